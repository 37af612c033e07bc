//! The exchange: its profile, how sections are linked, waivers, and the set-up of one technical school with its home schools.

mod attendance;
mod layout;
mod link;
mod profile;
mod setup;
mod waiver;
#[cfg(feature = "serde")]
mod wire;

pub use attendance::{AttendanceParts, SchoolCalendar};
pub use layout::{
    HomeIndex, Layout, LinkTarget, ReverseLink, SchoolLayout, SectionIndex, TaskLayout, TaskSource,
};
pub use link::{Link, LinkRule, Links};
pub use profile::{ExchangeProfile, ExchangeTask, ProfileError, ProfileParts, TaskIndex, TaskRole};
pub use setup::{Setup, SetupError, SetupParts};
pub use waiver::{Waiver, WaiverFault, WaiverReview, WaiverStanding};
