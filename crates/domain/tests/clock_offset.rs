//! What a school's clock shows at the run's as-of (rule T-10).
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test, as it should")]

mod common;

use chrono::TimeDelta;
use common::{minute, whole_days};
use gradecrosswalk_domain::calendar::{AsOf, ClockOffset};
use proptest::prelude::*;

fn as_of(text: &str) -> AsOf {
    AsOf::at(minute(text).to_datetime()).unwrap()
}

/// As-of, offset in minutes, what the school's clock shows.
const TABLE: &[(&str, i32, &str)] = &[
    ("2019-10-04 23:59", 0, "2019-10-04 23:59"),
    ("2019-10-04 23:59", -60, "2019-10-04 22:59"),
    ("2019-10-04 23:59", 60, "2019-10-05 00:59"),
    ("2019-10-05 00:30", -60, "2019-10-04 23:30"),
    ("2019-12-31 23:59", 1, "2020-01-01 00:00"),
    ("2020-01-01 00:00", -1, "2019-12-31 23:59"),
    ("2020-02-28 23:59", 1440, "2020-02-29 23:59"),
    ("2020-03-01 00:00", -1440, "2020-02-29 00:00"),
    // At the ends of the calendar the minute stays where it is.
    ("9999-12-31 23:59", 60, "9999-12-31 23:59"),
    ("9999-12-31 22:58", 60, "9999-12-31 23:58"),
    ("0001-01-01 00:00", -60, "0001-01-01 00:00"),
    ("0001-01-01 01:00", -60, "0001-01-01 00:00"),
];

#[test]
fn what_a_schools_clock_shows() {
    for (run, minutes, shown) in TABLE {
        let offset = ClockOffset::from_minutes(*minutes).unwrap();
        assert_eq!(offset.local(as_of(run)), minute(shown), "{run} {minutes:+} min");
    }
}

/// A window that closes at midnight in the west is still open there when it has closed in the east.
#[test]
fn kentucky_has_two_time_zones() {
    let (east, west) = (ClockOffset::ZERO, ClockOffset::from_minutes(-60).unwrap());
    let window = whole_days("2019-08-01", "2019-10-01");
    for (run, open_in_the_east, open_in_the_west) in [
        ("2019-10-01 23:59", true, true),
        ("2019-10-02 00:00", false, true),
        ("2019-10-02 00:59", false, true),
        ("2019-10-02 01:00", false, false),
        ("2019-08-01 00:59", true, false),
    ] {
        assert_eq!(window.holds(east.local(as_of(run))), open_in_the_east, "{run} in the east");
        assert_eq!(window.holds(west.local(as_of(run))), open_in_the_west, "{run} in the west");
    }
}

#[test]
fn offsets_are_at_most_a_day() {
    for taken in [-1440, -60, 0, 60, 1440] {
        assert_eq!(ClockOffset::from_minutes(taken).map(|offset| i32::from(offset.minutes())), Ok(taken));
    }
    assert_eq!(ClockOffset::from_minutes(0), Ok(ClockOffset::ZERO));
    assert_eq!(ClockOffset::default(), ClockOffset::ZERO);
    // 65,536 and more would come back small if they were cut to 16 bits.
    for refused in [-1441, 1441, 65_536, -65_536, 65_596, i32::MIN, i32::MAX] {
        assert_eq!(
            ClockOffset::from_minutes(refused).unwrap_err().to_string(),
            format!(
                "clock offset {refused} min is outside -1440 to 1440: give minutes ahead of the run's as-of time"
            )
        );
    }
}

proptest! {
    #[test]
    fn there_and_back(minutes in -1440..=1440_i32, run in 0..1_000_000_i64) {
        let run = AsOf::at(minute("2019-08-01 00:00").to_datetime() + TimeDelta::minutes(run)).unwrap();
        let local = ClockOffset::from_minutes(minutes).unwrap().local(run);
        prop_assert_eq!(local.to_datetime() - run.minute().to_datetime(), TimeDelta::minutes(i64::from(minutes)));
        let back = ClockOffset::from_minutes(-minutes).unwrap().local(AsOf::at(local.to_datetime()).unwrap());
        prop_assert_eq!(back, run.minute());
    }
}
