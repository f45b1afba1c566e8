//! Keeps the index: what changed is written into it in the transaction that changes it.
//!
//! Triggers note every material, attachment, customer, person, place and slip that changes;
//! [`keep_stale`] at the transaction door brings them into the index before the commit, so that no
//! verb can forget to. Renaming a customer or a person costs one row: materials hold their ids.

use rusqlite::Connection;

use super::ThingKind;
use super::names::ThingSource;
use crate::error::Result;
use crate::ids::{AnyId, MaterialId};
use crate::storage;

/// Writes everything that changed and is not in the index yet.
///
/// # Errors
/// Those of the database.
pub(crate) fn keep_stale(tx: &Connection) -> Result<()> {
    const BATCH: u32 = 500;
    loop {
        let stale = storage::search::list_stale(tx, BATCH)?;
        if stale.is_empty() {
            return Ok(());
        }
        for (kind, id) in stale {
            keep(tx, kind, id)?;
        }
    }
}

fn keep(tx: &Connection, kind: ThingKind, id: AnyId) -> Result<()> {
    match kind {
        ThingKind::Material => {
            if let Some(seq) = storage::search::get_seq(tx, MaterialId(id.0))? {
                keep_seq(tx, seq)?;
            }
        }
        kind => keep_thing(tx, kind, id)?,
    }
    storage::search::end_stale(tx, kind, id)
}

/// Writes the material at this place; what is in the index already is left alone.
pub(super) fn keep_seq(tx: &Connection, seq: u32) -> Result<()> {
    let Some(source) = storage::search::get_source(tx, seq)? else { return Ok(()) };
    let (bag, keys) = (source.bag(), source.keys());
    let digest = bag.digest(&keys.each_ref().map(String::as_str));
    let known = storage::search::get_digest(tx, seq)?;
    if known != Some(digest) {
        storage::search::keep(tx, seq, known.is_some(), &bag.words(), digest, &keys)?;
        storage::search::add_typed(tx, &bag.syllables)?;
    }
    Ok(())
}

/// Writes a customer, person, place or slip.
pub(super) fn keep_thing(tx: &Connection, kind: ThingKind, id: AnyId) -> Result<()> {
    let Some(source) = ThingSource::get(tx, kind, id)? else { return Ok(()) };
    let (bag, digest) = (source.bag(kind), source.digest(kind));
    if storage::search::get_thing_digest(tx, kind, id)? != Some(digest) {
        storage::search::keep_thing(tx, kind, id, &bag.words(), digest, &source.names)?;
        storage::search::add_typed(tx, &bag.syllables)?;
    }
    Ok(())
}

impl ThingSource {
    /// What tells this source from another.
    pub fn digest(&self, kind: ThingKind) -> i64 {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        self.bag(kind).digest(&names)
    }
}
