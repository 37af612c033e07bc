//! A report as one HTML page: no script, nothing from elsewhere. Shows what it is given and decides nothing.
//!
//! | module | what it writes |
//! |---|---|
//! | `totals` | what became of the grades |
//! | `held` | held grades, by the school and the people who can act |
//! | `diagnosed` | why single grades are missing: the guide's steps up to the first cause |
//! | `verified` | what became of a night's plan, grades reports, both schools side by side |
//! | `found` | findings with their repairs |
//! | `calendars` | what the nights of the year will do, with a calendar of each pair of schools |
//! | `proposals` | what home schools should have open |
//! | `parts` | what these have in common |

mod calendars;
mod diagnosed;
mod found;
mod held;
mod parts;
mod proposals;
mod totals;
mod verified;

use crate::calendar;
use crate::markup::Markup;
use crate::shown::{Counted, Shown, number};
use crate::ssids::Ssids;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::AsOf;
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_matching::plan::Summary;
use gradecrosswalk_validation::alerts::SchoolAlerts;
use gradecrosswalk_validation::grades_report::{GradesReport, SideBySide};
use gradecrosswalk_validation::morning_after::MorningAfter;
use gradecrosswalk_validation::{Diagnosis, Finding, Forecast, Proposal};

/// A report of one exchange, for people to read. Only what it is given becomes a part of it.
///
/// Memory is taken for what is shown: of each list the first rows, 50 unless said otherwise, with a count of the rest,
/// and of the home schools the calendars of those with the most held nights. [`Report::html`] is written piece by piece
/// to where it is displayed.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::calendar::{AsOf, SchoolYear};
/// use gradecrosswalk_matching::PlanPolicy;
/// use gradecrosswalk_report::Report;
/// use gradecrosswalk_validation::forecast::{Forecast, Nights};
/// let setup = gradecrosswalk_domain::sample::document_001()?.setup;
/// let nights = Nights::of_year(SchoolYear::starting(2019)?).ok_or("no such year")?;
/// let forecast = Forecast::of(&setup, nights, PlanPolicy::default());
/// let as_of = AsOf::end_of(NaiveDate::from_ymd_opt(2019, 10, 4).ok_or("no such day")?)?;
/// let page = Report::of(&setup, as_of).with_forecast(&forecast).html().to_string();
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(page.contains("<h1>Grade sync of ATC-017</h1>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Report<'r> {
    setup: &'r Setup,
    as_of: AsOf,
    summary: Option<&'r Summary<'r>>,
    alerts: Option<&'r [SchoolAlerts]>,
    diagnoses: Option<&'r [Diagnosis<'r>]>,
    morning_after: Option<&'r MorningAfter>,
    grades: &'r [GradesReport],
    side_by_side: &'r [SideBySide],
    findings: Option<&'r [Finding]>,
    forecast: Option<&'r Forecast>,
    proposals: Vec<&'r Proposal>,
    shown: Shown,
    calendars: Shown,
    ssids: Ssids,
}

impl<'r> Report<'r> {
    /// A report of an exchange as of an instant, without a part yet.
    pub fn of(setup: &'r Setup, as_of: AsOf) -> Self {
        Self {
            setup,
            as_of,
            summary: None,
            alerts: None,
            diagnoses: None,
            morning_after: None,
            grades: &[],
            side_by_side: &[],
            findings: None,
            forecast: None,
            proposals: Vec::new(),
            shown: Shown::Few(50),
            calendars: Shown::Few(20),
            ssids: Ssids::Whole,
        }
    }

    /// The same with what became of the grades.
    #[must_use]
    pub fn with_summary(self, summary: &'r Summary<'r>) -> Self {
        Self { summary: Some(summary), ..self }
    }

    /// The same with the held grades, by who can act.
    #[must_use]
    pub fn with_alerts(self, alerts: &'r [SchoolAlerts]) -> Self {
        Self { alerts: Some(alerts), ..self }
    }

    /// The same with why single grades are missing: of each the guide's steps up to the first cause (rule D-3).
    #[must_use]
    pub fn with_diagnoses(self, diagnoses: &'r [Diagnosis<'r>]) -> Self {
        Self { diagnoses: Some(diagnoses), ..self }
    }

    /// The same with what became of an earlier night's planned grades (rule D-7).
    #[must_use]
    pub fn with_morning_after(self, after: &'r MorningAfter) -> Self {
        Self { morning_after: Some(after), ..self }
    }

    /// The same with grades reports: who has a posted grade, section by section (rule D-2).
    #[must_use]
    pub fn with_grades_reports(self, reports: &'r [GradesReport]) -> Self {
        Self { grades: reports, ..self }
    }

    /// The same with both schools' grades side by side (rule D-2).
    #[must_use]
    pub fn with_side_by_side(self, compared: &'r [SideBySide]) -> Self {
        Self { side_by_side: compared, ..self }
    }

    /// The same with findings and their repairs.
    #[must_use]
    pub fn with_findings(self, findings: &'r [Finding]) -> Self {
        Self { findings: Some(findings), ..self }
    }

    /// The same with what the nights of a year will do, and a calendar of each pair of schools.
    #[must_use]
    pub fn with_forecast(self, forecast: &'r Forecast) -> Self {
        Self { forecast: Some(forecast), ..self }
    }

    /// The same with what home schools should have open.
    #[must_use]
    pub fn with_proposals(self, proposals: impl IntoIterator<Item = &'r Proposal>) -> Self {
        Self { proposals: proposals.into_iter().collect(), ..self }
    }

    /// The same with so many rows of each list.
    #[must_use]
    pub fn shown(self, shown: Shown) -> Self {
        Self { shown, ..self }
    }

    /// The same with the calendars of so many home schools; 20 unless said otherwise.
    #[must_use]
    pub fn calendars(self, calendars: Shown) -> Self {
        Self { calendars, ..self }
    }

    /// The same with so much of each student's identifier; all of it unless said otherwise, because support needs it
    /// (rule F-1). A page that is handed around may show the last four characters only.
    #[must_use]
    pub fn ssids(self, ssids: Ssids) -> Self {
        Self { ssids, ..self }
    }

    /// The report as an HTML file of its own.
    pub fn html(&self) -> impl fmt::Display + '_ {
        Html(self)
    }

    /// The parts that there are.
    fn parts(&self) -> Vec<Part<'_>> {
        let parts = [
            self.summary.map(Part::Totals),
            self.alerts.map(Part::Held),
            self.diagnoses.map(Part::Diagnosed),
            self.morning_after.map(Part::MorningAfter),
            (!self.grades.is_empty()).then_some(Part::Grades(self.grades)),
            (!self.side_by_side.is_empty()).then_some(Part::SideBySide(self.side_by_side)),
            self.findings.map(Part::Found),
            self.forecast.map(Part::Calendars),
            (!self.proposals.is_empty()).then_some(Part::Proposals(&self.proposals)),
        ];
        parts.into_iter().flatten().collect()
    }
}

/// A part of a report.
enum Part<'r> {
    Totals(&'r Summary<'r>),
    Held(&'r [SchoolAlerts]),
    Diagnosed(&'r [Diagnosis<'r>]),
    MorningAfter(&'r MorningAfter),
    Grades(&'r [GradesReport]),
    SideBySide(&'r [SideBySide]),
    Found(&'r [Finding]),
    Calendars(&'r Forecast),
    Proposals(&'r [&'r Proposal]),
}

impl Part<'_> {
    /// Its name within the page, and its heading.
    fn named(&self) -> (&'static str, &'static str) {
        match self {
            Self::Totals(_) => ("totals", "What became of the grades"),
            Self::Held(_) => ("held", "Held grades, by who can act"),
            Self::Diagnosed(_) => ("diagnoses", "Why single grades are missing"),
            Self::MorningAfter(_) => ("morning-after", "The morning after"),
            Self::Grades(_) => ("grades", "Grades reports"),
            Self::SideBySide(_) => ("side-by-side", "Both schools side by side"),
            Self::Found(_) => ("findings", "Findings and their repairs"),
            Self::Calendars(_) => ("calendars", "The nights of the year"),
            Self::Proposals(_) => ("proposals", "What home schools should have open"),
        }
    }

    fn write(&self, m: &mut Markup<'_>, report: &Report<'_>) -> fmt::Result {
        match self {
            Self::Totals(summary) => totals::write(m, report, summary),
            Self::Held(alerts) => held::write(m, report, alerts),
            Self::Diagnosed(diagnoses) => diagnosed::write(m, report, diagnoses),
            Self::MorningAfter(after) => verified::morning_after(m, report, after),
            Self::Grades(reports) => verified::grades(m, report, reports),
            Self::SideBySide(compared) => verified::side_by_side(m, report, compared),
            Self::Found(findings) => found::write(m, report, findings),
            Self::Calendars(forecast) => calendars::write(m, report, forecast),
            Self::Proposals(proposals) => proposals::write(m, report, proposals),
        }
    }
}

const STYLE: &str = include_str!("page/style.css");

/// What stands at the head of every page. Nothing is fetched and no script is run, even if one were in it.
const HEAD: &str = r#"<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
"#;

struct Html<'r>(&'r Report<'r>);

impl fmt::Display for Html<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = self.0;
        let technical = report.setup.technical().id();
        let m = &mut Markup::new(f);
        m.own("<!DOCTYPE html>\n")?;
        m.block("html", &[("lang", &"en")], |m| {
            m.block("head", &[], |m| {
                m.own(HEAD)?;
                m.leaf("title", &[], format_args!("Grade sync of {technical}, {}", report.as_of))?;
                m.element("style", &[], |m| {
                    m.own(STYLE)?;
                    m.own(calendar::STYLE)
                })
            })?;
            m.block("body", &[], |m| {
                let parts = report.parts();
                m.block("header", &[], |m| header(m, report, &parts))?;
                m.block("main", &[], |m| {
                    parts.iter().try_for_each(|part| {
                        let (id, heading) = part.named();
                        let heading_id = alloc::format!("{id}-heading");
                        m.block("section", &[("id", &id), ("aria-labelledby", &heading_id)], |m| {
                            m.leaf("h2", &[("id", &heading_id)], heading)?;
                            part.write(m, report)
                        })
                    })
                })
            })
        })
    }
}

fn header(m: &mut Markup<'_>, report: &Report<'_>, parts: &[Part<'_>]) -> fmt::Result {
    let technical = report.setup.technical().id();
    let homes = number(report.setup.homes().len());
    m.leaf("h1", &[], format_args!("Grade sync of {technical}"))?;
    m.leaf(
        "p",
        &[("class", &"lead")],
        format_args!("As of {}, with {}.", report.as_of, Counted(homes, "home school")),
    )?;
    m.block("nav", &[("aria-label", &"Parts of this report")], |m| {
        m.block("ul", &[], |m| {
            parts.iter().try_for_each(|part| {
                let (id, heading) = part.named();
                let to = alloc::format!("#{id}");
                m.element("li", &[], |m| m.leaf("a", &[("href", &to)], heading))
            })
        })
    })
}
