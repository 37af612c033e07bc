//! What the fuzz targets share: nothing but the way from bytes to what they look at is here.

use std::fmt::{Debug, Display};
use std::str::FromStr;

/// The bytes as text, where they are text.
pub fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// What is read as a value is written so that it reads as the same value.
pub fn keeps_its_text<T>(text: &str)
where
    T: FromStr<Err: Display> + Display + PartialEq + Debug,
{
    match text.parse::<T>() {
        Ok(value) => {
            let written = value.to_string();
            let again = written.parse::<T>().unwrap_or_else(|error| panic!("{text:?} as {written:?}: {error}"));
            assert_eq!(again, value, "{text:?} as {written:?}");
        }
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
}

/// The same of JSON.
pub fn keeps_its_json<T>(json: &str)
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + Debug,
{
    match serde_json::from_str::<T>(json) {
        Ok(value) => {
            let written = serde_json::to_string(&value).expect("every value can be written");
            let again = serde_json::from_str::<T>(&written).unwrap_or_else(|error| panic!("{written}: {error}"));
            assert_eq!(again, value, "{json} as {written}");
        }
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
}
