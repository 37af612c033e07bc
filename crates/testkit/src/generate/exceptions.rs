//! Exceptions to windows, of all five scopes (rule W-8).

use super::instant::later;
use super::pick::{nth, per_mille, sometimes, weighted};
use super::tasks::{TASKS, spelled};
use gradecrosswalk_domain::calendar::{LocalMinute, Term, TermNumber, WindowSpan};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::{ExceptionScope, GradeLevel, School, WindowException};
use proptest::prelude::*;

/// An exception; what it names is counted around when it is built.
#[derive(Debug, Clone)]
pub(super) struct Exception {
    scope: u8,
    which: u8,
    task: usize,
    /// Another term than the right one.
    other: Option<u8>,
    /// From so many to so many minutes after the run.
    around: (i64, i64),
    spelling: u8,
}

pub(super) fn exceptions() -> impl Strategy<Value = Vec<Exception>> {
    let around =
        weighted(&[(5, (-4000, 4000)), (1, (-9000, 0)), (1, (0, 5000)), (1, (-9000, -1)), (1, (1, 800))]);
    let other = sometimes(500, any::<u8>());
    let task = weighted(&[(4, 0), (2, 1), (1, 2)]);
    let exception = (0_u8..5, any::<u8>(), task, other, around, weighted(&[(4, 0), (1, 1)])).prop_map(
        |(scope, which, task, other, around, spelling)| Exception {
            scope,
            which,
            task,
            other,
            around,
            spelling,
        },
    );
    (per_mille(250), prop::collection::vec(exception, 1..=4))
        .prop_map(|(any, exceptions)| if any { exceptions } else { Vec::new() })
}

impl Exception {
    /// The exception at a school with these students, where `right` should be open for each task at `now`.
    pub(super) fn build(
        &self,
        school: &School,
        students: &[Ssid],
        right: [Option<TermNumber>; TASKS],
        now: LocalMinute,
    ) -> Option<WindowException> {
        let sections = school.sections();
        let teachers: Vec<_> = sections.iter().filter_map(|section| section.teacher.clone()).collect();
        let scope = match self.scope {
            0 => ExceptionScope::Student(*nth(students, self.which)?),
            1 => ExceptionScope::Section(nth(sections, self.which)?.key.clone()),
            2 => ExceptionScope::Course(nth(school.courses(), self.which)?.number.clone()),
            3 => ExceptionScope::Teacher(nth(&teachers, self.which)?.clone()),
            _ => ExceptionScope::GradeLevel(GradeLevel::new(11 + self.which % 2).unwrap()),
        };
        let numbers: Vec<TermNumber> = school.schedule().terms().iter().map(Term::number).collect();
        let term = match self.other {
            Some(other) => nth(&numbers, other).copied(),
            None => right[self.task],
        };
        let span = WindowSpan::new(later(now, self.around.0), later(now, self.around.1)).unwrap();
        Some(WindowException { scope, task: spelled(self.task, self.spelling), term: term?, span })
    }
}
