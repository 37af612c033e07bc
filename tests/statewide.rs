//! The large nights of the benches are what they say: the engine decides their rows as the reference planner decides the
//! same rows as records, and every reason occurs that can occur without last-sent rows.

use gradecrosswalk::domain::exchange::HomeIndex;
use gradecrosswalk::matching::rows::{EnrollmentRow, HomeRow, PackedMark, PostedRow, RowTask, StudentId};
use gradecrosswalk::matching::{Arrival, NotDueReason, OldScore, OutcomeKind};
use gradecrosswalk::{
    CourseNumber, Enrollment, Exchange, ExchangePart, HeldReason, HomeGrade, LocalMinute, Mark, Night, Plan,
    PlanPolicy, PostedGrade, ScoreText, SectionKey, SectionNumber, Ssid, TaskName,
};
use gradecrosswalk_testkit::oracle;
use gradecrosswalk_testkit::records::Records;
use gradecrosswalk_testkit::statewide::{Mix, Statewide, statewide};
use std::collections::BTreeSet;

/// Rows made back into records.
struct Texts<'e, 's>(&'e Exchange<'s>);

impl Texts<'_, '_> {
    fn ssid(student: StudentId) -> Option<Ssid> {
        (student != StudentId::NONE).then(|| Ssid::new(&format!("{:010}", student.0)).unwrap())
    }

    fn section(&self, place: u32) -> SectionKey {
        let sections = self.0.setup().technical().sections();
        sections.get(place as usize).map_or_else(
            || SectionKey::new(CourseNumber::new("nowhere").unwrap(), SectionNumber::new("1").unwrap()),
            |section| section.key.clone(),
        )
    }

    fn task(&self, task: RowTask) -> TaskName {
        match task {
            RowTask::Exchange(task) => self.0.setup().profile().task_name(task).unwrap().clone(),
            RowTask::Other => TaskName::new("Homework").unwrap(),
        }
    }

    fn mark(&self, mark: PackedMark) -> Mark {
        let [group] = self.0.setup().technical().score_groups() else { panic!("one technical group") };
        match (mark.to_percent(), mark.to_score()) {
            (Some(percent), _) => Mark::Percent(percent),
            (None, Some(item)) => Mark::Score(group.get(item).unwrap().score().clone()),
            (None, None) => Mark::Score(ScoreText::new("?").unwrap()),
        }
    }

    fn posted(&self, row: &PostedRow) -> PostedGrade {
        PostedGrade {
            ssid: Self::ssid(row.student()),
            section: self.section(row.section().0),
            task: self.task(row.task()),
            term: row.term(),
            mark: self.mark(row.mark()),
            posted: LocalMinute::end_of(self.0.as_of().date()).unwrap(),
        }
    }

    /// The score's text in the group of the link, as the row numbers it.
    fn score(&self, row: &HomeRow) -> ScoreText {
        let links = self.0.setup().layout().links_of(row.section());
        let link = links.iter().find(|link| link.home == row.home());
        let RowTask::Exchange(task) = row.task() else { panic!("home grades are of the exchange's tasks") };
        let group = link.and_then(|link| self.0.home_group(link, task));
        let OldScore::Listed(item) = row.score() else { panic!("the generator lists every score") };
        let found = group.and_then(|group| group.get(item)).map(|item| item.score().clone());
        found.unwrap_or_else(|| ScoreText::new("?").unwrap())
    }

    fn home(&self, row: &HomeRow) -> HomeGrade {
        HomeGrade {
            ssid: Self::ssid(row.student()).unwrap(),
            section: self.section(row.section().0),
            task: self.task(row.task()),
            home: self.home_id(row.home()),
            term: row.term(),
            score: self.score(row),
            percent: None,
        }
    }

    fn home_id(&self, home: HomeIndex) -> gradecrosswalk::SchoolId {
        self.0.home(home).unwrap().id().clone()
    }

    fn enrollment(&self, row: &EnrollmentRow) -> Enrollment {
        let link = &self.0.setup().layout().links_of(row.section())[usize::from(row.slot()) - 1];
        let school = self.0.home(link.home).unwrap();
        Enrollment {
            ssid: Self::ssid(row.student()),
            home: school.id().clone(),
            section: school.sections()[link.section as usize].key.clone(),
            days: row.days().unwrap(),
            grade_level: None,
        }
    }

    fn records(&self, state: &Statewide) -> Records {
        Records {
            posted: state.posted.iter().map(|row| self.posted(row)).collect(),
            home: state.home.iter().map(|row| self.home(row)).collect(),
            enrollments: state.enrollments.iter().map(|row| self.enrollment(row)).collect(),
            sent: Vec::new(),
        }
    }
}

fn planned(state: &Statewide, check: impl FnOnce(&Plan<'_, '_>)) {
    let exchange = Exchange::compile(&state.setup, state.as_of, PlanPolicy::default()).unwrap();
    let night = Night {
        posted: &state.posted,
        home: &state.home,
        enrollments: &state.enrollments,
        ..Night::default()
    };
    check(&Plan::new(&exchange, night).unwrap());
}

#[test]
fn engine_decides_as_the_reference_planner() {
    let policy = PlanPolicy::default();
    for (mix, seed) in [(Mix::AllDue, 1), (Mix::AllDue, 2), (Mix::Spring, 1), (Mix::Spring, 2)] {
        let state = statewide(600, mix, seed);
        planned(&state, |plan| {
            let records = Texts(plan.exchange()).records(&state);
            let expected = oracle::decide(&state.setup, state.as_of, &policy, &records);
            let count = |kind| expected.iter().filter(|outcome| outcome.kind() == kind).count() as u64;
            for (kind, planned) in plan.summary().all.iter() {
                assert_eq!(planned, count(kind), "{kind:?} in {mix:?}, seed {seed}");
            }
            for (place, (row, outcome)) in plan.outcomes().enumerate() {
                assert_eq!(outcome, expected[place], "{row:?} in {mix:?}, seed {seed}");
            }
        });
    }
}

#[test]
fn every_reason_occurs() {
    // What the last reason is about is known from last-sent rows only.
    let held: BTreeSet<_> = HeldReason::all_of(ExchangePart::Grades)
        .filter(|reason| *reason != HeldReason::EditedAtHome)
        .collect();
    let closed = [Arrival::Arrived, Arrival::NeverArrived, Arrival::NowhereToGo].map(NotDueReason::Closed);
    let spring = [NotDueReason::TaskNotOnCourse, NotDueReason::NotOpen].into_iter().chain(closed).collect();
    let due = BTreeSet::from([NotDueReason::TaskNotOnCourse]);
    for (mix, not_due) in [(Mix::AllDue, due), (Mix::Spring, spring)] {
        planned(&statewide(400_000, mix, 1), |plan| {
            let summary = plan.summary();
            assert_eq!(
                summary.held.iter().map(|(reason, _)| *reason).collect::<BTreeSet<_>>(),
                held,
                "{mix:?}"
            );
            assert_eq!(summary.not_due.iter().map(|(reason, _)| *reason).collect::<BTreeSet<_>>(), not_due);
        });
    }
}

#[test]
fn grades_are_shared_out_as_promised() {
    planned(&statewide(100_000, Mix::AllDue, 1), |plan| {
        let counts = plan.summary().all;
        let shares = OutcomeKind::ALL.map(|kind| counts.of(kind) * 100 / counts.total());
        let [add, update, unchanged, not_due, held] = shares;
        assert!((18..=22).contains(&add), "{shares:?}");
        assert!((28..=32).contains(&update), "{shares:?}");
        assert!((38..=42).contains(&unchanged), "{shares:?}");
        assert!(not_due <= 1, "{shares:?}");
        assert!((7..=11).contains(&held), "{shares:?}");
    });
}

#[test]
fn night_is_the_same_for_a_seed() {
    let [one, same, other] = [7, 7, 8].map(|seed| statewide(2_000, Mix::Spring, seed));
    assert_eq!((&one.setup, &one.posted, &one.home), (&same.setup, &same.posted, &same.home));
    assert_eq!(one.enrollments, same.enrollments);
    assert_ne!(one.posted, other.posted);
}
