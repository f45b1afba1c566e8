//! Where the Chinese fonts usually lie, so that a start need not read them all.

use std::path::{Path, PathBuf};

use typst::text::FontInfo;

/// The font files right in a folder, in a fixed order.
pub fn font_files(dir: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(dir)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| {
            let kind = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
            ["otf", "ttf", "ttc", "otc"].iter().any(|k| kind.eq_ignore_ascii_case(k))
        })
        .collect();
    files.sort();
    files
}

/// The files in which each system keeps its 宋体 and 黑体; those that are there.
pub fn known_files() -> Vec<PathBuf> {
    let (dirs, names): (Vec<PathBuf>, &[&str]) = if cfg!(windows) {
        let windows = std::env::var_os("WINDIR").map_or_else(|| "C:\\Windows".into(), PathBuf::from);
        (vec![windows.join("Fonts")], &["simsun.ttc", "simhei.ttf", "msyh.ttc", "msyhbd.ttc", "times.ttf"])
    } else if cfg!(target_os = "macos") {
        (
            vec!["/System/Library/Fonts".into(), "/System/Library/Fonts/Supplemental".into()],
            &["Songti.ttc", "STHeiti Medium.ttc", "STHeiti Light.ttc"],
        )
    } else {
        (
            vec![
                "/usr/share/fonts/opentype/noto".into(),
                "/usr/share/fonts/noto-cjk".into(),
                "/usr/share/fonts/google-noto-cjk".into(),
            ],
            &["NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"],
        )
    };
    dirs.iter().flat_map(|dir| names.iter().map(|name| dir.join(name))).filter(|path| path.is_file()).collect()
}

/// The faces of a font file. Of a collection only those of a wanted family,
/// if it has one: a collection holds the same glyphs for five regions.
pub fn faces(data: &[u8], wanted: impl Fn(&str) -> bool) -> Vec<(u32, FontInfo)> {
    let mut all = Vec::new();
    for index in 0..count(data) {
        let Some(info) = FontInfo::new(data, index) else { continue };
        if wanted(&info.family) {
            return vec![(index, info)];
        }
        all.push((index, info));
    }
    all
}

/// How many faces a file holds: more than one only in a collection.
fn count(data: &[u8]) -> u32 {
    match data.first_chunk::<12>() {
        Some([b't', b't', b'c', b'f', _, _, _, _, n @ ..]) => u32::from_be_bytes(*n).min(64),
        _ => 1,
    }
}
