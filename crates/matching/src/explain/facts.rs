//! The facts that a decision read, gathered again for one posted row. Decides nothing.

use crate::exchange::{CourseStanding, Exchange, ScopedStudent};
use crate::held::Repairer;
use crate::outcome::{NotDueReason, OldScore, Outcome, OutcomeKind};
use crate::plan::{Decision, Plan};
use crate::rows::{EnrollmentRow, HomeRow, KeyedRow, PackedMark, PostedRow, RowKey, RowTask, StudentId};
use crate::term_match::{reference_day, term_holding};
use chrono::NaiveDate;
use core::fmt;
use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::calendar::{LocalMinute, Term, TermMask, TermNumber, WindowSpan};
use gradecrosswalk_domain::exchange::{HomeIndex, LinkTarget, SectionIndex, Setup, TaskIndex};
use gradecrosswalk_domain::school::{School, SectionKey};
use gradecrosswalk_domain::scores::{ItemIndex, Percent, ScoreGroup, ScoreItem};

/// Who can repair what holds a grade, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repair {
    /// Who can repair it.
    pub by: Repairer,
    /// How, in one line.
    pub how: &'static str,
}

/// A task on a course as it stood at the as-of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskFacts {
    /// The terms in which the task must be graded.
    pub mask: TermMask,
    /// The terms that were open for posting.
    pub open: TermMask,
    /// Whether the open terms came from grading windows.
    pub by_window: bool,
    /// Whether a task of the exchange is attached twice to the course.
    pub course_has_doubled_task: bool,
}

/// The mark and what it is at both schools.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkFacts<'s> {
    /// The posted percent, if a percent decided.
    pub percent: Option<Percent>,
    /// The score of the technical group that was posted or that the percent picks.
    pub technical: Option<&'s ScoreItem>,
    /// The score of the home group that it translates to.
    pub home: Option<&'s ScoreItem>,
}

/// A score of the home school: what stood there before, or what was last sent there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoodAtHome<'s> {
    /// Nothing.
    Nothing,
    /// A score of the home group.
    Score(&'s ScoreItem),
    /// A text that the home group does not have.
    UnlistedScore,
}

/// The home side, once the student's enrollment has named it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HomeFacts<'s> {
    /// The home school.
    pub school: &'s School,
    /// The home section.
    pub section: &'s SectionKey,
    /// The home school's local time at the as-of.
    pub local: LocalMinute,
    /// The task on the home course; none where it is not attached.
    pub task: Option<TaskFacts>,
    /// The number of the home term that is open, or for a closed technical term the one that was to be open.
    pub term_number: Option<TermNumber>,
    /// That term, where the home schedule has it.
    pub term: Option<&'s Term>,
    /// The day by which home terms are chosen for the technical term (rule T-7).
    pub reference_day: Option<NaiveDate>,
    /// The home term that should be open (rule T-8).
    pub should_be_open: Option<&'s Term>,
    /// What stood in the home term before.
    pub stood: StoodAtHome<'s>,
    /// What was last sent into the home term, where that is known.
    pub last_sent: StoodAtHome<'s>,
    /// Of a closed technical term: a later one, begun by the as-of, whose grade goes into the same home term, so that
    /// another score there says nothing about this grade (rule T-11).
    pub superseded_by: Option<&'s Term>,
}

/// The home sections that a technical section is linked to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct HomeSections<'s> {
    links: &'s [LinkTarget],
    homes: &'s [School],
}

impl<'s> HomeSections<'s> {
    pub(crate) fn of(setup: &'s Setup, section: SectionIndex) -> Self {
        Self { links: setup.layout().links_of(section), homes: setup.homes() }
    }

    /// A home school of the set-up.
    pub(crate) fn school(&self, home: HomeIndex) -> Option<&'s School> {
        self.homes.get(usize::from(home.0))
    }

    /// The home school and the section of a link, by its slot from 1 (see [`EnrollmentRow::slot`]).
    pub fn get(&self, slot: u8) -> Option<(&'s School, &'s SectionKey)> {
        let link = self.links.get(usize::from(slot).checked_sub(1)?)?;
        let school = self.homes.get(usize::from(link.home.0))?;
        school.sections().get(usize::try_from(link.section).ok()?).map(|section| (school, &section.key))
    }
}

impl fmt::Debug for HomeSections<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = (1..=u8::MAX).map_while(|slot| self.get(slot));
        f.debug_list().entries(named.map(|(school, section)| (school.id(), section))).finish()
    }
}

/// Why a posted grade has its decision (rule G-10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation<'a, 's> {
    /// What becomes of the grade.
    pub outcome: Outcome,
    /// The rule that decided, such as `T-7`.
    pub rule: &'static str,
    /// Who can repair it, if it is held.
    pub repair: Option<Repair>,
    /// The as-of in the technical school's local time.
    pub as_of: LocalMinute,
    /// The student, as in the posted row.
    pub student: StudentId,
    /// The technical section; none where the set-up does not have it.
    pub section: Option<&'s SectionKey>,
    /// The task's official name; none where it takes no part.
    pub task_name: Option<&'s TaskName>,
    /// The task on the technical course; none where it is not attached.
    pub task: Option<TaskFacts>,
    /// The technical term's number.
    pub term_number: TermNumber,
    /// The technical term, where the schedule has it.
    pub term: Option<&'s Term>,
    /// Of a term that is not open: its window for the task that closes last, where the task is open by window.
    pub last_window: Option<WindowSpan>,
    /// The mark at both schools.
    pub mark: MarkFacts<'s>,
    /// The home sections of the technical section.
    pub home_sections: HomeSections<'s>,
    /// The student's enrollments in them.
    pub enrollments: &'a [EnrollmentRow],
    /// The home side, where the enrollments name one.
    pub home: Option<HomeFacts<'s>>,
}

pub(crate) fn explain<'a, 's>(plan: &Plan<'a, 's>, place: usize) -> Option<Explanation<'a, 's>> {
    let posting = plan.night().posted.get(place)?;
    let decision = *plan.decisions().get(place)?;
    Some(Gather { exchange: plan.exchange(), plan, posting, decision }.explanation())
}

struct Gather<'p, 'a, 's> {
    exchange: &'a Exchange<'s>,
    plan: &'p Plan<'a, 's>,
    posting: &'a PostedRow,
    decision: Decision,
}

impl<'a, 's> Gather<'_, 'a, 's> {
    fn explanation(&self) -> Explanation<'a, 's> {
        let setup = self.exchange.setup();
        let section = self.posting.section();
        let outcome = self.decision.outcome(self.exchange, section);
        let task = self.task();
        let number = self.posting.term();
        let student = self.student();
        let key = usize::try_from(section.0).ok().and_then(|place| setup.technical().sections().get(place));
        let standing = self.exchange.technical_standing(section, student);
        let term = setup.technical().schedule().get(number);
        let link = usize::from(self.decision.slot()).checked_sub(1);
        let link = link.and_then(|place| setup.layout().links_of(section).get(place));
        let reason = outcome.held();
        Explanation {
            outcome,
            rule: rule(&outcome),
            repair: reason.map(|reason| Repair { by: reason.repairer(), how: reason.repair() }),
            as_of: self.exchange.technical_now().minute(),
            student: self.posting.student(),
            section: key.map(|section| &section.key),
            task_name: task.and_then(|task| setup.profile().task_name(task)),
            task: task.zip(standing).and_then(|(task, standing)| task_facts(&standing, task)),
            term_number: number,
            term,
            last_window: task.zip(standing).and_then(|(task, standing)| self.last_window(task, &standing)),
            mark: self.mark(task, link),
            home_sections: HomeSections::of(setup, section),
            enrollments: run(self.plan.night().enrollments, self.posting.key()),
            home: link.and_then(|link| self.home((task?, &standing?), term, student, link)),
        }
    }

    fn task(&self) -> Option<TaskIndex> {
        match self.posting.task() {
            RowTask::Exchange(task) => Some(task),
            RowTask::Other => None,
        }
    }

    fn student(&self) -> Option<Student> {
        let scoped = self.plan.night().scoped;
        let place = scoped.binary_search_by_key(&self.posting.student(), |scoped| scoped.student).ok()?;
        scoped.get(place).map(|ScopedStudent { ssid, level, .. }| (*ssid, *level))
    }

    fn last_window(&self, task: TaskIndex, standing: &CourseStanding) -> Option<WindowSpan> {
        if self.decision.kind() != OutcomeKind::NotDue || !standing.task(task)?.by_window {
            return None;
        }
        let windows = self.exchange.windows_of(task).filter(|window| window.term == self.posting.term());
        windows.map(|window| window.span).max_by_key(|span| (span.closes(), span.opens()))
    }

    fn mark(&self, task: Option<TaskIndex>, link: Option<&LinkTarget>) -> MarkFacts<'s> {
        let mark: PackedMark = self.posting.mark();
        let percent = mark.to_percent();
        let technical = task.and_then(|task| self.exchange.technical_group(self.posting.section(), task));
        let rounding = self.exchange.policy().rounding;
        let by_percent =
            percent.zip(technical).and_then(|(percent, group)| group.by_percent(rounding.apply(percent)));
        let by_score = mark.to_score().zip(technical).and_then(|(item, group)| group.get(item));
        let kinds = [OutcomeKind::Add, OutcomeKind::Update, OutcomeKind::Unchanged];
        let home = link.zip(task).and_then(|(link, task)| self.exchange.home_group(link, task));
        let written = home.filter(|_| kinds.contains(&self.decision.kind()));
        MarkFacts {
            percent,
            technical: by_score.or(by_percent.map(|(_, item)| item)),
            home: written.and_then(|group| group.get(ItemIndex::new(self.decision.new_score()))),
        }
    }

    /// The first technical term that takes the place of the posted one in its home term.
    fn superseding(
        &self,
        (task, standing): (TaskIndex, &CourseStanding),
        home: HomeIndex,
    ) -> Option<&'s Term> {
        let later = self.exchange.home_calendar(home)?.superseding(self.posting.term());
        let first = (later & standing.task(task)?.mask).first()?;
        self.exchange.setup().technical().schedule().get(first)
    }

    fn home(
        &self,
        (task, at_technical): (TaskIndex, &CourseStanding),
        technical: Option<&'s Term>,
        student: Option<Student>,
        link: &LinkTarget,
    ) -> Option<HomeFacts<'s>> {
        let school = self.exchange.home(link.home)?;
        let section = school.sections().get(usize::try_from(link.section).ok()?)?;
        let standing = self.exchange.home_standing(link, student)?;
        let closed = matches!(self.decision.not_due_reason(), Some(NotDueReason::Closed(_)));
        // A closed term's grade was to arrive by the term's last day; any other is looked at tonight.
        let date = match technical {
            Some(term) if closed => term.dates().last(),
            _ => self.exchange.technical_now().minute().date(),
        };
        let day = technical.and_then(|term| reference_day(date, term, school.schedule()));
        let wanted = day.and_then(|day| term_holding(day, school.schedule()));
        let open = standing.task(task).and_then(|task| task.open.single());
        let number = if closed { wanted.map(Term::number) } else { open };
        let group = self.exchange.home_group(link, task);
        let rank = number.map(|term| HomeRow::rank_of(HomeRow::place_of(task, term), link.home));
        let key = self.posting.key();
        let stands = rank.and_then(|rank| find(self.plan.night().home, key, rank));
        let sent = rank.and_then(|rank| find(self.plan.night().sent, key, rank));
        Some(HomeFacts {
            school,
            section: &section.key,
            local: self.exchange.home_now(link.home)?.minute(),
            task: task_facts(&standing, task),
            term_number: number,
            term: number.and_then(|number| school.schedule().get(number)),
            reference_day: day,
            should_be_open: wanted,
            stood: stands.map_or(StoodAtHome::Nothing, |row| stood(row.score(), group)),
            last_sent: sent.map_or(StoodAtHome::Nothing, |row| stood(row.written().score(), group)),
            superseded_by: if closed { self.superseding((task, at_technical), link.home) } else { None },
        })
    }
}

type Student = (gradecrosswalk_domain::grades::Ssid, Option<gradecrosswalk_domain::school::GradeLevel>);

fn stood(score: OldScore, group: Option<&ScoreGroup>) -> StoodAtHome<'_> {
    match score {
        OldScore::Listed(item) => {
            group.and_then(|group| group.get(item)).map_or(StoodAtHome::UnlistedScore, StoodAtHome::Score)
        }
        OldScore::Unlisted => StoodAtHome::UnlistedScore,
    }
}

fn task_facts(standing: &CourseStanding, task: TaskIndex) -> Option<TaskFacts> {
    standing.task(task).map(|of| TaskFacts {
        mask: of.mask,
        open: of.open,
        by_window: of.by_window,
        course_has_doubled_task: standing.has_doubled_task(),
    })
}

/// The rows of one student in one section, of which there are few.
pub(crate) fn run<T: KeyedRow>(rows: &[T], key: RowKey) -> &[T] {
    let start = rows.partition_point(|row| row.key() < key);
    let rest = rows.get(start..).unwrap_or_default();
    let length = rest.iter().take_while(|row| row.key() == key).count();
    rest.get(..length).unwrap_or_default()
}

fn find<T: KeyedRow>(rows: &[T], key: RowKey, rank: u32) -> Option<&T> {
    let place = rows.binary_search_by(|row| (row.key(), row.rank()).cmp(&(key, rank))).ok()?;
    rows.get(place)
}

fn rule(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Add(_) | Outcome::Update { .. } | Outcome::NotDue(NotDueReason::Closed(_)) => "G-5",
        Outcome::Unchanged(_) => "S-7",
        Outcome::NotDue(NotDueReason::Waived) => "G-11",
        Outcome::NotDue(NotDueReason::TaskNotOnCourse | NotDueReason::NotOpen) => "G-4",
        Outcome::Held { reason, .. } => reason.rule(),
    }
}
