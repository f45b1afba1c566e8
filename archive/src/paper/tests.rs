//! Paper and record agree (promise 7): what the archive knows is on the sheet, each print is counted
//! and journaled, and a draft shows what it has.
#![allow(clippy::unwrap_used)]

use std::process::{Command, Stdio};
use std::sync::LazyLock;

use press::Press;

use super::*;
use crate::error::Error;
use crate::fixture::{Firm, line};
use crate::journal::{self, Action};
use crate::loans::{self, ConditionIn, RenewRequest};

use crate::materials::{self, Category, FilingFields, SecurityLevel, Supplement};
use crate::receipts::{self, Method, ReviewResult};
use crate::settings;
use crate::words::Lang;

static PRESS: LazyLock<Press> = LazyLock::new(|| Press::new(&[]).expect("the test machine has Noto CJK"));

/// The words on a PDF without any white space, for a long title is broken over lines.
fn words(pdf: &[u8]) -> String {
    let mut child = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext must be installed for this test");
    let mut stdin = child.stdin.take().unwrap();
    let pdf = pdf.to_vec();
    let write = std::thread::spawn(move || std::io::Write::write_all(&mut stdin, &pdf));
    let out = child.wait_with_output().unwrap();
    write.join().unwrap().unwrap();
    String::from_utf8(out.stdout).unwrap().chars().filter(|c| !c.is_whitespace()).collect()
}

impl Firm {
    /// Prints, and keeps the sheet where KEDANG_SHEETS says, to be looked at.
    fn print(&self, what: &Printable) -> (Printed, String) {
        let printed = print(&self.archive, &PRESS, &self.actor, what).unwrap().value;
        if let Some(folder) = std::env::var_os("KEDANG_SHEETS") {
            let test = std::thread::current().name().unwrap_or_default().replace("::", "-");
            let name = format!("{test} {} {}.pdf", what.form().number(), printed.nth);
            std::fs::write(std::path::Path::new(&folder).join(name), &printed.pdf).unwrap();
        }
        let words = words(&printed.pdf);
        (printed, words)
    }

    fn pages(&self, what: &Preview) -> Vec<String> {
        preview(&self.archive, &PRESS, &self.actor, what).unwrap()
    }

    fn printed(&self, subject: impl Into<crate::ids::AnyId>) -> Vec<String> {
        let rows = journal::history(&self.archive, subject, None, 100).unwrap();
        rows.into_iter().filter(|row| row.action == Action::FormPrint).map(|row| row.zh).collect()
    }
}

#[track_caller]
fn holds(text: &str, wanted: &[&str]) {
    for words in wanted {
        let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(text.contains(&words), "“{words}” is not on the sheet: {text}");
    }
}

#[test]
fn a_receipt_says_everything_that_was_registered() {
    let firm = Firm::open();
    let receipt = firm.receive();
    let (printed, text) = firm.print(&Printable::Receipt { id: receipt.id });
    holds(
        &text,
        &[
            "云砚精工有限公司",
            "客户资料接收单",
            "KG-BD-01B",
            "编号：JSD20261123-001",
            "密级：普通商密",
            "2026-11-23",
            "恒达精密机械（苏州）有限公司",
            "罗一鸣 8802",
            "HD-2026-17",
            "快递",
            "SF1234567890123",
            "2027-05-31",
            "图纸筒，完好",
            "夹具定位座 图纸",
            "设计图纸",
            "HD-JJ-0420",
            "定位座 检具图",
            "检具合同及附图",
            "HD-HT-2026-0093",
            "合同协议",
            "纸质",
            "完好",
            "原件",
            "叁件",
            "叁份",
            "11 页",
            "周晓岚",
            "2026 年 11 月 23 日",
            "陈立群",
            "打印：周晓岚 2026-11-23 09:00",
            "本单保存 3 年",
            "①存根",
            "②客户",
            "③业务部门",
        ],
    );
    assert_eq!((printed.nth, printed.pages, printed.paper), (1, 3, Paper::A5Landscape), "one page for each copy");
    assert_eq!(printed.file_name, "客户资料接收单 JSD20261123-001.pdf");
    assert!(!text.contains("补打"));
}

#[test]
fn the_second_print_says_so_and_the_journal_knows_both() {
    let firm = Firm::open();
    let receipt = firm.receive();
    let what = Printable::Receipt { id: receipt.id };
    let head = journal::head_code(&firm.archive).unwrap();
    let (first, text) = firm.print(&what);
    holds(&text, &[&format!("账链 {head}")]);
    let events = journal::verify_code(&firm.archive, &head).unwrap();
    assert!(events.is_some(), "the code on the slip names the journal as it was before the print");
    let (second, text) = firm.print(&what);
    assert_eq!((first.nth, second.nth), (1, 2));
    holds(&text, &["补打第1次"]);
    assert!(!text.contains(&head), "the first print moved the head on");
    assert_eq!(firm.printed(receipt.id), ["客户资料接收单；第 2 次", "客户资料接收单；第 1 次"]);
    assert_eq!(journal::verify(&firm.archive).unwrap().broken_at, None);
}

#[test]
fn a_print_that_fails_is_not_counted() {
    let firm = Firm::open();
    let lines = vec![line("无人能画的字 \u{10FFFD}", Category::Drawing, "", "", 1, SecurityLevel::Internal)];
    let receipt = receipts::register(&firm.archive, &firm.actor, firm.receipt_fields(lines)).unwrap().value;
    let error = print(&firm.archive, &PRESS, &firm.actor, &Printable::Receipt { id: receipt.id }).unwrap_err();
    assert!(matches!(error, Error::Paper(_)), "{error:?}");
    assert!(firm.printed(receipt.id).is_empty());
    let counted: u32 =
        firm.archive.read(|tx| Ok(tx.query_row("SELECT count(*) FROM printing", [], |r| r.get(0))?)).unwrap();
    assert_eq!(counted, 0);
}

#[test]
fn a_print_the_printer_refuses_is_not_counted() {
    let firm = Firm::open();
    let receipt = firm.receive();
    let what = Printable::Receipt { id: receipt.id };
    let at = PrinterChoice { printer: "no-such-queue".into(), copies: None };
    let error = print_at(&firm.archive, &PRESS, &firm.actor, &what, &at).unwrap_err();
    assert!(matches!(error, Error::Printer { .. }), "{error:?}");
    assert!(firm.printed(receipt.id).is_empty());
    let (first, text) = firm.print(&what);
    assert_eq!(first.nth, 1, "the first sheet anyone holds is the first");
    assert!(!text.contains("补打"));
}

#[test]
fn one_strange_title_does_not_keep_a_register_from_being_printed() {
    let firm = Firm::open();
    let lines = vec![line("总装\u{10FFFD}图", Category::Drawing, "", "", 1, SecurityLevel::Internal)];
    receipts::register(&firm.archive, &firm.actor, firm.receipt_fields(lines)).unwrap();
    let day = firm.archive.today().to_string();
    let (_, text) = firm.print(&Printable::Register { name: RegisterName::Receipts, from: day.clone(), to: day });
    assert!(text.contains("总装〓图"), "{text}");
}

#[test]
fn continuous_paper_is_printed_once_with_its_copies_named() {
    let firm = Firm::open();
    let mut settings = firm.archive.settings().unwrap();
    settings.three_part_paper = true;
    settings::change(&firm.archive, &firm.actor, settings).unwrap();
    let receipt = firm.receive();
    let what = Printable::Receipt { id: receipt.id };
    let (printed, text) = firm.print(&what);
    assert_eq!((printed.pages, printed.paper), (1, Paper::Continuous241x140));
    holds(&text, &["①白联", "②红联", "③黄联"]);
    let other = print_on(&firm.archive, &PRESS, &firm.actor, &what, Some(Paper::A4Portrait)).unwrap().value;
    assert_eq!((other.pages, other.paper), (3, Paper::A4Portrait), "another paper of the form by choice");
    let wrong = print_on(&firm.archive, &PRESS, &firm.actor, &what, Some(Paper::Label60x40)).unwrap().value;
    assert_eq!(wrong.paper, Paper::Continuous241x140, "no slip on a label");
}

#[test]
fn a_voided_receipt_prints_void_with_who_when_and_why() {
    let firm = Firm::open();
    let receipt = firm.receive();
    receipts::void(&firm.archive, &firm.actor, receipt.id, "重复登记").unwrap();
    let what = Printable::Receipt { id: receipt.id };
    assert_eq!(
        sheet(&firm.archive, &firm.actor, &what).unwrap().frame.void,
        "接收单作废　周晓岚　2026-11-23：重复登记"
    );
    // The mark stands aslant, so its characters are found one by one.
    let (_, text) = firm.print(&what);
    holds(&text, &["废", "重", "复", "JSD20261123-001", "夹具定位座 图纸"]);
}

#[test]
fn a_review_names_each_line_its_points_and_what_is_open() {
    let firm = Firm::open();
    let receipt = firm.receive();
    let ids: Vec<_> = receipt.lines.iter().map(|line| line.id).collect();
    firm.review(&ids[..2], ReviewResult::Pass, "");
    let what = Printable::Review { receipt: receipt.id };
    let (_, text) = firm.print(&what);
    assert!(text.contains("SHD20261123-001～002") && !text.contains('■'.to_string().repeat(3).as_str()));
    firm.review(&ids[2..], ReviewResult::Supplement, "第 4 页缺签章");
    let (_, text) = firm.print(&what);
    holds(
        &text,
        &[
            "客户资料审核记录表",
            "SHD20261123-001～003",
            "JSD20261123-001",
            "夹具定位座 图纸等 3 件",
            "补正",
            "合格",
            "第 3 件：第 4 页缺签章（2026-11-30 前）",
            "周晓岚",
            "2026 年 11 月 23 日",
            "■不合格",
            "■补正",
        ],
    );
}

#[test]
fn a_review_tells_every_review_of_a_line_and_every_conclusion() {
    let firm = Firm::open();
    let receipt = firm.receive();
    let ids: Vec<_> = receipt.lines.iter().map(|line| line.id).collect();
    firm.review(&ids[..1], ReviewResult::Pass, "");
    firm.review(&ids[1..2], ReviewResult::Supplement, "缺末页");
    firm.review(&ids[2..], ReviewResult::Reject, "不是最新版");
    let supplement = Supplement { material: ids[1], note: "补来末页".into(), pages: 9 };
    materials::resubmit(&firm.archive, &firm.actor, &supplement).unwrap();
    firm.review(&ids[1..2], ReviewResult::Pass, "");
    let (_, text) = firm.print(&Printable::Review { receipt: receipt.id });
    holds(&text, &["补正 → 合格", "缺末页", "不是最新版", "■合格，转归档", "■拒收并退回客户", "□补正", "■不合格"]);
}

#[test]
fn the_customers_receipt_stays_as_it_was_signed() {
    let firm = Firm::open();
    let receipt = firm.receive();
    let id = receipt.lines[0].id;
    firm.review(&[id], ReviewResult::Pass, "");
    let fields =
        FilingFields { title: "改了名称".into(), revision: "ZZ版".into(), pages: 4077, ..firm.filing_fields(id) };
    materials::file(&firm.archive, &firm.actor, &[fields]).unwrap();
    assert_eq!(firm.material(id).title, "改了名称");
    let (_, text) = firm.print(&Printable::Receipt { id: receipt.id });
    assert!(!text.contains("改了名称") && !text.contains("ZZ版") && !text.contains("4077"), "{text}");
    holds(&text, &[receipt.lines[0].title.as_str()]);
    let register =
        Printable::Register { name: RegisterName::Receipts, from: "2026-11-01".into(), to: "2026-12-31".into() };
    let (_, register) = firm.print(&register);
    assert!(!register.contains("改了名称"), "F-01 too: {register}");
}

#[test]
fn a_loan_slip_follows_the_loan_from_request_to_return() {
    let firm = Firm::open();
    let (_, shelved) = firm.shelved();
    let ids: Vec<_> = shelved.iter().map(|material| material.id).collect();
    let loan = firm.request(&ids);
    let what = Printable::Loan { id: loan.id };

    let (printed, text) = firm.print(&what);
    assert_eq!((printed.nth, printed.pages, printed.paper), (1, 2, Paper::A5Landscape));
    holds(
        &text,
        &[
            "客户资料借阅审批单",
            "KG-BD-06",
            "编号：JYD20261123-001",
            "密级：普通商密",
            "陈立群",
            "工艺部",
            "8317",
            "2026-11-23",
            "C 版首件工艺评审",
            "HX2601 稳压模块",
            "■原件外借",
            "■否",
            "自借出之日起 14 天",
            "编号：不需要（公司内部使用）",
            "KG-TZ-2026-0001",
            "KG-TZ-2026-0002",
            "KG-HT-2026-0001",
            "夹具定位座 图纸",
            "一号库 B 柜 3 层 5 盒",
            "叁件",
            "叁份",
            "11 页",
            "不需要（无核心商密）",
        ],
    );
    assert!(!text.contains("同意。"), "what nobody decided is left for ink");

    firm.approve(loan.id);
    let (_, text) = firm.print(&what);
    holds(&text, &["同意。（线下签批，见签字原件）", "马骏驰", "何慧敏", "2026 年 11 月 23 日", "补打第1次"]);
    loans::lend(&firm.archive, &firm.actor, &loans::LendRequest { loan: loan.id, lines: Vec::new() }).unwrap();
    firm.days_pass(3);
    let renew = RenewRequest {
        loan: loan.id,
        due_on: Some("2026-12-18".into()),
        reason: "首件评审推迟一周".into(),
        seen: true,
        approver: firm.head,
    };
    loans::renew(&firm.archive, &firm.actor, &renew).unwrap();
    firm.days_pass(2);
    let out = loans::get(&firm.archive, loan.id).unwrap().unwrap();
    firm.take_back(&out, ConditionIn::Short, 1, "末页缺失");
    let (_, text) = firm.print(&what);
    holds(
        &text,
        &[
            "自 2026-11-23 至 2026-12-07（共 14 天）",
            "2026-12-18",
            "2026-11-28",
            "■缺页",
            "3 页",
            "□完好",
            "验收人",
            "周晓岚",
        ],
    );
}

#[test]
fn a_reversed_issue_stays_readable_under_its_mark() {
    let firm = Firm::open();
    let (_, shelved) = firm.shelved();
    let loan = firm.lend(&[shelved[0].id]);
    loans::reverse(&firm.archive, &firm.actor, loan.id, "拿错一份").unwrap();
    let what = Printable::Loan { id: loan.id };
    assert_eq!(sheet(&firm.archive, &firm.actor, &what).unwrap().frame.void, "借出冲正　周晓岚　2026-11-23：拿错一份");
    let (_, text) = firm.print(&what);
    holds(&text, &["废", "拿错", "陈立群", "KG-TZ-2026-0001"]);
}

#[test]
fn a_recall_counts_for_itself_and_lists_what_is_still_out() {
    let firm = Firm::open();
    let (_, shelved) = firm.shelved();
    let loan = firm.lend(&[shelved[0].id, shelved[1].id]);
    firm.days_pass(22);
    loans::remind(&firm.archive, &firm.actor, &[loan.id]).unwrap();
    let (first, text) = firm.print(&Printable::Recall { loan: loan.id, nth: 1 });
    holds(
        &text,
        &[
            "催还通知单",
            "JYD20261123-001-C1",
            "JYD20261123-001",
            "陈立群",
            "工艺部",
            "KG-TZ-2026-0001",
            "KG-TZ-2026-0002",
            "2026-12-07",
            "8 天",
            "2026 年 12 月 18 日",
            "周晓岚",
        ],
    );
    let again = loans::remind(&firm.archive, &firm.actor, &[loan.id]).unwrap_err();
    assert_eq!(again.problem().code, "loan.reminded", "one notice a day");
    firm.days_pass(1);
    loans::remind(&firm.archive, &firm.actor, &[loan.id]).unwrap();
    let (second, text) = firm.print(&Printable::Recall { loan: loan.id, nth: 2 });
    assert_eq!((first.nth, second.nth), (1, 1), "the second notice is no reprint of the first");
    assert!(!text.contains("补打"));
    let missing = sheet(&firm.archive, &firm.actor, &Printable::Recall { loan: loan.id, nth: 3 }).unwrap_err();
    assert_eq!(missing.problem().code, "not_found");
}

#[test]
fn a_renewal_is_open_before_and_filled_after() {
    let firm = Firm::open();
    let (_, shelved) = firm.shelved();
    let loan = firm.lend(&[shelved[0].id]);
    let (_, text) = firm.print(&Printable::Renewal { loan: loan.id, nth: None });
    holds(&text, &["续借申请单", "JYD20261123-001-X1", "陈立群", "KG-TZ-2026-0001", "2026-12-07", "□已出示"]);
    assert!(!text.contains("同意。"));
    let renew = RenewRequest {
        loan: loan.id,
        due_on: Some("2026-12-18".into()),
        reason: "首件评审推迟一周".into(),
        seen: true,
        approver: firm.head,
    };
    loans::renew(&firm.archive, &firm.actor, &renew).unwrap();
    let (again, text) = firm.print(&Printable::Renewal { loan: loan.id, nth: Some(1) });
    holds(&text, &["首件评审推迟一周", "2026-12-18", "■已出示，完好", "同意（马骏驰）。", "补打第1次"]);
    assert_eq!(again.nth, 2);
    let (next, _) = firm.print(&Printable::Renewal { loan: loan.id, nth: None });
    assert_eq!(next.nth, 1, "the next request is a slip of its own");
}

#[test]
fn a_label_carries_the_five_things_the_rule_demands() {
    let firm = Firm::open();
    let (_, shelved) = firm.shelved();
    let materials: Vec<_> = shelved.iter().map(|material| material.id).collect();
    let (printed, text) = firm.print(&Printable::Labels { materials: materials.clone() });
    assert_eq!((printed.pages, printed.paper), (3, Paper::Label60x40));
    holds(
        &text,
        &[
            "KG-TZ-2026-0001",
            "夹具定位座 图纸",
            "设计图纸",
            "2026-11-23",
            "周晓岚",
            "恒达精密",
            "10 年",
            "普通商密",
            &shelved[0].code,
        ],
    );
    assert_eq!(firm.printed(materials[1]), ["资料标签；第 1 次"], "each material knows of its label");
    let empty = sheet(&firm.archive, &firm.actor, &Printable::Labels { materials: Vec::new() }).unwrap_err();
    assert_eq!(empty.problem().field, Some("materials"));
}

#[test]
fn a_badge_carries_name_department_and_code() {
    let firm = Firm::open();
    let person = crate::people::get(&firm.archive, firm.borrower).unwrap().unwrap();
    let (_, text) = firm.print(&Printable::Badges { people: vec![firm.borrower, firm.head] });
    holds(&text, &["陈立群", "马骏驰", "工艺部", "317", &person.code]);
}

#[test]
fn the_history_of_a_material_is_on_one_sheet() {
    let firm = Firm::open();
    let (_, shelved) = firm.shelved();
    let material = shelved[0].id;
    firm.attach(crate::attachments::Owner::Material(material), "HD-JJ-0420_A.pdf", b"%PDF-1.7 x");
    let loan = firm.lend(&[material]);
    firm.days_pass(20);
    firm.take_back(&loan, ConditionIn::Good, 0, "");
    let (_, text) = firm.print(&Printable::History { material });
    holds(
        &text,
        &[
            "资料履历卡",
            "KG-TZ-2026-0001",
            "JSD20261123-001/1",
            "夹具定位座 图纸",
            "恒达精密机械（苏州）有限公司",
            "设计图纸",
            "技术文件",
            "项目执行",
            "恒达设计部",
            "HD-JJ-0420",
            "2026-02-26",
            "普通商密，至 2030-12-31",
            "10 年，至 2036-12-31",
            "一号库 B 柜 3 层 5 盒",
            "HD-JJ-0420_A.pdf",
            "有效",
            "接收登记",
            "审核",
            "归档",
            "附加文件",
            "借出",
            "归还",
            "逾期 6 天",
            "批准人 马骏驰、何慧敏",
            "借阅 1 次，累计在外 20 天，逾期 1 次",
        ],
    );
}

#[test]
fn a_register_prints_for_a_period_and_is_journaled() {
    let firm = Firm::open();
    let (_, shelved) = firm.shelved();
    firm.lend(&[shelved[0].id, shelved[2].id]);
    for (name, words) in [
        (RegisterName::Receipts, ["客户资料接收登记表", "JSD20261123-001", "已归档"]),
        (RegisterName::Filings, ["客户资料归档登记表", "KG-HT-2026-0001", "恒达设计部"]),
        (RegisterName::Uses, ["客户资料使用登记表", "JYD20261123-001", "马骏驰、何慧敏"]),
        (RegisterName::Loans, ["客户资料借阅登记表", "JYD20261123-001", "借出"]),
    ] {
        let what = Printable::Register { name, from: "2026-11-01".into(), to: "2026-11-30".into() };
        let (printed, text) = firm.print(&what);
        assert_eq!((printed.nth, printed.paper), (0, Paper::A4Landscape), "a register is no slip and has no reprint");
        holds(&text, &words);
        holds(&text, &["2026-11-01 ～ 2026-11-30"]);
    }
    assert_eq!(firm.printed(firm.actor.person).len(), 4);
}

#[test]
fn an_empty_draft_previews_with_its_number_and_nothing_else() {
    let firm = Firm::open();
    assert_eq!(firm.pages(&Preview::Receipt { draft: ReceiptDraft::default() }).len(), 3);
    assert_eq!(firm.pages(&Preview::Loan { draft: LoanDraft::default() }).len(), 2);
    let draft = firm
        .archive
        .read(|tx| receipt::draft(&Desk::open(&firm.archive, tx, &firm.actor)?, &ReceiptDraft::default()))
        .unwrap();
    assert_eq!(draft.frame.number, "JSD20261123-001");
    let registered = firm.receive();
    assert_eq!((registered.number, registered.code), (draft.frame.number, draft.frame.code), "and keeps it");
}

#[test]
fn a_draft_shows_what_is_typed_and_takes_the_fields_of_the_record() {
    let firm = Firm::open();
    let mut fields = serde_json::to_value(firm.receipt_fields(vec![
        line("夹具定位座 图纸", Category::Drawing, "HD-JJ-0420", "A", 3, SecurityLevel::Core),
        line("", Category::Drawing, "", "", 0, SecurityLevel::Public),
    ]))
    .unwrap();
    fields["received_on"] = "2026-1".into();
    fields["lines"][1]["condition"] = "".into();
    let draft: ReceiptDraft = serde_json::from_value(fields).unwrap();
    assert_eq!(draft.method, Some(Method::Courier));
    let sheet = firm.archive.read(|tx| receipt::draft(&Desk::open(&firm.archive, tx, &firm.actor)?, &draft)).unwrap();
    assert_eq!(sheet.frame.security, "核心商密");
    let crate::forms::Body::ReceiptSlip(slip) = &sheet.body else { panic!("a receipt") };
    assert_eq!((slip.received_on.as_str(), slip.lines.len()), ("", 1), "half a day and an empty line are not on paper");
    assert_eq!(slip.total, "壹件　壹份　3 页");
    let stranger = ReceiptDraft { customer: Some(crate::ids::CustomerId::new()), ..ReceiptDraft::default() };
    firm.pages(&Preview::Receipt { draft: stranger });

    let (_, shelved) = firm.shelved();
    let fields = serde_json::to_value(firm.loan_fields(&[shelved[0].id])).unwrap();
    let draft: LoanDraft = serde_json::from_value(fields).unwrap();
    let sheet = firm.archive.read(|tx| loan::draft(&Desk::open(&firm.archive, tx, &firm.actor)?, &draft)).unwrap();
    let crate::forms::Body::LoanSlip(slip) = &sheet.body else { panic!("a loan slip") };
    assert_eq!((slip.borrower.as_str(), slip.lines[0].archive_no.as_str()), ("陈立群", "KG-TZ-2026-0001"));
}

#[test]
fn the_preview_is_the_print() {
    let firm = Firm::open();
    let (_, shelved) = firm.shelved();
    let loan = firm.lend(&[shelved[0].id]);
    let what = Printable::Loan { id: loan.id };
    let shown = sheet(&firm.archive, &firm.actor, &what).unwrap();
    let printed = print(&firm.archive, &PRESS, &firm.actor, &what).unwrap().value;
    assert_eq!(crate::forms::print(&PRESS, &shown).unwrap().bytes, printed.pdf);
    assert_eq!(printed.nth, 1, "what goes along is no reprint of what was signed");
    let lies = sheet(&firm.archive, &firm.actor, &what).unwrap();
    assert_eq!(lies.frame.reprint, 0, "the sheet on the desk is the one that was printed");
    print(&firm.archive, &PRESS, &firm.actor, &what).unwrap();
    assert_eq!(sheet(&firm.archive, &firm.actor, &what).unwrap().frame.reprint, 1);
    let pages = firm.pages(&Preview::Record { what, paper: None });
    assert!(pages.len() == 2 && pages[0].starts_with("<svg"));
}

#[test]
fn english_words_stand_on_an_english_desk() {
    let firm = Firm::open_in(Lang::En);
    let (receipt, shelved) = firm.shelved();
    let (_, text) = firm.print(&Printable::Receipt { id: receipt.id });
    holds(
        &text,
        &["Receipt of Customer Materials", "Drawing", "3 items, 3 copies, 11 pages", "Classification: Confidential"],
    );
    let loan = firm.lend(&[shelved[0].id]);
    let (_, text) = firm.print(&Printable::Loan { id: loan.id });
    holds(
        &text,
        &[
            "Loan Approval Slip",
            "Approved. (in ink, see the signed original)",
            "from 2026-11-23 to 2026-12-07 (14 days)",
        ],
    );
}

#[test]
fn who_may_not_print_prints_nothing() {
    let firm = Firm::open();
    let receipt = firm.receive();
    let reader = crate::access::sign_in(&firm.archive, firm.borrower).unwrap();
    let error = print(&firm.archive, &PRESS, &reader, &Printable::Receipt { id: receipt.id }).unwrap_err();
    assert_eq!(error.problem().code, "right.none");
}

#[test]
fn a_place_label_says_where_it_is_and_its_code_leads_there() {
    let firm = Firm::open();
    let way = crate::places::way(&firm.archive, firm.place).unwrap().places;
    let (printed, words) = firm.print(&Printable::PlaceLabels { places: vec![firm.place], parts: false });
    assert_eq!((printed.pages, printed.paper), (1, crate::forms::Paper::Label60x40));
    for said in ["B-3-5", "一号库", "一号库B柜3层5盒", &way[3].code] {
        assert!(words.contains(said), "{said} stands on it: {words}");
    }
    let (printed, _) = firm.print(&Printable::PlaceLabels { places: vec![way[1].id], parts: true });
    assert_eq!(printed.pages, 3, "the cabinet, its shelf and its box");
    assert_eq!(firm.printed(firm.place).len(), 2, "each print stands in the history of each place");
    assert!(matches!(lay_nothing(&firm), Err(Error::Missing("place"))));
}

fn lay_nothing(firm: &Firm) -> crate::Result<FormSheet> {
    sheet(&firm.archive, &firm.actor, &Printable::PlaceLabels { places: Vec::new(), parts: false })
}
