//! Single characters that pasting brings along, told from the same characters where a script or an emoji needs them.

use super::LeftoverKind;
use super::scan::{Leaves, Recognised};
use alloc::string::String;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

/// The text around the place that is looked at.
pub(super) struct Surroundings<'t> {
    text: &'t str,
    has_right_to_left: bool,
    /// The character before, if it stays.
    before: Option<char>,
    /// Whether tag characters here are part of an emoji, such as the flag of Wales.
    in_emoji_tags: bool,
}

impl<'t> Surroundings<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            text,
            has_right_to_left: text.chars().any(is_right_to_left),
            before: None,
            in_emoji_tags: false,
        }
    }

    /// Goes past a character that stays, or past something that does not.
    pub(super) fn passed(&mut self, kept: Option<char>) {
        self.in_emoji_tags = match kept {
            Some('\u{1F3F4}') => true,
            Some(c) => self.in_emoji_tags && is_tag_character(c),
            None => false,
        };
        self.before = kept;
    }

    /// Whether the character at this byte of the text is something that pasting brought along.
    pub(super) fn at(&self, c: char, byte: usize) -> Option<Recognised> {
        let kind = suspect(c)?;
        let after = byte.saturating_add(c.len_utf8());
        if self.is_needed(c, kind, after) {
            return None;
        }
        let leaves = match kind {
            LeftoverKind::LineBreak => Leaves::Char('\n'),
            LeftoverKind::PrivateUse => bullet(c).map_or(Leaves::Nothing, Leaves::Char),
            _ => Leaves::Nothing,
        };
        Some(Recognised { kind, length: c.len_utf8(), leaves })
    }

    /// Whether the text needs the character: another would be read without it.
    fn is_needed(&self, c: char, kind: LeftoverKind, after: usize) -> bool {
        if kind == LeftoverKind::DirectionMark {
            return self.has_right_to_left;
        }
        let next = self.text.get(after..).and_then(|rest| rest.chars().next());
        let beside = |of_kind: fn(char) -> bool| self.before.into_iter().chain(next).any(of_kind);
        match c {
            '\u{200C}' => beside(is_joining_script),
            '\u{200D}' => beside(is_joining_script) || next.is_some_and(|next| self.joins_emoji(after, next)),
            '\u{200B}' => beside(is_script_without_blanks),
            '\u{180E}' => beside(|c| matches!(c, '\u{1800}'..='\u{18AF}')),
            c if is_tag_character(c) => self.in_emoji_tags,
            _ => false,
        }
    }

    /// Whether the joiner that ends here holds two parts of one emoji together.
    fn joins_emoji(&self, after: usize, next: char) -> bool {
        let mut cursor = GraphemeCursor::new(after, self.text.len(), true);
        let is_boundary = cursor.is_boundary(self.text, 0).unwrap_or(true);
        // A mark never begins a cluster, whatever stands before it.
        let is_mark = String::from_iter(['a', next]).graphemes(true).count() == 1;
        !is_boundary && !is_mark
    }
}

/// What a character is where nothing around it needs it.
fn suspect(c: char) -> Option<LeftoverKind> {
    Some(match c {
        '\t' | '\n' | '\r' => return None,
        '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => LeftoverKind::LineBreak,
        '\u{AD}' => LeftoverKind::SoftHyphen,
        '\u{FEFF}' | '\u{FFFE}' => LeftoverKind::ByteOrderMark,
        '\u{FFFC}' => LeftoverKind::ObjectPlace,
        // Zero-width space and joiners, word joiner and invisible operators, retired format characters, annotations.
        '\u{180E}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2060}'..='\u{2064}'
        | '\u{206A}'..='\u{206F}'
        | '\u{FFF9}'..='\u{FFFB}' => LeftoverKind::ZeroWidth,
        c if is_tag_character(c) => LeftoverKind::ZeroWidth,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            LeftoverKind::DirectionMark
        }
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}' => {
            LeftoverKind::PrivateUse
        }
        c if c.is_control() || is_noncharacter(c) => LeftoverKind::ControlCharacter,
        _ => return None,
    })
}

/// The text without anything in which something could be found, whatever stands around it.
pub(super) fn flattened(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '<' | '&') && suspect(*c).is_none()).collect()
}

/// The bullets that word processors take from symbol fonts for their lists, as characters of their own.
fn bullet(c: char) -> Option<char> {
    Some(match c {
        '\u{F0B7}' => '\u{2022}',
        '\u{F0A7}' => '\u{25AA}',
        '\u{F076}' => '\u{2756}',
        '\u{F0D8}' => '\u{27A2}',
        '\u{F0FC}' => '\u{2713}',
        _ => return None,
    })
}

fn is_tag_character(c: char) -> bool {
    matches!(c, '\u{E0000}'..='\u{E007F}')
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Letters of the blocks that are written from right to left.
fn is_right_to_left(c: char) -> bool {
    c.is_alphabetic()
        && matches!(
            c,
            '\u{590}'..='\u{8FF}'
                | '\u{FB1D}'..='\u{FDFF}'
                | '\u{FE70}'..='\u{FEFC}'
                | '\u{10800}'..='\u{10FFF}'
                | '\u{1E800}'..='\u{1EFFF}'
        )
}

/// Blocks of the scripts whose letters take another form beside a joiner or non-joiner: Arabic and its kin, the scripts of
/// India and South-East Asia, Mongolian.
fn is_joining_script(c: char) -> bool {
    matches!(
        c,
        '\u{600}'..='\u{DFF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{1780}'..='\u{18AF}'
            | '\u{1900}'..='\u{1CFF}'
            | '\u{A800}'..='\u{ABFF}'
            | '\u{FB50}'..='\u{FDCF}'
            | '\u{FDF0}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}'
            | '\u{10A00}'..='\u{10FFF}'
            | '\u{11000}'..='\u{11FFF}'
            | '\u{1E900}'..='\u{1E95F}'
    )
}

/// Blocks of the scripts that have no blanks between words, and may mark where a word ends: Thai, Lao, Tibetan, Burmese,
/// Khmer.
fn is_script_without_blanks(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1950}'..='\u{1AAF}')
}
