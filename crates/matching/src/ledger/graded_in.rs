//! In which home section's score group a home grade is read and written.
//!
//! A home grade's key names the home school and not the section (rule G-2). Where one school has a technical section
//! as several sections of its own that grade from different groups, the group is that of the section which planning
//! compares the grade in. Nothing is decided here.

use crate::exchange::{Enrolled, Exchange, ScopedStudent, choose};
use crate::rows::{EnrollmentRow, RowKey, day_number};
use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::{Term, TermNumber};
use gradecrosswalk_domain::exchange::{HomeIndex, LinkTarget, TaskIndex};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::GradeLevel;
use gradecrosswalk_domain::scores::ScoreGroup;

/// What a ledger knows of its students.
#[derive(Clone, Copy)]
pub(super) struct Students<'l> {
    pub(super) enrollments: &'l [EnrollmentRow],
    pub(super) scoped: &'l [ScopedStudent],
}

/// Where a grade stands: technical section and student, task, home school, the home school's term.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) key: RowKey,
    pub(super) task: TaskIndex,
    pub(super) home: HomeIndex,
    pub(super) term: TermNumber,
}

impl Place {
    /// The link to the home section in whose group the grade's score is; none if the school has no such section.
    pub(super) fn graded_in<'e>(
        &self,
        exchange: &'e Exchange<'_>,
        students: Students<'_>,
    ) -> Option<&'e LinkTarget> {
        let links = exchange.setup().layout().links_of(self.key.section());
        let mut at_home = links.iter().filter(|link| link.home == self.home);
        let first = at_home.next()?;
        let group = |link| exchange.home_group(link, self.task).map(ScoreGroup::name);
        if at_home.all(|other| group(other) == group(first)) {
            return Some(first);
        }
        let start = students.enrollments.partition_point(|row| row.key() < self.key);
        let from = students.enrollments.get(start..).unwrap_or_default();
        let own = from.get(..from.partition_point(|row| row.key() <= self.key)).unwrap_or_default();
        let scoped = students.scoped.iter().find(|scoped| scoped.student == self.key.student());
        let asked = Asked {
            exchange,
            place: self,
            links,
            own,
            student: scoped.map(|scoped| (scoped.ssid, scoped.level)),
        };
        asked.tonight().or_else(|| asked.of_a_closed_term()).or(Some(first))
    }
}

struct Asked<'e, 's, 'a> {
    exchange: &'e Exchange<'s>,
    place: &'a Place,
    links: &'e [LinkTarget],
    /// The student's enrollments in the technical section's home sections.
    own: &'a [EnrollmentRow],
    student: Option<(Ssid, Option<GradeLevel>)>,
}

impl<'e> Asked<'e, '_, '_> {
    fn link(&self, slot: u8) -> Option<&'e LinkTarget> {
        let link = self.links.get(usize::from(slot).checked_sub(1)?)?;
        (link.home == self.place.home).then_some(link)
    }

    /// The section that the enrollments name for a technical term, as on a day.
    fn named(&self, term: &Term, day: NaiveDate) -> Option<&'e LinkTarget> {
        let links = u32::try_from(self.links.len()).unwrap_or(u32::MAX);
        let days = self.exchange.days_of(term.number())?;
        match choose(self.own, links, days, day_number(day)) {
            Enrolled::In(slot) => self.link(slot),
            Enrolled::Several | Enrolled::Nowhere(_) => None,
        }
    }

    /// The section that tonight's grade goes to, if it goes into this home term.
    fn tonight(&self) -> Option<&'e LinkTarget> {
        let standing = self.exchange.technical_standing(self.place.key.section(), self.student)?;
        let open = standing.task(self.place.task)?.open.single()?;
        let term = self.exchange.setup().technical().schedule().get(open)?;
        let link = self.named(term, self.exchange.technical_now().minute().date())?;
        let home = self.exchange.home_standing(link, self.student)?;
        (home.task(self.place.task)?.open.single() == Some(self.place.term)).then_some(link)
    }

    /// The section that the grade of the latest technical term went to which was to go into this home term.
    fn of_a_closed_term(&self) -> Option<&'e LinkTarget> {
        let today = self.exchange.technical_now().minute().date();
        let calendar = self.exchange.home_calendar(self.place.home)?;
        let terms = self.exchange.setup().technical().schedule().terms().iter();
        let begun = terms.filter(|term| {
            term.dates().first() <= today && calendar.at_close(term.number()) == Some(self.place.term)
        });
        let named =
            begun.filter_map(|term| Some((term.dates().first(), self.named(term, term.dates().last())?)));
        named.max_by_key(|(first, _)| *first).map(|(_, link)| link)
    }
}
