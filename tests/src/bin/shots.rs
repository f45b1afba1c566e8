//! Takes pictures of every place, for the README and for the eye.
//!
//! Usage: `shots ARCHIVE ALL README [FILTER]`: opens the archive in the real
//! window and keeps each place as `ALL/<place>-<width>-<theme>-<language>.png`;
//! those that the README shows are also written into `README`.

#[cfg(target_os = "linux")]
fn main() {
    use std::{fs, path::Path};

    use tests::{Desk, LARGE, SMALL};

    let args: Vec<String> = std::env::args().skip(1).collect();
    let [archive, all, readme, rest @ ..] = args.as_slice() else {
        panic!("usage: shots ARCHIVE ALL README [FILTER]");
    };
    let filter = rest.first().map_or("", String::as_str);
    let copy = |name: &str| {
        fs::create_dir_all(readme).expect("a folder for the README's pictures");
        fs::copy(Path::new(all).join(name), Path::new(readme).join(name)).expect("the picture is copied");
    };
    for size in [SMALL, LARGE] {
        let desk = Desk::setup().archive(archive).size(size).open();
        for language in ["zh", "en"] {
            for theme in ["light", "dark"] {
                desk.wear(theme, language);
                for &(place, chinese, english, key) in PLACES.iter().filter(|place| place.0.contains(filter)) {
                    go(&desk, if language == "zh" { chinese } else { english }, key);
                    let name = format!("{place}-{}-{theme}-{language}.png", size.0);
                    desk.screenshot(Path::new(all).join(&name));
                    println!("{name}");
                    if IN_README.contains(&(size.0, theme, language)) {
                        copy(&name);
                    }
                }
            }
        }
    }
}

/// Goes to a place of the rail, and with a key to a page of it.
#[cfg(target_os = "linux")]
fn go(desk: &tests::Desk, place: &str, key: &str) {
    desk.css("nav").nth(0).role("button", place).click();
    if !key.is_empty() {
        desk.press(key);
    }
    desk.hands_off();
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("Pictures are taken under Linux.");
    std::process::exit(1);
}

/// Which pictures the README shows: of every place the small light Chinese
/// one, and its dark and English sisters.
#[cfg(target_os = "linux")]
const IN_README: &[(u32, &str, &str)] = &[(1366, "light", "zh"), (1366, "dark", "zh"), (1366, "light", "en")];

/// The places of the rail: the name of the picture, what the rail calls it, and the key of a page of it.
#[cfg(target_os = "linux")]
const PLACES: &[(&str, &str, &str, &str)] = &[
    ("today", "今日", "Today", ""),
    ("intake", "接收", "Intake", ""),
    ("materials", "资料", "Materials", ""),
    ("loans", "借阅台", "Loan desk", ""),
    ("store", "库房", "Store", ""),
    ("registers", "登记簿", "Registers", ""),
    ("people", "人员与客户", "People", ""),
    ("settings", "设置", "Settings", "alt+1"),
    ("settings-numbers", "设置", "Settings", "alt+2"),
    ("settings-periods", "设置", "Settings", "alt+3"),
    ("settings-calendar", "设置", "Settings", "alt+4"),
    ("settings-printing", "设置", "Settings", "alt+5"),
    ("settings-look", "设置", "Settings", "alt+6"),
    ("settings-checks", "设置", "Settings", "alt+7"),
    ("settings-journal", "设置", "Settings", "alt+8"),
];
