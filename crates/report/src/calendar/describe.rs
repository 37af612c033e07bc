//! A calendar in words, for those who do not see it.

use super::Calendar;
use crate::shown::{Counted, Joined, Shown};
use core::fmt;
use gradecrosswalk_domain::school::School;

/// How many spans of held nights of a lane are told.
const SPANS: usize = 6;
/// How many lanes are told.
const LANES: usize = 12;

/// What the calendar is of.
pub(super) struct Title<'c>(pub(super) &'c Calendar<'c>);

impl fmt::Display for Title<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Calendar { setup, home, days, .. } = self.0;
        write!(f, "Calendar of {} and {}, {days}", setup.technical().id(), home.id())
    }
}

/// What it shows: both schools' terms, and of each lane how many nights sync and which would be held why.
pub(super) struct Description<'c>(pub(super) &'c Calendar<'c>);

impl fmt::Display for Description<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Calendar { setup, home, years, .. } = self.0;
        terms(f, setup.technical())?;
        terms(f, home)?;
        let (shown, more) = Shown::Few(LANES).of(years.as_slice());
        for year in shown {
            let counts = year.nights.counts();
            let (syncs, held) = (u64::from(counts.syncs), u64::from(counts.held));
            let courses = Joined(&year.courses, Shown::Few(SPANS));
            let task = year.nights.task();
            write!(f, " {task} of {courses}: {} sync, {held} would be held", Counted(syncs, "night"))?;
            for (place, (days, night)) in year.nights.held().enumerate().take(SPANS) {
                let before = if place == 0 { ": " } else { ", " };
                write!(f, "{before}{days} for {}", night.reason)?;
            }
            match year.nights.held().count().saturating_sub(SPANS) {
                0 => f.write_str(".")?,
                more => write!(f, " and {more} more spans.")?,
            }
        }
        if more > 0 { write!(f, " And {more} more lanes.") } else { Ok(()) }
    }
}

fn terms(f: &mut fmt::Formatter<'_>, school: &School) -> fmt::Result {
    let before =
        if school.kind() == gradecrosswalk_domain::school::SchoolKind::HomeHighSchool { " " } else { "" };
    write!(f, "{before}{} has ", school.id())?;
    match school.schedule().terms() {
        [] => f.write_str("no terms.")?,
        terms => write!(f, "{}.", Joined(terms, Shown::All))?,
    }
    Ok(())
}
