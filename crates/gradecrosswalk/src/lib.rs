#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

pub use gradecrosswalk_domain as domain;
pub use gradecrosswalk_matching as matching;
#[cfg(feature = "oneroster")]
pub use gradecrosswalk_oneroster as oneroster;
#[cfg(feature = "report")]
pub use gradecrosswalk_report as report;
pub use gradecrosswalk_validation as validation;

pub use gradecrosswalk_domain::attendance::{
    AttendanceEntry, AttendanceStatus, HomeAttendance, HomeAttendanceState, InstructionalCalendar,
    PeriodNumber,
};
pub use gradecrosswalk_domain::calendar::{
    AsOf, ClockOffset, DateRange, EndDate, GradingWindow, LocalMinute, SchoolDay, SchoolYear, Term, TermMask,
    TermNumber, TermSchedule, WindowSpan,
};
pub use gradecrosswalk_domain::exchange::{
    AttendanceParts, ExchangeProfile, HomeIndex, Link, Links, SchoolCalendar, SectionIndex, Setup,
    SetupParts, TaskIndex, TaskRole, Waiver, WaiverFault, WaiverReview, WaiverStanding,
};
pub use gradecrosswalk_domain::grades::{Enrollment, HomeGrade, PostedGrade, SentGrade, Ssid};
pub use gradecrosswalk_domain::learning::{GradeReturn, GradebookTarget, LearningClass, SisSection};
pub use gradecrosswalk_domain::roster::{IntakeStop, NoIntake, RosterEntry};
pub use gradecrosswalk_domain::school::{
    AlertGroup, CompositeChild, CompositeRule, Course, CourseTask, ExceptionScope, GradeLevel, OpenTerms,
    ReportTemplate, Reporting, School, SchoolKind, SchoolParts, Section, SectionKey, TemplateKind,
    WindowException,
};
pub use gradecrosswalk_domain::scores::{
    ChildWeight, Credit, GpaValue, GpaWeight, ItemIndex, Mark, MinPercent, Passing, Percent, Rounding,
    ScoreGroup, ScoreItem,
};
pub use gradecrosswalk_domain::{
    BandName, CourseNumber, CreditType, GroupName, SchoolId, ScoreName, ScoreText, SectionNumber, TaskName,
    TeacherId, TemplateName, TermName, UserGroupName,
};
pub use gradecrosswalk_matching::attendance::{
    AttendanceExchange, AttendanceKind, AttendanceLedger, AttendanceNarrative, AttendanceNight,
    AttendanceNotDue, AttendanceOutcome, AttendancePlan, AttendancePlanRecord, AttendanceRecords,
};
pub use gradecrosswalk_matching::composite::{
    Calculator, CompositeExplanation, CompositeGrade, CompositePolicy, CompositeRules, MissingPart, NoGrade,
};
pub use gradecrosswalk_matching::eligibility::{
    Eligibility, EligibilityReport, ExpectedGrade, PassRequirement,
};
pub use gradecrosswalk_matching::enrollments::{
    EnrollmentExchange, EnrollmentExplanation, EnrollmentKind, EnrollmentLedger, EnrollmentNarrative,
    EnrollmentNotDue, EnrollmentOutcome, EnrollmentPlan, EnrollmentPlanRecord, EnrollmentRecords,
    EnrollmentSummary, RosterWrite, Unexplained, UnexplainedReason,
};
pub use gradecrosswalk_matching::explain::{Explanation, Narrative, StoodAtHome};
pub use gradecrosswalk_matching::gpa::{GpaPolicy, GpaReport, HonorBand, HonorRoll};
pub use gradecrosswalk_matching::grade_return::{Fault, PushPlan, PushScope};
pub use gradecrosswalk_matching::home_scores::{HomeScore, HomeTasks, NotCounted, ScoresByStudent};
pub use gradecrosswalk_matching::ledger::{LeftOut, RecordList, Records};
pub use gradecrosswalk_matching::plan::{Counts, Summary};
pub use gradecrosswalk_matching::plan_record::PlanRecord;
pub use gradecrosswalk_matching::report_card::ReportCard;
pub use gradecrosswalk_matching::transcripts::{
    StandingEntry, TranscriptEntry, TranscriptLine, TranscriptOutcome, TranscriptPlan, TranscriptSelection,
};
pub use gradecrosswalk_matching::whole_night::{
    NightChoices, WholeNight, WholeNightExchange, WholeNightLedger, WholeNightRecord, WholeNightRecords,
    WholeNightSummary, plan_whole_night,
};
pub use gradecrosswalk_matching::{
    Arrival, Exchange, ExchangePart, HeldReason, HomeEdit, HomeEditPolicy, Ledger, Night, NotDueReason,
    OldScore, Outcome, OutcomeKind, Plan, PlanPolicy, Repairer, TermMatchPolicy, Write,
};
pub use gradecrosswalk_validation::alerts::{Alert, SchoolAlerts, alerts};
pub use gradecrosswalk_validation::diagnosis::{
    Arrives, Cause, Question, Seen, Side, Step, StepKind, Supposing, Who,
};
pub use gradecrosswalk_validation::grades_report::{GradesReport, HomeState, SideBySide};
pub use gradecrosswalk_validation::morning_after::{Became, MorningAfter};
pub use gradecrosswalk_validation::proposal::Proposal;
pub use gradecrosswalk_validation::support::{LentNames, Personal, Refused, SupportRequest};
pub use gradecrosswalk_validation::{
    Applicability, Diagnoser, Diagnosis, Edit, EnrollmentNightRecords, Evidence, Finding, Fix, Forecast,
    NightRecords, Place, Problem, Rule, Severities, Severity, validate, validate_classes,
    validate_enrollments, validate_night,
};
