//! The search index and what it is made from.
//!
//! Every statement that finds is bound by a key or by the index, so that its cost does not grow
//! with the archive; the test at the end asks the planner. What grows with the number of hits is
//! streamed: a visitor says when it has enough.

mod things;
mod upkeep;

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, named_params};
use uuid::Uuid;

use crate::error::Result;
use crate::ids::{AnyId, MaterialId};
use crate::materials::MaterialRow;
use crate::search::source::{Carried, Source, Texts, facts};

pub use things::*;
pub use upkeep::*;

const TEXTS: &str = include_str!("search/texts.sql");
const CARRIED: &str = "SELECT number, project, provided_by, courier_no FROM receipt WHERE id = ?1";
const FACTS: &str = include_str!("search/facts.sql");
const PARENT: &str = "SELECT parent FROM place WHERE id = ?1";

/// What stands on a material itself.
pub fn get_texts(tx: &Connection, seq: u32) -> Result<Option<Texts>> {
    let texts = tx.prepare_cached(TEXTS)?.query_row([seq], |row| {
        // By place, not by name: this is read for every row that is looked at once more.
        let extra: String = row.get(10)?;
        let extra: BTreeMap<String, String> = match extra.as_str() {
            "{}" => BTreeMap::new(),
            some => serde_json::from_str(some).unwrap_or_default(),
        };
        Ok(Texts {
            code: row.get(0)?,
            title: row.get(1)?,
            archive_no: row.get(2)?,
            drawing_no: row.get(3)?,
            customer: row.get::<_, AnyId>(4)?.0,
            owner: row.get::<_, Option<AnyId>>(5)?.map(|id| id.0),
            receipt: row.get(6)?,
            line_no: row.get(7)?,
            creator: row.get(8)?,
            project: row.get(9)?,
            extra: extra.into_values().filter(|text| !text.is_empty()).collect(),
        })
    });
    Ok(texts.optional()?)
}

/// What a receipt says about its materials.
pub fn require_carried(tx: &Connection, receipt: AnyId) -> Result<Carried> {
    Ok(tx.prepare_cached(CARRIED)?.query_row([receipt], |row| {
        Ok(Carried {
            number: row.get("number")?,
            project: row.get("project")?,
            provided_by: row.get("provided_by")?,
            courier_no: row.get("courier_no")?,
        })
    })?)
}

/// Everything a material is found by.
pub fn get_source(tx: &Connection, seq: u32) -> Result<Option<Source>> {
    let Some(texts) = get_texts(tx, seq)? else { return Ok(None) };
    let carried = require_carried(tx, texts.receipt)?;
    let (facts, place) = tx.prepare_cached(FACTS)?.query_row([seq], |row| {
        let coded = [
            (facts::CATEGORY, "category"),
            (facts::NATURE, "nature"),
            (facts::PURPOSE, "purpose"),
            (facts::RETENTION, "retention_class"),
            (facts::SECURITY, "security_level"),
            (facts::LIFECYCLE, "lifecycle"),
            (facts::CUSTODY, "custody"),
            (facts::CARRIER, "carrier"),
            (facts::ATTACHED, "attached"),
        ];
        let mut known: Vec<(&'static str, String)> = Vec::new();
        for (kind, column) in coded {
            known.extend(row.get::<_, Option<String>>(column)?.map(|code| (kind, code)));
        }
        for (kind, column) in [(facts::RECEIVED, "received_on"), (facts::FILED, "filed_on")] {
            // Of a day its year and its month (`query::days`).
            let day = row.get::<_, Option<String>>(column)?.unwrap_or_default();
            known.extend([4, 7].iter().filter_map(|&length| day.get(..length)).map(|part| (kind, part.to_owned())));
        }
        Ok((known, row.get::<_, Option<AnyId>>("place")?))
    })?;
    let places = match place {
        Some(place) => places_around(tx, place)?,
        None => Vec::new(),
    };
    Ok(Some(Source { texts, carried, places, facts }))
}

/// The place in the index of a material.
pub fn get_seq(tx: &Connection, id: MaterialId) -> Result<Option<u32>> {
    Ok(tx.prepare_cached("SELECT seq FROM material WHERE id = ?1")?.query_row([id], |row| row.get(0)).optional()?)
}

/// A place and every place around it.
pub fn places_around(tx: &Connection, place: AnyId) -> Result<Vec<Uuid>> {
    const DEEPEST: usize = 20;
    let mut statement = tx.prepare_cached(PARENT)?;
    let mut around = vec![place.0];
    let mut inside = Some(place);
    while let Some(place) = inside.filter(|_| around.len() < DEEPEST) {
        inside = statement.query_row([place], |row| row.get(0)).optional()?.flatten();
        around.extend(inside.map(|place| place.0));
    }
    Ok(around)
}

/// The digest under which a material stands in the index.
pub fn get_digest(tx: &Connection, seq: u32) -> Result<Option<i64>> {
    Ok(tx
        .prepare_cached("SELECT digest FROM search_row WHERE seq = ?1")?
        .query_row([seq], |row| row.get(0))
        .optional()?)
}

/// The keys under which a material's number, drawing number and title stand in the index.
pub fn get_keys(tx: &Connection, seq: u32) -> Result<Option<[String; 3]>> {
    Ok(tx
        .prepare_cached("SELECT number_key, drawing_key, title_key FROM search_row WHERE seq = ?1")?
        .query_row([seq], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))
        .optional()?)
}

/// Writes a material into the index, over what stood there; `known` says whether anything did.
pub fn keep(tx: &Connection, seq: u32, known: bool, words: &str, digest: i64, keys: &[String; 3]) -> Result<()> {
    // To replace what is not there costs a third of the whole.
    let statement = match known {
        true => "INSERT OR REPLACE INTO search_material (rowid, grams) VALUES (?1, ?2)",
        false => "INSERT INTO search_material (rowid, grams) VALUES (?1, ?2)",
    };
    tx.prepare_cached(statement)?.execute((seq, words))?;
    let [number, drawing, title] = keys;
    tx.prepare_cached(include_str!("search/keep_row.sql"))?.execute(named_params! {
        ":seq": seq, ":digest": digest, ":number_key": number, ":drawing_key": drawing, ":title_key": title,
    })?;
    Ok(())
}

/// Notes which characters and pairs are typed by which syllables.
pub fn add_typed(tx: &Connection, typed: &[(String, String)]) -> Result<()> {
    let mut statement = tx.prepare_cached("INSERT OR IGNORE INTO search_syllable (typed, gram) VALUES (?1, ?2)")?;
    for (typed, gram) in typed {
        statement.execute((typed, gram))?;
    }
    Ok(())
}

const TYPED: &str = "SELECT gram FROM search_syllable WHERE typed BETWEEN ?1 AND ?2 LIMIT ?3";

/// The characters or pairs typed by these syllables; one twice when it is typed in two of the ways.
pub fn list_typed(tx: &Connection, from: &str, upto: &str, most: u32) -> Result<Vec<String>> {
    let mut statement = tx.prepare_cached(TYPED)?;
    let rows = statement.query_map((from, upto, most), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What a visitor of hits answers.
pub enum Go {
    /// Show me more.
    On,
    /// I have enough.
    Enough,
}

const NEWEST: &str =
    "SELECT rowid FROM search_material WHERE search_material MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC";
const OLDEST: &str = "SELECT rowid FROM search_material WHERE search_material MATCH ?1 AND rowid > ?2 ORDER BY rowid";
const ALL_NEWEST: &str = "SELECT seq FROM material WHERE seq < ?1 ORDER BY seq DESC";
const ALL_OLDEST: &str = "SELECT seq FROM material WHERE seq > ?1 ORDER BY seq";

/// Visits what the index finds, newest first, beginning below `from`; `words` of `None` is everything.
pub fn each_newest(
    tx: &Connection,
    words: Option<&str>,
    from: i64,
    visit: impl FnMut(u32) -> Result<Go>,
) -> Result<()> {
    each(tx, words, from, [NEWEST, ALL_NEWEST], visit)
}

/// Visits what the index finds, oldest first, beginning above `from`.
pub fn each_oldest(
    tx: &Connection,
    words: Option<&str>,
    from: i64,
    visit: impl FnMut(u32) -> Result<Go>,
) -> Result<()> {
    each(tx, words, from, [OLDEST, ALL_OLDEST], visit)
}

fn each(
    tx: &Connection,
    words: Option<&str>,
    from: i64,
    [found, all]: [&str; 2],
    mut visit: impl FnMut(u32) -> Result<Go>,
) -> Result<()> {
    let mut statement = tx.prepare_cached(if words.is_some() { found } else { all })?;
    let mut rows = match words {
        Some(words) => statement.query((words, from))?,
        None => statement.query([from])?,
    };
    while let Some(row) = rows.next()? {
        if let Go::Enough = visit(row.get(0)?)? {
            break;
        }
    }
    Ok(())
}

const HAS: &str = "SELECT 1 FROM search_material WHERE search_material MATCH ?1 LIMIT 1";
const HAS_THING: &str = "SELECT 1 FROM search_thing_gram WHERE search_thing_gram MATCH ?1 LIMIT 1";

/// Whether a gram stands anywhere in the index of materials, or of things.
pub fn has_gram(tx: &Connection, things: bool, gram: &str) -> Result<bool> {
    Ok(tx.prepare_cached(if things { HAS_THING } else { HAS })?.exists([gram])?)
}

const COUNT: &str = "SELECT count(*) FROM (SELECT 1 FROM search_material WHERE search_material MATCH ?1 LIMIT ?2)";

/// How many the index finds, counted up to `most`.
pub fn count(tx: &Connection, words: &str, most: u32) -> Result<u32> {
    Ok(tx.prepare_cached(COUNT)?.query_row((words, most), |row| row.get(0))?)
}

const LAST: &str = "SELECT coalesce(max(seq), 0) FROM material";

/// How many materials the archive has. Nothing is ever deleted, so the last one's number is the count.
pub fn last(tx: &Connection) -> Result<u32> {
    Ok(tx.prepare_cached(LAST)?.query_row([], |row| row.get(0))?)
}

/// A column that lists can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Column {
    Number,
    Title,
    Drawing,
    Received,
    Filed,
}

impl Column {
    #[cfg(test)]
    const ALL: [Column; 5] = [Column::Number, Column::Title, Column::Drawing, Column::Received, Column::Filed];

    fn place(self) -> (&'static str, &'static str) {
        match self {
            Column::Number => ("search_row", "number_key"),
            Column::Title => ("search_row", "title_key"),
            Column::Drawing => ("search_row", "drawing_key"),
            Column::Received => ("material", "received_on"),
            Column::Filed => ("material", "filed_on"),
        }
    }

    fn of_one(self) -> String {
        let (table, key) = self.place();
        format!("SELECT coalesce({key}, '') FROM {table} WHERE seq = ?1")
    }

    fn walk(self, down: bool) -> String {
        let (table, key) = self.place();
        if down {
            format!(
                "SELECT seq, {key} FROM {table} WHERE ({key}, seq) < (?1, ?2) AND {key} > '' ORDER BY {key} DESC, seq DESC"
            )
        } else {
            format!("SELECT seq, {key} FROM {table} WHERE ({key}, seq) > (?1, ?2) ORDER BY {key}, seq")
        }
    }

    fn rest(self) -> String {
        let (table, key) = self.place();
        let none = if self == Column::Filed { "IS NULL" } else { "= ''" };
        format!("SELECT seq, '' FROM {table} WHERE {key} {none} AND seq < ?1 ORDER BY seq DESC")
    }
}

/// What a material is sorted by in a column; empty where it has nothing there.
pub fn get_sort_key(tx: &Connection, column: Column, seq: u32) -> Result<String> {
    let key = tx.prepare_cached(&column.of_one())?.query_row([seq], |row| row.get(0)).optional()?;
    Ok(key.unwrap_or_default())
}

/// Visits all materials that have something in a column in its order, beginning after a key.
pub fn walk(
    tx: &Connection,
    column: Column,
    down: bool,
    after: (&str, i64),
    visit: impl FnMut(u32, String) -> Result<Go>,
) -> Result<()> {
    let mut statement = tx.prepare_cached(&column.walk(down))?;
    keyed(statement.query(after)?, visit)
}

/// Visits the materials that have nothing in a column, newest first, beginning below `from`.
pub fn walk_rest(
    tx: &Connection,
    column: Column,
    from: i64,
    visit: impl FnMut(u32, String) -> Result<Go>,
) -> Result<()> {
    let mut statement = tx.prepare_cached(&column.rest())?;
    keyed(statement.query([from])?, visit)
}

fn keyed(mut rows: rusqlite::Rows<'_>, mut visit: impl FnMut(u32, String) -> Result<Go>) -> Result<()> {
    while let Some(row) = rows.next()? {
        if let Go::Enough = visit(row.get(0)?, row.get(1)?)? {
            break;
        }
    }
    Ok(())
}

const BY_NUMBER: &str = "SELECT seq FROM search_row WHERE number_key >= ?1 AND number_key < ?2 LIMIT ?3";
const BY_DRAWING: &str = "SELECT seq FROM search_row WHERE drawing_key >= ?1 AND drawing_key < ?2 LIMIT ?3";
const BY_CODE: &str = "SELECT seq FROM material WHERE code = ?1";
const BY_RECEIPT: &str = "SELECT m.seq FROM receipt r JOIN material m ON m.receipt = r.id WHERE r.number = ?1 ORDER BY m.line_no DESC LIMIT ?2";

/// The materials whose 档号 (before filing: receipt number and line) or 图号 begins with a key, or is it.
pub fn list_by_key(tx: &Connection, key: &str, whole: bool, most: u32) -> Result<Vec<u32>> {
    let upto = if whole { format!("{key}\0") } else { format!("{key}\u{10ffff}") };
    let mut found = Vec::new();
    for statement in [BY_NUMBER, BY_DRAWING] {
        let mut statement = tx.prepare_cached(statement)?;
        let rows = statement.query_map((key, &upto, most), |row| row.get(0))?;
        for seq in rows {
            found.push(seq?);
        }
    }
    Ok(found)
}

/// The material with this label code.
pub fn list_by_code(tx: &Connection, code: &str) -> Result<Vec<u32>> {
    Ok(tx.prepare_cached(BY_CODE)?.query_map([code], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The materials of the receipt with this number.
pub fn list_by_receipt(tx: &Connection, number: &str, most: u32) -> Result<Vec<u32>> {
    let mut statement = tx.prepare_cached(BY_RECEIPT)?;
    Ok(statement.query_map((number, most), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

const ID_BY_NUMBER: &str =
    "SELECT m.id FROM search_row s JOIN material m ON m.seq = s.seq WHERE s.number_key = ?1 LIMIT 2";
const RECEIPT_OF: &str = "SELECT r.id, r.number FROM material m JOIN receipt r ON r.id = m.receipt WHERE m.seq = ?1";

/// The materials with this 档号, or before filing this receipt number and line, as one key.
pub fn list_by_number(tx: &Connection, key: &str) -> Result<Vec<AnyId>> {
    let mut statement = tx.prepare_cached(ID_BY_NUMBER)?;
    Ok(statement.query_map([key], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The receipt of a material, with its number.
pub fn get_receipt_of(tx: &Connection, seq: u32) -> Result<Option<(AnyId, String)>> {
    Ok(tx.prepare_cached(RECEIPT_OF)?.query_row([seq], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

const ROW: &str = include_str!("search/row.sql");

/// One row of a list, as it is on a day, with its customer and its owner.
pub fn require_row(tx: &Connection, seq: u32, today: &str) -> Result<MaterialRow> {
    Ok(tx.prepare_cached(ROW)?.query_row(named_params! { ":seq": seq, ":today": today }, |row| {
        // By place, not by name: a look through 27 names for each of 23 fields of 50 rows is felt.
        let archive_no: Option<String> = row.get(3)?;
        let line = || Ok(format!("{}/{}", row.get::<_, String>(5)?, row.get::<_, u32>(4)?));
        Ok(MaterialRow {
            id: row.get(0)?,
            seq: row.get(1)?,
            code: row.get(2)?,
            number: archive_no.map_or_else(line, Ok::<_, rusqlite::Error>)?,
            title: row.get(6)?,
            drawing_no: row.get(7)?,
            revision: row.get(8)?,
            category: row.get(9)?,
            customer: row.get(12)?,
            lifecycle: row.get(13)?,
            custody: row.get(14)?,
            security_level: row.get(15)?,
            copies: row.get(16)?,
            pages: row.get(17)?,
            place: row.get(18)?,
            received_on: row.get(19)?,
            filed_on: row.get(20)?,
            retention_until: row.get(21)?,
            holder: row.get(22)?,
            due_on: row.get(23)?,
            overdue: row.get(24)?,
            attachments: row.get(25)?,
            incident: row.get(26)?,
        })
    })?)
}

/// What the index does not know to the day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// First day of receipt.
    pub received_from: Option<String>,
    /// Last day of receipt.
    pub received_to: Option<String>,
    /// First day of filing.
    pub filed_from: Option<String>,
    /// Last day of filing.
    pub filed_to: Option<String>,
    /// The day on which it is late.
    pub late_on: Option<String>,
}

const CHECK: &str = include_str!("search/check.sql");

/// Whether a material passes.
pub fn passes(tx: &Connection, check: &Check, seq: u32) -> Result<bool> {
    Ok(tx.prepare_cached(CHECK)?.exists(named_params! {
        ":seq": seq, ":received_from": check.received_from, ":received_to": check.received_to,
        ":filed_from": check.filed_from, ":filed_to": check.filed_to, ":late_on": check.late_on,
    })?)
}

const DAYS: [&str; 4] = [
    "SELECT min(received_on) FROM material",
    "SELECT max(received_on) FROM material",
    "SELECT min(filed_on) FROM material",
    "SELECT max(filed_on) FROM material",
];

/// The first and last day of receipt and of filing.
pub fn days(tx: &Connection) -> Result<[Option<String>; 4]> {
    let mut days = [const { None }; 4];
    for (day, statement) in days.iter_mut().zip(DAYS) {
        *day = tx.prepare_cached(statement)?.query_row([], |row| row.get(0))?;
    }
    Ok(days)
}

#[cfg(test)]
pub(crate) fn finding_statements() -> Vec<String> {
    let mut all: Vec<String> = [
        HAS,
        HAS_THING,
        NEWEST,
        OLDEST,
        ALL_NEWEST,
        ALL_OLDEST,
        COUNT,
        LAST,
        BY_NUMBER,
        BY_DRAWING,
        BY_CODE,
        BY_RECEIPT,
        ID_BY_NUMBER,
        RECEIPT_OF,
        ROW,
        CHECK,
        TYPED,
        PARENT,
        TEXTS,
        CARRIED,
        FACTS,
    ]
    .into_iter()
    .chain(DAYS)
    .chain(things::FINDING)
    .map(str::to_owned)
    .collect();
    for column in Column::ALL {
        all.extend([column.of_one(), column.walk(false), column.walk(true), column.rest()]);
    }
    all
}
