//! The category of an entry (rule L-3).

use super::{by, check};
use gradecrosswalk_domain::learning::{CategoryControl, CategoryState, GradebookTarget};

#[test]
fn rule_l_3_the_category() {
    check(&[
        (
            "L-3: Classwork in PowerTeacher Pro",
            |class| {
                class.categories("01", &["Achievement", "Classwork", "TEST"]);
            },
            &[("1/A-1", "create in Classwork")],
        ),
        (
            "L-3: TEST in the old gradebook",
            |class| {
                class.target = GradebookTarget::power_teacher_gradebook();
                class.categories("01", &["Achievement", "Classwork", "TEST"]);
            },
            &[("1/A-1", "create in TEST"), ("2/A-1", "create in Classwork")],
        ),
        (
            "L-3: none of that name: the first in alphabetical order, case aside",
            |class| {
                class.categories("01", &["Tests", "homework", "Quizzes"]);
            },
            &[("1/A-1", "create in homework"), ("2/A-1", "create in Classwork")],
        ),
        (
            "L-3: then by code point",
            |class| {
                class.categories("01", &["homework", "Tests", "Homework"]);
            },
            &[("1/A-1", "create in Homework")],
        ),
        (
            "L-3: another spelling is another name",
            |class| {
                class.categories("01", &["Attendance", "classwork"]);
            },
            &[("1/A-1", "create in Attendance")],
        ),
        (
            "L-3: none at all: a fault",
            |class| {
                class.categories("01", &[]);
            },
            &[("1/A-1", "fault F09"), ("1/A-1/1", "behind F09"), ("2/A-1", "create in Classwork")],
        ),
        (
            "L-3: inactive: a fault of a new entry, whatever else is active",
            |class| class.category("01", "Classwork").state = CategoryState::Inactive,
            &[("1/A-1", "fault F10"), ("2/A-1", "create in Classwork")],
        ),
        (
            "L-3: inactive: none of an entry that stands",
            |class| {
                class.stands("01", "A-1", &[]);
                class.category("01", "Classwork").state = CategoryState::Inactive;
            },
            &[("1/A-1", "unchanged"), ("1/A-1/1", "send 9"), ("1/A-2", "fault F10")],
        ),
        (
            "L-3: another inactive category is no matter",
            |class| class.category("01", "Tests").state = CategoryState::Inactive,
            &[("1/A-1", "create in Classwork")],
        ),
        (
            "L-3: not controlled by the lead teacher: a fault",
            |class| class.category("01", "Classwork").controlled_by = by("T-2"),
            &[("1/A-1", "fault F11"), ("2/A-1", "create in Classwork")],
        ),
        (
            "L-3: controlled by the office: a fault",
            |class| class.category("01", "Classwork").controlled_by = CategoryControl::Office,
            &[("1/A-1", "fault F11")],
        ),
        (
            "L-3: not controlled: a fault of an entry that stands, too",
            |class| {
                class.stands("01", "A-1", &[(2, "8")]);
                class.category("01", "Classwork").controlled_by = by("T-2");
            },
            &[("1/A-1", "fault F11"), ("1/A-1/1", "behind F11"), ("1/A-1/2", "unchanged 8")],
        ),
        (
            "L-3: the category that counts is the one in which the entry stands",
            |class| {
                class.stands("01", "A-1", &[]).category = "Tests".parse().unwrap();
                class.category("01", "Classwork").controlled_by = by("T-2");
            },
            &[("1/A-1", "unchanged"), ("1/A-2", "fault F11")],
        ),
        (
            "L-3: both inactive and not controlled: both are said",
            |class| {
                class.category("01", "Classwork").state = CategoryState::Inactive;
                class.category("01", "Classwork").controlled_by = by("T-2");
            },
            &[("1/A-1", "fault F10 F11"), ("1/A-1/1", "behind F10")],
        ),
    ]);
}
