//! The typed records of a package, each made of its texts when it is asked for.

use super::Package;
use super::table::Table;
use crate::format::{
    AcademicSession, AcademicSessionFile, Category, CategoryFile, Class, ClassFile, Course, CourseFile,
    Enrollment, EnrollmentFile, FileKind, LineItem, LineItemFile, LineItemScoreScale, LineItemScoreScaleFile,
    Org, OrgFile, Record, ResultFile, ResultRecord, ResultScoreScale, ResultScoreScaleFile, ScoreScale,
    ScoreScaleFile, User, UserFile,
};
use core::fmt;
use core::marker::PhantomData;

/// The records of one file, in the file's order.
#[derive(Clone, Copy)]
pub struct Records<'p, R> {
    table: Option<&'p Table>,
    read: fn(&'p Table, usize) -> Option<R>,
    record: PhantomData<R>,
}

impl<'p, R> Records<'p, R> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.table.map_or(0, Table::len)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The record at a place, such as [`Reference::row`](crate::format::Reference::row) gives.
    pub fn get(&self, row: usize) -> Option<R> {
        (self.read)(self.table?, row)
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = R> + use<'p, R> {
        let (table, read) = (self.table, self.read);
        (0..self.len()).filter_map(move |row| read(table?, row))
    }

    /// The place of the record with this identifier.
    pub fn find(&self, sourced_id: &str) -> Option<usize> {
        let table = self.table?;
        table.index().find(table, sourced_id).and_then(|row| usize::try_from(row).ok())
    }
}

impl<R> fmt::Debug for Records<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} records", self.len())
    }
}

macro_rules! accessors {
    ($($(#[$doc:meta])* $name:ident: $record:ident by $marker:ident in $kind:ident;)*) => {
        impl Package {
            $(
                $(#[$doc])*
                pub fn $name(&self) -> Records<'_, $record<'_>> {
                    Records {
                        table: self.table(FileKind::$kind),
                        read: |table, row| table.cells(row).map(<$marker as Record>::read),
                        record: PhantomData,
                    }
                }
            )*
        }
    };
}

accessors! {
    /// The sessions.
    academic_sessions: AcademicSession by AcademicSessionFile in AcademicSessions;
    /// The organisations.
    orgs: Org by OrgFile in Orgs;
    /// The courses.
    courses: Course by CourseFile in Courses;
    /// The classes.
    classes: Class by ClassFile in Classes;
    /// The people, of whom only numbers are kept.
    users: User by UserFile in Users;
    /// The enrollments.
    enrollments: Enrollment by EnrollmentFile in Enrollments;
    /// The categories.
    categories: Category by CategoryFile in Categories;
    /// The line items.
    line_items: LineItem by LineItemFile in LineItems;
    /// The results.
    results: ResultRecord by ResultFile in Results;
    /// The score scales.
    score_scales: ScoreScale by ScoreScaleFile in ScoreScales;
    /// Which scales line items are graded on.
    line_item_score_scales: LineItemScoreScale by LineItemScoreScaleFile in LineItemScoreScales;
    /// Which scales results are on.
    result_score_scales: ResultScoreScale by ResultScoreScaleFile in ResultScoreScales;
}
