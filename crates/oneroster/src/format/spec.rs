//! Files, their versions and columns, as data.

use super::cell::Cells;
use super::kind::Kind;
use alloc::string::String;
use core::fmt;

/// A version of the specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// OneRoster 1.1.
    V1_1,
    /// OneRoster 1.2.
    V1_2,
}

impl Version {
    /// As the manifest's `oneroster.version` says it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1_1 => "1.1",
            Self::V1_2 => "1.2",
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A file of a package whose records are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FileKind {
    /// `academicSessions.csv`.
    AcademicSessions,
    /// `orgs.csv`.
    Orgs,
    /// `courses.csv`.
    Courses,
    /// `classes.csv`.
    Classes,
    /// `users.csv`.
    Users,
    /// `enrollments.csv`.
    Enrollments,
    /// `categories.csv`.
    Categories,
    /// `lineItems.csv`.
    LineItems,
    /// `results.csv`.
    Results,
    /// `scoreScales.csv`.
    ScoreScales,
    /// `lineItemScoreScales.csv`.
    LineItemScoreScales,
    /// `resultScoreScales.csv`.
    ResultScoreScales,
}

impl FileKind {
    /// All of them, each after those that it refers to.
    pub const ALL: [Self; 12] = [
        Self::AcademicSessions,
        Self::Orgs,
        Self::Courses,
        Self::Classes,
        Self::Users,
        Self::Enrollments,
        Self::Categories,
        Self::LineItems,
        Self::Results,
        Self::ScoreScales,
        Self::LineItemScoreScales,
        Self::ResultScoreScales,
    ];

    /// The file's name, such as `lineItems.csv`.
    pub fn file_name(self) -> &'static str {
        self.spec().file_name
    }

    /// The name in the manifest, such as `lineItems`.
    pub fn name(self) -> &'static str {
        self.spec().file_name.strip_suffix(".csv").unwrap_or_default()
    }

    /// The place in [`FileKind::ALL`].
    pub(crate) fn place(self) -> usize {
        Self::ALL.iter().position(|kind| *kind == self).unwrap_or_default()
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.file_name())
    }
}

/// Whether a column must hold something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Required,
    Optional,
    /// In a delta file; in a bulk file it must be blank.
    InDelta,
}

/// A column that is read.
#[derive(Debug)]
pub(crate) struct Column {
    /// The name in 1.2.
    pub(crate) name: &'static str,
    /// Other names: that in 1.1, and those of known producers.
    pub(crate) also: &'static [&'static str],
    pub(crate) kind: Kind,
    pub(crate) need: Need,
}

impl Column {
    /// Whether its cells are references that are followed when the package is read.
    pub(crate) fn target(&self) -> Option<FileKind> {
        match self.kind {
            Kind::Ref(file) => Some(file),
            _ => None,
        }
    }
}

/// A file: its headers in both versions, and the columns of them that are read.
#[derive(Debug)]
pub(crate) struct FileSpec {
    pub(crate) kind: FileKind,
    pub(crate) file_name: &'static str,
    /// Comma-separated; blank where the version does not have the file.
    pub(crate) header_1_1: &'static str,
    pub(crate) header_1_2: &'static str,
    pub(crate) columns: &'static [Column],
}

impl FileSpec {
    /// The header's names, in order.
    pub(crate) fn header(&self, version: Version) -> impl Iterator<Item = &'static str> + Clone + use<> {
        let header = match version {
            Version::V1_1 => self.header_1_1,
            Version::V1_2 => self.header_1_2,
        };
        header.split(',').filter(|name| !name.is_empty())
    }

    /// The column of this name in this version: its own, or another that the version's header has.
    pub(crate) fn column(&self, name: &str) -> Option<(usize, &'static Column)> {
        self.columns.iter().enumerate().find(|(_, column)| column.name == name || column.also.contains(&name))
    }
}

/// A typed record, made of a row of checked texts and made into one again.
pub(crate) trait Record {
    const SPEC: FileSpec;
    type Of<'p>;

    fn read(cells: Cells<'_>) -> Self::Of<'_>;

    /// Pushes the texts of the columns one after another, and where each ends.
    fn write(record: &Self::Of<'_>, text: &mut String, end: &mut dyn FnMut(&str));
}
