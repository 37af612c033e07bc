//! Terms that sync into one another in turn (rule T-11). Both ways are legal; a forecast says that it is so.

use super::NightSpan;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};
use gradecrosswalk_matching::TermPair;

/// Several technical terms for one home term, or the other way round (rule T-11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermsInTurn {
    /// Such as quarters into a semester: the later technical term's grade updates the earlier one's.
    SeveralIntoOne {
        /// The technical terms.
        technical: TermMask,
        /// The home term.
        home: TermNumber,
    },
    /// Such as a semester into quarters: the grade is added to each home term while that one is open.
    OneIntoSeveral {
        /// The technical term.
        technical: TermNumber,
        /// The home terms.
        home: TermMask,
    },
}

impl TermsInTurn {
    /// What these spans show: several into one by home term, then one into several by technical term.
    pub(super) fn of(spans: &[NightSpan]) -> Vec<Self> {
        let (mut into, mut out_of) = (BTreeMap::new(), BTreeMap::new());
        for TermPair { technical, home } in spans.iter().filter_map(|span| span.state.syncs()) {
            let add = |map: &mut BTreeMap<TermNumber, TermMask>, key, term| {
                let mask = map.entry(key).or_default();
                *mask = mask.with(term);
            };
            add(&mut into, home, technical);
            add(&mut out_of, technical, home);
        }
        let several = |(_, terms): &(TermNumber, TermMask)| terms.single().is_none();
        let into = into.into_iter().filter(several);
        let into = into.map(|(home, technical)| Self::SeveralIntoOne { technical, home });
        let out_of = out_of.into_iter().filter(several);
        into.chain(out_of.map(|(technical, home)| Self::OneIntoSeveral { technical, home })).collect()
    }
}

impl fmt::Display for TermsInTurn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SeveralIntoOne { technical, home } => {
                write!(
                    f,
                    "technical terms {technical} go into home term {home} in turn: a later grade updates it"
                )
            }
            Self::OneIntoSeveral { technical, home } => {
                write!(
                    f,
                    "technical term {technical} goes into home terms {home} in turn: it is added to each"
                )
            }
        }
    }
}
