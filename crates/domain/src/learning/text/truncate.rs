//! Cutting a text to a limit without cutting what people see as one character.

use crate::learning::TextLimit;
use unicode_segmentation::UnicodeSegmentation as _;

/// The longest beginning of a text that a limit leaves (rule L-2; document 004: longer titles and descriptions are
/// truncated before they are sent).
///
/// The limit counts Unicode scalar values. The cut is at the last boundary of grapheme clusters at or below the limit, so
/// that no accent, flag or emoji family is cut in two. Where the very first cluster is longer than the limit, the cut is at
/// the limit: of a text that has anything, something stays.
///
/// Total for every text and limit. A text that is within the limit is returned whole, so truncating again changes nothing.
///
/// ```
/// use gradecrosswalk_domain::learning::TextLimit;
/// use gradecrosswalk_domain::learning::text::truncate;
/// assert_eq!(truncate("Unit 3 quiz", TextLimit::new(6)?), "Unit 3");
/// assert_eq!(truncate("Unit 3 quiz", TextLimit::new(50)?), "Unit 3 quiz");
/// // An e with a combining accent is two scalar values and one character: it is left out whole.
/// assert_eq!(truncate("Expose\u{301}", TextLimit::new(6)?), "Expos");
/// assert_eq!(truncate("e\u{301}\u{302}", TextLimit::new(2)?), "e\u{301}");
/// # Ok::<(), gradecrosswalk_domain::learning::TextLimitError>(())
/// ```
pub fn truncate(text: &str, limit: TextLimit) -> &str {
    let limit = usize::try_from(limit.get()).unwrap_or(usize::MAX);
    let Some((at_limit, _)) = text.char_indices().nth(limit) else { return text };
    let cut = text
        .grapheme_indices(true)
        .map(|(start, _)| start)
        .take_while(|start| *start <= at_limit)
        .last()
        .filter(|start| *start > 0)
        .unwrap_or(at_limit);
    text.get(..cut).unwrap_or(text)
}
