//! The grades of one technical term at both schools side by side: posted there, and what stands here (rules D-2, D-3).

use crate::rules::postings::at_home::AtHome;
use crate::survey::NightRecords;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::{Term, TermNumber};
use gradecrosswalk_domain::exchange::{HomeIndex, LinkTarget, TaskIndex};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::scores::Mark;
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::rows::{HomeRow, PostedRow, RowKey, RowTask};
use gradecrosswalk_matching::score_translation::translate;
use gradecrosswalk_matching::term_match::should_be_open;
use gradecrosswalk_matching::{Arrival, NotDueReason, OldScore, Outcome, Plan};

/// What stands at home beside a posting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum HomeState {
    /// The posted grade, or of a closed term the later grade that took its place (rule T-11).
    Present,
    /// Another grade.
    Differing,
    /// Nothing.
    Missing,
    /// A grade stands at home, and none is posted.
    OnlyAtHome,
    /// No home section or no home term says where to look.
    NowhereToLook,
}

impl HomeState {
    /// All, in the order in which counts show them.
    pub const ALL: [Self; 5] =
        [Self::Present, Self::Differing, Self::Missing, Self::OnlyAtHome, Self::NowhereToLook];

    /// The stable text code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Differing => "differing",
            Self::Missing => "missing",
            Self::OnlyAtHome => "only-at-home",
            Self::NowhereToLook => "nowhere-to-look",
        }
    }
}

/// A student's grade at both schools.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ComparedGrade {
    /// The student; none for a posting without a usable SSID.
    pub ssid: Option<Ssid>,
    /// What is posted at the technical school.
    pub posted: Option<Mark>,
    /// The home school, where the student's enrollment names one.
    pub home: Option<SchoolId>,
    /// The home term that was looked at: the one into which the grade goes.
    pub home_term: Option<TermNumber>,
    /// What stands there.
    pub stands: AtHome,
    /// The two beside each other.
    pub state: HomeState,
}

/// A technical section's grades at both schools.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Comparison {
    /// The technical section.
    pub section: SectionKey,
    /// The grades, ascending by student; those without a student last.
    pub grades: Vec<ComparedGrade>,
}

/// The grades of a task and a technical term at both schools.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SideBySide {
    /// The task, by its official name.
    pub task: TaskName,
    /// The technical school's term.
    pub term: TermNumber,
    /// The sections, ascending; those without a grade at either school are left out.
    pub sections: Vec<Comparison>,
}

impl SideBySide {
    /// Both schools' grades of a task and technical term, as they stand before the night's plan is applied. None if the
    /// exchange has no such task.
    pub fn of(
        plan: &Plan<'_, '_>,
        night: NightRecords<'_>,
        task: &TaskName,
        term: TermNumber,
    ) -> Option<Self> {
        let profile = plan.exchange().setup().profile();
        let index = profile.task(task)?;
        let asked = Asked { plan, night, task: index, term };
        let mut grades: Vec<(SectionKey, ComparedGrade)> = Vec::new();
        let rows = plan.night().posted;
        let mut posted = BTreeSet::new();
        for (place, row) in rows.iter().enumerate() {
            if row.task() == RowTask::Exchange(index) && row.term() == term {
                posted.insert(row.key());
                grades.extend(asked.posted(place, row));
            }
        }
        let unposted = plan.night().home.iter().enumerate();
        let unposted = unposted.filter(|(_, row)| row.task() == RowTask::Exchange(index));
        let unposted = unposted.filter(|(_, row)| !posted.contains(&row.key()));
        grades.extend(unposted.filter_map(|(place, row)| asked.only_at_home(place, row)));
        grades.sort_by(|(a, of_a), (b, of_b)| {
            (a, of_a.ssid.is_none(), of_a.ssid).cmp(&(b, of_b.ssid.is_none(), of_b.ssid))
        });
        let mut sections: Vec<Comparison> = Vec::new();
        for (section, grade) in grades {
            match sections.last_mut() {
                Some(last) if last.section == section => last.grades.push(grade),
                _ => sections.push(Comparison { section, grades: Vec::from([grade]) }),
            }
        }
        Some(Self { task: profile.task_name(index)?.clone(), term, sections })
    }

    /// How many grades are in a state.
    pub fn count(&self, state: HomeState) -> usize {
        let grades = self.sections.iter().flat_map(|of| &of.grades);
        grades.filter(|grade| grade.state == state).count()
    }
}

impl fmt::Display for SideBySide {
    /// A line for the counts and one for each section. No line break at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, technical term {}:", self.task, self.term)?;
        counts(f, |state| self.count(state))?;
        for of in &self.sections {
            write!(f, "\n  section {}:", of.section)?;
            counts(f, |state| of.grades.iter().filter(|grade| grade.state == state).count())?;
        }
        Ok(())
    }
}

fn counts(f: &mut fmt::Formatter<'_>, count: impl Fn(HomeState) -> usize) -> fmt::Result {
    let counted = HomeState::ALL.into_iter().map(|state| (state, count(state)));
    let mut between = " ";
    for (state, count) in counted.filter(|(_, count)| *count > 0) {
        write!(f, "{between}{count} {}", state.code())?;
        between = ", ";
    }
    Ok(())
}

struct Asked<'n, 'p, 'a, 's> {
    plan: &'p Plan<'a, 's>,
    night: NightRecords<'n>,
    task: TaskIndex,
    term: TermNumber,
}

impl Asked<'_, '_, '_, '_> {
    fn posted(&self, place: usize, row: &PostedRow) -> Option<(SectionKey, ComparedGrade)> {
        let ledger = self.night.ledger;
        let record = self.night.records.posted.get(ledger.posted_record(place)?)?;
        let outcome = self.plan.outcome(place)?;
        let slot = usize::from(self.plan.decisions().get(place)?.slot());
        let setup = self.plan.exchange().setup();
        let link = slot.checked_sub(1).and_then(|slot| setup.layout().links_of(row.section()).get(slot));
        let explained = self.plan.explain(place)?;
        let home = explained.home.as_ref();
        let term = home.and_then(|home| home.term_number.or(home.should_be_open.map(Term::number)));
        let stands =
            link.zip(term).map_or(AtHome::Nothing, |(link, term)| self.stands(row.key(), link.home, term));
        let nothing = stands == AtHome::Nothing;
        let state = match outcome {
            Outcome::Unchanged(_) | Outcome::NotDue(NotDueReason::Closed(Arrival::Arrived)) => {
                HomeState::Present
            }
            Outcome::Add(_) => HomeState::Missing,
            Outcome::Update { .. } => HomeState::Differing,
            _ if term.is_none() || link.is_none() => HomeState::NowhereToLook,
            _ if nothing => HomeState::Missing,
            _ if link.is_some_and(|link| self.is_the_posted(&record.mark, row, link, &stands)) => {
                HomeState::Present
            }
            _ => HomeState::Differing,
        };
        let grade = ComparedGrade {
            ssid: ledger.register().ssid(row.student()),
            posted: Some(record.mark.clone()),
            home: home.map(|home| home.school.id().clone()),
            home_term: term,
            stands,
            state,
        };
        Some((record.section.clone(), grade))
    }

    /// What stands at a home school for the task, in a term of it.
    fn stands(&self, key: RowKey, home: HomeIndex, term: TermNumber) -> AtHome {
        let rows = self.plan.night().home;
        let start = rows.partition_point(|row| row.key() < key);
        let own =
            (start..).zip(rows.get(start..).unwrap_or_default()).take_while(|(_, row)| row.key() == key);
        let mut ours = own.filter(|(_, row)| {
            row.task() == RowTask::Exchange(self.task) && row.home() == home && row.term() == term
        });
        ours.next().map_or(AtHome::Nothing, |(place, row)| self.shown(place, row))
    }

    fn shown(&self, place: usize, row: &HomeRow) -> AtHome {
        let record = self.night.ledger.home_record(place);
        let record = record.and_then(|place| self.night.records.home.get(place));
        match (row.score(), record) {
            (OldScore::Listed(_), Some(record)) => AtHome::Score(record.score.clone()),
            _ => AtHome::Unlisted,
        }
    }

    /// Whether what stands is what the mark is at home.
    fn is_the_posted(&self, mark: &Mark, row: &PostedRow, link: &LinkTarget, stands: &AtHome) -> bool {
        let exchange = self.plan.exchange();
        let groups =
            exchange.technical_group(row.section(), self.task).zip(exchange.home_group(link, self.task));
        let translated = groups.and_then(|(technical, home)| {
            let item = translate(mark, technical, home, exchange.policy().rounding).ok()?;
            home.get(item)
        });
        translated.is_some_and(|item| AtHome::Score(item.score().clone()) == *stands)
    }

    /// A home grade of a student who has no posting, in the home term that goes with the technical term (rule T-8).
    fn only_at_home(&self, place: usize, row: &HomeRow) -> Option<(SectionKey, ComparedGrade)> {
        let exchange = self.plan.exchange();
        let setup = exchange.setup();
        let home = exchange.home(row.home())?;
        let term = setup.technical().schedule().get(self.term)?;
        let today = exchange.technical_now().minute().date();
        let day = today.min(term.dates().last());
        let wanted = should_be_open(day, term, home.schedule())?.number();
        let section = setup.technical().sections().get(usize::try_from(row.section().0).ok()?)?;
        (wanted == row.term()).then(|| {
            let grade = ComparedGrade {
                ssid: self.night.ledger.register().ssid(row.student()),
                posted: None,
                home: Some(home.id().clone()),
                home_term: Some(wanted),
                stands: self.shown(place, row),
                state: HomeState::OnlyAtHome,
            };
            (section.key.clone(), grade)
        })
    }
}
