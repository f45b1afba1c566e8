//! Making the index again, and looking whether it is sound.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::ids::AnyId;
use crate::search::ThingKind;

/// What a rebuild is writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Materials, by their order of registration.
    Materials,
    /// Loan slips, by theirs.
    Loans,
}

/// Where a rebuild is, when one is under way.
pub fn get_rebuild(tx: &Connection) -> Result<Option<(Phase, u32)>> {
    let at = tx
        .prepare_cached("SELECT phase, last_seq FROM search_rebuild")?
        .query_row([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))
        .optional()?;
    Ok(at.map(|(phase, seq)| (if phase == "LOANS" { Phase::Loans } else { Phase::Materials }, seq)))
}

/// Notes where a rebuild is; `None` when it is done.
pub fn set_rebuild(tx: &Connection, at: Option<(Phase, u32)>) -> Result<()> {
    match at {
        None => tx.prepare_cached("DELETE FROM search_rebuild")?.execute([])?,
        Some((phase, seq)) => {
            let phase = if phase == Phase::Loans { "LOANS" } else { "MATERIALS" };
            tx.prepare_cached("INSERT OR REPLACE INTO search_rebuild (one, phase, last_seq) VALUES (1, ?1, ?2)")?
                .execute((phase, seq))?
        }
    };
    Ok(())
}

/// Empties the index.
pub fn clear(tx: &Connection) -> Result<()> {
    tx.execute_batch(
        "INSERT INTO search_material (search_material) VALUES ('delete-all');
         INSERT INTO search_thing_gram (search_thing_gram) VALUES ('delete-all');
         DELETE FROM search_row; DELETE FROM search_name; DELETE FROM search_thing; DELETE FROM search_syllable;",
    )?;
    Ok(())
}

/// Every customer, person and place.
pub fn list_things(tx: &Connection) -> Result<Vec<(ThingKind, AnyId)>> {
    let mut statement = tx.prepare_cached(
        "SELECT 'CUSTOMER', id FROM customer UNION ALL SELECT 'PERSON', id FROM person
         UNION ALL SELECT 'PLACE', id FROM place",
    )?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// The next materials or slips after a place.
pub fn list_after(tx: &Connection, phase: Phase, after: u32, most: u32) -> Result<Vec<(u32, AnyId)>> {
    let table = if phase == Phase::Loans { "loan" } else { "material" };
    let mut statement =
        tx.prepare_cached(&format!("SELECT seq, id FROM {table} WHERE seq > ?1 ORDER BY seq LIMIT ?2"))?;
    Ok(statement.query_map((after, most), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// How many slips there are.
pub fn last_loan(tx: &Connection) -> Result<u32> {
    Ok(tx.prepare_cached("SELECT coalesce(max(seq), 0) FROM loan")?.query_row([], |row| row.get(0))?)
}

/// Tightens the index a little; whether there was something to do.
pub fn merge(tx: &Connection) -> Result<bool> {
    const PAGES: i32 = 500;
    let before = tx.total_changes();
    tx.execute("INSERT INTO search_material (search_material, rank) VALUES ('merge', ?1)", [PAGES])?;
    // FTS5 says by fewer than two changes that nothing was left to merge.
    Ok(tx.total_changes() - before >= 2)
}

/// What SQLite finds wrong with the index itself.
pub fn integrity(tx: &Connection) -> Result<Vec<String>> {
    let mut said = Vec::new();
    for table in ["search_material", "search_thing_gram"] {
        // A look makes FTS5 notice what other connections wrote; its own check would not (3.54).
        tx.prepare(&format!("SELECT 1 FROM {table} WHERE rowid = 0"))?.exists([])?;
        let mut statement = tx.prepare(&format!("PRAGMA integrity_check({table})"))?;
        for line in statement.query_map([], |row| row.get::<_, String>(0))? {
            said.push(line?);
        }
    }
    said.retain(|line| line != "ok");
    Ok(said)
}

/// Whether the index holds a material, and finds it by a gram.
pub fn is_found(tx: &Connection, seq: u32, gram: Option<&str>) -> Result<bool> {
    Ok(match gram {
        Some(gram) => tx
            .prepare_cached("SELECT 1 FROM search_material WHERE search_material MATCH ?1 AND rowid = ?2")?
            .exists((gram, seq))?,
        None => tx.prepare_cached("SELECT 1 FROM search_material WHERE rowid = ?1")?.exists([seq])?,
    })
}
