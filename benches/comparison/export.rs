//! Writes the tables as one plain file a column, for `numpy.fromfile`, and lists them in `tables.tsv`.

use super::tables::Tables;
use anyhow::Context as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

pub fn export(tables: &Tables, folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    let mut list = BufWriter::new(File::create(folder.join("tables.tsv"))?);
    let mut result = Ok(());
    let mut write = |table: &str, column: &str, kind: &str, bytes: &mut dyn Iterator<Item = Vec<u8>>| {
        let mut file = || -> anyhow::Result<()> {
            let mut out = BufWriter::new(File::create(folder.join(format!("{table}.{column}")))?);
            for bytes in &mut *bytes {
                out.write_all(&bytes)?;
            }
            out.flush()?;
            writeln!(list, "{table}\t{column}\t{kind}")?;
            Ok(())
        };
        if result.is_ok() {
            result = file();
        }
    };
    macro_rules! tables {
        ($($table:ident),*) => {
            $(tables.$table.each(|column, kind, bytes| write(stringify!($table), column, kind, bytes));)*
        };
    }
    tables!(
        posted,
        home,
        enrollments,
        links,
        technical_tasks,
        home_tasks,
        windows,
        terms,
        term_match,
        scores
    );
    let sections: Vec<u8> = tables.section_courses.iter().flat_map(|course| course.to_le_bytes()).collect();
    write("sections", "course", "u32", &mut std::iter::once(sections));
    write("night", "today", "i32", &mut std::iter::once(tables.today.to_le_bytes().to_vec()));
    result.and_then(|()| Ok(list.flush()?))
}
