//! Final grades that change, and transcripts that will not show it (rule G-8: a transcript post only adds).

use gradecrosswalk::matching::ledger::Records;
use gradecrosswalk::matching::transcripts::{TranscriptEntry, changed_finals, outdated};
use gradecrosswalk::{CourseNumber, Exchange, Ledger, Plan, SchoolId};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{FINAL_GRADE, TERM_GRADE, percent, section, ssid, task_name, text};

/// Student 1's grade changes from B to what 92.5 % is, for a task.
fn changed(task: &str) -> Draft {
    let mut night = Draft::two_schools();
    for school in [&mut night.technical, &mut night.homes[0]] {
        school.section(section(Draft::COURSE, "2"), &[]);
        school.task(Draft::COURSE, TERM_GRADE).task = task_name(task);
    }
    night.post(1, task, 2, percent("92.5"));
    night.stands_at_home(1, 2, "B").task = task_name(task);
    night
}

fn entry(student: u32, home: &str, course: &str, score: &str) -> TranscriptEntry {
    TranscriptEntry {
        ssid: ssid(student),
        home: SchoolId::new(home).unwrap(),
        course: CourseNumber::new(course).unwrap(),
        score: text(score),
    }
}

/// How many changed finals the plan has, and the entries that it makes outdated.
fn told(night: &Draft, entries: &[TranscriptEntry]) -> (usize, Vec<TranscriptEntry>) {
    let setup = night.setup();
    let exchange = Exchange::compile(&setup, night.as_of, night.policy).unwrap();
    let records = Records {
        posted: &night.records.posted,
        home: &night.records.home,
        enrollments: &night.records.enrollments,
        sent: &night.records.sent,
    };
    let ledger = Ledger::of(&exchange, records).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    let outdated = outdated(&plan, &ledger, entries).into_iter().map(|of| of.entry.clone()).collect();
    (changed_finals(&plan).count(), outdated)
}

#[test]
fn the_entry_that_holds_the_old_score_is_outdated() {
    let old = entry(1, "HS-1", Draft::COURSE, "B");
    let others = [
        (entry(1, "HS-1", Draft::COURSE, "C"), "another score: it does not show the old grade"),
        (entry(2, "HS-1", Draft::COURSE, "B"), "another student"),
        (entry(1, "HS-2", Draft::COURSE, "B"), "another home school"),
        (entry(1, "HS-1", "480816", "B"), "another course"),
    ];
    let night = changed(FINAL_GRADE);
    assert_eq!(told(&night, std::slice::from_ref(&old)), (1, vec![old.clone()]), "G-8");
    for (other, why) in &others {
        assert_eq!(told(&night, std::slice::from_ref(other)), (1, vec![]), "G-8: {why}");
    }
    let mut all: Vec<_> = others.into_iter().map(|(other, _)| other).chain([old.clone()]).collect();
    for _ in 0..all.len() {
        assert_eq!(told(&night, &all), (1, vec![old.clone()]), "G-8, in any order");
        all.rotate_left(1);
    }
}

#[test]
fn only_changed_final_grades_count() {
    let old = entry(1, "HS-1", Draft::COURSE, "B");
    assert_eq!(
        told(&changed(TERM_GRADE), std::slice::from_ref(&old)),
        (0, vec![]),
        "a term grade changes often"
    );
    let mut added = changed(FINAL_GRADE);
    added.records.home.clear();
    assert_eq!(told(&added, std::slice::from_ref(&old)), (0, vec![]), "an added grade changes nothing");
    let mut unchanged = changed(FINAL_GRADE);
    unchanged.records.home[0].score = text("A");
    assert_eq!(told(&unchanged, std::slice::from_ref(&old)), (0, vec![]), "an unchanged grade");
}
