//! The documents that `docs/json.md` shows, and a type of a caller's own as it suggests.

use gradecrosswalk_domain::document::{self, Document, ReadError};
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_domain::grades::{Enrollment, HomeGrade, PostedGrade, SentGrade};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A night's records, as a vendor's program might hold them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Night {
    pub(crate) posted: Vec<PostedGrade>,
    pub(crate) home: Vec<HomeGrade>,
    pub(crate) sent: Vec<SentGrade>,
    pub(crate) enrollments: Vec<Enrollment>,
}

/// The JSON blocks of the page, in order: a set-up, and a night's records.
pub(crate) fn shown() -> [&'static str; 2] {
    let page = include_str!("../../docs/json.md");
    let blocks: Vec<&str> =
        page.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    blocks.try_into().expect("the page shows two documents")
}

/// The blocks as values.
pub(crate) fn shown_values() -> [Value; 2] {
    shown().map(|text| serde_json::from_str(text).expect("the page shows JSON"))
}

pub(crate) fn read_setup(document: Value) -> Result<Document<Setup>, ReadError> {
    document::read(document)
}

pub(crate) fn read_night(document: Value) -> Result<Document<Night>, ReadError> {
    document::read(document)
}
