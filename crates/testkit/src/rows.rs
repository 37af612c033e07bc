//! The lists of a night made by chance and not from records, in order or with faults in it.

use crate::builders::{date, ssid};
use crate::generate::{GeneratedExchange, samples};
use gradecrosswalk_domain::calendar::{DateRange, TermNumber};
use gradecrosswalk_domain::exchange::{HomeIndex, SectionIndex, TaskIndex};
use gradecrosswalk_domain::scores::{ItemIndex, Percent};
use gradecrosswalk_matching::plan::RowList;
use gradecrosswalk_matching::rows::{
    EnrollmentRow, HomeRow, LinkSlot, PackedMark, PostedRow, RowTask, SentRow, StudentId,
};
use gradecrosswalk_matching::{Decision, Exchange, Night, OldScore, PlanError, ScopedStudent, plan_into};
use proptest::prelude::*;
use std::sync::LazyLock;

/// The lists of a night.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rows {
    /// As [`Night::posted`].
    pub posted: Vec<PostedRow>,
    /// As [`Night::home`].
    pub home: Vec<HomeRow>,
    /// As [`Night::enrollments`].
    pub enrollments: Vec<EnrollmentRow>,
    /// As [`Night::sent`].
    pub sent: Vec<SentRow>,
    /// As [`Night::scoped`].
    pub scoped: Vec<ScopedStudent>,
}

type HomeKey = (u32, u32, RowTask, u8, u16);

fn posted_key(row: &PostedRow) -> (u32, u32, RowTask, u8) {
    (row.section().0, row.student().0, row.task(), row.term().get())
}

fn home_key(row: &HomeRow) -> HomeKey {
    (row.section().0, row.student().0, row.task(), row.term().get(), row.home().0)
}

fn sent_key(row: &SentRow) -> HomeKey {
    home_key(&row.written())
}

fn enrollment_key(row: &EnrollmentRow) -> (u32, u32) {
    (row.section().0, row.student().0)
}

fn tasks() -> impl Strategy<Value = TaskIndex> {
    (0_u8..4).prop_map(|task| TaskIndex::new(task).unwrap())
}

fn terms() -> impl Strategy<Value = TermNumber> {
    (1_u8..=4).prop_map(|term| TermNumber::new(term).unwrap())
}

/// Few sections and students, so that rows meet; sections that no set-up has, and postings without student.
fn keys() -> impl Strategy<Value = (SectionIndex, StudentId)> {
    let student = prop_oneof![9 => (0_u32..4).prop_map(StudentId), 1 => Just(StudentId::NONE)];
    (prop_oneof![9 => 0_u32..5, 1 => Just(u32::MAX)].prop_map(SectionIndex), student)
}

fn scores() -> impl Strategy<Value = OldScore> {
    prop_oneof![4 => (0_u8..10).prop_map(|place| OldScore::Listed(ItemIndex::new(place))), 1 => Just(OldScore::Unlisted)]
}

fn marks() -> impl Strategy<Value = PackedMark> {
    prop_oneof![
        4 => (0..=Percent::MAX.units()).prop_map(|units| PackedMark::percent(Percent::from_units(units).unwrap())),
        2 => (500_000_u32..1_000_000).prop_map(|units| PackedMark::percent(Percent::from_units(units).unwrap())),
        2 => (0_u8..=255).prop_map(|place| PackedMark::score(ItemIndex::new(place))),
        1 => any::<u32>().prop_map(PackedMark::unlisted),
    ]
}

fn home_rows() -> impl Strategy<Value = HomeRow> {
    let home = prop_oneof![9 => 0_u16..4, 1 => Just(16_383), 1 => Just(u16::MAX)].prop_map(HomeIndex);
    (keys(), tasks(), home, terms(), scores()).prop_map(|((section, student), task, home, term, score)| {
        HomeRow::new(section, student, task, home, term, score)
    })
}

/// Rows in order.
pub fn ordered() -> impl Strategy<Value = Rows> {
    let row_task = prop_oneof![9 => tasks().prop_map(RowTask::from), 1 => Just(RowTask::Other)];
    let posted = (keys(), row_task, terms(), marks()).prop_map(|((section, student), task, term, mark)| {
        PostedRow::new(section, student, task, term, mark)
    });
    let days = (0_u64..400, 0_u64..400).prop_map(|(a, b)| {
        let day = |after| date("2019-07-01") + chrono::Days::new(after);
        DateRange::new(day(a.min(b)), day(a.max(b))).unwrap()
    });
    let slot = (1_u8..=4).prop_map(|slot| LinkSlot::new(slot).unwrap());
    let enrollment = (keys(), slot, days)
        .prop_map(|((section, student), slot, days)| EnrollmentRow::new(section, student, slot, days));
    let sent = (home_rows(), terms()).prop_map(|(row, technical_term)| {
        let RowTask::Exchange(task) = row.task() else { unreachable!() };
        let written = (row.home(), row.term());
        SentRow::new((row.section(), row.student()), task, technical_term, written, row.score())
    });
    let scoped = proptest::collection::btree_set(0_u32..4, 0..3);
    let scoped = scoped.prop_map(|students| {
        let student = |id| ScopedStudent { student: StudentId(id), ssid: ssid(id + 1), level: None };
        students.into_iter().map(student).collect()
    });
    let lists = (
        proptest::collection::vec(posted, 0..16),
        proptest::collection::vec(home_rows(), 0..12),
        proptest::collection::vec(enrollment, 0..10),
        proptest::collection::vec(sent, 0..8),
        scoped,
    );
    lists.prop_map(|(posted, home, enrollments, sent, scoped)| {
        let mut rows = Rows { posted, home, enrollments, sent, scoped }.sorted();
        rows.home.dedup_by_key(|row| home_key(row));
        rows.sent.dedup_by_key(|row| sent_key(row));
        rows
    })
}

impl Rows {
    /// The rows of a night.
    pub fn of(night: &Night<'_>) -> Self {
        Self {
            posted: night.posted.to_vec(),
            home: night.home.to_vec(),
            enrollments: night.enrollments.to_vec(),
            sent: night.sent.to_vec(),
            scoped: night.scoped.to_vec(),
        }
    }

    /// The rows in order; of one key, in the order that they have.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.posted.sort_by_key(posted_key);
        self.home.sort_by_key(home_key);
        self.enrollments.sort_by_key(enrollment_key);
        self.sent.sort_by_key(sent_key);
        self.scoped.sort_by_key(|scoped| scoped.student);
        self
    }

    /// The rows as planning takes them.
    pub fn night(&self) -> Night<'_> {
        Night {
            posted: &self.posted,
            home: &self.home,
            enrollments: &self.enrollments,
            sent: &self.sent,
            scoped: &self.scoped,
        }
    }

    /// The rows with one list disturbed: a row moved to another's place, or doubled.
    #[must_use]
    pub fn disturbed(mut self, list: u8, (from, to): (usize, usize), double: bool) -> Self {
        fn disturb<T: Copy>(rows: &mut Vec<T>, from: usize, to: usize, double: bool) {
            if rows.is_empty() {
                return;
            }
            let (from, to) = (from % rows.len(), to % rows.len());
            let row = if double { rows[from] } else { rows.remove(from) };
            rows.insert(to.min(rows.len()), row);
        }
        match list {
            0 => disturb(&mut self.posted, from, to, double),
            1 => disturb(&mut self.home, from, to, double),
            2 => disturb(&mut self.enrollments, from, to, double),
            3 => disturb(&mut self.sent, from, to, double),
            _ => disturb(&mut self.scoped, from, to, double),
        }
        self
    }

    /// What is wrong first, list by list, each pair of neighbours looked at.
    pub fn first_fault(&self) -> Option<PlanError> {
        self.faults().into_iter().next()
    }

    /// What is wrong first in each list.
    pub fn faults(&self) -> Vec<PlanError> {
        fn fault<T, K: Ord>(
            list: RowList,
            rows: &[T],
            key: impl Fn(&T) -> K,
            unique: bool,
        ) -> Option<PlanError> {
            (1..rows.len()).find_map(|place| {
                let (before, here) = (key(&rows[place - 1]), key(&rows[place]));
                if before > here {
                    return Some(PlanError::Unsorted { list, place });
                }
                (unique && before == here).then_some(PlanError::Doubled { list, place })
            })
        }
        let faults = [
            fault(RowList::Posted, &self.posted, posted_key, false),
            fault(RowList::Home, &self.home, home_key, true),
            fault(RowList::Enrollments, &self.enrollments, enrollment_key, false),
            fault(RowList::Sent, &self.sent, sent_key, true),
            fault(RowList::Scoped, &self.scoped, |scoped| scoped.student, true),
        ];
        faults.into_iter().flatten().collect()
    }
}

/// Exchanges that are compiled once for all cases.
pub static EXCHANGES: LazyLock<Vec<Exchange<'static>>> = LazyLock::new(|| {
    let kept = samples(50).take(24).map(|of| &*Box::leak(Box::new(of)));
    kept.map(GeneratedExchange::compile).collect()
});

/// The decisions of [`plan_into`].
///
/// # Errors
///
/// Those of [`plan_into`].
pub fn decide(exchange: &Exchange<'_>, night: &Night<'_>) -> Result<Vec<Decision>, PlanError> {
    let mut decisions = vec![Decision::default(); night.posted.len()];
    plan_into(exchange, night, &mut decisions).map(|()| decisions)
}
