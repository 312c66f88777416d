//! An allocator that wipes.
#![expect(
    unsafe_code,
    reason = "the trait of allocators is unsafe; each call is passed on to the system's with what it was given"
)]

use std::alloc::{GlobalAlloc, Layout, System};

/// The system's allocator, wiping each block before it is given back. For the programs and the library of phones:
/// a text or a key that was freed is not found by who reads the memory later.
pub struct WipingAllocator;

// SAFETY: blocks come from `System` with the layout that was asked for and go back to it with the same one; a block is
// written to only when its owner has given it up.
unsafe impl GlobalAlloc for WipingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe {
            block.write_bytes(0, layout.size());
            // Somebody may read it for all the compiler knows, so that the writing stays.
            std::hint::black_box(block);
            System.dealloc(block, layout);
        }
    }

    // `realloc` is the trait's own: a new block, a copy, and `dealloc` of the old one, which the system's would free as it
    // is.
}
