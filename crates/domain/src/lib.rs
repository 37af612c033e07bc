//! The domain of moving grades between two schools' student information systems.
//!
//! In Kentucky a student takes a course at a technical school and belongs to a home high school. Each school has
//! its own terms, grading windows and score groups. This crate holds the words of that work as values: what can be
//! set up wrong by a school can be *said* here (several active terms, overlapping windows, a doubled task), and what
//! is nonsense (a percent of 4000, an end before its start) cannot be constructed.
//!
//! | folder | what it holds |
//! |---|---|
//! | [`calendar`] | dates, terms, term masks, grading windows, the as-of instant |
//! | [`scores`] | percents, GPA values, credits, score groups, marks |
//! | [`school`] | grading tasks on courses, sections, window exceptions, a whole school |
//! | [`exchange`] | the exchange profile, links between sections, the set-up of one technical school and its home schools |
//! | [`sample`] | a small night to try things on |
//! | [`attendance`] | attendance entries, days of instruction |
//! | [`grades`] | student identifiers, posted grades, home grades, enrollments |
//! | [`learning`] | a learning system's class with its activities, and the gradebooks that its scores return to |
//! | [`roster`] | the technical school's rosters, sections that take no more students |
//! | `document` | with the feature `serde`: these values as JSON, and errors that name the path of the field |
//!
//! Nothing here decides anything: matching, translation and planning are in `gradecrosswalk-matching`. Nothing here
//! reads a file, a clock or a network. Rule IDs such as `T-3` are the project's own numbers for the rules of the
//! work; each item names the source document (000 troubleshooting guide, 001 slides, 002 grading task set-up,
//! 003 overview page, 004 PowerSchool Learning article).
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod text;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub mod wire;

pub mod attendance;
pub mod calendar;
#[cfg(feature = "serde")]
pub mod document;
pub mod exchange;
pub mod grades;
pub mod learning;
pub mod roster;
pub mod sample;
pub mod school;
pub mod scores;

pub use text::{
    ActivityId, ActivityTitle, BandName, CategoryName, ClassId, ClassSectionId, CourseNumber, CreditType,
    Description, ExchangeName, GroupName, SchoolId, ScoreName, ScoreText, SectionNumber, SupportContact,
    TargetName, TaskName, TeacherId, TemplateName, TermName, TextError, TextProblem, UserGroupName,
};
