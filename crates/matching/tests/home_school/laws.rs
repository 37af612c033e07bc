//! Laws of what a home school calculates (rules P-1, P-2, P-4), on random scores.

use crate::case::{ask, scores};
use gradecrosswalk_domain::calendar::{SchoolYear, TermMask};
use gradecrosswalk_domain::scores::GpaValue;
use gradecrosswalk_matching::eligibility::{Eligibility, ExpectedGrade, PassRequirement, eligibility};
use gradecrosswalk_matching::gpa::{GpaPolicy, term_gpa};
use gradecrosswalk_matching::home_scores::HomeScore;
use gradecrosswalk_matching::transcripts::{
    StandingEntry, TranscriptOutcome, TranscriptSelection, plan_post,
};
use gradecrosswalk_testkit::builders::{as_of, number, ssid};
use proptest::collection::vec;
use proptest::prelude::*;

fn some() -> impl Strategy<Value = Vec<HomeScore>> {
    let course = prop_oneof![
        5 => prop::sample::select(vec!["A", "B", "C", "D", "E"]),
        1 => prop::sample::select(vec!["A-2", "Twice", "Doubled", "Blank", "Other"])
    ];
    let task = prop::sample::select(vec!["term", "final", "CTE", "Quarter"]);
    let score = prop::sample::select(vec!["A+", "A", "B", "C", "D", "F", "P", "I", "Z"]);
    let one = (1_u32..=3, course, task, 1_u8..=2, score).prop_map(|(student, course, task, term, score)| {
        scores(student, &format!("{course}/{task}/{term}={score}")).remove(0)
    });
    vec(one, 0..14)
}

fn shuffled() -> impl Strategy<Value = (Vec<HomeScore>, Vec<HomeScore>)> {
    some().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
}

/// Every student's GPA with what counts and what not, as text.
fn gpas(all: &[HomeScore]) -> String {
    ask(all, |tasks, by_student| {
        let reports = by_student.students().map(|of| term_gpa(tasks, GpaPolicy::default(), number(1), of));
        reports.map(|report| format!("{report:?}")).collect::<Vec<_>>().join("\n")
    })
}

proptest! {
    #[test]
    fn a_gpa_lies_between_the_values_that_count(all in some()) {
        ask(&all, |tasks, by_student| {
            for student in by_student.students() {
                let report = term_gpa(tasks, GpaPolicy::default(), number(1), student);
                let of_term = student.scores().iter().filter(|score| score.term == number(1)).count();
                prop_assert!(report.counted.len() + report.left_out.len() <= of_term);
                let values = || report.counted.iter().filter(|part| part.weight.units() > 0).map(|part| part.value);
                match report.gpa {
                    Ok(gpa) => {
                        prop_assert!(values().min() <= Some(gpa.value()) && Some(gpa.value()) <= values().max());
                        if values().min() == values().max() {
                            prop_assert_eq!(Some(gpa.value()), values().min(), "equal values make that value");
                        }
                    }
                    Err(_) => prop_assert_eq!(values().next(), None::<GpaValue>),
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn order_and_repeats_never_matter((all, turned) in shuffled(), repeat in any::<prop::sample::Index>()) {
        prop_assert_eq!(gpas(&all), gpas(&turned));
        if !all.is_empty() {
            let mut repeated = turned;
            repeated.push(all[repeat.index(all.len())].clone());
            prop_assert_eq!(gpas(&all), gpas(&repeated));
        }
    }

    #[test]
    fn a_transcript_post_is_done_once((all, turned) in shuffled(), keep in vec(any::<bool>(), 14)) {
        let year = SchoolYear::starting(2019).unwrap();
        let selection = TranscriptSelection { terms: TermMask::ALL, ..TranscriptSelection::default() };
        ask(&all, |tasks, by_student| {
            let plan = plan_post(tasks, year, &selection, by_student, &[]);
            let other = ask(&turned, |tasks, turned| format!("{:?}", plan_post(tasks, year, &selection, turned, &[])));
            prop_assert_eq!(format!("{plan:?}"), other, "in any order");
            // Where only some of it was applied, the next post adds the rest.
            let lines: Vec<_> = plan.adds().cloned().collect();
            let (done, rest): (Vec<_>, Vec<_>) = lines.iter().zip(&keep).partition(|(_, keep)| **keep);
            let standing: Vec<StandingEntry> = done.iter().map(|(line, _)| StandingEntry::from(*line)).collect();
            let second = plan_post(tasks, year, &selection, by_student, &standing);
            prop_assert_eq!(second.adds().count(), rest.len());
            prop_assert_eq!(second.stale().count(), 0);
            let standing: Vec<StandingEntry> = lines.iter().map(StandingEntry::from).collect();
            let last = plan_post(tasks, year, &selection, by_student, &standing);
            prop_assert_eq!(last.adds().count(), 0, "idempotent");
            for (before, after) in plan.decisions.iter().zip(&last.decisions) {
                let refused = matches!(before.outcome, TranscriptOutcome::Refused(_));
                prop_assert_eq!(refused, matches!(after.outcome, TranscriptOutcome::Refused(_)));
            }
            Ok(())
        })?;
    }

    /// What is decided stays decided, however the missing grades turn out.
    #[test]
    fn a_verdict_outlives_what_is_missing(all in some(), asked in 0_u16..6, by in 0_u8..3, passes in any::<bool>()) {
        let requirement = match by {
            0 => PassRequirement::Count(asked),
            1 => PassRequirement::Share { passed: asked, of: core::num::NonZeroU16::new(5).unwrap() },
            _ => PassRequirement::Credits(asked.to_string().parse().unwrap()),
        };
        let expected: Vec<ExpectedGrade> = scores(1, "A/term/1=A B/term/1=A C/term/1=A D/term/1=A E/term/1=A")
            .into_iter()
            .map(|of| ExpectedGrade { section: of.section, task: of.task, term: of.term })
            .collect();
        let verdict = |all: &[HomeScore]| ask(all, |tasks, by_student| {
            let report = eligibility(tasks, requirement, as_of("2019-10-04"), &expected, by_student.student(ssid(1)));
            let not_posted = report.missing.iter().filter(|(_, why)| why.code() == "not-posted");
            let missing: Vec<String> = not_posted.map(|(of, _)| of.section.course.to_string()).collect();
            (report.verdict, missing)
        });
        let (before, missing) = verdict(&all);
        let filled = missing.iter().flat_map(|course| scores(1, &format!("{course}/term/1={}", if passes { "A" } else { "F" })));
        let (after, _) = verdict(&all.iter().cloned().chain(filled).collect::<Vec<_>>());
        prop_assert!(before == Eligibility::Undecided || before == after, "{:?} became {:?}", before, after);
    }
}
