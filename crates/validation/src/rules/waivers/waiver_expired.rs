//! V832: a waiver has ended and was not asked for anew (V-2; document 003).

use super::asked::{reviewed, this_year};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use core::fmt;
use gradecrosswalk_domain::exchange::Waiver;
use gradecrosswalk_matching::Repairer;

/// A waiver of the school year before, without a request for this one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WaiverExpired {
    /// The waiver.
    pub waiver: Waiver,
}

impl Evidence for WaiverExpired {
    fn place(&self) -> Place {
        Place::school(self.waiver.school())
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, submitted) = (self.waiver.year(), self.waiver.submitted());
        write!(f, "the waiver of {submitted} for {year} has ended, and none was asked for this school year")
    }

    fn repair(&self) -> &'static str {
        "exchange enrollments and grades, and from January 1 through March 1 ask for a new waiver"
    }
}

/// One problem for the waiver that held last school year, where there is no request, not even a denied one, for this one.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let Some(now) = this_year(survey) else { return };
    if survey.setup.waivers().iter().any(|waiver| waiver.year() == now) {
        return;
    }
    for review in reviewed(survey).iter().filter(|review| review.holds()) {
        if review.waiver().year().next() == Ok(now) {
            found.push(WaiverExpired { waiver: review.waiver().clone() }.into());
        }
    }
}
