//! The enrollments and grades of a recipe.

use super::assemble::{open_term, row};
use super::calendar::{companion, current};
use super::instant::later;
use super::pick::nth;
use super::postings::{AtHome, Flaw, PostedTerm, Posting, home_text, repeated};
use super::recipe::Recipe;
use super::students::{Season, Student};
use super::tasks::spelled;
use crate::builders::{section, task_name};
use crate::{Draft, Records, SchoolBuilder};
use chrono::NaiveDate;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{DateRange, Term, TermNumber};
use gradecrosswalk_domain::exchange::Link;
use gradecrosswalk_domain::grades::{Enrollment, HomeGrade, PostedGrade, SentGrade, Ssid};
use gradecrosswalk_domain::school::{CourseTask, SectionKey};
use gradecrosswalk_domain::scores::ScoreGroup;
use std::collections::BTreeSet;

/// What has been posted and what stands at home so far: each key once, but for what is repeated on purpose.
#[derive(Default)]
struct Keys {
    posted: BTreeSet<(Ssid, SectionKey, usize, TermNumber)>,
    home: BTreeSet<(Ssid, SectionKey, usize, SchoolId, TermNumber)>,
}

/// The records of the night, whose schools are set up.
pub(super) fn records(recipe: &Recipe, night: &Draft, links: &[Link]) -> Records {
    let ids: Vec<SchoolId> = night.homes.iter().map(|home| home.parts.id.clone()).collect();
    let season = season(recipe, night);
    let sections: Vec<SectionKey> =
        night.technical.parts.sections.iter().map(|section| section.key.clone()).collect();
    let mut records = Records::default();
    for (place, student) in recipe.students.iter().enumerate() {
        for taken in student.takes(sections.len()) {
            let links = student.links(links, &sections[taken], &ids);
            records.enrollments.extend(student.enrollments(place, &links, &ids, season));
        }
    }
    let mut keys = Keys::default();
    for posting in &recipe.postings {
        let place = usize::from(posting.student) % recipe.students.len();
        let taken = recipe.students[place].takes(sections.len());
        let section = &sections[*nth(&taken, posting.section).unwrap()];
        post(night, links, (posting, Student::ssid(place), section), &mut keys, &mut records);
    }
    records
}

fn season(recipe: &Recipe, night: &Draft) -> Season {
    let today = night.technical.parts.clock.local(night.as_of).date();
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let year = DateRange::new(day(recipe.year, 8, 1), day(recipe.year + 1, 6, 10)).unwrap();
    let term = current(night.technical.parts.schedule.terms(), today).map_or(year, Term::dates);
    Season { today, term, year }
}

fn group<'s>(school: &'s SchoolBuilder, row: Option<&CourseTask>) -> &'s ScoreGroup {
    let groups = &school.parts.score_groups;
    let named = row.and_then(|row| groups.iter().find(|group| *group.name() == row.score_group));
    named.unwrap_or(&groups[0])
}

/// Posts a grade, and lets one stand at home for it.
fn post(
    night: &Draft,
    links: &[Link],
    (posting, ssid, key): (&Posting, Ssid, &SectionKey),
    keys: &mut Keys,
    records: &mut Records,
) {
    let technical = &night.technical;
    let schedule = &technical.parts.schedule;
    let today = technical.parts.clock.local(night.as_of).date();
    let open = open_term(technical, &key.course, posting.task, night.as_of);
    let now = open.or(current(schedule.terms(), today).map(Term::number)).unwrap_or(TermNumber::MIN);
    let numbers: Vec<TermNumber> = TermNumber::all().take(schedule.len() + 1).collect();
    let term = match posting.term {
        PostedTerm::Open => now,
        PostedTerm::Any => *nth(&numbers, posting.any_term).unwrap(),
        PostedTerm::JustBefore => TermNumber::new(now.get() - 1).unwrap_or(now),
    };
    if !keys.posted.insert((ssid, key.clone(), posting.task, term)) {
        return;
    }
    let technical_group = group(technical, row(technical, &key.course, posting.task));
    let mark = posting.mark(technical_group);
    let unknown = section("480999", "1");
    let grade = PostedGrade {
        ssid: (posting.flaw != Flaw::NoSsid).then_some(ssid),
        section: if posting.flaw == Flaw::UnknownSection { unknown } else { key.clone() },
        task: if posting.flaw == Flaw::UnknownTask { task_name("Quarter Grade") } else { posting.task() },
        term,
        mark: mark.clone(),
        posted: later(technical.parts.clock.local(night.as_of), -posting.age),
    };
    if matches!(posting.flaw, Flaw::Repeated | Flaw::RepeatedDifferently) {
        let task = spelled(posting.task, posting.spelling ^ 1);
        records.posted.push(PostedGrade { task, mark: repeated(&mark, posting.flaw), ..grade.clone() });
    }
    records.posted.push(grade);

    let Some((home, home_section)) = home_of(night, links, ssid, key, &records.enrollments, today) else {
        return;
    };
    let home_row = row(home, &home_section.course, posting.task);
    let home_group = group(home, home_row);
    let terms = home.parts.schedule.terms();
    let closed = schedule.get(term).filter(|_| open != Some(term));
    let home_term = match closed {
        Some(term) => companion(terms, term, term.dates().last()).map(Term::number),
        None => open_term(home, &home_section.course, posting.task, night.as_of),
    };
    let home_term = home_term.or(current(terms, today).map(Term::number)).unwrap_or(TermNumber::MIN);
    let id = home.parts.id.clone();
    if !keys.home.insert((ssid, key.clone(), posting.task, id.clone(), home_term)) {
        return;
    }
    let text_of = |at_home: (AtHome, u8)| home_text(at_home, &mark, technical_group, home_group);
    let Some(score) = text_of(posting.at_home) else { return };
    let task = posting.task();
    records.sent.extend(text_of(posting.sent).map(|score| SentGrade {
        ssid,
        section: key.clone(),
        task: task.clone(),
        technical_term: term,
        home: id.clone(),
        term: home_term,
        score,
    }));
    let percent = mark.percent();
    records.home.push(HomeGrade {
        ssid,
        section: key.clone(),
        task,
        home: id,
        term: home_term,
        score,
        percent,
    });
}

/// The home section that the student attends today for a technical section, or attended last.
fn home_of<'n>(
    night: &'n Draft,
    links: &'n [Link],
    ssid: Ssid,
    technical: &SectionKey,
    enrollments: &[Enrollment],
    today: NaiveDate,
) -> Option<(&'n SchoolBuilder, &'n SectionKey)> {
    let links = links.iter().filter(|link| link.technical == *technical);
    let attended = |link: &&Link| {
        let of_link = |row: &&Enrollment| {
            (row.ssid, &row.home, &row.section) == (Some(ssid), &link.home, &link.home_section)
        };
        let rows = enrollments.iter().filter(of_link);
        rows.map(|row| (row.days.contains(today), row.days.last())).max()
    };
    let link = links.filter(|link| attended(link).is_some()).max_by_key(attended)?;
    let home = night.homes.iter().find(|home| home.parts.id == link.home)?;
    Some((home, &link.home_section))
}
