//! The set-up of one technical school and its home schools: everything of a night but the grades themselves.

use super::layout::{HomeIndex, Layout};
use super::{AttendanceParts, ExchangeProfile, Links, Waiver};
use crate::SchoolId;
use crate::attendance::InstructionalCalendar;
use crate::calendar::SchoolYear;
use crate::grades::{Ssid, SsidError};
use crate::school::{ExceptionScope, School, SchoolKind, SectionKey};
use alloc::vec::Vec;

/// The parts of a set-up, to be checked by [`Setup::new`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetupParts {
    /// What is particular to the exchange.
    pub profile: ExchangeProfile,
    /// The technical school.
    pub technical: School,
    /// The home schools that it serves.
    pub homes: Vec<School>,
    /// Which home section belongs to which technical section.
    pub links: Links,
    /// The technical school's waivers, in any order (rules G-11, V-1, V-2). Those that break the rules can be held:
    /// they suspend nothing.
    pub waivers: Vec<Waiver>,
    /// Which home schools take the nightly sync of unknown attendance, and days of instruction (rule A-2).
    pub attendance: AttendanceParts,
}

/// A set-up was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SetupError {
    /// The technical school is a home high school, or a home school is a technical one.
    #[error("school {school} is given as {given} but its kind is {kind:?}: give it where its kind belongs")]
    WrongKind {
        /// The school.
        school: SchoolId,
        /// Where it was given.
        given: &'static str,
        /// Its kind.
        kind: SchoolKind,
    },
    /// Two schools have one identifier.
    #[error("school {school} is given twice: give each school an identifier of its own")]
    DoubledSchool {
        /// The identifier.
        school: SchoolId,
    },
    /// A waiver of another school than the technical one (rule V-2).
    #[error(
        "a waiver is of school {school}, which is not the technical school: give only {technical}'s waivers"
    )]
    WaiverOfAnotherSchool {
        /// The school that the waiver names.
        school: SchoolId,
        /// The technical school.
        technical: SchoolId,
    },
    /// An opt-in to the sync of unknown attendance of a school that is not one of the home schools.
    #[error(
        "school {school} opted in to the attendance sync and is no home school of the set-up: give the school or remove its opt-in"
    )]
    UnknownOptIn {
        /// The school.
        school: SchoolId,
    },
    /// An instructional calendar of a school that is not given.
    #[error(
        "an instructional calendar names school {school}, which is not given: give the school or remove the calendar"
    )]
    UnknownCalendar {
        /// The school.
        school: SchoolId,
    },
    /// Two instructional calendars of one school.
    #[error("school {school} has two instructional calendars: give all its days of instruction in one")]
    DoubledCalendar {
        /// The school.
        school: SchoolId,
    },
    /// A given link names a school that is not given.
    #[error("a link names home school {school}, which is not given: give the school or remove the link")]
    UnknownHome {
        /// The school.
        school: SchoolId,
    },
    /// A given link names a section that its school does not have.
    #[error(
        "a link names section {section}, which school {school} does not have: give the section or remove the link"
    )]
    UnknownSection {
        /// The school.
        school: SchoolId,
        /// The section.
        section: SectionKey,
    },
    /// An exception is for a student whose SSID has not the profile's shape, so that it could never apply (rules
    /// K-6, W-8).
    #[error("school {school} has an exception for student {}: {problem}", .ssid.masked())]
    ExceptionSsid {
        /// The school.
        school: SchoolId,
        /// The student.
        ssid: Ssid,
        /// What is wrong with the identifier.
        problem: SsidError,
    },
    /// More home schools than compact rows can number.
    #[error("{count} home schools are more than {max}: split the set-up", max = Setup::MAX_HOMES)]
    TooManyHomes {
        /// How many were given.
        count: usize,
    },
    /// More home sections on one technical section than compact rows can number.
    #[error("section {section} is linked to {count} home sections: give at most {max}", max = Setup::MAX_LINKS)]
    TooManyLinks {
        /// The technical section.
        section: SectionKey,
        /// How many home sections are linked to it.
        count: usize,
    },
}

/// One technical school, its home schools and the links between their sections.
///
/// Home schools are kept ascending by identifier and waivers by year, so that the order in which the caller gave them
/// never matters.
/// What the schools set up wrong within is kept; the engine answers it for each grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    parts: SetupParts,
    /// The school years that an approved waiver suspends, ascending.
    waived_years: Vec<SchoolYear>,
    layout: Layout,
}

impl Setup {
    /// The most home schools that a set-up may have.
    pub const MAX_HOMES: usize = 16_383;
    /// The most home sections that one technical section may be linked to.
    pub const MAX_LINKS: usize = 255;

    /// Checks the parts and resolves every name in them.
    ///
    /// # Errors
    ///
    /// If a school is given twice or in the wrong place, a waiver is another school's, an exception's student cannot be
    /// one of this exchange, a given link, an opt-in or a calendar names what is not there, a school has two calendars, or
    /// a limit is passed.
    pub fn new(mut parts: SetupParts) -> Result<Self, SetupError> {
        let wrong = |school: &School, given| SetupError::WrongKind {
            school: school.id().clone(),
            given,
            kind: school.kind(),
        };
        if parts.technical.kind() == SchoolKind::HomeHighSchool {
            return Err(wrong(&parts.technical, "technical school"));
        }
        if let Some(home) = parts.homes.iter().find(|home| home.kind() != SchoolKind::HomeHighSchool) {
            return Err(wrong(home, "home school"));
        }
        parts.waivers.sort();
        if let Some(other) = parts.waivers.iter().find(|waiver| waiver.school() != parts.technical.id()) {
            return Err(SetupError::WaiverOfAnotherSchool {
                school: other.school().clone(),
                technical: parts.technical.id().clone(),
            });
        }
        if parts.homes.len() > Self::MAX_HOMES {
            return Err(SetupError::TooManyHomes { count: parts.homes.len() });
        }
        parts.homes.sort_by(|a, b| a.id().cmp(b.id()));
        let neighbours = parts.homes.iter().zip(parts.homes.iter().skip(1));
        let doubled = neighbours.map(|(a, b)| (a.id(), b.id())).find(|(a, b)| a == b).map(|(a, _)| a);
        let technical = parts.homes.iter().map(School::id).find(|id| *id == parts.technical.id());
        if let Some(school) = doubled.or(technical) {
            return Err(SetupError::DoubledSchool { school: school.clone() });
        }
        parts.attendance.check(&parts.technical, &parts.homes)?;
        for school in core::iter::once(&parts.technical).chain(&parts.homes) {
            check_students(&parts.profile, school)?;
        }
        let layout = Layout::of(&parts)?;
        let reviews = Waiver::review(parts.technical.kind(), &parts.waivers);
        let holding = reviews.iter().filter(|review| review.holds());
        let waived_years = holding.map(|review| review.waiver().year()).collect();
        Ok(Self { parts, waived_years, layout })
    }

    /// The parts, to change them and check them again.
    pub fn into_parts(self) -> SetupParts {
        self.parts
    }

    /// The parts as they were checked, for writing them.
    #[cfg(feature = "serde")]
    pub(super) fn parts(&self) -> &SetupParts {
        &self.parts
    }

    /// What is particular to the exchange.
    pub fn profile(&self) -> &ExchangeProfile {
        &self.parts.profile
    }

    /// The technical school.
    pub fn technical(&self) -> &School {
        &self.parts.technical
    }

    /// The home schools, ascending by identifier.
    pub fn homes(&self) -> &[School] {
        &self.parts.homes
    }

    /// The place of a home school in [`Setup::homes`].
    pub fn home_index(&self, id: &SchoolId) -> Option<HomeIndex> {
        let place = self.parts.homes.binary_search_by(|home| home.id().cmp(id)).ok()?;
        u16::try_from(place).ok().map(HomeIndex)
    }

    /// How links were given.
    pub fn links(&self) -> &Links {
        &self.parts.links
    }

    /// The technical school's waivers, ascending by year. [`Waiver::review`] says what is wrong with each.
    pub fn waivers(&self) -> &[Waiver] {
        &self.parts.waivers
    }

    /// The school years in which the technical school exchanges nothing, ascending: those of its waivers with which
    /// nothing is wrong (rules G-11, V-1, V-2).
    pub fn waived_years(&self) -> &[SchoolYear] {
        &self.waived_years
    }

    /// Which home schools take the nightly sync of unknown attendance, and the schools' days of instruction; both
    /// ascending by school.
    pub fn attendance(&self) -> &AttendanceParts {
        &self.parts.attendance
    }

    /// Whether a school takes the nightly sync of unknown attendance (rule A-2).
    pub fn is_opted_in(&self, school: &SchoolId) -> bool {
        self.parts.attendance.opted_in.binary_search(school).is_ok()
    }

    /// A school's days of instruction, where they are given.
    pub fn instructional_calendar(&self, school: &SchoolId) -> Option<&InstructionalCalendar> {
        let calendars = &self.parts.attendance.calendars;
        let place = calendars.binary_search_by(|of| of.school.cmp(school)).ok()?;
        calendars.get(place).map(|of| &of.days)
    }

    /// The same set-up as flat, index-based rows, from which the engine compiles.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }
}

/// Refuses exceptions for students whose SSIDs have not the profile's shape; of several names the least.
fn check_students(profile: &ExchangeProfile, school: &School) -> Result<(), SetupError> {
    let students = school.exceptions().iter().filter_map(|exception| match exception.scope {
        ExceptionScope::Student(ssid) => Some(ssid),
        _ => None,
    });
    let refused = students.filter_map(|ssid| Some((ssid, profile.ssid_shape().check(ssid).err()?)));
    match refused.min_by_key(|(ssid, _)| *ssid) {
        Some((ssid, problem)) => {
            Err(SetupError::ExceptionSsid { school: school.id().clone(), ssid, problem })
        }
        None => Ok(()),
    }
}
