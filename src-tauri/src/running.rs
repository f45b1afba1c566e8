//! Work that takes longer than a moment: each has a number the page chose, and can be stopped.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// The works that run now.
#[derive(Default)]
pub struct Running(Mutex<HashMap<u32, Arc<AtomicBool>>>);

/// One work; it leaves the list when it ends.
pub struct Work<'a> {
    running: &'a Running,
    number: u32,
    stopped: Arc<AtomicBool>,
}

impl Running {
    /// Begins a work under a number.
    pub fn begin(&self, number: u32) -> Work<'_> {
        let stopped = Arc::new(AtomicBool::new(false));
        self.list().insert(number, stopped.clone());
        Work { running: self, number, stopped }
    }

    /// Asks a work to stop at its next step.
    pub fn stop(&self, number: u32) {
        if let Some(stopped) = self.list().get(&number) {
            stopped.store(true, Ordering::Relaxed);
        }
    }

    /// Asks every work to stop at its next step.
    pub fn stop_all(&self) {
        for stopped in self.list().values() {
            stopped.store(true, Ordering::Relaxed);
        }
    }

    /// Whether no work runs.
    pub fn is_idle(&self) -> bool {
        self.list().is_empty()
    }

    fn list(&self) -> std::sync::MutexGuard<'_, HashMap<u32, Arc<AtomicBool>>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Work<'_> {
    /// Whether it was asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

impl Drop for Work<'_> {
    fn drop(&mut self) {
        self.running.list().remove(&self.number);
    }
}
