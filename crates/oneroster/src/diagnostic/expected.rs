//! What would have been right, as data.

use crate::format::{FileKind, Version};
use core::fmt;

/// What a diagnostic expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Expected {
    /// The code says it all.
    Nothing,
    /// A text.
    Value,
    /// A blank cell.
    Blank,
    /// One of these words, or one that begins with `ext:` where the vocabulary is open.
    OneOf(&'static [&'static str]),
    /// A date.
    Day,
    /// A date and time.
    Instant,
    /// A year.
    Year,
    /// A decimal number.
    Number,
    /// Letters, digits and a few signs.
    Identifier,
    /// A student's number that is not a social security number.
    StudentNumber,
    /// Pairs in braces.
    Pairs,
    /// A record of a file.
    RecordOf(FileKind),
    /// So many fields, as the header has.
    Fields(usize),
    /// This column at this place.
    Column(&'static str),
    /// One of the versions.
    Versions,
    /// A column of this version.
    ColumnOf(Version),
    /// A file mode.
    FileMode,
    /// An end after the start.
    LaterEnd,
    /// At most so many.
    AtMost(usize),
    /// A text in UTF-8.
    Utf8,
    /// The same as another record says.
    SameAs(FileKind),
    /// A number of people's that is an exchange's SSID.
    Ssid,
    /// A percent.
    Percent,
    /// A text that the domain takes, in its own words.
    Words(&'static str),
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing else"),
            Self::Value => f.write_str("a value"),
            Self::Blank => f.write_str("a blank cell"),
            Self::OneOf(words) => {
                f.write_str("one of ")?;
                for (place, word) in words.iter().enumerate() {
                    write!(f, "{}{word}", if place == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
            Self::Day => f.write_str("a date as 2025-08-01"),
            Self::Instant => f.write_str("a date-time as 2025-08-01T00:00:00.000Z"),
            Self::Year => f.write_str("a year of four digits"),
            Self::Number => f.write_str("a plain decimal number such as 92.5"),
            Self::Identifier => f.write_str("letters, digits and - _ . / @"),
            Self::StudentNumber => f.write_str("a number that is not a social security number"),
            Self::Pairs => f.write_str("pairs as {left:right},{left:right}"),
            Self::RecordOf(file) => write!(f, "the sourcedId of a record of {file}"),
            Self::Fields(count) => write!(f, "{count} fields, as the header has"),
            Self::Column(name) => write!(f, "{name} at this place"),
            Self::Versions => f.write_str("1.1 or 1.2"),
            Self::ColumnOf(version) => {
                write!(f, "a column of version {version} or one that begins with metadata.")
            }
            Self::FileMode => f.write_str("bulk, delta or absent"),
            Self::LaterEnd => f.write_str("an end date after the start date"),
            Self::AtMost(count) => write!(f, "at most {count}"),
            Self::Utf8 => f.write_str("a text in UTF-8"),
            Self::SameAs(file) => write!(f, "the same as {file} says"),
            Self::Ssid => f.write_str("a state student identifier of the exchange's form"),
            Self::Percent => f.write_str("a percent from 0 to 999.9999 with at most four decimal places"),
            Self::Words(words) => f.write_str(words),
        }
    }
}
