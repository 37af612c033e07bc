//! The home school's days, cut into stretches on which nothing that matters changes. Never asks what is needed there.

use super::sender::Sender;
use crate::forecast::Nights;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::DateRange;

/// Stretches of days on the home school's calendar, ascending and without gaps.
///
/// Each technical school's nights keep one distance from the home school's days, so that a stretch holds whole nights
/// of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Axis {
    pub(super) stretches: Vec<DateRange>,
}

impl Axis {
    /// The days of all nights, cut where the engine's answer for one of the senders may change.
    pub(super) fn of(senders: &[Sender<'_>], nights: &Nights) -> Self {
        let mut cuts: BTreeSet<NaiveDate> = BTreeSet::new();
        for sender in senders {
            let after = nights.days().last().succ_opt();
            let turning = sender.turning_days(nights).into_iter().chain(after);
            cuts.extend(turning.filter_map(|night| sender.ahead.day(night)));
        }
        let next = cuts.iter().skip(1);
        let stretches = cuts.iter().zip(next);
        let stretches = stretches.filter_map(|(first, next)| DateRange::new(*first, next.pred_opt()?).ok());
        Self { stretches: stretches.collect() }
    }

    /// The first day of all and the last one.
    pub(super) fn days(&self) -> Option<DateRange> {
        self.between(0, self.stretches.len().checked_sub(1)?)
    }

    /// From the first day of one stretch to the last day of another.
    pub(super) fn between(&self, first: usize, last: usize) -> Option<DateRange> {
        DateRange::new(self.stretches.get(first)?.first(), self.stretches.get(last)?.last()).ok()
    }
}
