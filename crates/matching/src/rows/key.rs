//! What all rows share: the leading key of technical section and student, and the task.

use core::fmt;
use gradecrosswalk_domain::exchange::{SectionIndex, TaskIndex};

/// A student's rank among the SSIDs of a run, in the order of their texts; see [`StudentRegister`].
///
/// [`StudentRegister`]: crate::StudentRegister
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StudentId(pub u32);

impl StudentId {
    /// A posting without SSID. Orders after every student.
    pub const NONE: Self = Self(u32::MAX);
}

/// A row's task: one of the profile, or one that takes no part (rule K-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowTask {
    /// A task of the profile.
    Exchange(TaskIndex),
    /// Any other.
    Other,
}

impl RowTask {
    const OTHER: u8 = 7;

    pub(super) fn code(self) -> u32 {
        match self {
            Self::Exchange(task) => u32::from(task.get()),
            Self::Other => u32::from(Self::OTHER),
        }
    }

    pub(super) fn from_code(code: u32) -> Self {
        u8::try_from(code).ok().and_then(TaskIndex::new).map_or(Self::Other, Self::Exchange)
    }
}

impl From<TaskIndex> for RowTask {
    fn from(task: TaskIndex) -> Self {
        Self::Exchange(task)
    }
}

impl From<Option<TaskIndex>> for RowTask {
    fn from(task: Option<TaskIndex>) -> Self {
        task.map_or(Self::Other, Self::Exchange)
    }
}

/// Technical section and student: by this all rows are ordered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey(u64);

impl RowKey {
    /// A key.
    #[inline]
    pub fn new(section: SectionIndex, student: StudentId) -> Self {
        Self((u64::from(section.0) << 32) | u64::from(student.0))
    }

    /// The whole key, ascending as keys are.
    #[inline(always)]
    pub(crate) fn bits(self) -> u64 {
        self.0
    }

    /// The technical section.
    #[inline]
    pub fn section(self) -> SectionIndex {
        let [_, _, _, _, a, b, c, d] = self.0.to_le_bytes();
        SectionIndex(u32::from_le_bytes([a, b, c, d]))
    }

    /// The student.
    #[inline]
    pub fn student(self) -> StudentId {
        let [a, b, c, d, _, _, _, _] = self.0.to_le_bytes();
        StudentId(u32::from_le_bytes([a, b, c, d]))
    }
}

impl fmt::Debug for RowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "section {} student {}", self.section().0, self.student().0)
    }
}

/// The lowest byte of a word.
pub(super) fn low_byte(word: u32) -> u8 {
    let [low, _, _, _] = word.to_le_bytes();
    low
}

/// A row that stands beside the posted ones: its leading key, and its rank among the rows of that key.
pub(crate) trait KeyedRow {
    /// 1 where two rows of one key and rank are refused, else 0.
    const UNIQUE: u32;

    /// How many bits of a rank are below task and term.
    const FINE_RANK_BITS: u32;

    fn key(&self) -> RowKey;

    fn rank(&self) -> u32;
}

/// The item at a place that is numbered in 32 bits.
#[inline(always)]
pub(crate) fn get<T>(list: &[T], place: u32) -> Option<&T> {
    list.get(index(place))
}

#[inline(always)]
pub(crate) fn index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}
