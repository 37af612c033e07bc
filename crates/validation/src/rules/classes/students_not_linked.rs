//! V913: scores of students are not sent, because the roster does not tie them to the SIS section (L-5; document 004).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use crate::words::Counted;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::learning::RosterLink;
use gradecrosswalk_domain::{ClassId, ClassSectionId, SchoolId};
use gradecrosswalk_matching::Repairer;

/// Students of a linked class section whose scores stay behind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct StudentsNotLinked {
    /// The school.
    pub school: SchoolId,
    /// The class.
    pub class: ClassId,
    /// Its section.
    pub class_section: ClassSectionId,
    /// Those who are overridden by hand: the lock beside the name. Ascending.
    pub overridden: Vec<Ssid>,
    /// Those who were added in the learning system only. Ascending.
    pub not_linked: Vec<Ssid>,
}

impl Evidence for StudentsNotLinked {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).class(&self.class).class_section(&self.class_section);
        match (self.overridden.as_slice(), self.not_linked.as_slice()) {
            ([only], []) | ([], [only]) => place.student(*only),
            _ => place,
        }
    }

    fn repairer(&self) -> Repairer {
        Repairer::ClassOwner
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (overridden, not_linked) = (self.overridden.len(), self.not_linked.len());
        if overridden > 0 {
            write!(f, "{} overridden by hand on the roster", Counted(overridden, "student"))?;
        }
        match (overridden, not_linked) {
            (_, 0) => {}
            (0, _) => write!(f, "{} on the roster, but not linked", Counted(not_linked, "student"))?,
            _ => write!(f, ", {not_linked} not linked")?,
        }
        f.write_str(": their scores are not sent")
    }

    fn repair(&self) -> &'static str {
        "if their scores should be sent, take the override off and enroll them in the sis section"
    }
}

/// One problem for each class section that is linked to anything.
pub(crate) fn check(at: &ClassReturn<'_>, found: &mut Found) {
    for section in at.class().sections().iter().filter(|section| !section.linked.is_empty()) {
        let of = |link| {
            section.roster.iter().filter(move |of| of.link == link).map(|of| of.student).collect::<Vec<_>>()
        };
        let (overridden, not_linked) = (of(RosterLink::Overridden), of(RosterLink::NotLinked));
        if overridden.is_empty() && not_linked.is_empty() {
            continue;
        }
        let problem = StudentsNotLinked {
            school: at.school.clone(),
            class: at.class().id().clone(),
            class_section: section.id.clone(),
            overridden,
            not_linked,
        };
        found.push(problem.into());
    }
}
