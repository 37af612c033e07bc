//! V907: activities of a class have one title once it is cut (L-5; document 004).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use crate::words::Listed;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::learning::Activity;
use gradecrosswalk_domain::learning::text::titles_alike;
use gradecrosswalk_domain::{ActivityId, ClassId, SchoolId};
use gradecrosswalk_matching::Repairer;

/// A title that is not unique in its class.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TitlesDoubled {
    /// The school.
    pub school: SchoolId,
    /// The class.
    pub class: ClassId,
    /// The title, as the gradebook would have it.
    pub title: String,
    /// The limit to which a longer title was cut, in characters; none where the titles are equal uncut.
    pub cut_to: Option<u32>,
    /// The activities with that title, ascending; at least two.
    pub activities: Vec<ActivityId>,
    /// Those of them that are not yet in every gradebook, ascending; at least one.
    pub waiting: Vec<ActivityId>,
}

impl Evidence for TitlesDoubled {
    fn place(&self) -> Place {
        Place::school(&self.school).class(&self.class)
    }

    fn repairer(&self) -> Repairer {
        Repairer::ClassOwner
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "activities {} have the same title {:?}", Listed(&self.activities), self.title)?;
        if let Some(limit) = self.cut_to {
            write!(f, " once it is cut to {limit} characters")?;
        }
        write!(f, ": no entry is made of {}", Listed(&self.waiting))
    }

    fn repair(&self) -> &'static str {
        match self.cut_to {
            Some(_) => "give the activities titles that differ within the gradebook's limit",
            None => "give the activities different titles",
        }
    }
}

/// One problem for each such title. Where all its entries stand already, nothing is kept back.
pub(crate) fn check(at: ClassReturn<'_>, found: &mut Found) {
    let scored: Vec<&Activity> = at.scored().collect();
    let gradebooks = at.gradebooks();
    let limit = at.of.target().title_limit;
    for alike in titles_alike(scored.iter().map(|activity| activity.title.as_str()), limit) {
        let activities: Vec<&Activity> =
            alike.places.iter().filter_map(|place| scored.get(*place).copied()).collect();
        let is_new = |id: &&ActivityId| gradebooks.iter().any(|section| section.entry_of(id).is_none());
        let ids = || activities.iter().map(|activity| &activity.id);
        let waiting: Vec<ActivityId> = ids().filter(is_new).cloned().collect();
        if waiting.is_empty() {
            continue;
        }
        let is_cut = activities.iter().any(|activity| activity.title.as_str() != alike.cut);
        let problem = TitlesDoubled {
            school: at.school.clone(),
            class: at.class().id().clone(),
            title: String::from(alike.cut),
            cut_to: is_cut.then(|| limit.get()),
            activities: ids().cloned().collect(),
            waiting,
        };
        found.push(problem.into());
    }
}
