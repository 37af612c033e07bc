//! The second planner of enrollments: the table of `enrollments.md` row by row, each record looked at by scanning all
//! others. Takes nothing of the engine but its vocabulary.

use chrono::NaiveDate;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{AsOf, DateRange};
use gradecrosswalk_domain::exchange::{Links, Setup};
use gradecrosswalk_domain::grades::{Enrollment, Ssid};
use gradecrosswalk_domain::roster::{IntakeStop, NoIntake, RosterEntry};
use gradecrosswalk_domain::school::{School, SectionKey};
use gradecrosswalk_matching::HeldReason as Why;
use gradecrosswalk_matching::enrollments::{
    EnrollmentNotDue as NotDue, EnrollmentOutcomeRecord as Outcome, UnexplainedReason,
};
use std::collections::BTreeSet;

/// What becomes of one enrollment in one technical section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The place of the enrollment.
    pub enrollment: usize,
    /// The technical section; none where its home section is linked to none.
    pub section: Option<SectionKey>,
    /// What becomes of it.
    pub outcome: Outcome,
}

/// What a night does with enrollments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedNight {
    /// Each enrollment at a known home school, in their order and that of the technical sections.
    pub decided: Vec<Decided>,
    /// The places of roster entries that no enrollment explains, each with why.
    pub unexplained: Vec<(usize, UnexplainedReason)>,
}

/// What the night does with each enrollment, and which roster entries no enrollment explains.
pub fn decide(
    setup: &Setup,
    as_of: AsOf,
    stops: &[IntakeStop],
    enrollments: &[Enrollment],
    roster: &[RosterEntry],
) -> DecidedNight {
    let today = setup.technical().clock().local(as_of).date();
    let night = Night { setup, today, stops, enrollments, roster };
    let mut decided = Vec::new();
    for (place, enrollment) in enrollments.iter().enumerate() {
        if !setup.homes().iter().any(|home| *home.id() == enrollment.home) {
            continue;
        }
        let sections = night.technical_sections(enrollment);
        if sections.is_empty() {
            let outcome = night.without_section(enrollment);
            decided.push(Decided { enrollment: place, section: None, outcome });
        }
        for section in sections {
            let outcome = night.outcome(place, section);
            decided.push(Decided { enrollment: place, section: Some(section.clone()), outcome });
        }
    }
    DecidedNight { decided, unexplained: night.unexplained() }
}

struct Night<'a> {
    setup: &'a Setup,
    today: NaiveDate,
    stops: &'a [IntakeStop],
    enrollments: &'a [Enrollment],
    roster: &'a [RosterEntry],
}

/// A student's stay, and the places of the enrollments that it is made of.
#[derive(Clone)]
struct Stay {
    home: SchoolId,
    days: DateRange,
    of: BTreeSet<usize>,
}

/// One student in one technical section: the stays, each with the place of the roster entry that stands for it.
struct Student {
    stays: Vec<(Stay, Option<usize>)>,
    /// The places of the student's roster entries.
    entries: Vec<usize>,
}

/// The later of the first days is in both, if any day is.
fn share_a_day(one: DateRange, other: DateRange) -> bool {
    let day = one.first().max(other.first());
    one.contains(day) && other.contains(day)
}

impl<'a> Night<'a> {
    fn ssid(&self, ssid: Option<Ssid>) -> Option<Ssid> {
        ssid.filter(|ssid| self.setup.profile().ssid_shape().check(*ssid).is_ok())
    }

    fn waived(&self) -> bool {
        self.setup.waived_years().iter().any(|year| year.contains(self.today))
    }

    /// The technical sections that the enrollment's home section is linked to (rule G-2).
    fn technical_sections(&self, enrollment: &Enrollment) -> Vec<&'a SectionKey> {
        let homes = self.setup.homes().iter().filter(|home| *home.id() == enrollment.home);
        let known = homes.flat_map(School::sections).any(|section| section.key == enrollment.section);
        let is_link = |technical: &SectionKey| match self.setup.links() {
            Links::ByProfile => *technical == enrollment.section,
            Links::Given(links) => links.iter().any(|link| {
                (&link.technical, &link.home, &link.home_section)
                    == (technical, &enrollment.home, &enrollment.section)
            }),
        };
        let sections = self.setup.technical().sections().iter().map(|section| &section.key);
        sections.filter(|section| known && is_link(section)).collect()
    }

    /// The home section is linked to nothing.
    fn without_section(&self, enrollment: &Enrollment) -> Outcome {
        let course = &enrollment.section.course;
        let taught = self.setup.technical().courses().iter().any(|of| of.number == *course);
        let homes = self.setup.homes().iter().filter(|home| *home.id() == enrollment.home);
        let mut sections = homes.flat_map(School::sections).filter(|of| of.key.course == *course);
        let another_is_linked = sections.any(|section| {
            let there = Enrollment { section: section.key.clone(), ..enrollment.clone() };
            !self.technical_sections(&there).is_empty()
        });
        if !taught && !another_is_linked {
            Outcome::NotDue(NotDue::NotTechnical)
        } else if self.waived() {
            Outcome::NotDue(NotDue::Waived)
        } else if self.ssid(enrollment.ssid).is_none() {
            Outcome::Held(Why::EnrollmentWithoutSsid)
        } else {
            Outcome::Held(Why::HomeSectionNotLinked)
        }
    }

    fn outcome(&self, place: usize, section: &SectionKey) -> Outcome {
        if self.waived() {
            return Outcome::NotDue(NotDue::Waived);
        }
        let Some(ssid) = self.ssid(self.enrollments[place].ssid) else {
            return Outcome::Held(Why::EnrollmentWithoutSsid);
        };
        let student = self.student(ssid, section);
        let (stay, entry) = student.stays.iter().find(|(stay, _)| stay.of.contains(&place)).unwrap();
        let claimed = |place: &usize| self.is_claimed_elsewhere(*place, ssid, section);
        if self.of_student(ssid, section).iter().any(claimed) {
            return Outcome::Held(Why::SeveralHomes);
        }
        let was = entry.map(|entry| self.roster[entry].clone());
        let stands = RosterEntry {
            ssid: Some(ssid),
            section: section.clone(),
            days: stay.days,
            home: Some(stay.home.clone()),
        };
        if let Some(was) = &was
            && was.days == stay.days
            && was.home.as_ref().is_none_or(|home| *home == stay.home)
        {
            return Outcome::Unchanged(was.clone());
        }
        let terms = self.setup.technical().schedule().terms();
        if !terms.is_empty() && terms.iter().all(|term| term.dates().last() < self.today) {
            return Outcome::Held(Why::CalendarEnded);
        }
        if let Some(was) = was.clone().filter(|was| stay.days.last() < was.days.last()) {
            return Outcome::End { entry: stands, was };
        }
        if !terms.iter().any(|term| share_a_day(term.dates(), stay.days)) {
            return Outcome::Held(Why::EnrolledOutsideTerms);
        }
        let seated = student.entries.iter().any(|entry| self.roster[*entry].days.last() >= self.today);
        let needs_a_seat = stay.days.last() >= self.today && !seated;
        let stopped = |why| self.stops.iter().any(|stop| stop.section == *section && stop.why == why);
        if needs_a_seat && stopped(NoIntake::Closed) {
            return Outcome::Held(Why::SectionClosed);
        }
        if needs_a_seat && stopped(NoIntake::Full) {
            return Outcome::Held(Why::SectionFull);
        }
        match was {
            Some(was) => Outcome::Update { entry: stands, was },
            None => Outcome::Add(stands),
        }
    }

    /// Whether another home section has the student on a day of this enrollment, tonight or later.
    fn is_claimed_elsewhere(&self, place: usize, ssid: Ssid, section: &SectionKey) -> bool {
        let own = &self.enrollments[place];
        self.of_student(ssid, section).iter().map(|other| &self.enrollments[*other]).any(|other| {
            let day = own.days.first().max(other.days.first()).max(self.today);
            let elsewhere = (&own.home, &own.section) != (&other.home, &other.section);
            elsewhere && own.days.contains(day) && other.days.contains(day)
        })
    }

    /// The places of a student's enrollments that lead to a technical section.
    fn of_student(&self, ssid: Ssid, section: &SectionKey) -> Vec<usize> {
        let leads = |of: &Enrollment| self.technical_sections(of).contains(&section);
        let all = self.enrollments.iter().enumerate();
        all.filter(|(_, of)| of.ssid == Some(ssid) && leads(of)).map(|(place, _)| place).collect()
    }

    fn student(&self, ssid: Ssid, section: &SectionKey) -> Student {
        let mut stays: Vec<Stay> = Vec::new();
        for place in self.of_student(ssid, section) {
            let own = &self.enrollments[place];
            let mut stay = Stay { home: own.home.clone(), days: own.days, of: [place].into() };
            // Whatever shares a day with it becomes part of it, until nothing else does.
            while let Some(other) =
                stays.iter().position(|other| other.home == stay.home && share_a_day(other.days, stay.days))
            {
                let other = stays.remove(other);
                let (first, last) =
                    (stay.days.first().min(other.days.first()), stay.days.last().max(other.days.last()));
                stay.days = DateRange::new(first, last).unwrap();
                stay.of.extend(other.of);
            }
            stays.push(stay);
        }
        stays.sort_by_key(|stay| (stay.days, stay.home.clone()));
        let entries: Vec<usize> =
            (0..self.roster.len()).filter(|place| self.usable(*place) == Some((ssid, section))).collect();
        let mut student = Student { stays: stays.into_iter().map(|stay| (stay, None)).collect(), entries };
        self.pair(&mut student);
        student
    }

    /// The student and the section of a roster entry that can be this set-up's.
    fn usable(&self, place: usize) -> Option<(Ssid, &'a SectionKey)> {
        let entry = &self.roster[place];
        let known_home = |home: &SchoolId| self.setup.homes().iter().any(|of| of.id() == home);
        let known = self.setup.technical().sections().iter().any(|section| section.key == entry.section);
        let ours = known && entry.home.as_ref().is_none_or(known_home);
        self.ssid(entry.ssid).filter(|_| ours).map(|ssid| (ssid, &entry.section))
    }

    fn pair(&self, student: &mut Student) {
        let mut in_order = student.entries.clone();
        // One that says its home school before one that does not, then in the order of their days.
        in_order.sort_by_key(|entry| {
            let entry = &self.roster[*entry];
            (entry.home.is_none(), entry.days, entry.home.clone())
        });
        for other_homes in [false, true] {
            for near in ["the same days", "the same first day", "a shared day"] {
                for stay in 0..student.stays.len() {
                    if student.stays[stay].1.is_some() {
                        continue;
                    }
                    let own = student.stays[stay].0.clone();
                    let fits = |entry: &RosterEntry| {
                        let from = other_homes || entry.home.as_ref().is_none_or(|home| *home == own.home);
                        from && match near {
                            "the same days" => entry.days == own.days,
                            "the same first day" => entry.days.first() == own.days.first(),
                            _ => share_a_day(entry.days, own.days),
                        }
                    };
                    let free = |entry: &&usize| student.stays.iter().all(|(_, of)| *of != Some(**entry));
                    let mut found = in_order.iter().filter(free).filter(|entry| fits(&self.roster[**entry]));
                    student.stays[stay].1 = found.next().copied();
                }
            }
        }
    }

    fn unexplained(&self) -> Vec<(usize, UnexplainedReason)> {
        if self.waived() {
            return Vec::new();
        }
        let usable = (0..self.roster.len()).filter_map(|place| Some((place, self.usable(place)?)));
        let why = |(place, (ssid, section)): (usize, (Ssid, &SectionKey))| {
            let student = self.student(ssid, section);
            let days = self.roster[place].days;
            if student.stays.iter().any(|(_, entry)| *entry == Some(place)) {
                None
            } else if student.stays.is_empty() {
                Some((place, UnexplainedReason::NotEnrolled))
            } else if student.stays.iter().any(|(stay, _)| share_a_day(stay.days, days)) {
                Some((place, UnexplainedReason::Doubled))
            } else {
                Some((place, UnexplainedReason::OtherDays))
            }
        };
        usable.filter_map(why).collect()
    }
}
