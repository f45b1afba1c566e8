//! Kedang 客档: the archive of customer-supplied materials (客供资料), without a window.
//!
//! One folder for each noun of the archivist's language, one verb a file; every noun has the same
//! shape, so that who has read one has read all. Beside them the machinery they share. The map and
//! the promises stand in the README.
//!
//! This crate knows no window, no async and no console. Everything it can refuse is an [`Error`]
//! with a sentence in Chinese and in English.

pub mod access;
pub mod archive;
pub mod attachments;
pub mod calendar;
pub mod checks;
pub mod clock;
pub mod customers;
pub mod demo;
pub mod drafts;
pub mod error;
pub mod files;
#[cfg(test)]
mod fixture;
pub mod forms;
pub mod ids;
pub mod incidents;
pub mod journal;
pub mod ledgers;
pub mod loans;
pub mod marks;
pub mod materials;
pub mod numbers;
pub mod packages;
pub mod paper;
pub mod people;
pub mod places;
pub mod preview;
pub mod printers;
pub mod receipts;
pub mod search;
pub mod settings;
mod storage;
pub mod text;
pub mod today;
pub mod words;

pub use archive::{Archive, Outcome};
pub use error::{Error, Problem, Result};
pub use storage::rows::Page;
pub use storage::upgrade::NEWEST as SCHEMA_STEP;
