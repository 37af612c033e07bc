//! Terms, term masks and open terms.

use crate::case::Case;

pub(crate) const CASES: &[Case] = &[];
