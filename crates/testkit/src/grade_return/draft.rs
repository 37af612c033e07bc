//! A class and its gradebooks under construction.

use crate::builders::{date, days, section, ssid};
use gradecrosswalk_domain::learning::{
    Activity, ActivityKind, CategoryControl, CategoryState, ClassSection, Enablement, EntryContent,
    EntryScore, GradeReturn, GradeReturnParts, GradebookCategory, GradebookEntry, GradebookTarget,
    LearningClass, LearningClassParts, PublishSettings, RosterLink, RosterStudent, SisSection,
    SisSectionParts, StudentScore, UnsentSet,
};
use gradecrosswalk_domain::{
    ActivityId, ActivityTitle, CategoryName, ClassId, ClassSectionId, Description, TeacherId,
};

/// A grade return that tests alter and then build.
///
/// ```
/// use gradecrosswalk_testkit::grade_return::{ReturnDraft, says};
/// use gradecrosswalk_matching::grade_return::{PushPlan, PushScope};
/// let mut class = ReturnDraft::welding();
/// class.score("A-1", 1, "10.5");
/// let plan = PushPlan::new(&class.build(), PushScope::All);
/// assert_eq!(says(&plan, "1/A-1/1"), "fault F12");
/// ```
#[derive(Debug, Clone)]
pub struct ReturnDraft {
    /// Whether the school has it switched on.
    pub enablement: Enablement,
    /// The gradebook.
    pub target: GradebookTarget,
    /// The class.
    pub class: LearningClassParts,
    /// The SIS sections.
    pub sis: Vec<SisSectionParts>,
}

impl ReturnDraft {
    /// Class `WELD-1` of teacher `T-1`, to PowerTeacher Pro, with three sections: `1` with students 1 and 2, linked to
    /// 480815-01; `2` with student 3, linked to 480815-02; `3` with student 4, not linked.
    ///
    /// Assignment `A-1` (10 points, due October 4) has scores 9, 8, 7 and 6 of the four; assessment `A-2` (20 points, due
    /// October 11) has 20 of student 1. Nothing has been sent, and nothing is wrong.
    pub fn welding() -> Self {
        let mut draft = Self {
            enablement: Enablement::Enabled,
            target: GradebookTarget::power_teacher_pro(),
            class: LearningClassParts {
                id: ClassId::new("WELD-1").unwrap(),
                owner: teacher("T-1"),
                sections: vec![
                    class_section("1", &["01"], &[1, 2]),
                    class_section("2", &["02"], &[3]),
                    class_section("3", &[], &[4]),
                ],
                activities: vec![
                    activity("A-1", ActivityKind::Assignment, "Weld log", "10", "2019-10-04"),
                    activity("A-2", ActivityKind::Assessment, "Safety quiz", "20", "2019-10-11"),
                ],
            },
            sis: vec![sis_section("01"), sis_section("02")],
        };
        for (student, points) in [(1, "9"), (2, "8"), (3, "7"), (4, "6")] {
            draft.score("A-1", student, points);
        }
        draft.score("A-2", 1, "20");
        draft
    }

    /// The values that it says.
    pub fn build(&self) -> GradeReturn {
        let sections = self.sis.iter().map(|section| SisSection::new(section.clone()).unwrap());
        GradeReturn::new(GradeReturnParts {
            enablement: self.enablement,
            target: self.target.clone(),
            class: LearningClass::new(self.class.clone()).unwrap(),
            sections: sections.collect(),
        })
        .unwrap()
    }

    /// What a grade return says, to alter it.
    pub fn of(built: &GradeReturn) -> Self {
        let parts = built.clone().into_parts();
        Self {
            enablement: parts.enablement,
            target: parts.target,
            class: parts.class.into_parts(),
            sis: parts.sections.into_iter().map(SisSection::into_parts).collect(),
        }
    }

    /// An activity.
    pub fn activity(&mut self, id: &str) -> &mut Activity {
        self.class.activities.iter_mut().find(|activity| activity.id.as_str() == id).unwrap()
    }

    /// A copy of an activity under another identifier and title, without scores.
    pub fn copy(&mut self, of: &str, id: &str, title: &str) -> &mut Activity {
        let mut copy = self.activity(of).clone();
        (copy.id, copy.title) = (ActivityId::new(id).unwrap(), ActivityTitle::new(title).unwrap());
        copy.scores.clear();
        self.class.activities.push(copy);
        self.activity(id)
    }

    /// The title of an activity.
    pub fn title(&mut self, id: &str, title: &str) -> &mut Self {
        self.activity(id).title = ActivityTitle::new(title).unwrap();
        self
    }

    /// The description of an activity.
    pub fn description(&mut self, id: &str, text: &str) -> &mut Self {
        self.activity(id).description = Some(Description::new(text).unwrap());
        self
    }

    /// The due date of an activity.
    pub fn due(&mut self, id: &str, day: &str) -> &mut Self {
        self.activity(id).due = Some(date(day));
        self
    }

    /// What a student has in an activity.
    pub fn student_score(&mut self, id: &str, student: u32) -> &mut StudentScore {
        let scores = &mut self.activity(id).scores;
        let place = scores.iter().position(|score| score.student == ssid(student)).unwrap_or_else(|| {
            scores.push(StudentScore::new(ssid(student)));
            scores.len() - 1
        });
        &mut scores[place]
    }

    /// A student's points in an activity.
    pub fn score(&mut self, id: &str, student: u32, points: &str) -> &mut Self {
        self.student_score(id, student).points = Some(points.parse().unwrap());
        self
    }

    /// A class section.
    pub fn section(&mut self, id: &str) -> &mut ClassSection {
        self.class.sections.iter_mut().find(|section| section.id.as_str() == id).unwrap()
    }

    /// Links a class section to one more SIS section.
    pub fn link(&mut self, id: &str, number: &str) -> &mut Self {
        self.section(id).linked.push(section("480815", number));
        self
    }

    /// How a student of a class section is tied to the SIS.
    pub fn roster(&mut self, id: &str, student: u32, link: RosterLink) -> &mut Self {
        let roster = &mut self.section(id).roster;
        roster.iter_mut().find(|of| of.student == ssid(student)).unwrap().link = link;
        self
    }

    /// The gradebook of a SIS section.
    pub fn sis(&mut self, number: &str) -> &mut SisSectionParts {
        self.sis.iter_mut().find(|of| of.key.number.as_str() == number).unwrap()
    }

    /// A category of a gradebook.
    pub fn category(&mut self, number: &str, name: &str) -> &mut GradebookCategory {
        self.sis(number).categories.iter_mut().find(|category| category.name.as_str() == name).unwrap()
    }

    /// The names of all categories of a gradebook, active and controlled by `T-1`.
    pub fn categories(&mut self, number: &str, names: &[&str]) -> &mut Self {
        self.sis(number).categories = names.iter().map(|name| category(name)).collect();
        self
    }

    /// An entry that stands in a gradebook just as the activity has it, with these scores.
    pub fn stands(&mut self, number: &str, id: &str, scores: &[(u32, &str)]) -> &mut GradebookEntry {
        let activity = self.activity(id).clone();
        let entry = GradebookEntry {
            source: Some(activity.id),
            content: EntryContent {
                title: activity.title,
                description: activity.description,
                max_points: activity.max_points.unwrap(),
                due: activity.due,
            },
            category: CategoryName::new("Classwork").unwrap(),
            publish: PublishSettings::ALL,
            scores: entry_scores(scores),
        };
        self.stand(number, entry)
    }

    /// An entry that somebody made in the gradebook.
    pub fn made_in_gradebook(&mut self, number: &str, title: &str) -> &mut GradebookEntry {
        let content = EntryContent {
            title: ActivityTitle::new(title).unwrap(),
            description: None,
            max_points: "10".parse().unwrap(),
            due: None,
        };
        let category = CategoryName::new("Classwork").unwrap();
        let entry =
            GradebookEntry { source: None, content, category, publish: PublishSettings::ALL, scores: vec![] };
        self.stand(number, entry)
    }

    fn stand(&mut self, number: &str, entry: GradebookEntry) -> &mut GradebookEntry {
        let entries = &mut self.sis(number).entries;
        entries.push(entry);
        entries.last_mut().unwrap()
    }
}

/// A teacher's staff number.
pub(super) fn teacher(id: &str) -> TeacherId {
    TeacherId::new(id).unwrap()
}

/// An active category that `T-1` controls.
fn category(name: &str) -> GradebookCategory {
    GradebookCategory {
        name: CategoryName::new(name).unwrap(),
        state: CategoryState::Active,
        controlled_by: CategoryControl::Teacher(teacher("T-1")),
    }
}

pub(super) fn class_section(id: &str, linked: &[&str], students: &[u32]) -> ClassSection {
    let of = |student: &u32| RosterStudent { student: ssid(*student), link: RosterLink::Linked };
    ClassSection {
        id: ClassSectionId::new(id).unwrap(),
        linked: linked.iter().map(|number| section("480815", number)).collect(),
        roster: students.iter().map(of).collect(),
    }
}

fn activity(id: &str, kind: ActivityKind, title: &str, max_points: &str, due: &str) -> Activity {
    Activity {
        id: ActivityId::new(id).unwrap(),
        kind,
        title: ActivityTitle::new(title).unwrap(),
        description: None,
        max_points: Some(max_points.parse().unwrap()),
        due: Some(date(due)),
        rubric: None,
        unsent: UnsentSet::EMPTY,
        scores: vec![],
    }
}

pub(super) fn sis_section(number: &str) -> SisSectionParts {
    SisSectionParts {
        key: section("480815", number),
        lead_teacher: teacher("T-1"),
        term: days("2019-08-01", "2019-12-20"),
        categories: vec![category("Classwork"), category("Tests")],
        entries: vec![],
    }
}

fn entry_scores(scores: &[(u32, &str)]) -> Vec<EntryScore> {
    let score = |(student, points): &(u32, &str)| EntryScore {
        student: ssid(*student),
        points: points.parse().unwrap(),
    };
    scores.iter().map(score).collect()
}
