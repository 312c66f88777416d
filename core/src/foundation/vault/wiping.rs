//! SQLite's heap, wiping each block before it is given back: decrypted pages, rows and the texts of statements. SQLCipher's
//! own `cipher_memory_security` does so as well, but also locks every block in memory, two calls of the system for each.
#![expect(
    unsafe_code,
    reason = "SQLite takes its allocator as functions of C; each call is passed on to the one that it had before"
)]

use std::ffi::{c_int, c_void};
use std::sync::OnceLock;

use rusqlite::ffi;

use crate::foundation::types::{Code, Error, Result};

/// What SQLite allocated with before.
struct Before {
    malloc: unsafe extern "C" fn(c_int) -> *mut c_void,
    free: unsafe extern "C" fn(*mut c_void),
    size: unsafe extern "C" fn(*mut c_void) -> c_int,
}

/// Set once, before the first connection; the error of that is everybody's.
static BEFORE: OnceLock<std::result::Result<Before, c_int>> = OnceLock::new();

/// Makes SQLite wipe what it frees. To be called before every opening.
///
/// # Errors
/// `internal` if SQLite was at work in this process before, with an allocator of its own.
pub(super) fn wipe_what_is_freed() -> Result<()> {
    match BEFORE.get_or_init(install) {
        Ok(_) => Ok(()),
        Err(code) => Err(Error::technical(
            Code::Internal,
            format_args!("SQLite does not take an allocator that wipes: {code}"),
        )),
    }
}

fn install() -> std::result::Result<Before, c_int> {
    let mut methods = ffi::sqlite3_mem_methods {
        xMalloc: None,
        xFree: None,
        xRealloc: None,
        xSize: None,
        xRoundup: None,
        xInit: None,
        xShutdown: None,
        pAppData: std::ptr::null_mut(),
    };
    // SAFETY: SQLite fills the structure in, which outlives the call.
    let got = unsafe { ffi::sqlite3_config(ffi::SQLITE_CONFIG_GETMALLOC, &raw mut methods) };
    let (Some(malloc), Some(free), Some(size)) = (methods.xMalloc, methods.xFree, methods.xSize) else {
        return Err(got);
    };
    methods.xFree = Some(wiping_free);
    methods.xRealloc = Some(wiping_realloc);
    // SAFETY: SQLite copies the structure; the functions in it live as long as the program. They are not called before
    // this function has returned and `BEFORE` is set: SQLite begins with the first connection.
    match unsafe { ffi::sqlite3_config(ffi::SQLITE_CONFIG_MALLOC, &raw mut methods) } {
        ffi::SQLITE_OK => Ok(Before { malloc, free, size }),
        code => Err(code),
    }
}

fn before() -> &'static Before {
    match BEFORE.get() {
        Some(Ok(before)) => before,
        _ => unreachable!("SQLite has these functions only once they are installed"),
    }
}

unsafe extern "C" fn wiping_free(block: *mut c_void) {
    let before = before();
    if block.is_null() {
        return;
    }
    // SAFETY: a block of SQLite's allocator, of the size that it says, which SQLite gives up.
    unsafe {
        let size = usize::try_from((before.size)(block)).unwrap_or(0);
        block.cast::<u8>().write_bytes(0, size);
        std::hint::black_box(block);
        (before.free)(block);
    }
}

/// A block that grows moves, and the old one is wiped.
unsafe extern "C" fn wiping_realloc(block: *mut c_void, size: c_int) -> *mut c_void {
    let before = before();
    // SAFETY: SQLite asks for more than zero bytes for a block of its allocator; as much is copied as both blocks hold.
    unsafe {
        let held = (before.size)(block);
        let moved = (before.malloc)(size);
        if !moved.is_null() {
            let kept = usize::try_from(held.min(size)).unwrap_or(0);
            moved.cast::<u8>().copy_from_nonoverlapping(block.cast::<u8>(), kept);
            wiping_free(block);
        }
        moved
    }
}
