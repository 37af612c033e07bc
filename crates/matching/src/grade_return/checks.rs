//! The checks of a push that need no plan: the class, its links, an activity against a gradebook (rules L-5, L-6). The
//! plan asks them in its order, the set-up's faults ask them all; each is decided here and nowhere else.

use super::{FaultFacts, SectionLead};
use alloc::vec::Vec;
use gradecrosswalk_domain::learning::text::pasted_formatting;
use gradecrosswalk_domain::learning::{Activity, ClassSection, GradeReturn, GradebookTarget, SisSection};

/// The faults of the class as such: over all SIS sections that it is linked to and that are known.
pub(super) fn of_class(of: &GradeReturn) -> Vec<FaultFacts> {
    let known = known_sections(of);
    let Some(first) = known.first() else { return Vec::new() };
    let (owner, lead) = (of.class().owner(), first.lead_teacher());
    if known.iter().any(|section| section.lead_teacher() != lead) {
        let lead = |section: &&SisSection| SectionLead {
            section: section.key().clone(),
            lead: section.lead_teacher().clone(),
        };
        Vec::from([FaultFacts::LeadTeachersDiffer { leads: known.iter().map(lead).collect() }])
    } else if owner == lead {
        Vec::new()
    } else {
        Vec::from([FaultFacts::OwnerNotLead { owner: owner.clone(), lead: lead.clone() }])
    }
}

/// The SIS sections that any section of the class is linked to and that are known, ascending.
pub(super) fn known_sections(of: &GradeReturn) -> Vec<&SisSection> {
    let linked = of.class().sections().iter().flat_map(|section| &section.linked);
    let mut known: Vec<&SisSection> = linked.filter_map(|key| of.section(key)).collect();
    known.sort_by_key(|section| section.key());
    known.dedup_by_key(|section| section.key());
    known
}

/// The faults of a section's links: several, or one that is not known. None at all is right.
pub(super) fn of_links(of: &GradeReturn, section: &ClassSection) -> Vec<FaultFacts> {
    match section.linked.as_slice() {
        [] => Vec::new(),
        [one] if of.section(one).is_some() => Vec::new(),
        [one] => Vec::from([FaultFacts::UnknownSisSection { linked: one.clone() }]),
        several => Vec::from([FaultFacts::SeveralSisSections { linked: several.to_vec() }]),
    }
}

/// The fault of an activity's due date in a gradebook.
pub(super) fn of_due_date(
    activity: &Activity,
    target: &GradebookTarget,
    section: &SisSection,
) -> Option<FaultFacts> {
    match activity.due {
        None if target.due_date.asks(activity.kind) => {
            Some(FaultFacts::DueDateMissing { kind: activity.kind })
        }
        Some(due) if !section.term().contains(due) => {
            Some(FaultFacts::DueDateOutsideTerm { due, term: section.term() })
        }
        _ => None,
    }
}

/// The fault of an activity's description.
pub(super) fn of_description(activity: &Activity) -> Option<FaultFacts> {
    let pasted = pasted_formatting(activity.description.as_ref()?.as_str())?;
    Some(FaultFacts::PastedFormatting { pasted })
}
