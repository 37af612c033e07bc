//! A school as its student information system has it: schedule, windows, score groups, courses, sections.

mod composite;
mod course;
mod exception;
mod parts;
mod reporting;
mod section;
#[cfg(feature = "serde")]
mod wire;

pub use composite::{CompositeChild, CompositeRule};
pub use course::{Course, CourseTask, OpenTerms};
pub use exception::{ExceptionScope, GradeLevel, GradeLevelError, WindowException};
pub use parts::{School, SchoolError, SchoolKind, SchoolParts};
pub use reporting::{AlertGroup, ReportTemplate, Reporting, TemplateKind};
pub use section::{Section, SectionKey};
