//! The forms of diagnoses in JSON. They are written and not read: a diagnosis is made anew from a night.

use super::{Diagnosis, SeenAlert};
use gradecrosswalk_matching::plan_record::HomePlace;
use serde::{Serialize, Serializer};

impl Serialize for Diagnosis<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        let mut object = serializer.serialize_struct("Diagnosis", 8)?;
        object.serialize_field("question", &self.question)?;
        object.serialize_field("as_of", &self.as_of)?;
        object.serialize_field("home", &self.home.as_ref().map(Place))?;
        object.serialize_field("term_window", &self.term_window)?;
        object.serialize_field("steps", &self.steps)?;
        object.serialize_field("cause", &self.cause)?;
        object.serialize_field("school", &self.school)?;
        object.serialize_field("arrives", &self.arrives)?;
        object.end()
    }
}

/// A home section as the plan's JSON form has it.
struct Place<'p>(&'p HomePlace);

impl Serialize for Place<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        let mut object = serializer.serialize_struct("HomePlace", 2)?;
        object.serialize_field("school", &self.0.school)?;
        object.serialize_field("section", &self.0.section)?;
        object.end()
    }
}

/// Without the students that it is about: they are other students' business.
impl Serialize for SeenAlert<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        let alert = self.alert;
        let mut object = serializer.serialize_struct("SeenAlert", 11)?;
        object.serialize_field("school", self.school)?;
        object.serialize_field("code", alert.cause.code())?;
        object.serialize_field("severity", &alert.severity)?;
        object.serialize_field("course", &alert.course)?;
        object.serialize_field("section", &alert.section)?;
        object.serialize_field("task", &alert.task)?;
        object.serialize_field("term", &alert.term)?;
        object.serialize_field("problem", &alert.problem)?;
        object.serialize_field("repairer", &alert.repairer)?;
        object.serialize_field("repair", alert.repair)?;
        object.serialize_field("of_this_grade", &self.of_this_grade)?;
        object.end()
    }
}
