//! V710: a part of a composite grade is posted for a student who was never enrolled for it (C-2).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Night};
use crate::words::{Counted, Terms};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};
use gradecrosswalk_domain::exchange::SectionIndex;
use gradecrosswalk_domain::grades::{PostedGrade, Ssid};
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::composite::{
    CompositeRules, CourseComposites, GradeSlot, SlotIndex, enrolled_terms,
};
use gradecrosswalk_matching::rows::StudentId;

/// Percents that a composite grade leaves out, because their students were not there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CompositePartUnenrolled {
    /// The technical school.
    pub school: SchoolId,
    /// The section in which they are posted.
    pub section: SectionKey,
    /// The task of the part.
    pub task: TaskName,
    /// The term of the part.
    pub term: TermNumber,
    /// The terms of the part and of all that it is made of: the students were enrolled in none of them.
    pub terms: TermMask,
    /// The students, ascending.
    pub students: Vec<Ssid>,
}

impl Evidence for CompositePartUnenrolled {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).section(&self.section).task(&self.task).term(self.term);
        match self.students.as_slice() {
            [only] => place.student(*only),
            _ => place,
        }
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (percents, terms) = (Counted(self.students.len(), "percent"), Terms(self.terms));
        write!(f, "left out of composite grades: {percents} posted without enrollment in {terms}")
    }

    fn repair(&self) -> &'static str {
        "compare the posting with the student's enrollments, and correct the one that is wrong"
    }
}

/// One problem for each section and part that has a weight. What counts is the enrollment in the course, in whichever
/// section; of a section that no home section is linked to, no enrollment is known.
pub(crate) fn check(night: &Night<'_, '_>, found: &mut Found) {
    let setup = night.setup();
    let rules = CompositeRules::compile(setup.technical(), setup.profile());
    if rules.courses().is_empty() {
        return;
    }
    let enrolled = enrolled(night, &rules);
    let mut left_out: BTreeMap<(&SectionKey, &GradeSlot, TermMask), Vec<Ssid>> = BTreeMap::new();
    for posting in night.records.records.posted {
        let Some(ssid) = posting.ssid.filter(|_| posting.mark.percent().is_some()) else { continue };
        let Some((course, slot)) = part(&rules, posting) else { continue };
        let student = night.records.ledger.register().id(ssid);
        let terms = student.and_then(|student| enrolled.get(&(course.number(), student))).copied();
        let linked = setup.technical().section(&posting.section).is_some_and(|(place, _)| {
            let section = u32::try_from(place).map(SectionIndex);
            section.is_ok_and(|section| !setup.layout().links_of(section).is_empty())
        });
        let of = course.terms(slot);
        if linked
            && of.is_disjoint(terms.unwrap_or_default())
            && let Some(grade) = course.grade(slot)
        {
            left_out.entry((&posting.section, grade, of)).or_default().push(ssid);
        }
    }
    for ((section, part, terms), mut students) in left_out {
        students.sort_unstable();
        students.dedup();
        found.push(
            CompositePartUnenrolled {
                school: setup.technical().id().clone(),
                section: section.clone(),
                task: part.task.clone(),
                term: part.term,
                terms,
                students,
            }
            .into(),
        );
    }
}

/// The place of a posting among the parts with a weight, if it is one.
fn part<'r, 's>(
    rules: &'r CompositeRules<'s>,
    posting: &PostedGrade,
) -> Option<(&'r CourseComposites<'s>, SlotIndex)> {
    let course = rules.course(&posting.section.course)?;
    let slot = course.slot(&posting.task, posting.term)?;
    let mut parts = course.composites().flat_map(|of| course.parts(of));
    parts.any(|(part, weight)| part == slot && weight.units() > 0).then_some((course, slot))
}

/// The terms in which each student was enrolled in a course that has composite rules.
fn enrolled<'s>(
    night: &Night<'_, 's>,
    rules: &CompositeRules<'_>,
) -> BTreeMap<(&'s CourseNumber, StudentId), TermMask> {
    let schedule = night.setup().technical().schedule();
    let mut enrolled: BTreeMap<_, TermMask> = BTreeMap::new();
    for row in night.plan.night().enrollments {
        let course = night.section(row.section()).map(|section| &section.key.course);
        let course = course.filter(|course| rules.course(course).is_some());
        if let (Some(course), Some(days)) = (course, row.days()) {
            let terms = enrolled.entry((course, row.student())).or_default();
            *terms = terms.union(enrolled_terms(schedule, &[days]));
        }
    }
    enrolled
}
