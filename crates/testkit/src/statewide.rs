//! Large nights for benches: one technical school, many home schools, millions of grades, the same for a seed.
//!
//! Every section has a course of its own at both schools, the worst case for compiling. About a tenth of the grades
//! meets a fault, spread over all held reasons but the last, which needs last-sent rows; of the rest 22 % are adds, 33 %
//! updates, 45 % unchanged.

use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::{
    AsOf, ClockOffset, DateRange, GradingWindow, Term, TermMask, TermNumber, TermSchedule, WindowSpan,
};
use gradecrosswalk_domain::exchange::{
    AttendanceParts, ExchangeProfile, HomeIndex, Link, Links, SectionIndex, Setup, SetupParts, TaskIndex,
};
use gradecrosswalk_domain::school::{
    Course, CourseTask, OpenTerms, Reporting, School, SchoolKind, SchoolParts, Section, SectionKey,
};
use gradecrosswalk_domain::scores::{ItemIndex, Passing, Percent, ScoreGroup, ScoreItem};
use gradecrosswalk_domain::{
    CourseNumber, GroupName, SchoolId, ScoreText, SectionNumber, TaskName, TermName,
};
use gradecrosswalk_matching::rows::{
    EnrollmentRow, HomeRow, LinkSlot, PackedMark, PostedRow, RowTask, StudentId,
};
use gradecrosswalk_matching::{Night, OldScore};

/// Which postings stand beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mix {
    /// Every posting is of the open term. Nothing is *not due*, but for a task that is not on the course.
    AllDue,
    /// Beside each posting of the open term stand those of three others, not due: a table in spring.
    Spring,
}

/// A night's set-up and rows.
#[derive(Debug)]
pub struct Statewide {
    /// The set-up.
    pub setup: Setup,
    /// The as-of.
    pub as_of: AsOf,
    /// The posted rows, in order.
    pub posted: Vec<PostedRow>,
    /// The home rows, in order.
    pub home: Vec<HomeRow>,
    /// The enrollment rows, in order.
    pub enrollments: Vec<EnrollmentRow>,
}

impl Statewide {
    /// The rows as planning takes them.
    pub fn night(&self) -> Night<'_> {
        Night { posted: &self.posted, home: &self.home, enrollments: &self.enrollments, ..Night::default() }
    }

    /// The same rows in another order, always the same one.
    #[must_use]
    pub fn shuffled(mut self) -> Self {
        shuffle(&mut self.posted, 1);
        shuffle(&mut self.home, 1);
        shuffle(&mut self.enrollments, 1);
        self
    }
}

/// Puts a list into another order, the same one for the same seed.
pub fn shuffle<T>(rows: &mut [T], seed: u64) {
    let mut dice = Dice(seed);
    for last in (1..rows.len()).rev() {
        rows.swap(last, dice.roll(last as u64 + 1) as usize);
    }
}

const HOMES: u64 = 400;
const STUDENTS: u64 = 20;
/// The technical school's open term.
const OPEN: u8 = 4;
/// A term that no schedule has.
const UNKNOWN_TERM: u8 = 5;
/// Home schools with this remainder have no term in spring, and one with a doubled Min %.
const SUMMER_HOME: u64 = 7;
const DOUBLED_HOMES: u64 = 8;

/// Splitmix64: small, and the same everywhere.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((u128::from(z ^ (z >> 31)) * u128::from(sides)) >> 64) as u64
    }

    pub(crate) fn chance(&mut self, per_mille: u64) -> bool {
        self.roll(1000) < per_mille
    }
}

/// What is set up wrong on a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    Doubled,
    Missing,
    SeveralOpen,
    NoneOpen,
    OutsideMask,
    UnknownTerm,
    WrongTerm,
    OtherGroup,
}

/// A night of at least so many posted grades.
pub fn statewide(posted: usize, mix: Mix, seed: u64) -> Statewide {
    let per_student = if mix == Mix::Spring { 12 } else { 3 };
    let sections = (posted as u64).div_ceil(STUDENTS * per_student * 95 / 100).max(1);
    let mut dice = Dice(seed);
    let mut parts = Parts::new();
    let mut night = Rows {
        beyond: SectionIndex(sections as u32),
        posted: Vec::new(),
        home: Vec::new(),
        enrollments: Vec::new(),
    };
    for section in 0..sections {
        let key = SectionKey::new(
            CourseNumber::new(format!("{section:09}")).unwrap(),
            SectionNumber::new("1").unwrap(),
        );
        let fault = match dice.roll(1000) {
            0..4 => Fault::Doubled,
            4..8 => Fault::SeveralOpen,
            8..12 => Fault::OutsideMask,
            12..16 => Fault::UnknownTerm,
            16..18 => Fault::Missing,
            _ => Fault::None,
        };
        parts.technical.courses.push(course(&key, technical_task, fault));
        parts.technical.sections.push(Section { key: key.clone(), teacher: None });
        let links = if dice.chance(4) { 0 } else { 1 + dice.roll(4) };
        let mut homes: Vec<u64> = (0..links).map(|_| dice.roll(HOMES)).collect();
        homes.sort_unstable();
        homes.dedup();
        for home in &homes {
            let fault = match dice.roll(1000) {
                0..4 => Fault::Doubled,
                4..8 => Fault::Missing,
                8..12 => Fault::SeveralOpen,
                12..16 => Fault::NoneOpen,
                16..20 => Fault::OutsideMask,
                20..24 => Fault::UnknownTerm,
                24..28 => Fault::WrongTerm,
                28..32 => Fault::OtherGroup,
                _ => Fault::None,
            };
            let school = &mut parts.homes[*home as usize];
            school.courses.push(course(&key, home_task, fault));
            school.sections.push(Section { key: key.clone(), teacher: None });
            parts.links.push(Link {
                technical: key.clone(),
                home: school.id.clone(),
                home_section: key.clone(),
            });
        }
        let terms: &[u8] = match (mix, fault) {
            (Mix::AllDue, Fault::UnknownTerm) => &[UNKNOWN_TERM],
            (Mix::AllDue, _) => &[OPEN],
            (Mix::Spring, Fault::UnknownTerm) => &[1, 2, OPEN, UNKNOWN_TERM],
            (Mix::Spring, _) => &[1, 2, 3, OPEN],
        };
        night.section(&mut dice, section as u32, &homes, terms);
    }
    let setup = Setup::new(SetupParts {
        profile: ExchangeProfile::kts(),
        technical: School::new(parts.technical).unwrap(),
        homes: parts.homes.into_iter().map(|home| School::new(home).unwrap()).collect(),
        links: Links::Given(parts.links),
        waivers: Vec::new(),
        attendance: AttendanceParts::default(),
    });
    night.posted.sort_unstable();
    night.home.sort_unstable();
    night.home.dedup_by(|a, b| a.same_place(b));
    night.enrollments.sort_unstable();
    Statewide {
        setup: setup.unwrap(),
        as_of: AsOf::end_of(date(2020, 4, 1)).unwrap(),
        posted: night.posted,
        home: night.home,
        enrollments: night.enrollments,
    }
}

struct Parts {
    technical: SchoolParts,
    homes: Vec<SchoolParts>,
    links: Vec<Link>,
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn number(term: u8) -> TermNumber {
    TermNumber::new(term).unwrap()
}

type Dates = ((i32, u32, u32), (i32, u32, u32));

const QUARTERS: [Dates; 4] = [
    ((2019, 8, 1), (2019, 10, 1)),
    ((2019, 10, 2), (2019, 12, 31)),
    ((2020, 1, 20), (2020, 3, 15)),
    ((2020, 3, 16), (2020, 5, 15)),
];
const SUMMER: [Dates; 4] = [
    ((2019, 7, 1), (2019, 7, 10)),
    ((2019, 7, 11), (2019, 7, 20)),
    ((2020, 6, 1), (2020, 6, 15)),
    ((2020, 6, 16), (2020, 6, 30)),
];

fn school(id: String, kind: SchoolKind, terms: [Dates; 4], groups: Vec<ScoreGroup>) -> SchoolParts {
    let terms = (1_u8..).zip(terms).map(|(n, ((y, m, d), (to_y, to_m, to_d)))| {
        let dates = DateRange::new(date(y, m, d), date(to_y, to_m, to_d)).unwrap();
        Term::new(number(n), TermName::new(format!("GP{n}")).unwrap(), dates)
    });
    let schedule = TermSchedule::new(terms).unwrap();
    let tasks = ["CTE Term Grade", "CTE Final Grade", "CTE Final Exam"];
    let windows = schedule.terms().iter().flat_map(|term| {
        tasks.map(|task| GradingWindow {
            task: TaskName::new(task).unwrap(),
            term: term.number(),
            span: WindowSpan::whole_days(term.dates()),
        })
    });
    SchoolParts {
        id: SchoolId::new(id).unwrap(),
        kind,
        clock: ClockOffset::ZERO,
        windows: windows.collect(),
        schedule,
        score_groups: groups,
        exceptions: Vec::new(),
        courses: Vec::new(),
        sections: Vec::new(),
        composites: Vec::new(),
        reporting: Reporting::default(),
    }
}

/// Scores from 1 % to 100 %, one a percent.
fn scores(prefix: &str) -> Vec<ScoreItem> {
    let item = |min: u32| {
        ScoreItem::new(ScoreText::new(format!("{prefix}{min}")).unwrap(), Passing::Passes)
            .with_min_percent(format!("{min}").parse().unwrap())
            .with_gpa_value("3".parse().unwrap())
    };
    (1..=100).map(item).collect()
}

const INCOMPLETE: u8 = 100;

impl Parts {
    fn new() -> Self {
        let named = |name: &str, items| ScoreGroup::new(GroupName::new(name).unwrap(), items).unwrap();
        let incomplete = ScoreItem::new(ScoreText::new("I").unwrap(), Passing::Fails);
        let numeric = scores("").into_iter().chain([incomplete]);
        let home = |place: u64| {
            let mut items = scores("L");
            if place.is_multiple_of(DOUBLED_HOMES) {
                let doubled = ScoreItem::new(ScoreText::new("L50x").unwrap(), Passing::Passes);
                items.push(doubled.with_min_percent("50".parse().unwrap()));
            }
            let other = scores("O").into_iter().skip(1);
            let groups = vec![named("Letters", items), named("Other", other.collect())];
            let terms = if place == SUMMER_HOME { SUMMER } else { QUARTERS };
            school(format!("HS-{place:03}"), SchoolKind::HomeHighSchool, terms, groups)
        };
        Self {
            technical: school(
                "ATC-001".into(),
                SchoolKind::StateTechnical,
                QUARTERS,
                vec![named("CTE Numeric", numeric.collect())],
            ),
            homes: (0..HOMES).map(home).collect(),
            links: Vec::new(),
        }
    }
}

fn technical_task(name: &str) -> CourseTask {
    task(name, "CTE Numeric", OpenTerms::ByWindow)
}

fn home_task(name: &str) -> CourseTask {
    task(name, "Letters", OpenTerms::ByHand(TermMask::only(number(OPEN))))
}

fn task(name: &str, group: &str, open_terms: OpenTerms) -> CourseTask {
    let (term, last) = (name == "CTE Term Grade", name == "CTE Final Grade");
    CourseTask {
        task: TaskName::new(name).unwrap(),
        score_group: GroupName::new(group).unwrap(),
        term_gpa: term.then(|| "1".parse().unwrap()),
        credit: last.then(|| "0.5".parse().unwrap()),
        credit_type: last.then(|| "Technical".parse().unwrap()),
        term_mask: TermMask::through(number(4)),
        open_terms,
    }
}

fn course(key: &SectionKey, task: fn(&str) -> CourseTask, fault: Fault) -> Course {
    let by_hand = |terms: &[u8]| OpenTerms::ByHand(terms.iter().map(|term| number(*term)).collect());
    let mut tasks = vec![task("CTE Term Grade"), task("CTE Final Grade"), task("CTE Final Exam")];
    for task in &mut tasks {
        match fault {
            Fault::SeveralOpen => task.open_terms = by_hand(&[3, OPEN]),
            Fault::NoneOpen => task.open_terms = by_hand(&[]),
            Fault::OutsideMask => {
                task.open_terms = by_hand(&[OPEN]);
                task.term_mask = task.term_mask.without(number(OPEN));
            }
            Fault::UnknownTerm => {
                task.open_terms = by_hand(&[UNKNOWN_TERM]);
                task.term_mask = TermMask::through(number(UNKNOWN_TERM));
            }
            Fault::WrongTerm => task.open_terms = by_hand(&[3]),
            Fault::OtherGroup => task.score_group = GroupName::new("Other").unwrap(),
            Fault::None | Fault::Doubled | Fault::Missing => {}
        }
    }
    match fault {
        Fault::Doubled => tasks.push(task("CTE Term Grade")),
        Fault::Missing => tasks.clear(),
        _ => {}
    }
    Course { number: key.course.clone(), tasks }
}

struct Rows {
    /// A section that the set-up does not have.
    beyond: SectionIndex,
    posted: Vec<PostedRow>,
    home: Vec<HomeRow>,
    enrollments: Vec<EnrollmentRow>,
}

impl Rows {
    fn section(&mut self, dice: &mut Dice, section: u32, homes: &[u64], terms: &[u8]) {
        let index = SectionIndex(section);
        for place in 0..STUDENTS {
            // Students are spread over the state, so that ids do not follow the sections.
            let id = section.wrapping_mul(2_654_435_761).wrapping_add(place as u32 * 97) >> 2;
            let student = if dice.chance(4) { StudentId::NONE } else { StudentId(id) };
            let slot = if homes.is_empty() { 0 } else { dice.roll(homes.len() as u64) };
            self.enroll(dice, index, student, slot as u8, homes.len() as u8);
            let home = homes.get(slot as usize).map_or(0, |home| *home as u16);
            for task in 0..3 {
                if dice.chance(50) {
                    continue;
                }
                for term in terms {
                    self.posting(dice, (index, student), task, number(*term), HomeIndex(home));
                }
            }
        }
    }

    fn enroll(&mut self, dice: &mut Dice, section: SectionIndex, student: StudentId, slot: u8, links: u8) {
        let whole = DateRange::new(date(2019, 8, 1), date(2020, 5, 15)).unwrap();
        let spring = DateRange::new(date(2020, 1, 20), date(2020, 5, 15)).unwrap();
        let fall = DateRange::new(date(2019, 8, 1), date(2019, 12, 20)).unwrap();
        let mut add = |slot: u8, days| {
            if let Some(slot) = LinkSlot::new(slot) {
                self.enrollments.push(EnrollmentRow::new(section, student, slot, days));
            }
        };
        if links == 0 || student == StudentId::NONE {
            return;
        }
        match dice.roll(1000) {
            0..4 => {}
            4..8 => add(slot + 1, fall),
            8..12 if links > 1 => (1..=2).for_each(|slot| add(slot, whole)),
            12..30 => {
                add(slot + 1, fall);
                add(slot + 1, spring);
            }
            30..60 => add(slot + 1, spring),
            _ => add(slot + 1, whole),
        }
    }

    fn posting(
        &mut self,
        dice: &mut Dice,
        (section, student): (SectionIndex, StudentId),
        task: u8,
        term: TermNumber,
        home: HomeIndex,
    ) {
        let index = TaskIndex::new(task).unwrap();
        let percent = 1 + dice.roll(99) as u32;
        let mark =
            PackedMark::percent(Percent::from_basis_points(percent * 100 + dice.roll(100) as u32).unwrap());
        let add = |mark| PostedRow::new(section, student, index, term, mark);
        match dice.roll(1000) {
            0..4 => self.posted.push(PostedRow::new(section, student, RowTask::Other, term, mark)),
            4..6 => {
                self.posted.push(add(mark));
                self.posted.push(add(PackedMark::percent(Percent::from_basis_points(4_000).unwrap())));
            }
            6..10 => self.posted.push(add(PackedMark::unlisted(0))),
            10..14 => self.posted.push(add(PackedMark::percent(Percent::from_basis_points(50).unwrap()))),
            14..18 => self.posted.push(add(PackedMark::score(ItemIndex::new(INCOMPLETE)))),
            18..22 => self.posted.push(PostedRow::new(self.beyond, student, index, term, mark)),
            _ => self.posted.push(add(mark)),
        }
        if student == StudentId::NONE {
            return;
        }
        let mut stands = |term, score: u32| {
            let score = OldScore::Listed(ItemIndex::new(u8::try_from(score).unwrap()));
            self.home.push(HomeRow::new(section, student, index, home, term, score));
        };
        match dice.roll(100) {
            0..22 => {}
            22..55 => stands(term, (percent + 30) % 100),
            _ => stands(term, percent - 1),
        }
        if term.get() == OPEN && dice.chance(380) {
            stands(number(3), dice.roll(100) as u32);
        }
    }
}
