//! Birth dates in a text: dates on which a student or a parent can have been born, and anything dated after words such
//! as `DOB`.
//!
//! A date of the exchange (a posting, a window, a term) is not a birth date. The two are told apart by age: a date is
//! one on which somebody can have been born if that was at least four and at most 120 years before the day of the run.
//! Exchanges speak of the year that runs and of the one before it; nobody in a school is younger than four.
//!
//! Numeric dates are read as month, day, year; day, month, year; and, with a year of four digits, year, month, day. A
//! year of two digits is the last such year up to the day of the run.

use super::folded::{Folded, Run};
use super::numbers::joins;
use super::refused::{Personal, Shown};
use alloc::string::String;
use alloc::vec::Vec;
use chrono::{Datelike as _, NaiveDate};
use core::ops::Range;

/// The least and the greatest age in years of somebody whose birth date may be in a text.
const AGES: Range<i32> = 4..121;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// How far after a word such as `DOB` its date may stand.
const AFTER: usize = 20;

pub(super) fn birth_dates(text: &Folded, today: NaiveDate) -> Vec<Shown> {
    let words = text.runs(char::is_alphanumeric);
    let parts = parts(&words);
    let mut shown = Vec::new();
    let mut place = 0;
    while let Some(rest) = parts.get(place..).filter(|rest| !rest.is_empty()) {
        let found = [3_usize, 1].into_iter().find_map(|length| {
            let date = rest.get(..length)?;
            dates(text, date, today).any(|date| is_birth_date(date, today)).then_some((length, date))
        });
        match found {
            Some((length, date)) => {
                let at = date.first().map_or(0, |of| of.at.start)..date.last().map_or(0, |of| of.at.end);
                shown.extend(text.shown(Personal::BirthDate, at));
                place = place.saturating_add(length);
            }
            None => place = place.saturating_add(1),
        }
    }
    shown.extend(said(text, &words).filter_map(|at| text.shown(Personal::BirthDate, at)));
    shown
}

/// A number or a month's name.
#[derive(Debug)]
struct Part {
    what: What,
    at: Range<usize>,
}

#[derive(Debug, Clone, Copy)]
enum What {
    /// A number with so many digits.
    Number(u32, usize),
    Month(u32),
}

/// The words that can be parts of a date, and all others as breaks between them: a number `0` of no digits.
fn parts(words: &[Run]) -> Vec<Part> {
    let mut parts = Vec::new();
    for word in words {
        // `14May2007` is one word.
        let mut start = word.at.start;
        for piece in pieces(&word.text) {
            let end = start.saturating_add(piece.chars().count());
            let what = what(&piece);
            match what {
                Some(what) => parts.push(Part { what, at: start..end }),
                None if is_ending(&piece) => {
                    // `14th`: the ending belongs to the number before it.
                    if let Some(last) = parts.last_mut().filter(|last: &&mut Part| last.at.end == start) {
                        last.at.end = end;
                    }
                }
                None => parts.push(Part { what: What::Number(0, 0), at: start..end }),
            }
            start = end;
        }
    }
    parts
}

/// A word cut where digits and letters meet.
fn pieces(word: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before = None;
    for c in word.chars() {
        let digit = c.is_ascii_digit();
        match pieces.last_mut().filter(|_| before == Some(digit)) {
            Some(last) => last.push(c),
            None => pieces.push(String::from(c)),
        }
        before = Some(digit);
    }
    pieces
}

fn is_ending(piece: &str) -> bool {
    matches!(piece, "st" | "nd" | "rd" | "th" | "of")
}

fn what(piece: &str) -> Option<What> {
    if piece.bytes().all(|b| b.is_ascii_digit()) {
        let digits = piece.len();
        return (digits <= 8)
            .then(|| piece.parse().ok())
            .flatten()
            .map(|number| What::Number(number, digits));
    }
    let is_month =
        |month: &&str| piece == *month || (piece.len() >= 3 && piece.len() <= 4 && month.starts_with(piece));
    let place = MONTHS.iter().position(is_month).or_else(|| (piece == "sept").then_some(8))?;
    u32::try_from(place).ok()?.checked_add(1).map(What::Month)
}

/// The dates as which some parts can be read.
fn dates(text: &Folded, parts: &[Part], today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let neighbours = parts.iter().zip(parts.iter().skip(1));
    let together = neighbours.map(|(a, b)| a.at.end..b.at.start).all(|between| joins(text, between));
    let read: Vec<Option<NaiveDate>> = match parts {
        [a, b, c] if together && numbers(parts) && separator(text, a, b) != separator(text, b, c) => {
            Vec::new()
        }
        _ if !together => Vec::new(),
        [a, b, c] => match (a.what, b.what, c.what) {
            (What::Number(day, 1 | 2), What::Month(month), What::Number(y, digits))
            | (What::Month(month), What::Number(day, 1 | 2), What::Number(y, digits)) => {
                Vec::from([date(year(y, digits, today), month, day)])
            }
            (
                What::Number(y, 4),
                What::Month(month) | What::Number(month, 1 | 2),
                What::Number(day, 1 | 2),
            ) => Vec::from([date(year(y, 4, today), month, day)]),
            (What::Number(a, 1 | 2), What::Number(b, 1 | 2), What::Number(y, digits)) => {
                let year = year(y, digits, today);
                Vec::from([date(year, a, b), date(year, b, a)])
            }
            _ => Vec::new(),
        },
        // Eight digits without anything between.
        [one] => match one.what {
            What::Number(n, 8) => {
                let (first, last) = (n.div_euclid(10_000), n.rem_euclid(10_000));
                let (high, low) = (first.div_euclid(100), first.rem_euclid(100));
                let (month, day) = (last.div_euclid(100), last.rem_euclid(100));
                Vec::from([
                    date(year(first, 4, today), month, day),
                    date(year(last, 4, today), high, low),
                    date(year(last, 4, today), low, high),
                ])
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    read.into_iter().flatten()
}

fn numbers(parts: &[Part]) -> bool {
    parts.iter().all(|part| matches!(part.what, What::Number(..)))
}

/// What stands between two parts, blanks aside: numbers of one date have the same between them.
fn separator(text: &Folded, a: &Part, b: &Part) -> Option<char> {
    text.between(a.at.end..b.at.start).find(|c| *c != ' ')
}

fn date(year: Option<i32>, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year?, month, day)
}

/// A year of four digits, or of two: the last such year up to today.
fn year(number: u32, digits: usize, today: NaiveDate) -> Option<i32> {
    let number = i32::try_from(number).ok()?;
    match digits {
        4 => Some(number),
        2 => {
            let century = today.year().checked_sub(today.year().rem_euclid(100))?;
            let year = century.checked_add(number)?;
            if year > today.year() { year.checked_sub(100) } else { Some(year) }
        }
        _ => None,
    }
}

/// Whether somebody of a school can have been born that day.
fn is_birth_date(date: NaiveDate, today: NaiveDate) -> bool {
    let years = today.year().saturating_sub(date.year());
    let had_birthday = (today.month(), today.day()) >= (date.month(), date.day());
    let age = if had_birthday { years } else { years.saturating_sub(1) };
    AGES.contains(&age)
}

/// The digits that stand shortly after a word for a birth date.
fn said<'t>(text: &'t Folded, words: &'t [Run]) -> impl Iterator<Item = Range<usize>> + 't {
    words.iter().enumerate().filter_map(move |(place, word)| {
        let next = |after: usize| words.get(place.saturating_add(after)).map(|run| run.text.as_str());
        let is_word = match word.text.as_str() {
            "dob" | "birthdate" | "birthday" | "bday" | "born" | "birthdays" => true,
            "birth" => {
                next(1) == Some("date") || place.checked_sub(2).is_some_and(|of| is_date_of(words, of))
            }
            "d" => (next(1), next(2)) == (Some("o"), Some("b")),
            word => word.starts_with("dob") && word.bytes().skip(3).all(|b| b.is_ascii_digit()),
        };
        is_word.then(|| digits_after(text, word.at.clone())).flatten()
    })
}

fn is_date_of(words: &[Run], place: usize) -> bool {
    let text = |place: usize| words.get(place).map(|run| run.text.as_str());
    (text(place), text(place.saturating_add(1))) == (Some("date"), Some("of"))
}

/// From the first digit after a word to the last that belongs to it.
fn digits_after(text: &Folded, word: Range<usize>) -> Option<Range<usize>> {
    let until = word.end.saturating_add(AFTER);
    let is_digit = |at: usize| text.char(at).is_some_and(|c| c.is_ascii_digit());
    let first = (word.start..until).find(|at| is_digit(*at))?;
    let mut last = first;
    for at in first..until.saturating_add(AFTER) {
        match text.char(at) {
            Some(c) if c.is_ascii_digit() => last = at,
            Some('-' | '.' | '/' | '_' | ',' | ' ') if at.saturating_sub(last) <= 3 => {}
            _ => break,
        }
    }
    Some(first..last.saturating_add(1))
}
