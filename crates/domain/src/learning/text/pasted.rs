//! Pasted formatting in a text: what was found, where, and what a plain-text editor would leave.

mod characters;
mod elements;
mod entities;
mod markup;
mod scan;

use super::truncate;
use crate::learning::TextLimit;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

/// How many characters of a tag are shown.
const SHOWN: TextLimit = TextLimit::known(40);

/// What pasting brought along that is not standard text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum LeftoverKind {
    /// A tag or declaration of HTML or XML, such as `<b>` or `</o:p>`.
    Tag,
    /// Markup that is not shown: a comment, a style sheet, a script.
    HiddenMarkup,
    /// A character written as markup, such as `&nbsp;` or `&#8217;`.
    Entity,
    /// A control character other than tab and line breaks, or a code point that is no character.
    ControlCharacter,
    /// A line or page break as word processors write them: vertical tab, form feed, next line, U+2028, U+2029.
    LineBreak,
    /// A character without width that joins or separates nothing here.
    ZeroWidth,
    /// A mark of writing direction in a text without right-to-left letters.
    DirectionMark,
    /// A byte-order mark, right or the wrong way round.
    ByteOrderMark,
    /// A soft hyphen.
    SoftHyphen,
    /// A character for private use: a word processor's bullet from a symbol font.
    PrivateUse,
    /// The place of a picture or of another object that was left behind (U+FFFC).
    ObjectPlace,
}

impl fmt::Display for LeftoverKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Tag => "tag",
            Self::HiddenMarkup => "hidden markup",
            Self::Entity => "entity",
            Self::ControlCharacter => "control character",
            Self::LineBreak => "word processor's line break",
            Self::ZeroWidth => "zero-width character",
            Self::DirectionMark => "direction mark",
            Self::ByteOrderMark => "byte-order mark",
            Self::SoftHyphen => "soft hyphen",
            Self::PrivateUse => "private-use character",
            Self::ObjectPlace => "place of an object",
        })
    }
}

/// Something that pasting brought along.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Leftover {
    kind: LeftoverKind,
    start: usize,
    end: usize,
    shown: String,
}

impl Leftover {
    fn of(text: &str, span: &scan::Span) -> Self {
        let whole = text.get(span.bytes.clone()).unwrap_or_default();
        let mut shown = String::new();
        for c in truncate(whole, SHOWN).chars() {
            if c.is_ascii_graphic() || c == ' ' || c.is_alphanumeric() {
                shown.push(c);
            } else {
                // What cannot be seen is named by its number.
                let number = format!("U+{:04X}", u32::from(c));
                shown.push_str(&number);
            }
        }
        Self { kind: span.kind, start: span.chars.start, end: span.chars.end, shown }
    }

    /// What it is.
    pub fn kind(&self) -> LeftoverKind {
        self.kind
    }

    /// Where it stands, in characters (Unicode scalar values) of the text from 0.
    pub fn chars(&self) -> Range<usize> {
        self.start..self.end
    }

    /// How it reads, such as `<b>` or `U+200B`: characters that cannot be seen by their number, and of a long tag only
    /// its beginning.
    pub fn shown(&self) -> &str {
        &self.shown
    }
}

impl fmt::Display for Leftover {
    /// Such as `tag <b> at character 13`. People count characters from 1.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} at character {}", self.kind, self.shown, self.start.saturating_add(1))
    }
}

/// Pasted formatting that was found in a text, and the text without it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Pasted {
    found: Vec<Leftover>,
    cleaned: String,
}

impl Pasted {
    /// Everything that was found, ascending by place; at least one.
    pub fn found(&self) -> &[Leftover] {
        &self.found
    }

    /// The text as running it through a plain-text editor would leave it. Nothing is found in it. It can be empty.
    pub fn cleaned(&self) -> &str {
        &self.cleaned
    }
}

/// How many layers of markup are taken off, such as the tag that `&lt;b&gt;` stands for. Nobody pastes more; what is nested
/// deeper loses its signs, so that cleaning stays linear for every text.
const LAYERS: usize = 4;

/// What pasting brought into a text, and the text without it; none where it is standard text (rule L-5; document 004: a
/// description that *brought with it non-standard formatting* is to be run through Notepad or similar software).
///
/// Found are tags, declarations, comments and entities of HTML and XML; control characters; zero-width characters and
/// byte-order marks; direction marks in a text without right-to-left letters; soft hyphens; private-use characters; line
/// breaks that only word processors write; places of objects. Left alone is what people write: letters of every language,
/// accents as one character or as two, typographic quotes, dashes and blanks, tabs and line breaks, emoji with all that
/// joins them, joiners between letters of the scripts that need them, `a < b`, `3 > 2`, `<3`, `AT&T`, and names in angle
/// brackets that no HTML element bears.
///
/// In the cleaned text breaks and the ends of blocks are line breaks, entities are their characters, the bullets of usual
/// symbol fonts are bullets, and everything else that was found is left out; outer blanks are trimmed. Nothing is found in
/// it. The work grows with the length of the text.
///
/// ```
/// use gradecrosswalk_domain::learning::text::pasted_formatting;
/// let pasted = pasted_formatting("<p>Read chapter&nbsp;3</p>").expect("it is full of markup");
/// assert_eq!(pasted.found().len(), 3);
/// assert_eq!(pasted.found()[0].to_string(), "tag <p> at character 1");
/// assert_eq!(pasted.cleaned(), "Read chapter 3");
/// assert!(pasted_formatting("“Où est-ce ?” asks Zoë — if x < 3").is_none());
/// ```
pub fn pasted_formatting(text: &str) -> Option<Pasted> {
    let spans = scan::spans(text);
    if spans.is_empty() {
        return None;
    }
    let found = spans.iter().map(|span| Leftover::of(text, span)).collect();
    Some(Pasted { found, cleaned: cleaned(text, &spans).trim().to_string() })
}

fn cleaned(text: &str, spans: &[scan::Span]) -> String {
    let mut cleaned = scan::without(text, spans);
    for _ in 1..LAYERS {
        let spans = scan::spans(&cleaned);
        if spans.is_empty() {
            return cleaned;
        }
        cleaned = scan::without(&cleaned, &spans);
    }
    if scan::spans(&cleaned).is_empty() { cleaned } else { characters::flattened(&cleaned) }
}
