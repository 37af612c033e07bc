//! The second planner of grade return: rules L-1 to L-6 word by word, slow and obvious. It asks about one place at a
//! time, scans lists, and takes nothing of the engine. Titles are cut by characters: it is for titles of plain letters.

use super::said::number;
use gradecrosswalk_domain::learning::{
    Activity, ActivityKind, CategoryState, ClassSection, DueDateDemand, Enablement, GradeReturn,
    GradebookEntry, OverMaximum, RosterLink, RosterStudent, RubricKind, RubricMark, SisSection,
};
use gradecrosswalk_domain::scores::Points;
use std::collections::BTreeMap;

/// What the rules say at each place, in the words of [`said`](super::said()).
pub fn oracle(of: &GradeReturn) -> BTreeMap<String, String> {
    let mut said = BTreeMap::from([(String::new(), String::new())]);
    // L-1
    if of.enablement() == Enablement::NotEnabled {
        return said;
    }
    let class = class_fault(of);
    said.insert(String::new(), class.unwrap_or_default().to_owned());
    for section in of.class().sections() {
        let own = section_fault(of, section);
        said.insert(section.id.to_string(), own.unwrap_or_default().to_owned());
        for activity in of.class().activities().iter().filter(|activity| activity.max_points.is_some()) {
            let place = format!("{}/{}", section.id, activity.id);
            let entry = entry(of, section, activity, class.or(own));
            for student in &section.roster {
                let place = format!("{place}/{}", number(student.student));
                said.insert(place, score(of, section, activity, student, &entry));
            }
            said.insert(place, entry);
        }
    }
    said
}

fn sis<'a>(of: &'a GradeReturn, section: &ClassSection) -> Vec<&'a SisSection> {
    of.sections().iter().filter(|sis| section.linked.contains(sis.key())).collect()
}

/// L-5: different lead teachers, or lead teacher not the class owner.
fn class_fault(of: &GradeReturn) -> Option<&'static str> {
    let linked: Vec<&SisSection> =
        of.class().sections().iter().flat_map(|section| sis(of, section)).collect();
    let leads_differ = linked.iter().any(|a| linked.iter().any(|b| a.lead_teacher() != b.lead_teacher()));
    if leads_differ {
        Some("F01")
    } else if linked.iter().any(|section| section.lead_teacher() != of.class().owner()) {
        Some("F02")
    } else {
        None
    }
}

/// L-5, L-6: one SIS section or none.
fn section_fault(of: &GradeReturn, section: &ClassSection) -> Option<&'static str> {
    match section.linked.len() {
        1 if sis(of, section).is_empty() => Some("F04"),
        0 | 1 => None,
        _ => Some("F03"),
    }
}

fn entry(of: &GradeReturn, section: &ClassSection, activity: &Activity, wider: Option<&str>) -> String {
    if section.linked.is_empty() {
        return "not linked".to_owned();
    }
    if let Some(fault) = wider {
        return format!("behind {fault}");
    }
    let sis = sis(of, section)[0];
    let stands = stands(sis, activity);
    let mut faults = Vec::new();
    // L-5: due dates
    match (activity.due, of.target().due_date, activity.kind) {
        (None, DueDateDemand::Everything, _)
        | (None, DueDateDemand::Assessments, ActivityKind::Assessment) => faults.push("F05"),
        (Some(due), ..) if due < sis.term().first() || due > sis.term().last() => faults.push("F06"),
        _ => {}
    }
    // L-5: titles
    let (title, description) = (title(of, activity), description(of, activity));
    if stands.is_none() && (shared(of, activity) || made_elsewhere(of, sis, &title)) {
        faults.push("F07");
    }
    // L-5: pasted formatting. Generated descriptions have only this one kind.
    if activity.description.as_ref().is_some_and(|text| text.as_str().contains("<b>")) {
        faults.push("F08");
    }
    // L-3
    let mut categories: Vec<_> = sis.categories().iter().collect();
    categories.sort_by_key(|category| (category.name.as_str().to_lowercase(), category.name.clone()));
    let preferred = categories.iter().find(|category| category.name == of.target().preferred_category);
    let wanted = match stands {
        Some(stands) => categories.iter().find(|category| category.name == stands.category),
        None => preferred.or(categories.first()),
    };
    match wanted {
        None => faults.push("F09"),
        Some(category) => {
            if stands.is_none() && category.state == CategoryState::Inactive {
                faults.push("F10");
            }
            if !category.controlled_by.is(sis.lead_teacher()) {
                faults.push("F11");
            }
        }
    }
    if !faults.is_empty() {
        return format!("fault {}", faults.join(" "));
    }
    // L-4
    let Some(stands) = stands else { return format!("create in {}", wanted.unwrap().name) };
    let was = &stands.content;
    let mut changed = Vec::new();
    if was.title.as_str() != title {
        changed.push("title");
    }
    if was.description.as_ref().map(ToString::to_string) != description {
        changed.push("description");
    }
    if Some(was.max_points) != activity.max_points {
        changed.push("max points");
    }
    if was.due != activity.due {
        changed.push("due date");
    }
    if changed.is_empty() { "unchanged".to_owned() } else { format!("update {}", changed.join(", ")) }
}

fn stands<'a>(sis: &'a SisSection, activity: &Activity) -> Option<&'a GradebookEntry> {
    sis.entries().iter().find(|entry| entry.source.as_ref() == Some(&activity.id))
}

/// L-2: cut to the limits.
fn title(of: &GradeReturn, activity: &Activity) -> String {
    activity.title.as_str().chars().take(of.target().title_limit.get() as usize).collect()
}

fn description(of: &GradeReturn, activity: &Activity) -> Option<String> {
    let limit = of.target().description_limit.get() as usize;
    activity.description.as_ref().map(|text| text.as_str().chars().take(limit).collect())
}

/// L-5: not unique in its class after truncation.
fn shared(of: &GradeReturn, activity: &Activity) -> bool {
    let scored = of.class().activities().iter().filter(|other| other.max_points.is_some());
    scored.filter(|other| title(of, other) == title(of, activity)).count() > 1
}

fn made_elsewhere(of: &GradeReturn, sis: &SisSection, title: &str) -> bool {
    sis.entries().iter().any(|entry| {
        let of_class = of.class().activities().iter().any(|own| entry.source.as_ref() == Some(&own.id));
        !of_class && entry.content.title.as_str() == title
    })
}

fn score(
    of: &GradeReturn,
    section: &ClassSection,
    activity: &Activity,
    student: &RosterStudent,
    entry: &str,
) -> String {
    if entry == "not linked" {
        return "skip: section not linked".to_owned();
    }
    match student.link {
        RosterLink::Overridden => return "skip: overridden".to_owned(),
        RosterLink::NotLinked => return "skip: student not linked".to_owned(),
        RosterLink::Linked => {}
    }
    let Some(mut points) = points(activity, student) else { return "skip: no score".to_owned() };
    let most = activity.max_points.unwrap();
    let above = points > most;
    if above && of.target().over_maximum == OverMaximum::Capped {
        points = most;
    }
    let only = section.linked.len() == 1;
    let gradebook = sis(of, section).into_iter().find(|_| only);
    let stands = gradebook.and_then(|sis| stands(sis, activity));
    let was = stands.and_then(|entry| entry.scores.iter().find(|score| score.student == student.student));
    let was = was.map(|score| score.points);
    let refused = above && of.target().over_maximum == OverMaximum::Refused;
    // L-6: what stands is sent, whatever its entry waits for; what is above the maximum never is.
    if was == Some(points) && !refused {
        return format!("unchanged {points}");
    }
    if let Some(codes) = entry.strip_prefix("fault ").or(entry.strip_prefix("behind ")) {
        return format!("behind {}", codes.split(' ').next().unwrap());
    }
    if refused {
        return "fault F12".to_owned();
    }
    match was {
        Some(was) => format!("send {points} over {was}"),
        None => format!("send {points}"),
    }
}

/// L-1: the points, or those of a quantitative rubric.
fn points(activity: &Activity, student: &RosterStudent) -> Option<Points> {
    let score = activity.scores.iter().find(|score| score.student == student.student)?;
    match (activity.rubric, score.rubric) {
        (Some(RubricKind::Quantitative), Some(RubricMark::Points(points))) if score.points.is_none() => {
            Some(points)
        }
        _ => score.points,
    }
}
