//! Policies, and the technical school's waivers.

use super::pick::weighted;
use crate::builders::waiver;
use gradecrosswalk_domain::calendar::{AsOf, SchoolYear};
use gradecrosswalk_domain::exchange::{Waiver, WaiverStanding};
use gradecrosswalk_domain::school::SchoolKind;
use gradecrosswalk_domain::scores::Rounding;
use gradecrosswalk_matching::{HomeEditPolicy, PlanPolicy, TermMatchPolicy};
use proptest::prelude::*;

/// Every policy of every kind; the default ones somewhat more often.
pub(super) fn policy() -> impl Strategy<Value = PlanPolicy> {
    // Two open terms without a common day are rare, and differ for every policy by date.
    let weight = |policy| match policy {
        TermMatchPolicy::ReferenceDay | TermMatchPolicy::Overlap => 6,
        _ => 2,
    };
    let term_match = TermMatchPolicy::ALL.map(|policy| (weight(policy), policy));
    let places = weighted(&[(6, 0), (3, 1), (2, 2), (1, 3), (1, 4), (1, 5)]).boxed();
    let rounding = prop_oneof![
        3 => Just(Rounding::Exact),
        2 => places.clone().prop_map(|places| Rounding::HalfUp { places }),
        2 => places.clone().prop_map(|places| Rounding::HalfEven { places }),
        1 => places.clone().prop_map(|places| Rounding::Down { places }),
        1 => places.prop_map(|places| Rounding::Up { places }),
    ];
    let home_edits = weighted(&[(1, HomeEditPolicy::Overwrite), (1, HomeEditPolicy::Hold)]);
    (weighted(&term_match), rounding, home_edits).prop_map(|(term_match, rounding, home_edits)| PlanPolicy {
        term_match,
        rounding,
        home_edits,
    })
}

/// The technical school's kind and waived years, counted from the year of the run.
#[derive(Debug, Clone)]
pub(super) struct Waivers {
    pub(super) kind: SchoolKind,
    years: Vec<i32>,
}

pub(super) fn waivers() -> impl Strategy<Value = Waivers> {
    let local = |years: &[i32]| Waivers { kind: SchoolKind::LocalTechnical, years: years.to_vec() };
    weighted(&[
        (50, Waivers { kind: SchoolKind::StateTechnical, years: Vec::new() }),
        (43, local(&[])),
        (4, local(&[-1, 1])),
        (2, local(&[0])),
        (1, local(&[-1, 0])),
    ])
}

impl Waivers {
    pub(super) fn approved(&self, as_of: AsOf) -> Vec<Waiver> {
        let now = SchoolYear::of(as_of.date()).unwrap().first_calendar_year();
        let years = self.years.iter().map(|years| now + years);
        years.map(|year| waiver("CTC-1", year, &format!("{year}-02-01"), WaiverStanding::Approved)).collect()
    }
}
