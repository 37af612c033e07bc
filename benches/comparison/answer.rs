//! What every engine answers for a posted grade, and the sum by which answers are compared.

use std::collections::BTreeMap;

/// What becomes of a grade, as a number: 0 add, 1 update, 2 unchanged, from 3 the reasons for which a grade is not due,
/// from 10 the held reasons (10 is H01).
pub const ADD: u16 = 0;
pub const UPDATE: u16 = 1;
pub const UNCHANGED: u16 = 2;
pub const TASK_NOT_ON_COURSE: u16 = 4;
pub const NOT_OPEN: u16 = 5;
pub const ARRIVED: u16 = 6;
pub const NEVER_ARRIVED: u16 = 7;
pub const NOWHERE_TO_GO: u16 = 8;
pub const HELD: u16 = 9;

/// An answer: what becomes of the grade, and the new home score of an add, an update or an unchanged grade.
pub fn answer(code: u16, score: u8) -> u16 {
    code << 8 | u16::from(score)
}

/// The sum over all answers, each by its row.
pub fn checksum(answers: &[u16]) -> u64 {
    (0_u64..).zip(answers).map(|(row, answer)| (row % 65_521 + 1) * u64::from(*answer)).sum()
}

/// How many grades have each code.
pub fn counts(answers: &[u16]) -> BTreeMap<u16, u64> {
    let mut counts = BTreeMap::new();
    for answer in answers {
        *counts.entry(answer >> 8).or_insert(0) += 1;
    }
    counts
}
