//! Days as places from left to right, in tenths of a unit. No floating point: the same days are at the same place on
//! every machine.

use alloc::vec::Vec;
use chrono::{Datelike as _, Months, NaiveDate};
use core::fmt;
use gradecrosswalk_domain::calendar::DateRange;

/// A place or length in tenths of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tenths(pub(super) u64);

impl Tenths {
    pub(super) const fn units(units: u64) -> Self {
        Self(units.saturating_mul(10))
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (units, tenths) = (self.0.checked_div(10).unwrap_or(0), self.0.checked_rem(10).unwrap_or(0));
        if tenths == 0 { write!(f, "{units}") } else { write!(f, "{units}.{tenths}") }
    }
}

/// The names of the months, short.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// The least room of a month's or year's name.
const ROOM: Tenths = Tenths::units(34);
/// The room of a month's name with the year.
const WIDE_ROOM: Tenths = Tenths::units(54);
/// From so many days on, only years are named.
const MANY_DAYS: u32 = 750;

/// A range of days between two places.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    pub(super) days: DateRange,
    pub(super) left: Tenths,
    pub(super) width: Tenths,
}

/// Where a month or a year begins.
#[derive(Debug)]
pub(super) struct Tick {
    pub(super) at: Tenths,
    pub(super) month: Option<&'static str>,
    pub(super) year: Option<i32>,
}

impl fmt::Display for Tick {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.month, self.year) {
            (Some(month), Some(year)) => write!(f, "{month} {year}"),
            (Some(month), None) => f.write_str(month),
            (None, year) => write!(f, "{}", year.unwrap_or_default()),
        }
    }
}

impl Scale {
    /// Where a day begins; the last place for a day after the range, the first for one before it.
    pub(super) fn start_of(&self, day: NaiveDate) -> Tenths {
        let before = DateRange::new(self.days.first(), day).map_or(0, |days| days.days().saturating_sub(1));
        self.after(before)
    }

    /// Where a day ends.
    pub(super) fn end_of(&self, day: NaiveDate) -> Tenths {
        self.after(DateRange::new(self.days.first(), day).map_or(0, |days| days.days()))
    }

    fn after(&self, days: u32) -> Tenths {
        let days = u64::from(days.min(self.days.days()));
        let along = self.width.0.saturating_mul(days).checked_div(u64::from(self.days.days()));
        self.left.plus(Tenths(along.unwrap_or(0)))
    }

    /// The months' or, in a long range, the years' beginnings that have room for a name.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let only_years = self.days.days() > MANY_DAYS;
        let step = Months::new(if only_years { 12 } else { 1 });
        let first = self.days.first();
        let begin = if only_years { first.with_ordinal(1) } else { first.with_day(1) };
        let days = core::iter::successors(begin, |day| day.checked_add_months(step));
        let mut ticks: Vec<Tick> = Vec::new();
        let mut free = self.left;
        for day in days.take_while(|day| *day <= self.days.last()).filter(|day| *day >= first) {
            let at = self.start_of(day);
            let end = self.left.plus(self.width);
            let name = usize::try_from(day.month0()).ok().and_then(|place| MONTHS.get(place).copied());
            let named = ticks.is_empty() || day.month() == 1;
            let room = if named && !only_years { WIDE_ROOM } else { ROOM };
            if at < free || at.plus(ROOM) > end {
                continue;
            }
            free = at.plus(room);
            let month = name.filter(|_| !only_years);
            ticks.push(Tick { at, month, year: (only_years || named).then(|| day.year()) });
        }
        ticks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn scale(first: (i32, u32, u32), last: (i32, u32, u32)) -> Scale {
        let day = |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let days = DateRange::new(day(first), day(last)).unwrap();
        Scale { days, left: Tenths::units(100), width: Tenths::units(732) }
    }

    #[test]
    fn days_lie_side_by_side() {
        let year = scale((2019, 7, 1), (2020, 6, 30));
        let days: Vec<NaiveDate> = year.days.first().iter_days().take(366).collect();
        assert!(days.windows(2).all(|two| year.end_of(two[0]) == year.start_of(two[1])));
        assert_eq!(year.start_of(days[0]).to_string(), "100");
        assert_eq!(year.end_of(days[365]).to_string(), "832");
        assert_eq!(year.start_of(NaiveDate::MIN), year.left);
        assert_eq!(year.end_of(NaiveDate::from_ymd_opt(9999, 12, 31).unwrap()), Tenths::units(832));
        assert_eq!(Tenths(7).to_string(), "0.7");
    }

    #[test]
    fn months_are_named_where_there_is_room() {
        let names = |scale: Scale| -> Vec<_> { scale.ticks().iter().map(ToString::to_string).collect() };
        let year = names(scale((2019, 7, 1), (2020, 6, 30)));
        assert_eq!(year.first().unwrap(), "Jul 2019");
        assert_eq!(year[6], "Jan 2020");
        assert_eq!(year.len(), 12);
        assert_eq!(names(scale((2019, 10, 4), (2019, 12, 1))), ["Nov 2019"]);
        assert_eq!(names(scale((2000, 5, 1), (2009, 12, 31))).len(), 9);
        assert!(names(scale((1, 1, 1), (9999, 12, 31))).len() < 22);
    }
}
