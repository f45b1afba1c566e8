//! The history of one thing (履历): its events, newest first, in words.

use serde::Serialize;

use crate::archive::Archive;
use crate::error::Result;
use crate::ids::AnyId;
use crate::journal::differences::differences;
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
    Ok(rows.into_iter().map(read).collect())
}

fn read(row: storage::journal::Row) -> HistoryRow {
    let mut facts = Fact::read(&row.facts);
    let action = Action::parse(&row.action).unwrap_or_else(|| {
        facts.insert(0, Fact::Name(row.action.clone()));
        Action::Unreadable
    });
    let told = |lang| {
        let differences = differences(action, &row.change, lang);
        let facts = Some(Fact::join(&facts, lang)).filter(|facts| !facts.is_empty());
        facts.into_iter().chain(differences).collect::<Vec<_>>().join(lang.pick("；", "; "))
    };
    let (zh, en) = (told(Lang::Zh), told(Lang::En));
    HistoryRow {
        seq: u32::try_from(row.seq).unwrap_or(u32::MAX),
        at: row.at,
        actor: row.actor_name,
        action,
        zh,
        en,
        number: row.number,
    }
}

/// How many events of the journal others wrote: whoever shows the archive asks for it, and what it shows is old
/// once the number moves.
///
/// # Errors
/// Those of the database.
pub fn foreign(archive: &Archive) -> Result<u32> {
    let (newest, _) = archive.read(storage::journal::head)?;
    Ok(u32::try_from(newest).unwrap_or(u32::MAX).wrapping_sub(archive.written()))
}
