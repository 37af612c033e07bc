//! A path of the guide as data, and what the diagnosis must find on it.

use crate::diagnosing::with_draft;
use gradecrosswalk_domain::school::{CompositeChild, CompositeRule};
use gradecrosswalk_testkit::SchoolBuilder;
use gradecrosswalk_validation::diagnosis::{Cause, Question};

pub(crate) use gradecrosswalk_domain::calendar::TermMask;
pub(crate) use gradecrosswalk_domain::school::{AlertGroup, ExceptionScope};
pub(crate) use gradecrosswalk_matching::term_match::TermMatchPolicy;
pub(crate) use gradecrosswalk_testkit::Draft;
pub(crate) use gradecrosswalk_testkit::builders::*;
pub(crate) use gradecrosswalk_validation::diagnosis::StepKind;

pub(crate) struct Case {
    /// The paths of the guide that it goes, the one that its cause names first; none where the guide does not speak of
    /// it. The points of item 3 are counted.
    pub(crate) guide: &'static [&'static str],
    pub(crate) name: &'static str,
    /// Changes [`Draft::by_the_book`]: October 4, in term 2.
    pub(crate) make: fn(&mut Draft),
    /// Whose grade is asked about: section, task and the term, if one is.
    pub(crate) section: &'static str,
    pub(crate) task: &'static str,
    pub(crate) term: Option<u8>,
    /// Where the walk ends.
    pub(crate) step: StepKind,
    pub(crate) cause: Option<&'static str>,
    /// What the last step saw, among other things.
    pub(crate) sees: &'static str,
    /// What an earlier step saw; blank where nothing is asked of it.
    pub(crate) saw: &'static str,
    pub(crate) arrives: &'static str,
}

/// Student 1's CTE Term Grade of section 1: nothing is wrong, and it is not posted.
pub(crate) const PLAIN: Case = Case {
    guide: &[],
    name: "",
    make: |_| {},
    section: "1",
    task: TERM_GRADE,
    term: None,
    step: StepKind::Decision,
    cause: None,
    sees: "",
    saw: "",
    arrives: "",
};

impl Case {
    fn question(&self) -> Question {
        let question = Question::new(ssid(1), section(Draft::COURSE, self.section), task_name(self.task));
        Question { term: self.term.map(number), ..question }
    }

    /// What is wrong with the case, if anything is.
    pub(crate) fn wrong(&self) -> Option<String> {
        let mut draft = Draft::by_the_book();
        (self.make)(&mut draft);
        with_draft(&draft, |diagnoser, _| {
            let found = diagnoser.diagnose(&self.question());
            let (last, before) = found.steps.split_last().unwrap();
            let sees = last.seen.iter().any(|seen| seen.to_string() == self.sees);
            let mut earlier = before.iter().flat_map(|step| &step.seen);
            let right = last.kind == self.step
                && found.cause.map(Cause::code) == self.cause
                && found.cause.is_none_or(|cause| cause.item() == self.guide.first().copied().unwrap_or(""))
                && sees
                && (self.saw.is_empty() || earlier.any(|seen| seen.to_string() == self.saw))
                && found.arrives.to_string() == self.arrives;
            (!right).then(|| format!("{:?} {}\n{found}", self.guide, self.name))
        })
    }
}

pub(crate) fn post(draft: &mut Draft) {
    draft.post(1, TERM_GRADE, 2, percent("92.5"));
}

/// Takes a task out of one of the home school's two templates: the report card, then the progress report.
pub(crate) fn template_without(draft: &mut Draft, template: usize, task: &str) {
    let templates = draft.homes[0].parts.reporting.templates.as_mut().unwrap();
    templates[template].tasks.retain(|of| *of != task_name(task));
}

/// Grade Calc Options: the final grade of term 2 is the mean of the two terms' grades.
pub(crate) fn composite(school: &mut SchoolBuilder) {
    let child = |term| CompositeChild {
        task: task_name(TERM_GRADE),
        term: number(term),
        weight: "1".parse().unwrap(),
    };
    school.parts.composites.push(CompositeRule {
        course: Draft::COURSE.parse().unwrap(),
        task: task_name(FINAL_GRADE),
        term: number(2),
        children: vec![child(1), child(2)],
    });
}
