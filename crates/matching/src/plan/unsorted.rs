//! Planning rows in any order.
//!
//! The rows are grouped by neighbouring sections, and one group after the other is sorted and planned by
//! [`plan_into`] while it is in the cache: a decision reads nothing but the rows of its own student and section.

mod buckets;
mod sorting;

use super::scoped::scoped_among;
use super::{Decision, Night, PlanError, RowList, plan_into};
use crate::exchange::{Exchange, ScopedStudent};
use crate::rows::{EnrollmentRow, HomeRow, KeyedRow, PostedRow, SentRow};
use alloc::vec::Vec;
use buckets::{Buckets, Division};
use sorting::Sorter;

/// Plans nights whose rows are in any order, and keeps the room that it needs for it, for the next night.
///
/// The room is about 16 bytes a posted row, 12 a home row, and 16 an enrollment or a last-sent row. Rows that are
/// already in order are planned for less by [`plan_into`].
///
/// ```
/// # use gradecrosswalk_matching::{Decision, Exchange, Night, PlanError};
/// # use gradecrosswalk_matching::plan::UnsortedPlanner;
/// # fn plan(exchange: &Exchange<'_>, nights: &[Night<'_>]) -> Result<(), PlanError> {
/// let mut planner = UnsortedPlanner::new();
/// for night in nights {
///     let mut decisions = vec![Decision::default(); night.posted.len()];
///     planner.plan_into(exchange, night, &mut decisions)?;
///     for (posting, decision) in night.posted.iter().zip(&decisions) {
///         println!("{posting:?}: {decision:?}");
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct UnsortedPlanner {
    posted: Buckets<PostedRow>,
    home: Buckets<HomeRow>,
    enrollments: Buckets<EnrollmentRow>,
    sent: Buckets<SentRow>,
    scoped: Vec<ScopedStudent>,
    bucket: Bucket,
    /// The decisions in the order of `posted`.
    decisions: Vec<Decision>,
}

/// A bucket's rows in order.
#[derive(Debug, Clone, Default)]
struct Bucket {
    sorter: Sorter,
    posted: Vec<PostedRow>,
    home: Vec<HomeRow>,
    enrollments: Vec<EnrollmentRow>,
    sent: Vec<SentRow>,
    scoped: Vec<ScopedStudent>,
    decisions: Vec<Decision>,
}

impl UnsortedPlanner {
    /// A planner without any room yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Plans a night whose lists are in any order: one decision for each posted row, in the order of `night.posted`.
    /// Each is what [`plan_into`] says of the sorted rows.
    ///
    /// # Errors
    ///
    /// If there is not one decision for each posted row, or a home, last-sent or scoped row has the key of an earlier
    /// one; the place is that in the list as it was given.
    pub fn plan_into(
        &mut self,
        exchange: &Exchange<'_>,
        night: &Night<'_>,
        decisions: &mut [Decision],
    ) -> Result<(), PlanError> {
        if decisions.len() != night.posted.len() {
            return Err(PlanError::OutputLength { posted: night.posted.len(), decisions: decisions.len() });
        }
        self.scoped.clear();
        self.scoped.extend_from_slice(night.scoped);
        self.scoped.sort_unstable();
        let twice = self.scoped.iter().zip(self.scoped.iter().skip(1)).any(|(a, b)| a.student == b.student);
        if twice && let Some(doubled) = doubled(night) {
            return Err(doubled);
        }
        let rows = longest([night.posted.len(), night.home.len(), night.enrollments.len(), night.sent.len()]);
        let division = Division::of(exchange.sections().len(), rows);
        self.posted.fill(division, night.posted);
        self.home.fill(division, night.home);
        self.enrollments.fill(division, night.enrollments);
        self.sent.fill(division, night.sent);
        self.decisions.resize(night.posted.len(), Decision::default());
        for bucket in 0..division.buckets() {
            self.plan_bucket(exchange, division, bucket).map_err(|error| doubled(night).unwrap_or(error))?;
        }
        self.posted.put_back(division, night.posted, &self.decisions, decisions);
        Ok(())
    }

    fn plan_bucket(
        &mut self,
        exchange: &Exchange<'_>,
        division: Division,
        bucket: usize,
    ) -> Result<(), PlanError> {
        let own = &mut self.bucket;
        let lengths = [
            self.posted.range(bucket).len(),
            self.home.range(bucket).len(),
            self.enrollments.range(bucket).len(),
            self.sent.range(bucket).len(),
        ];
        own.sorter.begin(division, self.posted.bucket(bucket), longest(lengths));
        own.sorter.sort(self.home.bucket(bucket), &mut own.home);
        own.sorter.sort(self.enrollments.bucket(bucket), &mut own.enrollments);
        own.sorter.sort(self.sent.bucket(bucket), &mut own.sent);
        // Last, because the sorter keeps the places of one list.
        own.sorter.sort(self.posted.bucket(bucket), &mut own.posted);
        scoped_among(&own.posted, &self.scoped, &mut own.scoped);
        own.decisions.resize(own.posted.len(), Decision::default());
        let night = Night {
            posted: &own.posted,
            home: &own.home,
            enrollments: &own.enrollments,
            sent: &own.sent,
            scoped: &own.scoped,
        };
        plan_into(exchange, &night, &mut own.decisions)?;
        let out = self.decisions.get_mut(self.posted.range(bucket)).unwrap_or_default();
        for (place, decision) in own.sorter.places.iter().zip(&own.decisions) {
            if let Some(out) = usize::try_from(*place).ok().and_then(|place| out.get_mut(place)) {
                *out = *decision;
            }
        }
        Ok(())
    }
}

fn longest(lengths: [usize; 4]) -> usize {
    lengths.into_iter().fold(0, usize::max)
}

/// The first list that has a key twice where it must be unique: the later row of its least such key.
#[cold]
fn doubled(night: &Night<'_>) -> Option<PlanError> {
    let rank = |row: &HomeRow| (row.key(), row.rank());
    doubled_in(RowList::Home, night.home, rank)
        .or_else(|| doubled_in(RowList::Sent, night.sent, |row| rank(&row.written())))
        .or_else(|| doubled_in(RowList::Scoped, night.scoped, |row| row.student))
}

fn doubled_in<T, K: Ord>(list: RowList, rows: &[T], key: impl Fn(&T) -> K) -> Option<PlanError> {
    let mut keys: Vec<(K, usize)> = rows.iter().enumerate().map(|(place, row)| (key(row), place)).collect();
    keys.sort_unstable();
    let mut neighbours = keys.iter().zip(keys.iter().skip(1));
    let (_, (_, place)) = neighbours.find(|((before, _), (here, _))| before == here)?;
    Some(PlanError::Doubled { list, place: *place })
}
