//! What stands at home the morning after the night, supposing that the last home school's part failed. A program would
//! read its databases again the next day.

use crate::schools::night::Night;
use gradecrosswalk::{Exchange, HomeGrade, Ledger, Plan};

pub fn home_grades(
    night: &Night,
    exchange: &Exchange<'_>,
    ledger: &Ledger,
    plan: &Plan<'_, '_>,
) -> Vec<HomeGrade> {
    let failed = night.setup.homes().last().map(|home| home.id().clone());
    let profile = night.setup.profile();
    let written = plan.writes().into_iter().filter_map(|write| ledger.home_grade(exchange, &write));
    let written: Vec<HomeGrade> = written.filter(|grade| Some(&grade.home) != failed.as_ref()).collect();
    let key =
        |of: &HomeGrade| (of.ssid, of.section.clone(), profile.task(&of.task), of.home.clone(), of.term);
    let keys: std::collections::BTreeSet<_> = written.iter().map(key).collect();
    let kept = night.home.iter().filter(|grade| !keys.contains(&key(grade))).cloned();
    kept.chain(written.iter().cloned()).collect()
}
