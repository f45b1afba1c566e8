//! 库房 in the real window, with the keyboard and the scanner: places made in rows, one corrected, one that
//! cannot be put out of use, materials moved by scan.
#![cfg(target_os = "linux")]

use serde_json::Value;
use tests::{Desk, Kedang};

fn row_of(kedang: &Kedang, code: &str) -> Value {
    let found = kedang.json(&["search", code]);
    found["rows"][0]["row"].clone()
}

#[test]
fn places_are_made_in_rows_corrected_and_kept_while_in_use_by_the_keyboard_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::init(folder.path().join("archive"));
    let desk = Desk::open(kedang.archive());
    desk.go("库房");
    desk.must_be_accessible("库房 without places");

    desk.press("n");
    let first = desk.side().role("textbox", "第一个的名称");
    desk.wait_until("the name has the keyboard", || first.is_focused());
    desk.press("ctrl+Return");
    desk.css("[role=alert]").nth(0).wait();
    desk.must_be_accessible("the form of places, refused");
    desk.type_text("一号库");
    // A new archive has one room; this one stands beside it.
    desk.reach("combobox", "在哪里", 12);
    desk.press("2");
    desk.reach("combobox", "每个里面再分", 12);
    desk.press("2");
    desk.reach("textbox", "里面第一个的名称", 12);
    desk.type_text("A 柜");
    desk.reach("textbox", "每个里面几个", 12);
    desk.press("ctrl+a");
    desk.type_text("3");
    desk.side().text_part("共 4 处").wait();
    desk.press("ctrl+Return");
    desk.must_say("4 处位置已登记");
    let names: Vec<String> = kedang
        .json(&["place", "list"])
        .as_array()
        .expect("places")
        .iter()
        .map(|place| place["path"].as_str().expect("a way").to_owned())
        .collect();
    for name in ["一号库", "一号库 A 柜", "一号库 B 柜", "一号库 C 柜"] {
        assert!(names.iter().any(|each| each == name), "{name} is there: {names:?}");
    }
    desk.must_be_accessible("库房 with its cabinets");

    // The room still has cabinets in use.
    desk.press("alt+Delete");
    desk.css("[role=alert]").nth(0).wait();

    desk.press("e");
    let name = desk.side().role("textbox", "名称");
    desk.wait_until("the name has the keyboard", || name.is_focused());
    desk.press("ctrl+a");
    desk.type_text("文书库");
    desk.press("ctrl+Return");
    desk.must_say("文书库 已更正");
    let renamed = kedang.json(&["place", "list"]);
    assert!(renamed.to_string().contains("文书库 C 柜"), "what is inside follows: {renamed}");
}

#[test]
fn materials_are_moved_by_scanning_a_place_and_then_each_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::demo(folder.path().join("archive"));
    let filed = kedang.json(&["search", ""]);
    let rows: Vec<&Value> = filed["rows"].as_array().expect("rows").iter().map(|hit| &hit["row"]).collect();
    let material = rows.iter().find(|row| row["lifecycle"] == "FILED" && row["custody"] == "IN_STORE").expect("one");
    let code = material["code"].as_str().expect("a code").to_owned();
    let from = material["place"].as_str().expect("a place").to_owned();
    let places = kedang.json(&["place", "list"]);
    let to = places
        .as_array()
        .expect("places")
        .iter()
        .find(|place| place["kind"] == "BOX" && place["active"] == true && place["path"].as_str() != Some(&from))
        .expect("another box");
    let (label, path) = (to["code"].as_str().expect("a code"), to["path"].as_str().expect("a way"));

    let desk = Desk::open(kedang.archive());
    desk.scan(label);
    desk.side().role("heading", to["name"].as_str().expect("a name")).wait();
    desk.must_be_accessible("a box of the demo");
    desk.press("m");
    desk.css("article").text_part("扫描资料，移到").wait();
    desk.scan("KG0000000000");
    desk.must_say("没有移动任何东西");
    desk.scan(&code);
    desk.must_say("已移到");
    assert_eq!(row_of(&kedang, &code)["place"], path, "it stands in the place whose label was scanned");
    desk.press("Escape");
    desk.wait_until("nothing is moved any more", || desk.css("article").text_part("扫描资料，移到").count() == 0);
    // A scan means what it means everywhere again.
    desk.scan(&code);
    desk.role("heading", material["title"].as_str().expect("a title")).wait();
}
