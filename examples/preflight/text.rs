//! Lines of text: broken at a width, lists cut short, numbers with their nouns.

use std::fmt::Display;

/// The longest line.
pub const WIDTH: usize = 100;

/// How much of each list is shown where nobody has asked for all.
pub const FEW: Shown = Shown::Few(1);

/// How much of a list is shown; the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// The first few, and how many more there are.
    Few(usize),
    All,
}

impl Shown {
    /// The part of a list that is shown, and how many are left.
    pub fn of<T>(self, list: &[T]) -> (&[T], usize) {
        let count = match self {
            Self::Few(few) => list.len().min(few),
            Self::All => list.len(),
        };
        (&list[..count], list.len() - count)
    }

    /// A list in one line, such as `010611, 060112`; where few are shown the first and how many more: `010611 +1`.
    pub fn named<T: Display>(self, list: &[T]) -> String {
        match (self, list) {
            (Self::Few(_), [first, _, ..]) => format!("{first} +{}", list.len() - 1),
            _ => list.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        }
    }
}

/// Adds a text as one or more lines of at most [`WIDTH`], the first indented so far, the others a little more.
pub fn add(to: &mut String, indent: usize, text: &str) {
    let mut line = " ".repeat(indent);
    for (place, word) in text.split(' ').enumerate() {
        let blank = usize::from(place > 0);
        if place > 0 && line.chars().count() + blank + word.chars().count() > WIDTH {
            to.push_str(&line);
            to.push('\n');
            line = " ".repeat(indent + 4);
        } else if place > 0 {
            line.push(' ');
        }
        line.push_str(word);
    }
    to.push_str(&line);
    to.push('\n');
}

/// Adds how many more there are, where there are any.
pub fn add_more(to: &mut String, indent: usize, more: usize) {
    if more > 0 {
        add(to, indent, &format!("and {more} more"));
    }
}

/// A number with its noun, such as `1 error` or `3 errors`.
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
