//! Paper from the record: fills the forms (`crate::forms`) with what the archive knows, shows them,
//! and prints them.
//!
//! Promises: a sheet shows the state at the moment it is made (promise 7); every print is counted
//! and journaled in the transaction that read what it shows, so that the second one says 补打 and
//! nothing leaves the desk unseen; a print that fails is not counted. A draft that is still being
//! typed previews too, with what is not known yet left blank. Must not decide anything: what may be
//! done is the nouns' business.
//!
//! The press is made once by whoever prints, and lent to each call.

mod badges;
mod desk;
mod drafts;
mod history;
mod labels;
mod loan;
mod page;
mod places;
mod preview;
mod print;
mod recall;
mod receipt;
mod register;
mod renewal;
mod review;
#[cfg(test)]
mod tests;
mod wording;

use serde::{Deserialize, Serialize};

use crate::access::Actor;
use crate::archive::Archive;
use crate::error::Result;
use crate::forms::{Form, FormSheet, Paper};
use crate::ids::{LoanId, MaterialId, PersonId, PlaceId, ReceiptId};
use crate::ledgers::RegisterName;

pub use drafts::{LoanDraft, LoanLineDraft, ReceiptDraft, ReceiptLineDraft};
pub use page::{Drawn, PageView, draw};
pub use preview::{Preview, preview};
pub use print::{Printed, PrinterChoice, Sent, print, print_at, print_on, print_to};

use desk::{Desk, Laid};

/// What can be printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Printable {
    /// F-01B 接收单.
    Receipt {
        /// Which receipt.
        id: ReceiptId,
    },
    /// F-02 审核记录表, all lines of one receipt.
    Review {
        /// Which receipt.
        receipt: ReceiptId,
    },
    /// F-06 借阅审批单.
    Loan {
        /// Which slip.
        id: LoanId,
    },
    /// F-08 催还通知单.
    Recall {
        /// Which slip.
        loan: LoanId,
        /// Which notice, from 1.
        nth: u32,
    },
    /// F-08B 续借申请单.
    Renewal {
        /// Which slip.
        loan: LoanId,
        /// Which renewal, from 1, as it was granted; without it the next one, open for ink.
        #[serde(default)]
        #[ts(optional)]
        nth: Option<u32>,
    },
    /// L-01 资料标签, one each.
    Labels {
        /// Which materials.
        materials: Vec<MaterialId>,
    },
    /// L-04 位置标签, one each.
    PlaceLabels {
        /// Which places.
        places: Vec<PlaceId>,
        /// Also one for each of their parts.
        #[serde(default)]
        parts: bool,
    },
    /// L-05 工牌贴, one each.
    Badges {
        /// Which people.
        people: Vec<PersonId>,
    },
    /// F-27 资料履历卡.
    History {
        /// Which material.
        material: MaterialId,
    },
    /// F-28 附件打印页.
    Page {
        /// What is seen of which file.
        view: PageView,
        /// Its picture, once [`draw`] has made it.
        #[serde(skip)]
        drawn: Option<Drawn>,
    },
    /// F-01, F-03, F-05 or F-07 for a period, both days included.
    Register {
        /// Which register.
        name: RegisterName,
        /// The first day.
        from: String,
        /// The last day.
        to: String,
    },
}

impl Printable {
    /// The form it prints on.
    pub fn form(&self) -> Form {
        match self {
            Printable::Receipt { .. } => Form::ReceiptSlip,
            Printable::Review { .. } => Form::ReviewRecord,
            Printable::Loan { .. } => Form::LoanSlip,
            Printable::Recall { .. } => Form::RecallNotice,
            Printable::Renewal { .. } => Form::RenewalRequest,
            Printable::Labels { .. } => Form::MaterialLabel,
            Printable::PlaceLabels { .. } => Form::PlaceLabel,
            Printable::Badges { .. } => Form::PersonBadge,
            Printable::History { .. } => Form::HistoryCard,
            Printable::Page { .. } => Form::PagePrint,
            Printable::Register { name, .. } => name.form(),
        }
    }

    /// The papers it can be laid out for, the usual one first.
    pub fn papers(&self) -> &'static [Paper] {
        self.form().papers()
    }
}

/// The sheet as it lies on the desk, on its usual paper: the one that was printed last, or would be first.
///
/// # Errors
/// When there is no such record, and those of the database.
pub fn sheet(archive: &Archive, actor: &Actor, what: &Printable) -> Result<FormSheet> {
    archive.read(|tx| Ok(lay(&Desk::open(archive, tx, actor)?, what)?.lying_there()))
}

/// Lays out what is to be printed, with what it is counted under.
fn lay(desk: &Desk<'_>, what: &Printable) -> Result<Laid> {
    match what {
        Printable::Receipt { id } => receipt::lay(desk, *id),
        Printable::Review { receipt } => review::lay(desk, *receipt),
        Printable::Loan { id } => loan::lay(desk, *id),
        Printable::Recall { loan, nth } => recall::lay(desk, *loan, *nth),
        Printable::Renewal { loan, nth } => renewal::lay(desk, *loan, *nth),
        Printable::Labels { materials } => labels::lay(desk, materials),
        Printable::PlaceLabels { places, parts } => places::lay(desk, places, *parts),
        Printable::Badges { people } => badges::lay(desk, people),
        Printable::History { material } => history::lay(desk, *material),
        Printable::Page { view, drawn } => page::lay(desk, view, drawn.as_ref()),
        Printable::Register { name, from, to } => register::lay(desk, *name, from, to),
    }
}
