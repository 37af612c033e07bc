//! The faults of a class's set-up, before anything is pushed: the plan's own checks, each asked whatever else is wrong.
//! Never looks at a score.

use super::titles::{self, Titles};
use super::{FaultFacts, category, checks};
use alloc::vec::Vec;
use gradecrosswalk_domain::learning::GradeReturn;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{ActivityId, ClassSectionId};

/// Where a fault of a set-up stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum SetUpPlace {
    /// In the class.
    Class,
    /// In a section of the class.
    ClassSection(ClassSectionId),
    /// In the gradebook of a SIS section, for every new entry.
    Gradebook(SectionKey),
    /// In the entry of an activity in the gradebook of a SIS section.
    Entry(SectionKey, ActivityId),
}

/// A fault of a set-up with what it was found in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetUpFault {
    /// Where it stands.
    pub place: SetUpPlace,
    /// What it was found in.
    pub facts: FaultFacts,
}

/// Every fault that a push of the class can meet, scores aside: also those that a plan does not come to, because another
/// fault blocks the way or grade return is not enabled. The class first, then its sections, then each known SIS section
/// that any of them is linked to: its categories, then its entries ascending by activity.
///
/// ```
/// use gradecrosswalk_domain::learning::*;
/// use gradecrosswalk_domain::{ClassId, ClassSectionId, CourseNumber, SectionNumber, TeacherId};
/// use gradecrosswalk_domain::school::SectionKey;
/// use gradecrosswalk_matching::grade_return::{Fault, SetUpPlace, set_up_faults};
/// let key = |number| Ok::<_, gradecrosswalk_domain::TextError>(SectionKey::new(
///     CourseNumber::new("480815")?, SectionNumber::new(number)?,
/// ));
/// let section = ClassSection {
///     id: ClassSectionId::new("1")?,
///     linked: vec![key("01")?, key("02")?],
///     roster: vec![],
/// };
/// let class = LearningClass::new(LearningClassParts {
///     id: ClassId::new("WELD-1")?,
///     owner: TeacherId::new("T-1")?,
///     sections: vec![section],
///     activities: vec![],
/// })?;
/// let target = GradebookTarget::power_teacher_pro();
/// let parts = GradeReturnParts { enablement: Enablement::Enabled, target, class, sections: vec![] };
/// let faults = set_up_faults(&GradeReturn::new(parts)?);
/// assert_eq!(faults[0].place, SetUpPlace::ClassSection(ClassSectionId::new("1")?));
/// assert_eq!(faults[0].facts.fault(), Fault::SeveralSisSections);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn set_up_faults(of: &GradeReturn) -> Vec<SetUpFault> {
    let mut found = Vec::new();
    let mut add = |place: &SetUpPlace, facts: Vec<FaultFacts>| {
        found.extend(facts.into_iter().map(|facts| SetUpFault { place: place.clone(), facts }));
    };
    add(&SetUpPlace::Class, checks::of_class(of));
    for section in of.class().sections() {
        add(&SetUpPlace::ClassSection(section.id.clone()), checks::of_links(of, section));
    }
    let titles = Titles::of(of);
    for section in checks::known_sections(of) {
        let mut facts = Vec::new();
        category::of_new_entry(section, &of.target().preferred_category, &mut facts);
        add(&SetUpPlace::Gradebook(section.key().clone()), facts);
        for activity in of.class().activities().iter().filter(|activity| activity.max_points.is_some()) {
            let place = SetUpPlace::Entry(section.key().clone(), activity.id.clone());
            let mut facts: Vec<FaultFacts> =
                checks::of_due_date(activity, of.target(), section).into_iter().collect();
            match section.entry_of(&activity.id) {
                None => facts.extend(titles.fault(activity, &titles::cut(activity, of.target()), section)),
                Some(stands) => category::of_standing_entry(section, &stands.category, &mut facts),
            }
            facts.extend(checks::of_description(activity));
            add(&place, facts);
        }
    }
    found
}
