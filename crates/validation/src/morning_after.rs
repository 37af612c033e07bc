//! The morning after: a night's plan against the home grades of the next day (rule D-7; document 000: "verify the posted
//! grade synced to the high school the next day"). Never writes a grade again: the next night's plan does.

use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::{AsOf, TermNumber};
use gradecrosswalk_domain::exchange::{ExchangeProfile, TaskIndex};
use gradecrosswalk_domain::grades::{HomeGrade, Ssid};
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{SchoolId, ScoreText, TaskName};
use gradecrosswalk_matching::OutcomeKind;
use gradecrosswalk_matching::plan_record::{OutcomeRecord, PlanRecord};

/// What became of a planned write.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Became {
    /// The planned score stands.
    Arrived,
    /// Nothing stands, or still the score that the update was to replace.
    NotThere,
    /// Another score stands: somebody changed it since.
    ChangedSince(ScoreText),
}

/// A planned write, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct FollowedUp {
    /// The home school.
    pub home: SchoolId,
    /// The technical section, as home grades name it.
    pub section: SectionKey,
    /// The student.
    pub ssid: Ssid,
    /// The task, by its official name.
    pub task: TaskName,
    /// The home school's term.
    pub term: TermNumber,
    /// Add or update.
    pub kind: OutcomeKind,
    /// The score that was planned.
    pub planned: ScoreText,
    /// What became of it.
    pub became: Became,
}

/// What became of a night's plan.
///
/// ```
/// # use gradecrosswalk_domain::sample;
/// # use gradecrosswalk_domain::calendar::AsOf;
/// # use gradecrosswalk_matching::{Exchange, Ledger, Plan, PlanPolicy, PlanRecord, ledger::Records};
/// use gradecrosswalk_validation::morning_after::MorningAfter;
/// # let sample = sample::document_001()?;
/// # let records =
/// #     Records { posted: &sample.posted, enrollments: &sample.enrollments, ..Records::default() };
/// # let night = AsOf::end_of(chrono::NaiveDate::from_ymd_opt(2019, 10, 4).ok_or("no such day")?)?;
/// # let exchange = Exchange::compile(&sample.setup, night, PlanPolicy::default())?;
/// # let ledger = Ledger::of(&exchange, records)?;
/// # let plan = Plan::new(&exchange, ledger.night())?;
/// // The night's plan was kept. Its one add has not been written.
/// let record = PlanRecord::of(&plan, &ledger, &records)?;
/// let after = MorningAfter::of(&record, sample.setup.profile(), &[]);
/// assert_eq!((after.arrived(), after.not_there(), after.changed_since()), (0, 1, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MorningAfter {
    /// The night.
    pub as_of: AsOf,
    /// Each planned add and update once, ascending by home school, section and student.
    pub grades: Vec<FollowedUp>,
}

/// By what a home grade is found. Tasks count by what they mean, not by how a school spells them.
type Key<'g> = (&'g SchoolId, &'g SectionKey, Ssid, Option<TaskIndex>, TermNumber);

impl MorningAfter {
    /// Looks each planned add and update of a night up among the home grades of the next day, in any order.
    ///
    /// An update of which the old score still stands is not there: whether it was never written or put back, nobody
    /// can tell.
    pub fn of(record: &PlanRecord, profile: &ExchangeProfile, home: &[HomeGrade]) -> Self {
        let key = |grade: &'_ HomeGrade| profile.task(&grade.task);
        let mut standing: Vec<(Key<'_>, &ScoreText)> =
            home.iter().map(|of| ((&of.home, &of.section, of.ssid, key(of), of.term), &of.score)).collect();
        standing.sort_unstable();
        let written = record.decisions.iter().filter_map(|of| {
            let (write, was) = match &of.outcome {
                OutcomeRecord::Add(write) => (write, None),
                OutcomeRecord::Update { write, was, .. } => (write, Some(was)),
                _ => return None,
            };
            let ssid = of.ssid?;
            let key: Key<'_> = (&write.home.school, &of.section, ssid, profile.task(&of.task), write.term);
            let place = standing.binary_search_by(|(at, _)| at.cmp(&key)).ok();
            let stands = place.and_then(|place| standing.get(place)).map(|(_, score)| *score);
            let became = match stands {
                Some(score) if *score == write.score => Became::Arrived,
                None => Became::NotThere,
                Some(score) if Some(score) == was => Became::NotThere,
                Some(score) => Became::ChangedSince(score.clone()),
            };
            Some(FollowedUp {
                home: write.home.school.clone(),
                section: of.section.clone(),
                ssid,
                task: of.task.clone(),
                term: write.term,
                kind: of.outcome.kind(),
                planned: write.score.clone(),
                became,
            })
        });
        let mut grades: Vec<FollowedUp> = written.collect();
        grades.sort_unstable();
        // One grade that is posted twice alike is one write.
        grades.dedup();
        Self { as_of: record.as_of, grades }
    }

    /// Those of one home school.
    pub fn at<'m>(&'m self, home: &'m SchoolId) -> impl Iterator<Item = &'m FollowedUp> {
        self.grades.iter().filter(move |of| of.home == *home)
    }

    /// How many arrived.
    pub fn arrived(&self) -> usize {
        self.count(|became| *became == Became::Arrived)
    }

    /// How many are not there.
    pub fn not_there(&self) -> usize {
        self.count(|became| *became == Became::NotThere)
    }

    /// How many were changed since.
    pub fn changed_since(&self) -> usize {
        self.count(|became| matches!(became, Became::ChangedSince(_)))
    }

    fn count(&self, wanted: impl Fn(&Became) -> bool) -> usize {
        self.grades.iter().filter(|of| wanted(&of.became)).count()
    }
}

impl fmt::Display for FollowedUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { home, section, ssid, task, term, planned, .. } = self;
        let what = if self.kind == OutcomeKind::Update { "update" } else { "add" };
        write!(f, "{home}, student {ssid}, section {section}, {task}, term {term}: {what} of {planned} ")?;
        match &self.became {
            Became::Arrived => f.write_str("arrived"),
            Became::NotThere => f.write_str("is not there"),
            Became::ChangedSince(score) => write!(f, "was changed since to {score}"),
        }
    }
}
