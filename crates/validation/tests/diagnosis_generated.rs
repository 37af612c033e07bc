//! Diagnoses of generated exchanges: every posted grade and every enrolled student without a posting, against the plan
//! and against the forecast.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

extern crate alloc;

mod diagnosing;

use alloc::collections::{BTreeMap, BTreeSet};
use diagnosing::{forecast, with_generated};
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::exchange::SectionIndex;
use gradecrosswalk_matching::{Arrival, HeldReason, Ledger, NotDueReason, Outcome, Plan};
use gradecrosswalk_testkit::generate;
use gradecrosswalk_validation::alerts::{Cause as AlertCause, SchoolAlerts, alerts};
use gradecrosswalk_validation::diagnosis::{
    Arrives, Cause, Diagnosis, Seen, SeenDecision, StepKind, Supposing,
};
use gradecrosswalk_validation::{Diagnoser, NightRecords, Severities, validate, validate_night};

const NIGHTS: usize = if cfg!(debug_assertions) { 400 } else { 4000 };

/// What must hold of every diagnosis.
fn is_sound(of: &Diagnosis<'_>) {
    let kinds: Vec<StepKind> = of.steps.iter().map(|step| step.kind).collect();
    assert_eq!(kinds, StepKind::ALL[..kinds.len()], "the steps are the guide's, in its order: {of}");
    match of.cause {
        // An alert that reaches nobody finds nothing.
        Some(Cause::Held(_)) if kinds.last() == Some(&StepKind::Decision) => {}
        Some(cause) => assert_eq!(kinds.last(), Some(&cause.step()), "{of}"),
        None => assert_eq!(kinds.len(), StepKind::ALL.len(), "without a cause all steps are taken: {of}"),
    }
    assert!(
        of.cause.is_some() || !matches!(of.arrives, Arrives::NoNight { .. } | Arrives::NotForecast),
        "{of}"
    );
    assert!(!of.to_string().is_empty());
}

/// What the plan says, and what the diagnosis must therefore say.
fn is_the_plans(of: &Diagnosis<'_>, outcome: Outcome) {
    assert_eq!(of.outcome, Some(outcome));
    let decided = of.step(StepKind::Decision).map(|step| step.seen.clone());
    match outcome {
        Outcome::Add(write) | Outcome::Update { write, .. } => {
            assert_eq!(of.cause, None, "{of}");
            let Arrives::OnNight { night, home_term, supposing } = of.arrives else { panic!("{of}") };
            assert_eq!((night, home_term), (of.as_of.date(), Some(write.term)));
            assert_eq!(supposing, Supposing::Nothing);
        }
        Outcome::Unchanged(_) => {
            assert!(
                matches!(of.cause, None | Some(Cause::TemplateLacksTask | Cause::TemplateMissing)),
                "{of}"
            );
            assert_eq!(of.arrives, Arrives::There);
        }
        Outcome::NotDue(reason) => {
            let stands = reason == NotDueReason::Closed(Arrival::Arrived);
            assert_eq!(of.arrives == Arrives::There, stands, "{of}");
            assert!(of.cause.is_some() || stands, "{of}");
            match decided {
                Some(seen) => assert_eq!(seen, [Seen::Decision(SeenDecision::NotDue(reason))], "{of}"),
                None => assert!(of.cause.is_some_and(|cause| cause.step() < StepKind::Decision), "{of}"),
            }
            is_of_the_reason(of, reason);
        }
        Outcome::Held { reason, .. } => {
            let cause = of.cause.expect("held for a cause");
            assert!(explains(cause, reason), "{cause} does not explain {reason}: {of}");
            assert!(cause.repairer().is_some(), "{of}");
            assert_ne!(of.arrives, Arrives::There);
        }
    }
}

fn is_of_the_reason(of: &Diagnosis<'_>, reason: NotDueReason) {
    use Cause as C;
    let by_window = of.term_window.is_some();
    let cause = of.cause;
    let fits = match reason {
        NotDueReason::Waived => cause == Some(C::Waived),
        NotDueReason::TaskNotOnCourse => cause == Some(C::TechnicalTaskMissing),
        NotDueReason::NotOpen => matches!(
            cause,
            Some(
                C::TechnicalTermMissing
                    | C::TechnicalMaskLacksTerm
                    | C::TechnicalWindowMissing
                    | C::TechnicalNotMarked
                    | C::NotYetOpen
                    | C::TechnicalExceptionInstead
            )
        ),
        NotDueReason::Closed(Arrival::Arrived) => {
            matches!(cause, None | Some(C::TemplateLacksTask | C::TemplateMissing))
        }
        NotDueReason::Closed(Arrival::NeverArrived) => {
            matches!(cause, Some(C::TermClosed | C::TechnicalMaskLacksTerm))
        }
        NotDueReason::Closed(Arrival::NowhereToGo) => matches!(
            cause,
            Some(
                C::ClosedNotLinked
                    | C::ClosedNotEnrolled
                    | C::ClosedOutsideTerm
                    | C::ClosedSeveralHomes
                    | C::ClosedNoSharedDay
            )
        ),
    };
    assert!(fits, "{of}");
    // The window that it names lies where the reason says.
    if let Some(window) = of.term_window.filter(|_| by_window) {
        match cause {
            Some(C::NotYetOpen) => assert!(window.opens() > of.as_of, "{of}"),
            Some(C::TechnicalExceptionInstead) => assert!(window.holds(of.as_of), "{of}"),
            _ => {}
        }
    }
}

/// A cause is the plan's reason, or what that reason comes from.
fn explains(cause: Cause, reason: HeldReason) -> bool {
    use Cause as C;
    match cause {
        C::Held(of) => of == reason,
        C::TechnicalWindowsOverlap | C::TechnicalSeveralMarked => reason == HeldReason::TechnicalSeveralOpen,
        C::HomeWindowsOverlap | C::HomeSeveralMarked => reason == HeldReason::HomeSeveralOpen,
        C::HomeWindowNotOpen | C::HomeNotMarked => reason == HeldReason::HomeNoneOpen,
        C::HomeOtherWindow | C::HomeOtherMarked => reason == HeldReason::WrongHomeTerm,
        C::HomeMaskLacksTerm | C::HomeNoTermMatches => {
            matches!(reason, HeldReason::HomeNoneOpen | HeldReason::WrongHomeTerm)
        }
        _ => false,
    }
}

/// Where the forecast is asked, it says so too.
fn is_the_forecasts(of: &Diagnosis<'_>, plan: &Plan<'_, '_>) {
    let Arrives::OnNight { night, home_term, supposing: Supposing::SetUpAsItIs } = of.arrives else { return };
    if of.cause == Some(Cause::NotPosted) && night == of.as_of.date() {
        // Asked of the engine itself, which knows the student's own exceptions too.
        return;
    }
    let setup = plan.exchange().setup();
    let forecast = forecast(plan.exchange(), setup);
    let task =
        setup.profile().task(&of.question.task).and_then(|task| setup.profile().task_name(task)).unwrap();
    let said = forecast.of_section(&of.question.section).filter_map(|course| course.task(task)?.on(night));
    let terms = said.filter_map(|state| state.syncs());
    let any =
        terms.filter(|terms| Some(terms.technical) == of.question.term && Some(terms.home) == home_term);
    assert!(any.count() > 0, "{of}");
}

fn every_diagnosis(asked: impl Fn(&Diagnoser<'_, '_, '_>, &Plan<'_, '_>)) {
    for generated in generate::samples(7).take(NIGHTS) {
        with_generated(&generated, |diagnoser, plan| asked(diagnoser, plan));
    }
}

#[test]
fn every_posted_grade_is_diagnosed_as_the_plan_decides_it() {
    every_diagnosis(|diagnoser, plan| {
        for (place, (_, outcome)) in plan.outcomes().enumerate() {
            let diagnosis = diagnoser.diagnose_posted(place).unwrap();
            is_sound(&diagnosis);
            is_the_plans(&diagnosis, outcome);
            if place % 7 == 0 {
                is_the_forecasts(&diagnosis, plan);
            }
        }
        assert_eq!(diagnoser.diagnose_posted(plan.decisions().len()), None);
    });
}

/// The alerts of a night that the first step must show, picked out of all of them one by one.
fn alerts_about(of: &Diagnosis<'_>, plan: &Plan<'_, '_>, all: &[SchoolAlerts]) -> BTreeSet<String> {
    let setup = plan.exchange().setup();
    let (section, _) = setup.technical().section(&of.question.section).unzip();
    let section = section.and_then(|place| u32::try_from(place).ok()).map(SectionIndex);
    let linked = section.map(|section| setup.layout().links_of(section)).unwrap_or_default();
    let linked = linked.iter().map(|link| setup.homes()[usize::from(link.home.0)].id());
    let meant: Vec<&SchoolId> = of.home.as_ref().map_or(linked.collect(), |home| vec![&home.school]);
    let task = setup.profile().task(&of.question.task);
    let mut about = BTreeSet::new();
    for school in all {
        for alert in &school.repairs {
            let is_held = matches!(alert.cause, AlertCause::Held(_));
            let at_home = setup.home_index(&school.school).is_some();
            let home_section = of.home.as_ref().filter(|home| home.school == school.school);
            let key = if at_home && !is_held {
                let Some(home) = home_section else { continue };
                &home.section
            } else {
                let acts = Some(&school.school).filter(|_| at_home);
                let concerned: Vec<&SchoolId> = alert.waiting.iter().chain(acts).collect();
                let homes = concerned.iter().filter(|id| setup.home_index(id).is_some()).count();
                if homes > 0 && !meant.iter().any(|home| concerned.contains(home)) {
                    continue;
                }
                &of.question.section
            };
            let here = alert.course.as_ref().is_none_or(|course| *course == key.course)
                && alert.section.as_ref().is_none_or(|number| *number == key.number)
                && alert.task.as_ref().is_none_or(|name| setup.profile().task(name) == task)
                && (!is_held || alert.term == of.question.term)
                && (is_held
                    || alert.students.first().is_none_or(|of_alert| Some(*of_alert) == of.question.ssid));
            if here {
                about.insert(format!("{}: {} {alert}", school.school, alert.severity));
            }
        }
    }
    about
}

#[test]
fn the_first_step_shows_every_alert_about_the_grade_and_no_other() {
    let (mut shown, mut beyond) = (0, 0);
    for generated in generate::samples(5).take(NIGHTS / 4) {
        with_generated(&generated, |diagnoser, plan| {
            let exchange = plan.exchange();
            let ledger = Ledger::of(exchange, generated.records.lent()).unwrap();
            let night = NightRecords::of(generated.records.lent(), &ledger);
            let mut findings = validate(exchange, &Severities::default());
            findings.extend(validate_night(plan, night, &Severities::default()));
            let all = alerts(plan, night, &findings);
            for place in 0..plan.decisions().len() {
                let diagnosis = diagnoser.diagnose_posted(place).unwrap();
                let seen = &diagnosis.step(StepKind::Alerts).unwrap().seen;
                let seen = seen.iter().filter(|seen| matches!(seen, Seen::Alert(_)));
                let seen: BTreeSet<String> = seen.map(ToString::to_string).collect();
                assert_eq!(seen, alerts_about(&diagnosis, plan, &all), "{diagnosis}");
                shown += seen.len();
                let technical = exchange.setup().technical();
                beyond += usize::from(technical.section(&diagnosis.question.section).is_none());
            }
        });
    }
    assert!(shown > 1000 && beyond > 10, "{shown} alerts, {beyond} of sections that are not there");
}

#[test]
fn a_question_finds_the_grade_that_its_row_is() {
    every_diagnosis(|diagnoser, plan| {
        for place in 0..plan.decisions().len() {
            let by_row = diagnoser.diagnose_posted(place).unwrap();
            let asked = diagnoser.diagnose(&by_row.question);
            // Postings without SSID are alike; of one key the first is found, and all are decided alike.
            assert_eq!((asked.cause, asked.arrives), (by_row.cause, by_row.arrives), "{asked}\n{by_row}");
        }
    });
}

#[test]
fn every_enrolled_student_without_a_posting_is_diagnosed() {
    let mut causes: BTreeMap<Cause, usize> = BTreeMap::new();
    for generated in generate::samples(11).take(NIGHTS) {
        with_generated(&generated, |diagnoser, plan| {
            for question in diagnoser.not_posted() {
                let diagnosis = diagnoser.diagnose(&question);
                is_sound(&diagnosis);
                assert_eq!(diagnosis.outcome, None);
                assert_eq!(diagnosis.cause, Some(Cause::NotPosted), "{diagnosis}");
                is_the_forecasts(&diagnosis, plan);
                *causes.entry(diagnosis.cause.unwrap()).or_default() += 1;
            }
        });
    }
    assert!(causes[&Cause::NotPosted] > 100, "{causes:?}");
}

#[test]
fn the_generated_exchanges_reach_the_causes() {
    let mut reached = BTreeSet::new();
    for generated in generate::samples(7).take(NIGHTS) {
        with_generated(&generated, |diagnoser, plan| {
            let posted =
                (0..plan.decisions().len()).filter_map(|place| diagnoser.diagnose_posted(place)?.cause);
            reached.extend(posted);
        });
    }
    // Nothing is asked of what is not there, every posted grade is posted, and the generated schools have no templates.
    let elsewhere = [
        Cause::NotPosted,
        Cause::ClosedUnposted,
        Cause::SectionMissing,
        Cause::TaskOutsideExchange,
        Cause::TemplateLacksTask,
        Cause::TemplateMissing,
    ];
    let missing: Vec<&Cause> =
        Cause::ALL.iter().filter(|cause| !reached.contains(cause) && !elsewhere.contains(cause)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
