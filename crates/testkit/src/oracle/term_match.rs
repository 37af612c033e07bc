//! Which home term a technical term goes with, day by day (rules T-7, T-8).

use super::Oracle;
use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::{DateRange, Term};
use gradecrosswalk_domain::school::School;
use gradecrosswalk_matching::TermMatchPolicy;

pub(super) fn each_day(dates: DateRange) -> impl Iterator<Item = NaiveDate> {
    dates.first().iter_days().take_while(move |day| *day <= dates.last())
}

/// The days of a technical term that lie in some term of the home school.
fn shared_days(technical: &Term, home: &School) -> Vec<NaiveDate> {
    let in_a_term = |day: &NaiveDate| home.schedule().terms().iter().any(|term| term.dates().contains(*day));
    each_day(technical.dates()).filter(in_a_term).collect()
}

/// The as-of date if it is a shared day, else the latest earlier one, else the earliest later one.
fn reference_day(as_of: NaiveDate, technical: &Term, home: &School) -> Option<NaiveDate> {
    let shared = shared_days(technical, home);
    let until_now = shared.iter().filter(|day| **day <= as_of).max();
    until_now.or(shared.iter().min()).copied()
}

/// The home term that holds the reference day; of terms that wrongly overlap the one with the lowest number.
pub(super) fn home_term_for<'h>(as_of: NaiveDate, technical: &Term, home: &'h School) -> Option<&'h Term> {
    let day = reference_day(as_of, technical, home)?;
    home.schedule().terms().iter().filter(|term| term.dates().contains(day)).min_by_key(|term| term.number())
}

impl Oracle<'_> {
    /// The policies by date need a day that the technical term shares with some home term.
    pub(super) fn shares_a_day_if_needed(&self, technical: &Term, home: &School) -> bool {
        matches!(self.policy.term_match, TermMatchPolicy::SameSequence | TermMatchPolicy::SameName)
            || !shared_days(technical, home).is_empty()
    }

    /// Whether the two open terms match under the night's policy.
    pub(super) fn terms_match(&self, technical: &Term, term: &Term, home: &School) -> bool {
        let (there, here) = (technical.dates(), term.dates());
        let terms_of = |school: &School| school.schedule().terms().len();
        let folded = |term: &Term| term.name().as_str().trim().to_lowercase();
        match self.policy.term_match {
            TermMatchPolicy::ReferenceDay => {
                reference_day(self.today, technical, home).is_some_and(|day| here.contains(day))
            }
            TermMatchPolicy::Overlap => each_day(there).any(|day| here.contains(day)),
            TermMatchPolicy::HomeWithinTechnical => each_day(here).all(|day| there.contains(day)),
            TermMatchPolicy::AsOfInBoth => there.contains(self.today) && here.contains(self.today),
            TermMatchPolicy::SameDates => (there.first(), there.last()) == (here.first(), here.last()),
            TermMatchPolicy::SameSequence => {
                technical.number() == term.number() && terms_of(self.setup.technical()) == terms_of(home)
            }
            TermMatchPolicy::SameName => folded(technical) == folded(term),
            other => panic!("the oracle does not know the policy {other}"),
        }
    }
}
