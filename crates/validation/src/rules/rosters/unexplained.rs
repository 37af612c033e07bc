//! Roster entries that no enrollment explains, by technical section: what two rules share.

use crate::survey::Enrollments;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_matching::enrollments::UnexplainedReason;

/// For each technical section the students, ascending, with an entry that runs tonight or later and is unexplained for one
/// of these reasons. Entries that are over say nothing that anybody has to act on.
pub(super) fn students_by_section<'s>(
    night: &Enrollments<'_, 's>,
    reasons: &[UnexplainedReason],
) -> BTreeMap<&'s SectionKey, Vec<Ssid>> {
    let mut sections: BTreeMap<&SectionKey, Vec<Ssid>> = BTreeMap::new();
    let found = night.plan.unexplained().iter().filter(|one| reasons.contains(&one.why));
    for entry in
        found.filter_map(|one| night.plan.night().roster.get(one.entry)).filter(|row| night.runs(row))
    {
        let student = night.records.ledger.register().ssid(entry.student());
        if let Some((section, student)) = night.section(entry.section()).zip(student) {
            sections.entry(section).or_default().push(student);
        }
    }
    for students in sections.values_mut() {
        students.sort_unstable();
        students.dedup();
    }
    sections
}
