//! Posted grades.

use crate::case::Case;
use gradecrosswalk_domain::school::{CompositeChild, CompositeRule};
use gradecrosswalk_domain::scores::Mark;
use gradecrosswalk_matching::HomeEditPolicy;
use gradecrosswalk_matching::transcripts::TranscriptEntry;
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{
    FINAL_GRADE, TERM_GRADE, as_of, both, minute, number, percent, section, ssid, task_name, text,
};
use gradecrosswalk_validation::Rule;

pub(crate) const CASES: &[Case] = &[
    Case {
        rule: Rule::MarkDisagrees,
        source: "S-4",
        name: "a score beside a percent that stands for another",
        make: |draft| post(draft, "B", "92.5"),
        finds: &[
            "warning V701: CTC-1, course 480815, section 1, CTE Term Grade, term 2, student 1900000001: score B is posted beside 92.5 %, which is A: the score is sent",
        ],
    },
    Case {
        rule: Rule::MarkDisagrees,
        source: "S-4",
        name: "a score beside its percent",
        make: |draft| post(draft, "A", "92.5"),
        finds: &[],
    },
    Case {
        rule: Rule::MarkDisagrees,
        source: "S-4",
        name: "a score without a Min % agrees with any percent",
        make: |draft| post(draft, "I", "92.5"),
        finds: &[],
    },
    Case {
        rule: Rule::PostingStale,
        source: "G-9",
        name: "the newest posting is older than 7 days",
        make: |draft| {
            draft.as_of = as_of("2019-10-20");
            draft.post(1, TERM_GRADE, 2, percent("92.5"));
        },
        finds: &[
            "warning V702: CTC-1, course 480815, section 1, CTE Term Grade, term 2: the newest posting is of 2019-10-03 15:00, more than 7 days ago",
        ],
    },
    Case {
        rule: Rule::PostingStale,
        source: "G-9",
        name: "open for 7 days, and nothing posted",
        make: |draft| draft.as_of = as_of("2019-10-20"),
        finds: &[
            "warning V702: CTC-1, course 480815, section 1, CTE Term Grade, term 2: open since 2019-10-02 00:00, for 7 days or more, and nothing is posted",
        ],
    },
    Case {
        rule: Rule::PostingStale,
        source: "G-9",
        name: "posted within 7 days; a final grade need not be",
        make: |draft| {
            draft.as_of = as_of("2019-12-30");
            draft.post(1, TERM_GRADE, 2, percent("92.5")).posted = minute("2019-12-24 08:00");
        },
        finds: &[],
    },
    Case {
        rule: Rule::PostingStale,
        source: "G-11",
        name: "a school that is waived exchanges nothing",
        make: |draft| {
            draft.as_of = as_of("2019-10-20");
            draft.waive(2019);
        },
        finds: &[],
    },
    Case {
        rule: Rule::NeverArrived,
        source: "G-5",
        name: "grades of a closed term of which one is missing at home and one is another",
        make: |draft| {
            draft.enroll(2, "2019-08-01", "2020-05-15");
            draft.post(1, TERM_GRADE, 1, percent("92.5"));
            draft.post(2, TERM_GRADE, 1, percent("92.5"));
            draft.stands_at_home(2, 1, "B");
        },
        finds: &[
            "error V703: CTC-1, course 480815, section 1, CTE Term Grade, term 1: the term has closed, and 2 grades never arrived at HS-1",
        ],
    },
    Case {
        rule: Rule::NeverArrived,
        source: "G-5",
        name: "the grade stands at home",
        make: |draft| {
            draft.post(1, TERM_GRADE, 1, percent("92.5"));
            draft.stands_at_home(1, 1, "A");
        },
        finds: &[],
    },
    Case {
        rule: Rule::NeverArrived,
        source: "G-5",
        name: "a term that is still open",
        make: |draft| _ = draft.post(1, TERM_GRADE, 2, percent("92.5")),
        finds: &[],
    },
    Case {
        rule: Rule::FinalChanged,
        source: "G-8",
        name: "a final grade that replaces another",
        make: final_changes,
        finds: &[
            "warning V704: CTC-1, course 480815, section 1, CTE Final Grade, term 2, student 1900000001: the final grade at HS-1 changes tonight: B stands there, A replaces it",
        ],
    },
    Case {
        rule: Rule::FinalChanged,
        source: "G-8",
        name: "a term grade may change every night",
        make: |draft| {
            draft.post(1, TERM_GRADE, 2, percent("92.5"));
            draft.stands_at_home(1, 2, "B");
        },
        finds: &[],
    },
    Case {
        rule: Rule::TranscriptOutdated,
        source: "G-8",
        name: "the transcript holds the old score",
        make: |draft| {
            final_changes(draft);
            on_transcript(draft, "B");
        },
        finds: &[
            "warning V705: HS-1, course 480815, student 1900000001: the transcript keeps B, and the final grade becomes A: posting it again only adds an entry",
        ],
    },
    Case {
        rule: Rule::TranscriptOutdated,
        source: "G-8",
        name: "the transcript holds the new score already",
        make: |draft| {
            final_changes(draft);
            on_transcript(draft, "A");
        },
        finds: &[],
    },
    Case {
        rule: Rule::Unposted,
        source: "G-5",
        name: "sent, and no longer posted",
        make: |draft| {
            draft.stands_at_home(1, 2, "A");
            draft.was_sent("A");
        },
        finds: &[
            "information V706: CTC-1, course 480815, section 1, CTE Term Grade, term 2: 1 grade sent earlier and no longer posted stays at HS-1",
        ],
    },
    Case {
        rule: Rule::Unposted,
        source: "G-5",
        name: "edited at home since: it still stands there",
        make: |draft| {
            draft.enroll(2, "2019-08-01", "2020-05-15");
            draft.stands_at_home(2, 2, "B");
            draft.was_sent("A");
            draft.stands_at_home(1, 2, "A");
            draft.was_sent("C");
        },
        finds: &[
            "information V706: CTC-1, course 480815, section 1, CTE Term Grade, term 2: 2 grades sent earlier and no longer posted stay at HS-1",
        ],
    },
    Case {
        rule: Rule::Unposted,
        source: "G-5",
        name: "removed at home as well",
        make: |draft| {
            draft.stands_at_home(1, 2, "A");
            draft.was_sent("A");
            draft.records.home.clear();
        },
        finds: &[],
    },
    Case {
        rule: Rule::Unposted,
        source: "G-5",
        name: "posted again as another score: an update",
        make: |draft| {
            draft.post(1, TERM_GRADE, 2, percent("82"));
            draft.stands_at_home(1, 2, "A");
            draft.was_sent("A");
        },
        finds: &[],
    },
    Case {
        rule: Rule::RecordLeftOut,
        source: "G-2",
        name: "enrollments of a home school and of a section that are not in the set-up",
        make: |draft| {
            draft.enroll(2, "2019-08-01", "2020-05-15").home = "HS-7".parse().unwrap();
            draft.enroll(2, "2019-08-01", "2020-05-15").section = section("480815", "9");
            draft.enroll(3, "2019-08-01", "2020-05-15").section = section("480815", "9");
        },
        finds: &[
            "information V707: HS-1: 2 enrollments of a section that is not in the set-up: section 480815-9",
            "information V707: HS-7: 1 enrollment of a home school that is not in the set-up: section 480815-1",
        ],
    },
    Case {
        rule: Rule::RecordLeftOut,
        source: "K-1",
        name: "home grades of a task that takes no part",
        make: |draft| draft.stands_at_home(1, 2, "A").task = task_name("Quarter Grade"),
        finds: &[
            "information V707: HS-1: 1 home grade of a task that takes no part in the exchange: section 480815-1",
        ],
    },
    Case {
        rule: Rule::RecordLeftOut,
        source: "G-2",
        name: "enrollments that other rules speak of",
        make: |draft| {
            draft.homes[0].section(section("990001", "1"), &[]);
            draft.enroll(2, "2019-08-01", "2020-05-15").ssid = None;
            draft.enroll(3, "2019-08-01", "2020-05-15").section = section("990001", "1");
        },
        finds: &[],
    },
    Case {
        rule: Rule::EditOverwritten,
        source: "G-7",
        name: "edited at home since it was sent",
        make: |draft| {
            draft.post(1, TERM_GRADE, 2, percent("92.5"));
            draft.stands_at_home(1, 2, "C");
            draft.was_sent("A");
        },
        finds: &[
            "information V708: HS-1, course 480815, section 1, CTE Term Grade, term 2, student 1900000001: A was sent and was edited to C: A overwrites it tonight",
        ],
    },
    Case {
        rule: Rule::EditOverwritten,
        source: "G-7",
        name: "the policy holds such grades",
        make: |draft| {
            draft.policy.home_edits = HomeEditPolicy::Hold;
            draft.post(1, TERM_GRADE, 2, percent("92.5"));
            draft.stands_at_home(1, 2, "C");
            draft.was_sent("A");
        },
        finds: &[],
    },
    Case {
        rule: Rule::EditOverwritten,
        source: "G-7",
        name: "an update of what was sent",
        make: |draft| {
            draft.post(1, TERM_GRADE, 2, percent("92.5"));
            draft.stands_at_home(1, 2, "B");
            draft.was_sent("B");
        },
        finds: &[],
    },
    Case {
        rule: Rule::PostingDoubled,
        source: "G-2",
        name: "the same percent in two records",
        make: |draft| {
            draft.post(1, TERM_GRADE, 2, percent("92.5"));
            draft.post(1, "CTE Term", 2, percent("92.50"));
        },
        finds: &[
            "information V709: CTC-1, course 480815, section 1, CTE Term Grade, term 2, student 1900000001: the same grade is posted in 2 records",
        ],
    },
    Case {
        rule: Rule::PostingDoubled,
        source: "G-2",
        name: "two that differ are held, and two without SSID are nobody's",
        make: |draft| {
            draft.post(1, TERM_GRADE, 2, percent("92.5"));
            draft.post(1, TERM_GRADE, 2, percent("88"));
            draft.post(2, TERM_GRADE, 2, percent("88")).ssid = None;
            draft.post(3, TERM_GRADE, 2, percent("88")).ssid = None;
        },
        finds: &[],
    },
    Case {
        rule: Rule::CompositePartUnenrolled,
        source: "C-2",
        name: "two students who join in the second term have percents of the first",
        make: |draft| {
            of_two_terms(draft);
            for student in [2, 1] {
                draft.post(student, TERM_GRADE, 1, percent("88"));
                draft.post(student, "CTE Term", 2, percent("91"));
            }
        },
        finds: &[
            "warning V710: CTC-1, course 480815, section 1, CTE Term Grade, term 1: left out of composite grades: 2 percents posted without enrollment in term 1",
        ],
    },
    Case {
        rule: Rule::CompositePartUnenrolled,
        source: "C-2",
        name: "a student without any enrollment, by name of the student",
        make: |draft| {
            of_two_terms(draft);
            draft.post(7, TERM_GRADE, 2, percent("88"));
        },
        finds: &[
            "warning V710: CTC-1, course 480815, section 1, CTE Term Grade, term 2, student 1900000007: left out of composite grades: 1 percent posted without enrollment in term 2",
        ],
    },
    Case {
        rule: Rule::CompositePartUnenrolled,
        source: "C-2",
        name: "no percent, no part, no weight, or one day of enrollment in another section of the course",
        make: |draft| {
            of_two_terms(draft);
            draft.post(1, TERM_GRADE, 1, Mark::Score(text("B")));
            draft.post(1, FINAL_GRADE, 2, percent("88"));
            draft.post(1, TERM_GRADE, 3, percent("88"));
            draft.post(2, TERM_GRADE, 1, percent("88"));
            for school in [&mut draft.technical, &mut draft.homes[0]] {
                school.section(section(Draft::COURSE, "2"), &[]);
            }
            draft.enroll(2, "2019-08-20", "2019-10-01").section = section(Draft::COURSE, "2");
        },
        finds: &[],
    },
];

/// A final grade of B stands at home, and A is posted while the window is open.
fn final_changes(draft: &mut Draft) {
    draft.as_of = as_of("2019-12-20");
    draft.post(1, FINAL_GRADE, 2, percent("92.5"));
    draft.stands_at_home(1, 2, "B").task = task_name(FINAL_GRADE);
}

/// Lets a score stand on student 1's transcript.
fn on_transcript(draft: &mut Draft, score: &str) {
    draft.transcript.push(TranscriptEntry {
        ssid: ssid(1),
        home: draft.homes[0].parts.id.clone(),
        course: Draft::COURSE.parse().unwrap(),
        score: text(score),
    });
}

fn post(draft: &mut Draft, score: &str, percent: &str) {
    draft.post(1, TERM_GRADE, 2, both(score, percent));
}

/// A final grade of term 2 that is made of terms 1 and 2, and of term 3 with no weight; students 1 and 2 join in term 2.
fn of_two_terms(draft: &mut Draft) {
    let part = |term, weight: &str| CompositeChild {
        task: task_name(TERM_GRADE),
        term: number(term),
        weight: weight.parse().unwrap(),
    };
    draft.technical.parts.composites.push(CompositeRule {
        course: Draft::COURSE.parse().unwrap(),
        task: task_name(FINAL_GRADE),
        term: number(2),
        children: vec![part(1, "1"), part(2, "1"), part(3, "0")],
    });
    draft.records.enrollments.clear();
    draft.enroll(1, "2019-10-07", "2019-12-31");
    draft.enroll(2, "2019-10-07", "2019-12-31");
}
