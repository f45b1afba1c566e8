//! 人员与客户 in the real window, with the keyboard alone: a department, its head with a PIN, a borrower
//! with a badge, a customer; one corrected, one left half-typed, badges as PDF; from a person to her
//! slip, from a customer to its materials.
#![cfg(target_os = "linux")]

use serde_json::{Value, json};
use tests::pdf::words_of;
use tests::{Desk, Kedang};

/// Opens the form of a new one, or of the chosen one, and waits until its first field has the keyboard.
fn form(desk: &Desk, key: &str, first: &str) {
    desk.press(key);
    focused(desk, first);
}

fn is_focused(desk: &Desk, field: &str) -> bool {
    desk.side().role("textbox", field).is_focused() || desk.side().role("combobox", field).is_focused()
}

fn focused(desk: &Desk, field: &str) {
    desk.wait_until(&format!("{field} has the keyboard"), || is_focused(desk, field));
}

/// On to a field with Tab, and types into it.
fn on_to(desk: &Desk, field: &str, text: &str) {
    desk.tab_until(field, 6, || is_focused(desk, field));
    desk.type_text(text);
}

/// On to a field that chooses a known thing, by a piece of its name or its initials.
fn pick(desk: &Desk, field: &str, typed: &str, whole: &str) {
    on_to(desk, field, typed);
    desk.role("option", whole).wait();
    desk.press("Return");
    desk.wait_until("it is chosen", || desk.side().role("combobox", field).value() == whole);
}

fn save(desk: &Desk, then: &str) {
    desk.press("ctrl+Return");
    desk.must_say(then);
    desk.wait_until("the list has the keyboard", || desk.css("[role=grid]").nth(0).is_focused());
}

#[test]
fn a_department_its_people_and_a_customer_by_the_keyboard_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::init(folder.path().join("archive"));
    let desk = Desk::open(kedang.archive());
    desk.go("人员与客户");
    desk.must_be_accessible("人员");

    desk.press("F3");
    form(&desk, "n", "部门名称");
    desk.type_text("工艺部");
    desk.must_be_accessible("the form of a department");
    save(&desk, "工艺部 已登记");

    desk.press("F2");
    form(&desk, "n", "姓名");
    desk.press("ctrl+Return");
    desk.text("“姓名”必须填写").wait();
    desk.must_be_accessible("the form of a person, refused");
    desk.type_text("马骏驰");
    on_to(&desk, "工牌号", "YY100");
    // What is typed and not chosen is no department, and nothing is written down while it stands there.
    desk.tab_until("部门", 6, || is_focused(&desk, "部门"));
    let own = desk.side().role("combobox", "部门").value();
    desk.type_text("没有这个部门");
    desk.press("Tab");
    desk.text("还没有选定").wait();
    desk.press("ctrl+Return");
    focused(&desk, "部门");
    desk.press("Escape");
    desk.wait_until("it is put aside", || desk.side().role("combobox", "部门").value() == own);
    pick(&desk, "部门", "gyb", "工艺部");
    // What is taken goes on to the next field.
    focused(&desk, "电话");
    on_to(&desk, "电话", "8317");
    desk.press("Tab");
    desk.press("4");
    save(&desk, "马骏驰 已登记");

    // The PIN is typed twice and shown to nobody.
    form(&desk, "k", "新密码");
    desk.type_text("2468");
    desk.press("Return");
    focused(&desk, "再输一遍");
    desk.type_text("1357");
    desk.must_be_accessible("the PIN");
    desk.press("Return");
    desk.text("两遍不一样").wait();
    focused(&desk, "再输一遍");
    desk.type_text("2468");
    desk.press("Return");
    desk.must_say("马骏驰 的签批密码已设");
    assert_eq!(desk.css("input[type=password]").count(), 0, "nothing of it stays on the screen");
    // Another one takes the one before.
    desk.side().text_part("已设").nth(0).wait();
    form(&desk, "k", "原密码");
    desk.type_text("1111");
    on_to(&desk, "新密码", "8642");
    on_to(&desk, "再输一遍", "8642");
    desk.press("ctrl+Return");
    desk.text("密码不对").wait();
    focused(&desk, "原密码");
    desk.press("ctrl+a");
    desk.type_text("2468");
    desk.press("ctrl+Return");
    desk.wait_until("it is taken", || desk.css("input[type=password]").count() == 0);

    // The next one begins in the same department; a badge that is taken is said at its field.
    form(&desk, "n", "姓名");
    desk.wait_until("the department is there", || desk.side().role("combobox", "部门").value() == "工艺部");
    desk.type_text("陈立群");
    on_to(&desk, "工牌号", "yy100");
    desk.press("ctrl+Return");
    desk.text("工牌号“YY100”已经用过").wait();
    desk.press("ctrl+a");
    desk.type_text("YY317");
    on_to(&desk, "保密承诺书有效至", "+1y");
    save(&desk, "陈立群 已登记");

    // Head and substitute.
    desk.press("F3");
    filter(&desk, "工艺", "工艺部");
    form(&desk, "e", "部门名称");
    pick(&desk, "负责人", "mjc", "马骏驰");
    pick(&desk, "代理人", "clq", "陈立群");
    on_to(&desk, "代理起", "3d");
    on_to(&desk, "代理止", "-1d");
    desk.press("ctrl+Return");
    desk.text("“截止日期”早于起始日期").wait();
    desk.press("ctrl+a");
    desk.type_text("+2w");
    save(&desk, "工艺部 已更正");
    desk.css("article").text_part("代理未到").wait();
    desk.must_be_accessible("部门");
    let departments = kedang.json(&["department", "list"]);
    let made = departments.as_array().into_iter().flatten().find(|d| d["name"] == "工艺部").expect("it is kept");
    assert_eq!((&made["head_name"], &made["deputy_name"]), (&json!("马骏驰"), &json!("陈立群")));

    // A customer; what is left half-typed is there when she comes back.
    desk.press("F4");
    form(&desk, "n", "客户名称");
    desk.type_text("恒达精密机械有限公司");
    on_to(&desk, "客户代码", "HD");
    save(&desk, "恒达精密机械有限公司 已登记");
    form(&desk, "e", "客户名称");
    on_to(&desk, "简称", "恒达");
    on_to(&desk, "联系人", "罗一鸣");
    desk.must_be_accessible("the form of a customer");
    desk.press("Escape");
    desk.must_say("已留作草稿");
    form(&desk, "e", "客户名称");
    desk.wait_until("what was typed is there again", || desk.side().role("textbox", "联系人").value() == "罗一鸣");
    save(&desk, "恒达精密机械有限公司 已更正");
    desk.must_be_accessible("客户");
    let customers = kedang.json(&["customer", "list"]);
    assert_eq!((&customers[0]["short_name"], &customers[0]["contact"]), (&json!("恒达"), &json!("罗一鸣")));

    // Badges of everyone as PDF.
    desk.press("F2");
    desk.press("ctrl+a");
    desk.button("打印 3 枚工牌").nth(0).wait();
    desk.wait_until("the three badges lie there", || desk.css(".paper img").count() == 3);
    desk.must_be_accessible("the badges");
    let pdf = desk.folder().join("badges.pdf");
    desk.choose_in_dialog(|desk| desk.press("shift+p"), &pdf);
    desk.wait_until("the PDF is written", || pdf.exists());
    let text = words_of(&pdf);
    for name in ["马骏驰", "陈立群", "YY317"] {
        assert!(text.contains(name), "{name} in {text}");
    }
    desk.press("Escape");
    desk.css("article").wait();

    // Who heads a department stays; who holds nothing may go, and comes back.
    filter(&desk, "mjc", "马骏驰");
    desk.press("Delete");
    desk.role("alert", "").text_part("马骏驰是工艺部的负责人").wait();
    desk.press("Escape");
    filter(&desk, "clq", "陈立群");
    desk.press("Delete");
    desk.must_say("陈立群 已停用");
    desk.css("article").text_part("已停用").wait();
    desk.press("Delete");
    desk.must_say("陈立群 已恢复");
}

/// Filters the list, of which the first is chosen then, and gives it the keyboard.
fn filter(desk: &Desk, typed: &str, first: &str) {
    desk.press("slash");
    desk.wait_until("the filter has the keyboard", || desk.css("main .find").nth(0).is_focused());
    desk.press("ctrl+a");
    desk.type_text(typed);
    desk.wait_until(&format!("{first} is chosen"), || {
        desk.css("article h2").count() > 0 && desk.css("article h2").nth(0).text() == first
    });
    desk.press("Return");
    desk.wait_until("the list has the keyboard", || desk.css("[role=grid]").nth(0).is_focused());
}

/// One answer of the archive, asked as the page asks.
fn ask(desk: &Desk, verb: &str, request: Value) -> Value {
    let script = "window.__answer = undefined; window.__TAURI_INTERNALS__.invoke('ask', { verb: arguments[0], request: arguments[1] })
        .then((answer) => (window.__answer = answer), (error) => (window.__answer = { error }))";
    desk.run(script, &[json!(verb), request]);
    desk.wait_until("the archive answers", || !desk.run("return window.__answer ?? null", &[]).is_null());
    desk.run("return window.__answer", &[])
}

#[test]
fn a_person_leads_to_her_slip_and_a_customer_to_its_materials() {
    let folder = tempfile::tempdir().expect("a folder");
    let kedang = Kedang::demo(folder.path().join("archive"));
    let desk = Desk::open(kedang.archive());
    let out =
        ask(&desk, "loans.list", json!({ "filter": { "list": "OUT", "borrower": null }, "before": null, "limit": 1 }));
    let slip = &out["rows"][0];
    let (number, borrower) = (slip["number"].as_str().expect("a slip"), slip["borrower"].as_str().expect("a name"));

    // The first who is looked up after a start is the one who is shown.
    desk.press("ctrl+k");
    desk.type_text(borrower);
    desk.role("option", borrower).nth(0).wait();
    desk.press("Return");
    desk.css("article").role("heading", borrower).wait();

    desk.go("人员与客户");
    filter(&desk, borrower, borrower);
    desk.css("article").role("button", number).wait();
    desk.must_be_accessible("a person who holds something");
    desk.press("Delete");
    desk.role("alert", "").text_part("不能停用").wait();
    desk.press("Escape");
    // Enter goes into the record, to her newest open slip; Enter again to the loan desk.
    desk.press("Return");
    desk.wait_until("an open slip has the keyboard", || desk.css("article ul").nth(0).is_focused());
    desk.press("Escape");
    desk.wait_until("Esc goes back to the list", || desk.css("[role=grid]").nth(0).is_focused());
    desk.press("Return");
    desk.wait_until("an open slip has the keyboard", || desk.css("article ul").nth(0).is_focused());
    desk.press("Return");
    desk.role("heading", "借阅台").wait();
    desk.text(number).nth(0).wait();
    desk.press("Escape");

    desk.role("tab", "客户").wait();
    desk.press("F4");
    let customers = ask(&desk, "customers.list", Value::Null);
    let rows_of = |customer: &Value| {
        let code = customer["code"].as_str().expect("a code");
        kedang.json(&["search", "--customer", code, "--limit", "100"])["rows"].as_array().map_or(0, Vec::len)
    };
    let all = customers.as_array().expect("customers");
    let (customer, count) = all
        .iter()
        .map(|each| (each, rows_of(each)))
        .find(|(_, count)| *count > 0)
        .expect("a customer who gave something");
    let short = customer["short_name"].as_str().expect("a short name");
    filter(&desk, short, customer["name"].as_str().expect("a name"));
    desk.css("article").role("button", "全部资料").wait();
    desk.must_be_accessible("a customer with materials");
    desk.press("m");
    desk.role("heading", "资料").nth(0).wait();
    desk.css(".tok").text_part(short).wait();
    desk.wait_until("the list shows its materials alone", || {
        let rows = desk.role("grid", "资料").attribute("aria-rowcount");
        rows.and_then(|rows| rows.parse::<usize>().ok()) == Some(count + 1)
    });
    desk.press("Escape");
    desk.role("tab", "客户").wait();
}
