//! The recipe of a night: every choice that is made by chance.

use super::calendar::{Calendar, HomeCalendar, calendar, home_calendar};
use super::groups::{Difference, Group, difference, technical_group};
use super::instant::{Instant, instant};
use super::office::{Office, home_office, technical_office};
use super::policy::{Waivers, policy, waivers};
use super::postings::{Posting, postings};
use super::sections::{HOMES, Sections, sections};
use super::students::{Student, students};
use gradecrosswalk_matching::PlanPolicy;
use proptest::prelude::*;

/// A home school's part of the recipe.
#[derive(Debug, Clone)]
pub(super) struct Home {
    /// The calendar, and whether it shares no day with the technical school's current term.
    pub(super) calendar: (HomeCalendar, bool),
    pub(super) office: Office,
    /// How the two score groups differ from the technical school's.
    pub(super) groups: [(Difference, u8); 2],
}

/// Everything that a night is built from.
#[derive(Debug, Clone)]
pub(super) struct Recipe {
    pub(super) year: i32,
    pub(super) calendar: Calendar,
    pub(super) instant: Instant,
    pub(super) office: Office,
    pub(super) groups: [Group; 2],
    pub(super) sections: Sections,
    pub(super) homes: Vec<Home>,
    pub(super) students: Vec<Student>,
    pub(super) postings: Vec<Posting>,
    pub(super) waivers: Waivers,
    pub(super) policy: PlanPolicy,
}

pub(super) fn recipe() -> impl Strategy<Value = Recipe> {
    let home = (home_calendar(), home_office(), [difference(), difference()])
        .prop_map(|(calendar, office, groups)| Home { calendar, office, groups });
    let year = prop_oneof![Just(2019), Just(2020), Just(2023)];
    let technical = (year, calendar(), instant(), technical_office(), [technical_group(), technical_group()]);
    let homes = prop::collection::vec(home, 1..=HOMES);
    let grades = (students(), postings());
    (technical, sections(), homes, grades, waivers(), policy()).prop_map(
        |(
            (year, calendar, instant, office, groups),
            sections,
            homes,
            (students, postings),
            waivers,
            policy,
        )| {
            Recipe {
                year,
                calendar,
                instant,
                office,
                groups,
                sections,
                homes,
                students,
                postings,
                waivers,
                policy,
            }
        },
    )
}
