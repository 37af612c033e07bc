//! The titles of a class once they are cut, and which are not unique (rules L-2, L-5).

use super::{FaultFacts, TitleHolder};
use alloc::vec::Vec;
use gradecrosswalk_domain::ActivityTitle;
use gradecrosswalk_domain::learning::text::{titles_alike, truncate};
use gradecrosswalk_domain::learning::{Activity, GradeReturn, GradebookTarget, SisSection};

/// The title as it would be sent.
pub(super) fn cut(activity: &Activity, target: &GradebookTarget) -> ActivityTitle {
    // What is left of a title is one; if it were not, it would be sent whole.
    ActivityTitle::new(truncate(activity.title.as_str(), target.title_limit))
        .unwrap_or_else(|_| activity.title.clone())
}

/// Which scored activities of a class share a title once it is cut.
pub(super) struct Titles<'a> {
    of: &'a GradeReturn,
    /// Groups of at least two.
    alike: Vec<Vec<&'a Activity>>,
}

impl<'a> Titles<'a> {
    pub(super) fn of(of: &'a GradeReturn) -> Self {
        let scored = of.class().activities().iter().filter(|activity| activity.max_points.is_some());
        let scored: Vec<&Activity> = scored.collect();
        let titles = scored.iter().map(|activity| activity.title.as_str());
        let groups = titles_alike(titles, of.target().title_limit).into_iter();
        let members = |places: Vec<usize>| places.into_iter().filter_map(|place| scored.get(place).copied());
        Self { of, alike: groups.map(|group| members(group.places).collect()).collect() }
    }

    /// The fault of a new entry's title.
    pub(super) fn fault(
        &self,
        activity: &Activity,
        cut: &ActivityTitle,
        section: &SisSection,
    ) -> Option<FaultFacts> {
        let others = self.others(activity, cut, section);
        (!others.is_empty()).then(|| FaultFacts::TitleNotUnique { title: cut.clone(), others })
    }

    /// What else bears the cut title of a new entry: activities of the class, and entries of the gradebook that were not
    /// sent from an activity of the class.
    fn others(&self, activity: &Activity, cut: &ActivityTitle, section: &SisSection) -> Vec<TitleHolder> {
        let own = self.alike.iter().find(|group| group.iter().any(|one| one.id == activity.id));
        let others = own.into_iter().flatten().filter(|one| one.id != activity.id);
        let mut others: Vec<TitleHolder> = others.map(|one| TitleHolder::Activity(one.id.clone())).collect();
        let class = self.of.class();
        let elsewhere = section.entries().iter().any(|entry| {
            let ours = entry.source.as_ref().is_some_and(|source| class.activity(source).is_some());
            !ours && entry.content.title == *cut
        });
        others.extend(elsewhere.then_some(TitleHolder::GradebookEntry));
        others
    }
}
