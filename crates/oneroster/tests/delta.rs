//! A package brought up to date by a delta: what each record of it does to the record that was there.
#![cfg(test)]
#![allow(clippy::std_instead_of_alloc, reason = "tests have std")]

mod support;

use gradecrosswalk_oneroster::package::DeltaError;
use gradecrosswalk_oneroster::{Mode, Package, Version};
use support::{ORGS, USERS, file, manifest, manifest_of, read, short};

fn orgs(mode: &str, records: &[&str]) -> Package {
    let (package, found) = read(&[manifest(mode, &["orgs"]), file("orgs.csv", ORGS, records)], Mode::Strict);
    assert!(found.is_empty(), "{:?}", short(&found));
    package
}

fn names(package: &Package) -> Vec<&str> {
    package.orgs().iter().map(|org| org.name).collect()
}

/// Records of a bulk file have no date, so that any change is later.
#[test]
fn a_delta_changes_adds_and_deletes() {
    let bulk = orgs("bulk", &["o1,,,One,school,,", "o2,,,Two,school,,", "o3,,,Three,school,,"]);
    let delta = orgs(
        "delta",
        &[
            "o2,active,2025-09-01T00:00:00.000Z,Second,school,,",
            "o3,tobedeleted,2025-09-01T00:00:00.000Z,Three,school,,",
            "o4,active,2025-09-01T00:00:00.000Z,Four,school,,",
            "o5,tobedeleted,2025-09-01T00:00:00.000Z,Five,school,,",
        ],
    );
    let (now, found) = bulk.updated_by(&delta, Mode::Strict).unwrap();
    assert_eq!((names(&now), found.is_empty()), (vec!["One", "Second", "Four"], true));
    // Applied again it changes nothing.
    assert_eq!(names(&now.updated_by(&delta, Mode::Strict).unwrap().0), ["One", "Second", "Four"]);
}

#[test]
fn a_change_that_is_older_than_the_record_is_passed_over() {
    let at = |day: &str, name: &str| {
        orgs("delta", &[&format!("o1,active,2025-09-{day}T10:00:00.000Z,{name},school,,")])
    };
    let later = |first: &Package, second: &Package| {
        first.updated_by(second, Mode::Strict).unwrap().0.orgs().get(0).unwrap().name.to_owned()
    };
    assert_eq!(later(&at("01", "old"), &at("02", "new")), "new");
    assert_eq!(later(&at("02", "new"), &at("01", "old")), "new");
    assert_eq!(later(&at("01", "first"), &at("01", "second")), "second");
}

#[test]
fn a_file_in_bulk_takes_the_place_of_the_old_one_and_an_absent_one_leaves_it() {
    let before = orgs("bulk", &["o1,,,One,school,,", "o2,,,Two,school,,"]);
    let bulk = orgs("bulk", &["o2,,,Second,school,,"]);
    assert_eq!(names(&before.updated_by(&bulk, Mode::Strict).unwrap().0), ["Second"]);
    let users = ["u1,,,true,x,,G,F,,17,,,,,,,,,,,o1,"];
    let (absent, _) = read(&[manifest("bulk", &["users"]), file("users.csv", USERS, &users)], Mode::Strict);
    assert_eq!(names(&before.updated_by(&absent, Mode::Strict).unwrap().0), ["One", "Two"]);
}

#[test]
fn a_reference_to_what_a_delta_deleted_is_said() {
    let bulk = orgs("bulk", &["o1,,,One,district,,", "o2,,,Two,school,,o1"]);
    let delta = orgs("delta", &["o1,tobedeleted,2025-09-01T00:00:00.000Z,One,district,,"]);
    let (now, found) = bulk.updated_by(&delta, Mode::Strict).unwrap();
    assert_eq!(
        (names(&now), short(&found)),
        (vec!["Two"], vec!["orgs.csv:3 parentSourcedId R502".to_owned()])
    );
    assert_eq!(now.orgs().get(0).unwrap().parent.unwrap().row(), None);
}

#[test]
fn packages_of_two_versions_do_not_go_together() {
    let old = manifest_of("1.1", "bulk", &["orgs"]);
    let (old, _) = read(&[old, file("orgs.csv", ORGS, &["o1,,,One,school,,"])], Mode::Strict);
    let refused = old.updated_by(&orgs("bulk", &["o1,,,One,school,,"]), Mode::Strict).unwrap_err();
    assert_eq!(refused, DeltaError::OtherVersion { package: Version::V1_1, delta: Version::V1_2 });
    assert_eq!(
        refused.to_string(),
        "the delta is of version 1.2 and the package of version 1.1: give both of one version"
    );
}
