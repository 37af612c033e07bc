//! A course with composite rules and one student's marks, from short texts.

use gradecrosswalk_domain::calendar::TermMask;
use gradecrosswalk_domain::exchange::ExchangeProfile;
use gradecrosswalk_domain::school::{CompositeChild, CompositeRule, School};
use gradecrosswalk_domain::scores::Rounding;
use gradecrosswalk_matching::composite::{
    Calculator, CompositeExplanation, CompositeGrade, CompositePolicy, CompositeRules, MissingPart, NoGrade,
    SlotMark,
};
use gradecrosswalk_testkit::SchoolBuilder;
use gradecrosswalk_testkit::builders::{mask, number, section, task_name, term};

pub(crate) const COURSE: &str = "480815";

/// `Q` is the term grade, `X` the exam, `S` a semester's grade, `F` the final grade.
pub(crate) fn task(letter: &str) -> &'static str {
    match letter {
        "Q" => "CTE Term Grade",
        "X" => "CTE Final Exam",
        "S" => "Semester Grade",
        "F" => "CTE Final Grade",
        _ => panic!("{letter:?} is not Q, X, S or F"),
    }
}

/// A grade such as `Q1`: the task's letter and the term.
pub(crate) fn grade(text: &str) -> (&'static str, u8) {
    let (letter, term) = text.split_at(1);
    (task(letter), term.parse().unwrap())
}

/// A rule such as `F4 = Q1:20 Q2:20 X4:10`.
pub(crate) fn rule(text: &str) -> CompositeRule {
    let (of, parts) = text.split_once('=').unwrap();
    let (name, term) = grade(of.trim());
    let part = |text: &str| {
        let (of, weight) = text.split_once(':').unwrap();
        let (name, term) = grade(of);
        CompositeChild { task: task_name(name), term: number(term), weight: weight.parse().unwrap() }
    };
    CompositeRule {
        course: section(COURSE, "1").course,
        task: task_name(name),
        term: number(term),
        children: parts.split_whitespace().map(part).collect(),
    }
}

/// A school with four quarters and one course that has all tasks and these rules.
pub(crate) fn school(rules: Vec<CompositeRule>) -> School {
    let mut school = SchoolBuilder::technical("CTC-1");
    school.terms([
        term("Q1", 1, "2019-08-01", "2019-10-01"),
        term("Q2", 2, "2019-10-02", "2019-12-31"),
        term("Q3", 3, "2020-01-06", "2020-03-15"),
        term("Q4", 4, "2020-03-16", "2020-05-15"),
    ]);
    school.section(section(COURSE, "1"), &[task("Q"), task("X"), task("S"), task("F")]);
    school.parts.composites = rules;
    school.build()
}

/// A mark such as `90`, `pass` (a score without a percent) or `90|80` (two postings).
pub(crate) fn marks(text: &str) -> Vec<SlotMark> {
    let mark = |text: &str| match text {
        "pass" => SlotMark::WithoutPercent,
        percent => SlotMark::Percent(percent.parse().unwrap()),
    };
    text.split('|').map(mark).collect()
}

/// Rules, marks such as `Q1=90 X4=pass`, and the terms of the student's enrollment.
#[derive(Debug, Clone)]
pub(crate) struct Case<'t> {
    pub(crate) rules: &'t [&'t str],
    pub(crate) posted: &'t str,
    pub(crate) enrolled: TermMask,
    pub(crate) policy: CompositePolicy,
}

impl<'t> Case<'t> {
    pub(crate) fn of(rules: &'t [&'t str], posted: &'t str) -> Self {
        let policy =
            CompositePolicy { missing: MissingPart::default(), rounding: Rounding::HalfUp { places: 4 } };
        Self { rules, posted, enrolled: TermMask::ALL, policy }
    }

    pub(crate) fn enrolled(self, terms: impl IntoIterator<Item = u8>) -> Self {
        Self { enrolled: mask(terms), ..self }
    }

    pub(crate) fn missing(mut self, missing: MissingPart) -> Self {
        self.policy.missing = missing;
        self
    }

    pub(crate) fn rounding(mut self, rounding: Rounding) -> Self {
        self.policy.rounding = rounding;
        self
    }

    /// The explanation of a grade such as `F4`.
    pub(crate) fn explain(&self, of: &str) -> CompositeExplanation {
        let school = school(self.rules.iter().map(|text| rule(text)).collect());
        let profile = ExchangeProfile::kts();
        let rules = CompositeRules::compile(&school, &profile);
        let course = &rules.courses()[0];
        let slot = |text: &str| {
            let (name, term) = grade(text);
            course.slot(&task_name(name), number(term)).unwrap()
        };
        let mut student = course.student(self.enrolled);
        for posting in self.posted.split_whitespace() {
            let (of, mark) = posting.split_once('=').unwrap();
            for mark in marks(mark) {
                student.post(slot(of), mark);
            }
        }
        let mut calculator = Calculator::new(course, self.policy);
        let explained = calculator.explain(&student, slot(of)).unwrap();
        assert_eq!(calculator.grade(&student, slot(of)), explained.grade);
        explained
    }

    pub(crate) fn grade(&self, of: &str) -> Result<CompositeGrade, NoGrade> {
        self.explain(of).grade
    }

    /// The rounded percent, or the code of the reason why there is none.
    pub(crate) fn says(&self, of: &str) -> String {
        match self.grade(of) {
            Ok(grade) => grade.percent().to_string(),
            Err(reason) => reason.code().to_owned(),
        }
    }
}
