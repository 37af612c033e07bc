//! All technical schools that send to one home school, checked to be of one exchange and to agree on that school.

use super::ProposalError;
use super::sender::Sender;
use crate::forecast::Nights;
use alloc::vec::Vec;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_domain::school::School;

/// The senders, ascending by technical school, and the home school as the first of them has it.
pub(super) fn senders<'s>(
    setups: impl IntoIterator<Item = &'s Setup>,
    home: &SchoolId,
    nights: &Nights,
) -> Result<(Vec<Sender<'s>>, &'s School), ProposalError> {
    let senders = setups.into_iter().map(|setup| Sender::of(setup, home, nights));
    let mut senders = senders.collect::<Result<Vec<_>, _>>()?;
    senders.sort_by(|a, b| a.technical().id().cmp(b.technical().id()));
    for (first, second) in senders.iter().zip(senders.iter().skip(1)) {
        let (a, b) = (first.technical().id().clone(), second.technical().id().clone());
        if a == b {
            return Err(ProposalError::DoubledTechnical { technical: a });
        }
        if first.setup.profile() != second.setup.profile() {
            return Err(ProposalError::ProfilesDiffer { first: a, second: b });
        }
        if let Some(what) = first.home().zip(second.home()).and_then(|(a, b)| difference(a, b)) {
            return Err(ProposalError::HomesDiffer { home: home.clone(), first: a, second: b, what });
        }
    }
    let school = senders.first().and_then(Sender::home);
    let school = school.ok_or_else(|| ProposalError::NoSetup { home: home.clone() })?;
    Ok((senders, school))
}

/// What of a school differs between two set-ups. Its clock may: it is told from each run's as-of (rule T-10).
fn difference(a: &School, b: &School) -> Option<&'static str> {
    let windows = |school: &School| {
        let mut windows = school.windows().to_vec();
        windows.sort_by(|a, b| (&a.task, a.term, a.span).cmp(&(&b.task, b.term, b.span)));
        windows
    };
    let exceptions = |school: &School| {
        let mut exceptions = school.exceptions().to_vec();
        exceptions
            .sort_by(|a, b| (&a.scope, &a.task, a.term, a.span).cmp(&(&b.scope, &b.task, b.term, b.span)));
        exceptions
    };
    [
        ("schedule", a.schedule() != b.schedule()),
        ("score groups", a.score_groups() != b.score_groups()),
        ("courses", a.courses() != b.courses()),
        ("sections", a.sections() != b.sections()),
        ("windows", windows(a) != windows(b)),
        ("exceptions", exceptions(a) != exceptions(b)),
    ]
    .into_iter()
    .find_map(|(what, differs)| differs.then_some(what))
}
