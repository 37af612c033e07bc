//! Grading windows and marked terms for a home school under which its nights sync, whatever technical schools send.
//!
//! A home school receives grades from every technical school it sends students to, and one term of it can be open at
//! a time. A [`Proposal`] looks at all of them together: it asks the engine which home terms would do for each linked
//! section on each night, and chooses windows with exceptions or, where the office marks terms by hand, a dated list
//! for each course. What no choice can repair is named, night by night, with whose it is and why.
//!
//! | module | what it holds |
//! |---|---|
//! | `senders`, `sender` | the technical schools, and what is asked of the engine |
//! | `ahead`, `axis` | the home school's days, cut where an answer may change |
//! | `lines`, `gather` | what each linked section needs, by task and home course |
//! | `choose`, `runs` | the fewest losses; the fewest windows |
//! | `windows`, `by_hand`, `plan` | the proposal for a task |
//! | `lost`, `losses` | the nights that stay held |
//! | `apply` | the home school as proposed |
//! | `marked_by_dates` | a technical school as if its office marked each term on the term's own days |
//! | `text` | a proposal in lines of text |
#![cfg_attr(feature = "serde", doc = "")]
#![cfg_attr(feature = "serde", doc = include_str!("../docs/proposal_json.md"))]

mod ahead;
mod apply;
mod axis;
mod by_hand;
mod choose;
mod error;
mod gather;
mod lines;
mod losses;
mod lost;
mod marked_by_dates;
mod plan;
mod runs;
mod sender;
mod senders;
mod task;
mod text;
mod windows;
#[cfg(feature = "serde")]
mod wire;

pub use error::ProposalError;
pub use lost::{LossReason, LostNights};
pub use marked_by_dates::marked_by_dates;
pub use task::{Change, MarkList, MarkedTerm, ProposedWindows, TaskProposal};

use crate::forecast::Nights;
use alloc::vec::Vec;
use axis::Axis;
use gather::TaskLines;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_matching::PlanPolicy;
use losses::Namer;
use plan::TaskPlanner;
use senders::senders;

/// What a home school should have open on some nights, and which nights stay held all the same.
///
/// Of all choices it is the one with, in this order:
///
/// 1. the fewest lost nights, counted by night, linked section and task; those whose grades something else holds too
///    count last. Of these the one that takes away the fewest nights that sync as the school is now;
/// 2. the fewest exceptions that each night needs beside the school-wide window;
/// 3. the fewest school-wide windows; then beside those the fewest exceptions for each course, and for each section;
/// 4. of each such series the fewest days; then each later window as early as it can be, so that an exception is rather
///    for the school that posts late; then the lowest terms.
///
/// A home school's day has one term: windows are whole days, also where the technical schools' runs of one day stand
/// at different times of the home school's clock (rule T-10). A technical school whose terms are marked by hand is
/// taken as it stands in its set-up; [`marked_by_dates`] supposes what its office will do.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::calendar::DateRange;
/// use gradecrosswalk_domain::SchoolId;
/// use gradecrosswalk_matching::PlanPolicy;
/// use gradecrosswalk_validation::forecast::Nights;
/// use gradecrosswalk_validation::proposal::Proposal;
/// // Document 001's Example 1: technical term 2 is open from October 2 on, home term 1 ends on October 15.
/// let setup = gradecrosswalk_domain::sample::document_001()?.setup;
/// let day = |month, day| NaiveDate::from_ymd_opt(2019, month, day).ok_or("no such day");
/// let nights = Nights::of(DateRange::new(day(10, 4)?, day(12, 1)?)?);
/// let proposal = Proposal::new([&setup], &SchoolId::new("HS-201")?, nights, PlanPolicy::default())?;
/// let marked = &proposal.tasks[0].by_hand[0].terms;
/// assert_eq!(marked[0].term.get(), 1);
/// assert_eq!(marked[0].days.to_string(), "2019-10-04 to 2019-10-15");
/// assert_eq!(marked[1].term.get(), 2);
/// assert!(proposal.lost.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The home school.
    pub home: SchoolId,
    /// The nights that were looked at.
    pub nights: Nights,
    /// The days of the home school's clock on which their runs stand. None where no night is within the calendar.
    pub days: Option<DateRange>,
    /// One for each task of the profile, in its order.
    pub tasks: Vec<TaskProposal>,
    /// The nights that stay held, ascending by task, technical school, section, home section and night.
    pub lost: Vec<LostNights>,
}

impl Proposal {
    /// Looks at all technical schools that a home school sends to, one set-up each, in any order.
    ///
    /// # Errors
    ///
    /// If there is no set-up, if one lacks the home school, if two are of one technical school or have different
    /// profiles, or if they do not agree on the home school (its clock aside, which is told from each run's as-of).
    pub fn new<'s>(
        setups: impl IntoIterator<Item = &'s Setup>,
        home: &SchoolId,
        nights: Nights,
        policy: PlanPolicy,
    ) -> Result<Self, ProposalError> {
        let (senders, school) = senders(setups, home, &nights)?;
        let axis = Axis::of(&senders, &nights);
        let mut needs: Vec<_> = senders.iter().map(|sender| sender.ask(&axis, &nights, policy)).collect();
        let days: Vec<u32> = axis.stretches.iter().map(DateRange::days).collect();
        let (mut tasks, mut lost) = (Vec::new(), Vec::new());
        if let Some(profile) = senders.first().map(|sender| sender.setup.profile()) {
            for (index, task) in profile.indexed_tasks() {
                let lines = TaskLines::take(&mut needs, school, profile, index);
                let task = &task.name;
                let namer = Namer { senders: &senders, home: school, axis: &axis, nights: &nights, task };
                let planner = TaskPlanner { namer, profile, task: index, days: &days };
                let mut of_task = Vec::new();
                tasks.push(planner.plan(&lines, &mut of_task));
                of_task.sort();
                lost.append(&mut of_task);
            }
        }
        Ok(Self { home: home.clone(), nights, days: axis.days(), tasks, lost })
    }
}
