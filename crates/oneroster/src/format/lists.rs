//! Cells that hold several values: lists, references, pairs in braces, and people's numbers, which `Debug` masks.

use super::cell::SourcedId;
use core::fmt;

/// Texts with commas between; one that holds a comma stands in double quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TextList<'p>(pub(super) &'p str);

impl<'p> TextList<'p> {
    pub(crate) fn of(text: &'p str) -> Self {
        Self(text)
    }

    /// The texts, in order, without the quotes around them. A doubled quote within a text is left doubled.
    pub fn iter(&self) -> impl Iterator<Item = &'p str> + use<'p> {
        elements(self.0).map(|element| {
            let inner = element.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            inner.unwrap_or(element)
        })
    }

    /// The cell's text.
    pub fn as_str(&self) -> &'p str {
        self.0
    }
}

/// Identifiers of records of one file, with commas between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct References<'p>(TextList<'p>);

impl<'p> References<'p> {
    pub(crate) fn new(text: &'p str) -> Self {
        Self(TextList(text))
    }

    /// The identifiers, in order.
    pub fn iter(&self) -> impl Iterator<Item = SourcedId<'p>> + use<'p> {
        self.0.iter().map(SourcedId::new)
    }

    /// The cell's text.
    pub fn as_str(&self) -> &'p str {
        self.0.as_str()
    }
}

/// A person's number in some system, such as the state student identifier. `Debug` masks all but its last four
/// characters (rule F-1); blank where there is none.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct PersonalId<'p>(&'p str);

impl<'p> PersonalId<'p> {
    pub(crate) fn new(text: &'p str) -> Self {
        Self(text)
    }

    /// The number; blank where there is none.
    pub fn as_str(&self) -> &'p str {
        self.0
    }
}

impl fmt::Debug for PersonalId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        masked(self.0, f)
    }
}

/// A person's numbers in several systems, each with its type: `{Type:Id}`.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct PersonalIds<'p>(ValueMap<'p>);

impl<'p> PersonalIds<'p> {
    pub(crate) fn new(text: &'p str) -> Self {
        Self(ValueMap::new(text))
    }

    /// Types and numbers, in order. What is not of the form `{Type:Id}` is passed over.
    pub fn iter(&self) -> impl Iterator<Item = (&'p str, PersonalId<'p>)> + use<'p> {
        self.0.iter().flatten().map(|(kind, id)| (kind, PersonalId(id)))
    }

    /// The cell's text.
    pub fn as_str(&self) -> &'p str {
        self.0.as_str()
    }
}

impl fmt::Debug for PersonalIds<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// Pairs in braces with commas between: `{A:94},{B:84}`. What the sides mean is for the caller to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ValueMap<'p>(&'p str);

impl<'p> ValueMap<'p> {
    pub(crate) fn new(text: &'p str) -> Self {
        Self(text)
    }

    /// The left and the right side of each pair, without blanks around; none for an element that is not a pair.
    pub fn iter(&self) -> impl Iterator<Item = Option<(&'p str, &'p str)>> + use<'p> {
        elements(self.0).map(pair)
    }

    /// The cell's text.
    pub fn as_str(&self) -> &'p str {
        self.0
    }
}

/// `{left:right}`; the left side ends at the first colon.
pub(super) fn pair(element: &str) -> Option<(&str, &str)> {
    let inner = element.strip_prefix('{')?.strip_suffix('}')?;
    let (left, right) = inner.split_once(':')?;
    let (left, right) = (left.trim(), right.trim());
    (!left.is_empty() && !right.is_empty()).then_some((left, right))
}

/// What stands between the commas that are in neither quotes nor braces, without blanks around; no blank elements.
pub(super) fn elements(text: &str) -> impl Iterator<Item = &str> {
    let (mut quoted, mut braced) = (false, false);
    text.split(move |c| {
        match c {
            '"' => quoted = !quoted,
            '{' => braced = true,
            '}' => braced = false,
            _ => {}
        }
        c == ',' && !quoted && !braced
    })
    .map(str::trim)
    .filter(|element| !element.is_empty())
}

/// All but the last four characters as asterisks.
pub(crate) fn masked(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let hidden = text.chars().count().saturating_sub(4);
    for (place, c) in text.chars().enumerate() {
        fmt::Write::write_char(f, if place < hidden { '*' } else { c })?;
    }
    Ok(())
}
