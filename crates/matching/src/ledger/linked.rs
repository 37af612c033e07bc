//! The technical sections that an enrollment leads to, and its rows there. Reads the set-up's links and nothing else
//! (rule G-2).

use super::{LeftOut, LeftOutReason, RecordList};
use crate::register::StudentRegister;
use crate::rows::{EnrollmentRow, LinkSlot};
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::{ReverseLink, Setup};
use gradecrosswalk_domain::grades::Enrollment;

/// The technical sections that the enrollment's home section is linked to; at least one.
pub(crate) fn technical_sections<'s>(
    setup: &'s Setup,
    enrollment: &Enrollment,
) -> Result<&'s [ReverseLink], LeftOutReason> {
    let home = setup.home_index(&enrollment.home).ok_or(LeftOutReason::UnknownHome)?;
    let school = setup.homes().get(usize::from(home.0)).ok_or(LeftOutReason::UnknownHome)?;
    let (section, _) = school.section(&enrollment.section).ok_or(LeftOutReason::UnknownSection)?;
    let section = u32::try_from(section).map_err(|_| LeftOutReason::UnknownSection)?;
    match setup.layout().links_to(home, section) {
        [] => Err(LeftOutReason::NotLinked),
        links => Ok(links),
    }
}

/// Enrollments as rows, ascending and each once; those that cannot be rows are listed.
pub(crate) fn enrollment_rows(
    setup: &Setup,
    register: &StudentRegister,
    records: &[Enrollment],
    left_out: &mut Vec<LeftOut>,
) -> Vec<EnrollmentRow> {
    let mut rows = Vec::new();
    for (record, enrollment) in records.iter().enumerate() {
        match enrolled(setup, register, enrollment) {
            Ok(of) => rows.extend(of),
            Err(reason) => left_out.push(LeftOut { list: RecordList::Enrollments, record, reason }),
        }
    }
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// A row for each technical section that the home section is linked to.
fn enrolled(
    setup: &Setup,
    register: &StudentRegister,
    enrollment: &Enrollment,
) -> Result<Vec<EnrollmentRow>, LeftOutReason> {
    let ssid = enrollment.ssid.ok_or(LeftOutReason::MissingSsid)?;
    let student = register.id(ssid).ok_or(LeftOutReason::WrongSsidShape)?;
    let row = |link: &ReverseLink| {
        Some(EnrollmentRow::new(link.section, student, LinkSlot::new(link.slot)?, enrollment.days))
    };
    Ok(technical_sections(setup, enrollment)?.iter().filter_map(row).collect())
}
