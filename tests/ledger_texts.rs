//! Records become rows of ids and rows become records again: the texts stay the right ones.

use gradecrosswalk::matching::LedgerError;
use gradecrosswalk::matching::plan::apply;
use gradecrosswalk::{HeldReason, HomeEditPolicy, Ledger, Links, Outcome, SentGrade};
use gradecrosswalk_testkit::builders::{TERM_GRADE, percent, text};
use gradecrosswalk_testkit::{Draft, engine, oracle};

/// The engine's outcomes, which must be the oracle's too.
fn outcomes(night: &Draft) -> Vec<Outcome> {
    let of = night.generated();
    let outcomes = engine::outcomes(&of.compile(), &of.records);
    assert_eq!(outcomes, oracle::decide(&of.setup, of.as_of, &of.policy, &of.records));
    outcomes
}

/// What the plan writes and remembers, as texts.
fn texts(night: &Draft) -> (Vec<String>, Vec<SentGrade>) {
    let of = night.generated();
    let exchange = of.compile();
    engine::plan(&exchange, &of.records, |ledger, plan| {
        let writes = plan.writes();
        let written = writes.iter().map(|row| ledger.home_grade(&exchange, row).unwrap().score.to_string());
        let sent = plan.to_remember();
        let sent = sent.iter().map(|row| ledger.sent_grade(&exchange, row).unwrap());
        (written.collect(), sent.collect())
    })
}

/// A score that was sent and that the home group has lost since is still remembered, so that the edit stays protected.
#[test]
fn a_sent_score_that_the_group_lost_is_remembered() {
    let mut night = Draft::two_schools();
    night.policy.home_edits = HomeEditPolicy::Hold;
    night.post(1, TERM_GRADE, 2, percent("92.5"));
    night.stands_at_home(1, 2, "B");
    night.was_sent("A with honors");
    for _ in 0..2 {
        let held = outcomes(&night);
        assert_eq!(held[0].held(), Some(HeldReason::EditedAtHome));
        night.records.sent = texts(&night).1;
        assert_eq!(night.records.sent[0].score, text("A with honors"));
    }
}

/// A school whose sections are no longer linked: what was sent there is remembered all the same.
#[test]
fn what_was_sent_to_a_school_without_a_link_is_remembered() {
    let mut night = Draft::two_schools();
    night.stands_at_home(1, 2, "B");
    night.was_sent("B");
    night.links = Links::Given(Vec::new());
    assert_eq!(texts(&night).1, night.records.sent);
}

#[test]
fn two_sent_scores_of_one_key_are_refused_listed_or_not() {
    for scores in [["A", "B"], ["A", "Z"], ["Y", "Z"]] {
        let mut night = Draft::two_schools();
        night.stands_at_home(1, 2, "B");
        for score in scores {
            night.was_sent(score);
        }
        let of = night.generated();
        for _ in 0..2 {
            let refused = Ledger::of(&of.compile(), of.records.lent()).unwrap_err();
            assert!(matches!(refused, LedgerError::ConflictingSentGrades(_)), "{scores:?} {refused}");
        }
    }
}

#[test]
fn applying_twice_is_applying_once() {
    let mut night = Draft::two_schools();
    night.post(1, TERM_GRADE, 2, percent("92.5"));
    night.stands_at_home(1, 2, "B");
    night.generated().plan(|ledger, plan| {
        let once = plan.applied();
        assert_ne!(once, ledger.night().home);
        assert_eq!(apply(&once, &plan.writes()), once);
    });
}
