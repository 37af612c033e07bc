//! Comma-separated values, after RFC 4180: records of bytes out of a slice, and fields into a text. No file, no table.

mod scan;
mod write;

pub(crate) use scan::{MAX_FIELDS, Quotes, Scanned, Scanner};
pub(crate) use write::push_record;
