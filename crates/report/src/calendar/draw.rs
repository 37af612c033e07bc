//! A calendar as SVG: where each lane and band stands. Reads lanes, decides no colour.

use super::describe::{Description, Title};
use super::lane::{Band, Bands, Lane, Look};
use super::legend::{NAMED, class, fill, patterns};
use super::scale::{Scale, Tenths};
use super::{Calendar, STYLE};
use crate::markup::Markup;
use crate::width::{one_line, width};
use alloc::format;
use alloc::string::String;
use core::fmt;
use gradecrosswalk_validation::forecast::NightCounts;

/// Whether the calendar is a file of its own, with its style.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    File,
    InPage,
}

const LEFT: u64 = 204;
const DAYS: u64 = 748;
const WIDTH: u64 = 1060;
const SYNCS_AT: u64 = 1004;
const HELD_AT: u64 = 1050;
const TOP: u64 = 46;
const LEGEND: u64 = 40;
/// Tenths of a unit that a column of small text takes.
const COLUMN: u64 = 58;
/// How many columns of text the name of a lane has room for, and how many of small text.
const NAME_COLUMNS: usize = 30;
const SMALL_COLUMNS: usize = 34;

pub(super) fn svg(m: &mut Markup<'_>, of: &Calendar<'_>, prefix: &str, place: Place) -> fmt::Result {
    let lanes = of.lanes();
    let height = lanes.iter().map(height).fold(TOP, u64::saturating_add);
    let view = format!("0 0 {WIDTH} {}", height.saturating_add(LEGEND));
    let (title, description) = (format!("{prefix}title"), format!("{prefix}desc"));
    let named = format!("{title} {description}");
    let attributes: [(_, &dyn fmt::Display); 5] = [
        ("class", &"calendar"),
        ("viewBox", &view),
        ("role", &"img"),
        ("aria-labelledby", &named),
        ("xmlns", &"http://www.w3.org/2000/svg"),
    ];
    m.block("svg", &attributes, |m| {
        m.leaf("title", &[("id", &title)], Title(of))?;
        m.leaf("desc", &[("id", &description)], Description(of))?;
        if place == Place::File {
            m.element("style", &[], |m| m.own(STYLE))?;
        }
        patterns(m, prefix)?;
        let scale = Scale { days: of.days, left: Tenths::units(LEFT), width: Tenths::units(DAYS) };
        let drawing = Drawing { scale, prefix };
        drawing.axis(m, height)?;
        let mut y = TOP;
        for lane in &lanes {
            drawing.lane(m, lane, y)?;
            y = y.saturating_add(self::height(lane));
        }
        drawing.today(m, of, height)?;
        drawing.legend(m, height)
    })
}

fn height(lane: &Lane) -> u64 {
    match lane {
        Lane::Heading(_) => 26,
        Lane::More(_) => 18,
        Lane::Bands(bands) if bands.of.is_empty() => 26,
        Lane::Bands(_) => 32,
    }
}

struct Drawing<'d> {
    scale: Scale,
    prefix: &'d str,
}

impl Drawing<'_> {
    /// The names of the months, and a line where each begins.
    fn axis(&self, m: &mut Markup<'_>, height: u64) -> fmt::Result {
        for tick in self.scale.ticks() {
            let at = tick.at;
            m.shape("line", &[("class", &"tick"), ("x1", &at), ("x2", &at), ("y1", &24), ("y2", &height)])?;
            m.leaf("text", &[("class", &"faint"), ("x", &at.plus(Tenths(30))), ("y", &36)], tick)?;
        }
        let column = [(SYNCS_AT, "sync"), (HELD_AT, "held")];
        column.into_iter().try_for_each(|(x, name)| {
            m.leaf("text", &[("class", &"faint number"), ("x", &x), ("y", &36)], name)
        })
    }

    fn lane(&self, m: &mut Markup<'_>, lane: &Lane, y: u64) -> fmt::Result {
        match lane {
            Lane::Heading(name) => {
                let at = y.saturating_add(4);
                m.shape("line", &[("class", &"rule"), ("x1", &0), ("x2", &WIDTH), ("y1", &at), ("y2", &at)])?;
                m.leaf("text", &[("class", &"heading"), ("x", &4), ("y", &y.saturating_add(19))], name)
            }
            Lane::More(text) => {
                m.leaf("text", &[("class", &"faint"), ("x", &12), ("y", &y.saturating_add(12))], text)
            }
            Lane::Bands(bands) => self.bands(m, bands, y),
        }
    }

    fn bands(&self, m: &mut Markup<'_>, lane: &Bands, y: u64) -> fmt::Result {
        let Bands { name, of, bands, counts } = lane;
        let below = |below: u64| y.saturating_add(below);
        let name_at = if of.is_empty() { 17 } else { 14 };
        m.leaf("text", &[("x", &12), ("y", &below(name_at))], cut(name, NAME_COLUMNS))?;
        if !of.is_empty() {
            m.leaf("text", &[("class", &"faint"), ("x", &12), ("y", &below(26))], cut(of, SMALL_COLUMNS))?;
        }
        for band in bands {
            self.band(m, band, y, if of.is_empty() { 2 } else { 5 })?;
        }
        match counts {
            Some(NightCounts { syncs, held, .. }) => {
                [(SYNCS_AT, syncs), (HELD_AT, held)].into_iter().try_for_each(|(x, n)| {
                    m.leaf("text", &[("class", &"number"), ("x", &x), ("y", &below(20))], n)
                })
            }
            None => Ok(()),
        }
    }

    fn band(&self, m: &mut Markup<'_>, band: &Band, y: u64, margin: u64) -> fmt::Result {
        let (x, end) = (self.scale.start_of(band.days.first()), self.scale.end_of(band.days.last()));
        let wide = end.minus(x).max(Tenths(10));
        let (below, high) = match band.look {
            Look::Window => (margin, 11),
            Look::OtherWindow => (margin.saturating_add(11), 11),
            _ => (margin, 22),
        };
        let top = y.saturating_add(below);
        m.block("g", &[], |m| {
            m.leaf("title", &[], &band.title)?;
            self.rect(m, band.look, [x, Tenths::units(top), wide, Tenths::units(high)])?;
            let room = |text: &&String| {
                let columns = u64::try_from(width(&one_line(text))).unwrap_or(u64::MAX);
                columns.saturating_mul(COLUMN).saturating_add(40) <= wide.0
            };
            let Some(word) = band.words.iter().find(room) else { return Ok(()) };
            let kind = format!("word on-{}", class(band.look));
            let middle = x.plus(Tenths(wide.0.checked_div(2).unwrap_or(0)));
            let line = top.saturating_add(if high == 11 { 9 } else { 15 });
            m.leaf(
                "text",
                &[("class", &kind), ("x", &middle), ("y", &line), ("paint-order", &"stroke")],
                word,
            )
        })
    }

    fn rect(&self, m: &mut Markup<'_>, look: Look, [x, y, wide, high]: [Tenths; 4]) -> fmt::Result {
        let fill = fill(look, self.prefix);
        let style = class(look);
        let attributes: [(_, &dyn fmt::Display); 6] = [
            ("class", &style),
            ("x", &x),
            ("y", &y),
            ("width", &wide),
            ("height", &high),
            ("fill", &fill.as_deref().unwrap_or_default()),
        ];
        let count = if fill.is_some() { 6 } else { 5 };
        m.shape("rect", attributes.get(..count).unwrap_or_default())
    }

    /// A line through the middle of today, where that is one of the days.
    fn today(&self, m: &mut Markup<'_>, of: &Calendar<'_>, height: u64) -> fmt::Result {
        let Some(today) = of.today.filter(|today| of.days.contains(*today)) else { return Ok(()) };
        let (start, end) = (self.scale.start_of(today), self.scale.end_of(today));
        let at = Tenths(start.0.midpoint(end.0));
        m.shape("line", &[("class", &"today"), ("x1", &at), ("x2", &at), ("y1", &18), ("y2", &height)])?;
        let anchor = if at > Tenths::units(LEFT.saturating_add(DAYS / 2)) { "end" } else { "start" };
        let attributes: [(_, &dyn fmt::Display); 4] =
            [("class", &"today-word"), ("x", &at), ("y", &14), ("text-anchor", &anchor)];
        m.leaf("text", &attributes, format_args!("as of {today}"))
    }

    fn legend(&self, m: &mut Markup<'_>, y: u64) -> fmt::Result {
        let mut x = 12_u64;
        for (look, words) in NAMED {
            let at = [(x, 0), (y, 14), (26, 0), (12, 0)];
            self.rect(m, look, at.map(|(from, more)| Tenths::units(u64::saturating_add(from, more))))?;
            let word_at = [("x", x.saturating_add(32)), ("y", y.saturating_add(24))];
            let [(x_name, x_at), (y_name, y_at)] = word_at;
            m.leaf("text", &[("class", &"faint"), (x_name, &x_at), (y_name, &y_at)], words)?;
            let columns = u64::try_from(width(words)).unwrap_or_default();
            let long = columns.saturating_mul(COLUMN).checked_div(10).unwrap_or_default();
            x = x.saturating_add(long).saturating_add(52);
        }
        Ok(())
    }
}

/// The text as far as there is room beside a lane.
fn cut(text: &str, columns: usize) -> String {
    let text = one_line(text);
    if width(&text) <= columns {
        return text.into_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        short.push(c);
        if width(&short) >= columns {
            short.pop();
            break;
        }
    }
    short.push('…');
    short
}
