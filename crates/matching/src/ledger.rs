//! Records with text keys made into rows, and rows back into records. The only place where a run looks texts up.
//!
//! Records may come in any order. Nothing is lost in silence: what cannot take part is listed as [`LeftOut`].

mod graded_in;
mod left_out;
mod linked;
mod read;
mod write;

use crate::exchange::{Exchange, ScopedStudent};
use crate::plan::Night;
use crate::register::StudentRegister;
use crate::rows::{EnrollmentRow, HomeRow, PostedRow, SentRow};
use alloc::vec::Vec;
use gradecrosswalk_domain::attendance::HomeAttendance;
use gradecrosswalk_domain::grades::{Enrollment, HomeGrade, PostedGrade, SentGrade};

pub use left_out::{LeftOut, LeftOutReason, RecordList};
pub(crate) use linked::{enrollment_rows, technical_sections};

/// The records of one night, with text keys, in any order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Records<'a> {
    /// The grades posted at the technical school.
    pub posted: &'a [PostedGrade],
    /// The grades that stand at the home schools for technical sections.
    pub home: &'a [HomeGrade],
    /// The enrollments in home sections.
    pub enrollments: &'a [Enrollment],
    /// What earlier nights sent; may be left empty (rule G-7).
    pub sent: &'a [SentGrade],
}

/// Records could not be made into rows: two of them contradict each other where only one can be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// Two home grades of one student, section, task, home school and term with different scores.
    #[error("home school {}: two different grades stand for student {}, section {}, {}, term {}: keep one", .0.home, .0.ssid, .0.section, .0.task, .0.term)]
    ConflictingHomeGrades(alloc::boxed::Box<HomeGrade>),
    /// Two last-sent grades of one student, section, task, home school and term that differ.
    #[error("home school {}: two different grades are remembered as last sent for student {}, section {}, {}, term {}: keep the later", .0.home, .0.ssid, .0.section, .0.task, .0.term)]
    ConflictingSentGrades(alloc::boxed::Box<SentGrade>),
    /// Two attendance entries at home of one student, section, day, period and home school with different states.
    #[error("home school {}: two different attendance entries stand for student {}, section {}, {}, period {}: keep one", .0.home, .0.ssid, .0.section, .0.day, .0.period)]
    ConflictingHomeAttendance(alloc::boxed::Box<HomeAttendance>),
    /// More records or students than rows can number.
    #[error("{count} {what} are more than {max}: split the run")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// How many were given.
        count: usize,
        /// The most that is taken.
        max: usize,
    },
}

impl LedgerError {
    /// The most records of one list, and the most students, that rows can number.
    const MAX: usize = 1 << 30;

    pub(crate) fn check_count(what: &'static str, count: usize) -> Result<(), Self> {
        if count > Self::MAX { Err(Self::TooMany { what, count, max: Self::MAX }) } else { Ok(()) }
    }
}

/// The rows of one night, made from records, and the way back.
///
/// ```
/// # use gradecrosswalk_matching::{Exchange, Ledger, LedgerError, Plan, ledger::Records};
/// # fn night(exchange: &Exchange<'_>, records: Records<'_>) -> Result<(), Box<dyn std::error::Error>> {
/// let ledger = Ledger::of(exchange, records)?;
/// let plan = Plan::new(exchange, ledger.night())?;
/// for (place, (_, outcome)) in plan.outcomes().enumerate() {
///     let record = ledger.posted_record(place).map(|record| &records.posted[record]);
///     println!("{record:?}: {outcome:?}");
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    register: StudentRegister,
    posted: Vec<PostedRow>,
    /// For each posted row, the place of its record.
    records: Vec<u32>,
    home: Vec<HomeRow>,
    /// For each home row, the place of a record of it.
    home_records: Vec<u32>,
    enrollments: Vec<EnrollmentRow>,
    sent: Vec<SentRow>,
    unlisted_sent: read::UnlistedSent,
    scoped: Vec<ScopedStudent>,
    left_out: Vec<LeftOut>,
}

impl Ledger {
    /// Makes rows from records.
    ///
    /// A posting without SSID, or whose SSID has not the exchange's shape, becomes a row without a student; a posting
    /// for a section that the set-up does not have becomes a row of a section beyond its last. Planning answers both.
    ///
    /// # Errors
    ///
    /// If two home grades, or two last-sent grades, of one key differ, or there are too many records.
    pub fn of(exchange: &Exchange<'_>, records: Records<'_>) -> Result<Self, LedgerError> {
        read::read(exchange, records)
    }

    /// The rows, in order.
    pub fn night(&self) -> Night<'_> {
        Night {
            posted: &self.posted,
            home: &self.home,
            enrollments: &self.enrollments,
            sent: &self.sent,
            scoped: &self.scoped,
        }
    }

    /// The place of the record from which a posted row was made.
    pub fn posted_record(&self, row: usize) -> Option<usize> {
        self.records.get(row).and_then(|place| usize::try_from(*place).ok())
    }

    /// The place of a record from which a home row was made; of several that say the same, of one of them.
    pub fn home_record(&self, row: usize) -> Option<usize> {
        self.home_records.get(row).and_then(|place| usize::try_from(*place).ok())
    }

    /// The students of the run.
    pub fn register(&self) -> &StudentRegister {
        &self.register
    }

    /// Records that take no part, in the order of the lists and records.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }
}
