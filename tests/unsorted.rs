//! Rows in any order are decided as the sorted ones are, and each decision stands beside its row.

use gradecrosswalk::matching::plan::{RowList, UnsortedPlanner};
use gradecrosswalk::matching::rows::{PostedRow, StudentId};
use gradecrosswalk::matching::{Decision, PlanError};
use gradecrosswalk::{Exchange, Night, PlanPolicy};
use gradecrosswalk_testkit::generate::samples;
use gradecrosswalk_testkit::rows::{EXCHANGES, Rows, decide, ordered};
use gradecrosswalk_testkit::statewide::{Mix, shuffle, statewide};
use gradecrosswalk_testkit::{engine, oracle};
use proptest::prelude::*;

fn shuffled(rows: &Rows, seed: u64) -> Rows {
    let mut rows = rows.clone();
    shuffle(&mut rows.posted, seed);
    shuffle(&mut rows.home, seed + 1);
    shuffle(&mut rows.enrollments, seed + 2);
    shuffle(&mut rows.sent, seed + 3);
    shuffle(&mut rows.scoped, seed + 4);
    rows
}

fn unsorted(
    planner: &mut UnsortedPlanner,
    exchange: &Exchange<'_>,
    rows: &Rows,
) -> Result<Vec<(PostedRow, Decision)>, PlanError> {
    let mut decisions = vec![Decision::default(); rows.posted.len()];
    planner.plan_into(exchange, &rows.night(), &mut decisions)?;
    Ok(rows.posted.iter().copied().zip(decisions).collect())
}

/// Rows of the same key and mark have the same decision, so sorting pairs is enough to compare.
fn in_order(mut decided: Vec<(PostedRow, Decision)>) -> Vec<(PostedRow, Decision)> {
    decided.sort_unstable();
    decided
}

fn check(planner: &mut UnsortedPlanner, exchange: &Exchange<'_>, rows: &Rows, seed: u64) {
    let expected = decide(exchange, &rows.night()).unwrap();
    let expected = in_order(rows.posted.iter().copied().zip(expected).collect());
    let decided = unsorted(planner, exchange, &shuffled(rows, seed)).unwrap();
    assert_eq!(in_order(decided), expected);
}

#[test]
fn generated_nights_in_any_order_have_the_decisions_of_the_sorted_ones_and_of_the_oracle() {
    // One planner for all: nothing of a night may be left for the next.
    let mut planner = UnsortedPlanner::new();
    for (seed, of) in (0_u64..).zip(samples(80).take(400)) {
        let exchange = of.compile();
        let expected = oracle::decide(&of.setup, of.as_of, &of.policy, &of.records);
        engine::plan(&exchange, &of.records, |ledger, _| {
            let rows = Rows::of(&ledger.night());
            check(&mut planner, &exchange, &rows, seed);
            let mut reversed = rows.clone();
            reversed.posted.reverse();
            let decided = unsorted(&mut planner, &exchange, &reversed).unwrap();
            for (place, (row, decision)) in decided.into_iter().rev().enumerate() {
                let outcome = decision.outcome(&exchange, row.section());
                assert_eq!(outcome, expected[ledger.posted_record(place).unwrap()], "{of:#?}");
            }
        });
    }
}

/// Enough rows for several buckets, each of several sections, and for a planner that was used before.
#[test]
fn large_nights_in_any_order_have_the_decisions_of_the_sorted_ones() {
    let mut planner = UnsortedPlanner::new();
    for (grades, mix) in [(60_000, Mix::AllDue), (200, Mix::Spring), (30_000, Mix::Spring), (0, Mix::AllDue)]
    {
        let state = statewide(grades, mix, 5);
        let exchange = Exchange::compile(&state.setup, state.as_of, PlanPolicy::default()).unwrap();
        let mut rows = Rows {
            posted: state.posted,
            home: state.home,
            enrollments: state.enrollments,
            sent: Vec::new(),
            scoped: Vec::new(),
        };
        check(&mut planner, &exchange, &rows, 9);
        check(&mut planner, &exchange, &rows, 10);
        // Many home grades for a few postings, and then for none.
        rows.posted.truncate(40);
        check(&mut planner, &exchange, &rows, 11);
        rows.posted.clear();
        check(&mut planner, &exchange, &rows, 12);
    }
}

/// Students who are not spread evenly, and more rows of one section than any bin should have.
#[test]
fn a_giant_section_and_sections_beyond_the_set_up_are_sorted_too() {
    use gradecrosswalk::TermNumber;
    use gradecrosswalk::domain::exchange::{SectionIndex, TaskIndex};
    use gradecrosswalk::matching::rows::PackedMark;
    let task = TaskIndex::new(0).unwrap();
    let row = |section, student| {
        PostedRow::new(SectionIndex(section), student, task, TermNumber::MIN, PackedMark::unlisted(0))
    };
    let students = (0..5_000).map(StudentId).chain([StudentId::NONE; 50]);
    let own = students.clone().map(|student| row(0, student));
    let beyond = students.flat_map(|student| [row(u32::MAX, student), row(4_000_000, student)]);
    let rows = Rows { posted: own.chain(beyond).collect(), ..Rows::default() }.sorted();
    for exchange in EXCHANGES.iter() {
        check(&mut UnsortedPlanner::new(), exchange, &rows, 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_rows_in_any_order_have_the_decisions_of_the_sorted_ones(
        rows in ordered(), exchange in 0_usize..24, seed in any::<u32>(),
    ) {
        check(&mut UnsortedPlanner::new(), &EXCHANGES[exchange], &rows, u64::from(seed));
    }

    /// Refused where the sorted rows are, for the same list; the place is one in the list as given.
    #[test]
    fn doubled_keys_are_refused_with_the_place_of_the_later_row(
        rows in ordered(),
        faults in proptest::collection::vec((0_u8..5, (any::<usize>(), any::<usize>())), 1..3),
        seed in any::<u32>(),
    ) {
        let rows = faults.into_iter().fold(rows, |rows, (list, places)| rows.disturbed(list, places, true));
        let rows = shuffled(&rows, u64::from(seed));
        let sorted = decide(&EXCHANGES[0], &rows.clone().sorted().night()).err();
        let error = unsorted(&mut UnsortedPlanner::new(), &EXCHANGES[0], &rows).err();
        match (error, sorted) {
            (None, None) => {}
            (Some(PlanError::Doubled { list, place }), Some(PlanError::Doubled { list: same, .. })) => {
                prop_assert_eq!(list, same);
                let pair = rows.night().offending_pair(&PlanError::Doubled { list, place }).unwrap();
                prop_assert_eq!(pair.later.0, place);
                prop_assert!(pair.earlier.0 < place);
                let key = |row: &gradecrosswalk::matching::rows::HomeRow| (row.key(), row.task(), row.term(), row.home());
                let earlier = match list {
                    RowList::Home => rows.home[..place].iter().any(|row| key(row) == key(&rows.home[place])),
                    RowList::Sent => {
                        let key = |place: usize| key(&rows.sent[place].written());
                        (0..place).any(|before| key(before) == key(place))
                    }
                    _ => rows.scoped[..place].iter().any(|row| row.student == rows.scoped[place].student),
                };
                prop_assert!(earlier);
            }
            (error, sorted) => prop_assert!(false, "{error:?} where sorted rows have {sorted:?}"),
        }
    }
}

#[test]
fn an_output_of_another_length_is_refused() {
    let refused =
        UnsortedPlanner::new().plan_into(&EXCHANGES[0], &Night::default(), &mut [Decision::default()]);
    assert_eq!(refused, Err(PlanError::OutputLength { posted: 0, decisions: 1 }));
}
