//! The forms of an exchange in JSON. A set-up is read through its parts, so that it is checked like any other.

use super::{
    AttendanceParts, ExchangeProfile, ExchangeTask, HomeIndex, Link, LinkRule, Links, ProfileParts,
    SchoolCalendar, Setup, SetupParts, TaskRole, Waiver, WaiverStanding,
};
use crate::attendance::InstructionalCalendar;
use crate::calendar::{Date, SchoolYear};
use crate::grades::SsidShape;
use crate::school::{School, SectionKey};
use crate::scores::ScoreGroup;
use crate::wire::{Shown, integer_form, object_form, unless_empty};
use crate::{ExchangeName, GroupName, SchoolId, SupportContact, TaskName};
use alloc::vec::Vec;
use core::convert::Infallible;
use core::fmt;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

object_form!(ExchangeTask, "a task of the exchange", |task| {
    required name: TaskName = &task.name,
    optional aliases: Vec<TaskName> = unless_empty(&task.aliases),
    required role: TaskRole = task.role,
    required on_report_card: bool = task.on_report_card,
} => ExchangeTask { name, aliases: aliases.unwrap_or_default(), role, on_report_card });

object_form!(ProfileParts, "a profile", |profile| {
    required name: ExchangeName = &profile.name,
    required tasks: Vec<ExchangeTask> = &profile.tasks,
    required state_score_group: GroupName = &profile.state_score_group,
    optional state_scores: ScoreGroup = profile.state_scores.as_ref(),
    required ssid_shape: SsidShape = profile.ssid_shape,
    required link_rule: LinkRule = profile.link_rule,
    required support_contact: SupportContact = &profile.support_contact,
} => ProfileParts { name, tasks, state_score_group, state_scores, ssid_shape, link_rule, support_contact });

impl Serialize for ExchangeProfile {
    /// Always in full, so that a kept document means the same to a later library.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.parts().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for ExchangeProfile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ProfileForm)
    }
}

/// A profile in full, or the name of the one that ships.
struct ProfileForm;

impl<'de> Visitor<'de> for ProfileForm {
    type Value = ExchangeProfile;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a profile as an object, or \"kts\"")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<ExchangeProfile, E> {
        if text == "kts" {
            return Ok(ExchangeProfile::kts());
        }
        let shown = Shown(text);
        Err(E::custom(format_args!(
            "profile {shown} is not one that ships: give \"kts\", or a profile as an object"
        )))
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<ExchangeProfile, A::Error> {
        let parts = ProfileParts::deserialize(MapAccessDeserializer::new(members))?;
        ExchangeProfile::new(parts).map_err(A::Error::custom)
    }
}

object_form!(Link, "a link", |link| {
    required technical: SectionKey = &link.technical,
    required home: SchoolId = &link.home,
    required home_section: SectionKey = &link.home_section,
} => Link { technical, home, home_section });

object_form!(Waiver, "a waiver", |waiver| {
    required school: SchoolId = waiver.school(),
    required year: SchoolYear = waiver.year(),
    required submitted: Date = Date(waiver.submitted()),
    required standing: WaiverStanding = waiver.standing(),
} => try Waiver::new(school, year, submitted.0, standing));

object_form!(SchoolCalendar, "a school's calendar", |of| {
    required school: SchoolId = &of.school,
    required days: InstructionalCalendar = &of.days,
} => SchoolCalendar { school, days });

object_form!(AttendanceParts, "what a set-up says of attendance", |of| {
    optional opted_in: Vec<SchoolId> = unless_empty(&of.opted_in),
    optional calendars: Vec<SchoolCalendar> = unless_empty(&of.calendars),
} => AttendanceParts {
    opted_in: opted_in.unwrap_or_default(),
    calendars: calendars.unwrap_or_default(),
});

object_form!(SetupParts, "a set-up", |setup| {
    required profile: ExchangeProfile = &setup.profile,
    required technical: School = &setup.technical,
    required homes: Vec<School> = &setup.homes,
    optional links: Links = Some(&setup.links).filter(|links| **links != Links::ByProfile),
    optional waivers: Vec<Waiver> = unless_empty(&setup.waivers),
    optional attendance: AttendanceParts =
        Some(&setup.attendance).filter(|attendance| **attendance != AttendanceParts::default()),
} => SetupParts {
    profile,
    technical,
    homes,
    links: links.unwrap_or_default(),
    waivers: waivers.unwrap_or_default(),
    attendance: attendance.unwrap_or_default(),
});

impl Serialize for Setup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.parts().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Setup {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(SetupParts::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

integer_form!(
    HomeIndex,
    "home school's place",
    "0 to 65535: give the school's place among the set-up's home schools",
    |place: u16| Ok::<_, Infallible>(HomeIndex(place)),
    |home| home.0
);
