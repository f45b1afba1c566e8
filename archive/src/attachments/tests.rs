//! Attaching under accident, on a real archive in a temporary folder.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::*;
use crate::access::{Actor, Role};
use crate::archive::Archive;
use crate::drafts::{self, DraftFields, DraftKind};
use crate::error::Error;
use crate::files::{ContentHash, Depth, Finding, Flow};
use crate::fixture::{Firm, line};
use crate::journal::{self, Action};
use crate::materials::{Category, SecurityLevel};
use crate::receipts::{self, LineFields, Receipt, ReceiptFields};

/// A firm, and a folder from which files are dropped.
struct Desk(Firm);

fn desk() -> Desk {
    let firm = Firm::open();
    fs::create_dir(firm.folder().join("desk")).unwrap();
    Desk(firm)
}

impl std::ops::Deref for Desk {
    type Target = Firm;

    fn deref(&self) -> &Firm {
        &self.0
    }
}

impl Desk {
    fn path(&self, name: &str) -> PathBuf {
        self.folder().join("desk").join(name)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    fn attach_as(&self, owner: Owner, paths: &[&Path], on_duplicate: OnDuplicate) -> Vec<FileReport> {
        attach(&self.archive, &self.actor, &request(owner, paths, on_duplicate), &mut |_| Flow::Continue).unwrap().value
    }

    fn attach(&self, owner: Owner, path: &Path) -> Attachment {
        match self.attach_as(owner, &[path], OnDuplicate::Ask).remove(0).result {
            FileResult::Attached { attachment } => *attachment,
            other => panic!("{other:?}"),
        }
    }

    fn list(&self, owner: Owner) -> Vec<Attachment> {
        list(&self.archive, owner).unwrap()
    }

    /// How many originals there are, with nothing half done beside them.
    #[track_caller]
    fn originals(&self) -> usize {
        let mut count = 0;
        let visit = &mut |found| {
            match found {
                crate::files::Found::Content { .. } => count += 1,
                other => panic!("left behind: {other:?}"),
            }
            Ok(())
        };
        self.archive.files().walk(visit).unwrap();
        count
    }

    fn count(&self, table: &str) -> u32 {
        self.archive
            .read(|tx| Ok(tx.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?))
            .unwrap()
    }

    fn history(&self, subject: impl Into<AnyId>) -> Vec<Action> {
        journal::history(&self.archive, subject, None, 50).unwrap().into_iter().map(|row| row.action).collect()
    }

    fn draft(&self) -> DraftId {
        let id = DraftId::new();
        let fields = DraftFields { id, kind: DraftKind::Receipt, title: "华芯 三张图".into(), body: json!({}) };
        drafts::save(&self.archive, &self.actor, fields).unwrap();
        id
    }

    /// A receipt of one line, with what was dropped on its draft.
    fn receipt(&self, draft: Option<DraftId>, attachments: Vec<AttachmentId>) -> Receipt {
        let line = line("稳压模块外壳 总装图", Category::Drawing, "HX-2601-03", "C", 4, SecurityLevel::Internal);
        let fields = self.receipt_fields(vec![LineFields { attachments, ..line }]);
        receipts::register(&self.archive, &self.actor, ReceiptFields { draft, ..fields }).unwrap().value
    }

    fn material(&self) -> Owner {
        Owner::Material(self.receipt(None, Vec::new()).lines[0].id)
    }

    fn reader(&self) -> Actor {
        Actor { role: Role::Reader, ..self.actor.clone() }
    }
}

fn request(owner: Owner, paths: &[&Path], on_duplicate: OnDuplicate) -> AttachRequest {
    AttachRequest {
        owner,
        files: paths.iter().map(|path| FileToAttach { path: path.to_path_buf(), role: AttachmentRole::Scan }).collect(),
        on_duplicate,
        note: String::new(),
        came_from: String::new(),
    }
}

fn problem(report: &FileReport) -> &'static str {
    match &report.result {
        FileResult::Problem { problem } => problem.code,
        other => panic!("{}: {other:?}", report.name),
    }
}

fn twin(report: &FileReport) -> &Twin {
    match &report.result {
        FileResult::Duplicate { twin, .. } => twin,
        other => panic!("{}: {other:?}", report.name),
    }
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    result.unwrap_err().problem().code
}

#[test]
fn what_is_attached_is_on_the_disk_in_the_list_and_in_the_history() {
    let desk = desk();
    let owner = desk.material();
    let source = desk.file("HX-2601-03_C_总装图.pdf", b"%PDF-1.7 a drawing");
    let attachment = desk.attach(owner, &source);

    let hash = ContentHash::of(b"%PDF-1.7 a drawing");
    assert_eq!(attachment.sha256, hash.to_string());
    assert_eq!((attachment.mime.as_str(), attachment.fits_its_name), ("application/pdf", true));
    assert_eq!((attachment.name.as_str(), attachment.added_by.as_str()), ("HX-2601-03_C_总装图.pdf", "周晓岚"));
    assert!(desk.archive.files().has(hash, attachment.size));
    assert_eq!(fs::read(&source).unwrap(), b"%PDF-1.7 a drawing", "the source stays where it is");

    assert_eq!(desk.list(owner).len(), 1);
    assert_eq!(desk.history(attachment.id), [Action::Attach]);
    let Owner::Material(material) = owner else { unreachable!() };
    assert_eq!(desk.history(material)[0], Action::Attach);
    let said = &journal::history(&desk.archive, material, None, 1).unwrap()[0];
    assert_eq!(said.zh, "HX-2601-03_C_总装图.pdf (18 B)");
    let sealed: String = desk
        .archive
        .read(|tx| Ok(tx.query_row("SELECT change FROM journal ORDER BY seq DESC LIMIT 1", [], |row| row.get(0))?))
        .unwrap();
    assert!(sealed.contains(&hash.to_string()), "the chain seals the hash of the content (CK-A2)");
    assert_eq!(journal::verify(&desk.archive).unwrap().broken_at, None);
}

#[test]
fn one_file_that_fails_stops_none_of_the_others() {
    let desk = desk();
    let paths = [desk.file("1.tif", "one"), desk.file("2.tif", ""), desk.path("3.tif"), desk.file("4.tif", "four")];
    let paths: Vec<_> = paths.iter().map(PathBuf::as_path).collect();
    let mut told = Vec::new();
    let done = attach(&desk.archive, &desk.actor, &request(Owner::Tray, &paths, OnDuplicate::Ask), &mut |step| {
        match step {
            AttachStep::Copying(at) => assert!(at.done <= at.total && at.all_done <= at.all_total && at.files == 4),
            AttachStep::Ended(report) => told.push(report.file),
        }
        Flow::Continue
    })
    .unwrap();
    let reports = done.value;
    assert_eq!(told, [0, 1, 2, 3], "each is told when it ends");
    assert!(matches!(reports[0].result, FileResult::Attached { .. }));
    assert_eq!(problem(&reports[1]), "source.empty");
    assert_eq!(problem(&reports[2]), "source.gone");
    assert!(matches!(reports[3].result, FileResult::Attached { .. }));
    assert_eq!((desk.originals(), desk.count("attachment")), (2, 2));
    assert_eq!(done.changed, [Changed::Attachments]);
}

#[test]
fn folders_are_walked_in_counting_order_and_keep_their_names() {
    let desk = desk();
    for name in ["图纸/p10.tif", "图纸/p2.tif", "图纸/一层/a.dwg", "图纸/.hidden", "图纸/Thumbs.db", "图纸/~$a.docx"]
    {
        desk.file(name, name);
    }
    fs::create_dir(desk.path("空")).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(desk.path("图纸"), desk.path("图纸/loop")).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(desk.path("图纸/z")).status().unwrap().success());
    }
    let (folder, empty) = (desk.path("图纸"), desk.path("空"));
    let seen = survey(&[folder.clone(), empty.clone()]);
    assert_eq!(seen.names[..2], ["p2.tif", "p10.tif"]);
    assert_eq!(seen.left_out, if cfg!(unix) { 4 } else { 3 }, "hidden files and links");

    let reports = desk.attach_as(Owner::Tray, &[&folder, &empty], OnDuplicate::Ask);
    let ways: Vec<_> = reports.iter().map(|r| r.came_from.as_str()).collect();
    let attached = desk.list(Owner::Tray);
    let names: Vec<_> = attached.iter().map(|a| (a.name.as_str(), a.came_from.as_str())).collect();
    assert_eq!(names, [("p2.tif", "图纸/p2.tif"), ("p10.tif", "图纸/p10.tif"), ("a.dwg", "图纸/一层/a.dwg")]);
    if cfg!(unix) {
        assert_eq!(ways, ["图纸/p2.tif", "图纸/p10.tif", "图纸/z", "图纸/一层/a.dwg", ""]);
        assert_eq!(problem(&reports[2]), "source.not_a_file", "a FIFO is told, not passed over");
    }
    assert_eq!(problem(reports.last().unwrap()), "source.empty_folder");
}

#[test]
#[cfg(unix)]
fn strange_names_are_kept_as_far_as_they_are_safe() {
    let desk = desk();
    let long = "a".repeat(250);
    for (n, (typed, kept)) in [
        ("📐 图纸🧾.pdf", "📐 图纸🧾.pdf"),
        ("tab\there\n.txt", "tab_here_.txt"),
        ("back\\slash", "back_slash"),
        (long.as_str(), long.as_str()),
    ]
    .into_iter()
    .enumerate()
    {
        let attachment = desk.attach(Owner::Tray, &desk.file(typed, [n as u8]));
        assert_eq!(attachment.name, kept);
        assert!(attachment.save_name.len() <= 200);
    }
}

#[test]
fn a_duplicate_names_its_twin_and_stores_nothing() {
    let desk = desk();
    let owner = desk.material();
    desk.attach(owner, &desk.file("first.pdf", "something else"));
    desk.attach(owner, &desk.file("通知_第9号.pdf", "the notice"));
    let other = desk.material();
    let again = desk.file("copy of notice.pdf", "the notice");

    let here = desk.attach_as(owner, &[&again], OnDuplicate::Link);
    assert!(twin(&here[0]).here, "at the same place it is refused even as a reference");

    let asked = desk.attach_as(other, &[&again], OnDuplicate::Ask);
    let found = twin(&asked[0]);
    assert_eq!((found.owner, found.name.as_str(), found.nth, found.here), (owner, "通知_第9号.pdf", 2, false));
    let FileResult::Duplicate { problem, .. } = &asked[0].result else { unreachable!() };
    assert_eq!(
        problem.zh,
        "“copy of notice.pdf”与 JSD20261123-001/1 的附件 2“通知_第9号.pdf”（2026-11-23 存入）内容完全相同，没有再存一份。可以只引用那一份，或不附。"
    );
    assert_eq!((desk.originals(), desk.list(other).len()), (2, 0));

    let linked = desk.attach_as(other, &[&again], OnDuplicate::Link);
    assert!(matches!(linked[0].result, FileResult::Attached { .. }));
    assert_eq!((desk.originals(), desk.count("file"), desk.count("attachment")), (2, 2, 3), "no second copy");

    let twice = [desk.file("x1", "x"), desk.file("x2", "x")];
    let reports = desk.attach_as(Owner::Tray, &[&twice[0], &twice[1]], OnDuplicate::Ask);
    assert!(twin(&reports[1]).here, "two of the same in one drop");
}

#[test]
fn what_was_withdrawn_or_put_aside_is_no_twin() {
    let desk = desk();
    let source = desk.file("a.pdf", "content");
    let draft = desk.draft();
    desk.attach(Owner::Draft(draft), &source);
    drafts::discard(&desk.archive, &desk.actor, draft).unwrap();
    let attachment = desk.attach(Owner::Tray, &source);
    withdraw(&desk.archive, &desk.actor, attachment.id, "放错了").unwrap();
    desk.attach(desk.material(), &source);
    assert_eq!(desk.originals(), 1);
}

#[test]
fn nothing_is_tried_without_the_right_or_without_a_place() {
    let desk = desk();
    let source = desk.file("a.pdf", "content");
    let ended = desk.draft();
    drafts::discard(&desk.archive, &desk.actor, ended).unwrap();
    let events = desk.count("journal");
    let attach = |actor: &Actor, owner| {
        let mut calls = 0;
        let result = attach(&desk.archive, actor, &request(owner, &[&source], OnDuplicate::Ask), &mut |_| {
            calls += 1;
            Flow::Continue
        });
        assert_eq!(calls, 0, "not a byte is copied");
        code(result)
    };
    assert_eq!(attach(&desk.reader(), Owner::Tray), "right.none");
    assert_eq!(attach(&desk.actor, Owner::Material(MaterialId::new())), "not_found");
    assert_eq!(attach(&desk.actor, Owner::Loan(LoanId::new())), "not_found");
    assert_eq!(attach(&desk.actor, Owner::Incident(IncidentId::new())), "not_found");
    assert_eq!(attach(&desk.actor, Owner::Draft(ended)), "state");
    let void = desk.receipt(None, Vec::new());
    receipts::void(&desk.archive, &desk.actor, void.id, "登记错").unwrap();
    assert_eq!(attach(&desk.actor, Owner::Receipt(void.id)), "state");
    assert_eq!(attach(&desk.actor, Owner::Material(void.lines[0].id)), "state");
    assert_eq!((desk.originals(), desk.count("file")), (0, 0));
    assert!(desk.count("journal") > events, "only the receipt is in the journal");
}

#[test]
fn a_place_that_ends_while_the_file_is_copied_leaves_nothing() {
    let desk = desk();
    let draft = desk.draft();
    let source = desk.file("a.pdf", "content");
    let mut once = Some(());
    let watch = &mut |_| {
        if once.take().is_some() {
            drafts::discard(&desk.archive, &desk.actor, draft).unwrap();
        }
        Flow::Continue
    };
    let done = attach(&desk.archive, &desk.actor, &request(Owner::Draft(draft), &[&source], OnDuplicate::Ask), watch);
    assert_eq!(problem(&done.unwrap().value[0]), "state");
    assert_eq!((desk.originals(), desk.count("file"), desk.count("attachment")), (0, 0, 0));
}

/// The same content comes at the same moment for an act that is refused and for one that is not.
#[test]
fn what_is_taken_back_is_never_what_another_act_names() {
    let desk = desk();
    let root = desk.archive.root().to_owned();
    for round in 0..40 {
        let draft = desk.draft();
        let source = desk.file("same.pdf", format!("content {round}"));
        let second = desk.file("same too.pdf", format!("content {round}"));
        let reports = std::thread::scope(|scope| {
            let refused = scope.spawn(|| {
                let mut once = Some(());
                let watch = &mut |_| {
                    if once.take().is_some() {
                        drafts::discard(&desk.archive, &desk.actor, draft).unwrap();
                    }
                    Flow::Continue
                };
                let request = request(Owner::Draft(draft), &[&source], OnDuplicate::Link);
                attach(&desk.archive, &desk.actor, &request, watch).unwrap().value
            });
            let other = Archive::open_with(&root, desk.clock.clone()).unwrap();
            let kept = attach(&other, &desk.actor, &request(Owner::Tray, &[&second], OnDuplicate::Link), &mut |_| {
                Flow::Continue
            });
            (refused.join().unwrap(), kept.unwrap().value)
        });
        assert_eq!(problem(&reports.0[0]), "state");
        assert!(matches!(reports.1[0].result, FileResult::Attached { .. }), "{:?}", reports.1);
    }
    assert_eq!(desk.originals(), 40, "every one that was acknowledged is there");
    assert_eq!(findings(&desk, Depth::Content), []);
}

#[test]
fn cancelling_keeps_what_is_attached_and_leaves_nothing_else() {
    let desk = desk();
    let paths: Vec<_> = (0..3).map(|n| desk.file(&format!("{n}.tif"), vec![n; 3 << 20])).collect();
    let paths: Vec<_> = paths.iter().map(PathBuf::as_path).collect();
    let reports =
        attach(&desk.archive, &desk.actor, &request(Owner::Tray, &paths, OnDuplicate::Ask), &mut |step| match step {
            AttachStep::Copying(at) if at.file == 1 && at.done * 2 > at.total => Flow::Cancel,
            _ => Flow::Continue,
        })
        .unwrap()
        .value;
    assert_eq!(reports.len(), 2, "the third was not tried");
    assert!(matches!(reports[0].result, FileResult::Attached { .. }));
    assert_eq!(problem(&reports[1]), "cancelled");
    assert_eq!((desk.originals(), desk.count("attachment")), (1, 1));
}

#[test]
fn a_withdrawn_file_stays_with_its_reason() {
    let desk = desk();
    let owner = desk.material();
    let source = desk.file("a.pdf", "content");
    let attachment = desk.attach(owner, &source);
    assert_eq!(code(withdraw(&desk.archive, &desk.actor, attachment.id, "  ")), "field.missing");
    withdraw(&desk.archive, &desk.actor, attachment.id, "扫错了").unwrap();
    assert_eq!(code(withdraw(&desk.archive, &desk.actor, attachment.id, "再撤")), "state");

    let listed = desk.list(owner);
    assert_eq!(listed[0].withdrawn_reason.as_deref(), Some("扫错了"));
    assert_eq!(desk.history(attachment.id), [Action::AttachmentWithdraw, Action::Attach]);
    assert_eq!(desk.originals(), 1, "its content stays");
    desk.attach(owner, &source);
    assert_eq!(desk.list(owner).len(), 2, "and the file can come again");
}

#[test]
fn a_replaced_file_stands_behind_the_new_one() {
    let desk = desk();
    let owner = desk.material();
    let old = desk.attach(owner, &desk.file("v1.pdf", "first"));
    let replace = |id, path: &Path| {
        let request =
            ReplaceRequest { id, path: path.to_owned(), reason: "重扫".into(), on_duplicate: OnDuplicate::Link };
        replace(&desk.archive, &desk.actor, &request, &mut crate::files::unwatched)
    };
    let same = replace(old.id, &desk.file("v1 again.pdf", "first")).unwrap().value;
    assert!(matches!(same, FileResult::Duplicate { .. }), "the same content replaces nothing");
    assert_eq!(code(replace(old.id, &desk.file("empty", ""))), "source.empty");

    let FileResult::Attached { attachment: new } = replace(old.id, &desk.file("v2.pdf", "second")).unwrap().value
    else {
        panic!("must be replaced")
    };
    let listed = desk.list(owner);
    assert_eq!((listed[0].replaced_by, listed[0].withdrawn_reason.as_deref()), (Some(new.id), Some("重扫")));
    assert_eq!((listed[1].id, listed[1].role, listed[1].withdrawn_at.as_ref()), (new.id, old.role, None));
    assert_eq!(desk.history(new.id), [Action::AttachmentReplace]);
    assert_eq!(desk.history(old.id), [Action::AttachmentReplace, Action::Attach]);
    assert_eq!(code(replace(old.id, &desk.file("v3.pdf", "third"))), "state");
    assert_eq!(desk.originals(), 2, "what was refused left nothing");
}

#[test]
fn files_go_from_the_tray_to_their_record_all_or_none() {
    let desk = desk();
    let owner = desk.material();
    let [a, b, c] = ["a", "b", "c"].map(|name| desk.attach(Owner::Tray, &desk.file(name, name)).id);
    assert_eq!(list_tray(&desk.archive, None, 2).unwrap().rows.len(), 2);
    let moved = assign(&desk.archive, &desk.actor, &[a, b], owner, Some(AttachmentRole::Approval)).unwrap().value;
    assert!(moved.iter().all(|m| m.owner == owner && m.role == AttachmentRole::Approval));
    assert_eq!(desk.history(a), [Action::AttachmentAssign, Action::Attach]);

    let other = desk.material();
    assert_eq!(code(assign(&desk.archive, &desk.actor, &[c, a], other, None)), "state", "a belongs to a record");
    assert_eq!(require(&desk.archive, c).unwrap().owner, Owner::Tray, "none of them moved");

    let again = desk.attach_as(Owner::Tray, &[&desk.file("a again", "a")], OnDuplicate::Link);
    let FileResult::Attached { attachment: again } = &again[0].result else { panic!("{again:?}") };
    assert_eq!(code(assign(&desk.archive, &desk.actor, &[again.id], owner, None)), "file.already_there");
}

#[test]
fn what_was_put_on_a_receipt_may_belong_to_one_of_its_lines_and_to_no_other() {
    let desk = desk();
    let receipt = desk.receipt(None, vec![]);
    let line = Owner::Material(receipt.lines[0].id);
    let scan = desk.attach(Owner::Receipt(receipt.id), &desk.file("背面.jpg", "back")).id;
    let elsewhere = desk.material();
    assert_eq!(code(assign(&desk.archive, &desk.actor, &[scan], elsewhere, None)), "state");
    assert_eq!(assign(&desk.archive, &desk.actor, &[scan], line, None).unwrap().value[0].owner, line);
    assert_eq!(code(assign(&desk.archive, &desk.actor, &[scan], Owner::Receipt(receipt.id), None)), "state");
}

#[test]
fn a_draft_hands_its_files_to_what_it_becomes() {
    let desk = desk();
    let draft = desk.draft();
    let on_line = desk.attach(Owner::Draft(draft), &desk.file("line.tif", "line"));
    let rest = desk.attach(Owner::Draft(draft), &desk.file("rest.tif", "rest"));
    let wrong = desk.attach(Owner::Draft(draft), &desk.file("wrong.tif", "wrong"));
    withdraw(&desk.archive, &desk.actor, wrong.id, "拖错").unwrap();
    let receipt = desk.receipt(Some(draft), vec![on_line.id]);
    let names = |owner| desk.list(owner).into_iter().map(|a| a.name).collect::<Vec<_>>();
    assert_eq!(names(Owner::Material(receipt.lines[0].id)), ["line.tif"]);
    assert_eq!(names(Owner::Receipt(receipt.id)), ["rest.tif"]);
    assert_eq!(names(Owner::Draft(draft)), ["wrong.tif"]);
    assert_eq!(desk.history(on_line.id)[0], Action::AttachmentAssign);
    assert!(desk.history(receipt.lines[0].id).contains(&Action::AttachmentAssign));
    assert_eq!(code(assign(&desk.archive, &desk.actor, &[rest.id], Owner::Tray, None)), "state");
}

#[test]
fn an_original_saved_outside_leaves_a_trace_and_a_failed_one_none() {
    let desk = desk();
    let owner = desk.material();
    let attachment = desk.attach(owner, &desk.file("a.pdf", "the original"));
    let target = desk.path("saved.pdf");
    let save = |actor: &Actor, target: &Path| {
        let request = SaveRequest { id: attachment.id, target: target.to_owned(), reason: String::new() };
        save_as(&desk.archive, actor, &request, &mut crate::files::unwatched)
    };
    assert_eq!(code(save(&desk.reader(), &target)), "right.none");
    save(&desk.actor, &target).unwrap();
    assert_eq!(fs::read(&target).unwrap(), b"the original");
    assert_eq!(desk.history(attachment.id)[0], Action::AttachmentSave);
    let usage = |kind: &str| desk.count(&format!("usage WHERE kind = '{kind}' AND on_date = '2026-11-23'"));
    assert_eq!(usage("EXPORT"), 1);

    assert_eq!(code(save(&desk.actor, &target)), "target.exists");
    let kept = desk.archive.files().path_of(ContentHash::of(b"the original"));
    fs::remove_file(&kept).unwrap();
    fs::write(&kept, "the originaX").unwrap();
    assert_eq!(code(save(&desk.actor, &desk.path("b.pdf"))), "original.changed");
    fs::remove_file(&kept).unwrap();
    let missing = save(&desk.actor, &desk.path("b.pdf")).unwrap_err().problem();
    assert_eq!(missing.code, "original.missing");
    assert!(missing.zh.contains("a.pdf"), "by the name people know: {}", missing.zh);
    assert_eq!((usage("EXPORT"), desk.history(attachment.id).len()), (1, 2));
    let left: Vec<_> = fs::read_dir(desk.path("")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "no half copy: {left:?}");
}

#[test]
fn a_look_is_written_down_once_a_day() {
    let desk = desk();
    let attachment = desk.attach(desk.material(), &desk.file("a.pdf", "content"));
    let look = || view(&desk.archive, &desk.actor, attachment.id).unwrap().value;
    assert_eq!((look(), look(), look()), (true, false, false));
    desk.days_pass(1);
    assert_eq!((look(), look()), (true, false), "another day");
    assert_eq!(desk.count("usage WHERE kind = 'VIEW_E' AND reason = 'a.pdf'"), 2);
    assert_eq!(desk.history(attachment.id), [Action::AttachmentView, Action::AttachmentView, Action::Attach]);
    assert_eq!(code(view(&desk.archive, &desk.reader(), attachment.id)), "right.none");
    let in_tray = desk.attach(Owner::Tray, &desk.file("b.pdf", "other"));
    view(&desk.archive, &desk.actor, in_tray.id).unwrap();
    assert_eq!(desk.count("usage"), 2, "the register of use is about materials");
}

fn findings(desk: &Desk, depth: Depth) -> Vec<Finding> {
    let mut found = Vec::new();
    inspect(&desk.archive, depth, &mut crate::files::unwatched, &mut |f| found.push(f)).unwrap();
    found
}

#[test]
fn the_inspection_compares_originals_with_records() {
    let desk = desk();
    let contents: Vec<String> = (0..30).map(|n| format!("content {n}")).collect();
    for content in &contents {
        desk.attach(Owner::Tray, &desk.file("a.pdf", content));
    }
    assert_eq!(findings(&desk, Depth::Content), []);
    let path = |n: usize| desk.archive.files().path_of(ContentHash::of(contents[n].as_bytes()));
    fs::remove_file(path(3)).unwrap();
    fs::remove_file(path(7)).unwrap();
    fs::write(path(7), "content X").unwrap();
    let extra = desk.archive.files().put(&desk.file("extra", "extra"), &mut crate::files::unwatched).unwrap();
    let found = findings(&desk, Depth::Content);
    let of = |n: usize| ContentHash::of(contents[n].as_bytes());
    assert!(found.contains(&Finding::Missing(of(3))), "{found:?}");
    assert!(found.contains(&Finding::Changed { hash: of(7), was: 9, is: 9 }), "{found:?}");
    assert!(found.contains(&Finding::Extra { hash: extra.hash, size: extra.size }), "{found:?}");
    assert_eq!(found.len(), 3);
    assert_eq!(findings(&desk, Depth::Sizes).len(), 2, "a flipped byte is only found by reading");
}

#[test]
fn owners_are_one_form_towards_the_window() {
    let id = MaterialId::new();
    assert_eq!(json!(Owner::Material(id)), json!({ "kind": "MATERIAL", "id": id }));
    assert_eq!(json!(Owner::Tray), json!({ "kind": "TRAY" }));
    for owner in [Owner::Tray, Owner::Loan(LoanId::new()), Owner::Incident(IncidentId::new())] {
        assert_eq!(serde_json::from_value::<Owner>(json!(owner)).unwrap(), owner);
        assert_eq!(Owner::of(owner.kind(), owner.id()), Some(owner));
        assert_eq!(json!(owner)["kind"], owner.kind().code());
    }
}

#[test]
fn the_archive_does_not_take_its_own_files_in() {
    let desk = desk();
    for own in ["archive.db", "files"] {
        let path = desk.archive.root().join(own);
        let reports = desk.attach_as(Owner::Tray, &[&path], OnDuplicate::Ask);
        for report in reports {
            let FileResult::Problem { problem } = report.result else { panic!("{own} was taken in") };
            assert!(["source.in_archive", "source.empty_folder"].contains(&problem.code), "{problem:?}");
        }
    }
    assert!(desk.list(Owner::Tray).is_empty());
}
