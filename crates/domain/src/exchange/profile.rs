//! What is particular to one exchange: tasks, aliases, state score group, SSID shape, support (rule K-6). KTS ships.

use super::LinkRule;
use crate::grades::{Ssid, SsidError, SsidShape};
use crate::scores::ScoreGroup;
use crate::{ExchangeName, GroupName, SupportContact, TaskName};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// What a task of the exchange is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum TaskRole {
    /// The grade of a term, posted often (CTE Term Grade; rules T-3, K-5, G-9).
    TermGrade,
    /// The course's final grade, posted once (CTE Final Grade; rule G-8).
    FinalGrade,
    /// The final exam's grade, optional (CTE Final Exam).
    FinalExam,
    /// Any other task of another exchange.
    Other,
}

/// A task's place in its profile, 0 to 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskIndex(u8);

impl TaskIndex {
    /// The place, from 0.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// The place, where it is one that a profile can have.
    pub const fn new(place: u8) -> Option<Self> {
        if place < ExchangeProfile::MAX_TASKS { Some(Self(place)) } else { None }
    }
}

/// A task that takes part in the exchange (rule K-1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExchangeTask {
    /// The official name.
    pub name: TaskName,
    /// Other spellings that are accepted. Case and blanks never count.
    pub aliases: Vec<TaskName>,
    /// What the task is for.
    pub role: TaskRole,
    /// Whether report card templates at home must hold it (rule D-4).
    pub on_report_card: bool,
}

/// The parts of a profile, to be checked by [`ExchangeProfile::new`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileParts {
    /// The exchange's short name, such as `KTS`.
    pub name: ExchangeName,
    /// The tasks that take part.
    pub tasks: Vec<ExchangeTask>,
    /// The name of the state's score group (rule S-5). Its items come from the caller.
    pub state_score_group: GroupName,
    /// The scores of the state's score group, where the caller has them: what schools' copies are compared with
    /// (rule K-6). It has the name above.
    pub state_scores: Option<ScoreGroup>,
    /// The form of the state student identifier.
    pub ssid_shape: SsidShape,
    /// How links are derived where the caller gives none.
    pub link_rule: LinkRule,
    /// Where support is asked for (rule D-6).
    pub support_contact: SupportContact,
}

/// A profile was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// No task takes part, or more than compact rows can number.
    #[error("profile has {count} tasks: give 1 to {max}", max = ExchangeProfile::MAX_TASKS)]
    TaskCount {
        /// How many were given.
        count: usize,
    },
    /// The state's scores are a group of another name.
    #[error(
        "the state's scores are in group {given}, but the state's score group is {wanted}: give it that name"
    )]
    StateGroupName {
        /// The name of the group that was given.
        given: GroupName,
        /// The name that the profile says.
        wanted: GroupName,
    },
    /// One name or alias means two tasks.
    #[error("task name {name:?} means two tasks of the profile: give it to one")]
    AmbiguousName {
        /// The name.
        name: TaskName,
    },
}

/// What is particular to one exchange (rule K-6).
///
/// ```
/// use gradecrosswalk_domain::exchange::ExchangeProfile;
/// use gradecrosswalk_domain::TaskName;
/// let kts = ExchangeProfile::kts();
/// let term = kts.task(&TaskName::new("cte term")?).unwrap();
/// assert_eq!(kts.task_name(term).unwrap().as_str(), "CTE Term Grade");
/// assert!(kts.task(&TaskName::new("Quarter Grade")?).is_none());
/// # Ok::<(), gradecrosswalk_domain::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExchangeProfile {
    parts: ProfileParts,
    /// Folded names and aliases, ascending, with the task that each means.
    spellings: Vec<(String, TaskIndex)>,
}

impl ExchangeProfile {
    /// The most tasks that an exchange may have.
    pub const MAX_TASKS: u8 = 7;

    /// Checks the parts.
    ///
    /// # Errors
    ///
    /// If there is no task, more than [`Self::MAX_TASKS`], a name or alias means two tasks, or the state's scores are a
    /// group of another name.
    pub fn new(parts: ProfileParts) -> Result<Self, ProfileError> {
        let count = parts.tasks.len();
        if count == 0 || count > usize::from(Self::MAX_TASKS) {
            return Err(ProfileError::TaskCount { count });
        }
        if let Some(scores) = parts.state_scores.as_ref().filter(|of| *of.name() != parts.state_score_group) {
            return Err(ProfileError::StateGroupName {
                given: scores.name().clone(),
                wanted: parts.state_score_group,
            });
        }
        let mut spellings: Vec<(String, TaskIndex)> = Vec::new();
        for (place, task) in (0..Self::MAX_TASKS).zip(&parts.tasks) {
            for name in core::iter::once(&task.name).chain(&task.aliases) {
                let folded = fold(name);
                if spellings.iter().any(|(other, of)| *other == folded && of.get() != place) {
                    return Err(ProfileError::AmbiguousName { name: name.clone() });
                }
                spellings.push((folded, TaskIndex(place)));
            }
        }
        spellings.sort();
        spellings.dedup();
        Ok(Self { parts, spellings })
    }

    /// The Kentucky Tech System's exchange (documents 000 to 003): three CTE tasks, the state's CTE Numeric score
    /// group by name (its contents are not public), SSIDs of ten digits.
    pub fn kts() -> Self {
        let task = |name, alias, role, on_report_card| ExchangeTask {
            name: TaskName::known(name),
            aliases: vec![TaskName::known(alias)],
            role,
            on_report_card,
        };
        let tasks = vec![
            task("CTE Term Grade", "CTE Term", TaskRole::TermGrade, true),
            task("CTE Final Grade", "CTE Final", TaskRole::FinalGrade, true),
            task("CTE Final Exam", "CTE Final Exam Grade", TaskRole::FinalExam, false),
        ];
        let spellings = (0..Self::MAX_TASKS)
            .map(TaskIndex)
            .zip(&tasks)
            .flat_map(|(index, task)| {
                core::iter::once(&task.name).chain(&task.aliases).map(move |name| (fold(name), index))
            })
            .collect::<Vec<_>>();
        let mut profile = Self {
            parts: ProfileParts {
                name: ExchangeName::known("KTS"),
                tasks,
                state_score_group: GroupName::known("CTE Numeric"),
                state_scores: None,
                ssid_shape: SsidShape::TEN_DIGITS,
                link_rule: LinkRule::EqualCourseAndSection,
                support_contact: SupportContact::known("ktssupport@education.ky.gov"),
            },
            spellings,
        };
        profile.spellings.sort();
        profile
    }

    /// The parts, to change them and check them again.
    pub fn into_parts(self) -> ProfileParts {
        self.parts
    }

    /// The parts as they were checked, for writing them.
    #[cfg(feature = "serde")]
    pub(super) fn parts(&self) -> &ProfileParts {
        &self.parts
    }

    /// The exchange's short name.
    pub fn name(&self) -> &ExchangeName {
        &self.parts.name
    }

    /// The tasks that take part; a task's place is its [`TaskIndex`].
    pub fn tasks(&self) -> &[ExchangeTask] {
        &self.parts.tasks
    }

    /// The tasks with their places.
    pub fn indexed_tasks(&self) -> impl Iterator<Item = (TaskIndex, &ExchangeTask)> {
        (0..Self::MAX_TASKS).map(TaskIndex).zip(&self.parts.tasks)
    }

    /// Which task a school's spelling means, if it takes part (rule K-1). Case and blanks do not count.
    pub fn task(&self, spelling: &TaskName) -> Option<TaskIndex> {
        // Most schools spell the tasks as the exchange does.
        let same = self.indexed_tasks().find(|(_, task)| task.name == *spelling);
        same.map(|(index, _)| index).or_else(|| {
            let place =
                self.spellings.binary_search_by(|(name, _)| name.chars().cmp(folded(spelling))).ok()?;
            self.spellings.get(place).map(|(_, index)| *index)
        })
    }

    /// The official name of a task.
    pub fn task_name(&self, index: TaskIndex) -> Option<&TaskName> {
        self.parts.tasks.get(usize::from(index.get())).map(|task| &task.name)
    }

    /// What a task is for.
    pub fn role(&self, index: TaskIndex) -> Option<TaskRole> {
        self.parts.tasks.get(usize::from(index.get())).map(|task| task.role)
    }

    /// The name of the state's score group.
    pub fn state_score_group(&self) -> &GroupName {
        &self.parts.state_score_group
    }

    /// The state's score group itself, where the caller has given its scores.
    pub fn state_scores(&self) -> Option<&ScoreGroup> {
        self.parts.state_scores.as_ref()
    }

    /// The form of the state student identifier.
    pub fn ssid_shape(&self) -> SsidShape {
        self.parts.ssid_shape
    }

    /// Reads a state student identifier of this exchange's form.
    ///
    /// # Errors
    ///
    /// If the text has another form, or that of a social security number (rule F-1).
    pub fn ssid(&self, text: &str) -> Result<Ssid, SsidError> {
        self.parts.ssid_shape.check(Ssid::new(text)?)
    }

    /// How links are derived where the caller gives none.
    pub fn link_rule(&self) -> LinkRule {
        self.parts.link_rule
    }

    /// Where support is asked for.
    pub fn support_contact(&self) -> &SupportContact {
        &self.parts.support_contact
    }
}

/// A name without its blanks, in lower case.
fn fold(name: &TaskName) -> String {
    folded(name).collect()
}

fn folded(name: &TaskName) -> impl Iterator<Item = char> {
    name.as_str().chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase)
}
