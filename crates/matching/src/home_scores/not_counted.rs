//! Why a posted score does not count for what a home school asks. One list of codes for all that is asked (rules P-1 to
//! P-4).

use super::HomeScore;
use crate::reasons::reasons;

reasons! {
    /// Why a score does not count in a GPA, on a transcript, on a report card or for eligibility (rules P-1 to P-4).
    NotCounted("reason for not counting") {
        /// The home school does not have the course.
        UnknownCourse = "unknown-course", "the course is not among the home school's courses";
        /// The task is not on the course.
        UnknownTask = "unknown-task", "the task is not attached to the course";
        /// The task stands twice on the course (rule K-2): which row's weight and credit are meant is not guessed.
        TaskDoubled = "task-doubled", "the task is attached twice to the course";
        /// The task's score group has no such score.
        UnknownScore = "unknown-score", "the score is not in the task's score group";
        /// Different scores are posted for one student, section, task and term, or would make one transcript entry.
        Conflicting = "conflicting", "another score is posted for the same";
        /// The Term GPA weight is blank (rule K-4).
        NoGpaWeight = "no-gpa-weight", "the task has no term gpa weight";
        /// The GPA value is blank (rule S-6).
        NoGpaValue = "no-gpa-value", "the score has no gpa value";
        /// Several tasks of the course have a Term GPA weight (rule K-4).
        SeveralGpaWeights = "several-gpa-weights", "several tasks of the course have a term gpa weight";
        /// The credit is blank (rule K-5).
        NoCredit = "no-credit", "the task grants no credit";
        /// Several tasks of the course grant credit, so that the course's credit is not known (rule K-5).
        SeveralCredits = "several-credits", "several tasks of the course grant credit";
        /// The credit earned is greater than a credit can be.
        CreditTooGreat = "credit-too-great", "credit times coefficient is more than 100";
        /// The template does not hold the task (rule P-3).
        NotInTemplate = "not-in-template", "the task is not in the template";
        /// The score is of a term that was not asked for.
        OtherTerm = "other-term", "the score is of another term";
        /// Nothing is posted.
        NotPosted = "not-posted", "nothing is posted";
        /// It was posted after the instant that was asked for (rule P-4).
        PostedLater = "posted-later", "it was posted later than asked for";
    }
}

/// A score that does not count, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut<'a> {
    /// The score.
    pub score: &'a HomeScore,
    /// Why it does not count.
    pub why: NotCounted,
}
