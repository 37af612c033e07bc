//! The support request (rule D-6; document 000): what the exchange's support asks for, made of cases whose diagnosis has
//! been run. It has no place for a name, a social security number or a birth date, and refuses free text that shows one.
//! Never sends anything, and keeps nothing of the names that are lent to the check.
//!
//! | module | what it holds |
//! |---|---|
//! | `folded` | a text's characters as the checks compare them, each with its place |
//! | `numbers` | social security numbers |
//! | `dates` | birth dates |
//! | `names` | lent names |
//! | `refused` | what a text shows, and where |
#![doc = ""]
#![doc = include_str!("../docs/support_request.md")]

mod dates;
mod folded;
mod names;
mod numbers;
mod refused;

pub use names::LentNames;
pub use refused::{Personal, Refused, Shown};

use crate::diagnosis::{Cause, Diagnosis, Question, Seen};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::fmt;
use gradecrosswalk_domain::calendar::LocalMinute;
use gradecrosswalk_domain::exchange::ExchangeProfile;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::{ExchangeName, SchoolId, SupportContact};

/// What stands at the end of every request (document 000: FERPA).
pub const REMINDER: &str = "Before you attach a screen shot, see that it shows no student's name, social security number or \
                            date of birth: that is a FERPA violation.";

/// A case of a request: a diagnosed grade.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SupportCase {
    /// The student, the section and the task.
    pub question: Question,
    /// The run that was looked at, in the technical school's local time.
    pub as_of: LocalMinute,
    /// The student's home school, where it is known.
    pub home: Option<SchoolId>,
    /// The first cause, if there is one.
    pub cause: Option<Cause>,
    /// The school at which the cause is repaired.
    pub school: SchoolId,
    /// The alerts about the course section, a line each.
    pub findings: Vec<String>,
    /// The diagnosis in lines of text.
    pub diagnosis: String,
}

/// A request for the exchange's support.
///
/// ```
/// # use gradecrosswalk_domain::sample;
/// # use gradecrosswalk_domain::calendar::{AsOf, SchoolYear};
/// # use gradecrosswalk_matching::{Exchange, Ledger, Plan, PlanPolicy, ledger::Records};
/// # use gradecrosswalk_matching::posting_habits::StaleAfter;
/// # use gradecrosswalk_validation::forecast::{Forecast, Nights};
/// # use gradecrosswalk_validation::{Diagnoser, NightRecords};
/// use gradecrosswalk_validation::support::{LentNames, Personal, SupportRequest};
/// # let sample = sample::document_001()?;
/// # let records =
/// #     Records { posted: &sample.posted, enrollments: &sample.enrollments, ..Records::default() };
/// # let night = AsOf::end_of(chrono::NaiveDate::from_ymd_opt(2019, 10, 4).ok_or("no such day")?)?;
/// # let exchange = Exchange::compile(&sample.setup, night, PlanPolicy::default())?;
/// # let ledger = Ledger::of(&exchange, records)?;
/// # let plan = Plan::new(&exchange, ledger.night())?;
/// # let night = NightRecords { records, ledger: &ledger, transcript: &[], stale_after: StaleAfter::default() };
/// # let year = Nights::of_year(SchoolYear::starting(2019)?).ok_or("no such year")?;
/// # let forecast = Forecast::of(&sample.setup, year, PlanPolicy::default());
/// let diagnoser = Diagnoser::new(&plan, night, &[], &forecast);
/// let diagnosis = diagnoser.diagnose_posted(0).ok_or("nothing is posted")?;
/// let request = SupportRequest::new(sample.setup.profile(), &[diagnosis])?;
/// let names = LentNames(&["Smith, Mary Ann"]);
/// let refused = request.clone().with_text("Mary A. Smith's grade is missing", names).unwrap_err();
/// assert_eq!(refused.shown[0].what, Personal::Name);
/// let request = request.with_text("The grade is missing since Monday.", names)?;
/// assert!(request.to_string().starts_with("To: ktssupport@education.ky.gov\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SupportRequest {
    to: SupportContact,
    exchange: ExchangeName,
    cases: Vec<SupportCase>,
    text: Option<String>,
    reminder: &'static str,
    #[cfg_attr(feature = "serde", serde(skip))]
    today: NaiveDate,
}

/// A request without a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a support request has no case: diagnose at least one grade")]
pub struct NoCase;

impl SupportRequest {
    /// A request about diagnosed grades, in their order, to the profile's support contact.
    ///
    /// # Errors
    ///
    /// If there is no diagnosis: support is asked for what the guide did not settle.
    pub fn new(profile: &ExchangeProfile, diagnoses: &[Diagnosis<'_>]) -> Result<Self, NoCase> {
        let today = diagnoses.iter().map(|of| of.as_of.date()).max().ok_or(NoCase)?;
        Ok(Self {
            to: profile.support_contact().clone(),
            exchange: profile.name().clone(),
            cases: diagnoses.iter().map(case).collect(),
            text: None,
            reminder: REMINDER,
            today,
        })
    }

    /// The request with a text of the person who asks, in place of an earlier one. The names are read and not kept.
    ///
    /// # Errors
    ///
    /// If the text shows a social security number, a birth date or a lent name: every place of it, never what stands there.
    pub fn with_text(self, text: &str, names: LentNames<'_>) -> Result<Self, Refused> {
        check(text, names, self.today, &self.numbers())?;
        Ok(Self { text: Some(text.trim().to_string()).filter(|text| !text.is_empty()), ..self })
    }

    /// Where it goes.
    pub fn to(&self) -> &SupportContact {
        &self.to
    }

    /// The cases.
    pub fn cases(&self) -> &[SupportCase] {
        &self.cases
    }

    /// The text of the person who asks.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// The subject: the exchange, how many cases, and the courses.
    pub fn subject(&self) -> String {
        let mut courses: Vec<&str> =
            self.cases.iter().map(|of| of.question.section.course.as_str()).collect();
        courses.sort_unstable();
        courses.dedup();
        let what = if self.cases.len() == 1 { "grade" } else { "grades" };
        let more = courses.len().saturating_sub(3);
        courses.truncate(3);
        let (exchange, cases, courses) = (&self.exchange, self.cases.len(), courses.join(", "));
        let rest = if more > 0 { alloc::format!(" and {more} more") } else { String::new() };
        alloc::format!("{exchange}: {cases} {what} missing, course {courses}{rest}")
    }

    /// The course and section numbers and SSIDs of the cases: where a text repeats one, it is not personal.
    fn numbers(&self) -> Vec<&str> {
        let questions = self.cases.iter().map(|of| &of.question);
        let numbers = questions.flat_map(|of| {
            let ssid = of.ssid.as_ref().map(Ssid::as_str);
            [Some(of.section.course.as_str()), Some(of.section.number.as_str()), ssid].into_iter().flatten()
        });
        numbers.collect()
    }
}

fn case(of: &Diagnosis<'_>) -> SupportCase {
    let seen = of.steps.iter().flat_map(|step| &step.seen);
    let alerts = seen.filter(|seen| matches!(seen, Seen::Alert(_) | Seen::Unheard(_)));
    SupportCase {
        question: of.question.clone(),
        as_of: of.as_of,
        home: of.home.as_ref().map(|home| home.school.clone()),
        cause: of.cause,
        school: of.school.clone(),
        findings: alerts.map(ToString::to_string).collect(),
        diagnosis: of.to_string(),
    }
}

/// Says what is personal in a text, if anything is.
///
/// `today` is the day against which birth dates are told from the exchange's own dates. `numbers` are course numbers,
/// section numbers and SSIDs that may stand in it.
///
/// # Errors
///
/// If the text shows a social security number, a birth date or a lent name: every place of it, never what stands there.
pub fn check(text: &str, names: LentNames<'_>, today: NaiveDate, numbers: &[&str]) -> Result<(), Refused> {
    let folded = folded::Folded::of(text);
    let mut shown = numbers::social_security_numbers(&folded, numbers);
    shown.extend(dates::birth_dates(&folded, today));
    shown.extend(names::shown(&folded, names));
    if shown.is_empty() { Ok(()) } else { Err(Refused::of(shown)) }
}

impl fmt::Display for SupportRequest {
    /// The message as it is sent, with its reminder. No line break at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "To: {}\nSubject: {}\n", self.to, self.subject())?;
        if let Some(text) = &self.text {
            write!(f, "\n{text}\n")?;
        }
        for (number, case) in (1_usize..).zip(&self.cases) {
            let Question { ssid, section, task, term } = &case.question;
            write!(f, "\nCase {number}\n  course number: {}\n  section: {}", section.course, section.number)?;
            match ssid {
                Some(ssid) => write!(f, "\n  SSID: {ssid}")?,
                None => f.write_str("\n  SSID: none on the posting")?,
            }
            write!(f, "\n  grading task: {task}")?;
            if let Some(term) = term {
                write!(f, ", term {term}")?;
            }
            if let Some(home) = &case.home {
                write!(f, "\n  home school: {home}")?;
            }
            match case.cause {
                Some(cause) => write!(f, "\n  first cause: {cause}: {} ({})", cause.problem(), case.school)?,
                None => f.write_str("\n  first cause: none")?,
            }
            for finding in &case.findings {
                write!(f, "\n  finding: {finding}")?;
            }
            f.write_str("\n  diagnosis:")?;
            for line in case.diagnosis.lines() {
                write!(f, "\n    {line}")?;
            }
            f.write_str("\n")?;
        }
        write!(f, "\n{}", self.reminder)
    }
}
