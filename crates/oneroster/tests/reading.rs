//! What reading says of one odd thing in an otherwise right file, in both modes, and how many records it takes.
#![cfg(test)]
#![allow(clippy::std_instead_of_alloc, reason = "tests have std")]

mod support;

use FileKind::{AcademicSessions, Orgs, Results, ScoreScales, Users};
use gradecrosswalk_oneroster::{Code, FileKind, Mode, Severity};
use support::{
    LENIENT, LINE_ITEMS, ORGS, RESULTS, SCALES, SESSIONS, USERS, file, manifest, manifest_of, read, short,
};

/// A file of one kind with one odd thing, and what each mode says and takes.
struct Case {
    what: &'static str,
    kind: FileKind,
    text: Vec<u8>,
    /// Place and code, the same in both modes.
    says: &'static [&'static str],
    strict: usize,
    lenient: usize,
}

fn case(
    what: &'static str,
    kind: FileKind,
    text: impl AsRef<[u8]>,
    says: &'static [&'static str],
    (strict, lenient): (usize, usize),
) -> Case {
    Case { what, kind, text: text.as_ref().to_vec(), says, strict, lenient }
}

fn org(record: &str) -> String {
    format!("{ORGS}{record}\r\n")
}

fn session(record: &str) -> String {
    format!("{SESSIONS}{record}\r\n")
}

fn user(record: &str) -> String {
    format!("{USERS}{record}\r\n")
}

fn result(record: &str) -> String {
    format!("{RESULTS}{record}\r\n")
}

fn cases() -> Vec<Case> {
    [right_files(), records(), headers(), cells(), records_beside_each_other()]
        .into_iter()
        .flatten()
        .collect()
}

fn right_files() -> Vec<Case> {
    vec![
        // The neighbour of all: right in both modes.
        case("right", Orgs, org("o1,,,High,school,165,"), &[], (1, 1)),
        case("line feeds alone", Orgs, org("o1,,,High,school,165,").replace("\r\n", "\n"), &[], (1, 1)),
        case("a byte-order mark", Orgs, format!("\u{feff}{}", org("o1,,,High,school,165,")), &[], (1, 1)),
        case("no line end at the end", Orgs, org("o1,,,High,school,165,").trim_end(), &[], (1, 1)),
        case("quoted fields", Orgs, org("\"o1\",,,\"High, \"\"the\"\" school\",school,165,"), &[], (1, 1)),
        case(
            "an own column at the end",
            Orgs,
            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId,metadata.city\r\no1,,,High,school,165,,Made-up\r\n",
            &[],
            (1, 1),
        ),
        case("a word of its own", Orgs, org("o1,,,High,ext:campus,165,"), &[], (1, 1)),
    ]
}

fn records() -> Vec<Case> {
    vec![
        case(
            "not UTF-8",
            Orgs,
            [ORGS.as_bytes(), b"o1,,,\xe9cole,school,165,\r\no2,,,High,school,166,\r\n"].concat(),
            &["orgs.csv:2 R201"],
            (1, 1),
        ),
        case(
            "an open quote",
            Orgs,
            org("o1,,,High,school,165,\r\no2,,,\"High,school,166,\r\no3,,,High,school,167,"),
            &["orgs.csv:3 R202"],
            (1, 1),
        ),
        case(
            "a quote in a plain field",
            Orgs,
            org("o1,,,High \"A\",school,165,"),
            &["orgs.csv:2 R203"],
            (0, 1),
        ),
        case(
            "something after a quote",
            Orgs,
            org("o1,,,\"High\" A,school,165,"),
            &["orgs.csv:2 R203"],
            (0, 1),
        ),
        case("a blank line", Orgs, org("\r\no1,,,High,school,165,"), &["orgs.csv:3 R204"], (1, 1)),
        case(
            "blank lines at the end",
            Orgs,
            org("o1,,,High,school,165,\r\n\r\n"),
            &["orgs.csv:0 R204"],
            (1, 1),
        ),
        case("too few fields", Orgs, org("o1,,,High,school"), &["orgs.csv:2 R205"], (0, 1)),
        case("two fields of seven", Orgs, org("o1,active"), &["orgs.csv:2 R211"], (0, 0)),
        case("blank fields too many", Orgs, org("o1,,,High,school,165,,,"), &["orgs.csv:2 R206"], (0, 1)),
        case("a value too many", Orgs, org("o1,,,High,school,165,,x"), &["orgs.csv:2 R210"], (0, 0)),
        case("a zero byte", Orgs, org("o1,,,High\0,school,165,"), &["orgs.csv:2 name R207"], (0, 0)),
        case(
            "a line break in a value",
            Orgs,
            org("o1,,,\"High\nSchool\",school,165,\r\no2,,,,school,166,"),
            &["orgs.csv:2 name R207", "orgs.csv:4 name R401"],
            (0, 1),
        ),
        case("no record", Orgs, ORGS, &["orgs.csv:0 R208"], (0, 0)),
        case("nothing", Orgs, "", &["orgs.csv:0 R208"], (0, 0)),
    ]
}

fn headers() -> Vec<Case> {
    vec![
        case(
            "a column missing",
            Orgs,
            "sourcedId,status,dateLastModified,name,identifier,parentSourcedId\r\no1,,,High,165,\r\n",
            &["orgs.csv:1 type R301"],
            (1, 1),
        ),
        case(
            "a column twice",
            Orgs,
            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId,name\r\no1,,,High,school,165,,Other\r\n",
            &["orgs.csv:1 name R302"],
            (1, 1),
        ),
        case(
            "an unknown column",
            Orgs,
            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId,city\r\no1,,,High,school,165,,Made-up\r\n",
            &["orgs.csv:1 R303"],
            (1, 1),
        ),
        case(
            "a name in another case",
            Orgs,
            org("o1,,,High,school,165,").replace("sourcedId,", "SourcedID,"),
            &["orgs.csv:1 R304"],
            (1, 1),
        ),
        case(
            "another order",
            Orgs,
            "sourcedId,status,dateLastModified,type,name,identifier,parentSourcedId\r\no1,,,school,High,165,\r\n",
            &["orgs.csv:1 R305"],
            (1, 1),
        ),
        case(
            "a name of the other version",
            FileKind::LineItems,
            LINE_ITEMS.replace("academicSession", "gradingPeriod")
                + "li,,,T,,2025-08-01,2025-10-01,c,k,s,,,o\r\n",
            &["lineItems.csv:1 R306"],
            (1, 1),
        ),
    ]
}

fn cells() -> Vec<Case> {
    vec![
        case("a required value blank", Orgs, org("o1,,,,school,165,"), &["orgs.csv:2 name R401"], (0, 1)),
        case("a word in another case", Orgs, org("o1,,,High,School,165,"), &["orgs.csv:2 type R402"], (0, 1)),
        case("an unknown word", Orgs, org("o1,,,High,college,165,"), &["orgs.csv:2 type R403"], (0, 1)),
        case(
            "a date with slashes",
            AcademicSessions,
            session("s1,,,Y,schoolYear,8/1/2025,2026-06-01,,2026"),
            &["academicSessions.csv:2 startDate R404"],
            (0, 1),
        ),
        case(
            "a date-time for a date",
            AcademicSessions,
            session("s1,,,Y,schoolYear,2025-08-01T00:00:00Z,2026-06-01,,2026"),
            &["academicSessions.csv:2 startDate R404"],
            (0, 1),
        ),
        case(
            "a date that is none",
            AcademicSessions,
            session("s1,,,Y,schoolYear,2025-02-30,2026-06-01,,2026"),
            &["academicSessions.csv:2 startDate R405"],
            (0, 0),
        ),
        case(
            "a year that is none",
            AcademicSessions,
            session("s1,,,Y,schoolYear,2025-08-01,2026-06-01,,25-26"),
            &["academicSessions.csv:2 schoolYear R405"],
            (0, 0),
        ),
        case(
            "a comma in a number",
            Results,
            result("r1,,,li,u1,fully graded,\"92,5\",2025-09-01,,,,,,,"),
            &["results.csv:2 score R405"],
            (0, 0),
        ),
        case(
            "an exponent",
            Results,
            result("r1,,,li,u1,fully graded,9e1,2025-09-01,,,,,,,"),
            &["results.csv:2 score R405"],
            (0, 0),
        ),
        case(
            "a number in all its digits",
            Results,
            result("r1,,,li,u1,fully graded,92.50,2025-09-01,,,,,,,"),
            &[],
            (1, 1),
        ),
        case(
            "what is no flag",
            Results,
            result("r1,,,li,u1,fully graded,90,2025-09-01,,,,maybe,,,"),
            &["results.csv:2 inProgress R405"],
            (0, 0),
        ),
        case(
            "a flag in another case",
            Results,
            result("r1,,,li,u1,fully graded,90,2025-09-01,,,,FALSE,,,"),
            &["results.csv:2 inProgress R402"],
            (0, 1),
        ),
        case("blanks around", Orgs, org("o1,,, High,school,165,"), &["orgs.csv:2 name R406"], (0, 1)),
        case(
            "an odd identifier",
            Orgs,
            org("o 1,,,High,school,165,"),
            &["orgs.csv:2 sourcedId R407"],
            (0, 1),
        ),
        case(
            "what are no pairs",
            ScoreScales,
            format!("{SCALES}sc,,,CTE,percent,,,c1,A=90\r\n"),
            &["scoreScales.csv:2 scoreScaleValue R408"],
            (0, 1),
        ),
        case(
            "a social security number",
            Users,
            user("u1,,,true,u,{SSN:123-45-6789},G,F,,123456789,,,,,,,,,,,,"),
            &["users.csv:2 userIds R409", "users.csv:2 identifier R409"],
            (0, 1),
        ),
        case(
            "a status in a bulk file",
            Orgs,
            org("o1,active,,High,school,165,"),
            &["orgs.csv:2 status R410"],
            (0, 1),
        ),
    ]
}

fn records_beside_each_other() -> Vec<Case> {
    vec![
        case(
            "an identifier twice",
            Orgs,
            org("o1,,,High,school,165,\r\no2,,,Low,school,166,\r\no1,,,Other,school,167,"),
            &["orgs.csv:4 sourcedId R501"],
            (2, 2),
        ),
        case(
            "a reference to nothing",
            Orgs,
            org("o1,,,High,school,165,o9"),
            &["orgs.csv:2 parentSourcedId R502"],
            (1, 1),
        ),
    ]
}

#[test]
fn each_odd_thing_is_said_with_its_place_and_taken_where_the_mode_says_so() {
    for Case { what, kind, text, says, strict, lenient } in cases() {
        let name = kind.file_name();
        let files = [manifest("bulk", &[kind.name()]), (name, text)];
        for (mode, taken) in [(Mode::Strict, strict), (LENIENT, lenient)] {
            let (package, found) = read(&files, mode);
            assert_eq!(short(&found), says, "{what}, {mode:?}");
            assert_eq!(package.count(kind), taken, "{what}, {mode:?}");
            let errors = found.list().iter().any(|of| of.severity == Severity::Error);
            assert_eq!(errors, found.has_errors(), "{what}");
        }
    }
}

#[test]
fn what_is_mended_is_read_as_what_it_means() {
    let days = |text: &str, mode| {
        let files =
            [manifest("bulk", &["academicSessions"]), file("academicSessions.csv", SESSIONS, &[text])];
        let (package, _) = read(&files, mode);
        package.academic_sessions().get(0).and_then(|session| session.start_date).map(|day| day.to_string())
    };
    let day_first = Mode::Lenient(gradecrosswalk_oneroster::SlashDates::DayFirst);
    let slashes = "s1,,,Y,schoolYear,3/2/2025,2026-06-01,,2025";
    assert_eq!(days(slashes, LENIENT).as_deref(), Some("2025-03-02"));
    assert_eq!(days(slashes, day_first).as_deref(), Some("2025-02-03"));
    assert_eq!(days("s1,,,Y,schoolYear,13/2/2025,2026-06-01,,2025", LENIENT), None);
}

#[test]
fn the_manifest_says_what_is_missing_and_what_is_too_much() {
    let orgs = file("orgs.csv", ORGS, &["o1,,,High,school,165,"]);
    let sessions = file("academicSessions.csv", SESSIONS, &["s1,,,Y,schoolYear,2025-08-01,2026-06-01,,2026"]);
    let scales = file("scoreScales.csv", SCALES, &["sc,,,CTE,percent,,,c1,{A:90}"]);
    let other = ("notes.txt", b"x".to_vec());
    let cases: [(&str, Vec<_>, &[&str]); 9] = [
        ("no manifest", vec![orgs.clone()], &["manifest.csv:0 R101"]),
        ("a file missing", vec![manifest("bulk", &["orgs", "users"]), orgs.clone()], &["users.csv:0 R103"]),
        (
            "a file not announced",
            vec![manifest("bulk", &["orgs"]), orgs.clone(), sessions],
            &["academicSessions.csv:0 R104"],
        ),
        (
            "a file that is not read",
            vec![manifest("bulk", &["orgs"]), orgs.clone(), other],
            &["notes.txt:0 R105"],
        ),
        (
            "a file twice",
            vec![manifest("bulk", &["orgs"]), orgs.clone(), ("Orgs.csv", orgs.1.clone())],
            &["orgs.csv:0 R106"],
        ),
        (
            "a file of the other version",
            vec![manifest_of("1.1", "bulk", &["scoreScales"]), scales],
            &["scoreScales.csv:0 R107"],
        ),
        (
            "no such version",
            vec![manifest_of("2.0", "bulk", &["orgs"]), orgs.clone()],
            &["manifest.csv:0 oneroster.version R102", "manifest.csv:3 oneroster.version R102"],
        ),
        (
            "no such mode",
            vec![manifest("all", &["orgs"]), orgs.clone()],
            &["manifest.csv:4 file.orgs R102", "orgs.csv:0 R104"],
        ),
        ("a mode in another case", vec![manifest("Bulk", &["orgs"]), orgs.clone()], &["manifest.csv:4 R402"]),
    ];
    for (what, files, says) in cases {
        for mode in [Mode::Strict, LENIENT] {
            let (_, found) = read(&files, mode);
            assert_eq!(short(&found), says, "{what}");
        }
    }
}

#[test]
fn a_delta_needs_a_status_and_a_date_and_may_refer_to_what_it_does_not_repeat() {
    let line = |text| [manifest("delta", &["orgs"]), file("orgs.csv", ORGS, &[text])];
    let (_, found) = read(&line("o1,,,High,school,165,o9"), Mode::Strict);
    assert_eq!(short(&found), ["orgs.csv:2 status R401", "orgs.csv:2 dateLastModified R401"]);
    let (package, found) =
        read(&line("o1,tobedeleted,2025-09-01T10:00:00.000Z,High,school,165,o9"), Mode::Strict);
    assert!(found.is_empty(), "{:?}", short(&found));
    assert!(package.orgs().get(0).unwrap().is_deleted());
}

#[test]
fn version_1_1_has_its_own_columns() {
    let item = "li,,,CTE Term Grade,,2025-08-01,2025-10-01,c1,k,gp1,0,100";
    let header = "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,gradingPeriodSourcedId,resultValueMin,resultValueMax\r\n";
    let files = [manifest_of("1.1", "bulk", &["lineItems"]), file("lineItems.csv", header, &[item])];
    let (package, found) = read(&files, Mode::Strict);
    assert!(found.is_empty(), "{:?}", short(&found));
    let item = package.line_items().get(0).unwrap();
    assert_eq!(item.session.unwrap().id().as_str(), "gp1");
    assert!(item.school.is_none());
}

/// Rule F-1.
#[test]
fn no_name_address_or_social_security_number_is_kept_or_shown() {
    let record = "u1,,,true,secretlogin,\"{SSN:123-45-6789},{SSID:1000000017}\",Secretgiven,Secretfamily,,123456789,secret@example.org,555,556,,11,secretword,,Pref,,,o1,they";
    for bad in ["", ",extra"] {
        let files = [manifest("bulk", &["users"]), file("users.csv", USERS, &[&format!("{record}{bad}")])];
        let (package, found) = read(&files, LENIENT);
        let shown =
            format!("{package:?} {:?} {found:?} {:?}", package.users().get(0), short(&found)).to_lowercase();
        for secret in ["secret", "6789", "555", "pref", "1000000017"] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
        let all: String = found.list().iter().map(ToString::to_string).collect();
        assert!(!all.contains("6789"), "{all}");
    }
    let files = [manifest("bulk", &["users"]), file("users.csv", USERS, &[record])];
    let (package, _) = read(&files, LENIENT);
    let user = package.users().get(0).unwrap();
    let ids: Vec<_> = user.user_ids.iter().map(|(kind, id)| (kind, id.as_str())).collect();
    assert_eq!(ids, [("SSID", "1000000017")]);
    assert_eq!(user.identifier.as_str(), "");
}

#[test]
fn of_one_code_in_one_file_the_first_thousand_are_kept_and_all_are_counted() {
    let records: Vec<String> = (0..1500).map(|n| format!("o{n},,,High,School,165,")).collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let (package, found) = read(&[manifest("bulk", &["orgs"]), file("orgs.csv", ORGS, &records)], LENIENT);
    assert_eq!(package.count(Orgs), 1500);
    assert_eq!((found.list().len(), found.count(Code::ValueCase), found.not_kept()), (1000, 1500, 500));
}
