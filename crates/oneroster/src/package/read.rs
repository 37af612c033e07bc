//! Reading a package from the bytes of its files.

use super::manifest::{MANIFEST, read_manifest};
use super::table::Table;
use super::table_reading::{How, read_table};
use super::{FileMode, Manifest, Package, references};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Expected};
use crate::format::{FileKind, Version};
use crate::mode::Mode;
use alloc::string::String;
use alloc::vec::Vec;

/// A file of a package: its name without folders, and its bytes, which the caller has read or unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackageFile<'b> {
    /// The name, such as `results.csv`.
    pub name: &'b str,
    /// The bytes.
    pub bytes: &'b [u8],
}

impl Package {
    /// Reads a package from its files, in any order. What is wrong never stops the reading: it is a diagnostic.
    ///
    /// The order of the files changes nothing. Line ends may be CR LF or LF in both modes, and a byte-order mark is
    /// passed over, as the specification asks.
    ///
    /// ```
    /// use gradecrosswalk_oneroster::{Code, FileKind, Mode, Package, PackageFile};
    /// let files = [
    ///     PackageFile { name: "manifest.csv", bytes: b"propertyName,value\r\nmanifest.version,1.0\r\n\
    ///         oneroster.version,1.2\r\nfile.orgs,bulk\r\n" },
    ///     PackageFile { name: "orgs.csv", bytes: b"sourcedId,status,dateLastModified,name,type,identifier,\
    ///         parentSourcedId\r\n1,,,Made-up High,School,165,\r\n" },
    /// ];
    /// let (package, diagnostics) = Package::read(&files, Mode::Strict);
    /// assert_eq!(package.count(FileKind::Orgs), 0);
    /// assert_eq!(diagnostics.count(Code::ValueCase), 1);
    ///
    /// let (package, diagnostics) =
    ///     Package::read(&files, Mode::Lenient(gradecrosswalk_oneroster::SlashDates::MonthFirst));
    /// assert_eq!(package.count(FileKind::Orgs), 1);
    /// assert!(!diagnostics.has_errors());
    /// ```
    pub fn read(files: &[PackageFile<'_>], mode: Mode) -> (Self, Diagnostics) {
        let mut found = Diagnostics::default();
        // Of files of one name the first by content, so that their order does not matter.
        let mut files: Vec<&PackageFile<'_>> = files.iter().collect();
        files.sort_unstable_by(|a, b| (a.name, a.bytes).cmp(&(b.name, b.bytes)));
        let mut given: Vec<(FileKind, &PackageFile<'_>)> = Vec::new();
        let mut manifest = None;
        for file in &files {
            let of_file = |code| Diagnostic::new(String::from(file.name), 0, code, Expected::Nothing);
            let kind =
                FileKind::ALL.into_iter().find(|kind| kind.file_name().eq_ignore_ascii_case(file.name));
            if file.name.eq_ignore_ascii_case(MANIFEST) && manifest.is_none() {
                manifest = Some(file);
                continue;
            }
            match kind {
                Some(kind) if given.iter().all(|(of, _)| *of != kind) => given.push((kind, file)),
                None if !file.name.eq_ignore_ascii_case(MANIFEST) => {
                    found.push(mode, of_file(Code::FileNotRead));
                }
                Some(_) | None => found.push(mode, of_file(Code::FileDoubled)),
            }
        }
        let announced = manifest.map(|file| read_manifest(file.bytes, mode, &mut found));
        let mut manifest = announced.clone().unwrap_or_else(|| Manifest::new(Version::V1_2));
        if announced.is_none() {
            found.push(mode, Diagnostic::new(MANIFEST, 0, Code::ManifestMissing, Expected::Nothing));
        }
        let mut tables = Vec::with_capacity(FileKind::ALL.len());
        for kind in FileKind::ALL {
            let spec = kind.spec();
            let of_file = |code| Diagnostic::new(spec.file_name, 0, code, Expected::Nothing);
            let Some((_, file)) = given.iter().find(|(of, _)| *of == kind) else {
                if manifest.mode(kind) != FileMode::Absent {
                    found.push(mode, of_file(Code::FileMissing));
                    manifest.set_mode(kind, FileMode::Absent);
                }
                tables.push(Table::empty(spec));
                continue;
            };
            if manifest.mode(kind) == FileMode::Absent {
                if announced.is_some() {
                    found.push(mode, of_file(Code::FileNotAnnounced));
                }
                // What it is, nobody says; that it is all there is, is what most files are.
                manifest.set_mode(kind, FileMode::Bulk);
            }
            let in_version = spec.header(manifest.version()).next().is_some();
            if !in_version {
                found.push(mode, of_file(Code::FileOfOtherVersion));
            }
            let version = if in_version { manifest.version() } else { Version::V1_2 };
            let how = How { version, file_mode: manifest.mode(kind), mode };
            tables.push(read_table(spec, file.bytes, how, &mut found));
        }
        references::index(&mut tables, mode, &mut found);
        references::follow(&mut tables, &manifest, mode, &mut found);
        found.sort(rank);
        (Self { manifest, tables }, found)
    }
}

/// Where a file's diagnostics come: the manifest's first, then the files in their order, then all others.
pub(crate) fn rank(file: &str) -> usize {
    if file == MANIFEST {
        return 0;
    }
    let place = FileKind::ALL.iter().position(|kind| kind.file_name() == file);
    place.map_or(usize::MAX, |place| place.saturating_add(1))
}

/// A record's bytes as a text.
pub(crate) fn read_text(bytes: &[u8]) -> Option<&str> {
    core::str::from_utf8(bytes).ok()
}
