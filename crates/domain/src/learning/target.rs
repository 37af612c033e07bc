//! A gradebook that entries are sent to, as data: limits, category, due dates, scores above the maximum (rules L-2 to
//! L-5). Nothing that one gradebook does its own way stands in an `if`.

use super::{ActivityKind, PublishSettings};
use crate::{CategoryName, TargetName};
use core::fmt;
use core::num::NonZeroU32;

/// A limit of a text was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("text limit 0 leaves no character: give 1 or more")]
pub struct TextLimitError;

/// How long a text may be, in Unicode scalar values (rule L-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextLimit(NonZeroU32);

impl TextLimit {
    /// A limit of at least one character.
    ///
    /// ```
    /// use gradecrosswalk_domain::learning::TextLimit;
    /// assert_eq!(TextLimit::new(50)?.get(), 50);
    /// assert!(TextLimit::new(0).is_err());
    /// # Ok::<(), gradecrosswalk_domain::learning::TextLimitError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the limit is 0.
    pub const fn new(limit: u32) -> Result<Self, TextLimitError> {
        match NonZeroU32::new(limit) {
            Some(limit) => Ok(Self(limit)),
            None => Err(TextLimitError),
        }
    }

    /// A limit that the project itself wrote.
    pub(super) const fn known(limit: u32) -> Self {
        match NonZeroU32::new(limit) {
            Some(limit) => Self(limit),
            None => Self(NonZeroU32::MIN),
        }
    }

    /// The limit, in Unicode scalar values.
    pub const fn get(self) -> u32 {
        self.0.get()
    }
}

impl fmt::Display for TextLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Which activities must have a due date (rule L-5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum DueDateDemand {
    /// None.
    Nothing,
    /// Assessments.
    Assessments,
    /// All.
    Everything,
}

impl DueDateDemand {
    /// Whether an activity of this kind must have one.
    pub const fn asks(self, kind: ActivityKind) -> bool {
        match self {
            Self::Nothing => false,
            Self::Assessments => matches!(kind, ActivityKind::Assessment),
            Self::Everything => true,
        }
    }
}

/// What the gradebook does with a score above the most points to be had (rule L-5). An equal one is always fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum OverMaximum {
    /// It is sent as it is.
    Accepted,
    /// The most points are sent in its place, and the plan says so.
    Capped,
    /// It is a fault, and not sent.
    Refused,
}

/// A gradebook that entries are sent to. The ones of document 004 ship; a vendor defines another by its fields.
///
/// ```
/// use gradecrosswalk_domain::TargetName;
/// use gradecrosswalk_domain::learning::{DueDateDemand, GradebookTarget, OverMaximum, TextLimit};
/// let district = GradebookTarget {
///     name: TargetName::new("District Gradebook")?,
///     title_limit: TextLimit::new(30)?,
///     due_date: DueDateDemand::Everything,
///     over_maximum: OverMaximum::Capped,
///     ..GradebookTarget::power_teacher_pro()
/// };
/// assert_eq!(district.preferred_category.as_str(), "Classwork");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradebookTarget {
    /// Its name, for people.
    pub name: TargetName,
    /// How long an entry's title may be; longer ones are cut.
    pub title_limit: TextLimit,
    /// How long an entry's description may be; longer ones are cut.
    pub description_limit: TextLimit,
    /// How long an activity's own title may be to stand in the target's activity list, where it has one. A longer one
    /// is not listed until it is shortened; its entry is sent all the same.
    pub list_limit: Option<TextLimit>,
    /// The category that new entries go into, letter by letter; where the gradebook has none of that name, they go
    /// into its first (rule L-3).
    pub preferred_category: CategoryName,
    /// Which activities must have a due date.
    pub due_date: DueDateDemand,
    /// What happens to a score above the most points to be had.
    pub over_maximum: OverMaximum,
    /// What students and parents see of a new entry (rule L-4).
    pub publish: PublishSettings,
}

impl GradebookTarget {
    /// PowerTeacher Pro (document 004): titles of 50 characters, descriptions of 4,000, category `Classwork`.
    pub fn power_teacher_pro() -> Self {
        Self {
            name: TargetName::known("PowerTeacher Pro"),
            title_limit: TextLimit::known(50),
            description_limit: TextLimit::known(4000),
            list_limit: None,
            preferred_category: CategoryName::known("Classwork"),
            due_date: DueDateDemand::Assessments,
            over_maximum: OverMaximum::Refused,
            publish: PublishSettings::ALL,
        }
    }

    /// The old PowerTeacher gradebook (document 004): as PowerTeacher Pro, with category `TEST`.
    pub fn power_teacher_gradebook() -> Self {
        Self {
            name: TargetName::known("PowerTeacher Gradebook"),
            preferred_category: CategoryName::known("TEST"),
            ..Self::power_teacher_pro()
        }
    }

    /// Unified Classroom (document 004): the gradebook is PowerTeacher Pro's, and beside it stands an activity list
    /// that takes titles of up to 100 characters and leaves longer ones out.
    pub fn unified_classroom() -> Self {
        Self {
            name: TargetName::known("Unified Classroom"),
            list_limit: Some(TextLimit::known(100)),
            ..Self::power_teacher_pro()
        }
    }
}
