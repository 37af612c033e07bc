//! Grades of a home school as a OneRoster package that its system can take: results, and the line items they need.
//!
//! Nothing is decided here: a plan says which grades are added and updated. Identifiers of the home school's own package
//! are used wherever it has them, so that a receiving system finds its classes, its sessions, its students and the results
//! that it has already.

mod grade;
mod identifier;
mod line_items;
mod package_text;
mod results;

pub use grade::GradeToWrite;
pub use package_text::{PackageText, TextFile};
pub use results::{Form, ResultsChoices, write_results};
