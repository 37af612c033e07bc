//! A set-up for one day's unknown absences: who takes the sync, and who has instruction on that day.

use crate::rows::day_number;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::SchoolDay;
use gradecrosswalk_domain::exchange::{HomeIndex, LinkTarget, SectionIndex, Setup};

/// What a home school does with the day's unknown absences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// It has not opted in.
    No,
    /// It has opted in, and has no instruction on the day.
    NotOnThisDay,
    /// It makes entries of them.
    Yes,
}

/// A set-up compiled for the exchange of attendance, for the unknown absences of one day (rule A-2).
///
/// The caller gives the day; [`previous_instructional_day`] finds the one before tonight's from a school's calendar.
///
/// [`previous_instructional_day`]: gradecrosswalk_domain::attendance::InstructionalCalendar::previous_instructional_day
#[derive(Debug, Clone)]
pub struct AttendanceExchange<'s> {
    setup: &'s Setup,
    day: SchoolDay,
    day_number: u32,
    waived: bool,
    homes: Vec<Takes>,
}

impl<'s> AttendanceExchange<'s> {
    /// Compiles a set-up for one day. A home school that opted in without a calendar is taken to have instruction on it.
    pub fn compile(setup: &'s Setup, day: SchoolDay) -> Self {
        let year = day.school_year();
        let takes = |home: &gradecrosswalk_domain::school::School| {
            let calendar = setup.instructional_calendar(home.id());
            match (setup.is_opted_in(home.id()), calendar.is_none_or(|of| of.has_instruction(day))) {
                (false, _) => Takes::No,
                (true, false) => Takes::NotOnThisDay,
                (true, true) => Takes::Yes,
            }
        };
        Self {
            setup,
            day,
            day_number: day_number(day.date()),
            waived: setup.waived_years().iter().any(|waived| Some(*waived) == year),
            homes: setup.homes().iter().map(takes).collect(),
        }
    }

    /// The set-up that was compiled.
    pub fn setup(&self) -> &'s Setup {
        self.setup
    }

    /// The day whose unknown absences sync.
    pub fn day(&self) -> SchoolDay {
        self.day
    }

    /// Whether the technical school has an approved waiver for the day's school year (rule G-11).
    pub fn is_waived(&self) -> bool {
        self.waived
    }

    /// The day, in days of the common era.
    pub(super) fn day_number(&self) -> u32 {
        self.day_number
    }

    pub(super) fn takes(&self, home: HomeIndex) -> Takes {
        self.homes.get(usize::from(home.0)).copied().unwrap_or(Takes::No)
    }

    /// The links of a section, and whether a home school that could receive its absences takes the sync: of a section
    /// without links any, because nobody knows which should have one.
    pub(super) fn section(&self, section: SectionIndex) -> (&'s [LinkTarget], bool) {
        let links = self.setup.layout().links_of(section);
        let wanted = if links.is_empty() {
            self.homes.iter().any(|takes| *takes != Takes::No)
        } else {
            links.iter().any(|link| self.takes(link.home) != Takes::No)
        };
        (links, wanted)
    }

    /// Whether the technical school has the section.
    pub(super) fn has(&self, section: SectionIndex) -> bool {
        usize::try_from(section.0).is_ok_and(|place| place < self.setup.technical().sections().len())
    }
}
