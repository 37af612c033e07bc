//! Records into a text: quoted where they must be, ended by CR LF (RFC 4180).

use alloc::string::String;

/// Adds a record. A field with a comma, a quote or a line break is quoted, and no other; a record of one blank field
/// is quoted too, because readers skip a blank line.
pub(crate) fn push_record<'f>(out: &mut String, fields: impl IntoIterator<Item = &'f str>) {
    let start = out.len();
    for (place, field) in fields.into_iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        push_field(out, field);
    }
    if out.len() == start {
        out.push_str("\"\"");
    }
    out.push_str("\r\n");
}

fn push_field(out: &mut String, field: &str) {
    if !field.bytes().any(|b| matches!(b, b',' | b'"' | b'\r' | b'\n')) {
        out.push_str(field);
        return;
    }
    out.push('"');
    for (place, part) in field.split('"').enumerate() {
        if place > 0 {
            out.push_str("\"\"");
        }
        out.push_str(part);
    }
    out.push('"');
}
