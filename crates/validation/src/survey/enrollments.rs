//! A night of enrollments, as rules look at it.

use chrono::NaiveDate;
use gradecrosswalk_domain::exchange::{SectionIndex, Setup};
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_matching::enrollments::{EnrollmentLedger, EnrollmentPlan, EnrollmentRecords};
use gradecrosswalk_matching::rows::RosterRow;

/// What rules about a night's enrollments look at besides the set-up.
#[derive(Debug, Clone, Copy)]
pub struct EnrollmentNightRecords<'n> {
    /// The records that the plan was made of.
    pub records: EnrollmentRecords<'n>,
    /// The ledger that was made of them.
    pub ledger: &'n EnrollmentLedger,
}

/// A night of enrollments, as rules look at it.
pub(crate) struct Enrollments<'n, 's> {
    pub(crate) plan: &'n EnrollmentPlan<'n, 's>,
    pub(crate) records: EnrollmentNightRecords<'n>,
}

impl<'s> Enrollments<'_, 's> {
    pub(crate) fn setup(&self) -> &'s Setup {
        self.plan.exchange().setup()
    }

    /// The day of the run at the technical school.
    pub(crate) fn today(&self) -> NaiveDate {
        self.plan.exchange().now().date()
    }

    /// A technical section's key.
    pub(crate) fn section(&self, section: SectionIndex) -> Option<&'s SectionKey> {
        let place = usize::try_from(section.0).ok()?;
        self.setup().technical().sections().get(place).map(|section| &section.key)
    }

    /// Whether the student is on the roster by this entry tonight or later.
    pub(crate) fn runs(&self, entry: &RosterRow) -> bool {
        entry.days().is_some_and(|days| days.last() >= self.today())
    }
}
