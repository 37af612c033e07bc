//! How many columns of a terminal a text takes, and lines that fit into so many. Never cuts a character in two.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

const JOINER: char = '\u{200d}';

/// The columns that a text takes: none for a combining mark, two for a wide character or an emoji.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The text in one line: what would move the cursor or change colours is shown as a blank or a replacement character.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().map(|c| match c {
        '\n' | '\r' | '\t' => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    });
    Cow::Owned(shown.collect())
}

/// The text as it is where it fits, else in lines of at most so many columns, broken at blanks and, where a word is longer, within it. A single
/// character that is wider stands alone.
pub(crate) fn lines(text: &str, columns: usize) -> Vec<String> {
    if width(text) <= columns {
        return Vec::from([String::from(text)]);
    }
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let with = width(&line).saturating_add(usize::from(!line.is_empty())).saturating_add(width(word));
        if with <= columns {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(core::mem::take(&mut line));
        }
        let mut pieces = pieces(word, columns);
        line = pieces.pop().unwrap_or_default();
        lines.append(&mut pieces);
    }
    lines.push(line);
    lines
}

/// A word in pieces that fit. Marks stay with their character, joined emoji together.
fn pieces(word: &str, columns: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for cluster in clusters(word) {
        let mut longer = piece.clone();
        longer.push_str(cluster);
        if !piece.is_empty() && width(&longer) > columns {
            pieces.push(core::mem::take(&mut piece));
            piece.push_str(cluster);
        } else {
            piece = longer;
        }
    }
    pieces.push(piece);
    pieces
}

/// The characters of a text, each with the marks and joined characters that follow it.
fn clusters(text: &str) -> Vec<&str> {
    let mut clusters = Vec::new();
    let (mut start, mut before) = (0, None);
    for (place, c) in text.char_indices() {
        let joined = before == Some(JOINER) || c.width().unwrap_or(0) == 0;
        if place > 0 && !joined {
            clusters.extend(text.get(start..place));
            start = place;
        }
        before = Some(c);
    }
    clusters.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_a_terminal() {
        for (text, columns) in [
            ("", 0),
            ("HS-201", 6),
            ("Lycée", 5),
            ("Lyce\u{301}e", 5),
            ("高校", 4),
            ("👩‍👩‍👧", 2),
            ("🇺🇸", 2),
            ("❤️", 2),
            ("ﬁ", 1),
        ] {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn lines_break_at_blanks_and_never_within_a_character() {
        assert_eq!(lines("open only one term", 9), ["open only", "one term"]);
        assert_eq!(lines("高校高校", 5), ["高校", "高校"]);
        assert_eq!(lines("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(lines("👩‍👩‍👧👩‍👩‍👧", 2), ["👩‍👩‍👧", "👩‍👩‍👧"]);
        assert_eq!(lines("高", 1), ["高"]);
        assert_eq!(lines("", 5), [""]);
    }

    #[test]
    fn nothing_moves_the_cursor() {
        assert_eq!(one_line("a\u{1b}[31mb\nc\td"), "a\u{fffd}[31mb c d");
        assert_eq!(one_line("plain"), "plain");
    }
}
