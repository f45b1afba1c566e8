//! The fonts of the paper: 宋体 for text, 黑体 for heads.
//!
//! Bundled fonts come first, so that paper looks the same on every machine;
//! then the few files where each system keeps its Chinese fonts; only when
//! those lack a family or a character is every font of the system looked at.

mod near;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use typst::foundations::Bytes;
use typst::layout::{Abs, Em};
use typst::text::{Font, FontBook, FontInfo, FontInstance, FontVariant, FontVariations};
use typst_kit::fonts::{FontPath, FontSource, FontStore};

use crate::PressError;

/// Families for text, best first.
const TEXT: &[&str] =
    &["Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "SimSun", "Songti SC"];
/// Families for heads and labels, best first.
const HEAD: &[&str] = &[
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "SimHei",
    "Microsoft YaHei",
    "PingFang SC",
    "Heiti SC",
];
/// Latin letters to set beside a 宋体 whose own are typewriter-wide.
const LATIN: &str = "Times New Roman";

/// The fonts found, and the two families chosen from them.
pub struct Fonts {
    near: FontStore,
    all: OnceLock<FontStore>,
    files: Vec<Opened>,
    text: &'static str,
    head: &'static str,
    latin: bool,
    letters: OnceLock<Option<FontInstance>>,
    hanzi: OnceLock<Option<FontInstance>>,
}

impl Fonts {
    /// Finds the families, in `dirs` first.
    pub fn find(dirs: &[PathBuf]) -> Result<Self, PressError> {
        let bundled = dirs.iter().flat_map(|dir| near::font_files(dir));
        let mut files: Vec<_> = bundled.filter_map(open).collect();
        let mut near = store(&files);
        if !complete(&near) {
            files.extend(near::known_files().into_iter().filter_map(open));
            near = store(&files);
        }
        // Where the near fonts do not suffice, the whole system is near.
        if !complete(&near) {
            near = with_system(&files);
        }
        let (text, head) = choose(&near)?;
        let latin = text == "SimSun" && has(&near, LATIN);
        let (letters, hanzi) = (OnceLock::new(), OnceLock::new());
        Ok(Self { near, all: OnceLock::new(), files, text, head, latin, letters, hanzi })
    }

    /// The family for text.
    pub fn text(&self) -> &str {
        self.text
    }

    /// The family for heads.
    pub fn head(&self) -> &str {
        self.head
    }

    /// How far a character moves on in em; a full em where the text font lacks it.
    pub fn advance(&self, c: char) -> f64 {
        let font = if c.is_ascii() { &self.letters } else { &self.hanzi };
        let font = font.get_or_init(|| {
            let family = if self.latin && c.is_ascii() { LATIN } else { self.text };
            let variant = FontVariant::default();
            let index = self.near.book().select(&family.to_lowercase(), variant)?;
            Some(self.near.font(index)?.instantiate(variant, Abs::pt(8.0), &FontVariations::default()))
        });
        let advance = font.as_ref().and_then(|font| {
            let glyph = font.ttf().glyph_index(c)?;
            font.x_advance(glyph.0)
        });
        advance.map_or(1.0, Em::get)
    }

    /// The fonts a first sheet is tried with.
    pub fn near(&self) -> &FontStore {
        &self.near
    }

    /// Every font of the machine, looked for at the first call.
    pub fn all(&self) -> &FontStore {
        self.all.get_or_init(|| with_system(&self.files))
    }

    /// The chosen families, as the template `/press.typ` that also hands over the data.
    pub fn as_template(&self) -> String {
        let latin = if self.latin { format!("(name: \"{LATIN}\", covers: \"latin-in-cjk\"), ") } else { String::new() };
        format!(
            "#let text-font = ({latin}\"{}\", \"{}\")\n#let head-font = (\"{}\", \"{}\")\n#let data = json(\"/data.json\")\n",
            self.text, self.head, self.head, self.text
        )
    }
}

/// A font file, read when one of its faces is first used, and then once for all of them.
struct File {
    path: PathBuf,
    bytes: OnceLock<Option<Bytes>>,
}

impl File {
    fn bytes(&self) -> Option<Bytes> {
        self.bytes.get_or_init(|| std::fs::read(&self.path).ok().map(Bytes::new)).clone()
    }
}

/// One face of a file.
struct Face {
    file: Arc<File>,
    index: u32,
}

impl FontSource for Face {
    fn load(&self) -> Option<Font> {
        Font::new(self.file.bytes()?, self.index)
    }
}

/// A file and the faces in it that may be used.
type Opened = (Arc<File>, Vec<(u32, FontInfo)>);

/// Opens a file and lists its faces; `None` where it is no font.
fn open(path: PathBuf) -> Option<Opened> {
    let file = Arc::new(File { path, bytes: OnceLock::new() });
    let data = file.bytes()?;
    let faces = near::faces(&data, |family| TEXT.contains(&family) || HEAD.contains(&family));
    (!faces.is_empty()).then_some((file, faces))
}

fn store(files: &[Opened]) -> FontStore {
    let mut store = FontStore::new();
    for (file, faces) in files {
        for (index, info) in faces {
            store.push((Face { file: file.clone(), index: *index }, info.clone()));
        }
    }
    store
}

fn with_system(files: &[Opened]) -> FontStore {
    let mut all = store(files);
    let seen: Vec<&Path> = files.iter().map(|(file, _)| file.path.as_path()).collect();
    let others = typst_kit::fonts::system().filter(|(FontPath { path, .. }, _)| !seen.contains(&path.as_path()));
    all.extend(others);
    all
}

/// The best family of each role.
fn choose(store: &FontStore) -> Result<(&'static str, &'static str), PressError> {
    let text =
        first(store, TEXT).ok_or(PressError::NoFont { role: ("正文（宋体）", "text (Song)"), wanted: TEXT })?;
    let head =
        first(store, HEAD).ok_or(PressError::NoFont { role: ("标题（黑体）", "heads (Hei)"), wanted: HEAD })?;
    Ok((text, head))
}

fn first(store: &FontStore, families: &[&'static str]) -> Option<&'static str> {
    families.iter().copied().find(|family| has(store, family))
}

fn complete(store: &FontStore) -> bool {
    first(store, TEXT).is_some() && first(store, HEAD).is_some()
}

fn has(store: &FontStore, family: &str) -> bool {
    let book: &FontBook = store.book();
    book.contains_family(&family.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_without_chinese_fonts_is_told_which_to_install() {
        let error = choose(&FontStore::new()).unwrap_err();
        assert_eq!(error.code(), "press.no_font");
        assert!(error.zh().contains("SimSun"), "{}", error.zh());
    }

    #[test]
    fn a_bundled_font_comes_before_the_systems_and_rubbish_is_passed_over() {
        let dir = std::env::temp_dir().join(format!("kedang-fonts-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        std::fs::write(dir.join("broken.ttf"), b"no font").unwrap();
        std::fs::write(dir.join("readme.txt"), b"no font either").unwrap();
        let system = near::known_files();
        let bundled = dir.join("a.ttc");
        std::fs::copy(&system[0], &bundled).unwrap();
        let fonts = Fonts::find(std::slice::from_ref(&dir)).unwrap();
        let first = &fonts.files[0].0.path;
        let bundled_first = *first == bundled;
        std::fs::remove_dir_all(&dir).unwrap();
        assert!(bundled_first, "{}", first.display());
        assert!(fonts.advance('中') == 1.0 && fonts.advance('1') < 0.7);
    }
}
