//! Users as students: each one's state student identifier, looked up once. Teachers are never asked for one.

use super::choices::StudentKey;
use super::gathering::Gathering;
use crate::diagnostic::{Code, Expected};
use crate::format::{FileKind, Reference, User};
use crate::package::Package;
use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;
use gradecrosswalk_domain::grades::Ssid;

#[derive(Clone, Copy)]
enum Known {
    NotAsked,
    /// None where there is a finding.
    Asked(Option<Ssid>),
}

pub(super) struct Students {
    by_row: Vec<Known>,
    /// The least user of each student.
    users: BTreeMap<Ssid, usize>,
}

impl Students {
    pub(super) fn of(package: &Package) -> Self {
        Self { by_row: vec![Known::NotAsked; package.users().len()], users: BTreeMap::new() }
    }

    /// The identifier of a user that takes part as a student.
    pub(super) fn ssid(&mut self, gathering: &mut Gathering<'_, '_>, user: Reference<'_>) -> Option<Ssid> {
        let row = user.row()?;
        if let Known::Asked(ssid) = *self.by_row.get(row)? {
            return ssid;
        }
        let user = gathering.package.users().get(row).filter(|user| !user.is_deleted());
        let ssid = user.and_then(|user| read(gathering, &user));
        match ssid {
            None => gathering.find((FileKind::Users, row), Code::StudentNumber, Expected::Ssid),
            Some(ssid) => match self.users.get(&ssid) {
                None => {
                    self.users.insert(ssid, row);
                }
                Some(other) => {
                    gathering.find(
                        (FileKind::Users, row.max(*other)),
                        Code::StudentDoubled,
                        Expected::Nothing,
                    );
                    self.users.insert(ssid, row.min(*other));
                }
            },
        }
        if let Some(known) = self.by_row.get_mut(row) {
            *known = Known::Asked(ssid);
        }
        ssid
    }

    pub(super) fn into_users(self) -> BTreeMap<Ssid, usize> {
        self.users
    }
}

fn read(gathering: &Gathering<'_, '_>, user: &User<'_>) -> Option<Ssid> {
    let number = match gathering.choices.students {
        StudentKey::Identifier => user.identifier,
        StudentKey::MasterIdentifier => user.master_identifier,
        StudentKey::UserId(wanted) => {
            let mut of_type = user.user_ids.iter().filter(|(kind, _)| kind.eq_ignore_ascii_case(wanted));
            of_type.next()?.1
        }
    };
    gathering.profile.ssid(number.as_str()).ok()
}
