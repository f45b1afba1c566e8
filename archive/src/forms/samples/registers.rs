//! Sample entries of the four registers.

use super::{CUSTOMERS, PEOPLE, TITLES, archive_no, pick};
use crate::forms::{FilingRow, LoanRow, ReceiptRow, UseRow};

fn day(i: usize) -> String {
    format!("2026-11-{:02}", i % 23 + 1)
}

fn number(prefix: &str, i: usize) -> String {
    format!("{prefix}202611{:02}-{:03}", i % 23 + 1, i % 999 + 1)
}

pub fn receipt(i: usize) -> ReceiptRow {
    ReceiptRow {
        void: i % 50 == 5,
        receipt_no: number("JSD", i),
        received_on: day(i),
        customer: pick(i, &CUSTOMERS).into(),
        contract: pick(i, &["HD-2026-17", "HX2601 稳压模块", ""]).into(),
        title: pick(i, &TITLES).into(),
        drawing_no: pick(i, &["HD-JJ-0420", "HXZK-2026-ABCDEF-0123-REV-B", ""]).into(),
        category: pick(i, &["设计图纸", "技术资料", "样品资料"]).into(),
        nature: pick(i, &["技术文件", "合同文件"]).into(),
        revision: pick(i, &["A", "B", "1.4"]).into(),
        carrier: pick(i, &["纸质", "电子", "实物"]).into(),
        copies: Some(i as u32 % 4 + 1),
        pages: [Some(3), None, Some(126), Some(1)][i % 4],
        kind: pick(i, &["原件", "复印件"]).into(),
        security: "普通商密".into(),
        way: pick(i, &["面交", "快递", "邮件"]).into(),
        courier_no: pick(i, &["", "SF1234567890123", ""]).into(),
        provided_by: "罗一鸣".into(),
        received_by: pick(i, &PEOPLE).into(),
        must_return: pick(i, &["否", "是"]).into(),
        return_by: pick(i, &["", "2027-05-31"]).into(),
        result: pick(i, &["合格", "合格", "补正"]).into(),
        destination: pick(i, &["已归档", "已归档", ""]).into(),
        note: pick(i, &["", "", "客户要求专柜存放"]).into(),
    }
}

pub fn filing(i: usize) -> FilingRow {
    FilingRow {
        void: false,
        filed_on: day(i),
        receipt_no: number("JSD", i),
        archive_no: archive_no(i),
        document_no: pick(i, &["HD-JJ-0420", "HX-2601-07"]).into(),
        title: pick(i, &TITLES).into(),
        customer: pick(i, &CUSTOMERS).into(),
        creator: pick(i, &CUSTOMERS).into(),
        made_on: "2026-02-26".into(),
        category: pick(i, &["设计图纸", "技术资料", "样品资料"]).into(),
        nature: "技术文件".into(),
        purpose: pick(i, &["项目执行", "日常办公", "售后服务"]).into(),
        security: "普通商密".into(),
        retention: pick(i, &["定期 10 年", "定期 30 年", "永久"]).into(),
        retained_until: pick(i, &["2036-12-31", "2056-12-31", ""]).into(),
        revision: pick(i, &["A", "B", "1.4"]).into(),
        carrier: pick(i, &["纸质", "电子", "实物"]).into(),
        copies: Some(1),
        pages: [Some(3), Some(26), None][i % 3],
        place: format!("一号库 B-{}-{:02}", i % 6 + 1, i % 40 + 1),
        box_no: format!("B{}-{:04}", i % 6 + 1, i / 20 + 1),
        files: pick(i, &["有，3 个", "无"]).into(),
        digest: pick(i, &["9f86d081", ""]).into(),
        handed_by: pick(i + 1, &PEOPLE).into(),
        filed_by: "周晓岚".into(),
        note: String::new(),
    }
}

pub fn used(i: usize) -> UseRow {
    UseRow {
        void: false,
        used_on: day(i),
        archive_no: archive_no(i),
        title: pick(i, &TITLES).into(),
        customer: pick(i, &CUSTOMERS).into(),
        security: "普通商密".into(),
        way: pick(i, &["借阅", "查阅", "复制"]).into(),
        copied: pick(i, &["", "", "2 份 8 页"]).into(),
        user: pick(i, &PEOPLE).into(),
        department: pick(i, &["工艺部", "质量部"]).into(),
        purpose: pick(i, &["C 版首件工艺评审", "夹具设计"]).into(),
        approved_by: "马骏驰".into(),
        slip_no: number("JYD", i),
        signature: String::new(),
        due: "2026-12-07".into(),
        returned_on: pick(i, &["", "2026-12-01"]).into(),
        condition: pick(i, &["", "完好"]).into(),
        handled_by: "周晓岚".into(),
        note: String::new(),
    }
}

pub fn loan(i: usize) -> LoanRow {
    LoanRow {
        void: i % 50 == 3,
        borrowed_on: day(i),
        loan_no: number("JYD", i),
        archive_no: archive_no(i),
        title: pick(i, &TITLES).into(),
        copies: Some(1),
        borrower: pick(i, &PEOPLE).into(),
        department: pick(i, &["工艺部", "质量部"]).into(),
        reason: pick(i, &["C 版首件工艺评审", "夹具设计"]).into(),
        approved_by: "马骏驰".into(),
        due: "2026-12-07".into(),
        signature: String::new(),
        returned_on: pick(i, &["", "2026-12-01"]).into(),
        condition: pick(i, &["", "完好"]).into(),
        checked_by: pick(i, &["", "周晓岚"]).into(),
        state: pick(i, &["借出", "已还"]).into(),
        note: if i % 50 == 3 { "冲正：误借，见 JYD20261122-001".into() } else { String::new() },
    }
}
