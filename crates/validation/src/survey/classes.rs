//! A learning class with the gradebooks to which its scores return, as rules look at it.

use alloc::vec::Vec;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::learning::{Activity, GradeReturn, LearningClass};
use gradecrosswalk_matching::grade_return::{FaultFacts, SetUpFault, SetUpPlace, set_up_faults};

/// A school's class, its grade return, and the faults that a push would meet.
#[derive(Debug)]
pub(crate) struct ClassReturn<'c> {
    pub(crate) school: &'c SchoolId,
    pub(crate) of: &'c GradeReturn,
    faults: Vec<SetUpFault>,
}

impl<'c> ClassReturn<'c> {
    pub(crate) fn of(school: &'c SchoolId, of: &'c GradeReturn) -> Self {
        Self { school, of, faults: set_up_faults(of) }
    }

    pub(crate) fn class(&self) -> &'c LearningClass {
        self.of.class()
    }

    /// The push's own faults, each with its place, in order.
    pub(crate) fn faults(&self) -> impl Iterator<Item = (&SetUpPlace, &FaultFacts)> {
        self.faults.iter().map(|fault| (&fault.place, &fault.facts))
    }

    /// The activities of which anything is sent.
    pub(crate) fn scored(&self) -> impl Iterator<Item = &'c Activity> {
        self.class().activities().iter().filter(|activity| activity.max_points.is_some())
    }
}
