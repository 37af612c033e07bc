//! The first cause of a grade that is missing, from the engine's own outcome and what both schools have set up. Where the
//! outcome says that the grade moves, there is none.

use super::Cause;
use super::facts::Facts;
use gradecrosswalk_domain::calendar::{Term, TermMask};
use gradecrosswalk_domain::exchange::LinkTarget;
use gradecrosswalk_domain::school::ReportTemplate;
use gradecrosswalk_matching::rows::EnrollmentRow;
use gradecrosswalk_matching::term_match::reference_day;
use gradecrosswalk_matching::{Arrival, HeldReason, NotDueReason, Outcome};

/// The first cause; none where the grade moves tonight, or stands at home and prints.
pub(super) fn first_cause(facts: &Facts<'_, '_>) -> Option<Cause> {
    if !facts.posted {
        return Some(not_posted(facts));
    }
    match facts.explained.outcome {
        Outcome::Add(_) | Outcome::Update { .. } => None,
        Outcome::Unchanged(_) | Outcome::NotDue(NotDueReason::Closed(Arrival::Arrived)) => template(facts),
        Outcome::NotDue(NotDueReason::Waived) => Some(Cause::Waived),
        Outcome::NotDue(NotDueReason::TaskNotOnCourse) => Some(Cause::TechnicalTaskMissing),
        Outcome::NotDue(NotDueReason::NotOpen) => Some(not_open(facts)),
        Outcome::NotDue(NotDueReason::Closed(Arrival::NeverArrived)) => {
            Some(if mask_lacks(facts) { Cause::TechnicalMaskLacksTerm } else { Cause::TermClosed })
        }
        Outcome::NotDue(NotDueReason::Closed(Arrival::NowhereToGo)) => Some(nowhere(facts)),
        Outcome::Held { reason, .. } => Some(held(facts, reason)),
    }
}

/// The explanation is of a posting that would be made tonight.
fn not_posted(facts: &Facts<'_, '_>) -> Cause {
    if facts.explained.section.is_none() {
        return Cause::SectionMissing;
    }
    if facts.task.is_none() {
        return Cause::TaskOutsideExchange;
    }
    match facts.explained.outcome {
        Outcome::NotDue(NotDueReason::TaskNotOnCourse) => Cause::TechnicalTaskMissing,
        Outcome::NotDue(NotDueReason::Closed(_)) => Cause::ClosedUnposted,
        _ => Cause::NotPosted,
    }
}

fn mask_lacks(facts: &Facts<'_, '_>) -> bool {
    let mask = facts.explained.task.map_or(TermMask::EMPTY, |task| task.mask);
    !mask.contains(facts.explained.term_number)
}

/// The grade's term is not open at the technical school, and may still open.
fn not_open(facts: &Facts<'_, '_>) -> Cause {
    let Some(term) = facts.explained.term else { return Cause::TechnicalTermMissing };
    if mask_lacks(facts) {
        return Cause::TechnicalMaskLacksTerm;
    }
    let now = facts.explained.as_of;
    if facts.explained.task.is_some_and(|task| task.by_window) {
        if facts.windows.iter().any(|window| window.holds(now)) {
            Cause::TechnicalExceptionInstead
        } else if facts.windows.iter().any(|window| window.opens() > now) {
            Cause::NotYetOpen
        } else {
            Cause::TechnicalWindowMissing
        }
    } else if term.dates().first() > facts.today() {
        Cause::NotYetOpen
    } else {
        Cause::TechnicalNotMarked
    }
}

/// The term has closed, and nothing says where its grade should have gone (rule G-5).
fn nowhere(facts: &Facts<'_, '_>) -> Cause {
    if facts.links.is_empty() {
        return Cause::ClosedNotLinked;
    }
    if facts.enrollments().next().is_none() {
        return Cause::ClosedNotEnrolled;
    }
    if facts.enrollments_in_term().next().is_none() {
        return Cause::ClosedOutsideTerm;
    }
    let shares_a_day = |row: &EnrollmentRow| {
        let link: Option<&LinkTarget> =
            usize::from(row.slot()).checked_sub(1).and_then(|of| facts.links.get(of));
        let home = link.and_then(|link| facts.exchange.home(link.home));
        home.zip(facts.explained.term).is_some_and(|(home, term): (_, &Term)| {
            reference_day(term.dates().last(), term, home.schedule()).is_some()
        })
    };
    if facts.enrollments_in_term().any(shares_a_day) {
        Cause::ClosedSeveralHomes
    } else {
        Cause::ClosedNoSharedDay
    }
}

/// A held grade has the plan's reason as its cause, or what that reason comes from.
fn held(facts: &Facts<'_, '_>, reason: HeldReason) -> Cause {
    let technical_by_window = facts.explained.task.is_some_and(|task| task.by_window);
    let Some(home) = &facts.home else {
        return match reason {
            HeldReason::TechnicalSeveralOpen if technical_by_window => Cause::TechnicalWindowsOverlap,
            HeldReason::TechnicalSeveralOpen => Cause::TechnicalSeveralMarked,
            reason => Cause::Held(reason),
        };
    };
    let by_window = home.by_window();
    match reason {
        HeldReason::TechnicalSeveralOpen if technical_by_window => Cause::TechnicalWindowsOverlap,
        HeldReason::TechnicalSeveralOpen => Cause::TechnicalSeveralMarked,
        HeldReason::HomeSeveralOpen if by_window => Cause::HomeWindowsOverlap,
        HeldReason::HomeSeveralOpen => Cause::HomeSeveralMarked,
        HeldReason::HomeNoneOpen | HeldReason::WrongHomeTerm if home.wanted.is_none() => {
            Cause::HomeNoTermMatches
        }
        HeldReason::HomeNoneOpen | HeldReason::WrongHomeTerm if home.mask_lacks_wanted() => {
            Cause::HomeMaskLacksTerm
        }
        HeldReason::HomeNoneOpen if by_window => Cause::HomeWindowNotOpen,
        HeldReason::HomeNoneOpen => Cause::HomeNotMarked,
        HeldReason::WrongHomeTerm if by_window => Cause::HomeOtherWindow,
        HeldReason::WrongHomeTerm => Cause::HomeOtherMarked,
        reason => Cause::Held(reason),
    }
}

/// The grade stands at home: whether it prints there (rules D-3, P-3). Nothing is said of templates that are not known.
fn template(facts: &Facts<'_, '_>) -> Option<Cause> {
    let templates = facts.home.as_ref()?.school.reporting().templates.as_ref()?;
    if templates.is_empty() {
        return Some(Cause::TemplateMissing);
    }
    let lacks = |template: &ReportTemplate| !holds(facts, template);
    templates.iter().any(lacks).then_some(Cause::TemplateLacksTask)
}

/// Whether a template holds the task that is asked about.
pub(super) fn holds(facts: &Facts<'_, '_>, template: &ReportTemplate) -> bool {
    let profile = facts.exchange.setup().profile();
    template.tasks.iter().any(|task| profile.task(task) == facts.task)
}
