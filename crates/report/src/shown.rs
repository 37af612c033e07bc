//! How much of a list is shown. What is left out is always counted, never silently dropped.

use core::fmt;

/// How much of each list is shown; the least first.
///
/// ```
/// use gradecrosswalk_report::Shown;
/// assert_eq!(Shown::Few(2).of(&["a", "b", "c"]), (&["a", "b"][..], 1));
/// assert_eq!(Shown::All.of(&["a", "b", "c"]).1, 0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shown {
    /// The first few, and how many more there are.
    Few(usize),
    /// All.
    All,
}

impl Shown {
    /// The part of a list that is shown, and how many are left out.
    pub fn of<T>(self, list: &[T]) -> (&[T], usize) {
        let count = self.limit().min(list.len());
        list.split_at_checked(count).map_or((list, 0), |(shown, rest)| (shown, rest.len()))
    }

    /// The most that are shown.
    pub fn limit(self) -> usize {
        match self {
            Self::Few(few) => few,
            Self::All => usize::MAX,
        }
    }
}

/// A list in one line, cut short with a count, such as `480815, 480816 and 3 more`.
pub(crate) struct Joined<'l, T>(pub(crate) &'l [T], pub(crate) Shown);

impl<T: fmt::Display> fmt::Display for Joined<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (shown, rest) = self.1.of(self.0);
        let mut before = "";
        for item in shown {
            write!(f, "{before}{item}")?;
            before = ", ";
        }
        match (rest, shown.is_empty()) {
            (0, _) => Ok(()),
            (_, true) => write!(f, "{rest}"),
            _ => write!(f, " and {rest} more"),
        }
    }
}

/// A number with its noun, such as `1 grade` or `3 grades`, thousands apart: `12,000 grades`.
pub(crate) struct Counted(pub(crate) u64, pub(crate) &'static str);

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", Grouped(self.0), self.1, if self.0 == 1 { "" } else { "s" })
    }
}

/// A number with a comma between thousands.
pub(crate) struct Grouped(pub(crate) u64);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.checked_div(1000), self.0.checked_rem(1000)) {
            (Some(thousands), Some(rest)) if thousands > 0 => write!(f, "{},{rest:03}", Self(thousands)),
            _ => write!(f, "{}", self.0),
        }
    }
}

/// A length as a number that is counted with.
pub(crate) fn number(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString as _;

    #[test]
    fn numbers_and_lists_are_short_and_counted() {
        assert_eq!(Counted(1, "grade").to_string(), "1 grade");
        assert_eq!(Counted(0, "grade").to_string(), "0 grades");
        assert_eq!(Grouped(1_234_005).to_string(), "1,234,005");
        assert_eq!(Grouped(999).to_string(), "999");
        assert_eq!(Joined(&["a", "b", "c"], Shown::Few(2)).to_string(), "a, b and 1 more");
        assert_eq!(Joined(&["a", "b"], Shown::Few(2)).to_string(), "a, b");
        assert_eq!(Joined(&["a", "b"], Shown::Few(0)).to_string(), "2");
    }
}
