//! What all parts of a mapping share: the package, the choices, the findings.

use super::choices::Choices;
use super::records::{Parts, SchoolRecords};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Expected};
use crate::format::{FileKind, OrgType};
use crate::mode::Mode;
use crate::package::{Package, rank};
use gradecrosswalk_domain::exchange::ExchangeProfile;

pub(super) struct Gathering<'g, 'p> {
    pub(super) package: &'p Package,
    pub(super) choices: &'g Choices<'g>,
    pub(super) profile: &'g ExchangeProfile,
    found: Diagnostics,
}

impl<'g, 'p> Gathering<'g, 'p> {
    pub(super) fn new(package: &'p Package, choices: &'g Choices<'g>, profile: &'g ExchangeProfile) -> Self {
        Self { package, choices, profile, found: Diagnostics::default() }
    }

    /// A finding about a record.
    pub(super) fn find(&mut self, (file, row): (FileKind, usize), code: Code, expected: Expected) {
        self.find_at((file, row), None, code, expected);
    }

    /// A finding about a record's column, with what stands in it.
    pub(super) fn find_at(
        &mut self,
        (file, row): (FileKind, usize),
        cell: Option<(&'static str, &str)>,
        code: Code,
        expected: Expected,
    ) {
        let line = self.package.line(file, row);
        let found = Diagnostic::new(file.file_name(), line, code, expected);
        // How bad it is does not depend on how the package was read.
        self.found.push(
            Mode::Strict,
            match cell {
                Some((column, seen)) => found.column(column).seen(seen),
                None => found,
            },
        );
    }

    /// The row of the school's organisation.
    pub(super) fn school(&mut self) -> Option<usize> {
        let (orgs, wanted) = (self.package.orgs(), self.choices.org);
        let by_identifier = || {
            let of_number =
                orgs.iter().enumerate().filter(|(_, org)| org.identifier == wanted && !org.is_deleted());
            // A department may have its school's number.
            of_number.min_by_key(|(_, org)| org.org_type != Some(OrgType::School)).map(|(row, _)| row)
        };
        let found = orgs.find(wanted).filter(|row| orgs.get(*row).is_some_and(|org| !org.is_deleted()));
        let found = found.or_else(by_identifier);
        if found.is_none() {
            let unknown =
                Diagnostic::new(FileKind::Orgs.file_name(), 0, Code::SchoolUnknown, Expected::Nothing);
            self.found.push(Mode::Strict, unknown.seen(wanted));
        }
        found
    }

    pub(super) fn nothing(self) -> (SchoolRecords, Diagnostics) {
        (SchoolRecords::none(self.choices.school.clone()), self.found)
    }

    pub(super) fn finish(mut self, parts: Parts) -> (SchoolRecords, Diagnostics) {
        self.found.sort(rank);
        (SchoolRecords::of(self.choices.school.clone(), self.profile, parts), self.found)
    }
}
