//! A learning system's class sends its scores to the gradebooks of the student information system: what travels, what is
//! cut or stays behind, which faults there are, and what is sent again once two of them are repaired.
//!
//! `cargo run --example grade_return`. The class is in `class.json`; the README says what is wrong with it.

mod gradebooks;
mod repairs;
mod show;

use anyhow::Context as _;
use gradecrosswalk::domain::document::{self, Document};
use gradecrosswalk::domain::learning::GradeReturn;
use gradecrosswalk::matching::grade_return::{FaultMark, PushPlan, PushScope};
use gradecrosswalk::*;

const CLASS: &str = include_str!("class.json");

/// What somebody repairs between two pushes.
type Repairs = fn(&mut gradebooks::Draft) -> anyhow::Result<()>;

/// The pushes: what has been repaired before each.
const PUSHES: &[(&str, Repairs)] = &[
    ("as the class is set up", |_| Ok(())),
    ("T-1 leads all SIS sections, and section 3 is linked to none", |class| {
        repairs::lead(class, "T-1")?;
        repairs::link(class, "3", &[])
    }),
    ("T-1 owns the class, and section 3 is linked to 480815-03", |class| {
        repairs::owner(class, "T-1")?;
        repairs::link(class, "3", &["03"])
    }),
    ("A-07 has the cleaned description, and 480815-02 has a category", |class| {
        repairs::cleaned_description(class, "A-07")?;
        repairs::category(class, "02", "Classwork")
    }),
    ("nothing was repaired", |_| Ok(())),
];

fn main() -> anyhow::Result<()> {
    let mut class =
        document::read::<Document<GradeReturn>, _>(&mut serde_json::Deserializer::from_str(CLASS))?
            .into_content();
    class = gradebooks::changed(&class, repairs::long_description)?;
    findings(&class)?;

    let mut before: Vec<FaultMark> = Vec::new();
    for (number, (what, repair)) in PUSHES.iter().enumerate() {
        class = gradebooks::changed(&class, repair)?;
        let plan = PushPlan::new(&class, PushScope::All);
        println!("\n== Push {}: {what}", number + 1);
        show::push(&plan, &before);
        class = gradebooks::written(&class, &plan)?;
        before = plan.fault_marks();
    }
    one_score(&class)
}

/// What is set up wrong, before anything is sent.
fn findings(class: &GradeReturn) -> anyhow::Result<()> {
    println!("== What is set up wrong (V901 to V914)");
    let school = SchoolId::new("HS-201")?;
    for finding in validate_classes(&school, std::slice::from_ref(class), &Severities::default()) {
        println!("{finding}");
        println!("  repair: {}: {}", finding.repairer(), finding.repair());
    }
    Ok(())
}

/// A score as it is entered: planned alone, it is the same as in the plan of everything (rule L-1).
fn one_score(class: &GradeReturn) -> anyhow::Result<()> {
    let activity = "A-08".parse()?;
    let student = "1000000012".parse().context("an SSID")?;
    let class = gradebooks::changed(class, |draft| repairs::score(draft, "A-08", "1000000012", "16"))?;
    let one = PushPlan::new(&class, PushScope::Score(&activity, student));
    println!("\n== A teacher enters 16 for student {student} in {activity}");
    show::travels(&one);
    let all = PushPlan::new(&class, PushScope::All).part(PushScope::Score(&activity, student));
    println!("the same as in the plan of everything: {}", if one == all { "yes" } else { "no" });
    Ok(())
}
