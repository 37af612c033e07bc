//! The Term GPA of worked cases, and the honor roll (rule P-1).

use crate::case::{ask, scores, show};
use gradecrosswalk_domain::BandName;
use gradecrosswalk_matching::gpa::{BonusUse, GpaPolicy, HonorBand, HonorRoll, term_gpa};
use gradecrosswalk_testkit::builders::{number, ssid};

/// The GPA or the code of the reason, how many scores count, and what is left out with the code of why.
fn gpa(texts: &str, policy: GpaPolicy) -> (String, usize, Vec<String>) {
    ask(&scores(1, texts), |tasks, all| {
        let report = term_gpa(tasks, policy, number(1), all.student(ssid(1)).unwrap());
        let left_out = report.left_out.iter();
        let left_out = left_out.map(|of| format!("{} {}", show(of.score), of.why.code())).collect();
        let gpa = match report.gpa {
            Ok(gpa) => gpa.value().to_string(),
            Err(why) => why.code().to_owned(),
        };
        (gpa, report.counted.len(), left_out)
    })
}

#[test]
fn worked_cases() {
    for (what, texts, expected, counted) in [
        ("equal weights", "A/term/1=A B/term/1=B", "3.5", 2),
        ("a weight of 2", "A/term/1=A C/term/1=B", "3.33333", 2),
        ("a half goes up at the fifth place", "A/term/1=A B/term/1=A C/term/1=B D/term/1=B", "3.44444", 4),
        ("a weight of 0 counts with 0", "A/term/1=B E/term/1=F", "3", 2),
        ("only a weight of 0", "E/term/1=A", "zero-weights", 1),
        ("a failed course counts as its 0", "A/term/1=A B/term/1=F", "2", 2),
        ("a pass is left out, not 0", "A/term/1=A B/term/1=P", "4", 1),
        ("an incomplete is left out, not 0", "A/term/1=A B/term/1=I", "4", 1),
        ("nothing but passes", "A/term/1=P", "nothing-counts", 0),
        ("another term does not matter", "A/term/1=A B/term/2=F", "4", 1),
        ("no weight on the final grade", "A/term/1=A A/final/1=F", "4", 1),
        ("weights on several tasks", "A/term/1=A Twice/term/1=F Twice/final/1=F", "4", 1),
        ("two different scores of one key", "A/term/1=A B/term/1=A B/term/1=F", "4", 1),
        ("two equal scores are one", "A/term/1=A B/term/1=B B/term/1=B B/CTE/1=B", "3.5", 2),
        ("two sections of a course are two classes", "A/term/1=A A-2/term/1=B", "3.5", 2),
    ] {
        let (gpa, count, _) = gpa(texts, GpaPolicy::default());
        assert_eq!((gpa.as_str(), count), (expected, counted), "P-1: {what}");
    }
}

#[test]
fn what_is_left_out_is_said() {
    let texts = "A/term/1=A A/final/1=A B/term/1=P C/term/1=Z Twice/term/1=A Twice/final/1=A Doubled/final/1=A \
                 D/term/1=A D/term/1=B Blank/term/1=A Other/term/1=A A/Quarter/1=A B/term/2=A";
    let (gpa, counted, left_out) = gpa(texts, GpaPolicy::default());
    assert_eq!((gpa.as_str(), counted), ("4", 1));
    assert_eq!(
        left_out,
        [
            "A-1/CTE Final Grade/1=A no-gpa-weight",
            "A-1/Quarter/1=A unknown-task",
            "B-1/CTE Term Grade/1=P no-gpa-value",
            "Blank-1/CTE Term Grade/1=A no-gpa-weight",
            "C-1/CTE Term Grade/1=Z unknown-score",
            "D-1/CTE Term Grade/1=A conflicting",
            "D-1/CTE Term Grade/1=B conflicting",
            "Doubled-1/CTE Final Grade/1=A task-doubled",
            "Other-1/CTE Term Grade/1=A unknown-course",
            "Twice-1/CTE Final Grade/1=A several-gpa-weights",
            "Twice-1/CTE Term Grade/1=A several-gpa-weights",
        ]
    );
}

#[test]
fn places_and_bonus_are_the_policys() {
    let texts = "A/term/1=A+ C/term/1=B";
    let at = |places, bonus| gpa(texts, GpaPolicy { places, bonus }).0;
    let places = [0, 1, 2, 3, 5, 9].map(|places| at(places, BonusUse::LeftOut));
    assert_eq!(places, ["3", "3.3", "3.33", "3.333", "3.33333", "3.33333"], "P-1");
    // 10/3 + 0.025, rounded after the bonus is added.
    assert_eq!(at(5, BonusUse::AddedAfterDivision), "3.35833");
    assert_eq!(at(1, BonusUse::AddedAfterDivision), "3.4");
    assert_eq!(
        gpa("A/term/1=A+ B/term/1=A+", GpaPolicy { places: 5, bonus: BonusUse::AddedAfterDivision }).0,
        "4.05"
    );
}

#[test]
fn a_band_is_that_of_the_gpa_that_is_shown() {
    let band =
        |name, least: &str| HonorBand { name: BandName::new(name).unwrap(), least: least.parse().unwrap() };
    let roll = HonorRoll::new([band("High Honors", "3.75"), band("Honors", "3.3")]).unwrap();
    let band_at = |places| {
        ask(&scores(1, "A/term/1=A C/term/1=B"), |tasks, all| {
            let policy = GpaPolicy { places, ..GpaPolicy::default() };
            let gpa = term_gpa(tasks, policy, number(1), all.student(ssid(1)).unwrap()).gpa.unwrap();
            roll.band(gpa).map(|band| band.name.to_string())
        })
    };
    assert_eq!(band_at(5).as_deref(), Some("Honors"), "3.33333");
    assert_eq!(band_at(0), None, "shown as 3");
    let error = HonorRoll::new([band("B", "3.5"), band("A", "3.5")]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "honor roll bands A and B both begin at gpa 3.5: give each a bound of its own"
    );
}
