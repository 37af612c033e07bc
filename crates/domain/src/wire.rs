//! How values travel through serde: as text, as whole numbers, or as objects, each in exactly one form.
//!
//! Shared among this project's crates and hidden from everyone else: nothing here keeps its name or shape.
//!
//! A number never stands for a text nor a list for an object, and what is refused is not shown where it may be a
//! social security number (rule F-1). Each folder's own `wire` module says the form of its types.

use core::fmt;
use core::marker::PhantomData;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

/// A type that is written by `Display` and read by `FromStr`, or by the two functions given.
#[doc(hidden)]
#[macro_export]
macro_rules! text_form {
    ($type:ty, $what:literal) => {
        $crate::wire::text_form!($type, $what, str::parse::<$type>, |value| value);
    };
    ($type:ty, $what:literal, $read:expr, |$value:ident| $write:expr) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $value = self;
                serializer.collect_str(&$write)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::wire::text(deserializer, $what, $read)
            }
        }
    };
}
pub use text_form;

/// A type that is a whole number between bounds. What the number's own type cannot hold is refused with the bounds;
/// the rest is for the type's constructor to say.
#[doc(hidden)]
#[macro_export]
macro_rules! integer_form {
    ($type:ty, $what:literal, $bounds:literal, $read:expr, |$value:ident| $write:expr) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $value = *self;
                serde::Serialize::serialize(&$write, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let number = $crate::wire::integer(deserializer, $what)?;
                let outside =
                    |_| serde::de::Error::custom(format_args!("{} {number} is outside {}", $what, $bounds));
                let number = number.try_into().map_err(outside)?;
                ($read)(number).map_err(serde::de::Error::custom)
            }
        }
    };
}
pub use integer_form;

/// A type that is an object. Each member is `required` or `optional`, with its name, the type that reads it, and
/// what is written of a value: for an optional member an `Option`, left out where it is `None`.
///
/// After `=>` stands the value made of the members, an optional one being an `Option`; after `=> try` the result of
/// the type's own check.
#[doc(hidden)]
#[macro_export]
macro_rules! object_form {
    ($type:ty, $what:literal, |$value:ident| { $($members:tt)* } => try $made:expr) => {
        $crate::wire::object_form!(@read $type, $what, { $($members)* }, $made);
        $crate::wire::object_form!(@write $type, $value, { $($members)* });
    };
    ($type:ty, $what:literal, |$value:ident| { $($members:tt)* } => $made:expr) => {
        $crate::wire::object_form! {
            $type, $what, |$value| { $($members)* } => try Ok::<$type, core::convert::Infallible>($made)
        }
    };
    (@read $type:ty, $what:literal, {
        $($presence:ident $member:ident: $read:ty = $write:expr,)*
    }, $made:expr) => {
        const _: () = {
            #[derive(serde::Deserialize)]
            #[serde(deny_unknown_fields)]
            struct Members {
                $($member: $crate::wire::object_form!(@type $presence $read),)*
            }

            impl<'de> serde::Deserialize<'de> for $type {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let Members { $($member,)* } = $crate::wire::object(deserializer, $what)?;
                    let make = || $made;
                    make().map_err(serde::de::Error::custom)
                }
            }
        };
    };
    (@write $type:ty, $value:ident, {
        $($presence:ident $member:ident: $read:ty = $write:expr,)*
    }) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct as _;
                let $value = self;
                let present = [$($crate::wire::object_form!(@value $presence $write).is_some()),*];
                let count = present.into_iter().filter(|present| *present).count();
                let mut object = serializer.serialize_struct(stringify!($type), count)?;
                $(match $crate::wire::object_form!(@value $presence $write) {
                    Some(member) => object.serialize_field(stringify!($member), &member)?,
                    None => object.skip_field(stringify!($member))?,
                })*
                object.end()
            }
        }
    };
    (@type required $read:ty) => { $read };
    (@type optional $read:ty) => { Option<$read> };
    (@value required $write:expr) => { Some($write) };
    (@value optional $write:expr) => { $write };
}
pub use object_form;

/// A type that is an object and is only written, such as a report whose content is calculated: members as in
/// [`object_form`], without the types that would read them.
#[doc(hidden)]
#[macro_export]
macro_rules! written_form {
    ($type:ty, |$value:ident| { $($presence:ident $member:ident = $write:expr,)* }) => {
        $crate::wire::object_form!(@write $type, $value, { $($presence $member: () = $write,)* });
    };
}
pub use written_form;

/// Refuses what is not of the wanted form without showing it: it may be a social security number (rule F-1).
macro_rules! refuse {
    ($form:literal: $($method:ident($type:ty) $found:literal,)*) => {$(
        fn $method<E: Error>(self, _: $type) -> Result<Self::Value, E> {
            Err(E::custom(format_args!(concat!("{} is given as ", $found, ": write it as ", $form), self.what)))
        }
    )*};
}

struct Text<F> {
    what: &'static str,
    read: F,
}

impl<T, R: fmt::Display, F: FnOnce(&str) -> Result<T, R>> Visitor<'_> for Text<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} as text in quotes", self.what)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text).map_err(E::custom)
    }

    refuse! { "text in quotes":
        visit_bool(bool) "true or false",
        visit_i64(i64) "a number",
        visit_u64(u64) "a number",
        visit_f64(f64) "a number",
    }
}

/// Reads a text; a number is refused, never turned into one.
pub fn text<'de, D: Deserializer<'de>, T, R: fmt::Display>(
    deserializer: D,
    what: &'static str,
    read: impl FnOnce(&str) -> Result<T, R>,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(Text { what, read })
}

struct Integer {
    what: &'static str,
}

impl Visitor<'_> for Integer {
    type Value = i128;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} as a whole number", self.what)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<i128, E> {
        Ok(i128::from(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<i128, E> {
        Ok(i128::from(number))
    }
}

/// Reads a whole number; text and fractions are refused.
pub fn integer<'de, D: Deserializer<'de>>(deserializer: D, what: &'static str) -> Result<i128, D::Error> {
    deserializer.deserialize_i64(Integer { what })
}

struct Object<M> {
    what: &'static str,
    members: PhantomData<M>,
}

impl<'de, M: Deserialize<'de>> Visitor<'de> for Object<M> {
    type Value = M;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} as an object", self.what)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<M, A::Error> {
        M::deserialize(MapAccessDeserializer::new(members))
    }

    refuse! { "an object":
        visit_bool(bool) "true or false",
        visit_i64(i64) "a number",
        visit_u64(u64) "a number",
        visit_f64(f64) "a number",
        visit_str(&str) "text",
    }
}

/// Reads an object; a list of its members in order, which a derived reader would take, is refused.
pub fn object<'de, D: Deserializer<'de>, M: Deserialize<'de>>(
    deserializer: D,
    what: &'static str,
) -> Result<M, D::Error> {
    deserializer.deserialize_any(Object { what, members: PhantomData })
}

/// A text as an error shows it: quoted, and not longer than 60 characters.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a>(pub &'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = self.0.char_indices().nth(60).map_or(self.0.len(), |(end, _)| end);
        fmt::Debug::fmt(self.0.get(..end).unwrap_or_default(), f)
    }
}

/// A list as an optional member: left out where it is empty.
pub fn unless_empty<T>(list: &[T]) -> Option<&[T]> {
    (!list.is_empty()).then_some(list)
}

/// A small number within a form that has no type of its own for it.
#[derive(Debug, Clone, Copy)]
pub struct Small(pub u8);

integer_form!(
    Small,
    "number",
    "0 to 255: give a small number",
    |number: u8| Ok::<_, fmt::Error>(Small(number)),
    |small| { small.0 }
);
