//! Term masks (rule T-3): a set of terms 1 to 16, as text, as an integer and under set algebra.
#![cfg(test)]
#![allow(clippy::std_instead_of_alloc, reason = "tests have std")]
#![allow(clippy::arithmetic_side_effects, reason = "`-` is the difference of sets here")]

use gradecrosswalk_domain::calendar::{MaskError, TermMask, TermNumber};
use proptest::prelude::*;
use std::collections::BTreeSet;

type Set = BTreeSet<u8>;

fn term(number: u8) -> TermNumber {
    TermNumber::new(number).unwrap()
}

fn mask(set: &Set) -> TermMask {
    set.iter().copied().map(term).collect()
}

fn set(mask: TermMask) -> Set {
    mask.iter().map(TermNumber::get).collect()
}

fn any_set() -> impl Strategy<Value = Set> {
    proptest::collection::btree_set(1..=16_u8, 0..=16)
}

/// Text, integer, terms.
const FORMS: &[(&str, u16, &[u8])] = &[
    ("{}", 0, &[]),
    ("{1}", 0b1, &[1]),
    ("{2,4}", 0b1010, &[2, 4]),
    ("{1,2,3,4}", 0b1111, &[1, 2, 3, 4]),
    ("{16}", 0x8000, &[16]),
    ("{1,16}", 0x8001, &[1, 16]),
    (
        "{1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16}",
        0xFFFF,
        &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
    ),
];

#[test]
fn text_integer_and_terms_say_the_same() {
    for (text, bits, terms) in FORMS {
        let read: TermMask = text.parse().unwrap();
        assert_eq!(read.bits(), *bits, "{text}");
        assert_eq!(set(read), terms.iter().copied().collect::<Set>(), "{text}");
        assert_eq!(format!("{read}"), *text);
        assert_eq!(format!("{read:?}"), *text);
    }
}

/// All 65,536 masks: text, integer and iteration lead back to the mask.
#[test]
fn every_mask_round_trips() {
    for bits in 0..=u16::MAX {
        let mask = TermMask::from_bits(bits);
        assert_eq!(mask.bits(), bits);
        assert_eq!(mask.to_string().parse::<TermMask>(), Ok(mask));
        assert_eq!(mask.iter().collect::<TermMask>(), mask);
        let terms: Vec<u8> = mask.iter().map(TermNumber::get).collect();
        assert!(terms.is_sorted(), "{mask}");
        assert_eq!(mask.iter().len(), terms.len(), "{mask}");
        assert_eq!(usize::try_from(mask.len()).unwrap(), terms.len(), "{mask}");
        assert_eq!(mask.is_empty(), terms.is_empty(), "{mask}");
        assert_eq!(mask.first().map(TermNumber::get), terms.first().copied(), "{mask}");
        let single = if let [one] = terms[..] { Some(one) } else { None };
        assert_eq!(mask.single().map(TermNumber::get), single, "{mask}");
        for number in TermNumber::all() {
            assert_eq!(mask.contains(number), terms.contains(&number.get()), "{mask} {number}");
        }
    }
}

const NOT_OF_THE_FORM: &[&str] = &[
    "",
    " ",
    "1",
    "1,3",
    "{",
    "}",
    "}{",
    "{{}}",
    "{1",
    "1}",
    "[1]",
    "(1)",
    "{1,}",
    "{,1}",
    "{,}",
    "{1,,3}",
    "{1;3}",
    "{1 3}",
    "{ 1}",
    "{1 }",
    "{1, 3}",
    " {1}",
    "{1} ",
    "{1}\n",
    "{3,1}",
    "{1,1}",
    "{2,2,3}",
    "{+1}",
    "{-1}",
    "{01}",
    "{00}",
    "{1.0}",
    "{a}",
    "{1-3}",
    "{٣}",
    "{99999999999}",
];

#[test]
fn texts_that_are_not_of_the_form_are_refused() {
    for text in NOT_OF_THE_FORM {
        let error = text.parse::<TermMask>().unwrap_err();
        assert!(matches!(error, MaskError::Form { .. }), "{text:?}: {error}");
        assert_eq!(
            error.to_string(),
            format!(
                "term mask {text:?} is not of the form {{1,3}}: give term numbers, ascending, between braces"
            )
        );
    }
}

#[test]
fn numbers_that_are_not_a_terms_are_refused() {
    for (text, number) in
        [("{0}", 0), ("{17}", 17), ("{1,17}", 17), ("{256}", 256), ("{4294967295}", u32::MAX)]
    {
        let error = text.parse::<TermMask>().unwrap_err();
        let MaskError::Term(inner) = &error else { panic!("{text}: {error}") };
        assert_eq!(inner.number(), number);
        assert_eq!(
            error.to_string(),
            format!(
                "term number {number} is outside 1 to 16: give the term's sequence number within its school year"
            )
        );
    }
}

#[test]
fn a_long_text_is_shortened_in_the_message() {
    let error = "9".repeat(1000).parse::<TermMask>().unwrap_err();
    assert_eq!(error, MaskError::Form { text: "9".repeat(60) });
}

#[test]
fn term_numbers_are_1_to_16() {
    assert_eq!(TermNumber::all().map(TermNumber::get).collect::<Vec<_>>(), (1..=16).collect::<Vec<_>>());
    assert_eq!((TermNumber::MIN.get(), TermNumber::MAX.get()), (1, 16));
    for number in 0..=u8::MAX {
        let good = (1..=16).contains(&number);
        assert_eq!(TermNumber::new(number).is_ok(), good, "{number}");
        assert_eq!(TermNumber::try_from(u32::from(number)), TermNumber::new(number), "{number}");
    }
    assert_eq!(TermNumber::try_from(257).unwrap_err().number(), 257, "not taken for 1");
    for number in TermNumber::all() {
        assert_eq!(number.index(), number.get().saturating_sub(1));
        let text = number.get().to_string();
        assert_eq!((format!("{number}"), format!("{number:?}")), (text.clone(), text));
        assert_eq!(TermMask::only(number).bits(), 1_u16 << number.index());
    }
}

#[test]
fn named_masks() {
    assert_eq!(set(TermMask::EMPTY), Set::new());
    assert_eq!(TermMask::default(), TermMask::EMPTY);
    assert_eq!(set(TermMask::ALL), (1..=16).collect::<Set>());
    for last in 1..=16 {
        assert_eq!(set(TermMask::through(term(last))), (1..=last).collect::<Set>());
        assert_eq!(set(TermMask::only(term(last))), Set::from([last]));
    }
}

proptest! {
    #[test]
    fn agrees_with_sets(a in any_set(), b in any_set(), number in 1..=16_u8) {
        let (ma, mb, one) = (mask(&a), mask(&b), term(number));
        prop_assert_eq!(set(ma), a.clone());
        prop_assert_eq!(set(ma.union(mb)), a.union(&b).copied().collect::<Set>());
        prop_assert_eq!(set(ma.intersection(mb)), a.intersection(&b).copied().collect::<Set>());
        prop_assert_eq!(set(ma.difference(mb)), a.difference(&b).copied().collect::<Set>());
        prop_assert_eq!(set(ma.symmetric_difference(mb)), a.symmetric_difference(&b).copied().collect::<Set>());
        prop_assert_eq!(set(ma.complement()), (1..=16).filter(|n| !a.contains(n)).collect::<Set>());
        prop_assert_eq!(ma.is_subset(mb), a.is_subset(&b));
        prop_assert_eq!(ma.is_disjoint(mb), a.is_disjoint(&b));
        prop_assert_eq!(ma == mb, a == b);
        prop_assert_eq!((ma | mb, ma & mb), (ma.union(mb), ma.intersection(mb)));
        prop_assert_eq!((ma ^ mb, ma - mb), (ma.symmetric_difference(mb), ma.difference(mb)));
        let (mut with, mut without) = (a.clone(), a.clone());
        with.insert(number);
        without.remove(&number);
        prop_assert_eq!(set(ma.with(one)), with);
        prop_assert_eq!(set(ma.without(one)), without);
    }

    #[test]
    fn algebra(a in any::<u16>(), b in any::<u16>(), c in any::<u16>()) {
        let (a, b, c) = (TermMask::from_bits(a), TermMask::from_bits(b), TermMask::from_bits(c));
        prop_assert_eq!((a | b) | c, a | (b | c));
        prop_assert_eq!((a & b) & c, a & (b & c));
        prop_assert_eq!(a & (b | c), (a & b) | (a & c));
        prop_assert_eq!(a | (b & c), (a | b) & (a | c));
        prop_assert_eq!((a | b).complement(), a.complement() & b.complement());
        prop_assert_eq!((a & b).complement(), a.complement() | b.complement());
        prop_assert_eq!(a | (a & b), a);
        prop_assert_eq!(a.complement().complement(), a);
        prop_assert_eq!(a - b, a & b.complement());
        prop_assert_eq!(a ^ b, (a - b) | (b - a));
        prop_assert_eq!(a.is_subset(b), (a | b) == b);
        prop_assert_eq!(a.is_disjoint(b), (a & b).is_empty());
    }

    #[test]
    fn any_text_is_refused_or_is_what_the_mask_prints(text in r"[{]?[0-9,{} ]{0,12}[}]?") {
        if let Ok(mask) = text.parse::<TermMask>() {
            prop_assert_eq!(mask.to_string(), text);
        }
    }
}
