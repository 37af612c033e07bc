//! A program without std. If a crate that it names brings in std, std's panic handler meets the one below, and the
//! compiler refuses both (E0152).

#![no_std]
#![no_main]

extern crate alloc;

use alloc::alloc::{GlobalAlloc, Layout};
use core::panic::PanicInfo;

// A crate that is only listed as a dependency is not loaded, and proves nothing: each must be named.
#[cfg(feature = "gradecrosswalk")]
use gradecrosswalk as _;
#[cfg(feature = "gradecrosswalk-domain")]
use gradecrosswalk_domain as _;
#[cfg(feature = "gradecrosswalk-matching")]
use gradecrosswalk_matching as _;
#[cfg(feature = "gradecrosswalk-oneroster")]
use gradecrosswalk_oneroster as _;
#[cfg(feature = "gradecrosswalk-report")]
use gradecrosswalk_report as _;
#[cfg(feature = "gradecrosswalk-validation")]
use gradecrosswalk_validation as _;

/// An allocator that has no memory. The probe is checked, never run.
struct NoMemory;

// SAFETY: a null pointer is how an allocator says that it has no memory, and nothing is ever handed out to be freed.
unsafe impl GlobalAlloc for NoMemory {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        core::ptr::null_mut()
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static ALLOCATOR: NoMemory = NoMemory;

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}
