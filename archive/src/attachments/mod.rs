//! Attachments (附件): one file at one owner. The content lies once in the store, however many
//! attachments name it.
//!
//! Promises: a file is only said to be attached when its content is safe on the disk and its row
//! committed, in that order (promise 1); nothing is deleted, only withdrawn or replaced, with a
//! reason (promise 2); who opens or saves an original leaves a trace. Each file of a drop is an act
//! of its own: one that fails stops none of the others.

mod assign;
mod attach;
mod find;
mod gather;
mod inspect;
mod keep;
mod names;
mod replace;
mod save_as;
mod take_out;
#[cfg(test)]
mod tests;
mod view;
mod withdraw;

use serde::{Deserialize, Serialize};

use crate::archive::Changed;
use crate::coded;
use crate::error::Problem;
use crate::ids::{AnyId, AttachmentId, DraftId, IncidentId, LoanId, MaterialId, ReceiptId};

pub use assign::assign;
pub(crate) use assign::move_owner_inner;
pub use attach::{AttachProgress, AttachRequest, AttachStep, FileReport, FileToAttach, attach};
pub use find::{get, list, list_tray, owner_name, require};
pub use gather::{Survey, survey};
pub use inspect::inspect;
pub(crate) use keep::{name_of, require_valid};
pub use names::{fits_its_name, kept_name, save_name};
pub use replace::{ReplaceRequest, replace};
pub(crate) use save_as::named;
pub use save_as::{SaveRequest, save_as};
pub use take_out::{TakeOutRequest, take_out};
pub use view::view;
pub use withdraw::withdraw;

coded! {
    /// What an attachment shows or proves.
    pub enum AttachmentRole {
        Scan = "SCAN", "扫描件", "Scan";
        Photo = "PHOTO", "照片", "Photo";
        Document = "DOCUMENT", "电子文件", "Document";
        Approval = "APPROVAL", "签字件", "Signed paper";
        IssuePhoto = "ISSUE_PHOTO", "借出时照片", "Photo at issue";
        ReturnPhoto = "RETURN_PHOTO", "归还时照片", "Photo on return";
    }
}

coded! {
    /// What kind of thing an attachment belongs to.
    pub enum OwnerKind {
        Material = "MATERIAL", "资料", "Material";
        Receipt = "RECEIPT", "接收单", "Receipt";
        Loan = "LOAN", "借阅单", "Loan slip";
        Draft = "DRAFT", "草稿", "Draft";
        Incident = "INCIDENT", "异常单", "Incident";
        Tray = "TRAY", "待整理", "Tray";
    }
}

coded! {
    /// What to do with a file whose content the archive has elsewhere.
    pub enum OnDuplicate {
        Ask = "ASK", "先问", "Ask first";
        Link = "LINK", "只引用那一份", "Refer to that one";
    }
}

/// What an attachment belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "kind", content = "id", rename_all = "UPPERCASE")]
pub enum Owner {
    /// A material.
    Material(MaterialId),
    /// A receipt as a whole.
    Receipt(ReceiptId),
    /// A loan slip.
    Loan(LoanId),
    /// What is still being typed.
    Draft(DraftId),
    /// An incident.
    Incident(IncidentId),
    /// Nothing yet (待整理).
    Tray,
}

impl Owner {
    /// Its kind.
    pub fn kind(self) -> OwnerKind {
        match self {
            Owner::Material(_) => OwnerKind::Material,
            Owner::Receipt(_) => OwnerKind::Receipt,
            Owner::Loan(_) => OwnerKind::Loan,
            Owner::Draft(_) => OwnerKind::Draft,
            Owner::Incident(_) => OwnerKind::Incident,
            Owner::Tray => OwnerKind::Tray,
        }
    }

    /// Its identity; the tray has none.
    pub fn id(self) -> Option<AnyId> {
        match self {
            Owner::Material(id) => Some(id.into()),
            Owner::Receipt(id) => Some(id.into()),
            Owner::Loan(id) => Some(id.into()),
            Owner::Draft(id) => Some(id.into()),
            Owner::Incident(id) => Some(id.into()),
            Owner::Tray => None,
        }
    }

    /// The owner of a kind with an identity; `None` where the two do not go together.
    pub fn of(kind: OwnerKind, id: Option<AnyId>) -> Option<Owner> {
        match (kind, id) {
            (OwnerKind::Material, Some(AnyId(id))) => Some(Owner::Material(MaterialId(id))),
            (OwnerKind::Receipt, Some(AnyId(id))) => Some(Owner::Receipt(ReceiptId(id))),
            (OwnerKind::Loan, Some(AnyId(id))) => Some(Owner::Loan(LoanId(id))),
            (OwnerKind::Draft, Some(AnyId(id))) => Some(Owner::Draft(DraftId(id))),
            (OwnerKind::Incident, Some(AnyId(id))) => Some(Owner::Incident(IncidentId(id))),
            (OwnerKind::Tray, None) => Some(Owner::Tray),
            _ => None,
        }
    }

    /// What looks different when its attachments change.
    fn changed(self) -> Changed {
        match self {
            Owner::Material(_) => Changed::Materials,
            Owner::Receipt(_) => Changed::Receipts,
            Owner::Loan(_) => Changed::Loans,
            Owner::Draft(_) => Changed::Drafts,
            Owner::Incident(_) => Changed::Incidents,
            Owner::Tray => Changed::Attachments,
        }
    }
}

/// What people call an owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct OwnerName {
    /// 档号, slip number; empty for drafts and the tray.
    pub number: String,
    /// Title, customer or borrower.
    pub title: String,
}

/// An attachment with everything a list of them shows.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Attachment {
    /// Identity.
    pub id: AttachmentId,
    /// Its place in the order of attaching, also the page key.
    pub seq: u32,
    /// What it belongs to.
    pub owner: Owner,
    /// Its file name, as it was.
    pub name: String,
    /// A name that every system takes, to offer when it is saved.
    pub save_name: String,
    /// What it shows or proves.
    pub role: AttachmentRole,
    /// Remark.
    pub note: String,
    /// Where it came from: the way inside a dropped folder, or the scanner.
    pub came_from: String,
    /// SHA-256 of its content, as `sha256sum` prints it.
    pub sha256: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// Its media type, by content.
    pub mime: String,
    /// Whether its content fits the ending of its name (CK-A5).
    pub fits_its_name: bool,
    /// How many pages it has; `None` while nobody looked, or where there are none.
    pub pages: Option<u32>,
    /// Width of page 1 in pixels.
    pub width: Option<u32>,
    /// Height of page 1 in pixels.
    pub height: Option<u32>,
    /// Why there is no picture, where that is known.
    pub problem: Option<Problem>,
    /// When it was attached, UTC.
    pub added_at: String,
    /// By whom.
    pub added_by: String,
    /// When it was withdrawn or replaced, UTC.
    pub withdrawn_at: Option<String>,
    /// Why.
    pub withdrawn_reason: Option<String>,
    /// What stands in its place.
    pub replaced_by: Option<AttachmentId>,
}

/// Where content already is.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Twin {
    /// The attachment.
    pub attachment: AttachmentId,
    /// What it belongs to.
    pub owner: Owner,
    /// What people call that.
    pub owner_name: OwnerName,
    /// The attachment's file name.
    pub name: String,
    /// Its place among the attachments there, from 1.
    pub nth: u32,
    /// When it was attached, UTC.
    pub added_at: String,
    /// Whether it is at the very place where the file was to go.
    pub here: bool,
}

/// How one file ended.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum FileResult {
    /// Attached, safe on the disk.
    Attached {
        /// The new attachment.
        attachment: Box<Attachment>,
    },
    /// Not attached: the content is there already.
    Duplicate {
        /// Where.
        twin: Box<Twin>,
        /// The sentence that says so.
        problem: Problem,
    },
    /// Not attached, and nothing left behind.
    Problem {
        /// Why.
        problem: Problem,
    },
}

impl Twin {
    /// `KG-JS-2026-0071 的附件 1“工程更改通知.pdf”（2026-11-13 存入）`.
    pub fn zh(&self) -> String {
        let place = match (self.owner, self.owner_name.number.as_str()) {
            (Owner::Tray, _) => "待整理里".to_owned(),
            (owner, "") => format!("{}“{}”", owner.kind().zh(), self.owner_name.title),
            (_, number) => format!(" {number} "),
        };
        format!("{place}的附件 {}“{}”（{} 存入）", self.nth, self.name, self.day())
    }

    /// `attachment 1 of KG-JS-2026-0071, “notice.pdf”, stored 2026-11-13`.
    pub fn en(&self) -> String {
        let place = match (self.owner, self.owner_name.number.as_str()) {
            (Owner::Tray, _) => "the tray".to_owned(),
            (owner, "") => format!("the {} “{}”", owner.kind().en().to_lowercase(), self.owner_name.title),
            (_, number) => number.to_owned(),
        };
        format!("attachment {} of {place}, “{}”, stored {}", self.nth, self.name, self.day())
    }

    fn day(&self) -> String {
        crate::clock::wall(&self.added_at).chars().take(10).collect()
    }
}
