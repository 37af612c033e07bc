//! What a home school should have open, and the nights that stay held all the same.

use crate::shown::{Joined, Shown};
use crate::table::{Cell, Column, Table};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::school::ExceptionScope;
use gradecrosswalk_validation::Proposal;
use gradecrosswalk_validation::proposal::{Change, TaskProposal};

/// The windows, exceptions and marked terms to set up. A task whose windows stay as they are has one row that says so.
pub fn proposed(proposal: &Proposal, shown: Shown) -> Table {
    let columns = [
        Column::name("task", "task"),
        Column::text("what", "what"),
        Column::text("whom", "for"),
        Column::word("term", "term"),
        Column::word("from", "from"),
        Column::word("to", "to"),
    ];
    let rows = proposal.tasks.iter().flat_map(rows);
    let caption = format_args!("What {} should have open", proposal.home);
    Table::new(caption, columns).with_rows(rows, shown)
}

type Row = [Cell; 6];

fn rows(proposal: &TaskProposal) -> Vec<Row> {
    let row = |what: &str,
               whom: String,
               open: Option<TermNumber>,
               from: &dyn fmt::Display,
               to: &dyn fmt::Display| {
        let [from, to] = [from, to].map(Cell::of);
        [Cell::of(&proposal.task), Cell::of(what), Cell::Text(whom), Cell::maybe(open), from, to]
    };
    let mut rows: Vec<Row> = Vec::new();
    match &proposal.windows {
        Some(windows) if windows.change == Change::Keep => {
            rows.push(row("keep the windows", String::new(), None, &"", &""));
        }
        Some(windows) => {
            for window in &windows.windows {
                let (opens, closes) = (window.span.opens(), window.span.closes());
                rows.push(row("window", String::from("all courses"), Some(window.term), &opens, &closes));
            }
            for exception in &windows.exceptions {
                let (opens, closes) = (exception.span.opens(), exception.span.closes());
                rows.push(row("exception", scope(&exception.scope), Some(exception.term), &opens, &closes));
            }
        }
        None => {}
    }
    for list in &proposal.by_hand {
        let courses = format!("course {}", Joined(&list.courses, Shown::All));
        for marked in &list.terms {
            let (from, to) = (marked.days.first(), marked.days.last());
            rows.push(row("mark active", courses.clone(), Some(marked.term), &from, &to));
        }
    }
    rows
}

/// For whom an exception is; of a student's number the last digits.
pub(crate) fn scope(scope: &ExceptionScope) -> String {
    match scope {
        ExceptionScope::Student(ssid) => format!("student {}", ssid.masked()),
        ExceptionScope::Section(section) => format!("section {section}"),
        ExceptionScope::Course(course) => format!("course {course}"),
        ExceptionScope::Teacher(teacher) => format!("teacher {teacher}"),
        ExceptionScope::GradeLevel(level) => format!("grade level {level}"),
    }
}

/// The nights that stay held, with whose they are and why.
pub fn lost(proposal: &Proposal, shown: Shown) -> Table {
    let columns = [
        Column::name("task", "task"),
        Column::text("technical_school", "technical school"),
        Column::word("section", "section"),
        Column::word("home_section", "home section"),
        Column::word("first", "first night"),
        Column::word("last", "last night"),
        Column::count("nights", "nights"),
        Column::word("open", "open there"),
        Column::word("code", "code"),
        Column::text("reason", "why"),
        Column::text("repairer", "who repairs it"),
    ];
    let rows = proposal.lost.iter().map(|lost| {
        [
            Cell::of(&lost.task),
            Cell::of(&lost.technical),
            Cell::of(&lost.section),
            Cell::of(&lost.home_section),
            Cell::of(lost.nights.first()),
            Cell::of(lost.nights.last()),
            lost.nights.days().into(),
            Cell::of(lost.open),
            Cell::of(lost.reason.code()),
            Cell::of(&lost.reason),
            Cell::of(lost.reason.repairer()),
        ]
    });
    Table::new(format_args!("Nights of {} that stay held", proposal.home), columns).with_rows(rows, shown)
}
