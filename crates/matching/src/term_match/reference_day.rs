//! The reference day of a technical term in a home calendar, and the home term that should be open (rules T-7, T-8).

use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::{Term, TermSchedule};

/// The day by which a home school's term is chosen for a technical term (rule T-7, decided from documents 001, 002).
///
/// Of the days that lie in the technical term and in some term of the home school: the as-of date if it is one; else
/// the latest earlier one; else the earliest later one. None if the calendars share no day of the technical term.
///
/// `as_of` is the technical school's local date.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::calendar::{DateRange, Term, TermNumber, TermSchedule};
/// use gradecrosswalk_domain::TermName;
/// use gradecrosswalk_matching::term_match::reference_day;
/// let day = |m, d| NaiveDate::from_ymd_opt(2019, m, d).unwrap();
/// let term = |n, first, last| {
///     let dates = DateRange::new(first, last).unwrap();
///     Term::new(TermNumber::new(n).unwrap(), TermName::new(format!("T{n}")).unwrap(), dates)
/// };
/// let technical = term(2, day(10, 2), day(12, 1));
/// let home = TermSchedule::new([term(1, day(8, 1), day(10, 15)), term(2, day(10, 16), day(12, 15))]).unwrap();
/// assert_eq!(reference_day(day(10, 4), &technical, &home), Some(day(10, 4)));
/// assert_eq!(reference_day(day(12, 5), &technical, &home), Some(day(12, 1)));
/// assert_eq!(reference_day(day(9, 1), &technical, &home), Some(day(10, 2)));
/// ```
pub fn reference_day(as_of: NaiveDate, technical: &Term, home: &TermSchedule) -> Option<NaiveDate> {
    let shared = || home.terms().iter().filter_map(|term| term.dates().intersection(&technical.dates()));
    // Of each stretch of shared days, the one nearest to the as-of date from below, then from above.
    let earlier = shared().filter(|days| days.first() <= as_of).map(|days| days.last().min(as_of)).max();
    earlier.or_else(|| shared().map(|days| days.first()).min())
}

/// The home term that should be open for the technical term: the one that holds the reference day (rule T-8).
///
/// Where the home school's terms wrongly overlap, the one with the lowest sequence number.
pub fn should_be_open<'h>(as_of: NaiveDate, technical: &Term, home: &'h TermSchedule) -> Option<&'h Term> {
    term_holding(reference_day(as_of, technical, home)?, home)
}

/// The term that holds a day; of several, the one with the lowest sequence number.
pub(crate) fn term_holding(day: NaiveDate, schedule: &TermSchedule) -> Option<&Term> {
    schedule.terms().iter().find(|term| term.dates().contains(day))
}
