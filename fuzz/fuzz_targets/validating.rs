//! Findings about a set-up made of the bytes, and their fixes: they keep what they promise.
#![no_main]

#[path = "../../crates/validation/tests/laws/promises.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod promises;

use gradecrosswalk_testkit::generate;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let of = generate::furnished_from_bytes(bytes);
    let tried = promises::tried(&of.night);
    assert!(tried.broken.is_empty(), "{}\n{:#?}", tried.broken.join("\n"), of.night);
});
