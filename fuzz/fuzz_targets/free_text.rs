//! What a person types into a support request: the check ends, says what it refuses by a place within the text, and
//! refuses a social security number, a birth date and a lent name wherever they are put.
#![no_main]

use gradecrosswalk::LentNames;
use gradecrosswalk::validation::support::check;
use gradecrosswalk_fuzz::text;
use gradecrosswalk_testkit::builders::date;
use libfuzzer_sys::fuzz_target;

/// Each is refused alone; so it must be, whatever stands around it, on lines of their own.
const PERSONAL: [&str; 4] = ["402-55-0199", "402 55 0199", "born 3/4/2003", "Quillfeather, Marigold"];

fuzz_target!(|bytes: &[u8]| {
    let Some(text) = text(bytes) else { return };
    let today = date("2019-12-20");
    let names = ["Marigold Quillfeather"];
    let refuses = |text: &str| check(text, LentNames(&names), today, &[]).is_err();
    if let Err(refused) = check(text, LentNames(&[]), today, &[]) {
        assert!(!refused.to_string().is_empty());
    }
    let (before, after) = text.split_at(text.ceil_char_boundary(text.len() / 2));
    for personal in PERSONAL {
        let typed = format!("{before}\n\n{personal}\n\n{after}");
        assert!(refuses(&typed), "{typed:?} is let through");
    }
});
