//! Which home section a student's enrollments name for a technical term (rule G-2). Never guesses between two.

use super::NoHome;
use crate::rows::EnrollmentRow;

/// What a student's enrollments say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Enrolled {
    /// One home section, by its slot.
    In(u8),
    /// Two different home sections hold the day, or end last on the same day.
    Several,
    /// None.
    Nowhere(NoHome),
}

/// Of the enrollments of one student in one technical section that share a day with the term: the home section of
/// the one that holds the day; else that of the latest to end. Several in one home section are one.
///
/// Days are in days of the common era; `term` is the term's first and last; `links` is how many home sections the technical section has.
pub(crate) fn choose(rows: &[EnrollmentRow], links: u32, (first, last): (u32, u32), day: u32) -> Enrolled {
    if links == 0 {
        return Enrolled::Nowhere(NoHome::NotLinked);
    }
    let known = || rows.iter().filter(|row| (1..=links).contains(&u32::from(row.slot())));
    if known().next().is_none() {
        return Enrolled::Nowhere(NoHome::NotEnrolled);
    }
    let in_term = || known().filter(|row| row.first() <= last && first <= row.last());
    let holding = in_term().filter(|row| row.first() <= day && day <= row.last());
    if let Some(found) = only_one(holding.map(EnrollmentRow::slot)) {
        return found;
    }
    let latest = in_term().map(EnrollmentRow::last).max();
    let ending = in_term().filter(|row| Some(row.last()) == latest);
    only_one(ending.map(EnrollmentRow::slot)).unwrap_or(Enrolled::Nowhere(NoHome::OutsideTerm))
}

/// None for no slot; the slot, if all are one; else several.
fn only_one(slots: impl Iterator<Item = u8>) -> Option<Enrolled> {
    slots.map(Enrolled::In).reduce(|a, b| if a == b { a } else { Enrolled::Several })
}
