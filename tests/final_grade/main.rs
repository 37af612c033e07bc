//! The example `final_grade` prints what it is known to print, and the steps in it agree with one another.

const PRINTED: &str = include_str!("printed.txt");

fn run() -> String {
    let example = std::env::current_exe().unwrap();
    let example = example.ancestors().nth(2).unwrap().join("examples/final_grade");
    let output = std::process::Command::new(&example).output().expect("cargo test builds the examples");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn it_prints_what_it_is_known_to_print() {
    assert_eq!(run(), PRINTED);
}

#[test]
fn the_steps_lead_from_the_shares_to_the_transcript() {
    // C-2: joins in the second quarter, three quarters and the exam share the whole: 2222/7778 and 1112/7778.
    for line in [
        "student 1000000022, course 480815, CTE Final Grade of term 4: 79.93 %",
        "CTE Term Grade   1     never enrolled  22.22",
        "CTE Final Exam   4     posted 70 %     11.12   14.296734… (55600/3889)",
        "  -> posted: 75 (79.93 %)",
        "student 1000000022, CTE Final Grade of term 4, 75 (79.93 %): add at HS-201: C in its term 2",
        "1000000022  480815-1  2     C      add      2          1                 1       Technical",
        "480815-1  CTE Final Grade  2     C",
        "second post: 0 adds",
    ] {
        assert!(PRINTED.lines().any(|printed| printed.starts_with(line)), "{line:?} is missing");
    }
}
