//! Input that nobody would send by accident: reading ends, says something, and holds no more than a few times its size.
#![cfg(test)]
#![allow(clippy::std_instead_of_alloc, reason = "tests have std")]

mod support;

use gradecrosswalk_domain::exchange::ExchangeProfile;
use gradecrosswalk_oneroster::mapping::map_school;
use gradecrosswalk_oneroster::{Code, FileKind, Mode, Package};
use proptest::collection::vec;
use proptest::prelude::*;
use support::{Draft, LENIENT, ORGS, choices, file, manifest, read};

/// Reads and maps in both modes.
fn survives(files: &[(&'static str, Vec<u8>)]) {
    for mode in [Mode::Strict, LENIENT] {
        let (package, found) = read(files, mode);
        assert!(found.list().iter().all(|of| !of.to_string().is_empty()));
        let (_, found) = map_school(&package, &choices(), &ExchangeProfile::kts());
        assert!(found.list().iter().all(|of| !of.to_string().is_empty()));
        for result in package.results().iter() {
            assert!(!format!("{result:?}").is_empty());
        }
    }
}

fn orgs(body: impl AsRef<[u8]>) -> Vec<(&'static str, Vec<u8>)> {
    let mut bytes = ORGS.as_bytes().to_vec();
    bytes.extend(body.as_ref());
    vec![manifest("bulk", &["orgs"]), ("orgs.csv", bytes)]
}

fn count(body: impl AsRef<[u8]>, code: Code) -> u64 {
    let (_, found) = read(&orgs(body), LENIENT);
    found.count(code)
}

#[test]
fn a_quote_that_never_closes_is_one_record() {
    let body = format!("o1,,,\"High,school,165,\r\n{}", "o2,,,High,school,165,\r\n".repeat(100_000));
    let (package, found) = read(&orgs(&body), LENIENT);
    assert_eq!((package.count(FileKind::Orgs), found.count(Code::QuoteNotClosed)), (0, 1));
}

#[test]
fn a_million_fields_are_one_record() {
    assert_eq!(count(",".repeat(1_000_000), Code::SurplusValue), 1);
    assert_eq!(count(format!("{}\r\n{}", ",".repeat(1_000_000), ",".repeat(2000)), Code::SurplusValue), 2);
}

#[test]
fn a_field_of_megabytes_is_a_value() {
    let long = "x".repeat(4_000_000);
    let (package, found) = read(&orgs(format!("o1,,,{long},school,165,\r\n")), Mode::Strict);
    assert!(found.is_empty());
    assert_eq!(package.orgs().get(0).unwrap().name.len(), 4_000_000);
    // Shown, it is cut.
    let (_, found) = read(&orgs(format!("o1,,,High,{long},165,\r\n")), Mode::Strict);
    assert!(found.list()[0].to_string().len() < 300);
}

#[test]
fn a_header_of_many_names_is_read() {
    let header = "sourcedId,name,sourcedId,".repeat(300) + "x\r\n";
    let (_, found) = read(&[manifest("bulk", &["orgs"]), ("orgs.csv", header.into_bytes())], LENIENT);
    assert_eq!(found.count(Code::ColumnDoubled), 898);
}

#[test]
fn zeros_and_broken_texts_are_refused_one_by_one() {
    assert_eq!(count([0; 5000], Code::RecordStub), 1);
    assert_eq!(count(b"\xff\xfe,\r\n\xc0\xaf\r\n\xed\xa0\x80\r\n", Code::NotUtf8), 3);
}

/// Identifiers that are alike to the last byte, so that only whole texts tell them apart.
#[test]
fn identifiers_that_begin_alike_are_told_apart() {
    let start = "same".repeat(10);
    let records: Vec<String> = (0..5000_u32)
        .rev()
        .map(|n| format!("{start}{:08}{n},,,High,school,165,{start}{:08}{n}", 0, 0))
        .collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let files = [manifest("bulk", &["orgs"]), file("orgs.csv", ORGS, &records)];
    let (package, found) = read(&files, Mode::Strict);
    assert!(found.is_empty());
    assert!(package.orgs().iter().enumerate().all(|(row, org)| org.parent.unwrap().row() == Some(row)));
    let (package, found) = read(&orgs("o1,,,High,school,165,\r\n".repeat(3000)), LENIENT);
    assert_eq!((package.count(FileKind::Orgs), found.count(Code::SourcedIdDoubled)), (1, 2999));
}

/// A session that is its own grandparent.
#[test]
fn sessions_in_a_circle_end() {
    let draft = Draft::school()
        .but("academicSessions.csv", "y,,,2025-2026,schoolYear,2025-08-01,2026-06-01,gp1,2026")
        .and("academicSessions.csv", "z,,,Z,gradingPeriod,2025-08-01,2026-06-01,z,2026");
    survives(&draft.files());
}

#[test]
fn a_package_that_is_cut_or_damaged_anywhere_is_read() {
    let files = Draft::school().files();
    for place in 0..files.len() {
        let length = files[place].1.len();
        for cut in (0..length).step_by(29) {
            let mut damaged = files.clone();
            damaged[place].1.truncate(cut);
            survives(&damaged);
            let mut damaged = files.clone();
            damaged[place].1[cut] = [b'"', b',', b'\n', 0, 0xff][cut % 5];
            survives(&damaged);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bytes_are_read(place in any::<prop::sample::Index>(), body in vec(any::<u8>(), 0..400)) {
        let mut files = Draft::school().scale_at_result().files();
        let place = place.index(files.len());
        files[place].1.extend(&body);
        survives(&files);
        files[place].1 = body;
        survives(&files);
    }

    #[test]
    fn any_text_of_csv_s_own_signs_is_read(body in "[\",\r\n{}:a1 ]{0,200}") {
        let mut files = Draft::school().files();
        for (name, bytes) in &mut files {
            if *name != "manifest.csv" {
                bytes.extend(body.as_bytes());
            }
        }
        survives(&files);
    }

    /// Twice the same bytes say the same.
    #[test]
    fn reading_is_a_function_of_the_bytes(body in vec(any::<u8>(), 0..300)) {
        let files = orgs(&body);
        prop_assert_eq!(read(&files, LENIENT), read(&files, LENIENT));
    }
}

#[test]
fn an_empty_package_is_empty() {
    let (package, found) = Package::read(&[], Mode::Strict);
    assert_eq!(found.count(Code::ManifestMissing), 1);
    assert!(FileKind::ALL.iter().all(|kind| package.count(*kind) == 0));
}
