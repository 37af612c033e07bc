//! The registry of held reasons of all parts of the exchange: one code, one page, one repair each. Codes are never
//! reused.
//!
//! The table at the end of this file is the registry. A reason's page is `docs/held/<code>-<name>.md`; it is the
//! rustdoc of its variant, so a missing page does not compile and its examples are tested. `registry.rs` beside this
//! file says what is made of the table.

use core::fmt;

/// Who can repair what is held (rule G-10), or what keeps a class's scores back (rule L-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Repairer {
    /// The teacher at the technical school.
    TechnicalTeacher,
    /// The office of the technical school.
    TechnicalOffice,
    /// The office of the home school.
    HomeOffice,
    /// The system administrator of the home school's district.
    SystemAdministrator,
    /// The exchange's support.
    StateSupport,
    /// The teacher who owns a class in the learning system.
    ClassOwner,
    /// The lead teacher of a SIS section, in its gradebook.
    LeadTeacher,
    /// The administrators of the school or the district, for the learning system.
    Administrators,
}

impl fmt::Display for Repairer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::TechnicalTeacher => "technical teacher",
            Self::TechnicalOffice => "technical office",
            Self::HomeOffice => "home office",
            Self::SystemAdministrator => "system administrator",
            Self::StateSupport => "state support",
            Self::ClassOwner => "class owner",
            Self::LeadTeacher => "lead teacher",
            Self::Administrators => "organisation's administrators",
        })
    }
}

/// A part of what the schools exchange in a night. Each can be planned alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ExchangePart {
    /// Enrollments, home to technical (rules E-1, E-2).
    Enrollments,
    /// Attendance, technical to home (rules A-1, A-2).
    Attendance,
    /// Grades, technical to home (rules G-1 to G-11).
    Grades,
}

impl fmt::Display for ExchangePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Enrollments => "enrollments",
            Self::Attendance => "attendance",
            Self::Grades => "grades",
        })
    }
}

/// The registry, made of the table below; and which parts of the exchange each reason is of.
macro_rules! held_reasons {
    ($($variant:ident = $code:literal, $name:literal, rule $rule:literal, of [$($part:ident),+], $repairer:ident, $problem:literal, $repair:literal;)*) => {
        crate::registry::registry! {
            /// Why a grade, an enrollment or an attendance entry is held. Those of grades stand in the order in which they
            /// are looked for (rule G-4).
            #[repr(u8)]
            HeldReason of Repairer, pages in "../docs/held/";
            $($variant = $code, $name, rule $rule, $repairer, $problem, $repair;)*
        }

        impl HeldReason {
            /// What it can hold.
            pub fn parts(self) -> &'static [ExchangePart] {
                match self { $(Self::$variant => &[$(ExchangePart::$part),+],)* }
            }
        }
    };
}

held_reasons! {
    UnknownTask = "H01", "unknown-task", rule "K-1", of [Grades], TechnicalOffice,
        "the grade's task does not take part in the exchange",
        "post the grade under one of the exchange's tasks";
    MissingSsid = "H02", "missing-ssid", rule "G-2", of [Attendance, Grades], TechnicalOffice,
        "the posting has no state student identifier",
        "enter the student's SSID at the technical school";
    ConflictingPostings = "H03", "conflicting-postings", rule "G-2", of [Grades], TechnicalTeacher,
        "two different grades are posted for one student, section, task and term",
        "delete the posting that is wrong";
    UnknownSection = "H04", "unknown-section", rule "G-2", of [Attendance, Grades], TechnicalOffice,
        "the posting names a section that the technical school's set-up does not have",
        "add the section to the technical school's courses, or correct the posting's section";
    TechnicalTaskDoubled = "H05", "technical-task-doubled", rule "K-2", of [Grades], StateSupport,
        "a task of the exchange is attached twice to the technical course",
        "report the course to the exchange's support and remove the second task";
    TechnicalSeveralOpen = "H06", "technical-several-open", rule "T-4", of [Grades], TechnicalOffice,
        "several terms are open for the task at the technical school",
        "leave only the current term open";
    TechnicalOutsideMask = "H07", "technical-outside-mask", rule "T-5", of [Grades], TechnicalOffice,
        "the term that is active at the technical school is not in the task's term mask",
        "add the term to the task's term mask, or mark another term active";
    TechnicalUnknownTerm = "H08", "technical-unknown-term", rule "T-5", of [Grades], TechnicalOffice,
        "the open term is not in the technical school's term schedule",
        "add the term to the schedule, or open a term that is in it";
    NotLinked = "H09", "not-linked", rule "G-2", of [Attendance, Grades], HomeOffice,
        "no home section is linked to the technical section",
        "set up a home section with the technical school's course number and section number";
    NotEnrolled = "H10", "not-enrolled", rule "G-2", of [Attendance, Grades], HomeOffice,
        "the student has no enrollment in a home section that is linked to the technical section",
        "schedule the student into the home section";
    EnrolledOutsideTerm = "H11", "enrolled-outside-term", rule "G-2", of [Grades], HomeOffice,
        "the student's enrollment shares no day with the technical term",
        "correct the enrollment's dates";
    SeveralHomes = "H12", "several-homes", rule "G-2", of [Enrollments, Attendance, Grades], HomeOffice,
        "the student is enrolled in two home sections at once",
        "end the enrollment that is wrong";
    HomeTaskDoubled = "H13", "home-task-doubled", rule "K-2", of [Grades], StateSupport,
        "a task of the exchange is attached twice to the home course",
        "report the course to the exchange's support and remove the second task";
    HomeTaskMissing = "H14", "home-task-missing", rule "G-4", of [Grades], HomeOffice,
        "the task is not attached to the home course",
        "attach the task to the home course";
    HomeSeveralOpen = "H15", "home-several-open", rule "T-4", of [Grades], HomeOffice,
        "several terms are open for the task at the home school",
        "leave only the term open that falls in the technical school's term";
    HomeNoneOpen = "H16", "home-none-open", rule "T-4", of [Grades], HomeOffice,
        "no term is open for the task at the home school",
        "open the term that falls in the technical school's term";
    HomeOutsideMask = "H17", "home-outside-mask", rule "T-5", of [Grades], HomeOffice,
        "the term that is active at the home school is not in the task's term mask",
        "add the term to the task's term mask, or mark another term active";
    HomeUnknownTerm = "H18", "home-unknown-term", rule "T-5", of [Grades], HomeOffice,
        "the open term is not in the home school's term schedule",
        "add the term to the schedule, or open a term that is in it";
    NoSharedDay = "H19", "no-shared-day", rule "T-7", of [Grades], SystemAdministrator,
        "no term of the home school shares a day with the technical term",
        "correct the term dates of one of the two calendars";
    WrongHomeTerm = "H20", "wrong-home-term", rule "T-7", of [Grades], HomeOffice,
        "the term that is open at the home school does not match the technical term",
        "open the matching term instead";
    ScoreGroupsDiffer = "H21", "score-groups-differ", rule "S-3", of [Grades], HomeOffice,
        "the two schools' score groups differ in their min % columns",
        "choose a score group at home that has the technical group's min % column";
    UnknownScore = "H22", "unknown-score", rule "S-4", of [Grades], TechnicalTeacher,
        "the posted score is not in the technical school's score group",
        "post a score that the group has";
    BelowLowestScore = "H23", "below-lowest-score", rule "S-2", of [Grades], TechnicalOffice,
        "the posted percent is below the lowest min % of the technical school's score group",
        "add a score that begins at 0 % to the group";
    HomeMinPercentDoubled = "H24", "home-min-percent-doubled", rule "S-3", of [Grades], HomeOffice,
        "the min % of the score stands twice in the home school's score group",
        "give each score of the home group a min % of its own";
    HomeScoreMissing = "H25", "home-score-missing", rule "S-4", of [Grades], HomeOffice,
        "the home school's score group has no score of this text without a min %",
        "add the score without a min % to the home school's score group";
    EditedAtHome = "H26", "edited-at-home", rule "G-7", of [Grades], HomeOffice,
        "the grade was edited at the home school after it was last sent, and the policy holds such grades",
        "keep the edit or restore the sent grade";
    EnrollmentWithoutSsid = "H27", "enrollment-without-ssid", rule "E-2", of [Enrollments], HomeOffice,
        "the home enrollment has no state student identifier",
        "enter the student's SSID at the home school";
    HomeSectionNotLinked = "H28", "home-section-not-linked", rule "G-2", of [Enrollments], HomeOffice,
        "the home section is of a technical course, but linked to no section of it",
        "give the home section the section number of the technical section that its students attend, or link the two";
    CalendarEnded = "H29", "calendar-ended", rule "E-1", of [Enrollments], TechnicalOffice,
        "the technical school's last term has ended",
        "set up the next school year's terms, or make the change on the ended year's roster by hand";
    EnrolledOutsideTerms = "H30", "enrolled-outside-terms", rule "E-1", of [Enrollments], HomeOffice,
        "the student's enrollment shares no day with any term of the technical school",
        "correct the enrollment's dates";
    SectionFull = "H31", "section-full", rule "E-1", of [Enrollments], TechnicalOffice,
        "all seats of the technical section are taken",
        "make room in the section, or tell the home school which section has room";
    SectionClosed = "H32", "section-closed", rule "E-1", of [Enrollments], HomeOffice,
        "the technical section is closed to new students",
        "schedule the student into another section, or ask the technical school to open this one";
    NotEnrolledOnDay = "H33", "not-enrolled-on-day", rule "A-2", of [Attendance], HomeOffice,
        "none of the student's enrollments holds the day of the absence",
        "correct the enrollment's dates";
    ConflictingAttendance = "H34", "conflicting-attendance", rule "A-2", of [Attendance], TechnicalTeacher,
        "two different attendance entries stand for one student, section, day and period",
        "delete the entry that is wrong";
}

impl HeldReason {
    /// The reasons that can hold something of a part, ascending by code.
    ///
    /// ```
    /// use gradecrosswalk_matching::{ExchangePart, HeldReason};
    /// assert!(HeldReason::all_of(ExchangePart::Grades).any(|reason| reason == HeldReason::HomeNoneOpen));
    /// ```
    pub fn all_of(part: ExchangePart) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |reason| reason.parts().contains(&part))
    }

    /// The reason with this place in [`HeldReason::ALL`].
    pub(crate) fn from_place(place: u8) -> Option<Self> {
        Self::ALL.get(usize::from(place)).copied()
    }

    /// The reason's place in [`HeldReason::ALL`].
    pub(crate) fn place(self) -> u8 {
        // The reasons are few and stand in order.
        (0_u8..).zip(Self::ALL).find(|(_, reason)| **reason == self).map_or(u8::MAX, |(place, _)| place)
    }
}
