//! Whatever can be constructed is written, read back as equal, and written again as the same bytes.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

extern crate alloc;

use alloc::collections::BTreeSet;
use chrono::{Days, NaiveDate};
use core::fmt::Debug;
use gradecrosswalk_domain::attendance::{
    AttendanceEntry, AttendanceStatus, HomeAttendance, HomeAttendanceState, InstructionalCalendar,
    PeriodNumber,
};
use gradecrosswalk_domain::calendar::{
    AsOf, ClockOffset, DateRange, EndDate, GradingWindow, LocalMinute, SchoolDay, SchoolYear, Term, TermMask,
    TermNumber, TermSchedule, WindowSpan,
};
use gradecrosswalk_domain::document::{self, Document};
use gradecrosswalk_domain::exchange::{
    AttendanceParts, ExchangeProfile, ExchangeTask, Link, LinkRule, Links, ProfileParts, SchoolCalendar,
    Setup, SetupParts, TaskRole, Waiver, WaiverStanding,
};
use gradecrosswalk_domain::grades::{Enrollment, HomeGrade, PostedGrade, SentGrade, Ssid, SsidShape};
use gradecrosswalk_domain::roster::{IntakeStop, NoIntake, RosterEntry};
use gradecrosswalk_domain::school::{
    AlertGroup, CompositeChild, CompositeRule, Course, CourseTask, ExceptionScope, GradeLevel, OpenTerms,
    ReportTemplate, Reporting, School, SchoolKind, SchoolParts, Section, SectionKey, TemplateKind,
    WindowException,
};
use gradecrosswalk_domain::scores::{
    Bonus, ChildWeight, Coefficient, Credit, GpaValue, GpaWeight, Mark, MinPercent, Passing, Percent,
    Rounding, ScoreGroup, ScoreItem,
};
use gradecrosswalk_domain::{
    CourseNumber, CreditType, ExchangeName, GroupName, SchoolId, ScoreName, ScoreText, SectionNumber,
    SupportContact, TaskName, TeacherId, TemplateName, TermName, UserGroupName,
};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Written, read as text, as a value with its members in another order and in a document, and written again.
fn round_trips<T>(value: &T) -> Result<(), TestCaseError>
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    let text = serde_json::to_string(value).unwrap();
    let back: T = serde_json::from_str(&text).unwrap();
    prop_assert_eq!(&back, value);
    prop_assert_eq!(serde_json::to_string(&back).unwrap(), text.clone());
    prop_assert_eq!(&serde_json::from_value::<T>(serde_json::to_value(value).unwrap()).unwrap(), value);
    prop_assert_eq!(&serde_json::from_slice::<T>(&serde_json::to_vec_pretty(value).unwrap()).unwrap(), value);
    let kept = serde_json::to_string(&Document::new(value)).unwrap();
    let mut reader = serde_json::Deserializer::from_str(&kept);
    let read = document::read::<Document<T>, _>(&mut reader).unwrap();
    prop_assert_eq!(read.content(), value);
    Ok(())
}

macro_rules! parsed {
    ($($name:ident: $type:ty = $pattern:literal;)*) => {$(
        fn $name() -> impl Strategy<Value = $type> {
            $pattern.prop_filter_map("not a text of the field", |text: String| text.parse().ok())
        }
    )*};
}

parsed! {
    school_id: SchoolId = "[!-~]{1,6}|[!-~äß€😀]( ?[!-~äß€😀]){0,12}";
    course_number: CourseNumber = "[0-9]{6}|[!-~ä]( ?[!-~\\\\\"]){0,12}";
    section_number: SectionNumber = "[0-9]{1,3}|[!-~]{1,5}";
    teacher: TeacherId = "[!-~]{1,40}";
    group_name: GroupName = "[!-~é]( ?[!-~]){0,20}";
    task_name: TaskName = "CTE Term Grade|CTE Final|[ -~ü]{1,20}";
    term_name: TermName = "[ -~ü\u{2028}\u{200b}]{1,20}";
    score_text: ScoreText = "[A-F][+-]?|[0-9]{1,3}|[!-~]{1,4}";
    score_name: ScoreName = "[ -~ü]{1,20}";
    credit_type: CreditType = "[ -~ü]{1,20}";
    exchange_name: ExchangeName = "[ -~ü]{1,8}";
    template_name: TemplateName = "[ -~ü]{1,8}";
    user_group_name: UserGroupName = "[ -~ü]{1,8}";
    support_contact: SupportContact = "[ -~ü]{1,12}";
}

macro_rules! units {
    ($($name:ident: $type:ident;)*) => {$(
        fn $name() -> impl Strategy<Value = $type> {
            prop_oneof![0..=$type::MAX.units(), Just(0), Just($type::MAX.units())]
                .prop_map(|units| $type::from_units(units).unwrap())
        }
    )*};
}

units! {
    percent: Percent;
    min_percent: MinPercent;
    gpa_value: GpaValue;
    bonus: Bonus;
    gpa_weight: GpaWeight;
    credit: Credit;
    coefficient: Coefficient;
}

fn day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap();
    let days = prop_oneof![0_u64..=3_652_058, 737_000_u64..738_000, Just(0), Just(3_652_058)];
    days.prop_map(move |days| first.checked_add_days(Days::new(days)).unwrap())
}

fn date_range() -> impl Strategy<Value = DateRange> {
    (day(), day()).prop_map(|(a, b)| DateRange::new(a.min(b), a.max(b)).unwrap())
}

fn minute() -> impl Strategy<Value = LocalMinute> {
    (day(), 0_u32..24, 0_u32..60)
        .prop_map(|(day, hour, minute)| LocalMinute::new(day.and_hms_opt(hour, minute, 0).unwrap()).unwrap())
}

fn span() -> impl Strategy<Value = WindowSpan> {
    (minute(), minute()).prop_map(|(a, b)| WindowSpan::new(a.min(b), a.max(b)).unwrap())
}

fn term_number() -> impl Strategy<Value = TermNumber> {
    (1_u8..=16).prop_map(|number| TermNumber::new(number).unwrap())
}

fn mask() -> impl Strategy<Value = TermMask> {
    any::<u16>().prop_map(TermMask::from_bits)
}

fn term() -> impl Strategy<Value = Term> {
    (term_number(), term_name(), date_range())
        .prop_map(|(number, name, dates)| Term::new(number, name, dates))
}

fn schedule() -> impl Strategy<Value = TermSchedule> {
    vec(term(), 0..5).prop_filter_map("a number twice", |terms| TermSchedule::new(terms).ok())
}

fn window() -> impl Strategy<Value = GradingWindow> {
    (task_name(), term_number(), span()).prop_map(|(task, term, span)| GradingWindow { task, term, span })
}

fn item() -> impl Strategy<Value = ScoreItem> {
    let passing = select(vec![Passing::Passes, Passing::Fails]);
    let options = (
        option::of(score_name()),
        option::of(min_percent()),
        option::of(gpa_value()),
        option::of(gpa_value()),
        option::of(bonus()),
        option::of(coefficient()),
    );
    (score_text(), passing, options).prop_map(
        |(score, passing, (name, min, gpa, unweighted, bonus, factor))| {
            let mut item = ScoreItem::new(score, passing);
            item = name.into_iter().fold(item, ScoreItem::with_name);
            item = min.into_iter().fold(item, ScoreItem::with_min_percent);
            item = gpa.into_iter().fold(item, ScoreItem::with_gpa_value);
            item = unweighted.into_iter().fold(item, ScoreItem::with_unweighted_gpa_value);
            item = bonus.into_iter().fold(item, ScoreItem::with_bonus);
            factor.into_iter().fold(item, ScoreItem::with_credit_coefficient)
        },
    )
}

fn group() -> impl Strategy<Value = ScoreGroup> {
    (group_name(), vec(item(), 1..5))
        .prop_filter_map("a score twice", |(name, items)| ScoreGroup::new(name, items).ok())
}

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        percent().prop_map(Mark::Percent),
        score_text().prop_map(Mark::Score),
        (score_text(), percent()).prop_map(|(score, percent)| Mark::Both(score, percent)),
    ]
}

fn rounding() -> impl Strategy<Value = Rounding> {
    any::<u8>().prop_flat_map(|places| {
        select(vec![
            Rounding::Exact,
            Rounding::HalfUp { places },
            Rounding::HalfEven { places },
            Rounding::Down { places },
            Rounding::Up { places },
        ])
    })
}

fn section_key() -> impl Strategy<Value = SectionKey> {
    (course_number(), section_number()).prop_map(|(course, number)| SectionKey::new(course, number))
}

fn ssid() -> impl Strategy<Value = Ssid> {
    "[0-9]{10}|[0-9A-Za-z]{4,15}".prop_filter_map("no ssid", |text| Ssid::new(&text).ok())
}

fn ssid_shape() -> impl Strategy<Value = SsidShape> {
    (any::<bool>(), 4_u8..=15).prop_filter_map("no such shape", |(letters, length)| {
        if letters { SsidShape::letters_and_digits(length) } else { SsidShape::digits(length) }
    })
}

fn grade_level() -> impl Strategy<Value = GradeLevel> {
    (0_u8..=14).prop_map(|level| GradeLevel::new(level).unwrap())
}

fn open_terms() -> impl Strategy<Value = OpenTerms> {
    prop_oneof![Just(OpenTerms::ByWindow), mask().prop_map(OpenTerms::ByHand)]
}

fn scope() -> impl Strategy<Value = ExceptionScope> {
    prop_oneof![
        ssid().prop_map(ExceptionScope::Student),
        section_key().prop_map(ExceptionScope::Section),
        course_number().prop_map(ExceptionScope::Course),
        teacher().prop_map(ExceptionScope::Teacher),
        grade_level().prop_map(ExceptionScope::GradeLevel),
    ]
}

fn exception() -> impl Strategy<Value = WindowException> {
    (scope(), task_name(), term_number(), span()).prop_map(|(scope, task, term, span)| WindowException {
        scope,
        task,
        term,
        span,
    })
}

/// A task whose group the school picks.
fn course_task() -> impl Strategy<Value = (CourseTask, Index)> {
    let blanks = (option::of(gpa_weight()), option::of(credit()), option::of(credit_type()));
    (task_name(), group_name(), blanks, mask(), open_terms(), any::<Index>()).prop_map(
        |(task, score_group, (term_gpa, credit, credit_type), term_mask, open_terms, group)| {
            let task = CourseTask { task, score_group, term_gpa, credit, credit_type, term_mask, open_terms };
            (task, group)
        },
    )
}

/// A course's tasks and sections, before it has a number.
type Content = (Vec<(CourseTask, Index)>, Vec<(SectionNumber, Option<TeacherId>)>);

fn school(kind: SchoolKind) -> impl Strategy<Value = School> {
    let clock = prop_oneof![Just(0), -1440_i32..=1440].prop_map(|m| ClockOffset::from_minutes(m).unwrap());
    let sections = vec((section_number(), option::of(teacher())), 0..3);
    let content = vec((vec(course_task(), 0..4), sections), 0..3);
    let courses = (btree_set(course_number(), 3), content);
    let lists = (vec(group(), 1..4), vec(window(), 0..3), vec(exception(), 0..3));
    let paper = (vec(composite(), 0..3), reporting());
    (school_id(), clock, schedule(), lists, courses, paper).prop_filter_map("a key twice", move |parts| {
        let (id, clock, schedule, (score_groups, windows, exceptions), (numbers, content), paper) = parts;
        let (composites, reporting) = paper;
        let (courses, sections) = courses_of(numbers, content, &score_groups);
        let parts = SchoolParts {
            id,
            kind,
            clock,
            schedule,
            score_groups,
            windows,
            exceptions,
            courses,
            sections,
            composites,
            reporting,
        };
        School::new(parts).ok()
    })
}

fn composite() -> impl Strategy<Value = CompositeRule> {
    let weight = (0_u32..=9_999_999).prop_map(|units| {
        format!("{}.{:04}", units / 10_000, units % 10_000).parse::<ChildWeight>().unwrap()
    });
    let child = (task_name(), term_number(), weight).prop_map(|(task, term, weight)| CompositeChild {
        task,
        term,
        weight,
    });
    (course_number(), task_name(), term_number(), vec(child, 0..4))
        .prop_map(|(course, task, term, children)| CompositeRule { course, task, term, children })
}

fn reporting() -> impl Strategy<Value = Reporting> {
    let kind = select(vec![TemplateKind::ReportCard, TemplateKind::ProgressReport]);
    let template = (template_name(), kind, vec(task_name(), 0..3))
        .prop_map(|(name, kind, tasks)| ReportTemplate { name, kind, tasks });
    let alerts = prop_oneof![
        Just(AlertGroup::NotTold),
        Just(AlertGroup::Missing),
        user_group_name().prop_map(AlertGroup::SetUp),
    ];
    (option::of(vec(template, 0..3)), alerts)
        .prop_map(|(templates, alert_group)| Reporting { templates, alert_group })
}

fn courses_of(
    numbers: BTreeSet<CourseNumber>,
    content: Vec<Content>,
    groups: &[ScoreGroup],
) -> (Vec<Course>, Vec<Section>) {
    let (mut courses, mut sections) = (Vec::new(), Vec::new());
    for (number, (tasks, given)) in numbers.into_iter().zip(content) {
        let named = |(mut task, group): (CourseTask, Index)| {
            task.score_group = group.get(groups).name().clone();
            task
        };
        courses.push(Course { number: number.clone(), tasks: tasks.into_iter().map(named).collect() });
        sections.extend(
            given
                .into_iter()
                .map(|(section, teacher)| Section { key: SectionKey::new(number.clone(), section), teacher }),
        );
    }
    (courses, sections)
}

fn school_kind() -> impl Strategy<Value = SchoolKind> {
    select(vec![SchoolKind::HomeHighSchool, SchoolKind::StateTechnical, SchoolKind::LocalTechnical])
}

fn task_role() -> impl Strategy<Value = TaskRole> {
    select(vec![TaskRole::TermGrade, TaskRole::FinalGrade, TaskRole::FinalExam, TaskRole::Other])
}

fn exchange_task() -> impl Strategy<Value = ExchangeTask> {
    (task_name(), vec(task_name(), 0..3), task_role(), any::<bool>()).prop_map(
        |(name, aliases, role, on_report_card)| ExchangeTask { name, aliases, role, on_report_card },
    )
}

fn profile() -> impl Strategy<Value = ExchangeProfile> {
    let tasks = vec(exchange_task(), 1..4);
    let other = (exchange_name(), tasks, option::of(group()), group_name(), ssid_shape(), support_contact())
        .prop_filter_map(
            "a name that means two tasks",
            |(name, tasks, state_scores, group_name, ssid_shape, support_contact)| {
                let state_score_group =
                    state_scores.as_ref().map_or(group_name, |scores| scores.name().clone());
                let link_rule = LinkRule::EqualCourseAndSection;
                let parts = ProfileParts {
                    name,
                    tasks,
                    state_score_group,
                    state_scores,
                    ssid_shape,
                    link_rule,
                    support_contact,
                };
                ExchangeProfile::new(parts).ok()
            },
        );
    prop_oneof![Just(ExchangeProfile::kts()), other]
}

fn school_year() -> impl Strategy<Value = SchoolYear> {
    prop_oneof![1_i32..=9998, 1995_i32..2030].prop_map(|year| SchoolYear::starting(year).unwrap())
}

fn school_day() -> impl Strategy<Value = SchoolDay> {
    day().prop_map(|day| SchoolDay::new(day).unwrap())
}

fn attendance_entry() -> impl Strategy<Value = AttendanceEntry> {
    let period = (1..=PeriodNumber::MAX).prop_map(|period| PeriodNumber::new(period).unwrap());
    (option::of(ssid()), section_key(), school_day(), period, select(AttendanceStatus::ALL.to_vec()))
        .prop_map(|(ssid, section, day, period, status)| AttendanceEntry {
            ssid,
            section,
            day,
            period,
            status,
        })
}

fn home_attendance() -> impl Strategy<Value = HomeAttendance> {
    let state = select(vec![HomeAttendanceState::Unresolved, HomeAttendanceState::Resolved]);
    (ssid(), attendance_entry(), state).prop_map(|(ssid, of, state)| HomeAttendance {
        ssid,
        section: of.section,
        home: SchoolId::new("HS-210").unwrap(),
        day: of.day,
        period: of.period,
        state,
    })
}

fn waiver() -> impl Strategy<Value = (SchoolYear, NaiveDate, WaiverStanding)> {
    let standings = vec![WaiverStanding::Approved, WaiverStanding::Submitted, WaiverStanding::Denied];
    (school_year(), day(), select(standings))
}

/// A home school, a technical and a home section, where there are such.
type LinkPick = (Index, Index, Index);

fn link_of(technical: &School, homes: &[School], (home, t, h): &LinkPick) -> Option<Link> {
    let home = (!homes.is_empty()).then(|| home.get(homes))?;
    let pick = |school: &School, at: &Index| {
        let sections = school.sections();
        (!sections.is_empty()).then(|| at.get(sections).key.clone())
    };
    Some(Link { technical: pick(technical, t)?, home: home.id().clone(), home_section: pick(home, h)? })
}

/// The school without exceptions for students whose SSIDs the profile does not have.
fn with_students_of(profile: &ExchangeProfile, school: School) -> School {
    let mut parts = school.into_parts();
    parts.exceptions.retain(|exception| match exception.scope {
        ExceptionScope::Student(ssid) => profile.ssid_shape().check(ssid).is_ok(),
        _ => true,
    });
    School::new(parts).unwrap()
}

fn setup() -> impl Strategy<Value = Setup> {
    let technical =
        select(vec![SchoolKind::StateTechnical, SchoolKind::LocalTechnical]).prop_flat_map(school);
    let homes = vec(school(SchoolKind::HomeHighSchool), 0..3);
    let links = option::of(vec(any::<LinkPick>(), 0..4));
    (profile(), technical, homes, links, vec(waiver(), 0..3), vec(vec(school_day(), 0..4), 0..3))
        .prop_filter_map("a school twice", |(profile, technical, homes, links, waivers, days)| {
            let technical = with_students_of(&profile, technical);
            let homes: Vec<School> = homes.into_iter().map(|home| with_students_of(&profile, home)).collect();
            let links = links.map_or(Links::ByProfile, |picks| {
                Links::Given(picks.iter().filter_map(|pick| link_of(&technical, &homes, pick)).collect())
            });
            let waivers = waivers.into_iter().map(|(year, submitted, standing)| {
                Waiver::new(technical.id().clone(), year, submitted, standing).unwrap()
            });
            let waivers = waivers.collect();
            let school_ids: Vec<SchoolId> = homes.iter().map(|home| home.id().clone()).collect();
            let opted_in = school_ids.iter().take(days.len()).cloned().collect();
            let calendars = school_ids.iter().zip(days).map(|(school, days)| SchoolCalendar {
                school: school.clone(),
                days: InstructionalCalendar::new(days),
            });
            let attendance = AttendanceParts { opted_in, calendars: calendars.collect() };
            Setup::new(SetupParts { profile, technical, homes, links, waivers, attendance }).ok()
        })
}

fn posted_grade() -> impl Strategy<Value = PostedGrade> {
    (option::of(ssid()), section_key(), task_name(), term_number(), mark(), minute()).prop_map(
        |(ssid, section, task, term, mark, posted)| PostedGrade { ssid, section, task, term, mark, posted },
    )
}

fn home_grade() -> impl Strategy<Value = HomeGrade> {
    let score = (score_text(), option::of(percent()));
    (ssid(), section_key(), task_name(), school_id(), term_number(), score).prop_map(
        |(ssid, section, task, home, term, (score, percent))| HomeGrade {
            ssid,
            section,
            task,
            home,
            term,
            score,
            percent,
        },
    )
}

fn sent_grade() -> impl Strategy<Value = SentGrade> {
    (ssid(), section_key(), task_name(), term_number(), school_id(), term_number(), score_text()).prop_map(
        |(ssid, section, task, technical_term, home, term, score)| SentGrade {
            ssid,
            section,
            task,
            technical_term,
            home,
            term,
            score,
        },
    )
}

fn enrollment() -> impl Strategy<Value = Enrollment> {
    let days = prop_oneof![date_range(), day().prop_map(|day| DateRange::open_ended(day).unwrap())];
    (option::of(ssid()), school_id(), section_key(), days, option::of(grade_level())).prop_map(
        |(ssid, home, section, days, grade_level)| Enrollment { ssid, home, section, days, grade_level },
    )
}

fn roster_entry() -> impl Strategy<Value = RosterEntry> {
    let days = prop_oneof![date_range(), day().prop_map(|day| DateRange::open_ended(day).unwrap())];
    (option::of(ssid()), section_key(), days, option::of(school_id()))
        .prop_map(|(ssid, section, days, home)| RosterEntry { ssid, section, days, home })
}

proptest! {
    #[test]
    fn keys_and_labels(
        keys in (school_id(), course_number(), section_number(), teacher(), group_name(), score_text()),
        labels in (task_name(), term_name(), score_name(), credit_type()),
    ) {
        round_trips(&keys.0)?;
        round_trips(&keys.1)?;
        round_trips(&keys.2)?;
        round_trips(&keys.3)?;
        round_trips(&keys.4)?;
        round_trips(&keys.5)?;
        round_trips(&labels.0)?;
        round_trips(&labels.1)?;
        round_trips(&labels.2)?;
        round_trips(&labels.3)?;
    }

    #[test]
    fn decimals(
        a in percent(), b in min_percent(), c in gpa_value(), d in bonus(), e in gpa_weight(), f in credit(),
        g in coefficient(),
    ) {
        round_trips(&a)?;
        round_trips(&b)?;
        round_trips(&c)?;
        round_trips(&d)?;
        round_trips(&e)?;
        round_trips(&f)?;
        round_trips(&g)?;
    }

    #[test]
    fn the_calendar(
        range in date_range(), minute in minute(), span in span(), year in school_year(), mask in mask(),
        schedule in schedule(), window in window(), offset in -1440_i32..=1440,
    ) {
        round_trips(&range)?;
        round_trips(&minute)?;
        round_trips(&AsOf::at(minute.to_datetime()).unwrap())?;
        round_trips(&span)?;
        round_trips(&year)?;
        round_trips(&mask)?;
        round_trips(&mask.first())?;
        round_trips(&schedule)?;
        round_trips(&schedule.terms().to_vec())?;
        round_trips(&window)?;
        round_trips(&ClockOffset::from_minutes(offset).unwrap())?;
        round_trips(&[EndDate::Inclusive, EndDate::Exclusive])?;
    }

    #[test]
    fn scores(item in item(), group in group(), mark in mark(), rounding in rounding()) {
        round_trips(&item)?;
        round_trips(&group)?;
        round_trips(&mark)?;
        round_trips(&rounding)?;
    }

    #[test]
    fn schools(
        school in school_kind().prop_flat_map(school), exception in exception(), open_terms in open_terms(),
        level in grade_level(),
    ) {
        round_trips(&school)?;
        round_trips(&exception)?;
        round_trips(&open_terms)?;
        round_trips(&level)?;
        round_trips(&school.kind())?;
        round_trips(&school.courses().to_vec())?;
        round_trips(&school.sections().to_vec())?;
        round_trips(&school.into_parts())?;
    }

    #[test]
    fn exchanges(setup in setup(), shape in ssid_shape(), role in task_role()) {
        round_trips(&setup)?;
        round_trips(&shape)?;
        round_trips(&role)?;
        round_trips(setup.profile())?;
        round_trips(setup.links())?;
        round_trips(&setup.profile().link_rule())?;
        round_trips(&setup.profile().clone().into_parts())?;
        round_trips(&setup.into_parts())?;
    }

    #[test]
    fn attendance(entry in attendance_entry(), at_home in home_attendance(), days in vec(school_day(), 0..5)) {
        round_trips(&entry)?;
        round_trips(&at_home)?;
        round_trips(&InstructionalCalendar::new(days))?;
    }

    #[test]
    fn rosters(entry in roster_entry()) {
        round_trips(&entry)?;
        for why in [NoIntake::Full, NoIntake::Closed] {
            round_trips(&IntakeStop { section: entry.section.clone(), why })?;
        }
    }

    #[test]
    fn records(a in posted_grade(), b in home_grade(), c in sent_grade(), d in enrollment()) {
        round_trips(&a)?;
        round_trips(&b)?;
        round_trips(&c)?;
        round_trips(&d)?;
        round_trips(&a.section)?;
        round_trips(&b.ssid)?;
    }
}
