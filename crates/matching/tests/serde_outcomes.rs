//! The one form in JSON of composite grades, GPAs, transcripts, report cards and eligibility, byte for byte.
#![cfg(test)]

use core::fmt::Debug;
use core::num::{NonZeroU16, NonZeroU128};
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{SchoolYear, TermMask};
use gradecrosswalk_domain::exchange::ExchangeProfile;
use gradecrosswalk_domain::school::{CompositeChild, CompositeRule, ReportTemplate, TemplateKind};
use gradecrosswalk_domain::scores::Rounding;
use gradecrosswalk_matching::composite::{
    Calculator, CompositePolicy, CompositeRules, MissingPart, SlotMark,
};
use gradecrosswalk_matching::eligibility::{ExpectedGrade, PassRequirement, eligibility};
use gradecrosswalk_matching::exact::Ratio;
use gradecrosswalk_matching::gpa::{GpaPolicy, HonorRoll, term_gpa};
use gradecrosswalk_matching::home_scores::{HomeScore, HomeTasks, NotCounted, ScoresByStudent};
use gradecrosswalk_matching::report_card::report_card;
use gradecrosswalk_matching::transcripts::{StandingEntry, TranscriptEntry, TranscriptSelection, plan_post};
use gradecrosswalk_testkit::builders::{
    FINAL_GRADE, TERM_GRADE, as_of, minute, number, section, ssid, state_scores, task_name, term, text,
};
use gradecrosswalk_testkit::{Draft, SchoolBuilder};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The value is written as this text, and the text is read as this value.
#[track_caller]
fn form<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, json: &str) {
    assert_eq!(serde_json::to_string(value).unwrap(), json);
    assert_eq!(serde_json::from_str::<T>(json).unwrap(), *value);
}

#[track_caller]
fn refused<T: DeserializeOwned + Debug>(json: &str, message: &str) {
    let error = serde_json::from_str::<T>(json).unwrap_err().to_string();
    assert!(error.starts_with(message), "{error}\nis not\n{message}");
}

#[test]
fn policies() {
    form(&CompositePolicy::to_places(2), r#"{"missing":"renormalise","rounding":{"half-up":2}}"#);
    form(
        &CompositePolicy { missing: MissingPart::Zero, rounding: Rounding::Exact },
        r#"{"missing":"zero","rounding":"exact"}"#,
    );
    refused::<CompositePolicy>("{}", "missing field `rounding`");
    form(&GpaPolicy::default(), r#"{"places":5,"bonus":"left-out"}"#);
    assert_eq!(serde_json::from_str::<GpaPolicy>("{}").unwrap(), GpaPolicy::default());
    form(&PassRequirement::Count(4), r#"{"count":4}"#);
    form(&PassRequirement::Credits("2.5".parse().unwrap()), r#"{"credits":"2.5"}"#);
    let share = PassRequirement::Share { passed: 2, of: NonZeroU16::new(3).unwrap() };
    form(&share, r#"{"share":{"passed":2,"of":3}}"#);
    refused::<PassRequirement>(r#"{"share":{"passed":2,"of":0}}"#, "share of 0 is none");
    let roll = r#"{"bands":[{"name":"Honors","least":"3.5"},{"name":"High","least":"3.75"}]}"#;
    form(&serde_json::from_str::<HonorRoll>(roll).unwrap(), roll);
    refused::<HonorRoll>(
        r#"{"bands":[{"name":"A","least":"3.5"},{"name":"B","least":"3.5"}]}"#,
        "honor roll bands A and B both begin at gpa 3.5",
    );
    form(&TranscriptSelection::default(), r#"{"terms":"{}"}"#);
    refused::<TranscriptSelection>("{}", "missing field `terms`");
    let some = r#"{"terms":"{2}","courses":["480815"],"students":["1900000001"]}"#;
    form(&serde_json::from_str::<TranscriptSelection>(some).unwrap(), some);
}

#[test]
fn fractions_are_in_lowest_terms() {
    form(&Ratio::new(1230, NonZeroU128::new(14).unwrap()), r#""615/7""#);
    form(&Ratio::whole(85), r#""85""#);
    for text in ["2/4", "1/0", "-1", "1/1", "01", "1.5", "", "1/2/3"] {
        refused::<Ratio>(&format!("{text:?}"), &format!("fraction {text:?} is not one in lowest terms"));
    }
}

#[test]
fn reasons_are_their_codes() {
    for why in NotCounted::ALL {
        form(why, &format!("{:?}", why.code()));
    }
    refused::<NotCounted>(
        r#""Unknown""#,
        "reason for not counting \"Unknown\" is not known: give unknown-course, ",
    );
}

/// The home school's scores of student 1: a term grade with weight 1 and a final grade with half a credit.
fn scores() -> [HomeScore; 2] {
    [TERM_GRADE, FINAL_GRADE].map(|task| HomeScore {
        ssid: ssid(1),
        section: section(Draft::COURSE, "1"),
        task: task_name(task),
        term: number(4),
        score: text("B"),
        percent: None,
        posted: Some(minute("2020-05-14")),
    })
}

const TERM_SCORE: &str = r#"{"ssid":"1900000001","section":{"course":"480815","number":"1"},"task":"CTE Term Grade","term":4,"score":"B","posted":"2020-05-14T23:59"}"#;
const FINAL_SCORE: &str = r#"{"ssid":"1900000001","section":{"course":"480815","number":"1"},"task":"CTE Final Grade","term":4,"score":"B","posted":"2020-05-14T23:59"}"#;

#[test]
fn what_a_home_school_keeps_and_sends() {
    let (home, profile, scores) = (Draft::by_the_book().homes[0].build(), ExchangeProfile::kts(), scores());
    form(&scores[0], TERM_SCORE);
    let (tasks, all) = (HomeTasks::compile(&home, &profile), ScoresByStudent::of(&scores));
    let student = all.student(ssid(1)).unwrap();

    let gpa = term_gpa(&tasks, GpaPolicy::default(), number(4), student);
    assert_eq!(
        serde_json::to_string(&gpa).unwrap(),
        format!(
            r#"{{"ssid":"1900000001","term":4,"gpa":"3","exact":"3","counted":[{{"score":{TERM_SCORE},"value":"3","weight":"1"}}],"left_out":[{{"score":{FINAL_SCORE},"why":"no-gpa-weight"}}]}}"#
        )
    );
    let none = term_gpa(&tasks, GpaPolicy::default(), number(1), student);
    assert_eq!(
        serde_json::to_string(&none).unwrap(),
        r#"{"ssid":"1900000001","term":1,"reason":"nothing-counts","counted":[],"left_out":[]}"#
    );

    let template = ReportTemplate {
        name: "Card".parse().unwrap(),
        kind: TemplateKind::ReportCard,
        tasks: vec![task_name(FINAL_GRADE)],
    };
    let card = report_card(&tasks, &template, TermMask::ALL, student);
    assert_eq!(
        serde_json::to_string(&card).unwrap(),
        format!(
            r#"{{"ssid":"1900000001","lines":[{FINAL_SCORE}],"left_out":[{{"score":{TERM_SCORE},"why":"not-in-template"}}]}}"#
        )
    );

    let selection = TranscriptSelection { terms: TermMask::ALL, ..TranscriptSelection::default() };
    let year = SchoolYear::starting(2019).unwrap();
    let plan = plan_post(&tasks, year, &selection, &all, &[]);
    let line = r#"{"entry":{"ssid":"1900000001","home":"HS-1","course":"480815","score":"B"},"year":"2019-20","term":4,"gpa_value":"3","attempted":"0.5","earned":"0.5","credit_type":"Technical"}"#;
    assert_eq!(
        serde_json::to_string(&plan).unwrap(),
        format!(r#"{{"decisions":[{{"score":{FINAL_SCORE},"outcome":"add","line":{line}}}]}}"#)
    );
    let added = plan.adds().next().unwrap();
    form(added, line);
    let mut standing = StandingEntry::from(added);
    form(
        &standing,
        r#"{"entry":{"ssid":"1900000001","home":"HS-1","course":"480815","score":"B"},"year":"2019-20","term":4}"#,
    );
    standing = StandingEntry {
        entry: TranscriptEntry { home: SchoolId::new("HS-1").unwrap(), ..standing.entry },
        ..standing
    };
    standing.entry.score = text("C");
    let again = plan_post(&tasks, year, &selection, &all, &[standing]);
    assert_eq!(
        serde_json::to_string(&again).unwrap(),
        format!(
            r#"{{"decisions":[{{"score":{FINAL_SCORE},"outcome":"already-there","stands":"C","freshness":"stale"}}]}}"#
        )
    );

    let expected = [TERM_GRADE, "CTE Final Exam"].map(|task| ExpectedGrade {
        section: section(Draft::COURSE, "1"),
        task: task_name(task),
        term: number(4),
    });
    let report =
        eligibility(&tasks, PassRequirement::Count(2), as_of("2020-05-15"), &expected, Some(student));
    let grade =
        |task: &str| format!(r#"{{"section":{{"course":"480815","number":"1"}},"task":"{task}","term":4}}"#);
    form(&expected[0], &grade(TERM_GRADE));
    assert_eq!(
        serde_json::to_string(&report).unwrap(),
        format!(
            r#"{{"verdict":"undecided","passed":[{}],"failed":[],"missing":[{{"grade":{},"why":"not-posted"}}]}}"#,
            grade(TERM_GRADE),
            grade("CTE Final Exam")
        )
    );
}

#[test]
fn a_composite_with_its_shares() {
    let mut school = SchoolBuilder::technical("CTC-1");
    school
        .group(state_scores())
        .terms([term("T1", 1, "2019-08-01", "2019-10-01"), term("T2", 2, "2019-10-02", "2019-12-01")])
        .section(section("480815", "1"), &[TERM_GRADE, FINAL_GRADE]);
    let child = |term, weight: &str| CompositeChild {
        task: task_name(TERM_GRADE),
        term: number(term),
        weight: weight.parse().unwrap(),
    };
    school.parts.composites.push(CompositeRule {
        course: section("480815", "1").course,
        task: task_name(FINAL_GRADE),
        term: number(2),
        children: vec![child(1, "2"), child(2, "5")],
    });
    let (school, profile) = (school.build(), ExchangeProfile::kts());
    let rules = CompositeRules::compile(&school, &profile);
    let course = &rules.courses()[0];
    let of = course.composites().next().unwrap();
    let mut student = course.student(TermMask::ALL);
    let slot = |term| course.slot(&task_name(TERM_GRADE), number(term)).unwrap();
    student.post(slot(1), SlotMark::Percent("80".parse().unwrap()));
    let mut calculator = Calculator::new(course, CompositePolicy::to_places(2));
    let json = serde_json::to_string(&calculator.explain(&student, of).unwrap()).unwrap();
    assert_eq!(
        json,
        r#"{"course":"480815","of":{"task":"CTE Final Grade","term":2},"policy":{"missing":"renormalise","rounding":{"half-up":2}},"percent":"80","exact":"80","parts":[{"of":{"task":"CTE Term Grade","term":1},"weight":"2","standing":"posted","posted":"80","share":{"of_whole":"1","adds":"80"}},{"of":{"task":"CTE Term Grade","term":2},"weight":"5","standing":"not-posted"}]}"#
    );
    student.post(slot(2), SlotMark::Percent("91".parse().unwrap()));
    let json = serde_json::to_string(&calculator.explain(&student, of).unwrap()).unwrap();
    assert!(json.contains(r#""percent":"87.86","exact":"615/7""#), "{json}");
    assert!(json.contains(r#""share":{"of_whole":"5/7","adds":"65"}"#), "{json}");
    student.clear(TermMask::EMPTY);
    let json = serde_json::to_string(&calculator.explain(&student, of).unwrap()).unwrap();
    assert!(json.contains(r#""reason":"never-enrolled","parts":"#), "{json}");
}
