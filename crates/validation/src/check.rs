//! Asking all rules, about a set-up or about a night. All findings are reported, never only the first.

use crate::finding::Finding;
use crate::rule::{of_enrollments, of_night, of_setup};
use crate::severity::Severities;
use crate::survey::{EnrollmentNightRecords, Enrollments, Night, NightRecords, Survey};
use alloc::vec::Vec;
use gradecrosswalk_matching::{EnrollmentPlan, Exchange, Plan};

/// What is set up wrong, sorted: the worst first, then by school, course, section, task and term.
///
/// Rules that look at hand-set active terms ask what they mean at the exchange's as-of; all others hold for the whole
/// set-up at any time.
pub fn validate(exchange: &Exchange<'_>, severities: &Severities) -> Vec<Finding> {
    let mut found = Vec::new();
    of_setup(&Survey::of(exchange), &mut found);
    Finding::sorted(found, severities)
}

/// What a night's records and plan show to be wrong, sorted like the findings of [`validate`], which it does not repeat.
pub fn validate_night(
    plan: &Plan<'_, '_>,
    records: NightRecords<'_>,
    severities: &Severities,
) -> Vec<Finding> {
    let mut found = Vec::new();
    of_night(&Night { plan, records }, &mut found);
    Finding::sorted(found, severities)
}

/// What a night's enrollments and rosters show to be wrong, sorted like the findings of [`validate`], which it does not
/// repeat.
pub fn validate_enrollments(
    plan: &EnrollmentPlan<'_, '_>,
    records: EnrollmentNightRecords<'_>,
    severities: &Severities,
) -> Vec<Finding> {
    let mut found = Vec::new();
    of_enrollments(&Enrollments { plan, records }, &mut found);
    Finding::sorted(found, severities)
}
