//! Mistakes that users of other systems report, each impossible here.

use crate::case::{COURSE, Case};
use gradecrosswalk_domain::scores::{Mark, Rounding};
use gradecrosswalk_matching::HeldReason;
use gradecrosswalk_matching::composite::{GradeSlot, MissingPart};
use gradecrosswalk_testkit::builders::{both, group, minute, number, section, ssid, task_name};

#[test]
fn percent_and_letter_come_from_one_rounding() {
    let letters = group("Letters", &[("A", "90"), ("B", "80"), ("F", "0")]);
    // 89.5 exactly: shown without places it is 90 and an A, shown with one place 89.5 and a B.
    let case = Case::of(&["F4 = Q1:1 Q2:1"], "Q1=89 Q2=90");
    let mark = |places| {
        let grade = case.clone().rounding(Rounding::HalfUp { places }).grade("F4").unwrap();
        (grade.percent(), grade.mark(&letters).unwrap())
    };
    for (places, posted) in [(0, both("A", "90")), (1, both("B", "89.5")), (4, both("B", "89.5"))] {
        let (percent, mark) = mark(places);
        assert_eq!((Some(percent), &mark), (mark.percent(), &posted), "C-3, {places} places");
        let (_, item) = letters.by_percent(percent).unwrap();
        assert_eq!(mark.score(), Some(item.score()), "the letter is that of the percent beside it");
    }
}

#[test]
fn weights_above_100_never_make_more_than_100_percent() {
    let rules = ["F4 = Q1:50 Q2:50 Q3:50"];
    assert_eq!(Case::of(&rules, "Q1=100 Q2=100 Q3=100").says("F4"), "100", "C-1");
    let most = ["F4 = Q1:999.9999 Q2:999.9999 Q3:999.9999 Q4:999.9999"];
    assert_eq!(Case::of(&most, "Q1=100 Q2=100 Q3=100 Q4=100").says("F4"), "100");
}

#[test]
fn missing_and_pass_fail_are_never_zero_unasked() {
    let rules = ["F4 = Q1:1 Q2:1"];
    for (posted, why) in
        [("Q1=90", "missing"), ("Q1=90 Q2=pass", "pass/fail"), ("Q1=90 Q2=80|70", "two grades")]
    {
        assert_eq!(Case::of(&rules, posted).says("F4"), "90", "C-2: {why}");
    }
    // Even where the school asks for zeros, nobody gets 0 % for nothing.
    for posted in ["", "Q1=pass", "Q1=pass Q2=pass"] {
        let zeros = Case::of(&rules, posted).missing(MissingPart::Zero);
        assert_eq!(zeros.says("F4"), "nothing-to-average", "C-2: {posted:?}");
    }
}

#[test]
fn exactly_57_of_100_reaches_57() {
    // 0.57 * 100 is 56.99999999999999 in binary floating point.
    let group = group("Group", &[("D", "57"), ("F", "0")]);
    for (weights, posted) in [
        ("F4 = Q1:57 Q2:43", "Q1=100 Q2=0"),
        ("F4 = Q1:0.57 Q2:0.43", "Q1=100 Q2=0"),
        ("F4 = Q1:10 Q2:10 Q3:10", "Q1=56.9 Q2=57 Q3=57.1"),
    ] {
        let grade = Case::of(&[weights], posted).rounding(Rounding::Exact).grade("F4").unwrap();
        assert_eq!(grade.mark(&group), Ok(both("D", "57")), "S-2: {weights}");
    }
}

#[test]
fn a_score_without_min_percent_catches_nothing() {
    let group = group("Group", &[("A", "90"), ("B", "80"), ("I", ""), ("W", "")]);
    let grade = Case::of(&["F4 = Q1:1"], "Q1=79.9999").grade("F4").unwrap();
    assert_eq!(grade.mark(&group), Err(HeldReason::BelowLowestScore), "S-2");
    let grade = Case::of(&["F4 = Q1:1"], "Q1=80").grade("F4").unwrap();
    assert_eq!(grade.mark(&group), Ok(both("B", "80")), "S-2");
}

#[test]
fn what_is_posted_is_the_rounded_percent() {
    let group = group("Group", &[("A", "90"), ("F", "0")]);
    let grade = Case::of(&["F4 = Q1:1 Q2:6"], "Q1=23 Q2=0").rounding(Rounding::HalfUp { places: 2 });
    let of = GradeSlot { task: task_name("CTE Final Grade"), term: number(4) };
    let (section, at) = (section(COURSE, "1"), minute("2020-05-14 15:00"));
    let posting =
        grade.grade("F4").unwrap().posting(&group, &of, Some(ssid(1)), section.clone(), at).unwrap();
    assert_eq!(
        posting.mark,
        Mark::Both(gradecrosswalk_testkit::builders::text("F"), "3.29".parse().unwrap())
    );
    assert_eq!(
        (posting.task, posting.term, posting.section, posting.posted),
        (of.task, of.term, section, at)
    );
}
