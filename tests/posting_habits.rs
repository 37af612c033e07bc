//! Sections that are not graded weekly (rule G-9; document 002: "post grades weekly").

use gradecrosswalk::Exchange;
use gradecrosswalk::matching::posting_habits::{StaleAfter, stale_sections};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{FINAL_GRADE, TERM_GRADE, as_of, minute, percent, section};

/// Whether section 1 is stale, and since when its term counts as open.
fn stale(night: &Draft, days: u16) -> Option<String> {
    let setup = night.setup();
    let exchange = Exchange::compile(&setup, night.as_of, night.policy).unwrap();
    let found = stale_sections(&exchange, &night.records.posted, StaleAfter { days });
    assert!(found.len() <= 1 && found.iter().all(|of| *of.section == section(Draft::COURSE, "1")));
    found.first().map(|of| of.open_since.to_string())
}

/// The as-of, the postings with their task and time, whether the section is stale, and why.
type Case = (&'static str, &'static [(&'static str, &'static str)], bool, &'static str);

/// A night on which the window of term 2 opened on October 2 at 08:00.
fn windowed(now: &str, postings: &[(&str, &str)]) -> Draft {
    let mut night = Draft::two_schools();
    night.as_of = as_of(now);
    night.technical.window(TERM_GRADE, 2, "2019-10-02 08:00", "2019-12-01");
    for (task, posted) in postings {
        night.post(1, task, 2, percent("92.5")).posted = minute(posted);
    }
    night
}

#[test]
fn a_section_is_stale_when_its_window_and_its_newest_posting_are_a_week_old() {
    let cases: &[Case] = &[
        ("2019-10-09 07:59", &[], false, "the window is open for a minute less than 7 days"),
        ("2019-10-09 08:00", &[], true, "the window is open for 7 days and nothing was ever posted"),
        ("2019-10-20 08:00", &[(TERM_GRADE, "2019-10-13 08:00")], false, "the newest posting is 7 days old"),
        (
            "2019-10-20 08:01",
            &[(TERM_GRADE, "2019-10-13 08:00")],
            true,
            "the newest posting is older than 7 days",
        ),
        (
            "2019-10-20 08:01",
            &[
                (TERM_GRADE, "2019-10-03 08:00"),
                (TERM_GRADE, "2019-10-19 08:00"),
                (TERM_GRADE, "2019-10-04 08:00"),
            ],
            false,
            "the newest posting counts, wherever it stands",
        ),
        ("2019-10-20 08:01", &[(FINAL_GRADE, "2019-10-19 08:00")], true, "another task does not count"),
        ("2019-10-20 08:01", &[("cte term", "2019-10-19 08:00")], false, "another spelling does"),
        ("2019-12-02 00:00", &[], false, "the window has closed"),
    ];
    for (now, postings, expected, why) in cases {
        assert_eq!(stale(&windowed(now, postings), 7).is_some(), *expected, "G-9, as of {now}: {why}");
    }
}

#[test]
fn the_number_of_days_is_the_callers() {
    let night = windowed("2019-10-16 08:00", &[]);
    assert_eq!(stale(&night, 14), Some("2019-10-02 08:00".into()));
    assert_eq!(stale(&night, 15), None);
}

#[test]
fn a_term_opened_by_hand_is_open_since_its_first_day() {
    let mut night = Draft::two_schools();
    night.as_of = as_of("2019-10-08 23:59");
    assert_eq!(stale(&night, 7), None);
    night.as_of = as_of("2019-10-09 00:00");
    assert_eq!(stale(&night, 7), Some("2019-10-02 00:00".into()));
}

#[test]
fn a_section_with_no_term_or_several_terms_open_is_not_asked() {
    let mut night = Draft::two_schools();
    night.as_of = as_of("2019-11-20");
    for open in [vec![], vec![1, 2]] {
        night.technical.open(TERM_GRADE, open);
        assert_eq!(stale(&night, 7), None);
    }
}
