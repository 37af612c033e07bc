//! What the specification says of the files: which there are, their headers, what each column holds. No reading here.
//!
//! Facts from the 1EdTech *OneRoster CSV Tables* 1.1.1 and *OneRoster CSV Binding* 1.2.1, both of August 22nd, 2023.

mod cell;
mod kind;
mod lists;
mod records;
mod spec;
mod tokens;

pub(crate) use cell::{Cells, Checked, NOWHERE, check, is_social_security_number};
pub(crate) use kind::{Cell, Id, Instant, Kind, Word};
pub(crate) use records::{
    AcademicSessionFile, CategoryFile, ClassFile, CourseFile, EnrollmentFile, LineItemFile,
    LineItemScoreScaleFile, OrgFile, ResultFile, ResultScoreScaleFile, ScoreScaleFile, UserFile,
};
pub(crate) use spec::{Column, FileSpec, Need, Record};

pub use cell::{Reference, SourcedId};
pub use lists::{PersonalId, PersonalIds, References, TextList, ValueMap};
pub use records::{
    AcademicSession, Category, Class, Course, Enrollment, LineItem, LineItemScoreScale, Org, ResultRecord,
    ResultScoreScale, ScoreScale, User,
};
pub use spec::{FileKind, Version};
pub(crate) use tokens::StatusWord;
pub use tokens::{ClassType, EnrollmentRole, OrgType, ScoreStatus, SessionType, Status};
