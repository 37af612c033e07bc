//! Cells: checking a text as it is read, and taking a record's checked texts one after another.

use super::kind::Kind;
use super::lists::{elements, masked, pair};
use crate::diagnostic::{Code, Expected};
use crate::{Mode, SlashDates};
use alloc::string::String;
use chrono::{NaiveDate, NaiveDateTime};
use core::fmt;
use gradecrosswalk_domain::grades::{Ssid, SsidError};
use rust_decimal::Decimal;

/// A record's identifier within its producer's package. `Debug` masks all but its last four characters, because some
/// producers use students' numbers (rule F-1). Blank only where a producer left it out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct SourcedId<'p>(&'p str);

impl<'p> SourcedId<'p> {
    /// Of a record that is to be written.
    pub(crate) fn new(text: &'p str) -> Self {
        Self(text)
    }

    /// The identifier.
    pub fn as_str(&self) -> &'p str {
        self.0
    }
}

impl fmt::Debug for SourcedId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        masked(self.0, f)
    }
}

impl fmt::Display for SourcedId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

/// A reference to another record, and where that record is in the package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference<'p> {
    id: SourcedId<'p>,
    row: Option<u32>,
}

impl<'p> Reference<'p> {
    /// In a record that is to be written.
    pub(crate) fn to(id: &'p str) -> Self {
        Self { id: SourcedId(id), row: None }
    }

    /// The identifier of the other record.
    pub fn id(&self) -> SourcedId<'p> {
        self.id
    }

    /// The other record's place among the records of its file; none where the package does not have it.
    pub fn row(&self) -> Option<usize> {
        self.row.and_then(|row| usize::try_from(row).ok())
    }
}

/// The checked texts of one record, to be taken in the order of its columns.
pub(crate) struct Cells<'p> {
    text: &'p str,
    places: core::slice::Iter<'p, Option<usize>>,
    ends: core::slice::Iter<'p, u32>,
    at: usize,
    targets: core::slice::Iter<'p, u32>,
}

/// No row: of a reference that leads nowhere.
pub(crate) const NOWHERE: u32 = u32::MAX;

impl<'p> Cells<'p> {
    /// `text` is that of the whole file, `places` say which columns it has; `ends` and `targets` are the record's own.
    pub(crate) fn new(
        text: &'p str,
        start: usize,
        places: &'p [Option<usize>],
        ends: &'p [u32],
        targets: &'p [u32],
    ) -> Self {
        Self { text, places: places.iter(), ends: ends.iter(), at: start, targets: targets.iter() }
    }

    /// The next column's text; blank where there is none.
    pub(crate) fn text(&mut self) -> &'p str {
        self.there().unwrap_or_default()
    }

    /// The next column's text; none where the file does not have the column.
    fn there(&mut self) -> Option<&'p str> {
        (*self.places.next()?)?;
        let end = self.ends.next().and_then(|end| usize::try_from(*end).ok()).unwrap_or(self.at);
        let text = self.text.get(self.at..end).unwrap_or_default();
        self.at = end;
        Some(text)
    }

    /// The next column's text as a reference.
    pub(crate) fn reference(&mut self) -> Option<Reference<'p>> {
        let (id, row) = (self.there()?, self.targets.next().copied());
        (!id.is_empty()).then_some(Reference { id: SourcedId(id), row: row.filter(|row| *row != NOWHERE) })
    }
}

/// What checking a text came to.
pub(crate) enum Checked {
    /// It is as it should be.
    Fine,
    /// It can be taken as another text.
    Mended(String, Code, Expected),
    /// It is kept as it is, although it is not as it should be.
    Odd(Code, Expected),
    /// It cannot be taken.
    Refused(Code, Expected),
}

/// Checks a text that is not blank and has no blanks around it.
pub(crate) fn check(kind: Kind, text: &str, mode: Mode) -> Checked {
    match kind {
        Kind::Id if !text.bytes().all(is_of_identifiers) => {
            Checked::Odd(Code::IdentifierForm, Expected::Identifier)
        }
        Kind::Id | Kind::Text | Kind::Texts | Kind::Ref(_) | Kind::Refs(_) => Checked::Fine,
        Kind::Day => day(text, mode),
        Kind::Instant => instant(text),
        Kind::Year => of_form(text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()), Expected::Year),
        Kind::Number => {
            // 28 digits fit; only a longer text must be tried.
            let fits = text.len() <= 28 || Decimal::from_str_exact(text).is_ok();
            of_form(fits && is_plain_decimal(text), Expected::Number)
        }
        Kind::Flag => token(text, &["true", "false"], Fixed::Yes),
        Kind::Token(words) => token(text, words, Fixed::No),
        Kind::PersonalId => personal_id(text),
        Kind::PersonalIds => personal_ids(text),
        Kind::Pairs => pairs(text),
    }
}

fn of_form(right: bool, expected: Expected) -> Checked {
    if right { Checked::Fine } else { Checked::Refused(Code::ValueForm, expected) }
}

fn pairs(text: &str) -> Checked {
    if elements(text).all(|element| pair(element).is_some()) {
        Checked::Fine
    } else {
        Checked::Odd(Code::PairForm, Expected::Pairs)
    }
}

fn personal_id(text: &str) -> Checked {
    if is_social_security_number(text) {
        Checked::Mended(String::new(), Code::SocialSecurityNumber, Expected::StudentNumber)
    } else {
        Checked::Fine
    }
}

/// Whether a vocabulary is closed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fixed {
    Yes,
    No,
}

fn token(text: &str, words: &'static [&'static str], fixed: Fixed) -> Checked {
    if words.contains(&text) || (fixed == Fixed::No && text.starts_with("ext:")) {
        return Checked::Fine;
    }
    let expected = Expected::OneOf(words);
    match words.iter().find(|word| word.eq_ignore_ascii_case(text)) {
        Some(word) => Checked::Mended(String::from(*word), Code::ValueCase, expected),
        None if fixed == Fixed::Yes => Checked::Refused(Code::ValueForm, expected),
        None => Checked::Odd(Code::UnknownWord, expected),
    }
}

fn day(text: &str, mode: Mode) -> Checked {
    // Most dates are right, and chrono's parser takes more forms than the specification.
    if let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() {
        let number = |digits: &[&u8]| {
            digits.iter().try_fold(0_u32, |number, digit| {
                let digit = char::from(**digit).to_digit(10)?;
                number.checked_mul(10)?.checked_add(digit)
            })
        };
        let (year, month, date) = (number(&[y1, y2, y3, y4]), number(&[m1, m2]), number(&[d1, d2]));
        if let (Some(year @ 1..), Some(month), Some(date)) = (year, month, date) {
            let is_day = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, date));
            if is_day.is_some() {
                return Checked::Fine;
            }
        }
        return Checked::Refused(Code::ValueForm, Expected::Day);
    }
    let Some(mended) = other_day(text, mode) else {
        return Checked::Refused(Code::ValueForm, Expected::Day);
    };
    let mut day = String::with_capacity(10);
    super::kind::push_day(mended, &mut day);
    Checked::Mended(day, Code::DateForm, Expected::Day)
}

/// A date with slashes, in the order that the caller says, or the date of a date-time.
fn other_day(text: &str, mode: Mode) -> Option<NaiveDate> {
    if let Some((day, _)) = text.split_once('T') {
        parse_instant(text)?;
        return day.parse().ok();
    }
    let mut parts = text.split('/').map(|part| {
        let digits = matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit());
        if digits { part.parse::<u32>().ok() } else { None }
    });
    let (Some(first), Some(second), Some(year), None) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next())
    else {
        return None;
    };
    let (month, day) = match mode {
        Mode::Lenient(SlashDates::DayFirst) => (second, first),
        Mode::Lenient(SlashDates::MonthFirst) | Mode::Strict => (first, second),
    };
    let year = i32::try_from(year).ok().filter(|year| *year >= 1000)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

fn instant(text: &str) -> Checked {
    let right = text.ends_with('Z') && text.as_bytes().get(10) == Some(&b'T');
    let Some(instant) = parse_instant(text) else {
        return Checked::Refused(Code::ValueForm, Expected::Instant);
    };
    if right {
        return Checked::Fine;
    }
    let mut mended = String::new();
    super::kind::push_instant(instant, &mut mended);
    Checked::Mended(mended, Code::DateForm, Expected::Instant)
}

/// In UTC; of a time without an offset it is supposed to be UTC.
fn parse_instant(text: &str) -> Option<NaiveDateTime> {
    // Years of more digits, which chrono takes, are none of the specification's.
    if text.as_bytes().get(4) != Some(&b'-') || text.len() > 40 {
        return None;
    }
    let with_offset = chrono::DateTime::parse_from_rfc3339(text).ok().map(|at| at.naive_utc());
    with_offset.or_else(|| {
        let forms = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M"];
        let time = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
        time.or_else(|| text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0))
    })
}

/// Letters, digits and the signs that the specification takes in identifiers.
fn is_of_identifiers(b: u8) -> bool {
    matches!(b, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' | b'@')
}

/// Digits, and a point with digits on both sides; a minus sign before.
fn is_plain_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(fraction)
}

/// Numbers that have the form of a social security number are left out.
fn personal_ids(text: &str) -> Checked {
    let private = |element: &str| {
        let number = pair(element).map_or(element, |(_, number)| number);
        is_social_security_number(number)
    };
    if elements(text).any(private) {
        let mut kept = String::new();
        for element in elements(text).filter(|element| !private(element)) {
            if !kept.is_empty() {
                kept.push(',');
            }
            kept.push_str(element);
        }
        return Checked::Mended(kept, Code::SocialSecurityNumber, Expected::StudentNumber);
    }
    pairs(text)
}

pub(crate) fn is_social_security_number(text: &str) -> bool {
    Ssid::new(text) == Err(SsidError::SocialSecurityNumber)
}
