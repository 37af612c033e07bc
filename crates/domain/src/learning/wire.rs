//! The forms of a grade return in JSON: a class, its activities and scores, the SIS sections and the target.

use super::{
    Activity, ActivityKind, CategoryControl, CategoryState, ClassSection, DueDateDemand, Enablement,
    EntryContent, EntryScore, GradeReturn, GradeReturnParts, GradebookCategory, GradebookEntry,
    GradebookTarget, LearningClass, LearningClassParts, OverMaximum, PublishAssignment, PublishScores,
    PublishSettings, RosterLink, RosterStudent, RubricKind, RubricMark, SisSection, SisSectionParts,
    StudentScore, TextLimit, Unsent, UnsentSet,
};
use crate::calendar::{Date, DateRange};
use crate::grades::Ssid;
use crate::school::SectionKey;
use crate::scores::Points;
use crate::wire::{integer_form, object_form, unless_empty};
use crate::{
    ActivityId, ActivityTitle, CategoryName, ClassId, ClassSectionId, Description, TargetName, TeacherId,
};
use alloc::vec::Vec;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

impl Serialize for UnsentSet {
    /// A list in the order of [`Unsent::ALL`].
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for UnsentSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<Unsent>::deserialize(deserializer)?.into_iter().collect())
    }
}

integer_form!(
    TextLimit,
    "text limit",
    "1 to 4294967295: give a number of characters",
    |limit: u32| TextLimit::new(limit),
    |limit| limit.get()
);

/// A set as an optional member: left out where it is empty.
fn if_any(set: UnsentSet) -> Option<UnsentSet> {
    (!set.is_empty()).then_some(set)
}

object_form!(StudentScore, "a student's score", |score| {
    required student: Ssid = score.student,
    optional points: Points = score.points,
    optional rubric: RubricMark = score.rubric,
    optional unsent: UnsentSet = if_any(score.unsent),
} => StudentScore { student, points, rubric, unsent: unsent.unwrap_or_default() });

object_form!(Activity, "an activity", |activity| {
    required id: ActivityId = &activity.id,
    required kind: ActivityKind = activity.kind,
    required title: ActivityTitle = &activity.title,
    optional description: Description = activity.description.as_ref(),
    optional max_points: Points = activity.max_points,
    optional due: Date = activity.due.map(Date),
    optional rubric: RubricKind = activity.rubric,
    optional unsent: UnsentSet = if_any(activity.unsent),
    optional scores: Vec<StudentScore> = unless_empty(&activity.scores),
} => Activity {
    id,
    kind,
    title,
    description,
    max_points,
    due: due.map(|due| due.0),
    rubric,
    unsent: unsent.unwrap_or_default(),
    scores: scores.unwrap_or_default(),
});

object_form!(RosterStudent, "a student of a roster", |of| {
    required student: Ssid = of.student,
    optional link: RosterLink = Some(of.link).filter(|link| *link != RosterLink::Linked),
} => RosterStudent { student, link: link.unwrap_or_default() });

object_form!(ClassSection, "a class section", |section| {
    required id: ClassSectionId = &section.id,
    optional linked: Vec<SectionKey> = unless_empty(&section.linked),
    optional roster: Vec<RosterStudent> = unless_empty(&section.roster),
} => ClassSection { id, linked: linked.unwrap_or_default(), roster: roster.unwrap_or_default() });

object_form!(LearningClassParts, "a learning class", |class| {
    required id: ClassId = &class.id,
    required owner: TeacherId = &class.owner,
    required sections: Vec<ClassSection> = &class.sections,
    required activities: Vec<Activity> = &class.activities,
} => LearningClassParts { id, owner, sections, activities });

object_form!(GradebookCategory, "a gradebook category", |category| {
    required name: CategoryName = &category.name,
    required state: CategoryState = category.state,
    required controlled_by: CategoryControl = &category.controlled_by,
} => GradebookCategory { name, state, controlled_by });

object_form!(PublishSettings, "publish settings", |publish| {
    required assignment: PublishAssignment = publish.assignment,
    required scores: PublishScores = publish.scores,
} => PublishSettings { assignment, scores });

object_form!(EntryContent, "an entry's content", |content| {
    required title: ActivityTitle = &content.title,
    optional description: Description = content.description.as_ref(),
    required max_points: Points = content.max_points,
    optional due: Date = content.due.map(Date),
} => EntryContent { title, description, max_points, due: due.map(|due| due.0) });

object_form!(EntryScore, "a score in the gradebook", |score| {
    required student: Ssid = score.student,
    required points: Points = score.points,
} => EntryScore { student, points });

object_form!(GradebookEntry, "a gradebook entry", |entry| {
    optional source: ActivityId = entry.source.as_ref(),
    required content: EntryContent = &entry.content,
    required category: CategoryName = &entry.category,
    required publish: PublishSettings = entry.publish,
    optional scores: Vec<EntryScore> = unless_empty(&entry.scores),
} => GradebookEntry { source, content, category, publish, scores: scores.unwrap_or_default() });

object_form!(SisSectionParts, "a sis section", |section| {
    required key: SectionKey = &section.key,
    required lead_teacher: TeacherId = &section.lead_teacher,
    required term: DateRange = section.term,
    required categories: Vec<GradebookCategory> = &section.categories,
    optional entries: Vec<GradebookEntry> = unless_empty(&section.entries),
} => SisSectionParts { key, lead_teacher, term, categories, entries: entries.unwrap_or_default() });

object_form!(GradebookTarget, "a gradebook target", |target| {
    required name: TargetName = &target.name,
    required title_limit: TextLimit = target.title_limit,
    required description_limit: TextLimit = target.description_limit,
    optional list_limit: TextLimit = target.list_limit,
    required preferred_category: CategoryName = &target.preferred_category,
    required due_date: DueDateDemand = target.due_date,
    required over_maximum: OverMaximum = target.over_maximum,
    required publish: PublishSettings = target.publish,
} => GradebookTarget {
    name,
    title_limit,
    description_limit,
    list_limit,
    preferred_category,
    due_date,
    over_maximum,
    publish,
});

object_form!(GradeReturnParts, "a grade return", |of| {
    required enablement: Enablement = of.enablement,
    required target: GradebookTarget = &of.target,
    required class: LearningClass = &of.class,
    required sections: Vec<SisSection> = &of.sections,
} => GradeReturnParts { enablement, target, class, sections });

/// A checked type that travels as its parts.
macro_rules! by_parts {
    ($($checked:ty: $parts:ty;)*) => {$(
        impl Serialize for $checked {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.parts().serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $checked {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(<$parts>::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }
    )*};
}

by_parts! {
    LearningClass: LearningClassParts;
    SisSection: SisSectionParts;
    GradeReturn: GradeReturnParts;
}
