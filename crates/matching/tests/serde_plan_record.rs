//! A recorded plan as JSON: the same bytes for the same night, and back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

mod nights;

use gradecrosswalk_domain::document::{self, Document};
use gradecrosswalk_matching::PlanRecord;
use gradecrosswalk_testkit::generate::samples;
use nights::{mixed, record_of, record_of_generated, recorded, turned};

fn text(record: &PlanRecord) -> String {
    serde_json::to_string_pretty(&Document::new(record)).unwrap() + "\n"
}

#[track_caller]
fn read(text: &str) -> PlanRecord {
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = document::read::<Document<PlanRecord>, _>(&mut reader).unwrap().into_content();
    reader.end().unwrap();
    read
}

#[test]
fn the_golden_night() {
    let record = record_of(&mixed());
    let golden = include_str!("golden/plan_record.json");
    assert_eq!(text(&record), golden, "{}", text(&record));
    assert_eq!(read(golden), record);
}

#[test]
fn the_same_night_gives_the_same_bytes() {
    let night = mixed();
    let bytes = text(&record_of(&night));
    for turn in 0..40 {
        let records = turned(&night.records, turn);
        assert_eq!(text(&recorded(&night.setup(), night.as_of, night.policy, &records)), bytes);
    }
}

#[test]
fn generated_plans_are_read_as_they_were_written() {
    for of in samples(11).take(300) {
        let record = record_of_generated(&of);
        let bytes = text(&record);
        let back = read(&bytes);
        assert_eq!(back, record);
        assert_eq!(text(&back), bytes);
        let value = serde_json::to_value(&record).unwrap();
        assert_eq!(serde_json::from_value::<PlanRecord>(value).unwrap(), record);
    }
}
