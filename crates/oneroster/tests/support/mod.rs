//! Packages written as texts, and what reading them says, as short lines.
#![allow(dead_code, reason = "each test file uses a part of it")]

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
