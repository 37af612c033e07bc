//! Calendars: 1 to 8 terms of one school year, of one length or any, with gaps, sometimes overlapping or out of order.

use super::pick::{nth, per_mille, sometimes, weighted};
use chrono::{Days, NaiveDate, TimeDelta};
use gradecrosswalk_domain::TermName;
use gradecrosswalk_domain::calendar::{DateRange, Term, TermNumber};
use proptest::prelude::*;

/// How a school names its terms.
#[derive(Debug, Clone, Copy)]
pub(super) enum Naming {
    Term,
    GradingPeriod,
    Quarter,
    Semester,
    /// As [`Naming::Term`], but for case and outer blanks.
    Shouted,
}

impl Naming {
    fn name(self, number: u8) -> TermName {
        TermName::new(match self {
            Self::Term => format!("Term {number}"),
            Self::GradingPeriod => format!("GP{number}"),
            Self::Quarter => format!("Q{number}"),
            Self::Semester => format!("Semester {number}"),
            Self::Shouted => format!(" TERM {number} "),
        })
        .unwrap()
    }

    pub(super) fn any() -> impl Strategy<Value = Self> {
        use Naming::{GradingPeriod, Quarter, Semester, Shouted, Term};
        weighted(&[(5, Term), (2, GradingPeriod), (1, Quarter), (2, Semester), (1, Shouted)])
    }
}

/// What is wrong with a calendar (rule T-2).
#[derive(Debug, Clone, Copy)]
enum Flaw {
    None,
    Overlapping,
    OutOfOrder,
    SkippedNumbers,
    Empty,
}

/// A school's own calendar.
#[derive(Debug, Clone)]
pub(super) struct Calendar {
    count: u8,
    starts_after: u64,
    ends_after: u64,
    /// Days between a term and the next, and days by which its end is moved, for each term.
    gaps: Vec<(u64, i64)>,
    naming: Naming,
    flaw: Flaw,
    flaw_at: u8,
}

pub(super) fn calendar() -> impl Strategy<Value = Calendar> {
    let count = weighted(&[(5, 2), (6, 4), (3, 6), (2, 3), (1, 1), (1, 8), (1, 5), (1, 7)]);
    let gap = weighted(&[(8, 0), (1, 1), (1, 4), (1, 16)]);
    let moved = sometimes(400, -12_i64..=12).prop_map(Option::unwrap_or_default);
    let flaw = weighted(&[
        (88, Flaw::None),
        (6, Flaw::Overlapping),
        (2, Flaw::OutOfOrder),
        (3, Flaw::SkippedNumbers),
        (1, Flaw::Empty),
    ]);
    let gaps = prop::collection::vec((gap, moved), 8);
    (count, 0_u64..21, 0_u64..25, gaps, Naming::any(), flaw, any::<u8>()).prop_map(
        |(count, starts_after, ends_after, gaps, naming, flaw, flaw_at)| Calendar {
            count,
            starts_after,
            ends_after,
            gaps,
            naming,
            flaw,
            flaw_at,
        },
    )
}

impl Calendar {
    /// The terms in the school year that begins in `year`.
    pub(super) fn terms(&self, year: i32) -> Vec<Term> {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let first = day(year, 8, 1) + Days::new(self.starts_after);
        let whole = (day(year + 1, 5, 8) + Days::new(self.ends_after) - first).num_days();
        let count = i64::from(self.count);
        let moved = |n: u8| if n == 0 { 0 } else { self.gaps[usize::from(n - 1)].1 };
        let begins = |n: u8| first + TimeDelta::days(whole * i64::from(n) / count + moved(n));
        let mut dates: Vec<DateRange> = (0..self.count)
            .map(|n| {
                let last = begins(n + 1) - Days::new(1 + self.gaps[usize::from(n)].0);
                DateRange::new(begins(n), last.max(begins(n))).unwrap()
            })
            .collect();
        let mut numbers: Vec<u8> = (1..=self.count).collect();
        let at = usize::from(self.flaw_at % self.count);
        match self.flaw {
            Flaw::Overlapping => {
                let last = dates[at].last() + Days::new(12);
                dates[at] = DateRange::new(dates[at].first(), last).unwrap();
            }
            Flaw::OutOfOrder => numbers.swap(at, 0),
            Flaw::SkippedNumbers => numbers.iter_mut().skip(at).for_each(|number| *number += 2),
            Flaw::Empty => dates.clear(),
            Flaw::None => {}
        }
        let terms = numbers.into_iter().zip(dates);
        terms.map(|(n, dates)| Term::new(TermNumber::new(n).unwrap(), self.naming.name(n), dates)).collect()
    }
}

/// A home school's calendar, beside the technical school's.
#[derive(Debug, Clone)]
pub(super) enum HomeCalendar {
    Same,
    Renamed(Naming),
    Shifted(i64),
    Own(Calendar),
}

pub(super) fn home_calendar() -> impl Strategy<Value = (HomeCalendar, bool)> {
    let relation = prop_oneof![
        4 => Just(HomeCalendar::Same),
        1 => Naming::any().prop_map(HomeCalendar::Renamed),
        2 => (-20_i64..=20).prop_map(HomeCalendar::Shifted),
        4 => calendar().prop_map(HomeCalendar::Own),
    ];
    (relation, per_mille(50))
}

impl HomeCalendar {
    pub(super) fn terms(&self, year: i32, technical: &[Term]) -> Vec<Term> {
        let changed = |name: &dyn Fn(&Term) -> TermName, days: i64| {
            let shift = |term: &Term| {
                let dates = term.dates();
                let by = TimeDelta::days(days);
                Term::new(
                    term.number(),
                    name(term),
                    DateRange::new(dates.first() + by, dates.last() + by).unwrap(),
                )
            };
            technical.iter().map(shift).collect()
        };
        match self {
            Self::Same => technical.to_vec(),
            Self::Renamed(naming) => changed(&|term| naming.name(term.number().get()), 0),
            Self::Shifted(days) => changed(&|term| term.name().clone(), *days),
            Self::Own(calendar) => calendar.terms(year),
        }
    }
}

/// The terms without those that share a day with `technical`; at least a week in July (rule T-7: nothing matches).
pub(super) fn without_shared_days(terms: Vec<Term>, technical: &Term, year: i32) -> Vec<Term> {
    let (first, last) = (technical.dates().first(), technical.dates().last());
    let apart = |term: &Term| term.dates().last() < first || last < term.dates().first();
    let mut terms: Vec<Term> = terms.into_iter().filter(apart).collect();
    if terms.is_empty() {
        let july = |day| NaiveDate::from_ymd_opt(year, 7, day).unwrap();
        let week = DateRange::new(july(1), july(7)).unwrap();
        terms.push(Term::new(TermNumber::MIN, Naming::Term.name(1), week));
    }
    terms
}

/// The term that a careful office has open on the day: the one that holds it, else the last one before, else the first.
pub(super) fn current(terms: &[Term], day: NaiveDate) -> Option<&Term> {
    let begun = terms.iter().filter(|term| term.dates().first() <= day);
    begun.max_by_key(|term| term.dates().first()).or_else(|| nth(terms, 0))
}

/// The home term that a careful office has open for a technical term.
pub(super) fn companion<'h>(home: &'h [Term], technical: &Term, day: NaiveDate) -> Option<&'h Term> {
    let (first, last) = (technical.dates().first(), technical.dates().last());
    let holds = |day: NaiveDate| home.iter().find(|term| term.dates().contains(day));
    let now = day.clamp(first, last);
    let before = now.iter_days().rev().take_while(|day| *day >= first).find_map(holds);
    before.or_else(|| now.iter_days().take_while(|day| *day <= last).find_map(holds))
}
