//! A learning class with its gradebooks under construction.

use crate::builders::{date, days, section, ssid};
use gradecrosswalk_domain::learning::{
    Activity, ActivityKind, CategoryControl, CategoryState, ClassSection, Enablement, EntryContent,
    GradeReturn, GradeReturnParts, GradebookCategory, GradebookEntry, GradebookTarget, LearningClass,
    LearningClassParts, PublishSettings, RosterLink, RosterStudent, SisSection, SisSectionParts,
    StudentScore, UnsentSet,
};
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{ActivityId, SchoolId};

/// A class that tests alter and then build.
#[derive(Debug, Clone)]
pub struct ClassDraft {
    /// The school whose class it is.
    pub school: SchoolId,
    /// Whether the school has grade return.
    pub enablement: Enablement,
    /// The gradebook that entries are sent to.
    pub target: GradebookTarget,
    /// The class.
    pub class: LearningClassParts,
    /// The SIS sections.
    pub sections: Vec<SisSectionParts>,
}

impl ClassDraft {
    /// Class `WELD-1` of school `HS-1`, set up as document 004 says: teacher T-1 owns it and leads SIS sections 480815-1
    /// and 480815-2, to which its sections 1 and 2 are linked; section 3 is linked to none. It has the assignment A-1,
    /// `Essay`, and the assessment A-2, `Safety quiz`, both due in the grading term and with scores; their gradebooks have
    /// the category `Classwork` and no entry yet.
    pub fn by_the_book() -> Self {
        let mut draft = Self {
            school: SchoolId::new("HS-1").unwrap(),
            enablement: Enablement::Enabled,
            target: GradebookTarget::power_teacher_pro(),
            class: LearningClassParts {
                id: "WELD-1".parse().unwrap(),
                owner: "T-1".parse().unwrap(),
                sections: Vec::new(),
                activities: Vec::new(),
            },
            sections: Vec::new(),
        };
        draft.section("1", &["1"], &[1, 2]).section("2", &["2"], &[3, 4]).section("3", &[], &[5]);
        draft.sis_section("1").sis_section("2");
        draft.activity("A-1", ActivityKind::Assignment, "Essay");
        draft.activity("A-2", ActivityKind::Assessment, "Safety quiz");
        draft
    }

    /// Key of a SIS section of the course.
    pub fn sis_key(number: &str) -> SectionKey {
        section("480815", number)
    }

    /// Adds a class section with its links and students.
    pub fn section(&mut self, id: &str, linked: &[&str], students: &[u32]) -> &mut Self {
        let student = |student: &u32| RosterStudent { student: ssid(*student), link: RosterLink::Linked };
        self.class.sections.push(ClassSection {
            id: id.parse().unwrap(),
            linked: linked.iter().map(|number| Self::sis_key(number)).collect(),
            roster: students.iter().map(student).collect(),
        });
        self
    }

    /// Adds a SIS section that T-1 leads, with the category `Classwork`.
    pub fn sis_section(&mut self, number: &str) -> &mut Self {
        self.sections.push(SisSectionParts {
            key: Self::sis_key(number),
            lead_teacher: "T-1".parse().unwrap(),
            term: days("2019-08-01", "2019-12-20"),
            categories: vec![Self::category("Classwork")],
            entries: Vec::new(),
        });
        self
    }

    /// An active category that T-1 controls.
    pub fn category(name: &str) -> GradebookCategory {
        GradebookCategory {
            name: name.parse().unwrap(),
            state: CategoryState::Active,
            controlled_by: CategoryControl::Teacher("T-1".parse().unwrap()),
        }
    }

    /// Adds an activity of 20 points that is due on 2019-10-04, with a score of student 1.
    pub fn activity(&mut self, id: &str, kind: ActivityKind, title: &str) -> &mut Activity {
        let mut score = StudentScore::new(ssid(1));
        score.points = Some("17".parse().unwrap());
        let activity = Activity {
            id: id.parse().unwrap(),
            kind,
            title: title.parse().unwrap(),
            description: None,
            max_points: Some("20".parse().unwrap()),
            due: Some(date("2019-10-04")),
            rubric: None,
            unsent: UnsentSet::EMPTY,
            scores: vec![score],
        };
        self.class.activities.push(activity);
        self.class.activities.last_mut().unwrap()
    }

    /// The activity of this identifier.
    pub fn of_activity(&mut self, id: &str) -> &mut Activity {
        self.class.activities.iter_mut().find(|activity| activity.id.as_str() == id).unwrap()
    }

    /// Lets an entry of the activity stand in a SIS section, in a category.
    pub fn stands(&mut self, activity: &str, place: usize, category: &str) -> &mut Self {
        let of = self.of_activity(activity);
        let entry = GradebookEntry {
            source: Some(ActivityId::new(activity).unwrap()),
            content: EntryContent {
                title: of.title.clone(),
                description: of.description.clone(),
                max_points: of.max_points.unwrap(),
                due: of.due,
            },
            category: category.parse().unwrap(),
            publish: PublishSettings::ALL,
            scores: Vec::new(),
        };
        self.sections[place].entries.push(entry);
        self
    }

    /// The class and its gradebooks, checked.
    pub fn build(&self) -> GradeReturn {
        let sections = self.sections.iter().cloned().map(|parts| SisSection::new(parts).unwrap()).collect();
        GradeReturn::new(GradeReturnParts {
            enablement: self.enablement,
            target: self.target.clone(),
            class: LearningClass::new(self.class.clone()).unwrap(),
            sections,
        })
        .unwrap()
    }
}
