//! Why nothing can be proposed. Says nothing of nights that stay held: those are part of a proposal.

use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::exchange::SetupError;
use gradecrosswalk_domain::school::SchoolError;

/// A proposal was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProposalError {
    /// No set-up was given.
    #[error("no set-up is given for home school {home}: give one for each technical school it sends to")]
    NoSetup {
        /// The home school.
        home: SchoolId,
    },
    /// A set-up does not have the home school.
    #[error(
        "the set-up of technical school {technical} has no home school {home}: give only set-ups that have it"
    )]
    UnknownHome {
        /// The home school.
        home: SchoolId,
        /// The set-up's technical school.
        technical: SchoolId,
    },
    /// Two set-ups are of one technical school.
    #[error("technical school {technical} is given twice: give one set-up for each technical school")]
    DoubledTechnical {
        /// The technical school.
        technical: SchoolId,
    },
    /// Two set-ups have the home school otherwise, its clock aside.
    #[error(
        "home school {home} is not the same in the set-ups of {first} and {second}: give its {what} alike in both"
    )]
    HomesDiffer {
        /// The home school.
        home: SchoolId,
        /// A technical school.
        first: SchoolId,
        /// A technical school whose set-up has the home school otherwise.
        second: SchoolId,
        /// What of the home school differs.
        what: &'static str,
    },
    /// Two set-ups are of exchanges with different profiles.
    #[error(
        "the set-ups of {first} and {second} have different profiles: propose for one exchange at a time"
    )]
    ProfilesDiffer {
        /// A technical school.
        first: SchoolId,
        /// A technical school whose set-up has another profile.
        second: SchoolId,
    },
    /// The home school with one term open is refused.
    #[error(transparent)]
    School(#[from] SchoolError),
    /// A set-up with that school is refused.
    #[error(transparent)]
    Setup(#[from] SetupError),
}
