//! The rows of a night, and what is refused about them.

use crate::exchange::ScopedStudent;
use crate::rows::{EnrollmentRow, HomeRow, PostedRow, SentRow};

/// The rows of one night, each list in its order (see [`rows`](crate::rows)).
///
/// `sent` may be left empty where nobody remembers what was sent (rule G-7). `scoped` holds the students for whom
/// [`Exchange::is_scoped`](crate::Exchange::is_scoped) says so, ascending; usually none.
#[derive(Debug, Clone, Copy, Default)]
pub struct Night<'a> {
    /// The grades posted at the technical school.
    pub posted: &'a [PostedRow],
    /// The grades that stand at the home schools.
    pub home: &'a [HomeRow],
    /// The enrollments in home sections.
    pub enrollments: &'a [EnrollmentRow],
    /// What earlier nights sent.
    pub sent: &'a [SentRow],
    /// Students for whom an exception is open tonight.
    pub scoped: &'a [ScopedStudent],
}

/// Which list of a night is out of order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RowList {
    /// [`Night::posted`].
    Posted,
    /// [`Night::home`].
    Home,
    /// [`Night::enrollments`].
    Enrollments,
    /// [`Night::sent`].
    Sent,
    /// [`Night::scoped`].
    Scoped,
    /// [`EnrollmentNight::roster`](crate::enrollments::EnrollmentNight::roster).
    Roster,
    /// [`AttendanceNight::entries`](crate::attendance::AttendanceNight::entries).
    Attendance,
    /// [`AttendanceNight::home`](crate::attendance::AttendanceNight::home).
    HomeAttendance,
}

impl RowList {
    fn name(self) -> &'static str {
        match self {
            Self::Posted => "posted",
            Self::Home => "home",
            Self::Enrollments => "enrollment",
            Self::Sent => "sent",
            Self::Scoped => "scoped student",
            Self::Roster => "roster",
            Self::Attendance => "attendance",
            Self::HomeAttendance => "home attendance",
        }
    }
}

/// A night could not be planned. Nothing is planned then; what stands in the output means nothing. Of streams, see
/// [`Planner`](super::Planner).
///
/// Which two rows an error is about, [`Night::offending_pair`] says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// A row stands after a greater one.
    #[error("{} row {place} stands after a greater one: sort the rows", list.name())]
    Unsorted {
        /// The list.
        list: RowList,
        /// The place of the row that comes too late, from 0.
        place: usize,
    },
    /// Two rows of one key where the key must be unique.
    #[error("{} row {place} has the key of an earlier row: keep one of them", list.name())]
    Doubled {
        /// The list.
        list: RowList,
        /// The place of the second row, from 0.
        place: usize,
    },
    /// The output has room for another number of decisions than there are posted rows.
    #[error("{decisions} decisions cannot take {posted} posted rows: give one decision for each row")]
    OutputLength {
        /// How many posted rows there are.
        posted: usize,
        /// How many decisions were lent.
        decisions: usize,
    },
    /// A stream has more rows of one student in one section than it takes; slices take any number.
    #[error("{} row {place} begins more than {max} rows of one student in one section: plan slices", list.name())]
    RunTooLong {
        /// The list.
        list: RowList,
        /// The place of the run's first row, from 0.
        place: usize,
        /// The most that a stream takes.
        max: usize,
    },
}

impl PlanError {
    /// The error with its place counted from an earlier row, so many rows before.
    pub(super) fn counted_from(mut self, before: impl FnOnce(RowList) -> usize) -> Self {
        match &mut self {
            Self::Unsorted { list, place }
            | Self::Doubled { list, place }
            | Self::RunTooLong { list, place, .. } => *place = place.saturating_add(before(*list)),
            Self::OutputLength { .. } => {}
        }
        self
    }
}

impl Night<'_> {
    /// The first row, list by list, that is out of order.
    pub(crate) fn disorder(&self) -> Option<PlanError> {
        let posted = out_of_order(self.posted, PostedRow::full_key, Repeats::Legal, RowList::Posted);
        posted
            .or_else(|| out_of_order(self.home, HomeRow::full_key, Repeats::Refused, RowList::Home))
            .or_else(|| {
                out_of_order(self.enrollments, EnrollmentRow::key, Repeats::Legal, RowList::Enrollments)
            })
            .or_else(|| self.side_disorder())
    }

    /// The first row out of order in the lists that planning does not merge.
    pub(crate) fn side_disorder(&self) -> Option<PlanError> {
        out_of_order(self.sent, |row| row.written().full_key(), Repeats::Refused, RowList::Sent)
            .or_else(|| out_of_order(self.scoped, |row| row.student, Repeats::Refused, RowList::Scoped))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repeats {
    Legal,
    Refused,
}

/// The first row that stands after a greater one or, where that is refused, has the key of another.
pub(crate) fn out_of_order<T, K: Ord>(
    rows: &[T],
    key: impl Fn(&T) -> K,
    repeats: Repeats,
    list: RowList,
) -> Option<PlanError> {
    let neighbours = rows.iter().zip(rows.iter().skip(1)).map(|(a, b)| key(a).cmp(&key(b)));
    (1..).zip(neighbours).find_map(|(place, order)| match order {
        core::cmp::Ordering::Greater => Some(PlanError::Unsorted { list, place }),
        core::cmp::Ordering::Equal if repeats == Repeats::Refused => Some(PlanError::Doubled { list, place }),
        core::cmp::Ordering::Equal | core::cmp::Ordering::Less => None,
    })
}
