//! Records out of a slice of bytes, by `csv-core`, with the line on which each begins and what is odd about its quotes.
//!
//! Memory is that of the longest record. A record of more fields than [`MAX_FIELDS`] is read to its end and its
//! fields are not given.

use alloc::vec;
use alloc::vec::Vec;
use csv_core::{ReadRecordResult, Reader};

/// The most fields of a record that are told apart.
pub(crate) const MAX_FIELDS: usize = 1024;

/// How a record's quotes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quotes {
    /// As RFC 4180 says.
    Fine,
    /// One is in a field without quotes around it, or something follows the closing one.
    Misplaced,
    /// The last is open where the file ends.
    Open,
}

/// A record, its fields unquoted and one after another.
pub(crate) struct Scanned<'s> {
    /// The line on which it begins, from 1.
    pub(crate) line: u64,
    /// How many blank lines are before it.
    pub(crate) blank_lines: u64,
    pub(crate) quotes: Quotes,
    pub(crate) bytes: &'s [u8],
    /// Where each field ends in the bytes; none where there are too many.
    pub(crate) ends: &'s [usize],
}

pub(crate) struct Scanner<'i> {
    input: &'i [u8],
    reader: Reader,
    line: u64,
    output: Vec<u8>,
    ends: Vec<usize>,
}

impl<'i> Scanner<'i> {
    /// Without the byte-order mark, which the specification asks readers to tolerate.
    pub(crate) fn new(input: &'i [u8]) -> Self {
        let input = input.strip_prefix(b"\xef\xbb\xbf").unwrap_or(input);
        Self { input, reader: Reader::new(), line: 1, output: vec![0; 1024], ends: vec![0; MAX_FIELDS] }
    }

    /// The next record; none at the end of the file, with the blank lines before that.
    pub(crate) fn next(&mut self) -> Result<Scanned<'_>, u64> {
        let blank_lines = self.skip_blank_lines();
        if self.input.is_empty() {
            return Err(blank_lines);
        }
        let (line, record) = (self.line, self.input);
        let (mut written, mut fields, mut too_many) = (0_usize, 0_usize, false);
        loop {
            let output = self.output.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(fields..).unwrap_or_default();
            let (result, read, wrote, ended) = self.reader.read_record(self.input, output, ends);
            self.input = self.input.get(read..).unwrap_or_default();
            written = written.saturating_add(wrote);
            fields = fields.saturating_add(ended);
            match result {
                // At the end of the input, an empty slice tells the reader so.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => {
                    // A record of too many fields is not kept, so its bytes may be written over.
                    if too_many {
                        written = 0;
                    } else {
                        let more = self.output.len().saturating_mul(2);
                        self.output.resize(more, 0);
                    }
                }
                ReadRecordResult::OutputEndsFull => (too_many, fields) = (true, 0),
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        let raw = record.get(..record.len().saturating_sub(self.input.len())).unwrap_or_default();
        // The reader counts from 1, since its last reset.
        self.line = self.line.saturating_add(self.reader.line()).saturating_sub(1);
        if raw.last() == Some(&b'\r') && self.input.first() == Some(&b'\n') {
            self.input = self.input.get(1..).unwrap_or_default();
            self.line = self.line.saturating_add(1);
        }
        // What `csv-core` remembers is how the last record ended; each record is begun anew.
        self.reader.reset();
        let ends = if too_many { &[] } else { self.ends.get(..fields).unwrap_or_default() };
        let bytes = self.output.get(..written).unwrap_or_default();
        Ok(Scanned { line, blank_lines, quotes: quotes(raw), bytes, ends })
    }

    fn skip_blank_lines(&mut self) -> u64 {
        let mut count = 0_u64;
        loop {
            self.input = match self.input {
                [b'\r', b'\n', rest @ ..] | [b'\n', rest @ ..] => {
                    self.line = self.line.saturating_add(1);
                    rest
                }
                [b'\r', rest @ ..] => rest,
                _ => return count,
            };
            count = count.saturating_add(1);
        }
    }
}

/// Where in a field a byte stands.
#[derive(Clone, Copy)]
enum At {
    FieldStart,
    Plain,
    Quoted,
    /// After a quote within quotes: the closing one, or the first of two.
    Closing,
}

fn quotes(raw: &[u8]) -> Quotes {
    if !raw.contains(&b'"') {
        return Quotes::Fine;
    }
    let (mut at, mut misplaced) = (At::FieldStart, false);
    for b in raw {
        at = match (at, b) {
            (At::Quoted, b'"') => At::Closing,
            (At::Quoted, _) | (At::FieldStart | At::Closing, b'"') => At::Quoted,
            (_, b',' | b'\r' | b'\n') => At::FieldStart,
            (At::FieldStart, _) => At::Plain,
            (At::Plain | At::Closing, _) => {
                misplaced |= *b == b'"' || matches!(at, At::Closing);
                At::Plain
            }
        };
    }
    match at {
        At::Quoted => Quotes::Open,
        _ if misplaced => Quotes::Misplaced,
        _ => Quotes::Fine,
    }
}
