//! What the text of an explanation always says, and what it never says.

use gradecrosswalk::matching::OldScore;
use gradecrosswalk::{Explanation, HeldReason, Narrative, Outcome, ScoreItem};
use gradecrosswalk_testkit::engine;
use gradecrosswalk_testkit::generate::{GeneratedExchange, sample, samples};

/// What must stand in the text, each with what it is.
fn expected(explanation: &Explanation<'_, '_>) -> Vec<(&'static str, String)> {
    let score = |what, item: Option<&ScoreItem>| item.map(|item| (what, format!("score {}", item.score())));
    let mut words =
        vec![("as of", explanation.as_of.to_string()), ("rule", format!("rule {}", explanation.rule))];
    words.extend(explanation.term.map(|term| ("technical dates", term.dates().to_string())));
    words.extend(explanation.section.map(|section| ("section", section.to_string())));
    words.extend(explanation.mark.percent.map(|percent| ("percent", format!("{percent} %"))));
    words.extend(score("technical score", explanation.mark.technical));
    words.extend(score("home score", explanation.mark.home));
    if let Some(home) = &explanation.home {
        words.push(("home school", home.school.id().to_string()));
        words.extend(home.term.map(|term| ("home dates", term.dates().to_string())));
        words.extend(home.reference_day.map(|day| ("reference day", day.to_string())));
        words.extend(home.should_be_open.map(|term| ("suggested term", term.to_string())));
    }
    if let Outcome::Held { reason, .. } = explanation.outcome {
        words.push(("code", reason.code().to_owned()));
        words.push(("repairer", reason.repairer().to_string()));
        words.push(("repair", reason.repair().to_owned()));
    }
    words
}

#[test]
fn the_text_says_the_facts_that_decided() {
    for of in samples(80).take(200) {
        of.plan(|_, plan| {
            for row in 0..plan.decisions().len() {
                let explanation = plan.explain(row).unwrap();
                let text = Narrative::new(&explanation, None).to_string();
                for (what, word) in expected(&explanation) {
                    assert!(text.contains(&word), "{what} {word:?} is not in:\n{text}");
                }
            }
        });
    }
}

/// Of a write the facts themselves must be there: both terms, both scores, the day by which the home term was chosen.
#[test]
fn a_write_has_all_its_facts() {
    let mut updates = 0;
    for of in samples(81).take(300) {
        of.plan(|_, plan| {
            for (row, (_, outcome)) in plan.outcomes().enumerate() {
                let Some(write) = outcome.write() else { continue };
                let explanation = plan.explain(row).unwrap();
                let home = explanation.home.unwrap();
                let text = Narrative::new(&explanation, None).to_string();
                assert!(explanation.term.is_some() && explanation.mark.technical.is_some());
                assert_eq!(home.term_number, Some(write.term));
                let by_date = of.policy.term_match.is_by_date();
                assert!(home.term.is_some() && (home.reference_day.is_some() || !by_date));
                assert!(explanation.mark.home.is_some());
                if let Outcome::Update { was, .. } = outcome {
                    updates += 1;
                    let old = match home.stood {
                        gradecrosswalk::matching::explain::StoodAtHome::Score(item) => {
                            item.score().to_string()
                        }
                        _ => "a score that the home group does not have".to_owned(),
                    };
                    assert!(text.contains(&format!("stood at home: {old}")), "{text}");
                    assert_eq!(was == OldScore::Unlisted, old.starts_with("a score that"));
                }
            }
        });
    }
    assert!(updates > 50, "{updates}");
}

/// Ten digits in a row: a generated student's identifier.
fn shows_an_ssid(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 10)
}

#[test]
fn the_text_shows_an_ssid_only_where_one_is_lent() {
    for of in samples(82).take(200) {
        of.plan(|ledger, plan| {
            for (row, (posting, _)) in plan.outcomes().enumerate() {
                let explanation = plan.explain(row).unwrap();
                let text = Narrative::new(&explanation, None).to_string();
                assert!(!shows_an_ssid(&text), "{text}");
                let Some(ssid) = ledger.register().ssid(posting.student()) else { continue };
                assert!(!format!("{explanation:?}").contains(ssid.as_str()), "debug output masks it");
                let text = Narrative::new(&explanation, Some(ssid)).to_string();
                assert!(text.contains(ssid.as_str()), "{text}");
            }
        });
    }
}

#[test]
fn the_text_is_the_same_each_time() {
    let told = |of: &GeneratedExchange| -> Vec<String> {
        of.plan(|_, plan| {
            let rows = 0..plan.decisions().len();
            rows.map(|row| Narrative::new(&plan.explain(row).unwrap(), None).to_string()).collect()
        })
    };
    for seed in 0..60 {
        assert_eq!(told(&sample(seed)), told(&sample(seed)));
    }
}

/// A grade that is held before the home school is asked says nothing of one.
#[test]
fn a_grade_held_before_its_home_is_known_names_none() {
    for of in samples(83).take(150) {
        engine::plan(&of.compile(), &of.records, |_, plan| {
            for (row, (_, outcome)) in plan.outcomes().enumerate() {
                let Some(reason) = outcome.held().filter(|reason| *reason < HeldReason::HomeTaskDoubled)
                else {
                    continue;
                };
                let explanation = plan.explain(row).unwrap();
                let text = Narrative::new(&explanation, None).to_string();
                assert!(explanation.home.is_none() && !text.contains("home school HS-"), "{reason}\n{text}");
            }
        });
    }
}
