//! A proposal as text, one line each, for an office to work through. Decides nothing.

use super::{Change, LostNights, MarkList, Proposal, TaskProposal};
use core::fmt;
use gradecrosswalk_domain::school::ExceptionScope;

impl fmt::Display for Proposal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "home school {}, nights {} at {}", self.home, self.nights.days(), self.nights.time())?;
        for task in &self.tasks {
            task.fmt(f)?;
        }
        self.lost.iter().try_for_each(|lost| write!(f, "\n{lost}"))
    }
}

impl TaskProposal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let task = &self.task;
        match &self.windows {
            Some(windows) if windows.change == Change::Keep => {
                write!(f, "\n{task}: keep the windows as they are")?;
            }
            Some(windows) => {
                for window in &windows.windows {
                    write!(f, "\n{task}: open term {} from {}", window.term, window.span)?;
                }
                for exception in &windows.exceptions {
                    write!(
                        f,
                        "\n{task}: {}, open term {} from {}",
                        Scope(&exception.scope),
                        exception.term,
                        exception.span
                    )?;
                }
            }
            None => {}
        }
        for list in &self.by_hand {
            for marked in &list.terms {
                write!(f, "\n{task}: {}, mark term {} from {}", Courses(list), marked.term, marked.days)?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for LostNights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { task, technical, section, home_section, nights, open, reason } = self;
        write!(
            f,
            "{task}: lost {nights}, term {open} of {technical} section {section} into section {home_section}: "
        )?;
        reason.fmt(f)
    }
}

struct Scope<'a>(&'a ExceptionScope);

impl fmt::Display for Scope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            ExceptionScope::Student(ssid) => write!(f, "except student {}", ssid.masked()),
            ExceptionScope::Section(section) => write!(f, "except section {section}"),
            ExceptionScope::Course(course) => write!(f, "except course {course}"),
            ExceptionScope::Teacher(teacher) => write!(f, "except teacher {teacher}"),
            ExceptionScope::GradeLevel(level) => write!(f, "except grade level {level}"),
        }
    }
}

struct Courses<'a>(&'a MarkList);

impl fmt::Display for Courses<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.courses.len() == 1 { "course" } else { "courses" })?;
        let mut before = " ";
        for course in &self.0.courses {
            write!(f, "{before}{course}")?;
            before = ", ";
        }
        Ok(())
    }
}
