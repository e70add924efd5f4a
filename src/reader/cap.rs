//! The memory cap of the reading child: an allocator that counts, and ends the process beyond the limit.
//!
//! In normal life it costs one relaxed load of a flag that never changes. A library that trusts a count in a
//! stranger's file can ask for half a terabyte; no way to catch that exists inside a process, so the child is
//! let die with a status that the parent knows.
#![allow(unsafe_code, reason = "a global allocator cannot be written without it; it only counts and passes on")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The exit status of a child that wanted more memory than it may have.
pub const OUT_OF_MEMORY: i32 = 86;

static CAPPED: AtomicBool = AtomicBool::new(false);
static HELD: AtomicUsize = AtomicUsize::new(0);
static LIMIT: AtomicUsize = AtomicUsize::new(usize::MAX);

/// From now on this process may hold `bytes`, counted from here.
pub fn install(bytes: usize) {
    LIMIT.store(bytes, Ordering::Relaxed);
    CAPPED.store(true, Ordering::Relaxed);
}

struct Capped;

#[global_allocator]
static ALLOCATOR: Capped = Capped;

/// Counts `more` bytes; ends the process when they are too many.
fn take(more: usize) {
    let held = HELD.fetch_add(more, Ordering::Relaxed);
    // What was freed from before the cap may have brought the count below zero, that is, near the top.
    let held = if held > usize::MAX / 2 { 0 } else { held };
    if held.saturating_add(more) > LIMIT.load(Ordering::Relaxed) {
        // Ending may allocate a little: not a reason to come here again.
        CAPPED.store(false, Ordering::Relaxed);
        std::process::exit(OUT_OF_MEMORY);
    }
}

fn give(less: usize) {
    HELD.fetch_sub(less, Ordering::Relaxed);
}

// SAFETY: every call is passed on unchanged to the system's allocator, which keeps the contract; what is done
// beside it touches only counters of its own and never unwinds.
unsafe impl GlobalAlloc for Capped {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if CAPPED.load(Ordering::Relaxed) {
            take(layout.size());
        }
        // SAFETY: the caller's promises are handed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        if CAPPED.load(Ordering::Relaxed) {
            give(layout.size());
        }
        // SAFETY: the caller's promises are handed on.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if CAPPED.load(Ordering::Relaxed) {
            take(layout.size());
        }
        // SAFETY: the caller's promises are handed on.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if CAPPED.load(Ordering::Relaxed) {
            take(size);
            give(layout.size());
        }
        // SAFETY: the caller's promises are handed on.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

/// Gives memory that was freed in small pieces back to the system: a long workbook is made of them, and what is made out
/// of it next comes in large ones.
pub fn give_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        unsafe extern "C" {
            fn malloc_trim(pad: usize) -> i32;
        }
        // SAFETY: the system library's own function; it takes no pointer and is safe to call from any thread.
        unsafe {
            malloc_trim(0);
        }
    }
}
