//! V909: an activity is due outside the grading term of a linked SIS section (L-5; document 004).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use crate::words::Listed;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::fmt;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{ActivityId, ClassId, SchoolId};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::grade_return::{Fault, FaultFacts, SetUpPlace};

/// An activity that is due outside a grading term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct DueOutsideTerm {
    /// The school.
    pub school: SchoolId,
    /// The class.
    pub class: ClassId,
    /// The activity.
    pub activity: ActivityId,
    /// Its due date.
    #[cfg_attr(feature = "serde", serde(serialize_with = "crate::wire::date"))]
    pub due: NaiveDate,
    /// The grading terms in which it does not lie, ascending; at least one.
    pub terms: Vec<GradingTerm>,
}

/// A grading term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct GradingTerm {
    /// Its days.
    pub days: DateRange,
    /// The linked SIS sections whose grading term it is, ascending.
    pub sections: Vec<SectionKey>,
}

impl fmt::Display for GradingTerm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.days, Listed(&self.sections))
    }
}

impl Evidence for DueOutsideTerm {
    fn place(&self) -> Place {
        Place::school(&self.school).class(&self.class).activity(&self.activity)
    }

    fn repairer(&self) -> Repairer {
        Fault::DueDateOutsideTerm.repairer()
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "due on {}, outside the grading term {}: it is not sent there",
            self.due,
            Listed(&self.terms)
        )
    }

    fn repair(&self) -> &'static str {
        "move the due date into the grading term"
    }
}

/// One problem for each activity.
pub(crate) fn check(at: &ClassReturn<'_>, found: &mut Found) {
    let mut activities: BTreeMap<(&ActivityId, NaiveDate), BTreeMap<DateRange, Vec<SectionKey>>> =
        BTreeMap::new();
    for fault in at.faults() {
        if let (SetUpPlace::Entry(section, activity), FaultFacts::DueDateOutsideTerm { due, term }) = fault {
            let terms = activities.entry((activity, *due)).or_default();
            terms.entry(*term).or_default().push(section.clone());
        }
    }
    for ((activity, due), terms) in activities {
        let problem = DueOutsideTerm {
            school: at.school.clone(),
            class: at.class().id().clone(),
            activity: activity.clone(),
            due,
            terms: terms.into_iter().map(|(days, sections)| GradingTerm { days, sections }).collect(),
        };
        found.push(problem.into());
    }
}
