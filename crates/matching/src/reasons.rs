//! Reasons as an enum with a stable code and one line of text each. Holds no reason itself.

/// An enum of reasons: `Variant = "code", "text";` each. A code never changes meaning and is never used again.
macro_rules! reasons {
    ($(#[$meta:meta])* $name:ident($what:literal) {
        $($(#[$doc:meta])* $variant:ident = $code:literal, $text:literal;)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable code, in lower case with hyphens. Never reused for another reason.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The reason with exactly this code.
            pub fn find(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|reason| reason.code() == code)
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(match self { $(Self::$variant => $text,)* })
            }
        }

        #[cfg(feature = "serde")]
        const _: () = {
            fn read(code: &str) -> Result<$name, alloc::string::String> {
                let shown = gradecrosswalk_domain::wire::Shown(code);
                let codes: alloc::vec::Vec<&str> = $name::ALL.iter().map(|reason| reason.code()).collect();
                let refused = || alloc::format!("{} {shown} is not known: give {}", $what, codes.join(", "));
                $name::find(code).ok_or_else(refused)
            }
            gradecrosswalk_domain::wire::text_form!($name, $what, read, |reason| reason.code());
        };
    };
}
pub(crate) use reasons;
