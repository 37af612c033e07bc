//! What a calendar shows, lane by lane: read from the set-up and the forecast as they are.

use super::Calendar;
use super::lane::{Band, Bands, Lane, Look};
use crate::shown::{Counted, Joined, Shown, number};
use crate::tables::scope;
use crate::years::Year;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::calendar::{DateRange, TermMask, WindowSpan};
use gradecrosswalk_domain::exchange::TaskIndex;
use gradecrosswalk_domain::school::{OpenTerms, School};
use gradecrosswalk_matching::NightState;
use gradecrosswalk_validation::forecast::{NightKind, NightSpan};

/// How many courses the name of a lane lists.
const COURSES: Shown = Shown::Few(1);

impl Calendar<'_> {
    pub(super) fn lanes(&self) -> Vec<Lane> {
        let technical = self.setup.technical();
        let mut lanes = Vec::from([Lane::Heading(format!("{} (technical school)", technical.id()))]);
        lanes.extend(self.terms(technical));
        lanes.extend(self.windows(technical));
        lanes.push(Lane::Heading(format!("Nights from {} to {}", technical.id(), self.home.id())));
        let (shown, more) = self.shown.of(self.years.as_slice());
        lanes.extend(shown.iter().map(nights));
        if more > 0 {
            lanes.push(Lane::More(format!("and {}", Counted(number(more), "more lane"))));
        }
        lanes.push(Lane::Heading(format!("{} (home school)", self.home.id())));
        lanes.extend(self.windows(self.home));
        lanes.extend(self.terms(self.home));
        lanes
    }

    /// The school's terms, as far as they lie within the calendar.
    fn terms(&self, school: &School) -> Option<Lane> {
        let bands = school.schedule().terms().iter().filter_map(|term| {
            let number = term.number();
            Some(Band {
                days: term.dates().intersection(&self.days)?,
                look: Look::term(number.get() & 1 == 1),
                words: Vec::from([format!("{number} {}", term.name()), number.to_string()]),
                title: term.to_string(),
            })
        });
        lane(String::from("terms"), String::new(), bands.collect())
    }

    /// The school's windows for each task, the terms that are marked by hand, and its exceptions.
    fn windows(&self, school: &School) -> Vec<Lane> {
        let mut lanes = Vec::new();
        for (task, of) in self.setup.profile().indexed_tasks() {
            let of_task = |name: &TaskName| self.setup.profile().task(name) == Some(task);
            let bands = school.windows().iter().filter(|window| of_task(&window.task)).filter_map(|window| {
                let (term, span) = (window.term, window.span);
                Some(Band {
                    days: days(span)?.intersection(&self.days)?,
                    look: Look::window(term.get() & 1 == 1),
                    words: Vec::from([format!("term {term}"), term.to_string()]),
                    title: format!("{}: window of term {term}, {span}", of.name),
                })
            });
            lanes.extend(lane(of.name.to_string(), String::from("windows"), bands.collect()));
            let marked = self.marked(school, task, &of.name);
            lanes.extend(lane(of.name.to_string(), String::from("marked by hand"), marked));
        }
        lanes.extend(self.exceptions(school));
        lanes
    }

    /// The terms that are marked by hand now, on how many courses: over all days, because nothing says when that ends.
    fn marked(&self, school: &School, task: TaskIndex, name: &TaskName) -> Vec<Band> {
        let mut marked: BTreeMap<TermMask, u64> = BTreeMap::new();
        let rows = school.courses().iter().flat_map(|course| &course.tasks);
        for row in rows.filter(|row| self.setup.profile().task(&row.task) == Some(task)) {
            if let OpenTerms::ByHand(mask) = row.open_terms {
                let courses = marked.entry(mask).or_default();
                *courses = courses.saturating_add(1);
            }
        }
        let mut texts = marked.into_iter().map(|(mask, courses)| {
            let courses = Counted(courses, "course");
            if mask.is_empty() { format!("none on {courses}") } else { format!("{mask} on {courses}") }
        });
        let Some(first) = texts.next() else { return Vec::new() };
        let all = texts.fold(first, |all, text| format!("{all}, {text}"));
        let title = format!("{name}: terms marked now, {all}; they stay marked until somebody changes them");
        let words = Vec::from([format!("marked now: {all}"), all]);
        Vec::from([Band { days: self.days, look: Look::ByHand, words, title }])
    }

    /// The school's exceptions for the exchange's tasks.
    fn exceptions(&self, school: &School) -> Option<Lane> {
        let taking_part = |task: &TaskName| self.setup.profile().task(task).is_some();
        let exceptions = school.exceptions().iter().filter(|exception| taking_part(&exception.task));
        let within = exceptions
            .filter_map(|exception| Some((exception, days(exception.span)?.intersection(&self.days)?)));
        let all: Vec<_> = within.collect();
        let (shown, more) = self.shown.of(&all);
        let bands = shown.iter().map(|(exception, days)| {
            let (task, term, span) = (&exception.task, exception.term, exception.span);
            let of = scope(&exception.scope);
            Band {
                days: *days,
                look: Look::Exception,
                words: Vec::from([of.clone(), term.to_string()]),
                title: format!("{task}: exception for {of}, term {term}, {span}"),
            }
        });
        let of = match more {
            0 => String::new(),
            more => format!("and {more} more"),
        };
        lane(String::from("exceptions"), of, bands.collect())
    }
}

fn nights(year: &Year<'_>) -> Lane {
    let task = year.nights.task();
    let courses = Joined(&year.courses, COURSES);
    let bands = year.nights.spans().iter().map(|span| band(task, span));
    Lane::Bands(Bands {
        name: task.to_string(),
        of: format!("{courses} ({})", Counted(year.sections, "section")),
        bands: bands.collect(),
        counts: Some(year.nights.counts()),
    })
}

fn band(task: &TaskName, span: &NightSpan) -> Band {
    let NightSpan { days, state } = span;
    let words = match state {
        NightState::Syncs(terms) => {
            let short = format!("{} → {}", terms.technical, terms.home);
            Vec::from([format!("syncs {short}"), short, format!("{}→{}", terms.technical, terms.home)])
        }
        NightState::Held(held) => {
            let code = held.reason.code();
            Vec::from([format!("held: {}", held.reason), format!("held {code}"), String::from(code)])
        }
        NightState::NothingOpen(_) => Vec::new(),
        NightState::Waived => Vec::from([String::from("waived")]),
        NightState::TaskNotOnCourse => Vec::from([String::from("not on the course")]),
    };
    Band {
        days: *days,
        look: Look::Nights(NightKind::of(state)),
        words,
        title: format!("{task}: {state}, {days}"),
    }
}

fn lane(name: String, of: String, bands: Vec<Band>) -> Option<Lane> {
    (!bands.is_empty()).then_some(Lane::Bands(Bands { name, of, bands, counts: None }))
}

/// The days that a window holds some minute of, by the school's own clock.
fn days(span: WindowSpan) -> Option<DateRange> {
    DateRange::new(span.opens().date(), span.closes().date()).ok()
}
