#![cfg(target_os = "linux")]
use tests::{Desk, LARGE, SMALL};
#[test]
fn look() {
    let out = std::path::PathBuf::from("/tmp/people-shots");
    for (size, theme, lang) in [(SMALL, "light", "zh"), (LARGE, "dark", "en"), (SMALL, "dark", "en"), (LARGE, "light", "zh")] {
        let desk = Desk::setup().archive("/tmp/people-demo").size(size).open();
        desk.wear(theme, lang);
        let shot = |name: &str| { desk.hands_off(); desk.screenshot(out.join(format!("{name}-{}-{theme}-{lang}.png", size.0))); println!("{name}: {:?}", desk.axe()); };
        let zh = lang == "zh";
        let rail = if zh { "人员与客户" } else { "People" };
        let title = desk.css("nav").nth(0).role("button", rail).attribute("title").unwrap_or_default();
        desk.press(&format!("ctrl+{}", title.chars().last().unwrap()));
        desk.css("article").wait();
        for _ in 0..4 { desk.press("Down"); }
        desk.wait_until("badge", || desk.css("article img").count() == 1);
        shot("1-person");
        desk.press("k");
        desk.wait_until("pin", || desk.css("input[type=password]").count() == 2);
        shot("2-pin");
        desk.press("Escape");
        desk.press("e");
        desk.css(".fields").wait();
        desk.type_text("x");
        desk.press("ctrl+a"); desk.press("Delete");
        desk.press("ctrl+Return");
        desk.css(".problem").wait();
        shot("3-person-form");
        desk.press("Escape");
        desk.css("article").wait();
        desk.press("space"); desk.wait_until("badge", || desk.css(".paper img").count() == 1); desk.press("Down"); desk.wait_until("moved", || true); desk.press("space");
        desk.wait_until("badges", || desk.css(".paper img").count() == 2);
        shot("4-badges");
        desk.press("Escape");
        desk.press("F3");
        desk.css("article").wait();
        desk.press("Down"); desk.press("Down");
        shot("5-department");
        desk.press("e");
        desk.css(".fields").wait();
        shot("6-department-form");
        desk.press("Escape");
        desk.press("F4");
        desk.css("article").wait();
        desk.wait_until("parts", || desk.css("article ul button").count() >= 4);
        shot("7-customer");
        desk.press("n");
        desk.css(".fields").wait();
        shot("8-customer-form");
        desk.press("Escape");
    }
}
