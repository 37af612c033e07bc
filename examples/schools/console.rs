//! Printing: texts to the standard output, errors with their causes to the other.

use std::io::Write as _;

/// Prints. A reader who has gone away, such as `head`, must not stop the program.
pub fn show(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// An error with its causes, without SQLite's saying of the same twice.
pub fn causes(error: &anyhow::Error) -> String {
    let causes = error.chain().filter(|cause| !cause.is::<rusqlite::ffi::Error>());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
