//! F-07 客户资料借阅登记表（第一篇第六条、第七条）: every item that went out.

use rusqlite::Connection;

use super::book::{Book, Words, names, remarks};
use super::columns::columns;
use crate::error::Result;
use crate::forms::{Body, LoanRow, Register};
use crate::ids::MaterialId;
use crate::loans::{LineState, LoanMode};
use crate::storage::ledgers::{self, Key};

pub(super) struct Lent;

impl Book for Lent {
    type Stored = ledgers::Lent;
    type Row = LoanRow;

    columns! { LoanRow:
        borrowed_on, "借阅日期", "Borrowed", Date, 12;
        loan_no, "借阅单号", "Loan no.", Text, 18;
        archive_no, "档号", "Reference code", Text, 26;
        title, "资料名称", "Title", Text, 36;
        copies, "份数", "Copies", Number, 7;
        borrower, "借阅人", "Borrower", Text, 10;
        department, "部门", "Department", Text, 14;
        reason, "事由", "Reason", Text, 30;
        approved_by, "批准人", "Approved by", Text, 14;
        due, "应还日期", "Due", Date, 12;
        returned_on, "归还日期", "Returned", Date, 12;
        condition, "归还状况", "Condition", Text, 12;
        checked_by, "验收人", "Checked by", Text, 10;
        state, "状态", "State", Text, 10;
        note, "备注", "Remark", Text, 24;
    }

    fn read(tx: &Connection, after: &Key, to: &str, limit: u32) -> Result<Vec<Self::Stored>> {
        ledgers::lent(tx, after, to, limit)
    }

    fn place(stored: &Self::Stored) -> (&Key, MaterialId) {
        (&stored.key, stored.material)
    }

    fn word(stored: Self::Stored, Words { lang, today }: Words) -> LoanRow {
        let due = stored.due_on.unwrap_or_default();
        let void = stored.state == LineState::Reversed;
        let state = match stored.state {
            LineState::Out if due < today.to_string() => lang.pick("逾期", "overdue"),
            LineState::Out => lang.pick("借出", "out"),
            LineState::Returned => lang.pick("已还", "returned"),
            other => other.word(lang),
        };
        let mode = if stored.mode == LoanMode::OutOriginal { "" } else { stored.mode.word(lang) };
        let renewed = match stored.renewals {
            0 => String::new(),
            n => lang.pick(format!("续借 {n} 次"), format!("renewed {n} times")),
        };
        let why = if void {
            lang.pick(format!("冲正：{}", stored.state_reason), format!("reversed: {}", stored.state_reason))
        } else {
            String::new()
        };
        LoanRow {
            void,
            borrowed_on: stored.key.on,
            loan_no: stored.loan_no,
            archive_no: stored.archive_no,
            title: stored.title,
            copies: Some(stored.copies),
            borrower: stored.borrower,
            department: stored.department,
            reason: stored.use_reason,
            approved_by: names(lang, &stored.approved_by),
            due,
            signature: String::new(),
            returned_on: stored.returned_on.unwrap_or_default(),
            condition: stored.condition_in.map_or("", |condition| condition.word(lang)).to_owned(),
            checked_by: stored.returned_by,
            state: state.to_owned(),
            note: remarks(lang, [why, mode.to_owned(), renewed, stored.note_in]),
        }
    }

    fn is_void(row: &LoanRow) -> bool {
        row.void
    }

    fn body(register: Register<LoanRow>) -> Body {
        Body::LoanRegister(register)
    }
}
