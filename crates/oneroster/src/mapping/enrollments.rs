//! Enrollments of students in the school's classes.

use super::gathering::Gathering;
use super::sections::{ClassState, Classes};
use super::students::Students;
use crate::diagnostic::{Code, Expected};
use crate::format::{Class, EnrollmentRole, FileKind, User};
use alloc::vec::Vec;
use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::grades::Enrollment;
use gradecrosswalk_domain::school::GradeLevel;

pub(super) fn enrollments(
    gathering: &mut Gathering<'_, '_>,
    classes: &Classes,
    students: &mut Students,
) -> Vec<Enrollment> {
    let package = gathering.package;
    let mut enrollments = Vec::new();
    for (row, enrollment) in package.enrollments().iter().enumerate() {
        if enrollment.is_deleted() || enrollment.role != Some(EnrollmentRole::Student) {
            continue;
        }
        let place = (FileKind::Enrollments, row);
        let section = match classes.get(enrollment.class) {
            ClassState::Elsewhere => continue,
            ClassState::Refused => {
                gathering.find(place, Code::LeadsNowhere, Expected::RecordOf(FileKind::Classes));
                continue;
            }
            ClassState::Section(section) => section.clone(),
        };
        let user = enrollment.user.filter(|user| user.row().is_some());
        if user.is_none() {
            gathering.find(place, Code::LeadsNowhere, Expected::RecordOf(FileKind::Users));
        }
        let class = enrollment.class.and_then(|class| package.classes().get(class.row()?));
        let first = enrollment.begin_date.or_else(|| first_day(gathering, &class?));
        let end = gathering.choices.end_dates;
        let days = first.and_then(|first| match enrollment.end_date {
            Some(last) => DateRange::from_bounds(first, last, end).ok(),
            None => DateRange::open_ended(first).ok(),
        });
        let Some(days) = days else {
            gathering.find(place, Code::DatesInvalid, Expected::LaterEnd);
            continue;
        };
        let record = user.and_then(|user| package.users().get(user.row()?));
        enrollments.push(Enrollment {
            // Without one the students' grades are held and reported (rule G-2).
            ssid: user.and_then(|user| students.ssid(gathering, user)),
            home: gathering.choices.school.clone(),
            section,
            days,
            grade_level: record.as_ref().and_then(grade_level),
        });
    }
    enrollments
}

/// The first day of the sessions in which a class is taught, else of the school year.
fn first_day(gathering: &Gathering<'_, '_>, class: &Class<'_>) -> Option<NaiveDate> {
    let sessions = gathering.package.academic_sessions();
    let starts = class.terms.iter().filter_map(|id| sessions.get(sessions.find(id.as_str())?)?.start_date);
    starts.min().or_else(|| gathering.choices.year.dates().map(|dates| dates.first()))
}

/// The highest of a student's grade levels; none for those that are not of a school, such as `PS`.
fn grade_level(user: &User<'_>) -> Option<GradeLevel> {
    let level = |text: &str| if text == "KG" { Some(0) } else { text.parse().ok() };
    user.grades.iter().filter_map(|text| GradeLevel::new(level(text)?).ok()).max()
}
