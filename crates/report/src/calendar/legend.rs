//! What the patterns of a calendar mean, and the patterns themselves.

use super::lane::Look;
use crate::markup::Markup;
use alloc::format;
use alloc::string::String;
use core::fmt;
use gradecrosswalk_validation::forecast::NightKind;

/// The looks that the legend names, with their words.
pub(super) const NAMED: [(Look, &str); 8] = [
    (Look::Nights(NightKind::Syncs), "syncs (technical term → home term)"),
    (Look::Nights(NightKind::Held), "would be held"),
    (Look::Nights(NightKind::NothingOpen), "nothing open"),
    (Look::Nights(NightKind::Waived), "waived"),
    (Look::Nights(NightKind::TaskNotOnCourse), "not on the course"),
    (Look::Window, "window"),
    (Look::ByHand, "marked by hand"),
    (Look::Exception, "exception"),
];

/// The name of a look's style.
pub(super) fn class(look: Look) -> &'static str {
    match look {
        Look::Term => "term",
        Look::OtherTerm => "term other",
        Look::Window => "window",
        Look::OtherWindow => "window other",
        Look::Exception => "exception",
        Look::ByHand => "hand",
        Look::Nights(NightKind::Syncs) => "syncs",
        Look::Nights(NightKind::NothingOpen) => "closed",
        Look::Nights(NightKind::Held) => "held",
        Look::Nights(NightKind::Waived) => "waived",
        Look::Nights(NightKind::TaskNotOnCourse) => "absent",
    }
}

/// What a look is filled with, where that is a pattern.
pub(super) fn fill(look: Look, prefix: &str) -> Option<String> {
    match look {
        Look::Nights(NightKind::Held) => Some(format!("url(#{prefix}held)")),
        Look::Nights(NightKind::NothingOpen) => Some(format!("url(#{prefix}closed)")),
        Look::Nights(NightKind::Waived) => Some(format!("url(#{prefix}waived)")),
        _ => None,
    }
}

/// The patterns: slanted stripes for held, dots for nothing open, upright lines for waived.
pub(super) fn patterns(m: &mut Markup<'_>, prefix: &str) -> fmt::Result {
    m.block("defs", &[], |m| {
        let pattern =
            |m: &mut Markup<'_>, name: &str, turn: &str, rest: &dyn Fn(&mut Markup<'_>) -> fmt::Result| {
                let id = format!("{prefix}{name}");
                let attributes: [(_, &dyn fmt::Display); 5] = [
                    ("id", &id),
                    ("width", &6),
                    ("height", &6),
                    ("patternUnits", &"userSpaceOnUse"),
                    ("patternTransform", &turn),
                ];
                m.block("pattern", &attributes, |m| {
                    let ground = format!("{name}-ground");
                    m.shape("rect", &[("class", &ground), ("width", &6), ("height", &6)])?;
                    rest(m)
                })
            };
        pattern(m, "held", "rotate(45)", &|m| {
            m.shape("rect", &[("class", &"held-mark"), ("width", &"2.5"), ("height", &6)])
        })?;
        pattern(m, "closed", "rotate(0)", &|m| {
            m.shape("circle", &[("class", &"closed-mark"), ("cx", &3), ("cy", &3), ("r", &"0.8")])
        })?;
        pattern(m, "waived", "rotate(0)", &|m| {
            m.shape("rect", &[("class", &"waived-mark"), ("width", &"1.5"), ("height", &6)])
        })
    })
}
