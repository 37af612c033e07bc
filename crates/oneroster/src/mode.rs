//! How strictly a package is read.

/// How a package is read. Both modes say the same things of a package; they differ in what they take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// As the specification says. A record with an error is left out.
    Strict,
    /// What vendors really send is taken where it can mean only one thing: other case, other column names and orders,
    /// blank required values, other forms of dates. Each is a warning.
    Lenient(SlashDates),
}

/// What a date such as 10/2/2019 is, which nobody can tell from the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlashDates {
    /// October 2.
    MonthFirst,
    /// The tenth of February.
    DayFirst,
}
