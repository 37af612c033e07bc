//! Every value that is read from JSON: reading ends without a panic, and what is read is written so that it reads alike.
//! The first byte says which value.
#![no_main]

use gradecrosswalk::domain::document::Document;
use gradecrosswalk::matching::transcripts::TranscriptEntry;
use gradecrosswalk::*;
use gradecrosswalk_fuzz::{keeps_its_json, text};
use libfuzzer_sys::fuzz_target;

const READERS: &[fn(&str)] = &[
    keeps_its_json::<Document<Setup>>,
    keeps_its_json::<Setup>,
    keeps_its_json::<School>,
    keeps_its_json::<ExchangeProfile>,
    keeps_its_json::<TermSchedule>,
    keeps_its_json::<ScoreGroup>,
    keeps_its_json::<Vec<PostedGrade>>,
    keeps_its_json::<Vec<HomeGrade>>,
    keeps_its_json::<Vec<Enrollment>>,
    keeps_its_json::<Vec<SentGrade>>,
    keeps_its_json::<PlanPolicy>,
    keeps_its_json::<PlanRecord>,
    keeps_its_json::<Vec<TranscriptEntry>>,
    keeps_its_json::<Forecast>,
];

fuzz_target!(|bytes: &[u8]| {
    let Some((which, json)) = bytes.split_first() else { return };
    if let Some(json) = text(json) {
        READERS[usize::from(*which) % READERS.len()](json);
    }
});
