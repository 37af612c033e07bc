//! The technical school's final grades: made of term grades and exams by its composite rules (Grade Calc Options), and
//! posted before the night. A final grade that is posted already, by a teacher or before, stands (rule G-8).

use gradecrosswalk::domain::exchange::Setup;
use gradecrosswalk::domain::scores::Rounding;
use gradecrosswalk::matching::composite::{
    Calculator, CompositeExplanation, CompositePolicy, CompositeRules, CourseComposites, MissingPart,
    SlotIndex, enrolled_terms,
};
use gradecrosswalk::matching::open_term::{OpenNow, OpenTermScope};
use gradecrosswalk::{
    AsOf, CourseNumber, DateRange, Enrollment, LocalMinute, PostedGrade, ScoreGroup, SectionKey, Ssid,
};
use std::collections::BTreeMap;
use std::fmt;

/// How the technical school calculates: to two places, and not before every part has a percent, because what is posted
/// once stays. Until then the teacher can post by hand.
const POLICY: CompositePolicy =
    CompositePolicy { missing: MissingPart::Withhold, rounding: Rounding::HalfUp { places: 2 } };

/// A student's final grade that can be posted tonight.
pub struct Due<'s> {
    pub ssid: Ssid,
    section: SectionKey,
    /// What its parts make.
    pub explanation: CompositeExplanation,
    group: &'s ScoreGroup,
    /// Whether one is posted.
    pub posted: bool,
}

/// The final grades that can be posted tonight, ascending by student and course: those of the term that is open for the
/// task at the technical school, of students who are enrolled in that term. What is posted later is not counted with,
/// but stands.
pub fn due<'s>(
    setup: &'s Setup,
    as_of: AsOf,
    (posted, later): (&[PostedGrade], &[PostedGrade]),
    enrollments: &[Enrollment],
) -> Vec<Due<'s>> {
    let (school, rules) = (setup.technical(), CompositeRules::compile(setup.technical(), setup.profile()));
    let local = school.clock().local(as_of);
    let open = OpenNow::at(school, setup.profile(), local);
    let posted = by_student(posted, |posting| (posting.ssid, &posting.section.course));
    let later = by_student(later, |posting| (posting.ssid, &posting.section.course));
    let mut due = Vec::new();
    for (key, stays) in by_student(enrollments, |stay| (stay.ssid, &stay.section.course)) {
        let (ssid, number) = key;
        let (Some(course), Some(stay)) = (rules.course(number), last(&stays, local)) else { continue };
        let days: Vec<DateRange> = stays.iter().map(|stay| stay.days).collect();
        let enrolled = enrolled_terms(school.schedule(), &days);
        let [posted, later] = [&posted, &later].map(|of| of.get(&key).map(Vec::as_slice).unwrap_or_default());
        let mut student = course.student(enrolled);
        student.post_all(course, posted.iter().copied());
        let mut calculator = Calculator::new(course, POLICY);
        for slot in course.composites() {
            let attended = course.grade(slot).is_some_and(|of| enrolled.contains(of.term));
            if !attended || !is_open(setup, &open, course, slot, ssid, stay) {
                continue;
            }
            let (explanation, group) = (calculator.explain(&student, slot), course.score_group(slot));
            if let (Some(explanation), Some(group)) = (explanation, group) {
                let same = |of: &&PostedGrade| course.slot(&of.task, of.term) == Some(slot);
                let posted = posted.iter().chain(later).any(same);
                due.push(Due { ssid, section: stay.section.clone(), explanation, group, posted });
            }
        }
    }
    due
}

/// The rows of each student in each course; those without an SSID are nobody's.
fn by_student<'r, T>(
    rows: &'r [T],
    key: impl Fn(&'r T) -> (Option<Ssid>, &'r CourseNumber),
) -> BTreeMap<(Ssid, &'r CourseNumber), Vec<&'r T>> {
    let mut of_student: BTreeMap<_, Vec<&T>> = BTreeMap::new();
    for row in rows {
        if let (Some(ssid), course) = key(row) {
            of_student.entry((ssid, course)).or_default().push(row);
        }
    }
    of_student
}

/// The stay in whose section a final grade is posted: the one that holds the day, else the latest to end.
fn last<'e>(stays: &[&'e Enrollment], local: LocalMinute) -> Option<&'e Enrollment> {
    stays
        .iter()
        .copied()
        .max_by_key(|stay| (stay.days.contains(local.date()), stay.days.last(), &stay.section))
}

fn is_open(
    setup: &Setup,
    open: &OpenNow<'_>,
    course: &CourseComposites<'_>,
    slot: SlotIndex,
    ssid: Ssid,
    stay: &Enrollment,
) -> bool {
    let (school, layout) = (setup.technical(), setup.layout().technical());
    let task = course.grade(slot).and_then(|of| Some((setup.profile().task(&of.task)?, of.term)));
    let place = school.course(course.number()).and_then(|(place, _)| u32::try_from(place).ok());
    let section = school.section(&stay.section).map(|(_, section)| section);
    let (Some((task, term)), Some(place), Some(section)) = (task, place, section) else { return false };
    let scope = OpenTermScope { section, student: Some((ssid, stay.grade_level)) };
    let mut rows = layout.course(place).iter().filter(|row| row.task == task);
    rows.any(|row| open.terms(row, &scope).contains(term))
}

/// What became of the final grades that can be posted tonight.
pub struct FinalGrades {
    /// Calculated, to be posted.
    pub calculated: Vec<PostedGrade>,
    /// How many are posted already, and stand.
    stand: usize,
    /// How many have a part without a percent.
    wait: usize,
}

impl FinalGrades {
    pub fn of(due: &[Due<'_>], at: LocalMinute) -> Self {
        let mut finals = Self { calculated: Vec::new(), stand: 0, wait: 0 };
        for due in due {
            let posting = due.explanation.grade.ok().and_then(|grade| {
                let (of, section) = (&due.explanation.of, due.section.clone());
                grade.posting(due.group, of, Some(due.ssid), section, at).ok()
            });
            match posting {
                _ if due.posted => finals.stand += 1,
                Some(posting) => finals.calculated.push(posting),
                None => finals.wait += 1,
            }
        }
        finals
    }
}

impl fmt::Display for FinalGrades {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { calculated, stand, wait } = self;
        let calculated = calculated.len();
        write!(f, "final grades due: {calculated} calculated, {stand} posted before, {wait} wait for a part")
    }
}
