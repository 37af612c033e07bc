//! A learning system's class, its activities and scores, and the gradebooks that they return to (rules L-1 to L-6;
//! document 004).
//!
//! What can be set up wrong is sayable here: a class section with two SIS sections, sections with different lead
//! teachers, a category of somebody else. What is not sent (comments, notes, rubrics …) is kept as a mark that it is
//! there, never as text. What becomes of titles and descriptions is in [`text`]. Nothing else here decides anything, and
//! nobody has a name (rule F-1).

mod activity;
mod category;
mod class;
mod entry;
mod grade_return;
mod roster;
mod sis_section;
mod target;
pub mod text;
mod unsent;
#[cfg(feature = "serde")]
mod wire;

pub use activity::{Activity, ActivityKind, RubricKind, RubricMark, StudentScore};
pub use category::{CategoryControl, CategoryState, GradebookCategory};
pub use class::{LearningClass, LearningClassError, LearningClassParts};
pub use entry::{
    EntryContent, EntryScore, GradebookEntry, PublishAssignment, PublishScores, PublishSettings,
};
pub use grade_return::{Enablement, GradeReturn, GradeReturnError, GradeReturnParts};
pub use roster::{ClassSection, RosterLink, RosterStudent};
pub use sis_section::{SisSection, SisSectionError, SisSectionParts};
pub use target::{DueDateDemand, GradebookTarget, OverMaximum, TextLimit, TextLimitError};
pub use unsent::{Unsent, UnsentSet};
