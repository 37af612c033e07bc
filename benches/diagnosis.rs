//! How long it takes to diagnose a grade of a large night: 400 home schools, about 10,000 postings, a tenth with a fault.
//!
//! `cargo bench --bench diagnosis`. The time is that of one grade; the night's findings, alerts and forecast are made once
//! before it.

use divan::{Bencher, black_box, counter::ItemsCount};
use gradecrosswalk::domain::calendar::SchoolYear;
use gradecrosswalk::matching::rows::{PostedRow, RowTask, StudentId};
use gradecrosswalk::validation::forecast::Nights;
use gradecrosswalk::{
    CourseNumber, Diagnoser, Enrollment, Exchange, Forecast, HomeGrade, Ledger, Mark, NightRecords, OldScore,
    Plan, PlanPolicy, PostedGrade, Question, Records, SectionIndex, SectionKey, SectionNumber, Severities,
    Ssid, TaskName, validate, validate_night,
};
use gradecrosswalk_testkit::statewide::{Mix, Statewide, statewide};

fn main() {
    divan::main();
}

/// A night's records.
struct Texts {
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

fn texts(state: &Statewide, exchange: &Exchange<'_>) -> Texts {
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

/// Lets the diagnoser of a night of so many grades be asked.
fn with(grades: usize, ask: impl FnOnce(&Diagnoser<'_, '_, '_>, usize)) {
    let state = statewide(grades, Mix::AllDue, 1);
    let exchange = Exchange::compile(&state.setup, state.as_of, PlanPolicy::default()).expect("compiles");
    let texts = texts(&state, &exchange);
    let records = Records {
        posted: &texts.posted,
        home: &texts.home,
        enrollments: &texts.enrollments,
        ..Records::default()
    };
    let ledger = Ledger::of(&exchange, records).expect("a ledger");
    let plan = Plan::new(&exchange, ledger.night()).expect("a plan");
    let night = NightRecords::of(records, &ledger);
    let mut findings = validate(&exchange, &Severities::default());
    findings.extend(validate_night(&plan, night, &Severities::default()));
    let year = SchoolYear::of(exchange.technical_now().minute().date()).expect("a year");
    let nights = Nights::of_year(year).expect("its nights");
    let forecast = Forecast::of(&state.setup, nights, PlanPolicy::default());
    ask(&Diagnoser::new(&plan, night, &findings, &forecast), plan.decisions().len());
}

/// Every posted grade in turn; ten times the grades cost ten times as much.
#[divan::bench(args = [10_000, 100_000])]
fn posted(bencher: Bencher<'_, '_>, grades: usize) {
    with(grades, |diagnoser, count| {
        bencher.counter(ItemsCount::new(count)).bench_local(|| {
            for place in 0..count {
                black_box(diagnoser.diagnose_posted(place));
            }
        });
    });
}

/// One grade, asked for by its texts.
#[divan::bench]
fn one(bencher: Bencher<'_, '_>) {
    with(10_000, |diagnoser, count| {
        let question = diagnoser.diagnose_posted(count / 2).expect("a grade").question;
        bencher.bench_local(|| black_box(diagnoser.diagnose(black_box(&question))));
    });
}

/// One grade that is not posted: the engine is asked what it would do.
#[divan::bench]
fn not_posted(bencher: Bencher<'_, '_>) {
    with(10_000, |diagnoser, count| {
        let posted = diagnoser.diagnose_posted(count / 2).expect("a grade").question;
        let question = Question { ssid: Ssid::new("9999999999").ok(), ..posted };
        bencher.bench_local(|| black_box(diagnoser.diagnose(black_box(&question))));
    });
}
