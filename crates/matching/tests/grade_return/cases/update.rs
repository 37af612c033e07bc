//! When an entry or a score is sent again (rule L-4).

use super::check;
use gradecrosswalk_domain::learning::{Unsent, UnsentSet};
use gradecrosswalk_testkit::builders::date;

#[test]
fn rule_l_4_an_entry_is_updated_when_anything_that_travels_changes() {
    check(&[
        (
            "L-4: nothing has changed",
            |class| {
                class.stands("01", "A-1", &[(1, "9"), (2, "8")]);
            },
            &[("1/A-1", "unchanged"), ("1/A-1/1", "unchanged 9"), ("1/A-1/2", "unchanged 8")],
        ),
        (
            "L-4: the title",
            |class| {
                class.stands("01", "A-1", &[]);
                class.title("A-1", "Weld log 1");
            },
            &[("1/A-1", "update title")],
        ),
        (
            "L-4: a title that changes beyond the limit only: nothing that travels",
            |class| {
                class.title("A-1", &"x".repeat(50)).stands("01", "A-1", &[]);
                class.title("A-1", &"x".repeat(60));
            },
            &[("1/A-1", "unchanged")],
        ),
        (
            "L-4: a description is added",
            |class| {
                class.stands("01", "A-1", &[]);
                class.description("A-1", "Bring gloves.");
            },
            &[("1/A-1", "update description")],
        ),
        (
            "L-4: a description is taken away",
            |class| {
                class.description("A-1", "Bring gloves.").stands("01", "A-1", &[]);
                class.activity("A-1").description = None;
            },
            &[("1/A-1", "update description")],
        ),
        (
            "L-4: the most points",
            |class| {
                class.stands("01", "A-1", &[]);
                class.activity("A-1").max_points = Some("12".parse().unwrap());
            },
            &[("1/A-1", "update max points")],
        ),
        (
            "L-4: the due date, and the title",
            |class| {
                class.stands("01", "A-1", &[]);
                class.due("A-1", "2019-10-05").title("A-1", "Log");
            },
            &[("1/A-1", "update title, due date")],
        ),
        (
            "L-4: something was changed in the gradebook: the learning system's is sent",
            |class| class.stands("01", "A-1", &[(1, "3")]).content.due = Some(date("2019-11-01")),
            &[("1/A-1", "update due date"), ("1/A-1/1", "send 9 over 3")],
        ),
        (
            "L-4: a score, and not the entry",
            |class| {
                class.stands("01", "A-1", &[(1, "9"), (2, "7.5")]);
            },
            &[("1/A-1", "unchanged"), ("1/A-1/1", "unchanged 9"), ("1/A-1/2", "send 8 over 7.5")],
        ),
        (
            "L-4: what is not sent changes nothing",
            |class| {
                class.stands("01", "A-1", &[(1, "9"), (2, "8")]);
                class.activity("A-1").unsent = UnsentSet::EMPTY.with(Unsent::Category);
                class.student_score("A-1", 1).unsent = UnsentSet::EMPTY.with(Unsent::Comment);
            },
            &[("1/A-1", "unchanged"), ("1/A-1/1", "unchanged 9")],
        ),
    ]);
}
