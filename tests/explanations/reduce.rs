//! A night with nothing left but what one explanation cites.

use gradecrosswalk::domain::exchange::{SectionIndex, TaskIndex};
use gradecrosswalk::domain::school::{ExceptionScope, GradeLevel, Reporting, WindowException};
use gradecrosswalk::matching::NotDueReason;
use gradecrosswalk::matching::explain::{HomeFacts, StoodAtHome, TaskFacts};
use gradecrosswalk::{
    Course, ExchangeProfile, Explanation, GradingWindow, HeldReason, Links, LocalMinute, Outcome,
    PostedGrade, School, SchoolId, SchoolParts, SectionKey, Setup, Ssid, TaskName, Term, TermMatchPolicy,
    TermSchedule,
};
use gradecrosswalk_testkit::Records;
use gradecrosswalk_testkit::generate::GeneratedExchange;

/// What is kept of one school.
struct Kept<'k> {
    terms: Vec<&'k Term>,
    section: Option<&'k SectionKey>,
    task: Option<TaskIndex>,
    /// All tasks of the course count where one is doubled (rule K-2).
    all_tasks: bool,
    /// A window that is cited though it does not hold the instant.
    window: Option<&'k dyn Fn(&GradingWindow) -> bool>,
}

/// The student, as exceptions know them.
#[derive(Clone, Copy)]
struct Student {
    ssid: Option<Ssid>,
    level: Option<GradeLevel>,
}

pub(crate) struct Reduction<'r> {
    of: &'r GeneratedExchange,
    posting: &'r PostedGrade,
    explanation: &'r Explanation<'r, 'r>,
    task: Option<TaskIndex>,
    student: Student,
}

impl<'r> Reduction<'r> {
    pub(crate) fn new(
        of: &'r GeneratedExchange,
        posting: &'r PostedGrade,
        explanation: &'r Explanation<'r, 'r>,
    ) -> Self {
        let own = of.records.enrollments.iter().filter(|enrollment| enrollment.ssid == posting.ssid);
        let level = own.filter_map(|enrollment| enrollment.grade_level).max();
        let student = Student { ssid: posting.ssid, level };
        let task = explanation.task_name.and_then(|name| of.setup.profile().task(name));
        Self { of, posting, explanation, task, student }
    }

    /// The night with what is cited, and the posting in its first place.
    pub(crate) fn night(&self) -> GeneratedExchange {
        let mut parts = self.of.setup.clone().into_parts();
        if self.explanation.outcome != Outcome::NotDue(NotDueReason::Waived) {
            parts.waivers.clear();
        }
        parts.technical = self.technical();
        parts.homes = self.homes();
        if let Links::Given(links) = &mut parts.links {
            links.retain(|link| {
                let home = parts.homes.iter().find(|home| *home.id() == link.home);
                Some(&link.technical) == self.explanation.section
                    && home.is_some_and(|home| home.section(&link.home_section).is_some())
            });
        }
        GeneratedExchange {
            setup: Setup::new(parts).unwrap(),
            as_of: self.of.as_of,
            policy: self.of.policy,
            records: self.records(),
        }
    }

    fn technical(&self) -> School {
        let explanation = self.explanation;
        let later = explanation.home.and_then(|home| home.superseded_by);
        let last_window = |window: &GradingWindow| {
            window.term == explanation.term_number && Some(window.span) == explanation.last_window
        };
        let kept = Kept {
            terms: explanation.term.into_iter().chain(later).collect(),
            section: explanation.section,
            task: self.task,
            all_tasks: self.has_doubled(explanation.task, HeldReason::TechnicalTaskDoubled),
            window: Some(&last_window),
        };
        self.school(self.of.setup.technical(), &kept)
    }

    fn has_doubled(&self, task: Option<TaskFacts>, reason: HeldReason) -> bool {
        task.is_some_and(|task| task.course_has_doubled_task)
            || self.explanation.outcome.held() == Some(reason)
    }

    fn homes(&self) -> Vec<School> {
        match &self.explanation.home {
            Some(home) => vec![self.cited_home(home)],
            None => self.homes_of_enrollments(),
        }
    }

    fn cited_home(&self, home: &HomeFacts<'_>) -> School {
        let kept = Kept {
            terms: home.term.into_iter().chain(home.should_be_open).collect(),
            section: Some(home.section),
            task: self.task,
            all_tasks: self.has_doubled(home.task, HeldReason::HomeTaskDoubled),
            window: None,
        };
        self.school(home.school, &kept)
    }

    /// Where no home school is cited, at most where the student could have been enrolled counts, and nothing that is
    /// set up there.
    fn homes_of_enrollments(&self) -> Vec<School> {
        let Some((section, _)) =
            self.explanation.section.and_then(|key| self.of.setup.technical().section(key))
        else {
            return Vec::new();
        };
        let links = self.of.setup.layout().links_of(SectionIndex(u32::try_from(section).unwrap()));
        let cited =
            |slot: u8| self.explanation.enrollments.iter().any(|enrollment| enrollment.slot() == slot);
        let links = (1_u8..).zip(links).filter(|(slot, _)| match self.explanation.outcome.held() {
            Some(HeldReason::NotEnrolled) => true,
            Some(HeldReason::EnrolledOutsideTerm | HeldReason::SeveralHomes) => cited(*slot),
            _ => false,
        });
        let mut homes: Vec<SchoolParts> = Vec::new();
        for (_, link) in links {
            let school = &self.of.setup.homes()[usize::from(link.home.0)];
            let section = school.sections()[link.section as usize].clone();
            let course = Course { number: section.key.course.clone(), tasks: Vec::new() };
            let place = homes.iter().position(|home| home.id == *school.id()).unwrap_or_else(|| {
                homes.push(bare(school));
                homes.len() - 1
            });
            homes[place].sections.push(section);
            if !homes[place].courses.contains(&course) {
                homes[place].courses.push(course);
            }
        }
        homes.into_iter().map(|parts| School::new(parts).unwrap()).collect()
    }

    fn school(&self, school: &School, kept: &Kept<'_>) -> School {
        let mut parts = bare(school);
        let now = school.clock().local(self.of.as_of);
        let whole = self.of.policy.term_match == TermMatchPolicy::SameSequence;
        let terms = school.schedule().terms().iter();
        let terms = terms.filter(|term| whole || kept.terms.contains(term)).cloned();
        parts.schedule = TermSchedule::new(terms).unwrap();
        let profile = self.of.setup.profile();
        let cited = |name: &TaskName| kept.task.is_some() && profile.task(name) == kept.task;
        if let Some((_, section)) = kept.section.and_then(|key| school.section(key)) {
            let (_, course) = school.course(&section.key.course).unwrap();
            let tasks = course.tasks.iter().filter(|row| kept.all_tasks || cited(&row.task));
            parts.courses = vec![Course { number: course.number.clone(), tasks: tasks.cloned().collect() }];
            parts.sections = vec![section.clone()];
            let concerns = |of: &&WindowException| cited(&of.task) && self.concerns(of, section, now);
            parts.exceptions = school.exceptions().iter().filter(concerns).cloned().collect();
        }
        let windows = school.windows().iter().filter(|window| {
            cited(&window.task) && (window.span.holds(now) || kept.window.is_some_and(|cited| cited(window)))
        });
        parts.windows = windows.cloned().collect();
        let groups = school.score_groups().iter().filter(|group| {
            parts.courses.iter().flat_map(|course| &course.tasks).any(|row| row.score_group == *group.name())
        });
        parts.score_groups = groups.cloned().collect();
        School::new(parts).unwrap()
    }

    fn concerns(
        &self,
        exception: &WindowException,
        section: &gradecrosswalk::Section,
        now: LocalMinute,
    ) -> bool {
        exception.span.holds(now)
            && match &exception.scope {
                ExceptionScope::Student(student) => Some(*student) == self.student.ssid,
                ExceptionScope::Section(key) => *key == section.key,
                ExceptionScope::Course(course) => *course == section.key.course,
                ExceptionScope::Teacher(teacher) => section.teacher.as_ref() == Some(teacher),
                ExceptionScope::GradeLevel(level) => Some(*level) == self.student.level,
            }
    }

    fn records(&self) -> Records {
        let (posting, records) = (self.posting, &self.of.records);
        let profile: &ExchangeProfile = self.of.setup.profile();
        let key = |of: &PostedGrade| (of.ssid, of.section.clone(), profile.task(&of.task), of.term);
        let conflict = self.explanation.outcome.held() == Some(HeldReason::ConflictingPostings);
        let twins = records.posted.iter().filter(|other| conflict && key(other) == key(posting));
        let home = self.explanation.home.as_ref();
        let place = |ssid: Ssid, section: &SectionKey, task: &TaskName, at: &SchoolId, term| {
            let cited = home.map(|home| (home.school.id(), home.term_number));
            (Some(ssid), section, profile.task(task)) == (posting.ssid, &posting.section, self.task)
                && cited == Some((at, Some(term)))
        };
        let stands = home.is_some_and(|home| home.stood != StoodAtHome::Nothing);
        let sent = home.is_some_and(|home| home.last_sent != StoodAtHome::Nothing);
        Records {
            posted: std::iter::once(posting).chain(twins).cloned().collect(),
            home: records
                .home
                .iter()
                .filter(|of| stands && place(of.ssid, &of.section, &of.task, &of.home, of.term))
                .cloned()
                .collect(),
            enrollments: records.enrollments.iter().filter(|of| of.ssid == posting.ssid).cloned().collect(),
            sent: records
                .sent
                .iter()
                .filter(|of| sent && place(of.ssid, &of.section, &of.task, &of.home, of.term))
                .cloned()
                .collect(),
        }
    }
}

/// A school with its name and its clock only.
fn bare(school: &School) -> SchoolParts {
    SchoolParts {
        schedule: TermSchedule::default(),
        score_groups: Vec::new(),
        windows: Vec::new(),
        exceptions: Vec::new(),
        courses: Vec::new(),
        sections: Vec::new(),
        composites: Vec::new(),
        reporting: Reporting::default(),
        ..school.clone().into_parts()
    }
}
