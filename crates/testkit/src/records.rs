//! The grades and enrollments of one night, with text keys.

use gradecrosswalk_domain::grades::{Enrollment, HomeGrade, PostedGrade, SentGrade};

/// What a night reads beside the set-up. In any order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Records {
    /// The posted grades of the technical school.
    pub posted: Vec<PostedGrade>,
    /// The grades that stand at the home schools, each key once.
    pub home: Vec<HomeGrade>,
    /// The students' enrollments in home sections.
    pub enrollments: Vec<Enrollment>,
    /// What earlier nights sent, each key of a home grade once.
    pub sent: Vec<SentGrade>,
}
