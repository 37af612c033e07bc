//! The example `diagnose`: what it prints of the shipped schools, and of wrong options.

use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Cargo builds examples beside the tests.
fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let program = test.ancestors().nth(2).unwrap().join(format!("examples/diagnose{EXE_SUFFIX}"));
    assert!(program.exists(), "{} is not built: run cargo build --examples", program.display());
    program
}

fn run(options: &[&str]) -> Run {
    let folder = TempDir::new().unwrap();
    let output = Command::new(program()).current_dir(folder.path()).args(options).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

#[test]
fn three_instructive_grades_are_diagnosed() {
    let run = run(&[]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let causes: Vec<&str> = run.out.lines().filter(|line| line.starts_with("  cause: ")).collect();
    assert_eq!(causes.len(), 3, "{}", run.out);
    for (cause, code) in causes.iter().zip(["D01", "D", "D28"]) {
        assert!(cause.starts_with(&format!("  cause: {code}")), "{cause}");
    }
    assert_eq!(run.out.lines().filter(|line| line.starts_with("  the grade ")).count(), 3, "{}", run.out);
}

#[test]
fn a_grade_is_found_by_its_texts() {
    let three = run(&[]).out;
    let first = three.lines().find(|line| line.starts_with("student ")).unwrap();
    let (ssid, rest) = first.strip_prefix("student ").unwrap().split_once(", section ").unwrap();
    let (section, _) = rest.split_once(',').unwrap();
    let (course, section) = section.rsplit_once('-').unwrap();
    let one = run(&["--ssid", ssid, "--course", course, "--section", section]);
    assert_eq!(one.code, Some(0), "{}", one.err);
    assert!(three.starts_with(one.out.trim_end()), "{}\n{three}", one.out);
    let request = run(&["--ssid", ssid, "--course", course, "--section", section, "--support", "it waits"]);
    assert!(request.out.starts_with("To: ktssupport@education.ky.gov\n"), "{}", request.out);
    assert!(request.out.contains(&format!("\n  SSID: {ssid}\n")), "{}", request.out);
}

#[test]
fn what_is_personal_and_what_is_wrong_is_refused() {
    for (options, error) in [
        (&["--support", "his number is 123-45-6789"][..], "a social security number in characters 15 to 25"),
        (&["--ssid", "1000000017"], "--course"),
        (&["--ssid", "123456789", "--course", "1", "--section", "1"], "social security number"),
        (&["--term", "0"], "not a term"),
        (&["--as-of", "soon"], "not a date"),
    ] {
        let run = run(options);
        assert_eq!(run.code, Some(2), "{options:?}: {}", run.out);
        assert!(run.err.contains(error), "{options:?}: {}", run.err);
    }
}
