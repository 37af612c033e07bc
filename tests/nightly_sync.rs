//! The example `nightly_sync`, run as a vendor's operator runs it: on files, with options, with faults.

use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tempfile::TempDir;

const HOMES: [&str; 4] = ["HS-201", "HS-202", "HS-203", "HS-204"];
const DONE: &str = "second run: 0 adds, 0 updates";

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    fn last_line(&self) -> &str {
        self.out.lines().last().unwrap_or_default()
    }

    /// The counts of one line of the summary: add, update, unchanged, not due, held. The last is all of them.
    fn counts(&self, line: &str) -> [u64; 5] {
        let of = self.out.lines().find_map(|text| text.strip_prefix(line)).unwrap();
        let counts: Vec<u64> = of.split_whitespace().map(|count| count.parse().unwrap()).collect();
        let (all, counts) = counts.split_last().unwrap();
        assert_eq!(counts.iter().sum::<u64>(), *all, "{line}");
        counts.try_into().unwrap()
    }

    /// The counts of one part's line in the table of the whole night, without what is blank.
    fn part(&self, part: &str, school: &str) -> Vec<u64> {
        let mut lines = self.out.lines().map(str::split_whitespace);
        let of = lines.find_map(|mut words| {
            (words.next() == Some(part) && words.next() == Some(school)).then_some(words)
        });
        of.unwrap().map(|count| count.parse().unwrap()).collect()
    }

    /// The codes of the reasons that hold a grade.
    fn reasons(&self) -> BTreeSet<&str> {
        let codes = self.out.lines().filter_map(|line| line.split_once(' '));
        let is_code =
            |code: &str| code.len() == 3 && code.starts_with('H') && code[1..].parse::<u8>().is_ok();
        codes.map(|(code, _)| code).filter(|code| is_code(code)).collect()
    }
}

/// Cargo builds examples beside the tests.
fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let program = test.ancestors().nth(2).unwrap().join(format!("examples/nightly_sync{EXE_SUFFIX}"));
    assert!(
        program.exists(),
        "{} is not built: run cargo test without --test, or cargo build --examples",
        program.display()
    );
    program
}

fn run_in(folder: &Path, options: &[&str]) -> Run {
    let output = Command::new(program()).current_dir(folder).args(options).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A folder with a database for each school as the seed data has them, before any night.
struct Schools(TempDir);

impl Schools {
    fn new() -> Self {
        static SEED: OnceLock<TempDir> = OnceLock::new();
        let seed = SEED.get_or_init(|| {
            let folder = TempDir::new().unwrap();
            // Before the school year: nothing is posted, so nothing is written.
            let run = run_in(folder.path(), &["--db", ".", "--as-of", "2019-07-15"]);
            assert_eq!((run.code, run.last_line()), (Some(0), DONE), "{}", run.err);
            folder
        });
        let folder = TempDir::new().unwrap();
        for file in fs::read_dir(seed.path()).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
        Self(folder)
    }

    fn file(&self, school: &str) -> PathBuf {
        self.0.path().join(format!("{school}.sqlite"))
    }

    fn open(&self, school: &str) -> Connection {
        let connection = Connection::open(self.file(school)).unwrap();
        connection.execute_batch("PRAGMA ignore_check_constraints = 1; PRAGMA foreign_keys = 0").unwrap();
        connection
    }

    fn change(&self, school: &str, sql: &str) {
        self.open(school).execute_batch(sql).unwrap();
    }

    fn night(&self, options: &[&str]) -> Run {
        run_in(self.0.path(), &[&["--db", "."], options].concat())
    }

    /// Every file with its bytes.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let files = fs::read_dir(self.0.path()).unwrap().map(|file| file.unwrap().path());
        files.map(|path| (path.clone(), fs::read(&path).unwrap_or_default())).collect()
    }

    /// What stands at a home school and what was last sent there.
    fn grades(&self, home: &str) -> BTreeSet<String> {
        let columns = "ssid || '|' || course_number || '-' || section_number || '|' || task || '|' || term || '|' || score";
        let connection = self.open(home);
        let of = |table| -> Vec<String> {
            let mut query =
                connection.prepare(&format!("SELECT '{table} ' || {columns} FROM {table}")).unwrap();
            query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        [of("home_grade"), of("last_sent")].concat().into_iter().collect()
    }
}

fn number(connection: &Connection, sql: &str) -> i64 {
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn the_default_night_shows_something_of_everything() {
    let folder = TempDir::new().unwrap();
    let run = run_in(folder.path(), &[]);
    assert_eq!((run.code, run.err.as_str(), run.last_line()), (Some(0), "", DONE));
    for home in HOMES {
        let counts = run.counts(home);
        assert!(counts.iter().all(|count| *count > 0), "{home}: {counts:?}");
    }
    assert!(run.reasons().len() >= 20, "{:?}", run.reasons());
    for some in [
        "final grades due: 62 calculated, 5 posted before, 4 wait for a part",
        "ATC-017: 62 final grades posted",
        "never arrived, and the term has closed: 2",
        "un-posted at the technical school since they were sent: 2",
        "edited at home since they were sent, and overwritten: 3",
        "records that take no part: 1",
        "B+ stood there, B is written",
        "home office: attach the task to the home course",
        "no SSID in 460301-1",
        "the whole night, with the unknown absences of 2019-12-20",
        "enrollments, H31 section-full: ",
        "enrollments, H32 section-closed: ",
        "attendance, H10 not-enrolled: ",
        "warning V801: ATC-017, course 480815, section 1, student 1999900001",
        "ATC-017: 52 roster entries written",
        "HS-202: 26 grades written, 26 remembered as sent, 0 attendance entries made",
        "alerts\n",
        "HS-203 (no user group, so they reach nobody): ",
        "; and ",
    ] {
        assert!(run.out.contains(some), "{some:?} is missing");
    }
    // Without --db each run starts from the seed data, and prints the same bytes.
    assert_eq!(run_in(folder.path(), &[]).out, run.out);
}

#[test]
fn nights_follow_one_another() {
    let schools = Schools::new();
    let before = HOMES.map(|home| schools.grades(home));
    let first = schools.night(&[]);
    let [add, update, unchanged, ..] = first.counts("all");
    assert!(add > 50 && update > 10, "{add} {update}");
    let again = schools.night(&[]);
    let [adds, updates, same, ..] = again.counts("all");
    assert_eq!((adds, updates, same), (0, 0, add + update + unchanged));
    assert!(
        again.out.contains("as the last run left them")
            && again.out.contains("HS-201: 0 grades written, 0 remembered")
    );
    // Nothing is ever deleted: every key that stood at home still stands there.
    let keys = |rows: &BTreeSet<String>| -> BTreeSet<String> {
        rows.iter().map(|row| row.rsplit_once('|').unwrap().0.to_owned()).collect()
    };
    for (home, before) in HOMES.iter().zip(&before) {
        assert!(keys(before).is_subset(&keys(&schools.grades(home))), "{home}");
    }
    let spring = schools.night(&["--as-of", "2020-03-13"]);
    assert!(spring.counts("all")[0] > 50, "{}", spring.out);
    assert_eq!(spring.last_line(), DONE);
}

/// A technical school's roster, row by row.
fn roster(schools: &Schools) -> BTreeSet<String> {
    let connection = schools.open("technical");
    let columns = "coalesce(ssid, '') || '|' || course_number || '-' || section_number || '|' || first_day
        || '|' || coalesce(last_day, '') || '|' || coalesce(home_school, '')";
    let mut query = connection.prepare(&format!("SELECT {columns} FROM roster_entry")).unwrap();
    query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn rosters_follow_the_home_schools_and_nobody_is_removed() {
    let schools = Schools::new();
    schools.night(&[]);
    let before = roster(&schools);
    let who = "ssid = '1448856105' AND course_number = '010611'";
    let number_of = |sql: &str| number(&schools.open("technical"), sql);
    let entries = number_of("SELECT count(*) FROM roster_entry");

    // Dropped at home: ended with the date; the drop taken back: the entry goes on.
    schools.change("HS-201", &format!("UPDATE enrollment SET last_day = '2019-12-10' WHERE {who}"));
    let run = schools.night(&[]);
    assert_eq!((run.code, run.part("enrollments", "HS-201")[2]), (Some(0), 1), "{}", run.out);
    let ended = format!("SELECT count(*) FROM roster_entry WHERE {who} AND last_day = '2019-12-10'");
    assert_eq!((number_of(&ended), number_of("SELECT count(*) FROM roster_entry")), (1, entries));
    schools.change("HS-201", &format!("UPDATE enrollment SET last_day = NULL WHERE {who}"));
    assert_eq!(schools.night(&[]).part("enrollments", "HS-201")[1], 1);
    assert_eq!(roster(&schools), before);

    // Deleted at home: the entry stays, and is reported.
    schools.change("HS-201", &format!("DELETE FROM enrollment WHERE {who}"));
    let run = schools.night(&[]);
    assert_eq!((run.last_line(), roster(&schools)), (DONE, before));
    assert!(run.out.contains("V801: ATC-017, course 010611, section 1, student 1448856105"), "{}", run.out);
}

#[test]
fn rosters_that_cannot_be_written_keep_no_grade_from_its_way() {
    let drop = "UPDATE enrollment SET last_day = '2019-12-10' WHERE ssid = '1448856105'";
    let undisturbed = Schools::new();
    undisturbed.change("HS-201", drop);
    undisturbed.night(&[]);
    let schools = Schools::new();
    schools.change("HS-201", drop);
    schools.change(
        "technical",
        "CREATE TRIGGER frozen BEFORE UPDATE ON roster_entry BEGIN SELECT raise(ABORT, 'rosters are frozen'); END",
    );
    let before = roster(&schools);
    let run = schools.night(&[]);
    assert_eq!((run.code, roster(&schools)), (Some(1), before));
    let said = "technical.sqlite: no roster was changed: repair it, and the next run makes it up";
    assert!(run.err.contains(said) && run.err.contains("rosters are frozen"), "{}", run.err);
    assert_eq!(HOMES.map(|home| schools.grades(home)), HOMES.map(|home| undisturbed.grades(home)));
    schools.change("technical", "DROP TRIGGER frozen");
    assert_eq!(schools.night(&[]).last_line(), DONE);
    assert_eq!(roster(&schools), roster(&undisturbed));
}

#[test]
fn absences_wait_for_the_clerk_and_what_is_resolved_stays() {
    let schools = Schools::new();
    let run = schools.night(&[]);
    let made = run.part("attendance", "HS-201")[0];
    let waiting = "SELECT count(*) FROM home_attendance WHERE day = '2019-12-20' AND state = 'unresolved'";
    assert!(made > 0 && number(&schools.open("HS-201"), waiting) == i64::try_from(made).unwrap());
    // HS-203 takes no attendance, and HS-202 had no school on the day.
    for home in ["HS-202", "HS-203"] {
        assert_eq!(number(&schools.open(home), waiting), 0, "{home}");
    }
    schools.change("HS-201", "UPDATE home_attendance SET state = 'resolved' WHERE day = '2019-12-20'");
    let again = schools.night(&[]);
    assert_eq!((again.last_line(), number(&schools.open("HS-201"), waiting)), (DONE, 0));
}

#[test]
fn the_technical_office_repairs_and_the_next_night_sends() {
    let schools = Schools::new();
    schools.night(&[]);
    schools.change("technical", "DELETE FROM course_task WHERE course_number = '060112' AND rowid = (SELECT max(rowid) FROM course_task WHERE course_number = '060112' AND task = 'CTE Final Exam')");
    let run = schools.night(&[]);
    assert!(!run.reasons().contains("H05"), "{:?}", run.reasons());
    assert!(run.counts("all")[0] >= 30, "{:?}", run.counts("all"));
    assert_eq!(run.last_line(), DONE);
}

#[test]
fn an_edit_at_home_can_be_held() {
    let schools = Schools::new();
    let run = schools.night(&["--home-edits", "hold"]);
    assert!(run.reasons().contains("H26"));
    assert!(run.out.contains("and overwritten: 0"));
    assert_eq!(run.last_line(), DONE);
}

#[test]
fn a_home_school_keeps_its_own_spelling_of_a_task() {
    let schools = Schools::new();
    schools.night(&[]);
    let tasks =
        "SELECT count(*) FROM home_grade WHERE task NOT IN ('CTE Term', 'CTE Final', 'CTE Final Exam Grade')";
    assert_eq!(number(&schools.open("HS-204"), tasks), 0);
    assert!(number(&schools.open("HS-204"), "SELECT count(*) FROM home_grade WHERE task = 'CTE Final'") > 0);
}

#[test]
fn explain_tells_all_grades_of_a_student() {
    let schools = Schools::new();
    let ssid = "1111860514";
    let run = schools.night(&["--explain", ssid]);
    let told = |of: &str| run.out.matches(of).count();
    assert_eq!(
        told(&format!("student {ssid}, section 480815-2, CTE Term Grade, posted for term")),
        2,
        "{}",
        run.out
    );
    // The student's GP1 window is open again at both schools; GP2 is not open for the student tonight.
    assert_eq!(told("term 1 \"GP1\" (2019-08-01 to 2019-10-01): updated at HS-201 in term 1 \"Q1\""), 1);
    assert_eq!(told("term 2 \"GP2\" (2019-10-02 to 2019-12-31): not due"), 1);
    assert_eq!(run.last_line(), DONE);

    let before = schools.files();
    let unknown = schools.night(&["--explain", "1999999999"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (Some(1), ""));
    assert!(unknown.err.contains("student 1999999999 has no posted grade"), "{}", unknown.err);
    assert_eq!(schools.files(), before);
}

/// The line that counts final grades: calculated, posted before, waiting.
fn finals(run: &Run) -> [usize; 3] {
    let line = run.out.lines().find_map(|line| line.strip_prefix("final grades due: ")).unwrap();
    let counts: Vec<usize> = line.split(' ').filter_map(|word| word.parse().ok()).collect();
    counts.try_into().unwrap()
}

/// A percent such as `79.5` in ten-thousandths.
fn units(percent: &str) -> u64 {
    let (whole, places) = percent.split_once('.').unwrap_or((percent, ""));
    format!("{whole}{places:0<4}").parse().unwrap()
}

#[test]
fn final_grades_are_composites_posted_before_they_sync() {
    let schools = Schools::new();
    let technical = schools.open("technical");
    let count = "SELECT count(*) FROM posted_grade WHERE task = 'CTE Final Grade' AND term = 2";
    let by_hand = number(&technical, count);
    let run = schools.night(&[]);
    let [calculated, stand, wait] = finals(&run);
    assert!(calculated >= 50 && stand == 5 && wait == 4, "{calculated} {stand} {wait}");
    assert!(run.out.contains(&format!("ATC-017: {calculated} final grades posted")));
    assert_eq!(number(&technical, count), by_hand + i64::try_from(calculated).unwrap());

    // C-1 and C-3, by hand: 40, 40 and 20 of the whole, to two places, a half up.
    let parts = "SELECT of.percent, a.percent, b.percent, x.percent FROM posted_grade of
        JOIN posted_grade a ON (a.ssid, a.course_number, a.task, a.term) = (of.ssid, of.course_number, 'CTE Term Grade', 1)
        JOIN posted_grade b ON (b.ssid, b.course_number, b.task, b.term) = (of.ssid, of.course_number, 'CTE Term Grade', 2)
        JOIN posted_grade x ON (x.ssid, x.course_number, x.task, x.term) = (of.ssid, of.course_number, 'CTE Final Exam', 2)
        WHERE of.task = 'CTE Final Grade' AND of.posted = '2019-12-20 23:59'";
    let mut query = technical.prepare(parts).unwrap();
    let rows = query.query_map([], |row| {
        let cell = |at| row.get::<_, Option<String>>(at);
        Ok([cell(0)?, cell(1)?, cell(2)?, cell(3)?])
    });
    let mut seen = 0;
    for row in rows.unwrap().map(Result::unwrap) {
        let [Some(made), Some(a), Some(b), Some(x)] = row.map(|cell| cell.as_deref().map(units)) else {
            continue;
        };
        assert_eq!(made, ((40 * a + 40 * b + 20 * x) / 100 + 50) / 100 * 100, "{a} {b} {x}");
        seen += 1;
    }
    assert!(seen >= 50, "{seen}");

    // Posted once: nothing is calculated again, also not when a part changes (G-8).
    let before = schools.grades("HS-201");
    schools.change(
        "technical",
        "UPDATE posted_grade SET percent = '100' WHERE task = 'CTE Final Exam' AND percent IS NOT NULL",
    );
    let again = schools.night(&[]);
    assert_eq!(finals(&again)[..2], [0, calculated + stand]);
    let finals_of = |rows: BTreeSet<String>| -> Vec<String> {
        rows.into_iter().filter(|row| row.contains("|CTE Final Grade|")).collect()
    };
    assert_eq!(finals_of(schools.grades("HS-201")), finals_of(before));
}

#[test]
fn a_final_grade_that_a_teacher_posts_stands() {
    let ssid = "1130492285";
    let schools = Schools::new();
    let posted =
        format!("SELECT count(*) FROM posted_grade WHERE ssid = '{ssid}' AND task = 'CTE Final Grade'");
    let first = schools.night(&["--explain", ssid]);
    let waits = format!("student {ssid}, course 170111, CTE Final Grade of term 2: no grade (withheld)");
    assert!(first.out.contains(&waits), "{}", first.out);
    let part = |line: &str| line.starts_with("CTE Term Grade   2     not posted ");
    assert!(first.out.lines().any(part), "{}", first.out);
    assert_eq!(number(&schools.open("technical"), &posted), 0);

    // By hand, against what the parts would make; then the part comes, and the grade that was posted stays.
    let post = |task: &str, percent: &str| {
        let row = format!("'{ssid}', '170111', '1', '{task}', 2, NULL, '{percent}', '2019-12-20 16:00'");
        schools.change("technical", &format!("INSERT INTO posted_grade VALUES ({row})"));
    };
    post("CTE Final Grade", "61");
    let second = schools.night(&[]);
    assert_eq!(finals(&second)[0], 0);
    post("CTE Term Grade", "99");
    let third = schools.night(&["--explain", ssid]);
    assert!(third.out.contains("course 170111, CTE Final Grade of term 2: 88.16 %"), "{}", third.out);
    assert_eq!((finals(&third)[0], number(&schools.open("technical"), &posted)), (0, 1));
}

#[test]
fn a_part_that_comes_late_makes_the_final_grade_the_next_night() {
    let ssid = "1130492285";
    let schools = Schools::new();
    let [_, _, waiting] = finals(&schools.night(&[]));
    schools.change(
        "technical",
        &format!("INSERT INTO posted_grade VALUES ('{ssid}', '170111', '1', 'CTE Term Grade', 2, NULL, '99', '2019-12-21 09:00')"),
    );
    let next = schools.night(&["--as-of", "2019-12-21", "--explain", ssid]);
    let [calculated, _, left] = finals(&next);
    assert_eq!((calculated, left, next.last_line()), (1, waiting - 1, DONE));
    assert!(next.out.contains("CTE Final Grade of term 2: 88.16 %"), "{}", next.out);
    // A night that is looked at afterwards sees neither the part nor the grade, and does not post another.
    let past = schools.night(&["--as-of", "2019-12-20"]);
    assert_eq!((finals(&past)[0], past.last_line()), (0, DONE));
}

#[test]
fn nothing_is_sent_where_final_grades_cannot_be_posted() {
    let undisturbed = Schools::new();
    undisturbed.night(&[]);
    let schools = Schools::new();
    let before = HOMES.map(|home| schools.grades(home));
    let other = schools.open("technical");
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let run = schools.night(&[]);
    assert_eq!(run.code, Some(1), "{}", run.out);
    assert!(
        run.err.contains("technical.sqlite: no final grade was posted and nothing was sent"),
        "{}",
        run.err
    );
    assert!(run.err.contains("database is locked"), "{}", run.err);
    assert_eq!(HOMES.map(|home| schools.grades(home)), before);
    drop(other);
    let next = schools.night(&[]);
    assert_eq!((next.code, next.last_line()), (Some(0), DONE), "{}", next.err);
    assert_eq!(HOMES.map(|home| schools.grades(home)), HOMES.map(|home| undisturbed.grades(home)));
}

#[test]
fn a_wrong_option_is_refused_before_anything_is_made() {
    let folder = TempDir::new().unwrap();
    for (options, message) in [
        (["--as-of", "tomorrow"], "give one such as 2019-10-04 or 2019-10-04T18:30"),
        (["--as-of", "2019-02-29"], "not a date"),
        (["--as-of", "0000-01-01"], "outside the years 1 to 9999"),
        (["--policy", "guess"], "reference-day, overlap"),
        (["--home-edits", "ignore"], "overwrite, hold"),
        (["--explain", "123-45-6789"], "form of a social security number"),
        (["--explain", "12345"], "10 digits"),
        (["--night", "1"], "unexpected argument"),
    ] {
        let run = run_in(folder.path(), &options);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{options:?}");
        assert!(run.err.contains(message), "{options:?}: {}", run.err);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{options:?}");
    }
}

/// A night that is refused as a whole: an error that says where, nothing printed, no byte changed.
fn assert_refused(schools: &Schools, message: &str) {
    let before = schools.files();
    let run = schools.night(&[]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{message}");
    assert!(
        run.err.starts_with("error: ") && run.err.contains(message),
        "{message:?} is not in {:?}",
        run.err
    );
    assert_eq!(schools.files().keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>(), "{message}");
    assert!(schools.files() == before, "{message}: a file was changed");
}

#[test]
fn a_fault_in_a_database_changes_nothing() {
    for (school, sql, message) in [
        (
            "technical",
            "UPDATE posted_grade SET percent = '4000' WHERE rowid = 17",
            "technical.sqlite: table posted_grade, row 17, column percent: percent \"4000\" is outside its bounds: give 0 to 999.9999",
        ),
        (
            "technical",
            "UPDATE posted_grade SET posted = '12/20/2019' WHERE rowid = 3",
            "row 3, column posted: \"12/20/2019\" is not a time",
        ),
        (
            "technical",
            "UPDATE posted_grade SET term = 17 WHERE rowid = 3",
            "row 3, column term: term number 17 is outside 1 to 16",
        ),
        (
            "technical",
            "UPDATE posted_grade SET percent = NULL, score = NULL WHERE rowid = 3",
            "row 3, column percent: score and percent are blank",
        ),
        (
            "technical",
            "UPDATE posted_grade SET ssid = '123-45-6789' WHERE rowid = 3",
            "row 3, column ssid: ssid has the form of a social security number",
        ),
        ("technical", "INSERT INTO home_school VALUES ('HS-300')", "HS-300.sqlite: there is no such file"),
        (
            "technical",
            "INSERT INTO home_school VALUES ('../HS-201')",
            "table home_school, row 5, column id: school ../HS-201 cannot name a file",
        ),
        (
            "HS-201",
            "UPDATE score_item SET min_percent = '97%' WHERE rowid = 1",
            "HS-201.sqlite: table score_item, row 1, column min_percent",
        ),
        ("HS-201", "UPDATE window_exception SET grade_level = 12", "table window_exception, row 1"),
        (
            "HS-202",
            "UPDATE grading_window SET closes = '2019-07-01 23:59' WHERE rowid = 1",
            "table grading_window, row 1, column closes: closing time 2019-07-01 23:59 is before",
        ),
        (
            "HS-203",
            "UPDATE term SET last_day = '2019-01-01' WHERE number = 1",
            "table term, row 1, column last_day: last date 2019-01-01 is before",
        ),
        (
            "HS-203",
            "UPDATE enrollment SET last_day = 'June' WHERE rowid = 2",
            "table enrollment, row 2, column last_day: \"June\" is not a date",
        ),
        (
            "HS-204",
            "UPDATE course_task SET active_mask = '{0}' WHERE rowid = 3",
            "table course_task, row 3, column active_mask: term number 0",
        ),
        ("HS-204", "UPDATE school SET id = 'HS-999'", "HS-204.sqlite: table school: the school is HS-999"),
        ("HS-204", "DELETE FROM school", "HS-204.sqlite: table school: give exactly one row"),
        ("HS-204", "DROP TABLE last_sent", "HS-204.sqlite: table last_sent is missing"),
        (
            "HS-204",
            "ALTER TABLE home_grade RENAME COLUMN score TO grade",
            "table home_grade has no column score",
        ),
        ("HS-204", "PRAGMA user_version = 1", "HS-204.sqlite: user version is 1, not 3"),
        ("HS-204", "PRAGMA application_id = 2", "HS-204.sqlite: application id is 2"),
        (
            "HS-204",
            "INSERT INTO home_grade SELECT ssid, course_number, section_number, 'CTE Term Grade', term, 'F' FROM home_grade WHERE score <> 'F' LIMIT 1",
            "home school HS-204: two different grades stand for student",
        ),
    ] {
        let schools = Schools::new();
        schools.change(school, sql);
        assert_refused(&schools, message);
    }
}

#[test]
fn a_file_that_is_no_database_changes_nothing() {
    let schools = Schools::new();
    fs::write(schools.file("HS-202"), "term,first,last\n".repeat(100)).unwrap();
    assert_refused(&schools, "HS-202.sqlite: file is not a database");
    fs::write(schools.file("HS-202"), "").unwrap();
    assert_refused(&schools, "HS-202.sqlite: application id is 0");
    fs::copy(schools.file("HS-201"), schools.file("HS-202")).unwrap();
    assert_refused(&schools, "the school is HS-201: give the database of HS-202");
    fs::remove_file(schools.file("HS-202")).unwrap();
    assert_refused(&schools, "HS-202.sqlite: there is no such file");
    fs::remove_file(schools.file("technical")).unwrap();
    assert_refused(&schools, "give an empty folder to start from the seed data");
}

#[test]
fn a_fault_in_the_seed_data_makes_no_database() {
    let folder = TempDir::new().unwrap();
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/schools/data/with_faults");
    let copied = folder.path().join("schools");
    for school in fs::read_dir(seed).unwrap() {
        let school = school.unwrap();
        let to = copied.join(school.file_name());
        fs::create_dir_all(&to).unwrap();
        for table in fs::read_dir(school.path()).unwrap() {
            let table = table.unwrap();
            fs::copy(table.path(), to.join(table.file_name())).unwrap();
        }
    }
    let term = copied.join("HS-203/term.csv");
    let good = fs::read_to_string(&term).unwrap();
    for (bad, message) in [
        (good.replace("2019-12-20", "20 December"), "HS-203/term.csv: line 2: CHECK constraint failed"),
        (good.replace("last_day", "end"), "HS-203/term.csv: columns are"),
        (good.replace(",2019-12-20", ""), "HS-203/term.csv: CSV error: record 1 (line: 2"),
        (good.replace("2019-12-20", "2019-08-01"), "HS-203: table term, row 1, column last_day: last date"),
    ] {
        assert_ne!(bad, good, "{message}");
        fs::write(&term, bad).unwrap();
        let run = run_in(folder.path(), &["--schools", "schools", "--db", "nights"]);
        assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
        assert!(run.err.contains(message), "{message:?} is not in {:?}", run.err);
        assert!(!folder.path().join("nights").exists(), "{message}");
    }
    fs::remove_file(&term).unwrap();
    let run = run_in(folder.path(), &["--schools", "schools", "--db", "nights"]);
    assert!(run.code == Some(1) && run.err.contains("term.csv"), "{}", run.err);
}

/// One home school fails: it is as it was, the others are done, and the next run makes it up.
fn assert_made_up(home: &str, message: &str, fail: impl FnOnce(&Schools) -> Box<dyn FnOnce()>) {
    let undisturbed = Schools::new();
    undisturbed.night(&[]);
    let schools = Schools::new();
    let repair = fail(&schools);
    let before = schools.grades(home);
    let run = schools.night(&[]);
    assert_eq!(run.code, Some(1), "{message}");
    assert!(run.err.contains(&format!("error: home school {home}, ")), "{}", run.err);
    assert!(run.err.contains(message), "{message:?} is not in {:?}", run.err);
    let [add, update, ..] = run.counts(home);
    let add = add + run.part("attendance", home)[0];
    assert_eq!(run.last_line(), format!("second run: {add} adds, {update} updates"));
    assert_eq!(schools.grades(home), before);
    for other in HOMES.into_iter().filter(|other| *other != home) {
        assert_eq!(schools.grades(other), undisturbed.grades(other), "{other}");
    }
    repair();
    let next = schools.night(&[]);
    assert_eq!((next.code, next.last_line()), (Some(0), DONE), "{}", next.err);
    assert_eq!(schools.grades(home), undisturbed.grades(home));
}

#[test]
fn a_locked_home_school_is_made_up() {
    for lock in ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"] {
        assert_made_up("HS-202", "database is locked", |schools| {
            let other = schools.open("HS-202");
            other.execute_batch(lock).unwrap();
            Box::new(move || drop(other))
        });
    }
}

#[test]
fn a_read_only_home_school_is_made_up() {
    assert_made_up("HS-203", "readonly database", |schools| {
        let file = schools.file("HS-203");
        let writable = fs::metadata(&file).unwrap().permissions();
        let mut marked = writable.clone();
        marked.set_readonly(true);
        fs::set_permissions(&file, marked).unwrap();
        Box::new(move || fs::set_permissions(&file, writable).unwrap())
    });
}

#[test]
fn a_home_school_that_refuses_a_row_is_made_up() {
    // The memory of having sent a grade and the grade are one transaction: neither stands without the other.
    for (table, action) in [("home_grade", "UPDATE"), ("home_grade", "INSERT"), ("last_sent", "INSERT")] {
        assert_made_up("HS-204", "grades are frozen", |schools| {
            let frozen = format!(
                "CREATE TRIGGER frozen BEFORE {action} ON {table} BEGIN SELECT raise(ABORT, 'grades are frozen'); END"
            );
            schools.change("HS-204", &frozen);
            let file = schools.file("HS-204");
            Box::new(move || Connection::open(file).unwrap().execute_batch("DROP TRIGGER frozen").unwrap())
        });
    }
}

#[test]
fn every_night_of_the_year_ends_with_nothing_to_do() {
    const DATES: [&str; 12] = [
        "2019-08-01T00:00",
        "2019-09-20",
        "2019-10-01T23:59",
        "2019-10-04T18:30",
        "2019-11-20",
        "2019-12-28",
        "2020-01-05",
        "2020-01-20T00:30",
        "2020-02-29",
        "2020-03-13",
        "2020-05-15",
        "2020-06-30",
    ];
    // Each policy runs its nights forward on one set of databases.
    std::thread::scope(|scope| {
        for (policy, dates) in [
            ("reference-day", &DATES[..]),
            ("overlap", &DATES[2..8]),
            ("same-sequence", &DATES[5..11]),
            ("home-within-technical", &["2019-12-20"]),
            ("as-of-in-both", &["2019-12-20"]),
            ("same-dates", &["2019-12-20"]),
            ("same-name", &["2019-12-20"]),
        ] {
            scope.spawn(move || {
                let schools = Schools::new();
                for date in dates {
                    let run = schools.night(&["--as-of", date, "--policy", policy]);
                    assert_eq!((run.code, run.last_line()), (Some(0), DONE), "{policy} {date}: {}", run.err);
                }
            });
        }
    });
}

#[test]
fn the_seed_data_is_what_the_readme_says() {
    let schools = Schools::new();
    let technical = schools.open("technical");
    assert_eq!(number(&technical, "SELECT count(*) FROM course"), 12);
    assert_eq!(number(&technical, "SELECT count(*) FROM section"), 20);
    assert_eq!(number(&technical, "SELECT count(DISTINCT task) FROM course_task"), 3);
    assert_eq!(
        number(&technical, "SELECT count(*) FROM course WHERE number GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]'"),
        12
    );
    let mut students = BTreeSet::new();
    for (school, table) in
        [("technical", "posted_grade")].into_iter().chain(HOMES.map(|home| (home, "enrollment")))
    {
        let connection = schools.open(school);
        let mut query =
            connection.prepare(&format!("SELECT DISTINCT ssid FROM {table} WHERE ssid IS NOT NULL")).unwrap();
        let ssids = query.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap);
        students.extend(ssids);
    }
    assert_eq!(students.len(), 300);
    assert!(students.iter().all(|ssid| ssid.len() == 10 && ssid.bytes().all(|digit| digit.is_ascii_digit())));
    // Names stand only for terms and score groups.
    for school in HOMES.into_iter().chain(["technical"]) {
        let connection = schools.open(school);
        let named = "SELECT count(*) FROM sqlite_schema AS the JOIN pragma_table_info(the.name) AS of
                     WHERE (of.name LIKE '%name%' OR of.name LIKE '%birth%' OR of.name LIKE '%social%')
                     AND the.name NOT IN ('term', 'score_group')";
        assert_eq!(number(&connection, named), 0, "{school}");
    }
    let windows = |school: &str| number(&schools.open(school), "SELECT count(*) FROM grading_window");
    let by_hand = |school: &str| {
        number(&schools.open(school), "SELECT count(*) FROM course_task WHERE active_mask IS NULL")
    };
    assert!(windows("HS-201") > 0 && windows("HS-202") > 0);
    assert_eq!((by_hand("HS-203"), by_hand("HS-204")), (0, 0));
}
