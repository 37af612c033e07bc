//! How much of a student's identifier is shown. Reads nothing but the identifier.

use core::fmt;
use gradecrosswalk_domain::grades::Ssid;

/// How much of each state student identifier is shown (rule F-1): support needs all of it; a page that is handed around
/// need not show it.
///
/// ```
/// use gradecrosswalk_domain::grades::Ssid;
/// use gradecrosswalk_report::Ssids;
/// let ssid: Ssid = "1000000017".parse()?;
/// assert_eq!(Ssids::Whole.shown(ssid).to_string(), "1000000017");
/// assert_eq!(Ssids::LastFour.shown(ssid).to_string(), "******0017");
/// # Ok::<(), gradecrosswalk_domain::grades::SsidError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Ssids {
    /// All of it.
    #[default]
    Whole,
    /// Its last four characters; the others as asterisks. Two students can then look alike.
    LastFour,
}

impl Ssids {
    /// An identifier, as much of it as is shown.
    pub fn shown(self, ssid: Ssid) -> impl fmt::Display {
        ShownSsid(ssid, self)
    }
}

struct ShownSsid(Ssid, Ssids);

impl fmt::Display for ShownSsid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.1 {
            Ssids::Whole => self.0.fmt(f),
            Ssids::LastFour => self.0.masked().fmt(f),
        }
    }
}
