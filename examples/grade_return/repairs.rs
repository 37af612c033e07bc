//! What people change between pushes.

use crate::gradebooks::Draft;
use anyhow::Context as _;
use gradecrosswalk::domain::learning::text::pasted_formatting;
use gradecrosswalk::domain::learning::{
    Activity, CategoryControl, CategoryState, GradebookCategory, StudentScore,
};
use gradecrosswalk::domain::{CourseNumber, SectionNumber};
use gradecrosswalk::*;

/// A description of more than 4,000 characters, which nobody wants to read in a file.
pub fn long_description(draft: &mut Draft) -> anyhow::Result<()> {
    let activity = activity(draft, "A-10")?;
    let text = activity.description.as_ref().context("A-10 has a description")?.as_str().repeat(90);
    activity.description = Some(text.parse()?);
    Ok(())
}

/// Makes a teacher the lead teacher of all SIS sections.
pub fn lead(draft: &mut Draft, teacher: &str) -> anyhow::Result<()> {
    for section in &mut draft.sections {
        section.lead_teacher = teacher.parse()?;
    }
    Ok(())
}

/// Makes a teacher the class's owner.
pub fn owner(draft: &mut Draft, teacher: &str) -> anyhow::Result<()> {
    draft.class.owner = teacher.parse()?;
    Ok(())
}

/// Links a class section to these SIS sections and no others.
pub fn link(draft: &mut Draft, section: &str, numbers: &[&str]) -> anyhow::Result<()> {
    let of_class = draft.class.sections.iter_mut().find(|of| of.id.as_str() == section);
    of_class.with_context(|| format!("no section {section}"))?.linked =
        numbers.iter().map(|number| key(number)).collect::<Result<_, _>>()?;
    Ok(())
}

/// Puts the cleaned text, as it was offered, in the description's place.
pub fn cleaned_description(draft: &mut Draft, id: &str) -> anyhow::Result<()> {
    let activity = activity(draft, id)?;
    if let Some(pasted) = activity.description.as_ref().and_then(|text| pasted_formatting(text.as_str())) {
        activity.description = Some(pasted.cleaned().parse()?);
    }
    Ok(())
}

/// Makes a category in a gradebook, which its lead teacher controls.
pub fn category(draft: &mut Draft, number: &str, name: &str) -> anyhow::Result<()> {
    let wanted = key(number)?;
    let section = draft.sections.iter_mut().find(|section| section.key == wanted);
    let section = section.with_context(|| format!("no sis section {number}"))?;
    section.categories.push(GradebookCategory {
        name: name.parse()?,
        state: CategoryState::Active,
        controlled_by: CategoryControl::Teacher(section.lead_teacher.clone()),
    });
    Ok(())
}

/// Enters a score.
pub fn score(draft: &mut Draft, id: &str, student: &str, points: &str) -> anyhow::Result<()> {
    let student = student.parse()?;
    let scores = &mut activity(draft, id)?.scores;
    scores.retain(|score| score.student != student);
    scores.push(StudentScore { points: Some(points.parse()?), ..StudentScore::new(student) });
    Ok(())
}

fn activity<'d>(draft: &'d mut Draft, id: &str) -> anyhow::Result<&'d mut Activity> {
    let found = draft.class.activities.iter_mut().find(|activity| activity.id.as_str() == id);
    found.with_context(|| format!("no activity {id}"))
}

fn key(number: &str) -> anyhow::Result<SectionKey> {
    Ok(SectionKey::new(CourseNumber::new("480815")?, SectionNumber::new(number)?))
}
