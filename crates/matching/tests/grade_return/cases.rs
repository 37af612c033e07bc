//! Each sentence of rules L-1 to L-6, as data: what it shows, what is changed in the class, where to look, what is said
//! there.

mod category;
mod faults;
mod sent;
mod texts;
mod update;

use crate::plan;
use gradecrosswalk_domain::TeacherId;
use gradecrosswalk_domain::learning::CategoryControl;
use gradecrosswalk_testkit::grade_return::{ReturnDraft as Draft, says};

/// What the case shows with its rule, the change, and what is said where.
type Case = (&'static str, fn(&mut Draft), &'static [(&'static str, &'static str)]);

fn check(cases: &[Case]) {
    for (what, change, expected) in cases {
        let mut draft = Draft::welding();
        change(&mut draft);
        let plan = plan(&draft);
        for (place, words) in *expected {
            assert_eq!(says(&plan, place), *words, "{what}: at {place:?}");
        }
    }
}

fn teacher(id: &str) -> TeacherId {
    TeacherId::new(id).unwrap()
}

fn by(id: &str) -> CategoryControl {
    CategoryControl::Teacher(teacher(id))
}
