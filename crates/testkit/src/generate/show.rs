//! A generated night as a failing test prints it: one line for one fact, since the derived form fills pages.

use super::GeneratedExchange;
use gradecrosswalk_domain::school::{Course, OpenTerms, School};
use gradecrosswalk_domain::scores::ScoreGroup;
use std::fmt::{self, Debug, Formatter};

impl Debug for GeneratedExchange {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { setup, as_of, policy, records } = self;
        writeln!(f, "as of {as_of}, {policy:?}")?;
        school(f, setup.technical())?;
        setup.homes().iter().try_for_each(|home| school(f, home))?;
        writeln!(f, "{:?}", setup.links())?;
        lines(f, "", setup.waivers())?;
        lines(f, "", &records.enrollments)?;
        lines(f, "", &records.posted)?;
        lines(f, "", &records.home)?;
        lines(f, "", &records.sent)
    }
}

fn lines<T: Debug>(f: &mut Formatter<'_>, indent: &str, items: &[T]) -> fmt::Result {
    items.iter().try_for_each(|item| writeln!(f, "{indent}{item:?}"))
}

fn school(f: &mut Formatter<'_>, school: &School) -> fmt::Result {
    writeln!(f, "{} {:?}, clock {:+} min", school.id(), school.kind(), school.clock().minutes())?;
    school.schedule().terms().iter().try_for_each(|term| writeln!(f, "  {term}"))?;
    school.score_groups().iter().try_for_each(|of_school| group(f, of_school))?;
    school.courses().iter().try_for_each(|of_school| course(f, of_school))?;
    lines(f, "  ", school.sections())?;
    lines(f, "  ", school.windows())?;
    lines(f, "  ", school.exceptions())
}

fn group(f: &mut Formatter<'_>, group: &ScoreGroup) -> fmt::Result {
    write!(f, "  group {}:", group.name())?;
    for item in group.items() {
        let bound = item.min_percent().map_or("none".to_owned(), |bound| bound.to_string());
        write!(f, " {} {bound},", item.score())?;
    }
    writeln!(f)
}

fn course(f: &mut Formatter<'_>, course: &Course) -> fmt::Result {
    writeln!(f, "  course {}", course.number)?;
    course.tasks.iter().try_for_each(|row| {
        let open = match row.open_terms {
            OpenTerms::ByHand(active) => format!("by hand {active}"),
            OpenTerms::ByWindow => "by window".to_owned(),
        };
        writeln!(f, "    {:?} of {}, mask {}, open {open}", row.task, row.score_group, row.term_mask)
    })
}
