//! What writing a plan makes of the gradebooks.

use super::ReturnDraft;
use gradecrosswalk_domain::learning::{GradeReturn, GradebookEntry};
use gradecrosswalk_matching::grade_return::{PushPlan, WrittenEntry};

/// The grade return once the plan's writes are in its gradebooks.
pub fn apply(of: &GradeReturn, plan: &PushPlan) -> GradeReturn {
    let mut draft = ReturnDraft::of(of);
    for write in plan.writes() {
        let gradebook = draft.sis.iter_mut().find(|section| section.key == *write.section).unwrap();
        let place = gradebook.entries.iter().position(|entry| entry.source.as_ref() == Some(write.activity));
        let entry = match (write.entry, place) {
            (WrittenEntry::Create { content, category, publish }, None) => {
                gradebook.entries.push(GradebookEntry {
                    source: Some(write.activity.clone()),
                    content: content.clone(),
                    category: category.clone(),
                    publish,
                    scores: vec![],
                });
                gradebook.entries.last_mut().unwrap()
            }
            (WrittenEntry::Update { content }, Some(place)) => {
                gradebook.entries[place].content = content.clone();
                &mut gradebook.entries[place]
            }
            (WrittenEntry::Stands, Some(place)) => &mut gradebook.entries[place],
            (written, place) => panic!("{written:?} of {}, entry {place:?}", write.activity),
        };
        for score in write.scores {
            entry.scores.retain(|old| old.student != score.student);
            entry.scores.push(score);
        }
    }
    draft.build()
}
