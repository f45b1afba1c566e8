//! F-01 客户资料接收登记表（第二篇第六条）.

use rusqlite::Connection;

use super::book::{Book, Words, known, remarks};
use super::columns::columns;
use crate::error::Result;
use crate::forms::{Body, ReceiptRow, Register};
use crate::ids::MaterialId;
use crate::materials::Lifecycle;
use crate::storage::ledgers::{self, Key};

pub(super) struct Received;

impl Book for Received {
    type Stored = ledgers::Received;
    type Row = ReceiptRow;

    columns! { ReceiptRow:
        receipt_no, "接收编号", "Receipt no.", Text, 18;
        received_on, "接收日期", "Received", Date, 12;
        customer, "客户名称", "Customer", Text, 24;
        contract, "项目/合同号", "Project/contract", Text, 18;
        title, "资料名称", "Title", Text, 36;
        category, "类别", "Category", Text, 10;
        nature, "性质", "Nature", Text, 10;
        drawing_no, "图号/文件编号", "Drawing/document no.", Text, 18;
        revision, "版次", "Revision", Text, 8;
        carrier, "载体", "Carrier", Text, 10;
        copies, "数量", "Copies", Number, 7;
        pages, "页数", "Pages", Number, 7;
        kind, "原件/复印件", "Original/copy", Text, 12;
        security, "密级", "Level", Text, 10;
        way, "提供方式", "Method", Text, 10;
        courier_no, "快递单号", "Courier no.", Text, 18;
        provided_by, "提供人", "Provider", Text, 10;
        received_by, "接收人", "Receiver", Text, 10;
        must_return, "需返还", "Return", Text, 8;
        return_by, "返还期限", "Return by", Date, 12;
        result, "审核结果", "Review", Text, 10;
        destination, "去向", "Went to", Text, 12;
        note, "备注", "Remark", Text, 24;
    }

    fn read(tx: &Connection, after: &Key, to: &str, limit: u32) -> Result<Vec<Self::Stored>> {
        ledgers::received(tx, after, to, limit)
    }

    fn place(stored: &Self::Stored) -> (&Key, MaterialId) {
        (&stored.key, stored.material)
    }

    fn word(stored: Self::Stored, Words { lang, .. }: Words) -> ReceiptRow {
        let void = stored.void_reason.is_some();
        let why = stored
            .void_reason
            .map_or_else(String::new, |why| lang.pick(format!("作废：{why}"), format!("Void: {why}")));
        ReceiptRow {
            void,
            receipt_no: stored.receipt_no,
            received_on: stored.key.on,
            customer: stored.customer,
            contract: stored.project,
            title: stored.title,
            drawing_no: stored.drawing_no,
            category: stored.category.word(lang).to_owned(),
            nature: stored.nature.map_or("", |nature| nature.word(lang)).to_owned(),
            revision: stored.revision,
            carrier: stored.carrier.word(lang).to_owned(),
            copies: Some(stored.copies),
            pages: known(stored.pages),
            kind: stored.copy_kind.word(lang).to_owned(),
            security: stored.security_level.word(lang).to_owned(),
            way: stored.method.word(lang).to_owned(),
            courier_no: stored.courier_no,
            provided_by: stored.provided_by,
            received_by: stored.received_by,
            must_return: if stored.return_by.is_some() { lang.pick("是", "yes") } else { lang.pick("否", "no") }
                .to_owned(),
            return_by: stored.return_by.unwrap_or_default(),
            result: stored.result.map_or("", |result| result.word(lang)).to_owned(),
            destination: match stored.lifecycle {
                Lifecycle::Filed | Lifecycle::SentBack => stored.lifecycle.word(lang).to_owned(),
                _ => String::new(),
            },
            note: remarks(lang, [why, stored.note]),
        }
    }

    fn is_void(row: &ReceiptRow) -> bool {
        row.void
    }

    fn body(register: Register<ReceiptRow>) -> Body {
        Body::ReceiptRegister(register)
    }
}
