//! A page takes memory for what it shows, not for what it is a page of. Alone in its program, because it counts what the
//! whole program allocates.

mod counting;
#[path = "../benches/night/mod.rs"]
mod night;

use counting::peak_of;
use gradecrosswalk::report::{Report, Shown};
use night::page::{rendered, with_page};

/// The bytes of a page with so much shown, and the most that rendering it took at once.
fn rendering(report: &Report<'_>, shown: usize) -> (usize, usize) {
    let report = report.clone().shown(Shown::Few(shown)).calendars(Shown::Few(5));
    peak_of(|| rendered(report.html()))
}

#[test]
fn rendering_takes_memory_for_what_is_shown() {
    let (page, small) = with_page(4_000, |report, _| rendering(report, 50));
    with_page(40_000, |report, of| {
        assert!(of.held * 15 > of.grades as u64, "{} of {} are held", of.held, of.grades);
        assert!(of.alerts + of.findings > of.grades / 30, "{} alerts, {} findings", of.alerts, of.findings);
        // Ten times the grades: a little more, because one finding is about more courses, of which three are shown.
        let (longer, large) = rendering(report, 50);
        assert!(longer < page * 3, "{page} bytes, then {longer} of ten times the grades");
        assert!(large < small * 3, "{small} bytes at the peak, then {large} of ten times the grades");
        assert!(large < longer / 4, "{large} bytes at the peak for a page of {longer}");

        let ((page, four), (longer, sixteen)) = (rendering(report, 200), rendering(report, 800));
        assert!(longer > page * 3 / 2, "{page} bytes, then {longer}: more is shown");
        assert!(sixteen < four * 5, "{four} bytes at the peak, then {sixteen} for four times what is shown");
    });
}
