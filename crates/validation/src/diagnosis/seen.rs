//! What each step of the guide sees of a grade. Decides nothing.

use super::facts::{Facts, HomeSide};
use super::first_cause::holds;
use super::step::{Seen, SeenAtHome, SeenDecision, SeenMask, SeenPosting, SeenTemplates, SeenWindow};
use super::{Question, StepKind};
use crate::rules::postings::at_home::AtHome;
use alloc::vec::Vec;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{Term, TermMask};
use gradecrosswalk_matching::explain::StoodAtHome;
use gradecrosswalk_matching::{Outcome, Plan};

/// What a step sees, but for the alerts, which are gathered beside it.
pub(super) fn seen<'d>(
    step: StepKind,
    facts: &Facts<'_, '_>,
    question: &Question,
    (posting, other_terms): (Option<&SeenPosting>, TermMask),
) -> Vec<Seen<'d>> {
    let with_home = |technical: Option<Seen<'d>>, home: &dyn Fn(&HomeSide<'_, '_>) -> Seen<'d>| {
        let home = facts.home.as_ref().map_or(Seen::HomeNotKnown, home);
        technical.into_iter().chain([home]).collect()
    };
    match step {
        StepKind::Alerts => Vec::new(),
        StepKind::Posted => {
            let seen = posting.map_or(Seen::NotPosted(other_terms), |posting| Seen::Posted(posting.clone()));
            Vec::from([seen])
        }
        StepKind::TermMask => with_home(Some(technical_mask(facts, question)), &home_mask),
        StepKind::GradingWindow => with_home(technical_window(facts), &home_window),
        StepKind::PresentAtHome => match &facts.home {
            Some(home) => at_home(facts, home),
            None => Vec::from([Seen::HomeNotKnown]),
        },
        StepKind::Decision => decision(facts).into_iter().collect(),
    }
}

fn technical_id(facts: &Facts<'_, '_>) -> SchoolId {
    facts.exchange.setup().technical().id().clone()
}

fn technical_mask<'d>(facts: &Facts<'_, '_>, question: &Question) -> Seen<'d> {
    Seen::Mask(SeenMask {
        school: technical_id(facts),
        section: question.section.clone(),
        term: Some(facts.explained.term_number),
        mask: facts.explained.task.map(|task| task.mask),
    })
}

fn home_mask<'d>(home: &HomeSide<'_, '_>) -> Seen<'d> {
    Seen::Mask(SeenMask {
        school: home.school.id().clone(),
        section: home.section.clone(),
        term: home.wanted_number(),
        mask: home.task.map(|task| task.mask),
    })
}

/// None where the task is not on the course: the step before has said so.
fn technical_window<'d>(facts: &Facts<'_, '_>) -> Option<Seen<'d>> {
    let task = facts.explained.task?;
    Some(Seen::Window(SeenWindow {
        school: technical_id(facts),
        now: facts.explained.as_of,
        term: Some(facts.explained.term_number),
        dates: facts.explained.term.map(Term::dates),
        by_window: task.by_window,
        open: task.open,
        windows: facts.windows.to_vec(),
    }))
}

fn home_window<'d>(home: &HomeSide<'_, '_>) -> Seen<'d> {
    Seen::Window(SeenWindow {
        school: home.school.id().clone(),
        now: home.now,
        term: home.wanted_number(),
        dates: home.wanted.map(Term::dates),
        by_window: home.by_window(),
        open: home.task.map(|task| task.open).unwrap_or_default(),
        windows: home.windows.to_vec(),
    })
}

fn at_home<'d>(facts: &Facts<'_, '_>, home: &HomeSide<'_, '_>) -> Vec<Seen<'d>> {
    let explained = facts.explained.home.as_ref();
    let stands = AtHome::from(facts.stood());
    let mut seen = Vec::from([Seen::Stands(SeenAtHome {
        school: home.school.id().clone(),
        section: home.section.clone(),
        term: explained.and_then(|of| of.term_number).or(home.wanted_number()),
        stands,
        replaced_by: explained.and_then(|of| of.superseded_by).map(Term::number),
    })]);
    if facts.stood() != StoodAtHome::Nothing {
        let templates = home.school.reporting().templates.as_ref();
        let lacking = templates.into_iter().flatten().filter(|template| !holds(facts, template));
        seen.push(Seen::Templates(SeenTemplates {
            all: templates.map(Vec::len),
            lacking: lacking.map(|template| template.name.clone()).collect(),
        }));
    }
    seen
}

fn decision<'d>(facts: &Facts<'_, '_>) -> Option<Seen<'d>> {
    let written = || facts.explained.mark.home.map(|item| item.score().clone());
    let decision = match facts.explained.outcome {
        Outcome::Add(_) => SeenDecision::Adds(written()?),
        Outcome::Update { .. } => SeenDecision::Updates(written()?),
        Outcome::Unchanged(_) => SeenDecision::Unchanged,
        Outcome::NotDue(reason) => SeenDecision::NotDue(reason),
        Outcome::Held { reason, .. } => SeenDecision::Held(reason),
    };
    facts.posted.then_some(Seen::Decision(decision))
}

/// The posted rows of a plan that are about one grade and say the same: how many there are.
pub(super) fn equal_rows(plan: &Plan<'_, '_>, place: usize) -> usize {
    let posted = plan.night().posted;
    let Some(row) = posted.get(place) else { return 0 };
    let same = |other: &&gradecrosswalk_matching::rows::PostedRow| {
        other.key() == row.key() && other.task() == row.task() && other.term() == row.term()
    };
    posted.get(place..).unwrap_or_default().iter().take_while(same).count()
}
