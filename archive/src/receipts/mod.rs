//! Receipts (接收单, 第二篇第六条): what a customer handed over, line by line, counted and signed for.
//!
//! Each line becomes a material waiting for review. The state of a receipt is derived from its
//! lines and never stored; only 作废 is written, and only while nothing was decided yet.

mod find;
mod register;
mod void;

use serde::{Deserialize, Serialize};

use crate::coded;
use crate::ids::{AttachmentId, CustomerId, DraftId, PersonId, ReceiptId};
use crate::materials::{Carrier, Category, CopyKind, Material, SecurityLevel};

pub use find::{get, list, require};
pub use register::{preview_number, register};
pub use void::void;

coded! {
    /// How it was handed over (提供方式).
    pub enum Method {
        InPerson = "IN_PERSON", "面交", "In person";
        Courier = "COURIER", "快递", "Courier";
        Mail = "EMAIL", "邮件", "E-mail";
        CloudDrive = "CLOUD", "网盘", "Cloud drive";
        Portal = "PORTAL", "客户平台", "Customer portal";
    }
}

coded! {
    /// The result of a review (第七条).
    pub enum ReviewResult {
        Pass = "PASS", "合格", "Passed";
        Supplement = "SUPPLEMENT", "补正", "Supplement";
        Reject = "REJECT", "拒收", "Rejected";
    }
}

coded! {
    /// How far a receipt is, derived from its lines (`domain/4-rules.md` 5.2).
    pub enum ReceiptState {
        InReview = "IN_REVIEW", "审核中", "In review";
        ToFile = "TO_FILE", "待归档", "To file";
        Done = "DONE", "已办结", "Done";
        Rejected = "REJECTED", "已拒收", "Rejected";
        Void = "VOID", "作废", "Void";
    }
}

/// What is typed about a receipt.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct ReceiptFields {
    /// 客户.
    pub customer: CustomerId,
    /// 接收日期.
    pub received_on: String,
    /// 提供方式.
    pub method: Method,
    /// 提供人（客户方）.
    pub provided_by: String,
    /// The provider's telephone.
    pub provider_phone: String,
    /// 快递单号.
    pub courier_no: String,
    /// 项目或合同号.
    pub project: String,
    /// The day the customer wants it back; empty is never.
    pub return_by: Option<String>,
    /// 保密要求.
    pub secrecy: String,
    /// 业务经办人.
    pub handler: Option<PersonId>,
    /// Remark.
    pub note: String,
    /// The lines.
    pub lines: Vec<LineFields>,
    /// The draft it grew in, whose files and row end with it.
    pub draft: Option<DraftId>,
}

/// What is typed about one line.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct LineFields {
    /// 资料名称.
    pub title: String,
    /// 类别.
    pub category: Category,
    /// Second-level category.
    pub subtype: String,
    /// 图号或编号.
    pub drawing_no: String,
    /// 版次.
    pub revision: String,
    /// 载体.
    pub carrier: Carrier,
    /// Original or copy.
    pub copy_kind: CopyKind,
    /// 数量（份、件）.
    pub copies: u32,
    /// 页数 of one copy.
    pub pages: u32,
    /// 外观情况.
    pub condition: String,
    /// 形成日期.
    pub doc_date: Option<String>,
    /// 责任者.
    pub creator: String,
    /// 密级.
    pub security_level: SecurityLevel,
    /// Remark.
    pub note: String,
    /// The fields of the category.
    #[ts(type = "Record<string, string>")]
    pub extra: std::collections::BTreeMap<String, String>,
    /// Files already stored with the draft that belong to this line.
    pub attachments: Vec<AttachmentId>,
}

/// A receipt with its lines.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Receipt {
    /// Identity.
    pub id: ReceiptId,
    /// 接收编号.
    pub number: String,
    /// The code on the slip.
    pub code: String,
    /// 客户.
    pub customer: CustomerId,
    /// The customer's name.
    pub customer_name: String,
    /// 接收日期.
    pub received_on: String,
    /// 提供方式.
    pub method: Method,
    /// 提供人.
    pub provided_by: String,
    /// The provider's telephone.
    pub provider_phone: String,
    /// 快递单号.
    pub courier_no: String,
    /// 项目或合同号.
    pub project: String,
    /// The day the customer wants it back.
    pub return_by: Option<String>,
    /// 保密要求.
    pub secrecy: String,
    /// 业务经办人.
    pub handler: Option<PersonId>,
    /// Its name.
    pub handler_name: String,
    /// 接收人.
    pub received_by: PersonId,
    /// Its name.
    pub received_by_name: String,
    /// Remark.
    pub note: String,
    /// When it was registered, UTC.
    pub registered_at: String,
    /// Why it was voided.
    pub void_reason: Option<String>,
    /// How far it is, derived.
    pub state: ReceiptState,
    /// Its lines.
    pub lines: Vec<Material>,
}

/// A receipt as one row of a list.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct ReceiptRow {
    /// Identity.
    pub id: ReceiptId,
    /// Order of registration, also the page key.
    pub seq: u32,
    /// 接收编号.
    pub number: String,
    /// 接收日期.
    pub received_on: String,
    /// The customer's short name.
    pub customer: String,
    /// Project or contract.
    pub project: String,
    /// The first title.
    pub title: String,
    /// How many lines.
    pub lines: u32,
    /// Lines waiting for review or supplement.
    pub to_review: u32,
    /// Of them, lines waiting for a supplement.
    pub supplement: u32,
    /// Lines waiting for filing.
    pub to_file: u32,
    /// Derived state.
    pub state: ReceiptState,
}
