//! How long the composite grades and Term GPAs of a state's students take.
//!
//! `cargo bench --bench final_grades`: wall clock, for reading. For counting instructions, the program runs one part a
//! number of times: `final_grades STUDENTS PART REPEATS`, where PART is `none`, `composite` (four quarters and an exam),
//! `nested` (the same through two semesters), `explain` (the shares too) or `gpa` (four courses, from text keys). The
//! difference of two runs' instructions, divided by students and repeats, is the cost of a student.

use divan::{Bencher, black_box, counter::ItemsCount};
use gradecrosswalk::domain::calendar::{TermMask, TermNumber};
use gradecrosswalk::matching::composite::{SlotIndex, SlotMark, StudentMarks};
use gradecrosswalk::matching::gpa::term_gpa;
use gradecrosswalk::*;
use gradecrosswalk_testkit::SchoolBuilder;
use gradecrosswalk_testkit::builders::{number, section, ssid, state_scores, task_name, term, text};

const QUARTER: &str = "CTE Term Grade";
const SEMESTER: &str = "Semester Grade";
const EXAM: &str = "CTE Final Exam";
const FINAL: &str = "CTE Final Grade";
const COURSES: [&str; 4] = ["480815", "480816", "MATH3", "ENGL2"];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.first().and_then(|students| students.parse().ok()) {
        Some(students) => {
            let arg = |place: usize| args.get(place).map_or("", String::as_str);
            once(students, arg(1), arg(2).parse().unwrap_or(1));
        }
        None => divan::main(),
    }
}

/// A technical school whose final grade is made of four quarters and an exam, directly or through semesters.
fn technical(nested: bool) -> School {
    let mut school = SchoolBuilder::technical("CTC-1");
    school
        .group(state_scores())
        .terms(terms())
        .section(section(COURSES[0], "1"), &[QUARTER, SEMESTER, EXAM, FINAL]);
    let rule = |task: &str, term, parts: &[(&str, u8, &str)]| CompositeRule {
        course: section(COURSES[0], "1").course,
        task: task_name(task),
        term: number(term),
        children: parts
            .iter()
            .map(|(task, term, weight)| CompositeChild {
                task: task_name(task),
                term: number(*term),
                weight: weight.parse().expect("a weight"),
            })
            .collect(),
    };
    school.parts.composites = if nested {
        vec![
            rule(SEMESTER, 2, &[(QUARTER, 1, "50"), (QUARTER, 2, "50")]),
            rule(SEMESTER, 4, &[(QUARTER, 3, "40"), (QUARTER, 4, "40"), (EXAM, 4, "20")]),
            rule(FINAL, 4, &[(SEMESTER, 2, "50"), (SEMESTER, 4, "50")]),
        ]
    } else {
        let quarters = [1, 2, 3, 4].map(|term| (QUARTER, term, "22.22"));
        vec![rule(FINAL, 4, &[&quarters[..], &[(EXAM, 4, "11.12")]].concat())]
    };
    school.build()
}

fn terms() -> [Term; 4] {
    [
        term("Q1", 1, "2019-08-01", "2019-10-01"),
        term("Q2", 2, "2019-10-02", "2019-12-31"),
        term("Q3", 3, "2020-01-06", "2020-03-15"),
        term("Q4", 4, "2020-03-16", "2020-05-15"),
    ]
}

fn home() -> School {
    let mut school = SchoolBuilder::home("HS-1");
    school.group(state_scores()).terms(terms());
    for course in COURSES {
        school.section(section(course, "1"), &[QUARTER, FINAL]);
        school.task(course, QUARTER).term_gpa = "1".parse().ok();
    }
    school.build()
}

/// Numbers below a bound, the same in every run.
fn random(seed: &mut u64, below: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % below
}

/// Five marks a student, one in twenty without a percent, and one student in ten who joined in the second quarter.
struct Students {
    rows: Vec<([SlotMark; 5], TermMask)>,
}

impl Students {
    fn of(count: usize) -> Self {
        let mut seed = 1;
        let mark = |seed: &mut u64| match random(seed, 20) {
            0 => SlotMark::WithoutPercent,
            _ => {
                let units = u32::try_from(500_000 + 100 * random(seed, 5_000)).expect("a percent");
                SlotMark::Percent(Percent::from_units(units).expect("a percent"))
            }
        };
        let all = TermMask::through(number(4));
        let row = |_| {
            let marks = [(); 5].map(|()| mark(&mut seed));
            let joins = random(&mut seed, 10) == 0;
            (marks, if joins { all.without(TermNumber::MIN) } else { all })
        };
        Self { rows: (0..count).map(row).collect() }
    }

    /// The sum of the grades, so that nothing is left out.
    fn calculate(&self, rules: &CompositeRules<'_>, explain: bool) -> u64 {
        let course = &rules.courses()[0];
        let slot = |task: &str, term| course.slot(&task_name(task), number(term)).expect("a slot");
        let slots: [SlotIndex; 5] =
            [slot(QUARTER, 1), slot(QUARTER, 2), slot(QUARTER, 3), slot(QUARTER, 4), slot(EXAM, 4)];
        let of = slot(FINAL, 4);
        let mut student: StudentMarks = course.student(TermMask::EMPTY);
        let mut calculator = Calculator::new(course, CompositePolicy::to_places(2));
        let mut sum = 0;
        for (marks, enrolled) in &self.rows {
            student.clear(*enrolled);
            for (slot, mark) in slots.iter().zip(marks) {
                student.post(*slot, *mark);
            }
            let grade = if explain {
                calculator.explain(&student, of).expect("a rule").grade
            } else {
                calculator.grade(&student, of)
            };
            sum += grade.map_or(0, |grade| u64::from(grade.percent().units()));
        }
        sum
    }
}

/// A score of each course for each student.
fn scores(students: usize) -> Vec<HomeScore> {
    let mut seed = 2;
    let mut all = Vec::with_capacity(students * COURSES.len());
    for student in 0..students {
        for course in COURSES {
            let score = ["A", "B", "C", "D", "F", "I"][usize::try_from(random(&mut seed, 6)).expect("small")];
            all.push(HomeScore {
                ssid: ssid(u32::try_from(student).expect("fewer")),
                section: section(course, "1"),
                task: task_name(QUARTER),
                term: number(1),
                score: text(score),
                percent: None,
                posted: None,
            });
        }
    }
    all
}

/// The sum of the GPAs.
fn gpas(tasks: &HomeTasks<'_>, scores: &[HomeScore]) -> u64 {
    let all = ScoresByStudent::of(scores);
    let reports = all.students().map(|of| term_gpa(tasks, GpaPolicy::default(), TermNumber::MIN, of));
    reports.map(|report| report.gpa.map_or(0, |gpa| u64::from(gpa.value().units()))).sum()
}

fn once(students: usize, part: &str, repeats: u32) {
    let profile = ExchangeProfile::kts();
    let (technical, home) = (technical(part == "nested"), home());
    let rules = CompositeRules::compile(&technical, &profile);
    let tasks = HomeTasks::compile(&home, &profile);
    let rows = Students::of(if part == "gpa" { 0 } else { students });
    let scores = scores(if part == "gpa" { students } else { 0 });
    let mut sum = 0;
    for _ in 0..repeats {
        sum = match part {
            "composite" | "nested" => black_box(rows.calculate(&rules, false)),
            "explain" => black_box(rows.calculate(&rules, true)),
            "gpa" => black_box(gpas(&tasks, &scores)),
            _ => 0,
        };
    }
    println!("{students} students, {part}, {repeats} times: sum {sum}");
}

fn composites(bencher: Bencher<'_, '_>, students: usize, nested: bool) {
    let (school, profile, rows) = (technical(nested), ExchangeProfile::kts(), Students::of(students));
    let rules = CompositeRules::compile(&school, &profile);
    bencher.counter(ItemsCount::new(students)).bench_local(|| rows.calculate(&rules, false));
}

#[divan::bench(args = [100_000, 1_000_000], sample_count = 5)]
fn composite(bencher: Bencher<'_, '_>, students: usize) {
    composites(bencher, students, false);
}

#[divan::bench(args = [100_000, 1_000_000], sample_count = 5)]
fn through_semesters(bencher: Bencher<'_, '_>, students: usize) {
    composites(bencher, students, true);
}

#[divan::bench(args = [100_000, 1_000_000], sample_count = 5)]
fn gpa(bencher: Bencher<'_, '_>, students: usize) {
    let (school, profile, scores) = (home(), ExchangeProfile::kts(), scores(students));
    let tasks = HomeTasks::compile(&school, &profile);
    bencher.counter(ItemsCount::new(students)).bench_local(|| gpas(&tasks, &scores));
}
