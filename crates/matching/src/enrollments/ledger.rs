//! Enrollments and roster entries with text keys made into rows, and back. Decides nothing.
//!
//! Records may come in any order. Nothing is lost in silence: what cannot become a row is listed as [`LeftOut`].

use super::exchange::EnrollmentExchange;
use super::night::EnrollmentNight;
use crate::ledger::{LedgerError, LeftOut, LeftOutReason, RecordList, technical_sections};
use crate::register::StudentRegister;
use crate::rows::{EnrollmentRow, LinkSlot, RosterRow, StudentId};
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::{SectionIndex, Setup};
use gradecrosswalk_domain::grades::{Enrollment, Ssid};
use gradecrosswalk_domain::roster::RosterEntry;

/// The records of one night's enrollments, with text keys, in any order.
#[derive(Debug, Clone, Copy, Default)]
pub struct EnrollmentRecords<'a> {
    /// The enrollments in home sections.
    pub enrollments: &'a [Enrollment],
    /// The technical school's rosters.
    pub roster: &'a [RosterEntry],
}

/// The rows of one night's enrollments, made from records, and the way back.
///
/// An enrollment in a home section that is linked to several technical sections becomes a row of each: its students
/// attend them all. One in a home section that is linked to none becomes a row too, which planning answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrollmentLedger {
    register: StudentRegister,
    enrollments: Vec<EnrollmentRow>,
    /// For each enrollment row, the place of its record.
    enrollment_records: Vec<u32>,
    roster: Vec<RosterRow>,
    /// For each roster row, the place of its record.
    roster_records: Vec<u32>,
    left_out: Vec<LeftOut>,
}

impl EnrollmentLedger {
    /// Makes rows from records.
    ///
    /// An enrollment without SSID, or whose SSID has not the exchange's shape, becomes a row without a student, which
    /// planning answers. Left out are enrollments at a home school that is not in the set-up, and roster entries that
    /// cannot be this set-up's: without a usable SSID, of an unknown section, or from a home school that is not in it.
    ///
    /// # Errors
    ///
    /// If there are too many records.
    pub fn of(
        exchange: &EnrollmentExchange<'_>,
        records: EnrollmentRecords<'_>,
    ) -> Result<Self, LedgerError> {
        LedgerError::check_count("enrollments", records.enrollments.len())?;
        LedgerError::check_count("roster entries", records.roster.len())?;
        let shape = exchange.setup().profile().ssid_shape();
        let enrolled = records.enrollments.iter().filter_map(|enrollment| enrollment.ssid);
        let rostered = records.roster.iter().filter_map(|entry| entry.ssid);
        let ssids = enrolled.chain(rostered).filter(|ssid| shape.check(*ssid).is_ok());
        let reader = Reader { exchange, register: StudentRegister::of(ssids) };
        let mut left_out = Vec::new();
        let mut enrollments = Vec::with_capacity(records.enrollments.len());
        for (place, (record, enrollment)) in (0_u32..).zip(records.enrollments.iter().enumerate()) {
            match reader.enrolled(enrollment) {
                Ok(rows) => enrollments.extend(rows.into_iter().map(|row| (row, place))),
                Err(reason) => left_out.push(LeftOut { list: RecordList::Enrollments, record, reason }),
            }
        }
        let mut roster = Vec::with_capacity(records.roster.len());
        for (place, (record, entry)) in (0_u32..).zip(records.roster.iter().enumerate()) {
            match reader.entry(entry) {
                Ok(row) => roster.push((row, place)),
                Err(reason) => left_out.push(LeftOut { list: RecordList::Roster, record, reason }),
            }
        }
        enrollments.sort_unstable();
        roster.sort_unstable();
        let (enrollments, enrollment_records) = enrollments.into_iter().unzip();
        let (roster, roster_records) = roster.into_iter().unzip();
        let register = reader.register;
        Ok(Self { register, enrollments, enrollment_records, roster, roster_records, left_out })
    }

    /// The rows, in order.
    pub fn night(&self) -> EnrollmentNight<'_> {
        EnrollmentNight { enrollments: &self.enrollments, roster: &self.roster }
    }

    /// The place of the record from which an enrollment row was made.
    pub fn enrollment_record(&self, row: usize) -> Option<usize> {
        self.enrollment_records.get(row).and_then(|place| usize::try_from(*place).ok())
    }

    /// The place of the record from which a roster row was made: what to update in the technical school's database.
    pub fn roster_record(&self, row: usize) -> Option<usize> {
        self.roster_records.get(row).and_then(|place| usize::try_from(*place).ok())
    }

    /// The students of the run.
    pub fn register(&self) -> &StudentRegister {
        &self.register
    }

    /// Records that take no part, in the order of the lists and records.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// A roster entry to write, with its texts. None for a row that is not of this exchange and ledger.
    pub fn roster_entry(&self, exchange: &EnrollmentExchange<'_>, row: &RosterRow) -> Option<RosterEntry> {
        let setup = exchange.setup();
        let home = match row.home() {
            Some(home) => Some(setup.homes().get(usize::from(home.0))?.id().clone()),
            None => None,
        };
        Some(RosterEntry {
            ssid: Some(self.register.ssid(row.student())?),
            section: setup.technical().sections().get(usize::try_from(row.section().0).ok()?)?.key.clone(),
            days: row.days()?,
            home,
        })
    }
}

struct Reader<'e, 's> {
    exchange: &'e EnrollmentExchange<'s>,
    register: StudentRegister,
}

impl Reader<'_, '_> {
    fn student(&self, ssid: Option<Ssid>) -> Result<StudentId, LeftOutReason> {
        self.register.id(ssid.ok_or(LeftOutReason::MissingSsid)?).ok_or(LeftOutReason::WrongSsidShape)
    }

    /// A row for each technical section that the home section is linked to; one row where it is linked to none.
    fn enrolled(&self, enrollment: &Enrollment) -> Result<Vec<EnrollmentRow>, LeftOutReason> {
        let student = self.student(enrollment.ssid).unwrap_or(StudentId::NONE);
        let row = |section, slot| {
            LinkSlot::new(slot).map(|slot| EnrollmentRow::new(section, student, slot, enrollment.days))
        };
        match technical_sections(self.exchange.setup(), enrollment) {
            Ok(links) => Ok(links.iter().filter_map(|link| row(link.section, link.slot)).collect()),
            Err(LeftOutReason::UnknownHome) => Err(LeftOutReason::UnknownHome),
            Err(_) => {
                let section = if is_technical(self.exchange.setup(), enrollment) {
                    self.exchange.not_linked()
                } else {
                    EnrollmentExchange::NOT_TECHNICAL
                };
                Ok(row(section, 1).into_iter().collect())
            }
        }
    }

    fn entry(&self, entry: &RosterEntry) -> Result<RosterRow, LeftOutReason> {
        let setup = self.exchange.setup();
        let student = self.student(entry.ssid)?;
        let section = setup.technical().section(&entry.section).map(|(place, _)| u32::try_from(place));
        let section = section.and_then(Result::ok).ok_or(LeftOutReason::UnknownSection)?;
        let home = match &entry.home {
            Some(home) => Some(setup.home_index(home).ok_or(LeftOutReason::UnknownHome)?),
            None => None,
        };
        Ok(RosterRow::new(SectionIndex(section), student, entry.days, home))
    }
}

/// Whether the enrollment, which leads to no technical section, is in a technical course all the same: its number is that
/// of one, or other home sections of it are linked.
fn is_technical(setup: &Setup, enrollment: &Enrollment) -> bool {
    let course = &enrollment.section.course;
    let other_sections = || {
        let home = setup.home_index(&enrollment.home)?;
        let sections = setup.homes().get(usize::from(home.0))?.sections();
        let of_course = (0_u32..).zip(sections).filter(|(_, section)| section.key.course == *course);
        let mut linked = of_course.map(|(place, _)| !setup.layout().links_to(home, place).is_empty());
        Some(linked.any(|linked| linked))
    };
    setup.technical().course(course).is_some() || other_sections() == Some(true)
}
