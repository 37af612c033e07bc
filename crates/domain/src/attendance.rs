//! Attendance: what a technical school enters, what stands at home for it, and the days on which there is instruction
//! (rules; documents 002, 003). No type has a place for a comment or a name (rule F-1).

mod calendar;
mod entry;
#[cfg(feature = "serde")]
mod wire;

pub use calendar::{InstructionalCalendar, NoInstruction};
pub use entry::{
    AttendanceEntry, AttendanceStatus, HomeAttendance, HomeAttendanceState, PeriodNumber, PeriodNumberError,
};
