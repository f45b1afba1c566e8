//! Believable sheets of every form, of any length: for tests, for a first look
//! at a form in the settings, and for a trial print (试打). Names are invented.

mod registers;
mod slips;

use super::frame::{Body, FormSheet};
use super::labels::{MaterialLabel, MaterialLabels, PersonBadge, PersonBadges, PlaceLabel, PlaceLabels};
use super::{Fact, Form, HistoryCard, HistoryEvent, HistoryFile, PageMark, PagePrint, Register};
use crate::words::Lang;

/// The company on the samples.
pub const COMPANY: &str = "云砚精工有限公司";

/// A believable sheet of a form with `n` lines.
pub fn sample(form: Form, n: usize, lang: Lang) -> FormSheet {
    let mut sheet = FormSheet::new(body(form, n), COMPANY, lang);
    let frame = &mut sheet.frame;
    frame.printed_by = "周晓岚".into();
    frame.printed_at = "2026-11-23 10:41".into();
    frame.made = 1_795_401_660;
    frame.chain = "7f3a-91c2".into();
    let (number, security, retention) = match form {
        Form::ReceiptSlip => ("JSD20261123-002", "", "3 年"),
        Form::ReviewRecord => ("SHD20261123-001", "普通商密", "3 年"),
        Form::LoanSlip => ("JYD20261123-003", "普通商密", "3 年"),
        Form::RecallNotice => ("CHD20261123-001", "", "1 年"),
        Form::RenewalRequest => ("XJD20261123-001", "", "1 年"),
        Form::HistoryCard | Form::PagePrint => ("KG-TZ-2026-0013", "普通商密", ""),
        Form::MaterialLabel | Form::PlaceLabel | Form::PersonBadge => ("", "", ""),
        _ => ("", "", "长期"),
    };
    frame.number = number.into();
    frame.security = security.into();
    frame.retention = retention.into();
    if !number.is_empty() {
        frame.code = "KG2600001234".into();
    }
    sheet
}

fn body(form: Form, n: usize) -> Body {
    match form {
        Form::ReceiptRegister => Body::ReceiptRegister(register(n, registers::receipt)),
        Form::FilingRegister => Body::FilingRegister(register(n, registers::filing)),
        Form::UseRegister => Body::UseRegister(register(n, registers::used)),
        Form::LoanRegister => Body::LoanRegister(register(n, registers::loan)),
        Form::ReceiptSlip => Body::ReceiptSlip(slips::receipt(n)),
        Form::ReviewRecord => Body::ReviewRecord(slips::review(n)),
        Form::LoanSlip => Body::LoanSlip(slips::loan(n)),
        Form::RecallNotice => Body::RecallNotice(slips::recall(n)),
        Form::RenewalRequest => Body::RenewalRequest(slips::renewal(n)),
        Form::HistoryCard => Body::HistoryCard(history(n)),
        Form::PagePrint => Body::PagePrint(page(n)),
        Form::MaterialLabel => Body::MaterialLabels(MaterialLabels { labels: (0..n).map(label).collect() }),
        Form::PlaceLabel => Body::PlaceLabels(PlaceLabels { places: (0..n).map(place).collect() }),
        Form::PersonBadge => Body::PersonBadges(PersonBadges { badges: (0..n).map(badge).collect() }),
    }
}

/// A page of nothing but a grey square: as many lines as it has degrees to turn.
fn page(n: usize) -> PagePrint {
    PagePrint {
        title: TITLES[0].into(),
        customer: CUSTOMERS[0].into(),
        drawing: "HX-2601-03 / C".into(),
        file: "HX-2601-03_C.pdf".into(),
        page: "第 2 页，共 4 页，局部".into(),
        hash: "9f2c41d07be35a18".into(),
        turn: [0, 90, 180, 270][n % 4],
        ratio: 40.0 / 24.0,
        marks: (0..n.min(9)).map(page_mark).collect(),
        picture: include_bytes!("samples/grey.png").to_vec(),
    }
}

fn page_mark(i: usize) -> PageMark {
    let at = 0.1 * i as f64;
    PageMark {
        nth: (i + 1).to_string(),
        is_box: i.is_multiple_of(3),
        is_arrow: i % 3 == 1,
        from: [at, 0.2],
        to: [at + 0.3, 0.8],
        note: pick(i, &["孔距与合同附图不符", "漏了公差", "焊缝高与技术要求第 1 条不一致，请客户确认"]).into(),
    }
}

fn register<Row>(n: usize, row: fn(usize) -> Row) -> Register<Row> {
    Register {
        period: "2026-01-01 ～ 2026-11-23".into(), range: "全部客户".into(), rows: (0..n).map(row).collect()
    }
}

/// The `i`-th of a few values, round and round.
fn pick<'a>(i: usize, values: &[&'a str]) -> &'a str {
    values[i % values.len()]
}

const TITLES: [&str; 6] = [
    "稳压模块外壳 零件图（四张）",
    "输出轴",
    "稳压模块 技术规格书",
    "夹具定位座 图纸",
    "高压变频驱动总成热管理系统冷却回路三维布置与管路走向技术说明书（含附录 A～F）",
    "检具合同及附图",
];
const PEOPLE: [&str; 5] = ["周晓岚", "陈立群", "马骏驰", "何慧敏", "欧阳若溪"];
const CUSTOMERS: [&str; 4] = ["恒达精密", "华芯电子", "云岭汽车零部件（苏州）有限公司", "德朗科技"];

fn archive_no(i: usize) -> String {
    if i % 7 == 4 { format!("Q001-KG·JS·2026·D10·HX-{:04}", i + 13) } else { format!("KG-TZ-2026-{:04}", i + 13) }
}

fn history(n: usize) -> HistoryCard {
    let facts = [
        ("档号", "KG-TZ-2026-0013", false),
        ("接收编号", "JSD20260302-004", false),
        ("资料名称", TITLES[0], true),
        ("客户", "华芯电子", false),
        ("项目/合同", "HX2601 稳压模块", false),
        ("类别", "设计图纸", false),
        ("性质", "技术文件", false),
        ("图号", "HX-2601-07", false),
        ("版次", "B（现行有效）", false),
        ("密级", "普通商密 至 2030-12-31", false),
        ("保管期限", "定期 10 年，至 2036-12-31", false),
        ("责任人", "周晓岚", false),
        ("存放位置", "一号库 B-3-05", false),
        ("份数/页数", "1 份 4 页", false),
    ];
    let acts = [
        ("接收", "提供人 罗一鸣，面交，图纸筒完好"),
        ("审核", "合格"),
        ("归档", "一号库 B-3-05，1 份 4 页"),
        ("借出", "借给 陈立群（工艺部），批准人 马骏驰，应还 2026-12-07"),
        ("归还", "完好，1 份 4 页"),
    ];
    HistoryCard {
        facts: facts.map(|(label, value, wide)| Fact { label: label.into(), value: value.into(), wide }).to_vec(),
        files: vec![
            HistoryFile {
                name: "HX-2601-07_B.pdf".into(),
                size: "2.1 MB / 4 页".into(),
                hash: "9f86d081884c7d65".into(),
                added_on: "2026-03-02".into(),
                state: "有效".into(),
            },
            HistoryFile {
                name: "稳压模块外壳 第一次扫描（灰度 400 dpi，前台扫描仪）2026-03-02.tif".into(),
                size: "18.4 MB / 4 页".into(),
                hash: "60303ae22b998861".into(),
                added_on: "2026-03-02".into(),
                state: "已撤下".into(),
            },
        ],
        events: (0..n)
            .map(|i| HistoryEvent {
                at: format!("2026-{:02}-{:02} 10:{:02}", i % 11 + 1, i % 27 + 1, i % 60),
                act: acts[i % acts.len()].0.into(),
                slip: format!("JYD202611{:02}-{:03}", i % 22 + 1, i % 999 + 1),
                by: pick(i, &PEOPLE).into(),
                details: acts[i % acts.len()].1.into(),
            })
            .collect(),
        summary: "借阅 7 次，累计在外 63 天，逾期 1 次".into(),
    }
}

fn label(i: usize) -> MaterialLabel {
    MaterialLabel {
        archive_no: archive_no(i),
        title: pick(i, &TITLES).into(),
        category: "设计图纸".into(),
        date: "2026-11-23".into(),
        owner: pick(i, &PEOPLE).into(),
        customer: pick(i, &CUSTOMERS).into(),
        retention: "10 年".into(),
        security: pick(i, &["普通商密", "", "核心商密"]).into(),
        code: format!("KG26{:08}", i + 1_234),
    }
}

fn place(i: usize) -> PlaceLabel {
    let room = pick(i, &["一号库", "三楼东侧恒温恒湿样品保管间", "样品间"]);
    let (cabinet, shelf, spot) = (pick(i, &["B", "A12", "密集架 104"]), i % 6 + 1, i % 12 + 1);
    PlaceLabel {
        room: room.into(),
        short: format!("{cabinet}-{shelf}-{spot}"),
        path: format!("{room} {cabinet} 柜 {shelf} 层 {spot} 盒"),
        note: pick(i, &["设计图纸", "", "封样与首件样品，取用后归还原位"]).into(),
        code: format!("KW26{:08}", i + 41),
    }
}

fn badge(i: usize) -> PersonBadge {
    PersonBadge {
        name: pick(i, &["陈立群", "买买提·艾合买提江", "欧阳若溪"]).into(),
        department: pick(i, &["工艺部", "生产一部 机加工车间"]).into(),
        staff_no: format!("{:04}", i + 317),
        code: format!("KP{:08}", i + 317),
    }
}
