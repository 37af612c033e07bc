//! A stream's plan is the slices' plan, however the rows are cut into chunks and whatever is wrong with them.

use gradecrosswalk::domain::exchange::{HomeIndex, SectionIndex, TaskIndex};
use gradecrosswalk::domain::scores::ItemIndex;
use gradecrosswalk::matching::plan::{AnyRow, NightStream, OffendingPair, Planner, RowList};
use gradecrosswalk::matching::rows::{
    EnrollmentRow, HomeRow, LinkSlot, PackedMark, PostedRow, SentRow, StudentId,
};
use gradecrosswalk::matching::{Decision, OldScore, PlanError};
use gradecrosswalk::{DateRange, Exchange, HeldReason, Night, Outcome, TermNumber};
use gradecrosswalk_testkit::builders::date;
use gradecrosswalk_testkit::endless::Endless;
use gradecrosswalk_testkit::generate::samples;
use gradecrosswalk_testkit::rows::{EXCHANGES, Rows, decide, ordered};
use gradecrosswalk_testkit::{engine, oracle};
use proptest::prelude::*;
use std::cell::Cell;

const CHUNKS: [usize; 6] = [1, 2, 3, 5, 17, Planner::CHUNK];

type Streamed = Result<Vec<(PostedRow, Decision)>, PlanError>;

/// The stream chunk by chunk; what was decided before an error is compared with what `before` says.
fn streamed(exchange: &Exchange<'_>, night: &Night<'_>, chunk: usize) -> Streamed {
    let Night { posted, home, enrollments, sent, scoped } = *night;
    let (posted, home) = (posted.iter().copied(), home.iter().copied());
    let (enrollments, sent) = (enrollments.iter().copied(), sent.iter().copied());
    let stream = NightStream { posted, home, enrollments, sent, scoped };
    let mut planner = Planner::with_chunks_of(exchange, stream.clone(), chunk);
    let mut all = Vec::new();
    let result = loop {
        match planner.next_chunk() {
            Ok(Some(chunk)) => {
                assert_eq!(chunk.place, all.len(), "nothing twice, nothing left out");
                assert_eq!(chunk.posted.len(), chunk.decisions.len());
                assert!(!chunk.posted.is_empty());
                all.extend(chunk.iter());
            }
            Ok(None) => break Ok(all.clone()),
            Err(error) => break Err(error),
        }
    };
    assert_eq!(planner.next_chunk().map(|chunk| chunk.is_some()), result.clone().map(|_| false));
    let pair = result.as_ref().err().and_then(|error| night.offending_pair(error));
    assert_eq!(planner.offending_pair(), pair);
    let mut one_by_one = Planner::with_chunks_of(exchange, stream, chunk).into_iter();
    let rows: Vec<_> = one_by_one.by_ref().map_while(Result::ok).collect();
    assert_eq!(rows, all);
    assert!(one_by_one.next().is_none());
    assert_eq!(one_by_one.offending_pair(), pair);
    result
}

fn planned(exchange: &Exchange<'_>, night: &Night<'_>) -> Streamed {
    decide(exchange, night).map(|decisions| night.posted.iter().copied().zip(decisions).collect())
}

#[test]
fn streams_say_what_slices_and_the_oracle_say() {
    let mut grades = 0;
    for of in samples(70).take(400) {
        let expected = oracle::decide(&of.setup, of.as_of, &of.policy, &of.records);
        let exchange = of.compile();
        engine::plan(&exchange, &of.records, |ledger, plan| {
            for chunk in CHUNKS {
                let streamed = streamed(&exchange, &ledger.night(), chunk).unwrap();
                let decisions: Vec<Decision> = streamed.iter().map(|(_, decision)| *decision).collect();
                assert_eq!(decisions, plan.decisions(), "chunks of {chunk} {of:#?}");
                for (place, (row, decision)) in streamed.into_iter().enumerate() {
                    let outcome: Outcome = decision.outcome(&exchange, row.section());
                    assert_eq!(outcome, expected[ledger.posted_record(place).unwrap()]);
                }
            }
            grades += ledger.night().posted.len();
        });
    }
    assert!(grades > 4_000, "{grades} grades are too few to trust");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Rows that no ledger makes.
    #[test]
    fn streams_of_any_rows_say_what_slices_say(rows in ordered(), exchange in 0_usize..24, chunk in 1_usize..9) {
        let exchange = &EXCHANGES[exchange];
        prop_assert_eq!(streamed(exchange, &rows.night(), chunk), planned(exchange, &rows.night()));
    }

    #[test]
    fn disorder_is_met_with_the_place_that_slices_name(
        rows in ordered(),
        faults in proptest::collection::vec((0_u8..5, (any::<usize>(), any::<usize>()), any::<bool>()), 0..3),
        chunk in 1_usize..6,
    ) {
        let rows = faults.into_iter().fold(rows, |rows, (list, places, double)| rows.disturbed(list, places, double));
        let faults = rows.faults();
        match streamed(&EXCHANGES[0], &rows.night(), chunk) {
            Ok(decisions) => {
                prop_assert!(faults.is_empty(), "{faults:?} was not met");
                prop_assert_eq!(Ok(decisions), planned(&EXCHANGES[0], &rows.night()));
            }
            // Of faults in several lists a stream meets one before the others.
            Err(error) => prop_assert!(faults.contains(&error), "{error:?} is none of {faults:?}"),
        }
    }
}

const SECTION: SectionIndex = SectionIndex(0);
const TERM: TermNumber = TermNumber::MIN;

fn task() -> TaskIndex {
    TaskIndex::new(0).unwrap()
}

fn posted(section: u32, student: StudentId) -> PostedRow {
    PostedRow::new(SectionIndex(section), student, task(), TERM, PackedMark::unlisted(0))
}

fn home(section: u32, student: StudentId) -> HomeRow {
    HomeRow::new(SectionIndex(section), student, task(), HomeIndex(0), TERM, OldScore::Unlisted)
}

fn enrollment(section: u32, student: StudentId) -> EnrollmentRow {
    let days = DateRange::new(date("2019-08-01"), date("2020-06-30")).unwrap();
    EnrollmentRow::new(SectionIndex(section), student, LinkSlot::new(1).unwrap(), days)
}

fn sent(section: u32, student: StudentId) -> SentRow {
    let place = (SectionIndex(section), student);
    SentRow::new(place, task(), TERM, (HomeIndex(0), TERM), OldScore::Listed(ItemIndex::new(0)))
}

/// One row of each list for each of so many students.
fn rows(students: u32) -> Rows {
    let ids = || (0..students).map(StudentId);
    Rows {
        posted: ids().map(|student| posted(0, student)).collect(),
        home: ids().map(|student| home(0, student)).collect(),
        enrollments: ids().map(|student| enrollment(0, student)).collect(),
        sent: ids().map(|student| sent(0, student)).collect(),
        scoped: Vec::new(),
    }
}

/// Faults at each place of each list, so that they lie within chunks and across their borders.
#[test]
fn each_list_is_refused_out_of_order_and_doubled_at_every_place() {
    let exchange = &EXCHANGES[0];
    let all = 14;
    let lists = [RowList::Posted, RowList::Home, RowList::Enrollments, RowList::Sent];
    for (number, list) in (0_u8..).zip(lists) {
        for place in 1..all {
            for chunk in [1, 2, 3, 4, 5, 100] {
                let refused = |rows: &Rows| streamed(exchange, &rows.night(), chunk).err();
                let before = rows(14).disturbed(number, (place, place - 1), false);
                assert_eq!(refused(&before), Some(PlanError::Unsorted { list, place }), "{chunk}");
                let first = rows(14).disturbed(number, (place, 0), false);
                assert_eq!(refused(&first), Some(PlanError::Unsorted { list, place: 1 }), "{chunk}");
                let twice = rows(14).disturbed(number, (place, place), true);
                let repeats = matches!(list, RowList::Posted | RowList::Enrollments);
                let doubled = (!repeats).then_some(PlanError::Doubled { list, place: place + 1 });
                assert_eq!(refused(&twice), doubled, "{chunk}");
            }
        }
    }
}

#[test]
fn an_error_comes_with_both_rows() {
    let rows = rows(3).disturbed(0, (2, 0), false);
    let (earlier, later) = (rows.posted[0], rows.posted[1]);
    assert!(earlier > later);
    let pair = OffendingPair { earlier: (0, AnyRow::Posted(earlier)), later: (1, AnyRow::Posted(later)) };
    let error = PlanError::Unsorted { list: RowList::Posted, place: 1 };
    assert_eq!(streamed(&EXCHANGES[0], &rows.night(), 1), Err(error.clone()));
    assert_eq!(rows.night().offending_pair(&error), Some(pair));
    assert_eq!(rows.night().offending_pair(&PlanError::OutputLength { posted: 3, decisions: 2 }), None);
}

#[test]
fn empty_lists_are_planned() {
    let exchange = &EXCHANGES[0];
    for chunk in CHUNKS {
        assert_eq!(streamed(exchange, &Night::default(), chunk), Ok(Vec::new()));
        for without in 0..4 {
            let mut rows = rows(20);
            match without {
                0 => rows.posted.clear(),
                1 => rows.home.clear(),
                2 => rows.enrollments.clear(),
                _ => rows.sent.clear(),
            }
            assert_eq!(streamed(exchange, &rows.night(), chunk), planned(exchange, &rows.night()));
        }
    }
}

#[test]
fn a_run_longer_than_a_chunk_is_planned_whole() {
    let exchange = &EXCHANGES[0];
    let many = Planner::MAX_RUN;
    let (mut postings, mut enrollments) = (rows(3), rows(3));
    postings.posted.splice(1..2, (0..many).map(|_| posted(0, StudentId(1))));
    enrollments.enrollments.splice(1..2, (0..many).map(|_| enrollment(0, StudentId(1))));
    for rows in [postings, enrollments] {
        for chunk in [1, 1000, Planner::CHUNK, usize::MAX] {
            assert_eq!(streamed(exchange, &rows.night(), chunk), planned(exchange, &rows.night()));
        }
    }
}

#[test]
fn a_run_beyond_the_bound_is_refused_whatever_the_chunks() {
    let exchange = &EXCHANGES[0];
    let max = Planner::MAX_RUN;
    let longer = |rows: &mut Rows, list| match list {
        RowList::Posted => drop(rows.posted.splice(1..2, (0..=max).map(|_| posted(0, StudentId(1))))),
        _ => drop(rows.enrollments.splice(1..2, (0..=max).map(|_| enrollment(0, StudentId(1))))),
    };
    for list in [RowList::Posted, RowList::Enrollments] {
        let mut too_long = rows(3);
        longer(&mut too_long, list);
        assert!(planned(exchange, &too_long.night()).is_ok(), "slices take it");
        for chunk in [1, 1000, Planner::MAX_CHUNK] {
            let refused = streamed(exchange, &too_long.night(), chunk).unwrap_err();
            assert_eq!(refused, PlanError::RunTooLong { list, place: 1, max });
            assert!(refused.to_string().contains("row 1 begins more than 65536 rows"), "{refused}");
        }
    }
    // Where no posting asks for the student, nothing is held up.
    let mut unasked = rows(3);
    longer(&mut unasked, RowList::Enrollments);
    unasked.posted.remove(1);
    assert_eq!(streamed(exchange, &unasked.night(), 10), planned(exchange, &unasked.night()));
}

#[test]
fn postings_without_student_may_be_any_number() {
    let exchange = &EXCHANGES[0];
    let many = u32::try_from(Planner::MAX_RUN).unwrap() + 10;
    let mut rows = rows(2);
    rows.posted.extend((0..many).map(|_| posted(0, StudentId::NONE)));
    rows.enrollments.extend((0..many).map(|_| enrollment(0, StudentId::NONE)));
    rows.posted.push(posted(1, StudentId(0)));
    rows.home.push(home(0, StudentId::NONE));
    rows.home.push(home(1, StudentId(0)));
    for chunk in [1000, Planner::MAX_CHUNK] {
        let streamed = streamed(exchange, &rows.night(), chunk);
        assert_eq!(streamed, planned(exchange, &rows.night()));
        let missing =
            |(_, decision): &&(PostedRow, Decision)| decision.held_reason() == Some(HeldReason::MissingSsid);
        assert_eq!(streamed.unwrap().iter().filter(missing).count(), many as usize);
    }
    let order = |place: usize, swapped: &mut Rows| {
        let earlier = PostedRow::new(
            SECTION,
            StudentId::NONE,
            task(),
            TermNumber::new(2).unwrap(),
            PackedMark::unlisted(0),
        );
        swapped.posted[place] = earlier;
        Err(PlanError::Unsorted { list: RowList::Posted, place: place + 1 })
    };
    for place in [998, 999, 1000, 1001, 2999] {
        let mut swapped = rows.clone();
        let refused = order(place, &mut swapped);
        assert_eq!(streamed(exchange, &swapped.night(), 1000), refused);
    }
}

/// All keys at their greatest: after these comes none.
#[test]
fn the_last_key_of_all_ends_a_stream() {
    let exchange = &EXCHANGES[0];
    for student in [StudentId::NONE, StudentId(u32::MAX - 1)] {
        let last = |count: usize| Rows {
            posted: vec![posted(u32::MAX, student); count],
            home: vec![home(u32::MAX, student)],
            enrollments: vec![enrollment(u32::MAX, student); count],
            sent: vec![sent(u32::MAX, student)],
            scoped: Vec::new(),
        };
        for (count, chunk) in [(1, 1), (7, 1), (7, 3), (70, 4)] {
            let rows = last(count);
            assert_eq!(streamed(exchange, &rows.night(), chunk), planned(exchange, &rows.night()));
        }
    }
}

#[test]
fn rows_are_taken_only_a_little_ahead_of_what_is_decided() {
    let night = Endless::new(400, 20, 3);
    let exchange =
        Exchange::compile(&night.setup, night.as_of, gradecrosswalk::PlanPolicy::default()).unwrap();
    let taken: [Cell<usize>; 3] = Default::default();
    let counted = |list: usize| {
        let count = &taken[list];
        move || count.set(count.get() + 1)
    };
    let (a, b, c) = (counted(0), counted(1), counted(2));
    let stream = NightStream {
        posted: night.posted().inspect(|_| a()),
        home: night.home().inspect(|_| b()),
        enrollments: night.enrollments().inspect(|_| c()),
        sent: [],
        scoped: &[],
    };
    let mut planner = Planner::with_chunks_of(&exchange, stream, 100);
    let mut decided = 0;
    while let Some(chunk) = planner.next_chunk().unwrap() {
        decided += chunk.posted.len();
        for list in &taken {
            assert!(list.get() < decided + 200, "{} rows taken for {decided} decisions", list.get());
        }
    }
    assert!(decided > 20_000);
}

/// An iterator that goes on after its end is not asked again.
#[test]
fn an_iterator_that_has_ended_is_left_alone() {
    struct Once(Option<PostedRow>, bool);
    impl Iterator for Once {
        type Item = PostedRow;
        fn next(&mut self) -> Option<PostedRow> {
            if self.0.is_none() {
                assert!(!self.1, "asked after its end");
                self.1 = true;
            }
            self.0.take()
        }
    }
    let stream = NightStream {
        posted: Once(Some(posted(0, StudentId(5))), false),
        home: rows(40).home,
        enrollments: rows(40).enrollments,
        sent: [],
        scoped: &[],
    };
    assert_eq!(Planner::with_chunks_of(&EXCHANGES[0], stream, 3).into_iter().count(), 1);
}
