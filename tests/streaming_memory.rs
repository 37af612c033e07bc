//! A stream of any length is planned with the same small amount of memory. Alone in its program, because it counts
//! what the whole program allocates.

mod counting;

use counting::peak_of;
use gradecrosswalk::matching::plan::{NightStream, Planner};
use gradecrosswalk::{Exchange, PlanPolicy};
use gradecrosswalk_testkit::endless::Endless;
fn compile(night: &Endless) -> Exchange<'_> {
    Exchange::compile(&night.setup, night.as_of, PlanPolicy::default()).unwrap()
}

/// How many grades were planned, and the most bytes that this took at once.
fn plan(night: &Endless, exchange: &Exchange<'_>) -> (usize, usize) {
    peak_of(|| {
        let (posted, home, enrollments) = (night.posted(), night.home(), night.enrollments());
        let stream = NightStream { posted, home, enrollments, sent: [], scoped: &[] };
        let mut planner = Planner::new(exchange, stream);
        let mut grades = 0;
        while let Some(chunk) = planner.next_chunk().unwrap() {
            grades += chunk.decisions.len();
        }
        grades
    })
}

#[test]
fn two_million_grades_take_no_more_memory_than_twenty_thousand() {
    let [short, long] = [7, 705].map(|students| Endless::new(1_000, students, 1));
    let (few, peak_of_few) = plan(&short, &compile(&short));
    let (many, peak_of_many) = plan(&long, &compile(&long));
    assert!((19_000..21_000).contains(&few), "{few}");
    assert!(many > 2_000_000, "{many}");
    assert!(peak_of_many < 1_500_000, "{peak_of_many} bytes at the peak");
    assert!(peak_of_many < peak_of_few + 100_000, "{peak_of_few} bytes, then {peak_of_many}");
}
