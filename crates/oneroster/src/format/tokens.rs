//! The vocabularies: words that the specification lists, and words of a producer's own.

/// A vocabulary, to read and write words of it.
pub(crate) trait Vocabulary {
    /// The words that the specification lists.
    const WORDS: &'static [&'static str];
    type Of<'p>;

    fn of(word: &str) -> Self::Of<'_>;
    fn word<'v>(value: &'v Self::Of<'_>) -> &'v str;
}

macro_rules! vocabularies {
    ($($(#[$doc:meta])* $name:ident by $marker:ident { $($(#[$word_doc:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name<'p> {
            $($(#[$word_doc])* $variant,)*
            /// A word of the producer's own: one that begins with `ext:`, or (lenient) one that nobody defined.
            Other(&'p str),
        }

        impl $name<'_> {
            /// The word as it stands in a file.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Other(word) => word,
                }
            }
        }

        pub(crate) struct $marker;

        impl Vocabulary for $marker {
            const WORDS: &'static [&'static str] = &[$($word),*];
            type Of<'p> = $name<'p>;

            fn of(word: &str) -> $name<'_> {
                match word {
                    $($word => $name::$variant,)*
                    other => $name::Other(other),
                }
            }

            fn word<'v>(value: &'v $name<'_>) -> &'v str {
                value.as_str()
            }
        }
    )*};
}

vocabularies! {
    /// Whether a record of a delta file is there or is to go.
    Status by StatusWord {
        /// The record is there.
        Active = "active",
        /// The record is to go.
        ToBeDeleted = "tobedeleted",
    }
    /// What part of a year a session is. A hint: the caller says which types are terms.
    SessionType by SessionTypeWord {
        /// A part of a term or semester in which grades are given.
        GradingPeriod = "gradingPeriod",
        /// A half of a year.
        Semester = "semester",
        /// The whole year.
        SchoolYear = "schoolYear",
        /// A part of a year.
        Term = "term",
    }
    /// What an organisation is.
    OrgType by OrgTypeWord {
        /// A part of a school.
        Department = "department",
        /// A school.
        School = "school",
        /// A district.
        District = "district",
        /// A local body.
        Local = "local",
        /// A state.
        State = "state",
        /// A nation.
        National = "national",
    }
    /// What a class is.
    ClassType by ClassTypeWord {
        /// Students meet, and no course is taught.
        Homeroom = "homeroom",
        /// A section of a course.
        Scheduled = "scheduled",
    }
    /// What somebody does in a class.
    EnrollmentRole by EnrollmentRoleWord {
        /// Administers it.
        Administrator = "administrator",
        /// Watches over tests.
        Proctor = "proctor",
        /// Learns.
        Student = "student",
        /// Teaches.
        Teacher = "teacher",
        /// Helps to teach (1.1).
        Aide = "aide",
        /// Is a student's guardian (1.1).
        Guardian = "guardian",
        /// Is a student's parent (1.1).
        Parent = "parent",
        /// Is a student's relative (1.1).
        Relative = "relative",
    }
    /// How far a result is.
    ScoreStatus by ScoreStatusWord {
        /// The student need not do the work.
        Exempt = "exempt",
        /// The grade is final: the only one that may travel (rule G-1).
        FullyGraded = "fully graded",
        /// Nothing was handed in.
        NotSubmitted = "not submitted",
        /// Grading has begun.
        PartiallyGraded = "partially graded",
        /// Handed in, not graded.
        Submitted = "submitted",
    }
}
