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
    mod used;
    pub mod window_outside_masks;
    pub mod window_unknown_task;
    pub mod window_unknown_term;
    pub mod windows_missing;
    pub mod windows_overlap;
    pub mod windows_unused;
}

/// Tasks on courses.
pub mod tasks {
    pub mod credit_on_term_grade;
}

/// Score groups.
pub mod scores {}

/// Linked sections and enrollments.
pub mod links {}

/// Report templates and alerts.
pub mod reporting {}

/// Posted grades.
pub mod postings {
    pub mod mark_disagrees;
}
