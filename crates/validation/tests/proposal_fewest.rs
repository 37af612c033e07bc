//! Proposals against brute force: on every calendar of a bounded size no choice of open terms loses fewer nights, needs
//! fewer exceptions on a night, or takes fewer school-wide windows.
//!
//! Which home terms would do is asked of the oracle, which shares no deciding code with the engine; then every choice
//! there is gets counted.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests"
)]

extern crate alloc;

mod proposing;

use alloc::collections::BTreeMap;
use chrono::{NaiveDate, TimeDelta};
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{DateRange, Term};
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_matching::{OutcomeKind, PlanPolicy, TermMatchPolicy};
use gradecrosswalk_testkit::builders::{TERM_GRADE, date, percent, section, term};
use gradecrosswalk_testkit::{Draft, SchoolBuilder};
use gradecrosswalk_validation::forecast::Nights;
use gradecrosswalk_validation::proposal::{Change, Proposal};
use proposing::{applied, named, night, propose, runs, setup};

const FIRST: &str = "2019-09-02";

/// A school's terms as first and last day, counted from 0; none has more than three.
type Calendar = Vec<(usize, usize)>;

/// Every calendar of so many days: all ways to lay one to three terms on them, with and without gaps.
fn calendars(days: usize) -> Vec<Calendar> {
    let mut all: Vec<Calendar> = Vec::new();
    let mut grown: Vec<Calendar> = vec![Vec::new()];
    for _ in 0..3 {
        grown = grown
            .iter()
            .flat_map(|calendar| {
                let from = calendar.last().map_or(0, |(_, last)| last + 1);
                let terms = (from..days).flat_map(move |first| (first..days).map(move |last| (first, last)));
                terms.map(|term| calendar.iter().copied().chain([term]).collect())
            })
            .collect();
        all.extend(grown.iter().cloned());
    }
    all
}

fn day(place: usize) -> NaiveDate {
    date(FIRST) + TimeDelta::days(i64::try_from(place).unwrap())
}

fn terms(calendar: &Calendar) -> Vec<Term> {
    let text = |place: usize| day(place).to_string();
    let of = |(number, (first, last)): (u8, &(usize, usize))| {
        term(&format!("T{number}"), number, &text(*first), &text(*last))
    };
    (1..).zip(calendar).map(of).collect()
}

/// How the schools' sections belong together: the technical sections by school, the home sections.
struct Shape {
    technical: [&'static [(&'static str, &'static str)]; 2],
    home: &'static [(&'static str, &'static str)],
}

const SHAPES: [Shape; 5] = [
    // A course for each technical school.
    Shape { technical: [&[("X", "1")], &[("Y", "1")]], home: &[("X", "1"), ("Y", "1")] },
    // Sections of one course.
    Shape { technical: [&[("X", "1")], &[("X", "2")]], home: &[("X", "1"), ("X", "2")] },
    // One section for both.
    Shape { technical: [&[("X", "1")], &[("X", "1")]], home: &[("X", "1")] },
    // Two courses, one of them with sections for each.
    Shape {
        technical: [&[("X", "1"), ("Y", "1")], &[("Y", "2"), ("Y", "3")]],
        home: &[("X", "1"), ("Y", "1"), ("Y", "2"), ("Y", "3")],
    },
    // One section for both beside sections for one.
    Shape {
        technical: [&[("X", "1"), ("Y", "1")], &[("X", "1"), ("Y", "2")]],
        home: &[("X", "1"), ("Y", "1"), ("Y", "2")],
    },
];

#[derive(Clone, Copy, PartialEq)]
enum Source {
    Windows,
    ByHand,
}

fn technical(place: usize, shape: &Shape, calendar: &Calendar) -> SchoolBuilder {
    let mut school = SchoolBuilder::technical(["CTC-1", "CTC-2"][place]);
    school.terms(terms(calendar));
    for (course, number) in shape.technical[place] {
        school.section(section(course, number), &[TERM_GRADE]);
    }
    for (number, (first, last)) in (1..).zip(calendar) {
        school.window(TERM_GRADE, number, &day(*first).to_string(), &day(*last).to_string());
    }
    school
}

fn home(shape: &Shape, calendar: &Calendar, source: Source) -> SchoolBuilder {
    let mut school = SchoolBuilder::home("HS-1");
    school.terms(terms(calendar));
    for (course, number) in shape.home {
        school.section(section(course, number), &[TERM_GRADE]);
    }
    if source == Source::Windows {
        school.window(TERM_GRADE, 1, "2018-01-01", "2018-01-01");
        school.parts.windows.clear();
    }
    school
}

/// By night and home term, 0 for none: whether a grade for the technical school's open term would be held. None where
/// no technical term is open.
type Answers = Vec<Option<[bool; 4]>>;

/// What the oracle says of one technical calendar against one home calendar.
fn answers(there: &Calendar, here: &Calendar, days: usize, (zone, policy): (i32, PlanPolicy)) -> Answers {
    let shape = &SHAPES[2];
    let mut draft = Draft::two_schools();
    draft.policy = policy;
    draft.technical = technical(0, shape, there);
    let nights = Nights::of(DateRange::new(day(0), day(days - 1)).unwrap());
    let per_night = runs(nights).enumerate().map(|(place, as_of)| {
        draft.as_of = as_of;
        let open = there.iter().position(|(first, last)| (*first..=*last).contains(&place))?;
        let open = u8::try_from(open + 1).unwrap();
        let held = [0_u8, 1, 2, 3].map(|marked| {
            let mut school = home(shape, here, Source::ByHand);
            school.clock(zone);
            // A term that the school does not have is not one to open.
            school
                .open(TERM_GRADE, Some(marked).filter(|term| (1..=here.len()).contains(&usize::from(*term))));
            draft.homes = vec![school];
            draft.records = Draft::two_schools().records;
            draft.records.enrollments[0].section = section("X", "1");
            draft.post(1, TERM_GRADE, open, percent("92")).section = section("X", "1");
            draft.decide()[0].kind() == OutcomeKind::Held
        });
        Some(held)
    });
    per_night.collect()
}

/// One link that has something due on a home day: its home section's place, and whether each home term holds it.
type Due = (usize, [bool; 4]);

/// What is due on each of the home school's days.
fn due(shape: &Shape, answers: [&Answers; 2], ahead: [usize; 2], days: usize) -> Vec<Vec<Due>> {
    (0..=days)
        .map(|home_day| {
            let mut due = Vec::new();
            for (place, sections) in shape.technical.iter().enumerate() {
                let night =
                    home_day.checked_sub(ahead[place]).and_then(|night| *answers[place].get(night)?);
                for key in *sections {
                    let home = shape.home.iter().position(|other| other == key).unwrap();
                    due.extend(night.map(|held| (home, held)));
                }
            }
            due
        })
        .collect()
}

/// Every choice of a term, 0 for none, for so many places.
fn choices(places: usize) -> Vec<Vec<usize>> {
    (0..places).fold(vec![Vec::new()], |all, _| {
        all.iter()
            .flat_map(|choice| (0..4).map(|term| choice.iter().copied().chain([term]).collect()))
            .collect()
    })
}

fn lost(due: &[Due], open: impl Fn(usize) -> usize) -> usize {
    due.iter().filter(|(section, held)| held[open(*section)]).count()
}

/// Which home sections share their open term: those of a course where it is marked by hand.
fn unit(shape: &Shape, source: Source, section: usize) -> usize {
    match source {
        Source::Windows => section,
        Source::ByHand => shape.home.iter().position(|(course, _)| *course == shape.home[section].0).unwrap(),
    }
}

/// The fewest nights that any choice of terms loses.
fn fewest_lost(shape: &Shape, source: Source, due: &[Vec<Due>]) -> usize {
    let choices = choices(shape.home.len());
    let on_day = |due: &Vec<Due>| {
        choices.iter().map(|choice| lost(due, |section| choice[unit(shape, source, section)])).min().unwrap()
    };
    due.iter().map(on_day).sum()
}

/// For one day, the fewest exceptions that lose the least, by school-wide term; none where something is due to nobody.
fn fewest_exceptions(shape: &Shape, due: &[Due]) -> [usize; 4] {
    let mut courses: Vec<&str> = shape.home.iter().map(|(course, _)| *course).collect();
    courses.dedup();
    // A choice for each course and each section: 0 is no exception, else its term.
    let all = choices(courses.len() + shape.home.len());
    let least =
        choices(shape.home.len()).iter().map(|choice| lost(due, |section| choice[section])).min().unwrap();
    [0, 1, 2, 3].map(|school| {
        let least_lost = all.iter().filter(|choice| {
            lost(due, |section| {
                let course = courses.iter().position(|course| *course == shape.home[section].0).unwrap();
                let nearest = [choice[courses.len() + section], choice[course], school];
                nearest.into_iter().find(|term| *term != 0).unwrap_or(0)
            }) == least
        });
        least_lost.map(|choice| choice.iter().filter(|term| **term != 0).count()).min().unwrap_or(usize::MAX)
    })
}

/// The fewest windows of a sequence of school-wide terms in which each day has one of the terms that it allows.
fn fewest_windows(allowed: &[Vec<usize>]) -> usize {
    let mut ends: BTreeMap<usize, usize> = BTreeMap::from([(0, 0)]);
    for terms in allowed {
        let mut next: BTreeMap<usize, usize> = BTreeMap::new();
        for term in terms {
            let reached =
                ends.iter().map(|(before, count)| count + usize::from(*term != 0 && term != before)).min();
            next.insert(*term, reached.unwrap());
        }
        ends = next;
    }
    *ends.values().min().unwrap()
}

/// Compares one proposal with brute force.
fn compare(
    shape: &Shape,
    source: Source,
    (there, here): ([&Calendar; 2], &Calendar),
    answers: [&Answers; 2],
    (zones, policy, days): ([i32; 2], PlanPolicy, usize),
) -> Proposal {
    let setups: Vec<Setup> = [0, 1]
        .map(|place| {
            let mut school = home(shape, here, source);
            school.clock(zones[place]);
            setup(&technical(place, shape, there[place]), &school)
        })
        .into();
    let nights = Nights::of(DateRange::new(day(0), day(days - 1)).unwrap());
    let id = SchoolId::new("HS-1").unwrap();
    let proposal = propose(&setups, &id, nights, policy);
    let ahead = zones.map(|zone| usize::from(zone > 0));
    let due = due(shape, answers, ahead, days);
    let fewest = fewest_lost(shape, source, &due);
    let what = || format!("{there:?} into {here:?}, zones {zones:?}\n{proposal}");
    assert_eq!(named(&proposal).len(), fewest, "{}", what());
    let held: usize = runs(nights)
        .flat_map(|as_of| setups.iter().map(move |setup| (setup, as_of)))
        .map(|(setup, as_of)| {
            let states = night(&applied(setup, &proposal, as_of), &id, as_of, policy);
            states.values().filter(|state| state.held().is_some()).count()
        })
        .sum();
    assert_eq!(held, fewest, "{}", what());
    if let Some(windows) =
        proposal.tasks[0].windows.as_ref().filter(|windows| windows.change == Change::Replace)
    {
        let open = |place: usize| {
            let minute = gradecrosswalk_domain::calendar::LocalMinute::start_of(day(place)).unwrap();
            let open = windows.windows.iter().find(|window| window.span.holds(minute));
            open.map_or(0, |window| usize::from(window.term.get()))
        };
        let mut allowed = Vec::new();
        for (place, due) in due.iter().enumerate() {
            let exceptions = fewest_exceptions(shape, due);
            let least = *exceptions.iter().min().unwrap();
            assert_eq!(exceptions[open(place)], least, "day {place}: {exceptions:?}, {}", what());
            allowed.push((0..4).filter(|term| exceptions[*term] == least).collect());
        }
        assert_eq!(windows.windows.len(), fewest_windows(&allowed), "{}", what());
    }
    proposal
}

/// Every calendar of three days for each of three schools.
#[test]
fn no_choice_is_better_on_any_calendar_of_three_days() {
    let (days, calendars) = (3, calendars(3));
    assert_eq!(calendars.len(), 6 + 5 + 1);
    let policy = PlanPolicy::default();
    let answers: Vec<Vec<Answers>> = calendars
        .iter()
        .map(|here| calendars.iter().map(|there| answers(there, here, days, (0, policy))).collect())
        .collect();
    let mut losing = 0;
    for (here, of_home) in calendars.iter().zip(&answers) {
        for (first, of_first) in calendars.iter().zip(of_home) {
            for (second, of_second) in calendars.iter().zip(of_home) {
                for shape in &SHAPES[..3] {
                    for source in [Source::Windows, Source::ByHand] {
                        let calendars = ([first, second], here);
                        let proposal =
                            compare(shape, source, calendars, [of_first, of_second], ([0, 0], policy, days));
                        losing += usize::from(!proposal.lost.is_empty());
                    }
                }
            }
        }
    }
    assert!(losing > 1000, "{losing}");
}

/// Numbers that look drawn, the same ones each time.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound).unwrap()).unwrap()
    }

    fn from<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Calendars of eight days, drawn from all 708, in every shape, with every term match policy and with clocks that are
/// an hour apart.
#[test]
fn no_choice_is_better_on_calendars_of_eight_days() {
    let (days, calendars) = (8, calendars(8));
    assert_eq!(calendars.len(), 36 + 210 + 462);
    let mut drawn = Drawn(0x9E37_79B9_7F4A_7C15);
    let (mut losing, mut excepting) = (0, 0);
    for number in 0..100 {
        let shape = &SHAPES[number % SHAPES.len()];
        let [first, second, here] = [0, 1, 2].map(|_| drawn.from(&calendars));
        // Mostly the default: under the laxer ones there is more to choose, under the stricter less.
        let any = *drawn.from(&TermMatchPolicy::ALL);
        let term_match = *drawn.from(&[TermMatchPolicy::ReferenceDay, TermMatchPolicy::Overlap, any]);
        let policy = PlanPolicy { term_match, ..PlanPolicy::default() };
        let zones = [0, 1].map(|_| *drawn.from(&[0, 0, -60, 60]));
        let of_first = answers(first, here, days, (zones[0], policy));
        let of_second = answers(second, here, days, (zones[1], policy));
        for source in [Source::Windows, Source::ByHand] {
            let calendars = ([first, second], here);
            let proposal = compare(shape, source, calendars, [&of_first, &of_second], (zones, policy, days));
            losing += usize::from(!proposal.lost.is_empty());
            excepting +=
                usize::from(!proposal.tasks[0].windows.iter().all(|windows| windows.exceptions.is_empty()));
        }
    }
    assert!(losing > 50 && excepting > 5, "{losing}, {excepting}");
}
