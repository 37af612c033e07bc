//! What a composite grade is made of (rules C-1 to C-3).

use crate::shown::Shown;
use crate::table::{Cell, Column, Table};
use gradecrosswalk_matching::composite::CompositeExplanation;

/// The parts of a composite grade with what each counts, and the grade in a last row; its caption is the
/// [headline](CompositeExplanation::headline). Fractions that no decimal holds are written out beside their first places.
///
/// ```
/// # use gradecrosswalk_domain::calendar::{TermMask, TermNumber};
/// # use gradecrosswalk_domain::school::{CompositeChild, CompositeRule, School};
/// # use gradecrosswalk_domain::{TaskName, exchange::ExchangeProfile, sample};
/// # use gradecrosswalk_matching::composite::{Calculator, CompositePolicy, CompositeRules, SlotMark};
/// use gradecrosswalk_report::tables;
/// # let mut parts = sample::document_001()?.setup.technical().clone().into_parts();
/// # let (task, term) = (TaskName::new("CTE Term Grade")?, |number| TermNumber::new(number));
/// # let mut year = parts.courses[0].tasks[0].clone();
/// # year.task = TaskName::new("CTE Final Grade")?;
/// # parts.courses[0].tasks.push(year);
/// # let child = |term, weight: &str| CompositeChild { task: task.clone(), term, weight: weight.parse().unwrap() };
/// # parts.composites.push(CompositeRule {
/// #     course: parts.courses[0].number.clone(),
/// #     task: TaskName::new("CTE Final Grade")?,
/// #     term: term(2)?,
/// #     children: vec![child(term(1)?, "1"), child(term(2)?, "3")],
/// # });
/// # let (school, profile) = (School::new(parts)?, ExchangeProfile::kts());
/// # let rules = CompositeRules::compile(&school, &profile);
/// # let course = &rules.courses()[0];
/// # let mut student = course.student(TermMask::through(term(2)?));
/// # student.post(course.slot(&task, term(1)?).unwrap(), SlotMark::Percent("80".parse()?));
/// # student.post(course.slot(&task, term(2)?).unwrap(), SlotMark::Percent("91".parse()?));
/// # let year = course.composites().next().unwrap();
/// # let explained = Calculator::new(course, CompositePolicy::to_places(1)).explain(&student, year).unwrap();
/// assert_eq!(tables::composite(&explained).text().to_string(), "\
/// part             term  what it is   weight  counts %  adds
/// CTE Term Grade   1     posted 80 %  1       25        20
/// CTE Term Grade   2     posted 91 %  3       75        68.25
/// CTE Final Grade  2     88.3 %               100       88.25
/// ");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn composite(of: &CompositeExplanation) -> Table {
    let columns = [
        Column::name("part", "part"),
        Column::word("term", "term"),
        Column::text("standing", "what it is"),
        Column::word("weight", "weight"),
        Column::text("percent_of_whole", "counts %"),
        Column::text("adds", "adds"),
    ];
    let rows = of.parts.iter().map(|part| {
        [
            Cell::of(&part.of.task),
            Cell::of(part.of.term),
            Cell::of(part.standing),
            Cell::of(part.weight),
            Cell::maybe(part.share.map(|share| share.percent_of_whole())),
            Cell::maybe(part.share.map(|share| share.adds)),
        ]
    });
    let mut table = Table::new(of.headline(), columns).with_rows(rows, Shown::All);
    let grade = match of.grade {
        Ok(grade) => Cell::of(format_args!("{} %", grade.percent())),
        Err(reason) => Cell::of(format_args!("no grade: {reason}")),
    };
    let exact = of.grade.ok().map(|grade| grade.exact());
    table.push([
        Cell::of(&of.of.task),
        Cell::of(of.of.term),
        grade,
        Cell::BLANK,
        Cell::maybe(exact.map(|_| 100)),
        Cell::maybe(exact),
    ]);
    table
}
