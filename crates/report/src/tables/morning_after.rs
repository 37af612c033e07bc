//! What became of a night's planned writes (rule D-7).

use crate::shown::{Shown, number};
use crate::ssids::Ssids;
use crate::table::{Cell, Column, Table};
use alloc::collections::BTreeMap;
use alloc::format;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_matching::OutcomeKind;
use gradecrosswalk_validation::morning_after::{Became, MorningAfter};

/// The planned adds and updates of a night by home school: how many arrived, are not there, were changed since.
pub fn morning_after(of: &MorningAfter, shown: Shown) -> Table {
    let columns = [
        Column::name("home_school", "home school"),
        Column::count("arrived", "arrived"),
        Column::count("not_there", "not there"),
        Column::count("changed_since", "changed since"),
    ];
    let mut homes: BTreeMap<&SchoolId, [u64; 3]> = BTreeMap::new();
    for grade in &of.grades {
        let [arrived, not_there, changed] = homes.entry(&grade.home).or_default();
        let count = match grade.became {
            Became::Arrived => arrived,
            Became::NotThere => not_there,
            Became::ChangedSince(_) => changed,
        };
        *count = count.saturating_add(1);
    }
    let caption = format!("What became of the night of {}", of.as_of.date());
    let mut table = Table::new(caption, columns).with_items(&homes, shown, |(home, counts)| {
        [Cell::of(home)].into_iter().chain(counts.map(Cell::from))
    });
    let all = [of.arrived(), of.not_there(), of.changed_since()];
    table.push([Cell::of("all")].into_iter().chain(all.map(|count| Cell::from(number(count)))));
    table
}

/// The planned writes of a night that did not arrive, or were changed since.
pub fn not_arrived(of: &MorningAfter, shown: Shown, ssids: Ssids) -> Table {
    let columns = [
        Column::text("home_school", "home school"),
        Column::word("section", "section"),
        Column::word("student", "student"),
        Column::text("task", "task"),
        Column::word("term", "term"),
        Column::word("kind", "planned"),
        Column::word("planned", "score"),
        Column::word("became", "it is"),
        Column::word("stands", "stands at home"),
    ];
    let missing = of.grades.iter().filter(|grade| grade.became != Became::Arrived);
    let caption = format!("Planned grades of the night of {} that are not at home", of.as_of.date());
    Table::new(caption, columns).with_items(missing, shown, |grade| {
        let (became, stands) = match &grade.became {
            Became::Arrived => ("arrived", None),
            Became::NotThere => ("not there", None),
            Became::ChangedSince(score) => ("changed since", Some(score)),
        };
        [
            Cell::of(&grade.home),
            Cell::of(&grade.section),
            Cell::of(ssids.shown(grade.ssid)),
            Cell::of(&grade.task),
            Cell::of(grade.term),
            Cell::of(if grade.kind == OutcomeKind::Update { "update" } else { "add" }),
            Cell::of(&grade.planned),
            Cell::of(became),
            Cell::maybe(stands),
        ]
    })
}
