#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod diagnostic;
pub mod format;
pub mod mapping;
pub mod out;
pub mod package;

mod csv;
mod mode;

pub use diagnostic::{Code, Diagnostic, Diagnostics, Severity};
pub use format::{FileKind, Version};
pub use mode::{Mode, SlashDates};
pub use package::{FileMode, Manifest, Package, PackageFile};
