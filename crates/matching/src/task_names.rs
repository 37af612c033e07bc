//! Whether two spellings mean one grading task. Asks the exchange profile first (rule K-1), and never guesses.

use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::exchange::ExchangeProfile;

/// Whether two spellings mean the same task: one task of the exchange, or the same letters, case and blanks aside.
pub(crate) fn same_task(profile: &ExchangeProfile, a: &TaskName, b: &TaskName) -> bool {
    if a == b {
        return true;
    }
    match (profile.task(a), profile.task(b)) {
        (Some(a), Some(b)) => a == b,
        (None, None) => letters(a).eq(letters(b)),
        _ => false,
    }
}

fn letters(name: &TaskName) -> impl Iterator<Item = char> + '_ {
    name.as_str().chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase)
}
