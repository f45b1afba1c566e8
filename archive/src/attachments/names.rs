//! File names of strangers: kept as they are as far as that is safe, offered back in a form that
//! every system takes.

use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use crate::text;

/// The name under which a file is kept: what was typed, without what no name can be trusted with
/// (control characters, path separators, marks that turn the reading direction around).
pub fn kept_name(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let clean = clean(&name);
    if clean.trim().is_empty() { "未命名".to_owned() } else { clean }
}

/// The way of a file inside a dropped folder, with `/` between the names on every system.
pub(super) fn kept_way(way: &Path) -> String {
    let names: Vec<_> = way.iter().map(|name| clean(&name.to_string_lossy())).collect();
    names.join("/")
}

/// The folder and the name of a part of a container, which names them as it likes.
pub(super) fn kept_of_part(way: &str) -> (String, String) {
    let mut steps: Vec<&str> = way.split(['/', '\\']).filter(|step| !matches!(*step, "" | "." | "..")).collect();
    let name = kept_name(Path::new(&clean(steps.pop().unwrap_or_default())));
    (steps.into_iter().map(clean).collect::<Vec<_>>().join("/"), name)
}

fn clean(name: &str) -> String {
    name.nfc().map(|c| if is_unsafe(c) { '_' } else { c }).collect()
}

fn is_unsafe(c: char) -> bool {
    text::is_hidden(c) || matches!(c, '/' | '\\')
}

/// The most bytes of a name that is offered: every file system takes 255.
const MOST: usize = 200;

/// A name for the saved copy that Windows, macOS and Linux all take.
pub fn save_name(kept: &str) -> String {
    let legal: String = kept
        .chars()
        .map(|c| if is_unsafe(c) || matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|') { '_' } else { c })
        .collect();
    let legal = legal.trim_end_matches(['.', ' ']).trim_start();
    let (stem, ending) = match legal.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 16 => (stem, format!(".{ending}")),
        _ => (legal, String::new()),
    };
    let mut stem = stem.to_owned();
    while stem.len() + ending.len() > MOST {
        stem.pop();
    }
    // CON, COM1 … name devices on Windows, whatever ending follows.
    let first = stem.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let is_port = |port: &str| first.strip_prefix(port).is_some_and(|n| matches!(n.as_bytes(), [b'0'..=b'9']));
    let is_device = matches!(first.as_str(), "CON" | "PRN" | "AUX" | "NUL") || is_port("COM") || is_port("LPT");
    if is_device || stem.is_empty() {
        stem.insert(0, '_');
    }
    stem + &ending
}

/// Endings whose content can be told, with what it may turn out to be (CK-A5).
const ENDINGS: &[(&[&str], &[&str])] = &[
    (&["pdf"], &["application/pdf"]),
    (&["jpg", "jpeg", "jpe", "jfif"], &["image/jpeg"]),
    (&["png"], &["image/png"]),
    (&["tif", "tiff"], &["image/tiff"]),
    (&["webp"], &["image/webp"]),
    (&["gif"], &["image/gif"]),
    (&["bmp", "dib"], &["image/bmp"]),
    (&["heic", "heif"], &["image/heic"]),
    (&["avif"], &["image/avif"]),
    (&["svg"], &["image/svg+xml"]),
    (&["psd"], &["image/vnd.adobe.photoshop"]),
    (&["dwg"], &["image/vnd.dwg"]),
    (&["stp", "step"], &["model/step"]),
    (&["docx", "docm"], &["application/vnd.openxmlformats-officedocument.wordprocessingml.document", ZIP]),
    (&["xlsx", "xlsm"], &["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ZIP]),
    (&["pptx", "pptm"], &["application/vnd.openxmlformats-officedocument.presentationml.presentation", ZIP]),
    (&["ofd"], &["application/ofd", ZIP]),
    (&["zip"], &[ZIP]),
    (&["rar"], &["application/vnd.rar"]),
    (&["7z"], &["application/x-7z-compressed"]),
];

const ZIP: &str = "application/zip";

/// Whether the content of a file is one that the ending of its name promises; endings that promise
/// nothing fit everything.
pub fn fits_its_name(name: &str, mime: &str) -> bool {
    let Some((_, ending)) = name.rsplit_once('.') else { return true };
    let ending = ending.to_ascii_lowercase();
    ENDINGS
        .iter()
        .find(|(endings, _)| endings.contains(&ending.as_str()))
        .is_none_or(|(_, mimes)| mimes.contains(&mime))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_as_typed_as_far_as_it_is_safe() {
        let kept = |name: &str| kept_name(Path::new(name));
        let long = "长".repeat(250);
        for fine in ["总装图 C版（修订）.pdf", "📐🧾 plan.tif", " a", "a:b*c?.txt", long.as_str()] {
            assert_eq!(kept(fine), fine);
        }
        assert_eq!(kept("a\tb\nc\u{7f}.txt"), "a_b_c_.txt");
        assert_eq!(kept("图\u{202E}fdp.exe"), "图_fdp.exe", "no name reads backwards");
        assert_eq!(kept("e\u{301}.txt"), "é.txt");
        assert_eq!(clean("..\\..\\x/y"), ".._.._x_y");
        assert_eq!(kept(".."), "未命名");
    }

    #[test]
    fn a_part_of_a_container_names_no_other_place() {
        let part = |way: &str| kept_of_part(way);
        assert_eq!(part("图纸/总装.dwg"), ("图纸".into(), "总装.dwg".into()));
        assert_eq!(part("..\\..\\/etc/./passwd"), ("etc".into(), "passwd".into()));
        assert_eq!(part("a\u{202E}fdp.exe"), (String::new(), "a_fdp.exe".into()));
        assert_eq!(part("/"), (String::new(), "未命名".into()));
    }

    #[test]
    fn a_saved_name_is_legal_on_every_system() {
        assert_eq!(save_name("总装图 C版.pdf"), "总装图 C版.pdf");
        assert_eq!(save_name("a:b*c?\"<>|.txt"), "a_b_c_____.txt");
        assert_eq!(save_name("end. . "), "end");
        for device in ["con", "NUL.txt", "com1.tar.gz", "LPT9"] {
            assert_eq!(save_name(device), format!("_{device}"));
        }
        assert_eq!(save_name("COMPANY.pdf"), "COMPANY.pdf");
        assert_eq!(save_name(" .. "), "_");
        let long = save_name(&format!("{}.pdf", "长".repeat(250)));
        assert!(long.len() <= MOST && long.ends_with("长.pdf"), "{long}");
    }

    #[test]
    fn an_ending_that_lies_is_noticed() {
        assert!(fits_its_name("a.PDF", "application/pdf"));
        assert!(fits_its_name("a.docx", ZIP), "only the first bytes may be known");
        assert!(!fits_its_name("图.jpg", "application/pdf"));
        assert!(!fits_its_name("a.pdf", "application/octet-stream"));
        for silent in ["a", "a.xyz", "模型.prt.3"] {
            assert!(fits_its_name(silent, "application/octet-stream"));
        }
    }
}
