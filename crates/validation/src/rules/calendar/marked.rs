//! Terms that are marked active by hand, and the term that should be marked tonight (rules T-4, T-8).

use crate::fix::{Applicability, Edit, Fix};
use crate::survey::{LinkedCourse, Side, Survey, Surveyed, TaskRow};
use alloc::format;
use alloc::vec;
use gradecrosswalk_domain::calendar::{Term, TermMask, TermNumber};
use gradecrosswalk_domain::exchange::{HomeIndex, SectionIndex, TaskSource};
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};

/// The active mask of a task whose open terms are set by hand.
pub(super) fn active(row: &TaskRow<'_>) -> Option<TermMask> {
    match row.source {
        TaskSource::ByHand(active) => Some(active),
        TaskSource::ByWindow => None,
    }
}

/// The term that should be marked tonight, if the set-up says so and the task's term mask holds it.
///
/// At the technical school it is the term that holds the date. At a home school it is rule T-8's term for the term that is
/// open at the technical school, if that is one, and all linked technical sections agree.
pub(super) fn should_be_marked(
    survey: &Survey<'_>,
    at: Surveyed<'_>,
    row: &TaskRow<'_>,
) -> Option<TermNumber> {
    let term = match at.side {
        Side::Technical => of_today(survey, at),
        Side::Home(home) => by_technical(survey, at, home, row),
    };
    term.filter(|term| row.mask.contains(*term))
}

fn of_today(survey: &Survey<'_>, at: Surveyed<'_>) -> Option<TermNumber> {
    let today = survey.exchange.technical_now().minute().date();
    let terms = at.school.schedule().terms().iter().filter(|term| term.dates().contains(today));
    let terms: TermMask = terms.map(Term::number).collect();
    terms.single()
}

fn by_technical(
    survey: &Survey<'_>,
    at: Surveyed<'_>,
    home: HomeIndex,
    row: &TaskRow<'_>,
) -> Option<TermNumber> {
    let mut agreed = TermMask::EMPTY;
    for linked in survey.linked_to(home, row.course_place) {
        for section in sections_of(survey, *linked) {
            let standing = survey.exchange.technical_standing(section, None)?;
            // Where nothing is open tonight, nothing is due, and any home term is right.
            let Some(task) = standing.task(row.task).filter(|task| !task.open.is_empty()) else { continue };
            let term = task.open.single().filter(|term| task.mask.contains(*term))?;
            agreed = agreed.with(should_be_open(survey, at, term)?);
        }
    }
    agreed.single()
}

/// Rule T-8's term, where it matches under the exchange's policy.
fn should_be_open(survey: &Survey<'_>, at: Surveyed<'_>, technical: TermNumber) -> Option<TermNumber> {
    let (there, here) = (survey.technical().school.schedule(), at.school.schedule());
    let (today, term) = (survey.exchange.technical_now().minute().date(), there.get(technical)?);
    let home = gradecrosswalk_matching::term_match::should_be_open(today, term, here)?;
    let policy = survey.exchange.policy().term_match;
    policy.matches(today, (term, there), (home, here)).then(|| home.number())
}

/// The fix that marks only one term active.
pub(super) fn mark_only(
    (school, course, place, task): (&SchoolId, &CourseNumber, usize, &TaskName),
    term: TermNumber,
    applicability: Applicability,
) -> Fix {
    Fix {
        applicability,
        title: format!("mark only term {term} active"),
        edits: vec![Edit::SetActive {
            school: school.clone(),
            course: course.clone(),
            place,
            task: task.clone(),
            active: TermMask::only(term),
        }],
    }
}

/// The technical sections of a linked course that are linked to the home course's sections.
fn sections_of(survey: &Survey<'_>, linked: LinkedCourse) -> impl Iterator<Item = SectionIndex> {
    let layout = survey.setup.layout();
    // Sections stand by course, as courses do.
    let courses = layout.technical().section_courses();
    let start = courses.partition_point(|course| *course < linked.technical_course);
    let own = courses.iter().enumerate().skip(start);
    let own = own.take_while(move |(_, course)| **course == linked.technical_course);
    let own = own.filter_map(|(place, _)| u32::try_from(place).ok().map(SectionIndex));
    own.filter(move |section| {
        let mut links = layout.links_of(*section).iter();
        links.any(|link| link.home == linked.home && link.course == linked.home_course)
    })
}
