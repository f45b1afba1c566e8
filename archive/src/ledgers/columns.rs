//! The columns of a register: what they are called, what they hold, how wide they want to be.

use serde::{Deserialize, Serialize};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// Words and codes; a code is text, so that no program makes a number of it.
    Text,
    /// A count, to be summed.
    Number,
    /// A day, `2026-11-23`.
    Date,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct RegisterColumn {
    /// Its stable name.
    pub key: &'static str,
    /// Its head in Chinese.
    pub zh: &'static str,
    /// Its head in English.
    pub en: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
    /// How wide it wants to be, in digits of the text size (a Chinese character is two).
    pub width: u32,
}

/// What stands in one cell: `null`, a number, or a text (a day is a text too).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(untagged)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A count.
    Number(u32),
    /// Words, a code or a day.
    Text(String),
}

impl From<&String> for Cell {
    fn from(text: &String) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.clone()) }
    }
}

impl From<&Option<u32>> for Cell {
    fn from(number: &Option<u32>) -> Cell {
        number.map_or(Cell::Empty, Cell::Number)
    }
}

/// Declares the columns of a register's row: key and field, heads, kind, width.
macro_rules! columns {
    ($row:ty: $($field:ident, $zh:literal, $en:literal, $kind:ident, $width:literal;)+) => {
        const COLUMNS: &'static [$crate::ledgers::RegisterColumn] = &[$($crate::ledgers::RegisterColumn {
            key: stringify!($field),
            zh: $zh,
            en: $en,
            kind: $crate::ledgers::ColumnKind::$kind,
            width: $width,
        }),+];

        fn cells(row: &$row) -> Vec<$crate::ledgers::Cell> {
            vec![$((&row.$field).into()),+]
        }
    };
}
pub(super) use columns;
