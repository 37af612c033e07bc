//! A strict reader of markup: refuses every character that only a careless writer leaves as it is. Not a browser.

/// What is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Markup {
    Html,
    Svg,
}

/// What a reader sees.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// The texts between tags, decoded.
    pub(crate) texts: Vec<String>,
}

/// The elements that a report and a calendar are made of.
const KNOWN: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "nav",
    "main",
    "section",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "ul",
    "ol",
    "em",
    "li",
    "a",
    "div",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "figure",
    "figcaption",
    "span",
    "strong",
    "svg",
    "desc",
    "defs",
    "pattern",
    "rect",
    "circle",
    "line",
    "text",
    "g",
];

/// Reads markup, or says what is wrong with it.
pub(crate) fn read(markup: &str, kind: Markup) -> Result<Seen, String> {
    let mut rest = markup.strip_prefix("<!DOCTYPE html>").unwrap_or(markup);
    let mut seen = Seen::default();
    let mut open: Vec<&str> = Vec::new();
    while let Some((text, after)) = rest.split_once('<') {
        if open.last() == Some(&"style") {
            let (style, after) = rest.split_once("</style>").ok_or("a style without an end")?;
            (style.contains(['<', '&'])).then_some(()).map_or(Ok(()), |()| Err("markup in a style"))?;
            open.pop();
            rest = after;
            continue;
        }
        seen.texts.push(decoded(text)?);
        let (tag, after) = tag(after)?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let last = open.pop();
            if last != Some(name) {
                return Err(format!("</{name}> ends {last:?}"));
            }
            continue;
        }
        let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if !KNOWN.contains(&name) {
            return Err(format!("an element {name:?}"));
        }
        read_attributes(attributes)?;
        let is_void = name == "meta" && kind == Markup::Html;
        if !is_empty && !is_void {
            open.push(name);
        }
    }
    if open.is_empty() { Ok(seen) } else { Err(format!("{open:?} have no end")) }
}

/// A tag up to its end, which is not within a value.
fn tag(text: &str) -> Result<(&str, &str), String> {
    let mut quoted = false;
    for (place, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => {
                let (tag, after) = text.split_at(place);
                return Ok((tag, after.strip_prefix('>').unwrap_or_default()));
            }
            '<' => return Err(format!("a < within a tag: {text:.60}")),
            _ => {}
        }
    }
    Err("a tag without an end".to_owned())
}

fn read_attributes(mut rest: &str) -> Result<(), String> {
    while !rest.is_empty() {
        let (name, after) = rest.split_once("=\"").ok_or_else(|| format!("an attribute {rest:?}"))?;
        let is_name = name.trim_start().chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if !is_name || name.starts_with("on") || ["href", "src"].contains(&name) && !after.starts_with('#') {
            return Err(format!("an attribute {name:?}"));
        }
        let (value, after) = after.split_once('"').ok_or("a value without an end")?;
        // The page's own, which is no text of a school.
        if name.trim() != "content" {
            decoded(value)?;
        }
        rest = after;
    }
    Ok(())
}

/// A text without escapes; refused where something stands bare.
fn decoded(text: &str) -> Result<String, String> {
    let mut rest = text;
    let mut plain = String::new();
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';').ok_or("a bare &")?;
        plain.push_str(before);
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            other => return Err(format!("an escape {other:?}")),
        });
        rest = after;
    }
    if text.contains(['<', '>', '"', '\'']) || text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(format!("a bare character in {text:?}"));
    }
    plain.push_str(rest);
    Ok(plain)
}

/// A text as it is shown: what no document may hold is replaced.
pub(crate) fn as_shown(text: &str) -> String {
    let shown = text.chars().map(|c| match c {
        '\t' | '\n' | '\r' => ' ',
        '\u{fdd0}'..='\u{fdef}' => char::REPLACEMENT_CHARACTER,
        c if c.is_control() || u32::from(c) & 0xfffe == 0xfffe => char::REPLACEMENT_CHARACTER,
        c => c,
    });
    shown.collect()
}
