//! A calculated composite grade, and why there is none. The one place where a composite's percent is rounded.

use crate::exact::Ratio;
use crate::held::HeldReason;
use crate::reasons::reasons;
use crate::score_translation::posted_item;
use gradecrosswalk_domain::calendar::LocalMinute;
use gradecrosswalk_domain::grades::{PostedGrade, Ssid};
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::scores::{Mark, Percent, Rounding, ScoreGroup};

use super::GradeSlot;

reasons! {
    /// Why a composite has no grade for a student (rule C-2).
    NoGrade("reason for no composite grade") {
        /// The student was enrolled in no term of any part.
        NeverEnrolled = "never-enrolled", "the student was never enrolled for any part";
        /// No part that has a weight has a percent.
        NothingToAverage = "nothing-to-average", "no part that counts has a percent";
        /// All parts that the student was enrolled for have a weight of zero.
        ZeroWeights = "zero-weights", "the parts that the student was enrolled for all have a weight of 0";
        /// A part is missing, and the policy waits for it.
        Withheld = "withheld", "a part has no percent, and the policy waits for it";
        /// The rule is [faulty](super::CompositeRules::faults), or that of a part which is not posted.
        FaultyRule = "faulty-rule", "the composite rule, or that of a part which is not posted, is set up wrong";
        /// The exact fraction has become too great to be held. Weights of that many digits do not occur.
        TooExact = "too-exact", "the weights have too many digits to be calculated with exactly";
    }
}

/// A composite grade: exact, and rounded once (rule C-3).
///
/// The percent is the rounded one everywhere: it is what is stored, shown and looked up, so that a percent and a letter
/// never come from different roundings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompositeGrade {
    /// In units of 1/10000 %.
    units: Ratio,
    percent: Percent,
}

impl CompositeGrade {
    pub(super) fn rounded(units: Ratio, rounding: Rounding) -> Result<Self, NoGrade> {
        let percent = rounding.apply_to_fraction(units.numerator(), units.denominator());
        // A mean of percents is never above the greatest percent.
        percent.map(|percent| Self { units, percent }).ok_or(NoGrade::TooExact)
    }

    /// The grade in percent, before rounding: what counts where it is itself a part and not posted yet.
    pub fn exact(&self) -> Ratio {
        in_percent(self.units)
    }

    pub(super) fn units(&self) -> Ratio {
        self.units
    }

    /// The grade, rounded: what is stored, shown, looked up and posted.
    pub fn percent(&self) -> Percent {
        self.percent
    }

    /// The mark that is posted: the rounded percent and the score that exactly it picks (rule S-2).
    ///
    /// # Errors
    ///
    /// [`HeldReason::BelowLowestScore`] if the percent is below the lowest Min % of the group.
    pub fn mark(&self, group: &ScoreGroup) -> Result<Mark, HeldReason> {
        let (_, item) = posted_item(&Mark::Percent(self.percent), group, Rounding::Exact)?;
        Ok(Mark::Both(item.score().clone(), self.percent))
    }

    /// The posting of this grade, in the score group of its task: only once posted does it sync (rule C-3).
    ///
    /// # Errors
    ///
    /// As [`CompositeGrade::mark`].
    pub fn posting(
        &self,
        group: &ScoreGroup,
        of: &GradeSlot,
        ssid: Option<Ssid>,
        section: SectionKey,
        posted: LocalMinute,
    ) -> Result<PostedGrade, HeldReason> {
        let mark = self.mark(group)?;
        Ok(PostedGrade { ssid, section, task: of.task.clone(), term: of.term, mark, posted })
    }
}

/// Units of 1/10000 % as percent.
pub(super) fn in_percent(units: Ratio) -> Ratio {
    // A division by a number that fits: the product below the line is far from its bound where units came from grades.
    units.checked_div(Ratio::whole(10_000)).unwrap_or(units)
}
