//! A section of a course and the key by which both schools name it.

use crate::{CourseNumber, SectionNumber, TeacherId};
use core::fmt;

/// Course number and section number: how alerts and support name a section (document 000).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionKey {
    /// The course number.
    pub course: CourseNumber,
    /// The section number within the course.
    pub number: SectionNumber,
}

impl SectionKey {
    /// The key of a section.
    pub fn new(course: CourseNumber, number: SectionNumber) -> Self {
        Self { course, number }
    }
}

impl fmt::Display for SectionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.course, self.number)
    }
}

/// A section of a course of a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its course number and section number.
    pub key: SectionKey,
    /// The teacher's staff number, for exceptions by teacher (rule W-8).
    pub teacher: Option<TeacherId>,
}
