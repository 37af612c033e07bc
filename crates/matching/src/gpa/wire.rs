//! The forms of GPAs and honor rolls in JSON. A report is written to be kept or shown and is not read back.

use super::{BonusUse, GpaPart, GpaPolicy, GpaReport, HonorBand, HonorRoll};
use alloc::vec::Vec;
use gradecrosswalk_domain::BandName;
use gradecrosswalk_domain::scores::GpaValue;
use gradecrosswalk_domain::wire::{Small, object_form, written_form};

object_form!(GpaPolicy, "a gpa policy", |policy| {
    optional places: Small = Some(Small(policy.places)),
    optional bonus: BonusUse = Some(policy.bonus),
} => GpaPolicy {
    places: places.map_or(GpaPolicy::default().places, |places| places.0),
    bonus: bonus.unwrap_or_default(),
});

object_form!(HonorBand, "a band of an honor roll", |band| {
    required name: BandName = &band.name,
    required least: GpaValue = band.least,
} => HonorBand { name, least });

object_form!(HonorRoll, "an honor roll", |roll| {
    required bands: Vec<HonorBand> = roll.bands(),
} => try HonorRoll::new(bands));

written_form!(GpaPart<'_>, |part| {
    required score = part.score,
    required value = part.value,
    required weight = part.weight,
    optional bonus = part.bonus,
});

written_form!(GpaReport<'_>, |report| {
    required ssid = report.ssid,
    required term = report.term,
    optional gpa = report.gpa.ok().map(|gpa| gpa.value()),
    optional exact = report.gpa.ok().map(|gpa| gpa.exact()),
    optional reason = report.gpa.err(),
    required counted = &report.counted,
    required left_out = &report.left_out,
});
