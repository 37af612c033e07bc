//! Two schools whose terms and windows are changed, and their forecast.
#![allow(dead_code, unreachable_pub, reason = "each test file uses some of them")]

use gradecrosswalk_domain::calendar::{SchoolYear, Term};
use gradecrosswalk_testkit::builders::{TERM_GRADE, task_name, term};
use gradecrosswalk_testkit::{Draft, SchoolBuilder};
use gradecrosswalk_validation::forecast::{Forecast, NightSpan, Nights, TaskForecast};

pub fn year_2019() -> Nights {
    Nights::of_year(SchoolYear::starting(2019).unwrap()).unwrap()
}

pub fn forecast(night: &Draft, nights: Nights) -> Forecast {
    Forecast::of(&night.setup(), nights, night.policy)
}

/// The forecast of CTE Term Grade in the only linked section.
pub fn term_grade(night: &Draft) -> TaskForecast {
    let forecast = forecast(night, year_2019());
    let [course] = forecast.courses() else { panic!("one forecast is for all") };
    course.task(&task_name(TERM_GRADE)).unwrap().clone()
}

pub fn lines(task: &TaskForecast) -> Vec<String> {
    task.spans().iter().map(NightSpan::to_string).collect()
}

pub fn terms(names: &str, dates: &[(&str, &str)]) -> Vec<Term> {
    let numbered = (1_u8..).zip(dates);
    numbered.map(|(n, (first, last))| term(&format!("{names} {n}"), n, first, last)).collect()
}

/// Document 001, example 1: the home school's terms.
pub fn later_terms_at_home(night: &mut Draft) {
    night.homes[0].terms(terms("Term", &[("2019-08-01", "2019-10-15"), ("2019-10-16", "2019-12-15")]));
}

/// A window on each term, from its first to its last day.
pub fn windows_as_the_terms(school: &mut SchoolBuilder) {
    for term in school.parts.schedule.terms().to_vec() {
        let dates = term.dates();
        let (first, last) = (dates.first().to_string(), dates.last().to_string());
        school.window(TERM_GRADE, term.number().get(), &first, &last);
    }
}

pub fn both(night: &mut Draft, change: impl Fn(&mut SchoolBuilder)) {
    change(&mut night.technical);
    night.homes.iter_mut().for_each(change);
}

pub const QUARTERS: [(&str, &str); 4] = [
    ("2019-08-01", "2019-10-01"),
    ("2019-10-02", "2019-12-20"),
    ("2020-01-04", "2020-03-15"),
    ("2020-03-16", "2020-05-28"),
];
pub const SEMESTERS: [(&str, &str); 2] = [("2019-08-01", "2019-12-20"), ("2020-01-04", "2020-05-28")];

/// Document 000's visual.
pub fn windows_of_the_guide(school: &mut SchoolBuilder) {
    school.terms(terms(
        "GP",
        &[
            ("2019-08-01", "2019-10-01"),
            ("2019-10-02", "2019-12-31"),
            ("2020-01-20", "2020-03-15"),
            ("2020-03-16", "2020-05-15"),
        ],
    ));
    windows_as_the_terms(school);
}
