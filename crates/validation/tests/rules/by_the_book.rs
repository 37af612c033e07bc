//! A school that is set up as the documents say has no findings.

use crate::case::{Drafted as _, of_night, of_setup};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{TERM_GRADE, percent};
use gradecrosswalk_testkit::grade_return::ReturnDraft;
use gradecrosswalk_validation::Asks;

#[test]
fn two_schools_by_the_book_have_no_findings() {
    let draft = Draft::by_the_book();
    let found: Vec<String> = of_setup(&draft, &draft.setup()).iter().map(ToString::to_string).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_night_of_theirs_has_none() {
    let mut draft = Draft::by_the_book();
    draft.post(1, TERM_GRADE, 2, percent("92.5"));
    draft.stands_at_home(1, 2, "B");
    draft.was_sent("B");
    let found: Vec<String> = of_night(&draft, &draft.setup()).iter().map(ToString::to_string).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_class_by_the_book_has_none() {
    let found = ReturnDraft::welding().findings(Asks::Class);
    assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), Vec::<String>::new());
}
