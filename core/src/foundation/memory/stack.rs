//! The stack below the caller.

/// Covers what opening a vault, a query of the database and a pass over a conversation use. A thread that calls
/// [`leaving_nothing`] needs as much left.
const DEPTH: usize = 192 * 1024;

/// Runs `work` and overwrites what it left on this thread's stack, and what functions before it did. What it returns is the
/// caller's.
pub fn leaving_nothing<T>(work: impl FnOnce() -> T) -> T {
    let outcome = apart(work);
    wipe_stack();
    outcome
}

/// In a frame of its own, also where optimisation would make it a part of the caller's, which nothing overwrites.
#[inline(never)]
fn apart<T>(work: impl FnOnce() -> T) -> T {
    work()
}

#[inline(never)]
fn wipe_stack() {
    let mut below = [0_u8; DEPTH];
    std::hint::black_box(&mut below);
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::unix::fs::FileExt;

    use super::*;

    const MARK: [u8; 32] = *b"a key that nobody shall find now";
    const MANY: usize = 1024;

    /// Leaves marks in its frame, and says where.
    fn marked() -> usize {
        let mut here = [[0; 32]; MANY];
        std::hint::black_box(&mut here).fill(MARK);
        std::hint::black_box(&here).as_ptr().addr()
    }

    /// How many are left there, read from outside.
    fn left(at: usize) -> usize {
        let mut found = vec![0; 32 * MANY];
        let memory = std::fs::File::open("/proc/self/mem").expect("our own");
        memory.read_exact_at(&mut found, at as u64).expect("our stack");
        found.chunks_exact(32).filter(|found| *found == MARK).count()
    }

    #[test]
    fn nothing_is_left_of_the_frame_of_what_ran() {
        assert!(left(apart(marked)) > MANY / 2, "without wiping it is");
        assert_eq!(left(leaving_nothing(marked)), 0);
    }
}
