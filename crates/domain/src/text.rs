//! Checked short texts: the keys and labels by which schools name things.
//!
//! A *key* (a school, a course number) is compared letter by letter, so outer blanks, which nobody can see, are
//! refused. A *label* (a term's name) may have them. A *title* may end with them, since cutting it short can leave one
//! there, and *prose* is any text at all. None of these types is for a person's name (rule F-1).

use alloc::boxed::Box;
use core::fmt;
use core::str::FromStr;

/// What is wrong with a text that was to become a key or a label.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum TextProblem {
    /// The text is empty or holds only blanks.
    Blank,
    /// The text is longer than the field allows, counted in Unicode scalar values.
    TooLong {
        /// The longest text that the field takes.
        max: usize,
    },
    /// The text holds a control character, such as a tab, a line feed or a NUL.
    ControlCharacter,
    /// The text is a key and begins or ends with a blank, or a title and begins with one.
    OuterBlank,
}

/// A text was refused: the field, the text (shortened) and what is wrong with it.
///
/// ```
/// use gradecrosswalk_domain::CourseNumber;
/// let error = CourseNumber::new(" 480815").unwrap_err();
/// assert_eq!(error.to_string(), "course number \" 480815\" begins or ends with a blank: trim it");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextError {
    field: &'static str,
    text: Box<str>,
    problem: TextProblem,
}

impl TextError {
    /// The field's name in the words of the domain, such as `course number`.
    pub fn field(&self) -> &'static str {
        self.field
    }

    /// What is wrong.
    pub fn problem(&self) -> &TextProblem {
        &self.problem
    }
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?} ", self.field, self.text)?;
        match self.problem {
            TextProblem::Blank => f.write_str("is blank: give at least one visible character"),
            TextProblem::TooLong { max } => write!(f, "is longer than {max} characters: shorten it"),
            TextProblem::ControlCharacter => f.write_str("holds a control character: remove it"),
            TextProblem::OuterBlank => f.write_str("begins or ends with a blank: trim it"),
        }
    }
}

impl core::error::Error for TextError {}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Key,
    Label,
    /// A heading that may be cut short and must then still show something: its first character is visible.
    Title,
    /// What somebody wrote or pasted, of any characters.
    Prose,
}

/// How many characters of a refused text an error shows.
const SHOWN: usize = 60;

fn check(field: &'static str, text: &str, max: usize, purpose: Use) -> Result<Box<str>, TextError> {
    let shows_nothing = if purpose == Use::Prose { text.is_empty() } else { text.trim().is_empty() };
    let outer_blank = match purpose {
        Use::Key => text.trim() != text,
        Use::Title => text.trim_start() != text,
        Use::Label | Use::Prose => false,
    };
    let problem = if shows_nothing {
        TextProblem::Blank
    } else if text.chars().nth(max).is_some() {
        TextProblem::TooLong { max }
    } else if purpose != Use::Prose && text.chars().any(char::is_control) {
        TextProblem::ControlCharacter
    } else if outer_blank {
        TextProblem::OuterBlank
    } else {
        return Ok(Box::from(text));
    };
    let shown = text.char_indices().nth(SHOWN).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
    Err(TextError { field, text: Box::from(shown), problem })
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident($field:literal, $purpose:ident, $max:literal);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The longest text that is taken, in Unicode scalar values.
            pub const MAX_CHARS: usize = $max;

            /// Takes the text as it is; nothing is trimmed or changed.
            ///
            /// # Errors
            ///
            /// If the text is blank, longer than [`Self::MAX_CHARS`], holds a control character or, for keys,
            /// begins or ends with a blank.
            pub fn new(text: impl AsRef<str>) -> Result<Self, TextError> {
                check($field, text.as_ref(), $max, Use::$purpose).map(Self)
            }

            /// A text that the project itself wrote and a test checks.
            #[allow(dead_code, reason = "only the profile's own names need it")]
            pub(crate) fn known(text: &'static str) -> Self {
                Self(Box::from(text))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", &*self.0)
            }
        }

        impl FromStr for $name {
            type Err = TextError;

            fn from_str(text: &str) -> Result<Self, TextError> {
                Self::new(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = TextError;

            fn try_from(text: &str) -> Result<Self, TextError> {
                Self::new(text)
            }
        }

        #[cfg(feature = "serde")]
        crate::wire::text_form!($name, $field);
    )*};
}

texts! {
    /// A school's identifier, unique in an exchange (a district-school number, a short code). A key.
    ///
    /// ```
    /// use gradecrosswalk_domain::SchoolId;
    /// assert_eq!(SchoolId::new("ATC-017")?.as_str(), "ATC-017");
    /// assert!(SchoolId::new("  ").is_err());
    /// # Ok::<(), gradecrosswalk_domain::TextError>(())
    /// ```
    SchoolId("school", Key, 40);
    /// A course number, such as the state's six-digit number of a technical course (rule G-2). A key.
    CourseNumber("course number", Key, 40);
    /// A section number within a course. A key.
    SectionNumber("section number", Key, 40);
    /// A teacher's staff number, for exceptions by teacher (rule W-8). Never a name. A key.
    TeacherId("teacher", Key, 40);
    /// A score group's name, such as `CTE Numeric` (rule S-5). A key within its school.
    GroupName("score group", Key, 80);
    /// A grading task's name as a school spells it, such as `CTE Term Grade` (rule K-1). A label: the exchange
    /// profile decides which task it means.
    TaskName("grading task", Label, 80);
    /// A term's name, such as `GP2` (rule T-1). A label.
    TermName("term name", Label, 80);
    /// The text of a score as it prints, such as `A-` or `92` (rule S-1). A key within its score group.
    ScoreText("score", Key, 40);
    /// A score's longer name, such as `Excellent` (rule S-1). A label.
    ScoreName("score name", Label, 80);
    /// The group of credits that a course counts towards, such as `Technical` (rule K-3). A label.
    CreditType("credit type", Label, 80);
    /// The name of a report card or progress report template (rule D-4). A label.
    TemplateName("template name", Label, 80);
    /// The name of a band of the honor roll, such as `High Honors` (rule P-1). A label.
    BandName("honor roll band", Label, 80);
    /// The name of a user group that gets alerts, such as `KTS Alerts` (rule D-1). A label; never a person's name.
    UserGroupName("user group name", Label, 80);
    /// An exchange's short name, such as `KTS` (rule K-6). A label.
    ExchangeName("exchange name", Label, 80);
    /// Where an exchange's support is asked, such as an address of its mailbox (rule D-6). A label, as long as a mail
    /// address may be; never a person's name.
    SupportContact("support contact", Label, 254);
    /// A class's identifier in the learning system (rule L-1). A key.
    ClassId("learning class", Key, 40);
    /// The identifier of a section within its class of the learning system (rule L-6). A key.
    ClassSectionId("class section", Key, 40);
    /// The identifier of an activity in the learning system (rule L-1), by which its gradebook entries are found again.
    /// A key.
    ActivityId("activity", Key, 40);
    /// The name of a gradebook category, such as `Classwork` (rule L-3). A key within its gradebook.
    CategoryName("gradebook category", Key, 80);
    /// The name of a gradebook that entries are sent to, such as `PowerTeacher Pro` (rule L-2). A label.
    TargetName("gradebook target", Label, 80);
    /// The title of an activity or of its gradebook entry (rule L-2). A title: its first character is visible, so that
    /// it is one still when it is cut.
    ActivityTitle("activity title", Title, 1000);
    /// The description of an activity or of its gradebook entry (rule L-2), as it was written or pasted. Prose.
    Description("description", Prose, 100_000);
}
