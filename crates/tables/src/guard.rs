//! Keeps a damaged file from ending the process.
//!
//! The readers of Parquet and Arrow check what they read, and yet some damage makes them panic.
//! Here that becomes an error like any other, and nothing is printed.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs what may panic on damaged input. What it worked on is not to be used again after an error.
pub(crate) fn guarded<T>(read: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |info| {
            if !QUIET.get() {
                before(info);
            }
        }));
    });
    let outer = QUIET.replace(true);
    let result = catch_unwind(AssertUnwindSafe(read));
    QUIET.set(outer);
    result.unwrap_or_else(|_| Err("what it says about itself does not fit".to_owned()))
}
