//! The audit chain: every act writes its event in its own transaction, append-only, each row sealed
//! with the hash of the one before.
//!
//! A row's hash is SHA-256 over the previous hash and the row's fields, each field led by its
//! length in bytes (eight bytes, little endian), in the order of [`seal`]. One changed, removed,
//! inserted or moved row breaks every hash after it, and [`verify`] names the first broken one.
//! The head's first eight hex digits ([`head_code`]) are printed on slips: signed paper is the
//! anchor that a rewritten chain cannot match.

mod action;
mod differences;
mod facts;
mod history;
mod verify;

use rusqlite::Connection;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::access::Actor;
use crate::error::Result;
use crate::ids::AnyId;
use crate::storage;

pub use action::Action;
pub use facts::Fact;
pub(crate) use facts::bytes;
pub(crate) use history::history_in;
pub use history::{HistoryRow, foreign, history};
pub(crate) use verify::head_code_in;
pub use verify::{ChainReport, CodeAt, head_code, verify, verify_code};

/// One event on its way into the journal.
#[derive(Clone, Debug)]
pub struct Event {
    /// What was done.
    pub action: Action,
    /// The number people know the subject by.
    pub number: String,
    /// What to say about it, in the order it is said.
    pub facts: Vec<Fact>,
    /// What changed, as `{"field": [before, after]}`, or the whole new thing as `{"new": {…}}`.
    pub change: Value,
    /// Everything whose history this belongs to; the first is the one that was acted on.
    pub subjects: Vec<AnyId>,
}

impl Event {
    /// An event on one subject, with nothing said about it yet.
    pub fn new(action: Action, number: impl Into<String>, subject: impl Into<AnyId>) -> Event {
        Event { action, number: number.into(), facts: Vec::new(), change: json!({}), subjects: vec![subject.into()] }
    }

    /// Says one more thing.
    pub fn say(mut self, fact: Fact) -> Event {
        self.facts.push(fact);
        self
    }

    /// Keeps the new thing whole.
    pub fn made(mut self, thing: &impl serde::Serialize) -> Event {
        self.change = json!({ "new": thing });
        self
    }

    /// Keeps the value of a field before and after.
    pub fn changed(mut self, field: &str, before: impl serde::Serialize, after: impl serde::Serialize) -> Event {
        if let Value::Object(map) = &mut self.change {
            map.insert(field.to_owned(), json!([before, after]));
        }
        self
    }

    /// Adds it to the history of something else too.
    pub fn also(mut self, subject: impl Into<AnyId>) -> Event {
        self.subjects.push(subject.into());
        self
    }

    /// Adds it to the histories of several things, or of one that may be there.
    pub fn also_all<T: Into<AnyId>>(mut self, subjects: impl IntoIterator<Item = T>) -> Event {
        self.subjects.extend(subjects.into_iter().map(Into::into));
        self
    }
}

/// Appends an event, sealed onto the chain.
pub(crate) fn append(tx: &Connection, at: &str, actor: &Actor, event: &Event) -> Result<()> {
    let (seq, before) = storage::journal::head(tx)?;
    let row = storage::journal::Row {
        seq: seq + 1,
        at: at.to_owned(),
        actor: Some(actor.person),
        actor_name: actor.name.clone(),
        action: event.action.code().to_owned(),
        number: event.number.clone(),
        facts: json!(event.facts).to_string(),
        change: event.change.to_string(),
        subjects: json!(event.subjects).to_string(),
    };
    storage::journal::append(tx, &row, &seal(&before, &row), &event.subjects)
}

/// The hash that seals a row onto the one before it.
pub(crate) fn seal(before: &[u8; 32], row: &storage::journal::Row) -> [u8; 32] {
    let seq = row.seq.to_string();
    let actor = row.actor.map(|id| id.to_string()).unwrap_or_default();
    let mut hash = Sha256::new();
    hash.update(before);
    for field in
        [&seq, &row.at, &actor, &row.actor_name, &row.action, &row.number, &row.facts, &row.change, &row.subjects]
    {
        hash.update((field.len() as u64).to_le_bytes());
        hash.update(field.as_bytes());
    }
    hash.finalize().into()
}
