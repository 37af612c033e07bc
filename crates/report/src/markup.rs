//! Elements of HTML and SVG, written one after another. Every text and attribute value is escaped here and nowhere
//! else; names of elements and attributes are the project's own.

use core::fmt::{self, Write};

/// Attributes of an element.
pub(crate) type Attributes<'a> = &'a [(&'static str, &'a dyn fmt::Display)];

/// Writes elements. An element that is begun is always ended.
pub(crate) struct Markup<'w>(&'w mut dyn Write);

impl<'w> Markup<'w> {
    pub(crate) fn new(to: &'w mut dyn Write) -> Self {
        Self(to)
    }

    /// A text, escaped.
    pub(crate) fn text(&mut self, text: impl fmt::Display) -> fmt::Result {
        write!(Escaping(self.0), "{text}")
    }

    /// An element with others inside.
    pub(crate) fn element(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Markup<'_>) -> fmt::Result,
    ) -> fmt::Result {
        self.begin(name, attributes)?;
        self.0.write_str(">")?;
        inside(&mut Markup(self.0))?;
        write!(self.0, "</{name}>")
    }

    /// An element on lines of its own.
    pub(crate) fn block(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Markup<'_>) -> fmt::Result,
    ) -> fmt::Result {
        self.element(name, attributes, |m| {
            m.0.write_str("\n")?;
            inside(m)
        })?;
        self.0.write_str("\n")
    }

    /// An element with a text inside, on a line of its own.
    pub(crate) fn leaf(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        text: impl fmt::Display,
    ) -> fmt::Result {
        self.element(name, attributes, |m| m.text(text))?;
        self.0.write_str("\n")
    }

    /// An element of SVG with nothing inside, on a line of its own.
    pub(crate) fn shape(&mut self, name: &'static str, attributes: Attributes<'_>) -> fmt::Result {
        self.begin(name, attributes)?;
        self.0.write_str("/>\n")
    }

    /// Markup that the project wrote.
    pub(crate) fn own(&mut self, markup: &'static str) -> fmt::Result {
        self.0.write_str(markup)
    }

    fn begin(&mut self, name: &'static str, attributes: Attributes<'_>) -> fmt::Result {
        write!(self.0, "<{name}")?;
        for (attribute, value) in attributes {
            write!(self.0, " {attribute}=\"")?;
            write!(Escaping(self.0), "{value}")?;
            self.0.write_str("\"")?;
        }
        Ok(())
    }
}

/// Escapes what is written through it, for texts and for attributes in double quotes. What neither HTML nor XML may
/// hold at all becomes a replacement character.
struct Escaping<'w>(&'w mut dyn Write);

impl Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| match c {
            '&' => self.0.write_str("&amp;"),
            '<' => self.0.write_str("&lt;"),
            '>' => self.0.write_str("&gt;"),
            '"' => self.0.write_str("&quot;"),
            '\'' => self.0.write_str("&#39;"),
            '\t' | '\n' | '\r' => self.0.write_char(' '),
            c if c.is_control() || is_no_character(c) => self.0.write_char(char::REPLACEMENT_CHARACTER),
            c => self.0.write_char(c),
        })
    }
}

/// Code points that Unicode sets apart for use within programs.
fn is_no_character(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[test]
    fn texts_and_attributes_are_escaped() {
        let mut to = String::new();
        Markup::new(&mut to)
            .element("p", &[("title", &"\"'<\u{fffe}")], |m| m.text("a <b> & \u{1b}\n\u{fdd0}\u{1ffff}"))
            .unwrap();
        assert_eq!(
            to,
            "<p title=\"&quot;&#39;&lt;\u{fffd}\">a &lt;b&gt; &amp; \u{fffd} \u{fffd}\u{fffd}</p>"
        );
    }
}
