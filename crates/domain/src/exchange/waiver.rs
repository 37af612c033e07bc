//! Waivers of a technical school and what is wrong with them (rules V-1, V-2; document 003). Never approves one.

use crate::SchoolId;
use crate::calendar::{DateError, DateRange, SchoolYear, check_year};
use crate::school::SchoolKind;
use alloc::vec::Vec;
use chrono::{Datelike as _, NaiveDate};
use core::fmt;

/// What has become of a request for a waiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum WaiverStanding {
    /// It was approved.
    Approved,
    /// It was submitted, and nothing is decided yet.
    Submitted,
    /// It was denied.
    Denied,
}

/// A technical school's request to be left out of the exchange for one school year (rule V-2; document 003).
///
/// A request that breaks the rules can be held, because schools make such requests: [`review`] says what is wrong.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::SchoolId;
/// use gradecrosswalk_domain::calendar::SchoolYear;
/// use gradecrosswalk_domain::exchange::{Waiver, WaiverStanding};
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let (school, year) = (SchoolId::new("CTC-004")?, SchoolYear::starting(2020)?);
/// let waiver = Waiver::new(school.clone(), year, day(2020, 3, 1), WaiverStanding::Approved)?;
/// assert_eq!(Waiver::submission_days(year).unwrap().to_string(), "2020-01-01 to 2020-03-01");
/// assert_eq!(waiver.year().to_string(), "2020-21");
/// assert!(Waiver::new(school, year, day(10_000, 1, 1), WaiverStanding::Approved).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [`review`]: Waiver::review
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiver {
    school: SchoolId,
    year: SchoolYear,
    standing: WaiverStanding,
    submitted: NaiveDate,
}

impl Waiver {
    /// The request that a technical school submitted on a day, for a school year.
    ///
    /// # Errors
    ///
    /// If the day it was submitted is outside the years 1 to 9999.
    pub fn new(
        school: SchoolId,
        year: SchoolYear,
        submitted: NaiveDate,
        standing: WaiverStanding,
    ) -> Result<Self, DateError> {
        Ok(Self { school, year, standing, submitted: check_year(submitted)? })
    }

    /// The technical school.
    pub fn school(&self) -> &SchoolId {
        &self.school
    }

    /// The one school year that it is for.
    pub fn year(&self) -> SchoolYear {
        self.year
    }

    /// The day on which it was submitted.
    pub fn submitted(&self) -> NaiveDate {
        self.submitted
    }

    /// What has become of it.
    pub fn standing(&self) -> WaiverStanding {
        self.standing
    }

    /// The days on which a waiver for a school year can be submitted: January 1 through March 1 before it begins, both
    /// inside (rule V-2).
    pub fn submission_days(year: SchoolYear) -> Option<DateRange> {
        let day = |month| NaiveDate::from_ymd_opt(year.first_calendar_year(), month, 1);
        DateRange::new(day(1)?, day(3)?).ok()
    }

    /// What is wrong with each of these waivers, which are of one technical school of this kind: all faults, not the
    /// first. The answers stand in the order of the waivers.
    ///
    /// Of several waivers for one school year that are not denied, one counts and the others are
    /// [`WaiverFault::Doubled`]: the first of those with nothing else wrong, approved before submitted, by the day of
    /// submission; so another request never takes away what was approved.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use gradecrosswalk_domain::SchoolId;
    /// use gradecrosswalk_domain::calendar::SchoolYear;
    /// use gradecrosswalk_domain::exchange::{Waiver, WaiverFault, WaiverStanding};
    /// use gradecrosswalk_domain::school::SchoolKind;
    /// let waiver = Waiver::new(
    ///     SchoolId::new("ATC-017")?,
    ///     SchoolYear::starting(2020)?,
    ///     NaiveDate::from_ymd_opt(2020, 3, 2).unwrap(),
    ///     WaiverStanding::Submitted,
    /// )?;
    /// let reviews = Waiver::review(SchoolKind::StateTechnical, std::slice::from_ref(&waiver));
    /// let all = [WaiverFault::NotLocal, WaiverFault::OutsideSubmission, WaiverFault::NotApproved];
    /// assert_eq!(reviews[0].faults(), all);
    /// assert!(!reviews[0].holds());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn review<'w>(kind: SchoolKind, waivers: &'w [Self]) -> Vec<WaiverReview<'w>> {
        let mut reviews: Vec<WaiverReview<'w>> =
            waivers.iter().map(|waiver| WaiverReview { waiver, faults: waiver.own_faults(kind) }).collect();
        let mut standing: Vec<&mut WaiverReview<'w>> =
            reviews.iter_mut().filter(|of| of.waiver.standing != WaiverStanding::Denied).collect();
        let year = |of: &WaiverReview<'w>| (&of.waiver.school, of.waiver.year);
        standing.sort_by_key(|of| (year(of), !of.holds(), of.waiver.standing, of.waiver.submitted));
        for of_year in standing.chunk_by_mut(|a, b| year(a) == year(b)) {
            for review in of_year.iter_mut().skip(1) {
                review.faults.push(WaiverFault::Doubled);
                review.faults.sort_unstable();
            }
        }
        reviews
    }

    /// What is wrong with it alone, ascending.
    fn own_faults(&self, kind: SchoolKind) -> Vec<WaiverFault> {
        let submitted = self.submitted;
        // The school year that follows the one in which it was submitted begins in this calendar year.
        let next = submitted.year().saturating_add(i32::from(submitted.month() > 6));
        let inside = submitted.month() < 3 || (submitted.month(), submitted.day()) == (3, 1);
        [
            (kind != SchoolKind::LocalTechnical, WaiverFault::NotLocal),
            (!inside, WaiverFault::OutsideSubmission),
            (next != self.year.first_calendar_year(), WaiverFault::WrongYear),
            (self.standing == WaiverStanding::Submitted, WaiverFault::NotApproved),
            (self.standing == WaiverStanding::Denied, WaiverFault::Denied),
        ]
        .into_iter()
        .filter_map(|(wrong, fault)| wrong.then_some(fault))
        .collect()
    }
}

/// Why a waiver suspends nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum WaiverFault {
    /// The school is not a locally operated technical school (rule V-1).
    NotLocal,
    /// It was not submitted from January 1 through March 1 (rule V-2).
    OutsideSubmission,
    /// It is for another school year than the one that follows the year in which it was submitted (rule V-2).
    WrongYear,
    /// Another waiver of the school for the same year counts.
    Doubled,
    /// Nothing is decided yet (rule V-2).
    NotApproved,
    /// It was denied (rule V-2).
    Denied,
}

impl WaiverFault {
    /// All faults, in the order in which a review names them.
    pub const ALL: [Self; 6] = [
        Self::NotLocal,
        Self::OutsideSubmission,
        Self::WrongYear,
        Self::Doubled,
        Self::NotApproved,
        Self::Denied,
    ];
}

impl fmt::Display for WaiverFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotLocal => "only a locally operated technical school can have a waiver",
            Self::OutsideSubmission => "it was not submitted from January 1 through March 1",
            Self::WrongYear => "it is not for the school year after the one in which it was submitted",
            Self::Doubled => "another waiver for the same school year counts",
            Self::NotApproved => "it is not approved yet",
            Self::Denied => "it was denied",
        })
    }
}

/// A waiver with everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaiverReview<'w> {
    waiver: &'w Waiver,
    faults: Vec<WaiverFault>,
}

impl<'w> WaiverReview<'w> {
    /// The waiver.
    pub fn waiver(&self) -> &'w Waiver {
        self.waiver
    }

    /// Everything that is wrong with it, in the order of [`WaiverFault::ALL`].
    pub fn faults(&self) -> &[WaiverFault] {
        &self.faults
    }

    /// Whether nothing is wrong with it: it suspends its school year (rule G-11).
    pub fn holds(&self) -> bool {
        self.faults.is_empty()
    }
}
