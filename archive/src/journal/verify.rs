//! Proving the chain: every row's hash from the first event on, and a printed code against it.

use serde::Serialize;

use unicode_normalization::UnicodeNormalization;

use crate::archive::Archive;
use crate::error::{Error, Result, Why};
use crate::journal::{Action, seal};
use crate::storage;

/// What a walk along the chain found.
#[derive(Clone, Debug, Serialize, PartialEq, Eq, ts_rs::TS)]
pub struct ChainReport {
    /// How many events there are.
    pub events: u32,
    /// The number of the first event that does not fit, where one does not.
    pub broken_at: Option<u32>,
    /// The code of the newest event.
    pub head: String,
}

/// Walks the whole chain.
///
/// # Errors
/// Those of the database; a broken chain is a finding, not an error.
pub fn verify(archive: &Archive) -> Result<ChainReport> {
    archive.read(|tx| {
        let mut before = [0_u8; 32];
        let mut events = 0_u32;
        let mut broken_at = None;
        storage::journal::each(tx, |row, hash, linked| {
            events += 1;
            let expected = seal(&before, &row);
            let in_order = row.seq == i64::from(events);
            if (expected != hash || !in_order || !linked) && broken_at.is_none() {
                broken_at = Some(u32::try_from(row.seq).unwrap_or(events));
            }
            before = hash;
        })?;
        Ok(ChainReport { events, broken_at, head: code_of(&before) })
    })
}

/// The code of the newest event, as slips print it.
///
/// # Errors
/// Those of the database.
pub fn head_code(archive: &Archive) -> Result<String> {
    archive.read(head_code_in)
}

/// [`head_code`] inside an open transaction.
pub(crate) fn head_code_in(tx: &rusqlite::Connection) -> Result<String> {
    Ok(code_of(&storage::journal::head(tx)?.1))
}

/// The event a printed code belongs to.
#[derive(Clone, Debug, Serialize, PartialEq, Eq, ts_rs::TS)]
pub struct CodeAt {
    /// Its number in the journal.
    pub seq: u32,
    /// When it was written, UTC.
    pub at: String,
    /// What was done.
    pub action: Action,
    /// The number people know its subject by.
    pub number: String,
}

/// Finds the event a printed code belongs to: the log up to it is the one that was printed.
///
/// # Errors
/// [`Error::Invalid`] for what cannot be a code, and those of the database.
pub fn verify_code(archive: &Archive, code: &str) -> Result<Option<CodeAt>> {
    let code: String = code.nfkc().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    if code.len() != DIGITS || !code.chars().all(|c| c.is_ascii_hexdigit()) {
        return Err(Error::invalid("code", Why::JournalCode));
    }
    archive.read(|tx| {
        let mut found = None;
        storage::journal::each(tx, |row, hash, _| {
            if found.is_none() && code_of(&hash) == code {
                found = Some(row);
            }
        })?;
        found.map_or(Ok(None), |row| {
            let damaged = || Error::Damaged { path: "archive.db".into(), detail: row.action.clone() };
            Ok(Some(CodeAt {
                seq: u32::try_from(row.seq).map_err(|_| damaged())?,
                action: Action::parse(&row.action).ok_or_else(damaged)?,
                at: row.at,
                number: row.number,
            }))
        })
    })
}

/// The digits of a printed code.
const DIGITS: usize = 8;

fn code_of(hash: &[u8; 32]) -> String {
    hash[..4].iter().map(|byte| format!("{byte:02x}")).collect()
}
