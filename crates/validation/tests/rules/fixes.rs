//! The fixes of every case keep their promises: see `tests/laws`, which asks the same of generated exchanges.

use crate::CASES;
use crate::promises::tried;
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{FINAL_GRADE, TERM_GRADE, percent};
use gradecrosswalk_validation::Asks;

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
    assert!(safe > 0 && unsafe_ > 20, "{safe} safe and {unsafe_} unsafe fixes are too few to trust");
}
