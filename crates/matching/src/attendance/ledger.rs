//! Attendance with text keys made into rows, and back. Decides nothing.
//!
//! Records may come in any order. Nothing is lost in silence: what cannot become a row is listed as [`LeftOut`].

use super::night::AttendanceNight;
use crate::ledger::{LedgerError, LeftOut, LeftOutReason, RecordList, enrollment_rows};
use crate::register::StudentRegister;
use crate::rows::{AttendanceRow, EnrollmentRow, HomeAttendanceRow, StudentId};
use alloc::boxed::Box;
use alloc::vec::Vec;
use gradecrosswalk_domain::attendance::{AttendanceEntry, HomeAttendance};
use gradecrosswalk_domain::exchange::{SectionIndex, Setup};
use gradecrosswalk_domain::grades::Enrollment;
use gradecrosswalk_domain::school::SectionKey;

/// The records of one night's attendance, with text keys, in any order.
#[derive(Debug, Clone, Copy, Default)]
pub struct AttendanceRecords<'a> {
    /// What the technical school entered: of the day that is planned, and of earlier ones whose entries at home may wait.
    pub entries: &'a [AttendanceEntry],
    /// What stands at the home schools for it.
    pub home: &'a [HomeAttendance],
    /// The enrollments in home sections.
    pub enrollments: &'a [Enrollment],
}

/// The rows of one night's attendance, made from records, and the way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceLedger {
    register: StudentRegister,
    entries: Vec<AttendanceRow>,
    /// For each entry row, the place of its record.
    records: Vec<u32>,
    home: Vec<HomeAttendanceRow>,
    enrollments: Vec<EnrollmentRow>,
    left_out: Vec<LeftOut>,
}

impl AttendanceLedger {
    /// Makes rows from records.
    ///
    /// An entry without SSID, or whose SSID has not the exchange's shape, becomes a row without a student; one for a
    /// section that the set-up does not have becomes a row of a section beyond its last. Planning answers both.
    ///
    /// # Errors
    ///
    /// If two entries at home of one key differ, or there are too many records.
    pub fn of(setup: &Setup, records: AttendanceRecords<'_>) -> Result<Self, LedgerError> {
        LedgerError::check_count("attendance entries", records.entries.len())?;
        LedgerError::check_count("home attendance entries", records.home.len())?;
        LedgerError::check_count("enrollments", records.enrollments.len())?;
        let shape = setup.profile().ssid_shape();
        let entered = records.entries.iter().filter_map(|entry| entry.ssid);
        let standing = records.home.iter().map(|entry| entry.ssid);
        let enrolled = records.enrollments.iter().filter_map(|enrollment| enrollment.ssid);
        let ssids = entered.chain(standing).chain(enrolled).filter(|ssid| shape.check(*ssid).is_ok());
        let register = StudentRegister::of(ssids);
        let mut left_out = Vec::new();
        let enrollments = enrollment_rows(setup, &register, records.enrollments, &mut left_out);
        let home = standing_rows(setup, &register, records.home, &mut left_out)?;
        let beyond = u32::try_from(setup.technical().sections().len()).unwrap_or(u32::MAX);
        let row = |entry: &AttendanceEntry| {
            let section = section(setup, &entry.section).unwrap_or(SectionIndex(beyond));
            let student = entry.ssid.and_then(|ssid| register.id(ssid)).unwrap_or(StudentId::NONE);
            AttendanceRow::new(section, student, entry.day, entry.period, entry.status)
        };
        let mut entries: Vec<(AttendanceRow, u32)> = records.entries.iter().map(row).zip(0_u32..).collect();
        entries.sort_unstable();
        let (entries, places) = entries.into_iter().unzip();
        left_out.sort_unstable();
        Ok(Self { register, entries, records: places, home, enrollments, left_out })
    }

    /// The rows, in order.
    pub fn night(&self) -> AttendanceNight<'_> {
        AttendanceNight { entries: &self.entries, home: &self.home, enrollments: &self.enrollments }
    }

    /// The place of the record from which an entry row was made.
    pub fn entry_record(&self, row: usize) -> Option<usize> {
        self.records.get(row).and_then(|place| usize::try_from(*place).ok())
    }

    /// The students of the run.
    pub fn register(&self) -> &StudentRegister {
        &self.register
    }

    /// Records that take no part, in the order of the lists and records.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// An entry to make at home, with its texts. None for a row that is not of this set-up and ledger.
    pub fn home_attendance(&self, setup: &Setup, row: &HomeAttendanceRow) -> Option<HomeAttendance> {
        let section = setup.technical().sections().get(usize::try_from(row.section().0).ok()?)?;
        Some(HomeAttendance {
            ssid: self.register.ssid(row.student())?,
            section: section.key.clone(),
            home: setup.homes().get(usize::from(row.home().0))?.id().clone(),
            day: row.day()?,
            period: row.period(),
            state: row.state(),
        })
    }
}

fn section(setup: &Setup, key: &SectionKey) -> Option<SectionIndex> {
    let (place, _) = setup.technical().section(key)?;
    u32::try_from(place).ok().map(SectionIndex)
}

/// What stands at home, ascending, each once.
fn standing_rows(
    setup: &Setup,
    register: &StudentRegister,
    records: &[HomeAttendance],
    left_out: &mut Vec<LeftOut>,
) -> Result<Vec<HomeAttendanceRow>, LedgerError> {
    let row = |entry: &HomeAttendance| {
        let student = register.id(entry.ssid).ok_or(LeftOutReason::WrongSsidShape)?;
        let home = setup.home_index(&entry.home).ok_or(LeftOutReason::UnknownHome)?;
        let section = section(setup, &entry.section).ok_or(LeftOutReason::UnknownSection)?;
        Ok(HomeAttendanceRow::new(section, student, (entry.day, entry.period), home, entry.state))
    };
    let mut rows = Vec::with_capacity(records.len());
    for (record, entry) in records.iter().enumerate() {
        match row(entry) {
            Ok(row) => rows.push((row, entry)),
            Err(reason) => left_out.push(LeftOut { list: RecordList::HomeAttendance, record, reason }),
        }
    }
    rows.sort_by_key(|(row, _)| *row);
    rows.dedup_by_key(|(row, _)| *row);
    let twice = rows.iter().zip(rows.iter().skip(1)).find(|((a, _), (b, _))| a.full_key() == b.full_key());
    match twice {
        Some((_, (_, entry))) => Err(LedgerError::ConflictingHomeAttendance(Box::new((*entry).clone()))),
        None => Ok(rows.into_iter().map(|(row, _)| row).collect()),
    }
}
