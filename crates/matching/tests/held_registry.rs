//! The registry of held reasons: stable codes, one page each, plain texts.
#![cfg(test)]
#![allow(clippy::std_instead_of_alloc, clippy::string_slice, reason = "tests have std and slice only ASCII")]

use gradecrosswalk_matching::HeldReason;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The sections of a page, in order.
const SECTIONS: [&str; 5] = ["What is checked", "Why it matters", "Example", "Repair", "Source"];

/// Codes ever used. `held_codes.txt` says how it is kept.
const LEDGER: &str = include_str!("held_codes.txt");

/// The ledger's lines: code, name, whether retired.
fn ledger() -> Vec<(&'static str, &'static str, bool)> {
    LEDGER
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| match line.split(' ').collect::<Vec<_>>()[..] {
            [code, name] => (code, name, false),
            [code, name, "retired"] => (code, name, true),
            _ => panic!("not `<code> <name>` or `<code> <name> retired`: {line:?}"),
        })
        .collect()
}

fn all() -> impl Iterator<Item = HeldReason> {
    HeldReason::ALL.iter().copied()
}

/// The text of a page's sections, without their headings, in the order of [`SECTIONS`].
fn sections(reason: HeldReason) -> [&'static str; 5] {
    let mut rest = reason.page();
    SECTIONS.map(|title| {
        let heading = format!("\n\n#### {title}\n");
        let (_, after) =
            rest.split_once(&heading).unwrap_or_else(|| panic!("{reason}: no section {title:?}"));
        rest = after;
        after.split("\n\n#### ").next().unwrap().trim()
    })
}

#[test]
fn codes_are_consecutive_from_h01_in_the_order_in_which_reasons_are_looked_for() {
    let codes: Vec<&str> = all().map(HeldReason::code).collect();
    let in_use: Vec<&str> =
        ledger().into_iter().filter(|(_, _, retired)| !retired).map(|(code, ..)| code).collect();
    assert_eq!(codes, in_use, "the registry and the codes of the ledger that are in use");
    let consecutive: Vec<String> = (1..=ledger().len()).map(|number| format!("H{number:02}")).collect();
    let ever: Vec<&str> = ledger().into_iter().map(|(code, ..)| code).collect();
    assert_eq!(ever, consecutive, "the codes of the ledger");
}

#[test]
fn a_code_never_changes_its_name_and_a_name_never_its_code() {
    for reason in all() {
        let same = |(code, name, _): &(&str, &str, bool)| *code == reason.code() || *name == reason.name();
        let lines: Vec<_> = ledger().into_iter().filter(same).collect();
        assert_eq!(lines, [(reason.code(), reason.name(), false)], "{reason}");
    }
}

#[test]
fn names_are_kebab_case() {
    for reason in all() {
        for word in reason.name().split('-') {
            let plain = word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
            assert!(plain && !word.is_empty(), "{reason}");
        }
    }
}

#[test]
fn variants_have_their_names() {
    for reason in all() {
        let pascal: String =
            reason.name().split('-').map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect();
        assert_eq!(format!("{reason:?}"), pascal, "{reason}");
    }
}

#[test]
fn every_page_in_the_folder_is_that_of_a_reason() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/held");
    let files: BTreeSet<String> = fs::read_dir(&folder)
        .expect("docs/held can be read")
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    let file = |reason: HeldReason| format!("{}-{}.md", reason.code(), reason.name());
    assert_eq!(files, all().map(file).collect::<BTreeSet<_>>());
    for reason in all() {
        assert_eq!(fs::read_to_string(folder.join(file(reason))).unwrap(), reason.page(), "{reason}");
    }
}

#[test]
fn a_page_begins_with_code_name_and_problem() {
    for reason in all() {
        let first = format!("**{reason}**: {}.\n", reason.problem());
        assert!(reason.page().starts_with(&first), "{reason}: {:?}", reason.page().lines().next());
    }
}

#[test]
fn a_page_has_the_five_sections_in_order_and_no_other() {
    for reason in all() {
        let headings: Vec<&str> =
            reason.page().lines().filter_map(|line| line.strip_prefix("#### ")).collect();
        assert_eq!(headings, SECTIONS, "{reason}");
        assert!(sections(reason).iter().all(|text| !text.is_empty()), "{reason}: an empty section");
        assert!(reason.page().lines().count() <= 30, "{reason}: longer than a page should be");
    }
}

#[test]
fn a_page_shows_a_case_and_names_its_repairer_its_rule_and_its_source() {
    for reason in all() {
        let [_, _, example, repair, source] = sections(reason);
        assert!(example.starts_with("```text\n"), "{reason}: no case");
        assert!(example.contains(reason.code()), "{reason}: the case does not say where the code comes up");
        let who = format!("**{}**: ", reason.repairer());
        assert!(
            repair.to_lowercase().starts_with(&who),
            "{reason}: not repaired by the {}",
            reason.repairer()
        );
        assert!(
            source.starts_with(&format!("`{}`", reason.rule())),
            "{reason}: does not name its rule first"
        );
        let sourced = source.contains("document 00")
            || source.contains("documents 00")
            || source.contains("*decided by the project*");
        assert!(sourced, "{reason}: neither a document nor a decision");
    }
}

/// A page may send its reader to another reason; that must exist.
#[test]
fn pages_name_only_codes_that_exist() {
    for reason in all() {
        let words = reason.page().split(|c: char| !c.is_ascii_alphanumeric());
        let codes = words.filter(|word| {
            word.len() == 3 && word.starts_with('H') && word[1..].bytes().all(|b| b.is_ascii_digit())
        });
        for code in codes {
            assert!(HeldReason::find(code).is_some(), "{reason}: {code}");
        }
    }
}

#[test]
fn a_reason_is_found_by_its_code_in_either_case_and_by_its_name() {
    for reason in all() {
        for text in [reason.code().to_owned(), reason.code().to_ascii_lowercase(), reason.name().to_owned()] {
            assert_eq!(HeldReason::find(&text), Some(reason), "{text:?}");
        }
    }
    for text in ["", "H", "H00", "H1", "H99", "H001", " H01", "unknown", "Unknown-Task", "unknown-task "] {
        assert_eq!(HeldReason::find(text), None, "{text:?}");
    }
}

#[test]
fn problem_and_repair_begin_in_lower_case_and_have_no_full_stop() {
    for reason in all() {
        for line in [reason.problem(), reason.repair()] {
            assert!(line.starts_with(|c: char| c.is_ascii_lowercase()), "{reason}: {line:?}");
            assert!(line.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '%'), "{reason}: {line:?}");
            assert!(
                !line.contains(". ") && !line.contains('\n'),
                "{reason}: one line, one sentence: {line:?}"
            );
        }
    }
}

#[test]
fn a_reason_prints_as_code_and_name() {
    assert_eq!(HeldReason::TechnicalSeveralOpen.to_string(), "H06 technical-several-open");
}
