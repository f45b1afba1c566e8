//! Finds anything: materials by any part of a title or number, by customer, person or project, in
//! Chinese from one character, by pinyin initials or full pinyin, mixed, in any width and case; and
//! customers, people, places and slips the same way.
//!
//! The index ([`grams`]) is written in the transaction that changes what it finds ([`keep`]), in a
//! plain FTS5 table that any SQLite can read. A page of hits costs what it shows: passes in order
//! of worth, each newest first, nothing is ranked or sorted as a whole ([`find`]). No query scans
//! the material table; the tests ask the planner. It knows no SQL (`storage::search` does).

mod anything;
mod check;
mod expression;
mod find;
mod grams;
mod keep;
mod letters;
mod marks;
mod names;
mod plan;
mod query;
mod readings;
mod rebuild;
mod scan;
pub(crate) mod source;
mod syllables;
mod term;
#[cfg(test)]
mod tests;
mod thing;

pub use anything::anything;
pub use check::{IndexFinding, Wrong, check};
pub use find::find;
pub(crate) use find::find_inner;
pub(crate) use keep::keep_stale;
pub(crate) use names::{add_named, says};
pub use query::{Cursor, ElsewhereHit, Filters, Found, Hit, HitField, HitMark, Query, Sort, Total};
pub(crate) use readings::sort_key;
pub use readings::{initials, initials_of_names};
pub use rebuild::rebuild;
pub use scan::resolve_scan;
pub use source::Elsewhere;
pub use thing::{Thing, ThingKind};
