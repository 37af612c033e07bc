//! One case: a small exchange or a learning class, changed in one way, and what one rule finds in it.

use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_matching::{Exchange, Ledger, Plan};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::grade_return::ReturnDraft;
use gradecrosswalk_validation::{
    Asks, EnrollmentNightRecords, Finding, NightRecords, Rule, Severities, validate, validate_classes,
    validate_enrollments, validate_night,
};

/// What a rule finds in an exchange, or in whatever else is drafted.
pub(crate) struct Case<D = Draft> {
    pub(crate) rule: Rule,
    /// The rulebook's ID.
    pub(crate) source: &'static str,
    /// What the case is about.
    pub(crate) name: &'static str,
    /// Changes what is set up by the book.
    pub(crate) make: fn(&mut D),
    /// What the rule finds, each as [`Finding`] shows it; in order.
    pub(crate) finds: &'static [&'static str],
}

/// What a case changes and rules look at.
pub(crate) trait Drafted {
    /// What is set up as the documents say.
    fn by_the_book() -> Self;

    /// All findings of what rules of this kind look at.
    fn findings(&self, asks: Asks) -> Vec<Finding>;
}

impl Drafted for Draft {
    fn by_the_book() -> Self {
        Self::by_the_book()
    }

    fn findings(&self, asks: Asks) -> Vec<Finding> {
        match asks {
            Asks::Night => of_night(self, &self.setup()),
            Asks::Enrollments => of_enrollments(self),
            _ => of_setup(self, &self.setup()),
        }
    }
}

impl Drafted for ReturnDraft {
    fn by_the_book() -> Self {
        Self::welding()
    }

    fn findings(&self, _asks: Asks) -> Vec<Finding> {
        let school = SchoolId::new("HS-1").unwrap();
        validate_classes(&school, &[self.build()], &Severities::default())
    }
}

impl<D: Drafted> Case<D> {
    /// What is wrong with the case, if anything is.
    pub(crate) fn wrong(&self) -> Option<String> {
        let mut draft = D::by_the_book();
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

    fn found(&self, draft: &D) -> Vec<Finding> {
        let all = draft.findings(self.rule.asks());
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
