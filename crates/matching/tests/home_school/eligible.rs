//! Athletic eligibility: by count, share and credits, as of a date (rule P-4).

use crate::case::{FINAL, TERM, ask, scores};
use core::num::NonZeroU16;
use gradecrosswalk_matching::eligibility::{ExpectedGrade, PassRequirement, eligibility};
use gradecrosswalk_testkit::builders::{as_of, number, section, ssid, task_name};

/// Expected term grades of these courses in term 1.
fn expected(courses: &str) -> Vec<ExpectedGrade> {
    let grade =
        |course| ExpectedGrade { section: section(course, "1"), task: task_name(TERM), term: number(1) };
    courses.split_whitespace().map(grade).collect()
}

fn share(passed: u16, of: u16) -> PassRequirement {
    PassRequirement::Share { passed, of: NonZeroU16::new(of).unwrap() }
}

fn credits(credit: &str) -> PassRequirement {
    PassRequirement::Credits(credit.parse().unwrap())
}

/// The verdict, and what is missing with the code of why.
fn asked(requirement: PassRequirement, courses: &str, texts: &str) -> (String, Vec<String>) {
    let expected = expected(courses);
    ask(&scores(1, texts), |tasks, all| {
        let report = eligibility(tasks, requirement, as_of("2019-10-04"), &expected, all.student(ssid(1)));
        let missing =
            report.missing.iter().map(|(grade, why)| format!("{} {}", grade.section.course, why.code()));
        assert!(report.passed.len() + report.failed.len() + report.missing.len() <= expected.len());
        (format!("{:?}", report.verdict), missing.collect())
    })
}

fn verdict(requirement: PassRequirement, courses: &str, texts: &str) -> String {
    asked(requirement, courses, texts).0
}

#[test]
fn worked_cases() {
    let (all, two_of_three) = ("A/term/1=A B/term/1=D C/term/1=F", "A/term/1=A B/term/1=F");
    for (what, requirement, texts, expected) in [
        ("two of three by count", PassRequirement::Count(2), all, "Eligible"),
        ("three of three by count", PassRequirement::Count(3), all, "NotEligible"),
        ("a missing grade decides", PassRequirement::Count(2), two_of_three, "Undecided"),
        ("a missing grade does not matter, met", PassRequirement::Count(1), two_of_three, "Eligible"),
        ("a missing grade does not matter, unmet", PassRequirement::Count(3), two_of_three, "NotEligible"),
        ("nothing is asked", PassRequirement::Count(0), "", "Eligible"),
        ("nothing is posted", PassRequirement::Count(1), "", "Undecided"),
        ("a share, exactly met", share(2, 3), all, "Eligible"),
        ("a share, by less than a millionth", share(6667, 10_000), all, "NotEligible"),
        ("a share of 57 of 100", share(57, 100), all, "Eligible"),
        ("a share that waits", share(2, 3), two_of_three, "Undecided"),
        ("a share of more than all", share(2, 1), all, "NotEligible"),
        ("credits", credits("2"), all, "Eligible"),
        ("too few credits", credits("2.0001"), all, "NotEligible"),
        ("credits that wait", credits("1.5"), two_of_three, "Undecided"),
        ("credits that cannot be reached", credits("1.5001"), two_of_three, "NotEligible"),
        (
            "an incomplete fails as its group says",
            PassRequirement::Count(3),
            "A/term/1=A B/term/1=A C/term/1=I",
            "NotEligible",
        ),
        ("a pass passes", PassRequirement::Count(3), "A/term/1=P B/term/1=P C/term/1=P", "Eligible"),
    ] {
        assert_eq!(verdict(requirement, "A B C", texts), expected, "P-4: {what}");
    }
}

#[test]
fn a_share_of_nothing_is_undecided() {
    assert_eq!(asked(share(1, 2), "", "A/term/1=A"), ("Undecided".to_owned(), vec![]));
    assert_eq!(verdict(credits("0"), "", ""), "Eligible");
}

#[test]
fn the_instant_counts() {
    let of = |texts| asked(PassRequirement::Count(1), "A", texts);
    assert_eq!(of("A/term/1=A@2019-10-04"), ("Eligible".to_owned(), vec![]), "23:59 of the day is in time");
    assert_eq!(
        of("A/term/1=A@2019-10-05"),
        ("Undecided".to_owned(), vec!["A posted-later".to_owned()]),
        "P-4"
    );
    // The later of two postings counts, and one that came too late does not.
    assert_eq!(of("A/term/1=F@2019-09-20 A/term/1=A@2019-09-27").0, "Eligible");
    assert_eq!(of("A/term/1=A@2019-09-20 A/term/1=F@2019-09-27").0, "NotEligible");
    assert_eq!(of("A/term/1=A@2019-09-20 A/term/1=F@2019-10-07").0, "Eligible");
    // Without dates, or with one date, which is the later is not guessed.
    for texts in [
        "A/term/1=A A/term/1=F",
        "A/term/1=A@2019-09-20 A/term/1=F",
        "A/term/1=A@2019-09-20 A/CTE/1=F@2019-09-20",
    ] {
        assert_eq!(of(texts), ("Undecided".to_owned(), vec!["A conflicting".to_owned()]), "{texts}");
    }
}

#[test]
fn what_is_missing_is_said() {
    let (verdict, missing) =
        asked(credits("50"), "A B Blank Doubled Other", "A/term/1=A B/term/1=Z Blank/term/1=A A/term/1=A");
    assert_eq!(verdict, "Undecided");
    assert_eq!(missing, ["B unknown-score", "Blank no-credit", "Doubled not-posted", "Other not-posted"]);
    assert_eq!(asked(credits("50"), "Doubled", "Doubled/term/1=A").1, ["Doubled several-credits"]);
    assert_eq!(
        asked(PassRequirement::Count(9), "A A A", "A/term/1=A").0,
        "NotEligible",
        "one grade counts once"
    );
}

#[test]
fn other_tasks_do_not_matter() {
    let finals = [ExpectedGrade { section: section("A", "1"), task: task_name(FINAL), term: number(1) }];
    let verdict = ask(&scores(1, "A/term/1=F A/final/1=A A/final/2=F A-2/final/1=F"), |tasks, all| {
        let requirement = PassRequirement::Count(1);
        eligibility(tasks, requirement, as_of("2019-10-04"), &finals, all.student(ssid(1))).verdict
    });
    assert_eq!(format!("{verdict:?}"), "Eligible");
}
