//! What travels every night, with text keys: student identifiers, posted grades, home grades, enrollments.
//!
//! No type here has a field for a name, a social security number or a birth date (rule F-1).

mod records;
mod ssid;
#[cfg(feature = "serde")]
mod wire;

pub use records::{Enrollment, HomeGrade, PostedGrade, SentGrade};
pub use ssid::{Ssid, SsidError, SsidShape};
