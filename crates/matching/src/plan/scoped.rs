//! Of the students for whom an exception is open tonight, those who have postings among some rows. Planning looks
//! through the students it is given; a chunk of a night is to look only through its own.

use crate::exchange::ScopedStudent;
use crate::rows::PostedRow;
use alloc::vec::Vec;

/// Puts into `own` the students of `scoped`, ascending, who have postings.
pub(super) fn scoped_among(posted: &[PostedRow], scoped: &[ScopedStudent], own: &mut Vec<ScopedStudent>) {
    own.clear();
    if scoped.is_empty() {
        return;
    }
    let runs = posted.chunk_by(|a, b| a.key() == b.key());
    own.extend(runs.filter_map(|run| {
        let student = run.first()?.student();
        let place = scoped.binary_search_by_key(&student, |scoped| scoped.student).ok()?;
        scoped.get(place).copied()
    }));
    own.sort_unstable();
    own.dedup();
}
