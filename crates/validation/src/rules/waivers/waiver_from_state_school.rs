//! V831: a state-operated technical school asks for a waiver (V-1; document 003).

use super::asked::reviewed;
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use core::fmt;
use gradecrosswalk_domain::exchange::{Waiver, WaiverFault};
use gradecrosswalk_matching::Repairer;

/// A waiver of a school that can have none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WaiverFromStateSchool {
    /// The waiver.
    pub waiver: Waiver,
}

impl Evidence for WaiverFromStateSchool {
    fn place(&self) -> Place {
        Place::school(self.waiver.school())
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, submitted) = (self.waiver.year(), self.waiver.submitted());
        write!(f, "the waiver of {submitted} for {year} suspends nothing: the school is state-operated")
    }

    fn repair(&self) -> &'static str {
        "withdraw the request, and exchange enrollments and grades"
    }
}

/// One problem for each such waiver that somebody may still count on.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for review in reviewed(survey).iter().filter(|review| review.faults().contains(&WaiverFault::NotLocal)) {
        found.push(WaiverFromStateSchool { waiver: review.waiver().clone() }.into());
    }
}
