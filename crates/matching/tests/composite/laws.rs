//! Laws of the weighted mean (rules C-1 to C-3), on random weights, grades and gaps.

use crate::case::{rule, school, task};
use core::num::NonZeroU128;
use gradecrosswalk_domain::calendar::TermMask;
use gradecrosswalk_domain::exchange::ExchangeProfile;
use gradecrosswalk_domain::school::{CompositeChild, CompositeRule};
use gradecrosswalk_domain::scores::{ChildWeight, Percent, Rounding};
use gradecrosswalk_matching::composite::{
    Calculator, CompositeGrade, CompositePolicy, CompositeRules, MissingPart, NoGrade, SlotMark,
};
use gradecrosswalk_matching::exact::Ratio;
use gradecrosswalk_testkit::builders::{number, task_name};
use proptest::collection::vec;
use proptest::prelude::*;

/// One part: its weight and what is posted, in units.
type Part = (u32, Option<u32>);

fn part() -> impl Strategy<Value = Part> {
    let weight = prop_oneof![1 => Just(0), 4 => 1_u32..=1_000_000, 1 => 1..=ChildWeight::MAX.units()];
    let percent = prop_oneof![4 => 0_u32..=1_000_000, 1 => 0..=Percent::MAX.units()];
    (weight, prop_oneof![4 => percent.prop_map(Some), 1 => Just(None)])
}

fn missing() -> impl Strategy<Value = MissingPart> {
    prop_oneof![Just(MissingPart::Renormalise), Just(MissingPart::Withhold), Just(MissingPart::Zero)]
}

/// The grade of `F4` made of up to eight parts: four term grades and four exams.
fn grade(parts: &[Part], missing: MissingPart) -> Result<CompositeGrade, NoGrade> {
    let places: Vec<(&str, u8)> =
        ["Q", "X"].into_iter().flat_map(|of| (1..=4).map(move |term| (task(of), term))).collect();
    let child = |(at, (weight, _)): (usize, &Part)| CompositeChild {
        task: task_name(places[at].0),
        term: number(places[at].1),
        weight: ChildWeight::from_units(*weight).unwrap(),
    };
    let children = parts.iter().enumerate().map(child).collect();
    let rule = CompositeRule { children, ..rule("F4 =") };
    let (school, profile) = (school(vec![rule]), ExchangeProfile::kts());
    let rules = CompositeRules::compile(&school, &profile);
    let course = &rules.courses()[0];
    let mut student = course.student(TermMask::ALL);
    for (at, (_, posted)) in parts.iter().enumerate() {
        let slot = course.slot(&task_name(places[at].0), number(places[at].1)).unwrap();
        if let Some(units) = posted {
            student.post(slot, SlotMark::Percent(Percent::from_units(*units).unwrap()));
        }
    }
    let policy = CompositePolicy { missing, rounding: Rounding::Exact };
    let slot = course.slot(&task_name(task("F")), number(4)).unwrap();
    Calculator::new(course, policy).grade(&student, slot)
}

fn units(of: u32) -> Ratio {
    Ratio::new(u128::from(of), NonZeroU128::new(10_000).unwrap())
}

/// Whether one fraction is at most another; both are small.
fn at_most(a: Ratio, b: Ratio) -> bool {
    a.numerator() * b.denominator().get() <= b.numerator() * a.denominator().get()
}

proptest! {
    #[test]
    fn of_equal_grades_it_is_that_grade(weights in vec(1_u32..=1_000_000, 1..=8), percent in 0..=Percent::MAX.units()) {
        let parts: Vec<Part> = weights.into_iter().map(|weight| (weight, Some(percent))).collect();
        let grade = grade(&parts, MissingPart::Withhold).unwrap();
        prop_assert_eq!(grade.exact(), units(percent));
        prop_assert_eq!(grade.percent().units(), percent);
    }

    #[test]
    fn it_lies_between_the_least_and_the_greatest(parts in vec(part(), 1..=8)) {
        let counted = || parts.iter().filter(|(weight, _)| *weight > 0).filter_map(|(_, percent)| *percent);
        match grade(&parts, MissingPart::Renormalise) {
            Ok(grade) => {
                let (least, greatest) = (counted().min().unwrap(), counted().max().unwrap());
                prop_assert!(at_most(units(least), grade.exact()) && at_most(grade.exact(), units(greatest)));
                prop_assert!((least..=greatest).contains(&grade.percent().units()));
            }
            Err(_) => prop_assert_eq!(counted().count(), 0),
        }
    }

    #[test]
    fn scaling_all_weights_changes_nothing(parts in vec((0_u32..=1_000, part()), 1..=8), times in 1_u32..=9_000, missing in missing()) {
        let small: Vec<Part> = parts.iter().map(|(weight, (_, posted))| (*weight, *posted)).collect();
        let scaled: Vec<Part> = small.iter().map(|(weight, posted)| (weight * times, *posted)).collect();
        prop_assert_eq!(grade(&small, missing), grade(&scaled, missing));
    }

    #[test]
    fn the_order_of_the_parts_never_matters(parts in vec(part(), 1..=8), turn in 0_usize..8, missing in missing()) {
        // The same weights and percents, on other terms and tasks.
        let mut turned = parts.clone();
        turned.rotate_left(turn % parts.len());
        prop_assert_eq!(grade(&parts, missing), grade(&turned, missing));
    }

    /// The definition, added up in one go over a common denominator.
    #[test]
    fn it_is_the_weighted_mean(parts in vec(part(), 1..=8), missing in missing()) {
        let counted: Vec<(u128, u128)> = parts
            .iter()
            .filter(|(_, posted)| posted.is_some() || missing == MissingPart::Zero)
            .map(|(weight, posted)| (u128::from(*weight), u128::from(posted.unwrap_or(0))))
            .collect();
        let weight: u128 = counted.iter().map(|(weight, _)| weight).sum();
        let sum: u128 = counted.iter().map(|(weight, percent)| weight * percent).sum();
        let holds_back = missing == MissingPart::Withhold && parts.iter().any(|(weight, of)| *weight > 0 && of.is_none());
        let nothing = !parts.iter().any(|(weight, posted)| *weight > 0 && posted.is_some());
        let expected = NonZeroU128::new(weight * 10_000).filter(|_| !holds_back && !nothing);
        prop_assert_eq!(grade(&parts, missing).ok().map(|grade| grade.exact()), expected.map(|of| Ratio::new(sum, of)));
    }

    /// Whatever is set up, compiling and calculating return, and a grade is a percent.
    #[test]
    fn any_rules_are_answered(
        rules in vec((0_usize..4, 1_u8..=5, vec((0_usize..4, 1_u8..=5, 0..=ChildWeight::MAX.units()), 0..6)), 0..8),
        posted in vec((0_usize..4, 1_u8..=4, 0..=Percent::MAX.units()), 0..10),
        enrolled in any::<u16>(),
        missing in missing(),
        places in 0_u8..=5,
    ) {
        let name = |of: usize| task_name(task(["Q", "X", "S", "F"][of]));
        let given = rules.iter().map(|(of, term, parts)| {
            let children = parts.iter().map(|(of, term, weight)| CompositeChild {
                task: name(*of),
                term: number(*term),
                weight: ChildWeight::from_units(*weight).unwrap(),
            });
            CompositeRule { task: name(*of), term: number(*term), children: children.collect(), ..rule("F4 =") }
        });
        let (school, profile) = (school(given.collect()), ExchangeProfile::kts());
        let rules = CompositeRules::compile(&school, &profile);
        for course in rules.courses() {
            let mut student = course.student(TermMask::from_bits(enrolled));
            for (of, term, units) in &posted {
                if let Some(slot) = course.slot(&name(*of), number(*term)) {
                    student.post(slot, SlotMark::Percent(Percent::from_units(*units).unwrap()));
                }
            }
            let policy = CompositePolicy { missing, rounding: Rounding::HalfUp { places } };
            let mut calculator = Calculator::new(course, policy);
            prop_assert_eq!(calculator.grades(&student).len(), course.composites().count());
            for slot in course.composites() {
                let explained = calculator.explain(&student, slot).unwrap();
                prop_assert_eq!(calculator.grade(&student, slot), explained.grade);
                let counted = explained.parts.iter().filter(|part| part.share.is_some()).count();
                prop_assert_eq!(explained.grade.is_ok(), counted > 0, "{}", explained);
            }
        }
    }
}
