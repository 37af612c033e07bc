//! Renders the HTML page of one large night and prints the most memory that this took, beyond what it is a page of.
//!
//! `report_once GRADES`; for instructions, in callgrind with `--toggle-collect='*page*rendered*'`. 400 home schools with
//! 20 students a section, a tenth of the grades held (2026-11-22):
//!
//! | grades | held | page, bytes | peak, bytes | instructions |
//! |---|---|---|---|---|
//! | 100,199 | 8,634 | 1,215,000 | 132,000 | 202 million |
//! | 1,001,836 | 88,798 | 1,846,000 | 470,000 | 1,324 million |
//!
//! What grows with the night and is not shown is the longest list of one finding, such as its courses, of which a message
//! shows three. Instructions are of counting what is left out: every alert and finding is looked at once.

#[path = "../tests/counting/mod.rs"]
mod counting;
mod night;

use counting::peak_of;
use night::page::{rendered, with_page};

fn main() {
    let grades = std::env::args().skip(1).find(|arg| arg != "--bench").unwrap_or_else(|| "100000".to_owned());
    with_page(grades.parse().expect("number of grades"), |report, of| {
        println!("{} grades, {} held, {} alerts, {} findings", of.grades, of.held, of.alerts, of.findings);
        let (bytes, peak) = peak_of(|| rendered(report.html()));
        println!("page of {bytes} bytes, {peak} bytes at the peak");
    });
}
