//! Marks (标注): what she points at on a page of an attached file. Kept beside the file and never in it: the original
//! stays as the customer gave it, and its SHA-256 with it.

mod add;
mod withdraw;

use serde::{Deserialize, Serialize};

use crate::archive::Archive;
use crate::coded;
use crate::error::Result;
use crate::ids::{AttachmentId, MarkId};
use crate::storage;

pub use add::add;
pub use withdraw::withdraw;

coded! {
    /// How a mark points.
    pub enum MarkKind {
        Box = "BOX", "框", "Box";
        Arrow = "ARROW", "箭头", "Arrow";
        Pin = "PIN", "点", "Pin";
    }
}

/// A place on a page, in shares (0 to 1) of its width and height, from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Spot {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// What is marked.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct MarkFields {
    /// On which file.
    pub attachment: AttachmentId,
    /// On which page, from 1.
    pub page: u32,
    /// How.
    pub kind: MarkKind,
    /// A corner of the box, the tail of the arrow, the pin.
    pub from: Spot,
    /// The opposite corner, the head of the arrow; of a pin the same place.
    pub to: Spot,
    /// What is to be seen there.
    pub note: String,
}

/// A mark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Mark {
    /// Identity.
    pub id: MarkId,
    /// On which file.
    pub attachment: AttachmentId,
    /// On which page, from 1.
    pub page: u32,
    /// Its number on the file; never given twice.
    pub nth: u32,
    /// How it points.
    pub kind: MarkKind,
    /// A corner of the box, the tail of the arrow, the pin.
    pub from: Spot,
    /// The opposite corner, the head of the arrow.
    pub to: Spot,
    /// What is to be seen there.
    pub note: String,
    /// When it was made, UTC.
    pub at: String,
    /// By whom.
    pub made_by: String,
    /// When it was taken away, UTC.
    pub withdrawn_at: Option<String>,
}

/// The marks of a file that stand, in the order they were made.
///
/// # Errors
/// Those of the database.
pub fn list(archive: &Archive, attachment: AttachmentId) -> Result<Vec<Mark>> {
    archive.read(|tx| storage::marks::list(tx, attachment))
}
