//! A text as the checks compare it: letters without case and marks, digits, dashes and blanks of every script and width
//! as one of each, and what cannot be seen left out. Every character keeps its place in the text.

use super::refused::{Personal, Shown};
use alloc::vec::Vec;
use core::ops::Range;

/// A character as it is compared.
#[derive(Debug, Clone, Copy)]
struct Place {
    folded: char,
    byte: usize,
    byte_end: usize,
    number: usize,
}

/// A folded text.
#[derive(Debug)]
pub(super) struct Folded {
    places: Vec<Place>,
}

/// A run of letters and digits of the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// Its folded characters.
    pub(super) text: alloc::string::String,
    /// Its place among the folded characters.
    pub(super) at: Range<usize>,
}

impl Folded {
    pub(super) fn of(text: &str) -> Self {
        let mut places = Vec::with_capacity(text.len());
        for (number, (byte, c)) in text.char_indices().enumerate() {
            let byte_end = byte.saturating_add(c.len_utf8());
            fold(c, |folded| places.push(Place { folded, byte, byte_end, number }));
        }
        Self { places }
    }

    pub(super) fn char(&self, at: usize) -> Option<char> {
        self.places.get(at).map(|place| place.folded)
    }

    /// The place of the first such character.
    pub(super) fn find(&self, c: char) -> Option<usize> {
        self.places.iter().position(|place| place.folded == c)
    }

    /// The characters between two places.
    pub(super) fn between(&self, at: Range<usize>) -> impl Iterator<Item = char> {
        self.places.get(at).unwrap_or_default().iter().map(|place| place.folded)
    }

    /// The runs of characters of a kind, in order.
    pub(super) fn runs(&self, of_kind: impl Fn(char) -> bool) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for (at, place) in self.places.iter().enumerate() {
            if !of_kind(place.folded) {
                continue;
            }
            let end = at.saturating_add(1);
            match runs.last_mut() {
                Some(last) if last.at.end == at => {
                    last.text.push(place.folded);
                    last.at.end = end;
                }
                _ => runs.push(Run { text: alloc::string::String::from(place.folded), at: at..end }),
            }
        }
        runs
    }

    /// Where folded characters stand in the text.
    pub(super) fn shown(&self, what: Personal, at: Range<usize>) -> Option<Shown> {
        let first = self.places.get(at.start)?;
        let last = self.places.get(at.end.checked_sub(1)?)?;
        Some(Shown {
            what,
            bytes: first.byte..last.byte_end,
            chars: first.number..last.number.saturating_add(1),
        })
    }
}

/// Gives the characters that stand for one; none for what cannot be seen.
pub(super) fn fold(c: char, mut give: impl FnMut(char)) {
    match c {
        // Soft hyphen, zero-width characters, directions, combining marks, variation selectors.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}'
        | '\u{300}'..='\u{36f}'
        | '\u{fe00}'..='\u{fe0f}' => {}
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => give('-'),
        '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{2032}' | '\u{ff07}' | '`' | '\u{b4}' => give('\''),
        '\u{2024}' | '\u{b7}' | '\u{2022}' | '\u{ff0e}' | '\u{3002}' => give('.'),
        '\u{2044}' | '\u{2215}' | '\u{ff0f}' => give('/'),
        '\u{ff0c}' | '\u{3001}' => give(','),
        '\u{ff3f}' => give('_'),
        c if c.is_whitespace() => give(' '),
        c => match digit(c) {
            Some(digit) => give(digit),
            None => c.to_lowercase().for_each(|c| unmarked(c).chars().for_each(&mut give)),
        },
    }
}

/// The ASCII digit that a decimal digit of another script or width stands for.
fn digit(c: char) -> Option<char> {
    // Each block's zero: fullwidth, Arabic-Indic, Persian, Devanagari, Bengali, Thai.
    let zeros = ['0', '\u{ff10}', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}'];
    let code = u32::from(c);
    let of_block = zeros.into_iter().filter_map(|zero| code.checked_sub(u32::from(zero)));
    // Mathematical digits are five alphabets in a row.
    let of_mathematics = code.checked_sub(0x1d7ce).filter(|of| *of < 50).map(|of| of % 10);
    let value = of_mathematics.or_else(|| of_block.into_iter().find(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// A lower-case letter without its marks: those that Latin names have.
fn unmarked(c: char) -> Unmarked {
    let plain = match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ẩ' | 'ẫ'
        | 'ậ' | 'ắ' | 'ằ' | 'ẳ' | 'ẵ' | 'ặ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ'
        | 'ệ' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' | 'ị' | 'ỉ' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ǒ' | 'ơ' | 'ọ' | 'ỏ' | 'ố' | 'ồ' | 'ổ'
        | 'ỗ' | 'ộ' | 'ớ' | 'ờ' | 'ở' | 'ỡ' | 'ợ' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ț' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ǔ' | 'ư' | 'ụ' | 'ủ' | 'ứ' | 'ừ'
        | 'ử' | 'ữ' | 'ự' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        // Fullwidth letters.
        '\u{ff41}'..='\u{ff5a}' => {
            let place = u32::from(c).saturating_sub(0xff41);
            char::from_u32(u32::from('a').saturating_add(place)).unwrap_or(c)
        }
        'æ' => return Unmarked('a', Some('e')),
        'œ' => return Unmarked('o', Some('e')),
        'ß' => return Unmarked('s', Some('s')),
        'þ' => return Unmarked('t', Some('h')),
        c => c,
    };
    Unmarked(plain, None)
}

/// One letter or two.
struct Unmarked(char, Option<char>);

impl Unmarked {
    fn chars(self) -> impl Iterator<Item = char> {
        core::iter::once(self.0).chain(self.1)
    }
}
