//! The forms of rosters in JSON. An SSID that is refused is never shown (rule F-1).

use super::{IntakeStop, NoIntake, RosterEntry};
use crate::SchoolId;
use crate::calendar::{Date, DateRange};
use crate::grades::Ssid;
use crate::school::SectionKey;
use crate::wire::object_form;

// An entry without a last day goes on: `DateRange::open_ended`, written back without one, as enrollments are.
object_form!(RosterEntry, "a roster entry", |entry| {
    optional ssid: Ssid = entry.ssid,
    required section: SectionKey = &entry.section,
    required first: Date = Date(entry.days.first()),
    optional last: Date = (!entry.days.is_open_ended()).then(|| Date(entry.days.last())),
    optional home: SchoolId = entry.home.as_ref(),
} => try last
    .map_or_else(|| DateRange::open_ended(first.0), |last| DateRange::new(first.0, last.0))
    .map(|days| RosterEntry { ssid, section, days, home }));

object_form!(IntakeStop, "a section that takes no more students", |stop| {
    required section: SectionKey = &stop.section,
    required why: NoIntake = stop.why,
} => IntakeStop { section, why });
