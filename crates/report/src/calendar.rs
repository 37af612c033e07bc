//! A pair of schools over a year, to look at: both schools' terms and windows, and between them what each night does.
//!
//! | module | what it holds |
//! |---|---|
//! | `lane`, `lanes` | what is drawn: bands of days in lanes, with their words |
//! | `scale` | days as places on the page |
//! | `describe` | the title and the description for those who do not see it |
//! | `draw`, `legend` | the SVG |

mod describe;
mod draw;
mod lane;
mod lanes;
mod legend;
mod scale;

use crate::markup::Markup;
use crate::shown::Shown;
use crate::years::Years;
use chrono::NaiveDate;
use core::fmt;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::exchange::{HomeIndex, Setup};
use gradecrosswalk_domain::school::School;
use gradecrosswalk_validation::Forecast;

/// How a calendar looks, light and dark.
pub(crate) const STYLE: &str = include_str!("calendar/style.css");

/// The calendar of a technical school and one of its home schools, over the nights of a forecast.
///
/// From above: the technical school's terms, its windows for each task, a lane for each task with what its nights do,
/// then the home school's windows and terms. What a night does is told by a pattern and a word beside the colour.
///
/// ```
/// use gradecrosswalk_domain::calendar::SchoolYear;
/// use gradecrosswalk_domain::exchange::HomeIndex;
/// use gradecrosswalk_matching::PlanPolicy;
/// use gradecrosswalk_report::Calendar;
/// use gradecrosswalk_validation::forecast::{Forecast, Nights};
/// let setup = gradecrosswalk_domain::sample::document_001()?.setup;
/// let nights = Nights::of_year(SchoolYear::starting(2019)?).ok_or("no such year")?;
/// let forecast = Forecast::of(&setup, nights, PlanPolicy::default());
/// let calendar = Calendar::of(&setup, HomeIndex(0), &forecast).ok_or("no such home school")?;
/// let svg = calendar.svg().to_string();
/// assert!(svg.contains("syncs term 2 into term 1, 2019-07-01 to 2019-10-15"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Calendar<'c> {
    setup: &'c Setup,
    home: &'c School,
    days: DateRange,
    years: Years<'c>,
    today: Option<NaiveDate>,
    shown: Shown,
}

impl<'c> Calendar<'c> {
    /// The calendar of a home school; none if the set-up has no such school. The forecast is one of the same set-up.
    pub fn of(setup: &'c Setup, home: HomeIndex, forecast: &'c Forecast) -> Option<Self> {
        let home = setup.homes().get(usize::from(home.0))?;
        let years = Years::of(forecast, setup.profile(), home.id());
        let days = forecast.nights().days();
        Some(Self { setup, home, days, years, today: None, shown: Shown::Few(24) })
    }

    /// The same with a line at this day.
    #[must_use]
    pub fn today(self, day: NaiveDate) -> Self {
        Self { today: Some(day), ..self }
    }

    /// The same with so many lanes of nights, and as many exceptions of each school; 24 unless said otherwise. More are
    /// counted.
    #[must_use]
    pub fn shown(self, shown: Shown) -> Self {
        Self { shown, ..self }
    }

    /// The calendar as an SVG file of its own: no script, nothing from elsewhere, light or dark as the reader's screen
    /// is. All texts are escaped.
    pub fn svg(&self) -> impl fmt::Display + '_ {
        Svg(self)
    }

    /// The calendar within a page that has the style. The prefix sets the names in it apart from those of others.
    pub(crate) fn write(&self, m: &mut Markup<'_>, prefix: &str) -> fmt::Result {
        draw::svg(m, self, prefix, draw::Place::InPage)
    }
}

struct Svg<'c>(&'c Calendar<'c>);

impl fmt::Display for Svg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        draw::svg(&mut Markup::new(f), self.0, "", draw::Place::File)
    }
}
