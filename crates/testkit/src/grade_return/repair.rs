//! Repairing every fault of a class, and what a plan still owes.

use super::{ReturnDraft, draft};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::learning::{
    CategoryControl, CategoryState, GradeReturn, GradebookCategory, RubricMark,
};
use gradecrosswalk_domain::{ActivityId, ActivityTitle, Description};
use gradecrosswalk_matching::grade_return::{FaultFacts, FaultPlace, PushPlan, PushScope, ScoreState};
use std::collections::BTreeSet;

/// The grade return with every fault repaired, and nothing else changed. Repairing one level can show faults of the next.
pub fn repaired(of: &GradeReturn) -> GradeReturn {
    let mut built = of.clone();
    loop {
        let plan = PushPlan::new(&built, PushScope::All);
        let faults = plan.faults();
        if faults.is_empty() {
            return built;
        }
        let mut draft = ReturnDraft::of(&built);
        for fault in &faults {
            repair(&mut draft, &fault.place, fault.facts);
        }
        built = draft.build();
    }
}

fn repair(draft: &mut ReturnDraft, place: &FaultPlace, facts: &FaultFacts) {
    let (section, activity, student) = match place {
        FaultPlace::Class => (None, None, None),
        FaultPlace::Section { section } => (Some(section), None, None),
        FaultPlace::Entry { section, activity } => (Some(section), Some(activity), None),
        FaultPlace::Score { section, activity, student } => (Some(section), Some(activity), Some(*student)),
    };
    let class = &mut draft.class;
    let of_class = section.map(|id| class.sections.iter_mut().find(|of| of.id == *id).unwrap());
    let linked = of_class.as_ref().and_then(|section| section.linked.first().cloned());
    let sis = draft.sis.iter_mut().find(|sis| Some(&sis.key) == linked.as_ref());
    let one = activity.map(|id| class.activities.iter_mut().find(|of| of.id == *id).unwrap());
    match facts {
        FaultFacts::LeadTeachersDiffer { leads } => {
            let lead = leads[0].lead.clone();
            draft.sis.iter_mut().for_each(|section| section.lead_teacher = lead.clone());
        }
        FaultFacts::OwnerNotLead { lead, .. } => class.owner = lead.clone(),
        FaultFacts::SeveralSisSections { .. } => of_class.unwrap().linked.truncate(1),
        // Two places can have one repair.
        FaultFacts::UnknownSisSection { .. } if sis.is_some() => {}
        FaultFacts::UnknownSisSection { linked } => {
            let mut section = draft::sis_section(linked.number.as_str());
            section.lead_teacher = class.owner.clone();
            for category in &mut section.categories {
                category.controlled_by = CategoryControl::Teacher(class.owner.clone());
            }
            draft.sis.push(section);
        }
        FaultFacts::DueDateMissing { .. } => one.unwrap().due = Some(sis.unwrap().term.first()),
        FaultFacts::DueDateOutsideTerm { term, .. } => one.unwrap().due = Some(term.first()),
        FaultFacts::TitleNotUnique { .. } => {
            let one = one.unwrap();
            one.title = ActivityTitle::new(format!("{}~{}", one.id, one.title)).unwrap();
        }
        FaultFacts::PastedFormatting { pasted } => {
            one.unwrap().description = Description::new(pasted.cleaned()).ok();
        }
        FaultFacts::NoCategory => {
            let category = GradebookCategory {
                name: draft.target.preferred_category.clone(),
                state: CategoryState::Active,
                controlled_by: CategoryControl::Teacher(class.owner.clone()),
            };
            sis.unwrap().categories = vec![category];
        }
        FaultFacts::CategoryInactive { category } => {
            let all = &mut sis.unwrap().categories;
            all.iter_mut().find(|of| of.name == *category).unwrap().state = CategoryState::Active;
        }
        FaultFacts::CategoryNotControlled { category, lead, .. } => {
            let all = &mut sis.unwrap().categories;
            let found = all.iter_mut().find(|of| of.name == *category).unwrap();
            found.controlled_by = CategoryControl::Teacher(lead.clone());
        }
        FaultFacts::ScoreAboveMaximum { max_points, .. } => {
            let scores = &mut one.unwrap().scores;
            let score = scores.iter_mut().find(|score| Some(score.student) == student).unwrap();
            match score.points {
                Some(_) => score.points = Some(*max_points),
                None => score.rubric = Some(RubricMark::Points(*max_points)),
            }
        }
        _ => panic!("no repair of {facts:?}"),
    }
}

/// What a plan says is owed or faulty: class section by place in the plan, activity and student.
pub fn owed(plan: &PushPlan) -> BTreeSet<(String, ActivityId, Ssid)> {
    let mut owed = BTreeSet::new();
    for section in &plan.sections {
        for entry in &section.entries {
            let waiting = entry
                .scores
                .iter()
                .filter(|score| matches!(score.state(), Some(ScoreState::Owed | ScoreState::Fault)));
            owed.extend(
                waiting.map(|score| (section.section.to_string(), entry.activity.clone(), score.student)),
            );
        }
    }
    owed
}
