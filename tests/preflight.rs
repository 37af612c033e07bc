//! The example `preflight`: what it prints of the shipped schools, of a school set up by the book, and of wrong options.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const BY_THE_BOOK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/schools/data/by_the_book");

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Cargo builds examples beside the tests.
fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let program = test.ancestors().nth(2).unwrap().join(format!("examples/preflight{EXE_SUFFIX}"));
    assert!(program.exists(), "{} is not built: run cargo build --examples", program.display());
    program
}

fn run_in(folder: &Path, options: &[&str]) -> Run {
    let output = Command::new(program()).current_dir(folder).args(options).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn run(options: &[&str]) -> Run {
    run_in(TempDir::new().unwrap().path(), options)
}

impl Run {
    /// Errors, warnings and what is for information, of one line of totals.
    fn totals(&self, of: &str) -> [usize; 3] {
        let line = self
            .out
            .lines()
            .find_map(|line| line.strip_prefix(of))
            .unwrap_or_else(|| panic!("{of}: {}", self.err));
        let numbers = line.split(' ').filter_map(|word| word.parse().ok()).collect::<Vec<_>>();
        numbers.try_into().unwrap()
    }

    fn last_line(&self) -> &str {
        self.out.lines().last().unwrap_or_default()
    }

    /// What follows a heading, up to the next blank line.
    fn part(&self, heading: &str) -> &str {
        let (_, rest) = self.out.split_once(&format!("\n{heading}")).unwrap();
        rest.split("\n\n").next().unwrap()
    }

    /// The year of one line of a school's calendar.
    fn year(&self, home: &str, line: &str) -> &str {
        let line = self.part(home).lines().find_map(|text| text.strip_prefix(line)).unwrap();
        line.split_whitespace().find(|word| word.len() == 53).unwrap()
    }
}

#[test]
fn the_shipped_schools_have_findings_of_each_severity() {
    let run = run(&[]);
    let [errors, warnings, information] = run.totals("findings: ");
    assert!(errors > 0 && warnings > 0 && information > 0, "{}", run.out);
    for kind in ["fix, safe: ", "fix, unsafe: ", "home office: ", "technical office: ", "technical teacher: "]
    {
        assert!(run.out.contains(kind), "{kind}");
    }
    let [left, ..] = run.totals("left: ");
    assert!(left > 0 && left < errors);
    assert_eq!(
        (run.code, run.err.as_str(), run.last_line()),
        (Some(1), "", format!("{left} errors remain").as_str())
    );
    assert!(run.out.lines().all(|line| line.chars().count() <= 100));
}

#[test]
fn the_same_schools_give_the_same_bytes() {
    assert_eq!(run(&[]).out, run(&[]).out);
}

#[test]
fn a_school_set_up_by_the_book_has_no_finding() {
    let run = run(&["--schools", BY_THE_BOOK]);
    assert_eq!((run.code, run.totals("findings: "), run.last_line()), (Some(0), [0; 3], "no errors remain"));
    assert_eq!(run.part("HS-301").matches('!').count(), 0);
}

#[test]
fn safe_fixes_leave_no_finding_that_has_one() {
    let all = run(&[]);
    assert!(all.part("findings: ").contains("fix, safe: ") && !all.part("left: ").contains("fix, safe"));
    assert!(all.part("left: ").contains("(fix, unsafe)"));
    assert!(!run(&["--fix", "unsafe"]).part("left: ").contains("fix, unsafe"));
    let whole = |options: &[&str]| run(&[&["--school", "HS-203"], options].concat());
    let (before, none) = (whole(&[]), whole(&["--fix", "none"]));
    assert!(before.out.contains("fix, safe: mark only term 1 active") && before.out.contains("V111"));
    assert!(!before.part("left: ").contains("V111"));
    assert!(!none.out.contains("\nleft: ") && none.out.contains("V111"));
    let [safe, ..] = before.totals("left: ");
    let [unsafe_too, ..] = whole(&["--fix", "unsafe"]).totals("left: ");
    assert!(unsafe_too < safe);
}

#[test]
fn document_001_syncs_across_its_calendars() {
    // The home term lasts to October 15, the technical term 2 begins on October 2: from then to the 13th they sync. On
    // the 14th and 15th windows of two home terms are open.
    let all = run(&[]);
    assert_eq!(
        all.year("HS-202", "c CTE Term Grade"),
        "....===========~===========..=================......."
    );
    assert!(all.part("HS-202").contains("H15 home-several-open, 2019-10-14 to 2019-10-15 (home office)"));
    assert!(all.part("HS-202").contains("technical term 2 goes into home terms {1,2} in turn"));
    let one = run(&["--school", "HS-202"]);
    assert!(one.out.contains("c 2019-10-02 to 2019-10-13: syncs term 2 into term 1"), "{}", one.out);
    assert!(!one.out.contains("\nHS-201"));
}

#[test]
fn each_option_says_what_it_shows() {
    assert!(run(&["--year", "2020-21"]).out.contains("forecast of the school year 2020-21"));
    assert!(run(&["--policy", "overlap", "--as-of", "2019-10-04"]).out.starts_with(
        "preflight of ATC-017 and 4 home schools as of 2019-10-04 23:59, terms match by overlap\n"
    ));
    for (code, beginning) in [("V201", "**V201"), ("windows-overlap", "**V201"), ("h20", "**H20")] {
        let run = run(&["--explain", code]);
        assert!(run.code == Some(0) && run.out.starts_with(beginning), "{code}: {}{}", run.out, run.err);
    }
}

#[test]
fn what_cannot_be_done_ends_with_2() {
    for (options, message) in [
        (["--as-of", "tomorrow"], "give one such as 2019-10-04 or 2019-10-04T18:30"),
        (["--policy", "guess"], "reference-day, overlap"),
        (["--fix", "all"], "none, safe, unsafe"),
        (["--year", "2019-21"], "give one such as 2019-20"),
        (["--year", "9999"], "give one such as 2019-20"),
        (["--explain", "V999"], "give one such as V201 or H20"),
        (["--home-edits", "hold"], "unexpected argument"),
        (["--school", "HS-999"], "give one of HS-201, HS-202, HS-203, HS-204"),
        (["--schools", "nowhere"], "nowhere/technical"),
    ] {
        let run = run(&options);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{options:?}");
        assert!(run.err.contains(message), "{options:?}: {}", run.err);
    }
}

#[test]
fn nothing_is_written_to_a_school() {
    let folder = TempDir::new().unwrap();
    let files = || {
        let files = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path());
        let mut files: Vec<_> = files.map(|file| (fs::read(&file).unwrap(), file)).collect();
        files.sort();
        files
    };
    let first = run_in(folder.path(), &["--db", "."]);
    let before = files();
    let second = run_in(folder.path(), &["--db", ".", "--fix", "unsafe"]);
    assert_eq!((first.code, second.code), (Some(1), Some(1)));
    assert!(files() == before);
    assert!(second.out.contains("as the last run left them"));
}
