//! Values from short texts: dates, terms, windows, scores, keys. They panic on nonsense, as a test should.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use gradecrosswalk_domain::calendar::{
    AsOf, DateRange, GradingWindow, LocalMinute, SchoolYear, Term, TermMask, TermNumber, TermSchedule,
    WindowSpan,
};
use gradecrosswalk_domain::exchange::{Waiver, WaiverStanding};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::{CourseTask, OpenTerms, SectionKey};
use gradecrosswalk_domain::scores::{Mark, Passing, ScoreGroup, ScoreItem};
use gradecrosswalk_domain::{
    CourseNumber, GroupName, SchoolId, ScoreText, SectionNumber, TaskName, TermName,
};

/// The task that most tests use.
pub const TERM_GRADE: &str = "CTE Term Grade";
/// The task that is posted once.
pub const FINAL_GRADE: &str = "CTE Final Grade";
/// The optional task.
pub const FINAL_EXAM: &str = "CTE Final Exam";
/// The name of the score group that the builders give to every school.
pub const GROUP: &str = "CTE Numeric";

/// A date such as `2019-10-04`.
pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text:?} is not a date such as 2019-10-04"))
}

/// A minute such as `2019-10-04 08:30`, or the last minute of a date.
pub fn minute(text: &str) -> LocalMinute {
    match NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M") {
        Ok(time) => LocalMinute::new(time).unwrap(),
        Err(_) => LocalMinute::end_of(date(text)).unwrap(),
    }
}

/// The instant of a run: a minute such as `2019-10-04 08:30`, or a bare date, which means its last minute.
pub fn as_of(text: &str) -> AsOf {
    AsOf::at(minute(text).to_datetime()).unwrap()
}

/// From the first to the last day, both inside.
pub fn days(first: &str, last: &str) -> DateRange {
    DateRange::new(date(first), date(last)).unwrap()
}

/// A term's sequence number.
pub fn number(term: u8) -> TermNumber {
    TermNumber::new(term).unwrap()
}

/// A term: `term("T1", 1, "2019-08-01", "2019-10-01")`.
pub fn term(name: &str, term: u8, first: &str, last: &str) -> Term {
    Term::new(number(term), TermName::new(name).unwrap(), days(first, last))
}

/// A school's terms.
pub fn schedule(terms: impl IntoIterator<Item = Term>) -> TermSchedule {
    TermSchedule::new(terms).unwrap()
}

/// A term mask or an active mask: `mask([1, 3])`.
pub fn mask(terms: impl IntoIterator<Item = u8>) -> TermMask {
    terms.into_iter().map(number).collect()
}

/// From the opening to the closing minute: bare dates are open from 00:00 to 23:59.
pub fn span(opens: &str, closes: &str) -> WindowSpan {
    let opens = match opens.parse::<NaiveDate>() {
        Ok(day) => LocalMinute::new(day.and_time(NaiveTime::MIN)).unwrap(),
        Err(_) => minute(opens),
    };
    WindowSpan::new(opens, minute(closes)).unwrap()
}

/// A grading window of a task in a term.
pub fn window(task: &str, term: u8, opens: &str, closes: &str) -> GradingWindow {
    GradingWindow { task: task_name(task), term: number(term), span: span(opens, closes) }
}

/// A waiver for the school year that begins in this calendar year.
pub fn waiver(school: &str, year: i32, submitted: &str, standing: WaiverStanding) -> Waiver {
    let (school, year) = (SchoolId::new(school).unwrap(), SchoolYear::starting(year).unwrap());
    Waiver::new(school, year, date(submitted), standing).unwrap()
}

/// A grading task's name.
pub fn task_name(name: &str) -> TaskName {
    TaskName::new(name).unwrap()
}

/// A section: `section("480815", "1")`.
pub fn section(course: &str, number: &str) -> SectionKey {
    SectionKey::new(CourseNumber::new(course).unwrap(), SectionNumber::new(number).unwrap())
}

/// The SSID of the test's student of this number: ten digits.
pub fn ssid(student: u32) -> Ssid {
    Ssid::new(&format!("19{student:08}")).unwrap()
}

/// A score text.
pub fn text(score: &str) -> ScoreText {
    ScoreText::new(score).unwrap()
}

/// A mark of a percent only.
pub fn percent(percent: &str) -> Mark {
    Mark::Percent(percent.parse().unwrap())
}

/// A mark of a score text only.
pub fn score(score: &str) -> Mark {
    Mark::Score(text(score))
}

/// A mark of a score text and a percent.
pub fn both(score: &str, percent: &str) -> Mark {
    Mark::Both(text(score), percent.parse().unwrap())
}

/// A score group from `("A", "90")` rows; a score with an empty Min % has none.
pub fn group(name: &str, items: &[(&str, &str)]) -> ScoreGroup {
    let items = items.iter().map(|(score, bound)| {
        let item = ScoreItem::new(text(score), if *score == "F" { Passing::Fails } else { Passing::Passes });
        if bound.is_empty() { item } else { item.with_min_percent(bound.parse().unwrap()) }
    });
    ScoreGroup::new(GroupName::new(name).unwrap(), items).unwrap()
}

/// The score group of every built school, an illustration: the state's own list is not public.
pub fn letters() -> ScoreGroup {
    group(GROUP, &[("A", "90"), ("B", "80"), ("C", "70"), ("D", "60"), ("F", "0"), ("I", "")])
}

/// The scores of [`letters`] with GPA values, as a group must have for transcripts. `I` has neither.
pub fn state_scores() -> ScoreGroup {
    let values = ["4", "3", "2", "1", "0"].iter().map(|value| Some(value.parse().unwrap())).chain([None]);
    let items = letters().items().to_vec().into_iter().zip(values).map(|(item, value)| match value {
        Some(value) => item.with_gpa_value(value),
        None => item,
    });
    ScoreGroup::new(GroupName::new(GROUP).unwrap(), items).unwrap()
}

/// A task on a course: every term in its mask, none open, graded from [`letters`].
pub fn grading_task(name: &str) -> CourseTask {
    CourseTask {
        task: task_name(name),
        score_group: GroupName::new(GROUP).unwrap(),
        term_gpa: None,
        credit: None,
        credit_type: None,
        term_mask: TermMask::ALL,
        open_terms: OpenTerms::ByHand(TermMask::EMPTY),
    }
}
