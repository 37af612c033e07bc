//! A package as texts, for the caller to write to files or into an archive.

use super::results::{Form, ResultsChoices};
use crate::csv::push_record;
use crate::format::{FileKind, Record, Status, Version};
use crate::package::{FileMode, Manifest, PackageFile};
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveDateTime;

/// One file of a package that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// The name, such as `results.csv`.
    pub name: &'static str,
    /// The text, in UTF-8 without a byte-order mark, records ended by CR LF.
    pub text: String,
}

/// A package that was written. The same records give the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageText {
    files: Vec<TextFile>,
}

impl PackageText {
    /// The files, the manifest first. A file without a record is not among them: the manifest calls it absent.
    pub fn files(&self) -> &[TextFile] {
        &self.files
    }

    /// The files as [`Package::read`](crate::Package::read) takes them.
    pub fn as_files(&self) -> Vec<PackageFile<'_>> {
        self.files.iter().map(|file| PackageFile { name: file.name, bytes: file.text.as_bytes() }).collect()
    }
}

/// Whether a record is there and when it changed: blank in bulk.
#[derive(Clone, Copy)]
pub(super) struct Lifecycle {
    pub(super) status: Option<Status<'static>>,
    pub(super) modified: Option<NaiveDateTime>,
}

/// A package that is being written.
pub(super) struct Writing {
    version: Version,
    mode: FileMode,
    lifecycle: Lifecycle,
    manifest: Manifest,
    files: Vec<TextFile>,
}

impl Writing {
    pub(super) fn new(choices: &ResultsChoices<'_>) -> Self {
        let (mode, lifecycle) = match choices.form {
            Form::Bulk => (FileMode::Bulk, Lifecycle { status: None, modified: None }),
            Form::Delta { modified } => {
                (FileMode::Delta, Lifecycle { status: Some(Status::Active), modified: Some(modified) })
            }
        };
        let manifest = Manifest::new(choices.version).with_source(choices.source);
        Self { version: choices.version, mode, lifecycle, manifest, files: Vec::new() }
    }

    /// What the first columns of each record hold.
    pub(super) fn lifecycle(&self) -> Lifecycle {
        self.lifecycle
    }

    /// Adds a file with these records.
    pub(super) fn file<'p, R: Record>(&mut self, records: impl IntoIterator<Item = R::Of<'p>>) {
        let spec = R::SPEC;
        let header: Vec<&'static str> = spec.header(self.version).collect();
        // For each field of the header, the column that stands there.
        let columns: Vec<Option<usize>> =
            header.iter().map(|name| spec.column(name).map(|(place, _)| place)).collect();
        let mut out = String::new();
        push_record(&mut out, header.iter().copied());
        let empty = out.len();
        let (mut cell, mut cells) = (String::new(), String::new());
        for record in records {
            let mut ends: Vec<usize> = Vec::with_capacity(spec.columns.len());
            cells.clear();
            R::write(&record, &mut cell, &mut |text| {
                cells.push_str(text);
                ends.push(cells.len());
            });
            let field = |column: &Option<usize>| {
                let column = (*column)?;
                let start = column.checked_sub(1).map_or(Some(0), |before| ends.get(before).copied())?;
                cells.get(start..*ends.get(column)?)
            };
            push_record(&mut out, columns.iter().map(|column| field(column).unwrap_or_default()));
        }
        if out.len() > empty {
            self.manifest.set_mode(spec.kind, self.mode);
            self.files.push(TextFile { name: FileKind::file_name(spec.kind), text: out });
        }
    }

    pub(super) fn finish(mut self) -> PackageText {
        self.files.insert(0, TextFile { name: crate::package::MANIFEST, text: self.manifest.write() });
        PackageText { files: self.files }
    }
}
