//! Titles that are equal once they are cut.

use super::truncate;
use crate::learning::TextLimit;
use alloc::vec::Vec;

/// Titles of one class that a gradebook cannot tell apart.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct AlikeTitles<'t> {
    /// What is left of each of them.
    pub cut: &'t str,
    /// The places of the titles among those that were given, from 0, ascending; at least two.
    pub places: Vec<usize>,
}

/// The groups of titles that are equal once they are cut to a limit (rule L-5; document 004: *non-unique assignments*).
///
/// The cut is that of [`truncate`]. Titles are then compared scalar value by scalar value: upper and lower case, blanks,
/// and accents as one character or as two tell titles apart. A doubled title keeps its entries back, so only what is
/// doubled without doubt is found.
///
/// Groups ascend by their cut title. Comparisons grow with n log n.
///
/// ```
/// use gradecrosswalk_domain::learning::TextLimit;
/// use gradecrosswalk_domain::learning::text::titles_alike;
/// let titles = ["Chapter 10, part one", "Essay", "Chapter 10, part two", "essay"];
/// let alike = titles_alike(titles, TextLimit::new(16)?);
/// assert_eq!(alike.len(), 1);
/// assert_eq!((alike[0].cut, alike[0].places.as_slice()), ("Chapter 10, part", &[0, 2][..]));
/// assert!(titles_alike(titles, TextLimit::new(50)?).is_empty());
/// # Ok::<(), gradecrosswalk_domain::learning::TextLimitError>(())
/// ```
pub fn titles_alike<'t>(titles: impl IntoIterator<Item = &'t str>, limit: TextLimit) -> Vec<AlikeTitles<'t>> {
    let mut cut: Vec<(&str, usize)> =
        titles.into_iter().enumerate().map(|(place, title)| (truncate(title, limit), place)).collect();
    cut.sort_unstable();
    cut.chunk_by(|a, b| a.0 == b.0)
        .filter_map(|group| match group {
            [(cut, _), _, ..] => {
                Some(AlikeTitles { cut, places: group.iter().map(|(_, place)| *place).collect() })
            }
            _ => None,
        })
        .collect()
}
