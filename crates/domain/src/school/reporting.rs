//! What a school prints on paper and whom it alerts (rules D-1, D-4, P-3; document 000). Never prints or sends anything.

use crate::{TaskName, TemplateName, UserGroupName};
use alloc::vec::Vec;

/// What a template is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum TemplateKind {
    /// A report card.
    ReportCard,
    /// A progress report.
    ProgressReport,
}

/// A report card or progress report: only the tasks in it print (rule P-3).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportTemplate {
    /// The template's name.
    pub name: TemplateName,
    /// What it is for.
    pub kind: TemplateKind,
    /// The tasks that print, as the school spells them.
    pub tasks: Vec<TaskName>,
}

/// The user group whose members get the exchange's process alerts (rule D-1).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum AlertGroup {
    /// The caller does not know; nothing is said about it.
    #[default]
    NotTold,
    /// There is none, so that alerts reach nobody.
    Missing,
    /// It is set up under this name.
    SetUp(UserGroupName),
}

/// What a school has set up for its reports and alerts, as far as the caller knows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reporting {
    /// The templates; none where the caller does not know them, which is not the same as a school without any.
    pub templates: Option<Vec<ReportTemplate>>,
    /// Whom alerts reach.
    pub alert_group: AlertGroup,
}
