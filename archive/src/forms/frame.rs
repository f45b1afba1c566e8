//! What every sheet carries around its content: head, foot, copies, marks.

use serde::Serialize;

use super::form::{Form, Paper};
use super::history::HistoryCard;
use super::labels::{MaterialLabels, PersonBadges, PlaceLabels};
use super::page_print::PagePrint;
use super::registers::{FilingRow, LoanRow, ReceiptRow, Register, UseRow};
use super::review::ReviewRecord;
use super::slips::{LoanSlip, RecallNotice, ReceiptSlip, RenewalRequest};
use crate::words::Lang;

/// One print: the frame and what stands in it.
#[derive(Debug, Clone, Serialize)]
pub struct FormSheet {
    /// Head and foot.
    pub frame: Frame,
    /// The content, which also says which form it is.
    pub body: Body,
}

/// The content of each form.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[expect(clippy::large_enum_variant, reason = "one is made, printed and dropped at a time")]
pub enum Body {
    /// F-01
    ReceiptRegister(Register<ReceiptRow>),
    /// F-01B
    ReceiptSlip(ReceiptSlip),
    /// F-02
    ReviewRecord(ReviewRecord),
    /// F-03
    FilingRegister(Register<FilingRow>),
    /// F-05
    UseRegister(Register<UseRow>),
    /// F-06
    LoanSlip(LoanSlip),
    /// F-07
    LoanRegister(Register<LoanRow>),
    /// F-08
    RecallNotice(RecallNotice),
    /// F-08B
    RenewalRequest(RenewalRequest),
    /// F-27
    HistoryCard(HistoryCard),
    /// F-28
    PagePrint(PagePrint),
    /// L-01
    MaterialLabels(MaterialLabels),
    /// L-04
    PlaceLabels(PlaceLabels),
    /// L-05
    PersonBadges(PersonBadges),
}

impl Body {
    /// The picture it shows of a file, JPEG or PNG; most have none.
    pub fn picture(&self) -> &[u8] {
        match self {
            Self::PagePrint(page) => &page.picture,
            _ => &[],
        }
    }

    /// The form this is the content of.
    pub fn form(&self) -> Form {
        match self {
            Self::ReceiptRegister(_) => Form::ReceiptRegister,
            Self::ReceiptSlip(_) => Form::ReceiptSlip,
            Self::ReviewRecord(_) => Form::ReviewRecord,
            Self::FilingRegister(_) => Form::FilingRegister,
            Self::UseRegister(_) => Form::UseRegister,
            Self::LoanSlip(_) => Form::LoanSlip,
            Self::LoanRegister(_) => Form::LoanRegister,
            Self::RecallNotice(_) => Form::RecallNotice,
            Self::RenewalRequest(_) => Form::RenewalRequest,
            Self::HistoryCard(_) => Form::HistoryCard,
            Self::PagePrint(_) => Form::PagePrint,
            Self::MaterialLabels(_) => Form::MaterialLabel,
            Self::PlaceLabels(_) => Form::PlaceLabel,
            Self::PersonBadges(_) => Form::PersonBadge,
        }
    }
}

/// Head and foot of a sheet (2-forms, 2.0).
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// Language of the printed words.
    pub lang: Lang,
    /// 单位名称
    pub company: String,
    /// Title of the sheet.
    pub title: String,
    /// 表单编号
    pub form_no: String,
    /// 版本 of the form
    pub revision: String,
    /// 编号 of this slip; empty on registers and blank forms.
    pub number: String,
    /// Short ASCII id behind the QR, which brings a scan back to its record; empty for none.
    pub code: String,
    /// 密级 as printed; empty for 公开.
    pub security: String,
    /// 依据: the 制度 it is based on; empty for none.
    pub basis: String,
    /// 联次
    pub copies: Vec<Copy>,
    /// 逐联打印: a page for each copy, with its word. Else printed once, the copies listed.
    pub each_copy: bool,
    /// Paper it is laid out for.
    pub paper: Paper,
    /// 打印人
    pub printed_by: String,
    /// 打印时间, as `2026-11-23 10:41`
    pub printed_at: String,
    /// How long the form itself is kept, as `3 年`; empty to leave it out.
    pub retention: String,
    /// 补打 第 n 次; 0 for the first print.
    pub reprint: u32,
    /// 作废: who, when, why, printed across the sheet; empty for a valid one.
    pub void: String,
    /// Short code of the journal's head at the time of printing; empty for none.
    pub chain: String,
    /// Instant of printing, Unix seconds: part of the PDF, so that a repeat gives the same bytes.
    pub made: i64,
}

/// One copy of a slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Copy {
    /// 白联, 红联, …; printed only where the paper itself has colours.
    pub colour: String,
    /// Who gets it.
    pub name: String,
}

/// An opinion or a signature: what is known is printed, the rest is left for ink.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Opinion {
    /// 意见
    pub words: String,
    /// Name; empty leaves 签字：＿＿.
    pub name: String,
    /// Date; empty leaves 年 月 日.
    pub date: String,
    /// Whether there is a line for name and date at all.
    pub signed: bool,
}

impl Opinion {
    /// Left for ink.
    pub fn blank() -> Self {
        Self { signed: true, ..Self::default() }
    }

    /// Known already: decided at the desk, or on paper that was recorded (线下签批).
    pub fn given(words: &str, name: &str, date: &str) -> Self {
        Self { words: words.into(), name: name.into(), date: date.into(), signed: true }
    }

    /// Said already, and signed on this very paper.
    pub fn to_sign(words: &str) -> Self {
        Self { words: words.into(), ..Self::blank() }
    }

    /// Not needed, with the reason.
    pub fn not_needed(words: &str) -> Self {
        Self { words: words.into(), ..Self::default() }
    }
}

impl FormSheet {
    /// A sheet with the usual frame of its form.
    pub fn new(body: Body, company: &str, lang: Lang) -> Self {
        Self { frame: Frame::new(body.form(), company, lang), body }
    }
}

impl Frame {
    /// The usual frame of a form; the archive fills in number, code, printer and time.
    pub fn new(form: Form, company: &str, lang: Lang) -> Self {
        let frame = Self {
            lang,
            company: company.to_owned(),
            title: form.title(lang).to_owned(),
            form_no: form.company_number(),
            revision: form.revision().to_owned(),
            number: String::new(),
            code: String::new(),
            security: String::new(),
            basis: String::new(),
            copies: form.copies(lang),
            each_copy: true,
            paper: form.paper(),
            printed_by: String::new(),
            printed_at: String::new(),
            retention: String::new(),
            reprint: 0,
            void: String::new(),
            chain: String::new(),
            made: 0,
        };
        frame.on(form.paper())
    }

    /// The same on another paper: carbonless paper is printed once, cut sheets copy by copy.
    pub fn on(mut self, paper: Paper) -> Self {
        self.paper = paper;
        self.each_copy = paper != Paper::Continuous241x140;
        self
    }
}
