//! Laws of a push on generated classes, and that the generator reaches everything they are about.

use gradecrosswalk_domain::learning::{Enablement, GradeReturn, StudentScore};
use gradecrosswalk_domain::scores::Points;
use gradecrosswalk_matching::grade_return::{
    EntryOutcomeKind, Fault, PlacedFault, PushPlan, PushScope, ScoreOutcomeKind, SkipReason,
};
use gradecrosswalk_testkit::builders::ssid;
use gradecrosswalk_testkit::grade_return::{
    ReturnDraft as Draft, apply, grade_return, oracle, owed, repaired, said,
};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;

fn all(of: &GradeReturn) -> PushPlan {
    PushPlan::new(of, PushScope::All)
}

/// The same parts in another order.
fn turned(of: &GradeReturn) -> GradeReturn {
    let mut draft = Draft::of(of);
    draft.sis.reverse();
    draft.class.sections.reverse();
    draft.class.activities.reverse();
    for section in &mut draft.class.sections {
        section.linked.reverse();
        section.roster.reverse();
    }
    for activity in &mut draft.class.activities {
        activity.scores.reverse();
    }
    for section in &mut draft.sis {
        section.categories.reverse();
        section.entries.reverse();
        for entry in &mut section.entries {
            entry.scores.reverse();
        }
    }
    draft.build()
}

proptest! {
    /// The engine and the second planner say the same at every place.
    #[test]
    fn the_engine_says_what_the_rules_say(of in grade_return()) {
        prop_assert_eq!(said(&all(&of)), oracle(&of));
    }

    /// Planning after applying is unchanged throughout: nothing is written, and what was kept back is kept back still.
    #[test]
    fn planning_after_applying_writes_nothing(of in grade_return()) {
        let first = all(&of);
        let second = all(&apply(&of, &first));
        prop_assert!(second.writes().is_empty(), "{:?}", second.writes());
        prop_assert_eq!(second.fault_marks(), first.fault_marks());
        let then = said(&second);
        for (place, before) in said(&first) {
            let expected = match before.split_once(' ') {
                Some(("create" | "update", _)) => "unchanged".to_owned(),
                Some(("send", points)) => format!("unchanged {}", points.split(' ').next().unwrap()),
                _ => before,
            };
            prop_assert_eq!(&then[&place], &expected, "at {}", place);
        }
    }

    /// Input order never matters.
    #[test]
    fn order_never_matters(of in grade_return()) {
        prop_assert_eq!(all(&turned(&of)), all(&of));
    }

    /// Planning one score, or one entry, is that part of planning all (L-1).
    #[test]
    fn a_single_score_is_its_part_of_all(of in grade_return(), student in 1_u32..=7, which in any::<Index>()) {
        let ids: Vec<_> = of.class().activities().iter().map(|activity| activity.id.clone()).collect();
        let activity = which.get(&ids);
        let whole = all(&of);
        for scope in [PushScope::Score(activity, ssid(student)), PushScope::Entry(activity), PushScope::All] {
            prop_assert_eq!(PushPlan::new(&of, scope), whole.part(scope), "{:?}", scope);
        }
        // The score itself is the same, with its entry.
        let one = PushPlan::new(&of, PushScope::Score(activity, ssid(student)));
        for section in &whole.sections {
            let planned = one.section(&section.section).unwrap();
            let entry = section.entry(activity).filter(|entry| entry.score(&ssid(student)).is_some());
            prop_assert_eq!(planned.entries.len(), usize::from(entry.is_some()));
            if let Some(entry) = entry {
                prop_assert_eq!(planned.entries[0].score(&ssid(student)), entry.score(&ssid(student)));
                prop_assert_eq!(&planned.entries[0].outcome, &entry.outcome);
            }
        }
    }

    /// Scores entered one after the other and applied each leave what one push of all leaves.
    #[test]
    fn scores_one_by_one_are_all_of_them(of in grade_return()) {
        let at_once = apply(&of, &all(&of));
        let mut one_by_one = of.clone();
        let ids: Vec<_> = of.class().activities().iter().map(|activity| activity.id.clone()).collect();
        for activity in &ids {
            for student in 1..=6 {
                let plan = PushPlan::new(&one_by_one, PushScope::Score(activity, ssid(student)));
                one_by_one = apply(&one_by_one, &plan);
            }
            // Entries of sections in which nobody is.
            one_by_one = apply(&one_by_one, &PushPlan::new(&one_by_one, PushScope::Entry(activity)));
        }
        prop_assert_eq!(one_by_one, at_once);
    }

    /// Whatever one student has, nobody else's score and no entry depends on it.
    #[test]
    fn a_fault_of_one_student_changes_no_other(of in grade_return(), student in 1_u32..=6, which in any::<Index>()) {
        let mut draft = Draft::of(&of);
        let places: Vec<usize> = (0..draft.class.activities.len()).collect();
        let activity = &mut draft.class.activities[*which.get(&places)];
        let changed = activity.id.clone();
        activity.scores.retain(|score| score.student != ssid(student));
        activity.scores.push(StudentScore { points: Some(Points::MAX), ..StudentScore::new(ssid(student)) });
        let (before, after) = (said(&all(&of)), said(&all(&draft.build())));
        let its_own = format!("/{changed}/{student}");
        for (place, words) in before {
            if !place.ends_with(&its_own) {
                prop_assert_eq!(&after[&place], &words, "at {}", place);
            }
        }
    }

    /// After a repair a resend sends exactly what was owed, and nothing twice.
    #[test]
    fn a_resend_after_a_repair_sends_what_was_owed(of in grade_return()) {
        let first = all(&of);
        let was_owed = owed(&first);
        let after = apply(&of, &first);
        let still_owed = owed(&all(&after));
        let sent: BTreeSet<_> = was_owed.difference(&still_owed).cloned().collect();
        // What was sent is what the first plan wrote.
        let written: BTreeSet<_> = first.writes().iter()
            .flat_map(|write| write.scores.iter().map(|score| (write.activity.clone(), score.student)))
            .collect();
        prop_assert_eq!(&sent.iter().map(|(_, activity, student)| (activity.clone(), *student)).collect::<BTreeSet<_>>(), &written);

        let mended = repaired(&after);
        let second = all(&mended);
        prop_assert_eq!(second.badge(), 0);
        let resent = owed(&second);
        // Only what was still owed is sent; what is not sent again stood in a gradebook that could not be seen before.
        prop_assert!(resent.is_subset(&still_owed), "{:?} of {:?}", resent, still_owed);
        for (section, activity, student) in still_owed.difference(&resent) {
            let score = second.section(&section.parse().unwrap()).unwrap().entry(activity).unwrap().score(student).unwrap();
            prop_assert_eq!(score.outcome.kind(), ScoreOutcomeKind::Unchanged);
        }
        prop_assert!(all(&apply(&mended, &second)).writes().is_empty());
    }

    /// Every fault stays until it is repaired, and none stays that was not there.
    #[test]
    fn faults_stay_until_they_are_repaired(of in grade_return()) {
        let first = all(&of);
        let marks = first.fault_marks();
        prop_assert_eq!(marks.len(), first.badge());
        prop_assert_eq!(marks.iter().collect::<BTreeSet<_>>().len(), marks.len(), "no fault stands twice in one place");
        prop_assert_eq!(first.staying(&marks).len(), marks.len());
        prop_assert!(first.staying(&[]).is_empty());
        let repaired = repaired(&of);
        prop_assert!(all(&repaired).staying(&marks).is_empty());
    }

    /// Counted is what is there.
    #[test]
    fn the_summary_counts_every_entry_and_score(of in grade_return()) {
        let plan = all(&of);
        let summary = plan.summary();
        let entries: Vec<_> = plan.sections.iter().flat_map(|section| &section.entries).collect();
        let not_linked = entries.iter().filter(|entry| entry.outcome.kind() == EntryOutcomeKind::NotLinked).count();
        let counted = summary.create + summary.update + summary.entries_unchanged + summary.entries_kept_back;
        prop_assert_eq!(counted + not_linked, entries.len());
        let scores: usize = entries.iter().map(|entry| entry.scores.len()).sum();
        prop_assert_eq!(summary.send + summary.scores_unchanged + summary.skip + summary.scores_kept_back, scores);
    }
}

/// The laws are about something: 2,000 generated classes have every fault, outcome and reason among them, and every way
/// to be cut, capped or left behind.
#[test]
fn the_generator_reaches_everything() {
    let mut runner = TestRunner::deterministic();
    let (mut faults, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..2000 {
        let of = grade_return().new_tree(&mut runner).unwrap().current();
        let plan = all(&of);
        if plan.enablement == Enablement::NotEnabled {
            seen.insert("not switched on".to_owned());
        }
        faults.extend(plan.faults().iter().map(PlacedFault::fault));
        for (_, words) in said(&plan) {
            let kind = words.split_once(' ').map_or(words.as_str(), |(kind, _)| kind);
            seen.insert(if kind == "skip:" { words.clone() } else { kind.to_owned() });
            seen.extend(words.contains(" over ").then(|| "send over".to_owned()));
        }
        seen.extend((!plan.not_on_a_roster.is_empty()).then(|| "on no roster".to_owned()));
        seen.extend((!plan.not_scored.is_empty()).then(|| "not scored".to_owned()));
        let entries = plan.sections.iter().flat_map(|section| &section.entries);
        seen.extend(entries.flat_map(|entry| entry.cuts.iter().map(|cut| format!("{:?}", cut.text))));
    }
    assert_eq!(faults, Fault::ALL.iter().copied().collect());
    let wanted = [
        "not switched on",
        "create",
        "update",
        "unchanged",
        "fault",
        "behind",
        "not",
        "send",
        "send over",
        "skip: section not linked",
        "skip: overridden",
        "skip: student not linked",
        "skip: no score",
        "on no roster",
        "not scored",
        "Title",
        "Description",
    ];
    assert_eq!(SkipReason::ALL.len(), wanted.iter().filter(|word| word.starts_with("skip")).count());
    let missing: Vec<&str> = wanted.into_iter().filter(|word| !seen.contains(*word)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
