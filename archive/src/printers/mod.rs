//! The printers of this machine: which there are, and handing them a PDF.
//!
//! Owns no driver: Linux and macOS go through CUPS (`lpstat`, `lp`), Windows through what Windows
//! itself brings. The PDF goes out as it is, never scaled: a form is already laid out for its paper.
//! No argument ever passes through a shell. A printer that refuses is an [`Error::Printer`] with the
//! system's own words; the PDF is the caller's and can always be saved instead.

#[cfg(not(windows))]
mod cups;
#[cfg(windows)]
mod windows;

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::forms::Paper;

#[cfg(not(windows))]
use cups as system;
#[cfg(windows)]
use windows as system;

/// A printer of the system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Printer {
    /// Its name in the system.
    pub name: String,
    /// Whether the system takes it when none is named.
    pub is_default: bool,
    /// How it is, in the system's words; empty when it is ready.
    pub note: String,
}

/// The printers of the system, its own choice first.
///
/// # Errors
/// When the system's print service does not answer; no printer at all is an empty list.
pub fn list() -> Result<Vec<Printer>> {
    let mut printers = system::list()?;
    printers.sort_by(|a, b| b.is_default.cmp(&a.is_default).then_with(|| a.name.cmp(&b.name)));
    Ok(printers)
}

/// Hands a PDF to a printer (`None`: the system's own choice, or the only one there is) and returns the job's id.
///
/// # Errors
/// [`Error::Printer`] with the system's words when it was not taken.
///
/// [`Error::Printer`]: crate::Error::Printer
pub fn send(pdf: &[u8], printer: Option<&str>, copies: u32, paper: Paper, title: &str) -> Result<String> {
    let named = printer.map(str::trim).filter(|name| !name.is_empty());
    let copies = copies.clamp(1, 99);
    let sent = system::send(pdf, named, copies, paper, title);
    // A system without a choice of its own, and one printer: nobody has to be asked which.
    if sent.is_err()
        && named.is_none()
        && let Some(only) = only()
    {
        return system::send(pdf, Some(&only), copies, paper, title);
    }
    sent
}

/// The printer of a system that has just one and calls none its default.
fn only() -> Option<String> {
    match list().ok()?.as_slice() {
        [only] if !only.is_default => Some(only.name.clone()),
        _ => None,
    }
}
