//! Findings as text: by severity, school and rule, with the repair and, where there is one, the fix.

use crate::text::{Shown, add, add_more, count};
use gradecrosswalk::{Applicability, Finding, Repairer, Rule, SchoolId, Severity};
use std::collections::BTreeMap;

/// How many findings there are of each severity, in one line.
pub fn totals(findings: &[Finding]) -> String {
    let of = |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
    format!(
        "{}, {}, {} for information",
        count(of(Severity::Error), "error"),
        count(of(Severity::Warning), "warning"),
        of(Severity::Information)
    )
}

/// What findings have in common that stand together.
type Group<'f> = (Severity, &'f SchoolId, Rule, Repairer, &'static str);

/// The findings with their repairs, of each group as many as are shown.
pub fn told(findings: &[Finding], shown: Shown) -> String {
    let mut groups: BTreeMap<Group<'_>, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        let school = &finding.place().school;
        let group = (finding.severity(), school, finding.rule(), finding.repairer(), finding.repair());
        groups.entry(group).or_default().push(finding);
    }
    let mut text = String::new();
    let mut before = None;
    for ((severity, school, rule, repairer, repair), findings) in groups {
        if before != Some((severity, school)) {
            add(&mut text, 0, &format!("{severity}s at {school}").replace("informations", "information"));
            before = Some((severity, school));
        }
        let (few, more) = shown.of(&findings);
        for (place, finding) in few.iter().enumerate() {
            let name = if place == 0 { format!("{rule}: ") } else { String::new() };
            add(&mut text, 2 + 2 * usize::from(place > 0), &format!("{name}{}", line(finding)));
            if let Some(fix) = finding.fix() {
                add(&mut text, 6, &format!("fix, {}: {}", fix.applicability, fix.title));
            }
        }
        // Information is legal: what could be done about it is told to who looks at one school.
        if shown == Shown::All || severity != Severity::Information {
            let others = if more == 0 { String::new() } else { format!("and {more} more; ") };
            add(&mut text, 4, &format!("{others}{repairer}: {repair}"));
        } else {
            add_more(&mut text, 4, more);
        }
    }
    text
}

/// Where it is within its school, and what is wrong.
fn line(finding: &Finding) -> String {
    let place = finding.place().to_string();
    match place.split_once(", ") {
        Some((_, within)) => format!("{within}: {}", finding.problem()),
        None => finding.problem().to_string(),
    }
}

/// The findings counted, a line for each rule, with how far their fixes can be trusted.
pub fn counted(findings: &[Finding]) -> String {
    type Counted<'f> = BTreeMap<(Severity, Rule, Option<Applicability>), BTreeMap<&'f SchoolId, usize>>;
    let mut rules = Counted::new();
    for finding in findings {
        let fix = finding.fix().map(|fix| fix.applicability);
        let schools = rules.entry((finding.severity(), finding.rule(), fix)).or_default();
        *schools.entry(&finding.place().school).or_default() += 1;
    }
    let mut text = String::new();
    for ((severity, rule, fix), schools) in rules {
        let fix = fix.map(|fix| format!(" (fix, {fix})")).unwrap_or_default();
        let schools: Vec<String> =
            schools.iter().map(|(school, count)| format!("{school} {count}")).collect();
        add(&mut text, 2, &format!("{severity} {rule}: {}{fix}", schools.join(", ")));
    }
    text
}
