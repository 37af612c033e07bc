//! Nights of any length whose rows are made as they are asked for and never held: for streams.
//!
//! Every student's rows follow from the section, the student's place in it and the seed, so that the three lists can
//! be walked through side by side, each by itself.

use crate::statewide::{Dice, Mix, statewide};
use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::{AsOf, DateRange, TermNumber};
use gradecrosswalk_domain::exchange::{HomeIndex, SectionIndex, Setup, TaskIndex};
use gradecrosswalk_domain::scores::{ItemIndex, Percent};
use gradecrosswalk_matching::OldScore;
use gradecrosswalk_matching::rows::{EnrollmentRow, HomeRow, LinkSlot, PackedMark, PostedRow, StudentId};

/// A set-up with the recipe of its rows.
#[derive(Debug)]
pub struct Endless {
    /// The set-up.
    pub setup: Setup,
    /// The as-of.
    pub as_of: AsOf,
    sections: u32,
    students: u32,
    seed: u64,
}

/// The open term of the technical school, and that of most home courses.
const OPEN: u8 = 4;
const TASKS: u8 = 3;

struct Student {
    posted: [Option<PostedRow>; TASKS as usize],
    home: [Option<HomeRow>; TASKS as usize],
    enrollment: Option<EnrollmentRow>,
}

impl Endless {
    /// About so many sections with so many students each; nearly three grades a student.
    pub fn new(sections: usize, students: u32, seed: u64) -> Self {
        let state = statewide(sections * 57, Mix::AllDue, seed);
        let sections = u32::try_from(state.setup.technical().sections().len()).unwrap();
        Self { setup: state.setup, as_of: state.as_of, sections, students, seed }
    }

    /// The posted rows, in order.
    pub fn posted(&self) -> impl Iterator<Item = PostedRow> + '_ {
        self.all().flat_map(|student| student.posted).flatten()
    }

    /// The home rows, in order.
    pub fn home(&self) -> impl Iterator<Item = HomeRow> + '_ {
        self.all().flat_map(|student| student.home).flatten()
    }

    /// The enrollment rows, in order.
    pub fn enrollments(&self) -> impl Iterator<Item = EnrollmentRow> + '_ {
        self.all().filter_map(|student| student.enrollment)
    }

    fn all(&self) -> impl Iterator<Item = Student> + '_ {
        (0..self.sections).flat_map(move |section| {
            let links = self.setup.layout().links_of(SectionIndex(section));
            (0..self.students).map(move |place| {
                let spread =
                    (u64::from(section) << 32 | u64::from(place)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                let mut dice = Dice(spread ^ self.seed);
                let slot = if links.is_empty() { 0 } else { roll(&mut dice, links.len()) };
                let home = links.get(usize::from(slot)).map_or(HomeIndex(0), |link| link.home);
                // The last of a section's students has no SSID.
                let id = if place + 1 == self.students { StudentId::NONE } else { StudentId(place * 7) };
                student(&mut dice, (SectionIndex(section), id), slot + 1, home)
            })
        })
    }
}

/// A number below `sides`, of which there are at most 255.
fn roll(dice: &mut Dice, sides: usize) -> u8 {
    u8::try_from(dice.roll(sides as u64)).unwrap()
}

fn student(
    dice: &mut Dice,
    (section, student): (SectionIndex, StudentId),
    slot: u8,
    home: HomeIndex,
) -> Student {
    let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let days = DateRange::new(date(2019, 8, 1), date(2020, 5, 15)).unwrap();
    let term = TermNumber::new(OPEN).unwrap();
    let enrolled = student != StudentId::NONE && !dice.chance(4);
    let enrollment =
        LinkSlot::new(slot).filter(|_| enrolled).map(|slot| EnrollmentRow::new(section, student, slot, days));
    let mut of = Student { posted: [None; 3], home: [None; 3], enrollment };
    for ((place, posted), stands) in (0..TASKS).zip(&mut of.posted).zip(&mut of.home) {
        let task = TaskIndex::new(place).unwrap();
        let percent = 1 + roll(dice, 99);
        let mark = PackedMark::percent(Percent::from_basis_points(u32::from(percent) * 100).unwrap());
        *posted = (!dice.chance(50)).then(|| PostedRow::new(section, student, task, term, mark));
        let score = match dice.roll(100) {
            0..22 => continue,
            22..55 => (percent + 30) % 100,
            _ => percent - 1,
        };
        if student != StudentId::NONE {
            let score = OldScore::Listed(ItemIndex::new(score));
            *stands = Some(HomeRow::new(section, student, task, home, term, score));
        }
    }
    of
}
