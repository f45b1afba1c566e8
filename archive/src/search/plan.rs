//! From typed words to queries of the index, in three widths: number or title, also the customer,
//! and anything.

use std::collections::HashSet;

use rusqlite::Connection;
use uuid::Uuid;

use super::expression::Expression;
use super::grams::{self, CUSTOMER, DIGITS, Field, INITIALS, NUMBER, OWNER, RECEIPT, initials_of};
use super::letters::is_han;
use super::readings::SYLLABLES;
use super::syllables::cuts;
use super::term::Term;
use crate::error::Result;
use crate::storage;

/// The most characters or pairs that a typed syllable may stand for before the initials take over.
const MOST_GRAMS: usize = 96;

/// Which index is asked.
#[derive(Clone, Copy)]
pub(super) struct Index<'a> {
    /// The connection.
    pub tx: &'a Connection,
    /// Of customers, people, places and slips, not of materials.
    pub things: bool,
}

impl Index<'_> {
    /// Several grams at once: never, when one of them stands nowhere; most words of pinyin are so
    /// known to be no initials before a row is looked at.
    fn all_grams(self, grams: impl IntoIterator<Item = String>) -> Result<Expression> {
        let grams: Vec<String> = grams.into_iter().collect();
        if grams.len() > 1 {
            for gram in &grams {
                if !storage::search::has_gram(self.tx, self.things, gram)? {
                    return Ok(Expression::Never);
                }
            }
        }
        Ok(Expression::all_grams(grams))
    }
}

/// A query with a word on how far it can be trusted.
#[derive(Clone, Debug)]
pub(super) struct Probe {
    /// The query.
    pub expression: Expression,
    /// Whether what it finds is a hit without looking at the row.
    pub exact: bool,
}

impl Probe {
    fn new(expression: Expression, exact: bool) -> Probe {
        Probe { expression, exact }
    }

    /// Either of two; what can never match takes no trust away.
    pub fn or(self, other: Probe) -> Probe {
        let trusted = |probe: &Probe| probe.exact || probe.expression == Expression::Never;
        let exact = trusted(&self) && trusted(&other);
        Probe { expression: Expression::any([self.expression, other.expression]), exact }
    }

    fn and(self, other: Probe) -> Probe {
        Probe { exact: self.exact && other.exact, expression: Expression::all([self.expression, other.expression]) }
    }
}

/// Where a word stands in a field of text.
pub(super) fn text(index: Index<'_>, field: Field, term: &Term) -> Result<Probe> {
    let letters = &term.letters;
    if letters.iter().all(|&c| is_han(c)) {
        return han(index, field, letters);
    }
    if letters.iter().any(|&c| is_han(c)) {
        return mixed(index, field, letters);
    }
    let mut probe = initials(index, field, letters)?;
    for cut in cuts(&term.key()) {
        probe = probe.or(pinyin(index.tx, field, &cut)?);
    }
    Ok(probe)
}

/// Han and letters in one word (`HX试验`, `zhuban检验`): the Han as they are, and the initials of
/// the whole, letters once taken as initials and once as pinyin.
fn mixed(index: Index<'_>, field: Field, letters: &[char]) -> Result<Probe> {
    const MOST: usize = 8;
    let runs = letters.chunk_by(|a, b| is_han(*a) == is_han(*b));
    let mut readings: Vec<Vec<char>> = vec![Vec::new()];
    for run in runs.clone() {
        let mut ways = vec![run.to_vec()];
        let typed: String = run.iter().collect();
        ways.extend(cuts(&typed).iter().map(|cut| cut.iter().filter_map(|s| s.chars().next()).collect()));
        let before = std::mem::take(&mut readings);
        readings.extend(ways.iter().flat_map(|way| before.iter().map(|so_far| [so_far.as_slice(), way].concat())));
        readings.truncate(MOST);
    }
    let mut whole = Vec::new();
    for reading in &readings {
        whole.push(initials(index, field, reading)?.expression);
    }
    let mut all = vec![Expression::any(whole)];
    for run in runs.filter(|run| is_han(run[0])) {
        all.push(han(index, field, run)?.expression);
    }
    Ok(Probe::new(Expression::all(all), false))
}

fn han(index: Index<'_>, field: Field, letters: &[char]) -> Result<Probe> {
    let length = letters.len().min(2);
    let grams = letters.windows(length).map(|part| [field.han()].iter().chain(part).collect());
    Ok(Probe::new(index.all_grams(grams)?, letters.len() <= 2))
}

fn initials(index: Index<'_>, field: Field, letters: &[char]) -> Result<Probe> {
    let length = letters.len().min(INITIALS);
    let windows = letters.windows(length).map(|part| initials_of(field.initials(), part.iter().copied()));
    let exact = letters.len() <= INITIALS;
    // Han among the letters may have several initials.
    let (plain, many): (Vec<_>, Vec<_>) = windows.partition(|ways| ways.len() == 1);
    let plain = if plain.is_empty() { None } else { Some(index.all_grams(plain.into_iter().flatten())?) };
    Ok(Probe::new(Expression::all(plain.into_iter().chain(many.into_iter().map(Expression::any_gram))), exact))
}

/// The characters and pairs of this archive that these syllables may mean.
fn pinyin(tx: &Connection, field: Field, cut: &[&str]) -> Result<Probe> {
    if let [only] = cut {
        // Sorted, so the syllable itself comes before those that go on (zhu, zhuan, zhuang).
        let mut found = Vec::new();
        for syllable in SYLLABLES.iter().filter(|syllable| syllable.starts_with(only)) {
            if found.len() < MOST_GRAMS {
                found.extend(storage::search::list_typed(tx, syllable, syllable, 1_000)?);
            }
        }
        found.sort_unstable();
        found.dedup();
        let grams = found.into_iter().map(|character| format!("{}{character}", field.han()));
        return Ok(Probe::new(Expression::any_gram(grams), true));
    }
    let mut pairs: Vec<Option<Vec<String>>> = Vec::new();
    for (nth, pair) in cut.windows(2).enumerate() {
        let typed = pair.join(" ");
        let upto = if nth + 2 == cut.len() { format!("{typed}{{") } else { typed.clone() };
        let mut found = storage::search::list_typed(tx, &typed, &upto, MOST_GRAMS as u32 + 1)?;
        found.sort_unstable();
        found.dedup();
        if found.is_empty() {
            return Ok(Probe::new(Expression::Never, true));
        }
        pairs.push((found.len() <= MOST_GRAMS).then_some(found));
    }
    let exact = cut.len() == 2 && pairs.iter().all(Option::is_some);
    chain(&mut pairs);
    let parts = pairs.into_iter().zip(cut.windows(2)).map(|(pair, typed)| match pair {
        Some(grams) => Expression::any_gram(grams.into_iter().map(|gram| format!("{}{gram}", field.han()))),
        None => {
            let first = typed.iter().filter_map(|syllable| syllable.chars().next());
            Expression::any_gram(initials_of(field.initials(), first))
        }
    });
    Ok(Probe::new(Expression::all(parts), exact))
}

/// Keeps the pairs that can follow each other: 华芯 before 芯片, not before 新片.
fn chain(pairs: &mut [Option<Vec<String>>]) {
    let ends = |pair: &[String]| pair.iter().filter_map(|gram| gram.chars().nth(1)).collect::<HashSet<char>>();
    let begins = |pair: &[String]| pair.iter().filter_map(|gram| gram.chars().next()).collect::<HashSet<char>>();
    for at in 1..pairs.len() {
        let Some(before) = pairs[at - 1].as_deref().map(ends) else { continue };
        if let Some(pair) = &mut pairs[at] {
            pair.retain(|gram| gram.chars().next().is_some_and(|c| before.contains(&c)));
        }
    }
    for at in (1..pairs.len()).rev() {
        let Some(after) = pairs[at].as_deref().map(begins) else { continue };
        if let Some(pair) = &mut pairs[at - 1] {
            pair.retain(|gram| gram.chars().nth(1).is_some_and(|c| after.contains(&c)));
        }
    }
}

/// Where a word is a piece of a number of one kind.
pub(super) fn number(index: Index<'_>, kind: char, term: &Term) -> Result<Probe> {
    let length = term.letters.len().min(DIGITS);
    // Side by side is enough, and from the end, which tells numbers apart.
    let parts = term.letters.rchunks_exact(length).chain([&term.letters[..length]]);
    let mut grams: Vec<String> = parts.map(|part| [kind].iter().chain(part).collect()).collect();
    grams.dedup();
    Ok(Probe::new(index.all_grams(grams)?, term.letters.len() <= DIGITS))
}

/// The customers and people that one word may mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    /// Customers of whose names it is a part.
    pub customers: HashSet<Uuid>,
    /// People of whose names it is a part.
    pub people: HashSet<Uuid>,
    /// Customers whose whole name its first characters are, with the count of those.
    pub begun: Vec<(usize, HashSet<Uuid>)>,
}

/// One word in its three widths.
#[derive(Clone, Debug)]
pub(super) struct Widths {
    /// Title, 档号, 图号, receipt number.
    pub title: Probe,
    /// Also the customer.
    pub customer: Probe,
    /// Also owner, provider, project and the like.
    pub anything: Probe,
}

/// One word in its three widths.
pub(super) fn widths(tx: &Connection, term: &Term, named: &Named) -> Result<Widths> {
    let index = Index { tx, things: false };
    let title = title(index, term)?;
    let mut customer = title.clone().or(ids(CUSTOMER, &named.customers));
    for (count, customers) in &named.begun {
        let rest = self::title(index, &term.after(*count))?;
        customer = customer.or(ids(CUSTOMER, customers).and(Probe { exact: false, ..rest }));
    }
    let anything = customer.clone().or(ids(OWNER, &named.people)).or(text(index, Field::Other, term)?);
    Ok(Widths { title, customer, anything })
}

fn title(index: Index<'_>, term: &Term) -> Result<Probe> {
    Ok(text(index, Field::Title, term)?.or(number(index, NUMBER, term)?).or(number(index, RECEIPT, term)?))
}

fn ids(kind: char, ids: &HashSet<Uuid>) -> Probe {
    let mut ids: Vec<_> = ids.iter().map(|id| grams::id(kind, *id)).collect();
    ids.sort_unstable();
    Probe::new(Expression::any_gram(ids), true)
}
