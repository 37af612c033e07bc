//! How a registry of coded reasons is defined: one line each with code, name, rule, repairer, problem and repair, and one
//! page each. Codes are never reused. Holds no reason itself.

/// Makes an enum of coded reasons of its table. A page is `<folder><code>-<name>.md`; it is the rustdoc of its variant,
/// so a missing page does not compile and its examples are tested. The folder is given as seen from the file that calls
/// this.
macro_rules! registry {
    (
        $(#[$attribute:meta])*
        $registry:ident of $repairers:ident, pages in $folder:literal;
        $($variant:ident = $code:literal, $name:literal, rule $rule:literal, $repairer:ident, $problem:literal, $repair:literal;)*
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $registry {
            $(
                #[doc = include_str!(concat!($folder, $code, "-", $name, ".md"))]
                $variant,
            )*
        }

        impl $registry {
            /// All of them, in the order in which they are looked for.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable code: a letter and a number. Never reused for another reason.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The name after the problem, in lower case with dashes.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The rule of the work that it follows from, such as `T-4`.
            pub fn rule(self) -> &'static str {
                match self { $(Self::$variant => $rule,)* }
            }

            /// Who can repair it.
            pub fn repairer(self) -> $repairers {
                match self { $(Self::$variant => $repairers::$repairer,)* }
            }

            /// The problem in one line.
            pub fn problem(self) -> &'static str {
                match self { $(Self::$variant => $problem,)* }
            }

            /// The repair in one line.
            pub fn repair(self) -> &'static str {
                match self { $(Self::$variant => $repair,)* }
            }

            /// The page, as Markdown.
            pub fn page(self) -> &'static str {
                match self {
                    $(Self::$variant => include_str!(concat!($folder, $code, "-", $name, ".md")),)*
                }
            }

            /// The one with exactly this code, as it is written in documents.
            #[cfg(feature = "serde")]
            pub(crate) fn of_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|reason| reason.code() == code)
            }

            /// The one with this code or name.
            pub fn find(code_or_name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|reason| {
                    reason.code().eq_ignore_ascii_case(code_or_name) || reason.name() == code_or_name
                })
            }
        }

        impl core::fmt::Display for $registry {
            /// Code and name.
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, "{} {}", self.code(), self.name())
            }
        }
    };
}
pub(crate) use registry;
