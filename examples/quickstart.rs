//! Document 001's Example 1, planned and explained. This is the README's code.

use chrono::NaiveDate;
use gradecrosswalk::*;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A technical school, a home high school, one posted grade: your program fills these from its database.
    let sample = domain::sample::document_001()?;
    let records = Records { posted: &sample.posted, enrollments: &sample.enrollments, ..Records::default() };

    // On October 4 the technical school is in its Term 2, the home school still in its Term 1.
    let october_4 = NaiveDate::from_ymd_opt(2019, 10, 4).ok_or("no such day")?;
    let exchange = Exchange::compile(&sample.setup, AsOf::end_of(october_4)?, PlanPolicy::default())?;
    let ledger = Ledger::of(&exchange, records)?;
    let plan = Plan::new(&exchange, ledger.night())?;

    for (place, row) in ledger.night().posted.iter().enumerate() {
        let explanation = plan.explain(place).ok_or("every row can be explained")?;
        println!("{}", Narrative::new(&explanation, ledger.register().ssid(row.student())));
    }
    for write in plan.writes() {
        let grade = ledger.home_grade(&exchange, &write).ok_or("every write has its texts")?;
        println!(
            "write {} at {}, {} of term {}: {}",
            grade.section, grade.home, grade.task, grade.term, grade.score
        );
    }
    Ok(())
}
