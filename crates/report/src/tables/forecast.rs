//! What the nights of a year will do: a row for each task of linked courses, or for each span of its nights.

use crate::shown::Shown;
use crate::table::{Cell, Column, Table};
use crate::years::Years;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::exchange::ExchangeProfile;
use gradecrosswalk_matching::HeldReason;
use gradecrosswalk_validation::Forecast;
use gradecrosswalk_validation::forecast::NightKind;

/// The years of one home school: how many nights of each task sync, would be held, and so on. Courses on which a task
/// has the same year stand in one row.
///
/// ```
/// use gradecrosswalk_domain::calendar::SchoolYear;
/// use gradecrosswalk_matching::PlanPolicy;
/// use gradecrosswalk_report::{Shown, tables};
/// use gradecrosswalk_validation::forecast::{Forecast, Nights};
/// let setup = gradecrosswalk_domain::sample::document_001()?.setup;
/// let nights = Nights::of_year(SchoolYear::starting(2019)?).ok_or("no such year")?;
/// let forecast = Forecast::of(&setup, nights, PlanPolicy::default());
/// let table = tables::year(&forecast, setup.profile(), setup.homes()[0].id(), Shown::All);
/// assert_eq!(table.text().to_string(), "\
/// task            courses  sections  sync  nothing open  held  waived  not on course
/// CTE Term Grade  480815          1   107             0   259       0              0
/// ");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn year(forecast: &Forecast, profile: &ExchangeProfile, home: &SchoolId, shown: Shown) -> Table {
    let names = [
        Column::name("task", "task"),
        Column::name("courses", "courses"),
        Column::count("sections", "sections"),
    ];
    let columns = names.into_iter().chain(NightKind::ALL.map(column));
    let years = Years::of(forecast, profile, home);
    let rows = years.iter().map(|year| {
        let counts = year.nights.counts();
        let names =
            [Cell::of(year.nights.task()), Cell::of(year.courses_in(Shown::All)), year.sections.into()];
        names.into_iter().chain(NightKind::ALL.map(|kind| Cell::from(counts.get(kind))))
    });
    let days = forecast.nights().days();
    Table::new(format_args!("Nights {days} of {home} by what they do"), columns).with_rows(rows, shown)
}

fn column(kind: NightKind) -> Column {
    match kind {
        NightKind::Syncs => Column::count("syncs", "sync"),
        NightKind::NothingOpen => Column::count("nothing_open", "nothing open"),
        NightKind::Held => Column::count("held", "held"),
        NightKind::Waived => Column::count("waived", "waived"),
        NightKind::TaskNotOnCourse => Column::count("task_not_on_course", "not on course"),
    }
}

/// The spans of nights of one home school on which a term is open at the technical school: those that sync and those
/// that would be held, with the reason, who repairs it and how.
pub fn nights(forecast: &Forecast, profile: &ExchangeProfile, home: &SchoolId, shown: Shown) -> Table {
    let columns = [
        Column::name("task", "task"),
        Column::name("courses", "courses"),
        Column::word("first", "first night"),
        Column::word("last", "last night"),
        Column::count("nights", "nights"),
        Column::word("state", "they"),
        Column::text("detail", "what"),
        Column::text("repairer", "who repairs it"),
        Column::text("repair", "how"),
    ];
    let years = Years::of(forecast, profile, home);
    let spans = years.iter().flat_map(|year| year.nights.spans().iter().map(move |span| (year, span)));
    let is_open = |kind| matches!(kind, NightKind::Syncs | NightKind::Held);
    let rows = spans.filter(|(_, span)| is_open(NightKind::of(&span.state))).map(|(year, span)| {
        let held = span.state.held();
        [
            Cell::of(year.nights.task()),
            Cell::of(year.courses_in(Shown::All)),
            Cell::of(span.days.first()),
            Cell::of(span.days.last()),
            span.days.days().into(),
            Cell::of(NightKind::of(&span.state).code()),
            Cell::of(span.state),
            Cell::maybe(held.map(HeldReason::repairer)),
            Cell::maybe(held.map(HeldReason::repair)),
        ]
    });
    Table::new(format_args!("Nights of {home} with a term open"), columns).with_rows(rows, shown)
}
