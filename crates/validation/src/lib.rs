//! What is set up wrong between a technical school and its home schools, on which nights it will fail, and the repair.
//!
//! | module | what it answers |
//! |---|---|
//! | [`rule`] | the registry of rules: codes, pages, severities |
//! | [`rules`] | each rule's evidence and check, a file a rule |
//! | [`check`] | all findings about a set-up, or about a night |
//! | [`finding`] | a finding: where, how bad, what was seen, who repairs it |
//! | [`alerts`] | findings and held grades of a night, for the school that can act |
//! | [`fix`] | edits of the set-up that repair findings |
//! | [`forecast`] | what each night of a school year will do for a linked course |
//! | [`diagnosis`] | why one grade is missing, by the steps of the troubleshooting guide |
//! | [`grades_report`] | the grades report of a school; both schools side by side |
//! | [`morning_after`] | what became of a night's plan |
//! | [`proposal`] | the grading windows under which a home school's nights all sync |
//! | [`support`] | the request for the exchange's support, which shows nothing personal |
//!
//! The crate asks the engine of `gradecrosswalk-matching`, so it can never disagree with it. It reads no file, no clock
//! and no network.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod alerts;
pub mod check;
pub mod diagnosis;
pub mod finding;
pub mod fix;
pub mod forecast;
pub mod grades_report;
pub mod morning_after;
pub mod proposal;
pub mod rule;
pub mod rules;
pub mod support;

mod nearest_task;
mod on_courses;
mod place;
mod score_groups;
mod severity;
mod survey;
mod words;

pub use check::{validate, validate_enrollments, validate_night};
pub use diagnosis::{Diagnoser, Diagnosis};
pub use finding::{Evidence, Finding};
pub use fix::{Applicability, Edit, Fix};
pub use forecast::Forecast;
pub use on_courses::{TaskOnCourse, TasksOnCourses};
pub use place::Place;
pub use proposal::Proposal;
pub use rule::{Asks, Problem, Rule};
pub use severity::{Severities, Severity};
pub use survey::{EnrollmentNightRecords, NightRecords};
