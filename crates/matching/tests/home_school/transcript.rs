//! The transcript post: what is added, what not and why (rule P-2).

use crate::case::{ask, scores, show};
use gradecrosswalk_domain::calendar::{SchoolYear, TermMask};
use gradecrosswalk_domain::{CourseNumber, SchoolId};
use gradecrosswalk_matching::home_scores::HomeScore;
use gradecrosswalk_matching::transcripts::{
    Chosen, StandingEntry, TranscriptEntry, TranscriptLine, TranscriptOutcome, TranscriptSelection, plan_post,
};
use gradecrosswalk_testkit::builders::{number, ssid, text};

fn year(first: i32) -> SchoolYear {
    SchoolYear::starting(first).unwrap()
}

fn everything() -> TranscriptSelection {
    TranscriptSelection { terms: TermMask::ALL, ..TranscriptSelection::default() }
}

fn entry(course: &str, score: &str, first: i32, term: Option<u8>) -> StandingEntry {
    let entry = TranscriptEntry {
        ssid: ssid(1),
        home: SchoolId::new("HS-1").unwrap(),
        course: CourseNumber::new(course).unwrap(),
        score: text(score),
    };
    StandingEntry { entry, year: year(first), term: term.map(number) }
}

fn outcome(outcome: &TranscriptOutcome) -> String {
    match outcome {
        TranscriptOutcome::Add(line) => {
            format!(
                "add {} gpa {} credit {}/{}",
                line.entry.score, line.gpa_value, line.earned, line.attempted
            )
        }
        TranscriptOutcome::NotChosen => "not chosen".to_owned(),
        TranscriptOutcome::AlreadyThere { stands, freshness } => format!("there {stands} {freshness:?}"),
        TranscriptOutcome::Refused(why) => format!("refused {}", why.code()),
    }
}

fn post(scores: &[HomeScore], selection: &TranscriptSelection, standing: &[StandingEntry]) -> Vec<String> {
    ask(scores, |tasks, all| {
        let plan = plan_post(tasks, year(2019), selection, all, standing);
        plan.decisions.iter().map(|of| format!("{}: {}", show(of.score), outcome(&of.outcome))).collect()
    })
}

fn adds(scores: &[HomeScore], standing: &[StandingEntry]) -> Vec<TranscriptLine> {
    ask(scores, |tasks, all| {
        plan_post(tasks, year(2019), &everything(), all, standing).adds().cloned().collect()
    })
}

/// What becomes of the one final grade.
fn one(texts: &str, standing: &[StandingEntry]) -> String {
    let all = post(&scores(1, texts), &everything(), standing);
    assert_eq!(all.len(), 1, "{all:?}");
    all[0].split_once(": ").unwrap().1.to_owned()
}

#[test]
fn worked_cases() {
    for (what, texts, expected) in [
        ("a passed course", "A/final/2=B", "add B gpa 3 credit 1/1"),
        ("a failed course earns nothing", "A/final/2=F", "add F gpa 0 credit 0/1"),
        ("a coefficient", "A/final/2=D", "add D gpa 1 credit 0.5/1"),
        ("a coefficient, rounded at the fourth place", "D/final/2=D", "add D gpa 1 credit 0.1667/0.3333"),
        ("no gpa value", "A/final/2=P", "refused no-gpa-value"),
        ("no credit", "Blank/final/2=A", "refused no-credit"),
        ("a doubled task", "Doubled/final/2=A", "refused task-doubled"),
        ("an unknown score", "A/final/2=Z", "refused unknown-score"),
        ("an unknown course", "Other/final/2=A", "refused unknown-course"),
        ("a term grade is none of it", "A/term/2=B A/final/2=A", "add A gpa 4 credit 1/1"),
    ] {
        assert_eq!(one(texts, &[]), expected, "P-2: {what}");
    }
}

#[test]
fn an_entry_that_is_there_is_never_changed() {
    assert_eq!(one("A/final/2=B", &[entry("A", "B", 2019, Some(2))]), "there B Current", "P-2");
    assert_eq!(one("A/final/2=A", &[entry("A", "B", 2019, Some(2))]), "there B Stale", "G-8");
    assert_eq!(
        one("A/final/2=P", &[entry("A", "B", 2019, Some(2))]),
        "there B Stale",
        "also one to be refused"
    );
    assert_eq!(
        one("A/final/2=A", &[entry("A", "B", 2019, None)]),
        "there B Stale",
        "a term that is not known"
    );
    for (other, why) in [
        (entry("A", "B", 2018, Some(2)), "another year: the course is taken again"),
        (entry("A", "B", 2019, Some(1)), "another term"),
        (entry("B", "B", 2019, Some(2)), "another course"),
        (
            StandingEntry {
                entry: TranscriptEntry {
                    home: SchoolId::new("HS-2").unwrap(),
                    ..entry("A", "B", 2019, None).entry
                },
                ..entry("A", "B", 2019, None)
            },
            "another school",
        ),
        (
            StandingEntry {
                entry: TranscriptEntry { ssid: ssid(2), ..entry("A", "B", 2019, None).entry },
                ..entry("A", "B", 2019, None)
            },
            "another student",
        ),
    ] {
        assert_eq!(one("A/final/2=A", &[other]), "add A gpa 4 credit 1/1", "P-2: {why}");
    }
    let two = [entry("A", "C", 2019, None), entry("A", "A", 2019, Some(2))];
    assert_eq!(one("A/final/2=A", &two), "there A Current", "of two entries one shows it");
}

#[test]
fn nothing_is_posted_unasked() {
    let all = [scores(1, "A/final/1=A A/final/2=B B/final/2=C"), scores(2, "A/final/2=D")].concat();
    let added = |selection: &TranscriptSelection| {
        let decisions = post(&all, selection, &[]);
        assert_eq!(decisions.len(), 4);
        decisions.into_iter().filter(|line| !line.ends_with("not chosen")).collect::<Vec<_>>().len()
    };
    assert_eq!(added(&TranscriptSelection::default()), 0, "P-2");
    assert_eq!(added(&everything()), 4);
    let second = TranscriptSelection { terms: TermMask::only(number(2)), ..everything() };
    assert_eq!(added(&second), 3);
    let course = Chosen::Only(vec![CourseNumber::new("A").unwrap()]);
    assert_eq!(added(&TranscriptSelection { courses: course.clone(), ..second.clone() }), 2);
    let student = Chosen::Only(vec![ssid(2)]);
    assert_eq!(added(&TranscriptSelection { courses: course, students: student, ..second }), 1);
}

#[test]
fn what_would_make_one_entry_is_not_guessed() {
    let different = post(&scores(1, "A/final/2=A A-2/final/2=B"), &everything(), &[]);
    assert!(different.iter().all(|line| line.ends_with("refused conflicting")), "{different:?}");
    let equal = post(&scores(1, "A/final/2=A A-2/final/2=A"), &everything(), &[]);
    assert_eq!(
        equal,
        ["A-1/CTE Final Grade/2=A: add A gpa 4 credit 1/1", "A-2/CTE Final Grade/2=A: there A Current"]
    );
}

#[test]
fn a_credit_cannot_become_too_great() {
    let all = scores(1, "E/final/2=A E/final/1=D");
    let credits: Vec<String> = adds(&all, &[]).iter().map(|line| line.earned.to_string()).collect();
    assert_eq!(credits, ["50", "100"]);
}

#[test]
fn a_second_post_adds_nothing() {
    let all =
        scores(1, "A/final/1=A A/final/2=B B/final/2=P C/final/2=D A-2/final/2=B D/final/2=A D-2/final/2=B");
    let lines = adds(&all, &[]);
    assert_eq!(lines.len(), 3);
    let standing: Vec<StandingEntry> = lines.iter().map(StandingEntry::from).collect();
    assert_eq!(adds(&all, &standing), [], "P-2");
    let again = post(&all, &everything(), &standing);
    assert_eq!(again.iter().filter(|line| line.contains("Stale")).count(), 0);
    assert_eq!(lines[0].credit_type.as_ref().unwrap().as_str(), "Technical");
}
