//! The example `grade_return`: what travels, the faults and the badge of each push, and what is sent again.

use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;
use std::process::Command;

/// Cargo builds examples beside the tests.
fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let program = test.ancestors().nth(2).unwrap().join(format!("examples/grade_return{EXE_SUFFIX}"));
    assert!(program.exists(), "{} is not built: run cargo build --examples", program.display());
    program
}

/// What is printed, in parts that begin with `== `.
fn parts() -> Vec<String> {
    let output = Command::new(program()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.split("== ").skip(1).map(str::to_owned).collect()
}

/// The codes with which lines begin, in order, each once.
fn codes(part: &str, letter: char) -> Vec<&str> {
    let words = part.lines().flat_map(|line| line.split_whitespace().take(2));
    let is_code = |word: &&str| word.starts_with(letter) && word[1..].chars().all(|c| c.is_ascii_digit());
    let mut codes: Vec<&str> =
        words.map(|word| word.trim_end_matches(':')).filter(|word| word.len() > 2).filter(is_code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

#[test]
fn every_push_says_what_travels_and_what_does_not() {
    let parts = parts();
    let [set_up, first, second, third, fourth, fifth, score] = parts.as_slice() else {
        panic!("{} parts", parts.len());
    };
    let rules = ["V901", "V902", "V904", "V905", "V906", "V907", "V908", "V909", "V910", "V912", "V913"];
    assert_eq!(codes(set_up, 'V'), rules);
    // L-5: faults of the class and of a section are found together, and nothing of it is sent.
    assert_eq!(codes(first, 'F'), ["F01", "F03"]);
    assert_eq!(codes(second, 'F'), ["F02"]);
    for push in [first, second, fifth] {
        assert!(push.contains("-- What travels (rules L-1, L-4)\nnothing\n"), "{push}");
    }
    assert_eq!(codes(third, 'F'), ["F05", "F06", "F07", "F08", "F09", "F10", "F11", "F12"]);
    for line in [
        // L-1: points, and those of a quantitative rubric; L-4: published, and left alone where it stands already.
        "480815-01 A-08: create \"Butt joint\", 20 points, due 2019-11-08 in Classwork, published with scores\n  student 1000000011: 17\n",
        "480815-01 A-02: update to \"Safety quiz\", 20 points, due 2019-10-11, publish settings left alone\n",
        // L-2.
        "A-10: title from 122 to 50 characters, at most 50\n",
        "A-10: description from 4500 to 4000 characters, at most 4000\n",
        "A-10: not listed: a title of 122 characters, at most 100\n",
        // L-1 and L-5: what stays behind.
        "A-01: special score notation, extra points of student 1000000012\n",
        "section 1: student 1000000013 in 11 activities: the student is overridden on the roster\n",
        "  cleaned text offered: \"Read chapter 3.\\n• Bring gloves and a mask\"\n",
        "badge: 39\n",
    ] {
        assert!(third.contains(line), "no {line:?} in {third}");
    }
    // L-6: two repairs send what was owed and nothing that stands.
    assert_eq!(codes(fourth, 'F'), ["F05", "F06", "F07", "F10", "F11", "F12"]);
    assert!(
        fourth.contains("480815-01 A-07: create ") && fourth.contains("480815-02 A-01: create "),
        "{fourth}"
    );
    assert!(!fourth.contains("480815-01 A-01: ") && fourth.contains("badge: 25\n"), "{fourth}");
    assert!(
        fifth.contains("repair: the organisation's administrators: give the activity a due date\n"),
        "{fifth}"
    );
    // L-1: one score is its part of planning all.
    assert!(
        score.contains("  student 1000000012: 16\nthe same as in the plan of everything: yes\n"),
        "{score}"
    );
}
