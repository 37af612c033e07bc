//! V833: a waiver was not submitted from January 1 through March 1 (V-2; document 003).

use super::asked::reviewed;
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use core::fmt;
use gradecrosswalk_domain::exchange::{Waiver, WaiverFault};
use gradecrosswalk_matching::Repairer;

/// A waiver that was submitted too early or too late.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WaiverOutsideSubmission {
    /// The waiver.
    pub waiver: Waiver,
}

impl Evidence for WaiverOutsideSubmission {
    fn place(&self) -> Place {
        Place::school(self.waiver.school())
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, submitted) = (self.waiver.year(), self.waiver.submitted());
        write!(f, "the waiver for {year} suspends nothing: it was submitted on {submitted}")?;
        match Waiver::submission_days(self.waiver.year()) {
            Some(days) => write!(f, ", and not in {days}"),
            None => Ok(()),
        }
    }

    fn repair(&self) -> &'static str {
        "submit the request from January 1 through March 1 before the school year that it is for"
    }
}

/// One problem for each such waiver that somebody may still count on.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for review in
        reviewed(survey).iter().filter(|review| review.faults().contains(&WaiverFault::OutsideSubmission))
    {
        found.push(WaiverOutsideSubmission { waiver: review.waiver().clone() }.into());
    }
}
