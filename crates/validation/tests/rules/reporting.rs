//! Report templates and alerts.

use crate::case::Case;

pub(crate) const CASES: &[Case] = &[];
