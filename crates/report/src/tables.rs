//! Tables of the values that the engine and validation give: what each is made of. Counts and sorts nothing anew that
//! they have counted and sorted.
//!
//! | function | a row for each |
//! |---|---|
//! | [`summary`] | home school |
//! | [`whole_night`], [`held_tonight`] | part and home school; held reason and part |
//! | [`held_reasons`], [`not_due_reasons`] | reason |
//! | [`findings`] | finding |
//! | [`repairs`], [`waits`] | alert of a school |
//! | [`diagnoses`] | diagnosed grade |
//! | [`grades_report`] | section of a grades report |
//! | [`side_by_side`], [`not_alike`] | section at both schools; grade that is not the same at both |
//! | [`morning_after`], [`not_arrived`] | home school; planned write that did not arrive |
//! | [`year`], [`nights`] | task of linked courses; span of its nights |
//! | [`proposed`], [`lost`] | window, exception or marked term to set up; span of lost nights |
//! | [`composite`] | part of a composite grade |
//! | [`gpas`], [`gpa`] | student; score of a student's GPA |
//! | [`transcript`] | final grade that a home school may post |
//! | [`report_card`] | score of a student |
//! | [`eligibility`] | student |

mod alerts;
mod composite;
mod diagnoses;
mod eligibility;
mod findings;
mod forecast;
mod gpa;
mod grades;
mod morning_after;
mod proposal;
mod report_card;
mod summary;
mod transcript;
mod whole_night;

pub use alerts::{repairs, waits};
pub use composite::composite;
pub use diagnoses::diagnoses;
pub use eligibility::eligibility;
pub use findings::findings;
pub use forecast::{nights, year};
pub use gpa::{gpa, gpas};
pub use grades::{grades_report, not_alike, side_by_side};
pub use morning_after::{morning_after, not_arrived};
pub(crate) use proposal::scope;
pub use proposal::{lost, proposed};
pub use report_card::report_card;
pub(crate) use summary::heading;
pub use summary::{held_reasons, not_due_reasons, summary};
pub use transcript::transcript;
pub use whole_night::{held_tonight, whole_night};
