//! Mistakes that users of other systems report, each impossible here.

use crate::case::{COURSE, Case};
use gradecrosswalk_domain::scores::{Mark, Rounding};
use gradecrosswalk_matching::HeldReason;
use gradecrosswalk_matching::composite::{GradeSlot, MissingPart};
use gradecrosswalk_matching::score_translation::translate;
use gradecrosswalk_testkit::builders::{both, group, minute, number, percent, section, ssid, task_name};

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

#[test]
fn a_grade_is_not_rounded_a_second_time_on_its_way_home() {
    // The exchange rounds percents to whole ones, by which 89.95 would be an A.
    let group = group("Letters", &[("A", "90"), ("B", "80"), ("F", "0")]);
    let grade = Case::of(&["F4 = Q1:1 Q2:1"], "Q1=89.9 Q2=90").rounding(Rounding::HalfUp { places: 2 });
    let mark = grade.grade("F4").unwrap().mark(&group).unwrap();
    assert_eq!(mark, both("B", "89.95"), "C-3");
    let sent = |mark: &Mark| translate(mark, &group, &group, Rounding::HalfUp { places: 0 }).unwrap();
    assert_eq!(sent(&mark), sent(&both("B", "80")), "S-4");
    assert_eq!(sent(&percent("89.95")), sent(&both("A", "90")), "the percent alone would be an A");
}

#[test]
fn semesters_are_not_rounded_before_the_year() {
    // Rounded on the way: 90 and 89, which make 89.5 and so 90. Not rounded: 89.25.
    let rules = ["S2 = Q1:50 Q2:50", "S4 = Q3:50 Q4:50", "F4 = S2:50 S4:50"];
    let year = Case::of(&rules, "Q1=90 Q2=90 Q3=88 Q4=89").rounding(Rounding::HalfUp { places: 0 });
    assert_eq!((year.says("S4"), year.says("F4")), ("89".to_owned(), "89".to_owned()), "C-3");
}

#[test]
fn nobody_is_given_a_zero_for_the_time_before_joining() {
    let rules = ["F4 = Q1:25 Q2:25 Q3:25 Q4:25"];
    for missing in [MissingPart::Renormalise, MissingPart::Withhold, MissingPart::Zero] {
        for posted in ["Q3=90 Q4=80", "Q1=0 Q2=0 Q3=90 Q4=80"] {
            let joins = Case::of(&rules, posted).enrolled([3, 4]).missing(missing);
            assert_eq!(joins.says("F4"), "85", "C-2: {missing:?}, {posted:?}");
        }
    }
}

#[test]
fn a_rule_with_a_fault_never_makes_another_grade_instead() {
    // Left out in silence, the unknown part would leave 90, the second rule 90, and the cycle 85.
    for (rules, posted) in [
        (&["F4 = Q1:1 Q5:1"][..], "Q1=90"),
        (&["F4 = Q1:1", "F4 = Q2:1"], "Q1=90 Q2=80"),
        (&["F4 = Q1:1 Q2:1 S4:1", "S4 = F4:1"], "Q1=90 Q2=80"),
        (&["F4 = Q1:0 Q2:0"], "Q1=90 Q2=80"),
        (&["F4 ="], ""),
    ] {
        assert_eq!(Case::of(rules, posted).says("F4"), "faulty-rule", "C-1: {rules:?}");
    }
}
