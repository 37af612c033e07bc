//! Reading one file into a table: records, header, cells. References are followed later, when all files are there.

use super::FileMode;
use super::header::Header;
use super::read::read_text;
use super::table::{Full, Table};
use crate::csv::{Quotes, Scanned, Scanner};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Expected, Severity};
use crate::format::{Checked, Column, FileKind, FileSpec, Kind, Need, Version, check};
use crate::mode::Mode;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// How a file is read.
#[derive(Clone, Copy)]
pub(crate) struct How {
    pub(crate) version: Version,
    pub(crate) file_mode: FileMode,
    pub(crate) mode: Mode,
}

/// Reads a file. What cannot be taken is a diagnostic.
pub(crate) fn read_table(spec: &'static FileSpec, bytes: &[u8], how: How, found: &mut Diagnostics) -> Table {
    let mut reading = Reading { spec, how, found, table: Table::empty(spec) };
    if bytes.len() > Table::MAX_BYTES {
        reading.fault(0, Code::FileTooLarge, Expected::AtMost(Table::MAX_BYTES));
        return reading.table;
    }
    let mut scanner = Scanner::new(bytes);
    let header = match scanner.next() {
        Ok(record) => reading.header(&record),
        Err(_) => None,
    };
    let Some(header) = header else {
        reading.fault(0, Code::FileEmpty, Expected::Words("a header and records"));
        return reading.table;
    };
    let there = |column: usize| header.columns.get(column).is_some_and(|(_, field)| field.is_some());
    // What is kept of a file is hardly ever longer than the file.
    reading.table = Table::new(spec, bytes.len(), there);
    let columns = header.columns.iter().filter_map(|(column, field)| Some((column, (*field)?)));
    let steps: Vec<Step> = columns
        .map(|(column, field)| {
            let delta = column.need == Need::InDelta && how.file_mode == FileMode::Delta;
            Step { column, field, needed: delta || Header::needs(column, spec, how.version) }
        })
        .collect();
    let mut records = 0_u64;
    let rest = loop {
        match scanner.next() {
            Ok(record) => {
                records = records.saturating_add(1);
                let (line, kept) = (record.line, reading.record(&record, &header, &steps));
                if kept.is_some() {
                    reading.table.end_row(line);
                } else {
                    reading.table.undo_row();
                }
            }
            Err(blank_lines) => break blank_lines,
        }
    };
    if rest > 0 {
        // At the end, where no record follows.
        reading.fault(0, Code::BlankLine, Expected::Nothing);
    }
    if records == 0 {
        reading.fault(0, Code::FileEmpty, Expected::Words("a header and records"));
    }
    reading.table.shrink();
    reading.table
}

/// What to do for a column of each record.
struct Step {
    column: &'static Column,
    field: usize,
    needed: bool,
}

struct Reading<'f> {
    spec: &'static FileSpec,
    how: How,
    found: &'f mut Diagnostics,
    table: Table,
}

impl Reading<'_> {
    fn push(&mut self, diagnostic: Diagnostic) -> Severity {
        let severity = diagnostic.code.severity(self.how.mode);
        self.found.push(self.how.mode, diagnostic);
        severity
    }

    fn fault(&mut self, line: u64, code: Code, expected: Expected) -> Severity {
        self.push(Diagnostic::new(self.spec.file_name, line, code, expected))
    }

    fn header(&mut self, record: &Scanned<'_>) -> Option<Header> {
        if record.blank_lines > 0 {
            self.fault(1, Code::BlankLine, Expected::Nothing);
        }
        if let Some(code) = quotes_fault(record.quotes) {
            self.fault(record.line, code, Expected::Nothing);
        }
        let Some(text) = read_text(record.bytes) else {
            self.fault(record.line, Code::NotUtf8, Expected::Utf8);
            return None;
        };
        if record.ends.is_empty() {
            self.fault(record.line, Code::SurplusValue, Expected::AtMost(crate::csv::MAX_FIELDS));
            return None;
        }
        let starts = core::iter::once(0).chain(record.ends.iter().copied());
        let names = starts.zip(record.ends).map(|(start, end)| text.get(start..*end).unwrap_or_default());
        let Reading { spec, how, found, .. } = self;
        Some(Header::read(spec, how.version, names, (how.mode, record.line), found))
    }

    /// Adds the cells of a record to the table; none where the record is not to be kept.
    fn record(&mut self, record: &Scanned<'_>, header: &Header, steps: &[Step]) -> Option<()> {
        let line = record.line;
        let mut kept = Some(());
        if record.blank_lines > 0 {
            self.fault(line, Code::BlankLine, Expected::Nothing);
        }
        if let Some(code) = quotes_fault(record.quotes) {
            if self.fault(line, code, Expected::Nothing) == Severity::Error {
                kept = None;
            }
            if record.quotes == Quotes::Open {
                // The rest of the file is in one of its fields.
                return None;
            }
        }
        let Some(text) = read_text(record.bytes) else {
            self.fault(line, Code::NotUtf8, Expected::Utf8);
            return None;
        };
        let fields = Expected::Fields(header.fields);
        let count = match record.ends.len().cmp(&header.fields) {
            Ordering::Equal => None,
            // Too many fields to tell apart.
            Ordering::Less if record.ends.is_empty() => Some(Code::SurplusValue),
            Ordering::Less if record.ends.len() < header.fields.div_ceil(2) => Some(Code::RecordStub),
            Ordering::Less => Some(Code::FieldsMissing),
            Ordering::Greater => {
                let end = header.fields.checked_sub(1).and_then(|last| record.ends.get(last));
                let surplus = end.and_then(|end| text.get(*end..)).unwrap_or_default();
                let blank = surplus.trim().is_empty();
                Some(if blank { Code::FieldsSurplus } else { Code::SurplusValue })
            }
        };
        if let Some(code) = count
            && self.fault(line, code, fields) == Severity::Error
        {
            return None;
        }
        // Asked once for the whole record: hardly any holds one.
        let odd = text.bytes().fold(0_u8, |odd, b| odd | u8::from(b < b' ' || b == 0x7f));
        for step in steps {
            let start = step.field.checked_sub(1).map_or(Some(0), |before| record.ends.get(before).copied());
            let end = record.ends.get(step.field).copied();
            let cell = start.zip(end).and_then(|(start, end)| text.get(start..end)).unwrap_or_default();
            if self.cell(line, step, cell, odd == 0) == Some(Severity::Error) {
                kept = None;
            }
        }
        kept
    }

    /// Checks a cell and adds it to the table. None where there is nothing to say.
    fn cell(&mut self, line: u64, step: &Step, raw: &str, plain: bool) -> Option<Severity> {
        let column = step.column;
        let text = if has_outer_blank(raw) { raw.trim() } else { raw };
        let mut worst = None;
        let mut say =
            |severity: Severity| worst = Some(worst.map_or(severity, |of: Severity| of.min(severity)));
        if text.len() != raw.len() {
            say(self.say(line, column, Code::OuterBlank, Expected::Nothing, raw));
        }
        if !plain && text.chars().any(char::is_control) {
            say(self.say(line, column, Code::ControlCharacter, Expected::Nothing, ""));
        }
        if text.is_empty() {
            if step.needed {
                say(self.say(line, column, Code::ValueMissing, Expected::Value, ""));
            }
            return self.add("", worst);
        }
        if column.need == Need::InDelta && self.how.file_mode == FileMode::Bulk {
            say(self.say(line, column, Code::StatusInBulk, Expected::Blank, text));
        }
        match check(column.kind, text, self.how.mode) {
            Checked::Fine => self.add(text, worst),
            Checked::Odd(code, expected) => {
                say(self.say(line, column, code, expected, text));
                self.add(text, worst)
            }
            Checked::Mended(mended, code, expected) => {
                say(self.say(line, column, code, expected, text));
                self.add(&mended, worst)
            }
            Checked::Refused(code, expected) => {
                say(self.say(line, column, code, expected, text));
                self.add("", worst)
            }
        }
    }

    fn add(&mut self, text: &str, worst: Option<Severity>) -> Option<Severity> {
        // A file is shorter than what a table holds, and a mended text not much longer than what it was.
        match self.table.push(text) {
            Ok(()) => worst,
            Err(Full) => Some(Severity::Error),
        }
    }

    fn say(&mut self, line: u64, column: &Column, code: Code, expected: Expected, seen: &str) -> Severity {
        let diagnostic = Diagnostic::new(self.spec.file_name, line, code, expected).column(column.name);
        let personal =
            matches!(column.kind, Kind::PersonalId | Kind::PersonalIds | Kind::Ref(FileKind::Users))
                || (column.kind == Kind::Id && self.spec.kind == FileKind::Users);
        match column.kind {
            // Which of several numbers is private is not for a message to find out.
            Kind::PersonalIds => self.push(diagnostic),
            _ if personal => self.push(diagnostic.seen_of_person(seen)),
            _ => self.push(diagnostic.seen(seen)),
        }
    }
}

fn quotes_fault(quotes: Quotes) -> Option<Code> {
    match quotes {
        Quotes::Fine => None,
        Quotes::Misplaced => Some(Code::QuoteMisplaced),
        Quotes::Open => Some(Code::QuoteNotClosed),
    }
}

fn has_outer_blank(text: &str) -> bool {
    // A blank that is not ASCII begins with a byte above 0x7f; those are looked at more closely by `trim`.
    let blank = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_whitespace() || *b > 0x7f);
    let bytes = text.as_bytes();
    blank(bytes.first()) || blank(bytes.last())
}
