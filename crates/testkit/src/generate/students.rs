//! Students and their enrollments: all year, dropped and added again, moved, elsewhere, outside the term (rule G-2).

use super::pick::{nth, per_mille, weighted};
use super::sections::elsewhere;
use crate::builders::ssid;
use chrono::{Days, NaiveDate};
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::exchange::Link;
use gradecrosswalk_domain::grades::{Enrollment, Ssid};
use gradecrosswalk_domain::school::{GradeLevel, SectionKey};
use proptest::prelude::*;

/// How a student is enrolled.
#[derive(Debug, Clone, Copy)]
enum Enrolled {
    AllYear,
    OpenEnded,
    /// Until some days before the run.
    EndedBefore(u64),
    AddedAgain,
    OverlappingRows,
    Elsewhere,
    Nowhere,
    BeforeTheTerm,
    AfterTheTerm,
    InTwoSections,
    Moved,
    /// In two sections, both ended before the run: on one day, or the second some days earlier.
    EndedInTwo(u64),
}

/// A student and the technical sections whose courses they take.
#[derive(Debug, Clone)]
pub(super) struct Student {
    home: u8,
    sections: u8,
    enrolled: Enrolled,
    level: Option<u8>,
    /// A second record states another level.
    second_level: Option<u8>,
    /// The home school lacks the SSID.
    no_ssid: bool,
}

pub(super) fn students() -> impl Strategy<Value = Vec<Student>> {
    let enrolled = weighted(&[
        (34, Enrolled::AllYear),
        (12, Enrolled::OpenEnded),
        (3, Enrolled::EndedBefore(1)),
        (3, Enrolled::EndedBefore(10)),
        (5, Enrolled::AddedAgain),
        (3, Enrolled::OverlappingRows),
        (3, Enrolled::Elsewhere),
        (1, Enrolled::Nowhere),
        (2, Enrolled::BeforeTheTerm),
        (1, Enrolled::AfterTheTerm),
        (4, Enrolled::InTwoSections),
        (6, Enrolled::Moved),
        (3, Enrolled::EndedInTwo(0)),
        (3, Enrolled::EndedInTwo(2)),
    ]);
    let level = || weighted(&[(3, Some(11)), (3, Some(12)), (1, Some(9)), (1, None)]);
    let student = (any::<u8>(), any::<u8>(), enrolled, level(), level(), per_mille(10)).prop_map(
        |(home, sections, enrolled, level, second_level, no_ssid)| Student {
            home,
            sections,
            enrolled,
            level,
            second_level,
            no_ssid,
        },
    );
    prop::collection::vec(student, 1..=8)
}

/// The days that enrollments are laid beside.
#[derive(Debug, Clone, Copy)]
pub(super) struct Season {
    pub(super) today: NaiveDate,
    pub(super) term: DateRange,
    pub(super) year: DateRange,
}

impl Student {
    /// The SSID of the student of this place.
    pub(super) fn ssid(place: usize) -> Ssid {
        ssid(u32::try_from(place).unwrap() + 1)
    }

    /// The technical sections that the student takes, of so many; at least one.
    pub(super) fn takes(&self, sections: usize) -> Vec<usize> {
        let taken =
            |place: &usize| self.sections & (1 << place) != 0 || *place == usize::from(self.home) % sections;
        (0..sections).filter(taken).collect()
    }

    /// The links of a technical section in the student's order of preference.
    pub(super) fn links<'l>(
        &self,
        links: &'l [Link],
        technical: &SectionKey,
        homes: &[SchoolId],
    ) -> Vec<&'l Link> {
        let mut of_section: Vec<&Link> = links.iter().filter(|link| link.technical == *technical).collect();
        of_section.sort_by_key(|link| Some(&link.home) != nth(homes, self.home));
        of_section
    }

    /// The enrollments for one technical section, whose links are given in the student's order.
    pub(super) fn enrollments(
        &self,
        place: usize,
        links: &[&Link],
        homes: &[SchoolId],
        season: Season,
    ) -> Vec<Enrollment> {
        let Season { today, term, year } = season;
        let range = |first: NaiveDate, last: NaiveDate| DateRange::new(first, last.max(first)).unwrap();
        let before = |day: NaiveDate, days| day - Days::new(days);
        let (all_year, open) = (year, DateRange::open_ended(year.first()).unwrap());
        let ended = |days| range(year.first(), before(today.min(term.last()), days));
        let (one, two) = (0, 1);
        let rows = match self.enrolled {
            Enrolled::AllYear | Enrolled::Elsewhere => vec![(one, all_year)],
            Enrolled::OpenEnded => vec![(one, open)],
            Enrolled::EndedBefore(days) => vec![(one, ended(days))],
            Enrolled::AddedAgain => vec![(one, ended(20)), (one, range(before(today, 9), year.last()))],
            Enrolled::OverlappingRows => vec![(one, ended(0)), (one, range(before(today, 9), year.last()))],
            Enrolled::Nowhere => Vec::new(),
            Enrolled::BeforeTheTerm => vec![(one, range(before(year.first(), 30), before(term.first(), 1)))],
            Enrolled::AfterTheTerm => vec![(one, range(term.last() + Days::new(1), year.last()))],
            Enrolled::InTwoSections => vec![(one, all_year), (two, open)],
            Enrolled::Moved => vec![(one, ended(5)), (two, range(before(today, 4), year.last()))],
            Enrolled::EndedInTwo(days) => vec![(one, ended(1)), (two, ended(1 + days))],
        };
        let enrollment = |(slot, days): (usize, DateRange)| {
            let (home, section) = match self.enrolled {
                Enrolled::Elsewhere => (nth(homes, self.home)?.clone(), elsewhere()),
                _ => links.get(slot).map(|link| (link.home.clone(), link.home_section.clone()))?,
            };
            let level = if slot == two { self.second_level } else { self.level };
            Some(Enrollment {
                ssid: (!self.no_ssid).then(|| Self::ssid(place)),
                home,
                section,
                days,
                grade_level: level.map(|level| GradeLevel::new(level).unwrap()),
            })
        };
        rows.into_iter().filter_map(enrollment).collect()
    }
}
