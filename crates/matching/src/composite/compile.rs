//! A school's composite rules with tasks and terms resolved, parts before wholes (rule C-1). Calculates nothing.

use super::order::calculation_order;
use super::{CompositeFault, CompositeProblem, GradeSlot, SlotIndex, StudentMarks};
use crate::task_names::same_task;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};
use gradecrosswalk_domain::exchange::ExchangeProfile;
use gradecrosswalk_domain::school::{CompositeRule, Course, School};
use gradecrosswalk_domain::scores::{ChildWeight, ScoreGroup};
use gradecrosswalk_domain::{CourseNumber, TaskName};

/// The composite rules of a school, made ready once: tasks and terms are places, and parts stand before what is made
/// of them.
///
/// A rule that cannot be calculated is kept as a [fault](CompositeRules::faults) and gives no grade; the others go on.
#[derive(Debug, Clone)]
pub struct CompositeRules<'s> {
    courses: Vec<CourseComposites<'s>>,
    faults: Vec<CompositeFault>,
}

/// The composite rules of one course.
#[derive(Debug, Clone)]
pub struct CourseComposites<'s> {
    school: &'s School,
    profile: &'s ExchangeProfile,
    course: &'s Course,
    slots: Vec<Slot>,
    /// In the school's order.
    rules: Vec<Rule>,
    /// The places of the rules, parts before wholes.
    order: Vec<usize>,
}

/// A grade that the rules of a course speak of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    /// The task's place on the course.
    task: usize,
    term: TermNumber,
    shown: GradeSlot,
    /// Its rule's place, where it has one.
    pub(super) rule: Option<usize>,
    /// The terms of the grade and of all that it is made of.
    pub(super) terms: TermMask,
}

/// One rule, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) slot: SlotIndex,
    pub(super) parts: Vec<Part>,
    /// Whether a fault of its own keeps it from being calculated.
    pub(super) faulty: bool,
}

/// One part of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    pub(super) slot: SlotIndex,
    /// The weight in lowest terms among the rule's, so that scaling all of them changes nothing at all.
    pub(super) weight: u32,
    /// As the school has set it up.
    pub(super) given: ChildWeight,
}

impl<'s> CompositeRules<'s> {
    /// Resolves the rules of a school. Spellings of a task that the profile knows mean the same task (rule K-1).
    #[must_use]
    pub fn compile(school: &'s School, profile: &'s ExchangeProfile) -> Self {
        let mut made = Self { courses: Vec::new(), faults: Vec::new() };
        for rules in school.composites().chunk_by(|a, b| a.course == b.course) {
            let Some(number) = rules.first().map(|rule| &rule.course) else { continue };
            match school.course(number) {
                Some((_, course)) => {
                    let composites =
                        CourseComposites::compile(school, profile, course, rules, &mut made.faults);
                    made.courses.push(composites);
                }
                None => {
                    made.faults.extend(rules.iter().map(|rule| fault(rule, CompositeProblem::UnknownCourse)));
                }
            }
        }
        made.faults.sort();
        made
    }

    /// The rules that give no grade, and why; ascending by course and grade.
    pub fn faults(&self) -> &[CompositeFault] {
        &self.faults
    }

    /// The courses that have composite rules, ascending by number.
    pub fn courses(&self) -> &[CourseComposites<'s>] {
        &self.courses
    }

    /// The rules of a course, if it has any.
    pub fn course(&self, number: &CourseNumber) -> Option<&CourseComposites<'s>> {
        let place = self.courses.binary_search_by(|of| of.number().cmp(number)).ok()?;
        self.courses.get(place)
    }
}

impl<'s> CourseComposites<'s> {
    fn compile(
        school: &'s School,
        profile: &'s ExchangeProfile,
        course: &'s Course,
        given: &[CompositeRule],
        faults: &mut Vec<CompositeFault>,
    ) -> Self {
        let mut made =
            Self { school, profile, course, slots: Vec::new(), rules: Vec::new(), order: Vec::new() };
        let mut keys: Vec<(usize, TermNumber)> = Vec::new();
        for rule in given {
            let named = core::iter::once((&rule.task, rule.term));
            let named = named.chain(rule.children.iter().map(|child| (&child.task, child.term)));
            keys.extend(named.filter_map(|(task, term)| made.key(task, term).ok()));
        }
        keys.sort_unstable();
        keys.dedup();
        made.slots = keys.into_iter().filter_map(|(task, term)| made.new_slot(task, term)).collect();
        for rule in given {
            made.add(rule, faults);
        }
        for cycle in calculation_order(&mut made.slots, &mut made.rules, &mut made.order) {
            let through: Vec<GradeSlot> =
                cycle.iter().filter_map(|slot| made.grade(*slot)).cloned().collect();
            if let Some(of) = through.first().cloned() {
                let problem = CompositeProblem::Cycle { through };
                faults.push(CompositeFault { course: course.number.clone(), of, problem });
            }
        }
        made
    }

    fn new_slot(&self, task: usize, term: TermNumber) -> Option<Slot> {
        let shown = GradeSlot { task: self.course.tasks.get(task)?.task.clone(), term };
        Some(Slot { task, term, shown, rule: None, terms: TermMask::only(term) })
    }

    /// Resolves one rule; what is wrong with it becomes a fault.
    fn add(&mut self, given: &CompositeRule, faults: &mut Vec<CompositeFault>) {
        let mut wrong: Vec<CompositeProblem> = Vec::new();
        let slot = self.resolve(&given.task, given.term, &mut wrong);
        let resolved = given.children.iter().filter_map(|child| {
            let slot = self.resolve(&child.task, child.term, &mut wrong)?;
            Some(Part { slot, weight: child.weight.units(), given: child.weight })
        });
        let mut parts: Vec<Part> = resolved.collect();
        parts.sort_unstable();
        if parts.is_empty() && wrong.is_empty() {
            wrong.push(CompositeProblem::NoParts);
        } else if wrong.is_empty() && parts.iter().all(|part| part.weight == 0) {
            wrong.push(CompositeProblem::ZeroWeights);
        }
        let common = parts.iter().fold(0, |common, part| gcd(common, part.weight));
        for part in &mut parts {
            part.weight = part.weight.checked_div(common).unwrap_or(0);
        }
        let Some(slot) = slot else {
            return faults.extend(wrong.into_iter().map(|problem| fault(given, problem)));
        };
        let other = self.slots.get(slot.place()).and_then(|of| self.rules.get_mut(of.rule?));
        if let Some(other) = other {
            let same = |a: &Part, b: &Part| (a.slot, a.weight) == (b.slot, b.weight);
            let twin =
                parts.len() == other.parts.len() && parts.iter().zip(&other.parts).all(|(a, b)| same(a, b));
            if !twin {
                wrong.push(CompositeProblem::DoubledRule);
            }
            other.faulty |= !wrong.is_empty();
        } else {
            let place = self.rules.len();
            if let Some(of) = self.slots.get_mut(slot.place()) {
                of.rule = Some(place);
            }
            self.rules.push(Rule { slot, parts, faulty: !wrong.is_empty() });
        }
        faults.extend(wrong.into_iter().map(|problem| fault(given, problem)));
    }

    /// The slot of a task and term, or what is wrong with them.
    fn resolve(
        &self,
        task: &TaskName,
        term: TermNumber,
        wrong: &mut Vec<CompositeProblem>,
    ) -> Option<SlotIndex> {
        match self.key(task, term) {
            Ok(key) => self.slot_of(key),
            Err(problem) => {
                if !wrong.contains(&problem) {
                    wrong.push(problem);
                }
                None
            }
        }
    }

    fn key(&self, task: &TaskName, term: TermNumber) -> Result<(usize, TermNumber), CompositeProblem> {
        let place = self.task(task).ok_or_else(|| CompositeProblem::UnknownTask { task: task.clone() })?;
        match self.school.schedule().get(term) {
            Some(_) => Ok((place, term)),
            None => Err(CompositeProblem::UnknownTerm { term }),
        }
    }

    /// The place of a task on the course.
    fn task(&self, name: &TaskName) -> Option<usize> {
        let mut tasks = self.course.tasks.iter();
        tasks.position(|task| same_task(self.profile, &task.task, name))
    }

    fn slot_of(&self, key: (usize, TermNumber)) -> Option<SlotIndex> {
        let place = self.slots.binary_search_by_key(&key, |slot| (slot.task, slot.term)).ok()?;
        u32::try_from(place).ok().map(SlotIndex)
    }

    /// The course's number.
    pub fn number(&self) -> &'s CourseNumber {
        &self.course.number
    }

    /// The place of a task's grade of a term, if a rule of the course speaks of it.
    pub fn slot(&self, task: &TaskName, term: TermNumber) -> Option<SlotIndex> {
        self.slot_of((self.task(task)?, term))
    }

    /// The grade at a place.
    pub fn grade(&self, slot: SlotIndex) -> Option<&GradeSlot> {
        self.slots.get(slot.place()).map(|slot| &slot.shown)
    }

    /// The grades that have a rule, in the order of the school's rules: what a [`Calculator`](super::Calculator)
    /// answers, in this order.
    pub fn composites(&self) -> impl Iterator<Item = SlotIndex> + '_ {
        self.rules.iter().map(|rule| rule.slot)
    }

    /// The parts from which a rule makes a grade, ascending, with their weights as they are set up; a part that the rule
    /// names twice stands twice. None where no rule makes a grade of that slot.
    pub fn parts(&self, of: SlotIndex) -> impl Iterator<Item = (SlotIndex, ChildWeight)> + '_ {
        let rule = self.slots.get(of.place()).and_then(|slot| self.rules.get(slot.rule?));
        rule.into_iter().flat_map(|rule| &rule.parts).map(|part| (part.slot, part.given))
    }

    /// The terms of a grade and of all that it is made of. A student who was enrolled in none of them was never enrolled
    /// for it (rule C-2).
    pub fn terms(&self, slot: SlotIndex) -> TermMask {
        self.slots.get(slot.place()).map_or(TermMask::EMPTY, |slot| slot.terms)
    }

    /// The term mask of a grade's task (rule T-3): those of all rows, where the task stands on the course more than once.
    pub fn term_mask(&self, slot: SlotIndex) -> TermMask {
        let named = self.grade(slot).into_iter();
        let rows = named.flat_map(|of| {
            self.course.tasks.iter().filter(|row| same_task(self.profile, &row.task, &of.task))
        });
        rows.map(|row| row.term_mask).fold(TermMask::EMPTY, TermMask::union)
    }

    /// The score group from which a grade is graded (rule S-2 looks its percent up there).
    pub fn score_group(&self, slot: SlotIndex) -> Option<&'s ScoreGroup> {
        let task = self.course.tasks.get(self.slots.get(slot.place())?.task)?;
        self.school.score_group(&task.score_group).map(|(_, group)| group)
    }

    /// A student of the course, with nothing posted yet. The terms are those in which the student was enrolled, such as
    /// [`enrolled_terms`](super::enrolled_terms) says.
    #[must_use]
    pub fn student(&self, enrolled: TermMask) -> StudentMarks {
        StudentMarks::new(self.slots.len(), enrolled)
    }

    pub(super) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    pub(super) fn rules(&self) -> &[Rule] {
        &self.rules
    }

    pub(super) fn order(&self) -> &[usize] {
        &self.order
    }
}

fn fault(rule: &CompositeRule, problem: CompositeProblem) -> CompositeFault {
    let of = GradeSlot { task: rule.task.clone(), term: rule.term };
    CompositeFault { course: rule.course.clone(), of, problem }
}

/// The greatest number that divides both; of zero and another, the other.
fn gcd(mut a: u32, mut b: u32) -> u32 {
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    a
}
