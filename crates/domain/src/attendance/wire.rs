//! The forms of attendance in JSON. A calendar is the list of its days.

use super::{
    AttendanceEntry, AttendanceStatus, HomeAttendance, HomeAttendanceState, InstructionalCalendar,
    PeriodNumber,
};
use crate::SchoolId;
use crate::calendar::SchoolDay;
use crate::grades::Ssid;
use crate::school::SectionKey;
use crate::wire::{integer_form, object_form};
use alloc::vec::Vec;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

integer_form!(
    PeriodNumber,
    "period",
    "1 to 31: give the period's number in the technical school's day",
    |period: u8| PeriodNumber::new(period),
    |period| period.get()
);

impl Serialize for InstructionalCalendar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.days().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for InstructionalCalendar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::new(Vec::<SchoolDay>::deserialize(deserializer)?))
    }
}

object_form!(AttendanceEntry, "an attendance entry", |entry| {
    optional ssid: Ssid = entry.ssid,
    required section: SectionKey = &entry.section,
    required day: SchoolDay = entry.day,
    required period: PeriodNumber = entry.period,
    required status: AttendanceStatus = entry.status,
} => AttendanceEntry { ssid, section, day, period, status });

object_form!(HomeAttendance, "a home attendance entry", |entry| {
    required ssid: Ssid = entry.ssid,
    required section: SectionKey = &entry.section,
    required home: SchoolId = &entry.home,
    required day: SchoolDay = entry.day,
    required period: PeriodNumber = entry.period,
    required state: HomeAttendanceState = entry.state,
} => HomeAttendance { ssid, section, home, day, period, state });
