//! The one box that finds anything: a few lines of every kind, best first.

use std::collections::HashSet;

use rusqlite::Connection;

use super::ThingKind;
use super::expression::Expression;
use super::find::best;
use super::grams::RECEIPT;
use super::letters::letters;
use super::marks::{self, mark};
use super::names::things;
use super::plan::{self, Index};
use super::query::HitField;
use super::scan::resolve;
use super::term::{Term, terms};
use super::thing::Thing;
use crate::archive::Archive;
use crate::error::Result;
use crate::ids::AnyId;
use crate::storage;
use crate::storage::search::Go;

/// Lines in all.
const MOST: usize = 20;
/// Lines of materials.
const MATERIALS: u32 = 10;
/// Lines of each other kind.
const OTHERS: usize = 4;

/// What the typed or scanned text may mean: what it says in full first, then names and numbers that
/// begin with it, titles, and the rest.
///
/// # Errors
/// Those of the database.
pub fn anything(archive: &Archive, text: &str) -> Result<Vec<Thing>> {
    let today = archive.today().to_string();
    archive.read(|tx| anything_inner(tx, text, &today))
}

/// How good a hit is; the smaller the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Exact,
    WholeName,
    Number,
    NameBegins,
    Title,
    Slip,
    Name,
    Elsewhere,
    Place,
}

fn anything_inner(tx: &Connection, text: &str, today: &str) -> Result<Vec<Thing>> {
    let terms = terms(text);
    if terms.is_empty() {
        return Ok(Vec::new());
    }
    let mut ranked: Vec<(Rank, Thing)> = Vec::new();
    ranked.extend(resolve(tx, text, today)?.map(|thing| (Rank::Exact, thing)));
    for kind in [ThingKind::Customer, ThingKind::Person, ThingKind::Loan, ThingKind::Place] {
        for (id, source) in things(tx, kind, &terms, OTHERS)? {
            let rank = match kind {
                ThingKind::Place => Rank::Place,
                ThingKind::Loan => Rank::Slip,
                _ => source.texts.iter().map(|name| rank(&terms, name)).min().unwrap_or(Rank::Name),
            };
            ranked.extend(Thing::get(tx, kind, id, today)?.map(|thing| (rank, thing)));
        }
    }
    for receipt in receipts(tx, &terms)? {
        ranked.extend(Thing::get(tx, ThingKind::Receipt, receipt, today)?.map(|thing| (Rank::Slip, thing)));
    }
    for (pass, id) in best(tx, text, today, MATERIALS)? {
        let rank = match pass {
            0 | 1 => Rank::Number,
            2 => Rank::Title,
            _ => Rank::Elsewhere,
        };
        ranked.extend(Thing::get(tx, ThingKind::Material, id.into(), today)?.map(|thing| (rank, thing)));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut seen = HashSet::new();
    let mut found: Vec<Thing> = ranked.into_iter().map(|(_, thing)| thing).collect();
    found.retain(|thing| seen.insert((thing.kind, thing.id)));
    found.truncate(MOST);
    found.iter_mut().for_each(|thing| mark_thing(thing, &terms));
    Ok(found)
}

/// Whether the words are the name, or its beginning.
fn rank(terms: &[Term], name: &str) -> Rank {
    let name = letters(name);
    match terms {
        [term] => match term.in_text(&name) {
            Some(found) if found == (0..name.len()) => Rank::WholeName,
            Some(found) if found.start == 0 => Rank::NameBegins,
            _ => Rank::Name,
        },
        _ => Rank::Name,
    }
}

/// The newest receipts in whose number the word is a piece.
fn receipts(tx: &Connection, terms: &[Term]) -> Result<Vec<AnyId>> {
    const LOOKED_AT: usize = 400;
    let mut found = Vec::new();
    let [term] = terms else { return Ok(found) };
    if !term.may_be_number() || term.letters.len() < 3 {
        return Ok(found);
    }
    let mut left = LOOKED_AT;
    let probe = plan::number(Index { tx, things: false }, RECEIPT, term)?;
    if probe.expression == Expression::Never {
        return Ok(found);
    }
    storage::search::each_newest(tx, Some(&probe.expression.words()), i64::MAX, |seq| {
        left -= 1;
        if let Some((receipt, number)) = storage::search::get_receipt_of(tx, seq)?
            && !found.contains(&receipt)
            && term.in_number(&letters(&number)).is_some()
        {
            found.push(receipt);
        }
        Ok(if found.len() < OTHERS && left > 0 { Go::On } else { Go::Enough })
    })?;
    Ok(found)
}

fn mark_thing(thing: &mut Thing, terms: &[Term]) {
    let (number, title) = (letters(&thing.number), letters(&thing.title));
    let mut found = Vec::new();
    for term in terms {
        found.extend(term.in_number(&number).map(|range| mark(HitField::Number, &number[range])));
        found.extend(term.in_text(&title).map(|range| mark(HitField::Title, &title[range])));
    }
    thing.marks = marks::merge(found);
}
