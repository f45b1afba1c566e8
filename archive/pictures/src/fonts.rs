//! Fonts for PDF files that name one but do not carry it.
//!
//! Latin goes to the fonts hayro brings. Chinese, Japanese and Korean go to what the system has, a
//! song (宋体) face where the file asks for a serif one; last comes the font that is shipped.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use hayro::hayro_interpret::font::{FallbackFontQuery, FontData, FontQuery};
use hayro::hayro_interpret::hayro_cmap::CidFamily;

/// The fonts of this machine, read when first wanted and kept.
pub(crate) struct Fonts {
    shipped: Option<PathBuf>,
    read: Mutex<HashMap<PathBuf, Option<FontData>>>,
}

impl Fonts {
    pub(crate) fn new(shipped: Option<PathBuf>) -> Self {
        Fonts { shipped, read: Mutex::default() }
    }

    /// The font for a query, with its index in the file.
    pub(crate) fn find(&self, query: &FontQuery) -> Option<(FontData, u32)> {
        match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(wanted) => {
                self.east_asian(wanted).or_else(|| Some(wanted.pick_standard_font().get_font_data()))
            }
        }
    }

    fn east_asian(&self, wanted: &FallbackFontQuery) -> Option<(FontData, u32)> {
        // The order of faces in the collections of Noto CJK: JP, KR, SC, TC, HK.
        let face = match wanted.character_collection.as_ref()?.family {
            CidFamily::AdobeJapan1 => 0,
            CidFamily::AdobeKorea1 => 1,
            CidFamily::AdobeGB1 => 2,
            CidFamily::AdobeCNS1 => 3,
            _ => return None,
        };
        let (first, second) = if is_song(wanted) { (SONG, HEI) } else { (HEI, SONG) };
        first
            .iter()
            .chain(second)
            .map(|name| (system_path(name), if name.contains("CJK") && name.ends_with(".ttc") { face } else { 0 }))
            .chain(self.shipped.clone().map(|path| (path, 0)))
            .find_map(|(path, index)| Some((self.load(path)?, index)))
    }

    fn load(&self, path: PathBuf) -> Option<FontData> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.entry(path)
            .or_insert_with_key(|path| std::fs::read(path).ok().map(|bytes| Arc::new(bytes) as FontData))
            .clone()
    }
}

/// Whether a serif face is wanted: by its name in any of the usual spellings, else by its flag.
fn is_song(wanted: &FallbackFontQuery) -> bool {
    let names = [&wanted.post_script_name, &wanted.font_name, &wanted.font_family];
    let name: String =
        names.into_iter().flatten().flat_map(|name| name.to_ascii_lowercase().chars().collect::<Vec<_>>()).collect();
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if says(&["hei", "gothic", "sans", "yahei", "黑"]) {
        false
    } else {
        wanted.is_serif || says(&["song", "sun", "ming", "mincho", "kai", "fang", "宋", "楷", "仿"])
    }
}

#[cfg(target_os = "linux")]
const SONG: &[&str] = &[
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
];
#[cfg(target_os = "linux")]
const HEI: &[&str] = &[
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
];

#[cfg(target_os = "windows")]
const SONG: &[&str] = &["simsun.ttc", "simfang.ttf", "simkai.ttf", "mingliu.ttc"];
#[cfg(target_os = "windows")]
const HEI: &[&str] = &["simhei.ttf", "msyh.ttc", "msyh.ttf", "Deng.ttf"];

#[cfg(target_os = "macos")]
const SONG: &[&str] = &["/System/Library/Fonts/Supplemental/Songti.ttc", "/Library/Fonts/Songti.ttc"];
#[cfg(target_os = "macos")]
const HEI: &[&str] = &[
    "/System/Library/Fonts/STHeiti Light.ttc",
    "/System/Library/Fonts/STHeiti Medium.ttc",
    "/System/Library/Fonts/PingFang.ttc",
];

#[cfg(not(any(target_os = "linux", target_os = "windows", target_os = "macos")))]
const SONG: &[&str] = &[];
#[cfg(not(any(target_os = "linux", target_os = "windows", target_os = "macos")))]
const HEI: &[&str] = &[];

#[cfg(target_os = "windows")]
fn system_path(name: &str) -> PathBuf {
    let windows = std::env::var_os("SystemRoot").map_or_else(|| PathBuf::from(r"C:\Windows"), PathBuf::from);
    windows.join("Fonts").join(name)
}

#[cfg(not(target_os = "windows"))]
fn system_path(name: &str) -> PathBuf {
    PathBuf::from(name)
}
