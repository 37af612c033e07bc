//! Every value that is read from a text of its own, and the scores that a percent picks.
#![no_main]

use gradecrosswalk::*;
use gradecrosswalk_fuzz::{keeps_its_text, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(text) = text(bytes) else { return };
    keeps_its_text::<Percent>(text);
    keeps_its_text::<MinPercent>(text);
    keeps_its_text::<GpaValue>(text);
    keeps_its_text::<GpaWeight>(text);
    keeps_its_text::<Credit>(text);
    keeps_its_text::<ChildWeight>(text);
    keeps_its_text::<TermMask>(text);
    keeps_its_text::<SchoolId>(text);
    keeps_its_text::<CourseNumber>(text);
    keeps_its_text::<ScoreText>(text);
    keeps_its_text::<TaskName>(text);
    keeps_its_text::<TermName>(text);
    keeps_its_text::<TermMatchPolicy>(text);
    // A student's identifier is never shown whole by chance: it is written by its own name for it.
    match text.parse::<Ssid>() {
        Ok(ssid) => {
            assert_eq!(ssid.as_str().parse(), Ok(ssid));
            assert!(!format!("{ssid:?}").contains(ssid.as_str()));
        }
        Err(refused) => assert!(text.len() < 4 || !refused.to_string().contains(text), "{refused}"),
    }
});
