//! V502: a home section that is linked to several technical sections (G-2).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::{Counted, Listed};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::exchange::HomeIndex;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_matching::Repairer;

/// A home section with several technical sections.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct HomeSectionSeveral {
    /// The home school.
    pub school: SchoolId,
    /// The home section.
    pub section: SectionKey,
    /// The technical school.
    pub technical: SchoolId,
    /// Its sections that the home section is linked to, ascending.
    pub technical_sections: Vec<SectionKey>,
}

impl Evidence for HomeSectionSeveral {
    fn place(&self) -> Place {
        Place::school(&self.school).section(&self.section).waiting([self.technical.clone()])
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sections = &self.technical_sections;
        let count = Counted(sections.len(), "section");
        write!(f, "it is linked to {count} of {}: {}", self.technical, Listed(sections))
    }

    fn repair(&self) -> &'static str {
        "link the section to the one technical section that its students attend, and give the others a home section of their own"
    }
}

/// One problem for each home section.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let (layout, technical) = (survey.setup.layout(), survey.technical().school);
    for (home, at) in (0..).map(HomeIndex).zip(survey.homes()) {
        let sections = (0_u32..).zip(at.school.sections()).zip(survey.links(at));
        for ((place, section), _) in sections.filter(|(_, links)| **links > 1) {
            let links = layout.links_to(home, place);
            let there = links.iter().filter_map(|link| {
                technical.sections().get(usize::try_from(link.section.0).ok()?).map(|there| there.key.clone())
            });
            found.push(
                HomeSectionSeveral {
                    school: at.school.id().clone(),
                    section: section.key.clone(),
                    technical: technical.id().clone(),
                    technical_sections: there.collect(),
                }
                .into(),
            );
        }
    }
}
