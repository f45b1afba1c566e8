//! Waiting for something to become true.

use std::thread;
use std::time::{Duration, Instant};

/// How long anything on the desk may take before a test gives up. Generous:
/// the machines that run tests are shared and slow.
pub const PATIENCE: Duration = Duration::from_secs(30);

const LOOK_AGAIN: Duration = Duration::from_millis(15);

/// Waits until the condition holds; panics after [`PATIENCE`] saying what it
/// waited for.
#[track_caller]
pub fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    wait_for(what, || holds().then_some(()));
}

/// Waits until there is an answer; panics after [`PATIENCE`] saying what it
/// waited for.
#[track_caller]
pub fn wait_for<T>(what: &str, ask: impl FnMut() -> Option<T>) -> T {
    patiently(PATIENCE, ask).unwrap_or_else(|| panic!("waited {PATIENCE:?} in vain until {what}"))
}

/// Asks again and again, at least once, until there is an answer or the time is
/// over.
pub fn patiently<T>(patience: Duration, mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        if begun.elapsed() > patience {
            return None;
        }
        thread::sleep(LOOK_AGAIN);
    }
}
