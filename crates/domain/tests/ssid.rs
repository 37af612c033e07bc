//! State student identifiers (rule F-1): what may be a social security number is refused, and `Debug` masks.
#![cfg(test)]

mod common;

use common::{key, minute, number, range, task_name, whole_days};
use gradecrosswalk_domain::ScoreText;
use gradecrosswalk_domain::exchange::ExchangeProfile;
use gradecrosswalk_domain::grades::{
    Enrollment, HomeGrade, PostedGrade, SentGrade, Ssid, SsidError, SsidShape,
};
use gradecrosswalk_domain::school::{ExceptionScope, WindowException};
use gradecrosswalk_domain::scores::Mark;
use proptest::prelude::*;

/// Texts that may be a social security number: nine digits, or three, two and four of them.
const SOCIAL_SECURITY_NUMBERS: &[&str] = &[
    "123456789",
    "000000000",
    " 123456789",
    "123456789 ",
    "\t123456789\n",
    "123-45-6789",
    "123 45 6789",
    "123.45.6789",
    "123/45/6789",
    "123_45_6789",
    "123–45–6789",
    "123‑45‑6789",
    "123\u{A0}45\u{A0}6789",
    "123 - 45 - 6789",
    "(123) 45-6789",
    "#123-45-6789",
    "123-45-6789.",
    "-123456789",
];

#[test]
fn what_may_be_a_social_security_number_is_refused_and_not_shown() {
    let kts = ExchangeProfile::kts();
    for text in SOCIAL_SECURITY_NUMBERS {
        for refused in [Ssid::new(text), text.parse(), kts.ssid(text)] {
            let error = refused.unwrap_err();
            assert_eq!(error, SsidError::SocialSecurityNumber, "{text:?}");
            let message = "ssid has the form of a social security number: give the state student identifier";
            assert_eq!(error.to_string(), message);
            assert!(!format!("{error:?}").contains(char::is_numeric), "{text:?}");
        }
    }
}

/// Texts of another form than an identifier's. Not shown either: they may hold a number beside something else.
const OTHER_FORMS: &[&str] = &[
    "",
    "123",
    "1234567890123456",
    "1234 567890",
    " 1234567890",
    "1234567890 ",
    "12345-67890",
    "123 456 789",
    "12-345-6789",
    "123-456789",
    "SSN 123-45-6789",
    "123456789 Ann",
    "1234567890\0",
    "１２３４５６７８９０",
    "١٢٣٤٥٦٧٨٩",
    "123456789é",
    "éééé",
];

#[test]
fn other_forms_are_refused_and_not_shown() {
    for text in OTHER_FORMS {
        let error = Ssid::new(text).unwrap_err();
        assert_eq!(error, SsidError::Form, "{text:?}");
        assert_eq!(
            error.to_string(),
            "ssid is not 4 to 15 letters and digits: give the state student identifier without blanks or dashes"
        );
    }
}

#[test]
fn identifiers_that_are_taken() {
    for text in [
        "1234567890",
        "0000000001",
        "1234",
        "12345678",
        "123456789012345",
        "KY12345678",
        "a1b2",
        "A123456789",
    ] {
        let ssid = Ssid::new(text).unwrap();
        assert_eq!((ssid.as_str(), ssid.to_string().as_str()), (text, text));
        assert_eq!(text.parse(), Ok(ssid));
    }
}

/// K-6: the Kentucky exchange has ten digits. Text, message or none.
const KENTUCKY: &[(&str, Option<&str>)] = &[
    ("1234567890", None),
    ("0000000000", None),
    ("12345678", Some("ssid has 8 characters, all digits: this exchange's have 10 digits")),
    ("12345678901", Some("ssid has 11 characters, all digits: this exchange's have 10 digits")),
    ("A123456789", Some("ssid has 10 characters, letters among them: this exchange's have 10 digits")),
    ("KY12", Some("ssid has 4 characters, letters among them: this exchange's have 10 digits")),
];

#[test]
fn kentuckys_identifiers_have_ten_digits() {
    let kts = ExchangeProfile::kts();
    assert_eq!(Some(kts.ssid_shape()), SsidShape::digits(10));
    for (text, message) in KENTUCKY {
        let got = kts.ssid(text).map_err(|error| error.to_string());
        assert_eq!(got.as_ref().err().map(String::as_str), *message, "{text}");
        assert_eq!(got.is_ok().then_some(*text), got.as_ref().ok().map(Ssid::as_str));
    }
}

#[test]
fn shapes_that_an_exchange_can_have() {
    for length in 0..=u8::MAX {
        let possible = (4..=15).contains(&length);
        assert_eq!(SsidShape::letters_and_digits(length).is_some(), possible, "{length}");
        assert_eq!(SsidShape::digits(length).is_some(), possible && length != 9, "{length} digits");
    }
    assert_eq!(SsidShape::digits(7).unwrap().to_string(), "7 digits");
    let nine = SsidShape::letters_and_digits(9).unwrap();
    assert_eq!(nine.to_string(), "9 letters and digits");
    assert!(nine.check(Ssid::new("A12345678").unwrap()).is_ok());
    assert!(nine.check(Ssid::new("A1234567").unwrap()).is_err());
    assert!(nine.check(Ssid::new("1234567890").unwrap()).is_err());
}

#[test]
fn debug_shows_the_last_four_characters() {
    for (text, masked) in [
        ("1234567890", "******7890"),
        ("123456789012345", "***********2345"),
        ("12345", "*2345"),
        ("1234", "1234"),
        ("KY12345678", "******5678"),
    ] {
        let ssid = Ssid::new(text).unwrap();
        assert_eq!(format!("{ssid:?}"), masked);
        assert_eq!(ssid.masked().to_string(), masked);
    }
}

/// Every value that holds an identifier, by its `Debug` output.
#[test]
fn debug_masks_the_identifier_wherever_it_is() {
    let ssid = Ssid::new("9182736450").unwrap();
    let (section, task, term) = (key("480815", "01"), task_name("CTE Term Grade"), number(2));
    let (home, score) = (common::id("HS-210"), ScoreText::new("A").unwrap());
    let posted = PostedGrade {
        ssid: Some(ssid),
        section: section.clone(),
        task: task.clone(),
        term,
        mark: Mark::Score(score.clone()),
        posted: minute("2019-10-04 15:00"),
    };
    let at_home = HomeGrade {
        ssid,
        section: section.clone(),
        task: task.clone(),
        home: home.clone(),
        term,
        score: score.clone(),
        percent: None,
    };
    let sent = SentGrade {
        ssid,
        section: section.clone(),
        task: task.clone(),
        technical_term: term,
        home: home.clone(),
        term,
        score,
    };
    let enrollment = Enrollment {
        ssid: Some(ssid),
        home,
        section,
        days: range("2019-08-01", "2020-05-15"),
        grade_level: None,
    };
    let exception = WindowException {
        scope: ExceptionScope::Student(ssid),
        task,
        term,
        span: whole_days("2019-10-02", "2019-10-09"),
    };
    let school = common::school({
        let mut parts = common::technical();
        parts.exceptions.push(exception.clone());
        parts
    });
    for (what, shown) in [
        ("identifier", format!("{ssid:?}")),
        ("posted grade", format!("{posted:?}")),
        ("home grade", format!("{at_home:?}")),
        ("sent grade", format!("{sent:?}")),
        ("enrollment", format!("{enrollment:?}")),
        ("exception", format!("{exception:#?}")),
        ("school", format!("{school:?}")),
    ] {
        assert!(shown.contains("******6450"), "{what}: {shown}");
        for part in ["918273", "182736", "273645", "9182", "8273", "2736", "7364"] {
            assert!(!shown.contains(part), "{what}: {shown}");
        }
    }
}

proptest! {
    #[test]
    fn order_equality_and_text_agree(a in "[0-9A-Za-z]{4,15}", b in "[0-9A-Za-z]{4,15}", tail in "[0-9A]{0,3}") {
        let longer = format!("{}{tail}", a.get(..4).unwrap());
        for (a, b) in [(&a, &b), (&a, &longer), (&longer, &a)] {
            if let (Ok(x), Ok(y)) = (Ssid::new(a), Ssid::new(b)) {
                prop_assert_eq!(x.cmp(&y), a.cmp(b));
                prop_assert_eq!(x == y, a == b);
            }
        }
    }

    #[test]
    fn nine_digits_are_refused_however_they_are_grouped(digits in "[0-9]{9}", by in "[-. /_:,#*+]{1,3}") {
        let grouped = [digits.get(..3).unwrap(), digits.get(3..5).unwrap(), digits.get(5..).unwrap()].join(&by);
        for text in [digits, grouped] {
            prop_assert_eq!(Ssid::new(&text), Err(SsidError::SocialSecurityNumber));
            prop_assert_eq!(ExchangeProfile::kts().ssid(&text), Err(SsidError::SocialSecurityNumber));
        }
    }

    #[test]
    fn ten_digits_are_taken_and_masked(text in "[0-9]{10}") {
        let ssid = ExchangeProfile::kts().ssid(&text).unwrap();
        prop_assert_eq!(ssid.as_str(), text.as_str());
        let masked = "******".to_owned() + text.get(6..).unwrap();
        prop_assert_eq!(format!("{:?}", ssid), masked);
    }

    #[test]
    fn no_text_makes_it_fail_otherwise(text in any::<String>()) {
        if let Ok(ssid) = Ssid::new(&text) {
            prop_assert_eq!(ssid.as_str(), text.as_str());
            prop_assert!((4..=15).contains(&text.len()));
        }
    }
}
