//! Home sections that are linked to nothing, and the technical sections that may have been meant. Finds nothing itself.

use crate::survey::{Survey, Surveyed};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use gradecrosswalk_domain::CourseNumber;
use gradecrosswalk_domain::school::{Course, School, SectionKey};

/// The home schools, each with the sections that are linked to nothing; without those that have none. The sections of a
/// course stand together.
pub(super) fn unlinked_sections<'s>(
    survey: &Survey<'s>,
) -> impl Iterator<Item = (Surveyed<'s>, Vec<&'s SectionKey>)> {
    survey.homes().filter_map(move |at| {
        let sections = at.school.sections().iter().zip(survey.links(at));
        let unlinked = sections.filter(|(_, links)| **links == 0);
        let unlinked: Vec<&SectionKey> = unlinked.map(|(section, _)| &section.key).collect();
        (!unlinked.is_empty()).then_some((at, unlinked))
    })
}

/// The technical school's courses and sections by their numbers as people mistake them.
pub(super) struct Numbers<'s> {
    courses: BTreeMap<String, &'s Course>,
    sections: BTreeMap<(String, String), &'s SectionKey>,
}

impl<'s> Numbers<'s> {
    pub(super) fn of(technical: &'s School) -> Self {
        let courses = technical.courses().iter().map(|course| (bare(course.number.as_str()), course));
        let sections = technical.sections().iter().map(|section| (key(&section.key), &section.key));
        Self { courses: courses.collect(), sections: sections.collect() }
    }

    /// The technical course of this number or, where there is none, of one that is the same but for case, signs and
    /// leading zeros.
    pub(super) fn course(&self, technical: &'s School, number: &CourseNumber) -> Option<&'s Course> {
        let same = technical.course(number).map(|(_, course)| course);
        same.or_else(|| self.courses.get(&bare(number.as_str())).copied())
    }

    /// The technical section of this key or, where there is none, of one that is the same but for case, signs and leading
    /// zeros.
    pub(super) fn section(&self, technical: &'s School, wanted: &SectionKey) -> Option<&'s SectionKey> {
        let same = technical.section(wanted).map(|(_, section)| &section.key);
        same.or_else(|| self.sections.get(&key(wanted)).copied())
    }
}

fn key(section: &SectionKey) -> (String, String) {
    (bare(section.course.as_str()), bare(section.number.as_str()))
}

/// A number without case, signs and leading zeros.
fn bare(number: &str) -> String {
    let kept = number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    kept.skip_while(|c| *c == '0').collect()
}
