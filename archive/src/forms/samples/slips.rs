//! Sample slips.

use super::{PEOPLE, TITLES, archive_no, pick};
use crate::forms::{
    ChangeDates, Clarify, Conclusion, LoanLine, LoanMethod, LoanRenewal, LoanReturn, LoanSlip, Opinion, RecallLine,
    RecallNotice, ReceiptLine, ReceiptSlip, RenewalLine, RenewalRequest, ReviewCheck, ReviewLine, ReviewRecord,
    ReviewResult, Shown, capital,
};

pub fn receipt(n: usize) -> ReceiptSlip {
    let lines = (0..n).map(|i| ReceiptLine {
        title: pick(
            i,
            &[
                "夹具定位座 图纸",
                "定位座 检具图",
                "检具合同及附图",
                "三代电机端盖首件样品（封样），含尺寸检测报告与材质证明",
            ],
        )
        .into(),
        category: pick(i, &["设计图纸", "设计图纸", "合同协议", "样品资料"]).into(),
        drawing_no: pick(i, &["HD-JJ-0420", "HD-JJ-0421", "HD-HT-2026-0093", "HD-YP-220"]).into(),
        revision: pick(i, &["A", "A", "—", "A"]).into(),
        carrier: pick(i, &["纸质", "纸质", "纸质", "实物"]).into(),
        copies: "1".into(),
        pages: pick(i, &["3", "2", "6", ""]).into(),
        condition: pick(i, &["完好", "完好", "完好", "外包装破损，内物完好"]).into(),
        note: pick(i, &["", "", "原件", "须防潮"]).into(),
    });
    ReceiptSlip {
        received_on: "2026-11-23".into(),
        customer: "恒达精密".into(),
        customer_person: "罗一鸣 8802".into(),
        contract: "HD-2026-17".into(),
        way: "面交".into(),
        courier_no: "—".into(),
        must_return: true,
        return_by: "2027-05-31".into(),
        secrecy: "普通商密".into(),
        packing: "图纸筒，完好".into(),
        lines: lines.collect(),
        total: format!("{}件　{}份", capital(n as u64), capital(n as u64)),
        handed_over: Opinion::blank(),
        received: Opinion::given("", "周晓岚", "2026-11-23"),
        business: Opinion::blank(),
    }
}

pub fn loan(n: usize) -> LoanSlip {
    let lines = (0..n).map(|i| LoanLine {
        archive_no: archive_no(i),
        title: pick(i, &TITLES).into(),
        category: pick(i, &["设计图纸", "设计图纸", "技术资料"]).into(),
        revision: pick(i, &["B", "B", "1.4", "A", "2026.1.4-rc2"]).into(),
        security: pick(i, &["普通商密", "普通商密", "内部"]).into(),
        copies: "1".into(),
        pages: pick(i, &["4", "1", "26", "3", "126"]).into(),
        place: pick(i, &["一号库 B-3-05", "一号库 B-3-05", "一号库 A-1-02"]).into(),
        condition: pick(i, &["完好", "完好", "封面折角", "完好", "封面折角，第 3 页右下角有水渍"]).into(),
    });
    let agreed = "同意。（线下签批，见签字原件）";
    LoanSlip {
        borrower: "陈立群".into(),
        department: "工艺部".into(),
        phone: "8317".into(),
        applied_on: "2026-11-23".into(),
        reason: "C 版首件工艺评审".into(),
        project: "HX2601 稳压模块".into(),
        method: vec![LoanMethod::OriginalOut],
        taken_out: false,
        destination: String::new(),
        period: "自 2026-11-23 至 2026-12-07（共 14 天）".into(),
        consent: "编号：不需要（公司内部使用）".into(),
        lines: lines.collect(),
        total: format!("{}件　{}份　31 页", capital(n as u64), capital(n as u64)),
        promise: Opinion::blank(),
        department_head: Opinion::given(agreed, "马骏驰", "2026-11-23"),
        keeper_head: Opinion::given(agreed, "何慧敏", "2026-11-23"),
        executive: Opinion::not_needed("不需要（无核心商密）"),
        issued_on: "2026-11-23".into(),
        issued_by: "周晓岚".into(),
        received_by: String::new(),
        returned: LoanReturn::default(),
        renewal: LoanRenewal::default(),
    }
}

pub fn review(n: usize) -> ReviewRecord {
    let lines = (0..n).map(|i| ReviewLine {
        title: pick(i, &TITLES).into(),
        drawing_no: format!("HD-JJ-{:04}", i + 420),
        revision: "A".into(),
        copies: "1".into(),
        pages: pick(i, &["3", "2", "6"]).into(),
        result: pick(i, &["合格", "合格", "补正"]).into(),
        reason: pick(i, &["", "", "第 4 页缺签章，2026-11-30 前补齐"]).into(),
    });
    let passed = ReviewCheck { result: Some(ReviewResult::Pass), ..Default::default() };
    let mut checks = vec![passed; 4];
    checks.push(ReviewCheck {
        result: Some(ReviewResult::Fail), note: "合同第 4 页缺章".into(), ..Default::default()
    });
    ReviewRecord {
        receipt_no: "JSD20261123-002".into(),
        customer: "恒达精密".into(),
        received_on: "2026-11-23".into(),
        title: format!("夹具定位座 图纸等 {n} 件"),
        reviewed_on: "2026-11-24".into(),
        lines: lines.collect(),
        checks,
        conclusions: vec![Conclusion::Supplement],
        clarify: Some(Clarify::No),
        supplement: "检具合同第 4 页补盖公章，2026-11-30 前。".into(),
        reject_reason: String::new(),
        change: ChangeDates {
            shown: true,
            received: "2026-11-23".into(),
            reviewed: "2026-11-24".into(),
            ..Default::default()
        },
        reviewer: Opinion::given("版次已电话向罗一鸣确认。", "何慧敏", "2026-11-24"),
        countersign: Opinion::blank(),
        department_head: Opinion::blank(),
    }
}

pub fn recall(n: usize) -> RecallNotice {
    let lines = (0..n).map(|i| RecallLine {
        archive_no: archive_no(i),
        title: pick(i, &TITLES).into(),
        borrowed_on: "2026-11-01".into(),
        due: "2026-11-15".into(),
        days: "8 天".into(),
    });
    RecallNotice {
        recipient: PEOPLE[1].into(),
        department: "工艺部".into(),
        loan_no: "JYD20261101-002".into(),
        times: "2".into(),
        until: "2026-11-27".into(),
        lines: lines.collect(),
        archive: Opinion::given("", PEOPLE[0], "2026-11-23"),
        received: Opinion::blank(),
        department_head: Opinion::blank(),
    }
}

pub fn renewal(n: usize) -> RenewalRequest {
    let lines = (0..n).map(|i| RenewalLine {
        archive_no: archive_no(i),
        title: pick(i, &TITLES).into(),
        borrowed_on: "2026-11-01".into(),
        due: "2026-12-01".into(),
    });
    RenewalRequest {
        borrower: PEOPLE[1].into(),
        department: "工艺部".into(),
        applied_on: "2026-11-23".into(),
        loan_no: "JYD20261101-002".into(),
        times: "1".into(),
        new_due: "2026-12-15".into(),
        lines: lines.collect(),
        reason: "首件评审推迟一周，需继续对照原图。".into(),
        seen: Some(Shown::Seen),
        seen_note: String::new(),
        signed: Opinion::blank(),
        department_head: Opinion::blank(),
        approver: Opinion::blank(),
        handled: Opinion::given("", PEOPLE[0], "2026-11-23"),
    }
}
