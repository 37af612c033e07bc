//! Planning rows as they come, in order, with a constant amount of memory.
//!
//! Rows are gathered into chunks that hold whole runs, and each chunk is planned as a night of its own by
//! [`plan_into`]: a decision reads nothing but the rows of its own student and section.

mod lane;

use super::scoped::scoped_among;
use super::{AnyRow, Decision, Night, OffendingPair, PlanError, RowList, plan_into};
use crate::exchange::{Exchange, ScopedStudent};
use crate::rows::{EnrollmentRow, HomeRow, PostedRow, RowKey, SentRow, StudentId};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::exchange::SectionIndex;
use lane::{Lane, MAX_RUN, nearer};

/// The rows of one night as iterators, each in its order; what [`Night`] says of its lists holds for these.
///
/// An iterator that can fail halfway, as a database's can, must not simply end: home grades that never came would be
/// taken for grades that do not stand there. Note the failure, and throw the plan away.
#[derive(Debug, Clone, Copy, Default)]
pub struct NightStream<'a, P, H, E, S> {
    /// The grades posted at the technical school.
    pub posted: P,
    /// The grades that stand at the home schools.
    pub home: H,
    /// The enrollments in home sections.
    pub enrollments: E,
    /// What earlier nights sent; `[]` where nobody remembers it.
    pub sent: S,
    /// Students for whom an exception is open tonight, ascending.
    pub scoped: &'a [ScopedStudent],
}

/// Plans a [`NightStream`], chunk by chunk, and says of every posted row what [`plan_into`] says of it.
///
/// It holds about 16,384 rows of each list whatever the length of the night, and more only for a student who has
/// more in one section. Rows without student, and rows that no posting asks for, are never held up.
///
/// [`Planner::next_chunk`] is the fast way; as an iterator the planner gives row by row.
///
/// ```
/// # use gradecrosswalk_matching::{Exchange, OutcomeKind, PlanError};
/// # use gradecrosswalk_matching::plan::{NightStream, Planner};
/// # use gradecrosswalk_matching::rows::{EnrollmentRow, HomeRow, PostedRow};
/// # fn adds(
/// #     exchange: &Exchange<'_>,
/// #     posted: impl Iterator<Item = PostedRow>,
/// #     home: impl Iterator<Item = HomeRow>,
/// #     enrollments: impl Iterator<Item = EnrollmentRow>,
/// # ) -> Result<usize, PlanError> {
/// let stream = NightStream { posted, home, enrollments, sent: [], scoped: &[] };
/// let mut planner = Planner::new(exchange, stream);
/// let mut adds = 0;
/// while let Some(chunk) = planner.next_chunk()? {
///     adds += chunk.decisions.iter().filter(|decision| decision.kind() == OutcomeKind::Add).count();
/// }
/// # Ok(adds)
/// # }
/// ```
///
/// # Errors
///
/// A list out of order is refused where the stream meets it, with the list and the place counted over the whole
/// stream. Of several faults in one list it is the first, as from [`plan_into`]; of faults in several lists it is the
/// one that is met first. [`Planner::offending_pair`] gives the two rows. Chunks given before were planned without the rows that came too late: apply nothing before
/// the stream has ended, or apply it in a transaction that can be taken back.
///
/// More than [`Planner::MAX_RUN`] rows of one student in one section are refused with [`PlanError::RunTooLong`].
pub struct Planner<'e, 's, P, H, E, S> {
    exchange: &'e Exchange<'s>,
    posted: Lane<PostedRow, P>,
    home: Lane<HomeRow, H>,
    enrollments: Lane<EnrollmentRow, E>,
    sent: Lane<SentRow, S>,
    scoped: &'e [ScopedStudent],
    /// Those of them who are in the chunk.
    own_scoped: Vec<ScopedStudent>,
    decisions: Vec<Decision>,
    failed: Option<PlanError>,
}

impl Planner<'_, '_, (), (), (), ()> {
    /// The most rows of one student in one section that a stream takes of one list. More postings without student
    /// than that are fine.
    pub const MAX_RUN: usize = MAX_RUN;

    /// How many posted rows a chunk has, about, unless said otherwise.
    pub const CHUNK: usize = 4_096;

    /// The most posted rows that a chunk can be asked to have.
    pub const MAX_CHUNK: usize = 16_384;
}

/// Home grades, enrollments and last-sent rows gathered for one posted row at most.
const SIDE_ROWS: usize = 4;

/// Decisions of a stream, with their rows.
#[derive(Debug, Clone, Copy)]
pub struct PlannedChunk<'p> {
    /// The place of the first row in the stream, from 0.
    pub place: usize,
    /// The posted rows.
    pub posted: &'p [PostedRow],
    /// The decisions, one for each posted row in their order.
    pub decisions: &'p [Decision],
}

impl<'p> PlannedChunk<'p> {
    /// The posted rows with their decisions.
    pub fn iter(&self) -> impl Iterator<Item = (PostedRow, Decision)> + 'p {
        self.posted.iter().copied().zip(self.decisions.iter().copied())
    }
}

impl<'e, 's, P, H, E, S> Planner<'e, 's, P, H, E, S>
where
    P: Iterator<Item = PostedRow>,
    H: Iterator<Item = HomeRow>,
    E: Iterator<Item = EnrollmentRow>,
    S: Iterator<Item = SentRow>,
{
    /// A planner of a stream.
    pub fn new<IP, IH, IE, IS>(exchange: &'e Exchange<'s>, stream: NightStream<'e, IP, IH, IE, IS>) -> Self
    where
        IP: IntoIterator<IntoIter = P, Item = PostedRow>,
        IH: IntoIterator<IntoIter = H, Item = HomeRow>,
        IE: IntoIterator<IntoIter = E, Item = EnrollmentRow>,
        IS: IntoIterator<IntoIter = S, Item = SentRow>,
    {
        Self::with_chunks_of(exchange, stream, Planner::CHUNK)
    }

    /// A planner whose chunks have about so many posted rows; 0 counts as 1, and more than [`Planner::MAX_CHUNK`] as
    /// that. The decisions do not depend on it.
    pub fn with_chunks_of<IP, IH, IE, IS>(
        exchange: &'e Exchange<'s>,
        stream: NightStream<'e, IP, IH, IE, IS>,
        rows: usize,
    ) -> Self
    where
        IP: IntoIterator<IntoIter = P, Item = PostedRow>,
        IH: IntoIterator<IntoIter = H, Item = HomeRow>,
        IE: IntoIterator<IntoIter = E, Item = EnrollmentRow>,
        IS: IntoIterator<IntoIter = S, Item = SentRow>,
    {
        let rows = rows.clamp(1, Planner::MAX_CHUNK);
        let side = rows.saturating_mul(SIDE_ROWS);
        Self {
            exchange,
            posted: Lane::of(RowList::Posted, stream.posted, rows),
            home: Lane::of(RowList::Home, stream.home, side),
            enrollments: Lane::of(RowList::Enrollments, stream.enrollments, side),
            sent: Lane::of(RowList::Sent, stream.sent, side),
            scoped: stream.scoped,
            own_scoped: Vec::new(),
            decisions: Vec::new(),
            failed: Night { scoped: stream.scoped, ..Night::default() }.side_disorder(),
        }
    }

    /// The next decisions, in order; none at the end of the stream.
    ///
    /// # Errors
    ///
    /// If a list is out of order or has too many rows of one student; the same error then at every further call. See
    /// [`Planner`].
    pub fn next_chunk(&mut self) -> Result<Option<PlannedChunk<'_>>, PlanError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        match self.plan_next() {
            Ok(planned) => Ok(planned.then(|| self.chunk())),
            Err(error) => {
                self.failed = Some(error.clone());
                Err(error)
            }
        }
    }

    /// The two rows that the error is about, their places counted over the whole stream. None where there was no
    /// error, or one that is not about two rows.
    pub fn offending_pair(&self) -> Option<OffendingPair> {
        let error = self.failed.as_ref()?;
        let (PlanError::Unsorted { list, place } | PlanError::Doubled { list, place }) = error else {
            return None;
        };
        match list {
            RowList::Posted => self.posted.pair_at(*place, AnyRow::Posted),
            RowList::Home => self.home.pair_at(*place, AnyRow::Home),
            RowList::Enrollments => self.enrollments.pair_at(*place, AnyRow::Enrollment),
            RowList::Sent => self.sent.pair_at(*place, AnyRow::Sent),
            RowList::Scoped => Night { scoped: self.scoped, ..Night::default() }.offending_pair(error),
            RowList::Roster | RowList::Attendance | RowList::HomeAttendance => None,
        }
    }

    fn chunk(&self) -> PlannedChunk<'_> {
        PlannedChunk { place: self.posted.done, posted: self.posted.chunk(), decisions: &self.decisions }
    }

    /// Plans the next chunk that has postings; says whether there was one.
    fn plan_next(&mut self) -> Result<bool, PlanError> {
        loop {
            self.finish_chunk();
            if self.is_done() {
                return Ok(false);
            }
            self.gather()?;
            self.plan_chunk()?;
            if !self.posted.chunk().is_empty() {
                return Ok(true);
            }
        }
    }

    fn finish_chunk(&mut self) {
        self.posted.finish_chunk();
        self.home.finish_chunk();
        self.enrollments.finish_chunk();
        self.sent.finish_chunk();
    }

    fn is_done(&self) -> bool {
        self.posted.is_done() && self.home.is_done() && self.enrollments.is_done() && self.sent.is_done()
    }

    /// Gathers rows and cuts a chunk of them that has at least one row of some list.
    fn gather(&mut self) -> Result<(), PlanError> {
        loop {
            self.posted.fill();
            let wanted = self.posted.first();
            let last =
                self.posted.last().unwrap_or_else(|| RowKey::new(SectionIndex(u32::MAX), StudentId::NONE));
            self.home.fill_beyond(last);
            self.enrollments.fill_beyond(last);
            self.sent.fill_beyond(last);
            self.joins()?;
            let limits = [
                self.posted.limit(wanted),
                self.home.limit(wanted),
                self.enrollments.limit(wanted),
                self.sent.limit(wanted),
            ];
            let limit = limits.into_iter().fold(None, nearer);
            self.posted.cut_at(limit);
            self.home.cut_at(limit);
            self.enrollments.cut_at(limit);
            self.sent.cut_at(limit);
            if limit.is_none() || !self.chunk_is_empty() {
                return Ok(());
            }
            self.make_room(limits.map(|of| of == limit))?;
        }
    }

    fn chunk_is_empty(&self) -> bool {
        let Night { posted, home, enrollments, sent, .. } = self.chunk_night();
        posted.is_empty() && home.is_empty() && enrollments.is_empty() && sent.is_empty()
    }

    /// Nothing could be cut: either a list is not in order, or a run fills all the room that its list has.
    fn make_room(&mut self, sets_limit: [bool; 4]) -> Result<(), PlanError> {
        let gathered = Night {
            posted: self.posted.gathered(),
            home: self.home.gathered(),
            enrollments: self.enrollments.gathered(),
            sent: self.sent.gathered(),
            scoped: &[],
        };
        if let Some(disorder) = gathered.disorder() {
            return Err(self.in_stream(disorder));
        }
        let [posted, home, enrollments, sent] = sets_limit;
        self.posted.grow(posted)?;
        self.home.grow(home)?;
        self.enrollments.grow(enrollments)?;
        self.sent.grow(sent)
    }

    /// Whether the gathered rows are in order after those of the chunk before.
    fn joins(&self) -> Result<(), PlanError> {
        self.posted.joins()?;
        self.home.joins()?;
        self.enrollments.joins()?;
        self.sent.joins()
    }

    fn chunk_night(&self) -> Night<'_> {
        Night {
            posted: self.posted.chunk(),
            home: self.home.chunk(),
            enrollments: self.enrollments.chunk(),
            sent: self.sent.chunk(),
            scoped: &self.own_scoped,
        }
    }

    fn plan_chunk(&mut self) -> Result<(), PlanError> {
        scoped_among(self.posted.chunk(), self.scoped, &mut self.own_scoped);
        let mut decisions = core::mem::take(&mut self.decisions);
        decisions.resize(self.posted.chunk().len(), Decision::default());
        let planned = plan_into(self.exchange, &self.chunk_night(), &mut decisions);
        self.decisions = decisions;
        planned.map_err(|error| self.in_stream(error))
    }

    /// An error in the gathered rows, its place counted over the whole stream.
    fn in_stream(&self, error: PlanError) -> PlanError {
        error.counted_from(|list| match list {
            RowList::Posted => self.posted.done,
            RowList::Home => self.home.done,
            RowList::Enrollments => self.enrollments.done,
            RowList::Sent => self.sent.done,
            _ => 0,
        })
    }
}

impl<P, H, E, S> fmt::Debug for Planner<'_, '_, P, H, E, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Planner")
            .field("posted", &self.posted.done)
            .field("home", &self.home.done)
            .field("enrollments", &self.enrollments.done)
            .field("sent", &self.sent.done)
            .field("failed", &self.failed)
            .finish_non_exhaustive()
    }
}

impl<'e, 's, P, H, E, S> IntoIterator for Planner<'e, 's, P, H, E, S>
where
    P: Iterator<Item = PostedRow>,
    H: Iterator<Item = HomeRow>,
    E: Iterator<Item = EnrollmentRow>,
    S: Iterator<Item = SentRow>,
{
    type Item = Result<(PostedRow, Decision), PlanError>;
    type IntoIter = Decisions<'e, 's, P, H, E, S>;

    /// The posted rows with their decisions, one by one. From the start of the chunk after the last that was asked for.
    fn into_iter(self) -> Self::IntoIter {
        Decisions { place: self.decisions.len(), planner: self, ended: false }
    }
}

/// The posted rows of a stream with their decisions, one by one; after an error, nothing.
///
/// ```
/// # use gradecrosswalk_matching::{Exchange, PlanError};
/// # use gradecrosswalk_matching::plan::{NightStream, Planner};
/// # use gradecrosswalk_matching::rows::{EnrollmentRow, HomeRow, PostedRow};
/// # fn held(
/// #     exchange: &Exchange<'_>,
/// #     posted: Vec<PostedRow>,
/// #     home: Vec<HomeRow>,
/// #     enrollments: Vec<EnrollmentRow>,
/// # ) -> Result<Vec<PostedRow>, PlanError> {
/// let stream = NightStream { posted, home, enrollments, sent: [], scoped: &[] };
/// let mut held = Vec::new();
/// for decided in Planner::new(exchange, stream) {
///     let (posting, decision) = decided?;
///     if decision.held_reason().is_some() {
///         held.push(posting);
///     }
/// }
/// # Ok(held)
/// # }
/// ```
#[derive(Debug)]
pub struct Decisions<'e, 's, P, H, E, S> {
    planner: Planner<'e, 's, P, H, E, S>,
    place: usize,
    ended: bool,
}

impl<P, H, E, S> Decisions<'_, '_, P, H, E, S>
where
    P: Iterator<Item = PostedRow>,
    H: Iterator<Item = HomeRow>,
    E: Iterator<Item = EnrollmentRow>,
    S: Iterator<Item = SentRow>,
{
    /// As [`Planner::offending_pair`].
    pub fn offending_pair(&self) -> Option<OffendingPair> {
        self.planner.offending_pair()
    }
}

impl<P, H, E, S> Iterator for Decisions<'_, '_, P, H, E, S>
where
    P: Iterator<Item = PostedRow>,
    H: Iterator<Item = HomeRow>,
    E: Iterator<Item = EnrollmentRow>,
    S: Iterator<Item = SentRow>,
{
    type Item = Result<(PostedRow, Decision), PlanError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(decision) = self.planner.decisions.get(self.place) {
            let posting = self.planner.posted.chunk().get(self.place)?;
            self.place = self.place.saturating_add(1);
            return Some(Ok((*posting, *decision)));
        }
        if self.ended {
            return None;
        }
        self.place = 0;
        let planned = self.planner.next_chunk().map(|chunk| chunk.is_some());
        if planned == Ok(true) {
            return self.next();
        }
        self.ended = true;
        self.planner.decisions.clear();
        planned.err().map(Err)
    }
}

impl<P, H, E, S> core::iter::FusedIterator for Decisions<'_, '_, P, H, E, S>
where
    P: Iterator<Item = PostedRow>,
    H: Iterator<Item = HomeRow>,
    E: Iterator<Item = EnrollmentRow>,
    S: Iterator<Item = SentRow>,
{
}
