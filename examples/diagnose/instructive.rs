//! Which grades are diagnosed where none is asked about. The example `report` shows the same.

use gradecrosswalk::{Cause, Diagnoser, Diagnosis, Side, StepKind};

/// Three grades from which one learns most: one that the teacher has not posted, one that the home office keeps from
/// arriving, one that has arrived and does not print.
pub fn instructive<'d>(diagnoser: &'d Diagnoser<'_, '_, '_>, posted: usize) -> Vec<Diagnosis<'d>> {
    let not_posted = diagnoser.not_posted().next().map(|question| diagnoser.diagnose(&question));
    let first = |wanted: &dyn Fn(Cause) -> bool| {
        let mut posted = (0..posted).filter_map(|place| diagnoser.diagnose_posted(place));
        posted.find(|diagnosis| diagnosis.cause.is_some_and(wanted))
    };
    let at_home = first(&|cause| {
        let about_terms = matches!(cause.step(), StepKind::TermMask | StepKind::GradingWindow);
        about_terms && cause.side() == Side::Home
    });
    let printing = first(&|cause| cause == Cause::TemplateLacksTask);
    not_posted.into_iter().chain(at_home).chain(printing).collect()
}
