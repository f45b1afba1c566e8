//! What all registers share: read a page, a whole period, or row by row.

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::forms::{Body, Register};
use crate::ids::MaterialId;
use crate::ledgers::{Cell, RegisterColumn, RegisterKey, RegisterName, RegisterPage, RegisterRow, Span};
use crate::storage;
use crate::storage::ledgers::Key;
use crate::storage::rows::MOST;
use crate::words::Lang;

/// One register: where its rows come from, how they are worded, what its columns are.
pub(super) trait Book {
    /// A row as it is stored.
    type Stored;
    /// A row as it is printed.
    type Row;
    /// The columns on the screen and in Excel.
    const COLUMNS: &'static [RegisterColumn];

    /// Reads one page.
    fn read(tx: &Connection, after: &Key, to: &str, limit: u32) -> Result<Vec<Self::Stored>>;
    /// The place of a row, and the material it is about.
    fn place(stored: &Self::Stored) -> (&Key, MaterialId);
    /// The row in words.
    fn word(stored: Self::Stored, words: Words) -> Self::Row;
    /// Whether it was voided or reversed.
    fn is_void(row: &Self::Row) -> bool;
    /// The cells in the order of the columns.
    fn cells(row: &Self::Row) -> Vec<Cell>;
    /// The rows as the content of the form.
    fn body(register: Register<Self::Row>) -> Body;
}

/// In which language, and seen from which day.
#[derive(Clone, Copy)]
pub(super) struct Words {
    pub lang: Lang,
    pub today: NaiveDate,
}

/// A register being read, on one consistent state.
pub(super) struct Reader<'a> {
    tx: &'a Connection,
    span: &'a Span,
    words: Words,
}

impl<'a> Reader<'a> {
    pub fn new(tx: &'a Connection, span: &'a Span, today: NaiveDate) -> Result<Self> {
        let lang = storage::settings::load(tx)?.lang;
        Ok(Reader { tx, span, words: Words { lang, today } })
    }

    pub fn lang(&self) -> Lang {
        self.words.lang
    }

    /// One page for the screen.
    pub fn screen<B: Book>(&self, name: RegisterName, after: Option<&RegisterKey>, limit: u32) -> Result<RegisterPage> {
        let limit = limit.clamp(1, MOST);
        let after = after.map_or_else(|| self.start(), |k| Key { on: k.on.clone(), seq: k.seq, line: k.line });
        let mut stored = B::read(self.tx, &after, &self.end(), limit + 1)?;
        let more = stored.len() > limit as usize;
        stored.truncate(limit as usize);
        let rows: Vec<_> = stored
            .into_iter()
            .map(|stored| {
                let (key, material) = B::place(&stored);
                let key = RegisterKey { on: key.on.clone(), seq: key.seq, line: key.line };
                let row = B::word(stored, self.words);
                RegisterRow { key, material, void: B::is_void(&row), cells: B::cells(&row) }
            })
            .collect();
        let next = if more { rows.last().map(|row| row.key.clone()) } else { None };
        Ok(RegisterPage { name, form: name.form().number(), columns: B::COLUMNS.to_vec(), rows, next })
    }

    /// The whole period for paper.
    pub fn paper<B: Book>(&self, most: usize) -> Result<Body> {
        let mut rows = Vec::new();
        self.each::<B>(|row| {
            rows.push(row);
            if rows.len() > most { Err(Error::TooManyRows { most }) } else { Ok(()) }
        })?;
        Ok(B::body(Register { period: self.span.text(), range: String::new(), rows }))
    }

    /// Hands every row of the period to `visit`, in order, holding one page at a time.
    pub fn each<B: Book>(&self, mut visit: impl FnMut(B::Row) -> Result<()>) -> Result<()> {
        let mut after = self.start();
        loop {
            let stored = B::read(self.tx, &after, &self.end(), MOST)?;
            let Some(last) = stored.last() else { return Ok(()) };
            after = B::place(last).0.clone();
            for stored in stored {
                visit(B::word(stored, self.words))?;
            }
        }
    }

    fn start(&self) -> Key {
        Key::before(&self.span.from.to_string())
    }

    fn end(&self) -> String {
        self.span.to.to_string()
    }
}

/// A count that is known only where it is not nothing.
pub(super) fn known(count: u32) -> Option<u32> {
    (count > 0).then_some(count)
}

/// Several remarks as one, the empty ones left out.
pub(super) fn remarks(lang: Lang, said: impl IntoIterator<Item = String>) -> String {
    let said: Vec<_> = said.into_iter().filter(|text| !text.is_empty()).collect();
    said.join(lang.pick("；", "; "))
}

/// Names that the database joined in Chinese, in the reader's language.
pub(super) fn names(lang: Lang, joined: &str) -> String {
    lang.pick(joined.to_owned(), joined.replace('、', ", "))
}
