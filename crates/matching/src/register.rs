//! Students' identifiers as ranks, so that rows are small and their order does not depend on the input's.

use crate::rows::StudentId;
use alloc::vec::Vec;
use gradecrosswalk_domain::grades::Ssid;

/// The SSIDs of a run, each once, ascending; a student's id is the rank.
///
/// ```
/// use gradecrosswalk_domain::grades::Ssid;
/// use gradecrosswalk_matching::{rows::StudentId, StudentRegister};
/// let (a, b) = (Ssid::new("1000000001")?, Ssid::new("1000000002")?);
/// let register = StudentRegister::of([b, a, b]);
/// assert_eq!(register.id(a), Some(StudentId(0)));
/// assert_eq!(register.ssid(StudentId(1)), Some(b));
/// # Ok::<(), gradecrosswalk_domain::grades::SsidError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StudentRegister {
    ssids: Vec<Ssid>,
}

impl StudentRegister {
    /// The register of the given identifiers, in any order and as often as they come.
    pub fn of(ssids: impl IntoIterator<Item = Ssid>) -> Self {
        let mut ssids: Vec<Ssid> = ssids.into_iter().collect();
        ssids.sort_unstable();
        ssids.dedup();
        Self { ssids }
    }

    /// A student's id.
    pub fn id(&self, ssid: Ssid) -> Option<StudentId> {
        let rank = self.ssids.binary_search(&ssid).ok()?;
        u32::try_from(rank).ok().map(StudentId).filter(|id| *id != StudentId::NONE)
    }

    /// The student with this id.
    pub fn ssid(&self, id: StudentId) -> Option<Ssid> {
        self.ssids.get(usize::try_from(id.0).ok()?).copied()
    }

    /// How many students there are.
    pub fn len(&self) -> usize {
        self.ssids.len()
    }

    /// Whether there is no student.
    pub fn is_empty(&self) -> bool {
        self.ssids.is_empty()
    }
}
