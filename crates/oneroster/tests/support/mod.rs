//! Packages written as texts, and what reading them says, as short lines.
#![allow(dead_code, reason = "each test file uses a part of it")]

use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{EndDate, SchoolYear};
use gradecrosswalk_oneroster::format::SessionType;
use gradecrosswalk_oneroster::mapping::{
    Choices, CourseNumberFrom, NamedBy, PassRule, ScaleReading, ScoreColumn, SectionNumberFrom, StudentKey,
    TaskNaming,
};
use gradecrosswalk_oneroster::{Diagnostics, Mode, Package, PackageFile, SlashDates};

pub(crate) const LENIENT: Mode = Mode::Lenient(SlashDates::MonthFirst);

pub(crate) const SESSIONS: &str =
    "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\r\n";
pub(crate) const ORGS: &str = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\n";
pub(crate) const COURSES: &str = "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes\r\n";
pub(crate) const CLASSES: &str = "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\r\n";
pub(crate) const USERS: &str = "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns\r\n";
pub(crate) const ENROLLMENTS: &str = "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\r\n";
pub(crate) const CATEGORIES: &str = "sourcedId,status,dateLastModified,title,weight\r\n";
pub(crate) const LINE_ITEMS: &str = "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId\r\n";
pub(crate) const RESULTS: &str = "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,classSourcedId,inProgress,incomplete,late,missing\r\n";
pub(crate) const SCALES: &str = "sourcedId,status,dateLastModified,title,type,orgSourcedId,courseSourcedId,classSourcedId,scoreScaleValue\r\n";
pub(crate) const ITEM_SCALES: &str =
    "sourcedId,status,dateLastModified,title,lineItemSourcedId,scoreScaleSourcedId\r\n";

/// Files and their texts.
pub(crate) type Files = Vec<(&'static str, Vec<u8>)>;

/// A file of a header and records.
pub(crate) fn file(name: &'static str, header: &str, records: &[&str]) -> (&'static str, Vec<u8>) {
    let mut text = header.to_owned();
    for record in records {
        text.push_str(record);
        text.push_str("\r\n");
    }
    (name, text.into_bytes())
}

/// A manifest of version 1.2 that calls these files bulk.
pub(crate) fn manifest(mode: &str, names: &[&str]) -> (&'static str, Vec<u8>) {
    manifest_of("1.2", mode, names)
}

pub(crate) fn manifest_of(version: &str, mode: &str, names: &[&str]) -> (&'static str, Vec<u8>) {
    let mut text = format!("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,{version}\r\n");
    for name in names {
        text.extend(["file.", name, ",", mode, "\r\n"]);
    }
    ("manifest.csv", text.into_bytes())
}

pub(crate) fn read(files: &[(&'static str, Vec<u8>)], mode: Mode) -> (Package, Diagnostics) {
    let files: Vec<PackageFile<'_>> = files.iter().map(|(name, bytes)| PackageFile { name, bytes }).collect();
    Package::read(&files, mode)
}

/// `results.csv:7 score R405`, one a diagnostic.
pub(crate) fn short(found: &Diagnostics) -> Vec<String> {
    let line = |of: &gradecrosswalk_oneroster::Diagnostic| {
        let column = of.column.as_deref().map_or(String::new(), |column| format!(" {column}"));
        format!("{}:{}{column} {}", of.file, of.line, of.code.code())
    };
    found.list().iter().map(line).collect()
}

/// A package of one school that is read and mapped without anything to say, to be changed by a case.
#[derive(Clone)]
pub(crate) struct Draft {
    files: Vec<(&'static str, &'static str, Vec<String>)>,
}

impl Draft {
    /// Two grading periods, a course with one section, a student with a grade in the first, graded on a scale.
    pub(crate) fn school() -> Self {
        let lines = |records: &[&str]| records.iter().map(|record| (*record).to_owned()).collect();
        Self {
            files: vec![
                (
                    "academicSessions.csv",
                    SESSIONS,
                    lines(&[
                        "y,,,2025-2026,schoolYear,2025-08-01,2026-06-01,,2026",
                        "gp1,,,GP1,gradingPeriod,2025-08-01,2025-10-02,y,2026",
                        "gp2,,,GP2,gradingPeriod,2025-10-02,2025-12-20,y,2026",
                    ]),
                ),
                ("orgs.csv", ORGS, lines(&["o1,,,Made-up ATC,school,017,", "o2,,,Other,school,018,"])),
                ("courses.csv", COURSES, lines(&["c1,,,y,Welding,480815,,o1,,"])),
                ("classes.csv", CLASSES, lines(&["k1,,,Welding,,c1,1,scheduled,,o1,\"gp1,gp2\",,,"])),
                (
                    "users.csv",
                    USERS,
                    lines(&[
                        "u1,,,true,a,{SSID:1000000017},G,F,,,,,,,11,,,,,,o1,",
                        "t1,,,true,b,,G,F,,T-9,,,,,,,,,,,o1,",
                    ]),
                ),
                (
                    "enrollments.csv",
                    ENROLLMENTS,
                    lines(&["e1,,,k1,o1,u1,student,,2025-08-01,2025-12-20", "e2,,,k1,o1,t1,teacher,true,,"]),
                ),
                ("categories.csv", CATEGORIES, lines(&["cat,,,CTE,"])),
                (
                    "lineItems.csv",
                    LINE_ITEMS,
                    lines(&["li1,,,CTE Term Grade,,2025-08-01,2025-10-01,k1,cat,gp1,0,100,o1"]),
                ),
                ("results.csv", RESULTS, lines(&["r1,,,li1,u1,fully graded,92.5,2025-09-30,,A,k1,false,,,"])),
                (
                    "scoreScales.csv",
                    SCALES,
                    lines(&["sc,,,CTE Numeric,percent,,,k1,\"{A:90},{B:80},{F:0}\""]),
                ),
                ("lineItemScoreScales.csv", ITEM_SCALES, lines(&["ls1,,,,li1,sc"])),
            ],
        }
    }

    fn records(&mut self, name: &str) -> &mut Vec<String> {
        &mut self.files.iter_mut().find(|of| of.0 == name).unwrap().2
    }

    /// With a record more.
    pub(crate) fn and(mut self, name: &str, record: &str) -> Self {
        self.records(name).push(record.to_owned());
        self
    }

    /// With another record in place of the one that begins with the same identifier.
    pub(crate) fn but(mut self, name: &str, record: &str) -> Self {
        let id = record.split(',').next().unwrap();
        let records = self.records(name);
        let place = records.iter().position(|of| of.split(',').next() == Some(id)).unwrap();
        record.clone_into(&mut records[place]);
        self
    }

    /// Without a file.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.files.retain(|of| of.0 != name);
        self
    }

    /// With the scale linked to the result.
    pub(crate) fn scale_at_result(mut self) -> Self {
        let header = "sourcedId,status,dateLastModified,title,resultSourcedId,scoreScaleSourcedId\r\n";
        self.files.push(("resultScoreScales.csv", header, vec!["rs1,,,,r1,sc".to_owned()]));
        self
    }

    pub(crate) fn files(&self) -> Vec<(&'static str, Vec<u8>)> {
        let names: Vec<&str> = self.files.iter().map(|of| of.0.trim_end_matches(".csv")).collect();
        let mut files = vec![manifest("bulk", &names)];
        for (name, header, records) in &self.files {
            let records: Vec<&str> = records.iter().map(String::as_str).collect();
            files.push(file(name, header, &records));
        }
        files
    }

    /// Read; what reading says is for other tests.
    pub(crate) fn package(&self) -> Package {
        read(&self.files(), LENIENT).0
    }
}

pub(crate) fn choices() -> Choices<'static> {
    Choices {
        org: "017",
        school: SchoolId::new("ATC-017").unwrap(),
        year: SchoolYear::starting(2025).unwrap(),
        end_dates: EndDate::Exclusive,
        term_types: &[SessionType::GradingPeriod],
        course_numbers: CourseNumberFrom::CourseCode,
        section_numbers: SectionNumberFrom::ClassCode,
        students: StudentKey::UserId("SSID"),
        tasks: TaskNaming::ByProfile(NamedBy::Title),
        scores: ScoreColumn::Percent,
        scales: ScaleReading::ScoreAndMinPercent,
        passing: PassRule::FromMinPercent("60".parse().unwrap()),
    }
}
