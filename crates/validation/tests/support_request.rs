//! The support request (rule D-6): what its text refuses, in the forms that people really type, and what it lets pass.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "tests"
)]

mod diagnosing;

use chrono::Datelike as _;
use diagnosing::with_draft;
use gradecrosswalk_domain::exchange::ExchangeProfile;
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{TERM_GRADE, date, percent, section, ssid, task_name};
use gradecrosswalk_validation::diagnosis::Question;
use gradecrosswalk_validation::support::{LentNames, NoCase, Personal, REMINDER, SupportRequest, check};
use proptest::prelude::*;

const NAMES: &[&str] = &[
    "Mary Ann Smith",
    "O'Neil, Siobhán",
    "José García López",
    "Nguyễn, Văn An",
    "Zoë Müller-Lüdenscheidt",
    "Jean-Luc Picard",
    "Quigley",
    "de la Cruz, Maria",
    "Bob Hall Jr.",
];

/// What each text shows, and the very text that shows it.
const REFUSED: &[(Personal, &str, &str)] = &[
    (Personal::SocialSecurityNumber, "his number is 123-45-6789.", "123-45-6789"),
    (Personal::SocialSecurityNumber, "123 45 6789", "123 45 6789"),
    (Personal::SocialSecurityNumber, "ssn:123.45.6789", "123.45.6789"),
    (Personal::SocialSecurityNumber, "SSN123456789", "123456789"),
    (Personal::SocialSecurityNumber, "(123456789)", "123456789"),
    (Personal::SocialSecurityNumber, "123 - 45 - 6789", "123 - 45 - 6789"),
    (Personal::SocialSecurityNumber, "123_45_6789", "123_45_6789"),
    (Personal::SocialSecurityNumber, "123/45/6789", "123/45/6789"),
    (Personal::SocialSecurityNumber, "123-456789", "123-456789"),
    (Personal::SocialSecurityNumber, "1 2 3 4 5 6 7 8 9", "1 2 3 4 5 6 7 8 9"),
    (Personal::SocialSecurityNumber, "123\u{2011}45\u{2011}6789", "123\u{2011}45\u{2011}6789"),
    (Personal::SocialSecurityNumber, "123\u{2013}45\u{2014}6789", "123\u{2013}45\u{2014}6789"),
    (Personal::SocialSecurityNumber, "123\u{a0}45\u{202f}6789", "123\u{a0}45\u{202f}6789"),
    (Personal::SocialSecurityNumber, "１２３-４５-６７８９", "１２３-４５-６７８９"),
    (Personal::SocialSecurityNumber, "１２３４５６７８９", "１２３４５６７８９"),
    (Personal::SocialSecurityNumber, "12345\u{200b}6789", "12345\u{200b}6789"),
    (Personal::SocialSecurityNumber, "123\u{ad}456\u{ad}789", "123\u{ad}456\u{ad}789"),
    (Personal::SocialSecurityNumber, "123\n45\n6789", "123\n45\n6789"),
    (Personal::BirthDate, "born 5/14/2007, she", "5/14/2007"),
    (Personal::BirthDate, "the student of 05-14-07", "05-14-07"),
    (Personal::BirthDate, "14 May 2007", "14 May 2007"),
    (Personal::BirthDate, "May 14, 2007", "May 14, 2007"),
    (Personal::BirthDate, "may 14th 2007", "may 14th 2007"),
    (Personal::BirthDate, "14-MAY-07", "14-MAY-07"),
    (Personal::BirthDate, "14May2007", "14May2007"),
    (Personal::BirthDate, "Sept. 3, 2003", "Sept. 3, 2003"),
    (Personal::BirthDate, "2007-05-14", "2007-05-14"),
    (Personal::BirthDate, "2007/5/14", "2007/5/14"),
    (Personal::BirthDate, "14.5.2007", "14.5.2007"),
    (Personal::BirthDate, "20070514", "20070514"),
    (Personal::BirthDate, "05142007", "05142007"),
    (Personal::BirthDate, "２００７－０５－１４", "２００７－０５－１４"),
    (Personal::BirthDate, "5\u{2044}14\u{2044}2007", "5\u{2044}14\u{2044}2007"),
    (Personal::BirthDate, "DOB: 2019-10-04", "2019-10-04"),
    (Personal::BirthDate, "D.O.B. 051407", "051407"),
    (Personal::BirthDate, "dob051407", "051407"),
    (Personal::BirthDate, "date of birth is 5/14", "5/14"),
    (Personal::BirthDate, "Birth date 5-14-2007", "5-14-2007"),
    (Personal::Name, "Mary Smith has no grade", "Mary Smith"),
    (Personal::Name, "MARY SMITH", "MARY SMITH"),
    (Personal::Name, "mary a. smith's grade", "mary a. smith"),
    (Personal::Name, "Mary Ann Smith", "Mary Ann Smith"),
    (Personal::Name, "Smith, Mary", "Smith, Mary"),
    (Personal::Name, "Smith Mary A", "Smith Mary"),
    (Personal::Name, "M. Smith", "M. Smith"),
    (Personal::Name, "mary_smith@school", "mary_smith"),
    (Personal::Name, "marysmith", "marysmith"),
    (Personal::Name, "Siobhan ONeil", "Siobhan ONeil"),
    (Personal::Name, "SIOBHÁN O\u{2019}NEIL", "SIOBHÁN O\u{2019}NEIL"),
    (Personal::Name, "Jose Garcia", "Jose Garcia"),
    (Personal::Name, "Jose\u{301} Garci\u{301}a Lo\u{301}pez", "Jose\u{301} Garci\u{301}a Lo\u{301}pez"),
    (Personal::Name, "Van An Nguyen", "Van An Nguyen"),
    (Personal::Name, "Zoe Mueller-Luedenscheidt or Zoe Luedenscheidt; Zoë Müller", "Zoë Müller"),
    (Personal::Name, "Jean Luc Picard", "Jean Luc Picard"),
    (Personal::Name, "call quigley today", "quigley"),
    (Personal::Name, "Maria de la Cruz", "Maria de la Cruz"),
    (Personal::Name, "ＭＡＲＹ　ＳＭＩＴＨ", "ＭＡＲＹ　ＳＭＩＴＨ"),
    (Personal::Name, "Bob Hall", "Bob Hall"),
];

const LET_PASS: &[&str] = &[
    "SSID 1900000001 and 1900000002",
    "SSID 190 000 0001",
    "course 480815, section 1, section 480815-12",
    "course 480815-480816",
    "posted on 2019-10-04 and 10/02/2019, 10-04-19, October 3, 2019, 3 Oct 2019",
    "Term 1 08/01/2019 - 10/01/2019, Term 2 10/02/2019 12:00 AM - 12/31/2019 11:59 PM",
    "the school year 2019-20, as in 2018-19",
    "call (502) 555-0123, 502-555-0123 or 502.555.0123 ext 4567",
    "ZIP 42101-1234",
    "92.5 % instead of 88.25 %, 3 grades of 17",
    "founded 1887-01-05, room 1880-12-31",
    "smith shop, a hall, mary had it, Ann too; an old may 5 posting",
    "Mary told Ms. Smith",
    "Mary. The Smith family",
    "H21, V703 and D08 in 480815-1; 12 of 34 in 2019",
    "order 20191004, ticket 12345678901",
    "",
];

fn today() -> chrono::NaiveDate {
    date("2019-10-04")
}

#[test]
fn what_people_type_is_refused_with_its_place() {
    let mut wrong = Vec::new();
    for (what, text, wanted) in REFUSED {
        let Err(refused) = check(text, LentNames(NAMES), today(), &[]) else {
            wrong.push(format!("{text:?} passes"));
            continue;
        };
        let found: Vec<&str> = refused.shown.iter().map(|of| &text[of.bytes.clone()]).collect();
        if !refused.shown.iter().zip(&found).any(|(of, found)| of.what == *what && found == wanted) {
            wrong.push(format!("{text:?}: {found:?}"));
        }
        for of in &refused.shown {
            let chars: String =
                text.chars().skip(of.chars.start).take(of.chars.end - of.chars.start).collect();
            assert_eq!(chars, text[of.bytes.clone()]);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_support_asks_for_passes() {
    for text in LET_PASS {
        let found = check(text, LentNames(NAMES), today(), &[]).map_err(|refused| {
            refused.shown.iter().map(|of| (of.what, &text[of.bytes.clone()])).collect::<Vec<_>>()
        });
        assert_eq!(found, Ok(()), "{text:?}");
    }
    // Dates of the exchange grow old with it.
    assert_eq!(check("2015-10-05", LentNames(&[]), today(), &[]), Ok(()));
    assert!(check("2015-10-04", LentNames(&[]), today(), &[]).is_err());
    // A course number of nine digits is one, where the request is about it.
    assert_eq!(check("course 123456789", LentNames(&[]), today(), &["123456789"]), Ok(()));
    assert!(check("course 123-45-6789", LentNames(&[]), today(), &["123456789"]).is_err());
}

#[test]
fn nothing_of_the_text_and_of_the_names_is_shown() {
    let text = "Mary Smith, born 5/14/2007, 123-45-6789";
    let refused = check(text, LentNames(NAMES), today(), &[]).unwrap_err();
    let said = format!("{refused} {refused:?} {:?}", LentNames(NAMES));
    assert_eq!(
        refused.to_string(),
        "text shows a name in characters 1 to 10, a birth date in characters 18 to 26, a birth date in characters 18 to 39, a social security number in characters 29 to 39: remove it, and give the SSID instead"
    );
    for part in ["Mary", "Smith", "5/14", "6789", "Siobh", "Quigley"] {
        assert!(!said.contains(part), "{said}");
    }
}

#[test]
fn a_request_says_what_support_asks_for() {
    let mut draft = Draft::by_the_book();
    draft.post(1, TERM_GRADE, 2, percent("92.5"));
    draft.homes[0].open(TERM_GRADE, []);
    with_draft(&draft, |diagnoser, _| {
        let asked = Question::new(ssid(1), section(Draft::COURSE, "1"), task_name(TERM_GRADE));
        let diagnoses =
            [diagnoser.diagnose(&asked), diagnoser.diagnose(&Question { ssid: Some(ssid(2)), ..asked })];
        let request = SupportRequest::new(&draft.profile, &diagnoses).unwrap();
        let refused = request.clone().with_text("it is 123456789's", LentNames(&[])).unwrap_err();
        assert_eq!(refused.shown[0].chars, 6..15);
        let text =
            request.with_text(" 1900000001 waits since Monday \n", LentNames(NAMES)).unwrap().to_string();
        let lines = [
            "To: ktssupport@education.ky.gov",
            "Subject: KTS: 2 grades missing, course 480815",
            "1900000001 waits since Monday",
            "Case 1",
            "  course number: 480815",
            "  section: 1",
            "  SSID: 1900000001",
            "  grading task: CTE Term Grade, term 2",
            "  home school: HS-1",
            "  first cause: D19 home-not-marked: no term is marked active for the task at the home school (HS-1)",
            "Case 2",
            "  first cause: D01 not-posted: no grade is posted at the technical school (CTC-1)",
        ];
        for line in lines {
            assert!(text.lines().any(|of| of == line), "{line:?} is not in\n{text}");
        }
        assert!(text.contains("\n  finding: HS-1: error H16, course 480815, section 1"), "{text}");
        assert!(text.ends_with(REMINDER), "{text}");
    });
    assert_eq!(SupportRequest::new(&ExchangeProfile::kts(), &[]), Err(NoCase));
}

proptest! {
    /// Whatever is typed: no panic, ranges on character bounds, and what is refused stays refused inside other words.
    #[test]
    fn any_text_can_be_checked(before in ".{0,20}", after in ".{0,20}", digits in "[0-9]{3}-[0-9]{2}-[0-9]{4}") {
        let text = format!("{before} {digits} {after}");
        let refused = check(&text, LentNames(NAMES), today(), &[]).unwrap_err();
        for of in &refused.shown {
            prop_assert!(text.get(of.bytes.clone()).is_some());
        }
        let of_number = |of: &gradecrosswalk_validation::support::Shown| of.what == Personal::SocialSecurityNumber;
        prop_assert!(refused.shown.iter().any(of_number));
    }

    /// Ten digits are an SSID, however long the text.
    #[test]
    fn ssids_pass(ssids in proptest::collection::vec("[0-9]{10}", 1..20)) {
        prop_assert_eq!(check(&ssids.join(", "), LentNames(&[]), today(), &[]), Ok(()));
    }

    /// A day in the last four years passes in every form; an older one of a student does in none.
    #[test]
    fn days_are_told_apart_by_age(back in 0_u64..12_000) {
        let day = today() - chrono::Days::new(back);
        let recent = day > date("2015-10-04");
        let (y, m, d) = (day.year(), day.month(), day.day());
        let name = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December"][usize::try_from(m).unwrap() - 1];
        let forms = [
            format!("{y}-{m:02}-{d:02}"),
            format!("{m}/{d}/{y}"),
            format!("{name} {d}, {y}"),
            format!("{d:02} {} {y}", &name[..3]),
            format!("{m:02}-{d:02}-{:02}", y % 100),
            format!("{y}{m:02}{d:02}"),
        ];
        for text in forms {
            // Month and day of a short form may be read the other way round: never to a day that is recent.
            let swapped = d <= 12;
            let passes = check(&text, LentNames(&[]), today(), &[]).is_ok();
            if recent && !swapped {
                prop_assert!(passes, "{}", text);
            } else if !recent {
                prop_assert!(!passes, "{}", text);
            }
        }
    }
}
