//! The program that an integrator would write without this library: records in `Vec`s, `HashMap`s for what is looked up,
//! `rust_decimal` for percents, `chrono` for dates, and one function that follows the rules for a grade.
//!
//! It is kinder to itself than many: ids are numbers, score texts are numbered, and score groups are kept sorted.

use super::answer::{
    ADD, ARRIVED, HELD, NEVER_ARRIVED, NOT_OPEN, NOWHERE_TO_GO, TASK_NOT_ON_COURSE, UNCHANGED, UPDATE, answer,
};
use super::tables::{CourseTasks, FIRST_SCORE, NO_STUDENT, OTHER_TASK, TECHNICAL, Tables, UNLISTED};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Percent(Decimal),
    Score(u8),
}

struct Posting {
    section: u32,
    student: Option<u32>,
    task: u8,
    term: u8,
    mark: Mark,
}

struct HomeGrade {
    section: u32,
    student: u32,
    task: u8,
    term: u8,
    home: u16,
    score: u8,
}

struct Enrollment {
    section: u32,
    student: u32,
    slot: u8,
    first: NaiveDate,
    last: NaiveDate,
}

#[derive(Clone, Copy)]
struct Link {
    home: u16,
    course: u32,
}

struct Task {
    task: u8,
    group: u16,
    mask: u16,
    by_hand: Option<u16>,
}

struct Window {
    task: u8,
    term: u8,
    opens: NaiveDateTime,
    closes: NaiveDateTime,
}

struct Term {
    number: u8,
    first: NaiveDate,
    last: NaiveDate,
}

struct School {
    now: NaiveDateTime,
    windows: Vec<Window>,
    terms: Vec<Term>,
}

/// Min %, ascending, with their scores; and the texts of those without.
#[derive(Default)]
struct Group {
    bounds: Vec<(Decimal, u8)>,
    texts: HashMap<u32, u8>,
    items: Vec<(Option<Decimal>, u32)>,
}

/// Everything of a night, as read from a database.
pub struct Records {
    today: NaiveDate,
    postings: Vec<Posting>,
    home_grades: Vec<HomeGrade>,
    enrollments: Vec<Enrollment>,
    section_courses: Vec<u32>,
    links: HashMap<u32, Vec<Link>>,
    technical_tasks: HashMap<u32, Vec<Task>>,
    home_tasks: HashMap<u32, Vec<Task>>,
    schools: HashMap<u16, School>,
    groups: HashMap<u16, Group>,
}

fn date(day: i32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(day).expect("a day of a calendar")
}

fn minute(minute: i64) -> NaiveDateTime {
    let day = date((minute / 1440) as i32).and_hms_opt(0, 0, 0).expect("midnight");
    day + TimeDelta::minutes(minute % 1440)
}

fn percent(hundredths: i32) -> Decimal {
    Decimal::new(hundredths.into(), 2)
}

fn course_tasks(of: &CourseTasks) -> HashMap<u32, Vec<Task>> {
    let mut courses: HashMap<u32, Vec<Task>> = HashMap::new();
    for (row, course) in of.course.iter().enumerate() {
        courses.entry(*course).or_default().push(Task {
            task: of.task[row],
            group: of.score_group[row],
            mask: of.mask[row],
            by_hand: (of.by_window[row] == 0).then_some(of.active[row]),
        });
    }
    courses
}

impl Records {
    pub fn of(tables: &Tables) -> Self {
        let posted = &tables.posted;
        let postings = posted.section.iter().enumerate().map(|(row, section)| Posting {
            section: *section,
            student: Some(posted.student[row]).filter(|student| *student != NO_STUDENT),
            task: posted.task[row],
            term: posted.term[row],
            mark: match posted.mark[row] {
                mark if mark >= FIRST_SCORE => Mark::Score((mark - FIRST_SCORE) as u8),
                mark => Mark::Percent(percent(mark)),
            },
        });
        let home = &tables.home;
        let home_grades = home.section.iter().enumerate().map(|(row, section)| HomeGrade {
            section: *section,
            student: home.student[row],
            task: home.task[row],
            term: home.term[row],
            home: home.home[row],
            score: home.score[row],
        });
        let enrolled = &tables.enrollments;
        let enrollments = enrolled.section.iter().enumerate().map(|(row, section)| Enrollment {
            section: *section,
            student: enrolled.student[row],
            slot: enrolled.slot[row],
            first: date(enrolled.first_day[row]),
            last: date(enrolled.last_day[row]),
        });
        let mut links: HashMap<u32, Vec<Link>> = HashMap::new();
        for (row, section) in tables.links.section.iter().enumerate() {
            let link = Link { home: tables.links.home[row], course: tables.links.course[row] };
            links.entry(*section).or_default().push(link);
        }
        let mut schools: HashMap<u16, School> = HashMap::new();
        let windows = &tables.windows;
        for (row, school) in windows.school.iter().enumerate() {
            let new = || School { now: minute(windows.now[row]), windows: Vec::new(), terms: Vec::new() };
            schools.entry(*school).or_insert_with(new).windows.push(Window {
                task: windows.task[row],
                term: windows.term[row],
                opens: minute(windows.opens[row]),
                closes: minute(windows.closes[row]),
            });
        }
        let terms = &tables.terms;
        for (row, school) in terms.school.iter().enumerate() {
            schools.get_mut(school).expect("every school has windows").terms.push(Term {
                number: terms.term[row],
                first: date(terms.first_day[row]),
                last: date(terms.last_day[row]),
            });
        }
        let mut groups: HashMap<u16, Group> = HashMap::new();
        let scores = &tables.scores;
        for (row, group) in scores.score_group.iter().enumerate() {
            let group = groups.entry(*group).or_default();
            let bound = Some(scores.min_percent[row]).filter(|bound| *bound >= 0).map(percent);
            group.items.push((bound, scores.text[row]));
            match bound {
                Some(bound) => group.bounds.push((bound, scores.item[row])),
                None => drop(group.texts.insert(scores.text[row], scores.item[row])),
            }
        }
        groups.values_mut().for_each(|group| group.bounds.sort());
        Self {
            today: date(tables.today),
            postings: postings.collect(),
            home_grades: home_grades.collect(),
            enrollments: enrollments.collect(),
            section_courses: tables.section_courses.clone(),
            links,
            technical_tasks: course_tasks(&tables.technical_tasks),
            home_tasks: course_tasks(&tables.home_tasks),
            schools,
            groups,
        }
    }
}

/// Student, section, task and technical term.
type PostingKey = (u32, u32, u8, u8);
/// Student, section, task, home school and home term.
type HomeKey = (u32, u32, u8, u16, u8);

/// What is looked up for each grade.
struct Planner<'r> {
    records: &'r Records,
    conflicts: HashSet<PostingKey>,
    standing: HashMap<HomeKey, u8>,
    /// By student and section.
    enrollments: HashMap<(u32, u32), Vec<&'r Enrollment>>,
    /// Pairs of score groups with the same set of Min %.
    matching_groups: HashSet<(u16, u16)>,
}

/// An answer for every posting, in their order.
pub fn plan(records: &Records) -> Vec<u16> {
    let mut first: HashMap<PostingKey, Mark> = HashMap::new();
    let mut conflicts = HashSet::new();
    for posting in &records.postings {
        let Some(student) = posting.student else { continue };
        let key = (student, posting.section, posting.task, posting.term);
        if *first.entry(key).or_insert(posting.mark) != posting.mark {
            conflicts.insert(key);
        }
    }
    drop(first);
    let mut enrollments: HashMap<_, Vec<_>> = HashMap::new();
    for enrollment in &records.enrollments {
        enrollments.entry((enrollment.student, enrollment.section)).or_default().push(enrollment);
    }
    let standing = records
        .home_grades
        .iter()
        .map(|grade| ((grade.student, grade.section, grade.task, grade.home, grade.term), grade.score));
    let bounds = |group: &Group| {
        let mut bounds: Vec<Decimal> = group.bounds.iter().map(|(bound, _)| *bound).collect();
        bounds.dedup();
        bounds
    };
    let pairs = records.groups.iter().flat_map(|one| records.groups.iter().map(move |other| (one, other)));
    let matching_groups = pairs
        .filter(|((_, one), (_, other))| bounds(one) == bounds(other))
        .map(|((one, _), (other, _))| (*one, *other))
        .collect();
    let planner = Planner { records, conflicts, standing: standing.collect(), enrollments, matching_groups };
    records
        .postings
        .iter()
        .map(|posting| planner.decide(posting).unwrap_or_else(|held| answer(HELD + held, 0)))
        .collect()
}

impl School {
    fn open_by_window(&self, task: u8) -> u16 {
        let windows = self.windows.iter().filter(|window| window.task == task);
        let open = windows.filter(|window| window.opens <= self.now && self.now <= window.closes);
        open.fold(0, |open, window| open | bit(window.term))
    }

    fn open(&self, task: &Task) -> u16 {
        task.by_hand.unwrap_or_else(|| self.open_by_window(task.task) & task.mask)
    }

    fn term(&self, number: u8) -> Option<&Term> {
        self.terms.iter().find(|term| term.number == number)
    }

    /// The term that holds the reference day.
    fn home_term(&self, technical: &Term, today: NaiveDate) -> Option<&Term> {
        let shared = self.terms.iter().filter_map(|term| {
            let (first, last) = (term.first.max(technical.first), term.last.min(technical.last));
            (first <= last).then_some((first, last))
        });
        let earlier = shared.clone().filter(|(first, _)| *first <= today).map(|(_, last)| last.min(today));
        let day = earlier.max().or_else(|| shared.map(|(first, _)| first).min())?;
        self.terms.iter().find(|term| term.first <= day && day <= term.last)
    }
}

fn bit(term: u8) -> u16 {
    1 << (term - 1)
}

/// Held, by the number of the reason's code.
type Held = u16;

impl Planner<'_> {
    fn decide(&self, posting: &Posting) -> Result<u16, Held> {
        let records = self.records;
        if posting.task == OTHER_TASK {
            return Err(1);
        }
        let student = posting.student.ok_or(2_u16)?;
        if self.conflicts.contains(&(student, posting.section, posting.task, posting.term)) {
            return Err(3);
        }
        let course = records.section_courses.get(posting.section as usize).ok_or(4_u16)?;
        let technical = &records.schools[&TECHNICAL];
        let tasks = records.technical_tasks.get(course).map_or(&[][..], Vec::as_slice);
        let of_task = || tasks.iter().filter(|task| task.task == posting.task);
        let Some(task) = of_task().next() else { return Ok(answer(TASK_NOT_ON_COURSE, 0)) };
        let open = of_task().fold(0, |open, task| open | technical.open(task));
        if open & bit(posting.term) == 0 {
            return Ok(answer(self.not_due(posting, student, task), 0));
        }
        if has_doubled_task(tasks) {
            return Err(5);
        }
        if open.count_ones() > 1 {
            return Err(6);
        }
        if task.mask & bit(posting.term) == 0 {
            return Err(7);
        }
        let term = technical.term(posting.term).ok_or(8_u16)?;
        let link = self.home_section(posting, student, term, records.today)?;
        let home = &records.schools[&link.home];
        let home_tasks = records.home_tasks.get(&link.course).map_or(&[][..], Vec::as_slice);
        if has_doubled_task(home_tasks) {
            return Err(13);
        }
        let home_task = home_tasks.iter().find(|of| of.task == posting.task).ok_or(14_u16)?;
        let home_term = match home.open(home_task) {
            0 => return Err(16),
            open if open.count_ones() > 1 => return Err(15),
            open if open & home_task.mask == 0 => return Err(17),
            open => home.term(open.trailing_zeros() as u8 + 1).ok_or(18_u16)?,
        };
        if !home.terms.iter().any(|other| other.first <= term.last && term.first <= other.last) {
            return Err(19);
        }
        if home.home_term(term, records.today).map(|term| term.number) != Some(home_term.number) {
            return Err(20);
        }
        let score = self.translate(&posting.mark, task.group, home_task.group)?;
        let key = (student, posting.section, posting.task, link.home, home_term.number);
        Ok(match self.standing.get(&key) {
            None => answer(ADD, score),
            Some(stands) if *stands == score => answer(UNCHANGED, score),
            Some(_) => answer(UPDATE, score),
        })
    }

    fn not_due(&self, posting: &Posting, student: u32, task: &Task) -> u16 {
        let technical = &self.records.schools[&TECHNICAL];
        let Some(term) = technical.term(posting.term) else { return NOT_OPEN };
        let windows = technical.windows.iter().filter(|_| task.by_hand.is_none());
        let own = windows.filter(|window| (window.task, window.term) == (posting.task, posting.term));
        let closed = match own.map(|window| window.closes).max() {
            Some(closes) => closes < technical.now,
            None => term.last < self.records.today,
        };
        if !closed {
            return NOT_OPEN;
        }
        let Ok(link) = self.home_section(posting, student, term, term.last) else { return NOWHERE_TO_GO };
        let home = &self.records.schools[&link.home];
        let Some(home_term) = home.home_term(term, term.last) else { return NOWHERE_TO_GO };
        let key = (student, posting.section, posting.task, link.home, home_term.number);
        let Some(stands) = self.standing.get(&key) else { return NEVER_ARRIVED };
        let home_tasks = self.records.home_tasks.get(&link.course).map_or(&[][..], Vec::as_slice);
        let Some(home_task) = home_tasks.iter().find(|of| of.task == posting.task) else { return ARRIVED };
        match self.translate(&posting.mark, task.group, home_task.group) {
            Ok(score) if score != *stands && !self.superseded(task, term, home, home_term) => NEVER_ARRIVED,
            _ => ARRIVED,
        }
    }

    /// Whether a later technical term has gone into the same home term on some night.
    fn superseded(&self, task: &Task, term: &Term, home: &School, home_term: &Term) -> bool {
        let later = self.records.schools[&TECHNICAL].terms.iter();
        let later = later.filter(|later| task.mask & bit(later.number) != 0 && term.first < later.first);
        let mut nights = later.flat_map(|later| {
            let nights = later.first.iter_days();
            let last = later.last.min(self.records.today);
            nights.take_while(move |night| *night <= last).map(move |night| (later, night))
        });
        nights.any(|(later, night)| {
            home.home_term(later, night).map(|term| term.number) == Some(home_term.number)
        })
    }

    /// The home section that the student's enrollments name.
    fn home_section(
        &self,
        posting: &Posting,
        student: u32,
        term: &Term,
        day: NaiveDate,
    ) -> Result<Link, Held> {
        let links = self.records.links.get(&posting.section).ok_or(9_u16)?;
        let enrollments = self.enrollments.get(&(student, posting.section)).ok_or(10_u16)?;
        let in_term = || enrollments.iter().filter(|of| of.first <= term.last && term.first <= of.last);
        let last = in_term().map(|of| of.last).max().ok_or(11_u16)?;
        let holds = |of: &&&Enrollment| of.first <= day && day <= of.last;
        let any_holds = in_term().any(|of| holds(&of));
        let mut slots =
            in_term().filter(|of| if any_holds { holds(of) } else { of.last == last }).map(|of| of.slot);
        let slot = slots.next().ok_or(11_u16)?;
        if slots.any(|other| other != slot) {
            return Err(12);
        }
        links.get(usize::from(slot) - 1).copied().ok_or(10)
    }

    fn translate(&self, mark: &Mark, technical: u16, home: u16) -> Result<u8, Held> {
        if !self.matching_groups.contains(&(technical, home)) {
            return Err(21);
        }
        let (technical, home) = (&self.records.groups[&technical], &self.records.groups[&home]);
        let item = match mark {
            Mark::Score(UNLISTED) => return Err(22),
            Mark::Score(item) => *item,
            Mark::Percent(percent) => {
                let above = technical.bounds.partition_point(|(bound, _)| bound <= percent);
                technical.bounds[above.checked_sub(1).ok_or(23_u16)?].1
            }
        };
        match technical.items[usize::from(item)] {
            (Some(bound), _) => {
                let place = home.bounds.partition_point(|(other, _)| *other < bound);
                let next = home.bounds.get(place + 1);
                if next.is_some_and(|(other, _)| *other == bound) {
                    return Err(24);
                }
                Ok(home.bounds[place].1)
            }
            (None, text) => home.texts.get(&text).copied().ok_or(25),
        }
    }
}

fn has_doubled_task(tasks: &[Task]) -> bool {
    tasks.iter().enumerate().any(|(place, task)| tasks[..place].iter().any(|other| other.task == task.task))
}
