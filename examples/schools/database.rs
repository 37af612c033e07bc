//! One school's database: its shape, how it is opened, and its cells, each refused with its place.

use anyhow::{Context as _, Result, anyhow, bail};
use rusqlite::{Connection, OpenFlags, Transaction, types::ValueRef};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs::OpenOptions;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// Whose database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Technical,
    Home,
}

/// The tables of a database with their columns, in order.
pub type Tables = BTreeMap<String, Vec<String>>;

/// Raised whenever a table changes, so that an old program refuses a new database.
const USER_VERSION: i32 = 3;

// One thread uses a connection.
const READ_ONLY: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);
const READ_WRITE: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

impl Side {
    /// Marks the file as one of this program's, so that another program's database is never written to.
    fn application_id(self) -> i32 {
        match self {
            Self::Technical => i32::from_be_bytes(*b"GXWT"),
            Self::Home => i32::from_be_bytes(*b"GXWH"),
        }
    }

    /// An empty database in memory.
    pub fn empty(self) -> Result<Connection> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(include_str!("schema/school.sql"))?;
        connection.execute_batch(match self {
            Self::Technical => include_str!("schema/technical.sql"),
            Self::Home => include_str!("schema/home.sql"),
        })?;
        connection.pragma_update(None, "application_id", self.application_id())?;
        connection.pragma_update(None, "user_version", USER_VERSION)?;
        Ok(connection)
    }
}

/// The tables that a database has.
pub fn tables(connection: &Connection) -> rusqlite::Result<Tables> {
    let mut query = connection.prepare(
        "SELECT the.name, of.name FROM sqlite_schema AS the JOIN pragma_table_info(the.name) AS of
         WHERE the.type = 'table' ORDER BY the.name, of.cid",
    )?;
    let mut tables = Tables::new();
    let mut columns = query.query([])?;
    while let Some(row) = columns.next()? {
        tables.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(tables)
}

/// A school's database, open and of the right shape.
pub struct Database {
    name: String,
    connection: Connection,
}

impl Database {
    /// A database that is open already, such as one in memory.
    pub fn of(name: String, connection: Connection) -> Self {
        Self { name, connection }
    }

    /// Opens a file, the technical school's for reading alone.
    pub fn open(path: &Path, side: Side) -> Result<Self> {
        let name = path.display().to_string();
        let open = || -> Result<Connection> {
            if !path.is_file() {
                bail!("there is no such file");
            }
            let connection = match side {
                Side::Home if is_writable(path) => Connection::open_with_flags(path, READ_WRITE)?,
                Side::Home => open_unwritable(path)?,
                Side::Technical => Connection::open_with_flags(path, READ_ONLY)?,
            };
            // Short: a school that is busy for longer is made up by the next night, and the others do not wait.
            connection.busy_timeout(Duration::from_millis(300))?;
            connection.pragma_update(None, "foreign_keys", true)?;
            check_shape(&connection, side)?;
            Ok(connection)
        };
        let connection = open().with_context(|| name.clone())?;
        Ok(Self { name, connection })
    }

    /// The file, as errors name it.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// While it lives, everything is read as of one moment.
    pub fn snapshot(&self) -> Result<Transaction<'_>> {
        self.connection.unchecked_transaction().with_context(|| self.name.clone())
    }

    /// Reads the rows of a table.
    pub fn rows<T>(&self, table: &'static str, read: impl Fn(&Cells<'_>) -> Result<T>) -> Result<Vec<T>> {
        let place = || format!("{}: table {table}", self.name);
        let sql = format!("SELECT rowid AS the_row, * FROM {table} ORDER BY rowid");
        let mut query = self.connection.prepare(&sql).with_context(place)?;
        let mut rows = query.query([]).with_context(place)?;
        let mut records = Vec::new();
        while let Some(row) = rows.next().with_context(place)? {
            let number = row.get("the_row").with_context(place)?;
            records.push(read(&Cells { file: &self.name, table, number, row })?);
        }
        Ok(records)
    }
}

/// Whether the file may be written to, for those too who may write to any file.
fn is_writable(path: &Path) -> bool {
    let marked = path.metadata().is_ok_and(|of| of.permissions().readonly());
    !marked && OpenOptions::new().append(true).open(path).is_ok()
}

/// Opens a file that cannot be written to. It can be read, so that the night is planned with all schools; its part
/// fails when it is applied. SQLite would keep files beside it that nobody can write to later; where nobody else has
/// it open it is read without them.
fn open_unwritable(path: &Path) -> Result<Connection> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if Path::new(&log).exists() {
        return Ok(Connection::open_with_flags(path, READ_ONLY)?);
    }
    let name = path.to_str().context("give a folder with a utf-8 name")?;
    let name = name.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let uri = format!("file:{name}?immutable=1");
    Ok(Connection::open_with_flags(uri, READ_ONLY | OpenFlags::SQLITE_OPEN_URI)?)
}

fn check_shape(connection: &Connection, side: Side) -> Result<()> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let (found, wanted) = (pragma("application_id")?, side.application_id());
    if found != wanted {
        bail!("application id is {found}, not {wanted}: give a database that this program made");
    }
    let found = pragma("user_version")?;
    if found != USER_VERSION {
        bail!("user version is {found}, not {USER_VERSION}: make the databases anew in an empty folder");
    }
    let found = tables(connection)?;
    for (table, columns) in tables(&side.empty()?)? {
        let Some(found) = found.get(&table) else {
            bail!("table {table} is missing: make the databases anew in an empty folder");
        };
        if let Some(column) = columns.iter().find(|column| !found.contains(column)) {
            bail!("table {table} has no column {column}: make the databases anew in an empty folder");
        }
    }
    Ok(())
}

/// The cells of one row.
pub struct Cells<'r> {
    file: &'r str,
    table: &'static str,
    number: i64,
    row: &'r rusqlite::Row<'r>,
}

impl Cells<'_> {
    /// A cell's text, read; none where it is blank.
    pub fn maybe<T, E: Display>(
        &self,
        column: &str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>> {
        let value = self.row.get_ref(column).map_err(|error| self.refuse(column, error))?;
        let number;
        let text = match value {
            ValueRef::Null => return Ok(None),
            ValueRef::Integer(value) => {
                number = value.to_string();
                &number
            }
            ValueRef::Text(text) => {
                std::str::from_utf8(text).map_err(|_| self.refuse(column, "it is not valid text"))?
            }
            ValueRef::Real(_) | ValueRef::Blob(_) => {
                return Err(self.refuse(column, "it is neither text nor a whole number"));
            }
        };
        read(text).map(Some).map_err(|error| self.refuse(column, error))
    }

    /// A cell in the text form that the library itself reads; none where it is blank.
    pub fn parse_if<T: FromStr<Err: Display>>(&self, column: &str) -> Result<Option<T>> {
        self.maybe(column, str::parse)
    }

    /// The same for a cell that must not be blank.
    pub fn parse<T: FromStr<Err: Display>>(&self, column: &str) -> Result<T> {
        self.read(column, str::parse)
    }

    /// A cell that must not be blank.
    pub fn read<T, E: Display>(&self, column: &str, read: impl Fn(&str) -> Result<T, E>) -> Result<T> {
        self.maybe(column, read)?.ok_or_else(|| self.refuse(column, "it is blank: give a value"))
    }

    /// The error of a cell, or of several that do not go together.
    pub fn refuse(&self, column: &str, error: impl Display) -> anyhow::Error {
        anyhow!("{}: table {}, row {}, column {column}: {error}", self.file, self.table, self.number)
    }
}
