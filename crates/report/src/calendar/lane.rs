//! Lanes of a calendar, and the bands of days in them, with their words. Knows no place on the page.

use alloc::string::String;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_validation::forecast::{NightCounts, NightKind};

/// How a band is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A term; every second one a little darker.
    Term,
    OtherTerm,
    /// A window; those of every second term lie lower, so that an overlap is seen.
    Window,
    OtherWindow,
    /// A window for some only.
    Exception,
    /// Terms that are marked by hand, and stay so.
    ByHand,
    /// What nights do.
    Nights(NightKind),
}

impl Look {
    pub(super) fn term(odd: bool) -> Self {
        if odd { Self::Term } else { Self::OtherTerm }
    }

    pub(super) fn window(odd: bool) -> Self {
        if odd { Self::Window } else { Self::OtherWindow }
    }
}

/// Days in a row that are drawn alike.
#[derive(Debug)]
pub(super) struct Band {
    /// The days, all of them within the calendar.
    pub(super) days: DateRange,
    pub(super) look: Look,
    /// What stands in it where there is room: the longest text that fits.
    pub(super) words: Vec<String>,
    /// The whole of it, for those who point at it.
    pub(super) title: String,
}

/// A lane of a calendar.
#[derive(Debug)]
pub(super) enum Lane {
    /// The name of what follows.
    Heading(String),
    Bands(Bands),
    /// What was left out.
    More(String),
}

/// Bands beside their name.
#[derive(Debug)]
pub(super) struct Bands {
    pub(super) name: String,
    /// What stands below the name, smaller.
    pub(super) of: String,
    pub(super) bands: Vec<Band>,
    /// The counts beside a lane of nights.
    pub(super) counts: Option<NightCounts>,
}
