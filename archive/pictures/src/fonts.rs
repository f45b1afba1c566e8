//! Fonts for files that name one but do not carry it.
//!
//! Latin in a PDF goes to the fonts hayro brings. Chinese, Japanese and Korean go to what the system
//! has, a song (宋体) face where the file asks for a serif one; last comes the font that is shipped.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use hayro::hayro_interpret::font::{FallbackFontQuery, FontData, FontQuery};
use hayro::hayro_interpret::hayro_cmap::CidFamily;
use resvg::usvg::fontdb::Database;

/// The fonts of this machine, read when first wanted and kept.
pub(crate) struct Fonts {
    shipped: Option<PathBuf>,
    read: Mutex<HashMap<PathBuf, Option<FontData>>>,
    database: OnceLock<Arc<Database>>,
}

impl Fonts {
    pub(crate) fn new(shipped: Option<PathBuf>) -> Self {
        Fonts { shipped, read: Mutex::default(), database: OnceLock::new() }
    }

    /// Every font of the system, for files that choose among them by name (SVG).
    pub(crate) fn database(&self) -> Arc<Database> {
        let find = || {
            let mut database = Database::new();
            database.load_system_fonts();
            let first = |names: &[&str], database: &Database| {
                let known = |name: &&&str| {
                    database.faces().any(|face| face.families.iter().any(|(family, _)| family == **name))
                };
                names.iter().find(known).map(|name| name.to_string())
            };
            // What a file names and nobody has is written in these.
            if let Some(song) = first(&["Noto Serif CJK SC", "SimSun", "Songti SC", "Noto Sans CJK SC"], &database) {
                database.set_serif_family(song);
            }
            if let Some(hei) = first(&["Noto Sans CJK SC", "Microsoft YaHei", "SimHei", "PingFang SC"], &database) {
                database.set_sans_serif_family(hei);
            }
            if let Some(shipped) = &self.shipped {
                // A font that does not read is as good as none.
                let _ = database.load_font_file(shipped);
            }
            Arc::new(database)
        };
        self.database.get_or_init(find).clone()
    }

    /// A face for Chinese text in a font of that name.
    pub(crate) fn chinese(&self, name: &str) -> Option<(FontData, u32)> {
        self.of_system(says_song(name, false), SIMPLIFIED)
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
            CidFamily::AdobeGB1 => SIMPLIFIED,
            CidFamily::AdobeCNS1 => 3,
            _ => return None,
        };
        self.of_system(is_song(wanted), face)
    }

    fn of_system(&self, song: bool, face: u32) -> Option<(FontData, u32)> {
        let (first, second) = if song { (SONG, HEI) } else { (HEI, SONG) };
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

/// The face of simplified Chinese in the collections of Noto CJK.
const SIMPLIFIED: u32 = 2;

/// Whether a serif face is wanted: by its name in any of the usual spellings, else by its flag.
fn is_song(wanted: &FallbackFontQuery) -> bool {
    let names = [&wanted.post_script_name, &wanted.font_name, &wanted.font_family];
    let name: String = names.into_iter().flatten().map(String::as_str).collect();
    says_song(&name, wanted.is_serif)
}

fn says_song(name: &str, serif: bool) -> bool {
    let name = name.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if says(&["hei", "gothic", "sans", "yahei", "黑"]) {
        false
    } else {
        serif || says(&["song", "sun", "ming", "mincho", "kai", "fang", "宋", "楷", "仿"])
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
