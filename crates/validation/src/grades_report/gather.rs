//! The grades report of one school, out of a night's rows and records.

use super::{GradesReport, ReportedGrade, ReportedSection};
use crate::survey::NightRecords;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{DateRange, LocalMinute, Term, TermNumber};
use gradecrosswalk_domain::exchange::{HomeIndex, LinkTarget, SectionIndex, TaskIndex};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::{School, SectionKey};
use gradecrosswalk_domain::scores::Mark;
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::Exchange;
use gradecrosswalk_matching::posting_habits::stale_sections;
use gradecrosswalk_matching::rows::{EnrollmentRow, RowTask};

/// A section's students and grades, as they are found.
#[derive(Default)]
struct Found {
    grades: BTreeMap<Option<Ssid>, Vec<ReportedGrade>>,
    students: BTreeSet<Ssid>,
}

impl GradesReport {
    /// The report of any school of the set-up. None if the set-up has no such school or the exchange no such task.
    pub fn of(
        exchange: &Exchange<'_>,
        night: NightRecords<'_>,
        school: &SchoolId,
        task: &TaskName,
        term: TermNumber,
    ) -> Option<Self> {
        let setup = exchange.setup();
        let index = setup.profile().task(task)?;
        let asked = Asked { exchange, night, task: index, term };
        let sections = if school == setup.technical().id() {
            asked.technical()
        } else {
            asked.home(setup.home_index(school)?)?
        };
        let task = setup.profile().task_name(index)?.clone();
        Some(Self { school: school.clone(), task, term, sections })
    }
}

struct Asked<'n, 'e, 's> {
    exchange: &'e Exchange<'s>,
    night: NightRecords<'n>,
    task: TaskIndex,
    term: TermNumber,
}

impl Asked<'_, '_, '_> {
    /// Whether an enrollment shares a day with a school's term; a term without dates is shared by all.
    fn in_term(&self, school: &School, row: &EnrollmentRow) -> bool {
        let dates: Option<DateRange> = school.schedule().get(self.term).map(Term::dates);
        dates.is_none_or(|dates| row.days().is_some_and(|days| days.overlaps(&dates)))
    }

    fn technical(&self) -> Vec<ReportedSection> {
        let setup = self.exchange.setup();
        let school = setup.technical();
        let ledger = self.night.ledger;
        let mut found: BTreeMap<&SectionKey, Found> = BTreeMap::new();
        for (place, row) in ledger.night().posted.iter().enumerate() {
            let record = ledger.posted_record(place).and_then(|place| self.night.records.posted.get(place));
            let Some(record) = record else { continue };
            if row.task() != RowTask::Exchange(self.task) || row.term() != self.term {
                continue;
            }
            let ssid = ledger.register().ssid(row.student());
            let grade = ReportedGrade { ssid, mark: record.mark.clone(), posted: Some(record.posted) };
            found.entry(&record.section).or_default().grades.entry(ssid).or_default().push(grade);
        }
        for row in ledger.night().enrollments.iter().filter(|row| self.in_term(school, row)) {
            let section =
                usize::try_from(row.section().0).ok().and_then(|place| school.sections().get(place));
            let student = ledger.register().ssid(row.student());
            if let Some((section, student)) = section.zip(student)
                && self.has_task(row.section())
            {
                found.entry(&section.key).or_default().students.insert(student);
            }
        }
        let stale: BTreeMap<&SectionKey, LocalMinute> = self.stale();
        found.into_iter().map(|(key, found)| section(key, found, stale.get(key).copied())).collect()
    }

    /// Whether the technical course of a section has the task.
    fn has_task(&self, section: SectionIndex) -> bool {
        let standing = self.exchange.technical_standing(section, None);
        standing.is_some_and(|standing| standing.task(self.task).is_some())
    }

    fn stale(&self) -> BTreeMap<&SectionKey, LocalMinute> {
        let all = stale_sections(self.exchange, self.night.records.posted, self.night.stale_after);
        let ours = all.into_iter().filter(|of| of.task == self.task && of.term == self.term);
        ours.map(|of| (of.section, of.open_since)).collect()
    }

    fn home(&self, home: HomeIndex) -> Option<Vec<ReportedSection>> {
        let setup = self.exchange.setup();
        let school = setup.homes().get(usize::from(home.0))?;
        let ledger = self.night.ledger;
        let mut found: BTreeMap<&SectionKey, Found> = BTreeMap::new();
        let key_of = |link: &LinkTarget| {
            let place = usize::try_from(link.section).ok()?;
            school.sections().get(place).map(|section| &section.key)
        };
        // Where a student's grade stands, by technical section and student: the home section of the enrollment.
        let mut places = BTreeMap::new();
        for row in ledger.night().enrollments {
            let links = setup.layout().links_of(row.section());
            let link = usize::from(row.slot()).checked_sub(1).and_then(|place| links.get(place));
            let Some(link) = link.filter(|link| link.home == home) else { continue };
            let (Some(key), Some(student)) = (key_of(link), ledger.register().ssid(row.student())) else {
                continue;
            };
            if self.in_term(school, row) {
                places.insert(row.key(), key);
                let standing = self.exchange.home_standing(link, None);
                if standing.is_some_and(|standing| standing.task(self.task).is_some()) {
                    found.entry(key).or_default().students.insert(student);
                }
            }
        }
        for (place, row) in ledger.night().home.iter().enumerate() {
            let wanted = row.home() == home && row.task() == RowTask::Exchange(self.task);
            if !wanted || row.term() != self.term {
                continue;
            }
            let record = ledger.home_record(place).and_then(|place| self.night.records.home.get(place));
            let links = setup.layout().links_of(row.section());
            let first = || links.iter().find(|link| link.home == home).and_then(key_of);
            let key = places.get(&row.key()).copied().or_else(first);
            let (Some(record), Some(key)) = (record, key) else { continue };
            let mark = match record.percent {
                Some(percent) => Mark::Both(record.score.clone(), percent),
                None => Mark::Score(record.score.clone()),
            };
            let grade = ReportedGrade { ssid: Some(record.ssid), mark, posted: None };
            found.entry(key).or_default().grades.entry(Some(record.ssid)).or_default().push(grade);
        }
        Some(found.into_iter().map(|(key, found)| section(key, found, None)).collect())
    }
}

fn section(key: &SectionKey, found: Found, stale: Option<LocalMinute>) -> ReportedSection {
    let Found { grades, students } = found;
    let without = students.into_iter().filter(|student| !grades.contains_key(&Some(*student))).collect();
    // Postings without a student stand last.
    let mut with: Vec<ReportedGrade> = grades.into_values().flatten().collect();
    with.sort_by_key(|grade| (grade.ssid.is_none(), grade.ssid, grade.posted));
    let newest = with.iter().filter_map(|grade| grade.posted).max();
    ReportedSection { section: key.clone(), with, without, newest, stale }
}
