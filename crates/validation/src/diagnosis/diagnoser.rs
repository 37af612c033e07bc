//! Diagnoses grades of one night: finds the grade, asks the engine, and walks the guide's steps up to the first cause.

use super::arrival::{Forecasts, arrives};
use super::facts::{Facts, Student};
use super::first_cause::first_cause;
use super::notices::{Notices, Wanted};
use super::seen::{equal_rows, seen};
use super::step::{Seen, SeenAlert, SeenPosting, Step};
use super::windows::TaskWindows;
use super::{Cause, Diagnosis, Question, StepKind};
use crate::alerts;
use crate::finding::Finding;
use crate::forecast::Forecast;
use crate::survey::NightRecords;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{Term, TermMask, TermNumber};
use gradecrosswalk_domain::exchange::{HomeIndex, SectionIndex, Setup, TaskIndex};
use gradecrosswalk_domain::grades::PostedGrade;
use gradecrosswalk_domain::school::{AlertGroup, SectionKey};
use gradecrosswalk_domain::scores::ItemIndex;
use gradecrosswalk_matching::explain::Explanation;
use gradecrosswalk_matching::plan_record::HomePlace;
use gradecrosswalk_matching::rows::{
    EnrollmentRow, HomeRow, PackedMark, PostedRow, RowKey, RowTask, StudentId,
};
use gradecrosswalk_matching::{Exchange, Night, Plan, ScopedStudent};

/// Diagnoses the grades of one night (rule D-3).
///
/// Made once for a night; each question then costs microseconds, and all of them together are linear.
#[derive(Debug)]
pub struct Diagnoser<'d, 'a, 's> {
    plan: &'d Plan<'a, 's>,
    night: NightRecords<'d>,
    forecasts: Forecasts<'d>,
    repaired: Option<Forecasts<'d>>,
    notices: Notices,
    windows: TaskWindows,
}

/// A student whom no record of the night names.
const NOBODY: StudentId = StudentId(u32::MAX - 1);

/// One grade that is looked for.
struct Sought<'q> {
    question: &'q Question,
    section: Option<SectionIndex>,
    task: Option<TaskIndex>,
    student: StudentId,
    term: TermNumber,
}

impl<'d, 'a, 's> Diagnoser<'d, 'a, 's> {
    /// For the night of a plan.
    ///
    /// `findings` are those of the set-up and of the night that schools hear of, as for [`alerts`](alerts::alerts).
    /// `forecast` is of the same set-up and policy; nights before the plan's are not looked at.
    pub fn new(
        plan: &'d Plan<'a, 's>,
        night: NightRecords<'d>,
        findings: &[Finding],
        forecast: &'d Forecast,
    ) -> Self {
        let setup = plan.exchange().setup();
        Self {
            plan,
            night,
            forecasts: Forecasts::of(forecast),
            repaired: None,
            notices: Notices::of(setup, alerts::unsent(plan, night, findings)),
            windows: TaskWindows::of(setup),
        }
    }

    /// The same, with a forecast of the set-up as it will be once fixes or proposals are applied: it says when a grade
    /// arrives, where it says that it does.
    #[must_use]
    pub fn with_repaired(self, forecast: &'d Forecast) -> Self {
        Self { repaired: Some(Forecasts::of(forecast)), ..self }
    }

    /// The answer for one grade, posted or not.
    pub fn diagnose(&self, question: &Question) -> Diagnosis<'_> {
        let setup = self.setup();
        let section = setup.technical().section(&question.section);
        let section = section.and_then(|(place, _)| u32::try_from(place).ok()).map(SectionIndex);
        let register = self.night.ledger.register();
        let shape = setup.profile().ssid_shape();
        // An SSID of another shape counts as missing (rule G-2).
        let student = question.ssid.and_then(|ssid| match shape.check(ssid) {
            Ok(ssid) => Some(register.id(ssid).unwrap_or(NOBODY)),
            Err(_) => None,
        });
        let mut sought = Sought {
            question,
            section,
            task: setup.profile().task(&question.task),
            student: student.unwrap_or(StudentId::NONE),
            term: TermNumber::MIN,
        };
        sought.term = question.term.unwrap_or_else(|| self.term_of(&sought));
        let place = self.postings(&sought).find(|(_, row)| row.term() == sought.term);
        match place {
            Some((place, _)) => self.of_posted(&sought, place),
            None => self.of_not_posted(&sought),
        }
    }

    /// The answer for a posted row of the plan; none beyond the last.
    pub fn diagnose_posted(&self, place: usize) -> Option<Diagnosis<'_>> {
        let row = self.plan.night().posted.get(place)?;
        let record = self.record(place)?;
        let question = Question {
            ssid: record.ssid,
            section: record.section.clone(),
            task: record.task.clone(),
            term: Some(row.term()),
        };
        let known = usize::try_from(row.section().0).unwrap_or(usize::MAX)
            < self.setup().technical().sections().len();
        let task = match row.task() {
            RowTask::Exchange(task) => Some(task),
            RowTask::Other => None,
        };
        let section = known.then_some(row.section());
        let sought = Sought { question: &question, section, task, student: row.student(), term: row.term() };
        Some(self.of_posted(&sought, place))
    }

    /// Of every student who is enrolled in a linked home section: the grade of each task of which one term is open at
    /// the technical school, where it is not posted. Ascending by section, student and task.
    pub fn not_posted(&self) -> impl Iterator<Item = Question> + '_ {
        let enrollments = self.plan.night().enrollments;
        let runs = enrollments.chunk_by(|a, b| a.key() == b.key());
        runs.filter_map(|run| run.first().map(EnrollmentRow::key)).flat_map(move |key| {
            let profile = self.setup().profile();
            profile.indexed_tasks().filter_map(move |(task, of)| {
                let term = self.open_term(key.section(), key.student(), task)?;
                let posted = self
                    .rows_of(key)
                    .any(|(_, row)| row.task() == RowTask::Exchange(task) && row.term() == term);
                let section = self.setup().technical().sections().get(index(key.section()))?;
                (!posted).then_some(Question {
                    ssid: Some(self.night.ledger.register().ssid(key.student())?),
                    section: section.key.clone(),
                    task: of.name.clone(),
                    term: Some(term),
                })
            })
        })
    }

    fn setup(&self) -> &'s Setup {
        self.exchange().setup()
    }

    fn exchange(&self) -> &'a Exchange<'s> {
        self.plan.exchange()
    }

    fn record(&self, row: usize) -> Option<&'d PostedGrade> {
        self.night.records.posted.get(self.night.ledger.posted_record(row)?)
    }

    /// The posted rows of a student in a section, with their places.
    fn rows_of(&self, key: RowKey) -> impl Iterator<Item = (usize, &'a PostedRow)> + use<'a> {
        let posted = self.plan.night().posted;
        let start = posted.partition_point(|row| row.key() < key);
        let rows = posted.get(start..).unwrap_or_default().iter();
        (start..).zip(rows).take_while(move |(_, row)| row.key() == key)
    }

    /// The posted rows of the task that is sought, ascending by term.
    fn postings<'q>(&'q self, sought: &'q Sought<'_>) -> impl Iterator<Item = (usize, &'a PostedRow)> + 'q {
        let section = sought.section.or_else(|| self.beyond(&sought.question.section));
        let rows = section.map(|section| self.rows_of(RowKey::new(section, sought.student)));
        rows.into_iter().flatten().filter(move |(place, row)| {
            let by_name = sought.task.is_none() || sought.student == StudentId::NONE;
            let record = by_name.then(|| self.record(*place)).flatten();
            let is_meant = |record: &PostedGrade| {
                record.ssid == sought.question.ssid
                    && (sought.task.is_some() || record.task == sought.question.task)
            };
            row.task() == RowTask::from(sought.task) && (!by_name || record.is_some_and(is_meant))
        })
    }

    /// The number that rows have for a section which the set-up does not have: such rows stand last, in the order of
    /// the sections' keys.
    fn beyond(&self, key: &SectionKey) -> Option<SectionIndex> {
        let posted = self.plan.night().posted;
        let known = self.setup().technical().sections().len();
        let start = posted.partition_point(|row| index(row.section()) < known);
        let beyond = posted.get(start..).unwrap_or_default();
        // The record of a row is found by its place, so the search is by place.
        let (mut low, mut high) = (0, beyond.len());
        while low < high {
            let middle = low.midpoint(high);
            let record = self.record(start.saturating_add(middle));
            if record.is_some_and(|record| record.section < *key) {
                low = middle.saturating_add(1);
            } else {
                high = middle;
            }
        }
        let record = self.record(start.saturating_add(low))?;
        (record.section == *key).then(|| beyond.get(low).map(PostedRow::section)).flatten()
    }

    fn scoped(&self, student: StudentId) -> &'a [ScopedStudent] {
        let scoped = self.plan.night().scoped;
        match scoped.binary_search_by_key(&student, |of| of.student) {
            Ok(place) => scoped.get(place..=place).unwrap_or_default(),
            Err(_) => &[],
        }
    }

    fn student(&self, student: StudentId) -> Option<Student> {
        self.scoped(student).first().map(|of| (of.ssid, of.level))
    }

    /// The one term that is open at the technical school for a student's task.
    fn open_term(&self, section: SectionIndex, student: StudentId, task: TaskIndex) -> Option<TermNumber> {
        let standing = self.exchange().technical_standing(section, self.student(student))?;
        standing.task(task)?.open.single()
    }

    /// The term that is meant where none is named.
    fn term_of(&self, sought: &Sought<'_>) -> TermNumber {
        let open = sought.section.zip(sought.task);
        let open = open.and_then(|(section, task)| self.open_term(section, sought.student, task));
        let newest = || {
            let postings = self.postings(sought);
            let dated = postings.filter_map(|(place, row)| Some((self.record(place)?.posted, row.term())));
            dated.max().map(|(_, term)| term)
        };
        let today = self.exchange().technical_now().minute().date();
        let terms = self.setup().technical().schedule().terms();
        let begun = || {
            let begun = terms.iter().filter(|term| term.dates().first() <= today);
            begun.max_by_key(|term| term.dates().first()).or(terms.first()).map(Term::number)
        };
        open.or_else(newest).or_else(begun).unwrap_or(TermNumber::MIN)
    }

    fn of_posted(&self, sought: &Sought<'_>, place: usize) -> Diagnosis<'_> {
        let posting = self.record(place).map(|record| SeenPosting {
            mark: record.mark.clone(),
            posted: record.posted,
            records: equal_rows(self.plan, place),
        });
        let slot = self.plan.decisions().get(place).map_or(0, |decision| decision.slot());
        match self.plan.explain(place) {
            Some(explained) => self.walk(sought, &explained, posting.as_ref(), slot),
            None => self.of_not_posted(sought),
        }
    }

    /// Asks the engine what it would do tonight with a posting of the grade.
    fn of_not_posted(&self, sought: &Sought<'_>) -> Diagnosis<'_> {
        let beyond =
            SectionIndex(u32::try_from(self.setup().technical().sections().len()).unwrap_or(u32::MAX));
        let section = sought.section.unwrap_or(beyond);
        let student = if sought.student == StudentId::NONE { NOBODY } else { sought.student };
        let group = sought.task.and_then(|task| self.exchange().technical_group(section, task));
        let first =
            group.filter(|group| !group.items().is_empty()).map(|_| PackedMark::score(ItemIndex::new(0)));
        let mark = first.unwrap_or(PackedMark::unlisted(0));
        let row = PostedRow::new(section, student, RowTask::from(sought.task), sought.term, mark);
        let key = row.key();
        let posted = [row];
        let night = Night {
            posted: &posted,
            home: of_key(self.plan.night().home, key, HomeRow::key),
            enrollments: of_key(self.plan.night().enrollments, key, EnrollmentRow::key),
            sent: &[],
            scoped: self.scoped(student),
        };
        // Rows of one key in the plan's order are in order.
        let supposed = Plan::new(self.exchange(), night).ok();
        let explained = supposed.as_ref().and_then(|plan| plan.explain(0));
        let slot = supposed.as_ref().and_then(|plan| plan.decisions().first()).map_or(0, |of| of.slot());
        match explained {
            Some(explained) => self.walk(sought, &explained, None, slot),
            None => self.nothing(sought),
        }
    }

    /// Stands for what cannot be: the engine plans and explains every row.
    fn nothing(&self, sought: &Sought<'_>) -> Diagnosis<'_> {
        Diagnosis {
            question: Question { term: Some(sought.term), ..sought.question.clone() },
            as_of: self.exchange().technical_now().minute(),
            home: None,
            outcome: None,
            term_window: None,
            steps: Vec::new(),
            cause: Some(Cause::NotPosted),
            school: self.setup().technical().id().clone(),
            arrives: super::Arrives::NotForecast,
        }
    }

    fn walk(
        &self,
        sought: &Sought<'_>,
        explained: &Explanation<'_, 's>,
        posting: Option<&SeenPosting>,
        slot: u8,
    ) -> Diagnosis<'_> {
        let posted = posting.is_some();
        let student = self.student(sought.student);
        let of = (sought.section, sought.task);
        let facts = Facts::of(self.exchange(), explained, (posted, slot), of, (student, &self.windows));
        let cause = first_cause(&facts);
        let other_terms = || self.postings(sought).map(|(_, row)| row.term()).collect::<TermMask>();
        let others = if posted { TermMask::EMPTY } else { other_terms() };
        let mut alerts = self.alerts(sought, &facts);
        let last = cause.map_or(StepKind::Decision, |cause| step_of(cause, &alerts));
        let mut steps = Vec::new();
        for kind in StepKind::ALL.into_iter().take_while(|kind| *kind <= last) {
            let seen = match kind {
                StepKind::Alerts => core::mem::take(&mut alerts),
                kind => seen(kind, &facts, sought.question, (posting, others)),
            };
            steps.push(Step { kind, seen });
        }
        let home = facts.home.as_ref();
        let school = home.filter(|_| cause.is_some_and(|cause| cause.side() == super::Side::Home));
        Diagnosis {
            question: Question { term: Some(sought.term), ..sought.question.clone() },
            as_of: explained.as_of,
            home: home
                .map(|home| HomePlace { school: home.school.id().clone(), section: home.section.clone() }),
            outcome: posted.then_some(explained.outcome),
            term_window: super::term_window(facts.windows, explained.as_of),
            steps,
            cause,
            school: school
                .map_or_else(|| self.setup().technical().id().clone(), |home| home.school.id().clone()),
            arrives: arrives(&facts, cause, &self.forecasts, self.repaired.as_ref()),
        }
    }

    /// The alerts about the course section, those that say why this grade is held first; and the schools whose alerts reach nobody.
    fn alerts(&self, sought: &Sought<'_>, facts: &Facts<'_, '_>) -> Vec<Seen<'_>> {
        let setup = self.setup();
        let mut homes: Vec<HomeIndex> = facts.links.iter().map(|link| link.home).collect();
        homes.dedup();
        let wanted = Wanted {
            section: (sought.section, &sought.question.section),
            home: facts.home.as_ref().map(|home| (home.index, home.link.course, home.link.section)),
            homes: &homes,
            student: sought.question.ssid,
        };
        let mut alerts: Vec<SeenAlert<'_>> = Vec::new();
        for (school, alert) in self.notices.about(setup, &wanted) {
            let same_task = alert.task.as_ref().is_none_or(|task| setup.profile().task(task) == sought.task);
            let held = match alert.cause {
                alerts::Cause::Held(reason) => Some(reason),
                alerts::Cause::Found(_) => None,
            };
            let same_term = held.is_none() || alert.term == Some(sought.term);
            if same_task && same_term {
                let why = facts.posted && held.is_some() && held == facts.explained.outcome.held();
                // A posting without a usable SSID is in an alert without students.
                let ours = sought.student == StudentId::NONE
                    || sought.question.ssid.is_some_and(|of| alert.students.binary_search(&of).is_ok());
                alerts.push(SeenAlert { school, alert, of_this_grade: why && ours });
            }
        }
        alerts.sort_by_key(|seen| !seen.of_this_grade);
        let schools = core::iter::once(setup.technical()).chain(facts.home.as_ref().map(|home| home.school));
        let unheard = schools.filter(|school| school.reporting().alert_group == AlertGroup::Missing);
        let unheard = unheard.map(|school| Seen::Unheard(school.id().clone()));
        alerts.into_iter().map(Seen::Alert).chain(unheard).collect()
    }
}

/// The step that finds a cause. An alert that reaches nobody finds none.
fn step_of(cause: Cause, alerts: &[Seen<'_>]) -> StepKind {
    let step = cause.step();
    let Cause::Held(_) = cause else { return step };
    let reaches = |seen: &Seen<'_>| match seen {
        Seen::Alert(of) if of.of_this_grade => {
            !alerts.iter().any(|other| matches!(other, Seen::Unheard(school) if school == of.school))
        }
        _ => false,
    };
    if step == StepKind::Alerts && !alerts.iter().any(reaches) { StepKind::Decision } else { step }
}

fn index(section: SectionIndex) -> usize {
    usize::try_from(section.0).unwrap_or(usize::MAX)
}

/// The rows of a key, of a list in order.
fn of_key<T>(rows: &[T], key: RowKey, of: impl Fn(&T) -> RowKey) -> &[T] {
    let start = rows.partition_point(|row| of(row) < key);
    let end = rows.partition_point(|row| of(row) <= key);
    rows.get(start..end).unwrap_or_default()
}
