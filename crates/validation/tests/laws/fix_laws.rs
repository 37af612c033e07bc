//! Safe fixes converge, repair what they say, add no finding and change no grade that syncs; unsafe ones repair what
//! they say. The cases of the rules are asked the same in `tests/rules`.

use crate::promises::tried;
use gradecrosswalk_testkit::generate::furnished_samples;
use gradecrosswalk_validation::fix::apply_fixes;
use gradecrosswalk_validation::{Applicability, Severities};

#[test]
fn fixes_keep_their_promises() {
    let (mut safe, mut unsafe_) = (0, 0);
    for of in furnished_samples(500).take(250) {
        let tried = tried(&of.night);
        assert!(tried.broken.is_empty(), "{}\n{:#?}", tried.broken.join("\n"), of.night);
        safe += tried.safe;
        unsafe_ += tried.unsafe_;
    }
    assert!(safe > 80 && unsafe_ > 1_500, "{safe} safe and {unsafe_} unsafe fixes are too few to trust");
}

#[test]
fn applying_all_fixes_ends() {
    for of in furnished_samples(501).take(100) {
        for at_least in [Applicability::Unsafe, Applicability::DisplayOnly] {
            let (night, severities) = (&of.night, Severities::default());
            let fixed = apply_fixes(&night.setup, (night.as_of, night.policy), &severities, at_least);
            assert!(fixed.is_ok(), "{fixed:?}\n{night:#?}");
        }
    }
}
