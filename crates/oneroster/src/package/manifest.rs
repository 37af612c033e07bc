//! The manifest: which version a package is of, and for each file whether it is bulk, delta or absent.

use crate::csv::Scanner;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Expected};
use crate::format::{FileKind, Version};
use crate::{Mode, package::read::read_text};
use alloc::string::String;
use alloc::vec::Vec;

/// The manifest's file name.
pub(crate) const MANIFEST: &str = "manifest.csv";

/// What a file of a package is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileMode {
    /// All there is.
    Bulk,
    /// What changed.
    Delta,
    /// Not in the package.
    Absent,
}

impl FileMode {
    /// As the manifest says it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bulk => "bulk",
            Self::Delta => "delta",
            Self::Absent => "absent",
        }
    }

    fn find(text: &str) -> Option<Self> {
        [Self::Bulk, Self::Delta, Self::Absent].into_iter().find(|mode| mode.as_str() == text)
    }
}

/// What a package says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    version: Version,
    /// By [`FileKind::place`].
    modes: Vec<FileMode>,
    source: Option<String>,
}

impl Manifest {
    pub(crate) fn new(version: Version) -> Self {
        Self { version, modes: FileKind::ALL.map(|_| FileMode::Absent).to_vec(), source: None }
    }

    /// The version of the specification.
    pub fn version(&self) -> Version {
        self.version
    }

    /// What a file is.
    pub fn mode(&self, file: FileKind) -> FileMode {
        self.modes.get(file.place()).copied().unwrap_or(FileMode::Absent)
    }

    /// The system that made the package (`source.systemName`), where it says so.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    pub(crate) fn set_mode(&mut self, file: FileKind, mode: FileMode) {
        if let Some(of) = self.modes.get_mut(file.place()) {
            *of = mode;
        }
    }

    /// The manifest as a file.
    pub(crate) fn write(&self) -> String {
        let mut out = String::new();
        crate::csv::push_record(&mut out, ["propertyName", "value"]);
        crate::csv::push_record(&mut out, ["manifest.version", "1.0"]);
        crate::csv::push_record(&mut out, ["oneroster.version", self.version.as_str()]);
        // In the order of the specification's table, which is that of the alphabet.
        for name in files_of(self.version) {
            let file = FileKind::ALL.iter().find(|file| file.name() == *name);
            let mode = file.map_or(FileMode::Absent, |file| self.mode(*file));
            let mut property = String::from("file.");
            property.push_str(name);
            crate::csv::push_record(&mut out, [&*property, mode.as_str()]);
        }
        if let Some(source) = &self.source {
            crate::csv::push_record(&mut out, ["source.systemName", source]);
        }
        out
    }

    pub(crate) fn with_source(self, source: &str) -> Self {
        Self { source: Some(String::from(source)), ..self }
    }
}

/// All files of a version, those that are not read among them, by their names in the manifest.
pub(crate) fn files_of(version: Version) -> &'static [&'static str] {
    match version {
        Version::V1_1 => &[
            "academicSessions",
            "categories",
            "classes",
            "classResources",
            "courses",
            "courseResources",
            "demographics",
            "enrollments",
            "lineItems",
            "orgs",
            "resources",
            "results",
            "users",
        ],
        Version::V1_2 => &[
            "academicSessions",
            "categories",
            "classes",
            "classResources",
            "courses",
            "courseResources",
            "demographics",
            "enrollments",
            "lineItemLearningObjectiveIds",
            "lineItems",
            "lineItemScoreScales",
            "orgs",
            "resources",
            "resultLearningObjectiveIds",
            "results",
            "resultScoreScales",
            "roles",
            "scoreScales",
            "userProfiles",
            "userResources",
            "users",
        ],
    }
}

/// Reads a manifest. What it says wrongly is a diagnostic; a version that is not said is 1.2.
pub(crate) fn read_manifest(bytes: &[u8], mode: Mode, found: &mut Diagnostics) -> Manifest {
    let mut manifest = Manifest::new(Version::V1_2);
    let mut version = None;
    let mut properties: Vec<String> = Vec::new();
    let mut scanner = Scanner::new(bytes);
    let mut header = true;
    while let Ok(record) = scanner.next() {
        let line = record.line;
        let fault = |code, expected| Diagnostic::new(MANIFEST, line, code, expected);
        let Some(text) = read_text(record.bytes) else {
            found.push(mode, fault(Code::NotUtf8, Expected::Utf8));
            continue;
        };
        let (Some(name), Some(value)) = (field(text, record.ends, 0), field(text, record.ends, 1)) else {
            found.push(mode, fault(Code::FieldsMissing, Expected::Fields(2)));
            continue;
        };
        if core::mem::take(&mut header) {
            if (name, value) != ("propertyName", "value") {
                let wrong = fault(Code::ColumnUnknown, Expected::Column("propertyName,value"));
                found.push(mode, wrong.seen(name));
            }
            continue;
        }
        if properties.iter().any(|known| known == name) {
            found.push(mode, fault(Code::ManifestValue, Expected::Words("each property once")).seen(name));
            continue;
        }
        properties.push(String::from(name));
        // Some producers mark the files that may be left out with an asterisk, as the specification's table does.
        let name = name.trim_end_matches('*');
        let of_value = |expected| fault(Code::ManifestValue, expected).column(String::from(name)).seen(value);
        match name {
            "oneroster.version" => match value {
                "1.2" => version = Some(Version::V1_2),
                "1.1" => version = Some(Version::V1_1),
                _ => found.push(mode, of_value(Expected::Versions)),
            },
            "manifest.version" if value != "1.0" => {
                found.push(mode, of_value(Expected::Words("1.0")));
            }
            "source.systemName" => {
                manifest.source = Some(String::from(value)).filter(|name| !name.is_empty());
            }
            _ => {
                let Some(file) = name.strip_prefix("file.") else { continue };
                let Some(of_file) = FileMode::find(&value.to_ascii_lowercase()) else {
                    found.push(mode, of_value(Expected::FileMode));
                    continue;
                };
                if of_file.as_str() != value {
                    found.push(mode, fault(Code::ValueCase, Expected::FileMode).seen(value));
                }
                if let Some(kind) = FileKind::ALL.into_iter().find(|kind| kind.name() == file) {
                    manifest.set_mode(kind, of_file);
                } else if !files_of(Version::V1_2).contains(&file) {
                    found.push(mode, fault(Code::FileNotRead, Expected::Nothing).seen(file));
                }
            }
        }
    }
    match version {
        Some(version) => manifest.version = version,
        None => found.push(
            mode,
            Diagnostic::new(MANIFEST, 0, Code::ManifestValue, Expected::Versions).column("oneroster.version"),
        ),
    }
    manifest
}

/// A field of a record, without blanks around it.
fn field<'t>(text: &'t str, ends: &[usize], place: usize) -> Option<&'t str> {
    let start = place.checked_sub(1).map_or(Some(0), |before| ends.get(before).copied())?;
    text.get(start..*ends.get(place)?).map(str::trim)
}
