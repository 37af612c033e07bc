//! The forms of forecasts in JSON, read through their own checks as the domain's values are.

use super::{
    CourseForecast, Forecast, ForecastError, LinkedSection, NightCounts, NightSpan, Nights, RunTime,
    TaskForecast,
};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::NaiveTime;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::wire::{Shown, object_form, text_form};
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::{NightState, TermMatchPolicy};

/// Exactly two and two digits with a colon between.
fn run_time(text: &str) -> Result<RunTime, String> {
    let digits = |text: &str| text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let time = text.split_once(':').filter(|(hour, minute)| hour.len() == 2 && minute.len() == 2);
    let time = time.and_then(|(hour, minute)| NaiveTime::from_hms_opt(digits(hour)?, digits(minute)?, 0));
    time.map(RunTime::at)
        .ok_or_else(|| format!("time {} is not of the form 23:59: give hours and minutes", Shown(text)))
}

text_form!(RunTime, "time", run_time, |time| time);

object_form!(NightSpan, "a span of nights", |span| {
    required days: DateRange = span.days,
    required state: NightState = span.state,
} => NightSpan { days, state });

object_form!(NightCounts, "counts of nights", |counts| {
    required syncs: u32 = counts.syncs,
    required nothing_open: u32 = counts.nothing_open,
    required held: u32 = counts.held,
    required waived: u32 = counts.waived,
    required task_not_on_course: u32 = counts.task_not_on_course,
} => NightCounts { syncs, nothing_open, held, waived, task_not_on_course });

object_form!(Nights, "nights", |nights| {
    required days: DateRange = nights.days(),
    required time: RunTime = nights.time(),
} => Nights::of(days).at(time));

object_form!(LinkedSection, "a linked section", |linked| {
    required technical: SectionKey = &linked.technical,
    required home: SectionKey = &linked.home,
} => LinkedSection { technical, home });

// The counts stand before the spans, so that one that was cut short is noticed.
object_form!(TaskForecast, "the forecast of a task", |forecast| {
    required task: TaskName = forecast.task(),
    required counts: NightCounts = forecast.counts(),
    required spans: Vec<NightSpan> = forecast.spans(),
} => try {
    let forecast = TaskForecast::new(task, spans)?;
    if forecast.counts() == counts {
        Ok(forecast)
    } else {
        Err(ForecastError::Miscounted { task: forecast.task().clone() })
    }
});

object_form!(CourseForecast, "the forecast of a course", |forecast| {
    required home: SchoolId = forecast.home(),
    required sections: Vec<LinkedSection> = forecast.sections(),
    required tasks: Vec<TaskForecast> = forecast.tasks(),
} => try CourseForecast::new(home, sections, tasks));

object_form!(Forecast, "a forecast", |forecast| {
    required technical: SchoolId = forecast.technical(),
    required nights: Nights = forecast.nights(),
    required term_match: TermMatchPolicy = forecast.term_match(),
    required courses: Vec<CourseForecast> = forecast.courses(),
} => try Forecast::from_parts(technical, nights, term_match, courses));
