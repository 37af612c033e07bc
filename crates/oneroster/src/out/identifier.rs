//! Identifiers of records that are new, made of what they belong to: the same each time, and different for others.

use alloc::string::String;
use core::fmt::Write as _;

/// Parts with slashes between. What is none of a part's plain characters is written as its bytes, `_2f`, so that no two
/// lists of parts give one identifier.
pub(super) fn identifier<'t>(parts: impl IntoIterator<Item = &'t str>) -> String {
    let mut id = String::from("gcw");
    for part in parts {
        id.push('/');
        for b in part.bytes() {
            if b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'@') {
                id.push(char::from(b));
            } else {
                // Writing to a `String` does not fail.
                let _ = write!(id, "_{b:02x}");
            }
        }
    }
    id
}
