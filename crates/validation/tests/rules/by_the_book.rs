//! A school that is set up as the documents say has no findings.

use crate::case::of_setup;
use gradecrosswalk_testkit::Draft;

#[test]
fn two_schools_by_the_book_have_no_findings() {
    let draft = Draft::by_the_book();
    let found: Vec<String> = of_setup(&draft, &draft.setup()).iter().map(ToString::to_string).collect();
    assert_eq!(found, Vec::<String>::new());
}
