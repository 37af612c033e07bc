//! Records into rows: every text looked up once, rows put in order.

use super::graded_in::{Place, Students};
use super::linked::enrollment_rows;
use super::{Ledger, LedgerError, LeftOut, LeftOutReason, RecordList, Records};
use crate::exchange::{Exchange, ScopedStudent};
use crate::outcome::OldScore;
use crate::register::StudentRegister;
use crate::rows::{HomeRow, PackedMark, PostedRow, RowKey, RowTask, SentRow, StudentId};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::{SectionIndex, TaskIndex};
use gradecrosswalk_domain::grades::{Enrollment, PostedGrade, Ssid};
use gradecrosswalk_domain::school::{GradeLevel, SectionKey};
use gradecrosswalk_domain::scores::ItemIndex;
use gradecrosswalk_domain::{SchoolId, ScoreText, TaskName};

pub(super) fn read(exchange: &Exchange<'_>, records: Records<'_>) -> Result<Ledger, LedgerError> {
    for (what, count) in [
        ("posted grades", records.posted.len()),
        ("home grades", records.home.len()),
        ("enrollments", records.enrollments.len()),
        ("last-sent grades", records.sent.len()),
    ] {
        LedgerError::check_count(what, count)?;
    }
    let reader = Reader::of(exchange, &records);
    let mut left_out = Vec::new();
    let (posted, places) = reader.posted(records.posted);
    let enrollments = enrollment_rows(exchange.setup(), &reader.register, records.enrollments, &mut left_out);
    let scoped = reader.scoped(records.enrollments);
    let students = Students { enrollments: &enrollments, scoped: &scoped };
    let (home, home_records) = reader.home(&records, students, &mut left_out)?;
    let (sent, unlisted_sent) = reader.sent(&records, students, &mut left_out)?;
    left_out.sort_unstable();
    Ok(Ledger {
        register: reader.register,
        posted,
        records: places,
        home,
        home_records,
        enrollments,
        sent,
        unlisted_sent,
        scoped,
        left_out,
    })
}

/// Last-sent rows whose score the home group does not have, ascending, with their texts.
pub(super) type UnlistedSent = Vec<(SentRow, ScoreText)>;

struct Reader<'e, 's, 'r> {
    exchange: &'e Exchange<'s>,
    register: StudentRegister,
    /// Sections that are posted for and that the set-up does not have, ascending.
    unknown_sections: Vec<&'r SectionKey>,
    /// Posted texts that their score groups do not have, ascending.
    unlisted: Vec<&'r ScoreText>,
}

impl<'e, 's, 'r> Reader<'e, 's, 'r> {
    fn of(exchange: &'e Exchange<'s>, records: &Records<'r>) -> Self {
        let shape = exchange.setup().profile().ssid_shape();
        let posted = records.posted.iter().filter_map(|posting| posting.ssid);
        let enrolled = records.enrollments.iter().filter_map(|enrollment| enrollment.ssid);
        let standing = records.home.iter().map(|grade| grade.ssid);
        let sent = records.sent.iter().map(|grade| grade.ssid);
        let ssids = posted.chain(enrolled).chain(standing).chain(sent);
        let register = StudentRegister::of(ssids.filter(|ssid| shape.check(*ssid).is_ok()));
        let mut reader = Self { exchange, register, unknown_sections: Vec::new(), unlisted: Vec::new() };
        let sections = records.posted.iter().map(|posting| &posting.section);
        let unknown: BTreeSet<_> = sections.filter(|key| reader.known_section(key).is_none()).collect();
        reader.unknown_sections = unknown.into_iter().collect();
        let texts = records.posted.iter().filter_map(|posting| {
            let text = posting.mark.score()?;
            reader.listed(posting, text).is_none().then_some(text)
        });
        let unlisted: BTreeSet<_> = texts.collect();
        reader.unlisted = unlisted.into_iter().collect();
        reader
    }

    fn known_section(&self, key: &SectionKey) -> Option<SectionIndex> {
        let (place, _) = self.exchange.setup().technical().section(key)?;
        u32::try_from(place).ok().map(SectionIndex)
    }

    /// The section's place, or for one that the set-up does not have a place beyond the last.
    fn section(&self, key: &SectionKey) -> SectionIndex {
        self.known_section(key).unwrap_or_else(|| {
            let beyond = self.unknown_sections.binary_search(&key).unwrap_or(0);
            let place = self.exchange.setup().technical().sections().len().saturating_add(beyond);
            SectionIndex(u32::try_from(place).unwrap_or(u32::MAX))
        })
    }

    fn task(&self, name: &TaskName) -> Option<TaskIndex> {
        self.exchange.setup().profile().task(name)
    }

    fn listed(&self, posting: &PostedGrade, text: &ScoreText) -> Option<ItemIndex> {
        let group = self
            .exchange
            .technical_group(self.known_section(&posting.section)?, self.task(&posting.task)?)?;
        group.by_score(text).map(|(place, _)| place)
    }

    fn mark(&self, posting: &PostedGrade) -> PackedMark {
        let Some(text) = posting.mark.score() else {
            return posting.mark.percent().map_or(PackedMark::unlisted(0), PackedMark::percent);
        };
        self.listed(posting, text).map_or_else(
            || {
                let number = self.unlisted.binary_search(&text).unwrap_or(0);
                PackedMark::unlisted(u32::try_from(number).unwrap_or(u32::MAX))
            },
            PackedMark::score,
        )
    }

    fn student(&self, ssid: Option<Ssid>) -> StudentId {
        ssid.and_then(|ssid| self.register.id(ssid)).unwrap_or(StudentId::NONE)
    }

    fn posted(&self, records: &[PostedGrade]) -> (Vec<PostedRow>, Vec<u32>) {
        let row = |posting: &PostedGrade| {
            let task = RowTask::from(self.task(&posting.task));
            let (section, student) = (self.section(&posting.section), self.student(posting.ssid));
            PostedRow::new(section, student, task, posting.term, self.mark(posting))
        };
        let mut rows: Vec<(PostedRow, u32)> = records.iter().map(row).zip(0_u32..).collect();
        rows.sort_unstable();
        rows.into_iter().unzip()
    }

    /// Where a home grade belongs, and the score as it stands there.
    fn standing(
        &self,
        ssid: Ssid,
        (section, task): (&SectionKey, &TaskName),
        (home, term): (&SchoolId, TermNumber),
        score: &ScoreText,
        students: Students<'_>,
    ) -> Result<HomeRow, LeftOutReason> {
        let student = self.register.id(ssid).ok_or(LeftOutReason::WrongSsidShape)?;
        let task = self.task(task).ok_or(LeftOutReason::UnknownTask)?;
        let home = self.exchange.setup().home_index(home).ok_or(LeftOutReason::UnknownHome)?;
        let section = self.known_section(section).ok_or(LeftOutReason::UnknownSection)?;
        let place = Place { key: RowKey::new(section, student), task, home, term };
        let group = place
            .graded_in(self.exchange, students)
            .and_then(|link| self.exchange.home_group(link, task)?.by_score(score).map(|(place, _)| place));
        let score = group.map_or(OldScore::Unlisted, OldScore::Listed);
        Ok(HomeRow::new(section, student, task, home, term, score))
    }

    fn home(
        &self,
        records: &Records<'_>,
        students: Students<'_>,
        left_out: &mut Vec<LeftOut>,
    ) -> Result<(Vec<HomeRow>, Vec<u32>), LedgerError> {
        let mut rows = Vec::with_capacity(records.home.len());
        for (place, (record, grade)) in (0_u32..).zip(records.home.iter().enumerate()) {
            let key = (&grade.section, &grade.task);
            match self.standing(grade.ssid, key, (&grade.home, grade.term), &grade.score, students) {
                Ok(row) => rows.push((row, grade, place)),
                Err(reason) => left_out.push(LeftOut { list: RecordList::Home, record, reason }),
            }
        }
        rows.sort_by(|(a, of_a, _), (b, of_b, _)| a.cmp(b).then_with(|| of_a.score.cmp(&of_b.score)));
        rows.dedup_by(|(a, of_a, _), (b, of_b, _)| a == b && of_a.score == of_b.score);
        let twice = rows.iter().zip(rows.iter().skip(1)).find(|((a, ..), (b, ..))| a.same_place(b));
        match twice {
            Some((_, (_, grade, _))) => Err(LedgerError::ConflictingHomeGrades(Box::new((*grade).clone()))),
            None => Ok(rows.into_iter().map(|(row, _, place)| (row, place)).unzip()),
        }
    }

    /// The rows, and the texts of those whose score the home group does not have.
    fn sent(
        &self,
        records: &Records<'_>,
        students: Students<'_>,
        left_out: &mut Vec<LeftOut>,
    ) -> Result<(Vec<SentRow>, UnlistedSent), LedgerError> {
        let mut rows = Vec::with_capacity(records.sent.len());
        for (record, grade) in records.sent.iter().enumerate() {
            let place = (&grade.section, &grade.task);
            let home = (&grade.home, grade.term);
            match self.standing(grade.ssid, place, home, &grade.score, students) {
                Ok(written) => rows.push((SentRow::of(written, grade.technical_term), grade)),
                Err(reason) => left_out.push(LeftOut { list: RecordList::Sent, record, reason }),
            }
        }
        rows.sort_by(|(a, of_a), (b, of_b)| a.cmp(b).then_with(|| of_a.score.cmp(&of_b.score)));
        rows.dedup_by(|(a, of_a), (b, of_b)| a == b && of_a.score == of_b.score);
        let twice = rows
            .iter()
            .zip(rows.iter().skip(1))
            .find(|((a, _), (b, _))| a.written().same_place(&b.written()));
        if let Some((_, (_, grade))) = twice {
            return Err(LedgerError::ConflictingSentGrades(Box::new((*grade).clone())));
        }
        let unlisted = rows.iter().filter(|(row, _)| row.written().score() == OldScore::Unlisted);
        let unlisted = unlisted.map(|(row, grade)| (*row, grade.score.clone())).collect();
        Ok((rows.into_iter().map(|(row, _)| row).collect(), unlisted))
    }

    /// Students for whom, or for whose grade level, an exception is open. A student is in the highest grade level
    /// that any enrollment states.
    fn scoped(&self, enrollments: &[Enrollment]) -> Vec<ScopedStudent> {
        let mut levels: BTreeMap<Ssid, GradeLevel> = BTreeMap::new();
        for (ssid, level) in enrollments.iter().filter_map(|of| of.ssid.zip(of.grade_level)) {
            let highest = levels.entry(ssid).or_insert(level);
            *highest = level.max(*highest);
        }
        let students =
            (0_u32..).map(StudentId).map_while(|student| Some((student, self.register.ssid(student)?)));
        students
            .map(|(student, ssid)| ScopedStudent { student, ssid, level: levels.get(&ssid).copied() })
            .filter(|student| self.exchange.is_scoped(student.ssid, student.level))
            .collect()
    }
}
