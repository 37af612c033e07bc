//! What rules look at: the set-up with its schools and linked courses, and a night with its records and plan.

mod enrollments;
mod mask_pairs;
mod used;

pub use enrollments::EnrollmentNightRecords;
pub(crate) use enrollments::Enrollments;
pub(crate) use mask_pairs::{MaskPair, each_mask_pair};
pub(crate) use used::Used;

use crate::rule::Problem;
use alloc::vec::Vec;
use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::TermMask;
use gradecrosswalk_domain::exchange::{
    ExchangeProfile, HomeIndex, SchoolLayout, SectionIndex, Setup, TaskIndex, TaskLayout, TaskRole,
    TaskSource,
};
use gradecrosswalk_domain::school::{Course, CourseTask, School, Section, SectionKey};
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::ledger::Records;
use gradecrosswalk_matching::posting_habits::StaleAfter;
use gradecrosswalk_matching::rows::EnrollmentRow;
use gradecrosswalk_matching::transcripts::TranscriptEntry;
use gradecrosswalk_matching::{Exchange, Ledger, Plan, Repairer};

/// Which end of the exchange a school is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Side {
    Technical,
    Home(HomeIndex),
}

/// A school with its layout.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Surveyed<'s> {
    pub(crate) side: Side,
    pub(crate) school: &'s School,
    pub(crate) layout: &'s SchoolLayout,
}

/// A technical course and a home course that have linked sections, each pair once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LinkedCourse {
    pub(crate) home: HomeIndex,
    /// The place in the home school's courses.
    pub(crate) home_course: u32,
    /// The place in the technical school's courses.
    pub(crate) technical_course: u32,
}

/// A task of the exchange on a course.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TaskRow<'s> {
    pub(crate) course: &'s Course,
    /// The course's place in its school's courses.
    pub(crate) course_place: u32,
    /// The task's place on the course, from 0.
    pub(crate) place: usize,
    pub(crate) row: &'s CourseTask,
    pub(crate) task: TaskIndex,
    /// The task's term mask.
    pub(crate) mask: TermMask,
    /// Where its open terms come from.
    pub(crate) source: TaskSource,
}

/// A set-up, as rules look at it.
pub(crate) struct Survey<'s> {
    pub(crate) exchange: &'s Exchange<'s>,
    pub(crate) setup: &'s Setup,
    pub(crate) profile: &'s ExchangeProfile,
    /// Each pair of linked courses once, ascending by home school and home course.
    linked: Vec<LinkedCourse>,
    /// The same, ascending by technical course.
    by_technical: Vec<(u32, HomeIndex)>,
    /// The different mask pairs of each home school's linked courses, ascending.
    mask_pairs: Vec<(HomeIndex, MaskPair)>,
    /// For each home school and section, how many technical sections it is linked to.
    links: Vec<Vec<u32>>,
    /// How each school uses the tasks of the exchange, the technical school first.
    used: Vec<Vec<Used<'s>>>,
}

impl<'s> Survey<'s> {
    pub(crate) fn of(exchange: &'s Exchange<'s>) -> Self {
        let setup = exchange.setup();
        let layout = setup.layout();
        let courses = layout.technical().section_courses();
        let pairs = layout.sections().zip(courses).flat_map(|(links, course)| {
            links.iter().map(|link| LinkedCourse {
                home: link.home,
                home_course: link.course,
                technical_course: *course,
            })
        });
        // Neighbouring sections mostly belong to one course.
        let mut linked: Vec<LinkedCourse> = Vec::new();
        linked.extend(pairs);
        linked.sort_unstable();
        linked.dedup();
        let mut by_technical: Vec<_> = linked.iter().map(|of| (of.technical_course, of.home)).collect();
        by_technical.sort_unstable();
        by_technical.dedup();
        let mut survey = Self {
            exchange,
            setup,
            profile: setup.profile(),
            linked,
            by_technical,
            mask_pairs: Vec::new(),
            links: links(setup),
            used: Vec::new(),
        };
        let pairs = survey.homes().filter_map(|at| Some((at.home()?, mask_pairs::mask_pairs(&survey, at))));
        survey.mask_pairs =
            pairs.flat_map(|(home, pairs)| pairs.into_iter().map(move |pair| (home, pair))).collect();
        survey.used = survey.schools().map(|at| used::used(survey.profile, at)).collect();
        survey
    }

    pub(crate) fn technical(&self) -> Surveyed<'s> {
        let layout = self.setup.layout().technical();
        Surveyed { side: Side::Technical, school: self.setup.technical(), layout }
    }

    pub(crate) fn homes(&self) -> impl Iterator<Item = Surveyed<'s>> + use<'s> {
        let setup = self.setup;
        let homes = (0..).map(HomeIndex).zip(setup.homes()).zip(setup.layout().homes());
        homes.map(|((home, school), layout)| Surveyed { side: Side::Home(home), school, layout })
    }

    /// The technical school, then the home schools.
    pub(crate) fn schools(&self) -> impl Iterator<Item = Surveyed<'s>> + use<'s> {
        core::iter::once(self.technical()).chain(self.homes())
    }

    /// The linked courses of one home school.
    pub(crate) fn linked_courses_of(&self, home: HomeIndex) -> &[LinkedCourse] {
        let start = self.linked.partition_point(|linked| linked.home < home);
        let end = self.linked.partition_point(|linked| linked.home <= home);
        self.linked.get(start..end).unwrap_or_default()
    }

    /// The linked courses of one home course.
    pub(crate) fn linked_to(&self, home: HomeIndex, home_course: u32) -> &[LinkedCourse] {
        let own = self.linked_courses_of(home);
        let start = own.partition_point(|linked| linked.home_course < home_course);
        let end = own.partition_point(|linked| linked.home_course <= home_course);
        own.get(start..end).unwrap_or_default()
    }

    /// The home schools that have a section linked to a technical course.
    pub(crate) fn homes_of_course(&self, technical_course: u32) -> impl Iterator<Item = SchoolId> {
        let start = self.by_technical.partition_point(|(course, _)| *course < technical_course);
        let linked = self.by_technical.get(start..).unwrap_or_default().iter();
        linked
            .take_while(move |(course, _)| *course == technical_course)
            .filter_map(|(_, home)| self.setup.homes().get(usize::from(home.0)))
            .map(|home| home.id().clone())
    }

    /// The schools at the other end that wait for one course.
    pub(crate) fn waiting_for(&self, side: Side, course: u32) -> Vec<SchoolId> {
        match side {
            Side::Technical => self.homes_of_course(course).collect(),
            Side::Home(_) => self.other_end(side),
        }
    }

    /// The schools at the other end: for the technical school all home schools, for a home school the technical one.
    pub(crate) fn other_end(&self, side: Side) -> Vec<SchoolId> {
        match side {
            Side::Technical => self.setup.homes().iter().map(|home| home.id().clone()).collect(),
            Side::Home(_) => alloc::vec![self.setup.technical().id().clone()],
        }
    }

    /// The different mask pairs of a home school's linked courses, ascending; none of the technical school.
    pub(crate) fn mask_pairs(&self, at: Surveyed<'s>) -> impl Iterator<Item = MaskPair> {
        let home = at.home();
        let start = self.mask_pairs.partition_point(|(of, _)| Some(*of) < home);
        let from = self.mask_pairs.get(start..).unwrap_or_default().iter();
        from.take_while(move |(of, _)| Some(*of) == home).map(|(_, pair)| *pair)
    }

    /// For each section of a home school, how many technical sections it is linked to.
    pub(crate) fn links(&self, at: Surveyed<'s>) -> &[u32] {
        let own = at.home().and_then(|home| self.links.get(usize::from(home.0)));
        own.map(Vec::as_slice).unwrap_or_default()
    }

    /// How a school uses each task of the exchange.
    pub(crate) fn used(&self, at: Surveyed<'s>) -> &[Used<'s>] {
        let place = at.home().map_or(0, |home| usize::from(home.0).saturating_add(1));
        self.used.get(place).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every task of the exchange on every course of a school.
    pub(crate) fn task_rows(&self, at: Surveyed<'s>) -> impl Iterator<Item = TaskRow<'s>> + use<'s> {
        let profile = self.profile;
        let courses = (0_u32..).zip(at.school.courses()).zip(at.layout.courses());
        courses.flat_map(move |((course_place, course), known)| {
            // The layout has the known tasks, in the course's order. Mostly that is all of them: then what it says of
            // them is at hand, and neither names are looked up nor rows read.
            let all_known = known.len() == course.tasks.len();
            let mut known = known.iter();
            let rows = course.tasks.iter().enumerate();
            rows.filter_map(move |(place, row)| {
                if !all_known {
                    profile.task(&row.task)?;
                }
                let TaskLayout { task, mask, source, .. } = *known.next()?;
                Some(TaskRow { course, course_place, place, row, task, mask, source })
            })
        })
    }

    /// The schools at the other end that wait for any of these courses, ascending.
    pub(crate) fn waiting_for_any(
        &self,
        side: Side,
        courses: impl IntoIterator<Item = u32>,
    ) -> Vec<SchoolId> {
        let Side::Technical = side else { return self.other_end(side) };
        let mut waits = alloc::vec![false; self.setup.homes().len()];
        for course in courses {
            let start = self.by_technical.partition_point(|(of, _)| *of < course);
            let linked = self.by_technical.get(start..).unwrap_or_default().iter();
            for (_, home) in linked.take_while(|(of, _)| *of == course) {
                if let Some(waits) = waits.get_mut(usize::from(home.0)) {
                    *waits = true;
                }
            }
        }
        let homes = self.setup.homes().iter().zip(waits).filter(|(_, waits)| *waits);
        homes.map(|(home, _)| home.id().clone()).collect()
    }

    /// The courses of a school that take part, each once, with their places: those with a section that is linked to one
    /// at the other end.
    pub(crate) fn courses_taking_part(
        &self,
        at: Surveyed<'s>,
    ) -> impl Iterator<Item = (u32, &'s Course)> + use<'s, '_> {
        let (technical, home) = match at.side {
            Side::Technical => (self.by_technical.as_slice(), [].as_slice()),
            Side::Home(home) => ([].as_slice(), self.linked_courses_of(home)),
        };
        let technical = technical.chunk_by(|(a, _), (b, _)| a == b).filter_map(<[_]>::first);
        let home = home.chunk_by(|a, b| a.home_course == b.home_course).filter_map(<[_]>::first);
        let places = technical.map(|(course, _)| *course).chain(home.map(|linked| linked.home_course));
        places.filter_map(move |place| Some((place, at.course(place)?)))
    }

    /// What a task on a course is for, if it takes part.
    pub(crate) fn role(&self, task: &CourseTask) -> Option<TaskRole> {
        self.task(task).and_then(|task| self.profile.role(task))
    }

    /// Which task of the exchange a task on a course is.
    pub(crate) fn task(&self, task: &CourseTask) -> Option<TaskIndex> {
        self.profile.task(&task.task)
    }
}

fn links(setup: &Setup) -> Vec<Vec<u32>> {
    let mut links: Vec<Vec<u32>> =
        setup.homes().iter().map(|home| alloc::vec![0; home.sections().len()]).collect();
    for link in setup.layout().sections().flatten() {
        let own = links.get_mut(usize::from(link.home.0));
        let section = usize::try_from(link.section).unwrap_or(usize::MAX);
        if let Some(count) = own.and_then(|own| own.get_mut(section)) {
            *count = count.saturating_add(1);
        }
    }
    links
}

impl<'s> Surveyed<'s> {
    /// Who repairs the school's set-up.
    pub(crate) fn office(&self) -> Repairer {
        match self.side {
            Side::Technical => Repairer::TechnicalOffice,
            Side::Home(_) => Repairer::HomeOffice,
        }
    }

    /// Who repairs the school's term dates: at a home school its district's system administrator (document 002: System
    /// Administration > Calendar > Terms).
    pub(crate) fn calendar_office(&self) -> Repairer {
        match self.side {
            Side::Technical => Repairer::TechnicalOffice,
            Side::Home(_) => Repairer::SystemAdministrator,
        }
    }

    /// Which home school it is.
    pub(crate) fn home(&self) -> Option<HomeIndex> {
        match self.side {
            Side::Technical => None,
            Side::Home(home) => Some(home),
        }
    }

    /// A course by its place.
    pub(crate) fn course(&self, place: u32) -> Option<&'s Course> {
        self.school.courses().get(usize::try_from(place).ok()?)
    }

    /// How often each task of the exchange is on a course, by its place in the profile.
    pub(crate) fn task_counts(&self, course: u32) -> [u32; 8] {
        let mut counts = [0_u32; 8];
        for task in self.layout.course(course) {
            if let Some(count) = counts.get_mut(usize::from(task.task.get())) {
                *count = count.saturating_add(1);
            }
        }
        counts
    }
}

/// What rules about a night look at besides the set-up.
#[derive(Debug, Clone, Copy)]
pub struct NightRecords<'n> {
    /// The records that the plan was made of.
    pub records: Records<'n>,
    /// The ledger that was made of them.
    pub ledger: &'n Ledger,
    /// What already stands on home transcripts, where the caller knows.
    pub transcript: &'n [TranscriptEntry],
    /// How long a section may go without a posting (rule G-9).
    pub stale_after: StaleAfter,
}

impl<'n> NightRecords<'n> {
    /// The records and the ledger that was made of them; nothing known of transcripts, and seven days to post in. A
    /// caller who knows more changes the fields.
    pub fn of(records: Records<'n>, ledger: &'n Ledger) -> Self {
        Self { records, ledger, transcript: &[], stale_after: StaleAfter::default() }
    }
}

/// A night, as rules look at it.
pub(crate) struct Night<'n, 's> {
    pub(crate) plan: &'n Plan<'n, 's>,
    pub(crate) records: NightRecords<'n>,
}

impl<'s> Night<'_, 's> {
    pub(crate) fn setup(&self) -> &'s Setup {
        self.plan.exchange().setup()
    }

    /// The day of the run at the technical school.
    pub(crate) fn today(&self) -> NaiveDate {
        self.plan.exchange().technical_now().minute().date()
    }

    /// The home school and the home section of an enrollment.
    pub(crate) fn enrolled_in(&self, row: &EnrollmentRow) -> Option<(&'s School, &'s SectionKey)> {
        let links = self.setup().layout().links_of(row.section());
        let link = links.get(usize::from(row.slot()).checked_sub(1)?)?;
        let home = self.setup().homes().get(usize::from(link.home.0))?;
        home.sections().get(usize::try_from(link.section).ok()?).map(|section| (home, &section.key))
    }

    /// A task's name as the course of a technical section spells it.
    pub(crate) fn spelling(&self, section: &SectionKey, task: TaskIndex) -> Option<&'s TaskName> {
        let profile = self.setup().profile();
        let course = self.setup().technical().course(&section.course);
        let mut names = course.into_iter().flat_map(|(_, course)| &course.tasks).map(|of| &of.task);
        names.find(|name| profile.task(name) == Some(task)).or_else(|| profile.task_name(task))
    }

    /// The technical section of a posted row.
    pub(crate) fn section(&self, section: SectionIndex) -> Option<&'s Section> {
        self.setup().technical().sections().get(usize::try_from(section.0).ok()?)
    }
}

/// What a check adds to.
pub(crate) type Found = Vec<Problem>;
