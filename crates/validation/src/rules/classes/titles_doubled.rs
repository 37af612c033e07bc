//! V907: a title is not unique in its class once it is cut (L-5; document 004).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use crate::words::Listed;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{ActivityId, ActivityTitle, ClassId, SchoolId};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::grade_return::{Fault, FaultFacts, SetUpPlace, TitleHolder};

/// A title that is not unique in its class.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TitlesDoubled {
    /// The school.
    pub school: SchoolId,
    /// The class.
    pub class: ClassId,
    /// The title, as the gradebook would have it.
    pub title: ActivityTitle,
    /// The limit to which a longer title was cut, in characters; none where the titles are equal uncut.
    pub cut_to: Option<u32>,
    /// The activities with that title, ascending.
    pub activities: Vec<ActivityId>,
    /// The SIS sections in whose gradebooks an entry of no activity has it, ascending.
    pub made_in: Vec<SectionKey>,
    /// The activities that are not in every gradebook and so are kept back, ascending; at least one.
    pub waiting: Vec<ActivityId>,
}

impl Evidence for TitlesDoubled {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).class(&self.class);
        match self.activities.as_slice() {
            [only] => place.activity(only),
            _ => place,
        }
    }

    fn repairer(&self) -> Repairer {
        Fault::TitleNotUnique.repairer()
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.activities.as_slice() {
            [only] => write!(f, "the title of activity {only} is {:?}", self.title.as_str())?,
            all => write!(f, "activities {} have the same title {:?}", Listed(all), self.title.as_str())?,
        }
        if let Some(limit) = self.cut_to {
            write!(f, " once it is cut to {limit} characters")?;
        }
        if !self.made_in.is_empty() {
            write!(f, ", which an entry has that was made in the gradebook of {}", Listed(&self.made_in))?;
        }
        write!(f, ": no entry is made of {}", Listed(&self.waiting))
    }

    fn repair(&self) -> &'static str {
        match self.cut_to {
            Some(_) => "give the activities titles that differ within the gradebook's limit",
            None => "give the activities titles that differ",
        }
    }
}

/// One problem for each such title. Where all its entries stand already, nothing is kept back.
pub(crate) fn check(at: &ClassReturn<'_>, found: &mut Found) {
    let mut titles: BTreeMap<&ActivityTitle, Title<'_>> = BTreeMap::new();
    for fault in at.faults() {
        if let (SetUpPlace::Entry(section, activity), FaultFacts::TitleNotUnique { title, others }) = fault {
            let of = titles.entry(title).or_default();
            of.waiting.insert(activity);
            of.activities.insert(activity);
            for other in others {
                match other {
                    TitleHolder::Activity(other) => of.activities.insert(other),
                    TitleHolder::GradebookEntry => of.made_in.insert(section),
                };
            }
        }
    }
    let limit = at.of.target().title_limit.get();
    for (title, of) in titles {
        let is_cut = |id: &&ActivityId| at.class().activity(id).is_some_and(|own| own.title != *title);
        let problem = TitlesDoubled {
            school: at.school.clone(),
            class: at.class().id().clone(),
            title: title.clone(),
            cut_to: of.activities.iter().any(is_cut).then_some(limit),
            activities: of.activities.into_iter().cloned().collect(),
            made_in: of.made_in.into_iter().cloned().collect(),
            waiting: of.waiting.into_iter().cloned().collect(),
        };
        found.push(problem.into());
    }
}

/// What has a title.
#[derive(Default)]
struct Title<'f> {
    activities: BTreeSet<&'f ActivityId>,
    made_in: BTreeSet<&'f SectionKey>,
    waiting: BTreeSet<&'f ActivityId>,
}
