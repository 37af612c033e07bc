//! V834: a waiver is for another school year than the next (V-2; document 003).

use super::asked::reviewed;
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use core::fmt;
use gradecrosswalk_domain::exchange::{Waiver, WaiverFault};
use gradecrosswalk_matching::Repairer;

/// A waiver for a school year that could not be asked for on that day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WaiverWrongYear {
    /// The waiver.
    pub waiver: Waiver,
}

impl Evidence for WaiverWrongYear {
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
            "the waiver of {submitted} for {year} suspends nothing: it is not for the next school year of that day"
        )
    }

    fn repair(&self) -> &'static str {
        "ask for the school year that is meant, from January 1 through March 1 before it begins"
    }
}

/// One problem for each such waiver that somebody may still count on.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for review in reviewed(survey).iter().filter(|review| review.faults().contains(&WaiverFault::WrongYear)) {
        found.push(WaiverWrongYear { waiver: review.waiver().clone() }.into());
    }
}
