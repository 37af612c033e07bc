//! Score scales as score groups, read in the way that the caller chose; and which group a task on a course has.

use super::choices::{PassRule, ScaleReading};
use super::gathering::Gathering;
use super::line_items::Items;
use super::records::MappedTask;
use crate::diagnostic::{Code, Expected};
use crate::format::{FileKind, ScoreScale};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::TermMask;
use gradecrosswalk_domain::scores::{GpaValue, MinPercent, Passing, ScoreGroup, ScoreItem};
use gradecrosswalk_domain::{CourseNumber, GroupName, ScoreText, TaskName};

/// The score groups, by the rows of their scales, made when they are asked for.
pub(super) struct Scales {
    by_row: BTreeMap<usize, Option<ScoreGroup>>,
    /// How many different scales have a title.
    titles: BTreeMap<alloc::string::String, usize>,
}

impl Scales {
    pub(super) fn of(gathering: &mut Gathering<'_, '_>) -> Self {
        let mut titles: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let package = gathering.package;
        for scale in package.score_scales().iter().filter(|scale| !scale.is_deleted()) {
            let values = titles.entry(scale.title).or_default();
            if !values.contains(&scale.values.as_str()) {
                values.push(scale.values.as_str());
            }
        }
        let titles = titles.into_iter().map(|(title, values)| (title.into(), values.len())).collect();
        Self { by_row: BTreeMap::new(), titles }
    }

    fn group(&mut self, gathering: &mut Gathering<'_, '_>, row: usize) -> Option<&ScoreGroup> {
        let titles = &self.titles;
        let group = self.by_row.entry(row).or_insert_with(|| {
            let scale = gathering.package.score_scales().get(row).filter(|scale| !scale.is_deleted())?;
            let alone = titles.get(scale.title).is_none_or(|count| *count == 1);
            match read(gathering, row, &scale, alone) {
                Ok(group) => Some(group),
                Err(seen) => {
                    let expected = Expected::Words(wanted(gathering.choices.scales));
                    let cell = Some(("scoreScaleValue", seen));
                    gathering.find_at((FileKind::ScoreScales, row), cell, Code::ScaleUnreadable, expected);
                    None
                }
            }
        });
        group.as_ref()
    }

    /// The groups, each once, ascending by name.
    pub(super) fn into_groups(self) -> Vec<ScoreGroup> {
        let mut groups: Vec<ScoreGroup> = self.by_row.into_values().flatten().collect();
        groups.sort_by(|a, b| a.name().cmp(b.name()));
        groups.dedup();
        groups
    }
}

fn wanted(reading: ScaleReading) -> &'static str {
    match reading {
        ScaleReading::ScoreAndMinPercent => "different scores with their min %, as {A:90}",
        ScaleReading::ScoreAndRange => "different scores with their ranges, as {A:90-100}",
        ScaleReading::RangeAndScore => "ranges with different scores, as {90-100:A}",
        ScaleReading::ScoreAndPoints => "different scores with their points, as {A:4}",
    }
}

/// The group, or the text that does not give one.
fn read<'p>(
    gathering: &mut Gathering<'_, '_>,
    row: usize,
    scale: &ScoreScale<'p>,
    alone: bool,
) -> Result<ScoreGroup, &'p str> {
    let reading = gathering.choices.scales;
    let all = scale.values.as_str();
    let mut items = Vec::new();
    let mut ranges = Vec::new();
    for pair in scale.values.iter() {
        let (left, right) = pair.ok_or(all)?;
        let (score, value) =
            if reading == ScaleReading::RangeAndScore { (right, left) } else { (left, right) };
        let score = ScoreText::new(score).map_err(|_| score)?;
        let (min, points) = match reading {
            ScaleReading::ScoreAndMinPercent => (Some(value.parse::<MinPercent>().map_err(|_| value)?), None),
            ScaleReading::ScoreAndPoints => (None, Some(value.parse::<GpaValue>().map_err(|_| value)?)),
            ScaleReading::ScoreAndRange | ScaleReading::RangeAndScore => {
                let (low, high) = range(value).ok_or(value)?;
                ranges.push((low, high));
                (Some(low), None)
            }
        };
        let passes = match &gathering.choices.passing {
            PassRule::FromMinPercent(least) => min.is_some_and(|min| min >= *least),
            PassRule::AllBut(failing) => !failing.contains(&score),
        };
        let item = ScoreItem::new(score, if passes { Passing::Passes } else { Passing::Fails });
        let item = min.into_iter().fold(item, ScoreItem::with_min_percent);
        items.push(points.into_iter().fold(item, ScoreItem::with_gpa_value));
    }
    ranges.sort_unstable();
    if ranges.iter().zip(ranges.iter().skip(1)).any(|((_, high), (low, _))| high > low) {
        gathering.find((FileKind::ScoreScales, row), Code::RangesOverlap, Expected::Nothing);
    }
    let name = if alone {
        GroupName::new(scale.title)
    } else {
        // Another scale has the same title and other scores.
        GroupName::new(format!("{} ({})", scale.title, scale.sourced_id))
    };
    ScoreGroup::new(name.map_err(|_| scale.title)?, items).map_err(|_| all)
}

/// `90-100` in either order: the lower end and the upper.
fn range(text: &str) -> Option<(MinPercent, MinPercent)> {
    let (a, b) = text.split_once('-')?;
    let (a, b) = (a.trim().parse().ok()?, b.trim().parse().ok()?);
    Some(if a <= b { (a, b) } else { (b, a) })
}

/// The tasks that the school's line items show, each on its course.
pub(super) fn tasks(
    gathering: &mut Gathering<'_, '_>,
    items: &Items,
    scales: &mut Scales,
) -> Vec<MappedTask> {
    let mut tasks: BTreeMap<(CourseNumber, TaskName), MappedTask> = BTreeMap::new();
    for (row, item) in items.tasks() {
        let place = (FileKind::LineItems, row);
        let group =
            item.scale.and_then(|scale| scales.group(gathering, scale)).map(|group| group.name().clone());
        if item.scale.is_none() {
            gathering.find(place, Code::ScaleMissing, Expected::RecordOf(FileKind::ScoreScales));
        }
        let key = (item.section.course.clone(), item.task.clone());
        let task = tasks.entry(key).or_insert_with(|| MappedTask {
            course: item.section.course.clone(),
            task: item.task.clone(),
            score_group: group.clone(),
            terms: TermMask::only(item.term),
        });
        task.terms = task.terms.with(item.term);
        match (&task.score_group, group) {
            (None, of) => task.score_group = of,
            (Some(known), Some(of)) if *known != of => {
                gathering.find(
                    place,
                    Code::ScaleDisagrees,
                    Expected::Words("the scale of the course's other line items"),
                );
            }
            _ => {}
        }
    }
    tasks.into_values().collect()
}
