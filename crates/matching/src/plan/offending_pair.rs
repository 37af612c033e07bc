//! The two rows that an error is about, so that they can be found where they came from.

use super::{Night, PlanError, RowList};
use crate::exchange::ScopedStudent;
use crate::rows::{EnrollmentRow, HomeRow, PostedRow, SentRow};

/// A row of any list of a night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnyRow {
    /// Of [`Night::posted`].
    Posted(PostedRow),
    /// Of [`Night::home`].
    Home(HomeRow),
    /// Of [`Night::enrollments`].
    Enrollment(EnrollmentRow),
    /// Of [`Night::sent`].
    Sent(SentRow),
    /// Of [`Night::scoped`]; shown without the whole SSID.
    Scoped(ScopedStudent),
}

/// Two rows of one list that are not in order, or that have one key where it must be unique; each with its place in
/// the list, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OffendingPair {
    /// The one that comes first.
    pub earlier: (usize, AnyRow),
    /// The one that comes too late, or again: the error names its place.
    pub later: (usize, AnyRow),
}

impl Night<'_> {
    /// The two rows that an error of planning this night is about, in order or not, whole or in parts. None for errors
    /// that are not about two rows.
    pub fn offending_pair(&self, error: &PlanError) -> Option<OffendingPair> {
        let (PlanError::Unsorted { list, .. } | PlanError::Doubled { list, .. }) = error else { return None };
        match list {
            RowList::Posted => pair_in(self.posted, error, PostedRow::full_key, AnyRow::Posted),
            RowList::Home => pair_in(self.home, error, HomeRow::full_key, AnyRow::Home),
            RowList::Enrollments => pair_in(self.enrollments, error, EnrollmentRow::key, AnyRow::Enrollment),
            RowList::Sent => pair_in(self.sent, error, |row| row.written().full_key(), AnyRow::Sent),
            RowList::Scoped => pair_in(self.scoped, error, |row| row.student, AnyRow::Scoped),
            RowList::Roster | RowList::Attendance | RowList::HomeAttendance => None,
        }
    }
}

fn pair_in<T: Copy, K: PartialEq>(
    rows: &[T],
    error: &PlanError,
    key: impl Fn(&T) -> K,
    any: impl Fn(T) -> AnyRow,
) -> Option<OffendingPair> {
    let (earlier, later) = match error {
        PlanError::Unsorted { place, .. } => (place.checked_sub(1)?, *place),
        PlanError::Doubled { place, .. } => {
            let doubled = key(rows.get(*place)?);
            (rows.get(..*place)?.iter().rposition(|row| key(row) == doubled)?, *place)
        }
        _ => return None,
    };
    let at = |place: usize| rows.get(place).map(|row| (place, any(*row)));
    Some(OffendingPair { earlier: at(earlier)?, later: at(later)? })
}
