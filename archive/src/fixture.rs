//! A small firm whose year was made by the verbs alone: what tests of paper and books stand on.
#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;
use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};
use tempfile::TempDir;

use crate::access::{Actor, Role};
use crate::archive::Archive;
use crate::attachments::{AttachRequest, AttachmentRole, FileToAttach, OnDuplicate, Owner, attach};
use crate::clock::SetClock;
use crate::customers::{self, CustomerFields};
use crate::files::Flow;
use crate::ids::{CustomerId, DepartmentId, LoanId, MaterialId, PersonId, PlaceId};
use crate::loans::{
    self, ApproveRequest, ConditionIn, LendRequest, LineBack, Loan, LoanFields, LoanLineFields, LoanMode,
    TakeBackRequest,
};
use crate::materials::{
    self, Carrier, Category, CopyKind, FilingFields, Finding, Material, Nature, PointResult, Purpose, Retention,
    ReviewRequest, SecurityLevel,
};
use crate::people::{self, DepartmentFields, PersonFields};
use crate::places::{self, PlaceFields, PlaceKind};
use crate::receipts::{self, LineFields, Method, Receipt, ReceiptFields, ReviewResult};
use crate::settings::{self, Setup};
use crate::words::Lang;

/// The firm, its archive, and the people who matter.
pub struct Firm {
    pub temp: TempDir,
    pub clock: Arc<SetClock>,
    pub archive: Archive,
    pub actor: Actor,
    pub customer: CustomerId,
    pub borrower: PersonId,
    pub head: PersonId,
    pub department: DepartmentId,
    pub place: PlaceId,
}

impl Firm {
    /// Opens the firm on 2026-11-23 at nine.
    pub fn open() -> Firm {
        Firm::open_in(Lang::Zh)
    }

    pub fn open_in(lang: Lang) -> Firm {
        let temp = TempDir::new().unwrap();
        let setup = Setup {
            company: "云砚精工有限公司".into(),
            company_code: "Q001".into(),
            operator: "周晓岚".into(),
            department: "资料室".into(),
            lang,
        };
        let clock = Arc::new(SetClock::at(day("2026-11-23")));
        let archive = Archive::init_with(&temp.path().join("客档"), &setup, clock.clone()).unwrap();
        let actor = crate::access::operator(&archive).unwrap();
        let mut firm = Firm {
            temp,
            clock,
            archive,
            actor,
            customer: CustomerId::new(),
            borrower: PersonId::new(),
            head: PersonId::new(),
            department: DepartmentId::new(),
            place: PlaceId::new(),
        };
        firm.settle();
        firm
    }

    fn settle(&mut self) {
        let department = |name: &str, head| DepartmentFields {
            name: name.into(),
            head,
            deputy: None,
            deputy_from: String::new(),
            deputy_until: String::new(),
        };
        let keepers = people::list_departments(&self.archive).unwrap().remove(0);
        self.department =
            people::add_department(&self.archive, &self.actor, department("工艺部", None)).unwrap().value.id;
        self.head = self.person("马骏驰", self.department, Role::Head, "");
        self.borrower = self.person("陈立群", self.department, Role::Reader, "317");
        let keeper = self.person("何慧敏", keepers.id, Role::Head, "");
        for (id, name, head) in [(self.department, "工艺部", self.head), (keepers.id, "资料室", keeper)] {
            people::change_department(&self.archive, &self.actor, id, department(name, Some(head))).unwrap();
        }
        let fields = CustomerFields {
            code: "HD".into(),
            name: "恒达精密机械（苏州）有限公司".into(),
            short_name: "恒达精密".into(),
            contact: "罗一鸣".into(),
            ..CustomerFields::default()
        };
        self.customer = customers::add(&self.archive, &self.actor, fields).unwrap().value.id;
        let place = |parent, kind, name: &str| {
            let fields = PlaceFields { parent, kind, name: name.into(), note: String::new(), capacity: None };
            places::add(&self.archive, &self.actor, fields).unwrap().value.id
        };
        let room = place(None, PlaceKind::Room, "一号库");
        let cabinet = place(Some(room), PlaceKind::Cabinet, "B 柜");
        let shelf = place(Some(cabinet), PlaceKind::Shelf, "3 层");
        self.place = place(Some(shelf), PlaceKind::Box, "5 盒");
        let mut settings = self.archive.settings().unwrap();
        settings.owner_head_approves = true;
        settings::change(&self.archive, &self.actor, settings).unwrap();
    }

    fn person(&self, name: &str, department: DepartmentId, role: Role, badge: &str) -> PersonId {
        let fields = PersonFields {
            name: name.into(),
            badge: badge.into(),
            department,
            phone: if badge.is_empty() { String::new() } else { "8317".into() },
            role,
            undertaking_until: String::new(),
        };
        people::add(&self.archive, &self.actor, fields).unwrap().value.id
    }

    /// Lets days pass; the clock stands at nine again.
    pub fn days_pass(&self, days: i64) {
        self.clock.advance(TimeDelta::days(days));
    }

    pub fn receipt_fields(&self, lines: Vec<LineFields>) -> ReceiptFields {
        ReceiptFields {
            customer: self.customer,
            received_on: self.archive.today().to_string(),
            method: Method::Courier,
            provided_by: "罗一鸣".into(),
            provider_phone: "8802".into(),
            courier_no: "SF1234567890123".into(),
            project: "HD-2026-17".into(),
            return_by: Some("2027-05-31".into()),
            secrecy: String::new(),
            handler: Some(self.borrower),
            note: "图纸筒，完好".into(),
            lines,
            draft: None,
        }
    }

    /// Three lines of one customer: two drawings and a contract.
    pub fn receive(&self) -> Receipt {
        let lines = vec![
            line("夹具定位座 图纸", Category::Drawing, "HD-JJ-0420", "A", 3, SecurityLevel::Confidential),
            line("定位座 检具图", Category::Drawing, "HD-JJ-0421", "A", 2, SecurityLevel::Internal),
            line("检具合同及附图", Category::Contract, "HD-HT-2026-0093", "", 6, SecurityLevel::Internal),
        ];
        receipts::register(&self.archive, &self.actor, self.receipt_fields(lines)).unwrap().value
    }

    pub fn review(&self, materials: &[MaterialId], result: ReviewResult, reason: &str) {
        let ok = |point| Finding { point, result: PointResult::Ok, note: String::new() };
        let mut checklist: Vec<_> = (1..=9).map(ok).collect();
        if result != ReviewResult::Pass {
            checklist[4] = Finding { point: 5, result: PointResult::NotOk, note: reason.into() };
        }
        let due_on = (result == ReviewResult::Supplement).then(|| "2026-11-30".into());
        let request = ReviewRequest { materials: materials.into(), result, reason: reason.into(), due_on, checklist };
        materials::review(&self.archive, &self.actor, &request).unwrap();
    }

    pub fn filing_fields(&self, id: MaterialId) -> FilingFields {
        let material = self.material(id);
        FilingFields {
            material: id,
            title: material.title,
            category: material.category,
            subtype: material.subtype,
            drawing_no: material.drawing_no,
            revision: material.revision,
            doc_date: Some("2026-02-26".into()),
            creator: "恒达设计部".into(),
            nature: Nature::Technical,
            purpose: Purpose::Project,
            retention_class: Retention::Medium,
            security_level: material.security_level,
            level_reason: String::new(),
            secret_until: Some("2030-12-31".into()),
            owner: self.actor.person,
            place: Some(self.place),
            pages: material.pages,
            extra: Default::default(),
        }
    }

    pub fn file(&self, materials: &[MaterialId]) -> Vec<Material> {
        let fields: Vec<_> = materials.iter().map(|&id| self.filing_fields(id)).collect();
        materials::file(&self.archive, &self.actor, &fields).unwrap().value
    }

    pub fn set_pin(&self, id: PersonId, pin: &str) {
        people::set_pin(&self.archive, &self.actor, &people::PinChange::first(id, pin)).unwrap();
    }

    /// Received, passed and filed: three materials on the shelf.
    pub fn shelved(&self) -> (Receipt, Vec<Material>) {
        let receipt = self.receive();
        let ids: Vec<_> = receipt.lines.iter().map(|line| line.id).collect();
        self.review(&ids, ReviewResult::Pass, "");
        (receipt, self.file(&ids))
    }

    pub fn material(&self, id: MaterialId) -> Material {
        materials::get(&self.archive, id).unwrap().unwrap()
    }

    pub fn loan_fields(&self, materials: &[MaterialId]) -> LoanFields {
        LoanFields {
            borrower: self.borrower,
            use_reason: "C 版首件工艺评审".into(),
            project: "HX2601 稳压模块".into(),
            mode: LoanMode::OutOriginal,
            destination: String::new(),
            days: Some(14),
            lines: materials
                .iter()
                .map(|&material| LoanLineFields { material, copies: None, condition_out: "完好".into() })
                .collect(),
            draft: None,
        }
    }

    pub fn request(&self, materials: &[MaterialId]) -> Loan {
        loans::request(&self.archive, &self.actor, &self.loan_fields(materials)).unwrap().value
    }

    /// Every missing step in ink by who usually decides.
    pub fn approve(&self, loan: LoanId) -> Loan {
        loans::approve(&self.archive, &self.actor, &ApproveRequest { loan, decisions: loans::Decisions::AllInInk })
            .unwrap()
            .value
    }

    /// Requested, approved in ink, handed out.
    pub fn lend(&self, materials: &[MaterialId]) -> Loan {
        let loan = self.request(materials);
        self.approve(loan.id);
        loans::lend(&self.archive, &self.actor, &LendRequest { loan: loan.id, lines: Vec::new() }).unwrap().value
    }

    pub fn take_back(&self, loan: &Loan, condition: ConditionIn, missing: u32, note: &str) {
        let lines = loan.lines.iter().map(|line| LineBack {
            loan: loan.id,
            material: line.material,
            copies: line.copies,
            pages: line.pages - missing.min(line.pages),
            condition,
            note: note.into(),
            incident: false,
        });
        let request = TakeBackRequest { lines: lines.collect() };
        loans::take_back(&self.archive, &self.actor, &request).unwrap();
    }

    pub fn attach(&self, owner: Owner, name: &str, bytes: &[u8]) {
        self.attach_as(AttachmentRole::Scan, owner, name, bytes);
    }

    pub fn attach_as(&self, role: AttachmentRole, owner: Owner, name: &str, bytes: &[u8]) {
        let path = self.temp.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let request = AttachRequest {
            owner,
            files: vec![FileToAttach { path, role }],
            on_duplicate: OnDuplicate::Link,
            note: String::new(),
            came_from: String::new(),
        };
        attach(&self.archive, &self.actor, &request, &mut |_| Flow::Continue).unwrap();
    }

    pub fn folder(&self) -> &Path {
        self.temp.path()
    }
}

pub fn line(
    title: &str,
    category: Category,
    drawing_no: &str,
    revision: &str,
    pages: u32,
    level: SecurityLevel,
) -> LineFields {
    LineFields {
        title: title.into(),
        category,
        subtype: String::new(),
        drawing_no: drawing_no.into(),
        revision: revision.into(),
        carrier: Carrier::Paper,
        copy_kind: CopyKind::Original,
        copies: 1,
        pages,
        condition: "完好".into(),
        doc_date: None,
        creator: String::new(),
        security_level: level,
        note: String::new(),
        extra: Default::default(),
        attachments: Vec::new(),
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
