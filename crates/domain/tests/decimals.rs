//! Exact decimals (rules S-1, S-2, K-3): which texts and numbers are taken, as what, and how the others are refused.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test, as it should")]

use gradecrosswalk_domain::scores::{
    Bonus, Coefficient, Credit, DecimalError, DecimalProblem, GpaValue, GpaWeight, MinPercent, Percent,
    Points,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A value of any of the types: units, text, decimal.
type Taken = (u32, String, Decimal);

/// One decimal type behind functions, so that tables can run over all of them.
struct Kind {
    field: &'static str,
    places: u32,
    max: u32,
    max_text: &'static str,
    parse: fn(&str) -> Result<Taken, DecimalError>,
    from_decimal: fn(Decimal) -> Result<Taken, DecimalError>,
    from_units: fn(u32) -> Result<Taken, DecimalError>,
}

macro_rules! kinds {
    ($($name:ident, $field:literal, $places:literal, $max:literal, $max_text:literal;)*) => {
        const KINDS: &[Kind] = &[$(Kind {
            field: $field,
            places: $places,
            max: $max,
            max_text: $max_text,
            parse: |text| text.parse::<$name>().map(|v| (v.units(), v.to_string(), v.to_decimal())),
            from_decimal: |n| $name::try_from(n).map(|v| (v.units(), v.to_string(), v.to_decimal())),
            from_units: |n| $name::from_units(n).map(|v| (v.units(), v.to_string(), v.to_decimal())),
        }),*];

        #[test]
        fn constants_say_what_is_taken() {
            $(
                assert_eq!($name::PLACES, $places, $field);
                assert_eq!(($name::MIN.units(), $name::MAX.units()), (0, $max), $field);
                assert_eq!($name::MAX.to_string(), $max_text, $field);
                assert_eq!(format!("{:?}", $name::MAX), $max_text, $field);
            )*
        }

        /// No binary floating point: the compiler refuses this test if one of the conversions is ever added,
        /// because each line is then ambiguous.
        #[test]
        fn no_conversion_from_or_to_binary_floats() {
            $({
                trait Ambiguous<Case> {
                    const NONE: bool = true;
                }
                struct From64;
                struct From32;
                struct To64;
                struct To32;
                impl<T> Ambiguous<()> for T {}
                impl<T: TryFrom<f64>> Ambiguous<From64> for T {}
                impl<T: TryFrom<f32>> Ambiguous<From32> for T {}
                impl<T: TryInto<f64>> Ambiguous<To64> for T {}
                impl<T: TryInto<f32>> Ambiguous<To32> for T {}
                assert!(<$name as Ambiguous<_>>::NONE, $field);
            })*
        }
    };
}

kinds! {
    Percent, "percent", 4, 9_999_999, "999.9999";
    MinPercent, "min percent", 4, 1_000_000, "100";
    GpaValue, "gpa value", 5, 10_000_000, "100";
    Bonus, "bonus", 5, 10_000_000, "100";
    GpaWeight, "term gpa weight", 4, 1_000_000, "100";
    Points, "points", 4, 999_999_999, "99999.9999";
    Credit, "credit", 4, 1_000_000, "100";
    Coefficient, "credit coefficient", 4, 1_000_000, "100";
}

fn kind(field: &str) -> &'static Kind {
    KINDS.iter().find(|kind| kind.field == field).unwrap()
}

/// Field, text, units, text that is printed.
const TAKEN: &[(&str, &str, u32, &str)] = &[
    ("percent", "0", 0, "0"),
    ("percent", "0.0", 0, "0"),
    ("percent", "0.0001", 1, "0.0001"),
    ("percent", "0.01", 100, "0.01"),
    ("percent", "0.1", 1_000, "0.1"),
    ("percent", "59.9999", 599_999, "59.9999"),
    ("percent", "92", 920_000, "92"),
    ("percent", "92.5", 925_000, "92.5"),
    ("percent", "92.50", 925_000, "92.5"),
    ("percent", "92.5000", 925_000, "92.5"),
    ("percent", "92.05", 920_500, "92.05"),
    ("percent", "100", 1_000_000, "100"),
    ("percent", "104.25", 1_042_500, "104.25"),
    ("percent", "999.9999", 9_999_999, "999.9999"),
    ("percent", "092", 920_000, "92"),
    ("percent", "00000000000000000092", 920_000, "92"),
    ("min percent", "0", 0, "0"),
    ("min percent", "59.5", 595_000, "59.5"),
    ("min percent", "97", 970_000, "97"),
    ("min percent", "100", 1_000_000, "100"),
    ("min percent", "100.0000", 1_000_000, "100"),
    ("gpa value", "0", 0, "0"),
    ("gpa value", "3.66667", 366_667, "3.66667"),
    ("gpa value", "4.0", 400_000, "4"),
    ("gpa value", "100.00000", 10_000_000, "100"),
    ("bonus", "0.5", 50_000, "0.5"),
    ("bonus", "0.00001", 1, "0.00001"),
    ("bonus", "100", 10_000_000, "100"),
    ("term gpa weight", "1", 10_000, "1"),
    ("term gpa weight", "0.3333", 3_333, "0.3333"),
    ("term gpa weight", "100", 1_000_000, "100"),
    ("credit", "0.5", 5_000, "0.5"),
    ("credit", "1.000", 10_000, "1"),
    ("credit", "100", 1_000_000, "100"),
    ("credit coefficient", "1", 10_000, "1"),
    ("credit coefficient", "0.75", 7_500, "0.75"),
    ("credit coefficient", "100", 1_000_000, "100"),
];

#[test]
fn texts_that_are_taken() {
    for (field, text, units, printed) in TAKEN {
        let (got, shown, _) = (kind(field).parse)(text).unwrap();
        assert_eq!((got, shown.as_str()), (*units, *printed), "{field} {text:?}");
    }
}

/// Texts that are no plain decimal number, for whatever field.
const NO_PLAIN_NUMBER: &[&str] = &[
    "",
    " ",
    ".",
    "5.",
    ".5",
    "-1",
    "+1",
    "-0",
    "--1",
    "1-",
    "1_000",
    "1,000",
    "92,5",
    "9 2",
    " 92",
    "92 ",
    "92\n",
    "\t92",
    "1e2",
    "1E2",
    "1e-2",
    "0x10",
    "1.2.3",
    "1..2",
    "92%",
    "92 %",
    "1/2",
    "A",
    "A-",
    "NaN",
    "nan",
    "inf",
    "Infinity",
    "null",
    "\0",
    "1\0",
    "٩٢",
    "９２",
    "9２",
    "½",
    "1\u{00A0}0",
    "\u{FEFF}92",
    "92.5f",
    "−1",
];

#[test]
fn texts_that_are_no_plain_number_are_refused_with_field_and_text() {
    for kind in KINDS {
        for text in NO_PLAIN_NUMBER {
            let error = (kind.parse)(text).unwrap_err();
            assert_eq!(error.problem(), DecimalProblem::Form, "{} {text:?}", kind.field);
            assert_eq!(error.field(), kind.field);
            assert_eq!(
                error.to_string(),
                format!(
                    "{} {text:?} is not a plain decimal number: give digits such as 92 or 92.5",
                    kind.field
                )
            );
        }
    }
}

/// Field, text, the whole message.
const REFUSED: &[(&str, &str, &str)] = &[
    ("percent", "92.50000", r#"percent "92.50000" has too many decimal places: give at most 4"#),
    ("percent", "0.00001", r#"percent "0.00001" has too many decimal places: give at most 4"#),
    ("percent", "4000.00000", r#"percent "4000.00000" has too many decimal places: give at most 4"#),
    ("percent", "1000", r#"percent "1000" is outside its bounds: give 0 to 999.9999"#),
    ("percent", "4000", r#"percent "4000" is outside its bounds: give 0 to 999.9999"#),
    ("percent", "429497", r#"percent "429497" is outside its bounds: give 0 to 999.9999"#),
    ("percent", "4294967296", r#"percent "4294967296" is outside its bounds: give 0 to 999.9999"#),
    (
        "percent",
        "99999999999999999999999999999999999999999999999999999999999999999999999999999999",
        r#"percent "999999999999999999999999999999999999999999999999999999999999" is outside its bounds: give 0 to 999.9999"#,
    ),
    ("min percent", "97.12345", r#"min percent "97.12345" has too many decimal places: give at most 4"#),
    ("min percent", "100.0001", r#"min percent "100.0001" is outside its bounds: give 0 to 100"#),
    ("min percent", "101", r#"min percent "101" is outside its bounds: give 0 to 100"#),
    ("gpa value", "3.666667", r#"gpa value "3.666667" has too many decimal places: give at most 5"#),
    ("gpa value", "100.00001", r#"gpa value "100.00001" is outside its bounds: give 0 to 100"#),
    ("bonus", "0.000001", r#"bonus "0.000001" has too many decimal places: give at most 5"#),
    ("bonus", "100.00001", r#"bonus "100.00001" is outside its bounds: give 0 to 100"#),
    (
        "term gpa weight",
        "0.33333",
        r#"term gpa weight "0.33333" has too many decimal places: give at most 4"#,
    ),
    ("term gpa weight", "100.0001", r#"term gpa weight "100.0001" is outside its bounds: give 0 to 100"#),
    ("credit", "0.12345", r#"credit "0.12345" has too many decimal places: give at most 4"#),
    ("credit", "100.0001", r#"credit "100.0001" is outside its bounds: give 0 to 100"#),
    (
        "credit coefficient",
        "0.12345",
        r#"credit coefficient "0.12345" has too many decimal places: give at most 4"#,
    ),
    (
        "credit coefficient",
        "100.0001",
        r#"credit coefficient "100.0001" is outside its bounds: give 0 to 100"#,
    ),
];

#[test]
fn texts_that_are_refused_and_why() {
    for (field, text, message) in REFUSED {
        let error = (kind(field).parse)(text).unwrap_err();
        assert_eq!(error.to_string(), *message);
        assert_eq!(error.field(), *field);
    }
}

/// Field, number, units or the problem. A number's trailing zeros are no places.
const NUMBERS: &[(&str, &str, Result<u32, DecimalProblem>)] = &[
    ("percent", "92.5", Ok(925_000)),
    ("percent", "92.5000000000", Ok(925_000)),
    ("percent", "0.0000000000000000000000000000", Ok(0)),
    ("percent", "-0.0", Ok(0)),
    ("percent", "999.9999", Ok(9_999_999)),
    ("percent", "999.99990", Ok(9_999_999)),
    ("percent", "1000", Err(DecimalProblem::OutOfRange)),
    ("percent", "-0.0001", Err(DecimalProblem::OutOfRange)),
    ("percent", "-92.5", Err(DecimalProblem::OutOfRange)),
    ("percent", "92.50001", Err(DecimalProblem::TooManyPlaces)),
    ("percent", "0.0000000000000000000000000001", Err(DecimalProblem::TooManyPlaces)),
    ("percent", "79228162514264337593543950335", Err(DecimalProblem::OutOfRange)),
    ("percent", "-79228162514264337593543950335", Err(DecimalProblem::OutOfRange)),
    ("min percent", "100", Ok(1_000_000)),
    ("min percent", "100.0001", Err(DecimalProblem::OutOfRange)),
    ("gpa value", "3.66667", Ok(366_667)),
    ("gpa value", "3.666667", Err(DecimalProblem::TooManyPlaces)),
    ("bonus", "0.5", Ok(50_000)),
    ("term gpa weight", "0.3333", Ok(3_333)),
    ("credit", "0.5", Ok(5_000)),
    ("credit coefficient", "0.75", Ok(7_500)),
];

#[test]
fn numbers_are_taken_exactly_or_refused() {
    for (field, number, expected) in NUMBERS {
        let number: Decimal = number.parse().unwrap();
        let got = (kind(field).from_decimal)(number);
        assert_eq!(
            got.map(|(units, ..)| units).map_err(|error| error.problem()),
            *expected,
            "{field} {number}"
        );
    }
}

#[test]
fn the_greatest_units_are_taken_and_the_next_are_refused() {
    for kind in KINDS {
        assert_eq!((kind.from_units)(kind.max).unwrap().1, kind.max_text, "{}", kind.field);
        for units in [kind.max.saturating_add(1), u32::MAX] {
            let error = (kind.from_units)(units).unwrap_err();
            assert_eq!(error.problem(), DecimalProblem::OutOfRange, "{} {units}", kind.field);
        }
    }
    assert_eq!(
        Percent::from_units(10_000_000).unwrap_err().to_string(),
        r#"percent "1000" is outside its bounds: give 0 to 999.9999"#
    );
}

/// Every hundredth of a percent, as text and as basis points. Binary floats would lose some: 64.35 × 100 < 6435.
#[test]
fn basis_points_are_hundredths_of_a_percent() {
    for basis_points in 0..=99_999_u32 {
        let text = format!("{}.{:02}", basis_points.div_euclid(100), basis_points.rem_euclid(100));
        assert_eq!(Percent::from_basis_points(basis_points), text.parse::<Percent>(), "{text}");
    }
    for (refused, shown) in [(100_000, "1000"), (u32::MAX, "42949672.95")] {
        let message = Percent::from_basis_points(refused).unwrap_err().to_string();
        assert_eq!(message, format!("percent {shown:?} is outside its bounds: give 0 to 999.9999"));
    }
}

#[test]
fn a_min_percent_is_a_percent() {
    for text in ["0", "59.5", "97", "100"] {
        let bound: MinPercent = text.parse().unwrap();
        assert_eq!(Percent::from(bound), text.parse::<Percent>().unwrap(), "{text}");
    }
}

/// A kind and units that it takes.
fn kind_and_units() -> impl Strategy<Value = (&'static Kind, u32)> {
    (0..KINDS.len()).prop_flat_map(|place| (Just(&KINDS[place]), 0..=KINDS[place].max))
}

impl core::fmt::Debug for Kind {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.field)
    }
}

proptest! {
    #[test]
    fn units_text_and_decimal_say_the_same((kind, units) in kind_and_units()) {
        let taken = (kind.from_units)(units).unwrap();
        let (_, text, decimal) = &taken;
        prop_assert_eq!((kind.parse)(text).unwrap(), taken.clone());
        prop_assert_eq!((kind.from_decimal)(*decimal).unwrap(), taken.clone());
        prop_assert_eq!(&decimal.to_string(), text);
        prop_assert_eq!(*decimal * Decimal::from(10_u32.pow(kind.places)), Decimal::from(units));
    }

    #[test]
    fn trailing_zeros_within_the_places_change_nothing((kind, units) in kind_and_units()) {
        let all_places = Decimal::new(i64::from(units), kind.places).to_string();
        prop_assert_eq!((kind.parse)(&all_places), (kind.from_units)(units));
        let one_too_many = all_places + "0";
        prop_assert!((kind.parse)(&one_too_many).is_err());
    }

    #[test]
    fn order_is_that_of_the_numbers(a in 0..=9_999_999_u32, b in 0..=9_999_999_u32) {
        let (a, b) = (Percent::from_units(a).unwrap(), Percent::from_units(b).unwrap());
        prop_assert_eq!(a.cmp(&b), a.to_decimal().cmp(&b.to_decimal()));
    }

    #[test]
    fn what_is_read_from_any_text_prints_as_the_same_number(text in "[0-9]{0,4}[.]?[0-9]{0,6}") {
        for kind in KINDS {
            let strict = !text.is_empty() && !text.starts_with('.') && !text.ends_with('.');
            let places = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            let number: Option<Decimal> = text.parse().ok();
            let fits = number.is_some_and(|n| n <= kind.max_text.parse().unwrap());
            let expected = strict && places <= usize::try_from(kind.places).unwrap() && fits;
            let got = (kind.parse)(&text);
            prop_assert_eq!(got.is_ok(), expected, "{} {:?}", kind.field, text);
            if let Ok((_, _, decimal)) = got {
                prop_assert_eq!(Some(decimal), number);
            }
        }
    }
}
