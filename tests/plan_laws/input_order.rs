//! Input order never changes the plan, and the same inputs give the same bytes (rule G-6).

use gradecrosswalk::matching::Decision;
use gradecrosswalk::matching::rows::{HomeRow, PostedRow, SentRow};
use gradecrosswalk::{Exchange, Links, School, Setup};
use gradecrosswalk_testkit::generate::{GeneratedExchange, sample, samples};
use gradecrosswalk_testkit::{Records, engine};

/// The places 0 to `length`, in another order for each seed.
fn places(length: usize, seed: u64) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    let mixed = |place: usize| (place as u64 ^ seed).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(31);
    places.sort_unstable_by_key(|place| mixed(*place).wrapping_mul(seed | 1));
    places
}

fn shuffled<T: Clone>(list: &[T], seed: u64) -> Vec<T> {
    places(list.len(), seed).into_iter().map(|place| list[place].clone()).collect()
}

/// Everything that a plan says, in its own order.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    rows: Vec<(PostedRow, Decision)>,
    texts: String,
    writes: Vec<HomeRow>,
    applied: Vec<HomeRow>,
    remembered: Vec<SentRow>,
}

fn said(exchange: &Exchange<'_>, records: &Records) -> Said {
    engine::plan(exchange, records, |ledger, plan| {
        let night = ledger.night();
        let rows = night.posted.iter().copied().zip(plan.decisions().iter().copied()).collect();
        let explained: Vec<_> = (0..night.posted.len()).map(|place| plan.explain(place)).collect();
        let never: Vec<_> = plan.never_arrived().collect();
        let unposted: Vec<_> = plan.unposted().collect();
        Said {
            rows,
            texts: format!("{night:?} {:?} {never:?} {unposted:?} {explained:?}", plan.summary()),
            writes: plan.writes(),
            applied: plan.applied(),
            remembered: plan.to_remember(),
        }
    })
}

#[test]
fn shuffled_records_make_the_same_plan() {
    for (seed, of) in (1_u64..).zip(samples(10).take(150)) {
        let exchange = of.compile();
        let first = said(&exchange, &of.records);
        let order = places(of.records.posted.len(), seed);
        let records = Records {
            posted: order.iter().map(|place| of.records.posted[*place].clone()).collect(),
            home: shuffled(&of.records.home, seed + 1),
            enrollments: shuffled(&of.records.enrollments, seed + 2),
            sent: shuffled(&of.records.sent, seed + 3),
        };
        assert_eq!(said(&exchange, &records), first, "{of:#?}");
        let before = engine::outcomes(&exchange, &of.records);
        let after = engine::outcomes(&exchange, &records);
        let moved: Vec<_> = order.iter().map(|place| before[*place]).collect();
        assert_eq!(after, moved, "a record's decision moved to another: {of:#?}");
    }
}

fn turned_school(school: School) -> School {
    let mut parts = school.into_parts();
    parts.windows.reverse();
    parts.exceptions.reverse();
    parts.courses.reverse();
    parts.sections.reverse();
    parts.score_groups.reverse();
    School::new(parts).unwrap()
}

/// The set-up with every list that has no order of its own turned around, and a given link twice.
fn turned_around(setup: &Setup) -> Setup {
    let mut parts = setup.clone().into_parts();
    parts.technical = turned_school(parts.technical);
    parts.homes = parts.homes.into_iter().rev().map(turned_school).collect();
    if let Links::Given(links) = &mut parts.links {
        links.reverse();
        links.extend(links.first().cloned());
    }
    Setup::new(parts).unwrap()
}

#[test]
fn a_set_up_turned_around_makes_the_same_plan() {
    for of in samples(11).take(150) {
        let turned = turned_around(&of.setup);
        let exchange = Exchange::compile(&turned, of.as_of, of.policy).unwrap();
        let rows = |exchange: &Exchange<'_>| {
            engine::plan(exchange, &of.records, |_, plan| {
                (plan.decisions().to_vec(), plan.writes(), plan.to_remember())
            })
        };
        assert_eq!(rows(&exchange), rows(&of.compile()), "{of:#?}");
    }
}

#[test]
fn the_same_inputs_make_the_same_bytes() {
    for seed in 0..100 {
        let twice: [GeneratedExchange; 2] = [sample(seed), sample(seed)];
        let [first, second] = twice.each_ref().map(|of| said(&of.compile(), &of.records));
        assert_eq!(first, second);
        assert_eq!(format!("{first:?}"), format!("{second:?}"));
    }
}
