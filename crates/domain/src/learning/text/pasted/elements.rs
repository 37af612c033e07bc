//! The names by which markup is told from angle brackets in a text.

use super::scan::Leaves;

/// Whether HTML has, or had, an element of this name. Names are given in lower case.
pub(super) fn is_element(name: &str) -> bool {
    ELEMENTS.binary_search(&name).is_ok()
}

/// Whether it is an attribute of HTML that stands without a value.
pub(super) fn is_bare_attribute(name: &str) -> bool {
    BARE_ATTRIBUTES.binary_search(&name).is_ok()
}

/// What stays in place of a tag of this element.
pub(super) fn leaves(name: &str, is_closing: bool) -> Leaves {
    match name {
        "br" => Leaves::Char('\n'),
        "td" | "th" if is_closing => Leaves::Char('\t'),
        _ if BLOCKS.binary_search(&name).is_ok() => Leaves::NewLine,
        _ => Leaves::Nothing,
    }
}

/// The elements of HTML, today's and former ones, and the one around Word's own settings. Ascending.
#[rustfmt::skip]
const ELEMENTS: &[&str] = &[
    "a", "abbr", "acronym", "address", "applet", "area", "article", "aside", "audio", "b", "base",
    "basefont", "bdi", "bdo", "bgsound", "big", "blink", "blockquote", "body", "br", "button", "canvas",
    "caption", "center", "cite", "code", "col", "colgroup", "data", "datalist", "dd", "del", "details",
    "dfn", "dialog", "dir", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font",
    "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup",
    "hr", "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend", "li", "link", "main",
    "map", "mark", "marquee", "math", "menu", "meta", "meter", "nav", "nobr", "noframes", "noscript",
    "object", "ol", "optgroup", "option", "output", "p", "param", "picture", "plaintext", "pre",
    "progress", "q", "rp", "rt", "ruby", "s", "samp", "script", "search", "section", "select", "slot",
    "small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table",
    "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt",
    "u", "ul", "var", "video", "wbr", "xml", "xmp",
];

/// Ascending.
#[rustfmt::skip]
const BARE_ATTRIBUTES: &[&str] = &[
    "allowfullscreen", "async", "autofocus", "autoplay", "checked", "compact", "controls", "default",
    "defer", "disabled", "hidden", "inert", "ismap", "itemscope", "loop", "multiple", "muted", "noresize",
    "noshade", "novalidate", "nowrap", "open", "playsinline", "readonly", "required", "reversed",
    "selected",
];

/// The elements that begin on a line of their own. Ascending.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "summary", "table",
    "tr", "ul",
];
