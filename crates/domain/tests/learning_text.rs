//! The texts of activities: truncation (L-2), titles that are equal once cut and pasted formatting (L-5).
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test, as it should")]

use gradecrosswalk_domain::learning::TextLimit;
use gradecrosswalk_domain::learning::text::{AlikeTitles, LeftoverKind, Pasted, pasted_formatting};
use proptest::prelude::*;

fn truncate(text: &str, limit: u32) -> &str {
    gradecrosswalk_domain::learning::text::truncate(text, TextLimit::new(limit).unwrap())
}

fn titles_alike<'t>(titles: impl IntoIterator<Item = &'t str>, limit: u32) -> Vec<AlikeTitles<'t>> {
    gradecrosswalk_domain::learning::text::titles_alike(titles, TextLimit::new(limit).unwrap())
}

/// Text, limit, what is left.
const TRUNCATED: &[(&str, u32, &str)] = &[
    ("", 50, ""),
    ("Essay", 1, "E"),
    ("Essay", 4, "Essa"),
    ("Essay", 5, "Essay"),
    ("Essay", 6, "Essay"),
    // Blanks are characters as others.
    ("Unit 3 quiz", 5, "Unit "),
    // Limits count scalar values, not bytes.
    ("éééé", 3, "ééé"),
    ("学期一二", 2, "学期"),
    // Combining marks stay with their letter, and the limit counts them.
    ("cafe\u{301}s", 4, "caf"),
    ("cafe\u{301}s", 5, "cafe\u{301}"),
    // The first cluster is longer than the limit: cut at the limit.
    ("e\u{301}\u{302}\u{303}", 2, "e\u{301}"),
    ("\u{301}\u{302}", 1, "\u{301}"),
    // A family of four is seven scalar values.
    ("👨\u{200D}👩\u{200D}👧\u{200D}👦 day", 7, "👨\u{200D}👩\u{200D}👧\u{200D}👦"),
    ("a👨\u{200D}👩\u{200D}👧\u{200D}👦", 7, "a"),
    ("👨\u{200D}👩\u{200D}👧\u{200D}👦", 6, "👨\u{200D}👩\u{200D}👧\u{200D}"),
    // Skin tones, keycaps, flags.
    ("a👍🏽b", 2, "a"),
    ("a👍🏽b", 3, "a👍🏽"),
    ("11\u{FE0F}\u{20E3}", 2, "1"),
    ("🇩🇪🇫🇷", 3, "🇩🇪"),
    ("🇩🇪🇫🇷", 4, "🇩🇪🇫🇷"),
    // Hangul as syllables and as letters.
    ("한국어", 2, "한국"),
    ("a\u{1112}\u{1161}\u{11AB}", 3, "a"),
    // A carriage return and its line feed are one line break.
    ("a\r\nb", 2, "a"),
    ("a\r\nb", 3, "a\r\n"),
    // Right to left, with points.
    ("ש\u{5B8}\u{5C1}לום", 3, "ש\u{5B8}\u{5C1}"),
    ("ש\u{5B8}\u{5C1}לום", 4, "ש\u{5B8}\u{5C1}ל"),
    ("aש\u{5B8}\u{5C1}לום", 3, "a"),
    ("مَرْحَبًا", 3, "مَ"),
    // Devanagari: a syllable is one character.
    ("aक्षि", 3, "a"),
];

#[test]
fn truncated_texts() {
    for (text, limit, left) in TRUNCATED {
        assert_eq!(truncate(text, *limit), *left, "{text:?} to {limit}");
    }
}

/// What is around a character that was found, its kind, how it is shown, and the cleaned text.
const FOUND: &[(&str, &[&str], &str)] = &[
    // Markup.
    ("<b>Read</b> it", &["tag <b> at character 1", "tag </b> at character 8"], "Read it"),
    (
        "<P>One</P><P>Two</P>",
        &[
            "tag <P> at character 1",
            "tag </P> at character 7",
            "tag <P> at character 11",
            "tag </P> at character 17",
        ],
        "One\nTwo",
    ),
    (
        "One<br>Two<br/><br />Three",
        &["tag <br> at character 4", "tag <br/> at character 11", "tag <br /> at character 16"],
        "One\nTwo\n\nThree",
    ),
    (
        "<ul><li>a</li><li>b</li></ul>c",
        &[
            "tag <ul> at character 1",
            "tag <li> at character 5",
            "tag </li> at character 10",
            "tag <li> at character 15",
            "tag </li> at character 20",
            "tag </ul> at character 25",
        ],
        "a\nb\nc",
    ),
    (
        "<tr><td>a</td><td>b</td></tr>",
        &[
            "tag <tr> at character 1",
            "tag <td> at character 5",
            "tag </td> at character 10",
            "tag <td> at character 15",
            "tag </td> at character 20",
            "tag </tr> at character 25",
        ],
        "a\tb",
    ),
    (
        "See <a href=\"https://example.org/?a>b\" target=_blank>this</a>.",
        &["tag <a href=\"https://example.org/?a>b\" targe at character 5", "tag </a> at character 58"],
        "See this.",
    ),
    (
        "<p class='MsoNormal'>x<o:p></o:p></p>",
        &[
            "tag <p class='MsoNormal'> at character 1",
            "tag <o:p> at character 23",
            "tag </o:p> at character 28",
            "tag </p> at character 34",
        ],
        "x",
    ),
    ("<input disabled> now", &["tag <input disabled> at character 1"], "now"),
    ("<note>Bring it</note>", &["tag <note> at character 1", "tag </note> at character 15"], "Bring it"),
    (
        "<sheet id=\"1\"> and <page/>",
        &["tag <sheet id=\"1\"> at character 1", "tag <page/> at character 20"],
        "and",
    ),
    (
        "<!DOCTYPE html>a<![endif]>b<?xml version=\"1.0\"?>c",
        &[
            "tag <!DOCTYPE html> at character 1",
            "tag <![endif]> at character 17",
            "tag <?xml version=\"1.0\"?> at character 28",
        ],
        "abc",
    ),
    (
        "a<!--[if gte mso 9]><xml>Normal 0</xml><![endif]-->b",
        &["hidden markup <!--[if gte mso 9]><xml>Normal 0</xml><! at character 2"],
        "ab",
    ),
    (
        "a<STYLE type='text/css'>p { color: red }</Style>b",
        &["hidden markup <STYLE type='text/css'>p { color: red }< at character 2"],
        "ab",
    ),
    ("a <!-- that never ends", &["hidden markup <!-- at character 3"], "a  that never ends"),
    ("<style>that never ends", &["tag <style> at character 1"], "that never ends"),
    // Entities.
    (
        "Tom&nbsp;&amp;&#160;Zo&euml;&#39;s &#x2019;&#146;",
        &[
            "entity &nbsp; at character 4",
            "entity &amp; at character 10",
            "entity &#160; at character 15",
            "entity &euml; at character 23",
            "entity &#39; at character 29",
            "entity &#x2019; at character 36",
            "entity &#146; at character 44",
        ],
        "Tom &\u{A0}Zoë's ’’",
    ),
    (
        "a&#0;b&#xD800;c&#9999999;d",
        &[
            "entity &#0; at character 2",
            "entity &#xD800; at character 7",
            "entity &#9999999; at character 16",
        ],
        "abcd",
    ),
    // What an entity stands for is cleaned too.
    (
        "a &lt;b&gt; c&amp;nbsp;d&#8203;",
        &[
            "entity &lt; at character 3",
            "entity &gt; at character 8",
            "entity &amp; at character 14",
            "entity &#8203; at character 25",
        ],
        "a  c d",
    ),
    // Characters.
    (
        "a\u{0}b\u{1B}c\u{7F}d\u{9F}",
        &[
            "control character U+0000 at character 2",
            "control character U+001B at character 4",
            "control character U+007F at character 6",
            "control character U+009F at character 8",
        ],
        "abcd",
    ),
    (
        "a\u{FDD0}\u{1FFFF}b",
        &["control character U+FDD0 at character 2", "control character U+1FFFF at character 3"],
        "ab",
    ),
    (
        "one\u{B}two\u{C}three\u{2028}four\u{2029}five\u{85}six",
        &[
            "word processor's line break U+000B at character 4",
            "word processor's line break U+000C at character 8",
            "word processor's line break U+2028 at character 14",
            "word processor's line break U+2029 at character 19",
            "word processor's line break U+0085 at character 24",
        ],
        "one\ntwo\nthree\nfour\nfive\nsix",
    ),
    (
        "\u{FEFF}Read\u{FFFE}",
        &["byte-order mark U+FEFF at character 1", "byte-order mark U+FFFE at character 6"],
        "Read",
    ),
    (
        "zero\u{200B}width\u{2060} \u{200D}a\u{200C}b",
        &[
            "zero-width character U+200B at character 5",
            "zero-width character U+2060 at character 11",
            "zero-width character U+200D at character 13",
            "zero-width character U+200C at character 15",
        ],
        "zerowidth ab",
    ),
    (
        "left\u{200E} to\u{202A} right\u{202C}",
        &[
            "direction mark U+200E at character 5",
            "direction mark U+202A at character 9",
            "direction mark U+202C at character 16",
        ],
        "left to right",
    ),
    ("home\u{AD}work", &["soft hyphen U+00AD at character 5"], "homework"),
    (
        "\u{F0B7} one \u{F0A7} two \u{F0D8}\u{F076}\u{F0FC} \u{F04A}\u{F8FF}",
        &[
            "private-use character U+F0B7 at character 1",
            "private-use character U+F0A7 at character 7",
            "private-use character U+F0D8 at character 13",
            "private-use character U+F076 at character 14",
            "private-use character U+F0FC at character 15",
            "private-use character U+F04A at character 17",
            "private-use character U+F8FF at character 18",
        ],
        "• one ▪ two ➢❖✓",
    ),
    (
        "\u{10FFFD}see \u{FFFC}",
        &["private-use character U+10FFFD at character 1", "place of an object U+FFFC at character 6"],
        "see",
    ),
    // Joiners that join nothing: a man alone, a joiner before a mark, tags without a flag.
    ("👨\u{200D} and 👩", &["zero-width character U+200D at character 2"], "👨 and 👩"),
    ("a\u{200D}\u{301}", &["zero-width character U+200D at character 2"], "a\u{301}"),
    ("a\u{E0062}b", &["zero-width character U+E0062 at character 2"], "ab"),
    // The offset counts characters, not bytes.
    ("Zoë 🎓 <i>now", &["tag <i> at character 7"], "Zoë 🎓 now"),
];

#[test]
fn pasted_formatting_is_found_with_its_place_and_cleaned() {
    for (text, expected, cleaned) in FOUND {
        let pasted = pasted_formatting(text).unwrap_or_else(|| panic!("nothing found in {text:?}"));
        let found: Vec<String> = pasted.found().iter().map(ToString::to_string).collect();
        assert_eq!(found, *expected, "{text:?}");
        assert_eq!(pasted.cleaned(), *cleaned, "{text:?}");
    }
}

/// Texts that people write.
const STANDARD: &[&str] = &[
    "",
    "Read chapter 3.",
    "  Outer blanks, a tab\tand\r\nline\nbreaks\r ",
    // Typography is writing.
    "“Smart” quotes, ‘single’ ones, «guillemets», dashes – and —, an ellipsis…, a bullet •, 10\u{A0}000, 25\u{202F}%",
    "½ cup, 20 °C, x² ≤ 4, →, ™, © 2019, ﬁn",
    // Accents as one character and as two; other scripts.
    "Zoë, Zoe\u{308}, Đặng, Łódź, naïve, smörgåsbord, İstanbul, Ελληνικά, русский, 中文, 日本語、한국어",
    "1\u{1112}\u{1161}\u{11AB}",
    // Right to left, with its marks.
    "שָׁלוֹם עולם",
    "مرحبا \u{200F}C++\u{200F} و \u{202B}abc\u{202C} و \u{2067}x\u{2069} و \u{61C}12",
    // Joiners and non-joiners in the scripts that need them; blanks without width where words have none between them.
    "می\u{200C}خواهم ه\u{200D}",
    "क्\u{200D}ष, ക്\u{200C}ഷ, শ্\u{200C}ব",
    "ភាសា\u{200B}ខ្មែរ ภาษา\u{200B}ไทย",
    // Emoji and all that joins them.
    "👨\u{200D}👩\u{200D}👧\u{200D}👦 👩🏽\u{200D}🔬 ❤\u{FE0F}\u{200D}🔥 🏳\u{FE0F}\u{200D}🌈 🏴\u{200D}☠\u{FE0F} 🏃\u{200D}♂\u{FE0F} 1\u{FE0F}\u{20E3} 🇺🇸 👍🏿",
    "🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F} Wales",
    // Angle brackets and ampersands that mean themselves.
    "a < b",
    "3 > 2",
    "I <3 this",
    "if a<b and c>d then a<b or c>d",
    "x<y = 3 and z>2; a<b && c>d; 5<a/b>; p<q,r>",
    "<- and -> and --> and <= and <=> and << and >> and <> and </> and <!> and <?>",
    "Write to <your name> or <jane@example.org>, see <https://example.org>",
    "Map<String, Vec<int>> of std::<T>, vector<int>, <placeholder>, <3:4>",
    "AT&T, Q&A, R&D; salt & pepper; &; &#; &#x; &#12a; &nosuch; &amp without its semicolon",
    "100 % & more > less",
    // A lost character says that something was decoded wrongly: cleaning would not bring it back.
    "caf\u{FFFD}",
];

#[test]
fn what_people_write_is_left_alone() {
    for text in STANDARD {
        let found = pasted_formatting(text).map(|pasted| pasted.found().to_vec());
        assert_eq!(found, None, "{text:?}");
    }
}

/// Layers of markup that nobody pastes: the cleaned text has nothing found all the same.
#[test]
fn markup_within_markup_is_cleaned_however_deep() {
    for text in [
        format!("&{}lt;b>", "amp;".repeat(1000)),
        format!("{}b>{}", "<".repeat(1000), "b>".repeat(1000)),
        format!("{}\u{200F}", "<<b title='א'>b title='א'>".repeat(30)),
        "<".repeat(100_000),
        "<a b=\"<a c='".repeat(10_000),
        "<!--".repeat(50_000),
        "<style ".repeat(50_000),
        "</a".repeat(50_000),
        "&#".repeat(50_000),
        "👨\u{200D}".repeat(20_000),
    ] {
        if let Some(pasted) = pasted_formatting(&text) {
            assert_eq!(pasted_formatting(pasted.cleaned()), None, "{text:.80}");
        }
    }
}

#[test]
fn kinds_have_names_of_their_own() {
    use LeftoverKind as K;
    let kinds = [
        K::Tag,
        K::HiddenMarkup,
        K::Entity,
        K::ControlCharacter,
        K::LineBreak,
        K::ZeroWidth,
        K::DirectionMark,
        K::ByteOrderMark,
        K::SoftHyphen,
        K::PrivateUse,
        K::ObjectPlace,
    ];
    let mut names: Vec<String> = kinds.iter().map(ToString::to_string).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), kinds.len());
    for kind in kinds {
        let is_found = |(text, ..): &&(&str, &[&str], &str)| {
            pasted_formatting(text).is_some_and(|pasted| pasted.found().iter().any(|of| of.kind() == kind))
        };
        assert!(FOUND.iter().any(|case| is_found(&case)), "{kind} has a case");
    }
}

/// What is left of titles, and their places.
type Groups<'a> = &'a [(&'a str, &'a [usize])];

/// Titles, limit, and the groups with what is left of them.
#[test]
fn titles_are_alike_only_when_equal_after_the_cut() {
    let fifty = "a".repeat(50);
    let (one, two) = (format!("{fifty}1"), format!("{fifty}2"));
    let cases: &[(&[&str], u32, Groups<'_>)] = &[
        (&[], 50, &[]),
        (&["Essay"], 50, &[]),
        (&["Essay", "Lab", "Essay", "Essay", "Lab"], 50, &[("Essay", &[0, 2, 3]), ("Lab", &[1, 4])]),
        (&[&one, "Lab", &two], 50, &[(&fifty, &[0, 2])]),
        (&[&one, "Lab", &two], 51, &[]),
        // A title that is as long as the limit equals one that is cut there.
        (&[&fifty, &one], 50, &[(&fifty, &[0, 1])]),
        // Told apart: case, blanks, accents as one character or two.
        (&["Essay", "essay", "Essay ", "E ssay"], 50, &[]),
        (&["Expos\u{E9}", "Expose\u{301}"], 50, &[]),
    ];
    for (titles, limit, expected) in cases {
        let alike = titles_alike(titles.iter().copied(), *limit);
        let groups: Vec<(&str, &[usize])> = alike.iter().map(|of| (of.cut, of.places.as_slice())).collect();
        assert_eq!(groups, *expected, "{titles:?} to {limit}");
    }
}

/// Texts made of what the checks look at.
fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        any::<char>().prop_map(String::from),
        prop::sample::select(vec![
            "<",
            ">",
            "</",
            "/>",
            "<b>",
            "<b",
            "b>",
            "<p>",
            "</p>",
            "<x>",
            "</x>",
            "<x ",
            "=",
            "\"",
            "'",
            "<!--",
            "-->",
            "<style>",
            "</style>",
            "<?x",
            "<!doctype",
            "&",
            ";",
            "&amp;",
            "amp;",
            "lt;",
            "&lt;",
            "&#60;",
            "&#",
            "#x3c;",
            "&gt;",
            "gt;",
            "\u{200B}",
            "\u{200C}",
            "\u{200D}",
            "\u{200F}",
            "\u{FEFF}",
            "\u{E0062}",
            "\u{F0B7}",
            "\u{B}",
            "\u{AD}",
            " ",
            "\n",
            "\r",
            "א",
            "ه",
            "ខ",
            "👨",
            "🏴",
            "e\u{301}",
            "🇩",
            "a",
            "nbsp",
            "\u{1112}",
            "\u{11AB}",
            "क्",
        ])
        .prop_map(String::from),
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn truncating_shortens_to_a_prefix_and_once_is_enough(text in texts(), limit in 1_u32..60) {
        let left = truncate(&text, limit);
        prop_assert!(text.starts_with(left));
        prop_assert!(left.chars().count() <= usize::try_from(limit).unwrap());
        prop_assert_eq!(truncate(left, limit), left);
        prop_assert_eq!(left.is_empty(), text.is_empty());
        if text.chars().count() <= usize::try_from(limit).unwrap() {
            prop_assert_eq!(left, &text);
        }
    }

    #[test]
    fn a_longer_limit_leaves_no_less(text in texts(), limit in 1_u32..60) {
        prop_assert!(truncate(&text, limit + 1).starts_with(truncate(&text, limit)));
    }

    #[test]
    fn a_cleaned_text_has_nothing_to_clean(text in texts()) {
        if let Some(pasted) = pasted_formatting(&text) {
            prop_assert!(!pasted.found().is_empty());
            prop_assert_eq!(pasted_formatting(pasted.cleaned()), None, "{:?}", pasted.cleaned());
            prop_assert!(pasted.cleaned().chars().count() <= text.chars().count());
        }
    }

    #[test]
    fn what_was_found_lies_apart_in_order_within_the_text(text in texts()) {
        let length = text.chars().count();
        let mut end = 0;
        for found in pasted_formatting(&text).iter().flat_map(Pasted::found) {
            let at = found.chars();
            prop_assert!(end <= at.start && at.start < at.end && at.end <= length);
            end = at.end;
        }
    }

    #[test]
    fn letters_digits_and_punctuation_alone_are_standard_text(text in "[\\p{L}\\p{M}\\p{N}\\p{P}\\p{Zs}&&[^<&]]{0,60}") {
        prop_assert_eq!(pasted_formatting(&text), None);
    }

    #[test]
    fn groups_are_of_equal_titles_and_complete(titles in prop::collection::vec("[ab]{0,4}", 0..12), limit in 1_u32..5) {
        let alike = titles_alike(titles.iter().map(String::as_str), limit);
        for (place, title) in titles.iter().enumerate() {
            let own: Vec<usize> = (0..titles.len()).filter(|other| truncate(&titles[*other], limit) == truncate(title, limit)).collect();
            let group = alike.iter().find(|of| of.cut == truncate(title, limit)).map(|of| of.places.clone());
            prop_assert_eq!(group, (own.len() > 1).then_some(own), "{}", place);
        }
    }
}
