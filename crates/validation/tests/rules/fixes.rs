//! Fixes: what each is trusted with, and what is found once it is made. `tests/laws` asks the same of generated
//! exchanges.

use crate::CASES;
use crate::calendar::{example_1, second_course};
use crate::case::of_setup;
use crate::promises::tried;
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{FINAL_GRADE, TERM_GRADE, mask, percent, section};
use gradecrosswalk_validation::{Applicability, Asks, Finding, Rule};

#[test]
fn the_fixes_of_every_case_keep_their_promises() {
    let (mut safe, mut unsafe_) = (0, 0);
    let cases = CASES.iter().copied().flatten();
    for case in cases.filter(|case| case.rule.asks() == Asks::Setup) {
        let mut draft = Draft::by_the_book();
        // Grades of all terms, so that some sync on each night that is asked about.
        for term in 1..=4 {
            draft.post(1, TERM_GRADE, term, percent("92.5"));
            draft.post(1, FINAL_GRADE, term, percent("92.5"));
        }
        draft.stands_at_home(1, 2, "B");
        (case.make)(&mut draft);
        let tried = tried(&draft.generated());
        assert!(tried.broken.is_empty(), "{}: {}\n{}", case.rule, case.name, tried.broken.join("\n"));
        safe += tried.safe;
        unsafe_ += tried.unsafe_;
    }
    assert!(safe > 5 && unsafe_ > 20, "{safe} safe and {unsafe_} unsafe fixes are too few to trust");
}

/// The fixes of a rule's findings, in order.
fn fixes(draft: &Draft, rule: Rule) -> Vec<(Applicability, String)> {
    let found = of_setup(draft, &draft.setup());
    let fixes = found.iter().filter(|finding| finding.rule() == rule).filter_map(Finding::fix);
    fixes
        .map(|fix| {
            (fix.applicability, fix.edits.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
        })
        .collect()
}

fn one(applicability: Applicability, edits: &str) -> Vec<(Applicability, String)> {
    vec![(applicability, edits.to_owned())]
}

#[test]
fn of_several_marked_terms_the_one_for_the_technical_term_stays() {
    let several = |change: fn(&mut Draft)| {
        let mut draft = Draft::by_the_book();
        change(&mut draft);
        fixes(&draft, Rule::SeveralOpen)
    };
    let marks = |term| format!("HS-1: course 480815, CTE Term Grade: mark {{{term}}} active");
    let marked = several(|draft| {
        draft.homes[0].open(TERM_GRADE, [1, 2]);
    });
    assert_eq!(marked, one(Applicability::Safe, &marks(2)));
    // Document 001's Example 1: on October 4 technical term 2 goes with home term 1.
    let marked = several(|draft| {
        example_1(draft);
        draft.homes[0].open(TERM_GRADE, [1, 2]);
    });
    assert_eq!(marked, one(Applicability::Safe, &marks(1)));
    let not_marked = several(|draft| {
        draft.homes[0].open(TERM_GRADE, [1, 3]);
    });
    assert_eq!(not_marked, one(Applicability::Unsafe, &marks(2)));
    let outside_the_mask = several(|draft| {
        draft.homes[0].open(TERM_GRADE, [1, 2]).task(Draft::COURSE, TERM_GRADE).term_mask = mask([1, 3, 4]);
    });
    assert_eq!(outside_the_mask, []);
    let none_is_open_there = several(|draft| {
        draft.technical.open(TERM_GRADE, []);
        draft.homes[0].open(TERM_GRADE, [1, 2]);
    });
    assert_eq!(none_is_open_there, []);
    let several_are_open_there = several(|draft| {
        draft.technical.open(TERM_GRADE, [1, 2]);
        draft.homes[0].open(TERM_GRADE, [1, 2]);
    });
    let there = "CTC-1: course 480815, CTE Term Grade: mark {2} active".to_owned();
    assert_eq!(several_are_open_there, [(Applicability::Unsafe, there)]);
}

#[test]
fn sections_whose_technical_terms_differ_agree_on_no_home_term() {
    let mut draft = Draft::by_the_book();
    for school in [&mut draft.technical, &mut draft.homes[0]] {
        school.section(section(Draft::COURSE, "2"), &[]);
    }
    draft.homes[0].open(TERM_GRADE, [1, 2]);
    assert_eq!(fixes(&draft, Rule::SeveralOpen).len(), 1, "both sections are in term 2");
    let late = gradecrosswalk_domain::school::ExceptionScope::Section(section(Draft::COURSE, "2"));
    draft.technical.exception(late, TERM_GRADE, 1, "2019-10-02", "2019-10-10");
    assert_eq!(fixes(&draft, Rule::SeveralOpen), [], "one section still posts term 1");
}

#[test]
fn at_the_technical_school_only_a_marked_term_is_kept() {
    let mut draft = Draft::by_the_book();
    draft.technical.open(TERM_GRADE, [3, 4]);
    assert_eq!(fixes(&draft, Rule::SeveralOpen), [], "neither holds the date");
}

#[test]
fn one_fix_takes_terms_out_of_the_masks_of_all_courses() {
    let mut draft = Draft::by_the_book();
    draft.homes[0].task(Draft::COURSE, FINAL_GRADE).term_mask = mask([2, 4, 6]);
    second_course(&mut draft.homes[0]);
    let edits = "HS-1: course 480815, CTE Final Grade: set the term mask to {2,4}; HS-1: course 480899, CTE Final Grade: set the term mask to {2,4}";
    assert_eq!(fixes(&draft, Rule::MaskOutsideSchedule), one(Applicability::Unsafe, edits));
}

#[test]
fn missing_windows_are_opened_where_no_other_is() {
    let missing = |windows: &[(u8, &str, &str)]| {
        let mut draft = Draft::by_the_book();
        draft.homes[0].parts.windows.retain(|window| window.task.as_str() == FINAL_GRADE);
        for (term, opens, closes) in windows {
            draft.homes[0].window(TERM_GRADE, *term, opens, closes);
        }
        fixes(&draft, Rule::WindowsMissing)
    };
    let open = |term, span: &str| format!("HS-1: open CTE Term Grade, term {term}, from {span}");
    let all = [
        open(1, "2019-08-01 00:00 to 2019-10-01 23:59"),
        open(2, "2019-10-02 00:00 to 2019-12-31 23:59"),
        open(3, "2020-01-20 00:00 to 2020-03-15 23:59"),
        open(4, "2020-03-16 00:00 to 2020-05-15 23:59"),
    ];
    assert_eq!(missing(&[]), one(Applicability::Unsafe, &all.join("; ")));
    // Term 1 closes late, term 4 opens early: between them there is less room.
    let late = missing(&[(1, "2019-08-01", "2019-10-08 12:00"), (4, "2020-03-10", "2020-05-15")]);
    let rest =
        [open(2, "2019-10-08 12:01 to 2019-12-31 23:59"), open(3, "2020-01-20 00:00 to 2020-03-09 23:59")];
    assert_eq!(late, one(Applicability::Unsafe, &rest.join("; ")));
    assert_eq!(missing(&[(1, "2019-08-01", "2020-05-15")]), [], "term 1's window leaves the others no day");
}
