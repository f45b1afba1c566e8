//! Drafts (草稿): what is being typed, saved at every pause, so that a crash loses nothing.
//!
//! A draft is the window's own JSON; the archive keeps it and does not read it. Files dropped on a
//! draft are stored at once and move to the record when it is registered. A draft that ended stays
//! as a row that says what it became.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::access::{Actor, Right};
use crate::archive::{Archive, Changed, Outcome};
use crate::coded;
use crate::error::{Error, Noun, Result, State, Verb};
use crate::ids::DraftId;
use crate::{storage, text};

coded! {
    /// What a draft will become.
    pub enum DraftKind {
        Receipt = "RECEIPT", "接收单", "Receipt";
        Loan = "LOAN", "借阅单", "Loan slip";
        Person = "PERSON", "人员", "Person";
        Department = "DEPARTMENT", "部门", "Department";
        Customer = "CUSTOMER", "客户", "Customer";
        Filing = "FILING", "归档", "Filing";
    }
}

impl DraftKind {
    /// The right that what it becomes will demand.
    fn right(self) -> Right {
        match self {
            DraftKind::Receipt => Right::Receive,
            DraftKind::Loan => Right::Request,
            DraftKind::Filing => Right::File,
            DraftKind::Person | DraftKind::Department | DraftKind::Customer => Right::MasterData,
        }
    }
}

/// A draft.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Draft {
    /// Identity.
    pub id: DraftId,
    /// What it will become.
    pub kind: DraftKind,
    /// One line to recognise it by.
    pub title: String,
    /// What was typed, in the window's own shape.
    #[ts(type = "unknown")]
    pub body: Value,
    /// When it was begun, UTC.
    pub made_at: String,
    /// When it was last saved, UTC.
    pub saved_at: String,
}

/// What to save.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct DraftFields {
    /// Which draft; a new id begins one.
    pub id: DraftId,
    /// What it will become.
    pub kind: DraftKind,
    /// One line to recognise it by.
    pub title: String,
    /// What was typed.
    #[ts(type = "unknown")]
    pub body: Value,
}

/// Saves a draft, beginning it where there is none. Not an act of the archive: it is not journaled.
///
/// # Errors
/// A draft that has ended.
pub fn save(archive: &Archive, actor: &Actor, fields: DraftFields) -> Result<Outcome<Draft>> {
    let title = text::line("title", &fields.title)?;
    archive.act(actor, fields.kind.right(), |act| {
        let at = act.at();
        let draft =
            Draft { id: fields.id, kind: fields.kind, title, body: fields.body, made_at: at.clone(), saved_at: at };
        storage::drafts::save(act.tx, &draft)?;
        act.touch(Changed::Drafts);
        require_open(act.tx, fields.id)
    })
}

/// The open drafts of a kind, newest first.
///
/// # Errors
/// Those of the database.
pub fn list(archive: &Archive, kind: DraftKind) -> Result<Vec<Draft>> {
    archive.read(|tx| storage::drafts::list(tx, kind))
}

/// Puts a draft aside; the row and its files stay, the lists no longer show it.
///
/// # Errors
/// A draft that has ended.
pub fn discard(archive: &Archive, actor: &Actor, id: DraftId) -> Result<Outcome<DraftId>> {
    let right = archive.read(|tx| Ok(require_open(tx, id)?.kind.right()))?;
    archive.act(actor, right, |act| {
        require_open(act.tx, id)?;
        storage::drafts::end(act.tx, id, "DISCARDED")?;
        act.touch(Changed::Drafts);
        Ok(id)
    })
}

/// An open draft, or why it is none.
pub(crate) fn require_open(tx: &Connection, id: DraftId) -> Result<Draft> {
    match storage::drafts::get(tx, id)? {
        Some((draft, None)) => Ok(draft),
        Some((draft, Some(ended_as))) => Err(Error::WrongState {
            number: format!("{} ({ended_as})", draft.title),
            state: State::Withdrawn,
            wanted: Verb::Change,
        }),
        None => Err(Error::not_found(Noun::Draft, id)),
    }
}
