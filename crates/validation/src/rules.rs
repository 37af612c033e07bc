//! The rules, a file each: what one saw as data, and its check. The registry is in [`crate::rule`].
//!
//! A check is total and adds one problem for each place at which something is wrong; it never stops at the first.

/// Terms, term masks and open terms.
pub mod calendar {
    mod beside;
    pub mod masks_never_match;
    pub mod no_terms;
    pub mod one_into_several;
    pub mod several_into_one;
    pub mod term_shares_no_day;
    pub mod terms_never_match;
    pub mod terms_out_of_order;
    pub mod terms_overlap;
}

/// Grading windows and exceptions to them.
pub mod windows {
    pub mod windows_overlap;
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
pub mod links {}

/// Report templates and alerts.
pub mod reporting {
    pub mod alert_group_missing;
    pub mod report_card_missing;
    pub mod template_task_missing;
}

/// Posted grades.
pub mod postings {
    pub mod mark_disagrees;
}
