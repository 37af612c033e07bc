//! One case: a small exchange, changed in one way, and what one rule finds in it.

use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_matching::{Exchange, Ledger, Plan};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_validation::{
    Asks, EnrollmentNightRecords, Finding, NightRecords, Rule, Severities, validate, validate_enrollments,
    validate_night,
};

/// What a rule finds in an exchange.
pub(crate) struct Case {
    pub(crate) rule: Rule,
    /// The rulebook's ID.
    pub(crate) source: &'static str,
    /// What the case is about.
    pub(crate) name: &'static str,
    /// Changes [`Draft::by_the_book`].
    pub(crate) make: fn(&mut Draft),
    /// What the rule finds, each as [`Finding`] shows it; in order.
    pub(crate) finds: &'static [&'static str],
}

impl Case {
    /// What is wrong with the case, if anything is.
    pub(crate) fn wrong(&self) -> Option<String> {
        let mut draft = Draft::by_the_book();
        (self.make)(&mut draft);
        let found: Vec<String> = self.found(&draft).iter().map(ToString::to_string).collect();
        let show = |lines: &[String]| match lines {
            [] => "    nothing".to_owned(),
            lines => lines.iter().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n"),
        };
        let expected: Vec<String> = self.finds.iter().map(|line| (*line).to_owned()).collect();
        (found != expected).then(|| {
            format!(
                "{} ({}): {}\n  found\n{}\n  expected\n{}",
                self.rule,
                self.source,
                self.name,
                show(&found),
                show(&expected)
            )
        })
    }

    fn found(&self, draft: &Draft) -> Vec<Finding> {
        let setup = draft.setup();
        let all = match self.rule.asks() {
            Asks::Setup => of_setup(draft, &setup),
            Asks::Night => of_night(draft, &setup),
            Asks::Enrollments => of_enrollments(draft),
        };
        all.into_iter().filter(|finding| finding.rule() == self.rule).collect()
    }
}

/// All findings about a draft's set-up.
pub(crate) fn of_setup(draft: &Draft, setup: &Setup) -> Vec<Finding> {
    validate(&Exchange::compile(setup, draft.as_of, draft.policy).unwrap(), &Severities::default())
}

/// All findings about a draft's night.
pub(crate) fn of_night(draft: &Draft, setup: &Setup) -> Vec<Finding> {
    let exchange = Exchange::compile(setup, draft.as_of, draft.policy).unwrap();
    let records = draft.records.lent();
    let ledger = Ledger::of(&exchange, records).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    let transcript = &draft.transcript;
    let night = NightRecords { transcript, ..NightRecords::of(records, &ledger) };
    validate_night(&plan, night, &Severities::default())
}

/// All findings about a draft's enrollments and rosters.
pub(crate) fn of_enrollments(draft: &Draft) -> Vec<Finding> {
    let night = draft.rostered();
    night.plan(|ledger, plan| {
        let records = EnrollmentNightRecords { records: night.lent(), ledger };
        validate_enrollments(plan, records, &Severities::default())
    })
}
