//! A large night's rows as records with texts, as a program reads them from its databases.

use gradecrosswalk::matching::rows::{PostedRow, RowTask, StudentId};
use gradecrosswalk::{
    CourseNumber, Enrollment, Exchange, HomeGrade, Mark, OldScore, PostedGrade, Records, SectionIndex,
    SectionKey, SectionNumber, Ssid, TaskName,
};
use gradecrosswalk_testkit::statewide::Statewide;

/// A night's records.
pub(crate) struct Texts {
    posted: Vec<PostedGrade>,
    home: Vec<HomeGrade>,
    enrollments: Vec<Enrollment>,
}

fn ssid(student: StudentId) -> Option<Ssid> {
    (student != StudentId::NONE).then(|| Ssid::new(&format!("{:010}", student.0)).expect("ten digits"))
}

fn section(state: &Statewide, index: SectionIndex) -> SectionKey {
    let known = state.setup.technical().sections().get(index.0 as usize);
    known.map_or_else(
        || {
            SectionKey::new(
                CourseNumber::new("none").expect("a key"),
                SectionNumber::new("1").expect("a key"),
            )
        },
        |section| section.key.clone(),
    )
}

fn task(state: &Statewide, task: RowTask) -> TaskName {
    let name = match task {
        RowTask::Exchange(task) => state.setup.profile().task_name(task).cloned(),
        RowTask::Other => None,
    };
    name.unwrap_or_else(|| TaskName::new("Quarter Grade").expect("a name"))
}

fn mark(exchange: &Exchange<'_>, row: &PostedRow) -> Mark {
    if let Some(percent) = row.mark().to_percent() {
        return Mark::Percent(percent);
    }
    let RowTask::Exchange(task) = row.task() else { return Mark::Score("?".parse().expect("a score")) };
    let group = exchange.technical_group(row.section(), task);
    let item = row.mark().to_score().and_then(|place| group?.get(place));
    Mark::Score(item.map_or_else(|| "?".parse().expect("a score"), |item| item.score().clone()))
}

impl Texts {
    pub(crate) fn records(&self) -> Records<'_> {
        Records {
            posted: &self.posted,
            home: &self.home,
            enrollments: &self.enrollments,
            ..Records::default()
        }
    }
}

/// The records of a night's rows.
pub(crate) fn texts(state: &Statewide, exchange: &Exchange<'_>) -> Texts {
    let layout = state.setup.layout();
    let posted = state.posted.iter().map(|row| PostedGrade {
        ssid: ssid(row.student()),
        section: section(state, row.section()),
        task: task(state, row.task()),
        term: row.term(),
        mark: mark(exchange, row),
        posted: exchange.technical_now().minute(),
    });
    let home = state.home.iter().filter_map(|row| {
        let link = layout.links_of(row.section()).iter().find(|link| link.home == row.home())?;
        let RowTask::Exchange(index) = row.task() else { return None };
        let OldScore::Listed(item) = row.score() else { return None };
        Some(HomeGrade {
            ssid: ssid(row.student())?,
            section: section(state, row.section()),
            task: task(state, row.task()),
            home: exchange.home(row.home())?.id().clone(),
            term: row.term(),
            score: exchange.home_group(link, index)?.get(item)?.score().clone(),
            percent: None,
        })
    });
    let enrollments = state.enrollments.iter().filter_map(|row| {
        let link = layout.links_of(row.section()).get(usize::from(row.slot()).checked_sub(1)?)?;
        let home = exchange.home(link.home)?;
        Some(Enrollment {
            ssid: ssid(row.student()),
            home: home.id().clone(),
            section: home.sections().get(link.section as usize)?.key.clone(),
            days: row.days()?,
            grade_level: None,
        })
    });
    Texts { posted: posted.collect(), home: home.collect(), enrollments: enrollments.collect() }
}
