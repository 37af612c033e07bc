//! The kinds of cells, and what Rust type each is read as.

use super::cell::{Cells, Reference, SourcedId};
use super::lists::{PersonalId, PersonalIds, References, TextList, ValueMap};
use super::spec::FileKind;
use super::tokens::Vocabulary;
use alloc::string::String;
use chrono::{Datelike as _, NaiveDate, NaiveDateTime, Timelike as _};
use core::fmt::Write as _;
use core::marker::PhantomData;
use rust_decimal::Decimal;

/// What the texts of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The record's own identifier.
    Id,
    /// Any text.
    Text,
    /// Texts with commas between.
    Texts,
    /// A date, `YYYY-MM-DD`.
    Day,
    /// A date and a time in UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`.
    Instant,
    /// A year of four digits.
    Year,
    /// A plain decimal number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A word of a vocabulary, or one that begins with `ext:`.
    Token(&'static [&'static str]),
    /// A student's or employee's number.
    PersonalId,
    /// Such numbers with their types: `{type:number},{type:number}`.
    PersonalIds,
    /// Pairs: `{left:right},{left:right}`.
    Pairs,
    /// The identifier of a record of a file.
    Ref(FileKind),
    /// Such identifiers with commas between.
    Refs(FileKind),
}

/// A marker that says what a record's field is in the file and in Rust.
pub(crate) trait Cell {
    const KIND: Kind;
    type Value<'p>;

    /// Of a text that was checked when it was read; blank where there is none.
    fn read<'p>(cells: &mut Cells<'p>) -> Self::Value<'p>;

    /// The text again, as the specification writes it.
    fn write(value: &Self::Value<'_>, out: &mut String);
}

macro_rules! text_cells {
    ($($(#[$doc:meta])* $name:ident: $kind:expr => $value:ident, $read:expr, $text:expr;)*) => {$(
        $(#[$doc])*
        pub(crate) struct $name;

        impl Cell for $name {
            const KIND: Kind = $kind;
            type Value<'p> = $value!('p);

            fn read<'p>(cells: &mut Cells<'p>) -> Self::Value<'p> {
                let read: fn(&'p str) -> Self::Value<'p> = $read;
                read(cells.text())
            }

            fn write(value: &Self::Value<'_>, out: &mut String) {
                let text: fn(&Self::Value<'_>, &mut String) = $text;
                text(value, out);
            }
        }
    )*};
}

macro_rules! texts { ($p:lifetime) => { &$p str }; }
macro_rules! text_list { ($p:lifetime) => { TextList<$p> }; }
macro_rules! day { ($p:lifetime) => { Option<NaiveDate> }; }
macro_rules! instant { ($p:lifetime) => { Option<NaiveDateTime> }; }
macro_rules! year { ($p:lifetime) => { Option<u16> }; }
macro_rules! number { ($p:lifetime) => { Option<Decimal> }; }
macro_rules! flag { ($p:lifetime) => { Option<bool> }; }
macro_rules! personal_id { ($p:lifetime) => { PersonalId<$p> }; }
macro_rules! personal_ids { ($p:lifetime) => { PersonalIds<$p> }; }
macro_rules! value_map { ($p:lifetime) => { ValueMap<$p> }; }

text_cells! {
    Text: Kind::Text => texts, |text| text, |value, out| out.push_str(value);
    Texts: Kind::Texts => text_list, TextList, |value, out| out.push_str(value.as_str());
    Day: Kind::Day => day, |text| text.parse().ok(), |value, out| if let Some(day) = value { push_day(*day, out) };
    Instant: Kind::Instant => instant, read_instant, |value, out| if let Some(instant) = value {
        push_instant(*instant, out);
    };
    Year: Kind::Year => year, |text| text.parse().ok(), |value, out| if let Some(year) = value {
        // Writing to a `String` does not fail, here and below.
        let _ = write!(out, "{year:04}");
    };
    Number: Kind::Number => number, |text| Decimal::from_str_exact(text).ok(), |value, out| if let Some(number) = value {
        let _ = write!(out, "{number}");
    };
    Flag: Kind::Flag => flag, |text| text.parse().ok(), |value, out| if let Some(flag) = value {
        let _ = write!(out, "{flag}");
    };
    PersonalNumber: Kind::PersonalId => personal_id, PersonalId::new, |value, out| out.push_str(value.as_str());
    PersonalNumbers: Kind::PersonalIds => personal_ids, PersonalIds::new, |value, out| out.push_str(value.as_str());
    Pairs: Kind::Pairs => value_map, ValueMap::new, |value, out| out.push_str(value.as_str());
}

/// The record's own identifier.
pub(crate) struct Id;

impl Cell for Id {
    const KIND: Kind = Kind::Id;
    type Value<'p> = SourcedId<'p>;

    fn read<'p>(cells: &mut Cells<'p>) -> SourcedId<'p> {
        SourcedId::new(cells.text())
    }

    fn write(value: &SourcedId<'_>, out: &mut String) {
        out.push_str(value.as_str());
    }
}

/// A word of a vocabulary.
pub(crate) struct Word<V>(PhantomData<V>);

impl<V: Vocabulary> Cell for Word<V> {
    const KIND: Kind = Kind::Token(V::WORDS);
    type Value<'p> = Option<V::Of<'p>>;

    fn read<'p>(cells: &mut Cells<'p>) -> Self::Value<'p> {
        Some(cells.text()).filter(|text| !text.is_empty()).map(V::of)
    }

    fn write(value: &Self::Value<'_>, out: &mut String) {
        if let Some(word) = value {
            out.push_str(V::word(word));
        }
    }
}

/// A file, as what references lead to.
pub(crate) trait Target {
    const FILE: FileKind;
}

/// A reference to a record of a file.
pub(crate) struct To<T>(PhantomData<T>);

impl<T: Target> Cell for To<T> {
    const KIND: Kind = Kind::Ref(T::FILE);
    type Value<'p> = Option<Reference<'p>>;

    fn read<'p>(cells: &mut Cells<'p>) -> Self::Value<'p> {
        cells.reference()
    }

    fn write(value: &Self::Value<'_>, out: &mut String) {
        if let Some(reference) = value {
            out.push_str(reference.id().as_str());
        }
    }
}

/// References to records of a file.
pub(crate) struct ToSeveral<T>(PhantomData<T>);

impl<T: Target> Cell for ToSeveral<T> {
    const KIND: Kind = Kind::Refs(T::FILE);
    type Value<'p> = References<'p>;

    fn read<'p>(cells: &mut Cells<'p>) -> References<'p> {
        References::new(cells.text())
    }

    fn write(value: &References<'_>, out: &mut String) {
        out.push_str(value.as_str());
    }
}

/// Of the form in which instants are kept: seconds, then a fraction where there is one, and `Z`.
fn read_instant(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.fZ").ok()
}

pub(crate) fn push_day(day: NaiveDate, out: &mut String) {
    let _ = write!(out, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day());
}

/// With milliseconds, as the specification writes it.
pub(crate) fn push_instant(instant: NaiveDateTime, out: &mut String) {
    push_day(instant.date(), out);
    let milliseconds = instant.nanosecond().wrapping_div(1_000_000);
    let (hour, minute, second) = (instant.hour(), instant.minute(), instant.second());
    let _ = write!(out, "T{hour:02}:{minute:02}:{second:02}.{milliseconds:03}Z");
}
