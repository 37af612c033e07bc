//! One walk over a text that finds what pasting brought along, and the text without what was found.

use super::LeftoverKind;
use super::characters::Surroundings;
use super::entities;
use super::markup::Markup;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

/// A part of the text that is not standard text.
pub(super) struct Span {
    pub(super) kind: LeftoverKind,
    pub(super) bytes: Range<usize>,
    pub(super) chars: Range<usize>,
    leaves: Leaves,
}

/// What stays in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaves {
    /// Nothing.
    Nothing,
    /// This character.
    Char(char),
    /// A line break, unless a line begins there anyway.
    NewLine,
}

/// What begins at a place of the text: its kind, its length in bytes, and what stays.
pub(super) struct Recognised {
    pub(super) kind: LeftoverKind,
    pub(super) length: usize,
    pub(super) leaves: Leaves,
}

/// Everything that is not standard text, in order.
pub(super) fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut markup = Markup::of(text);
    let mut surroundings = Surroundings::of(text);
    let mut rest = text;
    let mut byte = 0_usize;
    let mut char = 0_usize;
    while let Some(c) = rest.chars().next() {
        let recognised = match c {
            '<' => markup.at(rest),
            '&' => entities::at(rest),
            c => surroundings.at(c, byte),
        };
        let length = recognised.as_ref().map_or(c.len_utf8(), |of| of.length);
        let (part, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let next_byte = byte.saturating_add(part.len());
        let next_char = char.saturating_add(part.chars().count());
        surroundings.passed(recognised.is_none().then_some(c));
        if let Some(Recognised { kind, leaves, .. }) = recognised {
            spans.push(Span { kind, bytes: byte..next_byte, chars: char..next_char, leaves });
        }
        (rest, byte, char) = (after, next_byte, next_char);
    }
    spans
}

/// The text with what stays in place of each span.
pub(super) fn without(text: &str, spans: &[Span]) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut kept = 0;
    for span in spans {
        plain.push_str(text.get(kept..span.bytes.start).unwrap_or_default());
        kept = span.bytes.end;
        match span.leaves {
            Leaves::Nothing => {}
            Leaves::Char(c) => plain.push(c),
            Leaves::NewLine if plain.is_empty() || plain.ends_with('\n') => {}
            Leaves::NewLine => plain.push('\n'),
        }
    }
    plain.push_str(text.get(kept..).unwrap_or_default());
    plain
}
