//! The README keeps its word: its code is the first example's, and its output is what that prints.

const README: &str = include_str!("../README.md");
const QUICKSTART: &str = include_str!("../examples/quickstart.rs");

/// What stands in the fenced block that begins after a line.
fn block<'a>(after: &str, fence: &str) -> &'a str {
    let rest = README.split_once(after).unwrap().1.split_once(&format!("{fence}\n")).unwrap().1;
    rest.split_once("```\n").unwrap().0
}

#[test]
fn the_code_is_the_quickstart_example() {
    let (_, example) = QUICKSTART.split_once("\n\n").unwrap();
    assert_eq!(block("## In a program", "```rust"), example);
}

#[test]
fn the_output_is_what_the_quickstart_prints() {
    let example = std::env::current_exe().unwrap();
    let example = example.ancestors().nth(2).unwrap().join("examples/quickstart");
    let printed = std::process::Command::new(&example).output().expect("cargo test builds the examples");
    assert_eq!(String::from_utf8(printed.stdout).unwrap(), block("It prints", "```text"));
}
