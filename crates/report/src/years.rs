//! The years of one pair of schools: courses on which a task has the same nights, together.

use crate::shown::{Joined, Shown, number};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::exchange::{ExchangeProfile, TaskIndex};
use gradecrosswalk_domain::{CourseNumber, SchoolId};
use gradecrosswalk_matching::NightState;
use gradecrosswalk_validation::Forecast;
use gradecrosswalk_validation::forecast::TaskForecast;

/// Courses of one pair of schools on which a task has the same nights.
#[derive(Debug)]
pub(crate) struct Year<'f> {
    pub(crate) nights: &'f TaskForecast,
    /// The technical courses, ascending.
    pub(crate) courses: Vec<&'f CourseNumber>,
    /// How many linked sections they have.
    pub(crate) sections: u64,
}

impl Year<'_> {
    /// The courses in one line.
    pub(crate) fn courses_in(&self, shown: Shown) -> String {
        format!("{}", Joined(&self.courses, shown))
    }
}

/// The years of one pair of schools, by the profile's tasks and then by their first course.
#[derive(Debug)]
pub(crate) struct Years<'f>(Vec<Year<'f>>);

/// What makes two years one.
type Key = (Option<TaskIndex>, Vec<(DateRange, NightState)>);

impl<'f> Years<'f> {
    pub(crate) fn of(forecast: &'f Forecast, profile: &ExchangeProfile, home: &SchoolId) -> Self {
        let mut years: BTreeMap<Key, Year<'f>> = BTreeMap::new();
        for course in forecast.courses().iter().filter(|course| course.home() == home) {
            for nights in course.tasks() {
                let spans = nights.spans().iter().map(|span| (span.days, span.state));
                let key = (profile.task(nights.task()), spans.collect());
                let new = || Year { nights, courses: Vec::new(), sections: 0 };
                let year = years.entry(key).or_insert_with(new);
                year.courses.extend(course.technical_courses());
                year.sections = year.sections.saturating_add(number(course.sections().len()));
            }
        }
        let mut years: Vec<(Option<TaskIndex>, Year<'f>)> =
            years.into_iter().map(|((task, _), year)| (task, year)).collect();
        for (_, year) in &mut years {
            year.courses.sort_unstable();
            year.courses.dedup();
        }
        years.sort_by(|(task, year), (other, after)| (task, &year.courses).cmp(&(other, &after.courses)));
        Self(years.into_iter().map(|(_, year)| year).collect())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Year<'f>> {
        self.0.iter()
    }

    pub(crate) fn as_slice(&self) -> &[Year<'f>] {
        &self.0
    }
}
