//! What a night's plan hardly reads and validation does: GPA and credit, composites, templates, user groups, the state's
//! scores, transcripts; and a few faults that a recipe does not make. Mostly right.
//!
//! Drawn apart from the recipe, so that the nights of a seed stay the same without them.

use super::GeneratedExchange;
use super::pick::{nth, per_mille, sometimes, weighted};
use super::sections::HOMES;
use super::tasks::{TASKS, is_task, spelled};
use crate::builders::{grading_task, section, task_name, waiver};
use chrono::NaiveDate;
use gradecrosswalk_domain::attendance::InstructionalCalendar;
use gradecrosswalk_domain::calendar::{GradingWindow, SchoolDay, SchoolYear, Term, TermNumber};
use gradecrosswalk_domain::exchange::{
    AttendanceParts, ExchangeProfile, Link, Links, ProfileParts, SchoolCalendar, Setup, SetupParts, Waiver,
    WaiverStanding,
};
use gradecrosswalk_domain::roster::RosterEntry;
use gradecrosswalk_domain::school::{
    AlertGroup, CompositeChild, CompositeRule, Course, CourseTask, ReportTemplate, Reporting, School,
    SchoolParts, Section, SectionKey, TemplateKind,
};
use gradecrosswalk_domain::scores::{ScoreGroup, ScoreItem};
use gradecrosswalk_matching::transcripts::TranscriptEntry;
use proptest::prelude::*;

/// The places of the tasks among the exchange's.
const TERM: usize = 0;
const FINAL: usize = 1;

/// A night with its papers.
#[derive(Debug, Clone)]
pub struct FurnishedExchange {
    /// The night.
    pub night: GeneratedExchange,
    /// What stands on home transcripts.
    pub transcript: Vec<TranscriptEntry>,
    /// The technical school's rosters.
    pub roster: Vec<RosterEntry>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TermGpa {
    OnTermGrade,
    Blank,
    OnSeveral,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Credit {
    OnFinalGrade,
    OnBoth,
    OnTermGrade,
    WithoutType,
    Nowhere,
}

/// The report templates of a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Templates {
    NotTold,
    None,
    Right,
    WithoutTask(usize),
    ProgressReportOnly,
}

/// A composite rule for the final grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Composite {
    None,
    /// Of the term grades of all terms.
    OfTerms,
    /// Of itself.
    OfItself,
    /// Of a task and a term that the course does not have.
    OfNothing,
    /// With no weight.
    Weightless,
}

/// One school's papers. Of what stands on a course, `at` says on which it is wrong.
#[derive(Debug, Clone)]
struct SchoolPapers {
    term_gpa: TermGpa,
    credit: Credit,
    at: u8,
    /// The score whose GPA value is blank in every group.
    blank_value: Option<u8>,
    templates: Templates,
    alerts: AlertGroup,
    composite: Composite,
    /// A task that is nearly one of the exchange's.
    misspelt: bool,
    /// A window of a task that is none of the exchange's.
    stray_window: bool,
    /// A section that is nearly one of the technical school's.
    near_section: bool,
}

fn school_papers(technical: bool) -> impl Strategy<Value = SchoolPapers> {
    let term_gpa = weighted(&[(86, TermGpa::OnTermGrade), (8, TermGpa::Blank), (6, TermGpa::OnSeveral)]);
    let credit = weighted(&[
        (80, Credit::OnFinalGrade),
        (5, Credit::OnBoth),
        (5, Credit::OnTermGrade),
        (5, Credit::WithoutType),
        (5, Credit::Nowhere),
    ]);
    let templates = weighted(&[
        (10, Templates::NotTold),
        (4, Templates::None),
        (70, Templates::Right),
        (5, Templates::WithoutTask(TERM)),
        (5, Templates::WithoutTask(FINAL)),
        (6, Templates::ProgressReportOnly),
    ]);
    let alerts = weighted(&[
        (80, AlertGroup::SetUp("KTS Alerts".parse().unwrap())),
        (10, AlertGroup::NotTold),
        (10, AlertGroup::Missing),
    ]);
    let composite = if technical {
        weighted(&[
            (60, Composite::None),
            (28, Composite::OfTerms),
            (4, Composite::OfItself),
            (4, Composite::OfNothing),
            (4, Composite::Weightless),
        ])
    } else {
        weighted(&[
            (93, Composite::None),
            (4, Composite::OfTerms),
            (1, Composite::OfItself),
            (1, Composite::OfNothing),
            (1, Composite::Weightless),
        ])
    };
    let numbers = (any::<u8>(), sometimes(120, any::<u8>()));
    let flags = (per_mille(40), per_mille(30), per_mille(60));
    (term_gpa, credit, numbers, templates, alerts, composite, flags).prop_map(
        |(
            term_gpa,
            credit,
            (at, blank_value),
            templates,
            alerts,
            composite,
            (misspelt, stray_window, near_section),
        )| {
            SchoolPapers {
                term_gpa,
                credit,
                at,
                blank_value,
                templates,
                alerts,
                composite,
                misspelt,
                stray_window,
                near_section,
            }
        },
    )
}

/// Whether the state's scores are given, and whether the technical school's are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    NotGiven,
    Same,
    OneLess,
}

/// A night's papers.
#[derive(Debug, Clone)]
pub(super) struct Papers {
    technical: SchoolPapers,
    homes: Vec<SchoolPapers>,
    state: State,
    /// With given links: one home section is linked to a second technical section.
    second_link: bool,
    /// How many of ten final grades at home stand on the transcript too.
    on_transcript: u8,
    /// A posting that was taken back.
    unposted: Option<u8>,
    /// An enrollment at a school that is not of the exchange.
    stranger: bool,
    /// A waiver that suspends nothing.
    vain_waiver: VainWaiver,
    /// Which home schools take the attendance sync, and the places of calendars in their terms; none: a stray day.
    attendance: Vec<(bool, Option<Vec<Option<u8>>>)>,
}

/// A request for a waiver that suspends nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum VainWaiver {
    None,
    Late,
    ForTheRunningYear,
    Again,
    NotApproved,
    Denied,
}

impl VainWaiver {
    /// The requests, and for `Again` the one that they double.
    fn waivers(self, school: &str, now: i32) -> Vec<Waiver> {
        let day = |year: i32, day: &str| format!("{year}-{day}");
        let ask = |year, submitted: String, standing| waiver(school, year, &submitted, standing);
        match self {
            Self::None => Vec::new(),
            Self::Late => vec![ask(now, day(now, "03-02"), WaiverStanding::Approved)],
            Self::ForTheRunningYear => vec![ask(now, day(now + 1, "02-01"), WaiverStanding::Approved)],
            Self::Again => vec![
                ask(now + 1, day(now + 1, "02-01"), WaiverStanding::Approved),
                ask(now + 1, day(now + 1, "02-20"), WaiverStanding::Submitted),
            ],
            Self::NotApproved => vec![ask(now, day(now, "02-01"), WaiverStanding::Submitted)],
            Self::Denied => vec![ask(now, day(now, "02-01"), WaiverStanding::Denied)],
        }
    }
}

pub(super) fn papers() -> impl Strategy<Value = Papers> {
    let homes = prop::collection::vec(school_papers(false), HOMES);
    let state = weighted(&[(3, State::NotGiven), (5, State::Same), (2, State::OneLess)]);
    let flags = (per_mille(100), per_mille(100));
    let unposted = sometimes(300, any::<u8>());
    let vain_waiver = weighted(&[
        (80, VainWaiver::None),
        (4, VainWaiver::Late),
        (4, VainWaiver::ForTheRunningYear),
        (4, VainWaiver::Again),
        (5, VainWaiver::NotApproved),
        (3, VainWaiver::Denied),
    ]);
    let days = prop::collection::vec(sometimes(850, any::<u8>()), 0..4);
    let attendance = prop::collection::vec((per_mille(300), sometimes(300, days)), HOMES);
    (school_papers(true), homes, state, flags, 0_u8..=10, unposted, (vain_waiver, attendance)).prop_map(
        |(
            technical,
            homes,
            state,
            (second_link, stranger),
            on_transcript,
            unposted,
            (vain_waiver, attendance),
        )| Papers {
            technical,
            homes,
            state,
            second_link,
            on_transcript,
            unposted,
            stranger,
            vain_waiver,
            attendance,
        },
    )
}

impl Papers {
    /// The night with these papers.
    pub(super) fn furnish(&self, night: GeneratedExchange) -> FurnishedExchange {
        let GeneratedExchange { setup, as_of, policy, mut records } = night;
        let mut parts = setup.into_parts();
        let of_technical = parts.technical.sections().first().map(|section| section.key.clone());
        parts.technical = self.technical.furnish(parts.technical, None);
        let homes = parts.homes.into_iter().zip(&self.homes);
        parts.homes = homes.map(|(home, papers)| papers.furnish(home, of_technical.as_ref())).collect();
        parts.profile = self.profile(parts.profile, &parts.technical);
        let now = SchoolYear::of(as_of.date()).unwrap().first_calendar_year();
        parts.waivers.extend(self.vain_waiver.waivers(parts.technical.id().as_str(), now));
        parts.attendance = self.attendance(&parts);
        if self.second_link {
            second_link(&mut parts);
        }
        if let Some(place) = self.unposted.filter(|_| records.posted.len() > 1) {
            records.posted.remove(usize::from(place) % records.posted.len());
        }
        if let Some(mut stranger) = records.enrollments.first().filter(|_| self.stranger).cloned() {
            stranger.home = "HS-9".parse().unwrap();
            records.enrollments.push(stranger);
        }
        let finals = records.home.iter().filter(|grade| is_task(&grade.task, FINAL));
        let standing = finals.enumerate().filter(|(place, _)| place % 10 < usize::from(self.on_transcript));
        let transcript = standing.map(|(_, grade)| TranscriptEntry {
            ssid: grade.ssid,
            home: grade.home.clone(),
            course: grade.section.course.clone(),
            score: grade.score.clone(),
        });
        let transcript = transcript.collect();
        let setup = Setup::new(parts).unwrap();
        FurnishedExchange {
            night: GeneratedExchange { setup, as_of, policy, records },
            transcript,
            roster: Vec::new(),
        }
    }

    /// Opt-ins and calendars of the home schools.
    fn attendance(&self, parts: &SetupParts) -> AttendanceParts {
        let mut attendance = AttendanceParts::default();
        for (home, (opted_in, days)) in parts.homes.iter().zip(&self.attendance) {
            attendance.opted_in.extend(opted_in.then(|| home.id().clone()));
            let terms = home.schedule().terms();
            let day = |place: &Option<u8>| {
                let date = place.and_then(|place| nth(terms, place)).map(|term| term.dates().last());
                SchoolDay::new(date.unwrap_or(NaiveDate::from_ymd_opt(1999, 1, 4).unwrap())).unwrap()
            };
            attendance.calendars.extend(days.as_ref().map(|days| SchoolCalendar {
                school: home.id().clone(),
                days: InstructionalCalendar::new(days.iter().map(day)),
            }));
        }
        attendance
    }

    fn profile(&self, profile: ExchangeProfile, technical: &School) -> ExchangeProfile {
        let Some((_, group)) = technical.score_group(profile.state_score_group()) else { return profile };
        let less = usize::from(self.state == State::OneLess && group.items().len() > 1);
        let items = group.items().iter().skip(less).cloned();
        let scores = ScoreGroup::new(group.name().clone(), items).unwrap();
        let state_scores = (self.state != State::NotGiven).then_some(scores);
        ExchangeProfile::new(ProfileParts { state_scores, ..profile.into_parts() }).unwrap()
    }
}

/// Links the home section of the first link to another technical section.
fn second_link(parts: &mut SetupParts) {
    let Links::Given(links) = &mut parts.links else { return };
    let Some(first) = links.first().cloned() else { return };
    let others = parts.technical.sections().iter().map(|section| &section.key);
    let mut others = others.filter(|key| **key != first.technical);
    links.extend(others.next().map(|key| Link { technical: key.clone(), ..first }));
}

impl SchoolPapers {
    /// The school with its papers; at a home school, `technical` is one of the technical sections.
    fn furnish(&self, school: School, technical: Option<&SectionKey>) -> School {
        let mut parts = school.into_parts();
        let courses = parts.courses.len();
        for (place, course) in parts.courses.iter_mut().enumerate() {
            let wrong = place == usize::from(self.at) % courses;
            let (term_gpa, credit) = if wrong {
                (self.term_gpa, self.credit)
            } else {
                (TermGpa::OnTermGrade, Credit::OnFinalGrade)
            };
            for task in &mut course.tasks {
                set_term_gpa(term_gpa, task);
                set_credit(credit, task);
            }
            if wrong && self.misspelt {
                course.tasks.push(grading_task("CTE Trm Grade"));
                let group = parts.score_groups[0].name().clone();
                course.tasks.last_mut().unwrap().score_group = group;
            }
        }
        let groups = parts.score_groups.iter().map(|group| self.valued(group));
        parts.score_groups = groups.collect();
        parts.reporting = Reporting { templates: self.templates(), alert_group: self.alerts.clone() };
        parts.composites = self.composites(&parts);
        if let Some(window) = parts.windows.first().filter(|_| self.stray_window) {
            let stray = GradingWindow { task: task_name("Quarter Grade"), ..window.clone() };
            parts.windows.push(stray);
        }
        if let Some(key) = technical.filter(|_| self.near_section) {
            add_near(&mut parts, key);
        }
        School::new(parts).unwrap()
    }

    /// The group with GPA values, but for one.
    fn valued(&self, group: &ScoreGroup) -> ScoreGroup {
        let blank = self.blank_value.map(|at| usize::from(at) % group.items().len());
        let items = group.items().iter().enumerate().map(|(place, item)| -> ScoreItem {
            let value = item.min_percent().filter(|_| blank != Some(place));
            value.map_or(item.clone(), |_| item.clone().with_gpa_value("3".parse().unwrap()))
        });
        ScoreGroup::new(group.name().clone(), items).unwrap()
    }

    fn templates(&self) -> Option<Vec<ReportTemplate>> {
        let tasks = |lacking: Option<usize>| {
            let tasks = [TERM, FINAL].into_iter().filter(|task| Some(*task) != lacking);
            tasks.map(|task| spelled(task, 0)).collect()
        };
        let template = |kind, lacking| ReportTemplate {
            name: if kind == TemplateKind::ReportCard { "Report Card" } else { "Progress Report" }
                .parse()
                .unwrap(),
            kind,
            tasks: tasks(lacking),
        };
        let (card, progress) = (TemplateKind::ReportCard, TemplateKind::ProgressReport);
        match self.templates {
            Templates::NotTold => None,
            Templates::None => Some(Vec::new()),
            Templates::Right => Some(vec![template(card, None), template(progress, None)]),
            Templates::WithoutTask(task) => Some(vec![template(card, Some(task)), template(progress, None)]),
            Templates::ProgressReportOnly => Some(vec![template(progress, None)]),
        }
    }

    /// A rule on one course, for the final grade of the last term.
    fn composites(&self, parts: &SchoolParts) -> Vec<CompositeRule> {
        let terms: Vec<TermNumber> = parts.schedule.terms().iter().map(Term::number).collect();
        let (Some(course), Some(last)) = (nth(&parts.courses, self.at), terms.last()) else {
            return Vec::new();
        };
        let child = |task, term, weight: &str| CompositeChild { task, term, weight: weight.parse().unwrap() };
        let of_terms = |weight| terms.iter().map(|term| child(spelled(TERM, 0), *term, weight)).collect();
        let beyond = TermNumber::all().last().unwrap();
        let children = match self.composite {
            Composite::None => return Vec::new(),
            Composite::OfTerms => of_terms("25"),
            Composite::OfItself => vec![child(spelled(FINAL, 0), *last, "1")],
            Composite::OfNothing => vec![child(task_name("Quarter Exam"), beyond, "1")],
            Composite::Weightless => of_terms("0"),
        };
        vec![CompositeRule { course: course.number.clone(), task: spelled(FINAL, 0), term: *last, children }]
    }
}

fn set_term_gpa(term_gpa: TermGpa, task: &mut CourseTask) {
    let weighed = match term_gpa {
        TermGpa::Blank => false,
        TermGpa::OnTermGrade => is_task(&task.task, TERM),
        TermGpa::OnSeveral => (0..TASKS).any(|of| is_task(&task.task, of)),
    };
    task.term_gpa = weighed.then(|| "1".parse().unwrap());
}

fn set_credit(credit: Credit, task: &mut CourseTask) {
    let granted = match credit {
        Credit::Nowhere => false,
        Credit::OnFinalGrade | Credit::WithoutType => is_task(&task.task, FINAL),
        Credit::OnTermGrade => is_task(&task.task, TERM),
        Credit::OnBoth => is_task(&task.task, TERM) || is_task(&task.task, FINAL),
    };
    task.credit = granted.then(|| "0.5".parse().unwrap());
    task.credit_type = (granted && credit != Credit::WithoutType).then(|| "Technical".parse().unwrap());
}

/// Adds a section whose number is a technical section's with a leading zero.
fn add_near(parts: &mut SchoolParts, technical: &SectionKey) {
    let key = section(technical.course.as_str(), &format!("0{}", technical.number));
    if !parts.courses.iter().any(|course| course.number == key.course) {
        parts.courses.push(Course { number: key.course.clone(), tasks: Vec::new() });
    }
    parts.sections.push(Section { key, teacher: None });
}
