//! Tags, declarations and comments, told from angle brackets that a text means as such.
//!
//! No attempt to read a tag goes past the next `<`, and no search for an end that was not found is made again, so that
//! a walk over a text stays linear.

use super::LeftoverKind;
use super::elements::{is_bare_attribute, is_element, leaves};
use super::scan::{Leaves, Recognised};
use alloc::string::String;
use alloc::vec::Vec;

/// Markup of which nothing is shown: how it begins and ends.
const HIDDEN: [(&str, &str); 3] = [("<!--", "-->"), ("<style", "</style>"), ("<script", "</script>")];

/// What has to be known of the whole text.
pub(super) struct Markup {
    /// The names of closing tags, in lower case, ascending: a name that is closed is an element's.
    closed: Vec<String>,
    /// Of which hidden markup the rest of the text has no end.
    has_no_end: [bool; HIDDEN.len()],
}

impl Markup {
    pub(super) fn of(text: &str) -> Self {
        let name = |rest| {
            let (name, rest) = split_name(rest)?;
            rest.trim_start().starts_with('>').then(|| name.to_ascii_lowercase())
        };
        let mut closed: Vec<String> = text.split("</").skip(1).filter_map(name).collect();
        closed.sort_unstable();
        closed.dedup();
        Self { closed, has_no_end: [false; HIDDEN.len()] }
    }

    /// The markup with which a text begins.
    pub(super) fn at(&mut self, rest: &str) -> Option<Recognised> {
        let (kind, end, leaves) = self
            .hidden(rest)
            .map(|end| (LeftoverKind::HiddenMarkup, end, Leaves::Nothing))
            .or_else(|| self.tag(rest).map(|(end, leaves)| (LeftoverKind::Tag, end, leaves)))
            .or_else(|| declaration(rest).map(|end| (LeftoverKind::Tag, end, Leaves::Nothing)))?;
        Some(Recognised { kind, length: rest.len().saturating_sub(end.len()), leaves })
    }

    /// What follows a comment, style sheet or script.
    fn hidden<'r>(&mut self, rest: &'r str) -> Option<&'r str> {
        for ((begin, end), has_no_end) in HIDDEN.iter().zip(&mut self.has_no_end) {
            let Some(inner) = strip_prefix_in_any_case(rest, begin) else { continue };
            // `<styled>` is another element.
            if begin.ends_with(char::is_alphanumeric) && !inner.starts_with(['>', ' ', '\t', '\n', '\r']) {
                continue;
            }
            if !*has_no_end {
                match after_in_any_case(inner, end) {
                    None => *has_no_end = true,
                    after => return after,
                }
            }
            // A comment that never ends hides nothing.
            return if *begin == "<!--" { Some(inner) } else { None };
        }
        None
    }

    /// What follows a tag, and what stays in its place.
    fn tag<'r>(&self, rest: &'r str) -> Option<(&'r str, Leaves)> {
        let inner = rest.strip_prefix('<')?;
        let (is_closing, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        let (name, inner) = split_name(inner)?;
        let name = name.to_ascii_lowercase();
        if is_closing {
            return Some((inner.trim_start().strip_prefix('>')?, leaves(&name, is_closing)));
        }
        let (attributes, after) = attributes(inner)?;
        let is_element =
            || is_element(&name) || name.contains(':') || self.closed.binary_search(&name).is_ok();
        (attributes == Attributes::OfMarkup || is_element()).then(|| (after, leaves(&name, is_closing)))
    }
}

/// What the inside of a tag shows of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Attributes {
    /// Nothing: the brackets may be meant as brackets.
    None,
    /// It has a value, or closes itself: it is markup whatever its name is.
    OfMarkup,
}

/// The attributes up to the end of a tag, and what follows it. As in XML, no value holds a `<`.
fn attributes(mut rest: &str) -> Option<(Attributes, &str)> {
    let mut shows = Attributes::None;
    loop {
        let inner = rest.trim_start();
        if let Some(after) = inner.strip_prefix('>') {
            return Some((shows, after));
        }
        if let Some(after) = inner.strip_prefix("/>") {
            return Some((Attributes::OfMarkup, after));
        }
        let is_apart = inner.len() < rest.len();
        let (name, inner) = split_name(inner).filter(|_| is_apart)?;
        match inner.trim_start().strip_prefix('=') {
            Some(value) => {
                rest = after_value(value.trim_start())?;
                shows = Attributes::OfMarkup;
            }
            None if is_bare_attribute(&name.to_ascii_lowercase()) => rest = inner,
            None => return None,
        }
    }
}

/// What follows an attribute's value.
fn after_value(value: &str) -> Option<&str> {
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote) {
            let end = inner.find([quote, '<'])?;
            return inner.get(end..)?.strip_prefix(quote);
        }
    }
    let end = value.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '=' | '>'))?;
    if end == 0 { None } else { value.get(end..) }
}

/// What follows a declaration such as `<!DOCTYPE html>`, `<![endif]>` or `<?xml version="1.0"?>`.
fn declaration(rest: &str) -> Option<&str> {
    let inner = ["<!doctype", "<![if", "<![endif", "<?"]
        .iter()
        .find_map(|begin| strip_prefix_in_any_case(rest, begin))?;
    if rest.starts_with("<?") && !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = inner.find(['<', '>'])?;
    inner.get(end..)?.strip_prefix('>')
}

/// A name of an element or attribute, and what follows it.
fn split_name(text: &str) -> Option<(&str, &str)> {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let is_inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let end = text.find(|c| !is_inner(c)).unwrap_or(text.len());
    let (name, after) = text.split_at_checked(end)?;
    (!name.ends_with(':') && !name.contains("::")).then_some((name, after))
}

fn strip_prefix_in_any_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (begin, after) = text.split_at_checked(prefix.len())?;
    begin.eq_ignore_ascii_case(prefix).then_some(after)
}

/// What follows the first such part of a text.
fn after_in_any_case<'t>(text: &'t str, part: &str) -> Option<&'t str> {
    let place =
        text.as_bytes().windows(part.len()).position(|bytes| bytes.eq_ignore_ascii_case(part.as_bytes()))?;
    text.get(place..)?.get(part.len()..)
}
