//! Each value's one form in JSON, byte for byte, and other forms that must not be read.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use chrono::NaiveDate;
use core::fmt::Debug;
use gradecrosswalk_domain::calendar::{
    AsOf, ClockOffset, DateRange, EndDate, GradingWindow, LocalMinute, SchoolYear, Term, TermMask,
    TermNumber, TermSchedule, WindowSpan,
};
use gradecrosswalk_domain::document::{Document, FORMAT, VERSION};
use gradecrosswalk_domain::exchange::{ExchangeProfile, HomeIndex, Link, LinkRule, Links, TaskRole};
use gradecrosswalk_domain::grades::{Enrollment, Ssid, SsidShape};
use gradecrosswalk_domain::roster::{IntakeStop, NoIntake, RosterEntry};
use gradecrosswalk_domain::school::{
    Course, CourseTask, ExceptionScope, GradeLevel, OpenTerms, SchoolKind, Section, SectionKey,
    WindowException,
};
use gradecrosswalk_domain::scores::{
    GpaValue, ItemIndex, Mark, Passing, Percent, Rounding, ScoreGroup, ScoreItem,
};
use gradecrosswalk_domain::{CourseNumber, SchoolId, SectionNumber, TaskName};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The value is written as this text, and the text is read as this value.
#[track_caller]
fn form<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, text: &str) {
    assert_eq!(serde_json::to_string(value).unwrap(), text);
    assert_eq!(serde_json::from_str::<T>(text).unwrap(), *value);
}

/// The text is refused with this message.
#[track_caller]
fn refused<T: DeserializeOwned + Debug>(text: &str, message: &str) {
    let error = serde_json::from_str::<T>(text).unwrap_err().to_string();
    assert!(error.starts_with(message), "{error}\nis not\n{message}");
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn span() -> WindowSpan {
    WindowSpan::whole_days(DateRange::new(day(2019, 8, 1), day(2019, 10, 1)).unwrap())
}

fn key() -> SectionKey {
    SectionKey::new(CourseNumber::new("480815").unwrap(), SectionNumber::new("01").unwrap())
}

#[test]
fn texts_are_as_they_are() {
    form(&CourseNumber::new("480815").unwrap(), r#""480815""#);
    form(&TaskName::new(" CTE \"Term\" Grade").unwrap(), r#"" CTE \"Term\" Grade""#);
    refused::<CourseNumber>("480815", "course number is given as a number: write it as text in quotes");
    refused::<CourseNumber>("true", "course number is given as true or false: write it as text in quotes");
    refused::<CourseNumber>("null", "invalid type: null, expected course number as text in quotes");
    refused::<CourseNumber>("[]", "invalid type: sequence, expected course number as text in quotes");
    refused::<CourseNumber>(r#"" 480815""#, "course number \" 480815\" begins or ends with a blank: trim it");
}

#[test]
fn decimals_are_text_without_trailing_zeros() {
    form(&"92.5".parse::<Percent>().unwrap(), r#""92.5""#);
    form(&GpaValue::MAX, r#""100""#);
    assert_eq!(serde_json::from_str::<Percent>(r#""92.50""#).unwrap().units(), 925_000);
    for number in [
        "92.5",
        "92",
        "-1",
        "1e3",
        "1e300",
        "18446744073709551616",
        "340282366920938463463374607431768211456",
    ] {
        refused::<Percent>(number, "percent is given as a number: write it as text in quotes");
    }
    for text in ["1_000", "5.", ".5", "NaN", "inf", "1e2", "+1", "-1", "92,5", "", " 92", "٩٢"] {
        let message =
            format!("percent {text:?} is not a plain decimal number: give digits such as 92 or 92.5");
        refused::<Percent>(&serde_json::to_string(text).unwrap(), &message);
    }
    refused::<Percent>(r#""4000""#, "percent \"4000\" is outside its bounds: give 0 to 999.9999");
    refused::<Percent>(r#""92.50000""#, "percent \"92.50000\" has too many decimal places: give at most 4");
}

#[test]
fn dates_are_inclusive_and_iso() {
    let range = DateRange::new(day(2019, 10, 4), day(2019, 10, 5)).unwrap();
    form(&range, r#"{"first":"2019-10-04","last":"2019-10-05"}"#);
    let ends = DateRange::new(day(1, 1, 1), day(9999, 12, 31)).unwrap();
    form(&ends, r#"{"first":"0001-01-01","last":"9999-12-31"}"#);
    for text in [
        "2019-10-4",
        "2019-02-29",
        "2019-10-04T00:00",
        "20191004",
        "10/04/2019",
        "+2019-10-04",
        "2019-00-01",
        "2019-1a-04",
        "２019-10-04",
        "",
    ] {
        let json = format!(r#"{{"first":{text:?},"last":"2019-12-31"}}"#);
        let message = format!("date {text:?} is not a day in the form 2019-10-04: give year, month and day");
        refused::<DateRange>(&json, &message);
    }
    refused::<DateRange>(
        r#"{"first":"0000-10-04","last":"2019-12-31"}"#,
        "date 0000-10-04 is outside the years 1 to 9999: give a date within them",
    );
    refused::<DateRange>(
        r#"{"first":"2019-10-04","last":"2019-10-03"}"#,
        "last date 2019-10-03 is before first date 2019-10-04: give a last date of 2019-10-04 or later",
    );
    refused::<DateRange>(r#"{"first":"2019-10-04"}"#, "missing field `last`");
    refused::<DateRange>(
        r#"["2019-10-04","2019-10-05"]"#,
        "invalid type: sequence, expected a range of dates as an object",
    );
    form(&EndDate::Exclusive, r#""exclusive""#);
}

#[test]
fn minutes_have_no_seconds() {
    form(&LocalMinute::end_of(day(2019, 10, 4)).unwrap(), r#""2019-10-04T23:59""#);
    form(&AsOf::end_of(day(1, 10, 4)).unwrap(), r#""0001-10-04T23:59""#);
    for text in [
        "2019-10-04T23:59:00",
        "2019-10-04 23:59",
        "2019-10-04",
        "2019-10-04T24:00",
        "2019-10-04T23:60",
        "2019-10-04T23:59Z",
        "2019-10-04t23:59",
        "2019-10-04T9:05",
        "T",
    ] {
        let message = format!(
            "time {text:?} is not a minute in the form 2019-10-04T23:59: give a day, T, hours and minutes"
        );
        refused::<LocalMinute>(&format!("{text:?}"), &message);
        refused::<AsOf>(&format!("{text:?}"), &message);
    }
    refused::<AsOf>(r#""0000-10-04T23:59""#, "date 0000-10-04 is outside the years 1 to 9999");
}

#[test]
fn school_years_name_both_calendar_years() {
    form(&SchoolYear::starting(2019).unwrap(), r#""2019-20""#);
    form(&SchoolYear::starting(1999).unwrap(), r#""1999-00""#);
    form(&SchoolYear::starting(1).unwrap(), r#""0001-02""#);
    for text in
        ["2019-21", "2019-2020", "2019", "19-20", "-2019-20", "2019-20-", "2019-2", "02019-20", "++19-20"]
    {
        let message = format!("school year {text:?} is not of the form 2019-20: give both calendar years");
        refused::<SchoolYear>(&format!("{text:?}"), &message);
    }
    for text in ["9999-00", "0000-01"] {
        refused::<SchoolYear>(&format!("{text:?}"), "school year beginning in ");
    }
}

#[test]
fn small_numbers_are_whole() {
    form(&TermNumber::new(16).unwrap(), "16");
    form(&ClockOffset::from_minutes(-60).unwrap(), "-60");
    form(&GradeLevel::new(12).unwrap(), "12");
    form(&HomeIndex(u16::MAX), "65535");
    form(&ItemIndex::new(u8::MAX), "255");
    refused::<HomeIndex>(
        "65536",
        "home school's place 65536 is outside 0 to 65535: give the school's place among the set-up's home schools",
    );
    refused::<ItemIndex>("-1", "score's place -1 is outside 0 to 255: give the score's place in its group");
    for number in ["0", "17", "-1", "256", "4294967296", "18446744073709551615"] {
        let message = format!(
            "term number {number} is outside 1 to 16: give the term's sequence number within its school year"
        );
        refused::<TermNumber>(number, &message);
    }
    refused::<TermNumber>(
        "1.0",
        "invalid type: floating point `1.0`, expected term number as a whole number",
    );
    refused::<TermNumber>(r#""1""#, "invalid type: string \"1\", expected term number as a whole number");
    for (number, shown) in [("1441", "1441 min"), ("-1441", "-1441 min"), ("99999999999", "99999999999")] {
        let message = format!(
            "clock offset {shown} is outside -1440 to 1440: give minutes ahead of the run's as-of time"
        );
        refused::<ClockOffset>(number, &message);
    }
    for number in ["15", "256", "-1"] {
        let message = format!(
            "grade level {number} is outside 0 to 14: give 0 for kindergarten, 9 to 12 for high school"
        );
        refused::<GradeLevel>(number, &message);
    }
}

#[test]
fn masks_are_their_text() {
    form(&"{1,3}".parse::<TermMask>().unwrap(), r#""{1,3}""#);
    form(&TermMask::EMPTY, r#""{}""#);
    refused::<TermMask>(
        r#""{3,1}""#,
        "term mask \"{3,1}\" is not of the form {1,3}: give term numbers, ascending, between braces",
    );
    refused::<TermMask>(
        r#""{17}""#,
        "term number 17 is outside 1 to 16: give the term's sequence number within its school year",
    );
    refused::<TermMask>(r#""{0}""#, "term number 0 is outside 1 to 16");
    refused::<TermMask>("5", "term mask is given as a number: write it as text in quotes");
    refused::<TermMask>("[1,3]", "invalid type: sequence, expected term mask as text in quotes");
}

#[test]
fn terms_and_windows_are_flat() {
    let term = Term::new(
        TermNumber::new(1).unwrap(),
        "Term 1".parse().unwrap(),
        DateRange::new(day(2019, 8, 1), day(2019, 10, 1)).unwrap(),
    );
    let text = r#"{"number":1,"name":"Term 1","first":"2019-08-01","last":"2019-10-01"}"#;
    form(&term, text);
    form(&TermSchedule::new([term]).unwrap(), &format!("[{text}]"));
    form(&TermSchedule::default(), "[]");
    refused::<TermSchedule>(&format!("[{text},{text}]"), "term number 1 is given twice in one schedule");
    form(&span(), r#"{"opens":"2019-08-01T00:00","closes":"2019-10-01T23:59"}"#);
    refused::<WindowSpan>(
        r#"{"opens":"2019-10-01T23:59","closes":"2019-10-01T23:58"}"#,
        "closing time 2019-10-01 23:58 is before opening time 2019-10-01 23:59",
    );
    let window =
        GradingWindow { task: TaskName::new("CTE Term Grade").unwrap(), term: TermNumber::MIN, span: span() };
    form(
        &window,
        r#"{"task":"CTE Term Grade","term":1,"opens":"2019-08-01T00:00","closes":"2019-10-01T23:59"}"#,
    );
}

#[test]
fn scores_leave_out_what_is_blank() {
    let item = ScoreItem::new("I".parse().unwrap(), Passing::Fails);
    form(&item, r#"{"score":"I","passing":"fails"}"#);
    let full = ScoreItem::new("A".parse().unwrap(), Passing::Passes)
        .with_name("Excellent".parse().unwrap())
        .with_min_percent("93".parse().unwrap())
        .with_gpa_value("4".parse().unwrap())
        .with_unweighted_gpa_value("3.9".parse().unwrap())
        .with_bonus("0.5".parse().unwrap())
        .with_credit_coefficient("1".parse().unwrap());
    form(
        &full,
        r#"{"score":"A","name":"Excellent","passing":"passes","min_percent":"93","gpa_value":"4","unweighted_gpa_value":"3.9","bonus":"0.5","credit_coefficient":"1"}"#,
    );
    assert_eq!(
        serde_json::from_str::<ScoreItem>(r#"{"passing":"fails","score":"I","name":null}"#).unwrap(),
        item
    );
    let group = ScoreGroup::new("Letters".parse().unwrap(), [item]).unwrap();
    form(&group, r#"{"name":"Letters","items":[{"score":"I","passing":"fails"}]}"#);
    refused::<ScoreGroup>(
        r#"{"name":"Letters","items":[]}"#,
        "score group Letters has no score: give at least one",
    );
}

#[test]
fn a_mark_has_score_or_percent() {
    let (score, percent) = ("A".parse().unwrap(), "92.5".parse().unwrap());
    form(&Mark::Percent(percent), r#"{"percent":"92.5"}"#);
    form(&Mark::Score("A".parse().unwrap()), r#"{"score":"A"}"#);
    form(&Mark::Both(score, percent), r#"{"score":"A","percent":"92.5"}"#);
    refused::<Mark>("{}", "mark has neither score nor percent: give one or both");
    refused::<Mark>(r#"{"score":null}"#, "mark has neither score nor percent: give one or both");
    refused::<Mark>(r#""A""#, "a mark is given as text: write it as an object");
}

#[test]
fn rounding_names_its_places() {
    form(&Rounding::Exact, r#""exact""#);
    form(&Rounding::HalfUp { places: 0 }, r#"{"half-up":0}"#);
    form(&Rounding::HalfEven { places: 1 }, r#"{"half-even":1}"#);
    form(&Rounding::Down { places: 2 }, r#"{"down":2}"#);
    form(&Rounding::Up { places: 255 }, r#"{"up":255}"#);
    refused::<Rounding>(r#"{"up":256}"#, "number 256 is outside 0 to 255");
    refused::<Rounding>(r#""half-up""#, "invalid type: unit variant, expected newtype variant");
}

#[test]
fn a_school_is_spelled_in_kebab_case() {
    form(&SchoolKind::HomeHighSchool, r#""home-high-school""#);
    form(&SchoolKind::StateTechnical, r#""state-technical""#);
    form(&SchoolKind::LocalTechnical, r#""local-technical""#);
    form(&OpenTerms::ByWindow, r#""by-window""#);
    form(&OpenTerms::ByHand(TermMask::only(TermNumber::MIN)), r#"{"by-hand":"{1}"}"#);
    form(&key(), r#"{"course":"480815","number":"01"}"#);
    form(&Section { key: key(), teacher: None }, r#"{"course":"480815","number":"01"}"#);
    form(
        &Section { key: key(), teacher: Some("T-1".parse().unwrap()) },
        r#"{"course":"480815","number":"01","teacher":"T-1"}"#,
    );
    let task = CourseTask {
        task: "CTE Final".parse().unwrap(),
        score_group: "Letters".parse().unwrap(),
        term_gpa: Some("1".parse().unwrap()),
        credit: Some("0.5".parse().unwrap()),
        credit_type: Some("Technical".parse().unwrap()),
        term_mask: TermMask::ALL.intersection("{1,2}".parse().unwrap()),
        open_terms: OpenTerms::ByWindow,
    };
    form(
        &Course { number: "480815".parse().unwrap(), tasks: vec![task] },
        r#"{"number":"480815","tasks":[{"task":"CTE Final","score_group":"Letters","term_gpa":"1","credit":"0.5","credit_type":"Technical","term_mask":"{1,2}","open_terms":"by-window"}]}"#,
    );
}

#[test]
fn an_exception_says_for_whom() {
    form(&ExceptionScope::Student(Ssid::new("1234567890").unwrap()), r#"{"student":"1234567890"}"#);
    form(&ExceptionScope::Section(key()), r#"{"section":{"course":"480815","number":"01"}}"#);
    form(&ExceptionScope::Course("480815".parse().unwrap()), r#"{"course":"480815"}"#);
    form(&ExceptionScope::Teacher("T-1".parse().unwrap()), r#"{"teacher":"T-1"}"#);
    form(&ExceptionScope::GradeLevel(GradeLevel::new(9).unwrap()), r#"{"grade-level":9}"#);
    let exception = WindowException {
        scope: ExceptionScope::Teacher("T-1".parse().unwrap()),
        task: "CTE Term".parse().unwrap(),
        term: TermNumber::MIN,
        span: span(),
    };
    form(
        &exception,
        r#"{"scope":{"teacher":"T-1"},"task":"CTE Term","term":1,"opens":"2019-08-01T00:00","closes":"2019-10-01T23:59"}"#,
    );
}

#[test]
fn an_exchange_has_a_profile_and_links() {
    form(&LinkRule::EqualCourseAndSection, r#""equal-course-and-section""#);
    form(&TaskRole::TermGrade, r#""term-grade""#);
    form(&Links::ByProfile, r#""by-profile""#);
    let link = Link { technical: key(), home: SchoolId::new("HS").unwrap(), home_section: key() };
    form(
        &Links::Given(vec![link]),
        r#"{"given":[{"technical":{"course":"480815","number":"01"},"home":"HS","home_section":{"course":"480815","number":"01"}}]}"#,
    );
    form(&SsidShape::TEN_DIGITS, r#"{"digits":10}"#);
    form(&SsidShape::letters_and_digits(9).unwrap(), r#"{"letters-and-digits":9}"#);
    refused::<SsidShape>(
        r#"{"digits":9}"#,
        "ssid shape of 9 digits cannot be: give a length of 4 to 15, but not 9",
    );
    refused::<SsidShape>(
        r#"{"letters-and-digits":16}"#,
        "ssid shape of 16 letters and digits cannot be: give a length of 4 to 15",
    );
    form(
        &ExchangeProfile::kts(),
        r#"{"name":"KTS","tasks":[{"name":"CTE Term Grade","aliases":["CTE Term"],"role":"term-grade","on_report_card":true},{"name":"CTE Final Grade","aliases":["CTE Final"],"role":"final-grade","on_report_card":true},{"name":"CTE Final Exam","aliases":["CTE Final Exam Grade"],"role":"final-exam","on_report_card":false}],"state_score_group":"CTE Numeric","ssid_shape":{"digits":10},"link_rule":"equal-course-and-section","support_contact":"ktssupport@education.ky.gov"}"#,
    );
    assert_eq!(serde_json::from_str::<ExchangeProfile>(r#""kts""#).unwrap(), ExchangeProfile::kts());
    refused::<ExchangeProfile>(
        r#""KTS""#,
        "profile \"KTS\" is not one that ships: give \"kts\", or a profile as an object",
    );
}

#[test]
fn an_enrollment_without_last_day_goes_on() {
    let going_on = Enrollment {
        ssid: None,
        home: SchoolId::new("HS").unwrap(),
        section: key(),
        days: DateRange::open_ended(day(2019, 8, 1)).unwrap(),
        grade_level: None,
    };
    let members = r#""home":"HS","section":{"course":"480815","number":"01"},"first":"2019-08-01""#;
    form(&going_on, &format!("{{{members}}}"));
    for last in ["null", r#""9999-12-31""#] {
        let spelled = format!(r#"{{{members},"last":{last}}}"#);
        assert_eq!(serde_json::from_str::<Enrollment>(&spelled).unwrap(), going_on);
    }
    let ended = Enrollment { days: DateRange::day(day(2019, 8, 1)).unwrap(), ..going_on };
    form(&ended, &format!(r#"{{{members},"last":"2019-08-01"}}"#));
    refused::<Enrollment>(
        &format!(r#"{{{members},"last":"2019-07-31"}}"#),
        "last date 2019-07-31 is before first date 2019-08-01: give a last date of 2019-08-01 or later",
    );
}

#[test]
fn a_roster_entry_may_lack_what_the_technical_school_does_not_keep() {
    let bare = RosterEntry {
        ssid: None,
        section: key(),
        days: DateRange::open_ended(day(2019, 8, 1)).unwrap(),
        home: None,
    };
    let members = r#""section":{"course":"480815","number":"01"},"first":"2019-08-01""#;
    form(&bare, &format!("{{{members}}}"));
    let ended = DateRange::new(day(2019, 8, 1), day(2019, 9, 15)).unwrap();
    let full = RosterEntry {
        ssid: Some(Ssid::new("1234567890").unwrap()),
        days: ended,
        home: Some(SchoolId::new("HS").unwrap()),
        ..bare
    };
    form(&full, &format!(r#"{{"ssid":"1234567890",{members},"last":"2019-09-15","home":"HS"}}"#));
    refused::<RosterEntry>(
        &format!(r#"{{{members},"last":"2019-07-31"}}"#),
        "last date 2019-07-31 is before first date 2019-08-01: give a last date of 2019-08-01 or later",
    );
}

#[test]
fn a_section_takes_no_more_students_because_it_is_full_or_closed() {
    let stop = |why| IntakeStop { section: key(), why };
    form(&stop(NoIntake::Full), r#"{"section":{"course":"480815","number":"01"},"why":"full"}"#);
    form(&stop(NoIntake::Closed), r#"{"section":{"course":"480815","number":"01"},"why":"closed"}"#);
    refused::<NoIntake>(r#""cancelled""#, "unknown variant `cancelled`, expected `full` or `closed`");
}

#[test]
fn the_page_shows_documents_as_they_are_read_and_written() {
    let [setup, night] = support::shown_values();
    let read = support::read_setup(setup.clone()).unwrap();
    let mut spelled = setup;
    *spelled.pointer_mut("/content/profile").unwrap() = serde_json::to_value(ExchangeProfile::kts()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), spelled);
    assert_eq!(read.content().homes().len(), 1);
    assert_eq!(read.content().layout().link_count(), 1);

    let read = support::read_night(night.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), night);
    let text = serde_json::to_string(&read).unwrap();
    assert!(text.starts_with(&format!(
        r#"{{"format":"{FORMAT}","version":{VERSION},"content":{{"posted":[{{"ssid":"#
    )));
}

#[test]
fn the_page_names_every_member_of_the_forms() {
    let page = include_str!("../docs/json.md");
    for source in [
        include_str!("../src/calendar/wire.rs"),
        include_str!("../src/scores/wire.rs"),
        include_str!("../src/school/wire.rs"),
        include_str!("../src/exchange/wire.rs"),
        include_str!("../src/grades/wire.rs"),
        include_str!("../src/learning/wire.rs"),
    ] {
        for line in source.lines().map(str::trim) {
            let presence = [("required ", ""), ("optional ", "*")];
            for (keyword, mark) in presence {
                let Some(member) = line.strip_prefix(keyword).and_then(|rest| rest.split(':').next()) else {
                    continue;
                };
                assert!(
                    page.contains(&format!("{mark}`{member}`{mark}"))
                        || page.contains(&format!("\"{member}\"")),
                    "{member} is not on the page as {keyword}"
                );
            }
        }
    }
}

#[test]
fn a_document_is_generic_over_its_content() {
    let document = Document::new(vec![Mark::Percent(Percent::MIN)]);
    form(&document, r#"{"format":"gradecrosswalk","version":1,"content":[{"percent":"0"}]}"#);
    assert_eq!(document.content().len(), 1);
    assert_eq!(document.into_content().len(), 1);
}
