//! The stack below the caller.

/// Covers what opening a vault, a query of the database and a pass over a conversation use. A thread that calls
/// [`wipe_stack`] needs as much left.
const DEPTH: usize = 192 * 1024;

/// Overwrites what functions that have returned left on this thread's stack, below the caller's own frame.
#[inline(never)]
pub fn wipe_stack() {
    let mut below = [0_u8; DEPTH];
    std::hint::black_box(&mut below);
}
