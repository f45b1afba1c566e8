//! What an archive is at a moment, to be compared before and after: every row of its database, every
//! original, and everything else that lies in its folder.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use rusqlite::{Connection, types::Value};

/// The state of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// How many rows each table has, and their digest.
    pub tables: BTreeMap<String, (usize, u64)>,
    /// Every file in the folder with its size and digest, the database and its log left out.
    pub files: BTreeMap<String, (u64, u64)>,
}

impl State {
    /// Looks at an archive. The database is read from a copy, so that looking leaves no trace.
    pub fn of(archive: &Path) -> State {
        let mut files = BTreeMap::new();
        walk(archive, archive, &mut files);
        files.retain(|name, _| !name.starts_with("archive.db") && !name.starts_with("cache/"));
        State { tables: tables(archive), files }
    }
}

/// Every file below a folder, by its way from there, with its size and digest.
pub fn files_below(folder: &Path) -> BTreeMap<String, (u64, u64)> {
    let mut files = BTreeMap::new();
    walk(folder, folder, &mut files);
    files
}

fn tables(archive: &Path) -> BTreeMap<String, (usize, u64)> {
    let copy = tempfile::tempdir().expect("a temporary folder");
    for ending in ["", "-wal"] {
        let name = format!("archive.db{ending}");
        if archive.join(&name).exists() {
            fs::copy(archive.join(&name), copy.path().join(&name)).expect("a copy");
        }
    }
    let database = Connection::open(copy.path().join("archive.db")).expect("a database");
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'";
    let mut named = database.prepare(sql).expect("the schema");
    let names: Vec<String> =
        named.query_map([], |row| row.get(0)).expect("the tables").map(|name| name.expect("a name")).collect();
    names.into_iter().map(|name| (name.clone(), rows(&database, &name))).collect()
}

fn rows(database: &Connection, table: &str) -> (usize, u64) {
    let mut all = database.prepare(&format!("SELECT * FROM \"{table}\"")).expect("a table");
    let columns = all.column_count();
    let mut found = all.query([]).expect("rows");
    let (mut count, mut digest) = (0, DefaultHasher::new());
    while let Some(row) = found.next().expect("a row") {
        for column in 0..columns {
            format!("{:?}", row.get::<_, Value>(column).expect("a value")).hash(&mut digest);
        }
        count += 1;
    }
    (count, digest.finish())
}

fn walk(folder: &Path, base: &Path, files: &mut BTreeMap<String, (u64, u64)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, base, files);
        } else {
            let bytes = fs::read(&path).expect("a file");
            let mut digest = DefaultHasher::new();
            bytes.hash(&mut digest);
            let name = path.strip_prefix(base).unwrap_or(&path).display().to_string();
            files.insert(name, (bytes.len() as u64, digest.finish()));
        }
    }
}
