//! Waivers of the technical school.

use crate::case::Case;
use gradecrosswalk_domain::exchange::WaiverStanding::{Approved, Denied, Submitted};
use gradecrosswalk_domain::school::SchoolKind;
use gradecrosswalk_testkit::builders::as_of;
use gradecrosswalk_validation::Rule;

/// The run is on October 4, 2019, unless a case says otherwise.
pub(crate) const CASES: &[Case] = &[
    Case {
        rule: Rule::WaiverFromStateSchool,
        source: "V-1",
        name: "an ATC, approved by mistake and not",
        make: |draft| {
            draft.technical.parts.kind = SchoolKind::StateTechnical;
            draft.ask_waiver(2019, "2019-02-01", Approved);
            draft.ask_waiver(2020, "2020-02-01", Submitted);
        },
        finds: &[
            "warning V831: CTC-1: the waiver of 2019-02-01 for 2019-20 suspends nothing: the school is state-operated",
            "warning V831: CTC-1: the waiver of 2020-02-01 for 2020-21 suspends nothing: the school is state-operated",
        ],
    },
    Case {
        rule: Rule::WaiverFromStateSchool,
        source: "V-1",
        name: "a CTC",
        make: |draft| draft.waive(2019),
        finds: &[],
    },
    Case {
        rule: Rule::WaiverFromStateSchool,
        source: "V-1",
        name: "an ATC that was denied one, or asked years ago",
        make: |draft| {
            draft.technical.parts.kind = SchoolKind::StateTechnical;
            draft.ask_waiver(2019, "2019-02-01", Denied);
            draft.ask_waiver(2017, "2017-02-01", Submitted);
        },
        finds: &[],
    },
    Case {
        rule: Rule::WaiverExpired,
        source: "V-2",
        name: "last year's, and none for this year",
        make: |draft| draft.waive(2018),
        finds: &[
            "warning V832: CTC-1: the waiver of 2018-02-01 for 2018-19 has ended, and none was asked for this school year",
        ],
    },
    Case {
        rule: Rule::WaiverExpired,
        source: "V-2",
        name: "the first day of the year after",
        make: |draft| {
            draft.as_of = as_of("2020-07-01");
            draft.waive(2019);
        },
        finds: &[
            "warning V832: CTC-1: the waiver of 2019-02-01 for 2019-20 has ended, and none was asked for this school year",
        ],
    },
    Case {
        rule: Rule::WaiverExpired,
        source: "V-2",
        name: "the last day of its year",
        make: |draft| {
            draft.as_of = as_of("2020-06-30");
            draft.waive(2019);
        },
        finds: &[],
    },
    Case {
        rule: Rule::WaiverExpired,
        source: "V-2",
        name: "asked for anew, and denied",
        make: |draft| {
            draft.waive(2018);
            draft.ask_waiver(2019, "2019-02-01", Denied);
        },
        finds: &[],
    },
    Case {
        rule: Rule::WaiverExpired,
        source: "V-2",
        name: "ended two years ago, or never held",
        make: |draft| {
            draft.waive(2017);
            draft.ask_waiver(2018, "2018-03-02", Approved);
        },
        finds: &[],
    },
    Case {
        rule: Rule::WaiverOutsideSubmission,
        source: "V-2",
        name: "the day before the first and the day after the last",
        make: |draft| {
            draft.ask_waiver(2019, "2018-12-31", Approved);
            draft.ask_waiver(2020, "2020-03-02", Approved);
        },
        finds: &[
            "warning V833: CTC-1: the waiver for 2019-20 suspends nothing: it was submitted on 2018-12-31, and not in 2019-01-01 to 2019-03-01",
            "warning V833: CTC-1: the waiver for 2020-21 suspends nothing: it was submitted on 2020-03-02, and not in 2020-01-01 to 2020-03-01",
        ],
    },
    Case {
        rule: Rule::WaiverOutsideSubmission,
        source: "V-2",
        name: "the first day, the leap day and the last day",
        make: |draft| {
            draft.ask_waiver(2019, "2019-01-01", Approved);
            draft.ask_waiver(2020, "2020-02-29", Approved);
            draft.ask_waiver(2021, "2021-03-01", Approved);
        },
        finds: &[],
    },
    Case {
        rule: Rule::WaiverOutsideSubmission,
        source: "V-2",
        name: "denied, or for a year long ago",
        make: |draft| {
            draft.ask_waiver(2019, "2018-12-31", Denied);
            draft.ask_waiver(2017, "2016-12-31", Approved);
        },
        finds: &[],
    },
    Case {
        rule: Rule::WaiverWrongYear,
        source: "V-2",
        name: "for the running year, and for the year after the next",
        make: |draft| {
            draft.ask_waiver(2019, "2020-02-01", Approved);
            draft.ask_waiver(2021, "2020-02-01", Approved);
        },
        finds: &[
            "warning V834: CTC-1: the waiver of 2020-02-01 for 2019-20 suspends nothing: it is not for the next school year of that day",
            "warning V834: CTC-1: the waiver of 2020-02-01 for 2021-22 suspends nothing: it is not for the next school year of that day",
        ],
    },
    Case {
        rule: Rule::WaiverWrongYear,
        source: "V-2",
        name: "for the next year, though too early",
        make: |draft| draft.ask_waiver(2020, "2019-07-01", Approved),
        finds: &[],
    },
    Case {
        rule: Rule::WaiverDoubled,
        source: "V-2",
        name: "approved, and asked for again",
        make: |draft| {
            draft.waive(2019);
            draft.ask_waiver(2019, "2019-01-15", Submitted);
        },
        finds: &[
            "information V835: CTC-1: the waiver of 2019-01-15 for 2019-20 counts for nothing: there is another for the same school year",
        ],
    },
    Case {
        rule: Rule::WaiverDoubled,
        source: "V-2",
        name: "denied, and asked for again; and another year",
        make: |draft| {
            draft.ask_waiver(2019, "2019-01-15", Denied);
            draft.waive(2019);
            draft.waive(2020);
        },
        finds: &[],
    },
    Case {
        rule: Rule::WaiverNotApproved,
        source: "V-2",
        name: "its year has begun",
        make: |draft| {
            draft.as_of = as_of("2019-07-01");
            draft.ask_waiver(2019, "2019-02-01", Submitted);
        },
        finds: &[
            "warning V836: CTC-1: the waiver of 2019-02-01 for 2019-20 suspends nothing: its school year has begun, and it is not approved",
        ],
    },
    Case {
        rule: Rule::WaiverNotApproved,
        source: "V-2",
        name: "its year has not begun",
        make: |draft| {
            draft.as_of = as_of("2019-06-30");
            draft.ask_waiver(2019, "2019-02-01", Submitted);
        },
        finds: &[],
    },
    Case {
        rule: Rule::WaiverNotApproved,
        source: "V-2",
        name: "denied, submitted too late, or beside one that is approved",
        make: |draft| {
            draft.waive(2019);
            draft.ask_waiver(2019, "2019-01-15", Submitted);
            draft.ask_waiver(2019, "2019-03-02", Submitted);
            draft.ask_waiver(2019, "2019-01-20", Denied);
        },
        finds: &[],
    },
];
