//! A set-up at one instant, compiled for enrollments: links, the technical calendar, sections that take no more.

use crate::rows::day_number;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{AsOf, LocalMinute, SchoolYear, Term};
use gradecrosswalk_domain::exchange::{LinkTarget, SectionIndex, Setup};
use gradecrosswalk_domain::roster::{IntakeStop, NoIntake};
use gradecrosswalk_domain::school::SectionKey;

/// A set-up could not be compiled for enrollments.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EnrollmentCompileError {
    /// A section that takes no more students is none of the technical school's.
    #[error(
        "section {section} is said to take no more students, but the technical school has no such section: give it with the set-up or leave it out"
    )]
    UnknownSection {
        /// The section.
        section: SectionKey,
    },
}

/// A set-up compiled for the exchange of enrollments, at one instant.
///
/// Compile once a night with [`EnrollmentExchange::compile`]; no score groups, windows or policies are looked at.
#[derive(Debug, Clone)]
pub struct EnrollmentExchange<'s> {
    setup: &'s Setup,
    as_of: AsOf,
    now: LocalMinute,
    today: u32,
    waived: bool,
    ended: bool,
    /// First and last day of each technical term, in days of the common era.
    terms: Vec<(u32, u32)>,
    /// Sections that take no more students, ascending.
    stops: Vec<(SectionIndex, NoIntake)>,
}

impl<'s> EnrollmentExchange<'s> {
    /// The section of rows whose home section is of no technical course: nothing is due for them.
    pub const NOT_TECHNICAL: SectionIndex = SectionIndex(u32::MAX);

    /// Compiles a set-up for one instant. `stops`: the technical sections that take no more students, in any order; of a
    /// section that is both full and closed it counts that it is closed.
    ///
    /// # Errors
    ///
    /// If the technical school has no section of a stop.
    pub fn compile(
        setup: &'s Setup,
        as_of: AsOf,
        stops: &[IntakeStop],
    ) -> Result<Self, EnrollmentCompileError> {
        let now = setup.technical().clock().local(as_of);
        let today = day_number(now.date());
        let year = SchoolYear::of(now.date());
        let dates = setup.technical().schedule().terms().iter().map(Term::dates);
        let terms: Vec<_> = dates.map(|days| (day_number(days.first()), day_number(days.last()))).collect();
        let mut stopped = Vec::with_capacity(stops.len());
        for stop in stops {
            let place =
                setup.technical().section(&stop.section).and_then(|(place, _)| u32::try_from(place).ok());
            let unknown = || EnrollmentCompileError::UnknownSection { section: stop.section.clone() };
            stopped.push((SectionIndex(place.ok_or_else(unknown)?), stop.why));
        }
        stopped.sort_unstable();
        Ok(Self {
            setup,
            as_of,
            now,
            today,
            waived: setup.waived_years().iter().any(|waived| Ok(*waived) == year),
            ended: terms.iter().map(|(_, last)| *last).max().is_some_and(|last| last < today),
            terms,
            stops: stopped,
        })
    }

    /// The set-up that was compiled.
    pub fn setup(&self) -> &'s Setup {
        self.setup
    }

    /// The instant for which it was compiled.
    pub fn as_of(&self) -> AsOf {
        self.as_of
    }

    /// That instant in the technical school's local time.
    pub fn now(&self) -> LocalMinute {
        self.now
    }

    /// Whether the technical school has an approved waiver for tonight's school year (rule G-11).
    pub fn is_waived(&self) -> bool {
        self.waived
    }

    /// Whether the technical school's last term has ended.
    pub fn calendar_has_ended(&self) -> bool {
        self.ended
    }

    /// Why a technical section takes no more students, if it takes none.
    pub fn no_intake(&self, section: SectionIndex) -> Option<NoIntake> {
        let end = self.stops.partition_point(|(of, _)| *of <= section);
        let (of, why) = end.checked_sub(1).and_then(|last| self.stops.get(last))?;
        (*of == section).then_some(*why)
    }

    /// The section of rows whose home section is of a technical course, but linked to no section of it.
    pub fn not_linked(&self) -> SectionIndex {
        SectionIndex(u32::try_from(self.setup.technical().sections().len()).unwrap_or(u32::MAX))
    }

    /// The technical school's local date, in days of the common era.
    pub(super) fn today(&self) -> u32 {
        self.today
    }

    /// Whether the days share one with a term of the technical school.
    pub(super) fn is_in_a_term(&self, first: u32, last: u32) -> bool {
        self.terms.iter().any(|(term_first, term_last)| first <= *term_last && *term_first <= last)
    }

    /// A link of a technical section, by its slot from 1.
    pub(super) fn link(&self, section: SectionIndex, slot: u8) -> Option<&'s LinkTarget> {
        let place = usize::from(slot).checked_sub(1)?;
        self.setup.layout().links_of(section).get(place)
    }
}
