//! The whole path of an ordinary day through the public verbs, and promises of the design that lie
//! in the core: each of these fails when its promise breaks.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod custody;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use archive::access::{self, Actor, Role};
use archive::archive::DATABASE;
use archive::attachments::{self, AttachRequest, AttachmentRole, FileToAttach, OnDuplicate, Owner};
use archive::checks::{self, CheckId, Scope};
use archive::clock::SetClock;
use archive::customers::CustomerFields;
use archive::files::Flow;
use archive::ids::PersonId;
use archive::incidents::{self, CloseRequest, IncidentOutcome};
use archive::loans::{
    ApproveRequest, ConditionIn, LendRequest, LineBack, LoanFields, LoanLineFields, LoanMode, LoanState, RenewRequest,
    TakeBackRequest,
};
use archive::marks::{self, MarkFields, MarkKind, Spot};
use archive::materials::{
    Carrier, Category, CopyKind, Custody, FilingFields, Lifecycle, Material, Nature, Purpose, Retention, ReviewRequest,
    SecurityLevel,
};
use archive::people::{DepartmentFields, PersonFields};
use archive::places::{PlaceFields, PlaceKind};
use archive::receipts::{LineFields, Method, Receipt, ReceiptFields, ReviewResult};
use archive::settings::Setup;
use archive::words::Lang;
use archive::{Archive, Error, customers, journal, loans, materials, people, places, receipts};
use chrono::NaiveDate;

struct Desk {
    folder: tempfile::TempDir,
    clock: Arc<SetClock>,
    archive: Archive,
    archivist: Actor,
    borrower: PersonId,
    head: PersonId,
    customer: archive::ids::CustomerId,
    place: archive::ids::PlaceId,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let setup = Setup {
            company: "云砚精工有限公司".into(),
            company_code: "Q001".into(),
            operator: "周晓岚".into(),
            department: "行政部".into(),
            lang: Lang::Zh,
        };
        let clock = Arc::new(SetClock::at(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()));
        let archive = Archive::init_with(&folder.path().join("客档"), &setup, clock.clone()).unwrap();
        let archivist = access::operator(&archive).unwrap();
        let department = |head| DepartmentFields {
            name: "工艺部".into(),
            head,
            deputy: None,
            deputy_from: String::new(),
            deputy_until: String::new(),
        };
        let workshop = people::add_department(&archive, &archivist, department(None)).unwrap().value.id;
        let person = |name: &str, role| PersonFields {
            name: name.into(),
            badge: String::new(),
            department: workshop,
            phone: String::new(),
            role,
            undertaking_until: String::new(),
        };
        let head = people::add(&archive, &archivist, person("马骏驰", Role::Head)).unwrap().value.id;
        let borrower = people::add(&archive, &archivist, person("陈立群", Role::Reader)).unwrap().value.id;
        people::change_department(&archive, &archivist, workshop, department(Some(head))).unwrap();
        let fields = CustomerFields {
            code: "HX".into(),
            name: "华芯电子有限公司".into(),
            short_name: "华芯电子".into(),
            ..Default::default()
        };
        let customer = customers::add(&archive, &archivist, fields).unwrap().value.id;
        let box_ = PlaceFields {
            parent: None,
            kind: PlaceKind::Box,
            name: "一号盒".into(),
            note: String::new(),
            capacity: Some(20),
        };
        let place = places::add(&archive, &archivist, box_).unwrap().value.id;
        Desk { folder, clock, archive, archivist, borrower, head, customer, place }
    }

    /// The database as any other program may open it.
    fn another_program(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.root().join(DATABASE)).unwrap()
    }

    fn attach(&self, owner: Owner, name: &str) {
        let path = self.folder.path().join(name);
        fs::write(&path, name).unwrap();
        let request = AttachRequest {
            owner,
            files: vec![FileToAttach { path, role: AttachmentRole::Approval }],
            on_duplicate: OnDuplicate::Link,
            note: String::new(),
            came_from: String::new(),
        };
        attachments::attach(&self.archive, &self.archivist, &request, &mut |_| Flow::Continue).unwrap();
    }

    fn root(&self) -> std::path::PathBuf {
        self.folder.path().join("客档")
    }

    fn receipt_fields(&self, title: &str) -> ReceiptFields {
        ReceiptFields {
            customer: self.customer,
            received_on: "2026-11-23".into(),
            method: Method::InPerson,
            provided_by: "罗一鸣".into(),
            provider_phone: String::new(),
            courier_no: String::new(),
            project: "HX2601".into(),
            return_by: None,
            secrecy: String::new(),
            handler: None,
            note: String::new(),
            lines: vec![LineFields {
                title: title.into(),
                category: Category::Drawing,
                subtype: String::new(),
                drawing_no: "HX-2601-03".into(),
                revision: "C".into(),
                carrier: Carrier::Paper,
                copy_kind: CopyKind::Original,
                copies: 1,
                pages: 4,
                condition: "完好".into(),
                doc_date: None,
                creator: "华芯电子".into(),
                security_level: SecurityLevel::Internal,
                note: String::new(),
                extra: BTreeMap::new(),
                attachments: Vec::new(),
            }],
            draft: None,
        }
    }

    fn receive(&self, title: &str) -> Receipt {
        receipts::register(&self.archive, &self.archivist, self.receipt_fields(title)).unwrap().value
    }

    fn pass(&self, material: &Material) {
        let request = ReviewRequest {
            materials: vec![material.id],
            result: ReviewResult::Pass,
            reason: String::new(),
            due_on: None,
            checklist: Vec::new(),
        };
        materials::review(&self.archive, &self.archivist, &request).unwrap();
    }

    fn filing(&self, material: &Material) -> FilingFields {
        FilingFields {
            material: material.id,
            title: material.title.clone(),
            category: material.category,
            subtype: String::new(),
            drawing_no: material.drawing_no.clone(),
            revision: material.revision.clone(),
            doc_date: None,
            creator: material.creator.clone(),
            nature: Nature::Technical,
            purpose: Purpose::Project,
            retention_class: Retention::Medium,
            security_level: SecurityLevel::Internal,
            level_reason: String::new(),
            secret_until: None,
            owner: self.archivist.person,
            place: Some(self.place),
            pages: 4,
            extra: BTreeMap::new(),
        }
    }

    fn filed(&self, title: &str) -> Material {
        let material = self.receive(title).lines.remove(0);
        self.pass(&material);
        materials::file(&self.archive, &self.archivist, &[self.filing(&material)]).unwrap().value.remove(0)
    }

    fn request(&self, material: &Material) -> loans::Loan {
        let fields = LoanFields {
            borrower: self.borrower,
            use_reason: "C 版首件工艺评审".into(),
            project: String::new(),
            mode: LoanMode::OutOriginal,
            destination: String::new(),
            days: None,
            lines: vec![LoanLineFields { material: material.id, copies: None, condition_out: "完好".into() }],
            draft: None,
        };
        loans::request(&self.archive, &self.archivist, &fields).unwrap().value
    }
}

fn code<T: std::fmt::Debug>(refused: Result<T, Error>) -> &'static str {
    refused.unwrap_err().problem().code
}

#[test]
fn a_drawing_comes_in_is_filed_goes_out_and_comes_back() {
    let desk = Desk::new();
    let filed = desk.filed("稳压模块外壳 总装图");
    assert_eq!(filed.archive_no.as_deref(), Some("KG-TZ-2026-0001"));
    assert_eq!(filed.lifecycle, Lifecycle::Filed);
    assert_eq!(filed.retention_until.as_deref(), Some("2036-12-31"), "ten years from 1 January after filing");

    let loan = desk.request(&filed);
    let approve = ApproveRequest { loan: loan.id, decisions: loans::Decisions::AllInInk };
    let approved = loans::approve(&desk.archive, &desk.archivist, &approve).unwrap().value;
    assert_eq!(approved.state, LoanState::Approved);
    assert!(approved.scan_missing, "in ink, so the signed scan is due");
    let lend = LendRequest { loan: loan.id, lines: Vec::new() };
    let out = loans::lend(&desk.archive, &desk.archivist, &lend).unwrap().value;
    assert_eq!(out.due_on.as_deref(), Some("2026-12-07"));
    let held = materials::get(&desk.archive, filed.id).unwrap().unwrap();
    assert_eq!((held.custody, held.holder.unwrap().name.as_str()), (Custody::Out, "陈立群"));

    let mut back = LineBack {
        loan: loan.id,
        material: filed.id,
        copies: 1,
        pages: 3,
        condition: ConditionIn::Good,
        note: String::new(),
        incident: false,
    };
    let short = TakeBackRequest { lines: vec![back.clone()] };
    assert_eq!(code(loans::take_back(&desk.archive, &desk.archivist, &short)), "return.count_differs");
    back.pages = 4;
    let whole = TakeBackRequest { lines: vec![back] };
    let taken = loans::take_back(&desk.archive, &desk.archivist, &whole).unwrap().value;
    assert_eq!(taken.loans[0].state, LoanState::Returned);
    assert_eq!(materials::get(&desk.archive, filed.id).unwrap().unwrap().custody, Custody::InStore);
    let chain = journal::verify(&desk.archive).unwrap();
    assert_eq!(chain.broken_at, None);
    assert!(journal::history(&desk.archive, filed.id, None, 50).unwrap().len() >= 5, "every act stands in its history");
}

#[test]
fn nothing_is_filed_before_it_passed_and_nothing_leaves_before_it_is_approved() {
    let desk = Desk::new();
    let received = desk.receive("未审核的图").lines.remove(0);
    assert_eq!(code(materials::file(&desk.archive, &desk.archivist, &[desk.filing(&received)])), "state");
    let filed = desk.filed("已归档的图");
    let loan = desk.request(&filed);
    let lend = LendRequest { loan: loan.id, lines: Vec::new() };
    assert_eq!(code(loans::lend(&desk.archive, &desk.archivist, &lend)), "approval.missing");
}

#[test]
fn self_approval_is_refused_by_the_verb_and_by_the_database() {
    let desk = Desk::new();
    let loan = desk.request(&desk.filed("总装图"));
    let own = loans::DecisionFields {
        step: loans::Step::Department,
        decision: loans::Decision::Approved,
        approver: desk.borrower,
        mode: loans::ApprovalMode::Ink,
        pin: None,
        opinion: String::new(),
        decided_on: None,
    };
    let request = ApproveRequest { loan: loan.id, decisions: loans::Decisions::These(vec![own]) };
    assert_eq!(code(loans::approve(&desk.archive, &desk.archivist, &request)), "separation");
    let forced = desk.another_program().execute(
        "INSERT INTO approval (id, loan, step, decision, mode, approver, decided_on, recorded_at, recorded_by)
         VALUES (randomblob(16), ?1, 'DEPT_HEAD', 'APPROVED', 'INK', ?2, '2026-11-23', '', ?2)",
        (loan.id, desk.borrower),
    );
    assert!(forced.is_err(), "the database itself refuses the requester as approver");
}

/// Days of the calendar come and go, each with its event; every other table keeps what it has.
const MAY_LOSE_ROWS: [&str; 1] = ["calendar"];

#[test]
fn nothing_is_deleted_from_any_table() {
    let desk = Desk::new();
    let filed = desk.filed("总装图");
    let loan = desk.request(&filed);
    let approve = ApproveRequest { loan: loan.id, decisions: loans::Decisions::AllInInk };
    loans::approve(&desk.archive, &desk.archivist, &approve).unwrap();
    let tables: Vec<String> = desk
        .archive
        .read(|tx| {
            let mut named = tx.prepare(
                "SELECT name FROM sqlite_schema
                 WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%'",
            )?;
            Ok(named.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap();
    assert!(tables.len() > 20, "{tables:?}");
    for table in tables.iter().filter(|table| !MAY_LOSE_ROWS.contains(&table.as_str())) {
        let guards: u32 = desk
            .archive
            .read(|tx| {
                Ok(tx.query_row(
                    "SELECT count(*) FROM sqlite_schema
                     WHERE type = 'trigger' AND tbl_name = ?1 AND sql LIKE '%BEFORE DELETE%RAISE(ABORT%'",
                    [table],
                    |row| row.get(0),
                )?)
            })
            .unwrap();
        assert_eq!(guards, 1, "{table} may be deleted from");
        let rows = |tx: &rusqlite::Connection| tx.query_row(&format!("SELECT count(*) FROM {table}"), [], |r| r.get(0));
        let had: u32 = desk.archive.read(|tx| Ok(rows(tx)?)).unwrap();
        let done = desk.another_program().execute(&format!("DELETE FROM {table}"), []);
        assert_eq!(done.is_err(), had > 0, "{table}: {done:?}");
        assert_eq!(desk.archive.read(|tx| Ok(rows(tx)?)).unwrap(), had, "{table}");
    }
}

#[test]
fn what_is_written_down_is_not_rewritten() {
    let desk = Desk::new();
    let filed = desk.filed("总装图");
    let loan = desk.request(&filed);
    let approve = ApproveRequest { loan: loan.id, decisions: loans::Decisions::AllInInk };
    loans::approve(&desk.archive, &desk.archivist, &approve).unwrap();
    loans::lend(&desk.archive, &desk.archivist, &LendRequest { loan: loan.id, lines: Vec::new() }).unwrap();
    // One row of everything: renewed, recalled, attached and withdrawn, back with an incident that was closed, printed.
    let renewal =
        RenewRequest { loan: loan.id, due_on: None, reason: "试装未完".into(), seen: true, approver: desk.head };
    loans::renew(&desk.archive, &desk.archivist, &renewal).unwrap();
    desk.clock.set(desk.archive.clock().now() + chrono::TimeDelta::days(60));
    loans::remind(&desk.archive, &desk.archivist, &[loan.id]).unwrap();
    desk.attach(Owner::Loan(loan.id), "签字.pdf");
    let paper = attachments::list(&desk.archive, Owner::Loan(loan.id)).unwrap().remove(0);
    let (from, to) = (Spot { x: 0.1, y: 0.1 }, Spot { x: 0.5, y: 0.5 });
    let fields =
        MarkFields { attachment: paper.id, page: 1, kind: MarkKind::Box, from, to, note: "这里没有签字".into() };
    let mark = marks::add(&desk.archive, &desk.archivist, &fields).unwrap().value;
    marks::withdraw(&desk.archive, &desk.archivist, mark.id).unwrap();
    attachments::withdraw(&desk.archive, &desk.archivist, paper.id, "拿错了").unwrap();
    let back = LineBack {
        loan: loan.id,
        material: filed.id,
        copies: 1,
        pages: 4,
        condition: ConditionIn::Damaged,
        note: "折痕".into(),
        incident: true,
    };
    loans::take_back(&desk.archive, &desk.archivist, &TakeBackRequest { lines: vec![back] }).unwrap();
    let incident = incidents::list_of_material(&desk.archive, filed.id).unwrap().remove(0);
    let end = CloseRequest { id: incident.id, outcome: IncidentOutcome::Repaired, closing: "已压平".into() };
    incidents::close(&desk.archive, &desk.archivist, &end).unwrap();
    let voided = desk.receive("登记错的图");
    receipts::void(&desk.archive, &desk.archivist, voided.id, "登记错了").unwrap();
    let other = desk.another_program();
    let printed = "INSERT INTO printing (form, subject, nth, at, by) VALUES ('F-06', ?1, 1, '', ?2)";
    other.execute(printed, (loan.id, desk.borrower)).unwrap();
    for statement in [
        "UPDATE renewal SET reason = 'x'",
        "UPDATE renewal SET due_on = '2030-01-01'",
        "UPDATE reminder SET until = '2030-01-01'",
        "UPDATE printing SET nth = 2",
        "UPDATE file SET size = 1",
        "UPDATE incident SET facts = 'x'",
        "UPDATE incident SET closing = 'x'",
        "UPDATE receipt SET provided_by = 'x'",
        "UPDATE receipt SET void_reason = 'x' WHERE void_reason IS NOT NULL",
        "UPDATE receipt_line SET pages = 9",
        "DELETE FROM receipt_line",
        "UPDATE attachment SET name = 'x'",
        "UPDATE attachment SET sha256 = 'x'",
        "UPDATE mark SET note = 'x'",
        "UPDATE mark SET x0 = 0.3",
        "UPDATE mark SET withdrawn_at = NULL",
        "UPDATE attachment SET withdrawn_at = NULL",
        "UPDATE loan SET borrower = recorded_by",
        "UPDATE loan SET use_reason = 'x'",
        "UPDATE loan_line SET material = x'00'",
        "UPDATE loan_line SET pages_back = 9",
        "UPDATE loan_line SET condition_in = 'GOOD'",
        "UPDATE approval SET decided_on = '2030-01-01'",
        "UPDATE approval SET opinion = 'x'",
        "UPDATE journal SET action = 'x'",
        "UPDATE journal_subject SET seq = seq + 1",
        "UPDATE material SET archive_no = 'KG-TZ-2026-9999'",
        "UPDATE counter SET last = 0",
        "UPDATE usage SET reason = 'x'",
        "UPDATE review SET result = 'REJECT'",
        "UPDATE approval SET approver = recorded_by",
        "UPDATE code SET target = x'00'",
        "UPDATE loan SET steps = '[]'",
    ] {
        let refused = other.execute(statement, []).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(
            ["rewritten", "frozen", "append", "goes back"].iter().any(|word| refused.contains(word)),
            "{statement} must be refused by its guard: {refused}"
        );
    }
}

/// What one check finds: what it is about, and what was seen.
fn found_by(desk: &Desk, check: CheckId) -> Vec<(String, String)> {
    let report = checks::run(&desk.archive, Scope::Quick, &mut |_| true).unwrap();
    let found = report.findings.into_iter().filter(|finding| finding.check == check);
    found.map(|finding| (finding.place, finding.detail)).collect()
}

#[test]
fn a_guard_that_is_gone_is_found() {
    let desk = Desk::new();
    let found = || found_by(&desk, CheckId::Schema).into_iter().map(|(place, _)| place).collect::<Vec<_>>();
    assert!(found().is_empty());
    desk.another_program().execute_batch("DROP TRIGGER usage_frozen").unwrap();
    assert_eq!(found(), ["usage_frozen"]);
}

#[test]
fn a_clock_that_went_back_is_told() {
    let desk = Desk::new();
    let filed = desk.filed("总装图");
    desk.clock.set(desk.archive.clock().now() - chrono::TimeDelta::days(400));
    desk.request(&filed);
    let told = found_by(&desk, CheckId::Chain);
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn a_state_changed_past_the_program_is_found() {
    let found = |sql: &str| {
        let desk = Desk::new();
        let filed = desk.filed("总装图");
        let loan = desk.request(&filed);
        let approve = ApproveRequest { loan: loan.id, decisions: loans::Decisions::AllInInk };
        loans::approve(&desk.archive, &desk.archivist, &approve).unwrap();
        loans::lend(&desk.archive, &desk.archivist, &LendRequest { loan: loan.id, lines: Vec::new() }).unwrap();
        desk.another_program().execute_batch(sql).unwrap();
        found_by(&desk, CheckId::States)
    };
    assert_eq!(found(""), []);
    let [(_, detail)] = found("UPDATE loan SET due_on = '2027-12-31'").try_into().unwrap();
    assert_eq!(detail, "2027-12-31 / 2026-12-07");
    let [(number, detail)] = found("UPDATE loan SET state = 'WITHDRAWN'").try_into().unwrap();
    assert_eq!(detail, "WITHDRAWN / OUT", "{number}");
    let [(_, detail)] = found("UPDATE material SET lifecycle = 'PENDING_FILING'").try_into().unwrap();
    assert_eq!(detail, "PENDING_FILING / FILED");
    let [(_, detail)] = found("UPDATE material SET custody = 'MISSING'").try_into().unwrap();
    assert_eq!(detail, "MISSING / OUT");
}

#[test]
fn one_changed_byte_of_the_journal_is_found_and_located() {
    let desk = Desk::new();
    desk.filed("总装图");
    let root = desk.root();
    drop(desk.archive);
    let raw = rusqlite::Connection::open(root.join(DATABASE)).unwrap();
    raw.execute_batch("DROP TRIGGER journal_no_update; UPDATE journal SET actor_name = '别人' WHERE seq = 4").unwrap();
    drop(raw);
    let opened = Archive::open(&root).unwrap();
    assert_eq!(journal::verify(&opened).unwrap().broken_at, Some(4));
}

#[test]
fn a_foreign_newer_or_damaged_database_is_refused_and_not_touched() {
    type Spoil = fn(&Path);
    let spoil: [(&str, Spoil); 3] = [
        ("archive.foreign", |db| {
            rusqlite::Connection::open(db).unwrap().pragma_update(None, "application_id", 7).unwrap()
        }),
        ("archive.newer", |db| {
            rusqlite::Connection::open(db).unwrap().pragma_update(None, "user_version", 99).unwrap()
        }),
        ("archive.damaged", |db| fs::write(db, b"not a database, but longer than a header would be").unwrap()),
    ];
    for (wanted, spoil) in spoil {
        let desk = Desk::new();
        let db = desk.root().join(DATABASE);
        drop(desk.archive);
        spoil(&db);
        let before = fs::read(&db).unwrap();
        let refused = Archive::open(&desk.folder.path().join("客档")).map(|_| ());
        assert_eq!(code(refused), wanted);
        assert_eq!(fs::read(&db).unwrap(), before, "{wanted}: not one byte was changed");
    }
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(code(Archive::open(empty.path()).map(|_| ())), "archive.none");
}

#[test]
fn two_receipts_saved_at_once_get_two_numbers() {
    let desk = Desk::new();
    let numbers: Vec<String> = std::thread::scope(|scope| {
        let saving: Vec<_> = (0..8)
            .map(|n| {
                scope.spawn({
                    let desk = &desk;
                    move || desk.receive(&format!("图 {n}")).number
                })
            })
            .collect();
        saving.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let distinct: std::collections::BTreeSet<_> = numbers.iter().collect();
    assert_eq!(distinct.len(), 8, "{numbers:?}");
    assert_eq!(journal::verify(&desk.archive).unwrap().broken_at, None);
}
