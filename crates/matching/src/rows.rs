//! The compact rows that planning reads: ids instead of texts, 12 to 16 bytes each, ordered by technical section and
//! student. [`Ledger`](crate::Ledger) makes them from records with text keys; a vendor can make them as well.
//!
//! | row | bytes | ordered by | may repeat |
//! |---|---|---|---|
//! | [`PostedRow`] | 12 | section, student, task, technical term | yes: held as conflicting, if the marks differ |
//! | [`HomeRow`] | 12 | section, student, task, home term, home school | no |
//! | [`EnrollmentRow`] | 16 | section, student | yes |
//! | [`SentRow`] | 16 | section, student, task, home term, home school | no |
//! | [`RosterRow`] | 16 | section, student | yes |
//! | [`AttendanceRow`] | 12 | section, student, day, period | yes: held as conflicting, if they differ |
//! | [`HomeAttendanceRow`] | 16 | section, student, day, period, home school | no |
//!
//! A task is a place in the exchange profile, of which there are at most 7; a term is 1 to 16; a home school is a
//! place in [`Setup::homes`](gradecrosswalk_domain::exchange::Setup::homes), at most 16,383. These limits are
//! checked where the values are constructed.

mod attendance;
mod enrollment;
mod home;
mod key;
mod posted;
mod roster;
mod sent;

pub use attendance::{AttendanceRow, HomeAttendanceRow};
pub use enrollment::{EnrollmentRow, LinkSlot};
pub(crate) use enrollment::{day_number, range_of};
pub use home::HomeRow;
pub(crate) use key::{KeyedRow, get, index};
pub use key::{RowKey, RowTask, StudentId};
pub use posted::{PackedMark, PostedRow};
pub use roster::RosterRow;
pub use sent::SentRow;
