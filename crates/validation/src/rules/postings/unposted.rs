//! V706: grades that were sent and are no longer posted stay at home (G-5).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Night};
use crate::words::{Counted, Listed};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{SchoolId, ScoreText, TaskName};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::rows::HomeRow;

/// A grade that stays at home.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LeftAtHome {
    /// The student.
    pub student: Ssid,
    /// The home school.
    pub home: SchoolId,
    /// The home school's term.
    pub home_term: TermNumber,
    /// The score that was sent.
    pub sent: ScoreText,
}

/// Grades that were taken back at the technical school.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Unposted {
    /// The technical school.
    pub school: SchoolId,
    /// The section.
    pub section: SectionKey,
    /// The task, by its official name.
    pub task: TaskName,
    /// The technical school's term.
    pub term: TermNumber,
    /// The grades that stay at home, ascending by student.
    pub grades: Vec<LeftAtHome>,
}

impl Evidence for Unposted {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).section(&self.section).task(&self.task).term(self.term);
        place.waiting(self.grades.iter().map(|grade| grade.home.clone()))
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalTeacher
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { grades, .. } = self;
        let (count, stay) =
            (Counted(grades.len(), "grade"), if grades.len() == 1 { "stays" } else { "stay" });
        let mut homes: Vec<&SchoolId> = grades.iter().map(|grade| &grade.home).collect();
        homes.sort_unstable();
        homes.dedup();
        write!(f, "{count} sent earlier and no longer posted {stay} at {}", Listed(&homes))
    }

    fn repair(&self) -> &'static str {
        "post the grades again, or ask the home school to remove them"
    }
}

/// One problem for each section, task and term. A grade that was removed at home as well is not found.
pub(crate) fn check(night: &Night<'_, '_>, found: &mut Found) {
    let (exchange, ledger) = (night.plan.exchange(), night.records.ledger);
    let home = night.plan.night().home;
    let stands = |written: &HomeRow| {
        // Rows of one place differ in nothing but the score and stand together.
        let at = home.partition_point(|row| row < written);
        let near = [at.checked_sub(1), Some(at)].into_iter().flatten();
        near.filter_map(|at| home.get(at)).any(|row| row.same_place(written))
    };
    let mut groups: BTreeMap<(SectionKey, TaskName, TermNumber), Vec<LeftAtHome>> = BTreeMap::new();
    for sent in night.plan.unposted().filter(|sent| stands(&sent.written())) {
        let Some(grade) = ledger.sent_grade(exchange, sent) else { continue };
        groups.entry((grade.section, grade.task, grade.technical_term)).or_default().push(LeftAtHome {
            student: grade.ssid,
            home: grade.home,
            home_term: grade.term,
            sent: grade.score,
        });
    }
    for ((section, task, term), mut grades) in groups {
        grades.sort_unstable();
        let school = night.setup().technical().id().clone();
        found.push(Unposted { school, section, task, term, grades }.into());
    }
}
