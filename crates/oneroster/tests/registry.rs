//! The registry of diagnostics: stable codes, one page each, plain texts.
#![cfg(test)]
#![allow(clippy::std_instead_of_alloc, reason = "tests have std")]

use gradecrosswalk_oneroster::{Code, Mode, SlashDates};
use std::collections::BTreeSet;
use std::path::Path;

/// The sections of a page, in order.
const SECTIONS: [&str; 5] = ["What is checked", "Why it matters", "Example", "Repair", "Source"];

/// Codes ever used: code, name, whether retired.
fn ledger() -> Vec<(&'static str, &'static str, bool)> {
    include_str!("codes.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| match line.split(' ').collect::<Vec<_>>()[..] {
            [code, name] => (code, name, false),
            [code, name, "retired"] => (code, name, true),
            _ => panic!("not `<code> <name>` or `<code> <name> retired`: {line:?}"),
        })
        .collect()
}

#[test]
fn a_code_never_changes_its_name_and_codes_are_ascending() {
    let codes: Vec<(&str, &str)> = Code::ALL.iter().map(|of| (of.code(), of.name())).collect();
    let in_use: Vec<_> = ledger().into_iter().filter(|of| !of.2).map(|of| (of.0, of.1)).collect();
    assert_eq!(codes, in_use);
    assert!(ledger().is_sorted_by(|a, b| a.0 < b.0));
    assert_eq!(ledger().iter().map(|of| of.1).collect::<BTreeSet<_>>().len(), ledger().len());
}

#[test]
fn variants_have_their_names() {
    for code in Code::ALL {
        let pascal: String = code
            .name()
            .split('-')
            .flat_map(|word| {
                let mut letters = word.chars();
                letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters)
            })
            .collect();
        assert_eq!(format!("{code:?}"), pascal);
    }
}

#[test]
fn every_page_in_the_folder_is_that_of_a_code() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    let pages = Code::ALL.iter().map(|code| format!("{}-{}.md", code.code(), code.name()));
    assert_eq!(files, pages.collect());
}

#[test]
fn a_page_begins_with_its_code_and_problem_and_has_the_five_sections_in_order() {
    for code in Code::ALL {
        let first = format!("**{code}**: {}.\n", code.problem());
        assert!(code.page().starts_with(&first), "{code}");
        let headings: Vec<&str> = code.page().lines().filter_map(|line| line.strip_prefix("#### ")).collect();
        assert_eq!(headings, SECTIONS, "{code}");
        assert!(code.page().lines().count() <= 30, "{code}");
    }
}

#[test]
fn a_page_says_how_bad_it_is_in_each_mode() {
    for code in Code::ALL {
        let (strict, lenient) =
            (code.severity(Mode::Strict), code.severity(Mode::Lenient(SlashDates::MonthFirst)));
        assert!(strict <= lenient, "{code}: strict mode is never milder");
        let said = if strict == lenient {
            format!("{strict} in both modes.")
        } else {
            format!("{strict} in strict mode, {lenient} in lenient mode.")
        };
        let page = code.page().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(page.contains(&said), "{code}: {said}");
    }
}

#[test]
fn a_code_is_found_by_its_code_in_either_case_and_by_its_name() {
    for code in Code::ALL {
        for text in [code.code().to_owned(), code.code().to_ascii_lowercase(), code.name().to_owned()] {
            assert_eq!(Code::find(&text), Some(*code), "{text:?}");
        }
    }
    for text in ["", "R", "R000", "R1", " R101", "Manifest-Missing"] {
        assert_eq!(Code::find(text), None, "{text:?}");
    }
}

#[test]
fn problems_are_plain_lines() {
    for code in Code::ALL {
        let line = code.problem();
        assert!(line.starts_with(|c: char| c.is_ascii_lowercase()), "{line}");
        assert!(!line.ends_with('.') && !line.contains('\n'), "{line}");
    }
}
