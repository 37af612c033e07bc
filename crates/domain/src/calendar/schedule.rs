//! A school's terms. What a school can get wrong (overlaps, wrong order, no term at all) is kept as it is.

use super::{Term, TermMask, TermNumber};
use alloc::vec::Vec;

/// A schedule was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScheduleError {
    /// Two terms have one sequence number, so that a mask could not tell them apart.
    #[error("term number {number} is given twice in one schedule: give each term a number of its own")]
    DoubledNumber {
        /// The number that two terms have.
        number: TermNumber,
    },
}

/// The terms of one school's year, ascending by sequence number.
///
/// Terms should be chronological and not overlap (rule T-2); gaps such as a winter break are legal. A schedule that
/// breaks the rule can be held, because schools have such schedules and the engine and validation must answer them.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::calendar::{DateRange, Term, TermNumber, TermSchedule};
/// use gradecrosswalk_domain::TermName;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let term = |n, name: &str, first, last| {
///     Term::new(TermNumber::new(n).unwrap(), TermName::new(name).unwrap(), DateRange::new(first, last).unwrap())
/// };
/// let schedule = TermSchedule::new([
///     term(1, "Semester 1", day(2019, 8, 1), day(2019, 12, 20)),
///     term(2, "Semester 2", day(2020, 1, 6), day(2020, 5, 28)),
/// ])?;
/// assert_eq!(schedule.len(), 2);
/// assert!(TermSchedule::new([
///     term(1, "Fall", day(2019, 8, 1), day(2019, 12, 20)),
///     term(1, "Spring", day(2020, 1, 6), day(2020, 5, 28)),
/// ]).is_err());
/// # Ok::<(), gradecrosswalk_domain::calendar::ScheduleError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TermSchedule {
    terms: Vec<Term>,
}

impl TermSchedule {
    /// A schedule of the given terms, in any order.
    ///
    /// # Errors
    ///
    /// If two terms have the same sequence number.
    pub fn new(terms: impl IntoIterator<Item = Term>) -> Result<Self, ScheduleError> {
        let mut terms: Vec<Term> = terms.into_iter().collect();
        terms.sort_by_key(Term::number);
        let doubled = terms.iter().zip(terms.iter().skip(1)).find(|(a, b)| a.number() == b.number());
        match doubled {
            Some((term, _)) => Err(ScheduleError::DoubledNumber { number: term.number() }),
            None => Ok(Self { terms }),
        }
    }

    /// The terms, ascending by sequence number.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The term with this sequence number, if the school has it.
    pub fn get(&self, number: TermNumber) -> Option<&Term> {
        self.terms.iter().find(|term| term.number() == number)
    }

    /// How many terms the school has.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether no term is set up yet.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The sequence numbers of all terms.
    pub fn mask(&self) -> TermMask {
        self.terms.iter().map(Term::number).collect()
    }
}
