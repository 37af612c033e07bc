//! The forms of the calendar in JSON: dates `2019-10-04`, minutes `2019-10-04T23:59`, masks `{1,3}`, years `2019-20`.

use super::{
    AsOf, ClockOffset, DateRange, GradingWindow, LocalMinute, SchoolDay, SchoolYear, Term, TermMask,
    TermNumber, TermSchedule, WindowSpan,
};
use crate::wire::{Shown, integer_form, object_form, text_form};
use crate::{TaskName, TermName};
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use chrono::{NaiveDate, Timelike as _};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A civil date in the one form `2019-10-04`.
#[derive(Clone, Copy)]
pub(crate) struct Date(pub(crate) NaiveDate);

text_form!(Date, "date", |text: &str| iso_date(text).map(Date).ok_or_else(|| not_a_date(text)), |date| date
    .0);

text_form!(
    SchoolDay,
    "day",
    |text: &str| {
        let date = iso_date(text).ok_or_else(|| not_a_date(text))?;
        SchoolDay::new(date).map_err(|error| error.to_string())
    },
    |day| day
);

fn not_a_date(text: &str) -> String {
    format!("date {} is not a day in the form 2019-10-04: give year, month and day", Shown(text))
}

/// Exactly four, two and two digits with dashes between, of a day that exists.
fn iso_date(text: &str) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
    let year = i32::try_from(digits(&[*y1, *y2, *y3, *y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, digits(&[*m1, *m2])?, digits(&[*d1, *d2])?)
}

/// The number that a few decimal digits stand for; nothing else is taken.
fn digits(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0_u32, |number, byte| {
        let digit = char::from(*byte).to_digit(10)?;
        number.checked_mul(10)?.checked_add(digit)
    })
}

fn iso_minute(text: &str) -> Result<LocalMinute, String> {
    let form = || {
        format!(
            "time {} is not a minute in the form 2019-10-04T23:59: give a day, T, hours and minutes",
            Shown(text)
        )
    };
    let (date, time) = text.split_once('T').ok_or_else(form)?;
    let date = iso_date(date).ok_or_else(form)?;
    let [h1, h2, b':', m1, m2] = time.as_bytes() else { return Err(form()) };
    let (hour, minute) = (digits(&[*h1, *h2]).ok_or_else(form)?, digits(&[*m1, *m2]).ok_or_else(form)?);
    let time = date.and_hms_opt(hour, minute, 0).ok_or_else(form)?;
    LocalMinute::new(time).map_err(|error| error.to_string())
}

text_form!(LocalMinute, "time", iso_minute, |minute| format_args!(
    "{}T{:02}:{:02}",
    minute.date(),
    minute.to_datetime().hour(),
    minute.to_datetime().minute()
));

impl Serialize for AsOf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.minute().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for AsOf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let minute = LocalMinute::deserialize(deserializer)?;
        Self::at(minute.to_datetime()).map_err(D::Error::custom)
    }
}

fn school_year(text: &str) -> Result<SchoolYear, String> {
    let form = || format!("school year {} is not of the form 2019-20: give both calendar years", Shown(text));
    let (first, _) = text.split_once('-').ok_or_else(form)?;
    let first = Some(first).filter(|year| year.len() == 4).and_then(|year| digits(year.as_bytes()));
    let first = first.and_then(|year| i32::try_from(year).ok()).ok_or_else(form)?;
    let year = SchoolYear::starting(first).map_err(|error| error.to_string())?;
    if year.to_string() == text { Ok(year) } else { Err(form()) }
}

text_form!(SchoolYear, "school year", school_year, |year| year);
text_form!(TermMask, "term mask");

integer_form!(
    TermNumber,
    "term number",
    "1 to 16: give the term's sequence number within its school year",
    |number: u32| TermNumber::try_from(number),
    |term| term.get()
);

integer_form!(
    ClockOffset,
    "clock offset",
    "-1440 to 1440: give minutes ahead of the run's as-of time",
    ClockOffset::from_minutes,
    |offset| offset.minutes()
);

object_form!(DateRange, "a range of dates", |range| {
    required first: Date = Date(range.first()),
    required last: Date = Date(range.last()),
} => try DateRange::new(first.0, last.0));

object_form!(Term, "a term", |term| {
    required number: TermNumber = term.number(),
    required name: TermName = term.name(),
    required first: Date = Date(term.dates().first()),
    required last: Date = Date(term.dates().last()),
} => try DateRange::new(first.0, last.0).map(|dates| Term::new(number, name, dates)));

impl Serialize for TermSchedule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.terms().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for TermSchedule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(Vec::<Term>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

object_form!(WindowSpan, "a window", |span| {
    required opens: LocalMinute = span.opens(),
    required closes: LocalMinute = span.closes(),
} => try WindowSpan::new(opens, closes));

object_form!(GradingWindow, "a grading window", |window| {
    required task: TaskName = &window.task,
    required term: TermNumber = window.term,
    required opens: LocalMinute = window.span.opens(),
    required closes: LocalMinute = window.span.closes(),
} => try WindowSpan::new(opens, closes).map(|span| GradingWindow { task, term, span }));
