//! F-05 客户资料使用登记表（第二篇第十五条）: every reading, loan, copy, view and export.

use rusqlite::Connection;

use super::book::{Book, Words, names, remarks};
use super::columns::columns;
use crate::error::Result;
use crate::forms::{Body, Register, UseRow};
use crate::ids::MaterialId;
use crate::storage::ledgers::{self, Key};
use crate::storage::usages::UsageKind;

pub(super) struct Used;

impl Book for Used {
    type Stored = ledgers::Used;
    type Row = UseRow;

    columns! { UseRow:
        used_on, "使用日期", "Used on", Date, 12;
        archive_no, "档号/编号", "Reference code", Text, 26;
        title, "资料名称", "Title", Text, 36;
        customer, "客户", "Customer", Text, 16;
        security, "密级", "Level", Text, 10;
        way, "使用方式", "Use", Text, 10;
        copied, "复制份数/页数", "Copies made", Text, 14;
        user, "使用人", "User", Text, 10;
        department, "部门", "Department", Text, 14;
        purpose, "用途（项目）", "Purpose (project)", Text, 30;
        approved_by, "审批人", "Approved by", Text, 14;
        slip_no, "审批单号", "Slip no.", Text, 18;
        due, "应还日期", "Due", Date, 12;
        returned_on, "归还日期", "Returned", Date, 12;
        condition, "归还情况", "Condition", Text, 12;
        handled_by, "经办人", "Handled by", Text, 10;
        note, "备注", "Remark", Text, 24;
    }

    fn read(tx: &Connection, after: &Key, to: &str, limit: u32) -> Result<Vec<Self::Stored>> {
        ledgers::used(tx, after, to, limit)
    }

    fn place(stored: &Self::Stored) -> (&Key, MaterialId) {
        (&stored.key, stored.material)
    }

    fn word(stored: Self::Stored, Words { lang, .. }: Words) -> UseRow {
        let entry = stored.kind != UsageKind::Reversal;
        // A counter-entry says what it takes back, and nothing about a return that never was.
        let stays = entry && !stored.reversed;
        let copied = match (stored.kind, stored.copies, stored.pages) {
            (UsageKind::Copy | UsageKind::Excerpt, Some(copies), Some(pages)) => {
                lang.pick(format!("{copies} 份 {pages} 页"), format!("{copies} × {pages} pages"))
            }
            _ => String::new(),
        };
        let project = if stored.project.is_empty() {
            String::new()
        } else {
            lang.pick(format!("（{}）", stored.project), format!(" ({})", stored.project))
        };
        let note = if stored.reversed {
            lang.pick("已冲正", "reversed").to_owned()
        } else if entry {
            stored.note_in
        } else {
            lang.pick(format!("冲正 {}", stored.loan_no), format!("reverses {}", stored.loan_no))
        };
        UseRow {
            void: stored.reversed,
            used_on: stored.key.on,
            archive_no: stored.number,
            title: stored.title,
            customer: stored.customer,
            security: stored.security_level.word(lang).to_owned(),
            way: stored.kind.word(lang).to_owned(),
            copied,
            user: stored.person,
            department: stored.department,
            purpose: format!("{}{}", stored.reason, if entry { project } else { String::new() }),
            approved_by: names(lang, &stored.approved_by),
            slip_no: stored.loan_no,
            signature: String::new(),
            due: stored.due_on.filter(|_| stays).unwrap_or_default(),
            returned_on: stored.returned_on.filter(|_| stays).unwrap_or_default(),
            condition: stored.condition_in.filter(|_| stays).map_or("", |condition| condition.word(lang)).to_owned(),
            handled_by: stored.handled_by,
            note: remarks(lang, [note]),
        }
    }

    fn is_void(row: &UseRow) -> bool {
        row.void
    }

    fn body(register: Register<UseRow>) -> Body {
        Body::UseRegister(register)
    }
}
