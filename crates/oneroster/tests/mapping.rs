//! What mapping makes of a school's records: each choice, and each finding with the case next to it that is none.
#![cfg(test)]
#![allow(clippy::std_instead_of_alloc, reason = "tests have std")]

mod support;

use gradecrosswalk_domain::calendar::EndDate;
use gradecrosswalk_domain::exchange::{ExchangeProfile, Link, Links};
use gradecrosswalk_domain::scores::Passing;
use gradecrosswalk_domain::{SchoolId, ScoreText, TaskName};
use gradecrosswalk_oneroster::Diagnostics;
use gradecrosswalk_oneroster::format::SessionType;
use gradecrosswalk_oneroster::mapping::{
    Choices, CourseNumberFrom, NamedBy, PassRule, ScaleReading, SchoolRecords, ScoreColumn,
    SectionNumberFrom, StudentKey, TaskNaming, map_school,
};
use support::{Draft, choices, short};

fn map(draft: &Draft, choices: &Choices<'_>) -> (SchoolRecords, Diagnostics) {
    map_school(&draft.package(), choices, &ExchangeProfile::kts())
}

/// Sections, terms, grades and enrollments as short lines.
fn lines(records: &SchoolRecords) -> Vec<String> {
    let terms = records
        .schedule
        .terms()
        .iter()
        .map(|term| format!("{} {} {}", term.number(), term.name(), term.dates()));
    let sections = records.sections.iter().map(|section| {
        format!("{} {}", section.key, section.teacher.as_ref().map_or("-", |teacher| teacher.as_str()))
    });
    let grades = records.posted().into_iter().map(|grade| {
        let ssid = grade.ssid.map_or_else(|| "nobody".to_owned(), |ssid| ssid.to_string());
        format!("{ssid} {} {} {} {} {}", grade.section, grade.task, grade.term, grade.mark, grade.posted)
    });
    let enrollments = records.enrollments.iter().map(|of| {
        let ssid = of.ssid.map_or_else(|| "nobody".to_owned(), |ssid| ssid.to_string());
        format!(
            "{ssid} in {} {} {}",
            of.section,
            of.days,
            of.grade_level.map_or(0, gradecrosswalk_domain::school::GradeLevel::get)
        )
    });
    terms.chain(sections).chain(grades).chain(enrollments).collect()
}

#[test]
fn a_school_becomes_terms_sections_grades_and_enrollments() {
    let (records, found) = map(&Draft::school(), &choices());
    assert!(found.is_empty(), "{:?}", short(&found));
    assert_eq!(
        lines(&records),
        [
            "1 GP1 2025-08-01 to 2025-10-01",
            "2 GP2 2025-10-02 to 2025-12-19",
            "480815-1 T-9",
            "1000000017 480815-1 CTE Term Grade 1 A (92.5 %) 2025-09-30 23:59",
            "1000000017 in 480815-1 2025-08-01 to 2025-12-19 11",
        ]
    );
    let group = records.group(&records.tasks[0].course, &records.tasks[0].task).unwrap();
    let items: Vec<String> = group
        .items()
        .iter()
        .map(|item| format!("{} {} {:?}", item.score(), item.min_percent().unwrap(), item.passing()))
        .collect();
    assert_eq!(items, ["A 90 Passes", "B 80 Passes", "F 0 Fails"]);
}

/// Rule T-9: the same files, and only the caller knows which it is.
#[test]
fn end_dates_are_what_the_caller_says() {
    let inclusive = Choices { end_dates: EndDate::Inclusive, ..choices() };
    let (records, _) = map(&Draft::school(), &inclusive);
    assert_eq!(records.schedule.terms()[0].dates().to_string(), "2025-08-01 to 2025-10-02");
    assert_eq!(records.enrollments[0].days.to_string(), "2025-08-01 to 2025-12-20");
}

#[test]
fn types_of_sessions_are_hints_and_the_caller_says_which_are_terms() {
    let years = Choices { term_types: &[SessionType::SchoolYear], ..choices() };
    let (records, found) = map(&Draft::school(), &years);
    assert_eq!(
        records.schedule.terms().iter().map(|term| term.name().as_str()).collect::<Vec<_>>(),
        ["2025-2026"]
    );
    // The grade's own session is no term now.
    assert_eq!(
        short(&found),
        ["lineItems.csv:2 academicSessionSourcedId R611", "results.csv:2 lineItemSourcedId R614"]
    );
}

#[test]
fn sessions_of_other_years_and_of_nobody_s_classes_are_no_terms() {
    let draft = Draft::school()
        .and("academicSessions.csv", "old,,,GP1,gradingPeriod,2024-08-01,2024-10-02,,2025")
        .and("academicSessions.csv", "far,,,Q1,gradingPeriod,2025-08-01,2025-09-01,,2026");
    let (records, found) = map(&draft, &choices());
    assert_eq!((records.schedule.len(), found.is_empty()), (2, true));
    // Where classes name the year, its parts are terms.
    let draft = draft.but("classes.csv", "k1,,,Welding,,c1,1,scheduled,,o1,y,,,");
    assert_eq!(map(&draft, &choices()).0.schedule.len(), 2);
    // A session without a school year is of the year in which it begins.
    let draft =
        Draft::school().but("academicSessions.csv", "gp2,,,GP2,gradingPeriod,2025-10-02,2025-12-20,y,");
    assert_eq!(map(&draft, &choices()).0.schedule.len(), 2);
}

/// What differs between producers, and the choice that reads it the same.
#[test]
fn each_choice_reads_its_own_producer() {
    let right = lines(&map(&Draft::school(), &choices()).0);
    let named = [("term mark", TaskName::new("CTE Term Grade").unwrap())];
    let cases: Vec<(&str, Draft, Choices<'_>)> = vec![
        ("the school by its sourcedId", Draft::school(), Choices { org: "o1", ..choices() }),
        (
            "section numbers behind a dash",
            Draft::school().but("classes.csv", "k1,,,Welding,,c1,480815-1,scheduled,,o1,\"gp1,gp2\",,,"),
            Choices { section_numbers: SectionNumberFrom::ClassCodeAfter('-'), ..choices() },
        ),
        (
            "course numbers as identifiers",
            Draft::school()
                .and("courses.csv", "480815,,,y,Welding,,,o1,,")
                .but("classes.csv", "k1,,,Welding,,480815,1,scheduled,,o1,\"gp1,gp2\",,,"),
            Choices { course_numbers: CourseNumberFrom::SourcedId, ..choices() },
        ),
        (
            "students by identifier",
            Draft::school().but("users.csv", "u1,,,true,a,,G,F,,1000000017,,,,,11,,,,,,o1,"),
            Choices { students: StudentKey::Identifier, ..choices() },
        ),
        (
            "students by master identifier",
            Draft::school().but("users.csv", "u1,,,true,a,,G,F,,,,,,,11,,1000000017,,,,o1,"),
            Choices { students: StudentKey::MasterIdentifier, ..choices() },
        ),
        (
            "tasks by the titles of categories",
            Draft::school()
                .but("categories.csv", "cat,,,CTE Term Grade,")
                .but("lineItems.csv", "li1,,,Welding GP1,,2025-08-01,2025-10-01,k1,cat,gp1,0,100,o1"),
            Choices { tasks: TaskNaming::ByProfile(NamedBy::Category), ..choices() },
        ),
        (
            "tasks by the caller's names",
            Draft::school()
                .but("lineItems.csv", "li1,,,Term Mark,,2025-08-01,2025-10-01,k1,cat,gp1,0,100,o1"),
            Choices { tasks: TaskNaming::Named(NamedBy::Title, &named), ..choices() },
        ),
        (
            "points",
            Draft::school()
                .but("lineItems.csv", "li1,,,CTE Term Grade,,2025-08-01,2025-10-01,k1,cat,gp1,0,40,o1")
                .but("results.csv", "r1,,,li1,u1,fully graded,37,2025-09-30,,A,k1,false,,,"),
            Choices { scores: ScoreColumn::Points, ..choices() },
        ),
        (
            "ranges",
            Draft::school()
                .but("scoreScales.csv", "sc,,,CTE Numeric,percent,,,k1,\"{A:90-100},{B:80-90},{F:0-80}\""),
            Choices { scales: ScaleReading::ScoreAndRange, ..choices() },
        ),
        (
            "ranges on the left, from above",
            Draft::school().but(
                "scoreScales.csv",
                "sc,,,CTE Numeric,percent,,,k1,\"{100-90:A},{89.9999-80:B},{79-0:F}\"",
            ),
            Choices { scales: ScaleReading::RangeAndScore, ..choices() },
        ),
        (
            "the scale at the result",
            Draft::school().without("lineItemScoreScales.csv").scale_at_result(),
            choices(),
        ),
    ];
    let group = map(&Draft::school(), &choices()).0.score_groups;
    for (what, draft, choices) in cases {
        let (records, found) = map(&draft, &choices);
        assert!(found.is_empty(), "{what}: {:?}", short(&found));
        assert_eq!(lines(&records), right, "{what}");
        assert_eq!(records.score_groups, group, "{what}");
    }
}

#[test]
fn points_of_a_scale_are_gpa_values_and_the_caller_says_what_passes() {
    let draft = Draft::school().but("scoreScales.csv", "sc,,,CTE Numeric,points,,,k1,\"{A:4},{F:0}\"");
    let failing = PassRule::AllBut(vec![ScoreText::new("F").unwrap()]);
    let choices = Choices { scales: ScaleReading::ScoreAndPoints, passing: failing, ..choices() };
    let (records, found) = map(&draft, &choices);
    assert!(found.is_empty(), "{:?}", short(&found));
    let items = records.score_groups[0].items();
    assert_eq!(items[0].gpa_value().unwrap().to_string(), "4");
    assert!(items.iter().all(|item| item.min_percent().is_none()));
    assert_eq!([items[0].passing(), items[1].passing()], [Passing::Passes, Passing::Fails]);
}

/// A change to a right package, what is found, and how many grades there are then.
struct Case {
    what: &'static str,
    draft: Draft,
    says: &'static [&'static str],
    grades: usize,
}

fn case(what: &'static str, draft: Draft, says: &'static [&'static str], grades: usize) -> Case {
    Case { what, draft, says, grades }
}

fn changed(name: &str, record: &str) -> Draft {
    Draft::school().but(name, record)
}

fn added(name: &str, record: &str) -> Draft {
    Draft::school().and(name, record)
}

fn about_sections_and_terms() -> Vec<Case> {
    vec![
        case(
            "no course number",
            changed("courses.csv", "c1,,,y,Welding,,,o1,,"),
            &[
                "classes.csv:2 courseCode R604",
                "enrollments.csv:2 R614",
                "lineItems.csv:2 title R614",
                "results.csv:2 lineItemSourcedId R614",
            ],
            0,
        ),
        case(
            "two classes of one key",
            added("classes.csv", "k2,,,Welding,,c1,1,scheduled,,o1,gp1,,,"),
            &["classes.csv:3 classCode R605"],
            1,
        ),
        case(
            "two classes of two keys",
            added("classes.csv", "k2,,,Welding,,c1,2,scheduled,,o1,gp1,,,"),
            &[],
            1,
        ),
        case(
            "a class of another school",
            added("classes.csv", "k2,,,Welding,,c1,1,scheduled,,o2,gp1,,,"),
            &[],
            1,
        ),
        case(
            "no day",
            changed("academicSessions.csv", "gp2,,,GP2,gradingPeriod,2025-10-02,2025-10-02,y,2026"),
            &["academicSessions.csv:4 R602"],
            1,
        ),
        case(
            "an enrollment that ends first",
            changed("enrollments.csv", "e1,,,k1,o1,u1,student,,2025-12-20,2025-08-01"),
            &["enrollments.csv:2 R602"],
            1,
        ),
        case("an enrollment without dates", changed("enrollments.csv", "e1,,,k1,o1,u1,student,,,"), &[], 1),
    ]
}

fn about_students() -> Vec<Case> {
    vec![
        case(
            "a student without a number",
            changed("users.csv", "u1,,,true,a,{Local:17},G,F,,,,,,,11,,,,,,o1,"),
            &["users.csv:2 R606"],
            1,
        ),
        case(
            "a number of another form",
            changed("users.csv", "u1,,,true,a,{SSID:17171},G,F,,,,,,,11,,,,,,o1,"),
            &["users.csv:2 R606"],
            1,
        ),
        case(
            "a student twice",
            Draft::school()
                .and("users.csv", "u2,,,true,c,{SSID:1000000017},G,F,,,,,,,11,,,,,,o1,")
                .and("enrollments.csv", "e3,,,k1,o1,u2,student,,,"),
            &["users.csv:4 R607"],
            1,
        ),
        case(
            "an unknown student",
            changed("results.csv", "r1,,,li1,u9,fully graded,92.5,2025-09-30,,A,k1,false,,,"),
            &["results.csv:2 R614"],
            1,
        ),
    ]
}

fn about_grades() -> Vec<Case> {
    vec![
        case(
            "an assignment",
            added("lineItems.csv", "li2,,,Quiz 1,,2025-08-01,2025-10-01,k1,cat,gp1,0,100,o1"),
            &["lineItems.csv:3 title R610"],
            1,
        ),
        case(
            "a task of the year",
            changed("lineItems.csv", "li1,,,CTE Term Grade,,2025-08-01,2025-10-01,k1,cat,y,0,100,o1"),
            &["lineItems.csv:2 academicSessionSourcedId R611", "results.csv:2 lineItemSourcedId R614"],
            0,
        ),
        case(
            "partly graded (G-1)",
            changed("results.csv", "r1,,,li1,u1,partially graded,92.5,2025-09-30,,A,k1,false,,,"),
            &["results.csv:2 scoreStatus R612"],
            0,
        ),
        case(
            "in progress (G-1)",
            changed("results.csv", "r1,,,li1,u1,fully graded,92.5,2025-09-30,,A,k1,true,,,"),
            &["results.csv:2 scoreStatus R612"],
            0,
        ),
        case(
            "incomplete (G-1)",
            changed("results.csv", "r1,,,li1,u1,fully graded,92.5,2025-09-30,,A,k1,false,true,,"),
            &["results.csv:2 scoreStatus R612"],
            0,
        ),
        case(
            "five places (S-1)",
            changed("results.csv", "r1,,,li1,u1,fully graded,92.51234,2025-09-30,,A,k1,false,,,"),
            &["results.csv:2 score R613"],
            0,
        ),
        case(
            "a negative score (S-1)",
            changed("results.csv", "r1,,,li1,u1,fully graded,-1,2025-09-30,,A,k1,false,,,"),
            &["results.csv:2 score R613"],
            0,
        ),
        case(
            "no score",
            changed("results.csv", "r1,,,li1,u1,fully graded,,2025-09-30,,,k1,false,,,"),
            &["results.csv:2 score R613"],
            0,
        ),
        case(
            "a text alone",
            changed("results.csv", "r1,,,li1,u1,fully graded,,2025-09-30,,A,k1,false,,,"),
            &[],
            1,
        ),
        case(
            "no date",
            changed("results.csv", "r1,,,li1,u1,fully graded,92.5,,,A,k1,false,,,"),
            &["results.csv:2 scoreDate R602"],
            0,
        ),
        case(
            "another class",
            Draft::school()
                .and("classes.csv", "k2,,,W,,c1,2,scheduled,,o1,gp1,,,")
                .but("results.csv", "r1,,,li1,u1,fully graded,92.5,2025-09-30,,A,k2,false,,,"),
            &["results.csv:2 classSourcedId R615"],
            0,
        ),
        case(
            "no class",
            changed("results.csv", "r1,,,li1,u1,fully graded,92.5,2025-09-30,,A,,false,,,"),
            &[],
            1,
        ),
    ]
}

fn about_scales() -> Vec<Case> {
    vec![
        case(
            "a bound that is none",
            changed("scoreScales.csv", "sc,,,CTE Numeric,percent,,,k1,\"{A:90},{B:eighty}\""),
            &["scoreScales.csv:2 scoreScaleValue R608"],
            1,
        ),
        case(
            "a score twice",
            changed("scoreScales.csv", "sc,,,CTE Numeric,percent,,,k1,\"{A:90},{A:80}\""),
            &["scoreScales.csv:2 scoreScaleValue R608"],
            1,
        ),
        case("no scale", Draft::school().without("lineItemScoreScales.csv"), &["lineItems.csv:2 R616"], 1),
        case(
            "two scales for one course",
            Draft::school()
                .and("scoreScales.csv", "s2,,,Letters,percent,,,k1,{A:93}")
                .and("lineItems.csv", "li2,,,CTE Term Grade,,2025-10-02,2025-12-01,k1,cat,gp2,0,100,o1")
                .and("lineItemScoreScales.csv", "ls2,,,,li2,s2"),
            &["lineItems.csv:3 R617"],
            1,
        ),
    ]
}

#[test]
fn each_finding_has_its_case_and_nothing_is_lost_without_one() {
    let cases = [about_sections_and_terms(), about_students(), about_grades(), about_scales()];
    for Case { what, draft, says, grades } in cases.into_iter().flatten() {
        let (records, found) = map(&draft, &choices());
        assert_eq!(short(&found), says, "{what}");
        assert_eq!(records.grades.len(), grades, "{what}");
    }
}

#[test]
fn overlapping_ranges_are_a_finding_and_touching_ones_are_not() {
    let ranges = |values: &str| {
        let record = format!("sc,,,CTE Numeric,percent,,,k1,\"{values}\"");
        let choices = Choices { scales: ScaleReading::ScoreAndRange, ..choices() };
        short(&map(&Draft::school().but("scoreScales.csv", &record), &choices).1)
    };
    assert_eq!(ranges("{A:90-100},{F:0-92}"), ["scoreScales.csv:2 R609"]);
    assert!(ranges("{A:90-100},{F:0-90}").is_empty());
}

#[test]
fn a_seventeenth_term_is_a_finding() {
    let weeks = |count: u32| {
        let ids: Vec<String> = (0..count).map(|n| format!("w{n:02}")).collect();
        let mut draft = Draft::school()
            .but("classes.csv", &format!("k1,,,Welding,,c1,1,scheduled,,o1,\"gp1,{}\",,,", ids.join(",")));
        for (id, day) in ids.iter().zip(1..) {
            draft = draft.and(
                "academicSessions.csv",
                &format!("{id},,,{id},gradingPeriod,2026-03-{day:02},2026-03-{:02},,2026", day + 1),
            );
        }
        let (records, found) = map(&draft, &choices());
        (records.schedule.len(), short(&found).len())
    };
    assert_eq!(weeks(15), (16, 0));
    assert_eq!(weeks(16), (16, 1));
}

#[test]
fn an_unknown_school_is_a_finding_and_nothing_else() {
    let (records, found) = map(&Draft::school(), &Choices { org: "019", ..choices() });
    assert_eq!(short(&found), ["orgs.csv:0 R601"]);
    assert_eq!(lines(&records), [""; 0]);
}

/// Rule G-2: a home grade is kept under the technical section that a link names.
#[test]
fn home_grades_are_those_of_linked_sections_with_a_score() {
    let (records, _) = map(&Draft::school(), &choices());
    let by_profile = records.home_grades(&Links::ByProfile);
    assert_eq!((by_profile.grades.len(), by_profile.left_out.len()), (1, 0));
    assert_eq!(by_profile.grades[0].score.as_str(), "A");
    let link = |home: &str, own: &str| Link {
        technical: gradecrosswalk_domain::school::SectionKey::new(
            "999001".parse().unwrap(),
            "7".parse().unwrap(),
        ),
        home: SchoolId::new(home).unwrap(),
        home_section: gradecrosswalk_domain::school::SectionKey::new(
            "480815".parse().unwrap(),
            own.parse().unwrap(),
        ),
    };
    let linked = records.home_grades(&Links::Given(vec![link("ATC-017", "1")])).grades;
    assert_eq!(linked[0].section.to_string(), "999001-7");
    for other in [link("HS-1", "1"), link("ATC-017", "2")] {
        let of = records.home_grades(&Links::Given(vec![other]));
        assert_eq!((of.grades.len(), of.left_out.len()), (0, 1));
    }
}

/// Rule S-2.
#[test]
fn a_home_grade_with_a_percent_alone_has_the_score_of_its_group() {
    let bare =
        Draft::school().but("results.csv", "r1,,,li1,u1,fully graded,89.9999,2025-09-30,,,k1,false,,,");
    let (records, _) = map(&bare, &choices());
    assert_eq!(records.home_grades(&Links::ByProfile).grades[0].score.as_str(), "B");
    let (records, _) = map(&bare.without("lineItemScoreScales.csv"), &choices());
    assert_eq!(records.home_grades(&Links::ByProfile).left_out.len(), 1);
}

#[test]
fn what_a_delta_deletes_takes_no_part() {
    let deleted = "tobedeleted,2025-09-01T00:00:00.000Z";
    for (name, record, grades) in [
        ("results.csv", format!("r1,{deleted},li1,u1,fully graded,92.5,2025-09-30,,A,k1,false,,,"), 0),
        (
            "lineItems.csv",
            format!("li1,{deleted},CTE Term Grade,,2025-08-01,2025-10-01,k1,cat,gp1,0,100,o1"),
            0,
        ),
        ("enrollments.csv", format!("e1,{deleted},k1,o1,u1,student,,2025-08-01,2025-12-20"), 1),
    ] {
        let (records, found) = map(&Draft::school().but(name, &record), &choices());
        assert!(found.is_empty(), "{name}: {:?}", short(&found));
        assert_eq!(records.grades.len(), grades, "{name}");
    }
}
