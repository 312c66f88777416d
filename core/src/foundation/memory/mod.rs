//! What is left in the memory of a process once a secret is no longer needed: [`WipingAllocator`] wipes what is freed on the
//! heap, [`leaving_nothing`] what functions left on the stack.
//!
//! Neither reaches what is still held, registers, swap, or the memory of whoever called (a phone's runtime, the window
//! system). What holds a secret for longer than a call wipes itself: [`Secret`](crate::foundation::types::Secret).

mod allocator;
mod stack;

pub use allocator::WipingAllocator;
pub use stack::leaving_nothing;
