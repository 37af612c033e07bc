//! The rules, a file each: what one saw as data, and its check. The registry is in [`crate::rule`].
//!
//! A check is total and adds one problem for each place at which something is wrong; it never stops at the first.

/// Terms, term masks and open terms.
pub mod calendar {
    mod beside;
    mod marked;
    pub mod mask_empty;
    pub mod mask_outside_schedule;
    pub mod masks_never_match;
    pub mod no_terms;
    pub mod one_into_several;
    pub mod open_outside_mask;
    pub mod open_unknown_term;
    pub mod same_mask;
    pub mod several_into_one;
    pub mod several_open;
    pub mod term_grade_mask_incomplete;
    pub mod term_shares_no_day;
    pub mod terms_never_match;
    pub mod terms_out_of_order;
    pub mod terms_overlap;
}

/// Grading windows and exceptions to them.
pub mod windows {
    pub mod excepted;
    pub mod exception_for_nothing;
    pub mod exception_outside_mask;
    pub mod mixed_sources;
    pub mod window_outside_masks;
    pub mod window_unknown_task;
    pub mod window_unknown_term;
    pub mod windows_missing;
    pub mod windows_overlap;
    pub mod windows_unused;
}

/// Tasks on courses.
pub mod tasks {
    pub mod composite_at_home;
    pub mod composite_incomplete;
    pub mod credit_on_term_grade;
    pub mod doubled_task;
    pub mod final_without_credit;
    pub mod final_without_credit_type;
    pub mod home_task_missing;
    pub mod technical_task_missing;
    pub mod term_gpa_blank;
    pub mod term_gpa_on_several;
    pub mod unknown_task;
}

/// Score groups.
pub mod scores {
    pub mod gpa_values_missing;
    pub mod min_percent_doubled;
    pub mod no_score_at_zero;
    pub mod score_groups_differ;
    pub mod score_without_counterpart;
    pub mod state_group_differs;
    pub mod technical_group_not_state;
}

/// Linked sections and enrollments.
pub mod links {
    pub mod enrollment_doubled;
    pub mod enrollment_outside_terms;
    pub mod enrollment_overlap;
    pub mod enrollment_without_ssid;
    pub mod home_course_unlinked;
    pub mod home_section_several;
    pub mod home_section_unlinked;
    pub mod technical_section_unlinked;
    mod unlinked;
}

/// Report templates and alerts.
pub mod reporting {
    pub mod alert_group_missing;
    pub mod report_card_missing;
    pub mod template_task_missing;
}

/// The technical school's rosters.
pub mod rosters {
    pub mod home_enrollments_missing;
    pub mod roster_doubled;
    pub mod roster_entry_unusable;
    pub mod roster_unexplained;
    pub mod technical_calendar_ended;
    mod unexplained;
}

/// Posted grades.
pub mod postings {
    pub mod at_home;
    pub mod edit_overwritten;
    pub mod final_changed;
    pub mod mark_disagrees;
    pub mod never_arrived;
    pub mod posting_doubled;
    pub mod posting_stale;
    pub mod record_left_out;
    pub mod transcript_outdated;
    pub mod unposted;
}

/// The sync of unknown attendance, and instructional calendars.
pub mod attendance {
    pub mod attendance_without_calendar;
    pub mod calendar_empty;
    pub mod calendar_outside_terms;
}

/// Waivers of the technical school.
pub mod waivers {
    mod asked;
    pub mod waiver_doubled;
    pub mod waiver_expired;
    pub mod waiver_from_state_school;
    pub mod waiver_not_approved;
    pub mod waiver_outside_submission;
    pub mod waiver_wrong_year;
}
