//! The waivers that rules look at: those that somebody may still count on.

use crate::survey::Survey;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::SchoolYear;
use gradecrosswalk_domain::exchange::{Waiver, WaiverReview, WaiverStanding};

/// The school year of the run at the technical school.
pub(crate) fn this_year(survey: &Survey<'_>) -> Option<SchoolYear> {
    SchoolYear::of(survey.exchange.technical_now().minute().date()).ok()
}

/// The waivers for last school year and later ones that are not denied. Nobody counts on older ones, and who was denied
/// one knows.
pub(crate) fn reviewed<'s>(survey: &Survey<'s>) -> Vec<WaiverReview<'s>> {
    let setup = survey.setup;
    let mut reviews = Waiver::review(setup.technical().kind(), setup.waivers());
    let now = this_year(survey).map(SchoolYear::first_calendar_year);
    reviews.retain(|review| {
        let waiver = review.waiver();
        waiver.standing() != WaiverStanding::Denied
            && now.is_some_and(|now| waiver.year().last_calendar_year() >= now)
    });
    reviews
}
