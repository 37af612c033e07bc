//! The mark of a posted grade (rule S-4): a text, a percent or both, never neither.
#![cfg(test)]

use gradecrosswalk_domain::ScoreText;
use gradecrosswalk_domain::scores::Mark;

#[test]
fn what_a_mark_says() {
    let (score, percent) = (ScoreText::new("A-").unwrap(), "92.50".parse().unwrap());
    for (mark, text, number, printed) in [
        (Mark::Percent(percent), None, Some(percent), "92.5 %"),
        (Mark::Score(score.clone()), Some(&score), None, "A-"),
        (Mark::Both(score.clone(), percent), Some(&score), Some(percent), "A- (92.5 %)"),
    ] {
        assert_eq!((mark.score(), mark.percent(), mark.to_string().as_str()), (text, number, printed));
    }
}
