//! Planning a push: the checks of rules L-1 to L-6, in their order. This file is the order.
//!
//! 1. Switched on? (L-1) If not, nothing is planned.
//! 2. The class: lead teachers that differ (F01), else an owner who is not the lead teacher (F02).
//! 3. Each class section: several SIS sections (F03), else one that is not known (F04). A section without a link is right.
//! 4. Each entry, of a class and a section without faults: due date missing (F05) or outside the term (F06), title (F07),
//!    description (F08), category (F09; F10 and F11). All of its faults are found, not only the first.
//! 5. Each score: skipped (section not linked, overridden, student not linked, no score), then unchanged, unless it is
//!    above the maximum, then what its entry waits for, then above the maximum (F12), else sent.
//!
//! What a fault blocks is not looked into; the class and its sections are both looked at. Nothing here reads another
//! student's score, so one that fails never stops the rest.

use super::titles::{self, Titles};
use super::{
    CutText, EntryItem, EntryOutcome, EntryPlan, Fault, FaultFacts, Listing, PushPlan, PushScope,
    ScoreOutcome, ScorePlan, SectionPlan, SkipReason, StrayScore, TextCut, category, checks,
};
use alloc::vec::Vec;
use core::slice;
use gradecrosswalk_domain::Description;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::learning::text::truncate;
use gradecrosswalk_domain::learning::{
    Activity, ClassSection, Enablement, EntryContent, GradeReturn, GradebookEntry, GradebookTarget,
    OverMaximum, RosterLink, RosterStudent, SisSection, TextLimit, UnsentSet,
};
use gradecrosswalk_domain::scores::Points;

pub(super) fn plan(of: &GradeReturn, scope: PushScope<'_>) -> PushPlan {
    let class = of.class();
    let mut plan = PushPlan {
        class: class.id().clone(),
        target: of.target().name.clone(),
        enablement: of.enablement(),
        faults: Vec::new(),
        not_scored: Vec::new(),
        sections: Vec::new(),
        not_on_a_roster: Vec::new(),
    };
    if of.enablement() == Enablement::NotEnabled {
        return plan;
    }
    plan.faults = checks::of_class(of);
    let (mut scored, mut others) = (Vec::new(), Vec::new());
    for activity in class.activities().iter().filter(|activity| scope.has(&activity.id)) {
        match content(activity, of.target()) {
            Some(wanted) => scored.push(Planned { activity, wanted }),
            None => others.push(activity.id.clone()),
        }
    }
    plan.not_scored = others;
    plan.not_on_a_roster = strays(of, scope, &scored);
    let planning = Planning { of, titles: Titles::of(of), scored, student: scope.student() };
    let behind = plan.faults.first().map(FaultFacts::fault);
    plan.sections = class.sections().iter().map(|section| planning.section(section, behind)).collect();
    plan
}

/// Scores that travel, of students who are on no roster.
fn strays(of: &GradeReturn, scope: PushScope<'_>, scored: &[Planned<'_>]) -> Vec<StrayScore> {
    let on_a_roster =
        |student: &Ssid| of.class().sections().iter().any(|section| section.link_of(student).is_some());
    let in_scope = |student: Ssid| scope.student().is_none_or(|one| one == student);
    let mut strays = Vec::new();
    for Planned { activity, .. } in scored {
        let travels = activity.scores.iter().filter(|score| activity.score_of(score).is_some());
        let stray = travels.filter(|score| in_scope(score.student) && !on_a_roster(&score.student));
        strays
            .extend(stray.map(|score| StrayScore { activity: activity.id.clone(), student: score.student }));
    }
    strays
}

/// An activity that is planned, with what travels of it.
struct Planned<'a> {
    activity: &'a Activity,
    wanted: EntryContent,
}

/// What travels of an activity; nothing of one that is not scored (rule L-1).
fn content(activity: &Activity, target: &GradebookTarget) -> Option<EntryContent> {
    let description = activity.description.as_ref();
    // What is left of a title or a description is one; if it were not, it would be sent whole.
    let cut = |text: &Description| Description::new(truncate(text.as_str(), target.description_limit));
    Some(EntryContent {
        title: titles::cut(activity, target),
        description: description.map(|text| cut(text).unwrap_or_else(|_| text.clone())),
        max_points: activity.max_points?,
        due: activity.due,
    })
}

struct Planning<'a> {
    of: &'a GradeReturn,
    titles: Titles<'a>,
    /// The scored activities in scope.
    scored: Vec<Planned<'a>>,
    /// The one student in scope, if not all.
    student: Option<Ssid>,
}

/// Where the entries of a class section go.
#[derive(Clone, Copy)]
enum Way<'a> {
    To(&'a SisSection),
    Nowhere,
    /// Nothing is sent, but what stands in the one gradebook that is linked can still be seen.
    Behind(Fault, Option<&'a SisSection>),
}

impl<'a> Planning<'a> {
    fn section(&self, section: &ClassSection, class_fault: Option<Fault>) -> SectionPlan {
        let faults = checks::of_links(self.of, section);
        let way = match (faults.first(), section.linked.first().and_then(|one| self.of.section(one))) {
            (Some(facts), _) => Way::Behind(facts.fault(), None),
            (None, Some(known)) => Way::To(known),
            (None, None) => Way::Nowhere,
        };
        let linked = if let Way::To(known) = way { Some(known.key().clone()) } else { None };
        let way = match (class_fault, way) {
            (Some(fault), Way::To(known)) => Way::Behind(fault, Some(known)),
            (Some(fault), Way::Behind(..)) => Way::Behind(fault, None),
            (_, way) => way,
        };
        let students = self.students(section);
        let nobody = self.student.is_some() && students.is_empty();
        let planned = self.scored.iter().filter(|_| !nobody);
        SectionPlan {
            section: section.id.clone(),
            linked,
            faults,
            entries: planned.map(|planned| self.entry(planned, way, students)).collect(),
        }
    }

    /// The students of a section who are planned for.
    fn students<'s>(&self, section: &'s ClassSection) -> &'s [RosterStudent] {
        let Some(one) = self.student else { return &section.roster };
        let place = section.roster.binary_search_by(|of| of.student.cmp(&one));
        place.ok().and_then(|place| section.roster.get(place)).map_or(&[], slice::from_ref)
    }

    fn entry(&self, planned: &Planned<'a>, way: Way<'a>, students: &[RosterStudent]) -> EntryPlan {
        let Planned { activity, wanted } = planned;
        let (outcome, standing) = match way {
            Way::Nowhere => (EntryOutcome::NotLinked, None),
            Way::Behind(fault, section) => {
                (EntryOutcome::Behind(fault), section.and_then(|section| section.entry_of(&activity.id)))
            }
            Way::To(section) => {
                let standing = section.entry_of(&activity.id);
                (self.outcome(planned, section, standing), standing)
            }
        };
        let score = |of: &RosterStudent| self.score(planned, &outcome, standing, *of);
        EntryPlan {
            activity: activity.id.clone(),
            cuts: cuts(activity, wanted, self.of.target()),
            unsent: activity.stays_behind(),
            listing: listing(activity, self.of.target().list_limit),
            scores: students.iter().map(score).collect(),
            outcome,
        }
    }

    fn outcome(
        &self,
        Planned { activity, wanted }: &Planned<'a>,
        section: &SisSection,
        standing: Option<&GradebookEntry>,
    ) -> EntryOutcome {
        let target = self.of.target();
        let mut faults = Vec::new();
        faults.extend(checks::of_due_date(activity, target, section));
        if standing.is_none() {
            faults.extend(self.titles.fault(activity, &wanted.title, section));
        }
        faults.extend(checks::of_description(activity));
        let Some(stands) = standing else {
            let chosen = category::of_new_entry(section, &target.preferred_category, &mut faults);
            return match chosen {
                Some(category) if faults.is_empty() => {
                    EntryOutcome::Create { content: wanted.clone(), category, publish: target.publish }
                }
                _ => EntryOutcome::Fault(faults),
            };
        };
        category::of_standing_entry(section, &stands.category, &mut faults);
        if !faults.is_empty() {
            return EntryOutcome::Fault(faults);
        }
        let changed = EntryItem::changed(&stands.content, wanted);
        if changed.is_empty() {
            EntryOutcome::Unchanged
        } else {
            EntryOutcome::Update { content: wanted.clone(), changed }
        }
    }

    fn score(
        &self,
        Planned { activity, wanted }: &Planned<'a>,
        entry: &EntryOutcome,
        standing: Option<&GradebookEntry>,
        of: RosterStudent,
    ) -> ScorePlan {
        let score = activity.score(&of.student);
        let travels = score.and_then(|score| activity.score_of(score));
        let stands = standing.and_then(|entry| entry.points(&of.student));
        ScorePlan {
            student: of.student,
            outcome: self.score_outcome(travels, wanted.max_points, entry, of.link, stands),
            unsent: score.map_or(UnsentSet::EMPTY, |score| activity.score_stays_behind(score)),
        }
    }

    fn score_outcome(
        &self,
        travels: Option<Points>,
        max_points: Points,
        entry: &EntryOutcome,
        link: RosterLink,
        stands: Option<Points>,
    ) -> ScoreOutcome {
        let skip = |reason| ScoreOutcome::Skip { reason, stands };
        let points = match (entry, link, travels) {
            (EntryOutcome::NotLinked, ..) => return skip(SkipReason::SectionNotLinked),
            (_, RosterLink::Overridden, _) => return skip(SkipReason::Overridden),
            (_, RosterLink::NotLinked, _) => return skip(SkipReason::StudentNotLinked),
            (_, RosterLink::Linked, None) => return skip(SkipReason::NoScore),
            (_, RosterLink::Linked, Some(points)) => points,
        };
        let over = points > max_points;
        let refused = over && self.of.target().over_maximum == OverMaximum::Refused;
        let capped = over && self.of.target().over_maximum == OverMaximum::Capped;
        let (sent, capped_from) = if capped { (max_points, Some(points)) } else { (points, None) };
        let unchanged = stands == Some(sent) && !refused;
        match entry.fault() {
            _ if unchanged => ScoreOutcome::Unchanged { points: sent, capped_from },
            Some(fault) => ScoreOutcome::Behind { fault, points },
            None if refused => ScoreOutcome::Fault(FaultFacts::ScoreAboveMaximum { points, max_points }),
            None => ScoreOutcome::Send { points: sent, was: stands, capped_from },
        }
    }
}

/// The texts that are cut, with their lengths.
fn cuts(activity: &Activity, wanted: &EntryContent, target: &GradebookTarget) -> Vec<TextCut> {
    let length = |text: &str| text.chars().count();
    let cut = |text, whole: &str, cut: &str, limit| {
        (cut.len() < whole.len()).then(|| TextCut { text, from: length(whole), to: length(cut), limit })
    };
    let description = activity.description.as_ref().zip(wanted.description.as_ref());
    let title = (&activity.title, &wanted.title);
    let cuts = [
        cut(CutText::Title, title.0.as_str(), title.1.as_str(), target.title_limit),
        description.and_then(|(whole, left)| {
            cut(CutText::Description, whole.as_str(), left.as_str(), target.description_limit)
        }),
    ];
    cuts.into_iter().flatten().collect()
}

fn listing(activity: &Activity, limit: Option<TextLimit>) -> Listing {
    let Some(limit) = limit else { return Listing::NoList };
    // The list shows the activity's own title, not the entry's.
    let length = activity.title.as_str().chars().count();
    if truncate(activity.title.as_str(), limit) == activity.title.as_str() {
        Listing::Listed
    } else {
        Listing::TitleTooLong { length, limit }
    }
}
