//! The registry of faults of a push: stable codes, one page each, plain texts.
#![cfg(test)]

mod registry;

use gradecrosswalk_matching::grade_return::Fault;
use registry::Registry;

fn all() -> Registry {
    Registry {
        letter: 'F',
        folder: "docs/faults",
        ledger: include_str!("fault_codes.txt"),
        all: coded!(Fault),
    }
}

#[test]
fn codes_are_consecutive_in_the_order_in_which_reasons_are_looked_for() {
    all().codes_are_consecutive();
}

#[test]
fn a_code_never_changes_its_name_and_a_name_never_its_code() {
    all().codes_keep_their_names();
}

#[test]
fn names_are_kebab_case_and_variants_are_the_same_words() {
    all().names_are_kebab_case();
}

#[test]
fn every_page_in_the_folder_is_that_of_a_reason() {
    all().pages_are_the_folder();
}

#[test]
fn a_page_has_its_form_and_names_its_repairer_its_rule_and_its_source() {
    all().pages_have_their_form();
}

#[test]
fn pages_name_only_codes_that_exist() {
    all().pages_name_only_codes_that_exist();
}

#[test]
fn a_reason_is_found_by_its_code_in_either_case_and_by_its_name() {
    all().reasons_are_found(|text| Fault::find(text).map(Fault::code));
}

#[test]
fn problem_and_repair_begin_in_lower_case_and_have_no_full_stop() {
    all().lines_are_plain();
}
