//! The history of one thing (履历): its events, newest first, in words.

use serde::Serialize;

use crate::archive::Archive;
use crate::error::Result;
use crate::ids::AnyId;
use crate::journal::{Action, Fact};
use crate::storage;
use crate::words::Lang;

/// One event as it is read.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct HistoryRow {
    /// Its place in the journal.
    pub seq: u32,
    /// When, UTC.
    pub at: String,
    /// Who.
    pub actor: String,
    /// What was done.
    pub action: Action,
    /// About what, in Chinese.
    pub zh: String,
    /// About what, in English.
    pub en: String,
    /// The slip or code it went by.
    pub number: String,
}

/// The events of one thing, newest first, before `before` (a journal number) where given.
///
/// # Errors
/// Those of the database.
pub fn history(
    archive: &Archive,
    subject: impl Into<AnyId>,
    before: Option<u32>,
    limit: u32,
) -> Result<Vec<HistoryRow>> {
    let subject = subject.into();
    archive.read(|tx| history_in(tx, subject, before, limit))
}

/// [`history`] inside an open transaction.
pub(crate) fn history_in(
    tx: &rusqlite::Connection,
    subject: AnyId,
    before: Option<u32>,
    limit: u32,
) -> Result<Vec<HistoryRow>> {
    let rows = storage::journal::list_of(tx, subject, before, limit)?;
    Ok(rows.into_iter().filter_map(read).collect())
}

fn read(row: storage::journal::Row) -> Option<HistoryRow> {
    let action = Action::parse(&row.action)?;
    let facts: Vec<Fact> = serde_json::from_str(&row.facts).unwrap_or_default();
    Some(HistoryRow {
        seq: u32::try_from(row.seq).unwrap_or(u32::MAX),
        at: row.at,
        actor: row.actor_name,
        action,
        zh: Fact::join(&facts, Lang::Zh),
        en: Fact::join(&facts, Lang::En),
        number: row.number,
    })
}

/// The number of the newest event that makes something look different: whoever shows the archive asks for it
/// to learn that another program wrote. A look or a print moves nothing.
///
/// # Errors
/// Those of the database.
pub fn last_change(archive: &Archive) -> Result<u32> {
    archive.read(|tx| {
        let newest = storage::journal::list_newest(tx, FEW)?;
        let moves =
            |(_, action): &&(u32, String)| Action::parse(action).is_none_or(|action| !action.changes().is_empty());
        Ok(newest.iter().find(moves).or(newest.last()).map_or(0, |(seq, _)| *seq))
    })
}

/// So many events are looked through for one that moves something.
const FEW: u32 = 64;
