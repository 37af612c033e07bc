//! The form of a report card in JSON. Written to be kept or printed, and not read back.

use super::ReportCard;
use gradecrosswalk_domain::wire::written_form;

written_form!(ReportCard<'_>, |card| {
    required ssid = card.ssid,
    required lines = &card.lines,
    required left_out = &card.left_out,
});
