//! 设置 in the real window, with the keyboard: what a firm decides is saved whole or refused at its field, the
//! calendar, the checks, the journal, the look and the export.
#![cfg(target_os = "linux")]

use std::fs;

use tests::state::files_below;
use tests::{Desk, Kedang};

const PAGES: [&str; 9] = ["公司", "编号", "期限", "日历", "打印", "外观", "检查", "日志", "导出"];

/// To a page by its key.
fn page(desk: &Desk, name: &str) {
    let nth = PAGES.iter().position(|each| *each == name).expect("a page") + 1;
    desk.press(&format!("alt+{nth}"));
    desk.side().role("heading", name).wait();
}

/// On with Tab from the list of pages into the fields.
fn on_to(desk: &Desk, role: &str, field: &str) {
    desk.reach(role, field, 14);
}

/// On to a field, and what is in it is typed anew.
fn type_into(desk: &Desk, role: &str, field: &str, text: &str) {
    on_to(desk, role, field);
    desk.press("ctrl+a");
    desk.type_text(text);
}

/// The window on this archive, at this page.
fn open(kedang: &Kedang, name: &str) -> Desk {
    let desk = Desk::open(kedang.archive());
    desk.go("设置");
    page(&desk, name);
    desk
}

#[test]
fn what_a_firm_decides_is_typed_over_several_pages_saved_whole_and_refused_at_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let kedang = Kedang::demo(folder.path().join("archive"));
    let desk = Desk::open(kedang.archive());
    desk.go("设置");
    for name in PAGES {
        page(&desk, name);
        desk.must_be_accessible(&format!("设置, {name}"));
    }

    page(&desk, "公司");
    type_into(&desk, "textbox", "单位名称", "云砚精工（二厂）有限公司");
    page(&desk, "编号");
    desk.side().text_part("KG-TZ-").nth(0).wait();
    type_into(&desk, "textbox", "编号规则", "{CLS}-{MONTH}-{SEQ:4}");
    desk.css("[role=alert]").nth(0).wait();
    // Refused on another page: it leads back to the field, and nothing of it was kept.
    page(&desk, "期限");
    desk.press("ctrl+Return");
    desk.side().role("heading", "编号").wait();
    assert!(!kedang.json(&["info"]).to_string().contains("二厂"), "one wrong field keeps all of them out");

    type_into(&desk, "textbox", "编号规则", "{FONDS}-{CLS}-{CAT}-{SEQ:5}");
    desk.side().text_part("Q001-KG-TZ-00001").nth(0).wait();
    desk.press("ctrl+Return");
    desk.must_say("设置已保存");
    assert!(kedang.json(&["info"]).to_string().contains("云砚精工（二厂）有限公司"));

    page(&desk, "期限");
    type_into(&desk, "textbox", "最多续借", "1");
    desk.side().text_part("有改动，未保存").wait();
    desk.press("alt+Delete");
    desk.side().text_part("有改动，未保存").wait_gone();
}

#[test]
fn holidays_are_written_down_and_taken_off() {
    let folder = tempfile::tempdir().unwrap();
    let kedang = Kedang::init(folder.path().join("archive"));
    let desk = open(&kedang, "日历");
    desk.press("n");
    let first = desk.side().role("textbox", "日期");
    desk.wait_until("the day has the keyboard", || first.is_focused());
    desk.type_text("2027-10-07");
    on_to(&desk, "textbox", "到（可空）");
    desk.type_text("2027-10-01");
    on_to(&desk, "textbox", "名称");
    desk.type_text("国庆节");
    desk.press("ctrl+Return");
    desk.side().text_part("结束日期早于开始日期").wait();

    type_into_back(&desk, "textbox", "日期", "2027-10-01");
    on_to(&desk, "textbox", "到（可空）");
    desk.press("ctrl+a");
    desk.type_text("2027-10-03");
    desk.press("ctrl+Return");
    desk.must_say("已登记 3 天");
    desk.side().text_part("2027 年，3 天不同于平常").wait();
    desk.must_be_accessible("日历 with days");

    // Esc leaves the field; the first day is the chosen one, and is taken off.
    desk.press("Escape");
    desk.press("Delete");
    desk.must_say("2027-10-01 已从日历去掉");
    desk.side().text_part("2027 年，2 天不同于平常").wait();
}

/// Back with Shift+Tab, and what is in the field is typed anew.
fn type_into_back(desk: &Desk, role: &str, field: &str, text: &str) {
    for _ in 0..14 {
        if desk.side().role(role, field).is_focused() {
            break;
        }
        desk.press("shift+Tab");
    }
    desk.wait_until("the field has the keyboard", || desk.side().role(role, field).is_focused());
    desk.press("ctrl+a");
    desk.type_text(text);
}

#[test]
fn a_changed_original_is_found_by_the_full_check_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let kedang = Kedang::demo(folder.path().join("archive"));
    let desk = open(&kedang, "检查");
    desk.side().text_part("还没有查过").wait();
    desk.press("k");
    desk.side().text_part("，快速检查").wait();
    desk.must_be_accessible("检查 with its results");

    let files = kedang.archive().join("files");
    let (name, _) = files_below(&files).pop_first().unwrap();
    let original = files.join(name);
    let mut permissions = fs::metadata(&original).unwrap().permissions();
    #[expect(clippy::permissions_set_readonly_false, reason = "a stranger changes the original")]
    permissions.set_readonly(false);
    fs::set_permissions(&original, permissions).unwrap();
    let mut bytes = fs::read(&original).unwrap();
    bytes[0] ^= 1;
    fs::write(&original, bytes).unwrap();
    desk.press("shift+k");
    desk.side().text_part("，全面检查").wait();
    desk.side().text_part("要处理").wait();
    desk.must_be_accessible("检查 with a finding");
}

#[test]
fn the_journal_answers_to_the_code_of_a_slip_and_the_look_is_worn_at_once_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let kedang = Kedang::demo(folder.path().join("archive"));
    let desk = open(&kedang, "日志");
    desk.press("v");
    desk.side().text_part("日志完整").wait();
    let head = desk.css("section.right p.head").nth(0).text();
    desk.press("slash");
    desk.wait_until("the code has the keyboard", || desk.side().role("textbox", "单据上的校验码").is_focused());
    desk.type_text(&head);
    desk.press("ctrl+Return");
    desk.side().text_part("完全一样").wait();
    desk.press("ctrl+a");
    desk.type_text("00000000");
    desk.press("Return");
    desk.side().text_part("日志里没有校验码 00000000").wait();

    page(&desk, "外观");
    on_to(&desk, "radio", "中文");
    desk.press("Right");
    desk.css("html[lang=en]").nth(0).wait();
    desk.role("heading", "Settings").wait();
    desk.start_again();
    desk.css("html[lang=en] main").nth(0).wait();
}

#[test]
fn the_whole_archive_is_exported_where_she_says() {
    let folder = tempfile::tempdir().unwrap();
    let kedang = Kedang::demo(folder.path().join("archive"));
    let desk = open(&kedang, "导出");
    let target = desk.folder().join("leaving");
    let events = || kedang.json(&["journal", "verify"])["events"].as_u64().unwrap();
    let before = events();
    desk.choose_in_dialog(|desk| desk.press("e"), &target);
    desk.side().text_part("已导出：").wait();
    desk.must_be_accessible("导出 with what left");
    assert!(target.join("bagit.txt").exists() && target.join("data/原件").is_dir());
    assert_eq!(events(), before + 1, "the export is in the journal");
}
