//! What a fault was found in, as data: enough to see why it is one, and where it stands. Decides nothing.

use super::Fault;
use crate::held::Repairer;
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::fmt;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::learning::text::Pasted;
use gradecrosswalk_domain::learning::{ActivityKind, CategoryControl};
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::scores::Points;
use gradecrosswalk_domain::{ActivityId, ActivityTitle, CategoryName, ClassSectionId, TeacherId};

/// A linked SIS section and its lead teacher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionLead {
    /// The SIS section.
    pub section: SectionKey,
    /// Its lead teacher.
    pub lead: TeacherId,
}

/// What else bears a title.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum TitleHolder {
    /// Another activity of the class, once its title is cut.
    Activity(ActivityId),
    /// An entry of the section's gradebook that no activity of the class has sent.
    GradebookEntry,
}

/// A fault with what it was found in. Each kind is one [`Fault`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultFacts {
    /// [`Fault::LeadTeachersDiffer`].
    LeadTeachersDiffer {
        /// Every linked SIS section that is known, ascending, with its lead teacher.
        leads: Vec<SectionLead>,
    },
    /// [`Fault::OwnerNotLead`].
    OwnerNotLead {
        /// Who owns the class.
        owner: TeacherId,
        /// The lead teacher of all its SIS sections.
        lead: TeacherId,
    },
    /// [`Fault::SeveralSisSections`].
    SeveralSisSections {
        /// The SIS sections, ascending.
        linked: Vec<SectionKey>,
    },
    /// [`Fault::UnknownSisSection`].
    UnknownSisSection {
        /// The section that the SIS does not have.
        linked: SectionKey,
    },
    /// [`Fault::DueDateMissing`].
    DueDateMissing {
        /// What the activity is.
        kind: ActivityKind,
    },
    /// [`Fault::DueDateOutsideTerm`].
    DueDateOutsideTerm {
        /// The due date.
        due: NaiveDate,
        /// The section's grading term.
        term: DateRange,
    },
    /// [`Fault::TitleNotUnique`].
    TitleNotUnique {
        /// The title as it would be sent.
        title: ActivityTitle,
        /// What else bears it: activities ascending, then the gradebook.
        others: Vec<TitleHolder>,
    },
    /// [`Fault::PastedFormatting`].
    PastedFormatting {
        /// What was found, and the cleaned text.
        pasted: Pasted,
    },
    /// [`Fault::NoCategory`].
    NoCategory,
    /// [`Fault::CategoryInactive`].
    CategoryInactive {
        /// The category that was chosen.
        category: CategoryName,
    },
    /// [`Fault::CategoryNotControlled`].
    CategoryNotControlled {
        /// The category that was chosen, or that the entry is in.
        category: CategoryName,
        /// Who controls it.
        controlled_by: CategoryControl,
        /// The section's lead teacher.
        lead: TeacherId,
    },
    /// [`Fault::ScoreAboveMaximum`].
    ScoreAboveMaximum {
        /// The student's points.
        points: Points,
        /// The most points to be had.
        max_points: Points,
    },
}

impl FaultFacts {
    /// Which fault it is.
    pub fn fault(&self) -> Fault {
        match self {
            Self::LeadTeachersDiffer { .. } => Fault::LeadTeachersDiffer,
            Self::OwnerNotLead { .. } => Fault::OwnerNotLead,
            Self::SeveralSisSections { .. } => Fault::SeveralSisSections,
            Self::UnknownSisSection { .. } => Fault::UnknownSisSection,
            Self::DueDateMissing { .. } => Fault::DueDateMissing,
            Self::DueDateOutsideTerm { .. } => Fault::DueDateOutsideTerm,
            Self::TitleNotUnique { .. } => Fault::TitleNotUnique,
            Self::PastedFormatting { .. } => Fault::PastedFormatting,
            Self::NoCategory => Fault::NoCategory,
            Self::CategoryInactive { .. } => Fault::CategoryInactive,
            Self::CategoryNotControlled { .. } => Fault::CategoryNotControlled,
            Self::ScoreAboveMaximum { .. } => Fault::ScoreAboveMaximum,
        }
    }
}

/// Where a fault stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum FaultPlace {
    /// In the class.
    Class,
    /// In a class section.
    Section {
        /// The class section.
        section: ClassSectionId,
    },
    /// In an entry of a class section.
    Entry {
        /// The class section.
        section: ClassSectionId,
        /// The activity.
        activity: ActivityId,
    },
    /// In a score of an entry.
    Score {
        /// The class section.
        section: ClassSectionId,
        /// The activity.
        activity: ActivityId,
        /// The student.
        student: Ssid,
    },
}

impl fmt::Display for FaultPlace {
    /// The student's SSID stands whole, because the one who repairs it needs it (rule F-1).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Class => f.write_str("the class"),
            Self::Section { section } => write!(f, "section {section}"),
            Self::Entry { section, activity } => write!(f, "activity {activity}, section {section}"),
            Self::Score { section, activity, student } => {
                write!(f, "activity {activity}, section {section}, student {student}")
            }
        }
    }
}

/// A fault of a push by place and code: what is kept of it to tell the next time whether it stays.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FaultMark {
    /// Where it stands.
    pub place: FaultPlace,
    /// Which fault it is.
    pub fault: Fault,
}

/// A fault of a plan with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedFault<'p> {
    /// Where it stands.
    pub place: FaultPlace,
    /// What it was found in.
    pub facts: &'p FaultFacts,
}

impl PlacedFault<'_> {
    /// Which fault it is.
    pub fn fault(&self) -> Fault {
        self.facts.fault()
    }

    /// Place and code.
    pub fn mark(&self) -> FaultMark {
        FaultMark { place: self.place.clone(), fault: self.fault() }
    }

    /// Who is to repair it, given the faults of the push before: one that stays is for the organisation's administrators
    /// (rule L-6; document 004: *if there are any persisting problems*).
    pub fn repairer(&self, before: &[FaultMark]) -> Repairer {
        let stays = before.iter().any(|mark| mark.fault == self.fault() && mark.place == self.place);
        if stays { Repairer::Administrators } else { self.fault().repairer() }
    }
}
