//! How messages write terms and lists, so that all read alike.

use core::fmt;
use gradecrosswalk_domain::calendar::TermMask;

/// `term 3`, `terms 1, 2 and 4`.
pub(crate) struct Terms(pub(crate) TermMask);

impl fmt::Display for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.len() == 1 { "term " } else { "terms " })?;
        let last = self.0.len().saturating_sub(1);
        for (place, term) in (0_u32..).zip(self.0) {
            f.write_str(between(place == 0, place == last))?;
            write!(f, "{term}")?;
        }
        Ok(())
    }
}

/// As many of a list as a message shows.
const SHOWN: usize = 3;

/// `HS-1`, `HS-1 and HS-2`; of more than three the first three and how many more there are.
pub(crate) struct Listed<'a, T>(pub(crate) &'a [T]);

impl<T: fmt::Display> fmt::Display for Listed<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let more = self.0.len().saturating_sub(SHOWN);
        let last = self.0.len().saturating_sub(1);
        for (place, item) in self.0.iter().enumerate().take(SHOWN) {
            write!(f, "{}{item}", between(place == 0, place == last))?;
        }
        if more > 0 { write!(f, " and {more} more") } else { Ok(()) }
    }
}

fn between(first: bool, last: bool) -> &'static str {
    match (first, last) {
        (true, _) => "",
        (false, true) => " and ",
        (false, false) => ", ",
    }
}

/// `1 window`, `2 windows`.
pub(crate) struct Counted(pub(crate) usize, pub(crate) &'static str);

impl Counted {
    /// With a plural that is not made by an `s`.
    pub(crate) fn plural(self, plural: &'static str) -> impl fmt::Display {
        let text = if self.0 == 1 { self.1 } else { plural };
        CountedAs(self.0, text)
    }
}

struct CountedAs(usize, &'static str);

impl fmt::Display for CountedAs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0, self.1)
    }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.0, self.1, if self.0 == 1 { "" } else { "s" })
    }
}
