//! A plan splits by home school, and each part only adds or overwrites (rules G-5, G-6).

use gradecrosswalk::domain::exchange::HomeIndex;
use gradecrosswalk::matching::plan::apply;
use gradecrosswalk::matching::rows::HomeRow;
use gradecrosswalk::{Night, Plan};
use gradecrosswalk_testkit::engine;
use gradecrosswalk_testkit::generate::samples;
use std::collections::{BTreeMap, BTreeSet};

type Key = (u32, u32, gradecrosswalk::matching::rows::RowTask, u8, u16);

fn key(row: &HomeRow) -> Key {
    (row.section().0, row.student().0, row.task(), row.term().get(), row.home().0)
}

#[test]
fn the_parts_of_all_home_schools_are_the_plan() {
    for of in samples(30).take(200) {
        of.plan(|_, plan| {
            let homes = (0..of.setup.homes().len()).map(|home| HomeIndex(u16::try_from(home).unwrap()));
            let mut parts: Vec<HomeRow> = Vec::new();
            for home in homes {
                let part = plan.writes_at(home);
                assert!(part.iter().all(|write| write.home() == home));
                parts.extend(part);
            }
            parts.sort_unstable();
            assert_eq!(parts, plan.writes(), "{of:#?}");
            let decided = plan.outcomes().filter_map(|(row, outcome)| Some((row, outcome.write()?)));
            let decided: BTreeSet<_> = decided
                .map(|(row, write)| {
                    (row.section().0, row.student().0, row.task(), write.term.get(), write.home.0)
                })
                .collect();
            assert_eq!(parts.iter().map(key).collect::<BTreeSet<_>>(), decided, "{of:#?}");
        });
    }
}

#[test]
fn parts_that_failed_are_exactly_what_is_planned_again() {
    let mut split = 0;
    for (night, of) in samples(31).take(200).enumerate() {
        let exchange = of.compile();
        engine::plan(&exchange, &of.records, |ledger, plan| {
            // Which home schools' transactions fail differs from night to night.
            let failed = |home: HomeIndex| (night >> home.0) & 1 == 1;
            let (left, done): (Vec<HomeRow>, Vec<HomeRow>) =
                plan.writes().into_iter().partition(|write| failed(write.home()));
            let remembered = plan.to_remember();
            let mut sent: Vec<_> =
                remembered.into_iter().filter(|row| !failed(row.written().home())).collect();
            sent.extend(ledger.night().sent.iter().filter(|row| failed(row.written().home())));
            sent.sort_unstable();
            let home = apply(ledger.night().home, &done);
            let again = Plan::new(&exchange, Night { home: &home, sent: &sent, ..ledger.night() }).unwrap();
            assert_eq!(again.writes(), left, "{of:#?}");
            split += usize::from(!left.is_empty() && !done.is_empty());
        });
    }
    assert!(split > 10, "{split} nights were really split");
}

#[test]
fn nothing_that_stands_at_home_is_deleted() {
    let mut overwritten = 0;
    for of in samples(32).take(200) {
        of.plan(|ledger, plan| {
            let keyed = |rows: &[HomeRow]| -> BTreeMap<Key, HomeRow> {
                rows.iter().map(|row| (key(row), *row)).collect()
            };
            let (before, after) = (keyed(ledger.night().home), keyed(&plan.applied()));
            let writes = keyed(&plan.writes());
            for (key, stood) in &before {
                assert_eq!(after.get(key), Some(writes.get(key).unwrap_or(stood)), "{of:#?}");
            }
            let known = |key: &&Key| before.contains_key(*key) || writes.contains_key(*key);
            assert_eq!(after.keys().filter(known).count(), after.len(), "{of:#?}");
            overwritten += writes.keys().filter(|key| before.contains_key(*key)).count();
        });
    }
    assert!(overwritten > 100, "{overwritten} grades were overwritten");
}
