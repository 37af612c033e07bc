//! The registry of causes: why a grade is missing, each with one code, one step of the guide and one repair. Codes are
//! never reused. The page of all causes is `docs/diagnosis.md`.

use super::StepKind;
use core::fmt;
use gradecrosswalk_matching::{ExchangePart, HeldReason, Repairer};

/// The school at which a cause is repaired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Side {
    /// The technical school.
    Technical,
    /// The student's home school.
    Home,
}

macro_rules! causes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $name:literal, $step:ident, item $item:literal, at $side:ident, $repairer:expr, $problem:literal, $repair:literal;)*) => {
        /// Why a grade is missing. Every cause has exactly one repair.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Cause {
            $($(#[$doc])* $variant,)*
            /// The exchange holds the grade, and no other step of the guide says it more exactly: the reason, its
            /// repair and its page are the registry's.
            Held(HeldReason),
        }

        impl Cause {
            /// All causes but the held reasons, ascending by code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable code, such as `D07`; of a held reason that reason's.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* Self::Held(reason) => reason.code() }
            }

            /// The name after the problem, such as `home-mask-lacks-term`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* Self::Held(reason) => reason.name() }
            }

            /// The item of the troubleshooting guide (document 000) that finds it, such as `2.a.i`. The points of its
            /// item 3 have no numbers and are counted: `3.1` is the first. Blank where the guide does not speak of it.
            pub fn item(self) -> &'static str {
                match self { $(Self::$variant => $item,)* Self::Held(reason) => item_of(reason) }
            }

            /// The step that finds it. A held reason whose alert reaches nobody is found by [`StepKind::Decision`].
            pub fn step(self) -> StepKind {
                match self { $(Self::$variant => StepKind::$step,)* Self::Held(reason) => step_of(reason) }
            }

            /// Who can repair it; nobody need do anything where there is none.
            pub fn repairer(self) -> Option<Repairer> {
                match self { $(Self::$variant => $repairer,)* Self::Held(reason) => Some(reason.repairer()) }
            }

            /// The problem in one line.
            pub fn problem(self) -> &'static str {
                match self { $(Self::$variant => $problem,)* Self::Held(reason) => reason.problem() }
            }

            /// The repair in one line.
            pub fn repair(self) -> &'static str {
                match self { $(Self::$variant => $repair,)* Self::Held(reason) => reason.repair() }
            }

            /// The school at which it is repaired.
            pub fn side(self) -> Side {
                match self { $(Self::$variant => Side::$side,)* Self::Held(reason) => side_of(reason) }
            }
        }
    };
}

causes! {
    /// The teacher has not posted the grade.
    NotPosted = "D01", "not-posted", Posted, item "2.a.i", at Technical, Some(Repairer::TechnicalTeacher),
        "no grade is posted at the technical school",
        "post the grade";
    /// The teacher has not posted the grade, and can no longer: its term has closed.
    ClosedUnposted = "D02", "closed-unposted", Posted, item "2.a.i", at Technical, Some(Repairer::TechnicalOffice),
        "no grade is posted at the technical school, and the term has closed there",
        "open the term once more at both schools by an exception for the section, and have the grade posted";
    /// No such section is at the technical school.
    SectionMissing = "D03", "section-missing", Posted, item "2.a", at Technical, Some(Repairer::TechnicalOffice),
        "the technical school's set-up does not have the section",
        "ask by the technical school's course number and section number, or add the section to its courses";
    /// The task is none of the exchange's.
    TaskOutsideExchange = "D04", "task-outside-exchange", Posted, item "3.1", at Technical, Some(Repairer::TechnicalOffice),
        "the task does not take part in the exchange",
        "grade the course under one of the exchange's tasks";
    /// The task is not on the technical course, so that no term of it is ever open.
    TechnicalTaskMissing = "D05", "technical-task-missing", TermMask, item "2.a.ii", at Technical, Some(Repairer::TechnicalOffice),
        "the task is not attached to the technical course",
        "attach the task to the technical course";
    /// The grade's term is not in the technical school's schedule.
    TechnicalTermMissing = "D06", "technical-term-missing", TermMask, item "2.a.ii", at Technical, Some(Repairer::TechnicalTeacher),
        "the technical school's schedule does not have the grade's term",
        "post the grade for a term of the schedule";
    /// The grade's term is not in the technical term mask.
    TechnicalMaskLacksTerm = "D07", "technical-mask-lacks-term", TermMask, item "2.a.ii", at Technical, Some(Repairer::TechnicalOffice),
        "the task's term mask at the technical school lacks the grade's term",
        "add the term to the task's term mask at the technical school";
    /// The home term that should be open is not in the home term mask.
    HomeMaskLacksTerm = "D08", "home-mask-lacks-term", TermMask, item "2.b.ii", at Home, Some(Repairer::HomeOffice),
        "the task's term mask at the home school lacks the term that should be open",
        "add the term to the task's term mask at the home school";
    /// No home term can match the technical term.
    HomeNoTermMatches = "D09", "home-no-term-matches", TermMask, item "2.b.ii", at Home, Some(Repairer::SystemAdministrator),
        "no term of the home school matches the technical term",
        "correct the terms of one of the two calendars so that one matches";
    /// No window is scheduled for the term at the technical school.
    TechnicalWindowMissing = "D10", "technical-window-missing", GradingWindow, item "2.a.ii", at Technical, Some(Repairer::TechnicalOffice),
        "no grading window is scheduled for the term at the technical school",
        "schedule a grading window for the term at the technical school";
    /// The technical office has not marked the term active.
    TechnicalNotMarked = "D11", "technical-not-marked", GradingWindow, item "2.a.ii", at Technical, Some(Repairer::TechnicalOffice),
        "the term is not marked active at the technical school",
        "mark the term active at the technical school, and no other";
    /// The term opens later: nobody need do anything.
    NotYetOpen = "D12", "not-yet-open", GradingWindow, item "2.a.ii", at Technical, None,
        "the term is not open yet at the technical school",
        "wait for the term to open";
    /// An exception opens another term while the window of the grade's term is open.
    TechnicalExceptionInstead = "D13", "technical-exception-instead", GradingWindow, item "2.a.ii", at Technical, Some(Repairer::TechnicalOffice),
        "an exception opens another term at the technical school in place of the grade's",
        "end the exception once its own grades are posted";
    /// Windows of several terms are open at the technical school.
    TechnicalWindowsOverlap = "D14", "technical-windows-overlap", GradingWindow, item "3.3", at Technical, Some(Repairer::TechnicalOffice),
        "grading windows of several terms are open for the task at the technical school",
        "shorten the technical school's windows so that those of two terms do not overlap";
    /// Several terms are marked active at the technical school.
    TechnicalSeveralMarked = "D15", "technical-several-marked", GradingWindow, item "3.3", at Technical, Some(Repairer::TechnicalOffice),
        "several terms are marked active for the task at the technical school",
        "leave only the current term marked at the technical school";
    /// Windows of several terms are open at the home school.
    HomeWindowsOverlap = "D16", "home-windows-overlap", GradingWindow, item "3.3", at Home, Some(Repairer::HomeOffice),
        "grading windows of several terms are open for the task at the home school",
        "shorten the home school's windows so that those of two terms do not overlap";
    /// Several terms are marked active at the home school.
    HomeSeveralMarked = "D17", "home-several-marked", GradingWindow, item "3.3", at Home, Some(Repairer::HomeOffice),
        "several terms are marked active for the task at the home school",
        "leave only the term marked at the home school that should be open";
    /// No window is open at the home school.
    HomeWindowNotOpen = "D18", "home-window-not-open", GradingWindow, item "2.b.ii", at Home, Some(Repairer::HomeOffice),
        "no grading window of the task is open at the home school",
        "schedule a grading window at the home school for the term that should be open";
    /// No term is marked active at the home school.
    HomeNotMarked = "D19", "home-not-marked", GradingWindow, item "2.b.ii", at Home, Some(Repairer::HomeOffice),
        "no term is marked active for the task at the home school",
        "mark the term active at the home school that should be open";
    /// The window of another term is open at the home school.
    HomeOtherWindow = "D20", "home-other-window", GradingWindow, item "2.b.ii", at Home, Some(Repairer::HomeOffice),
        "the grading window of another term is open at the home school",
        "move the home school's windows so that the term is open that should be";
    /// Another term is marked active at the home school.
    HomeOtherMarked = "D21", "home-other-marked", GradingWindow, item "2.b.ii", at Home, Some(Repairer::HomeOffice),
        "another term is marked active at the home school",
        "mark the term active at the home school that should be open, and unmark the other";
    /// The term has closed, and the grade does not stand at home (rule G-5).
    TermClosed = "D22", "term-closed", GradingWindow, item "2.a.ii", at Technical, Some(Repairer::TechnicalOffice),
        "the term has closed at the technical school, and the grade never arrived",
        "open the term once more at both schools by an exception for the section";
    /// The term has closed, and no home section was linked.
    ClosedNotLinked = "D23", "closed-not-linked", Decision, item "2.b.ii", at Home, Some(Repairer::HomeOffice),
        "the term has closed, and no home section is linked to the technical section",
        "set up a home section with the technical school's course number and section number";
    /// The term has closed, and the student was not enrolled in the home section.
    ClosedNotEnrolled = "D24", "closed-not-enrolled", Decision, item "2.b.ii", at Home, Some(Repairer::HomeOffice),
        "the term has closed, and the student has no enrollment in a linked home section",
        "schedule the student into the home section";
    /// The term has closed, and the student's enrollment shares no day with it.
    ClosedOutsideTerm = "D25", "closed-outside-term", Decision, item "2.b.ii", at Home, Some(Repairer::HomeOffice),
        "the term has closed, and the student's enrollment shares no day with it",
        "correct the enrollment's dates";
    /// The term has closed, and the student was enrolled in two home sections at once.
    ClosedSeveralHomes = "D26", "closed-several-homes", Decision, item "2.b.ii", at Home, Some(Repairer::HomeOffice),
        "the term has closed, and the student was enrolled in two home sections at once",
        "end the enrollment that is wrong";
    /// The term has closed, and the home calendar shares no day with it.
    ClosedNoSharedDay = "D27", "closed-no-shared-day", Decision, item "2.b.ii", at Home, Some(Repairer::SystemAdministrator),
        "the term has closed, and no term of the home school shares a day with it",
        "correct the term dates of one of the two calendars";
    /// The grade stands at home, and a report card or progress report does not print it.
    TemplateLacksTask = "D28", "template-lacks-task", PresentAtHome, item "2.b.i", at Home, Some(Repairer::SystemAdministrator),
        "the grade stands at home, but a report card or progress report template lacks the task",
        "add the task to the home school's report card and progress report templates";
    /// The grade stands at home, and the school has no template to print it.
    TemplateMissing = "D29", "template-missing", PresentAtHome, item "2.b.i", at Home, Some(Repairer::SystemAdministrator),
        "the grade stands at home, but the home school has no report card or progress report template",
        "make a report card and a progress report template that hold the task";
    /// The technical school has a waiver for the year: nobody need do anything.
    Waived = "D30", "waived", Decision, item "", at Technical, None,
        "the technical school has an approved waiver for the school year and exchanges nothing",
        "wait for the waiver to end";
}

impl Cause {
    /// The cause with this code or name, a held reason's among them.
    pub fn find(code_or_name: &str) -> Option<Self> {
        let mut own = Self::ALL.iter().copied();
        let own = own.find(|of| of.code().eq_ignore_ascii_case(code_or_name) || of.name() == code_or_name);
        own.or_else(|| grades_reason(code_or_name).map(Self::Held))
    }
}

/// The held reason with this code or name, if it can hold a grade.
fn grades_reason(code_or_name: &str) -> Option<HeldReason> {
    HeldReason::find(code_or_name).filter(|reason| reason.parts().contains(&ExchangePart::Grades))
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code(), self.name())
    }
}

/// Alerts say a held reason exactly; what is wrong with an active term the steps about terms say.
fn step_of(reason: HeldReason) -> StepKind {
    match reason {
        HeldReason::TechnicalOutsideMask | HeldReason::HomeOutsideMask => StepKind::TermMask,
        HeldReason::TechnicalUnknownTerm | HeldReason::HomeUnknownTerm => StepKind::GradingWindow,
        _ => StepKind::Alerts,
    }
}

fn item_of(reason: HeldReason) -> &'static str {
    match reason {
        HeldReason::TechnicalOutsideMask | HeldReason::TechnicalUnknownTerm => "2.a.ii",
        HeldReason::HomeOutsideMask | HeldReason::HomeUnknownTerm => "2.b.ii",
        HeldReason::UnknownTask | HeldReason::TechnicalTaskDoubled | HeldReason::HomeTaskDoubled => "3.1",
        HeldReason::ScoreGroupsDiffer | HeldReason::HomeMinPercentDoubled => "3.6",
        _ => "1.a",
    }
}

fn side_of(reason: HeldReason) -> Side {
    let beyond = reason > HeldReason::TechnicalUnknownTerm;
    match reason.repairer() {
        Repairer::TechnicalTeacher | Repairer::TechnicalOffice => Side::Technical,
        Repairer::StateSupport if !beyond => Side::Technical,
        _ => Side::Home,
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Cause {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        let mut object = serializer.serialize_struct("Cause", 8)?;
        object.serialize_field("code", self.code())?;
        object.serialize_field("name", self.name())?;
        object.serialize_field("step", &self.step())?;
        object.serialize_field("item", self.item())?;
        object.serialize_field("at", &self.side())?;
        object.serialize_field("repairer", &self.repairer())?;
        object.serialize_field("problem", self.problem())?;
        object.serialize_field("repair", self.repair())?;
        object.end()
    }
}
