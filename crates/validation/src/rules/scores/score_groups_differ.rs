//! V403: the score groups of linked courses differ in their Min % columns (S-3; documents 000 and 002).

use crate::finding::Evidence;
use crate::on_courses::{OnCourses, TaskOnCourse};
use crate::place::Place;
use crate::score_groups::{in_use, pairs};
use crate::survey::{Found, Side, Survey, Surveyed};
use crate::words::Listed;
use alloc::collections::BTreeSet;
use alloc::collections::btree_map::{BTreeMap, Entry};
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::scores::{MinPercent, ScoreGroup};
use gradecrosswalk_domain::{GroupName, SchoolId};
use gradecrosswalk_matching::Repairer;

/// A group that does not match the one at the other end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ScoreGroupsDiffer {
    /// The school whose group is wrong: the home school, unless its group is the state's and the technical school's is
    /// not.
    pub school: SchoolId,
    /// Its group.
    pub group: GroupName,
    /// The group at the other end.
    pub other_group: GroupName,
    /// The schools at the other end, which wait; ascending.
    pub others: Vec<SchoolId>,
    /// The Min % of the other group that this one lacks, ascending.
    pub missing: Vec<MinPercent>,
    /// The Min % that only this group has, ascending.
    pub extra: Vec<MinPercent>,
    /// The school's own groups that match the other, ascending by name.
    pub matching: Vec<GroupName>,
    /// The school's tasks that are graded from the group, ascending by course.
    pub used_by: Vec<TaskOnCourse>,
    /// Who repairs it.
    pub repairer: Repairer,
}

impl Evidence for ScoreGroupsDiffer {
    fn place(&self) -> Place {
        Place::school(&self.school).only_task(&self.used_by).waiting(self.others.iter().cloned())
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (missing, extra, others) = (Listed(&self.missing), Listed(&self.extra), Listed(&self.others));
        write!(f, "score group {}{} ", self.group, OnCourses::of(self.used_by.iter().map(|of| &of.course)))?;
        let other = &self.other_group;
        match (self.missing.is_empty(), self.extra.is_empty()) {
            (false, true) => write!(f, "lacks Min % {missing} of {other} at {others}")?,
            (true, _) => write!(f, "has Min % {extra}, which {other} at {others} lacks")?,
            (false, false) => write!(f, "lacks Min % {missing} of {other} at {others}, and has {extra}")?,
        }
        if self.matching.is_empty() { Ok(()) } else { write!(f, ": {} would match", Listed(&self.matching)) }
    }

    fn repair(&self) -> &'static str {
        match self.repairer {
            Repairer::TechnicalOffice => {
                "choose the state's score group for the task at the technical school"
            }
            _ => "choose a score group at home that has the technical group's Min % column",
        }
    }
}

/// One problem for each home school and two groups; where the technical school's group is the odd one, one for all home
/// schools that use the state's.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let state_group = survey.profile.state_score_group();
    let technical = survey.technical();
    // By the technical group and how it differs.
    let mut odd = BTreeMap::new();
    for at in survey.homes() {
        let Side::Home(home) = at.side else { continue };
        for judged in pairs(survey, at, home, |pair| (!pair.home.matches(pair.technical)).then_some(())) {
            let (own, other) = (judged.group.home, judged.group.technical);
            if own.name() == state_group && other.name() != state_group {
                let differs = differs((technical, other), (at, own));
                match odd.entry((other.name(), differs.missing.clone(), differs.extra.clone())) {
                    Entry::Vacant(first) => drop(first.insert(differs)),
                    Entry::Occupied(mut same) => same.get_mut().others.extend(differs.others),
                }
            } else {
                let differs = differs((at, own), (technical, other));
                found.push(ScoreGroupsDiffer { used_by: judged.used_by, ..differs }.into());
            }
        }
    }
    if odd.is_empty() {
        return;
    }
    let used = in_use(survey, technical, |group| (group.name() != state_group).then_some(()));
    let used: BTreeMap<&GroupName, Vec<TaskOnCourse>> =
        used.into_iter().map(|judged| (judged.group.name(), judged.used_by)).collect();
    found.extend(odd.into_iter().map(|((group, ..), differs)| {
        let used_by = used.get(group).cloned().unwrap_or_default();
        ScoreGroupsDiffer { used_by, ..differs }.into()
    }));
}

/// How the first school's group differs from the second's.
fn differs(
    (at, group): (Surveyed<'_>, &ScoreGroup),
    (end, other): (Surveyed<'_>, &ScoreGroup),
) -> ScoreGroupsDiffer {
    let (ours, theirs) = (column(group), column(other));
    let matching = at.school.score_groups().iter().filter(|group| group.matches(other));
    ScoreGroupsDiffer {
        school: at.school.id().clone(),
        group: group.name().clone(),
        other_group: other.name().clone(),
        others: vec![end.school.id().clone()],
        missing: theirs.difference(&ours).copied().collect(),
        extra: ours.difference(&theirs).copied().collect(),
        matching: matching.map(|group| group.name().clone()).collect(),
        used_by: Vec::new(),
        repairer: at.office(),
    }
}

fn column(group: &ScoreGroup) -> BTreeSet<MinPercent> {
    group.min_percents().into_iter().collect()
}
