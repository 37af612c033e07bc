//! The schools of a recipe.

use super::calendar::{companion, current, without_shared_days};
use super::office::{CoursePlan, Office};
use super::recipe::{Home, Recipe};
use super::sections::elsewhere;
use super::students::Student;
use super::tasks::{TASKS, is_task};
use super::windows::open_now;
use super::{GeneratedExchange, grades};
use crate::builders::GROUP;
use crate::{Draft, Records, SchoolBuilder};
use chrono::NaiveDate;
use gradecrosswalk_domain::CourseNumber;
use gradecrosswalk_domain::calendar::{AsOf, Term, TermNumber};
use gradecrosswalk_domain::exchange::{AttendanceParts, ExchangeProfile, Link, Links};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::{CourseTask, OpenTerms};

/// The home schools' identifiers, not in order.
const HOME_IDS: [&str; 4] = ["HS-3", "HS-1", "HS-4", "HS-2"];

/// A task's row on a course of a school.
pub(super) fn row<'s>(
    school: &'s SchoolBuilder,
    course: &CourseNumber,
    task: usize,
) -> Option<&'s CourseTask> {
    let course = school.parts.courses.iter().find(|of_school| of_school.number == *course)?;
    course.tasks.iter().find(|row| is_task(&row.task, task))
}

/// The first open term of a task on a course, exceptions aside.
pub(super) fn open_term(
    school: &SchoolBuilder,
    course: &CourseNumber,
    task: usize,
    as_of: AsOf,
) -> Option<TermNumber> {
    let row = row(school, course, task)?;
    if let OpenTerms::ByHand(active) = row.open_terms {
        return active.first();
    }
    let windows = school.parts.windows.iter().filter(|window| is_task(&window.task, task)).cloned();
    let open = open_now(&windows.collect::<Vec<_>>(), school.parts.clock.local(as_of));
    open.into_iter().find(|term| row.term_mask.contains(*term))
}

impl Recipe {
    /// The night.
    pub(super) fn build(&self) -> GeneratedExchange {
        let terms = self.calendar.terms(self.year);
        let as_of = self.instant.as_of(self.year, &terms);
        let technical = self.technical(&terms, as_of);
        let today = technical.parts.clock.local(as_of).date();
        let mut links = Vec::new();
        let homes = self.homes.iter().enumerate();
        let homes = homes.map(|place| self.home(place, &technical, (as_of, today), &mut links)).collect();
        let mut night = Draft {
            profile: ExchangeProfile::kts(),
            technical,
            homes,
            links: Links::ByProfile,
            waivers: self.waivers.approved(as_of),
            attendance: AttendanceParts::default(),
            as_of,
            policy: self.policy,
            records: Records::default(),
            transcript: Vec::new(),
            roster: Vec::new(),
            stops: Vec::new(),
        };
        night.records = grades::records(self, &night, &links);
        if self.sections.given {
            links.extend(links.first().cloned());
            night.links = Links::Given(links);
        }
        GeneratedExchange { setup: night.setup(), as_of, policy: night.policy, records: night.records }
    }

    fn ssids(&self) -> Vec<Ssid> {
        (0..self.students.len()).map(Student::ssid).collect()
    }

    fn technical(&self, terms: &[Term], as_of: AsOf) -> SchoolBuilder {
        let mut school = SchoolBuilder::technical("CTC-1");
        school.parts.kind = self.waivers.kind;
        let today = self.office.clock().local(as_of).date();
        let right = [current(terms, today).map(Term::number); TASKS];
        let (courses, sections) = self.sections.technical();
        let courses: Vec<CoursePlan> =
            courses.into_iter().map(|(place, number)| (place, number, right)).collect();
        let [main, second] = &self.groups;
        let groups = [main.named(GROUP), second.named("CTE Second")];
        self.office.furnish(&mut school, terms, (&courses, sections), groups, as_of);
        self.office.except(&mut school, &self.ssids(), right, as_of);
        school
    }

    fn home(
        &self,
        (place, home): (usize, &Home),
        technical: &SchoolBuilder,
        (as_of, today): (AsOf, NaiveDate),
        links: &mut Vec<Link>,
    ) -> SchoolBuilder {
        let mut school = SchoolBuilder::home(HOME_IDS[place]);
        let technical_terms = technical.parts.schedule.terms();
        let now = current(technical_terms, today);
        let (calendar, apart) = &home.calendar;
        let terms = calendar.terms(self.year, technical_terms);
        let terms = match now.filter(|_| *apart) {
            Some(now) => without_shared_days(terms, now, self.year),
            None => terms,
        };
        let (courses, sections, own_links) = self.sections.home(place, &school.parts.id);
        links.extend(own_links);
        let technical_courses = technical.parts.courses.iter();
        let courses: Vec<CoursePlan> = courses
            .into_iter()
            .zip(technical_courses)
            .map(|((place, number), course)| {
                let right = [0, 1, 2].map(|task| {
                    let open = open_term(technical, &course.number, task, as_of);
                    let open = open.and_then(|open| technical.parts.schedule.get(open)).or(now)?;
                    companion(&terms, open, today).or(current(&terms, today)).map(Term::number)
                });
                (place, number, right)
            })
            .collect();
        let groups = [("Home Letters", 0), ("Home Second", 1)]
            .map(|(name, place)| self.groups[place].at_home(home.groups[place]).named(name));
        let office: &Office = &home.office;
        office.furnish(&mut school, &terms, (&courses, sections), groups, as_of);
        office.except(&mut school, &self.ssids(), courses[0].2, as_of);
        school.section(elsewhere(), &[]);
        school
    }
}
