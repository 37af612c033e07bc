//! Which home section a student's enrollments name for a technical term (rule G-2). Never guesses between two.

use super::{Exchange, NoHome};
use crate::rows::EnrollmentRow;
use gradecrosswalk_domain::calendar::TermNumber;

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
    let mut found = Enrolled::Nowhere(NoHome::NotEnrolled);
    // The day on which the chosen one ends; whoever holds the day comes before all.
    let mut greatest = None;
    for row in rows.iter().filter(|row| (1..=links).contains(&u32::from(row.slot()))) {
        if row.first() > last || row.last() < first {
            if greatest.is_none() {
                found = Enrolled::Nowhere(NoHome::OutsideTerm);
            }
            continue;
        }
        let rank = Some(if row.first() <= day && day <= row.last() { u32::MAX } else { row.last() });
        if rank > greatest {
            (found, greatest) = (Enrolled::In(row.slot()), rank);
        } else if rank == greatest && found != Enrolled::In(row.slot()) {
            found = Enrolled::Several;
        }
    }
    found
}

impl Exchange<'_> {
    /// Whether one student's enrollments in one technical section name two home sections at the as-of for a technical
    /// term, so that a grade of that term which is due is held as [`SeveralHomes`](crate::HeldReason::SeveralHomes).
    pub fn names_several(&self, rows: &[EnrollmentRow], term: TermNumber) -> bool {
        let section = rows.first().map(EnrollmentRow::section);
        let links = section.map_or(0, |section| self.setup.layout().links_of(section).len());
        let links = u32::try_from(links).unwrap_or(u32::MAX);
        self.days_of(term).is_some_and(|days| choose(rows, links, days, self.today()) == Enrolled::Several)
    }
}
