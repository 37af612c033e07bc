//! The technical sections that an enrollment leads to. Reads the set-up's links and nothing else (rule G-2).

use super::LeftOutReason;
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
