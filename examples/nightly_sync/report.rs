//! What the night prints. Each part is a text of whole lines.

use crate::schools::finals::due;
use crate::schools::night::Night;
use crate::whole::Whole;
use anyhow::{Result, bail};
use gradecrosswalk::matching::attendance::AttendanceNarrative;
use gradecrosswalk::matching::explain::StoodAtHome;
use gradecrosswalk::matching::ledger::RecordList;
use gradecrosswalk::matching::{Arrival, HomeEdit, NotDueReason};
use gradecrosswalk::report::{Shown, tables};
use gradecrosswalk::{
    AlertGroup, EnrollmentNarrative, EnrollmentNightRecords, ExchangePart, Explanation, HeldReason, Ledger,
    Narrative, Outcome, Plan, Severities, Severity, Ssid, WholeNight, WholeNightLedger, validate,
    validate_enrollments, validate_night,
};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many students a list names before it counts the rest.
const SHOWN: usize = 3;

/// How many alerts a school is shown before the rest is counted.
const TOLD: usize = 2;

/// Counts for each home school, and the reasons for which grades are not due.
pub fn summary(plan: &Plan<'_, '_>) -> String {
    let summary = plan.summary();
    let homes = tables::summary(plan.exchange().setup(), &summary, Shown::All);
    format!("{}\n{}", homes.text(), tables::not_due_reasons(&summary).text())
}

/// The held grades by reason, with who can repair them and how.
pub fn held(plan: &Plan<'_, '_>, ledger: &Ledger, night: &Night) -> String {
    let mut by_reason: BTreeMap<HeldReason, Vec<String>> = BTreeMap::new();
    for (place, (_, outcome)) in plan.outcomes().enumerate() {
        if let Outcome::Held { reason, .. } = outcome {
            by_reason.entry(reason).or_default().push(grade(plan, ledger, night, place));
        }
    }
    let count: usize = by_reason.values().map(Vec::len).sum();
    let mut text = format!("held grades: {count}, for {} reasons\n", by_reason.len());
    for (reason, grades) in by_reason {
        let _ = writeln!(text, "{reason}: {} ({})", reason.problem(), grades.len());
        let _ = writeln!(text, "    {}: {}", reason.repairer(), reason.repair());
        let _ = writeln!(text, "    {}", few(grades));
    }
    text
}

fn few(mut grades: Vec<String>) -> String {
    // One student may have several grades in one section.
    grades.dedup();
    let rest = grades.len().saturating_sub(SHOWN);
    grades.truncate(SHOWN);
    let named = grades.join("; ");
    if rest == 0 { named } else { format!("{named}; and {rest} more") }
}

/// Student, section and, where one is known, home school.
fn grade(plan: &Plan<'_, '_>, ledger: &Ledger, night: &Night, place: usize) -> String {
    let record = ledger.posted_record(place).and_then(|record| night.posted.get(record));
    let ssid =
        record.and_then(|record| record.ssid).map_or_else(|| "no SSID".to_owned(), |ssid| ssid.to_string());
    let section = record.map(|record| record.section.to_string()).unwrap_or_default();
    let home = plan.explain(place).and_then(|of| of.home).map(|home| format!(" at {}", home.school.id()));
    format!("{ssid} in {section}{}", home.unwrap_or_default())
}

/// What nobody is held up by and somebody should look at.
pub fn findings(plan: &Plan<'_, '_>, ledger: &Ledger, night: &Night) -> String {
    let mut text = String::new();
    let (mut never, mut edited) = (Vec::new(), Vec::new());
    for (place, (_, outcome)) in plan.outcomes().enumerate() {
        let line = || {
            let facts = plan.explain(place).map(|of| facts(&of)).unwrap_or_default();
            format!("{}: {facts}", grade(plan, ledger, night, place))
        };
        match outcome {
            Outcome::NotDue(NotDueReason::Closed(Arrival::NeverArrived)) => never.push(line()),
            Outcome::Update { edit: HomeEdit::Edited, .. } => edited.push(line()),
            _ => {}
        }
    }
    list(&mut text, "never arrived, and the term has closed", &never);
    let unposted = plan.unposted().map(|row| match ledger.sent_grade(plan.exchange(), row) {
        Some(of) => format!(
            "{} in {} at {}: {}, term {}, score {} stays",
            of.ssid, of.section, of.home, of.task, of.term, of.score
        ),
        None => "a grade whose score the home score group no longer has".to_owned(),
    });
    let left_out = ledger.left_out().iter().map(|left| match left.list {
        RecordList::Enrollments => {
            let of = night.enrollments.get(left.record).map(|of| format!("{} at {}", of.section, of.home));
            format!("{}: {left}", of.unwrap_or_default())
        }
        _ => left.to_string(),
    });
    list(&mut text, "un-posted at the technical school since they were sent", &unposted.collect::<Vec<_>>());
    list(&mut text, "edited at home since they were sent, and overwritten", &edited);
    list(&mut text, "records that take no part", &left_out.collect::<Vec<_>>());
    text
}

fn facts(of: &Explanation<'_, '_>) -> String {
    let mut text = of.task_name.map(ToString::to_string).unwrap_or_default();
    if let Some(term) = of.term {
        let _ = write!(text, ", {}", term.name());
    }
    if let Some(home) = &of.home {
        if let Some(term) = home.term {
            let _ = write!(text, " into {}", term.name());
        }
        match home.stood {
            StoodAtHome::Nothing => {}
            StoodAtHome::Score(item) => {
                let _ = write!(text, ", {} stood there", item.score());
            }
            StoodAtHome::UnlistedScore => {
                text.push_str(", an unlisted score stood there");
            }
        }
    }
    if let Some(score) = of.mark.home {
        let _ = write!(text, ", {} is written", score.score());
    }
    text
}

fn list(text: &mut String, title: &str, lines: &[String]) {
    let _ = writeln!(text, "{title}: {}", lines.len());
    for line in lines.iter().take(SHOWN) {
        let _ = writeln!(text, "    {line}");
    }
    if lines.len() > SHOWN {
        let _ = writeln!(text, "    and {} more", lines.len() - SHOWN);
    }
}

/// What each school is told: the first of what it can repair, and how much else there is.
pub fn alerts(plan: &Plan<'_, '_>, ledger: &Ledger, night: &Night) -> String {
    let (severities, records) = (Severities::default(), night.to_validate(ledger));
    let mut findings = validate(plan.exchange(), &severities);
    findings.extend(validate_night(plan, records, &severities));
    findings.retain(|finding| finding.severity() != Severity::Information);
    let mut text = String::from("alerts\n");
    for told in gradecrosswalk::alerts(plan, records, &findings) {
        let group = match &told.group {
            AlertGroup::SetUp(group) => group.to_string(),
            AlertGroup::Missing => "no user group, so they reach nobody".to_owned(),
            AlertGroup::NotTold => "a user group that is not known".to_owned(),
        };
        let (repairs, waits) = (told.repairs.len(), told.waits.len());
        let _ = writeln!(text, "{} ({group}): {repairs} to repair, {waits} to wait for", told.school);
        for alert in told.repairs.iter().take(TOLD) {
            let _ = writeln!(text, "    {}: {alert}", alert.repairer);
        }
        let rest = repairs.saturating_sub(TOLD);
        if rest > 0 {
            let _ = writeln!(text, "    and {rest} more");
        }
    }
    text
}

/// The parts of the night beside the grades: counts, what is held, and what somebody should look at.
pub fn beside_grades(whole: &WholeNight<'_, '_>, ledgers: &WholeNightLedger, read: &Whole) -> String {
    let summary = whole.summary();
    let mut text = match read.attendance_of {
        Some(day) => format!("the whole night, with the unknown absences of {day}\n"),
        None => String::from("the whole night; no attendance syncs\n"),
    };
    let _ = writeln!(text, "{}", tables::whole_night(&read.night.setup, &summary, Shown::All).text());
    let held = summary.held.iter().filter(|((_, part), _)| *part != ExchangePart::Grades);
    let lines: Vec<String> = held
        .map(|((reason, part), count)| {
            format!(
                "{part}, {reason}: {} ({count}); {}: {}",
                reason.problem(),
                reason.repairer(),
                reason.repair()
            )
        })
        .collect();
    let _ = writeln!(text, "held enrollments and attendance, reasons: {}", lines.len());
    for line in lines {
        let _ = writeln!(text, "    {line}");
    }
    let records =
        EnrollmentNightRecords { records: read.records().for_enrollments(), ledger: ledgers.enrollments() };
    let found = validate_enrollments(whole.enrollments(), records, &Severities::default());
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    let _ = writeln!(text, "rosters, findings: {}", found.len());
    for line in found.iter().take(TOLD + SHOWN) {
        let _ = writeln!(text, "    {line}");
    }
    if found.len() > TOLD + SHOWN {
        let _ = writeln!(text, "    and {} more", found.len() - TOLD - SHOWN);
    }
    text
}

/// What a student's final grades are made of, and why each of the grades has its outcome.
pub fn explained(
    whole: &WholeNight<'_, '_>,
    ledgers: &WholeNightLedger,
    night: &Night,
    ssid: Ssid,
) -> Result<String> {
    let (plan, ledger) = (whole.grades(), ledgers.grades());
    let mut text = String::new();
    let posted = (night.posted.as_slice(), [].as_slice());
    let due = due(&night.setup, plan.exchange().as_of(), posted, &night.enrollments);
    for of in due.iter().filter(|due| due.ssid == ssid) {
        let parts = tables::composite(&of.explanation);
        let _ = writeln!(text, "student {ssid}, {}\n{}", of.explanation.headline(), parts.text());
    }
    for (place, (row, _)) in plan.outcomes().enumerate() {
        if ledger.register().ssid(row.student()) == Some(ssid)
            && let Some(explanation) = plan.explain(place)
        {
            let _ = writeln!(text, "{}", Narrative::new(&explanation, Some(ssid)));
        }
    }
    // What became of the student's enrollments and absences goes with the grades.
    let graded = !text.is_empty();
    for place in (0..whole.enrollments().decisions().len()).filter(|_| graded) {
        let explanation = whole.enrollments().explain(place);
        let own = explanation.filter(|of| ledgers.enrollments().register().ssid(of.student) == Some(ssid));
        if let Some(explanation) = own {
            let _ = writeln!(text, "{}", EnrollmentNarrative::new(&explanation, Some(ssid)));
        }
    }
    if let Some((plan, ledger)) = whole.attendance().zip(ledgers.attendance()).filter(|_| graded) {
        for explanation in (0..plan.decisions().len()).filter_map(|place| plan.explain(place)) {
            if ledger.register().ssid(explanation.student) == Some(ssid) {
                let _ = writeln!(text, "{}", AttendanceNarrative::new(&explanation, Some(ssid)));
            }
        }
    }
    if text.is_empty() {
        bail!("student {ssid} has no posted grade: give the SSID of a student who has one");
    }
    Ok(text)
}
