//! Most rows are decided by look-ups in one merge, the others by hand. A student whom no exception concerns is decided
//! by hand as soon as the night lists them: which way a row goes must not show.

use gradecrosswalk::Night;
use gradecrosswalk::matching::ScopedStudent;
use gradecrosswalk::matching::rows::StudentId;
use gradecrosswalk_testkit::builders::ssid;
use gradecrosswalk_testkit::engine;
use gradecrosswalk_testkit::generate::samples;
use gradecrosswalk_testkit::rows::{EXCHANGES, Rows, decide, ordered};
use proptest::prelude::*;

#[test]
fn generated_students_looked_at_by_hand_have_the_same_decisions() {
    for of in samples(60).take(300) {
        let exchange = of.compile();
        engine::plan(&exchange, &of.records, |ledger, plan| {
            let night = ledger.night();
            let ids = (0_u32..).map(StudentId);
            let listed: Vec<ScopedStudent> = ids
                .map_while(|student| Some((student, ledger.register().ssid(student)?)))
                .map(|(student, ssid)| {
                    let concerned = night.scoped.iter().find(|scoped| scoped.student == student);
                    concerned.copied().unwrap_or(ScopedStudent { student, ssid, level: None })
                })
                .collect();
            let by_hand = decide(&exchange, &Night { scoped: &listed, ..night }).unwrap();
            assert_eq!(by_hand, plan.decisions(), "{of:#?}");
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Rows that no ledger makes: slots and homes that are not there, scores beyond the group, tasks beyond the profile.
    #[test]
    fn any_rows_looked_at_by_hand_have_the_same_decisions(rows in ordered(), exchange in 0..EXCHANGES.len()) {
        let exchange = &EXCHANGES[exchange];
        // None of these identifiers is in the set-up, so that no exception concerns them.
        let everybody: Vec<ScopedStudent> = (0..4)
            .map(|id| ScopedStudent { student: StudentId(id), ssid: ssid(id + 500), level: None })
            .collect();
        let merged = Rows { scoped: Vec::new(), ..rows.clone() };
        let by_hand = Rows { scoped: everybody, ..rows };
        prop_assert_eq!(decide(exchange, &merged.night()), decide(exchange, &by_hand.night()));
    }
}
