//! The class and its gradebooks as a host program would keep them: taken apart, changed, checked again.

use gradecrosswalk::domain::learning::{
    GradeReturn, GradeReturnParts, GradebookEntry, LearningClass, LearningClassParts, SisSection,
    SisSectionParts,
};
use gradecrosswalk::matching::grade_return::{PushPlan, WrittenEntry};

/// A grade return that can be changed.
pub struct Draft {
    pub class: LearningClassParts,
    pub sections: Vec<SisSectionParts>,
}

/// The same with a change.
pub fn changed(
    of: &GradeReturn,
    change: impl FnOnce(&mut Draft) -> anyhow::Result<()>,
) -> anyhow::Result<GradeReturn> {
    let GradeReturnParts { enablement, target, class, sections } = of.clone().into_parts();
    let sections = sections.into_iter().map(SisSection::into_parts).collect();
    let mut draft = Draft { class: class.into_parts(), sections };
    change(&mut draft)?;
    let class = LearningClass::new(draft.class)?;
    let sections = draft.sections.into_iter().map(SisSection::new).collect::<Result<_, _>>()?;
    Ok(GradeReturn::new(GradeReturnParts { enablement, target, class, sections })?)
}

/// The same with a plan's writes in its gradebooks.
pub fn written(of: &GradeReturn, plan: &PushPlan) -> anyhow::Result<GradeReturn> {
    changed(of, |draft| {
        for write in plan.writes() {
            let Some(section) = draft.sections.iter_mut().find(|section| section.key == *write.section)
            else {
                continue;
            };
            let is_own = |entry: &&mut GradebookEntry| entry.source.as_ref() == Some(write.activity);
            match write.entry {
                WrittenEntry::Create { content, category, publish } => section.entries.push(GradebookEntry {
                    source: Some(write.activity.clone()),
                    content: content.clone(),
                    category: category.clone(),
                    publish,
                    scores: write.scores,
                }),
                WrittenEntry::Update { .. } | WrittenEntry::Stands => {
                    let Some(entry) = section.entries.iter_mut().find(is_own) else { continue };
                    if let WrittenEntry::Update { content } = write.entry {
                        entry.content = content.clone();
                    }
                    let is_new = |student| write.scores.iter().any(|score| score.student == student);
                    entry.scores.retain(|score| !is_new(score.student));
                    entry.scores.extend(write.scores);
                }
            }
        }
        Ok(())
    })
}
