//! Text tables for a terminal: columns line up for every kind of character, and nothing changes the terminal.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use gradecrosswalk_report::{Cell, Column, Shown, Table};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr as _;

fn table<'t>(names: impl IntoIterator<Item = &'t str>) -> Table {
    let columns =
        [Column::name("school", "school"), Column::count("held", "held"), Column::text("why", "why")];
    let rows = names.into_iter().map(|name| [Cell::of(name), Cell::Count(7), Cell::of("x")]);
    Table::new("held", columns).with_rows(rows, Shown::All)
}

#[test]
fn wide_combining_and_joined_characters_line_up() {
    let table = table(["HS-201", "Lyce\u{301}e", "高校", "👩‍👩‍👧 School", "❤️"]);
    assert_eq!(
        table.text().to_string(),
        "\
school     held  why
HS-201        7  x
Lyce\u{301}e         7  x
高校          7  x
👩‍👩‍👧 School     7  x
❤️            7  x
"
    );
}

#[test]
fn a_wide_table_is_broken_into_lines() {
    let columns =
        [Column::word("code", "code"), Column::text("problem", "problem"), Column::text("repair", "how")];
    let row = ["H16", "no term is open for the task at the home school", "open the term that falls in it"];
    let table = Table::new("", columns).with_rows([row.map(Cell::of)], Shown::All);
    assert_eq!(
        table.text_within(50).to_string(),
        "\
code  problem                how
H16   no term is open for    open the term that
      the task at the home   falls in it
      school
"
    );
}

#[test]
fn what_is_left_out_is_counted_and_blank_columns_can_go() {
    let columns = [Column::text("a", "a"), Column::text("b", "b")];
    let rows = (0..3000).map(|place| [Cell::of(place), Cell::BLANK]);
    let table = Table::new("", columns).with_rows(rows, Shown::Few(2)).without_blank_columns();
    assert_eq!(table.text().to_string(), "a\n0\n1\nand 2,998 more\n");
    assert_eq!(table.markdown().to_string(), "| a |\n|---|\n| 0 |\n| 1 |\n\nand 2,998 more\n");
    assert!(table.csv().to_string().ends_with("\r\n\"and 2,998 more\"\r\n"));
    assert!(table.html().to_string().contains("<td colspan=\"1\">and 2,998 more</td>"));
}

#[test]
fn a_row_of_another_length_is_made_to_fit() {
    let rows =
        [vec![Cell::of("short")], vec![Cell::of("long"), Cell::Count(1), Cell::BLANK, Cell::of("gone")]];
    let columns = [Column::text("a", "a"), Column::count("b", "b"), Column::text("c", "c")];
    let table = Table::new("", columns).with_rows(rows, Shown::All);
    assert!(table.rows().iter().all(|row| row.len() == 3));
    assert!(!table.text().to_string().contains("gone"));
}

proptest! {
    #[test]
    fn the_second_column_begins_at_one_place(names in prop::collection::vec("\\PC{1,12}", 1..6)) {
        let names: Vec<&str> = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
        let table = table(names.iter().copied());
        let text = table.text().to_string();
        // Every line but the heading ends in the count and the letter, which take a known number of columns.
        let widths: Vec<usize> = text.lines().map(|line| line.strip_suffix("why").or(line.strip_suffix('x')).unwrap().width()).collect();
        prop_assert!(widths.windows(2).all(|two| two[0] == two[1]), "{text}");
    }

    #[test]
    fn lines_are_within_the_width(
        rows in prop::collection::vec(("\\PC{0,40}", "\\PC{0,40}"), 0..4),
        within in 30_usize..60,
    ) {
        let columns = [Column::name("a", "a"), Column::text("b", "b")];
        let rows = rows.iter().map(|(a, b)| [Cell::of(a), Cell::of(b)]);
        let table = Table::new("", columns).with_rows(rows, Shown::All);
        for line in table.text_within(within).to_string().lines() {
            prop_assert!(line.width() <= within, "{line:?}");
        }
    }

    #[test]
    fn no_control_character_reaches_the_terminal(text in any::<String>()) {
        let table = Table::new(&text, [Column::text("a", "a")]).with_rows([[Cell::of(&text)]], Shown::All);
        let is_quiet = |shown: String| shown.chars().all(|c| c == '\n' || !c.is_control());
        prop_assert!(is_quiet(table.text().to_string()) && is_quiet(table.markdown().to_string()));
    }
}
