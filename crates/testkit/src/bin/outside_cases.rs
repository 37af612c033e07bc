//! Random cases with the library's answers, for `.ci/outside_check`, which lets PostgreSQL answer them again.
//!
//! `outside_cases FOLDER CASES [SEED]` writes `dates.tsv`, `terms.tsv` and `windows.tsv`, in the text form of COPY. One
//! seed gives one set of files. It compares nothing itself.

use chrono::{Days, NaiveDate, TimeDelta};
use gradecrosswalk_domain::TermName;
use gradecrosswalk_domain::calendar::{
    DateRange, EndDate, LocalMinute, Term, TermMask, TermNumber, TermSchedule, WindowSpan,
};
use gradecrosswalk_domain::exchange::{ExchangeProfile, TaskLayout, TaskSource};
use gradecrosswalk_domain::school::Section;
use gradecrosswalk_matching::TermMatchPolicy;
use gradecrosswalk_matching::open_term::{OpenNow, OpenTermScope};
use gradecrosswalk_matching::term_match::{reference_day, should_be_open};
use gradecrosswalk_testkit::SchoolBuilder;
use gradecrosswalk_testkit::builders::{TERM_GRADE, section, task_name, window};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, cases, seed @ ..] = &arguments[..] else {
        eprintln!("usage: outside_cases FOLDER CASES [SEED]");
        std::process::exit(2);
    };
    let cases: u32 = cases.parse().expect("CASES is a number");
    let seed: u64 = seed.first().map_or(0, |seed| seed.parse().expect("SEED is a number"));
    let folder = Path::new(folder);
    std::fs::create_dir_all(folder)?;
    let mut run = Run::new(seed);
    run.write(&folder.join("dates.tsv"), cases, &date_case(), date_row)?;
    run.write(&folder.join("terms.tsv"), cases, &term_case(), term_row)?;
    run.write(&folder.join("windows.tsv"), cases, &window_case(), window_row)
}

/// Draws cases from strategies; nothing is shrunk.
struct Run(TestRunner);

impl Run {
    fn new(seed: u64) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        Self(TestRunner::new_with_rng(Config::default(), rng))
    }

    fn write<T: std::fmt::Debug>(
        &mut self,
        path: &Path,
        cases: u32,
        strategy: &impl Strategy<Value = T>,
        row: impl Fn(&T) -> String,
    ) -> std::io::Result<()> {
        let mut file = BufWriter::new(File::create(path)?);
        for case in 0..cases {
            let drawn = strategy.new_tree(&mut self.0).expect("no strategy here refuses").current();
            writeln!(file, "{case}\t{}", row(&drawn))?;
        }
        file.flush()
    }
}

// --- what a column of COPY holds ---------------------------------------------------------------------------------------

fn or_null(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "\\N".to_owned(), |value| value.to_string())
}

fn array(values: impl IntoIterator<Item = impl ToString>) -> String {
    let values: Vec<String> = values.into_iter().map(|value| format!("\"{}\"", value.to_string())).collect();
    format!("{{{}}}", values.join(","))
}

fn range(dates: DateRange) -> String {
    format!("[{},{}]", dates.first(), dates.last())
}

/// To the minute, the closing one inside.
fn minutes(span: WindowSpan) -> String {
    let end = span.closes().to_datetime() + TimeDelta::minutes(1);
    format!("[{},{})", span.opens().to_datetime(), end)
}

// --- ranges of dates (rules T-1, T-9) ----------------------------------------------------------------------------------

fn day(n: u16) -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, 7, 1).unwrap() + Days::new(u64::from(n))
}

/// Two ranges and a day within a month, so that ends meet often; one in two about the leap day of 2020.
fn date_case() -> impl Strategy<Value = (DateRange, DateRange, NaiveDate)> {
    let begins = prop_oneof![Just(0_u16), Just(230)];
    (begins, (0_u16..20, 0_u16..12), (0_u16..20, 0_u16..12), 0_u16..32).prop_map(|(begins, one, two, on)| {
        let dates = |(first, more)| DateRange::new(day(begins + first), day(begins + first + more)).unwrap();
        (dates(one), dates(two), day(begins + on))
    })
}

fn date_row((one, two, on): &(DateRange, DateRange, NaiveDate)) -> String {
    // As a producer that means exclusive ends would write the first range.
    let exclusive =
        DateRange::from_bounds(one.first(), one.last() + Days::new(1), EndDate::Exclusive).unwrap();
    [
        range(*one),
        range(*two),
        on.to_string(),
        one.overlaps(two).to_string(),
        or_null(one.intersection(two).map(range)),
        one.is_within(two).to_string(),
        one.contains(*on).to_string(),
        one.days().to_string(),
        range(exclusive),
    ]
    .join("\t")
}

// --- terms (rules T-7, T-8) --------------------------------------------------------------------------------------------

#[derive(Debug)]
struct TermCase {
    as_of: NaiveDate,
    technical: Vec<DateRange>,
    technical_name: usize,
    technical_open: usize,
    home: Vec<DateRange>,
    home_name: usize,
    home_open: usize,
}

/// Names that differ in case and outer blanks, and others.
const NAMES: [&str; 5] = ["Term", " TERM", "term", "Quarter", "QUARTER"];

/// Terms one after the other with gaps; one in four with terms that overlap or stand out of order (rule T-2).
fn terms(count: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<DateRange>> {
    let steps = || prop::collection::vec((0_u16..20, 0_u16..90), count.clone());
    let chronological = (0_u16..60, steps()).prop_map(|(begins, steps)| {
        let mut at = begins;
        steps
            .into_iter()
            .map(|(gap, more)| {
                let first = at + gap / 2;
                at = first + more + 1;
                DateRange::new(day(first), day(first + more)).unwrap()
            })
            .collect()
    });
    let anyhow = steps().prop_map(|steps| {
        let terms = steps.into_iter().map(|(gap, more)| (gap * 15, more));
        terms.map(|(first, more)| DateRange::new(day(first), day(first + more)).unwrap()).collect()
    });
    prop_oneof![3 => chronological, 1 => anyhow]
}

fn term_case() -> impl Strategy<Value = TermCase> {
    let chosen = || any::<prop::sample::Index>();
    let schools = prop_oneof![
        5 => (terms(1..=6), terms(0..=6)),
        1 => terms(1..=6).prop_map(|terms| (terms.clone(), terms)),
    ];
    (schools, 0_u16..420, (0..NAMES.len(), 0..NAMES.len()), (chosen(), chosen())).prop_map(
        |((technical, home), as_of, (technical_name, home_name), (there, here))| TermCase {
            as_of: day(as_of),
            technical_open: there.index(technical.len()),
            technical,
            technical_name,
            home_open: if home.is_empty() { 0 } else { here.index(home.len()) },
            home,
            home_name,
        },
    )
}

fn schedule(name: usize, terms: &[DateRange]) -> TermSchedule {
    let named = |n: u8| TermName::new(format!("{} {n}", NAMES[name])).unwrap();
    let terms = (1_u8..).zip(terms);
    TermSchedule::new(terms.map(|(n, dates)| Term::new(TermNumber::new(n).unwrap(), named(n), *dates)))
        .unwrap()
}

fn term_row(case: &TermCase) -> String {
    let (there, here) =
        (schedule(case.technical_name, &case.technical), schedule(case.home_name, &case.home));
    let open = &there.terms()[case.technical_open];
    let candidate = here.terms().get(case.home_open);
    let matches = |policy: TermMatchPolicy| {
        candidate.is_some_and(|home| policy.matches(case.as_of, (open, &there), (home, &here)))
    };
    let names =
        |schedule: &TermSchedule| array(schedule.terms().iter().map(|term| term.name().as_str().to_owned()));
    [
        case.as_of.to_string(),
        array(case.technical.iter().map(|dates| range(*dates))),
        names(&there),
        open.number().to_string(),
        array(case.home.iter().map(|dates| range(*dates))),
        names(&here),
        or_null(candidate.map(Term::number)),
        or_null(reference_day(case.as_of, open, &here)),
        or_null(should_be_open(case.as_of, open, &here).map(Term::number)),
        array(TermMatchPolicy::ALL.map(matches)),
    ]
    .join("\t")
}

// --- windows (rules W-1, W-2, W-4) -------------------------------------------------------------------------------------

#[derive(Debug)]
struct WindowCase {
    /// The term, the first minute and how many more.
    windows: Vec<(u8, u16, u16)>,
    mask: u16,
    at: u16,
}

fn window_case() -> impl Strategy<Value = WindowCase> {
    // Four days to the minute, or half an hour, so that ends meet.
    let of = |minutes: u16| {
        let window = (1_u8..=5, 0..minutes, 0..minutes / 2);
        (prop::collection::vec(window, 0..6), 0_u16..64, 0..minutes)
    };
    prop_oneof![of(4 * 24 * 60), of(30)].prop_map(|(windows, mask, at)| WindowCase { windows, mask, at })
}

fn window_row(case: &WindowCase) -> String {
    let at = |minute: u16| {
        LocalMinute::new(day(0).and_hms_opt(23, 45, 0).unwrap() + TimeDelta::minutes(i64::from(minute)))
            .unwrap()
    };
    let mut school = SchoolBuilder::home("HS-1");
    for (term, opens, more) in &case.windows {
        let mut window = window(TERM_GRADE, *term, "2019-07-01", "2019-07-01");
        window.span = WindowSpan::new(at(*opens), at(*opens + *more)).unwrap();
        school.parts.windows.push(window);
    }
    let school = school.build();
    let mask: TermMask = (1..=5)
        .filter(|term| case.mask & (1 << term) != 0)
        .map(|term| TermNumber::new(term).unwrap())
        .collect();
    let profile = ExchangeProfile::kts();
    let task = profile.task(&task_name(TERM_GRADE)).unwrap();
    let asked = Section { key: section("480815", "1"), teacher: None };
    let open = OpenNow::at(&school, &profile, at(case.at)).terms(
        &TaskLayout { task, group: 0, mask, source: TaskSource::ByWindow },
        &OpenTermScope { section: &asked, student: None },
    );
    let windows = school.windows();
    let pairs = windows.iter().enumerate().flat_map(|(place, first)| {
        let later = windows.iter().enumerate().skip(place + 1);
        let conflicts = later.filter(|(_, w)| w.term != first.term && w.span.overlaps(&first.span));
        conflicts.map(move |(other, _)| format!("{}-{}", place + 1, other + 1))
    });
    [
        array(windows.iter().map(|window| minutes(window.span))),
        array(windows.iter().map(|window| window.term)),
        array(mask),
        at(case.at).to_datetime().to_string(),
        array(open),
        array(pairs),
    ]
    .join("\t")
}
