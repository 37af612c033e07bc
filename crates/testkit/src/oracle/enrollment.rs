//! Which home section a student's grade goes to (rule G-2).

use super::{Key, Oracle, Why, require, term_match::each_day};
use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::{DateRange, Term};
use gradecrosswalk_domain::exchange::{Links, Setup};
use gradecrosswalk_domain::school::{School, SectionKey};
use std::collections::BTreeSet;

/// The place of a home school, and a section of it.
pub(super) type HomeSection<'a> = (usize, &'a SectionKey);

impl Oracle<'_> {
    /// The student's home section for a technical term, chosen as on `day`.
    pub(super) fn home_section(
        &self,
        key: Key<'_>,
        term: &Term,
        day: NaiveDate,
    ) -> Result<HomeSection<'_>, Why> {
        let linked = linked(self.setup, key.section);
        require(!linked.is_empty(), Why::NotLinked)?;
        let mut rows = self.enrollments(key, &linked);
        require(!rows.is_empty(), Why::NotEnrolled)?;
        rows.retain(|(_, days)| each_day(term.dates()).any(|day| days.contains(day)));
        let last_day = rows.iter().map(|(_, days)| days.last()).max().ok_or(Why::EnrolledOutsideTerm)?;
        if rows.iter().any(|(_, days)| days.contains(day)) {
            rows.retain(|(_, days)| days.contains(day));
        } else {
            rows.retain(|(_, days)| days.last() == last_day);
        }
        let sections: BTreeSet<HomeSection<'_>> = rows.into_iter().map(|(section, _)| section).collect();
        require(sections.len() == 1, Why::SeveralHomes)?;
        Ok(sections.into_iter().next().unwrap())
    }

    /// The student's enrollments in those home sections, with their days.
    fn enrollments<'s>(&self, key: Key<'_>, linked: &[HomeSection<'s>]) -> Vec<(HomeSection<'s>, DateRange)> {
        let records = self.night.enrollments.iter().filter(|record| record.ssid == Some(key.ssid));
        let pairs = records.flat_map(|record| linked.iter().map(move |section| (record, *section)));
        let is_in = |home: usize, section: &SectionKey, record_home, record_section| {
            (self.setup.homes()[home].id(), section) == (record_home, record_section)
        };
        pairs
            .filter(|(record, (home, section))| is_in(*home, section, &record.home, &record.section))
            .map(|(record, section)| (section, record.days))
            .collect()
    }
}

/// The home sections that a technical section is linked to.
pub(super) fn linked<'a>(setup: &'a Setup, technical: &SectionKey) -> Vec<HomeSection<'a>> {
    let is_link = |home: &School, section: &SectionKey| match setup.links() {
        Links::ByProfile => section == technical,
        Links::Given(links) => links
            .iter()
            .any(|link| (&link.technical, &link.home, &link.home_section) == (technical, home.id(), section)),
    };
    let homes = setup.homes().iter().enumerate();
    let sections = homes.flat_map(|(place, home)| home.sections().iter().map(move |s| (place, home, &s.key)));
    sections.filter(|(_, home, key)| is_link(home, key)).map(|(place, _, key)| (place, key)).collect()
}
