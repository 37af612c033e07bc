//! Packages of any bytes: reading and mapping end in both modes, what is said can be shown, and what was written is read
//! in strict mode without a word. The first bytes of a file's part say which file it is.
#![no_main]

use gradecrosswalk::oneroster::format::SessionType;
use gradecrosswalk::oneroster::mapping::{
    Choices, CourseNumberFrom, NamedBy, PassRule, ScaleReading, ScoreColumn, SectionNumberFrom, StudentKey,
    TaskNaming, map_school,
};
use gradecrosswalk::oneroster::out::{Form, GradeToWrite, ResultsChoices, write_results};
use gradecrosswalk::oneroster::{FileKind, Mode, Package, PackageFile, SlashDates, Version};
use gradecrosswalk::{EndDate, ExchangeProfile, SchoolId, SchoolYear};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // Files are cut at zero bytes; the next byte says which it is.
    let parts = bytes.split(|b| *b == 0);
    let files: Vec<PackageFile<'_>> = parts
        .filter_map(|part| part.split_first())
        .map(|(kind, bytes)| {
            let name = FileKind::ALL.get(usize::from(*kind) % 13).map_or("manifest.csv", |kind| kind.file_name());
            PackageFile { name, bytes }
        })
        .collect();
    let profile = ExchangeProfile::kts();
    for mode in [Mode::Strict, Mode::Lenient(SlashDates::MonthFirst), Mode::Lenient(SlashDates::DayFirst)] {
        let (package, found) = Package::read(&files, mode);
        for diagnostic in found.list() {
            assert!(!diagnostic.to_string().is_empty());
        }
        let (scores, scales) = match mode {
            Mode::Strict => (ScoreColumn::Percent, ScaleReading::ScoreAndMinPercent),
            Mode::Lenient(_) => (ScoreColumn::Points, ScaleReading::RangeAndScore),
        };
        let Some(org) = package.orgs().get(0).map(|org| org.sourced_id.as_str()) else { continue };
        let choices = Choices {
            org,
            school: SchoolId::new("HS-1").expect("an identifier"),
            year: SchoolYear::starting(2025).expect("a year"),
            end_dates: EndDate::Exclusive,
            term_types: &[SessionType::GradingPeriod, SessionType::Term, SessionType::Semester],
            course_numbers: CourseNumberFrom::CourseCode,
            section_numbers: SectionNumberFrom::ClassCode,
            students: StudentKey::Identifier,
            tasks: TaskNaming::ByProfile(NamedBy::Title),
            scores,
            scales,
            passing: PassRule::FromMinPercent("60".parse().expect("a percent")),
        };
        let (records, found) = map_school(&package, &choices, &profile);
        for diagnostic in found.list() {
            assert!(!diagnostic.to_string().is_empty());
        }
        let how = ResultsChoices {
            version: Version::V1_2,
            form: Form::Bulk,
            profile: &profile,
            home: &choices,
            category: "CTE",
            source: "fuzzing",
        };
        let standing = GradeToWrite::standing(&records);
        let (text, _) = write_results(&package, &records, &standing, &how);
        let again = write_results(&package, &records, &standing, &how).0;
        assert_eq!(text, again, "writing gives the same bytes");
    }
});
