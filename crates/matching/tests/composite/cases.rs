//! Worked cases: rules, marks, enrollment, and the grade of `F4`.

use crate::case::Case;
use gradecrosswalk_domain::scores::Rounding;
use gradecrosswalk_matching::composite::MissingPart::{Renormalise, Withhold, Zero};
use gradecrosswalk_testkit::builders::mask;

/// What the case shows with its rule, the rules, the marks, the terms of enrollment, and the grade.
type Row = (&'static str, &'static [&'static str], &'static str, &'static [u8], &'static str);

const ALL: &[u8] = &[1, 2, 3, 4];
const QUARTERS_AND_EXAM: &[&str] = &["F4 = Q1:22.22 Q2:22.22 Q3:22.22 Q4:22.22 X4:11.12"];
const FIVE: &[&str] = &["F4 = Q1:20 Q2:20 Q3:20 Q4:20 X4:20"];
const SEMESTERS: &[&str] = &["S2 = Q1:50 Q2:50", "S4 = Q3:50 Q4:50", "F4 = S2:50 S4:50"];

const CASES: &[Row] = &[
    ("C-1: 22.22 x 4 + 11.12", QUARTERS_AND_EXAM, "Q1=90 Q2=80 Q3=70 Q4=60 X4=50", ALL, "72.22"),
    ("C-1: equal grades", QUARTERS_AND_EXAM, "Q1=77.7 Q2=77.7 Q3=77.7 Q4=77.7 X4=77.7", ALL, "77.7"),
    ("C-1: one half each", &["F4 = Q1:50 Q2:50"], "Q1=90 Q2=80", ALL, "85"),
    ("C-1: weights that sum to 2", &["F4 = Q1:1 Q2:1"], "Q1=90 Q2=80", ALL, "85"),
    ("C-1: weights that sum to 130", &["F4 = Q1:65 Q2:65"], "Q1=90 Q2=80", ALL, "85"),
    ("C-1: weights that sum to 0.0003", &["F4 = Q1:0.0001 Q2:0.0002"], "Q1=90 Q2=60", ALL, "70"),
    ("C-1: a weight of zero", &["F4 = Q1:0 Q2:40 Q3:60"], "Q1=10 Q2=90 Q3=80", ALL, "84"),
    ("C-1: extra credit", &["F4 = Q1:1 Q2:1"], "Q1=999.9999 Q2=999.9999", ALL, "999.9999"),
    ("C-1: the same part twice", &["F4 = Q1:1 Q1:1 Q2:1"], "Q1=90 Q2=60", ALL, "80"),
    ("C-2: joins in the second quarter", FIVE, "Q2=90 Q3=80 Q4=70 X4=60", &[2, 3, 4], "75"),
    ("C-2: the same, never enrolled but posted", FIVE, "Q1=0 Q2=90 Q3=80 Q4=70 X4=60", &[2, 3, 4], "75"),
    ("C-2: leaves after the first quarter", FIVE, "Q1=90", &[1], "90"),
    ("C-2: never enrolled", FIVE, "Q1=90", &[], "never-enrolled"),
    ("C-2: all parts missing", FIVE, "", ALL, "nothing-to-average"),
    ("C-2: a score without a percent is missing", FIVE, "Q1=pass Q2=90 Q3=90 Q4=90 X4=90", ALL, "90"),
    ("C-2: two different postings are missing", FIVE, "Q1=10|20 Q2=90 Q3=90 Q4=90 X4=90", ALL, "90"),
    ("C-2: two equal postings are one", FIVE, "Q1=10|10 Q2=90 Q3=90 Q4=90 X4=90", ALL, "74"),
    ("C-2: only what weighs nothing is posted", &["F4 = Q1:0 Q2:1"], "Q1=90", ALL, "nothing-to-average"),
    ("C-2: enrolled only for what weighs nothing", &["F4 = Q1:0 Q2:1"], "Q1=90", &[1], "zero-weights"),
    ("C-3: 23/7 at four places", &["F4 = Q1:1 Q2:6"], "Q1=23 Q2=0", ALL, "3.2857"),
    ("C-3: full precision through semesters", SEMESTERS, "Q1=90 Q2=90 Q3=88 Q4=89", ALL, "89.25"),
    ("C-1: a posted semester counts as posted", SEMESTERS, "Q1=90 Q2=90 Q3=88 Q4=89 S4=89", ALL, "89.5"),
    ("C-1: a semester posted without percent", SEMESTERS, "Q1=90 Q2=90 Q3=88 Q4=89 S4=pass", ALL, "90"),
    ("C-1: semesters alone", SEMESTERS, "S2=90 S4=80", ALL, "85"),
    ("C-2: joins in the second quarter, nested", SEMESTERS, "Q2=90 Q3=80 Q4=80", &[2, 3, 4], "85"),
    ("C-2: joins in the third quarter, nested", SEMESTERS, "Q3=88 Q4=89", &[3, 4], "88.5"),
    ("C-2: leaves after the first quarter, nested", SEMESTERS, "Q1=90", &[1], "90"),
    ("C-2: a semester that is posted without enrollment", SEMESTERS, "S2=50 Q3=90 Q4=80", &[3, 4], "85"),
    ("C-2: leaves in the third quarter, nested", SEMESTERS, "Q1=90 Q2=80 Q3=70", &[1, 2, 3], "77.5"),
    (
        "C-2: enrolled in the semester's own term but in none of its parts",
        &["S2 = Q1:1", "F4 = S2:50 Q3:50"],
        "Q3=80",
        &[2, 3],
        "80",
    ),
];

#[test]
fn worked_cases() {
    for (what, rules, posted, enrolled, grade) in CASES {
        let case = Case::of(rules, posted).enrolled(enrolled.iter().copied());
        assert_eq!(case.says("F4"), *grade, "{what}");
        let turned: Vec<&str> = rules.iter().copied().rev().collect();
        let turned = Case::of(&turned, posted).enrolled(enrolled.iter().copied());
        assert_eq!(turned.grade("F4"), case.grade("F4"), "{what}, rules in another order");
    }
}

#[test]
fn missing_parts_follow_the_policy() {
    // C-2. Marks; then the grade by renormalising, withholding, and zero.
    let table = [
        ("Q1=90 Q2=80 Q3=70 Q4=60 X4=50", ["70", "70", "70"]),
        ("Q1=90 Q2=80 Q3=70 Q4=60", ["75", "withheld", "60"]),
        ("Q1=90 Q2=pass Q3=90 Q4=90 X4=90", ["90", "withheld", "72"]),
        ("Q1=0", ["0", "withheld", "0"]),
        ("", ["nothing-to-average", "nothing-to-average", "nothing-to-average"]),
    ];
    for (posted, grades) in table {
        let by_policy =
            [Renormalise, Withhold, Zero].map(|missing| Case::of(FIVE, posted).missing(missing).says("F4"));
        assert_eq!(by_policy, grades, "{posted:?}");
    }
}

#[test]
fn never_enrolled_is_left_out_under_every_policy() {
    for missing in [Renormalise, Withhold, Zero] {
        let joins = Case::of(FIVE, "Q2=90 Q3=80 Q4=70 X4=60").enrolled([2, 3, 4]).missing(missing);
        assert_eq!(joins.says("F4"), "75", "C-2, {missing:?}");
        let nested = Case::of(SEMESTERS, "Q3=90 Q4=80").enrolled([3, 4]).missing(missing);
        assert_eq!(nested.says("F4"), "85", "C-2, {missing:?}, a whole semester");
    }
}

#[test]
fn a_policy_holds_in_nested_composites_too() {
    // C-2: Q4 is missing. S4 is then 80, none (so that F4 waits too), or 40.
    let of = |missing| Case::of(SEMESTERS, "Q1=90 Q2=90 Q3=80").missing(missing).says("F4");
    assert_eq!([Renormalise, Withhold, Zero].map(of), ["85", "withheld", "65"]);
    // Nothing of the second semester is there: it is missing as a whole.
    let of = |missing| Case::of(SEMESTERS, "Q1=90 Q2=90").missing(missing).says("F4");
    assert_eq!([Renormalise, Withhold, Zero].map(of), ["90", "withheld", "45"]);
}

#[test]
fn what_weighs_nothing_is_not_waited_for() {
    let case = Case::of(&["F4 = Q1:0 Q2:40 Q3:60"], "Q2=90 Q3=80").missing(Withhold);
    assert_eq!(case.says("F4"), "84", "C-2");
}

#[test]
fn the_one_rounding_is_the_callers() {
    let of = |rounding| Case::of(&["F4 = Q1:1 Q2:1"], "Q1=89 Q2=88.99").rounding(rounding).says("F4");
    assert_eq!(of(Rounding::Exact), "88.995", "C-3");
    assert_eq!(of(Rounding::HalfUp { places: 2 }), "89");
    assert_eq!(of(Rounding::HalfEven { places: 2 }), "89");
    assert_eq!(of(Rounding::Down { places: 2 }), "88.99");
    assert_eq!(of(Rounding::Down { places: 0 }), "88");
    assert_eq!(of(Rounding::Up { places: 1 }), "89");
    let seventh = Case::of(&["F4 = Q1:1 Q2:6"], "Q1=23 Q2=0");
    let places =
        [0, 1, 2, 3, 4, 9].map(|places| seventh.clone().rounding(Rounding::HalfUp { places }).says("F4"));
    assert_eq!(places, ["3", "3.3", "3.29", "3.286", "3.2857", "3.2857"]);
    assert_eq!(seventh.clone().rounding(Rounding::Exact).says("F4"), "3.2857");
    assert_eq!(seventh.grade("F4").unwrap().exact().to_string(), "3.285714… (23/7)");
    // 89.49999…: at four places it is 89.5, and rounding that again would make 90.
    let near =
        Case::of(&["F4 = Q1:999.9999 Q2:0.0001"], "Q1=89.5 Q2=0").rounding(Rounding::HalfUp { places: 0 });
    assert_eq!(near.says("F4"), "89");
    // At the greatest percent the greatest of so many places is kept.
    let most = Case::of(&["F4 = Q1:1"], "Q1=999.9999").rounding(Rounding::HalfUp { places: 0 });
    assert_eq!(most.says("F4"), "999");
}

#[test]
fn enrollment_is_by_term() {
    let case = Case::of(FIVE, "Q1=90 X4=60").enrolled([1, 4]);
    assert_eq!((case.enrolled, case.says("F4").as_str()), (mask([1, 4]), "75"), "C-2: a gap in between");
}
