//! A night cut into parts that several threads plan at once, without a lock between them.

use super::{Decision, Night, PlanError, RowList, plan_into};
use crate::exchange::Exchange;
use crate::rows::{KeyedRow, PostedRow};
use alloc::vec::Vec;
use core::num::NonZeroUsize;
use gradecrosswalk_domain::exchange::SectionIndex;

/// A part of a night: all rows of some neighbouring sections, and the place for their decisions.
#[derive(Debug)]
pub struct Part<'n, 'd> {
    night: Night<'n>,
    decisions: &'d mut [Decision],
    places: Places,
}

/// The place in the whole night of each list's first row.
#[derive(Debug, Clone, Copy, Default)]
struct Places {
    posted: usize,
    home: usize,
    enrollments: usize,
    sent: usize,
}

impl<'n> Part<'n, '_> {
    /// The rows of the part.
    pub fn night(&self) -> &Night<'n> {
        &self.night
    }

    /// Plans the part.
    ///
    /// # Errors
    ///
    /// If a list is out of order within the part; the place is counted over the whole night.
    pub fn plan(self, exchange: &Exchange<'_>) -> Result<(), PlanError> {
        let places = self.places;
        plan_into(exchange, &self.night, self.decisions).map_err(|error| {
            error.counted_from(|list| match list {
                RowList::Posted => places.posted,
                RowList::Home => places.home,
                RowList::Enrollments => places.enrollments,
                RowList::Sent => places.sent,
                _ => 0,
            })
        })
    }
}

/// Cuts a night, and the buffer for its decisions, into at most so many parts with about as many posted rows each.
///
/// No section is divided, so there are fewer parts where there are fewer sections; there is always one. Once all parts
/// are planned, in any order, the buffer holds what [`plan_into`] would have put there for the whole night. Every row
/// is in one part, and two neighbours out of order are never in two: a fault in the order is found by one of the parts.
///
/// ```
/// # use core::num::NonZeroUsize;
/// # use gradecrosswalk_matching::{Decision, Exchange, Night, PlanError, plan::parts};
/// # fn plan(exchange: &Exchange<'_>, night: &Night<'_>) -> Result<Vec<Decision>, PlanError> {
/// let mut decisions = vec![Decision::default(); night.posted.len()];
/// let parts = parts(night, &mut decisions, NonZeroUsize::MIN.saturating_add(3))?;
/// std::thread::scope(|scope| {
///     let plan = |part: gradecrosswalk_matching::plan::Part<'_, '_>| part.plan(exchange);
///     let threads: Vec<_> = parts.into_iter().map(|part| scope.spawn(move || plan(part))).collect();
///     threads.into_iter().try_for_each(|thread| thread.join().expect("planning never panics"))
/// })?;
/// # Ok(decisions)
/// # }
/// ```
///
/// # Errors
///
/// If the buffer has another length than `night.posted`.
pub fn parts<'n, 'd>(
    night: &Night<'n>,
    decisions: &'d mut [Decision],
    at_most: NonZeroUsize,
) -> Result<Vec<Part<'n, 'd>>, PlanError> {
    if decisions.len() != night.posted.len() {
        return Err(PlanError::OutputLength { posted: night.posted.len(), decisions: decisions.len() });
    }
    let mut parts = Vec::new();
    let mut rest = Part { night: *night, decisions, places: Places::default() };
    let at_most = at_most.get().min(night.posted.len());
    for left in (2..=at_most).rev() {
        let Some(section) = rest.first_section_after(left) else { break };
        // Where the rows cannot be cut they are not in order, and the part that has them all will say so.
        let Some((before, after)) = cut_night(&rest.night, section) else { break };
        let (part, after) = rest.split(before, after);
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    Ok(parts)
}

impl<'n> Part<'n, '_> {
    /// With which section the second of so many parts should begin; none where one section is all there is.
    fn first_section_after(&self, parts: usize) -> Option<SectionIndex> {
        let posted = self.night.posted;
        let wanted = posted.len().checked_div(parts)?;
        let section = posted.get(wanted)?.section();
        let begins = posted.partition_point(|row| row.section() < section);
        let ends = posted.partition_point(|row| row.section() <= section);
        let nearer_to_end = ends.saturating_sub(wanted) < wanted.saturating_sub(begins);
        let place = if begins == 0 || nearer_to_end { ends } else { begins };
        posted.get(place).map(PostedRow::section)
    }

    /// The part with the first of two nights that it is made of, and the rest with the second.
    fn split(self, night: Night<'n>, after: Night<'n>) -> (Self, Self) {
        let (decisions, decisions_after) = self.decisions.split_at_mut(night.posted.len());
        let after = Self {
            decisions: decisions_after,
            places: Places {
                posted: self.places.posted.saturating_add(night.posted.len()),
                home: self.places.home.saturating_add(night.home.len()),
                enrollments: self.places.enrollments.saturating_add(night.enrollments.len()),
                sent: self.places.sent.saturating_add(night.sent.len()),
            },
            night: after,
        };
        (Self { night, decisions, places: self.places }, after)
    }
}

/// The rows before a section and those from it on; none where a list is not in order around the cut.
fn cut_night<'n>(night: &Night<'n>, section: SectionIndex) -> Option<(Night<'n>, Night<'n>)> {
    let (posted, posted_after) = cut(night.posted, section)?;
    let (home, home_after) = cut(night.home, section)?;
    let (enrollments, enrollments_after) = cut(night.enrollments, section)?;
    let (sent, sent_after) = cut(night.sent, section)?;
    let after = Night {
        posted: posted_after,
        home: home_after,
        enrollments: enrollments_after,
        sent: sent_after,
        ..*night
    };
    Some((Night { posted, home, enrollments, sent, ..*night }, after))
}

/// The rows before a section and those from it on. None where the rows beside the cut are on the wrong side of it, as
/// can be only where the rows are not in order: so no such pair is lost between two parts.
fn cut<T: KeyedRow>(rows: &[T], section: SectionIndex) -> Option<(&[T], &[T])> {
    let earlier = |row: &T| row.key().section() < section;
    let (before, after) = rows.split_at_checked(rows.partition_point(earlier))?;
    (before.last().is_none_or(earlier) && !after.first().is_some_and(earlier)).then_some((before, after))
}
