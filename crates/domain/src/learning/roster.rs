//! The sections of a learning class: their links to SIS sections and their students (rules L-5, L-6).

use crate::ClassSectionId;
use crate::grades::Ssid;
use crate::school::SectionKey;
use alloc::vec::Vec;

/// How a student of a class section is tied to the SIS (document 004, *Edit Roster*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum RosterLink {
    /// By the linked SIS section: the chain beside the name.
    #[default]
    Linked,
    /// Not at all: added in the learning system only.
    NotLinked,
    /// Overridden by hand: the lock beside the name. Nothing is sent for this student, and that is no fault.
    Overridden,
}

/// A student on the roster of a class section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RosterStudent {
    /// The student.
    pub student: Ssid,
    /// How the student is tied to the SIS.
    pub link: RosterLink,
}

/// A section of a learning class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassSection {
    /// Its identifier, unique in its class.
    pub id: ClassSectionId,
    /// The SIS sections that it is linked to. One or none is right (rule L-6); more can be held.
    pub linked: Vec<SectionKey>,
    /// Its students, each once.
    pub roster: Vec<RosterStudent>,
}

impl ClassSection {
    /// How the student is tied to the SIS; none where the student is not on the roster. The roster of a
    /// [`LearningClass`](super::LearningClass) is in order.
    pub fn link_of(&self, student: &Ssid) -> Option<RosterLink> {
        let place = self.roster.binary_search_by(|of| of.student.cmp(student)).ok()?;
        self.roster.get(place).map(|of| of.link)
    }
}
