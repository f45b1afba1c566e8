//! Which customers, people, places and slips a few words may mean.

use std::collections::HashSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::ThingKind;
use super::expression::Expression;
use super::grams::{Bag, Closed, Field, NUMBER, fact};
use super::letters::{key, letters};
use super::plan::{self, Index, Named};
use super::readings::{initials_of_names, split_names};
use super::source::facts;
use super::term::{Term, terms};
use crate::error::Result;
use crate::ids::{AnyId, CustomerId, PersonId, PlaceId};
use crate::storage;
use crate::storage::search::Go;

/// The most customers, and the most people, that one word is taken to mean: of a word that more of
/// them bear (公司) the newest.
const MOST: usize = 100;

/// What a customer, person, place or slip is found by.
#[derive(Clone, Debug, Default)]
pub(super) struct ThingSource {
    /// Names and paths; those in use before former ones.
    pub texts: Vec<String>,
    /// How many of the texts are in use.
    pub current: usize,
    /// Codes, badge and slip numbers.
    pub numbers: Vec<String>,
    /// Whole names that may stand glued to what follows (`华芯总装图`); customers only.
    pub names: Vec<String>,
}

impl ThingSource {
    /// What a thing is found by; nothing when there is no such thing.
    pub fn get(tx: &Connection, kind: ThingKind, id: AnyId) -> Result<Option<ThingSource>> {
        Ok(match kind {
            ThingKind::Customer => storage::customers::get(tx, CustomerId(id.0))?.map(|customer| {
                let mut texts = vec![customer.name.clone(), customer.short_name.clone()];
                texts.retain(|text| !text.is_empty());
                let current = texts.len();
                texts.extend(split_names(&customer.former_names).map(str::to_owned));
                let short = initials_of_names(&[&customer.short_name]);
                let mut names: Vec<_> = texts.iter().map(|text| key(text)).chain([key(&customer.code)]).collect();
                names.extend(short.split(' ').map(str::to_owned));
                names.retain(|name| name.chars().count() >= 2);
                ThingSource { texts, current, numbers: vec![customer.code], names }
            }),
            ThingKind::Person => storage::people::get(tx, PersonId(id.0))?.map(|person| ThingSource {
                texts: vec![person.name],
                current: 1,
                numbers: [Some(person.code), person.badge].into_iter().flatten().collect(),
                names: Vec::new(),
            }),
            ThingKind::Place => storage::places::get(tx, PlaceId(id.0))?.map(|place| ThingSource {
                texts: vec![place.path],
                current: 1,
                numbers: vec![place.code],
                names: Vec::new(),
            }),
            ThingKind::Loan => storage::search::get_loan_number(tx, id)?
                .map(|number| ThingSource { numbers: vec![number], ..ThingSource::default() }),
            ThingKind::Material | ThingKind::Receipt => None,
        })
    }

    /// The bag of grams.
    pub fn bag(&self, kind: ThingKind) -> Closed {
        let mut bag = Bag::default();
        bag.tag(fact(facts::KIND, kind.code()));
        self.texts.iter().for_each(|text| bag.text(Field::Title, text));
        self.numbers.iter().for_each(|number| bag.number(NUMBER, number));
        bag.close()
    }

    fn fits(&self, term: &Term) -> bool {
        self.texts.iter().any(|text| term.in_text(&letters(text)).is_some())
            || self.numbers.iter().any(|number| term.in_number(&letters(number)).is_some())
    }
}

/// Visits the things of one kind in which every word stands, newest first.
fn each(
    tx: &Connection,
    kind: ThingKind,
    terms: &[Term],
    mut visit: impl FnMut(AnyId, Option<ThingSource>) -> Go,
) -> Result<()> {
    let index = Index { tx, things: true };
    let mut parts = vec![Expression::Gram(fact(facts::KIND, kind.code()))];
    let mut exact = true;
    for term in terms {
        let probe = plan::text(index, Field::Title, term)?.or(plan::number(index, NUMBER, term)?);
        exact &= probe.exact;
        parts.push(probe.expression);
    }
    let expression = Expression::all(parts);
    if expression == Expression::Never {
        return Ok(());
    }
    storage::search::each_thing(tx, &expression.words(), |kind, id| {
        if exact {
            return Ok(visit(id, None));
        }
        let source = ThingSource::get(tx, kind, id)?.filter(|source| terms.iter().all(|term| source.fits(term)));
        Ok(source.map_or(Go::On, |source| visit(id, Some(source))))
    })
}

/// The things of one kind in which every word stands, newest first.
pub(super) fn things(
    tx: &Connection,
    kind: ThingKind,
    terms: &[Term],
    most: usize,
) -> Result<Vec<(AnyId, ThingSource)>> {
    let mut found = Vec::new();
    each(tx, kind, terms, |id, source| {
        found.push((id, source));
        if found.len() < most { Go::On } else { Go::Enough }
    })?;
    let whole = |(id, source): (AnyId, Option<ThingSource>)| {
        let source = source.map_or_else(|| ThingSource::get(tx, kind, id), |source| Ok(Some(source)));
        source.map(|source| source.map(|source| (id, source))).transpose()
    };
    found.into_iter().filter_map(whole).collect()
}

/// Adds to the things found by initials those that full pinyin or several words mean, up to `most` in all.
///
/// # Errors
/// Those of the database.
pub(crate) fn add_named<T>(
    tx: &Connection,
    kind: ThingKind,
    typed: &str,
    most: u32,
    found: &mut Vec<T>,
    id_of: impl Fn(&T) -> Uuid,
    get: impl Fn(Uuid) -> Result<Option<T>>,
) -> Result<()> {
    let (terms, most) = (terms(typed), most as usize);
    if terms.is_empty() || found.len() >= most {
        return Ok(());
    }
    for (id, _) in things(tx, kind, &terms, most)? {
        if found.len() < most && !found.iter().any(|known| id_of(known) == id.0) {
            found.extend(get(id.0)?);
        }
    }
    Ok(())
}

/// Whether every typed word stands in a text: as it is, by initials or by full pinyin.
pub(crate) fn says(text: &str, typed: &str) -> bool {
    let text = letters(text);
    terms(typed).iter().all(|term| term.in_text(&text).is_some())
}

/// The customers and people that one word may mean.
pub(super) fn named(tx: &Connection, term: &Term) -> Result<Named> {
    let ids = |kind| -> Result<HashSet<Uuid>> {
        let mut found = HashSet::new();
        each(tx, kind, std::slice::from_ref(term), |id, _| {
            found.insert(id.0);
            if found.len() < MOST { Go::On } else { Go::Enough }
        })?;
        Ok(found)
    };
    let mut named = Named { customers: ids(ThingKind::Customer)?, people: ids(ThingKind::Person)?, begun: Vec::new() };
    for count in 2..term.letters.len() {
        let name: String = term.letters[..count].iter().collect();
        let customers: HashSet<_> = storage::search::list_named(tx, &name)?.into_iter().collect();
        if !customers.is_empty() {
            named.begun.push((count, customers));
        }
    }
    Ok(named)
}
