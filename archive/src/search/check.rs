//! Compares the index with what it was made from (`kedang check`).

use rusqlite::Connection;
use serde::Serialize;

use crate::archive::Archive;
use crate::coded;
use crate::error::{Error, Result};
use crate::ids::AnyId;
use crate::storage;
use crate::storage::search::Phase;

use super::ThingKind;
use super::grams::{NUMBER, RECEIPT};
use super::names::ThingSource;

/// Rows of one look.
const BATCH: u32 = 500;

coded! {
    /// What is wrong with the index.
    pub enum Wrong {
        Missing = "search.missing", "检索索引里缺这一条", "Not in the index";
        Differs = "search.differs", "检索索引与记录不符", "The index does not agree with the record";
        Behind = "search.behind", "检索索引尚未跟上", "The index is behind";
        Unfinished = "search.unfinished", "检索索引重建未完成", "A rebuild of the index is not finished";
        Damaged = "search.damaged", "检索索引已损坏", "The index is damaged";
    }
}

/// One finding; each is mended by a rebuild ([`super::rebuild`]), nothing of the archive is lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct IndexFinding {
    /// What is wrong.
    pub wrong: Wrong,
    /// With which material or other thing, or what the database said.
    pub detail: String,
}

/// Compares every row of the index with what it was made from. `progress` hears how many of how
/// many are done and says whether to go on.
///
/// # Errors
/// [`Error::Cancelled`], and those of the database.
pub fn check(archive: &Archive, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<Vec<IndexFinding>> {
    let mut findings = Vec::new();
    let mut find = |wrong, detail: String| findings.push(IndexFinding { wrong, detail });
    let all = archive.read(|tx| {
        for said in storage::search::integrity(tx)? {
            find(Wrong::Damaged, said);
        }
        if storage::search::get_rebuild(tx)?.is_some() {
            find(Wrong::Unfinished, String::new());
        }
        for (kind, id) in storage::search::list_stale(tx, 20)? {
            find(Wrong::Behind, format!("{} {}", kind.zh(), id.0));
        }
        for (kind, id) in storage::search::list_things(tx)? {
            compare_thing(tx, kind, id, &mut find)?;
        }
        Ok(storage::search::last(tx)? + storage::search::last_loan(tx)?)
    })?;
    let mut done = 0;
    for phase in [Phase::Materials, Phase::Loans] {
        let mut after = 0;
        loop {
            let rows = archive.read(|tx| {
                let rows = storage::search::list_after(tx, phase, after, BATCH)?;
                for &(seq, id) in &rows {
                    match phase {
                        Phase::Materials => compare(tx, seq, &mut find)?,
                        Phase::Loans => compare_thing(tx, ThingKind::Loan, id, &mut find)?,
                    }
                }
                Ok(rows)
            })?;
            let Some(&(last, _)) = rows.last() else { break };
            after = last;
            done += rows.len() as u32;
            if !progress(done, all.max(done)) {
                return Err(Error::Cancelled);
            }
        }
    }
    Ok(findings)
}

fn compare(tx: &Connection, seq: u32, find: &mut impl FnMut(Wrong, String)) -> Result<()> {
    let Some(source) = storage::search::get_source(tx, seq)? else { return Ok(()) };
    let (bag, keys) = (source.bag(), source.keys());
    let digest = bag.digest(&keys.each_ref().map(String::as_str));
    let known = storage::search::get_digest(tx, seq)?;
    // A piece of its number is a gram that few others have.
    let gram = bag.grams.iter().rev().find(|gram| gram.starts_with([NUMBER, RECEIPT]));
    let found = match storage::search::is_found(tx, seq, gram.map(String::as_str)) {
        Err(Error::Damaged { detail, .. }) => {
            find(Wrong::Damaged, format!("{}  {detail}", source.number()));
            return Ok(());
        }
        found => found?,
    };
    if known.is_none() || !found {
        find(Wrong::Missing, source.number());
    } else if known != Some(digest) || storage::search::get_keys(tx, seq)? != Some(keys) {
        find(Wrong::Differs, source.number());
    }
    Ok(())
}

fn compare_thing(tx: &Connection, kind: ThingKind, id: AnyId, find: &mut impl FnMut(Wrong, String)) -> Result<()> {
    let Some(source) = ThingSource::get(tx, kind, id)? else { return Ok(()) };
    let name = || source.texts.first().or(source.numbers.first()).cloned().unwrap_or_default();
    match storage::search::get_thing_digest(tx, kind, id)? {
        None => find(Wrong::Missing, name()),
        Some(known) if known != source.digest(kind) => find(Wrong::Differs, name()),
        Some(_) => {}
    }
    Ok(())
}
