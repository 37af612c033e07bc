//! Laws: what a home school's package says is the same after it was written and read again, in both forms.
#![cfg(test)]
#![allow(clippy::std_instead_of_alloc, reason = "tests have std")]

mod support;

use chrono::NaiveDate;
use gradecrosswalk_domain::ScoreText;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::{ExchangeProfile, Links};
use gradecrosswalk_domain::grades::{HomeGrade, Ssid};
use gradecrosswalk_domain::scores::Percent;
use gradecrosswalk_oneroster::mapping::{Choices, SchoolRecords, map_school};
use gradecrosswalk_oneroster::out::{Form, GradeToWrite, PackageText, ResultsChoices, write_results};
use gradecrosswalk_oneroster::{Mode, Package, Version};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use support::{Draft, choices, short};

/// What a home grade is but for its key: its score, its percent, the day.
type Value = (String, Option<u32>, u32);

/// Grades by class, term, student; the first eight classes, two terms, nine students.
type Grades = BTreeMap<(u8, u8, u8), Value>;

fn value() -> impl Strategy<Value = Value> {
    // Texts that a file must quote are among them.
    let text = "[A-F](, |\"| - |'|;)?[+0-9\u{e9}\u{4e09}]";
    (text, proptest::option::of(0_u32..1_200_000), 1_u32..29)
}

fn grades(most: usize) -> impl Strategy<Value = Grades> {
    btree_map((0_u8..8, 1_u8..3, 0_u8..9), value(), 0..most)
}

fn ssid_text(student: u8) -> String {
    format!("200000000{student}")
}

fn percent_text(units: u32) -> String {
    Percent::from_units(units).unwrap().to_string()
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A home school's package in which these grades stand.
fn package(standing: &Grades) -> Package {
    let mut draft = Draft::school();
    for class in 0..8 {
        draft = draft.and(
            "classes.csv",
            &format!("k/{class},,,\"W, {class}\",,c1,s{class},scheduled,,o1,\"gp1,gp2\",,,"),
        );
    }
    for student in 0..9 {
        draft = draft
            .and(
                "users.csv",
                &format!("st_{student},,,true,x,{{SSID:{}}},G,F,,,,,,,11,,,,,,o1,", ssid_text(student)),
            )
            .and("enrollments.csv", &format!("se{student},,,k/0,o1,st_{student},student,,,"));
    }
    let mut items: Vec<(u8, u8)> = standing.keys().map(|(class, term, _)| (*class, *term)).collect();
    items.dedup();
    for (class, term) in items {
        draft = draft.and(
            "lineItems.csv",
            &format!("li-{class}-{term},,,CTE Term Grade,\"about, it\",2025-08-01,2025-10-01,k/{class},cat,gp{term},0,100,o1"),
        );
    }
    for ((class, term, student), (text, percent, day)) in standing {
        let percent = percent.map(percent_text).unwrap_or_default();
        let text = quoted(text);
        draft = draft.and(
            "results.csv",
            &format!("r{class}-{term}-{student},,,li-{class}-{term},st_{student},fully graded,{percent},2025-09-{day:02},,{text},k/{class},false,,,"),
        );
    }
    draft.package()
}

fn records(package: &Package) -> SchoolRecords {
    map_school(package, &choices(), &ExchangeProfile::kts()).0
}

fn home(records: &SchoolRecords) -> Vec<HomeGrade> {
    let mut grades = records.home_grades(&Links::ByProfile).grades;
    grades.sort_by(|a, b| (&a.section, a.ssid, &a.task, a.term).cmp(&(&b.section, b.ssid, &b.task, b.term)));
    grades
}

fn to_write(grades: &Grades) -> Vec<GradeToWrite> {
    let grade = |((class, term, student), (text, percent, day)): (&(u8, u8, u8), &Value)| GradeToWrite {
        ssid: Ssid::new(&ssid_text(*student)).unwrap(),
        section: gradecrosswalk_domain::school::SectionKey::new(
            "480815".parse().unwrap(),
            format!("s{class}").parse().unwrap(),
        ),
        task: "CTE Term Grade".parse().unwrap(),
        term: TermNumber::new(*term).unwrap(),
        score: ScoreText::new(text).unwrap(),
        percent: percent.map(|units| Percent::from_units(units).unwrap()),
        posted: gradecrosswalk_domain::calendar::LocalMinute::end_of(
            NaiveDate::from_ymd_opt(2025, 9, *day).unwrap(),
        )
        .unwrap(),
    };
    grades.iter().map(grade).collect()
}

static PROFILE: OnceLock<ExchangeProfile> = OnceLock::new();
static CHOICES: OnceLock<Choices<'static>> = OnceLock::new();

fn how(form: Form) -> ResultsChoices<'static> {
    ResultsChoices {
        version: Version::V1_2,
        form,
        profile: PROFILE.get_or_init(ExchangeProfile::kts),
        home: CHOICES.get_or_init(choices),
        category: "Exchange, \"CTE\"",
        source: "tests",
    }
}

fn delta() -> Form {
    Form::Delta {
        modified: NaiveDate::from_ymd_opt(2025, 10, 4).unwrap().and_hms_milli_opt(23, 59, 0, 7).unwrap(),
    }
}

/// Writes, reads in strict mode without a word, and brings the package up to date.
fn applied(package: &Package, grades: &[GradeToWrite], form: Form) -> (PackageText, Package) {
    let (text, found) = write_results(package, &records(package), grades, &how(form));
    assert!(found.is_empty(), "{:?}", short(&found));
    let (written, found) = Package::read(&text.as_files(), Mode::Strict);
    assert!(found.is_empty(), "{:?}", found.list().first().map(ToString::to_string));
    let (package, found) = package.updated_by(&written, Mode::Strict).unwrap();
    assert!(found.is_empty(), "{:?}", found.list().first().map(ToString::to_string));
    (text, package)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Read, domain, write, read is the identity on what the domain keeps.
    #[test]
    fn what_stands_is_the_same_after_it_was_written_in_bulk(standing in grades(40)) {
        let package = package(&standing);
        let records = records(&package);
        let (text, again) = applied(&package, &GradeToWrite::standing(&records), Form::Bulk);
        prop_assert_eq!(home(&self::records(&again)), home(&records));
        let (same, _) = applied(&again, &GradeToWrite::standing(&self::records(&again)), Form::Bulk);
        prop_assert_eq!(same, text, "writing again gives the same bytes");
    }

    /// A delta of some grades brings these, and leaves all others as they are.
    #[test]
    fn a_delta_changes_what_it_says_and_nothing_else(standing in grades(40), written in grades(20)) {
        let package = package(&standing);
        let (_, again) = applied(&package, &to_write(&written), delta());
        let mut expected = standing;
        expected.extend(written);
        let expected = self::package(&expected);
        prop_assert_eq!(home(&records(&again)), home(&records(&expected)));
        prop_assert_eq!(GradeToWrite::standing(&records(&again)).len(), GradeToWrite::standing(&records(&expected)).len());
    }

    /// Bulk of all that stands and a delta come to the same.
    #[test]
    fn both_forms_come_to_the_same(standing in grades(30), written in grades(20)) {
        let package = package(&standing);
        let all: Vec<GradeToWrite> =
            GradeToWrite::standing(&records(&package)).into_iter().chain(to_write(&written)).collect();
        let (_, bulk) = applied(&package, &all, Form::Bulk);
        let (_, delta) = applied(&package, &to_write(&written), delta());
        prop_assert_eq!(home(&records(&bulk)), home(&records(&delta)));
    }

    /// The order of grades does not change a byte.
    #[test]
    fn the_order_of_grades_does_not_matter(standing in grades(20), written in grades(20), turn in any::<prop::sample::Index>()) {
        let package = package(&standing);
        let mut grades = to_write(&written);
        let (text, _) = applied(&package, &grades, delta());
        if !grades.is_empty() {
            let turn = turn.index(grades.len());
            grades.rotate_left(turn);
        }
        prop_assert_eq!(applied(&package, &grades, delta()).0, text);
    }

    /// The order of the files, and of the records in them, changes nothing of what a school is.
    #[test]
    fn the_order_of_a_package_does_not_matter(standing in grades(20), swaps in vec(any::<prop::sample::Index>(), 8)) {
        let package = package(&standing);
        let (text, _) = write_results(&package, &records(&package), &GradeToWrite::standing(&records(&package)), &how(Form::Bulk));
        let mut files = text.as_files();
        for swap in swaps {
            let place = swap.index(files.len());
            files.swap(0, place);
        }
        let (swapped, found) = Package::read(&files, Mode::Strict);
        let (straight, same) = Package::read(&text.as_files(), Mode::Strict);
        prop_assert_eq!(swapped, straight);
        prop_assert_eq!(found, same);
    }
}

#[test]
fn what_cannot_be_written_is_said() {
    let package = package(&Grades::new());
    let records = records(&package);
    let one = |change: &dyn Fn(&mut GradeToWrite)| {
        let mut grade = to_write(&[((0, 1, 0), ("A".to_owned(), None, 3))].into_iter().collect()).remove(0);
        change(&mut grade);
        let (text, found) = write_results(&package, &records, &[grade], &how(Form::Bulk));
        (text.files().len(), short(&found))
    };
    assert_eq!(one(&|_| {}), (4, vec![]));
    assert_eq!(
        one(&|of| of.ssid = Ssid::new("3000000000").unwrap()),
        (1, vec!["results.csv:0 R701".to_owned()])
    );
    assert_eq!(
        one(&|of| of.section.number = "s9".parse().unwrap()),
        (1, vec!["results.csv:0 R702".to_owned()])
    );
    assert_eq!(one(&|of| of.term = TermNumber::new(3).unwrap()), (1, vec!["results.csv:0 R703".to_owned()]));
    // Version 1.1 has a column for numbers alone.
    let old = ResultsChoices { version: Version::V1_1, ..how(Form::Bulk) };
    let mut grades = to_write(
        &[((0, 1, 0), ("A".to_owned(), None, 3)), ((0, 1, 1), ("B".to_owned(), Some(800_000), 3))]
            .into_iter()
            .collect(),
    );
    let (text, found) = write_results(&package, &records, &grades, &old);
    assert_eq!(short(&found), ["results.csv:0 R704"]);
    assert!(text.files().iter().all(|file| !file.text.contains("textScore")));
    // Nothing to write is a manifest that says so.
    grades.clear();
    assert_eq!(write_results(&package, &records, &grades, &old).0.files().len(), 1);
}

/// RFC 4180 and the specification, to the byte.
#[test]
fn a_delta_is_written_as_the_specification_says() {
    let package = package(&Grades::new());
    let written = [((1, 2, 4), ("A, \"plus\"".to_owned(), Some(925_000), 3))].into_iter().collect();
    let (text, _) = write_results(&package, &records(&package), &to_write(&written), &how(delta()));
    let file = |name: &str| text.files().iter().find(|file| file.name == name).unwrap().text.as_str();
    assert_eq!(
        file("results.csv"),
        "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,\
         textScore,classSourcedId,inProgress,incomplete,late,missing\r\n\
         gcw/gcw_2fk_5f2f1_2fCTE_5f20Term_5f20Grade_2fgp2/st_5f4,active,2025-10-04T23:59:00.007Z,\
         gcw/k_2f1/CTE_20Term_20Grade/gp2,st_4,fully graded,92.5,2025-09-03,,\"A, \"\"plus\"\"\",k/1,false,,,\r\n"
    );
    assert_eq!(
        file("lineItems.csv").lines().nth(1).unwrap(),
        "gcw/k_2f1/CTE_20Term_20Grade/gp2,active,2025-10-04T23:59:00.007Z,CTE Term Grade,,2025-10-02,2025-12-19,k/1,gcw/Exchange_2c_20_22CTE_22,gp2,0,100,o1"
    );
    assert_eq!(
        file("categories.csv").lines().nth(1).unwrap(),
        "gcw/Exchange_2c_20_22CTE_22,active,2025-10-04T23:59:00.007Z,\"Exchange, \"\"CTE\"\"\","
    );
    assert!(file("manifest.csv").contains("file.results,delta\r\n"));
    assert!(file("manifest.csv").contains("file.users,absent\r\n"));
}
