//! Score groups.

use crate::case::{Case, of_setup};
use gradecrosswalk_domain::exchange::ExchangeProfile;
use gradecrosswalk_domain::scores::{Passing, ScoreGroup, ScoreItem};
use gradecrosswalk_testkit::builders::{FINAL_GRADE, GROUP, TERM_GRADE, group, section, state_scores, text};
use gradecrosswalk_testkit::{Draft, SchoolBuilder};
use gradecrosswalk_validation::{Problem, Rule};

/// A column that is not the state's.
const OTHER: &[(&str, &str)] = &[("A", "90"), ("B", "80"), ("C", "70"), ("D", "65"), ("F", "0"), ("I", "")];

pub(crate) const CASES: &[Case] = &[
    Case {
        rule: Rule::TechnicalGroupNotState,
        source: "S-5",
        name: "another group that happens to match, for one task",
        make: |draft| {
            let percents = renamed(&state_scores(), "ATC Percent");
            uses(&mut draft.technical, &[TERM_GRADE], percents);
        },
        finds: &[
            "warning V401: CTC-1, course 480815, CTE Term Grade: score group ATC Percent is used, not the state's CTE Numeric",
        ],
    },
    Case {
        rule: Rule::TechnicalGroupNotState,
        source: "S-5",
        name: "a group that the technical school has and does not use; another group at home",
        make: |draft| {
            draft.technical.group(group("ATC Letters", OTHER));
            uses(
                &mut draft.homes[0],
                &[TERM_GRADE, FINAL_GRADE],
                renamed(&state_scores(), "District Letters"),
            );
        },
        finds: &[],
    },
    Case {
        rule: Rule::StateGroupDiffers,
        source: "K-6",
        name: "another Min %, a missing score and one too many",
        make: |draft| {
            draft.homes[0].group(with(&["A 92 4", "B 80 3", "C 70 2", "E 65 1", "F 0 0", "I"]));
        },
        finds: &[
            "warning V402: HS-1: score group CTE Numeric is not as the state gives it: score D is missing, A begins at 92 % instead of 90 % and score E is not the state's",
        ],
    },
    Case {
        rule: Rule::StateGroupDiffers,
        source: "K-6",
        name: "a GPA value is changed at the technical school",
        make: |draft| {
            draft.technical.group(with(&["A 90 4.5", "B 80 3", "C 70 2", "D 60 1", "F 0 0", "I"]));
        },
        finds: &[
            "warning V402: CTC-1: score group CTE Numeric is not as the state gives it: A has GPA value 4.5 instead of 4",
        ],
    },
    Case {
        rule: Rule::StateGroupDiffers,
        source: "K-6, S-6",
        name: "the order, and values that only one of them has, are no difference",
        make: |draft| {
            draft.homes[0].group(with(&["I", "F 0 0", "D 60", "C 70 2", "B 80 3", "A 90 4"]));
        },
        finds: &[],
    },
    Case {
        rule: Rule::StateGroupDiffers,
        source: "K-6",
        name: "where the state's scores are not given there is nothing to compare with",
        make: |draft| {
            draft.profile = ExchangeProfile::kts();
            draft.homes[0].group(group(GROUP, OTHER));
        },
        finds: &[],
    },
    Case {
        rule: Rule::ScoreGroupsDiffer,
        source: "S-3",
        name: "a district group with another column, on two courses; one of its other groups would match",
        make: |draft| {
            for school in [&mut draft.technical, &mut draft.homes[0]] {
                school.section(section("480816", "1"), &[TERM_GRADE]);
            }
            uses(&mut draft.homes[0], &[TERM_GRADE], group("District Letters", OTHER));
        },
        finds: &[
            "error V403: HS-1, CTE Term Grade: score group District Letters on courses 480815 and 480816 lacks Min % 60 of CTE Numeric at CTC-1, and has 65: CTE Numeric would match",
        ],
    },
    Case {
        rule: Rule::ScoreGroupsDiffer,
        source: "S-3",
        name: "a bound that only home has, and one that only the technical school has",
        make: |draft| {
            draft.homes[0].group(with(&["A+ 97 4", "A 90 4", "B 80 3", "C 70 2", "D 60 1", "F 0 0", "I"]));
            draft.homes.push(another_home(&draft.homes[0], &["A 90 4", "B 80 3", "C 70 2", "F 0 0", "I"]));
        },
        finds: &[
            "error V403: HS-1, course 480815: score group CTE Numeric has Min % 97, which CTE Numeric at CTC-1 lacks",
            "error V403: HS-2, course 480815: score group CTE Numeric lacks Min % 60 of CTE Numeric at CTC-1",
        ],
    },
    Case {
        rule: Rule::ScoreGroupsDiffer,
        source: "S-3, S-5",
        name: "the technical school alone does not use the state's group: it is found once, there",
        make: |draft| {
            let same = ["A 90 4", "B 80 3", "C 70 2", "D 60 1", "F 0 0", "I"];
            draft.homes.push(another_home(&draft.homes[0], &same));
            uses(&mut draft.technical, &[FINAL_GRADE], group("ATC Letters", OTHER));
        },
        finds: &[
            "error V403: CTC-1, course 480815, CTE Final Grade: score group ATC Letters lacks Min % 60 of CTE Numeric at HS-1 and HS-2, and has 65: CTE Numeric would match",
        ],
    },
    Case {
        rule: Rule::ScoreGroupsDiffer,
        source: "S-3",
        name: "other labels, another order, no GPA values, a doubled bound: the same set of Min %",
        make: |draft| {
            let items = [("1", "0"), ("2", "60"), ("3", "70"), ("4", "80"), ("4+", "80"), ("5", "90")];
            uses(&mut draft.homes[0], &[TERM_GRADE, FINAL_GRADE], group("District Points", &items));
        },
        finds: &[],
    },
    Case {
        rule: Rule::MinPercentDoubled,
        source: "S-3",
        name: "two bounds that stand several times at home",
        make: |draft| {
            let items = ["A 90 4", "B+ 80 3", "B 80 3", "C 70 2", "D 60 1", "F 0 0", "X 0 0", "Y 0 0", "I"];
            draft.homes[0].group(with(&items));
        },
        finds: &[
            "error V404: HS-1, course 480815: score group CTE Numeric has Min % 0 (F, X and Y) and 80 (B+ and B) more than once",
        ],
    },
    Case {
        rule: Rule::MinPercentDoubled,
        source: "S-3",
        name: "a bound twice at the technical school, in a group that one task uses",
        make: |draft| {
            let items =
                [("A", "90"), ("B", "80"), ("C", "70"), ("D", "60"), ("E", "60"), ("F", "0"), ("I", "")];
            uses(&mut draft.technical, &[FINAL_GRADE], group("ATC Letters", &items));
        },
        finds: &[
            "error V404: CTC-1, course 480815, CTE Final Grade: score group ATC Letters has Min % 60 (D and E) more than once",
        ],
    },
    Case {
        rule: Rule::MinPercentDoubled,
        source: "S-3",
        name: "in a group that no task uses, or only one on a course that is not linked",
        make: |draft| {
            let doubled = group("Spare", &[("A", "50"), ("B", "50"), ("F", "0")]);
            let home = &mut draft.homes[0];
            home.group(doubled).section(section("480899", "1"), &[TERM_GRADE]);
            home.task("480899", TERM_GRADE).score_group = "Spare".parse().unwrap();
        },
        finds: &[],
    },
    Case {
        rule: Rule::GpaValuesMissing,
        source: "S-6",
        name: "two scores without a GPA value; the incomplete needs none",
        make: |draft| {
            draft.homes[0].group(with(&["A 90 4", "B 80", "C 70 2", "D 60", "F 0 0", "I"]));
        },
        finds: &[
            "warning V405: HS-1, course 480815: score group CTE Numeric has no GPA value for scores B and D",
        ],
    },
    Case {
        rule: Rule::GpaValuesMissing,
        source: "S-6",
        name: "no score has one",
        make: |draft| {
            let letters = renamed(&gradecrosswalk_testkit::builders::letters(), "District Letters");
            uses(&mut draft.homes[0], &[FINAL_GRADE], letters);
        },
        finds: &[
            "warning V405: HS-1, course 480815, CTE Final Grade: score group District Letters has no GPA value for any score",
        ],
    },
    Case {
        rule: Rule::GpaValuesMissing,
        source: "S-6",
        name: "the home score's GPA value counts, not the technical school's; 0 is one",
        make: |draft| {
            draft.technical.group(with(&["A 90", "B 80", "C 70", "D 60", "F 0", "I"]));
            draft.homes[0].group(with(&["A 90 0", "B 80 0", "C 70 0", "D 60 0", "F 0 0", "I"]));
        },
        finds: &[],
    },
    Case {
        rule: Rule::NoScoreAtZero,
        source: "S-2",
        name: "the failing score has no Min %",
        make: |draft| {
            draft.technical.group(with(&["A 90", "B 80", "C 70", "D 60", "F", "I"]));
        },
        finds: &[
            "warning V406: CTC-1, course 480815: score group CTE Numeric has no score for a percent below 60",
        ],
    },
    Case {
        rule: Rule::NoScoreAtZero,
        source: "S-2",
        name: "no score has a Min %",
        make: |draft| uses(&mut draft.technical, &[FINAL_GRADE], group("ATC Pass", &[("P", ""), ("F", "")])),
        finds: &[
            "warning V406: CTC-1, course 480815, CTE Final Grade: score group ATC Pass has no score for any percent",
        ],
    },
    Case {
        rule: Rule::NoScoreAtZero,
        source: "S-2",
        name: "at home no percent is looked up",
        make: |draft| {
            draft.homes[0].group(with(&["A 90 4", "B 80 3", "C 70 2", "D 60 1", "F", "I"]));
        },
        finds: &[],
    },
    Case {
        rule: Rule::ScoreWithoutCounterpart,
        source: "S-4",
        name: "home spells one in another way, has no second, and a percent stands for the third",
        make: |draft| {
            draft.technical.group(with(&["A 90", "B 80", "C 70", "D 60", "F 0", "I", "W", "P"]));
            draft.homes[0].group(with(&["A 90 4", "B 80 3", "P 70 2", "D 60 1", "F 0 0", "INC"]));
        },
        finds: &[
            "warning V407: HS-1, course 480815: score group CTE Numeric lacks I, W and P without a Min %, which CTE Numeric at CTC-1 has",
        ],
    },
    Case {
        rule: Rule::ScoreWithoutCounterpart,
        source: "S-4",
        name: "home has more of them",
        make: |draft| {
            draft.homes[0].group(with(&["W", "I", "P", "A 90 4", "B 80 3", "C 70 2", "D 60 1", "F 0 0"]));
        },
        finds: &[],
    },
];

#[test]
fn every_kind_of_difference_from_the_states_scores_is_listed() {
    let score = |passing| ScoreItem::new(text("A"), passing);
    let values = |item: ScoreItem, bound: &str, value: &str| {
        item.with_min_percent(bound.parse().unwrap())
            .with_gpa_value(value.parse().unwrap())
            .with_unweighted_gpa_value(value.parse().unwrap())
            .with_bonus(value.parse().unwrap())
            .with_credit_coefficient(value.parse().unwrap())
    };
    let of = |items: Vec<ScoreItem>| ScoreGroup::new(GROUP.parse().unwrap(), items).unwrap();
    let plain = |score: &str| ScoreItem::new(text(score), Passing::Passes);
    let bounded = |score: &str, bound: &str| plain(score).with_min_percent(bound.parse().unwrap());
    let mut draft = Draft::by_the_book();
    let mut profile = draft.profile.clone().into_parts();
    profile.state_scores =
        Some(of(vec![values(score(Passing::Passes), "90", "4"), plain("B"), bounded("C", "0"), plain("I")]));
    draft.profile = ExchangeProfile::new(profile).unwrap();
    draft.homes[0].group(of(vec![
        values(score(Passing::Fails), "92.5", "4.5"),
        bounded("B", "80"),
        plain("C"),
        plain("W"),
    ]));
    let found = of_setup(&draft, &draft.setup());
    let differences = found.iter().find_map(|finding| match finding.problem() {
        Problem::StateGroupDiffers(of) if of.school.as_str() == "HS-1" => Some(&of.differences),
        _ => None,
    });
    let shown: Vec<String> = differences.unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        [
            "score I is missing",
            "A begins at 92.5 % instead of 90 %",
            "A fails instead of passing",
            "A has GPA value 4.5 instead of 4",
            "A has unweighted GPA value 4.5 instead of 4",
            "A has bonus 4.5 instead of 4",
            "A has credit coefficient 4.5 instead of 4",
            "B begins at 80 % instead of having no Min %",
            "C has no Min % instead of 0 %",
            "score W is not the state's",
        ]
    );
}

/// The state's group of other scores, each as `A 90 4`: its text, its Min % and its GPA value.
fn with(scores: &[&str]) -> ScoreGroup {
    let items = scores.iter().map(|score| {
        let mut fields = score.split(' ');
        let score = text(fields.next().unwrap());
        let passing = if score.as_str() == "F" { Passing::Fails } else { Passing::Passes };
        let item = ScoreItem::new(score, passing);
        let item = fields.next().map_or(item.clone(), |bound| item.with_min_percent(bound.parse().unwrap()));
        fields.next().map_or(item.clone(), |value| item.with_gpa_value(value.parse().unwrap()))
    });
    ScoreGroup::new(GROUP.parse().unwrap(), items).unwrap()
}

fn renamed(group: &ScoreGroup, name: &str) -> ScoreGroup {
    ScoreGroup::new(name.parse().unwrap(), group.items().to_vec()).unwrap()
}

/// Lets these tasks of every course use the group.
fn uses(school: &mut SchoolBuilder, tasks: &[&str], group: ScoreGroup) {
    let rows = school.parts.courses.iter_mut().flat_map(|course| &mut course.tasks);
    rows.filter(|row| tasks.contains(&row.task.as_str()))
        .for_each(|row| row.score_group = group.name().clone());
    school.group(group);
}

/// A second home school that is like the first but for its scores.
fn another_home(first: &SchoolBuilder, scores: &[&str]) -> SchoolBuilder {
    let mut school = first.clone();
    school.parts.id = "HS-2".parse().unwrap();
    school.group(with(scores));
    school
}
