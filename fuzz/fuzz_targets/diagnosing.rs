//! Diagnoses of all that is posted and all that is not, for a night made of the bytes: each finds a cause where the plan
//! writes nothing and the grade is not there, and none where it writes.
#![no_main]

#[path = "../../crates/validation/tests/diagnosing/mod.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod diagnosing;

use gradecrosswalk::{Arrives, Cause, Outcome};
use gradecrosswalk_testkit::generate;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let of = generate::from_bytes(bytes);
    diagnosing::with_generated(&of, |diagnoser, plan| {
        for (place, (_, outcome)) in plan.outcomes().enumerate() {
            let diagnosis = diagnoser.diagnose_posted(place).expect("each posted grade is diagnosed");
            assert!(!diagnosis.to_string().is_empty());
            match outcome {
                Outcome::Add(_) | Outcome::Update { .. } => assert_eq!(diagnosis.cause, None, "{diagnosis}"),
                Outcome::Unchanged(_) => assert_eq!(diagnosis.arrives, Arrives::There, "{diagnosis}"),
                Outcome::Held { .. } => assert!(diagnosis.cause.is_some(), "{diagnosis}"),
                Outcome::NotDue(_) => {
                    assert!(diagnosis.cause.is_some() || diagnosis.arrives == Arrives::There, "{diagnosis}");
                }
            }
        }
        for question in diagnoser.not_posted() {
            assert_eq!(diagnoser.diagnose(&question).cause, Some(Cause::NotPosted));
        }
    });
});
