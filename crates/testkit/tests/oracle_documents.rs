//! The oracle on cases from the source documents (by number) and the rules decided from them, as data.

use gradecrosswalk_domain::exchange::{HomeIndex, WaiverStanding};
use gradecrosswalk_domain::school::{ExceptionScope, SchoolKind};
use gradecrosswalk_domain::scores::{ItemIndex, Rounding};
use gradecrosswalk_matching::{
    Arrival, HeldReason as Why, HomeEdit, HomeEditPolicy, NotDueReason, OldScore, Outcome, Write,
};
use gradecrosswalk_testkit::builders::{
    FINAL_GRADE, GROUP, TERM_GRADE, as_of, days, grading_task, group, mask, number, percent, score, section,
    ssid, term,
};
use gradecrosswalk_testkit::{Draft, SchoolBuilder};

const A: u8 = 0;
const B: u8 = 1;

fn write(term: u8, item: u8) -> Write {
    Write { home: HomeIndex(0), term: number(term), score: ItemIndex::new(item) }
}

fn add(term: u8, item: u8) -> Outcome {
    Outcome::Add(write(term, item))
}

fn update_from_b(edit: HomeEdit) -> Outcome {
    Outcome::Update { write: write(2, A), was: OldScore::Listed(ItemIndex::new(B)), edit }
}

fn held(reason: Why) -> Outcome {
    Outcome::Held { reason, home: None }
}

fn held_at_home(reason: Why) -> Outcome {
    Outcome::Held { reason, home: Some(HomeIndex(0)) }
}

fn closed(arrival: Arrival) -> Outcome {
    Outcome::NotDue(NotDueReason::Closed(arrival))
}

/// Document 000's visual of grading windows, correct if the second one opens on October 2.
fn windows_of_the_guide(school: &mut SchoolBuilder, second_opens: &str) {
    school
        .window(TERM_GRADE, 1, "2019-08-01", "2019-10-01")
        .window(TERM_GRADE, 2, second_opens, "2019-12-31")
        .window(TERM_GRADE, 3, "2020-01-20", "2020-03-15")
        .window(TERM_GRADE, 4, "2020-03-16", "2020-05-15");
}

/// Quarters at the technical school, semesters at home (rule T-11), in the second quarter.
fn quarters_into_a_semester(night: &mut Draft) {
    night.homes[0].terms([term("S1", 1, "2019-08-01", "2019-12-20")]).open(TERM_GRADE, [1]);
    night.post(1, TERM_GRADE, 1, percent("92.5"));
}

/// A night of a school with a waiver for 2019-20.
fn waived(night: &mut Draft, as_of_night: &str) {
    night.waive(2019);
    night.as_of = as_of(as_of_night);
}

/// What is done to a night of two schools with T2 open at both, what it shows, and what becomes of the last posting:
/// 92.5 % for T2, if the case posts nothing.
type Case = (&'static str, fn(&mut Draft), Outcome);

fn terms_and_windows() -> Vec<Case> {
    vec![
        ("001 example 2: October 4 is in T2 at both", |_| (), add(2, A)),
        (
            "001 example 1: October 4 is in T1 at home",
            |night| {
                let home =
                    [term("T1", 1, "2019-08-01", "2019-10-15"), term("T2", 2, "2019-10-16", "2019-12-15")];
                night.homes[0].terms(home).open(TERM_GRADE, [1]);
            },
            add(1, A),
        ),
        (
            "001: only one active mask at a time",
            |night| _ = night.technical.open(TERM_GRADE, [1, 2]),
            held(Why::TechnicalSeveralOpen),
        ),
        (
            "001: nor two at home",
            |night| _ = night.homes[0].open(TERM_GRADE, [1, 2]),
            held_at_home(Why::HomeSeveralOpen),
        ),
        (
            "000 windows: the closing minute is still inside",
            |night| {
                windows_of_the_guide(&mut night.technical, "2019-10-02");
                night.as_of = as_of("2019-10-01 23:59");
                night.homes[0].open(TERM_GRADE, [1]);
                night.post(1, TERM_GRADE, 1, percent("92.5"));
            },
            add(1, A),
        ),
        (
            "000 windows, wrong example: two hold September 25",
            |night| {
                windows_of_the_guide(&mut night.technical, "2019-09-20");
                night.as_of = as_of("2019-09-25");
            },
            held(Why::TechnicalSeveralOpen),
        ),
        (
            "T-10: an hour west, the minute after midnight is still the day before",
            |night| {
                windows_of_the_guide(&mut night.technical, "2019-10-02");
                night.technical.clock(-60);
                night.as_of = as_of("2019-10-02 00:30");
            },
            Outcome::NotDue(NotDueReason::NotOpen),
        ),
        (
            "W-8: a student's exception replaces the windows",
            |night| {
                windows_of_the_guide(&mut night.technical, "2019-10-02");
                let student = ExceptionScope::Student(ssid(1));
                night.technical.exception(student, TERM_GRADE, 1, "2019-10-01", "2019-10-20");
                night.homes[0].open(TERM_GRADE, [2]);
                night.post(1, TERM_GRADE, 1, percent("92.5"));
            },
            held_at_home(Why::WrongHomeTerm),
        ),
        (
            "T-5: an active term outside the mask",
            |night| night.homes[0].task(Draft::COURSE, TERM_GRADE).term_mask = mask([1]),
            held_at_home(Why::HomeOutsideMask),
        ),
    ]
}

fn courses_and_enrollments() -> Vec<Case> {
    vec![
        (
            "001: only the CTE tasks",
            |night| _ = night.post(1, "Quarter Grade", 2, percent("92.5")),
            held(Why::UnknownTask),
        ),
        ("K-1: spellings", |night| _ = night.post(1, "cte  TERM", 2, percent("92.5")), add(2, A)),
        (
            "000: more than one of a task, even if it is another's",
            |night| {
                night.technical.tasks(Draft::COURSE).extend([FINAL_GRADE; 2].map(grading_task));
            },
            held(Why::TechnicalTaskDoubled),
        ),
        (
            "G-2: a final grade may be posted days after the course ended",
            |night| {
                night.records.enrollments.clear();
                night.enroll(1, "2019-08-01", "2019-10-03");
            },
            add(2, A),
        ),
        (
            "G-2: dropped before the term",
            |night| night.records.enrollments[0].days = days("2019-08-01", "2019-10-01"),
            held(Why::EnrolledOutsideTerm),
        ),
        (
            "G-2: two different postings of one key",
            |night| {
                night.post(1, TERM_GRADE, 2, score("A"));
                night.post(1, "CTE Term", 2, percent("92.5"));
            },
            held(Why::ConflictingPostings),
        ),
        ("G-11: a waiver", |night| night.waive(2019), Outcome::NotDue(NotDueReason::Waived)),
        (
            "G-11: the last night of the waived year",
            |night| waived(night, "2020-06-30"),
            Outcome::NotDue(NotDueReason::Waived),
        ),
        ("V-2: the first night after the waived year", |night| waived(night, "2020-07-01"), add(2, A)),
        (
            "V-2: the first night of the waived year",
            |night| waived(night, "2019-07-01"),
            Outcome::NotDue(NotDueReason::Waived),
        ),
        ("V-2: the last night before the waived year", |night| waived(night, "2019-06-30"), add(2, A)),
        (
            "V-1: an ATC is refused",
            |night| {
                night.waive(2019);
                night.technical.parts.kind = SchoolKind::StateTechnical;
            },
            add(2, A),
        ),
        (
            "V-2: not approved yet",
            |night| night.ask_waiver(2019, "2019-02-01", WaiverStanding::Submitted),
            add(2, A),
        ),
        (
            "V-2: submitted on March 2",
            |night| night.ask_waiver(2019, "2019-03-02", WaiverStanding::Approved),
            add(2, A),
        ),
        (
            "V-2: submitted on March 1",
            |night| night.ask_waiver(2019, "2019-03-01", WaiverStanding::Approved),
            Outcome::NotDue(NotDueReason::Waived),
        ),
        (
            "no link",
            |night| {
                night.technical.section(section(Draft::COURSE, "2"), &[]);
                night.post(1, TERM_GRADE, 2, percent("92.5")).section = section(Draft::COURSE, "2");
            },
            held(Why::NotLinked),
        ),
    ]
}

fn scores() -> Vec<Case> {
    vec![
        (
            "000, 002: the min % columns must match",
            |night| _ = night.homes[0].group(group(GROUP, &[("A", "93"), ("B", "80"), ("F", "0")])),
            held_at_home(Why::ScoreGroupsDiffer),
        ),
        (
            "S-2: a bound is inclusive, and rounding is a policy",
            |night| {
                night.policy.rounding = Rounding::HalfUp { places: 0 };
                night.post(1, TERM_GRADE, 2, percent("79.5"));
            },
            add(2, B),
        ),
        (
            "S-4: the labels and the order are the home school's own",
            |night| {
                let own = [("0", "0"), ("1", "60"), ("2", "70"), ("3", "80"), ("4", "90")];
                night.homes[0].group(group(GROUP, &own));
            },
            add(2, 4),
        ),
        ("S-4: a score without a min %", |night| _ = night.post(1, TERM_GRADE, 2, score("I")), add(2, 5)),
        (
            "S-7: 92.5 is an A, and an A stands there",
            |night| _ = night.stands_at_home(1, 2, "A"),
            Outcome::Unchanged(write(2, A)),
        ),
        ("002: UPDATE", |night| _ = night.stands_at_home(1, 2, "B"), update_from_b(HomeEdit::None)),
        (
            "G-7: edited at home",
            |night| {
                night.stands_at_home(1, 2, "B");
                night.was_sent("A");
            },
            update_from_b(HomeEdit::Edited),
        ),
        (
            "G-7: edited at home, and held",
            |night| {
                night.policy.home_edits = HomeEditPolicy::Hold;
                night.stands_at_home(1, 2, "B");
                night.was_sent("A");
            },
            held_at_home(Why::EditedAtHome),
        ),
    ]
}

fn closed_terms() -> Vec<Case> {
    vec![
        (
            "G-5: T1 has closed and never arrived",
            |night| _ = night.post(1, TERM_GRADE, 1, percent("92.5")),
            closed(Arrival::NeverArrived),
        ),
        (
            "G-5: T1 has closed and arrived",
            |night| {
                night.stands_at_home(1, 1, "A");
                night.post(1, TERM_GRADE, 1, percent("92.5"));
            },
            closed(Arrival::Arrived),
        ),
        (
            "T-11: the second quarter's grade has taken the first one's place",
            |night| {
                quarters_into_a_semester(night);
                night.stands_at_home(1, 1, "B");
            },
            closed(Arrival::Arrived),
        ),
        (
            "T-11: the later term went into the first home term before it went into the second",
            |night| {
                let long_second =
                    [term("T1", 1, "2019-08-01", "2019-09-01"), term("T2", 2, "2019-09-02", "2019-12-01")];
                night.technical.terms(long_second);
                night.as_of = as_of("2019-11-01");
                night.stands_at_home(1, 1, "B");
                night.post(1, TERM_GRADE, 1, percent("92.5"));
            },
            closed(Arrival::Arrived),
        ),
        ("T-11: no quarter's grade has arrived", quarters_into_a_semester, closed(Arrival::NeverArrived)),
        (
            "G-5: nobody to send it to",
            |night| {
                night.records.enrollments.clear();
                night.post(1, TERM_GRADE, 1, percent("92.5"));
            },
            closed(Arrival::NowhereToGo),
        ),
    ]
}

fn check(cases: Vec<Case>) {
    for (case, alter, expected) in cases {
        let mut night = Draft::two_schools();
        alter(&mut night);
        assert_eq!(night.outcome(), expected, "{case}");
    }
}

#[test]
fn terms_and_windows_are_as_in_the_documents() {
    check(terms_and_windows());
}

#[test]
fn courses_and_enrollments_are_as_in_the_documents() {
    check(courses_and_enrollments());
}

#[test]
fn scores_are_as_in_the_documents() {
    check(scores());
}

#[test]
fn closed_terms_are_as_in_the_documents() {
    check(closed_terms());
}
