//! One summary of a whole night: the parts' own, and over all of them what each home school and each reason counts.

use super::WholeNight;
use crate::attendance::{AttendanceCounts, AttendanceKind, AttendanceSummary};
use crate::enrollments::{EnrollmentCounts, EnrollmentKind, EnrollmentSummary};
use crate::held::{ExchangePart, HeldReason};
use crate::outcome::OutcomeKind;
use crate::plan::{Counts, Summary};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::HomeIndex;

/// What a night counts for one home school. A part that has nothing of it counts 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HomeNight {
    /// The home school.
    pub home: HomeIndex,
    /// Its enrollments.
    pub enrollments: EnrollmentCounts,
    /// Attendance entries of its students.
    pub attendance: AttendanceCounts,
    /// Grades of its students.
    pub grades: Counts,
}

/// The counts of a whole night.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeNightSummary<'s> {
    /// Of enrollments.
    pub enrollments: EnrollmentSummary,
    /// Of attendance; none where none syncs tonight.
    pub attendance: Option<AttendanceSummary>,
    /// Of grades.
    pub grades: Summary<'s>,
    /// By home school, ascending: those of which any part has something.
    pub homes: Vec<HomeNight>,
    /// By held reason and part, ascending.
    pub held: Vec<((HeldReason, ExchangePart), u64)>,
}

impl<'s> WholeNightSummary<'s> {
    pub(super) fn of(night: &WholeNight<'_, 's>) -> Self {
        let enrollments = night.enrollments().summary();
        let attendance = night.attendance().map(crate::attendance::AttendancePlan::summary);
        let grades = night.grades().summary();
        let mut homes: BTreeMap<HomeIndex, HomeNight> = BTreeMap::new();
        for (home, counts) in &enrollments.homes {
            of_home(&mut homes, *home).enrollments = *counts;
        }
        for (home, counts) in attendance.iter().flat_map(|of| &of.homes) {
            of_home(&mut homes, *home).attendance = *counts;
        }
        for (home, counts) in &grades.homes {
            of_home(&mut homes, *home).grades = *counts;
        }
        let of = |part, held: &[(HeldReason, u64)]| -> Vec<((HeldReason, ExchangePart), u64)> {
            held.iter().map(|(reason, count)| ((*reason, part), *count)).collect()
        };
        let mut held = of(ExchangePart::Enrollments, &enrollments.held);
        held.extend(attendance.iter().flat_map(|summary| of(ExchangePart::Attendance, &summary.held)));
        held.extend(of(ExchangePart::Grades, &grades.held));
        held.sort_unstable();
        Self { enrollments, attendance, grades, homes: homes.into_values().collect(), held }
    }

    /// How many entries and grades are new: what a second night over the applied plan has none of.
    pub fn adds(&self) -> u64 {
        let attendance = self.attendance.as_ref().map_or(0, |of| of.all.of(AttendanceKind::Add));
        let enrollments = self.enrollments.all.of(EnrollmentKind::Add);
        self.grades.all.of(OutcomeKind::Add).saturating_add(attendance).saturating_add(enrollments)
    }

    /// How many entries and grades are changed, students who are taken off a roster among them: what a second night over
    /// the applied plan has none of.
    pub fn updates(&self) -> u64 {
        let enrollments = &self.enrollments.all;
        let ends = enrollments.of(EnrollmentKind::End);
        let updates = enrollments.of(EnrollmentKind::Update).saturating_add(ends);
        self.grades.all.of(OutcomeKind::Update).saturating_add(updates)
    }
}

fn of_home(homes: &mut BTreeMap<HomeIndex, HomeNight>, home: HomeIndex) -> &mut HomeNight {
    homes.entry(home).or_insert_with(|| HomeNight {
        home,
        enrollments: EnrollmentCounts::default(),
        attendance: AttendanceCounts::default(),
        grades: Counts::default(),
    })
}
