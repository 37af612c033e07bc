//! V709: one grade is posted twice alike (G-2).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Night};
use crate::words::Counted;
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::rows::{PostedRow, RowTask};

/// Postings of one student, section, task and term with the same mark.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PostingDoubled {
    /// The technical school.
    pub school: SchoolId,
    /// The section.
    pub section: SectionKey,
    /// The task.
    pub task: TaskName,
    /// The term.
    pub term: TermNumber,
    /// The student.
    pub student: Ssid,
    /// How many postings there are.
    pub postings: usize,
}

impl Evidence for PostingDoubled {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).section(&self.section).task(&self.task).term(self.term);
        place.student(self.student)
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalTeacher
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the same grade is posted in {}", Counted(self.postings, "record"))
    }

    fn repair(&self) -> &'static str {
        "delete all but one of the postings, so that a change of one does not contradict the others"
    }
}

/// One problem for each key. Postings that differ are held (H03), and are not repeated here.
pub(crate) fn check(night: &Night<'_, '_>, found: &mut Found) {
    let place = |row: &PostedRow| (row.key(), row.task(), row.term());
    for of_key in night.plan.night().posted.chunk_by(|a, b| place(a) == place(b)) {
        let [first, .., last] = of_key else { continue };
        if first == last {
            found.extend(problem(night, first, of_key.len()).map(Into::into));
        }
    }
}

fn problem(night: &Night<'_, '_>, row: &PostedRow, postings: usize) -> Option<PostingDoubled> {
    let RowTask::Exchange(task) = row.task() else { return None };
    let section = &night.section(row.section())?.key;
    Some(PostingDoubled {
        school: night.setup().technical().id().clone(),
        section: section.clone(),
        task: night.spelling(section, task)?.clone(),
        term: row.term(),
        student: night.records.ledger.register().ssid(row.student())?,
        postings,
    })
}
