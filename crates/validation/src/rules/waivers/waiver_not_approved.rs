//! V836: a waiver's school year has begun, and it is not approved (V-2; document 003).

use super::asked::{reviewed, this_year};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use core::fmt;
use gradecrosswalk_domain::exchange::{Waiver, WaiverFault};
use gradecrosswalk_matching::Repairer;

/// A waiver of which nothing is decided, although its school year has begun.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WaiverNotApproved {
    /// The waiver.
    pub waiver: Waiver,
}

impl Evidence for WaiverNotApproved {
    fn place(&self) -> Place {
        Place::school(self.waiver.school())
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, submitted) = (self.waiver.year(), self.waiver.submitted());
        write!(
            f,
            "the waiver of {submitted} for {year} suspends nothing: its school year has begun, and it is not approved"
        )
    }

    fn repair(&self) -> &'static str {
        "ask for the decision, and exchange enrollments and grades until it is approved"
    }
}

/// One problem for each waiver of this school year that lacks nothing but the approval.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let now = this_year(survey);
    let only_approval = [WaiverFault::NotApproved];
    for review in reviewed(survey).iter().filter(|review| review.faults() == only_approval) {
        if Some(review.waiver().year()) == now {
            found.push(WaiverNotApproved { waiver: review.waiver().clone() }.into());
        }
    }
}
