//! Report cards and progress reports: which scores print by a template (rule P-3).

use crate::case::{ask, scores, show};
use gradecrosswalk_domain::TemplateName;
use gradecrosswalk_domain::school::{ReportTemplate, TemplateKind};
use gradecrosswalk_matching::report_card::report_card;
use gradecrosswalk_testkit::builders::{mask, ssid, task_name};

fn card(tasks: &[&str], terms: &[u8], texts: &str) -> (Vec<String>, Vec<String>) {
    let template = ReportTemplate {
        name: TemplateName::new("Report Card").unwrap(),
        kind: TemplateKind::ReportCard,
        tasks: tasks.iter().map(|name| task_name(name)).collect(),
    };
    ask(&scores(1, texts), |home, all| {
        let student = all.student(ssid(1)).unwrap();
        let card = report_card(home, &template, mask(terms.iter().copied()), student);
        let left_out = card.left_out.iter().map(|of| format!("{} {}", show(of.score), of.why.code()));
        (card.lines.iter().map(|score| show(score)).collect(), left_out.collect())
    })
}

#[test]
fn only_tasks_in_the_template_print() {
    let texts = "A/term/1=A A/term/2=B A/final/2=B";
    let all = card(&["CTE Term Grade", "CTE Final Grade"], &[1, 2], texts);
    assert_eq!(all.0, ["A-1/CTE Final Grade/2=B", "A-1/CTE Term Grade/1=A", "A-1/CTE Term Grade/2=B"]);
    assert_eq!(all.1, [""; 0], "P-3");
    let term_only = card(&["CTE Term Grade"], &[1, 2], texts);
    assert_eq!(term_only.0.len(), 2);
    assert_eq!(term_only.1, ["A-1/CTE Final Grade/2=B not-in-template"], "D-4");
    assert_eq!(card(&[], &[1, 2], texts).0, [""; 0], "the template that was forgotten");
    let second = card(&["cte term", "CTE Final"], &[2], texts);
    assert_eq!(second.0.len(), 2, "K-1: accepted spellings");
    assert_eq!(second.1, ["A-1/CTE Term Grade/1=A other-term"]);
}

#[test]
fn a_score_prints_whatever_else_it_lacks() {
    let odd = card(&["CTE Term Grade"], &[1], "Other/term/1=A A/term/1=Z B/term/1=P");
    assert_eq!((odd.0.len(), odd.1.len()), (3, 0), "P-3 asks for the task only");
}
