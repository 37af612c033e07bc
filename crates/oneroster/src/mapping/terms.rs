//! Sessions as terms: those of the chosen types and year that the school's classes are taught in, or that are parts
//! of such, or hold them.

use super::gathering::Gathering;
use super::sections::Classes;
use crate::diagnostic::{Code, Expected};
use crate::format::{AcademicSession, FileKind, Reference};
use crate::package::Package;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use gradecrosswalk_domain::TermName;
use gradecrosswalk_domain::calendar::{DateRange, Term, TermNumber, TermSchedule};

/// How many parents of a session are looked at; more are a circle.
const DEPTH: usize = 16;

/// The terms, and which session each is.
pub(super) struct Terms {
    pub(super) schedule: TermSchedule,
    /// By the session's row.
    numbers: BTreeMap<usize, TermNumber>,
}

impl Terms {
    pub(super) fn number(&self, session: Option<Reference<'_>>) -> Option<TermNumber> {
        self.numbers.get(&session?.row()?).copied()
    }

    /// Terms with their sessions' rows.
    pub(super) fn sessions(&self) -> impl Iterator<Item = (TermNumber, usize)> {
        self.numbers.iter().map(|(row, number)| (*number, *row))
    }
}

pub(super) fn terms(gathering: &mut Gathering<'_, '_>, classes: &Classes) -> Terms {
    let package = gathering.package;
    let taught = taught(package, classes);
    // Whatever holds a session in which a class is taught.
    let holding: BTreeSet<usize> = taught.iter().flat_map(|row| ancestors(package, *row)).collect();
    let mut found: Vec<(DateRange, &str, usize, TermName)> = Vec::new();
    for (row, session) in package.academic_sessions().iter().enumerate() {
        let chosen = session.session_type.is_some_and(|of| gathering.choices.term_types.contains(&of));
        let concerned = taught.contains(&row)
            || holding.contains(&row)
            || ancestors(package, row).any(|ancestor| taught.contains(&ancestor));
        if !chosen || !concerned || session.is_deleted() || !is_of_year(gathering, &session) {
            continue;
        }
        let place = (FileKind::AcademicSessions, row);
        let dates = session.start_date.zip(session.end_date);
        let dates = dates
            .and_then(|(start, end)| DateRange::from_bounds(start, end, gathering.choices.end_dates).ok());
        let Some(dates) = dates else {
            gathering.find(place, Code::DatesInvalid, Expected::LaterEnd);
            continue;
        };
        match TermName::new(session.title) {
            Ok(name) => found.push((dates, session.sourced_id.as_str(), row, name)),
            Err(_) => {
                let expected = Expected::Words("a name of at most 80 characters");
                gathering.find_at(place, Some(("title", session.title)), Code::NotATerm, expected);
            }
        }
    }
    found.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let mut numbers = BTreeMap::new();
    let mut terms = Vec::new();
    let mut free = TermNumber::all();
    for (dates, _, row, name) in found {
        match free.next() {
            Some(number) => {
                numbers.insert(row, number);
                terms.push(Term::new(number, name, dates));
            }
            None => {
                let expected = Expected::AtMost(usize::from(TermNumber::MAX.get()));
                gathering.find((FileKind::AcademicSessions, row), Code::TooManyTerms, expected);
            }
        }
    }
    // Numbers are given once each, so that no schedule is refused.
    Terms { schedule: TermSchedule::new(terms).unwrap_or_default(), numbers }
}

/// The sessions in which the school's classes are taught.
fn taught(package: &Package, classes: &Classes) -> BTreeSet<usize> {
    let classes = classes.sections().filter_map(|(row, _)| package.classes().get(row));
    let sessions = package.academic_sessions();
    classes.flat_map(|class| class.terms.iter()).filter_map(|id| sessions.find(id.as_str())).collect()
}

/// The sessions that hold one, the nearest first.
fn ancestors(package: &Package, row: usize) -> impl Iterator<Item = usize> {
    let parent = move |row: &usize| package.academic_sessions().get(*row)?.parent?.row();
    core::iter::successors(parent(&row), parent).take(DEPTH)
}

fn is_of_year(gathering: &Gathering<'_, '_>, session: &AcademicSession<'_>) -> bool {
    let year = gathering.choices.year;
    match session.school_year {
        Some(ends) => i32::from(ends) == year.last_calendar_year(),
        None => session.start_date.is_some_and(|day| year.contains(day)),
    }
}
