//! The task of the exchange whose name is nearest to one that is not known. Never decides that it is meant.

use alloc::vec::Vec;
use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::exchange::{ExchangeProfile, ExchangeTask};

/// The official name of the exchange's task that a name is probably meant to say; none where no name is near, or where
/// two tasks are equally near.
///
/// Names and aliases are compared without case and blanks. Near: at most a quarter of the known name's characters are
/// left out, added, replaced or swapped with their neighbour.
pub(crate) fn nearest_task<'p>(profile: &'p ExchangeProfile, name: &TaskName) -> Option<&'p TaskName> {
    let given = folded(name);
    let near = profile.tasks().iter().filter_map(|task| Some((distance_to(task, &given)?, &task.name)));
    let mut near: Vec<(usize, &TaskName)> = near.collect();
    near.sort_by_key(|(distance, _)| *distance);
    let (least, task) = near.first()?;
    let tied = near.get(1).is_some_and(|(distance, _)| distance == least);
    (!tied).then_some(task)
}

/// How far the nearest spelling of a task is, where one is near.
fn distance_to(task: &ExchangeTask, given: &[char]) -> Option<usize> {
    let spellings = core::iter::once(&task.name).chain(&task.aliases).map(folded);
    let near = spellings.filter_map(|known| {
        // Names of very different lengths need not be compared.
        let bound = known.len().div_euclid(4);
        let distance = (known.len().abs_diff(given.len()) <= bound).then(|| distance(&known, given))?;
        (distance <= bound).then_some(distance)
    });
    near.min()
}

/// A name without its blanks, in lower case.
fn folded(name: &TaskName) -> Vec<char> {
    name.as_str().chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// How many characters must be left out, added, replaced or swapped with their neighbour (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX);
    let mut above_that = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut before_a = None;
    for (row_number, of_a) in (1..).zip(a) {
        let mut row = alloc::vec![row_number];
        let mut before_b = None;
        for (place, of_b) in b.iter().enumerate() {
            let after = place.saturating_add(1);
            let replaced = at(&above, place).saturating_add(usize::from(of_a != of_b));
            let shifted = at(&above, after).min(at(&row, place)).saturating_add(1);
            let swaps = before_a == Some(of_b) && before_b == Some(of_a);
            let swapped = place.checked_sub(1).filter(|_| swaps).map(|before| at(&above_that, before));
            let least = replaced.min(shifted);
            row.push(swapped.map_or(least, |swapped| least.min(swapped.saturating_add(1))));
            before_b = Some(of_b);
        }
        above_that = core::mem::replace(&mut above, row);
        before_a = Some(of_a);
    }
    at(&above, b.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn misspelt_names_are_near_and_other_tasks_are_not() {
        let cases = [
            ("CTE Term Grad", Some("CTE Term Grade")),
            ("CTE Trem Grade", Some("CTE Term Grade")),
            ("Term Grade", Some("CTE Term Grade")),
            ("cte terms", Some("CTE Term Grade")),
            ("CTE Fnial", Some("CTE Final Grade")),
            ("CTE Final Grades", Some("CTE Final Grade")),
            ("CTE-Final-Exam", Some("CTE Final Exam")),
            ("CTE Final Exam", Some("CTE Final Exam")),
            ("Quarter Grade", None),
            ("Semester Final", None),
            ("X", None),
        ];
        let kts = ExchangeProfile::kts();
        for (given, expected) in cases {
            let nearest = nearest_task(&kts, &TaskName::new(given).unwrap()).map(ToString::to_string);
            assert_eq!(nearest.as_deref(), expected, "{given}");
        }
    }

    #[test]
    fn a_name_that_is_equally_near_to_two_tasks_is_near_to_none() {
        let mut parts = ExchangeProfile::kts().into_parts();
        for (task, name) in parts.tasks.iter_mut().zip(["Grade 1", "Grade 2", "Grade 3"]) {
            (task.name, task.aliases) = (TaskName::new(name).unwrap(), Vec::new());
        }
        let profile = ExchangeProfile::new(parts).unwrap();
        assert_eq!(nearest_task(&profile, &TaskName::new("Grade").unwrap()), None);
        assert_eq!(nearest_task(&profile, &TaskName::new("Grade 4").unwrap()), None);
    }

    #[test]
    fn each_kind_of_slip_counts_once() {
        let far = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        for (a, b, expected) in [
            ("", "", 0),
            ("ab", "", 2),
            ("ab", "ba", 1),
            ("abc", "adc", 1),
            ("abcd", "acbd", 1),
            ("ca", "abc", 3),
        ] {
            assert_eq!((far(a, b), far(b, a)), (expected, expected), "{a} {b}");
        }
    }
}
