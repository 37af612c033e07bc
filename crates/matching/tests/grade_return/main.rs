//! Grade return (rules L-1 to L-6; document 004): every sentence with a case that shows it and one beside it that does not,
//! the order of checks, texts, resending, and laws on generated classes.
#![cfg(test)]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::std_instead_of_alloc,
    reason = "tests have std, and an overflow fails the test, as it should"
)]

mod cases;
mod explained;
mod laws;
mod order;
mod resend;
mod writes;

use gradecrosswalk_matching::grade_return::{PushPlan, PushScope};
use gradecrosswalk_testkit::grade_return::{ReturnDraft, oracle, said};

/// Plans everything, and asks the second planner whether it says the same.
fn plan(draft: &ReturnDraft) -> PushPlan {
    let built = draft.build();
    let plan = PushPlan::new(&built, PushScope::All);
    assert_eq!(said(&plan), oracle(&built), "engine and oracle");
    plan
}
