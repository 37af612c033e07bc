//! Naming the nights that stay held: from what each line needs and what a proposal leaves open for it.

use super::axis::Axis;
use super::lines::{CourseLines, Line, Need};
use super::lost::{LossReason, LostNights};
use super::sender::Sender;
use crate::forecast::Nights;
use alloc::vec::Vec;
use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::calendar::{DateRange, TermMask, TermNumber};
use gradecrosswalk_domain::school::{School, SectionKey};
use gradecrosswalk_matching::HeldReason;

/// What naming needs beside the lines.
pub(super) struct Namer<'a, 's> {
    pub(super) senders: &'a [Sender<'s>],
    pub(super) home: &'s School,
    pub(super) axis: &'a Axis,
    pub(super) nights: &'a Nights,
    pub(super) task: &'a TaskName,
}

impl Namer<'_, '_> {
    /// The lost nights of lines that share their open terms: `open` says which is open on a stretch for the line of a
    /// section of the course, and each line's rivals are those that share it.
    pub(super) fn course<'l>(
        &self,
        course: &'l CourseLines,
        rivals: impl Fn(usize) -> Vec<&'l Line>,
        open: impl Fn(usize, &Line, usize) -> Option<TermNumber>,
        named: &mut Vec<LostNights>,
    ) {
        for (place, section) in course.sections.iter().enumerate() {
            let Some(key) = self.home.sections().get(section.section).map(|section| &section.key) else {
                continue;
            };
            let rivals = rivals(place);
            for line in &section.lines {
                let reasons = (0..self.axis.stretches.len()).map(|stretch| {
                    let open = open(place, line, stretch).filter(|open| course.mask.contains(*open));
                    self.reason(line, stretch, course.mask, open, &rivals)
                });
                self.name(line, key, reasons, named);
            }
        }
    }

    /// Why a line's nights of a stretch stay held, if they do.
    fn reason(
        &self,
        line: &Line,
        stretch: usize,
        mask: TermMask,
        open: Option<TermNumber>,
        rivals: &[&Line],
    ) -> Option<LossReason> {
        let Need::Terms { matching, still } = line.nights.get(stretch)?.need else {
            return line.held(stretch);
        };
        if let Some(reason) = still {
            return Some(LossReason::Held(reason));
        }
        let needs = matching & mask;
        if needs.is_empty() {
            return Some(LossReason::OutsideMask { needs: matching });
        }
        let Some(open) = open else { return Some(LossReason::Held(HeldReason::HomeNoneOpen)) };
        if needs.contains(open) {
            return None;
        }
        let served = |rival: &&&Line| {
            rival.want(stretch, mask).is_some_and(|want| !want.latent && want.accepts.contains(open))
        };
        let served = rivals.iter().filter(served).min_by_key(|rival| (rival.sender, rival.section));
        let named = served.and_then(|rival| {
            let technical = self.senders.get(rival.sender)?.technical();
            let section = technical.sections().get(rival.section)?.key.clone();
            Some(LossReason::OtherTermNeeded { needs, open, technical: technical.id().clone(), section })
        });
        Some(named.unwrap_or(LossReason::Held(HeldReason::WrongHomeTerm)))
    }

    /// The lost nights of a line without a row of the task at home: whatever is held is held in any case.
    pub(super) fn without_row(&self, line: &Line, home_section: usize, named: &mut Vec<LostNights>) {
        if let Some(section) = self.home.sections().get(home_section) {
            let reasons = (0..self.axis.stretches.len()).map(|stretch| line.held(stretch));
            self.name(line, &section.key, reasons, named);
        }
    }

    /// Nights one after another with one reason become one entry.
    fn name(
        &self,
        line: &Line,
        home_section: &SectionKey,
        reasons: impl Iterator<Item = Option<LossReason>>,
        named: &mut Vec<LostNights>,
    ) {
        let Some(sender) = self.senders.get(line.sender) else { return };
        let Some(section) = sender.technical().sections().get(line.section) else { return };
        let mut latest: Option<LostNights> = None;
        for ((stretch, reason), night) in self.axis.stretches.iter().zip(reasons).zip(&line.nights) {
            let found = reason.zip(sender.nights(*stretch, self.nights));
            let Some((reason, nights)) = found else {
                named.extend(latest.take());
                continue;
            };
            match latest.as_mut().filter(|of| of.reason == reason && of.open == night.technical) {
                Some(of) => of.nights = joined(of.nights, nights),
                None => named.extend(latest.replace(LostNights {
                    task: self.task.clone(),
                    technical: sender.technical().id().clone(),
                    section: section.key.clone(),
                    home_section: home_section.clone(),
                    nights,
                    open: night.technical,
                    reason,
                })),
            }
        }
        named.extend(latest);
    }
}

impl Line {
    fn held(&self, stretch: usize) -> Option<LossReason> {
        match self.nights.get(stretch)?.need {
            Need::Held(reason) => Some(LossReason::Held(reason)),
            Need::Terms { still, .. } => still.map(LossReason::Held),
            Need::Nothing => None,
        }
    }
}

/// From the first of two ranges that follow each other to the last.
fn joined(first: DateRange, then: DateRange) -> DateRange {
    DateRange::new(first.first(), then.last()).unwrap_or(first)
}
