//! The registry of rules: one code, one file, one page each. Codes are never reused.
//!
//! The table at the end of this file is the registry. A rule's page is `docs/rules/<code>-<name>.md`; it is the rustdoc
//! of its variant, so a missing page does not compile and its examples are tested. Its evidence and its check are in
//! `rules/`, in a file of its own.

use crate::finding::Evidence;
use crate::rules;
use crate::severity::Severity;
use crate::survey::{Enrollments, Night, Survey};
use alloc::vec::Vec;
use core::fmt;

macro_rules! rules {
    ($($variant:ident in $folder:ident::$file:ident = $code:literal, $name:literal, rule $rule:literal, $severity:ident, asks $asks:ident, $problem:literal;)*) => {
        /// What is looked for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $(
                #[doc = include_str!(concat!("../docs/rules/", $code, "-", $name, ".md"))]
                $variant,
            )*
        }

        impl Rule {
            /// All rules, ascending by code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable code, such as `V201`. Never reused for another rule.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The name after the problem, such as `windows-overlap`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The rule of the work that it checks, such as `W-2`.
            pub fn source(self) -> &'static str {
                match self { $(Self::$variant => $rule,)* }
            }

            /// How bad its findings are, unless an exchange says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What it finds, in one line.
            pub fn problem(self) -> &'static str {
                match self { $(Self::$variant => $problem,)* }
            }

            /// What it looks at.
            pub fn asks(self) -> Asks {
                match self { $(Self::$variant => Asks::$asks,)* }
            }

            /// The rule's page, as Markdown.
            pub fn page(self) -> &'static str {
                match self {
                    $(Self::$variant => include_str!(concat!("../docs/rules/", $code, "-", $name, ".md")),)*
                }
            }

            /// The rule with this code or name.
            pub fn find(code_or_name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|rule| {
                    rule.code().eq_ignore_ascii_case(code_or_name) || rule.name() == code_or_name
                })
            }
        }

        /// What a rule found, with what it saw as data. Shown, it is the message: one line, lower case.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize), serde(untagged))]
        #[non_exhaustive]
        pub enum Problem {
            $(
                #[doc = $problem]
                $variant(rules::$folder::$file::$variant),
            )*
        }

        impl Problem {
            /// The rule that found it.
            pub fn rule(&self) -> Rule {
                match self { $(Self::$variant(_) => Rule::$variant,)* }
            }

            /// What it says of itself.
            pub fn evidence(&self) -> &dyn Evidence {
                match self { $(Self::$variant(evidence) => evidence,)* }
            }
        }

        $(impl From<rules::$folder::$file::$variant> for Problem {
            fn from(evidence: rules::$folder::$file::$variant) -> Self {
                Self::$variant(evidence)
            }
        })*

        /// Asks all rules about the set-up.
        pub(crate) fn of_setup(survey: &Survey<'_>, found: &mut Vec<Problem>) {
            $(rules!(@setup $asks, rules::$folder::$file, survey, found);)*
        }

        /// Asks all rules about a night.
        pub(crate) fn of_night(night: &Night<'_, '_>, found: &mut Vec<Problem>) {
            $(rules!(@night $asks, rules::$folder::$file, night, found);)*
        }

        /// Asks all rules about a night's enrollments.
        pub(crate) fn of_enrollments(night: &Enrollments<'_, '_>, found: &mut Vec<Problem>) {
            $(rules!(@enrollments $asks, rules::$folder::$file, night, found);)*
        }
    };
    (@setup Setup, $($path:ident)::+, $survey:ident, $found:ident) => { $($path)::+::check($survey, $found) };
    (@night Night, $($path:ident)::+, $night:ident, $found:ident) => { $($path)::+::check($night, $found) };
    (@enrollments Enrollments, $($path:ident)::+, $night:ident, $found:ident) => { $($path)::+::check($night, $found) };
    (@$asked:ident $asks:ident, $($path:ident)::+, $of:ident, $found:ident) => {};
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asks {
    /// The set-up of the schools.
    Setup,
    /// A night's records and its plan.
    Night,
    /// A night's enrollments and rosters, and their plan.
    Enrollments,
}

rules! {
    TermsOverlap in calendar::terms_overlap = "V101", "terms-overlap", rule "T-2", Error, asks Setup,
        "two terms of a school share days";
    TermsOutOfOrder in calendar::terms_out_of_order = "V102", "terms-out-of-order", rule "T-2", Error, asks Setup,
        "the sequence numbers of a school's terms are not chronological";
    NoTerms in calendar::no_terms = "V103", "no-terms", rule "T-1", Error, asks Setup,
        "a school has no term";
    TermSharesNoDay in calendar::term_shares_no_day = "V104", "term-shares-no-day", rule "T-7", Error, asks Setup,
        "a technical term shares no day with any term of a home school";
    TermsNeverMatch in calendar::terms_never_match = "V105", "terms-never-match", rule "T-7", Error, asks Setup,
        "a technical term can match no term of a home school under the exchange's policy";
    SeveralIntoOne in calendar::several_into_one = "V106", "several-into-one", rule "T-11", Information, asks Setup,
        "several technical terms go into one home term in turn";
    OneIntoSeveral in calendar::one_into_several = "V107", "one-into-several", rule "T-11", Information, asks Setup,
        "one technical term goes into several home terms in turn";
    MasksNeverMatch in calendar::masks_never_match = "V108", "masks-never-match", rule "T-7", Error, asks Setup,
        "a home term mask holds no term that can match a term of the technical one";
    SeveralOpen in calendar::several_open = "V111", "several-open", rule "T-4", Error, asks Setup,
        "several terms are marked active for a task";
    OpenOutsideMask in calendar::open_outside_mask = "V112", "open-outside-mask", rule "T-5", Error, asks Setup,
        "a term is marked active that is not in the task's term mask";
    OpenUnknownTerm in calendar::open_unknown_term = "V113", "open-unknown-term", rule "T-5", Error, asks Setup,
        "a term is marked active that is not in the school's schedule";
    MaskOutsideSchedule in calendar::mask_outside_schedule = "V114", "mask-outside-schedule", rule "T-3", Warning, asks Setup,
        "a term mask holds terms that are not in the school's schedule";
    TermGradeMaskIncomplete in calendar::term_grade_mask_incomplete = "V115", "term-grade-mask-incomplete", rule "T-3", Error, asks Setup,
        "the term mask of the term grade lacks terms of the school's schedule";
    MaskEmpty in calendar::mask_empty = "V116", "mask-empty", rule "T-3", Error, asks Setup,
        "a term mask holds no term of the school's schedule";
    WindowsOverlap in windows::windows_overlap = "V201", "windows-overlap", rule "W-2", Error, asks Setup,
        "grading windows of two terms overlap for one task";
    WindowsMissing in windows::windows_missing = "V202", "windows-missing", rule "W-3", Error, asks Setup,
        "a task that windows open has no window in a term in which it is graded";
    WindowOutsideMasks in windows::window_outside_masks = "V203", "window-outside-masks", rule "W-6", Warning, asks Setup,
        "a window opens a term that no course's term mask of the task holds";
    WindowUnknownTerm in windows::window_unknown_term = "V204", "window-unknown-term", rule "T-5", Warning, asks Setup,
        "a window opens a term that is not in the school's schedule";
    ExceptionOutsideMask in windows::exception_outside_mask = "V205", "exception-outside-mask", rule "W-6", Warning, asks Setup,
        "an exception opens a term that no term mask which it is for holds";
    ExceptionForNothing in windows::exception_for_nothing = "V206", "exception-for-nothing", rule "W-8", Warning, asks Setup,
        "an exception to the windows has no effect";
    WindowUnknownTask in windows::window_unknown_task = "V207", "window-unknown-task", rule "K-1", Warning, asks Setup,
        "a window or an exception is for a task that is none of the exchange's";
    MixedSources in windows::mixed_sources = "V208", "mixed-sources", rule "T-6", Warning, asks Setup,
        "a task is opened by windows on some courses and by hand on others";
    WindowsUnused in windows::windows_unused = "V209", "windows-unused", rule "T-6", Warning, asks Setup,
        "a task has windows but is opened by hand on every course";
    UnknownTask in tasks::unknown_task = "V301", "unknown-task", rule "K-1", Warning, asks Setup,
        "a task that does not take part is attached to a course of the exchange";
    DoubledTask in tasks::doubled_task = "V302", "doubled-task", rule "K-2", Error, asks Setup,
        "a task of the exchange is attached more than once to a course";
    TermGpaOnSeveral in tasks::term_gpa_on_several = "V303", "term-gpa-on-several", rule "K-4", Warning, asks Setup,
        "Term GPA is set on several tasks of a course";
    TermGpaBlank in tasks::term_gpa_blank = "V304", "term-gpa-blank", rule "K-4", Information, asks Setup,
        "Term GPA is blank on every task of a home course";
    CreditOnTermGrade in tasks::credit_on_term_grade = "V305", "credit-on-term-grade", rule "K-5", Error, asks Setup,
        "credit or a credit type is set on the term grade";
    HomeTaskMissing in tasks::home_task_missing = "V306", "home-task-missing", rule "G-4", Error, asks Setup,
        "a task of a technical course is not on the home course that is linked to it";
    FinalWithoutCredit in tasks::final_without_credit = "V307", "final-without-credit", rule "K-5", Warning, asks Setup,
        "a home school's final grade has no credit";
    CompositeAtHome in tasks::composite_at_home = "V308", "composite-at-home", rule "D-5", Error, asks Setup,
        "a home school calculates composite grades for a technical course";
    TechnicalTaskMissing in tasks::technical_task_missing = "V310", "technical-task-missing", rule "K-1", Warning, asks Setup,
        "a linked technical course has no term grade or no final grade";
    FinalWithoutCreditType in tasks::final_without_credit_type = "V311", "final-without-credit-type", rule "K-5", Information, asks Setup,
        "a home school's final grade has credit without a credit type";
    CompositeIncomplete in tasks::composite_incomplete = "V312", "composite-incomplete", rule "C-1", Warning, asks Setup,
        "a technical school's composite rule names grades that there can never be";
    TechnicalGroupNotState in scores::technical_group_not_state = "V401", "technical-group-not-state", rule "S-5", Warning, asks Setup,
        "the technical school uses another score group than the state's";
    StateGroupDiffers in scores::state_group_differs = "V402", "state-group-differs", rule "K-6", Warning, asks Setup,
        "a school's copy of the state's score group is not as the state gives it";
    ScoreGroupsDiffer in scores::score_groups_differ = "V403", "score-groups-differ", rule "S-3", Error, asks Setup,
        "the score groups of linked courses differ in their min % columns";
    MinPercentDoubled in scores::min_percent_doubled = "V404", "min-percent-doubled", rule "S-3", Error, asks Setup,
        "two scores of a group in use have the same min %";
    GpaValuesMissing in scores::gpa_values_missing = "V405", "gpa-values-missing", rule "S-6", Warning, asks Setup,
        "scores of a home school's group have no GPA value";
    NoScoreAtZero in scores::no_score_at_zero = "V406", "no-score-at-zero", rule "S-2", Warning, asks Setup,
        "a technical school's score group has no score for low percents";
    ScoreWithoutCounterpart in scores::score_without_counterpart = "V407", "score-without-counterpart", rule "S-4", Warning, asks Setup,
        "a score without a min % is not in the home school's group";
    HomeSectionUnlinked in links::home_section_unlinked = "V501", "home-section-unlinked", rule "G-2", Warning, asks Setup,
        "a home section of a technical course is linked to no technical section";
    HomeSectionSeveral in links::home_section_several = "V502", "home-section-several", rule "G-2", Warning, asks Setup,
        "a home section is linked to several technical sections";
    TechnicalSectionUnlinked in links::technical_section_unlinked = "V503", "technical-section-unlinked", rule "G-2", Information, asks Setup,
        "no home section is linked to a technical section";
    HomeCourseUnlinked in links::home_course_unlinked = "V504", "home-course-unlinked", rule "G-2", Information, asks Setup,
        "a home course is none of the technical school's";
    EnrollmentWithoutSsid in links::enrollment_without_ssid = "V511", "enrollment-without-ssid", rule "G-2", Error, asks Night,
        "an enrollment in a linked home section has no usable state student identifier";
    EnrollmentDoubled in links::enrollment_doubled = "V512", "enrollment-doubled", rule "G-2", Information, asks Night,
        "a student is enrolled twice in one home section on one day";
    EnrollmentOverlap in links::enrollment_overlap = "V513", "enrollment-overlap", rule "G-2", Error, asks Night,
        "a student is enrolled at once in two home sections of one technical section";
    EnrollmentOutsideTerms in links::enrollment_outside_terms = "V514", "enrollment-outside-terms", rule "G-2", Warning, asks Night,
        "a student's enrollment shares no day with any technical term";
    TemplateTaskMissing in reporting::template_task_missing = "V601", "template-task-missing", rule "D-4", Warning, asks Setup,
        "a report template lacks a task of the exchange";
    AlertGroupMissing in reporting::alert_group_missing = "V602", "alert-group-missing", rule "D-1", Warning, asks Setup,
        "a school has no user group for alerts";
    ReportCardMissing in reporting::report_card_missing = "V603", "report-card-missing", rule "D-4", Warning, asks Setup,
        "a home school has no report card template";
    MarkDisagrees in postings::mark_disagrees = "V701", "mark-disagrees", rule "S-4", Warning, asks Night,
        "a posting's score and its percent say different scores";
    PostingStale in postings::posting_stale = "V702", "posting-stale", rule "G-9", Warning, asks Night,
        "a section's term grade is open and was not posted for too long";
    NeverArrived in postings::never_arrived = "V703", "never-arrived", rule "G-5", Error, asks Night,
        "the term of a posted grade has closed, and the grade does not stand at home";
    FinalChanged in postings::final_changed = "V704", "final-changed", rule "G-8", Warning, asks Night,
        "a final grade that stands at home changes tonight";
    TranscriptOutdated in postings::transcript_outdated = "V705", "transcript-outdated", rule "G-8", Warning, asks Night,
        "a transcript keeps the old score of a final grade that changes tonight";
    Unposted in postings::unposted = "V706", "unposted", rule "G-5", Information, asks Night,
        "a grade that was sent and is no longer posted stays at home";
    RecordLeftOut in postings::record_left_out = "V707", "record-left-out", rule "G-2", Information, asks Night,
        "a record of a home school cannot be used";
    EditOverwritten in postings::edit_overwritten = "V708", "edit-overwritten", rule "G-7", Information, asks Night,
        "an update overwrites an edit made at home";
    PostingDoubled in postings::posting_doubled = "V709", "posting-doubled", rule "G-2", Information, asks Night,
        "one grade is posted twice alike";
    RosterUnexplained in rosters::roster_unexplained = "V801", "roster-unexplained", rule "E-1", Warning, asks Enrollments,
        "a student is on a technical roster whom no home school has enrolled";
    RosterDoubled in rosters::roster_doubled = "V802", "roster-doubled", rule "E-1", Warning, asks Enrollments,
        "a student stands twice on a technical roster";
    RosterEntryUnusable in rosters::roster_entry_unusable = "V803", "roster-entry-unusable", rule "E-2", Warning, asks Enrollments,
        "an entry of a technical roster cannot be used";
    TechnicalCalendarEnded in rosters::technical_calendar_ended = "V804", "technical-calendar-ended", rule "E-1", Warning, asks Setup,
        "the technical school's last term has ended while a home school's terms go on";
    HomeEnrollmentsMissing in rosters::home_enrollments_missing = "V805", "home-enrollments-missing", rule "E-1", Warning, asks Enrollments,
        "a home school with linked sections has given no enrollment";
    AttendanceWithoutCalendar in attendance::attendance_without_calendar = "V821", "attendance-without-calendar", rule "A-2", Warning, asks Setup,
        "a home school takes the sync of unknown attendance and has no instructional calendar";
    CalendarOutsideTerms in attendance::calendar_outside_terms = "V822", "calendar-outside-terms", rule "A-2", Warning, asks Setup,
        "days of instruction lie in none of the school's terms";
    CalendarEmpty in attendance::calendar_empty = "V823", "calendar-empty", rule "A-2", Error, asks Setup,
        "a school's instructional calendar has no day";
    WaiverFromStateSchool in waivers::waiver_from_state_school = "V831", "waiver-from-state-school", rule "V-1", Warning, asks Setup,
        "a state-operated technical school has asked for a waiver";
    WaiverExpired in waivers::waiver_expired = "V832", "waiver-expired", rule "V-2", Warning, asks Setup,
        "a waiver has ended and was not asked for anew";
    WaiverOutsideSubmission in waivers::waiver_outside_submission = "V833", "waiver-outside-submission", rule "V-2", Warning, asks Setup,
        "a waiver was not submitted from January 1 through March 1";
    WaiverWrongYear in waivers::waiver_wrong_year = "V834", "waiver-wrong-year", rule "V-2", Warning, asks Setup,
        "a waiver is for another school year than the next";
    WaiverDoubled in waivers::waiver_doubled = "V835", "waiver-doubled", rule "V-2", Information, asks Setup,
        "a waiver was asked for more than once";
    WaiverNotApproved in waivers::waiver_not_approved = "V836", "waiver-not-approved", rule "V-2", Warning, asks Setup,
        "the school year of a waiver has begun, and it is not approved";
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code(), self.name())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.evidence().message(f)
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}: {self}", self.rule(), self.evidence().place())
    }
}
