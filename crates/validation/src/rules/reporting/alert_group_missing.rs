//! V602: a school has no user group that gets the exchange's alerts (D-1; document 000).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Side, Survey};
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::school::AlertGroup;
use gradecrosswalk_matching::Repairer;

/// A school that no alert reaches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct AlertGroupMissing {
    /// The school.
    pub school: SchoolId,
    /// Who repairs it.
    pub repairer: Repairer,
}

impl Evidence for AlertGroupMissing {
    fn place(&self) -> Place {
        Place::school(&self.school)
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no user group is set up for alerts: nobody at the school sees them")
    }

    fn repair(&self) -> &'static str {
        "set up the data exchange's user group for the school"
    }
}

/// One problem for each school of which the caller knows that it has none.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools().filter(|at| at.school.reporting().alert_group == AlertGroup::Missing) {
        let repairer = match at.side {
            Side::Technical => Repairer::TechnicalOffice,
            // Document 000: the district's system administrator sets it up.
            Side::Home(_) => Repairer::SystemAdministrator,
        };
        found.push(AlertGroupMissing { school: at.school.id().clone(), repairer }.into());
    }
}
