//! What goes into the bag: originals, registers, tables, and a page that explains them.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;

use super::Missing;
use super::bag::{Bag, BagFile};
use crate::access::Actor;
use crate::archive::Archive;
use crate::attachments::{self, Attachment, Owner, OwnerName, save_name};
use crate::error::{Error, Result};
use crate::files::{Flow, Progress};
use crate::ledgers::{self, RegisterName, Span};
use crate::storage::{self, tables};
use crate::words::Lang;

/// So many bytes of a table are gathered before they are written.
const GATHERED: usize = 64 * 1024;

/// Fills the bag from one consistent state. Answers the originals that could not be taken along.
pub(super) fn fill(
    archive: &Archive,
    actor: &Actor,
    tx: &Connection,
    bag: &mut Bag,
    progress: &mut dyn FnMut(Progress) -> Flow,
) -> Result<Vec<Missing>> {
    let lang = storage::settings::load(tx)?.lang;
    let missing = originals(archive, tx, bag, lang, progress)?;
    registers(archive, actor, tx, bag, lang)?;
    let folder = lang.pick("数据", "data");
    for table in tables::names(tx)? {
        let mut sheet = Csv::begin(bag, &format!("{folder}/{table}.csv"))?;
        tables::each(tx, &table, &mut |row| sheet.row(row))?;
        sheet.end()?;
    }
    bag.add(&format!("{folder}/schema.sql"), tables::schema(tx)?.as_bytes())?;
    let readme = lang.pick(include_str!("readme-zh.txt"), include_str!("readme-en.txt"));
    bag.add(lang.pick("说明.txt", "README.txt"), readme.replace('\n', "\r\n").as_bytes())?;
    Ok(missing)
}

/// Every original under the number of its owner, in the order they came; then the list of them.
fn originals(
    archive: &Archive,
    tx: &Connection,
    bag: &mut Bag,
    lang: Lang,
    progress: &mut dyn FnMut(Progress) -> Flow,
) -> Result<Vec<Missing>> {
    let total = storage::attachments::bytes(tx)?;
    let (mut done, mut gone, mut missing) = (0, HashSet::new(), Vec::new());
    let mut ways = Ways::new(tx, lang);
    storage::attachments::each(tx, &mut |file, hash| {
        let way = ways.next(&file)?;
        let watch = &mut |at: Progress| progress(Progress { done: done + at.done, total });
        match bag.copy(archive.files(), hash, file.size, &way, watch) {
            Err(error @ (Error::OriginalMissing(_) | Error::OriginalChanged(_))) => {
                let said = attachments::named(error, &file.name).problem();
                gone.insert(file.id);
                missing.push(Missing { number: ways.name.number.clone(), name: file.name, zh: said.zh, en: said.en });
            }
            copied => copied?,
        }
        done += file.size;
        Ok(())
    })?;

    let mut sheet = Csv::begin(bag, lang.pick("原件目录.csv", "originals.csv"))?;
    sheet.row(&CATALOGUE.map(|name| Some(name.to_owned())))?;
    let mut ways = Ways::new(tx, lang);
    storage::attachments::each(tx, &mut |file, hash| {
        let way = ways.next(&file)?;
        let way = (!gone.contains(&file.id)).then(|| format!("data/{way}"));
        sheet.row(&catalogued(way, file, hash.to_string(), &ways.name))
    })?;
    sheet.end()?;
    Ok(missing)
}

const CATALOGUE: [&str; 15] = [
    "path",
    "sha256",
    "size",
    "mime",
    "pages",
    "id",
    "owner_kind",
    "owner_number",
    "owner_title",
    "name",
    "role",
    "added_at",
    "added_by",
    "withdrawn_at",
    "withdrawn_reason",
];

fn catalogued(way: Option<String>, file: Attachment, hash: String, owner: &OwnerName) -> [Option<String>; 15] {
    [
        way,
        Some(hash),
        Some(file.size.to_string()),
        Some(file.mime),
        file.pages.map(|pages| pages.to_string()),
        Some(file.id.to_string()),
        Some(file.owner.kind().code().to_owned()),
        Some(owner.number.clone()),
        Some(owner.title.clone()),
        Some(file.name),
        Some(file.role.code().to_owned()),
        Some(file.added_at),
        Some(file.added_by),
        file.withdrawn_at,
        file.withdrawn_reason,
    ]
}

/// The way of each original in the bag, asked owner by owner in the order they came.
struct Ways<'a> {
    tx: &'a Connection,
    lang: Lang,
    owner: Option<Owner>,
    name: OwnerName,
    /// The folder of the owner.
    folder: String,
    /// The folders there are, in small letters.
    folders: HashSet<String>,
    nth: u32,
}

impl<'a> Ways<'a> {
    fn new(tx: &'a Connection, lang: Lang) -> Ways<'a> {
        let name = OwnerName { number: String::new(), title: String::new() };
        Ways { tx, lang, owner: None, name, folder: String::new(), folders: HashSet::new(), nth: 0 }
    }

    fn next(&mut self, file: &Attachment) -> Result<String> {
        if self.owner != Some(file.owner) {
            self.owner = Some(file.owner);
            self.name = self.name_of(file.owner)?;
            self.folder = new_folder(&mut self.folders, &self.name.number);
            self.nth = 0;
        }
        self.nth += 1;
        let (originals, folder) = (self.lang.pick("原件", "originals"), &self.folder);
        Ok(format!("{originals}/{folder}/{:03} {}", self.nth, file.save_name))
    }

    fn name_of(&self, owner: Owner) -> Result<OwnerName> {
        let found = storage::attachments::get_owner(self.tx, owner)?.map(|(name, _)| name);
        let aside = |number: String| OwnerName { number, title: String::new() };
        Ok(match (owner, found) {
            (Owner::Tray, _) => aside(self.lang.pick("待整理", "tray").to_owned()),
            (_, Some(name)) if !name.number.is_empty() => name,
            // A draft has no number, and it may be gone.
            _ => {
                let id = owner.id().map(|id| id.0.to_string()).unwrap_or_default();
                aside(format!("{} {id}", self.lang.pick("草稿", "draft")))
            }
        })
    }
}

/// A folder for this number. Two that differ only in signs no folder may have, or only in their case, do not
/// meet in one.
fn new_folder(folders: &mut HashSet<String>, number: &str) -> String {
    let number = save_name(number);
    let again = (2..).map(|n| format!("{number} ({n})"));
    let mut names = std::iter::once(number.clone()).chain(again);
    names.find(|name| folders.insert(name.to_lowercase())).unwrap_or(number)
}

/// The registers, a book a year, from the year of the oldest receipt on.
fn registers(archive: &Archive, actor: &Actor, tx: &Connection, bag: &mut Bag, lang: Lang) -> Result<()> {
    let last = archive.today().year();
    let first = storage::receipts::first_day(tx)?.and_then(|day| day.parse::<NaiveDate>().ok());
    for year in first.map_or(last, |day| day.year().min(last))..=last {
        let span = Span::of(&format!("{year}-01-01"), &format!("{year}-12-31"))?;
        for &name in RegisterName::ALL {
            let (bytes, _) = ledgers::workbook(archive, actor, tx, name, &span)?;
            let title = name.word(lang);
            bag.add(&format!("{}/{title} {year}.xlsx", lang.pick("登记簿", "registers")), &bytes)?;
        }
    }
    Ok(())
}

/// A sheet by RFC 4180, UTF-8 with the mark that Excel looks for. Nothing is an empty cell, an empty text `""`.
struct Csv<'a> {
    file: BagFile<'a>,
    gathered: Vec<u8>,
}

impl<'a> Csv<'a> {
    fn begin(bag: &'a mut Bag, path: &str) -> Result<Csv<'a>> {
        Ok(Csv { file: bag.file(path)?, gathered: "\u{feff}".as_bytes().to_vec() })
    }

    fn row(&mut self, cells: &[Option<String>]) -> Result<()> {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.gathered.push(b',');
            }
            let Some(text) = cell else { continue };
            if text.is_empty() || text.contains(['"', ',', '\r', '\n']) {
                self.gathered.extend(format!("\"{}\"", text.replace('"', "\"\"")).bytes());
            } else {
                self.gathered.extend(text.bytes());
            }
        }
        self.gathered.extend(b"\r\n");
        if self.gathered.len() >= GATHERED { self.flush() } else { Ok(()) }
    }

    fn end(mut self) -> Result<()> {
        self.flush()?;
        self.file.end()
    }

    fn flush(&mut self) -> Result<()> {
        self.file.write(&self.gathered)?;
        self.gathered.clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_look_alike_to_a_disk_have_folders_of_their_own() {
        let mut folders = HashSet::new();
        let names = ["KG/TZ-1", "KG_TZ-1", "kg_tz-1", "KG-TZ-1"].map(|number| new_folder(&mut folders, number));
        assert_eq!(names, ["KG_TZ-1", "KG_TZ-1 (2)", "kg_tz-1 (3)", "KG-TZ-1"]);
    }
}
