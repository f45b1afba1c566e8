//! Only two desks stand open at the same time: a window is four processes, and
//! a machine that swaps tells nothing about the window.

use std::sync::{Condvar, Mutex, PoisonError};

/// The right to one open desk, until it is dropped.
pub struct Turn;

const DESKS: usize = 2;
static TAKEN: Mutex<usize> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

impl Turn {
    /// Waits for a place.
    pub fn take() -> Turn {
        let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = FREED.wait_while(taken, |taken| *taken >= DESKS).unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Turn
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        FREED.notify_one();
    }
}
