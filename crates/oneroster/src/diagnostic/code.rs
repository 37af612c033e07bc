//! The registry of diagnostics: one code, one page each. Codes are never reused.
//!
//! The table at the end of this file is the registry. A code's page is `docs/diagnostics/<code>-<name>.md`; it is the
//! rustdoc of its variant, so a missing page does not compile.

use crate::Mode;
use core::fmt;

/// How bad a diagnostic is; the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something is left out, or (strict) the package is not as the specification says.
    Error,
    /// Taken, and mended where the page of the code says so.
    Warning,
    /// Legal, and good to know.
    Information,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Information => "information",
        })
    }
}

macro_rules! codes {
    ($($variant:ident = $code:literal, $name:literal, strict $strict:ident, lenient $lenient:ident, $problem:literal;)*) => {
        /// What a diagnostic is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(
                #[doc = include_str!(concat!("../../docs/diagnostics/", $code, "-", $name, ".md"))]
                $variant,
            )*
        }

        impl Code {
            /// All codes, ascending.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable code, such as `R404`. Never reused for another problem.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The name after the problem, such as `date-form`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How bad it is in a mode.
            pub fn severity(self, mode: Mode) -> Severity {
                match (self, mode) {
                    $(
                        (Self::$variant, Mode::Strict) => Severity::$strict,
                        (Self::$variant, Mode::Lenient(_)) => Severity::$lenient,
                    )*
                }
            }

            /// The problem in one line.
            pub fn problem(self) -> &'static str {
                match self { $(Self::$variant => $problem,)* }
            }

            /// The code's page, as Markdown.
            pub fn page(self) -> &'static str {
                match self {
                    $(Self::$variant => include_str!(concat!("../../docs/diagnostics/", $code, "-", $name, ".md")),)*
                }
            }

            /// The code with this code or name.
            pub fn find(code_or_name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|of| {
                    of.code().eq_ignore_ascii_case(code_or_name) || of.name() == code_or_name
                })
            }
        }
    };
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code(), self.name())
    }
}

codes! {
    ManifestMissing = "R101", "manifest-missing", strict Error, lenient Warning,
        "the package has no manifest";
    ManifestValue = "R102", "manifest-value", strict Error, lenient Warning,
        "a property of the manifest is missing or has a value that it cannot have";
    FileMissing = "R103", "file-missing", strict Error, lenient Warning,
        "the manifest announces a file that is not there";
    FileNotAnnounced = "R104", "file-not-announced", strict Error, lenient Warning,
        "the manifest does not announce a file that is there";
    FileNotRead = "R105", "file-not-read", strict Information, lenient Information,
        "a file is none of those that are read";
    FileDoubled = "R106", "file-doubled", strict Error, lenient Error,
        "a file is given twice";
    FileOfOtherVersion = "R107", "file-of-other-version", strict Error, lenient Warning,
        "the package's version does not have the file";
    NotUtf8 = "R201", "not-utf8", strict Error, lenient Error,
        "a record is not a text in UTF-8";
    QuoteNotClosed = "R202", "quote-not-closed", strict Error, lenient Error,
        "a double quote is not closed before the end of the file";
    QuoteMisplaced = "R203", "quote-misplaced", strict Error, lenient Warning,
        "a double quote stands where none can be";
    BlankLine = "R204", "blank-line", strict Error, lenient Warning,
        "a line is blank";
    FieldsMissing = "R205", "fields-missing", strict Error, lenient Warning,
        "a record has fewer fields than the header, though half of them or more";
    FieldsSurplus = "R206", "fields-surplus", strict Error, lenient Warning,
        "a record has blank fields beyond the header's last";
    ControlCharacter = "R207", "control-character", strict Error, lenient Error,
        "a value holds a control character";
    FileEmpty = "R208", "file-empty", strict Error, lenient Warning,
        "a file has no record";
    FileTooLarge = "R209", "file-too-large", strict Error, lenient Error,
        "a file is larger than what is taken";
    SurplusValue = "R210", "surplus-value", strict Error, lenient Error,
        "a record has a value beyond the header's last column";
    RecordStub = "R211", "record-stub", strict Error, lenient Error,
        "a record has fewer than half of the header's fields";
    ColumnMissing = "R301", "column-missing", strict Error, lenient Warning,
        "a column is missing";
    ColumnDoubled = "R302", "column-doubled", strict Error, lenient Warning,
        "a column stands twice in the header";
    ColumnUnknown = "R303", "column-unknown", strict Error, lenient Warning,
        "a column is none of the file's";
    ColumnCase = "R304", "column-case", strict Error, lenient Warning,
        "a column's name is in the wrong case or has blanks around it";
    ColumnOrder = "R305", "column-order", strict Error, lenient Warning,
        "the columns are not in the order of the specification";
    ColumnOtherName = "R306", "column-other-name", strict Error, lenient Warning,
        "a column has a name that it has in another version or format";
    ValueMissing = "R401", "value-missing", strict Error, lenient Warning,
        "a required value is blank";
    ValueCase = "R402", "value-case", strict Error, lenient Warning,
        "a word is in the wrong case";
    UnknownWord = "R403", "unknown-word", strict Error, lenient Warning,
        "a word is not in the vocabulary";
    DateForm = "R404", "date-form", strict Error, lenient Warning,
        "a date is written in another form";
    ValueForm = "R405", "value-form", strict Error, lenient Error,
        "a value is not of its column's kind";
    OuterBlank = "R406", "outer-blank", strict Error, lenient Warning,
        "a value has blanks around it";
    IdentifierForm = "R407", "identifier-form", strict Error, lenient Warning,
        "an identifier holds characters that it cannot have";
    PairForm = "R408", "pair-form", strict Error, lenient Warning,
        "a list of pairs has an element that is not one";
    SocialSecurityNumber = "R409", "social-security-number", strict Error, lenient Warning,
        "a person's number has the form of a social security number and is not kept";
    StatusInBulk = "R410", "status-in-bulk", strict Error, lenient Warning,
        "a record of a bulk file has a status or a date of change";
    SourcedIdDoubled = "R501", "sourced-id-doubled", strict Error, lenient Error,
        "two records of a file have one identifier";
    ReferenceUnresolved = "R502", "reference-unresolved", strict Error, lenient Warning,
        "a reference leads to no record of the package";
    SchoolUnknown = "R601", "school-unknown", strict Error, lenient Error,
        "the package has no such school";
    DatesInvalid = "R602", "dates-invalid", strict Error, lenient Error,
        "two dates make no range of days";
    TooManyTerms = "R603", "too-many-terms", strict Error, lenient Error,
        "a school has more terms than a term mask can hold";
    SectionKey = "R604", "section-key", strict Error, lenient Error,
        "a class has no course number or section number that can be used";
    SectionDoubled = "R605", "section-doubled", strict Error, lenient Error,
        "two classes of a school have one course number and section number";
    StudentNumber = "R606", "student-number", strict Error, lenient Error,
        "a student has no state student identifier";
    StudentDoubled = "R607", "student-doubled", strict Warning, lenient Warning,
        "two users have one state student identifier";
    ScaleUnreadable = "R608", "scale-unreadable", strict Error, lenient Error,
        "a score scale cannot be read in the chosen way";
    RangesOverlap = "R609", "ranges-overlap", strict Warning, lenient Warning,
        "two ranges of a score scale share percents";
    NotATask = "R610", "not-a-task", strict Information, lenient Information,
        "a line item is none of the grading tasks that the caller named";
    NotATerm = "R611", "not-a-term", strict Error, lenient Error,
        "a line item counts in a session that is not one of the school's terms";
    NotFinal = "R612", "not-final", strict Information, lenient Information,
        "a result is not final and does not travel";
    MarkUnreadable = "R613", "mark-unreadable", strict Error, lenient Error,
        "a result has no score that can be read";
    LeadsNowhere = "R614", "leads-nowhere", strict Error, lenient Error,
        "a record belongs to one that could not be taken";
    ClassDisagrees = "R615", "class-disagrees", strict Error, lenient Error,
        "a result names another class than its line item";
    ScaleMissing = "R616", "scale-missing", strict Information, lenient Information,
        "a line item of a grading task has no score scale";
    ScaleDisagrees = "R617", "scale-disagrees", strict Warning, lenient Warning,
        "two score scales are given where one can be";
    NoUser = "R701", "no-user", strict Error, lenient Error,
        "a grade's student has no user in the receiving package";
    NoClass = "R702", "no-class", strict Error, lenient Error,
        "a grade's section has no class in the receiving package";
    NoSession = "R703", "no-session", strict Error, lenient Error,
        "a grade's term has no session in the receiving package";
    NoColumn = "R704", "no-column", strict Error, lenient Error,
        "a score is a text, for which version 1.1 has no column";
    NoName = "R705", "no-name", strict Error, lenient Error,
        "the caller's naming has no text for a grade's task";
}
