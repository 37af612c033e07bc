//! The documents that `docs/json.md` shows.
#![allow(dead_code, unreachable_pub, reason = "each test file uses some of them")]

use gradecrosswalk_domain::document::{self, Document, ReadError};
use gradecrosswalk_matching::PlanRecord;
use serde_json::Value;

/// The JSON blocks of the page, in order: a policy, and a plan.
pub fn shown() -> [&'static str; 2] {
    let page = include_str!("../../docs/json.md");
    let blocks: Vec<&str> =
        page.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    blocks.try_into().expect("the page shows two documents")
}

/// The blocks as values.
pub fn shown_values() -> [Value; 2] {
    shown().map(|text| serde_json::from_str(text).expect("the page shows JSON"))
}

/// Reads a plan as a caller does.
pub fn read_plan(document: Value) -> Result<Document<PlanRecord>, ReadError> {
    document::read(document)
}
