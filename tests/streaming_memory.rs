//! A stream of any length is planned with the same small amount of memory. Alone in its program, because it counts
//! what the whole program allocates.

use gradecrosswalk::matching::plan::{NightStream, Planner};
use gradecrosswalk::{Exchange, PlanPolicy};
use gradecrosswalk_testkit::endless::Endless;
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Counts the bytes that are allocated, and the most that ever were at once.
struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        PEAK.fetch_max(NOW.fetch_add(layout.size(), Relaxed) + layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

fn compile(night: &Endless) -> Exchange<'_> {
    Exchange::compile(&night.setup, night.as_of, PlanPolicy::default()).unwrap()
}

/// How many grades were planned, and the most bytes that this took at once.
fn plan(night: &Endless, exchange: &Exchange<'_>) -> (usize, usize) {
    let before = NOW.load(Relaxed);
    PEAK.store(before, Relaxed);
    let (posted, home, enrollments) = (night.posted(), night.home(), night.enrollments());
    let stream = NightStream { posted, home, enrollments, sent: [], scoped: &[] };
    let mut planner = Planner::new(exchange, stream);
    let mut grades = 0;
    while let Some(chunk) = planner.next_chunk().unwrap() {
        grades += chunk.decisions.len();
    }
    (grades, PEAK.load(Relaxed) - before)
}

#[test]
fn two_million_grades_take_no_more_memory_than_twenty_thousand() {
    let [short, long] = [7, 705].map(|students| Endless::new(1_000, students, 1));
    let (few, peak_of_few) = plan(&short, &compile(&short));
    let (many, peak_of_many) = plan(&long, &compile(&long));
    assert!((19_000..21_000).contains(&few), "{few}");
    assert!(many > 2_000_000, "{many}");
    assert!(peak_of_many < 1_500_000, "{peak_of_many} bytes at the peak");
    assert!(peak_of_many < peak_of_few + 100_000, "{peak_of_few} bytes, then {peak_of_many}");
}
