//! Each outcome and each held reason as it is told, in `tests/narratives`: one small night each.

use gradecrosswalk::{ExchangePart, HeldReason, HomeEditPolicy, Narrative, TermMatchPolicy};
use gradecrosswalk_testkit::builders::{
    FINAL_GRADE, GROUP, TERM_GRADE, days, grading_task, group, mask, percent, score, section, task_name, term,
};
use gradecrosswalk_testkit::{Draft, oracle};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What is done to a night of two schools with T2 open at both, where student 1 has 92.5 % posted for T2.
type Night = (&'static str, fn(&mut Draft));

const NIGHTS: &[Night] = &[
    ("add", |_| {}),
    ("add-by-sequence", |night| {
        night.policy.term_match = TermMatchPolicy::SameSequence;
        let summer = [term("S1", 1, "2020-06-01", "2020-06-20"), term("S2", 2, "2020-06-22", "2020-07-10")];
        night.homes[0].terms(summer);
    }),
    ("update", |night| {
        night.stands_at_home(1, 2, "B");
    }),
    ("update-of-an-unlisted-score", |night| {
        night.stands_at_home(1, 2, "Passed");
    }),
    ("update-over-an-edit", |night| {
        night.stands_at_home(1, 2, "B");
        night.was_sent("C");
    }),
    ("unchanged", |night| {
        night.stands_at_home(1, 2, "A");
    }),
    ("add-after-removal", |night| {
        night.stands_at_home(1, 2, "B");
        night.was_sent("B");
        night.records.home.clear();
    }),
    ("not-due-waived", |night| {
        night.waive(2019);
    }),
    ("not-due-task-not-on-course", |night| night.records.posted[0].task = task_name(FINAL_GRADE)),
    ("not-due-not-open", |night| {
        night.technical.window(TERM_GRADE, 1, "2019-08-01", "2019-10-10");
        night.technical.window(TERM_GRADE, 2, "2019-10-11", "2019-12-31");
    }),
    ("not-due-arrived", |night| {
        the_first_term(night);
        night.stands_at_home(1, 1, "A");
    }),
    ("not-due-arrived-and-superseded", |night| {
        the_first_term(night);
        night.homes[0].terms([term("S1", 1, "2019-08-01", "2019-12-20")]).open(TERM_GRADE, [1]);
        night.stands_at_home(1, 1, "B");
    }),
    ("not-due-never-arrived", |night| {
        the_first_term(night);
        night.technical.window(TERM_GRADE, 1, "2019-08-01", "2019-10-03");
        night.technical.window(TERM_GRADE, 2, "2019-10-04", "2019-12-31");
    }),
    ("not-due-nowhere-to-go", |night| {
        the_first_term(night);
        night.records.enrollments.clear();
    }),
    ("H01", |night| night.records.posted[0].task = task_name("Quarter Grade")),
    ("H02", |night| night.records.posted[0].ssid = None),
    ("H03", |night| {
        night.post(1, TERM_GRADE, 2, percent("82.5"));
    }),
    ("H04", |night| night.records.posted[0].section = section("480999", "1")),
    ("H05", |night| night.technical.tasks(Draft::COURSE).push(grading_task("CTE Term"))),
    ("H06", |night| {
        night.technical.open(TERM_GRADE, [1, 2]);
    }),
    ("H07", |night| night.technical.task(Draft::COURSE, TERM_GRADE).term_mask = mask([1])),
    ("H08", |night| {
        night.technical.open(TERM_GRADE, [3]);
        night.records.posted[0].term = gradecrosswalk::TermNumber::new(3).unwrap();
    }),
    ("H09", |night| night.homes[0].parts.sections.clear()),
    ("H10", |night| night.records.enrollments.clear()),
    ("H11", |night| night.records.enrollments[0].days = days("2019-12-02", "2020-05-20")),
    ("H12", |night| {
        let mut other = night.homes[0].clone();
        other.parts.id = gradecrosswalk::SchoolId::new("HS-2").unwrap();
        let mut enrollment = night.records.enrollments[0].clone();
        enrollment.home = other.parts.id.clone();
        enrollment.days = days("2019-09-15", "2020-06-30");
        night.homes.push(other);
        night.records.enrollments.push(enrollment);
    }),
    ("H13", |night| night.homes[0].tasks(Draft::COURSE).push(grading_task("CTE Term"))),
    ("H14", |night| night.homes[0].tasks(Draft::COURSE).clear()),
    ("H15", |night| {
        night.homes[0].open(TERM_GRADE, [1, 2]);
    }),
    ("H16", |night| {
        night.homes[0].open(TERM_GRADE, []);
    }),
    ("H17", |night| night.homes[0].task(Draft::COURSE, TERM_GRADE).term_mask = mask([1])),
    ("H18", |night| {
        night.homes[0].open(TERM_GRADE, [3]);
    }),
    ("H19", |night| {
        night.homes[0].terms([term("Summer", 2, "2020-06-01", "2020-06-20")]);
    }),
    ("H20", |night| {
        night.homes[0].open(TERM_GRADE, [1]);
    }),
    ("H21", |night| {
        night.homes[0].group(group(GROUP, &[("A", "93"), ("B", "80"), ("C", "70"), ("D", "60"), ("F", "0")]));
    }),
    ("H22", |night| night.records.posted[0].mark = score("Z")),
    ("H23", |night| {
        let from_60 = group(GROUP, &[("A", "90"), ("B", "80"), ("C", "70"), ("D", "60")]);
        night.technical.group(from_60.clone());
        night.homes[0].group(from_60);
        night.records.posted[0].mark = percent("59.9999");
    }),
    ("H24", |night| {
        let doubled = [("A", "90"), ("A-", "90"), ("B", "80"), ("C", "70"), ("D", "60"), ("F", "0")];
        night.homes[0].group(group(GROUP, &doubled));
    }),
    ("H25", |night| {
        night.homes[0].group(group(GROUP, &[("A", "90"), ("B", "80"), ("C", "70"), ("D", "60"), ("F", "0")]));
        night.records.posted[0].mark = score("I");
    }),
    ("H26", |night| {
        night.policy.home_edits = HomeEditPolicy::Hold;
        night.stands_at_home(1, 2, "B");
        night.was_sent("C");
    }),
];

/// The posting is for T1, which has closed.
fn the_first_term(night: &mut Draft) {
    night.records.posted[0].term = gradecrosswalk::TermNumber::MIN;
}

fn night((_, alter): &Night) -> Draft {
    let mut night = Draft::two_schools();
    night.post(1, TERM_GRADE, 2, percent("92.5"));
    alter(&mut night);
    night
}

/// The text of the first posting.
fn told(night: &Draft) -> String {
    let of = night.generated();
    of.plan(|ledger, plan| {
        let student = ledger.register().ssid(plan.night().posted[0].student());
        let explanation = plan.explain(0).unwrap();
        format!("{}\n", Narrative::new(&explanation, student))
    })
}

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/narratives").join(format!("{name}.txt"))
}

#[test]
fn each_night_is_told_as_it_is_written_down() {
    for of in NIGHTS {
        let written = std::fs::read_to_string(file(of.0)).unwrap_or_default();
        let told = told(&night(of));
        assert!(told == written, "{} is told otherwise:\n{told}", file(of.0).display());
    }
}

/// The nights are what their names say, to the oracle too.
#[test]
fn each_held_reason_has_its_night() {
    for reason in HeldReason::all_of(ExchangePart::Grades) {
        let of = NIGHTS.iter().find(|(name, _)| *name == reason.code());
        let of = night(of.unwrap_or_else(|| panic!("{reason} has no night"))).generated();
        let outcomes = oracle::decide(&of.setup, of.as_of, &of.policy, &of.records);
        assert_eq!(outcomes[0].held(), Some(reason));
    }
}

#[test]
fn every_file_belongs_to_a_night() {
    let folder = std::fs::read_dir(file("x").parent().unwrap()).unwrap();
    let files: BTreeSet<String> =
        folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let nights: BTreeSet<String> = NIGHTS.iter().map(|(name, _)| format!("{name}.txt")).collect();
    assert_eq!(files, nights);
}
