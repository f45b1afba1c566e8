//! What a customer hands over in a project: drawings, specifications, samples, contracts and the
//! rest, with the numbers and sheets they would have.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;

use super::art::Art;
use super::words::CustomerWords;
use crate::materials::{Carrier, Category, CopyKind, Nature, Purpose, Retention, SecurityLevel};

/// What a drawing shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Plate,
    Shaft,
    Bracket,
    Sheet,
    Board,
    Harness,
    Mould,
}

impl Shape {
    /// Its name in the drawing template.
    pub fn code(self) -> &'static str {
        match self {
            Shape::Plate => "plate",
            Shape::Shaft => "shaft",
            Shape::Bracket => "bracket",
            Shape::Sheet => "sheet",
            Shape::Board => "board",
            Shape::Harness => "harness",
            Shape::Mould => "mould",
        }
    }

    /// The drawings that are made of such a part.
    fn drawings(self) -> &'static [&'static str] {
        match self {
            Shape::Plate => &["总装图", "零件图", "毛坯图", "检具图"],
            Shape::Shaft => &["零件图", "总图", "热处理图"],
            Shape::Bracket => &["零件图", "焊接图", "检具图"],
            Shape::Sheet => &["展开图", "装配图", "铭牌图"],
            Shape::Board => &["PCB 布局图", "外形图", "原理图"],
            Shape::Harness => &["线束图", "接线表"],
            Shape::Mould => &["模具总图", "冷却水路图", "型腔图"],
        }
    }
}

/// One thing that is handed over, with everything that reviewing and filing will say about it.
#[derive(Clone, Debug)]
pub(super) struct Document {
    pub title: String,
    pub category: Category,
    pub subtype: &'static str,
    pub drawing_no: String,
    pub revision: String,
    pub carrier: Carrier,
    pub copy_kind: CopyKind,
    pub copies: u32,
    pub pages: u32,
    pub condition: String,
    pub level: SecurityLevel,
    pub creator: String,
    /// How many days before its receipt it was made.
    pub age: u64,
    pub extra: BTreeMap<String, String>,
    pub nature: Nature,
    pub purpose: Purpose,
    pub retention: Retention,
    /// The product it is about, for the reasons of loans.
    pub product: String,
    /// Its files.
    pub art: Vec<Art>,
}

/// A project of a customer: a product, and what is still to be handed over of it.
pub(super) struct Project {
    pub code: String,
    rest: Vec<Document>,
}

impl Project {
    /// The next documents of the project, at most so many.
    pub fn take(&mut self, most: usize) -> Vec<Document> {
        let at = self.rest.len().saturating_sub(most);
        self.rest.split_off(at)
    }

    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }
}

/// How a number that belongs to a project is made: customer, year and running number.
struct Numbering<'a> {
    customer: &'a str,
    project: String,
    last: u32,
}

impl Numbering<'_> {
    fn drawing(&mut self) -> String {
        self.last += 1;
        format!("{}-{}-{:02}", self.customer, self.project, self.last)
    }
}

/// The `nth` project of a customer, begun on a day.
pub(super) fn begin(customer: &CustomerWords, nth: u32, begun: NaiveDate, rng: &mut Rng) -> Project {
    let products = customer.products;
    let base = products[nth as usize % products.len()];
    let product = match nth as usize / products.len() {
        0 => base.to_owned(),
        1 => format!("二代{base}"),
        n => format!("{base} {} 型", (b'A' + u8::try_from(n % 26).unwrap_or(0)) as char),
    };
    let project = format!("{:02}{:02}", begun.year().rem_euclid(100), nth % 90 + 1);
    let mut numbers = Numbering { customer: customer.code, project: project.clone(), last: 0 };
    let mut parts: Vec<_> = customer.trade.parts().to_vec();
    rng.shuffle(&mut parts);
    parts.truncate(4 + rng.usize(0..2));

    let mut all = Vec::new();
    for (part, shape) in parts {
        let title = format!("{product}{part}");
        let number = numbers.drawing();
        let mut drawings = shape.drawings().to_vec();
        drawings.truncate(1 + rng.usize(1..drawings.len().max(2)));
        for (i, what) in drawings.iter().enumerate() {
            let number = if i == 0 { number.clone() } else { numbers.drawing() };
            all.push(drawing(customer, &title, what, shape, &number, rng));
        }
        if rng.u8(0..10) < 3 {
            all.push(sample(customer, &product, &title, shape, &number, rng));
        }
    }
    for what in [
        "技术规格书",
        "来料检验规范",
        "表面处理要求",
        "可靠性试验大纲",
        "材料证明",
        "工艺流程图",
        "三维数模（光盘）",
        "工程更改通知",
    ] {
        if rng.u8(0..10) < 6 {
            all.push(technical(customer, &product, what, nth, rng));
        }
    }
    for what in ["开发与保密协议", "采购框架协议", "质量保证协议", "模具加工合同", "检具制作合同"]
    {
        if rng.u8(0..10) < 4 {
            all.push(contract(customer, &product, what, begun, nth, rng));
        }
    }
    for what in ["客户审核问题清单及回复", "包装与标识要求", "满意度调查表", "市场调研报告", "量产会议纪要"]
    {
        if rng.u8(0..10) < 5 {
            all.push(other(customer, &product, what, rng));
        }
    }
    // Drawings of one part stay together; the groups come in any order.
    let turn = rng.usize(0..all.len());
    all.rotate_left(turn);
    Project { code: format!("{}{project} {product}", customer.code), rest: all }
}

/// The same document in its next revision, as it comes after a change.
pub(super) fn revised(document: &Document) -> Document {
    let revision = match document.revision.as_bytes() {
        [letter @ b'A'..=b'Y'] => ((letter + 1) as char).to_string(),
        _ => match document.revision.rsplit_once('.') {
            Some((major, minor)) => format!("{major}.{}", minor.parse::<u32>().unwrap_or(0) + 1),
            None => "B".to_owned(),
        },
    };
    let art = document.art.iter().map(|art| art.revised(&revision)).collect();
    Document { revision, art, ..document.clone() }
}

fn drawing(customer: &CustomerWords, part: &str, what: &str, shape: Shape, number: &str, rng: &mut Rng) -> Document {
    let pages = if what.starts_with("零件图") { [1, 1, 2, 3, 4][rng.usize(0..5)] } else { 1 + rng.u32(0..2) };
    let revision = ["A", "A", "A", "B", "B", "C"][rng.usize(0..6)].to_owned();
    let counted = ["", "", "（两张）", "（三张）", "（四张）"][pages as usize];
    let title = format!("{part} {what}{counted}");
    let carrier =
        [Carrier::Paper, Carrier::Paper, Carrier::Paper, Carrier::Paper, Carrier::Electronic][rng.usize(0..5)];
    let size = ["A3", "A3", "A2", "A1"][rng.usize(0..4)];
    let scale = ["1:1", "1:2", "1:2", "1:5", "2:1"][rng.usize(0..5)];
    let extra = fields(&[("图幅", size), ("比例", scale), ("张数", &pages.to_string())]);
    let art = Art::Drawing {
        shape: shape.code(),
        seed: rng.u32(..),
        title: format!("{part} {what}"),
        customer: customer.short.to_owned(),
        number: number.to_owned(),
        revision: revision.clone(),
        scale: scale.to_owned(),
        pages,
    };
    let art = match rng.u8(0..100) {
        0..6 if carrier == Carrier::Paper => vec![Art::Scanned(Box::new(art))],
        6..18 if carrier == Carrier::Paper => Vec::new(),
        18..24 => vec![art, Art::Exchange { number: number.to_owned(), revision: revision.clone(), dxf: true }],
        _ => vec![art],
    };
    Document {
        title,
        category: Category::Drawing,
        subtype: if matches!(shape, Shape::Mould | Shape::Harness) { "工程图纸" } else { "产品图纸" },
        drawing_no: number.to_owned(),
        revision,
        carrier,
        copy_kind: if rng.u8(0..4) == 0 { CopyKind::Photocopy } else { CopyKind::Original },
        copies: if rng.u8(0..8) == 0 { 2 } else { 1 },
        pages,
        condition: condition(rng),
        level: level(rng, false),
        creator: customer.short.to_owned(),
        age: rng.u64(3..60),
        extra,
        nature: Nature::Technical,
        purpose: Purpose::Project,
        retention: Retention::Medium,
        product: part.to_owned(),
        art,
    }
}

fn technical(customer: &CustomerWords, product: &str, what: &str, nth: u32, rng: &mut Rng) -> Document {
    let disc = what.contains("光盘");
    let (letters, revision) = match what {
        "技术规格书" => ("SPEC", format!("1.{}", rng.u8(0..6))),
        "来料检验规范" => ("QC", format!("1.{}", rng.u8(0..4))),
        "表面处理要求" => ("SUR", "2.0".to_owned()),
        "可靠性试验大纲" => ("RT", format!("1.{}", rng.u8(0..3))),
        "材料证明" => ("MC", String::new()),
        "工艺流程图" => ("PF", "A".to_owned()),
        "工程更改通知" => ("ECN", String::new()),
        _ => ("3D", "A".to_owned()),
    };
    let number = format!("{}-{letters}-{:03}", customer.code, rng.u32(2..19) + nth * 17);
    let pages = match what {
        "技术规格书" => rng.u32(8..28),
        "可靠性试验大纲" => rng.u32(6..14),
        "材料证明" | "工艺流程图" => 1,
        _ if disc => 0,
        _ => rng.u32(2..8),
    };
    let title = match what {
        "工程更改通知" => format!("{product} 工程更改通知第 {} 号", rng.u8(1..16)),
        _ => format!("{product} {what}"),
    };
    let art = if disc {
        vec![Art::Exchange { number: number.clone(), revision: revision.clone(), dxf: false }]
    } else {
        vec![Art::Paper {
            kind: match what {
                "工程更改通知" => "notice",
                "材料证明" => "certificate",
                _ => "spec",
            },
            seed: rng.u32(..),
            title: title.clone(),
            customer: customer.name.to_owned(),
            number: number.clone(),
            pages: pages.max(1),
        }]
    };
    Document {
        title,
        category: Category::Technical,
        subtype: if what == "工艺流程图" {
            "工艺流程"
        } else if disc {
            "产品设计"
        } else {
            "技术规范"
        },
        extra: fields(&[("文件编号", &number)]),
        drawing_no: number,
        revision,
        carrier: if disc {
            Carrier::Disc
        } else {
            [Carrier::Paper, Carrier::Electronic][usize::from(rng.u8(0..3) == 0)]
        },
        copy_kind: CopyKind::Original,
        copies: 1,
        pages,
        condition: condition(rng),
        level: level(rng, disc),
        creator: customer.short.to_owned(),
        age: rng.u64(5..120),
        nature: Nature::Technical,
        purpose: [Purpose::Project, Purpose::Daily, Purpose::AfterSales][rng.usize(0..3)],
        retention: Retention::Medium,
        product: product.to_owned(),
        art,
    }
}

fn sample(customer: &CustomerWords, product: &str, part: &str, shape: Shape, number: &str, rng: &mut Rng) -> Document {
    let what = ["封样件", "封样件", "首件样品", "色板", "极限样"][rng.usize(0..5)];
    let count = rng.u32(1..4);
    let until = ["2027-06-30", "2027-12-31", "2028-12-31"][rng.usize(0..3)];
    let extra = fields(&[
        ("数量", &count.to_string()),
        ("单位", "件"),
        ("有效期", until),
        ("封样", if what == "封样件" { "是" } else { "否" }),
    ]);
    let seed = rng.u32(..);
    let views = 1 + rng.u32(0..3);
    Document {
        title: format!("{part} {what}"),
        category: Category::Sample,
        subtype: "实物样品",
        drawing_no: number.to_owned(),
        revision: "A".to_owned(),
        carrier: Carrier::Object,
        copy_kind: CopyKind::Original,
        copies: count,
        pages: 0,
        condition: "完好，无划痕".to_owned(),
        level: level(rng, false),
        creator: customer.short.to_owned(),
        age: rng.u64(2..30),
        extra,
        nature: Nature::Technical,
        purpose: Purpose::Project,
        retention: Retention::Short,
        product: product.to_owned(),
        art: (0..views).map(|view| Art::Photo { shape: shape.code(), seed, view, damaged: false }).collect(),
    }
}

fn contract(
    customer: &CustomerWords,
    product: &str,
    what: &str,
    begun: NaiveDate,
    nth: u32,
    rng: &mut Rng,
) -> Document {
    let number = format!("{}HT{}{:03}", customer.code, begun.year(), nth * 11 + rng.u32(1..11));
    let signed = begun.checked_sub_days(Days::new(rng.u64(5..40))).unwrap_or(begun);
    let end = signed.with_year(signed.year() + 3).unwrap_or(signed);
    let amount = format!("{}.00", rng.u32(8..480) * 1_000);
    let extra = fields(&[
        ("合同号", &number),
        ("签订日", &signed.to_string()),
        ("起始日", &signed.to_string()),
        ("截止日", &end.to_string()),
        ("金额", if what.contains("合同") { &amount } else { "" }),
    ]);
    let pages = rng.u32(3..9);
    let title = format!("{product} {what}");
    Document {
        category: Category::Contract,
        subtype: if what.contains("合同") { "合同" } else { "协议" },
        drawing_no: number.clone(),
        revision: String::new(),
        carrier: Carrier::Paper,
        copy_kind: CopyKind::Original,
        copies: if what.contains("保密") { 2 } else { 1 },
        pages,
        condition: condition(rng),
        level: level(rng, true),
        creator: customer.short.to_owned(),
        age: rng.u64(5..40),
        extra,
        nature: Nature::Contract,
        purpose: Purpose::Project,
        retention: Retention::Long,
        product: product.to_owned(),
        art: vec![Art::Paper {
            kind: "contract",
            seed: rng.u32(..),
            title: title.clone(),
            customer: customer.name.to_owned(),
            number,
            pages,
        }],
        title,
    }
}

fn other(customer: &CustomerWords, product: &str, what: &str, rng: &mut Rng) -> Document {
    let pages = rng.u32(1..6);
    let title = format!("{product} {what}");
    Document {
        category: Category::Other,
        subtype: if what.contains("调研") { "市场调研" } else { "客户反馈" },
        drawing_no: String::new(),
        revision: if what.contains("要求") { "1.0".to_owned() } else { String::new() },
        carrier: [Carrier::Paper, Carrier::Electronic][rng.usize(0..2)],
        copy_kind: CopyKind::Original,
        copies: 1,
        pages,
        condition: condition(rng),
        level: [SecurityLevel::Public, SecurityLevel::Internal, SecurityLevel::Internal][rng.usize(0..3)],
        creator: customer.short.to_owned(),
        age: rng.u64(1..30),
        extra: BTreeMap::new(),
        nature: if what.contains("审核") { Nature::Qualification } else { Nature::Technical },
        purpose: [Purpose::Daily, Purpose::AfterSales][rng.usize(0..2)],
        retention: Retention::Short,
        product: product.to_owned(),
        art: vec![Art::Paper {
            kind: "report",
            seed: rng.u32(..),
            title: title.clone(),
            customer: customer.name.to_owned(),
            number: String::new(),
            pages,
        }],
        title,
    }
}

fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
}

fn condition(rng: &mut Rng) -> String {
    ["完好", "完好", "完好", "完好", "完好", "封面折角", "边缘轻微卷曲", "图筒装，完好"][rng.usize(0..8)].to_owned()
}

fn level(rng: &mut Rng, higher: bool) -> SecurityLevel {
    match rng.u8(0..100) {
        0..4 => SecurityLevel::Core,
        4..40 => SecurityLevel::Confidential,
        40..60 if higher => SecurityLevel::Confidential,
        40..94 => SecurityLevel::Internal,
        _ => SecurityLevel::Public,
    }
}
