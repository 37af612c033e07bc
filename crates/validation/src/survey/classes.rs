//! A learning class with the gradebooks to which its scores return, as rules look at it.

use alloc::vec::Vec;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::learning::{Activity, GradeReturn, LearningClass, SisSection};
use gradecrosswalk_domain::school::SectionKey;

/// A school's class and its grade return.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ClassReturn<'c> {
    pub(crate) school: &'c SchoolId,
    pub(crate) of: &'c GradeReturn,
}

impl<'c> ClassReturn<'c> {
    pub(crate) fn class(self) -> &'c LearningClass {
        self.of.class()
    }

    /// The SIS sections to which any section of the class is linked, ascending.
    pub(crate) fn linked(self) -> Vec<&'c SectionKey> {
        let mut linked: Vec<&SectionKey> =
            self.class().sections().iter().flat_map(|section| &section.linked).collect();
        linked.sort_unstable();
        linked.dedup();
        linked
    }

    /// Those of the linked SIS sections that are given, ascending.
    pub(crate) fn gradebooks(self) -> Vec<&'c SisSection> {
        self.linked().into_iter().filter_map(|key| self.of.section(key)).collect()
    }

    /// The activities of which anything is sent.
    pub(crate) fn scored(self) -> impl Iterator<Item = &'c Activity> {
        self.class().activities().iter().filter(|activity| activity.max_points.is_some())
    }
}
