//! The forms of a push plan in JSON. A plan is written to be kept or shown and is not read back: what it says is planned
//! anew from what stands. The marks of its faults are read, to tell the next time which of them stay (rule L-6).

use super::{
    ChosenCategory, EntryOutcome, EntryPlan, EntryWrite, Fault, FaultFacts, FaultMark, FaultPlace, Listing,
    PlacedFault, PushPlan, PushSummary, ScoreOutcome, ScorePlan, SectionLead, SectionPlan, StrayScore,
    TextCut, WrittenEntry,
};
use alloc::format;
use alloc::string::{String, ToString as _};

use gradecrosswalk_domain::learning::{EntryContent, PublishSettings, UnsentSet};
use gradecrosswalk_domain::scores::Points;
use gradecrosswalk_domain::wire::{Shown, object_form, text_form, unless_empty, written_form};
use serde::{Serialize, Serializer};

/// The fault whose code this exactly is. Names and other spellings are for people and are not read here.
fn fault(code: &str) -> Result<Fault, String> {
    Fault::of_code(code)
        .ok_or_else(|| format!("fault {} is not known: give a code such as \"F06\"", Shown(code)))
}

text_form!(Fault, "fault", fault, |fault| fault.code());

object_form!(FaultMark, "a fault's mark", |mark| {
    required place: FaultPlace = &mark.place,
    required fault: Fault = mark.fault,
} => FaultMark { place, fault });

written_form!(SectionLead, |of| {
    required section = &of.section,
    required lead = &of.lead,
});

/// A fault with the facts that its kind has; the others are left out.
impl Serialize for FaultFacts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("fault", &self.fault())?;
        match self {
            Self::LeadTeachersDiffer { leads } => map.serialize_entry("leads", leads)?,
            Self::OwnerNotLead { owner, lead } => {
                map.serialize_entry("owner", owner)?;
                map.serialize_entry("lead", lead)?;
            }
            Self::SeveralSisSections { linked } => map.serialize_entry("linked", linked)?,
            Self::UnknownSisSection { linked } => map.serialize_entry("linked", &[linked])?,
            Self::DueDateMissing { kind } => map.serialize_entry("kind", kind)?,
            Self::DueDateOutsideTerm { due, term } => {
                map.serialize_entry("due", &due.to_string())?;
                map.serialize_entry("term", term)?;
            }
            Self::TitleNotUnique { title, others } => {
                map.serialize_entry("title", title)?;
                map.serialize_entry("others", others)?;
            }
            Self::PastedFormatting { pasted } => map.serialize_entry("pasted", pasted)?,
            Self::NoCategory => {}
            Self::CategoryInactive { category } => map.serialize_entry("category", category)?,
            Self::CategoryNotControlled { category, controlled_by, lead } => {
                map.serialize_entry("category", category)?;
                map.serialize_entry("controlled_by", controlled_by)?;
                map.serialize_entry("lead", lead)?;
            }
            Self::ScoreAboveMaximum { points, max_points } => {
                map.serialize_entry("points", points)?;
                map.serialize_entry("max_points", max_points)?;
            }
        }
        map.end()
    }
}

written_form!(PlacedFault<'_>, |of| {
    required place = &of.place,
    required facts = of.facts,
});

written_form!(TextCut, |cut| {
    required text = cut.text,
    required from = cut.from,
    required to = cut.to,
    required limit = cut.limit,
});

/// A set as an optional member: left out where it is empty.
fn if_any(set: UnsentSet) -> Option<UnsentSet> {
    (!set.is_empty()).then_some(set)
}

impl ScoreOutcome {
    fn points(&self) -> Option<Points> {
        match self {
            Self::Send { points, .. } | Self::Unchanged { points, .. } | Self::Behind { points, .. } => {
                Some(*points)
            }
            _ => None,
        }
    }

    fn was(&self) -> Option<Points> {
        if let Self::Send { was, .. } = self { *was } else { None }
    }

    fn capped_from(&self) -> Option<Points> {
        match self {
            Self::Send { capped_from, .. } | Self::Unchanged { capped_from, .. } => *capped_from,
            _ => None,
        }
    }

    fn stands(&self) -> Option<Points> {
        if let Self::Skip { stands, .. } = self { *stands } else { None }
    }

    fn own_fault(&self) -> Option<&FaultFacts> {
        if let Self::Fault(facts) = self { Some(facts) } else { None }
    }
}

written_form!(ScorePlan, |score| {
    required student = score.student,
    required outcome = score.outcome.kind(),
    optional state = score.state(),
    optional points = score.outcome.points(),
    optional was = score.outcome.was(),
    optional capped_from = score.outcome.capped_from(),
    optional reason = if let ScoreOutcome::Skip { reason, .. } = &score.outcome { Some(reason) } else { None },
    optional stands = score.outcome.stands(),
    optional behind = if let ScoreOutcome::Behind { fault, .. } = score.outcome { Some(fault) } else { None },
    optional fault = score.outcome.own_fault(),
    optional unsent = if_any(score.unsent),
});

impl EntryOutcome {
    fn category(&self) -> Option<&ChosenCategory> {
        if let Self::Create { category, .. } = self { Some(category) } else { None }
    }

    fn publish(&self) -> Option<PublishSettings> {
        if let Self::Create { publish, .. } = self { Some(*publish) } else { None }
    }
}

written_form!(ChosenCategory, |category| {
    required name = &category.name,
    required choice = category.choice,
});

/// How long the title is that keeps an activity off the target's list.
struct TooLong(usize, u32);

written_form!(TooLong, |of| {
    required length = of.0,
    required limit = of.1,
});

written_form!(EntryPlan, |entry| {
    required activity = &entry.activity,
    required outcome = entry.outcome.kind(),
    optional content = entry.outcome.content(),
    optional category = entry.outcome.category(),
    optional publish = entry.outcome.publish(),
    optional changed = if let EntryOutcome::Update { changed, .. } = &entry.outcome { Some(changed) } else { None },
    optional behind = if let EntryOutcome::Behind(fault) = entry.outcome { Some(fault) } else { None },
    optional faults = unless_empty(entry.outcome.faults()),
    optional cuts = unless_empty(&entry.cuts),
    optional unsent = if_any(entry.unsent),
    optional not_listed = match entry.listing {
        Listing::TitleTooLong { length, limit } => Some(TooLong(length, limit.get())),
        Listing::NoList | Listing::Listed => None,
    },
    required scores = &entry.scores,
});

written_form!(SectionPlan, |section| {
    required section = &section.section,
    optional linked = section.linked.as_ref(),
    optional faults = unless_empty(&section.faults),
    required entries = &section.entries,
});

written_form!(StrayScore, |of| {
    required activity = &of.activity,
    required student = of.student,
});

written_form!(PushSummary, |summary| {
    required create = summary.create,
    required update = summary.update,
    required entries_unchanged = summary.entries_unchanged,
    required entries_kept_back = summary.entries_kept_back,
    required send = summary.send,
    required scores_unchanged = summary.scores_unchanged,
    required skip = summary.skip,
    required scores_kept_back = summary.scores_kept_back,
    required faults = summary.faults,
});

written_form!(PushPlan, |plan| {
    required class = &plan.class,
    required target = &plan.target,
    required enablement = plan.enablement,
    required summary = plan.summary(),
    optional faults = unless_empty(&plan.faults),
    optional not_scored = unless_empty(&plan.not_scored),
    required sections = &plan.sections,
    optional not_on_a_roster = unless_empty(&plan.not_on_a_roster),
});

impl WrittenEntry<'_> {
    fn content(&self) -> Option<&EntryContent> {
        match self {
            Self::Create { content, .. } | Self::Update { content } => Some(content),
            Self::Stands => None,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Create { .. } => "create",
            Self::Update { .. } => "update",
            Self::Stands => "stands",
        }
    }
}

written_form!(EntryWrite<'_>, |write| {
    required section = write.section,
    required activity = write.activity,
    required entry = write.entry.code(),
    optional content = write.entry.content(),
    optional category = if let WrittenEntry::Create { category, .. } = write.entry { Some(category) } else { None },
    optional publish = if let WrittenEntry::Create { publish, .. } = write.entry { Some(publish) } else { None },
    required scores = &write.scores,
});
