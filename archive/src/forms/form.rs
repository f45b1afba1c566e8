//! The list of forms: number, title, paper, copies, template.

use serde::{Deserialize, Serialize};

use super::frame::Copy;
use crate::words::Lang;

/// A form the archive can print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Form {
    /// F-01 客户资料接收登记表
    ReceiptRegister,
    /// F-01B 客户资料接收单（回执）
    ReceiptSlip,
    /// F-02 客户资料审核记录表
    ReviewRecord,
    /// F-03 客户资料归档登记表
    FilingRegister,
    /// F-05 客户资料使用登记表
    UseRegister,
    /// F-06 客户资料借阅审批单
    LoanSlip,
    /// F-07 客户资料借阅登记表
    LoanRegister,
    /// F-08 催还通知单
    RecallNotice,
    /// F-08B 续借申请单
    RenewalRequest,
    /// F-27 资料履历卡
    HistoryCard,
    /// F-28 附件打印页
    PagePrint,
    /// L-01 资料标签
    MaterialLabel,
    /// L-04 位置标签
    PlaceLabel,
    /// L-05 工牌贴
    PersonBadge,
}

/// A size of paper the forms are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
pub enum Paper {
    /// A4 纵向, 210 × 297 mm
    #[serde(rename = "a4-portrait")]
    A4Portrait,
    /// A4 横向, 297 × 210 mm
    #[serde(rename = "a4-landscape")]
    A4Landscape,
    /// A5 横向, 210 × 148 mm
    #[serde(rename = "a5-landscape")]
    A5Landscape,
    /// A4 纵向一张两联, 210 × 297 mm: two A5 sheets to be cut apart
    #[serde(rename = "a4-two-up")]
    A4TwoUp,
    /// 241 × 140 二等分连续纸, carbonless, up to three copies in one stroke
    #[serde(rename = "continuous-241x140")]
    Continuous241x140,
    /// 标签 60 × 40 mm
    #[serde(rename = "label-60x40")]
    Label60x40,
}

impl Paper {
    /// Width and height in millimetres.
    pub fn size_mm(self) -> (f64, f64) {
        match self {
            Self::A4Portrait | Self::A4TwoUp => (210.0, 297.0),
            Self::A4Landscape => (297.0, 210.0),
            Self::A5Landscape => (210.0, 148.0),
            Self::Continuous241x140 => (241.3, 139.7),
            Self::Label60x40 => (60.0, 40.0),
        }
    }

    /// The name people know it by.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::A4Portrait => lang.pick("A4 纵向", "A4 portrait"),
            Self::A4Landscape => lang.pick("A4 横向", "A4 landscape"),
            Self::A5Landscape => lang.pick("A5 横向", "A5 landscape"),
            Self::A4TwoUp => lang.pick("A4 一张两联", "A4, two on a sheet"),
            Self::Continuous241x140 => lang.pick("241 × 140 三联", "241 × 140 continuous"),
            Self::Label60x40 => lang.pick("标签 60 × 40", "Label 60 × 40"),
        }
    }
}

impl Form {
    /// Whether it is one of the four registers.
    pub fn is_register(self) -> bool {
        matches!(self, Form::ReceiptRegister | Form::FilingRegister | Form::UseRegister | Form::LoanRegister)
    }

    /// Every form, in the order of its number.
    pub const ALL: [Form; 14] = [
        Self::ReceiptRegister,
        Self::ReceiptSlip,
        Self::ReviewRecord,
        Self::FilingRegister,
        Self::UseRegister,
        Self::LoanSlip,
        Self::LoanRegister,
        Self::RecallNotice,
        Self::RenewalRequest,
        Self::HistoryCard,
        Self::PagePrint,
        Self::MaterialLabel,
        Self::PlaceLabel,
        Self::PersonBadge,
    ];

    /// The number in the list of forms, as `F-06`.
    pub fn number(self) -> &'static str {
        match self {
            Self::ReceiptRegister => "F-01",
            Self::ReceiptSlip => "F-01B",
            Self::ReviewRecord => "F-02",
            Self::FilingRegister => "F-03",
            Self::UseRegister => "F-05",
            Self::LoanSlip => "F-06",
            Self::LoanRegister => "F-07",
            Self::RecallNotice => "F-08",
            Self::RenewalRequest => "F-08B",
            Self::HistoryCard => "F-27",
            Self::PagePrint => "F-28",
            Self::MaterialLabel => "L-01",
            Self::PlaceLabel => "L-04",
            Self::PersonBadge => "L-05",
        }
    }

    /// The form with this number; case does not matter.
    pub fn by_number(number: &str) -> Option<Form> {
        Self::ALL.into_iter().find(|form| form.number().eq_ignore_ascii_case(number))
    }

    /// 表单编号 as a company would give it, until it sets its own: `KG-BD-06`.
    pub fn company_number(self) -> String {
        let (kind, digits) = self.number().split_at(2);
        if kind == "F-" { format!("KG-BD-{digits}") } else { format!("KG-BQ-{digits}") }
    }

    /// 版本 of the form as shipped.
    pub fn revision(self) -> &'static str {
        "A/0"
    }

    /// The title at the head of the sheet.
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::ReceiptRegister => lang.pick("客户资料接收登记表", "Register of Customer Materials Received"),
            Self::ReceiptSlip => lang.pick("客户资料接收单", "Receipt of Customer Materials"),
            Self::ReviewRecord => lang.pick("客户资料审核记录表", "Review of Customer Materials"),
            Self::FilingRegister => lang.pick("客户资料归档登记表", "Register of Customer Materials Filed"),
            Self::UseRegister => lang.pick("客户资料使用登记表", "Register of Use of Customer Materials"),
            Self::LoanSlip => lang.pick("客户资料借阅审批单", "Loan Approval Slip"),
            Self::LoanRegister => lang.pick("客户资料借阅登记表", "Register of Loans"),
            Self::RecallNotice => lang.pick("催还通知单", "Recall Notice"),
            Self::RenewalRequest => lang.pick("续借申请单", "Renewal Request"),
            Self::HistoryCard => lang.pick("资料履历卡", "History of a Material"),
            Self::PagePrint => lang.pick("附件打印页", "Print of a File"),
            Self::MaterialLabel => lang.pick("资料标签", "Material Label"),
            Self::PlaceLabel => lang.pick("位置标签", "Place Label"),
            Self::PersonBadge => lang.pick("工牌贴", "Badge"),
        }
    }

    /// The papers it is made for, the usual one first.
    pub fn papers(self) -> &'static [Paper] {
        match self {
            Self::ReceiptSlip => &[Paper::Continuous241x140, Paper::A5Landscape, Paper::A4TwoUp, Paper::A4Portrait],
            Self::LoanSlip | Self::RecallNotice | Self::RenewalRequest => {
                &[Paper::A5Landscape, Paper::A4TwoUp, Paper::A4Portrait]
            }
            Self::ReviewRecord | Self::HistoryCard => &[Paper::A4Portrait],
            Self::PagePrint => &[Paper::A4Portrait, Paper::A4Landscape],
            Self::ReceiptRegister | Self::FilingRegister | Self::UseRegister | Self::LoanRegister => {
                &[Paper::A4Landscape]
            }
            Self::MaterialLabel | Self::PlaceLabel | Self::PersonBadge => &[Paper::Label60x40],
        }
    }

    /// The usual paper.
    pub fn paper(self) -> Paper {
        self.papers()[0]
    }

    /// 联次: who gets which copy; empty for what exists once.
    pub fn copies(self, lang: Lang) -> Vec<Copy> {
        let copies: &[(&str, &str, &str, &str)] = match self {
            Self::ReceiptSlip => &[
                ("白联", "white", "存根（资料室）", "archive room"),
                ("红联", "red", "客户", "customer"),
                ("黄联", "yellow", "业务部门", "business department"),
            ],
            Self::LoanSlip | Self::RecallNotice | Self::RenewalRequest => {
                &[("", "", "资料室", "archive room"), ("", "", "借阅人", "borrower")]
            }
            _ => &[],
        };
        copies
            .iter()
            .map(|(colour_zh, colour_en, zh, en)| Copy {
                colour: lang.pick(*colour_zh, *colour_en).to_owned(),
                name: lang.pick(*zh, *en).to_owned(),
            })
            .collect()
    }

    /// The template that draws it.
    pub fn template(self) -> &'static str {
        match self {
            Self::ReceiptRegister => "receipt_register.typ",
            Self::ReceiptSlip => "receipt_slip.typ",
            Self::ReviewRecord => "review_record.typ",
            Self::FilingRegister => "filing_register.typ",
            Self::UseRegister => "use_register.typ",
            Self::LoanSlip => "loan_slip.typ",
            Self::LoanRegister => "loan_register.typ",
            Self::RecallNotice => "recall_notice.typ",
            Self::RenewalRequest => "renewal_request.typ",
            Self::HistoryCard => "history_card.typ",
            Self::PagePrint => "page_print.typ",
            Self::MaterialLabel => "material_label.typ",
            Self::PlaceLabel => "place_label.typ",
            Self::PersonBadge => "person_badge.typ",
        }
    }
}
