//! The books keep themselves: every act is a row, in order, once, on screen, paper and in Excel.
#![allow(clippy::unwrap_used)]

use std::collections::HashMap;
use std::path::Path;

use super::*;
use crate::fixture::{Firm, line};
use crate::journal::{self, Action};
use crate::loans::{self, ConditionIn, LineBack, RenewRequest, TakeBackRequest};
use crate::materials::{Category, SecurityLevel};
use crate::receipts::{self, ReviewResult};
use crate::words::Lang;

const FROM: &str = "2026-11-01";
const TO: &str = "2026-12-31";

impl Firm {
    fn rows(&self, name: RegisterName) -> RegisterPage {
        rows(&self.archive, name, FROM, TO, None, 500).unwrap()
    }

    fn export(&self, name: RegisterName, target: &Path) -> Exported {
        export_xlsx(&self.archive, &self.actor, name, FROM, TO, target, false).unwrap().value
    }
}

/// A row by the keys of its columns.
fn by_key(page: &RegisterPage, row: usize) -> HashMap<&'static str, Cell> {
    page.columns.iter().map(|column| column.key).zip(page.rows[row].cells.iter().cloned()).collect()
}

fn text(cell: &Cell) -> &str {
    match cell {
        Cell::Text(text) => text,
        Cell::Empty => "",
        Cell::Number(n) => panic!("{n} is a number"),
    }
}

#[test]
fn what_is_received_reviewed_and_filed_writes_its_lines() {
    let firm = Firm::open();
    let receipt = firm.receive();
    let ids: Vec<_> = receipt.lines.iter().map(|line| line.id).collect();
    firm.review(&ids[..1], ReviewResult::Pass, "");
    firm.review(&ids[1..2], ReviewResult::Reject, "不是最新版");
    firm.days_pass(1);
    firm.file(&ids[..1]);
    firm.attach(crate::attachments::Owner::Material(ids[0]), "HD-JJ-0420.pdf", b"%PDF-1.7 one");

    let page = firm.rows(RegisterName::Receipts);
    assert_eq!((page.rows.len(), page.next.as_ref()), (3, None));
    let first = by_key(&page, 0);
    for (key, wanted) in [
        ("receipt_no", "JSD20261123-001"),
        ("received_on", "2026-11-23"),
        ("customer", "恒达精密机械（苏州）有限公司"),
        ("contract", "HD-2026-17"),
        ("title", "夹具定位座 图纸"),
        ("category", "设计图纸"),
        ("nature", "技术文件"),
        ("drawing_no", "HD-JJ-0420"),
        ("revision", "A"),
        ("carrier", "纸质"),
        ("kind", "原件"),
        ("security", "普通商密"),
        ("way", "快递"),
        ("courier_no", "SF1234567890123"),
        ("provided_by", "罗一鸣"),
        ("received_by", "周晓岚"),
        ("must_return", "是"),
        ("return_by", "2027-05-31"),
        ("result", "合格"),
        ("destination", "已归档"),
    ] {
        assert_eq!(text(&first[key]), wanted, "{key}");
    }
    assert_eq!((&first["copies"], &first["pages"]), (&Cell::Number(1), &Cell::Number(3)));
    let second = by_key(&page, 1);
    assert_eq!((text(&second["result"]), text(&second["destination"])), ("拒收", "已退回客户"));
    assert_eq!(text(&by_key(&page, 2)["result"]), "", "what nobody reviewed has no result");

    let page = firm.rows(RegisterName::Filings);
    assert_eq!(page.rows.len(), 1);
    let filed = by_key(&page, 0);
    for (key, wanted) in [
        ("filed_on", "2026-11-24"),
        ("receipt_no", "JSD20261123-001"),
        ("archive_no", "KG-TZ-2026-0001"),
        ("title", "夹具定位座 图纸"),
        ("creator", "恒达设计部"),
        ("made_on", "2026-02-26"),
        ("purpose", "项目执行"),
        ("retention", "中期"),
        ("retained_until", "2036-12-31"),
        ("place", "一号库 B 柜 3 层"),
        ("box_no", "5 盒"),
        ("files", "有，1 个"),
        ("handed_by", "周晓岚"),
        ("filed_by", "周晓岚"),
    ] {
        assert_eq!(text(&filed[key]), wanted, "{key}");
    }
    assert_eq!(text(&filed["digest"]).len(), 8);
}

#[test]
fn a_loan_writes_both_books_without_being_typed_again() {
    let firm = Firm::open();
    let (_, shelved) = firm.shelved();
    let loan = firm.lend(&[shelved[0].id, shelved[1].id]);
    let page = firm.rows(RegisterName::Loans);
    let first = by_key(&page, 0);
    for (key, wanted) in [
        ("borrowed_on", "2026-11-23"),
        ("loan_no", "JYD20261123-001"),
        ("archive_no", "KG-TZ-2026-0001"),
        ("borrower", "陈立群"),
        ("department", "工艺部"),
        ("reason", "C 版首件工艺评审"),
        ("approved_by", "马骏驰、何慧敏"),
        ("due", "2026-12-07"),
        ("returned_on", ""),
        ("state", "借出"),
    ] {
        assert_eq!(text(&first[key]), wanted, "{key}");
    }
    assert_eq!(page.rows.len(), 2, "a line for each item");

    firm.days_pass(15);
    assert_eq!(text(&by_key(&firm.rows(RegisterName::Loans), 0)["state"]), "逾期", "derived, never stored");
    firm.take_back(&loan, ConditionIn::Damaged, 0, "封面折角");
    let back = by_key(&firm.rows(RegisterName::Loans), 1);
    for (key, wanted) in [
        ("returned_on", "2026-12-08"),
        ("condition", "破损"),
        ("checked_by", "周晓岚"),
        ("state", "已还"),
        ("note", "封面折角"),
    ] {
        assert_eq!(text(&back[key]), wanted, "{key}");
    }
    let used = by_key(&firm.rows(RegisterName::Uses), 0);
    for (key, wanted) in [
        ("used_on", "2026-11-23"),
        ("archive_no", "KG-TZ-2026-0001"),
        ("customer", "恒达精密"),
        ("way", "借阅"),
        ("user", "陈立群"),
        ("purpose", "C 版首件工艺评审（HX2601 稳压模块）"),
        ("slip_no", "JYD20261123-001"),
        ("approved_by", "马骏驰、何慧敏"),
        ("due", "2026-12-07"),
        ("returned_on", "2026-12-08"),
        ("condition", "破损"),
        ("handled_by", "周晓岚"),
    ] {
        assert_eq!(text(&used[key]), wanted, "{key}");
    }
}

#[test]
fn a_renewal_counts_only_for_what_was_still_out() {
    let firm = Firm::open();
    let (_, shelved) = firm.shelved();
    let loan = firm.lend(&[shelved[0].id, shelved[1].id]);
    let line = &loan.lines[0];
    let back = LineBack {
        loan: loan.id,
        material: line.material,
        copies: line.copies,
        pages: line.pages,
        condition: ConditionIn::Good,
        note: String::new(),
        incident: false,
    };
    loans::take_back(&firm.archive, &firm.actor, &TakeBackRequest { lines: vec![back] }).unwrap();
    firm.days_pass(1);
    let renew = RenewRequest {
        loan: loan.id,
        due_on: Some("2026-12-18".into()),
        reason: "推迟".into(),
        seen: false,
        approver: firm.head,
    };
    loans::renew(&firm.archive, &firm.actor, &renew).unwrap();
    let page = firm.rows(RegisterName::Loans);
    let due = |row| text(&by_key(&page, row)["due"]).to_owned();
    assert_eq!((due(0).as_str(), due(1).as_str()), ("2026-12-07", "2026-12-18"));
    let notes = [0, 1].map(|row| text(&by_key(&page, row)["note"]).contains("续借"));
    assert_eq!(notes, [false, true]);
}

#[test]
fn what_was_voided_or_reversed_stays_in_its_place_and_is_marked() {
    let firm = Firm::open();
    let wrong = firm.receive();
    receipts::void(&firm.archive, &firm.actor, wrong.id, "重复登记").unwrap();
    let (_, shelved) = firm.shelved();
    let page = firm.rows(RegisterName::Receipts);
    assert_eq!(page.rows.iter().map(|row| row.void).collect::<Vec<_>>(), [true, true, true, false, false, false]);
    assert!(text(&by_key(&page, 0)["note"]).contains("作废：重复登记"));

    let loan = firm.lend(&[shelved[0].id]);
    loans::reverse(&firm.archive, &firm.actor, loan.id, "拿错一份").unwrap();
    let page = firm.rows(RegisterName::Loans);
    assert!(page.rows[0].void);
    assert_eq!(text(&by_key(&page, 0)["state"]), "已冲正");
    assert!(text(&by_key(&page, 0)["note"]).contains("冲正：拿错一份"));
    let page = firm.rows(RegisterName::Uses);
    assert_eq!(
        page.rows.iter().map(|row| row.void).collect::<Vec<_>>(),
        [true, false],
        "the wrong entry, then its counter-entry"
    );
    assert_eq!(text(&by_key(&page, 1)["way"]), "冲正");
    assert_eq!(text(&by_key(&page, 1)["note"]), "冲正 JYD20261123-001");
}

#[test]
fn pages_join_without_a_gap_or_a_repeat() {
    let firm = Firm::open();
    for _ in 0..4 {
        let (_, shelved) = firm.shelved();
        firm.lend(&shelved.iter().map(|material| material.id).collect::<Vec<_>>());
        firm.days_pass(1);
    }
    for &name in RegisterName::ALL {
        let whole: Vec<_> = firm.rows(name).rows;
        assert_eq!(whole.len(), 12, "{name:?}");
        let (mut joined, mut after) = (Vec::new(), None);
        loop {
            let page = rows(&firm.archive, name, FROM, TO, after.as_ref(), 5).unwrap();
            joined.extend(page.rows);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(joined, whole, "{name:?}");
        let two = rows(&firm.archive, name, "2026-11-24", "2026-11-25", None, 500).unwrap();
        assert_eq!(two.rows.len(), 6, "{name:?}: both days of the period belong to it");
    }
}

#[test]
fn the_filing_register_follows_the_batches_not_the_receipts() {
    let firm = Firm::open();
    let receipt = firm.receive();
    let ids: Vec<_> = receipt.lines.iter().map(|line| line.id).collect();
    firm.review(&ids, ReviewResult::Pass, "");
    firm.file(&ids[2..]);
    firm.file(&ids[..2]);
    let page = firm.rows(RegisterName::Filings);
    let numbers: Vec<_> = (0..3).map(|row| text(&by_key(&page, row)["archive_no"]).to_owned()).collect();
    assert_eq!(numbers, ["KG-HT-2026-0001", "KG-TZ-2026-0001", "KG-TZ-2026-0002"]);
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    let firm = Firm::open();
    let error = rows(&firm.archive, RegisterName::Uses, "2026-12-01", "2026-11-01", None, 10).unwrap_err();
    assert_eq!(error.problem().field, Some("to"));
    let error = rows(&firm.archive, RegisterName::Uses, "2026-13-01", "2026-11-01", None, 10).unwrap_err();
    assert_eq!(error.problem().field, Some("from"));
}

#[test]
fn a_register_is_known_by_code_word_and_form_number() {
    for name in ["LOANS", "loans", "借阅登记表", "f-07", "F-07 "] {
        assert_eq!(RegisterName::require(name).unwrap(), RegisterName::Loans);
    }
    assert_eq!(RegisterName::require("F-06").unwrap_err().problem().code, "not_found");
}

#[test]
fn no_page_costs_more_than_its_rows() {
    let firm = Firm::open();
    for sql in [
        include_str!("../storage/ledgers/received.sql"),
        include_str!("../storage/ledgers/filed.sql"),
        include_str!("../storage/ledgers/used.sql"),
        include_str!("../storage/ledgers/lent.sql"),
    ] {
        let sql = [(":on", "'2026-11-01'"), (":seq", "0"), (":line", "0"), (":to", "'2026-12-31'"), (":limit", "50")]
            .iter()
            .fold(sql.to_owned(), |sql, (name, value)| sql.replace(name, value));
        let plan: Vec<String> = firm
            .archive
            .read(|tx| {
                let mut statement = tx.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let steps = statement.query_map([], |row| Ok((row.get(1)?, row.get(3)?)))?;
                let steps = steps.collect::<rusqlite::Result<Vec<(i64, String)>>>()?;
                // What stands under another step looks at the few rows of one slip only.
                Ok(steps.into_iter().filter(|(parent, _)| *parent == 0).map(|(_, step)| step).collect())
            })
            .unwrap();
        assert!(plan[0].contains("USING INDEX") && plan[0].contains('>'), "{plan:#?}");
        for step in &plan {
            assert!(!step.starts_with("SCAN"), "{step} in {plan:#?}");
            // Inside one loan the lines are few; a sort of the whole book would not be.
            assert!(!step.contains("B-TREE FOR ORDER BY") || step.contains("LAST TERM"), "{step} in {plan:#?}");
        }
    }
}

/// A cell as it stands in an xlsx, with what its format makes of it.
#[derive(Debug, PartialEq)]
enum Stands {
    Nothing,
    Number(f64),
    Day(String),
    Text(String),
}

/// What stands in an xlsx: the sheet's name and its rows, read from its parts.
fn read(path: &Path) -> (String, Vec<Vec<Stands>>) {
    let mut book = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut part = |name: &str| std::io::read_to_string(book.by_name(name).unwrap()).unwrap();
    let workbook = part("xl/workbook.xml");
    let texts: Vec<_> =
        inner(&part("xl/sharedStrings.xml"), "si").iter().map(|si| plain(&inner(si, "t").concat())).collect();
    let styles = part("xl/styles.xml");
    let dates: Vec<_> =
        styles.split("<numFmt ").skip(1).filter(|f| f.contains("yyyy-mm-dd")).map(|f| value(f, "numFmtId")).collect();
    let looks = inner(&styles, "cellXfs").remove(0);
    let is_day: Vec<_> = looks.split("<xf ").skip(1).map(|xf| dates.contains(&value(xf, "numFmtId"))).collect();
    let sheet = part("xl/worksheets/sheet1.xml");
    let rows = inner(&sheet, "row").into_iter().map(|row| {
        let mut cells = Vec::new();
        for cell in row.split("<c ").skip(1) {
            let column = value(cell, "r")
                .bytes()
                .take_while(u8::is_ascii_alphabetic)
                .fold(0, |n, b| n * 26 + usize::from(b - b'A') + 1);
            cells.resize_with(column - 1, || Stands::Nothing);
            let style: usize = value(cell, "s").parse().unwrap_or(0);
            let stands = match (inner(cell, "v").pop(), value(cell, "t").as_str()) {
                (None, _) => Stands::Nothing,
                (Some(v), "s") => Stands::Text(texts[v.parse::<usize>().unwrap()].clone()),
                (Some(v), "") if is_day[style] => {
                    let days = v.parse::<f64>().unwrap() as u64;
                    Stands::Day((crate::fixture::day("1899-12-30") + chrono::Days::new(days)).to_string())
                }
                (Some(v), "") => Stands::Number(v.parse().unwrap()),
                (_, other) => panic!("no cell of ours is of type {other}"),
            };
            cells.push(stands);
        }
        cells
    });
    (plain(&value(&workbook[workbook.find("<sheet ").unwrap()..], "name")), rows.collect())
}

/// What stands between the tags of a name, each time.
fn inner(xml: &str, tag: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = xml;
    while let Some(at) = rest.find(&format!("<{tag}")) {
        rest = &rest[at + tag.len() + 1..];
        if !rest.starts_with(['>', ' ']) {
            continue;
        }
        let open = rest.find('>').unwrap();
        if rest[..open].ends_with('/') {
            found.push(String::new());
            continue;
        }
        let close = rest.find(&format!("</{tag}>")).unwrap();
        found.push(rest[open + 1..close].to_owned());
        rest = &rest[close..];
    }
    found
}

/// The value of an attribute of the first tag.
fn value(tag: &str, name: &str) -> String {
    let tag = &tag[..tag.find('>').unwrap()];
    let name = format!("{name}=\"");
    tag.find(&name).map_or_else(String::new, |at| tag[at + name.len()..].split('"').next().unwrap().to_owned())
}

fn plain(xml: &str) -> String {
    xml.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn texts(row: &[Stands]) -> Vec<&str> {
    row.iter().filter_map(|cell| if let Stands::Text(text) = cell { Some(text.as_str()) } else { None }).collect()
}

#[test]
fn excel_gets_days_as_days_codes_as_text_and_every_row() {
    let firm = Firm::open();
    let (_, shelved) = firm.shelved();
    let loan = firm.lend(&[shelved[0].id]);
    loans::reverse(&firm.archive, &firm.actor, loan.id, "拿错一份").unwrap();
    firm.lend(&[shelved[0].id, shelved[1].id]);
    for &name in RegisterName::ALL {
        let target = firm.folder().join(format!("{}.xlsx", name.zh()));
        let exported = firm.export(name, &target);
        let (sheet, rows) = read(&target);
        assert_eq!(sheet, format!("{}2026", name.zh()));
        let page = firm.rows(name);
        assert_eq!((rows.len() - 1, exported.rows as usize), (page.rows.len(), page.rows.len()), "{name:?}");
        let heads = texts(&rows[0]);
        assert_eq!(heads[0], "序号");
        assert_eq!(heads[1..], page.columns.iter().map(|column| column.zh).collect::<Vec<_>>());
        for (n, (row, shown)) in rows[1..].iter().zip(&page.rows).enumerate() {
            assert_eq!(row[0], Stands::Number(n as f64 + 1.0));
            for ((cell, wanted), column) in row[1..].iter().zip(&shown.cells).zip(&page.columns) {
                let wanted = match (wanted, column.kind) {
                    (Cell::Empty, _) => Stands::Nothing,
                    (Cell::Number(n), _) => Stands::Number(f64::from(*n)),
                    (Cell::Text(day), ColumnKind::Date) => Stands::Day(day.clone()),
                    (Cell::Text(text), _) => Stands::Text(text.clone()),
                };
                assert_eq!(*cell, wanted, "{} in row {n} of {name:?}", column.key);
            }
        }
    }
    let journaled = journal::history(&firm.archive, firm.actor.person, None, 100).unwrap();
    assert_eq!(journaled.iter().filter(|row| row.action == Action::RegisterExport).count(), 4);
}

#[test]
fn a_code_that_looks_like_a_number_or_a_formula_stays_what_it_is() {
    let firm = Firm::open();
    let lines =
        vec![line("=HYPERLINK(\"x\")", Category::Drawing, "001234500000000000", "1.10", 1, SecurityLevel::Public)];
    receipts::register(&firm.archive, &firm.actor, firm.receipt_fields(lines)).unwrap();
    let target = firm.folder().join("out.xlsx");
    firm.export(RegisterName::Receipts, &target);
    let (_, rows) = read(&target);
    let texts = texts(&rows[1]);
    for wanted in ["=HYPERLINK(\"x\")", "001234500000000000", "1.10"] {
        assert!(texts.contains(&wanted), "{wanted} in {texts:?}");
    }
}

#[test]
fn a_file_is_only_replaced_when_asked_and_nothing_half_is_left() {
    let firm = Firm::open();
    firm.receive();
    let target = firm.folder().join("out.xlsx");
    std::fs::write(&target, "mine").unwrap();
    let export = |replace| export_xlsx(&firm.archive, &firm.actor, RegisterName::Receipts, FROM, TO, &target, replace);
    assert_eq!(export(false).unwrap_err().problem().code, "target.exists");
    assert_eq!(std::fs::read(&target).unwrap(), b"mine");
    assert!(export(true).is_ok());
    assert_eq!(read(&target).1.len(), 4);
    let nowhere = firm.folder().join("none").join("out.xlsx");
    assert!(export_xlsx(&firm.archive, &firm.actor, RegisterName::Receipts, FROM, TO, &nowhere, true).is_err());
    let exports = journal::history(&firm.archive, firm.actor.person, None, 100).unwrap();
    assert_eq!(exports.iter().filter(|row| row.action == Action::RegisterExport).count(), 1, "what failed is no act");
    let left = std::fs::read_dir(firm.folder())
        .unwrap()
        .filter(|entry| entry.as_ref().is_ok_and(|entry| entry.file_name().to_string_lossy().contains(".part")));
    assert_eq!(left.count(), 0);
}

#[test]
fn an_english_desk_gets_an_english_sheet() {
    let firm = Firm::open_in(Lang::En);
    firm.receive();
    let target = firm.folder().join("out.xlsx");
    firm.export(RegisterName::Receipts, &target);
    let (sheet, rows) = read(&target);
    assert_eq!(sheet, "Receipts 2026");
    assert_eq!(texts(&rows[0])[1], "Receipt no.");
    assert!(texts(&rows[1]).contains(&"Drawing"));
}

#[test]
fn the_list_goes_to_excel_as_it_stands() {
    let firm = Firm::open();
    let (_, shelved) = firm.shelved();
    firm.lend(&[shelved[0].id]);
    let target = firm.folder().join("list.xlsx");
    let columns = vec![ListColumn::Title, ListColumn::State, ListColumn::Filed, ListColumn::Pages];
    let query = crate::search::Query { text: shelved[0].title.clone(), ..Default::default() };
    let asked = ListExport { query, columns, target: target.clone(), replace: false };
    let exported = export_list(&firm.archive, &firm.actor, &asked).unwrap().value;
    let (sheet, rows) = read(&target);
    assert_eq!(sheet, "客供资料清单");
    assert_eq!(texts(&rows[0]), ["序号", "资料名称", "状态", "归档日期", "页数"], "her columns, in her order");
    assert_eq!(exported.rows as usize, rows.len() - 1);
    assert_eq!(rows.len(), 2, "only what was found");
    assert_eq!(rows[1][1], Stands::Text(shelved[0].title.clone()));
    assert_eq!(rows[1][2], Stands::Text("借出".into()));
    assert!(matches!(&rows[1][3], Stands::Day(_)), "a day is a day: {:?}", rows[1][3]);
    assert_eq!(rows[1][4], Stands::Number(f64::from(shelved[0].pages)));
    let again = export_list(&firm.archive, &firm.actor, &asked).unwrap_err();
    assert_eq!(again.problem().code, "target.exists", "what is there is not written over unasked");
    let journaled = journal::history(&firm.archive, firm.actor.person, None, 100).unwrap();
    assert_eq!(journaled.iter().filter(|row| row.action == Action::ListExport).count(), 1);
}
