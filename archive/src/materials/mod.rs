//! Customer-supplied materials (客供资料): one 件 each, from the receipt line it began as to the end.
//!
//! Its state is three orthogonal fields (`domain/4-rules.md` 5.1): the lifecycle, where it is
//! (custody), and what can be derived (逾期, 到期), which is never stored. Each changes only by a
//! named verb of this noun or of loans.

mod change;
mod file;
mod find;
pub(crate) mod own;
mod relocate;
mod resubmit;
mod review;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::archive::Act;
use crate::coded;
use crate::error::{Error, Result, State, Verb, Why};
use crate::ids::{CustomerId, LoanId, MaterialId, PersonId, PlaceId, ReceiptId};

pub use change::{DescriptionFields, FiledFields, change};
pub(crate) use file::Segments;
pub use file::{FilingFields, FilingPreview, file, preview_filing, retention_until};
pub use find::{get, holders, list_recent_titles, require, titles};
pub use own::{FieldShape, OwnField};
pub use relocate::relocate;
pub use resubmit::{Supplement, resubmit};
pub use review::{Finding, PointResult, ReviewPoint, ReviewRequest, Reviewed, review, usual_checklist};

/// 页数 are never more than this.
const MOST_PAGES: u32 = 99_999;

/// Refuses a number of pages that no material has; names the field.
pub(crate) fn must_be_pages(field: &'static str, pages: u32) -> Result<()> {
    if pages > MOST_PAGES {
        return Err(Error::invalid(field, Why::OutOfRange { least: 0, most: MOST_PAGES.into() }));
    }
    Ok(())
}

/// Refuses a day that lies ahead; names the field.
pub(crate) fn must_be_past(field: &'static str, day: Option<&str>, today: NaiveDate) -> Result<()> {
    if day.is_some_and(|day| day > today.to_string().as_str()) {
        return Err(Error::invalid(field, Why::InTheFuture));
    }
    Ok(())
}

/// Refuses to write down a secrecy that has ended already; one that stands there may have.
pub(crate) fn must_be_secret_ahead(before: &Material, until: Option<&str>, today: NaiveDate) -> Result<()> {
    let today = today.to_string();
    if until.is_some_and(|day| day < today.as_str()) && until != before.secret_until.as_deref() {
        return Err(Error::invalid("secret_until", Why::NoEarlierThan(today)));
    }
    Ok(())
}

coded! {
    /// The first-level categories (第一篇第四条).
    pub enum Category {
        Technical = "TECH", "技术资料", "Technical data";
        Drawing = "DRAWING", "设计图纸", "Drawing";
        Sample = "SAMPLE", "样品资料", "Sample";
        Contract = "CONTRACT", "合同协议", "Contract";
        Other = "OTHER", "其他资料", "Other";
    }
}

impl Category {
    /// Its letters in a 档号 (`{CAT}`).
    pub fn letters(self) -> &'static str {
        match self {
            Category::Technical => "JS",
            Category::Drawing => "TZ",
            Category::Sample => "YP",
            Category::Contract => "HT",
            Category::Other => "QT",
        }
    }

    /// The nature it usually has (第二篇第九条（一）).
    pub fn usual_nature(self) -> Nature {
        match self {
            Category::Contract => Nature::Contract,
            _ => Nature::Technical,
        }
    }

    /// How long it is usually kept (第二篇第九条（三）).
    pub fn usual_retention(self) -> Retention {
        match self {
            Category::Contract => Retention::Long,
            Category::Technical | Category::Drawing => Retention::Medium,
            Category::Sample | Category::Other => Retention::Short,
        }
    }

    /// The second level the rule names as examples (第一篇第四条).
    pub fn subtypes(self) -> &'static [&'static str] {
        match self {
            Category::Technical => &["产品设计", "工艺流程", "技术规范"],
            Category::Drawing => &["产品图纸", "工程图纸"],
            Category::Sample => &["实物样品", "样品照片"],
            Category::Contract => &["合同", "协议"],
            Category::Other => &["市场调研", "客户反馈"],
        }
    }
}

coded! {
    /// Nature (性质), 第二篇第九条（一）.
    pub enum Nature {
        Contract = "CONTRACT_DOC", "合同文件", "Contract document";
        Technical = "TECH_DOC", "技术文件", "Technical document";
        Finance = "FINANCE_DOC", "财务文件", "Finance document";
        Qualification = "QUALIFICATION_DOC", "资质文件", "Qualification document";
    }
}

coded! {
    /// Purpose of keeping (用途), 第二篇第九条（二）.
    pub enum Purpose {
        Daily = "DAILY_OFFICE", "日常办公", "Daily office";
        Project = "PROJECT", "项目执行", "Project";
        AfterSales = "AFTER_SALES", "售后服务", "After-sales";
    }
}

coded! {
    /// Retention period (保管期限), 第二篇第九条（三）; the years are a setting.
    pub enum Retention {
        Short = "SHORT", "短期", "Short";
        Medium = "MEDIUM", "中期", "Medium";
        Long = "LONG", "长期", "Long";
        Permanent = "PERMANENT", "永久", "Permanent";
    }
}

coded! {
    /// Security level (密级): trade secrets only; state secrets must never be kept here.
    pub enum SecurityLevel {
        Public = "PUBLIC", "公开", "Public";
        Internal = "INTERNAL", "内部", "Internal";
        Confidential = "CONFIDENTIAL", "普通商密", "Confidential";
        Core = "CORE", "核心商密", "Core secret";
    }
}

coded! {
    /// What it is on (载体).
    pub enum Carrier {
        Paper = "PAPER", "纸质", "Paper";
        Electronic = "ELECTRONIC", "电子", "Electronic";
        Disc = "OPTICAL_USB", "光盘U盘", "Disc or USB";
        Object = "OBJECT", "实物", "Object";
    }
}

coded! {
    /// Original or copy (原件/复印件/扫描件).
    pub enum CopyKind {
        Original = "ORIGINAL", "原件", "Original";
        Photocopy = "PHOTOCOPY", "复印件", "Photocopy";
        Scan = "SCAN", "扫描件", "Scan";
    }
}

coded! {
    /// How far a material is on its way (生命周期).
    pub enum Lifecycle {
        PendingReview = "PENDING_REVIEW", "待审核", "To review";
        Supplement = "SUPPLEMENT", "待补正", "To supplement";
        PendingFiling = "PENDING_FILING", "待归档", "To file";
        Filed = "FILED", "已归档", "Filed";
        SentBack = "SENT_BACK", "已退回客户", "Sent back";
        Void = "VOID", "作废", "Void";
    }
}

coded! {
    /// Where it is (在库状态): one place at a time, moved by events only.
    pub enum Custody {
        InStore = "IN_STORE", "在库", "In store";
        Out = "OUT", "借出", "Out";
        Missing = "MISSING", "遗失待查", "Missing";
        Gone = "GONE", "已出库", "Gone";
    }
}

impl Custody {
    /// Whether one event can take a material from here to there.
    pub fn leads_to(self, to: Custody) -> bool {
        use Custody::*;
        matches!((self, to), (InStore, Out | Missing | Gone) | (Out, InStore | Missing) | (Missing, InStore | Gone))
    }
}

/// Moves a material on from where it is, by a way that leads somewhere.
pub(crate) fn move_to(act: &Act<'_>, material: &Material, to: Custody) -> Result<()> {
    if !material.custody.leads_to(to) {
        let number = material.number();
        return Err(match material.custody {
            Custody::Missing => Error::Lost { number },
            _ => {
                let holder = material.holder.as_ref().map_or("?", |holder| holder.name.as_str()).to_owned();
                Error::NotInStore { number, holder }
            }
        });
    }
    crate::storage::materials::set_custody(act.tx, material.id, material.custody, to)
}

impl Lifecycle {
    /// The state after a review.
    pub fn reviewed(self, number: &str, result: crate::receipts::ReviewResult) -> Result<Lifecycle> {
        use crate::receipts::ReviewResult::*;
        match self {
            Lifecycle::PendingReview => Ok(match result {
                Pass => Lifecycle::PendingFiling,
                Supplement => Lifecycle::Supplement,
                Reject => Lifecycle::SentBack,
            }),
            Lifecycle::Supplement if result == Reject => Ok(Lifecycle::SentBack),
            _ => Err(self.refuse(number, Verb::Review)),
        }
    }

    /// The state after the customer supplemented it (补正完成).
    pub fn resubmitted(self, number: &str) -> Result<Lifecycle> {
        match self {
            Lifecycle::Supplement => Ok(Lifecycle::PendingReview),
            _ => Err(self.refuse(number, Verb::Resubmit)),
        }
    }

    /// The state after filing: only what passed the review is filed (第七条).
    pub fn filed(self, number: &str) -> Result<Lifecycle> {
        match self {
            Lifecycle::PendingFiling => Ok(Lifecycle::Filed),
            _ => Err(self.refuse(number, Verb::File)),
        }
    }

    /// Whether it can be lent at all.
    pub fn lendable(self, number: &str) -> Result<()> {
        match self {
            Lifecycle::Filed => Ok(()),
            _ => Err(self.refuse(number, Verb::Lend)),
        }
    }

    /// The refusal of a verb in this state.
    pub fn refuse(self, number: &str, wanted: Verb) -> Error {
        Error::WrongState { number: number.to_owned(), state: State::Material(self), wanted }
    }
}

/// A material with everything its page shows.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Material {
    /// Identity.
    pub id: MaterialId,
    /// Its place in the order of registration.
    pub seq: u32,
    /// The code on its label.
    pub code: String,
    /// 档号, once filed.
    pub archive_no: Option<String>,
    /// The receipt it came with.
    pub receipt: ReceiptId,
    /// The receipt's number (接收编号).
    pub receipt_no: String,
    /// Its line on the receipt.
    pub line_no: u32,
    /// Whose it is.
    pub customer: CustomerId,
    /// The customer's name.
    pub customer_name: String,
    /// The customer's short name.
    pub customer_short: String,
    /// 资料名称.
    pub title: String,
    /// 类别.
    pub category: Category,
    /// Second-level category.
    pub subtype: String,
    /// 图号 or document number.
    pub drawing_no: String,
    /// 版次.
    pub revision: String,
    /// 载体.
    pub carrier: Carrier,
    /// Original or copy.
    pub copy_kind: CopyKind,
    /// 份数.
    pub copies: u32,
    /// 页数 of one copy.
    pub pages: u32,
    /// Condition at receipt (外观情况).
    pub condition: String,
    /// 形成日期, where known.
    pub doc_date: Option<String>,
    /// 责任者: who made it.
    pub creator: String,
    /// Project or contract.
    pub project: String,
    /// 密级.
    pub security_level: SecurityLevel,
    /// 保密期限.
    pub secret_until: Option<String>,
    /// The day the customer wants it back.
    pub return_by: Option<String>,
    /// Remark.
    pub note: String,
    /// The fields of its category.
    #[ts(type = "Record<string, string>")]
    pub extra: std::collections::BTreeMap<String, String>,
    /// Day of receipt.
    pub received_on: String,
    /// Who gave it.
    pub provided_by: String,
    /// Who received it.
    pub received_by: String,
    /// How far it is.
    pub lifecycle: Lifecycle,
    /// Since when, UTC.
    pub lifecycle_since: String,
    /// Where it is.
    pub custody: Custody,
    /// 性质.
    pub nature: Option<Nature>,
    /// 用途.
    pub purpose: Option<Purpose>,
    /// 保管期限.
    pub retention_class: Option<Retention>,
    /// 保管到期日; `None` when permanent.
    pub retention_until: Option<String>,
    /// 责任人.
    pub owner: Option<PersonId>,
    /// The owner's name.
    pub owner_name: String,
    /// 存放位置.
    pub place: Option<PlaceId>,
    /// The way to the place.
    pub place_path: String,
    /// 归档日期.
    pub filed_on: Option<String>,
    /// 归档批号.
    pub filing_no: Option<String>,
    /// Who filed it.
    pub filed_by: String,
    /// The last review's reason, where it was sent for supplement or sent back.
    pub review_reason: String,
    /// Who has it now, where it is out.
    pub holder: Option<Holder>,
    /// How many attachments it has.
    pub attachments: u32,
}

impl Material {
    /// The number people use for it now: 档号, or 接收编号 and line.
    pub fn number(&self) -> String {
        match &self.archive_no {
            Some(number) => number.clone(),
            None => format!("{}/{}", self.receipt_no, self.line_no),
        }
    }
}

/// Who has a material now (现在在谁手里).
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Holder {
    /// The loan.
    pub loan: LoanId,
    /// Its number.
    pub loan_no: String,
    /// The borrower.
    pub person: PersonId,
    /// The borrower's name.
    pub name: String,
    /// The borrower's department.
    pub department: String,
    /// Since which day.
    pub since: String,
    /// Until when; derived lateness is for the reader to see.
    pub due_on: String,
    /// Days late today; negative while there is time.
    pub days_late: i32,
}

/// One stay of a material outside, for the time line.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Stay {
    /// The loan's number.
    pub loan_no: String,
    /// Who.
    pub name: String,
    /// First day.
    pub from: String,
    /// Last day; `None` while it is still out.
    pub until: Option<String>,
    /// Whether it is or was late.
    pub late: bool,
}

/// A material as one row of a list.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct MaterialRow {
    /// Identity.
    pub id: MaterialId,
    /// Order of registration, also the page key.
    pub seq: u32,
    /// The code on its label.
    pub code: String,
    /// 档号, or receipt number and line.
    pub number: String,
    /// 资料名称.
    pub title: String,
    /// 图号.
    pub drawing_no: String,
    /// 版次.
    pub revision: String,
    /// 类别.
    pub category: Category,
    /// The customer's short name.
    pub customer: String,
    /// How far it is.
    pub lifecycle: Lifecycle,
    /// Where it is.
    pub custody: Custody,
    /// 密级.
    pub security_level: SecurityLevel,
    /// 份数.
    pub copies: u32,
    /// 页数.
    pub pages: u32,
    /// The way to its place.
    pub place: String,
    /// Day of receipt.
    pub received_on: String,
    /// 归档日期.
    pub filed_on: Option<String>,
    /// 保管到期日.
    pub retention_until: Option<String>,
    /// Who has it, where it is out.
    pub holder: String,
    /// When it is due, where it is out.
    pub due_on: Option<String>,
    /// Whether it is late today.
    pub overdue: bool,
    /// How many attachments it has.
    pub attachments: u32,
    /// Whether an incident (异常) of it is open.
    pub incident: bool,
}
