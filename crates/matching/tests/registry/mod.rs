//! What holds of every registry of coded reasons: stable codes, one page each, plain texts.
#![allow(
    unreachable_pub,
    clippy::std_instead_of_alloc,
    clippy::string_slice,
    reason = "shared by tests, which have std; slices only ASCII"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The sections of a page, in order.
const SECTIONS: [&str; 5] = ["What is checked", "Why it matters", "Example", "Repair", "Source"];

/// One reason of a registry, as texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    pub code: &'static str,
    pub name: &'static str,
    pub variant: String,
    pub rule: &'static str,
    pub repairer: String,
    pub problem: &'static str,
    pub repair: &'static str,
    pub page: &'static str,
    pub display: String,
}

/// Takes each reason of a registry apart.
#[macro_export]
macro_rules! coded {
    ($registry:ident) => {
        $registry::ALL
            .iter()
            .map(|reason| $crate::registry::Coded {
                code: reason.code(),
                name: reason.name(),
                variant: format!("{reason:?}"),
                rule: reason.rule(),
                repairer: reason.repairer().to_string(),
                problem: reason.problem(),
                repair: reason.repair(),
                page: reason.page(),
                display: reason.to_string(),
            })
            .collect::<Vec<_>>()
    };
}

/// A registry: its letter, the folder of its pages, its ledger of codes, and its reasons.
pub struct Registry {
    pub letter: char,
    pub folder: &'static str,
    pub ledger: &'static str,
    pub all: Vec<Coded>,
}

impl Registry {
    /// The ledger's lines: code, name, whether retired.
    fn ledger(&self) -> Vec<(&'static str, &'static str, bool)> {
        self.ledger
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| match line.split(' ').collect::<Vec<_>>()[..] {
                [code, name] => (code, name, false),
                [code, name, "retired"] => (code, name, true),
                _ => panic!("not `<code> <name>` or `<code> <name> retired`: {line:?}"),
            })
            .collect()
    }

    /// Codes are consecutive from 1 in the order in which reasons are looked for.
    pub fn codes_are_consecutive(&self) {
        let codes: Vec<&str> = self.all.iter().map(|of| of.code).collect();
        let in_use = self.ledger().into_iter().filter(|(_, _, retired)| !retired);
        let in_use: Vec<&str> = in_use.map(|(code, ..)| code).collect();
        assert_eq!(codes, in_use, "the registry and the codes of the ledger that are in use");
        let numbers = 1..=self.ledger().len();
        let consecutive: Vec<String> = numbers.map(|number| format!("{}{number:02}", self.letter)).collect();
        let ever: Vec<&str> = self.ledger().into_iter().map(|(code, ..)| code).collect();
        assert_eq!(ever, consecutive, "the codes of the ledger");
    }

    /// A code never changes its name and a name never its code.
    pub fn codes_keep_their_names(&self) {
        for of in &self.all {
            let same = |(code, name, _): &(&str, &str, bool)| *code == of.code || *name == of.name;
            let lines: Vec<_> = self.ledger().into_iter().filter(same).collect();
            assert_eq!(lines, [(of.code, of.name, false)], "{}", of.display);
        }
    }

    /// Names are in lower case with dashes, variants are the same words.
    pub fn names_are_kebab_case(&self) {
        for of in &self.all {
            for word in of.name.split('-') {
                let plain = word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
                assert!(plain && !word.is_empty(), "{}", of.display);
            }
            let words = of.name.split('-').map(|word| word[..1].to_ascii_uppercase() + &word[1..]);
            assert_eq!(of.variant, words.collect::<String>(), "{}", of.display);
            assert_eq!(of.display, format!("{} {}", of.code, of.name));
        }
    }

    /// Every page in the folder is that of a reason.
    pub fn pages_are_the_folder(&self) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(self.folder);
        let files: BTreeSet<String> = fs::read_dir(&folder)
            .expect("the folder can be read")
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        let file = |of: &Coded| format!("{}-{}.md", of.code, of.name);
        assert_eq!(files, self.all.iter().map(file).collect::<BTreeSet<_>>());
        for of in &self.all {
            assert_eq!(fs::read_to_string(folder.join(file(of))).unwrap(), of.page, "{}", of.display);
        }
    }

    /// A page begins with code, name and problem, has the five sections in order and no other, shows a case, and names
    /// its repairer, its rule and its source.
    pub fn pages_have_their_form(&self) {
        for of in &self.all {
            let reason = &of.display;
            let first = format!("**{reason}**: {}.\n", of.problem);
            assert!(of.page.starts_with(&first), "{reason}: {:?}", of.page.lines().next());
            let headings: Vec<&str> = of.page.lines().filter_map(|line| line.strip_prefix("#### ")).collect();
            assert_eq!(headings, SECTIONS, "{reason}");
            assert!(of.page.lines().count() <= 30, "{reason}: longer than a page should be");
            let texts = sections(of);
            assert!(texts.iter().all(|text| !text.is_empty()), "{reason}: an empty section");
            let [_, _, example, repair, source] = texts;
            assert!(example.starts_with("```text\n"), "{reason}: no case");
            assert!(example.contains(of.code), "{reason}: the case does not say where the code comes up");
            let who = format!("**{}**: ", of.repairer);
            assert!(
                repair.to_lowercase().starts_with(&who.to_lowercase()),
                "{reason}: not repaired by the {}",
                of.repairer
            );
            assert!(source.starts_with(&format!("`{}`", of.rule)), "{reason}: does not name its rule first");
            let sourced = source.contains("document 00")
                || source.contains("documents 00")
                || source.contains("*decided by the project*");
            assert!(sourced, "{reason}: neither a document nor a decision");
        }
    }

    /// A page may send its reader to another reason of the registry; that must exist.
    pub fn pages_name_only_codes_that_exist(&self) {
        for of in &self.all {
            let words = of.page.split(|c: char| !c.is_ascii_alphanumeric());
            let digits = |word: &str| word[1..].bytes().all(|b| b.is_ascii_digit());
            let codes = words.filter(|word| word.len() == 3 && word.starts_with(self.letter) && digits(word));
            for code in codes {
                assert!(self.all.iter().any(|other| other.code == code), "{}: {code}", of.display);
            }
        }
    }

    /// Problem and repair begin in lower case and have no full stop.
    pub fn lines_are_plain(&self) {
        for of in &self.all {
            for line in [of.problem, of.repair] {
                let reason = &of.display;
                assert!(line.starts_with(|c: char| c.is_ascii_lowercase()), "{reason}: {line:?}");
                assert!(
                    line.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '%'),
                    "{reason}: {line:?}"
                );
                assert!(
                    !line.contains(". ") && !line.contains('\n'),
                    "{reason}: one line, one sentence: {line:?}"
                );
            }
        }
    }

    /// A reason is found by its code in either case and by its name, and by nothing else.
    pub fn reasons_are_found(&self, find: impl Fn(&str) -> Option<&'static str>) {
        for of in &self.all {
            for text in [of.code.to_owned(), of.code.to_ascii_lowercase(), of.name.to_owned()] {
                assert_eq!(find(&text), Some(of.code), "{text:?}");
            }
            for text in [of.variant.clone(), format!("{} ", of.name), format!(" {}", of.code)] {
                assert_eq!(find(&text), None, "{text:?}");
            }
        }
        for number in ["", "0", "00", "1", "99", "001"] {
            let text = format!("{}{number}", self.letter);
            assert_eq!(find(&text), None, "{text:?}");
        }
        assert_eq!(find(""), None);
    }
}

/// The text of a page's sections, without their headings, in the order of [`SECTIONS`].
fn sections(of: &Coded) -> [&'static str; 5] {
    let mut rest = of.page;
    SECTIONS.map(|title| {
        let heading = format!("\n\n#### {title}\n");
        let (_, after) =
            rest.split_once(&heading).unwrap_or_else(|| panic!("{}: no section {title:?}", of.display));
        rest = after;
        after.split("\n\n#### ").next().unwrap().trim()
    })
}
