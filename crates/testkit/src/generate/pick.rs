//! Small strategies and the wrapping index by which recipes name things that are only known when they are built.

use proptest::prelude::*;
use std::fmt::Debug;

/// One of these, each as often as its weight says. Shrinks towards the first.
///
/// A number that is looked up in the list: many times faster than a union of strategies.
pub(crate) fn weighted<T: Clone + Debug>(options: &[(u32, T)]) -> impl Strategy<Value = T> + use<T> {
    let options = options.to_vec();
    let total: u32 = options.iter().map(|(weight, _)| weight).sum();
    (0..total).prop_map(move |mut at| {
        let chosen = options.iter().find(|(weight, _)| {
            let here = at < *weight;
            at = at.saturating_sub(*weight);
            here
        });
        chosen.unwrap().1.clone()
    })
}

/// True so often of 1,000. Shrinks to false.
pub(crate) fn per_mille(share: u32) -> impl Strategy<Value = bool> {
    weighted(&[(1000 - share, false), (share, true)])
}

/// Some value so often of 1,000. Shrinks to none.
pub(crate) fn sometimes<S: Strategy>(share: u32, strategy: S) -> impl Strategy<Value = Option<S::Value>> {
    (per_mille(share), strategy).prop_map(|(some, value)| some.then_some(value))
}

/// The item of this number, counted around.
pub(crate) fn nth<T>(items: &[T], number: u8) -> Option<&T> {
    items.get(usize::from(number).checked_rem(items.len())?)
}
