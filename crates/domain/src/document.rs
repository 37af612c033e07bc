#![doc = include_str!("../docs/json.md")]

mod printable;

use crate::wire::{Shown, integer, object, text_form};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString as _};
use core::fmt;
use printable::printable;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a document says of its format.
pub const FORMAT: &str = "gradecrosswalk";

/// The version of documents that are written, and the newest that are read.
pub const VERSION: u32 = 1;

/// A content with its format and version before it, so that a kept file says what it is.
///
/// ```
/// use gradecrosswalk_domain::calendar::TermMask;
/// use gradecrosswalk_domain::document::Document;
/// let document = Document::new("{1,3}".parse::<TermMask>()?);
/// let text = serde_json::to_string(&document)?;
/// assert_eq!(text, r#"{"format":"gradecrosswalk","version":1,"content":"{1,3}"}"#);
/// assert_eq!(serde_json::from_str::<Document<TermMask>>(&text)?, document);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document<T> {
    content: T,
}

impl<T> Document<T> {
    /// A document of [`VERSION`].
    pub fn new(content: T) -> Self {
        Self { content }
    }

    /// What the document holds.
    pub fn content(&self) -> &T {
        &self.content
    }

    /// What the document holds, taken out.
    pub fn into_content(self) -> T {
        self.content
    }
}

/// The one format that is read.
struct Format;

text_form!(Format, "format", |text: &str| format_named(text), |_format| FORMAT);

fn format_named(text: &str) -> Result<Format, String> {
    let refused = || format!("format {} is not {FORMAT:?}: give a document of this library", Shown(text));
    if text == FORMAT { Ok(Format) } else { Err(refused()) }
}

/// A version that can be read.
struct Version;

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let version = integer(deserializer, "version")?;
        if version == i128::from(VERSION) {
            return Ok(Self);
        }
        Err(D::Error::custom(if version > i128::from(VERSION) {
            format!(
                "version {version} is newer than {VERSION}, the newest that this library reads: update the library"
            )
        } else {
            format!("version {version} does not exist: give {VERSION}")
        }))
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        VERSION.serialize(serializer)
    }
}

/// A document's members, in the order in which they are written.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Document", deny_unknown_fields)]
struct Members<T> {
    format: Format,
    version: Version,
    content: T,
}

impl<T: Serialize> Serialize for Document<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Members { format: Format, version: Version, content: &self.content }.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Document<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members: Members<T> = object(deserializer, "a document")?;
        Ok(Self { content: members.content })
    }
}

/// A document was not read: the path of the field, and what is wrong there.
///
/// Nothing in it has the form of a social security number (rule F-1): such digits are written as stars, wherever in
/// the document they stood. Control characters are escaped and the middle of an overlong message is left out.
///
/// ```
/// use gradecrosswalk_domain::document::{self, Document};
/// use gradecrosswalk_domain::scores::Mark;
/// let text = r#"{"format": "gradecrosswalk", "version": 1, "content": [{"percent": "92.5"}, {"percent": 4}]}"#;
/// let read = document::read::<Document<Vec<Mark>>, _>(&mut serde_json::Deserializer::from_str(text));
/// let error = read.unwrap_err();
/// assert_eq!(error.path(), "content[1].percent");
/// assert!(error.message().starts_with("percent is given as a number: write it as text in quotes"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    path: Box<str>,
    message: Box<str>,
}

impl ReadError {
    /// The path of the field, such as `content.homes[2].courses[5].tasks[0].term_mask`. Empty where the whole
    /// document is meant.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong, in the words of the value's own check, with the place in the text where the reader gives it.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.path, self.message)
        }
    }
}

impl core::error::Error for ReadError {}

/// Reads a [`Document`], or any value of this crate, from a serde deserializer of a self-describing format.
///
/// Whether anything follows the document is for the caller to ask, with `serde_json` by its `Deserializer::end`.
///
/// # Errors
///
/// If the text is not of the format, or a value in it is refused: with the path of the first such field.
pub fn read<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, ReadError> {
    serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let whole = error.path().iter().next().is_none();
        let path = if whole { String::new() } else { error.path().to_string() };
        ReadError { path: printable(&path), message: printable(&error.inner().to_string()) }
    })
}
