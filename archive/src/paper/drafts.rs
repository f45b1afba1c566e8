//! Slips that are still being typed: the same fields as the record will have, any of them missing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{CustomerId, MaterialId, PersonId};
use crate::loans::LoanMode;
use crate::materials::{Carrier, Category, CopyKind, SecurityLevel};
use crate::receipts::Method;

/// A receipt as typed so far; what `ReceiptFields` has and paper does not show is ignored.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
#[allow(missing_docs)]
pub struct ReceiptDraft {
    pub customer: Option<CustomerId>,
    /// What stands in the customer's field while none is chosen.
    pub customer_typed: String,
    pub received_on: String,
    pub method: Option<Method>,
    pub provided_by: String,
    pub provider_phone: String,
    pub courier_no: String,
    pub project: String,
    pub return_by: Option<String>,
    pub secrecy: String,
    pub handler: Option<PersonId>,
    pub note: String,
    pub lines: Vec<ReceiptLineDraft>,
}

/// A line as typed so far.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
#[allow(missing_docs)]
pub struct ReceiptLineDraft {
    pub title: String,
    pub category: Option<Category>,
    pub drawing_no: String,
    pub revision: String,
    pub carrier: Option<Carrier>,
    pub copy_kind: Option<CopyKind>,
    pub copies: Option<u32>,
    pub pages: Option<u32>,
    pub condition: String,
    pub security_level: Option<SecurityLevel>,
    pub note: String,
}

/// A loan slip as typed so far.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
#[allow(missing_docs)]
pub struct LoanDraft {
    pub borrower: Option<PersonId>,
    pub use_reason: String,
    pub project: String,
    pub mode: Option<LoanMode>,
    pub destination: String,
    pub days: Option<u32>,
    pub lines: Vec<LoanLineDraft>,
}

/// An item as chosen so far.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
#[allow(missing_docs)]
pub struct LoanLineDraft {
    pub material: Option<MaterialId>,
    pub copies: Option<u32>,
    pub condition_out: String,
}

impl ReceiptLineDraft {
    /// Whether anything of it was typed that the line is known by.
    pub(super) fn is_begun(&self) -> bool {
        !self.title.is_empty() || !self.drawing_no.is_empty() || !self.condition.is_empty() || !self.note.is_empty()
    }
}

/// A day that is typed whole; a half-typed one is not on paper yet.
pub(super) fn typed_day(text: &str) -> String {
    text.trim().parse::<NaiveDate>().map_or_else(|_| String::new(), |day| day.to_string())
}
