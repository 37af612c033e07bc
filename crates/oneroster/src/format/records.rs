//! The declarations: one for each file, with its headers in both versions, its record and what each column holds.
//!
//! A column that a header names and no field is declared for is never read: names, e-mail addresses, telephone
//! numbers, passwords and comments among them (rule F-1).

use super::cell::{Cells, Reference, SourcedId};
use super::kind::{
    Cell, Day, Flag, Id, Instant, Number, Pairs, PersonalNumber, PersonalNumbers, Target, Text, Texts, To,
    ToSeveral, Word, Year,
};
use super::lists::{PersonalId, PersonalIds, References, TextList, ValueMap};
use super::spec::{Column, FileKind, FileSpec, Need, Record};
use super::tokens::{
    ClassType, ClassTypeWord, EnrollmentRole, EnrollmentRoleWord, OrgType, OrgTypeWord, ScoreStatus,
    ScoreStatusWord, SessionType, SessionTypeWord, Status, StatusWord,
};
use alloc::string::String;
use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

macro_rules! records {
    ($(
        $(#[$doc:meta])*
        $name:ident by $marker:ident in $kind:ident = $file:literal {
            header 1.1 $header_1_1:literal,
            header 1.2 $header_1_2:literal,
            $(
                $(#[$field_doc:meta])*
                $field:ident: $cell:ty => $value:ty, $need:ident $column:literal $(or $also:literal)*;
            )*
        }
    )*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            #[non_exhaustive]
            pub struct $name<'p> {
                /// The record's identifier in its producer's package.
                pub sourced_id: SourcedId<'p>,
                /// In a delta file, whether the record is there or is to go.
                pub status: Option<Status<'p>>,
                /// In a delta file, when it was last changed, in UTC.
                pub date_last_modified: Option<NaiveDateTime>,
                $(
                    $(#[$field_doc])*
                    pub $field: $value,
                )*
            }

            impl $name<'_> {
                /// Whether the record is to go: a delta's `tobedeleted`.
                pub fn is_deleted(&self) -> bool {
                    self.status == Some(Status::ToBeDeleted)
                }
            }

            pub(crate) struct $marker;

            impl Target for $marker {
                const FILE: FileKind = FileKind::$kind;
            }

            impl Record for $marker {
                const SPEC: FileSpec = FileSpec {
                    kind: FileKind::$kind,
                    file_name: $file,
                    header_1_1: $header_1_1,
                    header_1_2: $header_1_2,
                    columns: &[
                        Column { name: "sourcedId", also: &[], kind: Id::KIND, need: Need::Required },
                        Column { name: "status", also: &[], kind: Word::<StatusWord>::KIND, need: Need::InDelta },
                        Column { name: "dateLastModified", also: &[], kind: Instant::KIND, need: Need::InDelta },
                        $(Column {
                            name: $column,
                            also: &[$($also),*],
                            kind: <$cell as Cell>::KIND,
                            need: Need::$need,
                        },)*
                    ],
                };
                type Of<'p> = $name<'p>;

                fn read(mut cells: Cells<'_>) -> $name<'_> {
                    $name {
                        sourced_id: Id::read(&mut cells),
                        status: Word::<StatusWord>::read(&mut cells),
                        date_last_modified: Instant::read(&mut cells),
                        $($field: <$cell as Cell>::read(&mut cells),)*
                    }
                }

                fn write(record: &$name<'_>, text: &mut String, end: &mut dyn FnMut(&str)) {
                    let mut push = |write: &dyn Fn(&mut String)| {
                        text.clear();
                        write(text);
                        end(text);
                    };
                    push(&|text| Id::write(&record.sourced_id, text));
                    push(&|text| Word::<StatusWord>::write(&record.status, text));
                    push(&|text| Instant::write(&record.date_last_modified, text));
                    $(push(&|text| <$cell as Cell>::write(&record.$field, text));)*
                }
            }
        )*

        impl FileKind {
            /// What the specification says of the file.
            pub(crate) fn spec(self) -> &'static FileSpec {
                match self { $(Self::$kind => const { &<$marker as Record>::SPEC },)* }
            }
        }
    };
}

records! {
    /// A dated part of a school's year. Whether it is a term of the exchange is the caller's choice; its type is a hint.
    AcademicSession by AcademicSessionFile in AcademicSessions = "academicSessions.csv" {
        header 1.1 "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
        header 1.2 "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
        /// The name.
        title: Text => &'p str, Required "title";
        /// What part of the year it is.
        session_type: Word<SessionTypeWord> => Option<SessionType<'p>>, Required "type";
        /// The first day.
        start_date: Day => Option<NaiveDate>, Required "startDate";
        /// The end, which the specification means as exclusive and some producers as inclusive (rule T-9).
        end_date: Day => Option<NaiveDate>, Required "endDate";
        /// The session of which it is a part.
        parent: To<AcademicSessionFile> => Option<Reference<'p>>, Optional "parentSourcedId";
        /// The calendar year in which the school year ends.
        school_year: Year => Option<u16>, Required "schoolYear";
    }

    /// A school, a district or a part of one.
    Org by OrgFile in Orgs = "orgs.csv" {
        header 1.1 "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
        header 1.2 "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
        /// The organisation's name.
        name: Text => &'p str, Required "name";
        /// What it is.
        org_type: Word<OrgTypeWord> => Option<OrgType<'p>>, Required "type";
        /// Its public number, such as a district-school number.
        identifier: Text => &'p str, Optional "identifier";
        /// The organisation of which it is a part.
        parent: To<OrgFile> => Option<Reference<'p>>, Optional "parentSourcedId";
    }

    /// A course that a school or district offers.
    Course by CourseFile in Courses = "courses.csv" {
        header 1.1 "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
        header 1.2 "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
        /// The school year for which it is offered.
        school_year: To<AcademicSessionFile> => Option<Reference<'p>>, Optional "schoolYearSourcedId";
        /// The title.
        title: Text => &'p str, Required "title";
        /// The course number.
        course_code: Text => &'p str, Optional "courseCode" or "code";
        /// Who offers it.
        org: To<OrgFile> => Option<Reference<'p>>, Required "orgSourcedId";
    }

    /// A section of a course.
    Class by ClassFile in Classes = "classes.csv" {
        header 1.1 "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
        header 1.2 "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
        /// The title.
        title: Text => &'p str, Required "title";
        /// The course.
        course: To<CourseFile> => Option<Reference<'p>>, Required "courseSourcedId";
        /// A number that people know it by, such as the section number.
        class_code: Text => &'p str, Optional "classCode";
        /// What it is.
        class_type: Word<ClassTypeWord> => Option<ClassType<'p>>, Required "classType";
        /// The school that teaches it.
        school: To<OrgFile> => Option<Reference<'p>>, Required "schoolSourcedId" or "orgSourcedId";
        /// The sessions in which it is taught.
        terms: ToSeveral<AcademicSessionFile> => References<'p>, Required "termSourcedIds" or "termSourcedId" or "sessionSourcedIds";
    }

    /// A person, of whom only numbers are kept: never a name, an address or a telephone number (rule F-1).
    User by UserFile in Users = "users.csv" {
        header 1.1 "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
        header 1.2 "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns",
        /// Numbers in named systems, such as `{SSID:1234567890}`.
        user_ids: PersonalNumbers => PersonalIds<'p>, Optional "userIds";
        /// The number by which the school knows the person.
        identifier: PersonalNumber => PersonalId<'p>, Optional "identifier";
        /// The grade levels.
        grades: Texts => TextList<'p>, Optional "grades";
        /// A number that holds across systems (1.2).
        master_identifier: PersonalNumber => PersonalId<'p>, Optional "userMasterIdentifier";
    }

    /// A person's place in a class.
    Enrollment by EnrollmentFile in Enrollments = "enrollments.csv" {
        header 1.1 "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
        header 1.2 "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
        /// The class.
        class: To<ClassFile> => Option<Reference<'p>>, Required "classSourcedId";
        /// The school.
        school: To<OrgFile> => Option<Reference<'p>>, Required "schoolSourcedId";
        /// The person.
        user: To<UserFile> => Option<Reference<'p>>, Required "userSourcedId";
        /// What the person does in the class.
        role: Word<EnrollmentRoleWord> => Option<EnrollmentRole<'p>>, Required "role";
        /// Whether a teacher is the class's own.
        primary: Flag => Option<bool>, Optional "primary";
        /// The first day.
        begin_date: Day => Option<NaiveDate>, Optional "beginDate";
        /// The end, which the specification means as exclusive and some producers as inclusive (rule T-9).
        end_date: Day => Option<NaiveDate>, Optional "endDate";
    }

    /// A kind of line items, such as homework.
    Category by CategoryFile in Categories = "categories.csv" {
        header 1.1 "sourcedId,status,dateLastModified,title",
        header 1.2 "sourcedId,status,dateLastModified,title,weight",
        /// The title.
        title: Text => &'p str, Required "title";
        /// How much it counts (1.2).
        weight: Number => Option<Decimal>, Optional "weight";
    }

    /// A column of a gradebook: an assignment, or a grading task.
    LineItem by LineItemFile in LineItems = "lineItems.csv" {
        header 1.1 "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,gradingPeriodSourcedId,resultValueMin,resultValueMax",
        header 1.2 "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId",
        /// The title.
        title: Text => &'p str, Required "title";
        /// What it is about.
        description: Text => &'p str, Optional "description";
        /// When it was given.
        assign_date: Day => Option<NaiveDate>, Required "assignDate";
        /// When it is due.
        due_date: Day => Option<NaiveDate>, Required "dueDate";
        /// The class.
        class: To<ClassFile> => Option<Reference<'p>>, Required "classSourcedId";
        /// The category.
        category: To<CategoryFile> => Option<Reference<'p>>, Required "categorySourcedId";
        /// The session that it counts in: in 1.1 the grading period.
        session: To<AcademicSessionFile> => Option<Reference<'p>>, Required "academicSessionSourcedId" or "gradingPeriodSourcedId";
        /// The least score.
        result_value_min: Number => Option<Decimal>, Optional "resultValueMin";
        /// The greatest score.
        result_value_max: Number => Option<Decimal>, Optional "resultValueMax";
        /// The school (1.2).
        school: To<OrgFile> => Option<Reference<'p>>, Required "schoolSourcedId";
    }

    /// What a student got in a line item. Its comment is never read.
    ResultRecord by ResultFile in Results = "results.csv" {
        header 1.1 "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment",
        header 1.2 "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,classSourcedId,inProgress,incomplete,late,missing",
        /// The line item.
        line_item: To<LineItemFile> => Option<Reference<'p>>, Required "lineItemSourcedId";
        /// The student.
        student: To<UserFile> => Option<Reference<'p>>, Required "studentSourcedId";
        /// How far grading is.
        score_status: Word<ScoreStatusWord> => Option<ScoreStatus<'p>>, Required "scoreStatus";
        /// The score as a number.
        score: Number => Option<Decimal>, Optional "score";
        /// When it was given.
        score_date: Day => Option<NaiveDate>, Required "scoreDate";
        /// The score as a text, such as a letter (1.2).
        text_score: Text => &'p str, Optional "textScore";
        /// The class (1.2).
        class: To<ClassFile> => Option<Reference<'p>>, Optional "classSourcedId";
        /// Whether the grade is not final yet (1.2).
        in_progress: Flag => Option<bool>, Optional "inProgress";
        /// Whether work is missing that may still come (1.2).
        incomplete: Flag => Option<bool>, Optional "incomplete";
    }

    /// A list of scores and what they stand for (1.2).
    ScoreScale by ScoreScaleFile in ScoreScales = "scoreScales.csv" {
        header 1.1 "",
        header 1.2 "sourcedId,status,dateLastModified,title,type,orgSourcedId,courseSourcedId,classSourcedId,scoreScaleValue",
        /// The title.
        title: Text => &'p str, Required "title";
        /// The producer's own word for what the scale is.
        scale_type: Text => &'p str, Required "type";
        /// The organisation that uses it.
        org: To<OrgFile> => Option<Reference<'p>>, Optional "orgSourcedId";
        /// The course that it is for.
        course: To<CourseFile> => Option<Reference<'p>>, Optional "courseSourcedId";
        /// The class that it is for.
        class: To<ClassFile> => Option<Reference<'p>>, Required "classSourcedId";
        /// The pairs. What their sides mean, nobody says but the caller.
        values: Pairs => ValueMap<'p>, Required "scoreScaleValue";
    }

    /// Which scale a line item is graded on (1.2).
    LineItemScoreScale by LineItemScoreScaleFile in LineItemScoreScales = "lineItemScoreScales.csv" {
        header 1.1 "",
        header 1.2 "sourcedId,status,dateLastModified,title,lineItemSourcedId,scoreScaleSourcedId",
        /// The line item.
        line_item: To<LineItemFile> => Option<Reference<'p>>, Required "lineItemSourcedId";
        /// The scale.
        score_scale: To<ScoreScaleFile> => Option<Reference<'p>>, Required "scoreScaleSourcedId";
    }

    /// Which scale a result is on (1.2).
    ResultScoreScale by ResultScoreScaleFile in ResultScoreScales = "resultScoreScales.csv" {
        header 1.1 "",
        header 1.2 "sourcedId,status,dateLastModified,title,resultSourcedId,scoreScaleSourcedId",
        /// The result.
        result: To<ResultFile> => Option<Reference<'p>>, Required "resultSourcedId";
        /// The scale.
        score_scale: To<ScoreScaleFile> => Option<Reference<'p>>, Required "scoreScaleSourcedId";
    }
}
