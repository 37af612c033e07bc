//! Explanations: each part with its share, and the text of them (rules C-1 to C-3).

use crate::case::Case;
use core::num::NonZeroU128;
use gradecrosswalk_matching::composite::{MissingPart, PartStanding};
use gradecrosswalk_matching::exact::Ratio;

#[test]
fn effective_percentages_are_shown() {
    // C-2: 20 x 5, joins in the second quarter: 25 % each.
    let joins =
        Case::of(&["F4 = Q1:20 Q2:20 Q3:20 Q4:20 X4:20"], "Q2=90 Q3=80 Q4=70 X4=60").enrolled([2, 3, 4]);
    let explained = joins.explain("F4");
    let shares: Vec<String> = explained
        .parts
        .iter()
        .map(|part| part.share.map_or_else(|| "-".to_owned(), |share| share.percent_of_whole().to_string()))
        .collect();
    // The order is that of the course's tasks: term grades, then the exam.
    assert_eq!(shares, ["-", "25", "25", "25", "25"]);
    assert_eq!(
        explained.to_string(),
        "course 480815, CTE Final Grade of term 4: 75 %, the weighted mean 75, rounded half up to 4 places; \
         missing parts are left out (rules C-1 to C-3)
  CTE Term Grade of term 1: never enrolled; weight 20, does not count
  CTE Term Grade of term 2: posted 90 %; weight 20, counts 25 %: 22.5
  CTE Term Grade of term 3: posted 80 %; weight 20, counts 25 %: 20
  CTE Term Grade of term 4: posted 70 %; weight 20, counts 25 %: 17.5
  CTE Final Exam of term 4: posted 60 %; weight 20, counts 25 %: 15"
    );
}

#[test]
fn every_standing_has_its_text() {
    let rules = ["S2 = Q1:1 Q2:1", "S4 = Q3:1", "F4 = Q1:1 Q2:1 Q3:1 Q4:1 S2:1 S4:1 X1:1"];
    let case =
        Case::of(&rules, "Q1=90 Q2=80|70 Q3=pass X1=10").enrolled([2, 3, 4]).missing(MissingPart::Zero);
    assert_eq!(
        case.explain("F4").to_string(),
        "course 480815, CTE Final Grade of term 4: no grade (nothing-to-average): no part that counts has a percent; \
         missing parts are counted as 0 % (rules C-1 to C-3)
  CTE Term Grade of term 1: never enrolled, although 90 % is posted; weight 1, does not count
  CTE Term Grade of term 2: two different grades are posted; weight 1, does not count
  CTE Term Grade of term 3: posted without a percent; weight 1, does not count
  CTE Term Grade of term 4: not posted; weight 1, does not count
  CTE Final Exam of term 1: never enrolled, although 10 % is posted; weight 1, does not count
  Semester Grade of term 2: not posted yet and not calculated: no part that counts has a percent; weight 1, does not count
  Semester Grade of term 4: not posted yet and not calculated: no part that counts has a percent; weight 1, does not count"
    );
    let zero = Case::of(&["S2 = Q1:1 Q2:1", "F4 = S2:1 Q3:1"], "Q1=90 Q2=81").missing(MissingPart::Zero);
    assert_eq!(
        zero.explain("F4").to_string(),
        "course 480815, CTE Final Grade of term 4: 42.75 %, the weighted mean 42.75, rounded half up to 4 places; \
         missing parts are counted as 0 % (rules C-1 to C-3)
  CTE Term Grade of term 3: not posted; weight 1, counts 50 %: 0
  Semester Grade of term 2: not posted yet, calculated 85.5 %; weight 1, counts 50 %: 42.75"
    );
}

#[test]
fn shares_sum_to_one_and_to_the_grade() {
    let rules = ["S2 = Q1:1 Q2:2", "F4 = S2:22.22 Q3:33.3333 X4:0.0001"];
    let explained = Case::of(&rules, "Q1=90 Q2=80 Q3=70.1234 X4=1").explain("F4");
    let shares: Vec<_> = explained.parts.iter().filter_map(|part| part.share).collect();
    assert_eq!(shares.len(), 3);
    let sum = |of: fn(&gradecrosswalk_matching::composite::Share) -> Ratio| {
        shares.iter().map(of).try_fold(Ratio::ZERO, Ratio::checked_add).unwrap()
    };
    assert_eq!(sum(|share| share.of_whole), Ratio::ONE);
    assert_eq!(sum(|share| share.adds), explained.grade.unwrap().exact());
    let semester = explained.parts.iter().find_map(|part| match part.standing {
        PartStanding::Calculated(exact) => Some(exact),
        _ => None,
    });
    assert_eq!(semester, Some(Ratio::new(250, NonZeroU128::new(3).unwrap())));
}
