//! One ordinary day at the desk, in the real window, with the keyboard, the scanner and drops only:
//! from a roll of drawings that is handed over to the registers an auditor reads. What each task
//! costs is counted in actions and held against what it may cost.
#![cfg(target_os = "linux")]

mod day;

use day::{Day, PIN};
use tests::pdf::words_of;

#[test]
fn a_roll_of_three_is_received_reviewed_and_filed() {
    let day = Day::begin();
    let desk = &day.desk;

    day.desk.go("接收");
    let received = desk.count_actions(|_| day.receive("HX-2699", ["外壳总装图", "底座", "密封圈"], "hx"));
    assert!(received <= 1 + 9, "receiving a roll of three cost {received} actions");
    let receipt = day.number_said("JSD", "已登记，");
    let job = day.printed(1);
    for said in [receipt.as_str(), "华芯电子有限公司", "外壳总装图", "底座", "密封圈", "HX-2699-01"] {
        assert!(job.contains(said), "{said} stands on F-01B:\n{job}");
    }

    let cost = desk.count_actions(|desk| {
        desk.button("记下审核").nth(0).wait();
        desk.press("ctrl+Return");
        let place = desk.role("combobox", "存放位置");
        desk.wait_until("the cursor is at the place", || place.is_focused());
        day.choose("yhk", "一号库");
        desk.press("ctrl+Return");
        desk.text("3 件已归档").wait();
    });
    assert!(cost <= 6, "reviewing and filing three cost {cost} actions");
    let labels = day.printed(2);
    let numbers = filed(&day, 3);
    assert_eq!(numbers.len(), 3, "all three have a number: {numbers:?}");
    for number in &numbers {
        assert!(labels.contains(number), "{number} has its label:\n{labels}");
    }

    day.desk.go("今日");
    let found = desk.count_actions(|desk| {
        desk.scan(&numbers[0]);
        desk.role("heading", "外壳总装图").wait();
    });
    assert_eq!(found, 1, "a number on paper is one scan");
    day.must_hold();
}

#[test]
fn three_lines_are_decided_one_by_one() {
    let day = Day::begin();
    let desk = &day.desk;
    day.desk.go("接收");
    day.receive("HX-2698", ["外壳总装图", "底座", "密封圈"], "hx");

    // 合格, 补正, 拒收: a line each, with its reason, the next line always chosen already.
    desk.button("记下审核").nth(0).wait();
    desk.press("space");
    desk.press("ctrl+Return");
    desk.text("1 行审核合格").wait();
    waiting(&day, 2);
    // A supplement is asked of one line, without choosing it first.
    desk.press("2");
    let reason = desk.role("textbox", "原因或要求");
    desk.wait_until("the cursor is at the reason", || reason.is_focused());
    desk.press("ctrl+Return");
    desk.css("[role=alert]").nth(0).wait();
    desk.type_text("缺第 2 页，请补");
    desk.press("ctrl+Return");
    desk.text("1 行要求补正").wait();
    waiting(&day, 1);
    desk.wait_until("the reason is asked no more", || reason.count() == 0);
    desk.press("3");
    desk.wait_until("the cursor is at the reason", || reason.is_focused());
    desk.type_text("不是本公司的图");
    desk.press("ctrl+Return");

    // 归档: what is asked, with the number it will get, seen before.
    let place = desk.role("combobox", "存放位置");
    desk.wait_until("the cursor is at the place", || place.is_focused());
    day.choose("yhk", "一号库");
    for (field, digit) in [("保管期限", "3"), ("密级", "3")] {
        day.tab_to(&desk.role("combobox", field));
        desk.press(digit);
    }
    // The code on the shelf says where it goes, wherever the cursor is: the list under it stays as it was.
    let (code, path) = day.a_box();
    desk.scan(&code);
    desk.wait_until("the scanned place stands in the field", || place.value() == path);
    // What only its category has.
    let size = desk.role("textbox", "图幅");
    day.tab_to(&size);
    desk.type_text("A1加长3");
    // A day that is none is not filed as no day.
    let made = desk.role("textbox", "资料日期");
    day.tab_to(&made);
    desk.type_text("2026-13-45");
    desk.press("ctrl+Return");
    desk.css("[role=alert]").nth(0).wait();
    assert!(made.is_focused(), "the cursor is where it must be corrected");
    desk.press("ctrl+a");
    desk.type_text("2026-03-04");
    desk.press("Return");
    let will_be = shown(&desk.css(".numbers dd b"));
    desk.press("ctrl+Return");
    desk.text("1 件已归档").wait();
    let numbers = filed(&day, 1);
    assert_eq!(numbers, [will_be], "the number that was shown is the number it got");
    let material = day.material(&numbers[0]);
    assert_eq!(material["security_level"], "CONFIDENTIAL");
    assert_eq!(material["place"], path.as_str());
    assert!(day.did(&numbers[0], "materials.file"), "filed once it could be read");
    assert!(day.finds("A1加长3", &numbers[0]), "what only its category has is found");

    // A scan of it, dropped on its record.
    desk.scan(&numbers[0]);
    desk.role("heading", "外壳总装图").wait();
    let photo = day.scan_of("HX-2698-01 实物照片");
    desk.drop_files(&[photo], &desk.css("main.here article.record").nth(0));
    desk.wait_until("both files are with it", || day.files_of(&numbers[0]) == 2);
    day.until_free();

    // Found by a piece of its 图号, by initials, by one character, and by its number.
    for typed in ["2698-01", "wkzzt", "壳"] {
        desk.press("ctrl+k");
        let find = desk.role("combobox", "找任何东西，或直接扫描");
        desk.wait_until("the box has the keyboard", || find.is_focused());
        desk.type_text(typed);
        desk.role("option", &numbers[0]).wait();
        desk.press("Escape");
    }

    // 今日 shows what the customer still owes and opens it.
    day.desk.go("今日");
    desk.role("row", "补正").nth(0).wait();
    day.must_hold();
}

#[test]
fn lent_back_renewed_reminded_and_in_the_registers() {
    let day = Day::begin();
    let desk = &day.desk;
    let shelf = day.on_the_shelf(6);

    // A request for two, approved by PIN.
    day.desk.go("借阅台");
    let asked = desk.count_actions(|desk| {
        desk.scan(&shelf[0]);
        desk.scan(&shelf[1]);
        desk.text("已扫 2").wait();
        desk.scan(Day::BADGE);
        desk.text("换人").nth(0).wait();
        desk.press("ctrl+Return");
        let reason = desk.role("textbox", "事由");
        desk.wait_until("the cursor is at the reason", || reason.is_focused());
        desk.type_text("试装核对");
        desk.press("ctrl+Return");
        desk.text("审批单已打印").wait();
    });
    assert!(asked <= 8, "asking for two cost {asked} actions");
    let first = day.number_said("JYD", "审批单已打印");
    let slip = day.printed(1);
    for said in [first.as_str(), "沈亦安", "试装核对", shelf[0].as_str(), shelf[1].as_str()] {
        assert!(slip.contains(said), "{said} stands on F-06:\n{slip}");
    }
    desk.press("alt+p");
    let pin = desk.role("textbox", "签批密码（本人输入）");
    desk.wait_until("the cursor is at the PIN", || pin.is_focused());
    desk.type_text("1111");
    desk.press("Return");
    desk.css("[role=alert]").nth(0).wait();
    desk.press("ctrl+a");
    desk.type_text(PIN);
    desk.press("Return");
    desk.text("的签批已记下，还有一级没有签。").wait();
    // The second head has no PIN: in ink.
    desk.press("Escape");
    pin.wait_gone();
    desk.press("alt+s");
    desk.text("已批准，可以借出。").wait();

    // She went away and comes back with the papers: the scans alone bring the slip.
    desk.press("alt+n");
    let lent = desk.count_actions(|desk| {
        desk.scan(&shelf[0]);
        desk.scan(&shelf[1]);
        desk.text("已扫 2 / 2").wait();
        desk.press("ctrl+Return");
        desk.text("已借出 2 件").wait();
    });
    assert!(lent <= 2 + 2, "lending two approved items cost {lent} actions");
    assert!(day.printed(2).contains(&first), "the slip that goes along");

    // Another one approved in ink: lent at once, its paper comes later.
    let second = day.request(&shelf[2..4], "对样");
    // Ctrl+Enter once more, however late, writes no consent down: that has a key of its own.
    desk.press("ctrl+Return");
    desk.text("已在纸上签字同意").nth(0).wait();
    assert!(!day.did(&second, "loans.approve"));
    desk.press("alt+s");
    desk.text("已批准，可以借出。").wait();
    desk.text("待补扫描件").nth(0).wait();
    desk.press("ctrl+Return");
    desk.text("已借出 2 件").wait();
    let signed = day.scan_of("签字审批单");
    let cost = desk.count_actions(|desk| {
        desk.scan(&second);
        desk.text(&second).nth(0).wait();
        desk.drop_files(&[&signed], &desk.css("main.here [role=grid]").nth(0));
        desk.wait_until("the paper is with the slip", || day.files_of(&second) == 1);
    });
    assert_eq!(cost, 2, "one scan and one drop");

    // Signed paper for a slip that waits: one scan, one drop.
    let third = day.request(&shelf[4..5], "装配");
    desk.press("alt+n");
    let cost = desk.count_actions(|desk| {
        desk.scan(&third);
        desk.text(&third).nth(0).wait();
        desk.drop_files(&[&day.scan_of("签字审批单 2")], &desk.css("main.here [role=grid]").nth(0));
        desk.wait_until("it is approved", || day.did(&third, "loans.approve"));
    });
    assert_eq!(cost, 2, "a signed paper approval is one scan and one drop");
    assert_eq!(day.files_of(&third), 1);
    desk.text("已批准，可以借出。").wait();
    desk.press("ctrl+Return");
    desk.text("已借出 1 件").wait();

    // Lent to the wrong one: reversed, and nothing is lost from the record.
    desk.press("alt+z");
    let why = desk.css("article.record").nth(0).role("textbox", "原因");
    desk.wait_until("the cursor is at the reason", || why.is_focused());
    desk.type_text("拿错了一份");
    desk.press("Return");
    desk.wait_until("it is reversed", || day.did(&third, "loans.reverse"));
    desk.press("F3");

    // One of two comes back by a scan alone; the other stays, and so do the two of the other slip.
    let back = desk.count_actions(|desk| {
        desk.scan(&shelf[0]);
        desk.text("已扫 1 / 4").wait();
        desk.press("ctrl+Return");
        desk.text("已验收归还 1 件。").wait();
    });
    assert!(back <= 1 + 1, "taking one back cost {back} actions");
    assert_eq!(day.material(&shelf[0])["custody"], "IN_STORE");
    assert_eq!(day.material(&shelf[1])["custody"], "OUT", "the other one is still out");

    // The rest a week longer.
    desk.press("F4");
    desk.scan(&first);
    let reason = desk.role("textbox", "续借理由");
    desk.wait_until("the cursor is at the reason", || reason.is_focused());
    let due = day.material(&shelf[1])["due_on"].clone();
    desk.type_text("试装未完");
    desk.press("ctrl+Return");
    desk.wait_until("it is renewed", || day.did(&first, "loans.renew"));
    assert_ne!(day.material(&shelf[1])["due_on"], due);

    // Everything late is reminded.
    day.desk.go("今日");
    let mut late = 0;
    let reminded = desk.count_actions(|desk| {
        day.desk.go("借阅台");
        desk.press("F5");
        // One notice a slip, and every late one is ticked.
        let button = desk.css("main.here").nth(0).role("button", "催还并打印").nth(0).text();
        late = button.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a number");
        desk.press("ctrl+Return");
        desk.text("张催还通知单。").wait();
    });
    assert!(late > 0, "the demonstration has late loans");
    assert!(reminded <= 3, "reminding all cost {reminded} actions");
    day.sheet_with(&["催还通知单", "现作第 1 次催还"]);

    // The history card.
    desk.scan(&shelf[0]);
    desk.scan(&shelf[2]);
    day.desk.go("资料");
    desk.press("ctrl+k");
    desk.type_text(&shelf[0]);
    desk.role("option", &shelf[0]).wait();
    desk.press("Return");
    desk.role("button", "履历卡").nth(0).wait();
    desk.press("h");
    // Seen before it is printed.
    let sheet = desk.css("[role=dialog][aria-label=履历卡]");
    sheet.wait();
    desk.css("[role=dialog][aria-label=履历卡] .sheet img").nth(0).wait();
    desk.must_be_accessible("a sheet before it is printed");
    desk.press("ctrl+p");
    desk.press("Escape");
    sheet.wait_gone();
    day.sheet_with(&["履历卡", &shelf[0], &first, "沈亦安"]);

    // What an auditor reads: on the screen, as PDF, as a workbook.
    day.desk.go("登记簿");
    for (tab, form, says) in [
        ("接收登记表", "F-01", "JSD"),
        ("归档登记表", "F-03", shelf[0].as_str()),
        ("使用登记表", "F-05", shelf[0].as_str()),
        ("借阅登记表", "F-07", first.as_str()),
    ] {
        day.tab_to(&desk.css("main.here [role=tab][aria-selected=true]"));
        while desk.role("tab", tab).attribute("aria-selected").as_deref() != Some("true") {
            desk.press("Right");
        }
        // The first of its rows; all of them stand in the PDF.
        desk.role("grid", tab).text_part(&says[..3]).nth(0).wait();
        for (key, ending) in [("p", "pdf"), ("e", "xlsx")] {
            let target = desk.folder().join(format!("{form}.{ending}"));
            desk.choose_in_dialog(|desk| desk.press(key), &target);
            desk.wait_until("it is saved", || target.exists());
            desk.wait_until("and said", || {
                desk.text(&format!("{form}.{ending}")).count() + desk.text("已存为 PDF").count() > 0
            });
        }
        let pdf = words_of(&desk.folder().join(format!("{form}.pdf")));
        let number = form.replace("F-", "KG-BD-");
        assert!(pdf.contains(&number) && pdf.contains(says), "{number} with {says}:\n{pdf}");
    }
    day.must_hold();
}

/// The numbers that stand in the lines of the receipt on screen.
#[track_caller]
fn filed(day: &Day, count: usize) -> Vec<String> {
    let links = day.desk.css("main.here [role=grid] button.link");
    day.desk.wait_until("the lines have their numbers", || links.count() == count);
    (0..count).map(|n| links.nth(n).text()).collect()
}

/// Waits until so many lines of the receipt on screen would be decided on together.
#[track_caller]
fn waiting(day: &Day, count: usize) {
    let lines = day.desk.role("grid", "行").text_part("→ ");
    day.desk.wait_until("the decided line says so", || lines.count() == count);
}

/// What something shows, once it shows anything.
#[track_caller]
fn shown(at: &tests::At<'_>) -> String {
    at.wait();
    let mut text = String::new();
    tests::wait_until("it shows something", || {
        text = at.text();
        !text.is_empty()
    });
    text
}
