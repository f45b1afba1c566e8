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
        desk.hands_off();
        for language in ["zh", "en"] {
            for theme in ["light", "dark"] {
                desk.wear(theme, language);
                for &(place, chinese, english, keys) in PLACES.iter().filter(|place| place.0.contains(filter)) {
                    go(&desk, if language == "zh" { chinese } else { english }, keys);
                    let name = format!("{place}-{}-{theme}-{language}.png", size.0);
                    stand_still(&desk);
                    desk.screenshot(Path::new(all).join(&name));
                    println!("{name}");
                    if size == SMALL && IN_README.contains(&(place, theme, language)) {
                        copy(&name);
                    }
                    keys.iter().for_each(|_| desk.press("Escape"));
                }
            }
        }
    }
}

/// Waits until two looks, a moment apart, are the same; a blinking caret is not waited for any longer.
#[cfg(target_os = "linux")]
fn stand_still(desk: &tests::Desk) {
    let mut before = Vec::new();
    for _ in 0..6 {
        desk.settle();
        let now = desk.picture();
        if now == before {
            return;
        }
        before = now;
        std::thread::sleep(std::time::Duration::from_millis(300));
    }
}

/// Goes to a place of the rail, and with keys to a page or a form of it.
#[cfg(target_os = "linux")]
fn go(desk: &tests::Desk, place: &str, keys: &[&str]) {
    desk.go(place);
    for key in keys {
        desk.settle();
        desk.press(key);
    }
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("Pictures are taken under Linux.");
    std::process::exit(1);
}

/// Which pictures the README shows: small ones, mostly light and Chinese.
#[cfg(target_os = "linux")]
const IN_README: &[(&str, &str, &str)] = &[
    ("today", "light", "zh"),
    ("intake", "light", "zh"),
    ("materials", "light", "zh"),
    ("viewer", "dark", "zh"),
    ("loans", "light", "en"),
];

/// The name of the picture, what the rail calls its place, and the keys that lead on from there.
#[cfg(target_os = "linux")]
const PLACES: &[(&str, &str, &str, &[&str])] = &[
    ("today", "今日", "Today", &[]),
    ("intake", "接收", "Intake", &["Down"]),
    ("receive", "接收", "Intake", &["n"]),
    ("materials", "资料", "Materials", &["Down", "Down", "Down", "Down", "Down", "Down"]),
    ("viewer", "资料", "Materials", &["Down", "Down", "Down", "Down", "Down", "Down", "space"]),
    ("loans", "借阅台", "Loan desk", &[]),
    ("return", "借阅台", "Loan desk", &["F3"]),
    ("store", "库房", "Store", &[]),
    ("registers", "登记簿", "Registers", &[]),
    ("people", "人员与客户", "People", &[]),
    ("help", "人员与客户", "People", &["question"]),
    ("settings", "设置", "Settings", &["alt+1"]),
    ("settings-numbers", "设置", "Settings", &["alt+2"]),
    ("settings-periods", "设置", "Settings", &["alt+3"]),
    ("settings-calendar", "设置", "Settings", &["alt+4"]),
    ("settings-printing", "设置", "Settings", &["alt+5"]),
    ("settings-look", "设置", "Settings", &["alt+6"]),
    ("settings-checks", "设置", "Settings", &["alt+7"]),
    ("settings-journal", "设置", "Settings", &["alt+8"]),
    ("settings-leaving", "设置", "Settings", &["alt+9"]),
];
