//! The forecast against the engine itself: the whole set-up compiled on a night, grades posted in every term of every
//! linked section and task, and planned as any night is. Of generated exchanges, under every term match policy.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "tests"
)]

extern crate alloc;

use alloc::collections::BTreeSet;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use gradecrosswalk_domain::calendar::{AsOf, DateRange, SchoolYear, TermMask};
use gradecrosswalk_domain::exchange::{HomeIndex, LinkTarget, SectionIndex, Setup, TaskIndex};
use gradecrosswalk_domain::grades::{Enrollment, PostedGrade};
use gradecrosswalk_domain::scores::Mark;
use gradecrosswalk_matching::score_translation::translate;
use gradecrosswalk_matching::{
    Exchange, HeldReason, NightState, NotDueReason, NothingOpenAt, Outcome, PlanPolicy, SchoolPair,
    TermMatchPolicy, Tonight,
};
use gradecrosswalk_testkit::builders::{date, minute, ssid};
use gradecrosswalk_testkit::{GeneratedExchange, Records, engine, generate};
use gradecrosswalk_validation::forecast::{Forecast, NightKind, Nights, RunTime, TaskForecast, turning_days};

/// A linked section and a task of the profile.
#[derive(Clone, Copy)]
struct Asked {
    section: SectionIndex,
    link: LinkTarget,
    task: TaskIndex,
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap()
}

/// Everything that can be asked about.
fn every_linked_task(setup: &Setup) -> Vec<Asked> {
    let sections = (0..).map(SectionIndex).zip(setup.layout().sections());
    let linked = sections.flat_map(|(section, links)| links.iter().map(move |link| (section, *link)));
    let tasks = || setup.profile().indexed_tasks().map(|(task, _)| task);
    linked.flat_map(|(section, link)| tasks().map(move |task| Asked { section, link, task })).collect()
}

/// The forecast of what is asked; none where the task is on neither course.
fn forecast_of<'f>(forecast: &'f Forecast, setup: &Setup, asked: Asked) -> Option<&'f TaskForecast> {
    let home = &setup.homes()[usize::from(asked.link.home.0)];
    let technical = &setup.technical().sections()[place(asked.section.0)].key;
    let section = &home.sections()[place(asked.link.section)].key;
    let course = forecast.of_link(technical, home.id(), section)?;
    course.task(setup.profile().task_name(asked.task).unwrap())
}

/// A mark that the two schools' groups translate, if there is one.
fn translatable(exchange: &Exchange<'_>, asked: Asked) -> Option<Mark> {
    let technical = exchange.technical_group(asked.section, asked.task)?;
    let home = exchange.home_group(&asked.link, asked.task)?;
    let marks = technical.items().iter().map(|item| Mark::Score(item.score().clone()));
    marks.into_iter().find(|mark| translate(mark, technical, home, exchange.policy().rounding).is_ok())
}

/// A student for each linked section, enrolled there for all time, with a grade of every task in every term.
fn posted_everywhere(exchange: &Exchange<'_>, asked: &[Asked]) -> Records {
    let setup = exchange.setup();
    let mut records = Records::default();
    let mut student = 80_000;
    let mut before = None;
    for asked in asked {
        let technical = &setup.technical().sections()[place(asked.section.0)].key;
        if before != Some((asked.section, asked.link)) {
            before = Some((asked.section, asked.link));
            student += 1;
            let home = &setup.homes()[usize::from(asked.link.home.0)];
            records.enrollments.push(Enrollment {
                ssid: Some(ssid(student)),
                home: home.id().clone(),
                section: home.sections()[place(asked.link.section)].key.clone(),
                days: DateRange::open_ended(date("2000-01-01")).unwrap(),
                grade_level: None,
            });
        }
        let mark = translatable(exchange, *asked);
        records.posted.extend(TermMask::ALL.into_iter().map(|term| PostedGrade {
            ssid: Some(ssid(student)),
            section: technical.clone(),
            task: setup.profile().task_name(asked.task).unwrap().clone(),
            term,
            mark: mark.clone().unwrap_or(Mark::Percent("50".parse().unwrap())),
            posted: minute("2019-08-01"),
        }));
    }
    records
}

/// What the states must be, by what became of the grades of one section and task in terms 1 to 16.
fn check(exchange: &Exchange<'_>, asked: Asked, state: Option<NightState>, outcomes: &[Outcome]) {
    let state = state.unwrap_or_else(|| {
        let waived = outcomes[0] == Outcome::NotDue(NotDueReason::Waived);
        if waived { NightState::Waived } else { NightState::TaskNotOnCourse }
    });
    let technical = exchange.technical_standing(asked.section, None).unwrap();
    let home = exchange.home_standing(&asked.link, None).unwrap();
    let open = technical.task(asked.task).map(|task| task.open).unwrap_or_default();
    let open_at_home = home.task(asked.task).map(|task| task.open).unwrap_or_default();
    let of_open = || open.into_iter().map(|term| outcomes[usize::from(term.index())]);
    let all = |not_due: &dyn Fn(NotDueReason) -> bool| {
        outcomes.iter().all(|outcome| matches!(outcome, Outcome::NotDue(reason) if not_due(*reason)))
    };
    match state {
        NightState::Syncs(terms) => {
            assert_eq!(open, TermMask::only(terms.technical));
            let outcome = outcomes[usize::from(terms.technical.index())];
            match outcome.write() {
                Some(write) => {
                    assert_eq!((write.home, write.term), (asked.link.home, terms.home));
                }
                // Held for its mark alone, where no mark of the technical group can be translated.
                None => {
                    assert_eq!(translatable(exchange, asked), None);
                    assert!(outcome.held() > Some(HeldReason::ScoreGroupsDiffer), "{outcome:?}");
                }
            }
        }
        NightState::NothingOpen(at) => {
            assert!(open.is_empty());
            assert_eq!(at == NothingOpenAt::Both, open_at_home.is_empty());
            assert!(all(&|reason| matches!(reason, NotDueReason::NotOpen | NotDueReason::Closed(_))));
        }
        NightState::Held(held) => {
            assert_eq!(held.technical, open);
            assert!(!open.is_empty());
            for outcome in of_open() {
                assert_eq!(outcome.held(), Some(held.reason));
            }
            if held.reason >= HeldReason::HomeSeveralOpen {
                assert_eq!(held.home, open_at_home);
            }
        }
        NightState::Waived => assert!(all(&|reason| reason == NotDueReason::Waived)),
        NightState::TaskNotOnCourse => assert!(all(&|reason| reason == NotDueReason::TaskNotOnCourse)),
    }
}

/// Every question about one night, put to the plan of that night.
fn check_night(
    setup: &Setup,
    as_of: AsOf,
    policy: PlanPolicy,
    forecast: &Forecast,
    night: NaiveDate,
) -> usize {
    let exchange = Exchange::compile(setup, as_of, policy).unwrap();
    let asked = every_linked_task(setup);
    let records = posted_everywhere(&exchange, &asked);
    let outcomes = engine::outcomes(&exchange, &records);
    for (asked, outcomes) in asked.iter().zip(outcomes.chunks_exact(16)) {
        let state = forecast_of(forecast, setup, *asked).map(|task| task.on(night).unwrap());
        check(&exchange, *asked, state, outcomes);
    }
    asked.len()
}

/// The nights around each on which something can change, of any home school.
fn around_turns(setup: &Setup, nights: &Nights) -> BTreeSet<NaiveDate> {
    let homes = (0..setup.homes().len()).map(|home| HomeIndex(u16::try_from(home).unwrap()));
    let turns = homes.flat_map(|home| turning_days(setup, home, nights));
    let around = turns.flat_map(|turn| [-1, 0, 1].map(|days| turn + TimeDelta::days(days)));
    around.filter(|night| nights.days().contains(*night)).collect()
}

/// The school year of a generated night; runs stand for its own time of day every other time.
fn nights_of(seed: usize, night: &GeneratedExchange) -> Nights {
    let year = Nights::of_year(SchoolYear::of(night.as_of.date()).unwrap()).unwrap();
    let time = RunTime::at(night.as_of.minute().to_datetime().time());
    if seed.is_multiple_of(2) { year } else { year.at(time) }
}

#[test]
fn each_night_is_what_the_plan_of_that_night_does() {
    let mut asked = 0;
    for (seed, night) in generate::samples(7).take(98).enumerate() {
        let policy = PlanPolicy { term_match: TermMatchPolicy::ALL[seed % 7], ..night.policy };
        let nights = nights_of(seed, &night);
        let forecast = Forecast::of(&night.setup, nights, policy);
        let mut days = around_turns(&night.setup, &nights);
        days.extend(
            (0..6)
                .map(|n| nights.days().first() + TimeDelta::days(n * 61 + i64::try_from(seed).unwrap() % 61)),
        );
        // All around every turn for two exchanges of each policy; some of them for many.
        let step = if seed < 14 { 1 } else { 9 };
        let days = days.into_iter().filter(|day| nights.days().contains(*day));
        for day in days.skip(seed % step).step_by(step) {
            asked += check_night(&night.setup, nights.as_of(day).unwrap(), policy, &forecast, day);
        }
    }
    assert!(asked > 20_000, "{asked} questions are too few");
}

/// The hook is what the plan says by the test above; here it is asked on every night, so that no turn is missed.
#[test]
fn no_night_between_two_turns_is_another() {
    let (mut kinds, mut reasons) = (BTreeSet::new(), BTreeSet::new());
    for (seed, night) in generate::samples(8).take(210).enumerate() {
        let policy = PlanPolicy { term_match: TermMatchPolicy::ALL[seed % 7], ..night.policy };
        let nights = nights_of(seed, &night);
        let setup = &night.setup;
        let forecast = Forecast::of(setup, nights, policy);
        let pairs: Vec<_> = (0..).map(HomeIndex).map_while(|home| SchoolPair::of(setup, home)).collect();
        let asked = every_linked_task(setup);
        let forecasts: Vec<_> = asked.iter().map(|asked| forecast_of(&forecast, setup, *asked)).collect();
        for day in nights.days().first().iter_days().take(place(nights.days().days())) {
            let tonight = Tonight::of(setup, nights.as_of(day).unwrap(), policy);
            let at_both: Vec<_> = pairs.iter().map(|pair| tonight.pair(pair)).collect();
            for (asked, forecast) in asked.iter().zip(&forecasts) {
                let section = at_both[usize::from(asked.link.home.0)].section(asked.section, &asked.link);
                let state = section.unwrap().task(asked.task).unwrap();
                let Some(forecast) = forecast else {
                    assert!(matches!(state, NightState::TaskNotOnCourse | NightState::Waived));
                    continue;
                };
                assert_eq!(forecast.on(day), Some(state), "{day} {}", forecast.task());
                kinds.insert(NightKind::of(&state));
                reasons.extend(state.held());
            }
        }
        for forecast in forecasts.into_iter().flatten() {
            assert_eq!(forecast.counts().total(), nights.days().days());
        }
    }
    // The generator reaches all states, and all reasons that need no student.
    assert_eq!(kinds, BTreeSet::from(NightKind::ALL));
    let without_student = |reason: &HeldReason| {
        (HeldReason::TechnicalTaskDoubled..=HeldReason::ScoreGroupsDiffer).contains(reason)
            && !(HeldReason::NotLinked..=HeldReason::SeveralHomes).contains(reason)
    };
    let wanted: BTreeSet<HeldReason> = HeldReason::ALL.iter().copied().filter(without_student).collect();
    assert_eq!(reasons, wanted);
}

/// A section without a link: whatever is due at the technical school is held (rule G-2).
#[test]
fn an_unlinked_section_is_what_the_plan_of_that_night_does() {
    let mut held = 0;
    for night in generate::samples(9).take(120) {
        let setup = &night.setup;
        let exchange = night.compile();
        let tonight = Tonight::of(setup, night.as_of, night.policy);
        for (section, links) in (0..).map(SectionIndex).zip(setup.layout().sections()) {
            let key = &setup.technical().sections()[place(section.0)].key;
            for (task, of_profile) in setup.profile().indexed_tasks().filter(|_| links.is_empty()) {
                let posted = TermMask::ALL.into_iter().map(|term| PostedGrade {
                    ssid: Some(ssid(80_000)),
                    section: key.clone(),
                    task: of_profile.name.clone(),
                    term,
                    mark: Mark::Percent("50".parse().unwrap()),
                    posted: minute("2019-08-01"),
                });
                let records = Records { posted: posted.collect(), ..Records::default() };
                let outcomes = engine::outcomes(&exchange, &records);
                let state = tonight.unlinked(section, task).unwrap();
                let first_held = outcomes.iter().find_map(Outcome::held);
                assert_eq!(state.held(), first_held);
                held += usize::from(state.held() == Some(HeldReason::NotLinked));
            }
        }
    }
    assert!(held > 5, "{held}");
}

/// Local clocks stop at the ends of the calendar; a forecast over all of it still answers, and at once.
#[test]
fn the_whole_calendar_costs_no_more_than_a_year() {
    let time = |hour, minute| RunTime::at(NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
    for (seed, night) in generate::samples(10).take(28).enumerate() {
        let policy = PlanPolicy { term_match: TermMatchPolicy::ALL[seed % 7], ..night.policy };
        let setup = &night.setup;
        let days = DateRange::new(date("0001-01-01"), date("9999-12-31")).unwrap();
        let nights = Nights::of(days).at([time(0, 0), time(12, 0), time(23, 59)][seed % 3]);
        let forecast = Forecast::of(setup, nights, policy);
        for (place, home) in (0..).zip(setup.homes()) {
            let turns = turning_days(setup, HomeIndex(place), &nights);
            let both = [setup.technical(), home];
            let dated = |school: &gradecrosswalk_domain::school::School| {
                school.windows().len() + school.exceptions().len() + school.schedule().len()
            };
            let ends: usize = both.into_iter().map(dated).sum::<usize>() + setup.waived_years().len();
            assert!(turns.len() <= 2 * ends + 4, "{} turns for {ends} spans", turns.len());
            let year =
                Nights::of_year(SchoolYear::of(night.as_of.date()).unwrap()).unwrap().at(nights.time());
            let inside = turns.iter().filter(|turn| year.days().contains(**turn)).count();
            let of_year = turning_days(setup, HomeIndex(place), &year).len();
            assert!(of_year <= inside + 1, "a year has {of_year} turns, of which all nights have {inside}");
        }
        for day in ["0001-01-01", "0001-01-02", "0001-01-03", "9999-12-30", "9999-12-31"].map(date) {
            check_night(setup, nights.as_of(day).unwrap(), policy, &forecast, day);
        }
    }
}
