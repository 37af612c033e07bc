//! Rounding of a percent before its score is looked up (rule S-2).
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test, as it should")]

use core::num::NonZeroU128;
use gradecrosswalk_domain::scores::{Percent, Rounding};
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

fn policies(places: u8) -> [Rounding; 5] {
    [
        Rounding::Exact,
        Rounding::HalfUp { places },
        Rounding::HalfEven { places },
        Rounding::Down { places },
        Rounding::Up { places },
    ]
}

/// Percent, places, and what half up, half even, down and up make of it.
const TABLE: &[(&str, u8, [&str; 4])] = &[
    // Halves.
    ("0.5", 0, ["1", "0", "0", "1"]),
    ("1.5", 0, ["2", "2", "1", "2"]),
    ("2.5", 0, ["3", "2", "2", "3"]),
    ("88.5", 0, ["89", "88", "88", "89"]),
    ("89.5", 0, ["90", "90", "89", "90"]),
    ("89.25", 1, ["89.3", "89.2", "89.2", "89.3"]),
    ("89.35", 1, ["89.4", "89.4", "89.3", "89.4"]),
    ("89.995", 2, ["90", "90", "89.99", "90"]),
    ("89.985", 2, ["89.99", "89.98", "89.98", "89.99"]),
    ("0.0005", 3, ["0.001", "0", "0", "0.001"]),
    // Next to a half.
    ("89.4999", 0, ["89", "89", "89", "90"]),
    ("89.5001", 0, ["90", "90", "89", "90"]),
    ("88.5001", 0, ["89", "89", "88", "89"]),
    ("89.2499", 1, ["89.2", "89.2", "89.2", "89.3"]),
    // Nothing to round.
    ("0", 0, ["0", "0", "0", "0"]),
    ("89", 0, ["89", "89", "89", "89"]),
    ("89.2", 1, ["89.2", "89.2", "89.2", "89.2"]),
    ("89.2345", 4, ["89.2345", "89.2345", "89.2345", "89.2345"]),
    ("89.2345", 9, ["89.2345", "89.2345", "89.2345", "89.2345"]),
    ("89.2345", 255, ["89.2345", "89.2345", "89.2345", "89.2345"]),
    // At the greatest percent, the greatest of that many places stays.
    ("999.9999", 0, ["999", "999", "999", "999"]),
    ("999.9999", 2, ["999.99", "999.99", "999.99", "999.99"]),
    ("999.5", 0, ["999", "999", "999", "999"]),
    ("998.5", 0, ["999", "998", "998", "999"]),
];

#[test]
fn halves_and_what_lies_beside_them() {
    for (percent, places, rounded) in TABLE {
        let percent: Percent = percent.parse().unwrap();
        let [exact, by_policy @ ..] = policies(*places).map(|policy| policy.apply(percent).to_string());
        assert_eq!(exact, percent.to_string());
        assert_eq!(by_policy, *rounded, "{percent} to {places} places");
    }
}

#[test]
fn the_default_is_exact() {
    assert_eq!(Rounding::default(), Rounding::Exact);
}

fn percent() -> impl Strategy<Value = Percent> {
    let near = |centre: u32| (0..=2_u32).prop_map(move |off| (centre + off).saturating_sub(1));
    let units = prop_oneof![
        3 => 0..=Percent::MAX.units(),
        // Next to a number, a half or the end.
        2 => (0..=1_998_u32).prop_flat_map(move |half| near(half * 5_000)),
        1 => Percent::MAX.units() - 20_000..=Percent::MAX.units(),
    ];
    units.prop_map(|units| Percent::from_units(units.min(Percent::MAX.units())).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn a_greater_percent_never_rounds_to_less(a in percent(), b in percent(), places in 0..=6_u8) {
        let (low, high) = (a.min(b), a.max(b));
        for policy in policies(places) {
            prop_assert!(policy.apply(low) <= policy.apply(high), "{policy:?} {low} {high}");
        }
    }

    #[test]
    fn neighbours_never_cross(units in 0..Percent::MAX.units(), places in 0..=6_u8) {
        let (low, high) = (Percent::from_units(units).unwrap(), Percent::from_units(units + 1).unwrap());
        for policy in policies(places) {
            prop_assert!(policy.apply(low) <= policy.apply(high), "{policy:?} {low} {high}");
        }
    }

    #[test]
    fn rounding_twice_is_rounding_once(percent in percent(), places in 0..=6_u8) {
        for policy in policies(places) {
            let once = policy.apply(percent);
            prop_assert_eq!(policy.apply(once), once, "{:?} {}", policy, percent);
        }
    }

    /// What rust_decimal says, up to the greatest number of that many places.
    #[test]
    fn agrees_with_rounding_of_decimals(percent in percent(), places in 0..=6_u8) {
        let strategies = [
            RoundingStrategy::MidpointAwayFromZero,
            RoundingStrategy::MidpointNearestEven,
            RoundingStrategy::ToZero,
            RoundingStrategy::AwayFromZero,
        ];
        let [_, by_policy @ ..] = policies(places);
        let round = |number: Percent, by| number.to_decimal().round_dp_with_strategy(u32::from(places), by);
        let greatest: Decimal = round(Percent::MAX, RoundingStrategy::ToZero);
        for (policy, strategy) in by_policy.into_iter().zip(strategies) {
            let expected = round(percent, strategy).min(greatest);
            prop_assert_eq!(policy.apply(percent).to_decimal(), expected, "{:?} {}", policy, percent);
        }
    }
}

/// An exact fraction of a percent's units, and what each policy at these places makes of it.
const FRACTIONS: &[(u128, u128, u8, [&str; 5])] = &[
    // 23 / 7 = 3.285714…
    (230_000, 7, 4, ["3.2857", "3.2857", "3.2857", "3.2857", "3.2858"]),
    (230_000, 7, 0, ["3.2857", "3", "3", "3", "4"]),
    // 89.49999: four places first would make it 89.5.
    (8_949_999, 10, 0, ["89.5", "89", "89", "89", "90"]),
    (8_949_999, 10, 4, ["89.5", "89.5", "89.5", "89.4999", "89.5"]),
    // Halves that a percent can hold, and one at its last place.
    (1_785_000, 2, 1, ["89.25", "89.3", "89.2", "89.2", "89.3"]),
    (1, 2, 4, ["0.0001", "0.0001", "0", "0", "0.0001"]),
    (3, 2, 4, ["0.0002", "0.0002", "0.0002", "0.0001", "0.0002"]),
    // At the greatest percent.
    (19_999_997, 2, 0, ["999.9999", "999", "999", "999", "999"]),
    (29_999_990, 3, 4, ["999.9997", "999.9997", "999.9997", "999.9996", "999.9997"]),
];

#[test]
fn a_fraction_is_rounded_once() {
    for (numerator, denominator, places, rounded) in FRACTIONS {
        let denominator = NonZeroU128::new(*denominator).unwrap();
        let by_policy = policies(*places)
            .map(|policy| policy.apply_to_fraction(*numerator, denominator).unwrap().to_string());
        assert_eq!(by_policy, *rounded, "{numerator}/{denominator} to {places} places");
    }
}

#[test]
fn a_fraction_above_the_greatest_percent_is_none() {
    let (max, two) = (u128::from(Percent::MAX.units()), NonZeroU128::new(2).unwrap());
    for policy in policies(4).into_iter().chain([Rounding::Down { places: 0 }]) {
        assert_eq!(policy.apply_to_fraction(max, NonZeroU128::MIN), Some(policy.apply(Percent::MAX)));
        assert_eq!(policy.apply_to_fraction(max * 2 + 1, two), None, "{policy:?}");
        assert_eq!(policy.apply_to_fraction(max + 1, NonZeroU128::MIN), None, "{policy:?}");
        assert_eq!(policy.apply_to_fraction(u128::MAX, NonZeroU128::MIN), None, "{policy:?}");
    }
    let zero = Some(Percent::MIN);
    assert_eq!(Rounding::Exact.apply_to_fraction(0, NonZeroU128::MAX), zero);
    assert_eq!(Rounding::Down { places: 4 }.apply_to_fraction(u128::MAX - 1, NonZeroU128::MAX), zero);
    assert_eq!(Rounding::Down { places: 0 }.apply_to_fraction(1, NonZeroU128::MAX), None, "too great");
}

proptest! {
    /// A fraction that is a percent is rounded as the percent is.
    #[test]
    fn a_percent_as_a_fraction(units in 0..=Percent::MAX.units(), times in 1_u128..=1_000_000, places in 0_u8..=5) {
        let percent = Percent::from_units(units).unwrap();
        for policy in policies(places) {
            let times = NonZeroU128::new(times).unwrap();
            let fraction = policy.apply_to_fraction(u128::from(units) * times.get(), times);
            prop_assert_eq!(fraction, Some(policy.apply(percent)));
        }
    }
}
