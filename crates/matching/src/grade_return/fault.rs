//! The registry of faults of a push (rules L-3, L-5, L-6): one code, one page, one repair each. Codes are never reused.
//!
//! The table at the end of this file is the registry, in the order in which faults are looked for; `registry.rs` says what
//! is made of it. A fault's page is `docs/faults/<code>-<name>.md`. A fault that stays is for the organisation's
//! administrators, whoever is to repair it at first (rule L-6).

use crate::held::Repairer;
use core::fmt;

/// What a fault blocks (rule L-5). Everything else of the push goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Blocks {
    /// Every section of the class.
    Class,
    /// The class section.
    Section,
    /// The entry in the gradebook of one section, with its scores.
    Entry,
    /// One student's score.
    Score,
}

impl fmt::Display for Blocks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Class => "class",
            Self::Section => "section",
            Self::Entry => "entry",
            Self::Score => "score",
        })
    }
}

/// The registry, made of the table below.
macro_rules! faults {
    ($($variant:ident = $code:literal, $name:literal, rule $rule:literal, blocks $blocks:ident, $repairer:ident, $problem:literal, $repair:literal;)*) => {
        crate::registry::registry! {
            /// Why something of a push is not sent, in the order in which the faults are looked for: first those of the
            /// class, then of a section, of an entry, of a score. All faults of one thing are reported; what one blocks
            /// is not looked into.
            Fault of Repairer, pages in "../../docs/faults/";
            $($variant = $code, $name, rule $rule, $repairer, $problem, $repair;)*
        }

        impl Fault {
            /// What it blocks.
            pub fn blocks(self) -> Blocks {
                match self { $(Self::$variant => Blocks::$blocks,)* }
            }
        }
    };
}

faults! {
    LeadTeachersDiffer = "F01", "lead-teachers-differ", rule "L-5", blocks Class, Administrators,
        "the SIS sections that are linked to the class have different lead teachers",
        "make one teacher the lead teacher of them all, or link only those of one teacher";
    OwnerNotLead = "F02", "owner-not-lead", rule "L-5", blocks Class, Administrators,
        "the lead teacher of the SIS sections does not own the class",
        "make the lead teacher the class owner";
    SeveralSisSections = "F03", "several-sis-sections", rule "L-5", blocks Section, ClassOwner,
        "the class section is linked to more than one SIS section",
        "leave one link, and give each other SIS section a class section of its own";
    UnknownSisSection = "F04", "unknown-sis-section", rule "L-6", blocks Section, ClassOwner,
        "the class section is linked to a section that the SIS does not have",
        "link the class section to a section of this term, or to none";
    DueDateMissing = "F05", "due-date-missing", rule "L-5", blocks Entry, ClassOwner,
        "the activity has no due date, and the gradebook wants one",
        "give the activity a due date";
    DueDateOutsideTerm = "F06", "due-date-outside-term", rule "L-5", blocks Entry, ClassOwner,
        "the due date lies outside the section's grading term",
        "give the activity a due date within the grading term";
    TitleNotUnique = "F07", "title-not-unique", rule "L-5", blocks Entry, ClassOwner,
        "the title is not unique once it is cut to the gradebook's limit",
        "give the activity a title that differs within the limit";
    PastedFormatting = "F08", "pasted-formatting", rule "L-5", blocks Entry, ClassOwner,
        "the description holds formatting that was pasted from other software",
        "replace the description with the cleaned text that is offered";
    NoCategory = "F09", "no-category", rule "L-3", blocks Entry, LeadTeacher,
        "the section's gradebook has no category",
        "add a category to the gradebook";
    CategoryInactive = "F10", "category-inactive", rule "L-3", blocks Entry, LeadTeacher,
        "the category that the new entry would go into is inactive",
        "make the category active";
    CategoryNotControlled = "F11", "category-not-controlled", rule "L-3", blocks Entry, Administrators,
        "the lead teacher does not control the entry's category",
        "give the lead teacher control of the category";
    ScoreAboveMaximum = "F12", "score-above-maximum", rule "L-5", blocks Score, ClassOwner,
        "the score is above the most points to be had",
        "correct the score, or raise the activity's points";
}
