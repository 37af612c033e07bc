//! What a home school sees at any time of its students' attendance (rule A-1). Plans nothing.

use super::night::AttendanceNight;
use super::planning::take;
use crate::plan::PlanError;
use crate::rows::{AttendanceRow, day_number};
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::exchange::{HomeIndex, Setup};

/// The places, among a night's entries, of those of a home school's students on the days, whatever was entered.
///
/// A student belongs to a home school on each day that an enrollment in a home section of it holds which is linked to the
/// technical section; one whom two home schools claim is seen by both. Of a school year for which the technical school
/// has a waiver nothing is seen (rule G-11). Whether the home school takes the nightly sync does not matter.
///
/// # Errors
///
/// If a list is out of order; see [`PlanError`].
pub fn entries_of(
    setup: &Setup,
    night: &AttendanceNight<'_>,
    home: HomeIndex,
    days: DateRange,
) -> Result<Vec<usize>, PlanError> {
    night.disorder().map_or(Ok(()), Err)?;
    let numbers = |days: DateRange| (day_number(days.first()), day_number(days.last()));
    let asked = numbers(days);
    let waived: Vec<(u32, u32)> =
        setup.waived_years().iter().filter_map(|year| year.dates()).map(numbers).collect();
    let holds = |(first, last): (u32, u32), day: u32| first <= day && day <= last;
    let (mut enrollments, mut place, mut seen) = (night.enrollments, 0_usize, Vec::new());
    for run in night.entries.chunk_by(|a, b| a.key() == b.key()) {
        let Some(key) = run.first().map(AttendanceRow::key) else { continue };
        let links = setup.layout().links_of(key.section());
        let own = take(&mut enrollments, key);
        let at_home = |slot: u8| {
            let link = usize::from(slot).checked_sub(1).and_then(|place| links.get(place));
            link.is_some_and(|link| link.home == home)
        };
        for entry in run {
            let day = entry.day_number();
            let belongs = || own.iter().any(|of| holds((of.first(), of.last()), day) && at_home(of.slot()));
            if holds(asked, day) && !waived.iter().any(|year| holds(*year, day)) && belongs() {
                seen.push(place);
            }
            place = place.saturating_add(1);
        }
    }
    Ok(seen)
}
