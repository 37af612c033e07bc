//! JSON: a table is an array of objects by the columns' keys.
#![allow(clippy::unwrap_used, reason = "tests")]

use gradecrosswalk_report::{Cell, Column, Shown, Table};
use serde_json::json;

#[test]
fn rows_are_objects_by_key_and_a_cut_is_told() {
    let columns = [Column::name("school", "home school"), Column::count("held", "held")];
    let rows = [("HS-201", 12), ("HS-202", 3)].map(|(school, held)| [Cell::of(school), Cell::Count(held)]);
    let table = |shown| Table::new("held", columns.clone()).with_rows(rows.clone(), shown);
    let first = json!({ "school": "HS-201", "held": 12 });
    assert_eq!(
        serde_json::to_value(table(Shown::All)).unwrap(),
        json!([first, { "school": "HS-202", "held": 3 }])
    );
    assert_eq!(serde_json::to_value(table(Shown::Few(1))).unwrap(), json!([first, { "left_out": 1 }]));
}
