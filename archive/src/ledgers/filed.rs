//! F-03 客户资料归档登记表（第二篇第十一条）.

use rusqlite::Connection;

use super::book::{Book, Words, known};
use super::columns::columns;
use crate::error::Result;
use crate::forms::{Body, FilingRow, Register};
use crate::ids::MaterialId;
use crate::storage::ledgers::{self, Key};

pub(super) struct Filed;

impl Book for Filed {
    type Stored = ledgers::Filed;
    type Row = FilingRow;

    columns! { FilingRow:
        filed_on, "归档日期", "Filed", Date, 12;
        archive_no, "档号", "Reference code", Text, 26;
        receipt_no, "接收编号", "Receipt no.", Text, 18;
        title, "题名", "Title", Text, 36;
        customer, "客户名称", "Customer", Text, 24;
        creator, "责任者", "Creator", Text, 16;
        document_no, "文件编号/图号", "Document no.", Text, 18;
        revision, "版次", "Revision", Text, 8;
        made_on, "形成日期", "Made on", Date, 12;
        category, "类别", "Category", Text, 10;
        nature, "性质", "Nature", Text, 10;
        purpose, "用途", "Purpose", Text, 10;
        retention, "保管期限", "Retention", Text, 10;
        retained_until, "保管到期日", "Retained until", Date, 12;
        security, "密级", "Level", Text, 10;
        carrier, "载体", "Carrier", Text, 10;
        copies, "份数", "Copies", Number, 7;
        pages, "页数", "Pages", Number, 7;
        place, "存放位置", "Place", Text, 20;
        box_no, "盒号", "Box", Text, 10;
        files, "电子文件", "Files", Text, 10;
        digest, "校验值", "Digest", Text, 10;
        handed_by, "移交人", "Handed over by", Text, 10;
        filed_by, "归档人", "Filed by", Text, 10;
        note, "备注", "Remark", Text, 24;
    }

    fn read(tx: &Connection, after: &Key, to: &str, limit: u32) -> Result<Vec<Self::Stored>> {
        ledgers::filed(tx, after, to, limit)
    }

    fn place(stored: &Self::Stored) -> (&Key, MaterialId) {
        (&stored.key, stored.material)
    }

    fn word(stored: Self::Stored, Words { lang, .. }: Words) -> FilingRow {
        let files = stored.files;
        FilingRow {
            void: false,
            filed_on: stored.key.on,
            receipt_no: stored.receipt_no,
            archive_no: stored.archive_no,
            document_no: stored.drawing_no,
            title: stored.title,
            customer: stored.customer,
            creator: stored.creator,
            made_on: stored.doc_date.unwrap_or_default(),
            category: stored.category.word(lang).to_owned(),
            nature: stored.nature.map_or("", |nature| nature.word(lang)).to_owned(),
            purpose: stored.purpose.map_or("", |purpose| purpose.word(lang)).to_owned(),
            security: stored.security_level.word(lang).to_owned(),
            retention: stored.retention_class.map_or("", |class| class.word(lang)).to_owned(),
            retained_until: stored.retention_until.unwrap_or_default(),
            revision: stored.revision,
            carrier: stored.carrier.word(lang).to_owned(),
            copies: Some(stored.copies),
            pages: known(stored.pages),
            place: stored.place,
            box_no: stored.box_no,
            files: match files {
                0 => lang.pick("无", "none").to_owned(),
                n => lang.pick(format!("有，{n} 个"), format!("{n}")),
            },
            digest: stored.digest,
            handed_by: stored.handed_by,
            filed_by: stored.filed_by,
            note: stored.note,
        }
    }

    fn is_void(row: &FilingRow) -> bool {
        row.void
    }

    fn body(register: Register<FilingRow>) -> Body {
        Body::FilingRegister(register)
    }
}
