//! What a refused document may show of itself in an error: no social security number, no control character, no end.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

/// How many characters of an overlong text are kept at either end. The checks' own messages are shorter than both.
const KEPT: usize = 1000;

/// The text without anything that has the form of a social security number (rule F-1), with its control characters
/// escaped, and without its middle where it is too long.
pub(super) fn printable(text: &str) -> Box<str> {
    let masked = masked(text);
    let left_out = KEPT..masked.chars().count().saturating_sub(KEPT).max(KEPT);
    let mut shown = String::new();
    for (place, c) in masked.chars().enumerate() {
        if left_out.contains(&place) {
            if place == left_out.start {
                shown.push('…');
            }
        } else if c.is_control() {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown.into_boxed_str()
}

/// The text with stars for nine digits, alone or grouped 3-2-4, whether or not a backslash in it is an escape.
fn masked(text: &str) -> String {
    let mut hidden = vec![false; text.len()];
    for run in security_numbers(text).into_iter().chain(security_numbers(&without_escapes(text))) {
        hidden.get_mut(run).unwrap_or_default().fill(true);
    }
    let star = |(place, c)| if hidden.get(place) == Some(&true) { '*' } else { c };
    text.char_indices().map(star).collect()
}

/// The places of digits that have the form of a social security number.
fn security_numbers(text: &str) -> Vec<Range<usize>> {
    let runs = digit_runs(text);
    let apart = |a: &Range<usize>, b: &Range<usize>| {
        text.get(a.end..b.start).is_some_and(|gap| !gap.chars().any(char::is_alphanumeric))
    };
    let mut found: Vec<Range<usize>> = runs.iter().filter(|run| run.len() == 9).cloned().collect();
    for run in runs.windows(3) {
        if let [a, b, c] = run
            && (a.len(), b.len(), c.len()) == (3, 2, 4)
            && apart(a, b)
            && apart(b, c)
        {
            found.extend([a.clone(), b.clone(), c.clone()]);
        }
    }
    found
}

/// The text with blanks for escapes such as `\t` and `\u{a0}`, byte for byte in the same places.
fn without_escapes(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        let named = escape.chars().next().map_or(0, char::len_utf8);
        let unicode = escape.strip_prefix("u{").and_then(|code| code.bytes().take(7).position(|b| b == b'}'));
        let length = unicode.map_or(named, |digits| digits.saturating_add("u{}".len()));
        plain.push_str(before);
        plain.extend(core::iter::repeat_n(' ', length.saturating_add(1)));
        rest = escape.get(length..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

/// The places of the longest runs of digits.
fn digit_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (place, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match runs.last_mut() {
            Some(run) if run.end == place => run.end = place.saturating_add(1),
            _ => runs.push(place..place.saturating_add(1)),
        }
    }
    runs
}
