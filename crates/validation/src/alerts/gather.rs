//! Gathering alerts: each held grade and each finding to the school that can act.

use super::{Alert, Cause, SchoolAlerts, Waiting};
use crate::finding::Finding;
use crate::severity::Severity;
use crate::survey::NightRecords;
use alloc::borrow::ToOwned as _;
use alloc::collections::BTreeMap;
use alloc::string::ToString as _;
use alloc::vec;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::{HomeIndex, SectionIndex, Setup};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::{School, SectionKey};
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::{HeldReason, Outcome, Plan, Repairer};

/// The alerts of a night for every school that has any, the technical school first and the home schools ascending.
///
/// Held grades of one section, task, term and reason are one alert. It goes to the school whose people can repair it.
/// Where that is the home office and the student's home school is not known, it goes to the technical school, which must
/// find out; no home school hears of a student that may be another's.
/// `findings` are those of the set-up and of the night that schools should hear of; leave out what they should not.
pub fn alerts(plan: &Plan<'_, '_>, night: NightRecords<'_>, findings: &[Finding]) -> Vec<SchoolAlerts> {
    let setup = plan.exchange().setup();
    let mut told: BTreeMap<SchoolId, (Vec<Alert>, Vec<Waiting>)> = BTreeMap::new();
    for (to, alert) in unsent(plan, night, findings) {
        for waiting in alert.waiting.iter().filter(|waiting| **waiting != to) {
            let (_, waits) = told.entry(waiting.clone()).or_default();
            waits.push(Waiting { school: to.clone(), alert: alert.clone() });
        }
        told.entry(to).or_default().0.push(alert);
    }
    let schools = core::iter::once(setup.technical()).chain(setup.homes());
    schools.filter_map(|school| Some(of_school(school, told.remove(school.id())?))).collect()
}

/// Every alert with the school that can act, ascending.
pub(crate) fn unsent(
    plan: &Plan<'_, '_>,
    night: NightRecords<'_>,
    findings: &[Finding],
) -> Vec<(SchoolId, Alert)> {
    let mut all: Vec<(SchoolId, Alert)> = held(plan, night);
    all.extend(findings.iter().map(found));
    all.sort_unstable();
    all
}

fn of_school(school: &School, (mut repairs, mut waits): (Vec<Alert>, Vec<Waiting>)) -> SchoolAlerts {
    repairs.sort_unstable();
    waits.sort_unstable_by(|a, b| (&a.alert, &a.school).cmp(&(&b.alert, &b.school)));
    let group = school.reporting().alert_group.clone();
    SchoolAlerts { school: school.id().clone(), group, repairs, waits }
}

fn found(finding: &Finding) -> (SchoolId, Alert) {
    let place = finding.place();
    let alert = Alert {
        severity: finding.severity(),
        repairer: finding.repairer(),
        course: place.course.clone(),
        section: place.section.clone(),
        task: place.task.clone(),
        term: place.term,
        cause: Cause::Found(finding.rule()),
        problem: finding.problem().to_string(),
        repair: finding.repair(),
        students: place.student.into_iter().collect(),
        grades: 0,
        waiting: place.waiting.clone(),
    };
    (place.school.clone(), alert)
}

/// What held grades have in common that are one alert.
type Group<'n> = (Option<HomeIndex>, &'n SectionKey, &'n TaskName, TermNumber, HeldReason);

fn held(plan: &Plan<'_, '_>, night: NightRecords<'_>) -> Vec<(SchoolId, Alert)> {
    let mut groups: BTreeMap<Group<'_>, (Vec<Ssid>, u64)> = BTreeMap::new();
    for (row, (_, outcome)) in plan.outcomes().enumerate() {
        let Outcome::Held { reason, home } = outcome else { continue };
        let record = night.ledger.posted_record(row);
        let Some(posting) = record.and_then(|record| night.records.posted.get(record)) else { continue };
        let group = (home, &posting.section, &posting.task, posting.term, reason);
        let (students, grades) = groups.entry(group).or_default();
        students.extend(posting.ssid);
        *grades = grades.saturating_add(1);
    }
    let setup = plan.exchange().setup();
    let alerts = groups.into_iter().map(|((home, section, task, term, reason), (mut students, grades))| {
        students.sort_unstable();
        students.dedup();
        let (school, waiting) = who_acts(setup, section, home, reason);
        let alert = Alert {
            severity: Severity::Error,
            repairer: reason.repairer(),
            course: Some(section.course.clone()),
            section: Some(section.number.clone()),
            task: Some(task.clone()),
            term: Some(term),
            cause: Cause::Held(reason),
            problem: reason.problem().to_owned(),
            repair: reason.repair(),
            students,
            grades,
            waiting,
        };
        (school, alert)
    });
    alerts.collect()
}

/// The school that can act, and those that wait for it.
fn who_acts(
    setup: &Setup,
    section: &SectionKey,
    home: Option<HomeIndex>,
    reason: HeldReason,
) -> (SchoolId, Vec<SchoolId>) {
    let technical = setup.technical().id().clone();
    let id = |home: HomeIndex| setup.homes().get(usize::from(home.0)).map(|home| home.id().clone());
    let home = home.and_then(id);
    // The reasons up to the technical school's open term (rule G-4) are its own, whoever there or beyond repairs them.
    let at_technical = reason <= HeldReason::TechnicalUnknownTerm
        || matches!(reason.repairer(), Repairer::TechnicalTeacher | Repairer::TechnicalOffice);
    match home {
        Some(home) if at_technical => (technical, vec![home]),
        Some(home) => (home, vec![technical]),
        // Nobody knows the student's home school; what is wrong at the technical school itself keeps all of them waiting.
        None if at_technical => {
            let place = setup.technical().section(section).and_then(|(place, _)| u32::try_from(place).ok());
            let links = place.map(|place| setup.layout().links_of(SectionIndex(place))).unwrap_or_default();
            let mut homes: Vec<SchoolId> = links.iter().filter_map(|link| id(link.home)).collect();
            homes.dedup();
            (technical, homes)
        }
        None => (technical, Vec::new()),
    }
}
