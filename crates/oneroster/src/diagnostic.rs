//! What reading, mapping and writing have to say: a code, a place, what was seen and what was expected.

mod code;
mod expected;

pub use code::{Code, Severity};
pub use expected::Expected;

use crate::Mode;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;

/// How many characters of a text a diagnostic shows.
const SHOWN: usize = 40;

/// One thing that is not as it should be, with its place.
///
/// Shown, it is one line: `results.csv, line 7, score: R405 value-form, "A+" …`. A text of a column that holds people's
/// numbers is never shown when it has the form of a social security number (rule F-1).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file.
    pub file: Cow<'static, str>,
    /// The line of the file, from 1, on which the record begins; 0 for the file as a whole.
    pub line: u64,
    /// The column, by its name in the file's specification or, where that does not have it, in its header.
    pub column: Option<Cow<'static, str>>,
    /// What it is.
    pub code: Code,
    /// How bad it is, in the mode in which the package was read.
    pub severity: Severity,
    /// The text that was seen, shortened; none where it is blank or may not be shown.
    pub seen: Option<Box<str>>,
    /// What would have been right.
    pub expected: Expected,
}

impl Diagnostic {
    pub(crate) fn new(file: impl Into<Cow<'static, str>>, line: u64, code: Code, expected: Expected) -> Self {
        let severity = code.severity(Mode::Strict);
        Self { file: file.into(), line, column: None, code, severity, seen: None, expected }
    }

    pub(crate) fn column(self, column: impl Into<Cow<'static, str>>) -> Self {
        Self { column: Some(column.into()), ..self }
    }

    pub(crate) fn seen(self, text: &str) -> Self {
        let shortened = text.char_indices().nth(SHOWN).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
        Self { seen: Some(shortened.into()).filter(|_| !text.is_empty()), ..self }
    }

    /// As [`Diagnostic::seen`], of a text that may be a person's number.
    pub(crate) fn seen_of_person(self, text: &str) -> Self {
        if crate::format::is_social_security_number(text) { self } else { self.seen(text) }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        if let Some(column) = &self.column {
            write!(f, ", {column}")?;
        }
        write!(f, ": {} {}: {}", self.severity, self.code, self.code.problem())?;
        if let Some(seen) = &self.seen {
            write!(f, ", {seen:?}")?;
        }
        match &self.expected {
            Expected::Nothing => Ok(()),
            expected => write!(f, "; expected {expected}"),
        }
    }
}

/// All diagnostics of a package, in the order of its files and lines, and how many there were of each code.
///
/// A file in which every row is wrong would otherwise say so a million times: of each code in each file only so many
/// are kept as [`Diagnostics::KEPT`] says. All are counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    counts: BTreeMap<(Cow<'static, str>, Code), Count>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Count {
    severity: Severity,
    seen: u64,
}

impl Diagnostics {
    /// How many diagnostics of one code and file are kept with their places.
    pub const KEPT: u64 = 1000;

    pub(crate) fn push(&mut self, mode: Mode, diagnostic: Diagnostic) {
        let severity = diagnostic.code.severity(mode);
        let key = (diagnostic.file.clone(), diagnostic.code);
        let count = self.counts.entry(key).or_insert(Count { severity, seen: 0 });
        count.seen = count.seen.saturating_add(1);
        if count.seen <= Self::KEPT {
            self.list.push(Diagnostic { severity, ..diagnostic });
        }
    }

    /// Puts the kept ones in order; `rank` says where a file comes.
    pub(crate) fn sort(&mut self, rank: impl Fn(&str) -> usize) {
        self.list.sort_by(|a, b| (rank(&a.file), &a.file, a.line).cmp(&(rank(&b.file), &b.file, b.line)));
    }

    /// Those that are kept, in order.
    pub fn list(&self) -> &[Diagnostic] {
        &self.list
    }

    /// How many there were of each code in each file, those that are not kept included.
    pub fn counts(&self) -> impl Iterator<Item = (&str, Code, u64)> {
        self.counts.iter().map(|((file, code), count)| (&**file, *code, count.seen))
    }

    /// How many there were of a code in all files.
    pub fn count(&self, code: Code) -> u64 {
        self.counts().filter(|(_, of, _)| *of == code).fold(0, |sum, (_, _, seen)| sum.saturating_add(seen))
    }

    /// Whether something was left out: whether there is an error among them.
    pub fn has_errors(&self) -> bool {
        self.counts.values().any(|count| count.severity == Severity::Error)
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// How many are counted and not kept.
    pub fn not_kept(&self) -> u64 {
        let all = self.counts.values().fold(0_u64, |sum, count| sum.saturating_add(count.seen));
        all.saturating_sub(u64::try_from(self.list.len()).unwrap_or(u64::MAX))
    }
}
