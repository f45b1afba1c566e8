//! The window itself, whatever the page in it: it opens at its size, hears real
//! drops and real keys, shows pictures, survives being killed, and can be
//! judged by axe-core.
#![cfg(target_os = "linux")]

use std::fs;
use std::process::Command;

use serde_json::json;
use tests::{Desk, Kedang, LARGE, places, wait_until};

/// A page without a fault.
const OWN_PAGE: &str = "<!doctype html><html lang=en><title>A page</title><main><h1>A page</h1></main>";

/// Notes every key the page hears.
const NOTE_KEYS: &str = "
    window.__keys = [];
    window.addEventListener('keydown', (e) => {
        if (e.key.length === 1 || e.key === 'Enter') window.__keys.push(e.key);
    });";

#[test]
fn the_window_opens_at_the_size_of_the_small_screen() {
    let desk = Desk::setup().open();
    assert_eq!(desk.run("return document.title", &[]), json!("客档"));
    let picture = desk.folder().join("window.png");
    desk.screenshot(&picture);
    assert_eq!(size_of_png(&fs::read(picture).expect("the picture")), (1366, 768));
}

#[test]
fn the_window_fills_the_large_screen() {
    let desk = Desk::setup().size(LARGE).open();
    assert_eq!(size_of_png(&desk.picture()), LARGE);
}

#[test]
fn dropped_files_arrive_with_their_names() {
    let desk = Desk::setup().open();
    let folder = desk.folder();
    let names = ["总装图 第 1 页.tif", "a b%20c#1.pdf", "𬭎 封样件 (外观).jpg", "图纸 一批"];
    let files: Vec<_> = names.iter().map(|name| folder.join(name)).collect();
    for file in &files[..3] {
        fs::write(file, "drawn").expect("a file");
    }
    fs::create_dir(&files[3]).expect("a folder");
    let dropped = desk.drop_files(&files, &desk.css("body"));
    assert_eq!(dropped, files, "the window is told every path as it is on disk");
    assert_eq!(desk.actions(), 1, "a drop is one action, however many files");
}

#[test]
fn what_is_dropped_before_any_place_was_opened_goes_to_the_tray() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::init(folder.path().join("库"));
    let desk = Desk::open(kedang.archive());
    let file = folder.path().join("总装图.txt");
    fs::write(&file, "drawn").expect("a file");
    desk.drop_files(&[&file], &desk.css("main.here"));
    desk.role("button", "待整理 1").nth(0).wait();
    desk.press("F8");
    desk.text("总装图.txt").nth(0).wait();
}

#[test]
fn files_carried_away_again_are_not_dropped() {
    let desk = Desk::setup().open();
    let file = desk.folder().join("图.pdf");
    fs::write(&file, "drawn").expect("a file");
    desk.drag(&[&file], &desk.css("body")).take_away();
    assert_eq!(desk.actions(), 0);
    assert_eq!(desk.drop_files(&[&file], &desk.css("body")), [file], "the next drop works");
}

#[test]
fn a_scan_is_heard_key_by_key() {
    let desk = Desk::setup().open();
    desk.show_instead(OWN_PAGE);
    desk.run(NOTE_KEYS, &[]);
    desk.scan("KG-TZ-2026-0012");
    desk.wait_until("the whole scan is heard", || heard(&desk).ends_with('⏎'));
    assert_eq!(heard(&desk), "KG-TZ-2026-0012⏎");
    assert_eq!(desk.actions(), 1);
}

#[test]
fn a_scan_is_taken_for_a_scan_and_typing_for_typing() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::init(folder.path().join("archive"));
    let desk = Desk::open(kedang.archive());
    let box_on_top = desk.role("combobox", "找任何东西，或直接扫描");
    box_on_top.fill("KG-TZ");
    desk.scan("KG-TZ-2026-0012");
    desk.text("没有认出扫到的码：KG-TZ-2026-0012。").wait();
    assert_eq!(box_on_top.value(), "KG-TZ", "the scan left nothing in the field, and what was typed is still there");
}

#[test]
fn a_dialog_of_the_system_takes_a_path() {
    let desk = Desk::setup().open();
    let file = desk.folder().join("drawing 1.pdf");
    fs::write(&file, "drawn").expect("a file");
    let open = "window.__TAURI_INTERNALS__.invoke('plugin:dialog|open', { options: {} })
        .then((path) => (window.__chosen = path), (error) => (window.__chosen = String(error)))";
    desk.choose_in_dialog(|desk| drop(desk.run(open, &[])), &file);
    let chosen = || desk.run("return window.__chosen ?? null", &[]);
    desk.wait_until("the page is told", || !chosen().is_null());
    // The dialog may keep the stroke that opened its field: the same file by another way of writing it.
    let chosen = std::path::PathBuf::from(chosen().as_str().expect("a path"));
    assert_eq!(chosen.canonicalize().expect("the path leads to a file"), file.canonicalize().expect("the file"));
}

#[test]
fn a_killed_window_starts_again() {
    let desk = Desk::setup().open();
    desk.run("localStorage.setItem('kept', '周')", &[]);
    let before = desk.pids();
    desk.crash();
    desk.start_again();
    assert_ne!(desk.pids(), before);
    assert_eq!(desk.run("return document.title", &[]), json!("客档"));
}

#[test]
fn a_page_whose_process_dies_is_opened_anew() {
    let desk = Desk::setup().open();
    let program = desk.pids()[0].to_string();
    let page = || {
        let found = Command::new("pgrep").args(["-P", &program, "-f", "WebKitWebProcess"]).output().expect("pgrep");
        String::from_utf8_lossy(&found.stdout).split_whitespace().next().map(str::to_owned)
    };
    let before = page().expect("the page has a process");
    assert!(Command::new("kill").args(["-9", &before]).status().expect("kill").success());
    desk.wait_until("the page has a new process", || page().is_some_and(|now| now != before));
    assert_eq!(desk.pids()[0].to_string(), program, "the program went on");
}

#[test]
fn a_second_start_only_shows_the_first_window() {
    let desk = Desk::setup().open();
    let before = desk.pids();
    desk.run(
        "window.__TAURI_INTERNALS__.invoke('plugin:event|listen', {
            event: 'started-again', target: { kind: 'Any' },
            handler: window.__TAURI_INTERNALS__.transformCallback((e) => (window.__again = e.payload)),
        })",
        &[],
    );
    let second = Command::new(places::built("kedang-desktop"))
        .args(["--archive", "别的 档案"])
        .current_dir(desk.folder())
        .envs(desk.env())
        .status()
        .expect("it starts");
    assert!(second.success(), "the second one ends by itself: {second}");
    let asked = desk.folder().join("别的 档案");
    desk.wait_until("the first window hears which archive was asked for", || {
        desk.run("return window.__again ?? null", &[]) == json!(asked)
    });
    assert_eq!(desk.pids(), before, "there is still one window");
}

#[test]
fn axe_finds_what_is_wrong_and_nothing_else() {
    let desk = Desk::setup().open();
    desk.show_instead(OWN_PAGE);
    desk.must_be_accessible("a page without a fault");
    desk.run("document.body.append(document.createElement('button'))", &[]);
    let found = desk.axe();
    assert!(found.iter().any(|rule| rule.contains("button-name")), "a button without a name: {found:?}");
}

#[test]
fn the_page_may_not_reach_out() {
    let desk = Desk::setup().open();
    let refused = desk.run(
        "const s = document.createElement('script');
         s.textContent = 'window.__injected = true';
         document.body.append(s);
         return window.__injected ?? false",
        &[],
    );
    assert_eq!(refused, json!(false), "the policy of the page refuses scripts from anywhere");
}

fn heard(desk: &Desk) -> String {
    let keys = desk.run("return window.__keys.map((key) => key === 'Enter' ? '⏎' : key).join('')", &[]);
    keys.as_str().unwrap_or_default().to_owned()
}

/// Width and height from the head of a PNG.
fn size_of_png(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[1..4], b"PNG");
    let side = |from: usize| u32::from_be_bytes([png[from], png[from + 1], png[from + 2], png[from + 3]]);
    (side(16), side(20))
}

#[test]
fn the_viewer_covers_the_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::demo(folder.path().join("库"));
    let desk = Desk::open(kedang.archive());
    desk.go("资料");
    desk.css("main.here [data-row=\"0\"]").nth(0).click();
    desk.settle();
    // Over the list, and over the search bar above it.
    let [list, bar] = [(200, 600), (400, 22)].map(|(x, y)| desk.colour_at(x, y));
    desk.press("Return");
    desk.css("[role=dialog] img.base").nth(0).wait();
    desk.settle();
    let beside_the_page = desk.colour_at(1340, 600);
    assert_eq!(desk.colour_at(200, 600), beside_the_page, "the list shows through");
    assert_ne!((desk.colour_at(400, 22), beside_the_page), (bar, list), "nothing was covered");
    desk.press("Escape");
    desk.css("[role=dialog]").nth(0).wait_gone();
    desk.settle();
    assert_eq!(desk.colour_at(200, 600), list);
}

/// From the search into its hits by keys alone; what stands on the right is one of them, and what is asked there
/// ends with Esc, in its place.
#[test]
fn the_search_leads_to_its_hits_and_a_question_ends_where_it_was_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::demo(folder.path().join("库"));
    let desk = Desk::open(kedang.archive());
    desk.go("资料");
    let shown = || desk.css("main.here .record .no .copy").nth(0).text();
    desk.css("main.here [data-row=\"5\"]").nth(0).click();
    let before = shown();
    assert!(!before.starts_with("KG-HT"), "{before} would be a hit already");
    desk.press("slash");
    let search = desk.role("textbox", "在资料里找：名称、档号、图号、拼音首字母");
    desk.wait_until("the search has the keyboard", || search.is_focused());
    desk.type_text("kg-ht");
    desk.css("main.here mark").nth(0).wait();
    desk.press("Down");
    desk.wait_until("the hits have the keyboard", || desk.css("main.here [role=grid]").nth(0).is_focused());
    desk.wait_until("a hit is shown", || {
        let chosen = desk.css("main.here [role=row][aria-selected=true]");
        chosen.count() == 1 && chosen.nth(0).text().contains(&shown())
    });
    assert!(shown().starts_with("KG-HT"), "{} is a hit", shown());
    desk.press("c");
    let reason = desk.side().role("textbox", "原因");
    reason.wait();
    desk.must_be_accessible("a correction");
    desk.press("Escape");
    reason.wait_gone();
    desk.wait_until("the place stays as it was", || search.value() == "kg-ht" && !shown().is_empty());

    // Conditions, one after the other, from the list by keys alone.
    for condition in ["设计图纸", "合同协议"] {
        desk.press("slash");
        desk.wait_until("the search has the keyboard", || search.is_focused());
        desk.press("Down");
        desk.wait_until("the hits have the keyboard", || desk.css("main.here [role=grid]").nth(0).is_focused());
        desk.press("f");
        let asked = desk.role("combobox", "条件");
        desk.wait_until("the condition has the keyboard", || asked.is_focused());
        desk.type_text(condition);
        desk.role("option", condition).nth(0).wait();
        desk.press("Return");
        desk.css("main.here .q").text_part(condition).wait();
        desk.wait_until("what stands on the right is one of the hits", || {
            let rows = desk.css("main.here [role=row][data-row]").count();
            let chosen = desk.css("main.here [role=row][aria-selected=true]").count();
            (rows == 0) == (desk.css("main.here .record").count() == 0) && (rows == 0 || chosen == 1)
        });
    }
    // And away again: from the empty box the last one, from its cross the other, and the list has the keyboard.
    desk.press("f");
    desk.wait_until("the condition has the keyboard", || desk.role("combobox", "条件").is_focused());
    desk.press("BackSpace");
    desk.css("main.here .tok").text_part("合同协议").wait_gone();
    desk.press("shift+Tab");
    desk.press("Delete");
    desk.css("main.here .tok").text_part("设计图纸").wait_gone();
    desk.wait_until("the hits have the keyboard", || desk.css("main.here [role=grid]").nth(0).is_focused());
}

/// Promise 6: whatever is answered to the page and whatever stands in it, no place in the store is named; pictures
/// come through the one protocol, which knows attachments and nothing else, and a look is in the journal.
#[test]
fn the_page_sees_no_path_of_the_store() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::demo(folder.path().join("库"));
    let desk = Desk::open(kedang.archive());
    desk.run(
        "window.__seen = [];
         const ask = window.fetch;
         window.fetch = async (...of) => {
             const answer = await ask(...of);
             answer.clone().text().then((text) => window.__seen.push(text));
             return answer;
         };",
        &[],
    );
    for place in ["今日", "接收", "资料", "借阅台", "库房", "登记簿", "人员与客户", "设置"] {
        desk.go(place);
        desk.settle();
        desk.run("window.__seen.push(document.documentElement.outerHTML)", &[]);
    }
    desk.go("资料");
    desk.css("main.here [data-row=\"0\"]").nth(0).click();
    let number = desk.css("main.here .record .no .copy").nth(0).text();
    desk.press("Return");
    desk.css("[role=dialog] img.base").nth(0).wait();
    desk.settle();
    desk.run("window.__seen.push(document.documentElement.outerHTML)", &[]);

    let seen = desk.run("return window.__seen", &[]);
    let seen: Vec<&str> =
        seen.as_array().expect("a list").iter().map(|text| text.as_str().unwrap_or_default()).collect();
    let answers = seen.iter().filter(|text| text.starts_with(['{', '['])).count();
    assert!(answers > 20, "the answers to the page were not heard: {answers}");
    let stored: Vec<String> = tests::state::files_below(&kedang.archive().join("files")).into_keys().collect();
    assert!(stored.len() > 20, "a store without originals proves nothing");
    for text in seen {
        let named =
            stored.iter().find(|name| text.contains(name.as_str()) || text.contains(&name.replace('/', "\\\\")));
        assert_eq!(named, None, "the page was told a path: {text}");
        assert!(!text.contains("archive.db") && !text.contains("/files/"), "the page was told a path: {text}");
    }
    let history = kedang.json(&["history", &number]);
    assert!(history.as_array().expect("events").iter().any(|event| event["action"] == "attachments.view"), "{history}");

    // Nothing else comes through the protocol, nor past it.
    let root = kedang.archive().display();
    let strangers = [
        "kedang://localhost/page/00000000-0000-7000-8000-000000000000/1".to_owned(),
        format!("kedang://localhost/files/{}", stored[0]),
        "kedang://localhost/..%2Farchive.db".to_owned(),
        format!("kedang://localhost/page/..%2F..%2Ffiles%2F{}/1", stored[0].replace('/', "%2F")),
        format!("file://{root}/archive.db"),
        format!("asset://localhost/{root}/archive.db"),
    ];
    for address in strangers {
        let loaded = desk.run(
            "window.__loaded = null;
             const picture = new Image();
             picture.onload = () => (window.__loaded = true);
             picture.onerror = () => (window.__loaded = false);
             picture.src = arguments[0];",
            &[json!(address)],
        );
        assert!(loaded.is_null());
        desk.wait_until("the picture is there or not", || !desk.run("return window.__loaded", &[]).is_null());
        assert_eq!(desk.run("return window.__loaded", &[]), json!(false), "{address}");
    }
}

/// An e-mail dropped on a material is read in the viewer, and its drawing becomes an attachment by keys alone.
#[test]
fn the_drawing_in_an_email_becomes_an_attachment() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::demo(folder.path().join("库"));
    let letter = folder.path().join("更新.eml");
    let drawing = "0 SECTION 2 HEADER 9 $ACADVER 1 AC1015 0 ENDSEC 0 SECTION 2 ENTITIES \
        0 LINE 8 0 10 0 20 0 11 9 21 9 0 HATCH 8 0 0 ENDSEC 0 EOF"
        .replace(' ', "\n");
    let mail = format!(
        "From: a@example.com\r\nSubject: B rev\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
         旧版请作废\r\n--x\r\nContent-Type: application/dxf; name=\"flange.dxf\"\r\n\
         Content-Disposition: attachment; filename=\"flange.dxf\"\r\n\r\n{drawing}\r\n--x--\r\n"
    );
    fs::write(&letter, mail).expect("written");

    let desk = Desk::open(kedang.archive());
    desk.go("资料");
    desk.css("main.here [data-row=\"0\"]").nth(0).click();
    let files = || desk.run("return document.querySelectorAll('main.here .record .thumb').length", &[]);
    desk.css("main.here .record .thumb").nth(0).wait();
    let before = files().as_u64().expect("a number");
    desk.drop_files(&[&letter], &desk.css("main.here .record").nth(0));
    desk.wait_until("the e-mail is attached", || files() == json!(before + 1));

    look_at_thumb(&desk, before as usize);
    desk.css("[role=dialog] .letter").nth(0).wait();
    desk.css("[role=dialog] .letter").nth(0).text_part("旧版请作废").wait();
    desk.must_be_accessible("inside an e-mail");
    let pages = || desk.run("return document.querySelectorAll('[role=dialog] .thumb').length", &[]).as_u64();
    let shown = pages().expect("a number");
    desk.press("ctrl+Return");
    desk.must_say("已取出 1 个");
    desk.wait_until("it stands beside", || pages() == Some(shown + 1));
    desk.press("Next");
    desk.css("[role=dialog] img.base").nth(0).wait();
    desk.css("[role=dialog]").nth(0).text_part("有内容没能画出").wait();
    desk.press("Escape");
    desk.css("[role=dialog]").nth(0).wait_gone();
    desk.wait_until("the drawing is an attachment", || files() == json!(before + 2));
    kedang.must_be_sound();
}

/// A locked PDF dropped on a material opens by its password, typed after a wrong one, and shows all its pages.
#[test]
fn a_locked_pdf_is_opened_by_its_password() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::demo(folder.path().join("库"));
    let locked = folder.path().join("报价.pdf");
    fs::write(&locked, include_bytes!("../../archive/pictures/tests/made/locked-aes128.pdf")).expect("written");

    let desk = Desk::open(kedang.archive());
    desk.go("资料");
    desk.css("main.here [data-row=\"0\"]").nth(0).click();
    desk.css("main.here .record .thumb").nth(0).wait();
    let before = desk.run("return document.querySelectorAll('main.here .record .thumb').length", &[]);
    let before = before.as_u64().expect("a number") as usize;
    desk.drop_files(&[&locked], &desk.css("main.here .record").nth(0));
    desk.css("main.here .record .thumb").nth(before).wait();
    look_at_thumb(&desk, before);
    desk.css("[role=dialog] .locked input").nth(0).wait();
    desk.must_be_accessible("a locked file");
    desk.type_text("wrong");
    desk.press("Return");
    desk.css("[role=dialog] .locked [role=alert], [role=dialog] .locked .problem, [role=dialog] .locked .late")
        .nth(0)
        .wait();
    desk.press("ctrl+a");
    desk.type_text("abc 123");
    desk.press("Return");
    desk.css("[role=dialog] img.base").nth(0).wait();
    desk.css("[role=dialog] .locked").wait_gone();
    desk.press("Escape");
    desk.css("[role=dialog]").nth(0).wait_gone();
}

/// An incident is closed where 今日 leads to, by keys alone, and waits no more.
#[test]
fn an_incident_is_closed_by_the_keyboard() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::demo(folder.path().join("库"));
    let desk = Desk::open(kedang.archive());
    desk.go("资料");
    desk.css("main.here [data-row=\"0\"]").nth(0).click();
    let number = desk.css("main.here .record .no .copy").nth(0).text();
    // Reported by the command beside the window: the window hears of it.
    kedang.json(&["incident", "report", &number, "--kind", "DAMAGE", "--facts", "边缘受潮"]);
    desk.css("main.here .record .incidents").nth(0).text_part("边缘受潮").wait();
    desk.press("j");
    desk.css("main.here .record .fields input").nth(0).wait();
    desk.must_be_accessible("an incident to close");
    desk.press("Tab");
    desk.type_text("已压平修复，客户同意");
    desk.press("ctrl+Return");
    desk.must_say("已结案");
    let incidents = kedang.json(&["incident", "list", &number]);
    assert_eq!(incidents[0]["end"]["outcome"], "REPAIRED", "{incidents}");
    assert_eq!(incidents[0]["end"]["closing"], "已压平修复，客户同意");
    kedang.must_be_sound();
}

/// 更正: a day to give back is set, moved on a ground the customer gave, and told in the history. Esc gives the list
/// its keys back, and the foot names only what is heard where the cursor is.
#[test]
fn a_correction_is_left_and_applied_by_the_keyboard() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::demo(folder.path().join("库"));
    let desk = Desk::open(kedang.archive());
    desk.go("资料");
    desk.css("main.here [data-row=\"3\"]").nth(0).click();
    let list = desk.css("main.here [role=grid]");
    desk.wait_until("the list has the keyboard", || list.nth(0).is_focused());
    let shown = || desk.css("main.here .record .no .copy").nth(0).text();
    let number = shown();
    let foot = || desk.css("footer.foot .hints").nth(0).text();

    desk.press("c");
    let reason = desk.side().role("textbox", "原因");
    reason.wait();
    desk.wait_until("the foot names what a field leaves over", || {
        let said = foot();
        said.contains("确定") && !said.contains("标签") && !said.contains("选择")
    });
    desk.press("Escape");
    reason.wait_gone();
    desk.wait_until("the list has the keyboard again", || list.nth(0).is_focused());
    desk.press("Down");
    desk.wait_until("the next one is shown", || shown() != number);
    desk.press("Up");
    desk.wait_until("the first one is shown again", || shown() == number);

    let correct = |day: &str, ground: Option<&str>| {
        desk.press("c");
        reason.wait();
        desk.reach("textbox", "要求返还", 30);
        desk.press("ctrl+a");
        desk.type_text(day);
        desk.press("Return");
        if let Some(ground) = ground {
            let field = desk.side().role("textbox", "依据：谁同意、凭什么（密级降低、保管期限缩短、返还推迟）");
            field.wait();
            desk.reach("textbox", "原因", 30);
            desk.type_text("客户要求");
            // Without its ground it is refused, where it is wanted.
            desk.press("ctrl+Return");
            desk.wait_until("the cursor is at the ground", || field.is_focused());
            desk.must_be_accessible("a correction that wants a ground");
            desk.type_text(ground);
        } else {
            desk.reach("textbox", "原因", 30);
            desk.type_text("漏登");
        }
        desk.press("ctrl+Return");
        reason.wait_gone();
    };
    correct("2027-01-31", None);
    desk.css("main.here .record").nth(0).text_part("限期返还 2027-01-31").wait();
    correct("2027-12-31", Some("客户来函延期"));
    desk.css("main.here .record").nth(0).text_part("限期返还 2027-12-31").wait();
    desk.css("main.here .record").nth(0).text_part("依据：客户来函延期").wait();
    kedang.must_be_sound();
}

/// 标注: a box is set at the cross by keys alone, kept beside the file with its words, looked at, and taken away; the
/// original stays as it is.
#[test]
fn a_mark_is_kept_beside_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::demo(folder.path().join("库"));
    let desk = Desk::open(kedang.archive());
    desk.go("资料");
    desk.css("main.here [data-row=\"0\"]").nth(0).click();
    let number = desk.css("main.here .record .no .copy").nth(0).text();
    desk.css("main.here .record .thumb").nth(0).wait();
    desk.press("space");
    desk.css("[role=dialog] img.base").nth(0).wait();
    desk.press("m");
    let words = desk.role("textbox", "要看什么");
    desk.press("Return");
    desk.css("[role=dialog] aside").nth(0).text_part("点对角").wait();
    desk.press("Left");
    desk.press("Up");
    desk.press("Return");
    desk.wait_until("the words are asked for", || words.count() == 1 && words.is_focused());
    // Without words there is nothing to see.
    desk.press("Return");
    desk.css("[role=dialog] [aria-invalid]").nth(0).wait();
    // Esc puts the box down and keeps the viewer.
    desk.press("Escape");
    words.wait_gone();
    desk.press("Return");
    desk.press("Right");
    desk.press("Down");
    desk.press("Return");
    desk.wait_until("the words are asked for", || words.count() == 1 && words.is_focused());
    desk.type_text("孔距与合同附图不符");
    desk.press("Return");
    desk.css("[role=dialog] aside .copy").nth(0).wait();
    desk.must_be_accessible("a page with a mark");
    let kept = || kedang.json(&["marks", &number]);
    let marks = kept();
    assert_eq!(
        (&marks[0]["kind"], &marks[0]["page"], &marks[0]["nth"]),
        (&json!("BOX"), &json!(1), &json!(1)),
        "{marks}"
    );
    let side = |end: &str, along: &str| marks[0][end][along].as_f64().expect("a share");
    assert!(side("from", "x") != side("to", "x") && side("from", "y") != side("to", "y"), "{marks}");

    // From the list it is chosen and taken away.
    desk.press("period");
    desk.css("[role=dialog] aside [role=option][aria-selected=true]").nth(0).wait();
    desk.press("Delete");
    desk.css("[role=dialog] aside .copy").wait_gone();
    assert_eq!(kept(), json!([]));
    desk.press("Escape");
    desk.css("[role=dialog] aside").wait_gone();
    desk.press("Escape");
    desk.css("[role=dialog]").wait_gone();
    desk.css("main.here .record").nth(0).text_part("撤去标注").wait();
    kedang.must_be_sound();
}

/// What is on screen of a page is seen as the sheet it will be; Esc leaves the sheet, then the viewer.
#[test]
fn what_is_seen_of_a_drawing_is_printed_as_it_is_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::demo(folder.path().join("库"));
    let desk = Desk::open(kedang.archive());
    desk.go("资料");
    desk.css("main.here [data-row=\"0\"]").nth(0).click();
    desk.css("main.here .record .thumb").nth(0).wait();
    desk.press("space");
    desk.css("[role=dialog] img.base").nth(0).wait();
    for (zoom, title) in [(false, "打印这一页"), (true, "打印所见")] {
        if zoom {
            desk.press("plus");
            desk.press("plus");
        }
        desk.press("ctrl+p");
        let sheet = format!("[role=dialog][aria-label={title}]");
        desk.css(&format!("{sheet} img")).nth(0).wait();
        desk.must_be_accessible(title);
        desk.press("Escape");
        desk.css(&sheet).wait_gone();
    }
    desk.css("[role=dialog] img.base").nth(0).wait();
    desk.press("Escape");
    desk.css("[role=dialog]").wait_gone();
    kedang.must_be_sound();
}

/// Closing the window while a big file is being stored asks first: it waits for the work, or stops it,
/// and either way what the archive holds is whole.
#[test]
fn closing_during_an_attach_asks_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::demo(folder.path().join("库"));
    let desk = Desk::open(kedang.archive());
    let big = desk.folder().join("整机数模.step");
    let holds = |name: &str| kedang.json(&["files", "tray"]).to_string().contains(name);
    let begin = |bytes: u64| {
        desk.go("今日");
        std::fs::File::create(&big).and_then(|file| file.set_len(bytes)).expect("a big file");
        desk.drop_files(&[&big], &desk.css("main.here").nth(0));
        desk.css("section.panel .up .bar").nth(0).wait();
        desk.press("alt+F4");
        desk.css("[role=dialog][aria-label=还有工作没有做完]").wait();
    };

    begin(12 << 30);
    desk.must_be_accessible("closing while work runs");
    // Stay: the work goes on.
    desk.press("Escape");
    desk.css("[role=dialog][aria-label=还有工作没有做完]").wait_gone();
    assert!(!desk.pids().is_empty());
    desk.press("alt+F4");
    desk.css("[role=dialog][aria-label=还有工作没有做完]").wait();
    desk.press("alt+x");
    wait_until("the window is closed", || desk.pids().is_empty());
    assert!(!holds("整机数模"), "what was stopped is not there");
    kedang.must_be_sound();

    desk.start_again();
    begin(1 << 30);
    desk.press("Return");
    wait_until("the window closes when the work is done", || desk.pids().is_empty());
    assert!(holds("整机数模"), "what was waited for is there");
    kedang.must_be_sound();
}

/// Chooses the thumb of a material and looks at it large.
fn look_at_thumb(desk: &Desk, nth: usize) {
    desk.css("section.panel").wait_gone();
    desk.css("main.here .record .thumb").nth(nth).click();
    let chosen = "return document.querySelectorAll('main.here .record .thumb')[arguments[0]]?.ariaSelected === 'true'
        && document.activeElement?.classList.contains('thumb') === true";
    desk.wait_until("the thumb is chosen", || desk.run(chosen, &[json!(nth)]) == json!(true));
    desk.press("space");
}
