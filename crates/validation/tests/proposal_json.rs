//! A proposal's one form in JSON, byte for byte, and what is refused.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "tests")]

extern crate alloc;

mod proposing;

use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::school::OpenTerms;
use gradecrosswalk_matching::PlanPolicy;
use gradecrosswalk_testkit::SchoolBuilder;
use gradecrosswalk_testkit::builders::{FINAL_GRADE, TERM_GRADE, mask, section, term};
use gradecrosswalk_testkit::generate;
use gradecrosswalk_validation::forecast::Nights;
use gradecrosswalk_validation::proposal::Proposal;
use proposing::{nights, propose, setup};
use serde_json::Value;

fn school(mut school: SchoolBuilder) -> SchoolBuilder {
    school
        .terms([term("T1", 1, "2019-08-01", "2019-10-01"), term("T2", 2, "2019-10-02", "2019-12-01")])
        .section(section("480815", "1"), &[TERM_GRADE, FINAL_GRADE]);
    school
}

/// The proposal that the page shows: two technical schools send to one section, one of them posts late.
fn shown() -> Proposal {
    let mut first = school(SchoolBuilder::technical("CTC-1"));
    first.window(TERM_GRADE, 1, "2019-08-01", "2019-10-01").window(TERM_GRADE, 2, "2019-10-02", "2019-12-01");
    first.window(FINAL_GRADE, 2, "2019-10-03", "2019-10-04");
    let mut second = school(SchoolBuilder::technical("CTC-2"));
    second.window(TERM_GRADE, 1, "2019-08-01", "2019-10-08").window(
        TERM_GRADE,
        2,
        "2019-10-09",
        "2019-12-01",
    );
    let mut home = school(SchoolBuilder::home("HS-1"));
    home.window(TERM_GRADE, 1, "2019-08-01", "2019-08-02");
    home.task("480815", FINAL_GRADE).open_terms = OpenTerms::ByHand(mask([1]));
    let setups = [setup(&first, &home), setup(&second, &home)];
    propose(
        &setups,
        &SchoolId::new("HS-1").unwrap(),
        nights("2019-09-28", "2019-10-10"),
        PlanPolicy::default(),
    )
}

fn page() -> &'static str {
    let page = include_str!("../docs/proposal_json.md");
    page.split("```json\n").nth(1).unwrap().split("```").next().unwrap()
}

#[test]
fn the_page_shows_a_proposal_as_it_is_read_and_written() {
    let written = serde_json::to_string(&shown()).unwrap();
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(bare(&written), bare(page()), "{}", serde_json::to_string_pretty(&shown()).unwrap());
    assert_eq!(serde_json::from_str::<Proposal>(page()).unwrap(), shown());
}

#[test]
fn generated_proposals_are_read_as_they_were_written() {
    for night in generate::samples(12).take(60) {
        let days = night.as_of.date();
        let nights = Nights::of(gradecrosswalk_domain::calendar::DateRange::day(days).unwrap());
        let home = night.setup.homes()[0].id();
        let proposal = propose(core::slice::from_ref(&night.setup), home, nights, night.policy);
        let written = serde_json::to_string(&proposal).unwrap();
        assert_eq!(serde_json::from_str::<Proposal>(&written).unwrap(), proposal);
    }
}

#[test]
fn what_is_not_a_proposal_is_refused() {
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut value: Value = serde_json::from_str(page()).unwrap();
        change(&mut value);
        serde_json::from_value::<Proposal>(value).unwrap_err().to_string()
    };
    let unknown = refused(&|value| value["lost"][0]["reason"] = serde_json::json!({ "held": "H99" }));
    assert!(unknown.starts_with("held reason \"H99\" is not known"), "{unknown}");
    let other = refused(&|value| value["tasks"][0]["windows"]["change"] = Value::from("undo"));
    assert!(other.contains("unknown variant `undo`"), "{other}");
    let more = refused(&|value| value["lost"][0]["student"] = Value::from("1000000017"));
    assert!(more.contains("unknown field `student`"), "{more}");
}
