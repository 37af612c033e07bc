//! A forecast's one form in JSON, byte for byte, and what is refused.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod forecasts;

use forecasts::{both, forecast, later_terms_at_home, windows_as_the_terms, year_2019};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::TERM_GRADE;
use gradecrosswalk_testkit::generate;
use gradecrosswalk_validation::Forecast;
use gradecrosswalk_validation::forecast::RunTime;
use serde_json::Value;

/// The forecast that the page shows.
fn shown() -> Forecast {
    let mut night = Draft::two_schools();
    later_terms_at_home(&mut night);
    night.homes[0].open(TERM_GRADE, [1]);
    forecast(&night, year_2019())
}

fn page() -> &'static str {
    let page = include_str!("../docs/forecast_json.md");
    page.split("```json\n").nth(1).unwrap().split("```").next().unwrap()
}

#[test]
fn the_page_shows_a_forecast_as_it_is_read_and_written() {
    let written = serde_json::to_string(&shown()).unwrap();
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(bare(&written), bare(page()));
    assert_eq!(serde_json::from_str::<Forecast>(page()).unwrap(), shown());
}

#[test]
fn generated_forecasts_are_read_as_they_were_written() {
    let mut night = Draft::two_schools();
    both(&mut night, windows_as_the_terms);
    let drafted = forecast(&night, year_2019());
    let generated =
        generate::samples(11).take(60).map(|night| Forecast::of(&night.setup, year_2019(), night.policy));
    for forecast in generated.chain([drafted]) {
        let written = serde_json::to_string(&forecast).unwrap();
        assert_eq!(serde_json::from_str::<Forecast>(&written).unwrap(), forecast);
    }
}

/// What a forecast that was cut short or put together wrongly is refused with.
#[test]
fn what_is_not_a_forecast_is_refused() {
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut value: Value = serde_json::from_str(page()).unwrap();
        change(&mut value);
        serde_json::from_value::<Forecast>(value).unwrap_err().to_string()
    };
    let task = |value: &mut Value| value["courses"][0]["tasks"][0].take();
    let spans = |value: &mut Value| value["courses"][0]["tasks"][0]["spans"].as_array().unwrap().clone();
    let missing = refused(&|value| {
        let kept = spans(value);
        value["courses"][0]["tasks"][0]["spans"] = Value::from(vec![kept[0].clone()]);
    });
    assert_eq!(
        missing,
        "the counts of task \"CTE Term Grade\" are not those of its spans: give all spans, or count them again"
    );
    let turned = refused(&|value| {
        let mut turned = spans(value);
        turned.reverse();
        value["courses"][0]["tasks"][0]["spans"] = Value::from(turned);
    });
    assert!(turned.starts_with("span 2019-07-01 to 2019-10-15 does not begin on the day after"), "{turned}");
    let others = refused(&|value| value["nights"]["days"]["last"] = Value::from("2020-06-29"));
    assert_eq!(
        others,
        "the spans of a task are of 2019-07-01 to 2020-06-30, the forecast is of 2019-07-01 to 2020-06-29: \
         give spans of the forecast's nights"
    );
    let nobody = refused(&|value| value["courses"][0]["sections"] = Value::from(Vec::<Value>::new()));
    assert_eq!(nobody, "a forecast for home school HS-1 stands for no section: give at least one");
    let unknown = refused(&|value| {
        let _ = task(value);
    });
    assert!(
        unknown.starts_with("invalid type: null, expected the forecast of a task as an object"),
        "{unknown}"
    );
}

#[test]
fn a_time_of_day_has_one_form() {
    assert_eq!(serde_json::to_string(&RunTime::default()).unwrap(), r#""23:59""#);
    for text in ["", "24:00", "23:60", "9:05", "+9:05", "09-05", "23:59:00"] {
        let error = serde_json::from_str::<RunTime>(&format!("{text:?}")).unwrap_err().to_string();
        assert!(error.starts_with(&format!("time {text:?} is not of the form 23:59")), "{error}");
    }
    let early: RunTime = serde_json::from_str(r#""00:05""#).unwrap();
    assert_eq!(early.to_string(), "00:05");
}
