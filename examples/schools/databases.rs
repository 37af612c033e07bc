//! The folder with the schools' databases: one for the technical school, one for each home school.
//!
//! The technical school's lists the home schools. It is made last, so that it stands only where all others do.

use super::database::{Database, Side};
use super::night::Night;
use super::options::Options;
use super::seed;
use anyhow::{Context as _, Result, bail};
use gradecrosswalk::{AsOf, SchoolId};
use std::fs;
use std::path::{Path, PathBuf};

const TECHNICAL: &str = "technical";

/// The databases of all schools.
pub struct Databases {
    pub folder: PathBuf,
    pub technical: Database,
    /// With each home school's identifier.
    pub homes: Vec<(SchoolId, Database)>,
    /// Whether this run made them.
    pub made: bool,
}

/// Opens the databases, and makes them first where there are none or no folder was named. Then they are in `unnamed`.
pub fn open(options: &Options, unnamed: &str) -> Result<Databases> {
    let folder = options.db.clone().unwrap_or_else(|| PathBuf::from(unnamed));
    let old = files(&folder).with_context(|| folder.display().to_string())?;
    let anew = options.db.is_none();
    let made = anew || !file(&folder, TECHNICAL).exists();
    if made {
        if let Some(stray) = old.iter().find(|_| !anew) {
            bail!(
                "{} is there but not {}: give an empty folder to start from the seed data",
                stray.display(),
                file(&folder, TECHNICAL).display()
            );
        }
        make(&options.schools, &folder, &old, options.as_of)?;
    }
    let technical = Database::open(&file(&folder, TECHNICAL), Side::Technical)?;
    let open_home = |id: SchoolId| Ok((id.clone(), Database::open(&file(&folder, id.as_str()), Side::Home)?));
    let homes = home_ids(&technical)?.into_iter().map(open_home).collect::<Result<_>>()?;
    Ok(Databases { folder, technical, homes, made })
}

fn file(folder: &Path, school: &str) -> PathBuf {
    folder.join(format!("{school}.sqlite"))
}

fn home_ids(technical: &Database) -> Result<Vec<SchoolId>> {
    technical.rows("home_school", |row| {
        let id = row.parse::<SchoolId>("id")?;
        // It becomes a file's name.
        if id.as_str().chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && id.as_str() != TECHNICAL {
            Ok(id)
        } else {
            Err(row.refuse("id", format!("school {id} cannot name a file: give letters, digits and dashes")))
        }
    })
}

/// The databases in a folder, and the files that SQLite keeps beside them.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let of_sqlite = |path: &PathBuf| {
        let name = path.extension().and_then(|extension| extension.to_str());
        matches!(name, Some("sqlite" | "sqlite-wal" | "sqlite-shm" | "sqlite-journal"))
    };
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).filter(of_sqlite).collect();
    files.sort();
    Ok(files)
}

fn make(schools: &Path, folder: &Path, old: &[PathBuf], as_of: AsOf) -> Result<()> {
    let seeded = |school: &str, side| -> Result<Database> {
        let from = schools.join(school);
        Ok(Database::of(from.display().to_string(), seed::database(&from, side)?))
    };
    let technical = seeded(TECHNICAL, Side::Technical)?;
    let mut homes = Vec::new();
    for id in home_ids(&technical)? {
        let home = seeded(id.as_str(), Side::Home)?;
        homes.push((id, home));
    }
    // Read once before a file is written: seed data that cannot be read makes no database.
    Night::read(&technical, &homes, as_of)?;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    for path in old {
        fs::remove_file(path).with_context(|| path.display().to_string())?;
    }
    for (id, home) in &homes {
        let path = file(folder, id.as_str());
        save(home, &path)?;
        // With a write-ahead log a school's own writing never keeps the night from reading.
        let journal = || {
            Database::open(&path, Side::Home)?
                .connection()
                .pragma_update(None, "journal_mode", "wal")
                .map_err(anyhow::Error::from)
        };
        journal().with_context(|| path.display().to_string())?;
    }
    save(&technical, &file(folder, TECHNICAL))
}

fn save(database: &Database, path: &Path) -> Result<()> {
    let name =
        path.to_str().with_context(|| format!("{}: give a folder with a utf-8 name", path.display()))?;
    let saved = database.connection().execute("VACUUM INTO ?1", [name]);
    saved.map(|_| ()).with_context(|| path.display().to_string())
}
