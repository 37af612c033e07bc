//! The example `oneroster_night`: what it finds, plans and writes, and that a second night has nothing to do.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::process::Command;

fn lines_of<'o>(out: &'o str, start: &str) -> Vec<&'o str> {
    out.lines().filter(|line| line.starts_with(start)).collect()
}

#[test]
fn two_packages_become_a_night_and_a_package() {
    let test = std::env::current_exe().unwrap();
    let program = test.ancestors().nth(2).unwrap().join(format!("examples/oneroster_night{EXE_SUFFIX}"));
    assert!(program.exists(), "{} is not built: run cargo build --examples", program.display());
    let folder = tempfile::TempDir::new().unwrap();
    let output = Command::new(program).current_dir(folder.path()).output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(output.status.success(), "{err}");

    let codes: Vec<&str> =
        lines_of(&out, "  ").iter().filter_map(|line| line.split(": ").nth(1)?.split(' ').nth(1)).collect();
    assert_eq!(codes, ["R404", "R402", "R304", "R606", "R610", "R612", "R613"], "{out}");
    assert!(out.contains("\n2 adds, 1 updates, 1 unchanged, 1 not due, 2 held\n"), "{out}");
    assert_eq!(
        lines_of(&out, "second run: "),
        ["second run: 0 adds, 0 updates, 4 unchanged, 1 not due, 2 held"]
    );

    let written = folder.path().join("target/oneroster_night");
    let results = fs::read_to_string(written.join("results.csv")).unwrap();
    // An update keeps the home school's own identifiers.
    let update =
        "g1,active,2025-10-04T23:59:00.000Z,g-w-1,9001,fully graded,92.5,2025-10-03,,A,s-771,false,,,";
    assert!(results.lines().any(|line| line == update), "{results}");
    assert_eq!(results.lines().count(), 4, "{results}");
    // One line item is new.
    assert_eq!(fs::read_to_string(written.join("lineItems.csv")).unwrap().lines().count(), 2);
    assert!(!written.join("users.csv").exists());
}
