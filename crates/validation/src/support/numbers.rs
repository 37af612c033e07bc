//! Social security numbers in a text: nine digits, alone or with something between them as people write it.
//!
//! | refused | not refused |
//! |---|---|
//! | `123456789`, in any script or width | ten digits: an SSID |
//! | 3-2-4 and 3-6 with a dash, dot, slash, underscore, comma or blanks between: `123-45-6789`, `123 45 6789`, `123.456789` | 3-3-4 and 3-4: a telephone number |
//! | nine single digits with one between: `1 2 3 4 5 6 7 8 9` | 5-4: a postal code |
//! | | a course number, section number or SSID of the request itself |

use super::folded::{Folded, Run};
use super::refused::{Personal, Shown};
use alloc::vec::Vec;
use core::ops::Range;

/// How many digits stand together.
const FORMS: &[&[usize]] = &[&[9], &[3, 2, 4], &[3, 6], &[1; 9]];

/// The most characters between two groups of one number.
const BETWEEN: usize = 3;

pub(super) fn social_security_numbers(text: &Folded, numbers: &[&str]) -> Vec<Shown> {
    let groups = text.runs(|c| c.is_ascii_digit());
    let mut shown = Vec::new();
    for (place, first) in groups.iter().enumerate() {
        let rest = groups.get(place..).unwrap_or_default();
        let found = FORMS.iter().find_map(|form| of_form(text, rest, form));
        let own = found.as_ref().is_some_and(|at| *at == first.at) && numbers.contains(&first.text.as_str());
        shown.extend(found.filter(|_| !own).and_then(|at| text.shown(Personal::SocialSecurityNumber, at)));
    }
    shown
}

/// Where the first groups are of these lengths and stand together.
fn of_form(text: &Folded, groups: &[Run], form: &[usize]) -> Option<Range<usize>> {
    let groups = groups.get(..form.len())?;
    let fits = groups.iter().zip(form).all(|(group, length)| group.at.len() == *length);
    let neighbours = groups.iter().zip(groups.iter().skip(1));
    let mut together = neighbours.map(|(a, b)| a.at.end..b.at.start);
    (fits && together.all(|between| joins(text, between))).then_some(())?;
    Some(groups.first()?.at.start..groups.last()?.at.end)
}

/// Whether what stands between two groups may be inside a number.
pub(super) fn joins(text: &Folded, between: Range<usize>) -> bool {
    between.len() <= BETWEEN && text.between(between).all(|c| matches!(c, '-' | '.' | '/' | '_' | ',' | ' '))
}
