//! Names of a lent list in a text, whichever way people write them. Nothing of the list is kept, printed or returned.
//!
//! A name is lent as `First Last` or `Last, First`, with any middle names. It is shown where its first name stands
//! beside any other of its names, in either order, at word boundaries, without regard to case, marks and apostrophes;
//! between them may stand initials and its own other names. So `Mary Ann Smith` is shown by `mary smith`, `Mary A. Smith`,
//! `Smith, Mary` and `mary_smith`; and by an initial before the last name, `M. Smith`. A name that is lent as one word is
//! shown by that word: whoever wants last names alone to be refused lends them alone too.

use super::folded::{Folded, Run};
use super::refused::{Personal, Shown};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

/// Names that are lent to a check. They are read and not kept; they cannot be printed.
#[derive(Clone, Copy, Default)]
pub struct LentNames<'n>(pub &'n [&'n str]);

impl fmt::Debug for LentNames<'_> {
    /// How many there are, and nothing else.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} lent names", self.0.len())
    }
}

/// How many words may stand between two words of a name.
const BETWEEN: usize = 3;
/// How many characters may stand between two words.
const APART: usize = 4;

/// A lent name as it is compared: the first name and all others.
struct Name {
    first: String,
    others: Vec<String>,
}

impl Name {
    /// None for a text without a letter.
    fn of(lent: &str) -> Option<Self> {
        let folded = Folded::of(lent);
        let mut words = words(&folded);
        words.retain(|word| word.text.chars().any(char::is_alphabetic));
        let comma = folded.find(',');
        // After the comma stand the first names.
        let before = |comma: usize| words.iter().take_while(|word| word.at.end <= comma).count();
        let split = comma.map_or(0, before);
        let mut texts: Vec<String> = words.into_iter().map(|word| word.text).collect();
        let given = texts.split_off(split.min(texts.len()));
        let mut texts = given.into_iter().chain(texts);
        Some(Self { first: texts.next()?, others: texts.collect() })
    }

    /// The last names: those that an initial before them shows.
    fn last(&self) -> Option<&String> {
        self.others.iter().rev().find(|name| !matches!(name.as_str(), "jr" | "sr" | "ii" | "iii" | "iv"))
    }

    fn has(&self, word: &str) -> bool {
        self.first == word || self.others.iter().any(|other| other == word)
    }
}

/// Where a text shows a lent name.
pub(super) fn shown(text: &Folded, lent: LentNames<'_>) -> Vec<Shown> {
    let names: Vec<Name> = lent.0.iter().filter_map(|name| Name::of(name)).collect();
    let mut by_word: BTreeMap<&str, Vec<&Name>> = BTreeMap::new();
    let mut glued: Vec<String> = Vec::new();
    for name in &names {
        by_word.entry(&name.first).or_default().push(name);
        if let Some(last) = name.last() {
            by_word.entry(last).or_default().push(name);
            glued.extend([[name.first.as_str(), last].concat(), [last, name.first.as_str()].concat()]);
        }
    }
    glued.sort_unstable();
    let words = words(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        if glued.binary_search(&word.text).is_ok() {
            found.push(word.at.clone());
        }
        let names = by_word.get(word.text.as_str()).into_iter().flatten();
        let ends = names.filter_map(|name| end_of(text, &words, place, name));
        if let Some(end) = ends.max() {
            found.push(word.at.start..end);
        }
        found.extend(initial_before(text, &words, place, &by_word));
    }
    found.into_iter().filter_map(|at| text.shown(Personal::Name, at)).collect()
}

/// Where a name ends that begins with a word, in either order of the name: as far as its words go on.
fn end_of(text: &Folded, words: &[Run], place: usize, name: &Name) -> Option<usize> {
    let begins = words.get(place)?;
    if name.others.is_empty() {
        return Some(begins.at.end);
    }
    let from_first = begins.text == name.first;
    let mut before = begins;
    let mut end = None;
    let mut between = 0_usize;
    for word in words.get(place.saturating_add(1)..)? {
        let long = word.text.chars().nth(1).is_some();
        if between > BETWEEN || !beside(text, before, word) || (long && !name.has(&word.text)) {
            break;
        }
        let shows =
            if from_first { long && name.others.contains(&word.text) } else { word.text == name.first };
        if shows {
            end = Some(word.at.end);
        }
        between = if shows { 0 } else { between.saturating_add(1) };
        before = word;
    }
    end
}

/// `M. Smith`: an initial of a first name directly before its last name.
fn initial_before(
    text: &Folded,
    words: &[Run],
    place: usize,
    by_word: &BTreeMap<&str, Vec<&Name>>,
) -> Option<Range<usize>> {
    let (initial, last) = (words.get(place)?, words.get(place.checked_add(1)?)?);
    let mut chars = initial.text.chars();
    let letter = chars.next().filter(|_| chars.next().is_none())?;
    let mut names = by_word.get(last.text.as_str()).into_iter().flatten();
    let is_theirs = names.any(|name| name.last() == Some(&last.text) && name.first.starts_with(letter));
    (is_theirs && beside(text, initial, last)).then_some(initial.at.start..last.at.end)
}

/// Whether two words stand beside each other, with nothing but what stands inside names between them.
fn beside(text: &Folded, a: &Run, b: &Run) -> bool {
    let between = a.at.end..b.at.start;
    between.len() <= APART
        && text.between(between).all(|c| matches!(c, ' ' | ',' | '.' | '-' | '_' | '\'' | '"' | '(' | ')'))
}

/// The words of a text, apostrophes inside them left out, and `'s` at their end.
fn words(text: &Folded) -> Vec<Run> {
    let mut words = text.runs(|c| c.is_alphanumeric() || c == '\'');
    for word in &mut words {
        if let Some(owner) = word.text.strip_suffix("'s") {
            word.text = String::from(owner);
            word.at.end = word.at.end.saturating_sub(2);
        }
        word.text.retain(|c| c != '\'');
    }
    words.retain(|word| !word.text.is_empty());
    words
}
