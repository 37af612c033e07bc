//! A golden corpus: whole small exchanges as JSON documents in `tests/corpus`, each with what the night says of every
//! posting and a sentence on why it is there.
//!
//! Nothing writes the expected lines. To see what a changed engine says, run with `GRADECROSSWALK_SHOW_CORPUS=1`.

use gradecrosswalk::domain::document::{self, Document};
use gradecrosswalk::matching::{HomeEdit, OldScore, Write};
use gradecrosswalk::{
    AsOf, Enrollment, Exchange, HomeGrade, Mark, Outcome, PlanPolicy, PostedGrade, SentGrade, Setup,
};
use gradecrosswalk_testkit::{Records, engine, oracle};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Night {
    posted: Vec<PostedGrade>,
    #[serde(default)]
    home: Vec<HomeGrade>,
    enrollments: Vec<Enrollment>,
    #[serde(default)]
    sent: Vec<SentGrade>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Run {
    as_of: AsOf,
    policy: PlanPolicy,
}

struct Case {
    name: String,
    setup: Setup,
    run: Run,
    records: Records,
    expected: String,
    why: String,
}

fn text(folder: &Path, name: &str) -> String {
    let path = folder.join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn content<T: DeserializeOwned>(folder: &Path, name: &str) -> T {
    let text = text(folder, name);
    let mut reader = serde_json::Deserializer::from_str(&text);
    let read = document::read::<Document<T>, _>(&mut reader);
    let read = read.unwrap_or_else(|error| panic!("{}/{name}: {error}", folder.display()));
    reader.end().unwrap_or_else(|error| panic!("{}/{name}: {error}", folder.display()));
    read.into_content()
}

fn cases() -> Vec<Case> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let entries = std::fs::read_dir(&corpus).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let case = |folder: &PathBuf| {
        let Night { posted, home, enrollments, sent } = content(folder, "night.json");
        Case {
            name: folder.file_name().unwrap().to_string_lossy().into_owned(),
            setup: content(folder, "setup.json"),
            run: content(folder, "run.json"),
            records: Records { posted, home, enrollments, sent },
            expected: text(folder, "expected.txt"),
            why: text(folder, "why.md"),
        }
    };
    folders.iter().map(case).collect()
}

/// A line for each posting, in the order of the document.
fn lines(case: &Case) -> String {
    let exchange = Exchange::compile(&case.setup, case.run.as_of, case.run.policy).unwrap();
    engine::plan(&exchange, &case.records, |ledger, plan| {
        let rows = plan.outcomes().enumerate();
        let mut lines: Vec<(usize, String)> = rows
            .map(|(row, (posting, outcome))| {
                let record = ledger.posted_record(row).unwrap();
                let score = Scores { exchange: &exchange, posting, slot: plan.decisions()[row].slot() };
                (record, format!("{}: {}", posted(&case.records.posted[record]), score.decision(outcome)))
            })
            .collect();
        lines.sort();
        lines.iter().fold(String::new(), |text, (_, line)| text + line + "\n")
    })
}

fn posted(of: &PostedGrade) -> String {
    let student = of.ssid.map_or("no SSID".to_owned(), |ssid| ssid.to_string());
    let mark = match &of.mark {
        Mark::Percent(percent) => format!("{percent} %"),
        Mark::Score(score) => score.to_string(),
        Mark::Both(score, percent) => format!("{score} with {percent} %"),
    };
    format!("{student}, {}, {}, term {}, {mark}", of.section, of.task, of.term)
}

/// Reads the scores of a decision as texts.
struct Scores<'c> {
    exchange: &'c Exchange<'c>,
    posting: &'c gradecrosswalk::matching::rows::PostedRow,
    slot: u8,
}

impl Scores<'_> {
    fn at_home(&self, write: Write) -> String {
        let home = self.exchange.home(write.home).unwrap().id();
        format!("{home}, term {}, {}", write.term, self.listed(OldScore::Listed(write.score)))
    }

    fn listed(&self, score: OldScore) -> String {
        let OldScore::Listed(item) = score else { return "a score that the home group does not have".into() };
        let link =
            self.exchange.setup().layout().links_of(self.posting.section())[usize::from(self.slot) - 1];
        let gradecrosswalk::matching::rows::RowTask::Exchange(task) = self.posting.task() else {
            unreachable!()
        };
        self.exchange.home_group(&link, task).unwrap().get(item).unwrap().score().to_string()
    }

    fn decision(&self, outcome: Outcome) -> String {
        let code = outcome.kind().code();
        match outcome {
            Outcome::Add(write) | Outcome::Unchanged(write) => format!("{code} {}", self.at_home(write)),
            Outcome::Update { write, was, edit } => {
                let edited = if edit == HomeEdit::Edited { ", edited at home" } else { "" };
                format!("{code} {}, was {}{edited}", self.at_home(write), self.listed(was))
            }
            Outcome::NotDue(reason) => format!("{code} {}", reason.code()),
            Outcome::Held { reason, home } => {
                let home = home
                    .map_or(String::new(), |home| format!(", {}", self.exchange.home(home).unwrap().id()));
                format!("{code} {reason}{home}")
            }
        }
    }
}

#[test]
fn each_case_is_decided_as_expected() {
    let show = std::env::var_os("GRADECROSSWALK_SHOW_CORPUS").is_some();
    let mut wrong = String::new();
    for case in cases() {
        let actual = lines(&case);
        if actual == case.expected {
            continue;
        }
        writeln!(wrong, "{}: expected.txt is not what the engine says", case.name).unwrap();
        if show {
            writeln!(wrong, "{actual}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}(GRADECROSSWALK_SHOW_CORPUS=1 shows what it says)");
}

#[test]
fn the_oracle_decides_each_case_as_the_engine() {
    for case in cases() {
        let exchange = Exchange::compile(&case.setup, case.run.as_of, case.run.policy).unwrap();
        let said = oracle::decide(&case.setup, case.run.as_of, &case.run.policy, &case.records);
        assert_eq!(engine::outcomes(&exchange, &case.records), said, "{}", case.name);
    }
}

/// The texts of the writes as a vendor's program reads them: the same scores as the decisions'.
#[test]
fn each_write_of_a_case_stands_in_its_expected_lines() {
    let mut writes = 0;
    for case in cases() {
        let exchange = Exchange::compile(&case.setup, case.run.as_of, case.run.policy).unwrap();
        engine::plan(&exchange, &case.records, |ledger, plan| {
            for row in plan.writes() {
                let grade = ledger.home_grade(&exchange, &row).unwrap();
                let (student, home) = (
                    grade.ssid.to_string(),
                    format!(" {}, term {}, {}", grade.home, grade.term, grade.score),
                );
                let stands = case.expected.lines().any(|line| {
                    let (posted, decided) = line.split_once(": ").unwrap();
                    let is_write = decided.starts_with("add ") || decided.starts_with("update ");
                    is_write
                        && posted.starts_with(&student)
                        && format!("{decided},").contains(&format!("{home},"))
                });
                assert!(stands, "{}: {grade:?}", case.name);
                writes += 1;
            }
        });
    }
    assert!(writes >= 20, "{writes}");
}

#[test]
fn each_case_says_why_it_is_there() {
    let cases = cases();
    assert!(cases.len() >= 20);
    for case in cases {
        let why = case.why.trim();
        assert!(why.ends_with('.') && (20..400).contains(&why.len()), "{}: {why:?}", case.name);
        assert!(
            !case.records.posted.is_empty() && case.expected.lines().count() == case.records.posted.len()
        );
    }
}
