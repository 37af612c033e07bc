//! Classes as sections. A class of another school is passed over.

use super::choices::{CourseNumberFrom, SectionNumberFrom};
use super::gathering::Gathering;
use crate::diagnostic::{Code, Expected};
use crate::format::{Class, EnrollmentRole, FileKind, Reference};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use gradecrosswalk_domain::school::{Section, SectionKey};
use gradecrosswalk_domain::{CourseNumber, SectionNumber, TeacherId};

/// What a class is to the school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ClassState {
    /// None of its.
    Elsewhere,
    /// Its section.
    Section(SectionKey),
    /// One of its that could not be taken; there is a finding.
    Refused,
}

/// Each class's state, by its row.
pub(super) struct Classes(Vec<ClassState>);

impl Classes {
    pub(super) fn get(&self, class: Option<Reference<'_>>) -> &ClassState {
        class.and_then(|class| self.0.get(class.row()?)).unwrap_or(&ClassState::Elsewhere)
    }

    /// The section of a row.
    pub(super) fn section(&self, row: usize) -> Option<&SectionKey> {
        match self.0.get(row)? {
            ClassState::Section(key) => Some(key),
            ClassState::Elsewhere | ClassState::Refused => None,
        }
    }

    /// The sections with their rows.
    pub(super) fn sections(&self) -> impl Iterator<Item = (usize, &SectionKey)> {
        (0..self.0.len()).filter_map(|row| Some((row, self.section(row)?)))
    }
}

pub(super) fn classes(gathering: &mut Gathering<'_, '_>, school: usize) -> Classes {
    let package = gathering.package;
    let mut taken: BTreeMap<SectionKey, usize> = BTreeMap::new();
    let mut states = Vec::with_capacity(package.classes().len());
    for (row, class) in package.classes().iter().enumerate() {
        let ours = class.school.is_some_and(|org| org.row() == Some(school)) && !class.is_deleted();
        if !ours {
            states.push(ClassState::Elsewhere);
            continue;
        }
        let place = (FileKind::Classes, row);
        states.push(match key(gathering, &class) {
            Ok(key) if taken.contains_key(&key) => {
                gathering.find_at(
                    place,
                    Some(("classCode", class.class_code)),
                    Code::SectionDoubled,
                    Expected::Nothing,
                );
                ClassState::Refused
            }
            Ok(key) => {
                taken.insert(key.clone(), row);
                ClassState::Section(key)
            }
            Err((column, seen)) => {
                let expected = Expected::Words("a number of at most 40 characters without blanks around");
                gathering.find_at(place, Some((column, seen)), Code::SectionKey, expected);
                ClassState::Refused
            }
        });
    }
    Classes(states)
}

/// A class's course number and section number, or the column that does not give one.
fn key<'p>(gathering: &Gathering<'_, 'p>, class: &Class<'p>) -> Result<SectionKey, (&'static str, &'p str)> {
    let course = class.course.and_then(|course| gathering.package.courses().get(course.row()?));
    let course = course.filter(|course| !course.is_deleted());
    let course = course.ok_or(("courseSourcedId", class.course.map_or("", |course| course.id().as_str())))?;
    let (column, number) = match gathering.choices.course_numbers {
        CourseNumberFrom::CourseCode => ("courseCode", course.course_code),
        CourseNumberFrom::SourcedId => ("courseSourcedId", course.sourced_id.as_str()),
    };
    let course = CourseNumber::new(number).map_err(|_| (column, number))?;
    let (column, number) = match gathering.choices.section_numbers {
        SectionNumberFrom::ClassCode => ("classCode", class.class_code),
        SectionNumberFrom::ClassCodeAfter(mark) => {
            ("classCode", class.class_code.rsplit(mark).next().unwrap_or_default().trim())
        }
        SectionNumberFrom::SourcedId => ("sourcedId", class.sourced_id.as_str()),
    };
    let section = SectionNumber::new(number).map_err(|_| (column, class.class_code))?;
    Ok(SectionKey::new(course, section))
}

/// The sections, ascending by key, each with its own teacher's number where there is one.
pub(super) fn sections(gathering: &mut Gathering<'_, '_>, classes: &Classes) -> Vec<Section> {
    let package = gathering.package;
    let mut teachers: BTreeMap<&SectionKey, TeacherId> = BTreeMap::new();
    for enrollment in package.enrollments().iter() {
        let own = enrollment.role == Some(EnrollmentRole::Teacher) && enrollment.primary == Some(true);
        let (true, ClassState::Section(key)) =
            (own && !enrollment.is_deleted(), classes.get(enrollment.class))
        else {
            continue;
        };
        let user = enrollment.user.and_then(|user| package.users().get(user.row()?));
        if let Some(teacher) = user.and_then(|user| TeacherId::new(user.identifier.as_str()).ok()) {
            // Of several the least, so that their order does not matter.
            let of = teachers.entry(key).or_insert_with(|| teacher.clone());
            *of = of.clone().min(teacher);
        }
    }
    let section = |key: &SectionKey| Section { key: key.clone(), teacher: teachers.get(key).cloned() };
    let mut sections: Vec<Section> = classes.sections().map(|(_, key)| section(key)).collect();
    sections.sort_by(|a, b| a.key.cmp(&b.key));
    sections
}
