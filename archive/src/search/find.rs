//! Finds materials: words and filters in, one page of rows out.
//!
//! A relevance search runs in passes, each newest first: the number typed in full, numbers that
//! begin with it, titles and pieces of numbers, customers, everything else. No pass sorts or ranks
//! all hits, so a page costs what it shows. A row that a pass finds by its grams alone is looked at
//! once more, unless the grams say it all.

use std::cmp::Reverse;
use std::collections::HashSet;

use rusqlite::Connection;

use super::expression::Expression;
use super::marks;
use super::names::named;
use super::plan::{Named, Widths, widths};
use super::query::{Cursor, Found, Hit, Query, Sort, Total};
use super::term::{Term, terms};
use crate::archive::Archive;
use crate::error::Result;
use crate::ids::MaterialId;
use crate::storage;
use crate::storage::rows;
use crate::storage::search::{Check, Column, Go};

/// Rows of a usual page.
const PAGE: u32 = 50;
/// Up to here the total is exact.
const COUNTED: u32 = 1_000;
/// Rows that are looked at for a total, at most.
const LOOKED_AT: u32 = 20_000;
/// Rows found by their grams that are many for a total …
const MANY: u32 = 4 * COUNTED;
/// … when more than half of this many newest ones hold.
const SAMPLE: u32 = 200;
/// Numbers that may begin with what was typed and still come first.
const PREFIXED: u32 = 100;
/// Hits that are sorted by a column in memory; more are walked along the column instead.
const SORTED: u32 = 2_000;

/// Finds materials.
///
/// # Errors
/// A filter's date that is none, and those of the database.
pub fn find(archive: &Archive, query: &Query) -> Result<Found> {
    let today = archive.today().to_string();
    archive.read(|tx| find_inner(tx, query, &today))
}

/// Finds materials on an open connection, as they are on a day.
pub(crate) fn find_inner(tx: &Connection, query: &Query, today: &str) -> Result<Found> {
    let search = Search::new(tx, query, today)?;
    let limit = match query.limit {
        0 => PAGE,
        limit => limit.min(rows::MOST),
    };
    let mut page = search.page(query.sort, query.after.as_ref(), limit as usize + 1)?;
    let next = (page.len() > limit as usize).then(|| {
        page.truncate(limit as usize);
        page.last().cloned()
    });
    let total = match (&query.after, &next) {
        (Some(_), _) => None,
        (None, None) => Some(Total { count: page.len() as u32, more: false }),
        (None, Some(_)) => Some(search.total()?),
    };
    let rows = page.iter().map(|at| search.hit(at.seq)).collect::<Result<_>>()?;
    Ok(Found { rows, next: next.flatten(), total, all: storage::search::last(tx)? })
}

/// The best few materials for some words, with the pass that found each.
pub(super) fn best(tx: &Connection, text: &str, today: &str, limit: u32) -> Result<Vec<(u8, MaterialId)>> {
    let query = Query { text: text.to_owned(), ..Query::default() };
    let page = Search::new(tx, &query, today)?.page(Sort::Relevance, None, limit as usize)?;
    let found = page.into_iter().map(|at| Ok((at.pass, storage::search::require_row(tx, at.seq, today)?.id)));
    found.collect()
}

/// A query made ready.
struct Search<'a> {
    tx: &'a Connection,
    today: &'a str,
    words: Vec<(Term, Named)>,
    /// Number or title, also the customer, anything; without the filters.
    widths: [Expression; 3],
    filters: Vec<Expression>,
    check: Check,
    /// Whether the widest query finds only hits.
    exact: bool,
}

impl<'a> Search<'a> {
    fn new(tx: &'a Connection, query: &Query, today: &'a str) -> Result<Search<'a>> {
        let (filters, check) = query.filters.resolve(tx, today)?;
        let mut words = Vec::new();
        let mut each: Vec<Widths> = Vec::new();
        for term in terms(&query.text) {
            let named = named(tx, &term)?;
            each.push(widths(tx, &term, &named)?);
            words.push((term, named));
        }
        let exact = each.iter().all(|term| term.anything.exact);
        let all = |width: fn(&Widths) -> &Expression| Expression::all(each.iter().map(|term| width(term).clone()));
        let widths = [all(|w| &w.title.expression), all(|w| &w.customer.expression), all(|w| &w.anything.expression)];
        Ok(Search { tx, today, words, widths, filters, check, exact })
    }

    /// The query of the index for one width, but for what a narrower one finds; `None` finds everything.
    fn query(&self, width: usize, but: Option<usize>) -> Option<Option<String>> {
        let parts = self.filters.iter().cloned();
        let expression = match (self.words.is_empty(), self.filters.is_empty()) {
            (true, true) => return Some(None),
            (true, false) => Expression::all(parts),
            (false, _) => Expression::all(parts.chain([self.widths[width].clone()])),
        };
        if expression == Expression::Never || but.is_some_and(|but| self.widths[but] == self.widths[width]) {
            return None;
        }
        let words = expression.words();
        Some(Some(match but.map(|but| &self.widths[but]) {
            None | Some(Expression::Never) => words,
            Some(but) => format!("{words} NOT {}", but.words()),
        }))
    }

    fn page(&self, sort: Sort, after: Option<&Cursor>, limit: usize) -> Result<Vec<Cursor>> {
        use Column::*;
        let (column, down) = match sort {
            Sort::Relevance => return self.by_relevance(after, limit),
            Sort::Newest | Sort::Oldest => return self.by_age(sort == Sort::Newest, after, limit),
            Sort::Number => (Number, false),
            Sort::NumberDown => (Number, true),
            Sort::Title => (Title, false),
            Sort::TitleDown => (Title, true),
            Sort::Drawing => (Drawing, false),
            Sort::DrawingDown => (Drawing, true),
            Sort::Received => (Received, false),
            Sort::ReceivedDown => (Received, true),
            Sort::Filed => (Filed, false),
            Sort::FiledDown => (Filed, true),
        };
        self.by_column(column, down, after, limit)
    }

    fn by_relevance(&self, after: Option<&Cursor>, limit: usize) -> Result<Vec<Cursor>> {
        let (pass, seq) = after.map_or((0, i64::MAX), |after| (after.pass, i64::from(after.seq)));
        let numbered = self.by_number()?;
        let mut page = Vec::new();
        for &(at_pass, at) in &numbered {
            if page.len() < limit && (at_pass > pass || at_pass == pass && i64::from(at) < seq) {
                page.push(cursor(at_pass, at));
            }
        }
        let numbered: HashSet<u32> = numbered.into_iter().map(|(_, seq)| seq).collect();
        for (this, width, but) in [(2, 0, None), (3, 1, Some(0)), (4, 2, Some(1))] {
            if page.len() >= limit || this < pass {
                continue;
            }
            let Some(words) = self.query(width, but) else { continue };
            let from = if this == pass { seq } else { i64::MAX };
            storage::search::each_newest(self.tx, words.as_deref(), from, |seq| {
                if !numbered.contains(&seq) && self.accepts(seq)? {
                    page.push(cursor(this, seq));
                }
                Ok(if page.len() < limit { Go::On } else { Go::Enough })
            })?;
            if self.words.is_empty() {
                break;
            }
        }
        Ok(page)
    }

    /// The few materials whose number was typed in full (pass 0) or begun (pass 1), newest first.
    fn by_number(&self) -> Result<Vec<(u8, u32)>> {
        let mut candidates: Vec<(u8, u32)> = Vec::new();
        for (term, _) in self.words.iter().filter(|(term, _)| term.may_be_number()) {
            let key = term.key();
            let mut whole = storage::search::list_by_key(self.tx, &key, true, PREFIXED)?;
            whole.extend(storage::search::list_by_code(self.tx, &key.to_uppercase())?);
            if let Some(slip) = slip_number(&key) {
                whole.extend(storage::search::list_by_receipt(self.tx, &slip, PREFIXED)?);
            }
            candidates.extend(whole.into_iter().map(|seq| (0, seq)));
            let begun = storage::search::list_by_key(self.tx, &key, false, PREFIXED + 1)?;
            if begun.len() <= PREFIXED as usize {
                candidates.extend(begun.into_iter().map(|seq| (1, seq)));
            }
        }
        candidates.sort_unstable_by_key(|&(pass, seq)| (seq, pass));
        candidates.dedup_by_key(|(_, seq)| *seq);
        let mut found = Vec::new();
        for (pass, seq) in candidates {
            let Some(source) = storage::search::get_source(self.tx, seq)? else { continue };
            let (texts, carried) = (&source.texts, &source.carried);
            let exactly = |term: &Term| {
                let key = term.key();
                pass == 0 && (texts.is_numbered(&key) || carried.is_numbered(texts, &key))
            };
            let fits = self.words.iter().all(|(term, named)| exactly(term) || source.fits(term, named));
            let filtered = self.filters.is_empty() || {
                let bag = source.bag();
                self.filters.iter().all(|filter| filter.fits(&|gram| bag.holds(gram)))
            };
            if fits && filtered && self.passes(seq)? {
                found.push((pass, seq));
            }
        }
        found.sort_unstable_by_key(|&(pass, seq)| (pass, Reverse(seq)));
        Ok(found)
    }

    fn by_age(&self, newest: bool, after: Option<&Cursor>, limit: usize) -> Result<Vec<Cursor>> {
        let mut page = Vec::new();
        let Some(words) = self.query(2, None) else { return Ok(page) };
        let visit = |seq| {
            if self.accepts(seq)? {
                page.push(cursor(0, seq));
            }
            Ok(if page.len() < limit { Go::On } else { Go::Enough })
        };
        match newest {
            true => {
                let from = after.map_or(i64::MAX, |after| i64::from(after.seq));
                storage::search::each_newest(self.tx, words.as_deref(), from, visit)?;
            }
            false => {
                let from = after.map_or(0, |after| i64::from(after.seq));
                storage::search::each_oldest(self.tx, words.as_deref(), from, visit)?;
            }
        }
        Ok(page)
    }

    fn by_column(&self, column: Column, down: bool, after: Option<&Cursor>, limit: usize) -> Result<Vec<Cursor>> {
        match self.query(2, None) {
            None => Ok(Vec::new()),
            Some(None) => self.walk(column, down, None, after, limit),
            Some(Some(words)) => {
                let hits = Hits::of(self.tx, &words)?;
                if hits.count <= SORTED {
                    self.sort(column, down, hits, after, limit)
                } else {
                    self.walk(column, down, Some(&hits), after, limit)
                }
            }
        }
    }

    /// Few hits: all of them, sorted.
    fn sort(
        &self,
        column: Column,
        down: bool,
        hits: Hits,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Vec<Cursor>> {
        let mut keyed = Vec::new();
        for seq in hits.list() {
            let key = storage::search::get_sort_key(self.tx, column, seq)?;
            keyed.push(Cursor { pass: u8::from(key.is_empty()), key, seq });
        }
        let order = |a: &Cursor, b: &Cursor| {
            let ascending = (&a.key, a.seq).cmp(&(&b.key, b.seq));
            a.pass.cmp(&b.pass).then(if down || a.pass == 1 { ascending.reverse() } else { ascending })
        };
        keyed.sort_unstable_by(order);
        let mut page = Vec::new();
        for at in keyed.into_iter().skip_while(|at| after.is_some_and(|after| order(at, after).is_le())) {
            if page.len() >= limit {
                break;
            }
            if self.accepts(at.seq)? {
                page.push(at);
            }
        }
        Ok(page)
    }

    /// Many hits: along the column, keeping those that are hits.
    fn walk(
        &self,
        column: Column,
        down: bool,
        hits: Option<&Hits>,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Vec<Cursor>> {
        let mut page = Vec::new();
        let mut pass = 0;
        let mut visit = |pass, seq, key| {
            if hits.is_none_or(|hits| hits.holds(seq)) && self.accepts(seq)? {
                page.push(Cursor { pass, key, seq });
            }
            Ok(if page.len() < limit { Go::On } else { Go::Enough })
        };
        let first = if down { "\u{10ffff}" } else { "" };
        let (key, from) = match after {
            None => (first, i64::MAX),
            Some(after) => {
                pass = after.pass;
                (after.key.as_str(), i64::from(after.seq))
            }
        };
        if pass == 0 {
            storage::search::walk(self.tx, column, down, (key, from), |seq, key| visit(0, seq, key))?;
        }
        let from = if pass == 0 { i64::MAX } else { from };
        storage::search::walk_rest(self.tx, column, from, |seq, key| visit(1, seq, key))?;
        Ok(page)
    }

    /// Whether a row found by its grams is a hit.
    fn accepts(&self, seq: u32) -> Result<bool> {
        Ok((self.exact || self.fits(seq)?) && self.passes(seq)?)
    }

    /// Whether every word stands in a row; its receipt is looked at only when a word is not on itself.
    fn fits(&self, seq: u32) -> Result<bool> {
        let Some(texts) = storage::search::get_texts(self.tx, seq)? else { return Ok(false) };
        let mut carried = None;
        for (term, named) in &self.words {
            if texts.fits(term, named) {
                continue;
            }
            let carried = match &mut carried {
                Some(known) => known,
                none => none.insert(storage::search::require_carried(self.tx, texts.receipt)?),
            };
            if !carried.fits(&texts, term) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn passes(&self, seq: u32) -> Result<bool> {
        if self.check == Check::default() { Ok(true) } else { storage::search::passes(self.tx, &self.check, seq) }
    }

    fn total(&self) -> Result<Total> {
        let more = Total { count: COUNTED, more: true };
        let Some(words) = self.query(2, None) else { return Ok(Total { count: 0, more: false }) };
        let Some(words) = words else {
            return Ok(Total { count: storage::search::last(self.tx)?, more: false });
        };
        if self.exact && self.check == Check::default() {
            let count = storage::search::count(self.tx, &words, COUNTED + 1)?;
            return Ok(if count > COUNTED { more } else { Total { count, more: false } });
        }
        // Where the grams find many times as many and the newest of them hold, counting is idle.
        let many = storage::search::count(self.tx, &words, MANY)? == MANY;
        let (mut count, mut seen) = (0, 0);
        storage::search::each_newest(self.tx, Some(&words), i64::MAX, |seq| {
            seen += 1;
            count += u32::from(self.accepts(seq)?);
            let enough = count > COUNTED || seen == LOOKED_AT || many && seen == SAMPLE && count > SAMPLE / 2;
            Ok(if enough { Go::Enough } else { Go::On })
        })?;
        let cut = count > COUNTED || seen == LOOKED_AT || many && seen == SAMPLE;
        Ok(if cut { more } else { Total { count, more: false } })
    }

    fn hit(&self, seq: u32) -> Result<Hit> {
        let row = storage::search::require_row(self.tx, seq, self.today)?;
        if self.words.is_empty() {
            return Ok(Hit { row, marks: Vec::new(), elsewhere: None });
        }
        let (marks, elsewhere) = match storage::search::get_texts(self.tx, seq)? {
            Some(texts) => marks::of(self.tx, &row, &texts, &self.words)?,
            None => (Vec::new(), None),
        };
        Ok(Hit { row, marks, elsewhere })
    }
}

fn cursor(pass: u8, seq: u32) -> Cursor {
    Cursor { pass, key: String::new(), seq }
}

/// `jsd20261123001` as slips are numbered: `JSD20261123-001`.
pub(super) fn slip_number(key: &str) -> Option<String> {
    let digits = key.get(3..)?;
    let fits = key[..3].bytes().all(|b| b.is_ascii_lowercase()) && digits.bytes().all(|b| b.is_ascii_digit());
    (fits && digits.len() > 8).then(|| format!("{}{}-{}", key[..3].to_uppercase(), &digits[..8], &digits[8..]))
}

/// The hits of a query, one bit a material.
struct Hits {
    bits: Vec<u64>,
    count: u32,
}

impl Hits {
    fn of(tx: &Connection, words: &str) -> Result<Hits> {
        let mut hits = Hits { bits: vec![0; storage::search::last(tx)? as usize / 64 + 1], count: 0 };
        storage::search::each_oldest(tx, Some(words), 0, |seq| {
            if let Some(bits) = hits.bits.get_mut(seq as usize / 64) {
                *bits |= 1 << (seq % 64);
                hits.count += 1;
            }
            Ok(Go::On)
        })?;
        Ok(hits)
    }

    fn holds(&self, seq: u32) -> bool {
        self.bits.get(seq as usize / 64).is_some_and(|bits| bits >> (seq % 64) & 1 == 1)
    }

    fn list(&self) -> impl Iterator<Item = u32> {
        let places = (0_u32..).zip(&self.bits).filter(|(_, bits)| **bits != 0);
        places
            .flat_map(|(place, bits)| (0..64).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| place * 64 + bit))
    }
}

#[cfg(test)]
mod tests {
    use super::slip_number;

    #[test]
    fn a_slip_number_is_known_without_its_dash() {
        assert_eq!(slip_number("jyd20261118001").as_deref(), Some("JYD20261118-001"));
        assert_eq!(slip_number("jyd20261118"), None);
        assert_eq!(slip_number("客供20261118001"), None);
        assert_eq!(slip_number("图"), None);
    }
}
