//! The instant of a run: any day of the school year, most often near the technical school's terms and their ends.

use super::pick::{nth, weighted};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use gradecrosswalk_domain::calendar::{AsOf, LocalMinute, Term};
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Place {
    /// So many thousandths into a term.
    Within(u8, i64),
    /// So many days after a term's last day.
    AfterLast(u8, i64),
    /// So many days after a term's first day.
    AfterFirst(u8, i64),
    /// So many days after July 1.
    Any(i64),
}

/// Where in the year and in the day.
#[derive(Debug, Clone)]
pub(super) struct Instant {
    place: Place,
    minute: u32,
}

pub(super) fn instant() -> impl Strategy<Value = Instant> {
    let place = prop_oneof![
        5 => (any::<u8>(), 0_i64..1000).prop_map(|(term, into)| Place::Within(term, into)),
        2 => (any::<u8>(), -4_i64..=14).prop_map(|(term, days)| Place::AfterLast(term, days)),
        1 => (any::<u8>(), -1_i64..=1).prop_map(|(term, days)| Place::AfterFirst(term, days)),
        1 => (0_i64..366).prop_map(Place::Any),
    ];
    let minute = prop_oneof![6 => weighted(&[(1, 23 * 60 + 59)]), 3 => 0_u32..24 * 60, 1 => 0_u32..60];
    (place, minute).prop_map(|(place, minute)| Instant { place, minute })
}

impl Instant {
    pub(super) fn as_of(&self, year: i32, terms: &[Term]) -> AsOf {
        let july = NaiveDate::from_ymd_opt(year, 7, 1).unwrap();
        let dates = |term: u8| nth(terms, term).map(Term::dates);
        let (from, days) = match self.place {
            Place::Any(days) => (Some(july), days),
            Place::AfterLast(term, days) => (dates(term).map(|dates| dates.last()), days),
            Place::AfterFirst(term, days) => (dates(term).map(|dates| dates.first()), days),
            Place::Within(term, thousandths) => {
                let length = dates(term).map_or(0, |dates| i64::from(dates.days()));
                (dates(term).map(|dates| dates.first()), length * thousandths / 1000)
            }
        };
        let day = from.unwrap_or(july) + TimeDelta::days(days);
        AsOf::at(day.and_time(NaiveTime::MIN) + TimeDelta::minutes(self.minute.into())).unwrap()
    }
}

/// The minute so many minutes later.
pub(super) fn later(minute: LocalMinute, minutes: i64) -> LocalMinute {
    LocalMinute::new(minute.to_datetime() + TimeDelta::minutes(minutes)).unwrap()
}
