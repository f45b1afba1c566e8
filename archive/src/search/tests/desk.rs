//! A small archive to search in.

use std::sync::{Arc, LazyLock};

use tempfile::TempDir;

use crate::access::{self, Actor, Role};
use crate::archive::Archive;
use crate::clock::SetClock;
use crate::customers::{self, Customer, CustomerFields};
use crate::ids::{MaterialId, PersonId, PlaceId};
use crate::materials::{
    self, Carrier, Category, CopyKind, FilingFields, Material, Nature, Purpose, Retention, ReviewRequest, SecurityLevel,
};
use crate::people::{self, PersonFields};
use crate::places::{self, PlaceFields, PlaceKind};
use crate::receipts::{self, LineFields, Method, ReceiptFields, ReviewResult};
use crate::search::{Filters, Found, Query, Sort, find};
use crate::settings::Setup;
use crate::words::Lang;

pub struct Desk {
    pub archive: Archive,
    pub actor: Actor,
    /// 责任人 林若溪.
    pub owner: PersonId,
    /// 资料室 B 柜 3 层.
    pub shelf: PlaceId,
    pub cabinet: PlaceId,
    _folder: TempDir,
}

/// The archive that tests may only look at.
pub static SHARED: LazyLock<Desk> = LazyLock::new(Desk::furnished);

impl Desk {
    /// An archive with its people and places and nothing received.
    pub fn empty() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(SetClock::at("2026-11-23".parse().unwrap()));
        let setup = Setup {
            company: "云砚精工".into(),
            company_code: "Q001".into(),
            operator: "周晓岚".into(),
            department: "资料室".into(),
            lang: Lang::Zh,
        };
        let archive = Archive::init_with(&folder.path().join("archive"), &setup, clock).unwrap();
        let actor = access::operator(&archive).unwrap();
        let department = people::list_departments(&archive).unwrap()[0].id;
        let owner = PersonFields {
            name: "林若溪".into(),
            badge: "A0317".into(),
            department,
            phone: String::new(),
            role: Role::Reader,
            undertaking_until: String::new(),
        };
        let owner = people::add(&archive, &actor, owner).unwrap().value.id;
        let room = places::list(&archive).unwrap()[0].id;
        let place = |parent, kind, name: &str| {
            let fields =
                PlaceFields { parent: Some(parent), kind, name: name.into(), note: String::new(), capacity: None };
            places::add(&archive, &actor, fields).unwrap().value.id
        };
        let cabinet = place(room, PlaceKind::Cabinet, "B 柜");
        let shelf = place(cabinet, PlaceKind::Shelf, "3 层");
        Desk { archive, actor, owner, shelf, cabinet, _folder: folder }
    }

    /// Three customers, eleven materials, four of them filed.
    pub fn furnished() -> Desk {
        let desk = Desk::empty();
        let hx = desk.customer("HX", "华芯电子科技有限公司", "华芯电子", "华新电子厂、宏兴");
        let cq = desk.customer("CQJ", "重庆长江机床厂", "重庆机床", "");
        let zt = desk.customer("ZT", "中拓试验设备", "中拓", "");
        let old = desk.receive(
            &cq,
            "2025-03-05",
            "陈立群",
            "减速机",
            &["行星轮架|QC-2601-03|A", "长轴零件图（四张）||", "总装图|QC-2588|B"],
        );
        let hx = desk.receive(
            &hx,
            "2026-11-18",
            "苏晚舟",
            "HX2601 电源项目",
            &[
                "稳压模块外壳 总装图|HX-2601-03|C",
                "输出轴|HX-2601-07|B",
                "PCB 主板检验规范 V2.4|HX-SPEC-118|1.4",
                "屏蔽罩 展开图|HX-2604-02|A",
                "华兴试验合同|HT-118|",
            ],
        );
        desk.receive(
            &zt,
            "2026-11-23",
            "白屿",
            "",
            &["试验合同（第二版）||", "表面处理要求及色板|ZT/SUR·09|2.0", "调试记录 传动轴||"],
        );
        desk.file(&[old[0], old[2], hx[0], hx[1]]);
        desk
    }

    pub fn customer(&self, code: &str, name: &str, short: &str, former: &str) -> Customer {
        let fields = CustomerFields {
            code: code.into(),
            name: name.into(),
            short_name: short.into(),
            former_names: former.into(),
            ..CustomerFields::default()
        };
        customers::add(&self.archive, &self.actor, fields).unwrap().value
    }

    /// Receives lines of `title|图号|版次`.
    pub fn receive(&self, customer: &Customer, day: &str, by: &str, project: &str, lines: &[&str]) -> Vec<MaterialId> {
        let line = |line: &&str| {
            let parts: Vec<&str> = line.split('|').collect();
            LineFields {
                title: parts[0].into(),
                category: if parts[0].contains("合同") { Category::Contract } else { Category::Drawing },
                subtype: String::new(),
                drawing_no: parts[1].into(),
                revision: parts[2].into(),
                carrier: Carrier::Paper,
                copy_kind: CopyKind::Original,
                copies: 1,
                pages: 4,
                condition: "完好".into(),
                doc_date: None,
                creator: String::new(),
                security_level: SecurityLevel::Internal,
                note: String::new(),
                extra: Default::default(),
                attachments: Vec::new(),
            }
        };
        let fields = ReceiptFields {
            customer: customer.id,
            received_on: day.into(),
            method: Method::InPerson,
            provided_by: by.into(),
            provider_phone: String::new(),
            courier_no: String::new(),
            project: project.into(),
            return_by: None,
            secrecy: String::new(),
            handler: None,
            note: String::new(),
            lines: lines.iter().map(line).collect(),
            draft: None,
        };
        receipts::register(&self.archive, &self.actor, fields).unwrap().value.lines.iter().map(|line| line.id).collect()
    }

    /// Reviews and files materials.
    pub fn file(&self, materials: &[MaterialId]) -> Vec<Material> {
        let review = ReviewRequest {
            materials: materials.to_vec(),
            result: ReviewResult::Pass,
            reason: String::new(),
            due_on: None,
            checklist: Vec::new(),
        };
        materials::review(&self.archive, &self.actor, &review).unwrap();
        let fields = |&id: &MaterialId| {
            let material = materials::get(&self.archive, id).unwrap().unwrap();
            FilingFields {
                material: id,
                title: material.title,
                category: material.category,
                subtype: material.category.subtypes()[0].into(),
                drawing_no: material.drawing_no,
                revision: material.revision,
                doc_date: Some("2025-01-15".into()),
                creator: "设计所".into(),
                nature: Nature::Technical,
                purpose: Purpose::Project,
                retention_class: Retention::Medium,
                security_level: SecurityLevel::Confidential,
                level_reason: String::new(),
                secret_until: Some("2030-12-31".into()),
                owner: self.owner,
                place: Some(self.shelf),
                pages: material.pages,
                extra: (material.category.fields().iter())
                    .map(|field| {
                        let value = if field.shape() == materials::FieldShape::Day { "2026-01-01" } else { "1" };
                        (field.code().to_owned(), value.to_owned())
                    })
                    .collect(),
            }
        };
        let request: Vec<_> = materials.iter().map(fields).collect();
        materials::file(&self.archive, &self.actor, &request).unwrap().value
    }

    pub fn ask(&self, text: &str, filters: Filters, sort: Sort) -> Found {
        find(&self.archive, &Query { text: text.into(), filters, sort, after: None, limit: 0 }).unwrap()
    }

    /// The titles found for some words, best first.
    pub fn titles(&self, text: &str) -> Vec<String> {
        titles(&self.ask(text, Filters::default(), Sort::Relevance))
    }
}

pub fn titles(found: &Found) -> Vec<String> {
    found.rows.iter().map(|hit| hit.row.title.clone()).collect()
}
