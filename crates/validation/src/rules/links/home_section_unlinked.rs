//! V501: a home section of a technical course that is linked to no technical section (G-2).

use super::unlinked::{Numbers, unlinked_sections};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::{Counted, Listed};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{CourseNumber, SchoolId, SectionNumber};
use gradecrosswalk_matching::Repairer;

/// A home section that is linked to nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct UnlinkedSection {
    /// The section's number.
    pub number: SectionNumber,
    /// The technical section whose numbers are the same, or nearly.
    pub meant: Option<SectionKey>,
}

/// Sections of a home course that bears a technical course's number, linked to nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct HomeSectionUnlinked {
    /// The home school.
    pub school: SchoolId,
    /// The home course.
    pub course: CourseNumber,
    /// The sections that are linked to nothing, ascending.
    pub sections: Vec<UnlinkedSection>,
    /// The technical school.
    pub technical: SchoolId,
    /// Its course of the same number, or of nearly the same.
    pub technical_course: CourseNumber,
    /// How many sections that course has.
    pub technical_sections: usize,
}

impl Evidence for HomeSectionUnlinked {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).course(&self.course).waiting([self.technical.clone()]);
        match self.sections.as_slice() {
            [only] => Place { section: Some(only.number.clone()), ..place },
            _ => place,
        }
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sections, technical, technical_course, technical_sections, .. } = self;
        let numbers: Vec<&SectionNumber> = sections.iter().map(|section| &section.number).collect();
        let (noun, are) = if sections.len() == 1 { ("section", "is") } else { ("sections", "are") };
        let there = Counted(*technical_sections, "section");
        write!(
            f,
            "{noun} {} {are} linked to no section of {technical}, whose course {technical_course} has {there}",
            Listed(&numbers)
        )?;
        let meant = sections.iter().find_map(|section| section.meant.as_ref().map(|meant| (section, meant)));
        match meant {
            Some((section, meant)) => write!(f, ": {} may be {meant}", section.number),
            None => Ok(()),
        }
    }

    fn repair(&self) -> &'static str {
        "give the section the course number and section number of the technical section that its students attend, or link the two"
    }
}

/// One problem for each home course.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let technical = survey.technical().school;
    let mut known = None;
    for (at, unlinked) in unlinked_sections(survey) {
        let known = known.get_or_insert_with(|| Numbers::of(technical));
        for sections in unlinked.chunk_by(|a, b| a.course == b.course) {
            let Some(course) = sections.first().map(|section| &section.course) else { continue };
            let Some(meant) = known.course(technical, course) else { continue };
            let there = technical.sections();
            let first = there.partition_point(|section| section.key.course < meant.number);
            let last = there.partition_point(|section| section.key.course <= meant.number);
            found.push(
                HomeSectionUnlinked {
                    school: at.school.id().clone(),
                    course: course.clone(),
                    sections: sections
                        .iter()
                        .map(|section| UnlinkedSection {
                            number: section.number.clone(),
                            meant: known.section(technical, section).cloned(),
                        })
                        .collect(),
                    technical: technical.id().clone(),
                    technical_course: meant.number.clone(),
                    technical_sections: last.saturating_sub(first),
                }
                .into(),
            );
        }
    }
}
