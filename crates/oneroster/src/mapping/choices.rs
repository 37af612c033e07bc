//! What a package leaves open and the caller says.

use crate::format::SessionType;
use gradecrosswalk_domain::calendar::{EndDate, SchoolYear};
use gradecrosswalk_domain::scores::MinPercent;
use gradecrosswalk_domain::{SchoolId, ScoreText, TaskName};

/// How one school of a package is read. There is no default: each of these differs between producers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices<'c> {
    /// The school's organisation, by its `sourcedId` or its `identifier`.
    pub org: &'c str,
    /// The school's identifier in the exchange.
    pub school: SchoolId,
    /// The school year whose terms and classes are read. A session without a `schoolYear` is of the year in which it
    /// begins.
    pub year: SchoolYear,
    /// What the package's end dates mean, of sessions and enrollments alike (rule T-9). The specification means them as
    /// exclusive; some producers copy the last day unchanged.
    pub end_dates: EndDate,
    /// Which sessions are terms. The types are hints: one producer's terms are grading periods, another's semesters.
    pub term_types: &'c [SessionType<'c>],
    /// Where the course number is.
    pub course_numbers: CourseNumberFrom,
    /// Where the section number is.
    pub section_numbers: SectionNumberFrom,
    /// Where the state student identifier is. Never the `sourcedId`: it means something to its producer alone.
    pub students: StudentKey<'c>,
    /// Which line items are grading tasks.
    pub tasks: TaskNaming<'c>,
    /// What the column `score` of results is.
    pub scores: ScoreColumn,
    /// What the pairs of score scales are.
    pub scales: ScaleReading,
    /// Which scores pass, of which a scale says nothing.
    pub passing: PassRule,
}

/// Where a class's course number is (rule G-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CourseNumberFrom {
    /// The course's `courseCode`.
    CourseCode,
    /// The course's `sourcedId`, where a producer uses course numbers as such.
    SourcedId,
}

/// Where a class's section number is (rule G-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SectionNumberFrom {
    /// The whole `classCode`.
    ClassCode,
    /// What stands in `classCode` after the last such character: `3` in `480815-3`.
    ClassCodeAfter(char),
    /// The class's `sourcedId`.
    SourcedId,
}

/// Where a student's state student identifier is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum StudentKey<'c> {
    /// The user's `identifier`.
    Identifier,
    /// The user's `userMasterIdentifier` (1.2).
    MasterIdentifier,
    /// The number of this type among the user's `userIds`, case aside: `SSID` in `{SSID:1234567890}`.
    UserId(&'c str),
}

/// Which text of a line item names a grading task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedBy {
    /// Its own title.
    Title,
    /// The title of its category.
    Category,
}

/// Which line items are grading tasks (rule K-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskNaming<'c> {
    /// Those whose text is a name or an alias of a task in the exchange's profile. Case and blanks do not count.
    ByProfile(NamedBy),
    /// Those whose text is one of these, case and outer blanks aside; the task is the name beside it.
    Named(NamedBy, &'c [(&'c str, TaskName)]),
}

/// What the column `score` of results is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScoreColumn {
    /// A percent.
    Percent,
    /// Points of the line item's `resultValueMax`. What is no exact percent of at most four decimal places is a finding.
    Points,
    /// Not read: the score is the text alone.
    Unread,
}

/// What the pairs of a score scale are, left and right of the colon (rules S-1, S-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScaleReading {
    /// A score and its Min %: `{A:90}`.
    ScoreAndMinPercent,
    /// A score and a range of percents, in either order: `{A:90-100}`. The lower end is the Min %; the upper is only
    /// checked against the range above.
    ScoreAndRange,
    /// A range of percents and a score: `{90-100:A}`. As above.
    RangeAndScore,
    /// A score and its points, such as 4 for an A: its GPA value. No score has a Min %.
    ScoreAndPoints,
}

/// Which scores of a scale pass.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PassRule {
    /// Those whose Min % is this or above. A score without a Min % does not pass.
    FromMinPercent(MinPercent),
    /// All but these.
    AllBut(alloc::vec::Vec<ScoreText>),
}
