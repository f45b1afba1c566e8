//! The steps of the schema: each in the one transaction that also writes the version, the database
//! copied beside itself first. Old archives open for ever (promise 10).

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Act, Error, Result};
use crate::files::sync_folder;

const STEPS: &[&str] = &[
    concat!(include_str!("steps/001.sql"), include_str!("steps/001_search.sql")),
    include_str!("steps/002.sql"),
    include_str!("steps/003.sql"),
    include_str!("steps/004.sql"),
    include_str!("steps/005.sql"),
];

/// The newest schema step this program knows.
pub const NEWEST: u32 = STEPS.len() as u32;

/// Brings the database from `found` to [`NEWEST`].
pub(super) fn run(connection: &mut Connection, path: &Path, found: u32) -> Result<()> {
    go(STEPS, connection, path, found)
}

fn go(steps: &[&str], connection: &mut Connection, path: &Path, found: u32) -> Result<()> {
    let newest = steps.len() as u32;
    if found == newest {
        return Ok(());
    }
    let copy = if found > 0 { Some(copy_first(connection, path, found)?) } else { None };
    take_steps(steps, connection, path).inspect_err(|_| {
        // Nothing was changed: the database itself is the way back.
        if let Some(copy) = &copy {
            let _ = fs::remove_file(copy);
        }
    })
}

fn take_steps(steps: &[&str], connection: &mut Connection, path: &Path) -> Result<()> {
    let newest = steps.len() as u32;
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another program may have upgraded while this one waited for the lock.
    let now: u32 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if now > newest {
        return Err(Error::Newer { path: path.to_owned(), found: now, known: newest });
    }
    for step in steps.iter().skip(now as usize) {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", newest)?;
    tx.commit()?;
    Ok(())
}

/// The tables, indexes and triggers that differ from those of a new archive, by name: gone, changed or added.
pub fn schema_differences(tx: &Connection) -> Result<Vec<String>> {
    let new = Connection::open_in_memory()?;
    for step in STEPS {
        new.execute_batch(step)?;
    }
    let (wanted, found) = (objects(&new)?, objects(tx)?);
    let differs = |name: &&String| wanted.get(*name) != found.get(*name);
    let mut names: Vec<String> = wanted.keys().chain(found.keys()).filter(differs).cloned().collect();
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

/// What the schema is made of, and how. SQLite's own tables and what statistics add are left out.
fn objects(tx: &Connection) -> Result<BTreeMap<String, String>> {
    let mut statement =
        tx.prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'")?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// `archive-step-1.db` beside the database: the way back. It has its name only once it is whole and on the disk;
/// one of an upgrade that was tried before is never overwritten, it may be months older.
fn copy_first(connection: &Connection, path: &Path, found: u32) -> Result<PathBuf> {
    let names = (1_u32..).map(|nth| match nth {
        1 => format!("archive-step-{found}.db"),
        nth => format!("archive-step-{found}-{nth}.db"),
    });
    let copy = names.map(|name| path.with_file_name(name)).find(|copy| !copy.exists()).unwrap_or_default();
    let half = copy.with_extension("db.part");
    if half.exists() {
        fs::remove_file(&half).map_err(Error::io(Act::Create, &half))?;
    }
    let target = half.to_str().ok_or_else(|| Error::Io {
        act: Act::Create,
        path: half.clone(),
        source: io::Error::other("the path is not Unicode"),
    })?;
    connection.execute("VACUUM INTO ?1", [target])?;
    let written = File::options().write(true).open(&half).and_then(|file| file.sync_all());
    written.map_err(Error::io(Act::Sync, &half))?;
    fs::rename(&half, &copy).map_err(Error::io(Act::Rename, &copy))?;
    copy.parent().map_or(Ok(()), sync_folder)?;
    Ok(copy)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::files::ContentHash;
    use crate::fixture::Firm;

    /// A step that was released never changes: the archives that took it will not take it again. A new one is
    /// added here with the digest the failure prints.
    #[test]
    fn a_released_step_never_changes() {
        let digests: Vec<String> =
            STEPS.iter().map(|step| ContentHash::of(step.replace('\r', "").as_bytes()).to_string()).collect();
        assert_eq!(
            digests,
            [
                "ff7c834a33215e80796ebd96e413f5c2c33d39a3538dcfe464ba9020673fc652",
                "c0c31f7326117ae64154aaeb5bf92ab2efb89e25d7740083a12ce342f325d59b",
                "1c9e3b64521ffa634026b7b7e714112c2621f8bcbf1f7e28663ef791ee346648",
                "9a54825c9479c2d2e2e9e4fcc0b3460f54afe5708e3903206bcbc46735a37b7e",
                "5ddced9867b56ad3fb28fa4c5b8e88cabbc23785d63ffaeacf9189add3f38308"
            ]
        );
    }

    #[test]
    fn an_older_archive_is_copied_and_then_brought_on_with_every_row() {
        let (_folder, path, before) = an_old_archive();
        let next =
            "ALTER TABLE customer ADD COLUMN motto TEXT NOT NULL DEFAULT '诚'; CREATE TABLE tray (name TEXT) STRICT;";
        let mut connection = Connection::open(&path).unwrap();
        go(&[STEPS[0], next], &mut connection, &path, 1).unwrap();
        assert_eq!(version(&connection), 2);
        assert_eq!(rows(&connection), before);
        let mottos: u32 =
            connection.query_row("SELECT count(*) FROM customer WHERE motto = '诚'", [], |r| r.get(0)).unwrap();
        assert!(mottos > 0, "the old rows have what is new");

        // The way back is the whole archive as it was, and a second upgrade never overwrites it.
        let copy = Connection::open(path.with_file_name("archive-step-1.db")).unwrap();
        assert_eq!((version(&copy), rows(&copy)), (1, before));
        let kept = fs::read(path.with_file_name("archive-step-1.db")).unwrap();
        go(&[STEPS[0], next, "CREATE TABLE later (name TEXT) STRICT;"], &mut connection, &path, 2).unwrap();
        assert_eq!(version(&connection), 3);
        assert_eq!(fs::read(path.with_file_name("archive-step-1.db")).unwrap(), kept);
    }

    #[test]
    fn the_copy_of_a_try_before_stays_and_half_a_copy_is_never_taken_for_one() {
        let (_folder, path, before) = an_old_archive();
        let beside = |name: &str| path.with_file_name(name);
        fs::write(beside("archive-step-1.db"), "of months ago").unwrap();
        fs::write(beside("archive-step-1-2.db.part"), "half").unwrap();
        let mut connection = Connection::open(&path).unwrap();
        run(&mut connection, &path, 1).unwrap();
        assert_eq!(fs::read(beside("archive-step-1.db")).unwrap(), b"of months ago");
        let copy = Connection::open(beside("archive-step-1-2.db")).unwrap();
        assert_eq!((version(&copy), rows(&copy)), (1, before.clone()));
        assert!(!beside("archive-step-1-2.db.part").exists());
        assert_eq!((version(&connection), rows(&connection)), (NEWEST, before), "every row came along");
    }

    #[test]
    fn an_archive_that_a_newer_program_upgraded_meanwhile_stays_newer() {
        let (_folder, path, _) = an_old_archive();
        let mut connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "user_version", NEWEST + 1).unwrap();
        let refused = run(&mut connection, &path, 1).unwrap_err();
        assert!(matches!(refused, Error::Newer { found, .. } if found == NEWEST + 1), "{refused}");
        assert_eq!(version(&connection), NEWEST + 1);
    }

    #[test]
    fn a_step_that_breaks_off_leaves_the_archive_as_it_was() {
        let (_folder, path, before) = an_old_archive();
        let broken = "CREATE TABLE tray (name TEXT) STRICT; UPDATE customer SET no_such_column = 1;";
        let mut connection = Connection::open(&path).unwrap();
        go(&[STEPS[0], broken], &mut connection, &path, 1).unwrap_err();
        drop(connection);
        let connection = Connection::open(&path).unwrap();
        assert_eq!((version(&connection), rows(&connection)), (1, before));
        assert!(connection.prepare("SELECT name FROM tray").is_err(), "half a step stayed");
        assert!(!path.with_file_name("archive-step-1.db").exists(), "a copy for each try would fill the disk");
    }

    /// The database of a firm with materials and loans as it was at step 1, closed.
    fn an_old_archive() -> (tempfile::TempDir, std::path::PathBuf, Rows) {
        let firm = Firm::open();
        let (_, materials) = firm.shelved();
        let first = materials.first().unwrap().id;
        firm.attach(crate::attachments::Owner::Material(first), "总装图.pdf", b"drawn");
        firm.lend(&[first]);
        let Firm { temp, archive, .. } = firm;
        drop(archive);
        let new = temp.path().join("客档").join("archive.db");
        let path = temp.path().join("客档").join("archive-old.db");
        let mut connection = Connection::open(&path).unwrap();
        go(&STEPS[..1], &mut connection, &path, 0).unwrap();
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        connection.execute("ATTACH ?1 AS new", [new.to_str().unwrap()]).unwrap();
        for table in crate::storage::tables::names(&connection).unwrap() {
            let mut statement = connection.prepare("SELECT group_concat(name) FROM pragma_table_info(?1)").unwrap();
            let columns: String = statement.query_row([&table], |row| row.get(0)).unwrap();
            let copy = format!("INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}");
            connection.execute(&copy, []).unwrap();
        }
        connection.execute("DETACH new", []).unwrap();
        let before = rows(&connection);
        assert!(
            before.iter().filter(|(_, rows)| *rows > 0).count() > 10,
            "an empty archive proves nothing: {before:?}"
        );
        drop(connection);
        (temp, path, before)
    }

    #[test]
    fn a_slip_of_step_1_needs_what_the_settings_say() {
        let (_folder, path, _) = an_old_archive();
        let mut connection = Connection::open(&path).unwrap();
        connection
            .execute_batch(
                "UPDATE setting SET value = json_set(value, '$.owner_head_approves', json('true'),
                    '$.owner_department', '00000000-0000-0000-0000-000000000001');
                 UPDATE material SET security_level = 'CORE' WHERE seq = 1;",
            )
            .unwrap();
        go(&STEPS[..2], &mut connection, &path, 1).unwrap();
        let steps: Vec<String> = connection
            .prepare("SELECT steps FROM loan ORDER BY seq")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert_eq!(steps, [r#"["DEPT_HEAD","OWNER_HEAD","EXECUTIVE"]"#]);
    }

    #[test]
    fn what_was_received_before_step_4_is_told_by_the_journal() {
        let (_folder, path, _) = an_old_archive();
        let mut connection = Connection::open(&path).unwrap();
        let receive = "SELECT title FROM material ORDER BY seq";
        let titles = |connection: &Connection, of: &str| -> Vec<String> {
            connection.prepare(of).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        let received = titles(&connection, receive);
        connection.execute_batch("UPDATE material SET title = '更正过', pages = 99, category = 'OTHER'").unwrap();
        run(&mut connection, &path, 1).unwrap();
        let said = "SELECT l.title FROM material m JOIN receipt_line l ON l.material = m.id ORDER BY m.seq";
        assert_eq!(titles(&connection, said), received);
        let now = "SELECT l.title FROM receipt_line l WHERE l.pages = 99 OR l.category = 'OTHER'";
        assert!(titles(&connection, now).is_empty());

        // What the journal does not tell is kept as it is now.
        let (_folder, path, _) = an_old_archive();
        let mut connection = Connection::open(&path).unwrap();
        let silent = "DROP TRIGGER journal_no_delete; DELETE FROM journal WHERE action = 'receipts.register'";
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        connection.execute_batch(silent).unwrap();
        connection.execute_batch("UPDATE material SET title = '更正过'").unwrap();
        run(&mut connection, &path, 1).unwrap();
        assert!(titles(&connection, said).iter().all(|title| title == "更正过"));
        assert_eq!(titles(&connection, said).len(), received.len());
    }

    type Rows = Vec<(String, u32)>;

    /// How many rows each table of step 1 has.
    fn rows(connection: &Connection) -> Rows {
        let old = Connection::open_in_memory().unwrap();
        old.execute_batch(STEPS[0]).unwrap();
        let names = crate::storage::tables::names(&old).unwrap();
        let count =
            |name: &str| connection.query_row(&format!("SELECT count(*) FROM {name}"), [], |row| row.get(0)).unwrap();
        names.into_iter().map(|name| (count(&name), name)).map(|(rows, name)| (name, rows)).collect()
    }

    fn version(connection: &Connection) -> u32 {
        connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    }
}
