//! A whole night under construction: the schools, the grades, the policy and the instant.

use crate::builders::{
    FINAL_GRADE, TERM_GRADE, as_of, date, days, grading_task, mask, minute, number, percent, section, ssid,
    state_scores, task_name, term, text, waiver,
};
use crate::{Records, SchoolBuilder, oracle};
use gradecrosswalk_domain::calendar::{AsOf, DateRange};
use gradecrosswalk_domain::exchange::{
    AttendanceParts, ExchangeProfile, Links, ProfileParts, Setup, SetupParts, Waiver, WaiverStanding,
};
use gradecrosswalk_domain::grades::{Enrollment, HomeGrade, PostedGrade, SentGrade};
use gradecrosswalk_domain::roster::{IntakeStop, NoIntake, RosterEntry};
use gradecrosswalk_domain::school::{AlertGroup, ReportTemplate, Reporting, TemplateKind};
use gradecrosswalk_domain::scores::Mark;
use gradecrosswalk_matching::transcripts::TranscriptEntry;
use gradecrosswalk_matching::{Outcome, PlanPolicy};

/// A night that tests alter and then build or ask the oracle about.
///
/// ```
/// use gradecrosswalk_testkit::{Draft, builders::{TERM_GRADE, percent}};
/// use gradecrosswalk_matching::{HeldReason, OutcomeKind};
/// let mut night = Draft::two_schools();
/// night.post(1, TERM_GRADE, 2, percent("92.5"));
/// assert_eq!(night.outcome().kind(), OutcomeKind::Add);
/// night.homes[0].open(TERM_GRADE, []);
/// assert_eq!(night.outcome().held(), Some(HeldReason::HomeNoneOpen));
/// ```
#[derive(Debug, Clone)]
pub struct Draft {
    /// The exchange's profile.
    pub profile: ExchangeProfile,
    /// The technical school.
    pub technical: SchoolBuilder,
    /// The home schools.
    pub homes: Vec<SchoolBuilder>,
    /// How sections are linked.
    pub links: Links,
    /// The technical school's waivers.
    pub waivers: Vec<Waiver>,
    /// Who opted in to the attendance sync, and days of instruction.
    pub attendance: AttendanceParts,
    /// The instant of the run.
    pub as_of: AsOf,
    /// How the night is planned.
    pub policy: PlanPolicy,
    /// The grades and enrollments.
    pub records: Records,
    /// What stands on home transcripts.
    pub transcript: Vec<TranscriptEntry>,
    /// The technical school's rosters.
    pub roster: Vec<RosterEntry>,
    /// Technical sections that take no more students.
    pub stops: Vec<IntakeStop>,
}

/// From the first to the last day; an empty last day goes on.
fn stay(first: &str, last: &str) -> DateRange {
    if last.is_empty() { DateRange::open_ended(date(first)).unwrap() } else { days(first, last) }
}

impl Draft {
    /// The course that both schools of [`Draft::two_schools`] have, with one section, 1.
    pub const COURSE: &'static str = "480815";

    /// Technical school `CTC-1` and home school `HS-1`: equal terms (document 001, example 2), T2 open by hand at both
    /// for CTE Term Grade, on October 4; student 1 is enrolled all year. Nothing is posted yet.
    pub fn two_schools() -> Self {
        let (mut technical, mut home) = (SchoolBuilder::technical("CTC-1"), SchoolBuilder::home("HS-1"));
        for school in [&mut technical, &mut home] {
            school
                .terms([term("T1", 1, "2019-08-01", "2019-10-01"), term("T2", 2, "2019-10-02", "2019-12-01")])
                .section(section(Self::COURSE, "1"), &[TERM_GRADE])
                .open(TERM_GRADE, [2]);
        }
        let mut night = Self {
            profile: ExchangeProfile::kts(),
            technical,
            homes: vec![home],
            links: Links::ByProfile,
            waivers: Vec::new(),
            attendance: AttendanceParts::default(),
            as_of: as_of("2019-10-04"),
            policy: PlanPolicy::default(),
            records: Records::default(),
            transcript: Vec::new(),
            roster: Vec::new(),
            stops: Vec::new(),
        };
        night.enroll(1, "2019-08-01", "2020-06-30");
        night
    }

    /// Technical school `CTC-1` and home school `HS-1`, set up as the documents say: the terms and windows of document
    /// 000's visual at both, CTE Term Grade and CTE Final Grade, GPA values, credit on the final grade, report templates
    /// and a user group for alerts. It is October 4, in term 2; student 1 is enrolled all year. Nothing is posted yet.
    pub fn by_the_book() -> Self {
        let mut night = Self::two_schools();
        let scores = state_scores();
        let state =
            ProfileParts { state_scores: Some(scores.clone()), ..ExchangeProfile::kts().into_parts() };
        night.profile = ExchangeProfile::new(state).unwrap();
        for school in core::iter::once(&mut night.technical).chain(&mut night.homes) {
            school.group(scores.clone()).terms([
                term("GP1", 1, "2019-08-01", "2019-10-01"),
                term("GP2", 2, "2019-10-02", "2019-12-31"),
                term("GP3", 3, "2020-01-20", "2020-03-15"),
                term("GP4", 4, "2020-03-16", "2020-05-15"),
            ]);
            let tasks = school.tasks(Self::COURSE);
            tasks.push(grading_task(FINAL_GRADE));
            tasks[0].term_mask = mask([1, 2, 3, 4]);
            tasks[0].term_gpa = Some("1".parse().unwrap());
            tasks[1].term_mask = mask([2, 4]);
            tasks[1].credit = Some("0.5".parse().unwrap());
            tasks[1].credit_type = Some("Technical".parse().unwrap());
            school
                .window(TERM_GRADE, 1, "2019-08-01 00:00", "2019-10-01 23:59")
                .window(TERM_GRADE, 2, "2019-10-02 00:00", "2019-12-31 23:59")
                .window(TERM_GRADE, 3, "2020-01-20 00:00", "2020-03-15 23:59")
                .window(TERM_GRADE, 4, "2020-03-16 00:00", "2020-05-15 23:59")
                .window(FINAL_GRADE, 2, "2019-12-15 00:00", "2019-12-31 23:59")
                .window(FINAL_GRADE, 4, "2020-05-01 00:00", "2020-05-15 23:59");
            let template = |name: &str, kind| ReportTemplate {
                name: name.parse().unwrap(),
                kind,
                tasks: vec![task_name(TERM_GRADE), task_name(FINAL_GRADE)],
            };
            school.parts.reporting = Reporting {
                templates: Some(vec![
                    template("Report Card", TemplateKind::ReportCard),
                    template("Progress Report", TemplateKind::ProgressReport),
                ]),
                alert_group: AlertGroup::SetUp("KTS Alerts".parse().unwrap()),
            };
        }
        night
    }

    /// The same schools on the same day; nobody is enrolled, and the rosters are empty.
    pub fn nobody_enrolled() -> Self {
        let mut night = Self::two_schools();
        night.records.enrollments.clear();
        night
    }

    /// Enters a student on the roster of section 1 of the technical school, nobody knows from where; an empty last day
    /// goes on.
    pub fn on_the_roster(&mut self, student: u32, first: &str, last: &str) -> &mut RosterEntry {
        let section = section(Self::COURSE, "1");
        let entry = RosterEntry { ssid: Some(ssid(student)), section, days: stay(first, last), home: None };
        self.roster.push(entry);
        self.roster.last_mut().unwrap()
    }

    /// Says that section 1 of the technical school takes no more students.
    pub fn stop(&mut self, why: NoIntake) {
        self.stops.push(IntakeStop { section: section(Self::COURSE, "1"), why });
    }

    /// Enrolls a student in section 1 of the first home school; an empty last day goes on.
    pub fn enroll(&mut self, student: u32, first: &str, last: &str) -> &mut Enrollment {
        self.records.enrollments.push(Enrollment {
            ssid: Some(ssid(student)),
            home: self.homes[0].parts.id.clone(),
            section: section(Self::COURSE, "1"),
            days: stay(first, last),
            grade_level: None,
        });
        self.records.enrollments.last_mut().unwrap()
    }

    /// Gives the technical school an approved waiver for the school year that begins in this calendar year.
    pub fn waive(&mut self, year: i32) {
        self.ask_waiver(year, &format!("{year}-02-01"), WaiverStanding::Approved);
    }

    /// Gives the technical school a waiver for the school year that begins in this calendar year.
    pub fn ask_waiver(&mut self, year: i32, submitted: &str, standing: WaiverStanding) {
        self.waivers.push(waiver(self.technical.parts.id.as_str(), year, submitted, standing));
    }

    /// Posts a grade in section 1 of the technical school.
    pub fn post(&mut self, student: u32, task: &str, term: u8, mark: Mark) -> &mut PostedGrade {
        self.records.posted.push(PostedGrade {
            ssid: Some(ssid(student)),
            section: section(Self::COURSE, "1"),
            task: task_name(task),
            term: number(term),
            mark,
            posted: minute("2019-10-03 15:00"),
        });
        self.records.posted.last_mut().unwrap()
    }

    /// Lets a score of CTE Term Grade stand at the first home school.
    pub fn stands_at_home(&mut self, student: u32, term: u8, score: &str) -> &mut HomeGrade {
        self.records.home.push(HomeGrade {
            ssid: ssid(student),
            section: section(Self::COURSE, "1"),
            task: task_name(TERM_GRADE),
            home: self.homes[0].parts.id.clone(),
            term: number(term),
            score: text(score),
            percent: None,
        });
        self.records.home.last_mut().unwrap()
    }

    /// Says that this score was last sent to where the last home grade stands.
    pub fn was_sent(&mut self, score: &str) -> &mut SentGrade {
        let stands = self.records.home.last().expect("a home grade stands").clone();
        self.records.sent.push(SentGrade {
            ssid: stands.ssid,
            section: stands.section,
            task: stands.task,
            technical_term: stands.term,
            home: stands.home,
            term: stands.term,
            score: text(score),
        });
        self.records.sent.last_mut().unwrap()
    }

    /// The checked set-up.
    pub fn setup(&self) -> Setup {
        let parts = SetupParts {
            profile: self.profile.clone(),
            technical: self.technical.build(),
            homes: self.homes.iter().map(SchoolBuilder::build).collect(),
            links: self.links.clone(),
            waivers: self.waivers.clone(),
            attendance: self.attendance.clone(),
        };
        Setup::new(parts).unwrap_or_else(|error| panic!("{error}"))
    }

    /// What the oracle says of each posted grade.
    pub fn decide(&self) -> Vec<Outcome> {
        oracle::decide(&self.setup(), self.as_of, &self.policy, &self.records)
    }

    /// What the oracle says of the last posted grade; of a grade of 92.5 % in term 2 where none is posted.
    pub fn outcome(&self) -> Outcome {
        let mut night = self.clone();
        if night.records.posted.is_empty() {
            night.post(1, TERM_GRADE, 2, percent("92.5"));
        }
        *night.decide().last().unwrap()
    }
}
