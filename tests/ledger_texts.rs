//! Records become rows of ids and rows become records again: the texts stay the right ones.

use gradecrosswalk::domain::school::ExceptionScope;
use gradecrosswalk::matching::plan::apply;
use gradecrosswalk::matching::{Arrival, HomeEdit, LedgerError, NotDueReason, OldScore};
use gradecrosswalk::{HeldReason, HomeEditPolicy, Ledger, Link, Links, Outcome, OutcomeKind, SentGrade};
use gradecrosswalk_testkit::builders::{TERM_GRADE, days, group, percent, score, section, ssid, term, text};
use gradecrosswalk_testkit::{Draft, engine, oracle};

/// The engine's outcomes, which must be the oracle's too.
fn outcomes(night: &Draft) -> Vec<Outcome> {
    let of = night.generated();
    let outcomes = engine::outcomes(&of.compile(), &of.records);
    assert_eq!(outcomes, oracle::decide(&of.setup, of.as_of, &of.policy, &of.records));
    outcomes
}

/// What the plan writes and remembers, as texts.
fn texts(night: &Draft) -> (Vec<String>, Vec<SentGrade>) {
    let of = night.generated();
    let exchange = of.compile();
    engine::plan(&exchange, &of.records, |ledger, plan| {
        let writes = plan.writes();
        let written = writes.iter().map(|row| ledger.home_grade(&exchange, row).unwrap().score.to_string());
        let sent = plan.to_remember();
        let sent = sent.iter().map(|row| ledger.sent_grade(&exchange, row).unwrap());
        (written.collect(), sent.collect())
    })
}

/// A score that was sent and that the home group has lost since is still remembered, so that the edit stays protected.
#[test]
fn a_sent_score_that_the_group_lost_is_remembered() {
    let mut night = Draft::two_schools();
    night.policy.home_edits = HomeEditPolicy::Hold;
    night.post(1, TERM_GRADE, 2, percent("92.5"));
    night.stands_at_home(1, 2, "B");
    night.was_sent("A with honors");
    for _ in 0..2 {
        let held = outcomes(&night);
        assert_eq!(held[0].held(), Some(HeldReason::EditedAtHome));
        night.records.sent = texts(&night).1;
        assert_eq!(night.records.sent[0].score, text("A with honors"));
    }
}

/// A school whose sections are no longer linked: what was sent there is remembered all the same.
#[test]
fn what_was_sent_to_a_school_without_a_link_is_remembered() {
    let mut night = Draft::two_schools();
    night.stands_at_home(1, 2, "B");
    night.was_sent("B");
    night.links = Links::Given(Vec::new());
    assert_eq!(texts(&night).1, night.records.sent);
}

#[test]
fn two_sent_scores_of_one_key_are_refused_listed_or_not() {
    for scores in [["A", "B"], ["A", "Z"], ["Y", "Z"]] {
        let mut night = Draft::two_schools();
        night.stands_at_home(1, 2, "B");
        for score in scores {
            night.was_sent(score);
        }
        let of = night.generated();
        for _ in 0..2 {
            let refused = Ledger::of(&of.compile(), of.records.lent()).unwrap_err();
            assert!(matches!(refused, LedgerError::ConflictingSentGrades(_)), "{scores:?} {refused}");
        }
    }
}

/// A home school that has the technical section as two courses of its own, whose scores stand in opposite sequence.
/// The student attends the first in fall and the second in spring.
fn two_home_courses() -> Draft {
    let mut night = Draft::two_schools();
    let home = &mut night.homes[0];
    let rising = [("F", "0"), ("D", "60"), ("C", "70"), ("B", "80"), ("A", "90"), ("I", "")];
    home.group(group("Rising", &rising));
    home.section(section("SPRING", "1"), &[TERM_GRADE]);
    home.task("SPRING", TERM_GRADE).score_group = gradecrosswalk::GroupName::new("Rising").unwrap();
    home.open(TERM_GRADE, [2]);
    let id = home.parts.id.clone();
    let link = |home_section| Link { technical: section(Draft::COURSE, "1"), home: id.clone(), home_section };
    night.links = Links::Given(vec![link(section(Draft::COURSE, "1")), link(section("SPRING", "1"))]);
    night.records.enrollments[0].days = days("2019-08-01", "2019-12-20");
    night.enroll(1, "2020-01-05", "2020-05-28").section = section("SPRING", "1");
    night
}

#[test]
fn a_home_grade_is_read_in_the_group_of_the_section_that_it_is_compared_in() {
    let mut night = two_home_courses();
    night.post(1, TERM_GRADE, 2, percent("92.5"));
    night.stands_at_home(1, 2, "A");
    assert_eq!(outcomes(&night)[0].kind(), OutcomeKind::Unchanged);
    night.stands_at_home(1, 1, "B");
    night.records.home.remove(0);
    assert_eq!(outcomes(&night)[0].kind(), OutcomeKind::Add);
}

#[test]
fn a_write_has_the_text_of_the_group_of_the_section_that_it_goes_to() {
    let mut night = two_home_courses();
    night.post(1, TERM_GRADE, 2, percent("92.5"));
    assert_eq!(outcomes(&night)[0].kind(), OutcomeKind::Add);
    let (written, sent) = texts(&night);
    assert_eq!((written, sent[0].score.as_str()), (vec!["A".to_owned()], "A"));
    night.records.sent = sent;
    night.stands_at_home(1, 2, "F");
    let edited = Outcome::Update {
        write: outcomes(&night)[0].write().unwrap(),
        was: OldScore::Listed(gradecrosswalk::domain::scores::ItemIndex::new(4)),
        edit: HomeEdit::Edited,
    };
    assert_eq!(outcomes(&night), [edited]);
}

/// The same where the student has moved on: the first term went to the fall course, and its grade stands there.
#[test]
fn a_closed_terms_grade_is_read_in_the_group_of_the_section_that_it_went_to() {
    let mut night = two_home_courses();
    night.records.enrollments[0].days = days("2019-08-01", "2019-10-01");
    night.records.enrollments[1].days = days("2019-10-02", "2020-05-28");
    night.post(1, TERM_GRADE, 1, score("A"));
    night.post(1, TERM_GRADE, 2, score("B"));
    night.stands_at_home(1, 1, "A");
    night.stands_at_home(1, 2, "B");
    let [first, second] = outcomes(&night)[..] else { panic!("two grades are posted") };
    assert_eq!(first, Outcome::NotDue(NotDueReason::Closed(Arrival::Arrived)));
    assert_eq!(second.kind(), OutcomeKind::Unchanged);
    night.records.home.truncate(1);
    assert_eq!(texts(&night).0, ["B"]);
}

/// The student will have moved on by the term's last day, but attends the fall course tonight.
#[test]
fn tonights_section_counts_before_that_of_the_terms_last_day() {
    let mut night = two_home_courses();
    night.records.enrollments[0].days = days("2019-08-01", "2019-11-08");
    night.records.enrollments[1].days = days("2019-11-11", "2020-05-28");
    night.post(1, TERM_GRADE, 2, percent("92.5"));
    night.stands_at_home(1, 2, "A");
    assert_eq!(outcomes(&night)[0].kind(), OutcomeKind::Unchanged);
}

/// Two terms have closed into one home term (rule T-11): what stands there is the later one's.
#[test]
fn of_two_closed_terms_the_later_ones_section_counts() {
    let mut night = two_home_courses();
    let thirds = [("2019-08-01", "2019-09-01"), ("2019-09-02", "2019-10-01"), ("2019-10-02", "2019-12-01")];
    let terms = (1_u8..).zip(thirds).map(|(n, (first, last))| term(&format!("T{n}"), n, first, last));
    night.technical.terms(terms).open(TERM_GRADE, [3]);
    night.records.enrollments[0].days = days("2019-08-01", "2019-09-01");
    night.records.enrollments[1].days = days("2019-09-02", "2020-05-28");
    night.post(1, TERM_GRADE, 1, score("A"));
    night.post(1, TERM_GRADE, 2, score("B"));
    night.stands_at_home(1, 1, "B");
    let arrived = Outcome::NotDue(NotDueReason::Closed(Arrival::Arrived));
    assert_eq!(outcomes(&night), [arrived, arrived]);
}

/// An exception opens the first term again for one student, who attends the spring course by now.
#[test]
fn an_exceptions_term_counts_for_its_student() {
    let mut night = two_home_courses();
    night.records.enrollments[0].days = days("2019-08-01", "2019-10-02");
    night.records.enrollments[1].days = days("2019-09-25", "2020-05-28");
    for school in [&mut night.technical, &mut night.homes[0]] {
        school.window(TERM_GRADE, 1, "2019-08-01", "2019-10-01");
        school.window(TERM_GRADE, 2, "2019-10-02", "2019-12-01");
        let student = ExceptionScope::Student(ssid(1));
        school.exception(student, TERM_GRADE, 1, "2019-10-03", "2019-10-07");
    }
    night.post(1, TERM_GRADE, 1, percent("92.5"));
    night.stands_at_home(1, 1, "A");
    assert_eq!(outcomes(&night)[0].kind(), OutcomeKind::Unchanged);
}

#[test]
fn applying_twice_is_applying_once() {
    let mut night = Draft::two_schools();
    night.post(1, TERM_GRADE, 2, percent("92.5"));
    night.stands_at_home(1, 2, "B");
    night.generated().plan(|ledger, plan| {
        let once = plan.applied();
        assert_ne!(once, ledger.night().home);
        assert_eq!(apply(&once, &plan.writes()), once);
    });
}
