//! Which home schools take the nightly sync of unknown attendance, and the schools' days of instruction (rule A-2).

use super::SetupError;
use crate::SchoolId;
use crate::attendance::InstructionalCalendar;
use crate::school::School;
use alloc::vec::Vec;

/// A school's days of instruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolCalendar {
    /// The technical school or a home school.
    pub school: SchoolId,
    /// Its days of instruction.
    pub days: InstructionalCalendar,
}

/// What a set-up says of attendance; by default that no home school takes the sync.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AttendanceParts {
    /// The home schools that opted in to the nightly sync of unknown attendance, in any order; one that stands twice
    /// counts once.
    pub opted_in: Vec<SchoolId>,
    /// The schools' days of instruction, in any order. A school that opted in without one can be held.
    pub calendars: Vec<SchoolCalendar>,
}

impl AttendanceParts {
    /// Puts the lists in order, and refuses what names no school of the set-up or gives one two calendars. `homes` are
    /// ascending.
    pub(super) fn check(&mut self, technical: &School, homes: &[School]) -> Result<(), SetupError> {
        self.opted_in.sort();
        self.opted_in.dedup();
        self.calendars.sort_by(|a, b| a.school.cmp(&b.school));
        let is_home = |id: &SchoolId| homes.binary_search_by(|home| home.id().cmp(id)).is_ok();
        if let Some(school) = self.opted_in.iter().find(|id| !is_home(id)) {
            return Err(SetupError::UnknownOptIn { school: school.clone() });
        }
        let strange = |of: &&SchoolCalendar| of.school != *technical.id() && !is_home(&of.school);
        if let Some(of) = self.calendars.iter().find(strange) {
            return Err(SetupError::UnknownCalendar { school: of.school.clone() });
        }
        let mut neighbours = self.calendars.iter().zip(self.calendars.iter().skip(1));
        match neighbours.find(|(a, b)| a.school == b.school) {
            Some((of, _)) => Err(SetupError::DoubledCalendar { school: of.school.clone() }),
            None => Ok(()),
        }
    }
}
