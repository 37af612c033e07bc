//! A package's records as a school of an exchange: terms, sections, score groups, posted grades, enrollments.
//!
//! What a OneRoster package leaves open, the caller says in [`Choices`]; nothing is guessed, and what cannot be mapped
//! is a finding. What OneRoster does not have (term masks, windows, links) is the caller's to add.

mod choices;
mod enrollments;
mod gathering;
mod grades;
mod line_items;
mod records;
mod scales;
mod sections;
mod students;
mod terms;

pub use choices::{
    Choices, CourseNumberFrom, NamedBy, PassRule, ScaleReading, ScoreColumn, SectionNumberFrom, StudentKey,
    TaskNaming,
};
pub(crate) use line_items::official;
pub(crate) use records::ItemKey;
pub use records::{HomeGrades, MappedGrade, MappedTask, SchoolRecords};

use crate::diagnostic::Diagnostics;
use crate::package::Package;
use gathering::Gathering;
use gradecrosswalk_domain::exchange::ExchangeProfile;

/// Reads one school of a package. The diagnostics have the line of each record that could not be mapped.
///
/// Records that a delta deletes take no part. The order of records in their files changes nothing but the order of what
/// is returned and of the diagnostics.
///
/// The crate's documentation has an example.
pub fn map_school(
    package: &Package,
    choices: &Choices<'_>,
    profile: &ExchangeProfile,
) -> (SchoolRecords, Diagnostics) {
    let mut gathering = Gathering::new(package, choices, profile);
    let Some(school) = gathering.school() else {
        return gathering.nothing();
    };
    let mut students = students::Students::of(package);
    let classes = sections::classes(&mut gathering, school);
    let terms = terms::terms(&mut gathering, &classes);
    let mut scales = scales::Scales::of(&mut gathering);
    let mut items = line_items::line_items(&mut gathering, &classes, &terms);
    let grades = grades::grades(&mut gathering, &mut items, &mut students);
    let tasks = scales::tasks(&mut gathering, &items, &mut scales);
    let sections = sections::sections(&mut gathering, &classes);
    let enrollments = enrollments::enrollments(&mut gathering, &classes, &mut students);
    gathering.finish(records::Parts {
        classes,
        terms,
        items,
        grades,
        tasks,
        scales,
        sections,
        enrollments,
        students,
    })
}
