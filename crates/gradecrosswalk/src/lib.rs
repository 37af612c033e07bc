#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

pub use gradecrosswalk_domain as domain;
pub use gradecrosswalk_matching as matching;

pub use gradecrosswalk_domain::calendar::{
    AsOf, ClockOffset, DateRange, EndDate, GradingWindow, LocalMinute, SchoolYear, Term, TermMask,
    TermNumber, TermSchedule, WindowSpan,
};
pub use gradecrosswalk_domain::exchange::{ExchangeProfile, Link, Links, Setup, SetupParts};
pub use gradecrosswalk_domain::grades::{Enrollment, HomeGrade, PostedGrade, SentGrade, Ssid};
pub use gradecrosswalk_domain::school::{
    Course, CourseTask, OpenTerms, School, SchoolKind, SchoolParts, Section, SectionKey,
};
pub use gradecrosswalk_domain::scores::{
    Mark, MinPercent, Passing, Percent, Rounding, ScoreGroup, ScoreItem,
};
pub use gradecrosswalk_domain::{
    CourseNumber, GroupName, SchoolId, ScoreText, SectionNumber, TaskName, TeacherId, TermName,
};
pub use gradecrosswalk_matching::explain::{Explanation, Narrative};
pub use gradecrosswalk_matching::ledger::{Ledger, Records};
pub use gradecrosswalk_matching::{
    Exchange, HeldReason, HomeEditPolicy, Night, Outcome, OutcomeKind, Plan, PlanPolicy, PlanRecord,
    TermMatchPolicy,
};
