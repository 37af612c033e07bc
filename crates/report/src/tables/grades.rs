//! The grades report of a school, and both schools' grades side by side (rule D-2).

use crate::shown::{Joined, Shown, number};
use crate::ssids::Ssids;
use crate::table::{Cell, Column, Table};
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use gradecrosswalk_validation::grades_report::{
    ComparedGrade, Comparison, GradesReport, HomeState, SideBySide,
};

/// How many students without a grade are named for a section.
const STUDENTS: usize = 8;

/// The sections of a grades report: how many students have a posted grade, how many have none and who, the newest
/// posting, and since when the term is open where that is too long ago (rule G-9).
pub fn grades_report(report: &GradesReport, shown: Shown, ssids: Ssids) -> Table {
    let columns = [
        Column::name("section", "section"),
        Column::count("posted", "posted"),
        Column::count("not_posted", "not posted"),
        Column::word("newest", "newest posting"),
        Column::word("stale_since", "stale: open since"),
        Column::text("without", "students without"),
    ];
    let caption = format!("{}, {}, term {}", report.school, report.task, report.term);
    Table::new(caption, columns).with_items(&report.sections, shown, |of| {
        let named = of.without.iter().take(STUDENTS);
        let named: Vec<String> = named.map(|student| ssids.shown(*student).to_string()).collect();
        let more = match of.without.len().saturating_sub(named.len()) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        [
            Cell::of(&of.section),
            of.with.len().into(),
            of.without.len().into(),
            Cell::maybe(of.newest),
            Cell::maybe(of.stale),
            Cell::of(format_args!("{}{more}", Joined(&named, Shown::All))),
        ]
    })
}

/// Both schools' grades of a task and technical term: of each section how many are present at home, differ, are missing
/// and so on.
pub fn side_by_side(of: &SideBySide, shown: Shown) -> Table {
    let names = [Column::name("section", "section")].into_iter();
    let columns = names.chain(HomeState::ALL.map(column));
    let caption = format!("{}, technical term {}: posted there, and what stands at home", of.task, of.term);
    let mut table = Table::new(caption, columns).with_items(&of.sections, shown, |section| {
        let count = |state| Cell::from(count(section, state));
        [Cell::of(&section.section)].into_iter().chain(HomeState::ALL.map(count))
    });
    let count = |state| Cell::from(of.count(state));
    table.push([Cell::of("all")].into_iter().chain(HomeState::ALL.map(count)));
    table
}

fn count(of: &Comparison, state: HomeState) -> u64 {
    number(of.grades.iter().filter(|grade| grade.state == state).count())
}

fn column(state: HomeState) -> Column {
    match state {
        HomeState::Present => Column::count("present", "present"),
        HomeState::Differing => Column::count("differing", "differing"),
        HomeState::Missing => Column::count("missing", "missing"),
        HomeState::OnlyAtHome => Column::count("only_at_home", "only at home"),
        HomeState::NowhereToLook => Column::count("nowhere_to_look", "nowhere to look"),
    }
}

/// The grades that are not the same at both schools.
pub fn not_alike(of: &SideBySide, shown: Shown, ssids: Ssids) -> Table {
    let columns = [
        Column::word("section", "section"),
        Column::word("student", "student"),
        Column::word("posted", "posted there"),
        Column::text("home_school", "home school"),
        Column::word("home_term", "home term"),
        Column::word("stands", "stands at home"),
        Column::text("state", "it is"),
    ];
    let differ = of.sections.iter().flat_map(|of| of.grades.iter().map(move |grade| (of, grade)));
    let differ = differ.filter(|(_, grade)| grade.state != HomeState::Present);
    let caption = format!("{}, technical term {}: grades that are not alike", of.task, of.term);
    Table::new(caption, columns).with_items(differ, shown, |(section, grade): (_, &ComparedGrade)| {
        [
            Cell::of(&section.section),
            Cell::maybe(grade.ssid.map(|ssid| ssids.shown(ssid))),
            Cell::maybe(grade.posted.as_ref()),
            Cell::maybe(grade.home.as_ref()),
            Cell::maybe(grade.home_term),
            Cell::of(&grade.stands),
            Cell::of(column(grade.state).heading),
        ]
    })
}
