//! Reads a OneRoster package of many results with every check, and prints the CPU time that it took, as JSON.
//!
//! `oneroster make FOLDER RESULTS` writes a package; `oneroster read FOLDER` reads it. `run` beside this file measures it
//! beside Polars' CSV reader.

use gradecrosswalk::oneroster::{FileKind, Mode, Package, PackageFile};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["make", folder, results] => make(Path::new(folder), results.parse().expect("number of results")),
        ["read", folder] => read(Path::new(folder)),
        _ => {
            eprintln!("usage: oneroster make FOLDER RESULTS | oneroster read FOLDER");
            std::process::exit(2);
        }
    }
}

fn read(folder: &Path) {
    let files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .expect("the folder can be read")
        .map(|file| file.expect("a file").path())
        .map(|path| {
            (path.file_name().expect("a name").to_string_lossy().into_owned(), fs::read(path).expect("bytes"))
        })
        .collect();
    let files: Vec<PackageFile<'_>> = files.iter().map(|(name, bytes)| PackageFile { name, bytes }).collect();
    let before = cpu_nanoseconds();
    let (package, found) = Package::read(&files, Mode::Strict);
    let spent = cpu_nanoseconds() - before;
    assert!(found.is_empty(), "{:?}", found.list().first());
    let results = package.count(FileKind::Results);
    println!("{{\"results\": {results}, \"cpu_ms\": {}}}", spent / 1_000_000);
}

/// A number in no order, always the same for one place (the finaliser of SplitMix64).
fn mixed(place: u64) -> u64 {
    let mut z = place.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn cpu_nanoseconds() -> i64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// Twenty-five results a line item, four line items a class, fifty thousand students in no order, random identifiers.
fn make(folder: &Path, results: u32) {
    const STUDENTS: u32 = 50_000;
    let items = results.div_ceil(25);
    let classes = items.div_ceil(4);
    fs::create_dir_all(folder).expect("the folder can be made");
    let file = |kind: FileKind, header: &str, count: u32, record: &dyn Fn(u32, &mut String)| {
        let mut text = format!("{header}\r\n");
        for n in 0..count {
            record(n, &mut text);
            text.push_str("\r\n");
        }
        fs::write(folder.join(kind.file_name()), text).expect("the file can be written");
    };
    let uuid = |of: u64| {
        let (a, b) = (mixed(of), mixed(!of));
        format!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            a >> 32,
            a >> 16 & 0xffff,
            a & 0xffff,
            b >> 48,
            b & 0xffff_ffff_ffff
        )
    };
    let user = |n: u32| uuid(u64::from(n));
    let kinds = [
        FileKind::AcademicSessions,
        FileKind::Orgs,
        FileKind::Courses,
        FileKind::Classes,
        FileKind::Users,
        FileKind::Categories,
        FileKind::LineItems,
        FileKind::Results,
    ];
    let mut manifest =
        String::from("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n");
    for kind in kinds {
        write!(manifest, "file.{},bulk\r\n", kind.name()).expect("a string");
    }
    fs::write(folder.join("manifest.csv"), manifest).expect("the file can be written");
    file(
        FileKind::AcademicSessions,
        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
        4,
        &|n, out| {
            write!(out, "gp{n},,,GP{n},gradingPeriod,2025-08-0{},2025-10-0{},,2026", n + 1, n + 1)
                .expect("a string");
        },
    );
    file(
        FileKind::Orgs,
        "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
        1,
        &|_, out| out.push_str("s1,,,School,school,017,"),
    );
    file(
        FileKind::Courses,
        "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
        100,
        &|n, out| {
            write!(out, "c{n},,,,Course {n},48{n:04},,s1,,").expect("a string");
        },
    );
    file(
        FileKind::Classes,
        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
        classes,
        &|n, out| {
            write!(out, "class-{n:06},,,Class {n},,c{},{n},scheduled,,s1,gp1,,,", n % 100).expect("a string");
        },
    );
    file(
        FileKind::Users,
        "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns",
        STUDENTS,
        &|n, out| {
            let ssid = 1_000_000_000 + n;
            write!(out, "{},,,true,u{n},{{SSID:{ssid}}},G,F,,{ssid},,,,,,,,,,,s1,", user(n))
                .expect("a string");
        },
    );
    file(FileKind::Categories, "sourcedId,status,dateLastModified,title,weight", 1, &|_, out| {
        out.push_str("cat1,,,CTE,")
    });
    file(
        FileKind::LineItems,
        "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId",
        items,
        &|n, out| {
            write!(
                out,
                "li-{n:07},,,CTE Term Grade,,2025-08-01,2025-10-01,class-{:06},cat1,gp{},0,100,s1",
                n / 4,
                n % 4
            )
            .expect("a string");
        },
    );
    file(
        FileKind::Results,
        "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,classSourcedId,inProgress,incomplete,late,missing",
        results,
        &|n, out| {
            let (item, of) = (n / 25, mixed(u64::from(n) << 20));
            let student = user((of % u64::from(STUDENTS)) as u32);
            let (whole, part, day) = (50 + of % 50, of >> 8 & 63, n % 28 + 1);
            write!(out, "{},,,li-{item:07},{student},fully graded,{whole}.{part:02},2025-09-{day:02},,,class-{:06},false,false,false,false", uuid(u64::from(n) << 32 | 7), item / 4).expect("a string");
        },
    );
}
