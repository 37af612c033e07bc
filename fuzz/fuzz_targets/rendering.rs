//! Tables of any texts, and the page and the calendars of a night made of the bytes: well-formed, and every text escaped.
#![no_main]

#[path = "../../crates/report/tests/escaping/markup.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod markup;

use gradecrosswalk::domain::exchange::HomeIndex;
use gradecrosswalk::report::{Calendar, Cell, Column, Report, Shown, Table};
use gradecrosswalk::validation::forecast::Nights;
use gradecrosswalk::{Exchange, Forecast, Ledger, Plan, SchoolYear, Severities, validate};
use gradecrosswalk_fuzz::text;
use gradecrosswalk_testkit::generate;
use libfuzzer_sys::fuzz_target;
use markup::{Markup, read};

fuzz_target!(|bytes: &[u8]| {
    let Some((which, rest)) = bytes.split_first() else { return };
    if which % 8 != 0 {
        if let Some(text) = text(rest) {
            table(text);
        }
        return;
    }
    let of = generate::from_bytes(rest);
    let exchange = Exchange::compile(&of.setup, of.as_of, of.policy).expect("a generated set-up compiles");
    let ledger = Ledger::of(&exchange, of.records.lent()).expect("generated records have one home grade a key");
    let plan = Plan::new(&exchange, ledger.night()).expect("a ledger's rows are in order");
    let findings = validate(&exchange, &Severities::default());
    let year = SchoolYear::of(of.as_of.date()).expect("a generated night is in a school year");
    let nights = Nights::of_year(year).expect("a school year has nights");
    let forecast = Forecast::of(&of.setup, nights, of.policy);
    let summary = plan.summary();
    let page = Report::of(&of.setup, of.as_of)
        .with_summary(&summary)
        .with_findings(&findings)
        .with_forecast(&forecast)
        .html()
        .to_string();
    read(&page, Markup::Html).unwrap_or_else(|error| panic!("{error}\n{page}"));
    for home in (0..of.setup.homes().len()).map(|home| HomeIndex(home as u16)) {
        let calendar = Calendar::of(&of.setup, home, &forecast).expect("each home school has a calendar");
        let svg = calendar.today(of.as_of.date()).svg().to_string();
        read(&svg, Markup::Svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    }
});

/// A table whose every text is the one given.
fn table(text: &str) {
    let columns = [Column::name("a", text.to_owned()), Column::text("b", "b")];
    let rows = [[Cell::of(&text), Cell::of(&text)]];
    let table = Table::new(text, columns).with_rows(rows, Shown::All);
    let html = table.html().to_string();
    let seen = read(&html, Markup::Html).unwrap_or_else(|error| panic!("{text:?}: {error}\n{html}"));
    let shown = markup::as_shown(text);
    assert!(text.is_empty() || seen.texts.iter().filter(|seen| **seen == shown).count() >= 3, "{text:?}");
    assert!(!table.markdown().to_string().contains('<'));
    let plain = table.text().to_string();
    assert!(!plain.chars().any(|c| c.is_control() && c != '\n'), "{text:?} brings a control character");
    let json = serde_json::to_value(&table).expect("every table can be written");
    assert!(json.is_array() || json.is_object());
}
