//! Edits made at home since a grade was last sent (rule G-7). Looks only at updates, and only where last-sent rows
//! are given.

use super::{Decision, Night};
use crate::exchange::Exchange;
use crate::held::HeldReason;
use crate::outcome::{OldScore, OutcomeKind};
use crate::policy::HomeEditPolicy;
use crate::rows::{HomeRow, PostedRow, RowTask};
use gradecrosswalk_domain::scores::ItemIndex;

/// Shows, or holds, the updates that would overwrite an edit.
pub(super) fn mark(exchange: &Exchange<'_>, night: &Night<'_>, decisions: &mut [Decision]) {
    if night.sent.is_empty() {
        return;
    }
    for (posting, decision) in night.posted.iter().zip(decisions) {
        if decision.kind() == OutcomeKind::Update && edited(exchange, night, posting, *decision) {
            *decision = match exchange.policy().home_edits {
                HomeEditPolicy::Overwrite => decision.edited(),
                HomeEditPolicy::Hold => Decision::held(HeldReason::EditedAtHome, decision.slot()),
            };
        }
    }
}

/// Whether what stands at home is not what was last sent there.
fn edited(exchange: &Exchange<'_>, night: &Night<'_>, posting: &PostedRow, decision: Decision) -> bool {
    let Some(written) = written(exchange, posting, decision) else { return false };
    let place = night.sent.binary_search_by(|sent| sent.written().full_key().cmp(&written.full_key()));
    let sent = place.ok().and_then(|place| night.sent.get(place));
    sent.is_some_and(|sent| sent.written().score_code() != decision.old_score())
}

/// The home grade that a decision is about: what it writes, or what stands there already.
pub(super) fn written(exchange: &Exchange<'_>, posting: &PostedRow, decision: Decision) -> Option<HomeRow> {
    let RowTask::Exchange(task) = posting.task() else { return None };
    let home = decision.home(exchange, posting.section())?;
    let score = OldScore::Listed(ItemIndex::new(decision.new_score()));
    Some(HomeRow::new(posting.section(), posting.student(), task, home, decision.term(), score))
}
