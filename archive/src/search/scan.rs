//! What a scan means: a code of ours, a badge, a 档号, a slip number.

use rusqlite::Connection;

use super::ThingKind;
use super::find::slip_number;
use super::letters::key;
use super::thing::Thing;
use crate::archive::Archive;
use crate::error::Result;
use crate::ids::AnyId;
use crate::storage;

/// The one thing a scanned or fully typed code means: the code of a label, slip or badge, the
/// company's badge number, a 档号, a receipt number with or without its line, a slip number; in
/// either width and case, with or without separators.
///
/// # Errors
/// Those of the database.
pub fn resolve_scan(archive: &Archive, code: &str) -> Result<Option<Thing>> {
    let today = archive.today().to_string();
    archive.read(|tx| resolve(tx, code, &today))
}

pub(super) fn resolve(tx: &Connection, code: &str, today: &str) -> Result<Option<Thing>> {
    let Some((kind, id)) = meaning(tx, code)? else { return Ok(None) };
    Ok(Thing::get(tx, kind, id, today)?.map(|thing| Thing { exact: true, ..thing }))
}

fn meaning(tx: &Connection, code: &str) -> Result<Option<(ThingKind, AnyId)>> {
    let key = key(code);
    if key.is_empty() {
        return Ok(None);
    }
    if let Some((kind, target)) = storage::numbers::get_code(tx, &key.to_uppercase())? {
        return Ok(Some((kind.into(), target)));
    }
    if let Some(person) = storage::search::get_by_badge(tx, &crate::text::key(code))? {
        return Ok(Some((ThingKind::Person, person)));
    }
    // A 档号, or a receipt number with its line.
    if let [material] = storage::search::list_by_number(tx, &key)?[..] {
        return Ok(Some((ThingKind::Material, material)));
    }
    if let Some(material) = storage::materials::get_id_by_number(tx, &code.trim().to_uppercase())? {
        return Ok(Some((ThingKind::Material, material.into())));
    }
    for number in [slip_number(&key), Some(code.trim().to_uppercase())].into_iter().flatten() {
        if let Some(receipt) = storage::receipts::get_id_by_number(tx, &number)? {
            return Ok(Some((ThingKind::Receipt, receipt.into())));
        }
        if let Some(loan) = storage::loans::get_id_by_number(tx, &number)? {
            return Ok(Some((ThingKind::Loan, loan.into())));
        }
    }
    Ok(None)
}
