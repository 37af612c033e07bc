//! CSV: what is written is read back, and no field is a formula.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use gradecrosswalk_report::{Cell, Column, Shown, Table, unguarded};
use proptest::prelude::*;

fn read(csv: &str) -> Result<Vec<Vec<String>>, csv::Error> {
    let records = csv::Reader::from_reader(csv.as_bytes()).into_records();
    records.map(|record| Ok(record?.iter().map(ToOwned::to_owned).collect())).collect()
}

fn table(rows: &[[String; 2]]) -> Table {
    let columns = [Column::text("a", "heading, not key"), Column::text("b", "b")];
    Table::new("caption", columns).with_rows(rows.iter().map(|row| row.clone().map(Cell::Text)), Shown::All)
}

#[test]
fn formulas_are_texts() {
    for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"] {
        let csv = table(&[[formula.to_owned(), "say \"hi\", twice".to_owned()]]).csv().to_string();
        let [record] = &read(&csv).unwrap()[..] else { panic!("{csv}") };
        assert!(record[0].starts_with('\''), "{csv}");
        assert_eq!((unguarded(&record[0]), unguarded(&record[1])), (formula, "say \"hi\", twice"));
    }
}

#[test]
fn numbers_are_never_guarded_and_keys_head_the_columns() {
    let columns = [Column::name("school", "home school"), Column::count("held", "held")];
    let rows = [[Cell::of("HS-201"), Cell::Count(12_000)]];
    let csv = Table::new("", columns).with_rows(rows, Shown::All).csv().to_string();
    assert_eq!(csv, "school,held\r\nHS-201,12000\r\n");
}

#[test]
fn a_table_that_was_cut_is_refused_by_a_strict_reader() {
    let rows = (0..3).map(|place| [Cell::of(place), Cell::BLANK]);
    let columns = [Column::text("a", "a"), Column::text("b", "b")];
    assert!(read(&Table::new("", columns).with_rows(rows, Shown::Few(2)).csv().to_string()).is_err());
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(rows in prop::collection::vec([any::<String>(), ".*"], 0..5)) {
        let csv = table(&rows).csv().to_string();
        let records = read(&csv).unwrap();
        let texts: Vec<[String; 2]> =
            records.iter().map(|record| [0, 1].map(|place| unguarded(&record[place]).to_owned())).collect();
        prop_assert_eq!(texts, rows);
        let formulas = ['=', '+', '-', '@', '\t', '\r'];
        prop_assert!(records.iter().flatten().all(|field| !field.starts_with(formulas)));
    }
}
