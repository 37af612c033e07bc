//! V835: a waiver was asked for twice (V-2).

use super::asked::reviewed;
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use core::fmt;
use gradecrosswalk_domain::exchange::{Waiver, WaiverFault};
use gradecrosswalk_matching::Repairer;

/// A waiver beside another for the same school year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WaiverDoubled {
    /// The waiver.
    pub waiver: Waiver,
}

impl Evidence for WaiverDoubled {
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
            "the waiver of {submitted} for {year} counts for nothing: there is another for the same school year"
        )
    }

    fn repair(&self) -> &'static str {
        "keep one request for each school year"
    }
}

/// One problem for each such waiver that somebody may still count on.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for review in reviewed(survey).iter().filter(|review| review.faults().contains(&WaiverFault::Doubled)) {
        found.push(WaiverDoubled { waiver: review.waiver().clone() }.into());
    }
}
