//! Move grades between two schools' student information systems.
//!
//! One dependency for a vendor: the domain and the matching engine under one name.
#![no_std]
#![forbid(unsafe_code)]

pub use gradecrosswalk_domain::*;
pub use gradecrosswalk_matching::*;
