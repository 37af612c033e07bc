//! Which terms serve the most of several wants at once. The one place where what is lost is decided.

use gradecrosswalk_domain::calendar::{TermMask, TermNumber};

/// What one linked section wants open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Want {
    /// The terms that serve it; none if no term does.
    pub(super) accepts: TermMask,
    /// Something else holds its grades too, so that it syncs with none of them: it counts last.
    pub(super) latent: bool,
    /// It is served as the home school is now.
    pub(super) served_now: bool,
}

/// How many wants go unserved. Compared in the order of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Misses {
    /// Wants that would sync.
    real: u64,
    /// Wants that something else holds too.
    latent: u64,
    /// Wants that are served now: nobody loses grades that arrive without gain for another.
    disturbed: u64,
}

impl Misses {
    /// One unserved want.
    pub(super) fn one(want: Want) -> Self {
        Self {
            real: u64::from(!want.latent),
            latent: u64::from(want.latent),
            disturbed: u64::from(want.served_now),
        }
    }

    /// The unserved ones of these wants while a term, or none, is open.
    pub(super) fn of(wants: impl Iterator<Item = Want>, open: Option<TermNumber>) -> Self {
        let unserved = wants.filter(|want| !open.is_some_and(|open| want.accepts.contains(open)));
        unserved.fold(Self::default(), |misses, want| misses.plus(Self::one(want)))
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            real: self.real.saturating_add(other.real),
            latent: self.latent.saturating_add(other.latent),
            disturbed: self.disturbed.saturating_add(other.disturbed),
        }
    }

    pub(super) fn times(self, nights: u64) -> Self {
        Self {
            real: self.real.saturating_mul(nights),
            latent: self.latent.saturating_mul(nights),
            disturbed: self.disturbed.saturating_mul(nights),
        }
    }
}

/// The terms under which the fewest wants go unserved. Empty where no term serves any, so that any term, or none, will
/// do.
pub(super) fn best(wants: &(impl Iterator<Item = Want> + Clone)) -> TermMask {
    let candidates = wants.clone().fold(TermMask::EMPTY, |all, want| all | want.accepts);
    let misses = |term: TermNumber| Misses::of(wants.clone(), Some(term));
    let fewest = candidates.iter().map(misses).min();
    candidates.iter().filter(|term| Some(misses(*term)) == fewest).collect()
}
