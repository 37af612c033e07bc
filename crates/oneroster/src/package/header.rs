//! A file's header: which field of a record is which column, and what is odd about it.

use crate::Mode;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Expected};
use crate::format::{Column, FileSpec, Need, Version};
use alloc::vec;
use alloc::vec::Vec;

/// Where the columns that are read stand in a record.
pub(crate) struct Header {
    /// How many fields a record has.
    pub(crate) fields: usize,
    /// The columns, in the order of the specification, each with its field's place.
    pub(crate) columns: Vec<(&'static Column, Option<usize>)>,
}

/// Columns of a producer's own, which may stand behind those of the specification.
const METADATA: &str = "metadata.";

impl Header {
    /// Reads the names of a header's fields.
    pub(crate) fn read<'n>(
        spec: &'static FileSpec,
        version: Version,
        names: impl Iterator<Item = &'n str>,
        (mode, line): (Mode, u64),
        found: &mut Diagnostics,
    ) -> Self {
        let fault = |code, expected| Diagnostic::new(spec.file_name, line, code, expected);
        let wanted: Vec<&'static str> = spec.header(version).collect();
        let mut places: Vec<Option<usize>> = vec![None; spec.columns.len()];
        let mut seen: Vec<&'static str> = Vec::new();
        let mut fields = 0_usize;
        for (place, raw) in names.enumerate() {
            fields = place.saturating_add(1);
            let name = raw.trim();
            let exact = wanted.iter().find(|of| **of == name).copied();
            let known = exact.or_else(|| wanted.iter().find(|of| of.eq_ignore_ascii_case(name)).copied());
            let Some(known) = known else {
                if name.get(..METADATA.len()).is_some_and(|start| start.eq_ignore_ascii_case(METADATA)) {
                    continue;
                }
                match other_name(spec, name).filter(|(place, column)| {
                    // Beside the column itself, another that could stand for it is the producer's own.
                    places.get(*place) == Some(&None) && !seen.contains(&name_in(column, &wanted))
                }) {
                    Some((of, column)) => {
                        let right = name_in(column, &wanted);
                        found.push(mode, fault(Code::ColumnOtherName, Expected::Column(right)).seen(name));
                        seen.push(right);
                        if let Some(slot) = places.get_mut(of) {
                            *slot = Some(place);
                        }
                    }
                    None => {
                        found.push(mode, fault(Code::ColumnUnknown, Expected::ColumnOf(version)).seen(name));
                    }
                }
                continue;
            };
            if known != raw {
                found.push(mode, fault(Code::ColumnCase, Expected::Column(known)).seen(raw));
            }
            if seen.contains(&known) {
                found.push(mode, fault(Code::ColumnDoubled, Expected::Nothing).column(known));
                continue;
            }
            seen.push(known);
            if let Some(slot) = spec.column(known).and_then(|(of, _)| places.get_mut(of)) {
                *slot = Some(place);
            }
        }
        for missing in wanted.iter().filter(|name| !seen.contains(name)) {
            found.push(mode, fault(Code::ColumnMissing, Expected::Nothing).column(*missing));
        }
        let in_order = wanted.iter().filter(|name| seen.contains(name));
        if let Some((right, _)) = in_order.zip(&seen).find(|(right, given)| right != given) {
            found.push(mode, fault(Code::ColumnOrder, Expected::Column(right)));
        }
        let columns = spec.columns.iter().zip(places).collect();
        Self { fields, columns }
    }

    /// Whether a column must hold something, in a file of this version.
    pub(crate) fn needs(column: &Column, spec: &FileSpec, version: Version) -> bool {
        let in_version = |name: &str| spec.header(version).any(|of| of == name);
        column.need == Need::Required
            && (in_version(column.name) || column.also.iter().any(|of| in_version(of)))
    }
}

/// The column that has this name in another version or another format.
fn other_name(spec: &'static FileSpec, name: &str) -> Option<(usize, &'static Column)> {
    spec.columns.iter().enumerate().find(|(_, column)| {
        core::iter::once(&column.name).chain(column.also).any(|also| also.eq_ignore_ascii_case(name))
    })
}

/// A column's name in the version whose header this is.
fn name_in(column: &Column, wanted: &[&'static str]) -> &'static str {
    core::iter::once(&column.name)
        .chain(column.also)
        .copied()
        .find(|name| wanted.contains(name))
        .unwrap_or(column.name)
}
