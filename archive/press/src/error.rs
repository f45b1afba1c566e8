//! What can go wrong at the press, in both languages, each with a stable code.

use std::fmt;

/// Why a sheet was not printed. Nothing is ever printed half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PressError {
    /// No font of a role is installed.
    NoFont {
        /// What it is for, in Chinese and in English.
        role: (&'static str, &'static str),
        /// The families that would do, best first.
        wanted: &'static [&'static str],
    },
    /// Characters no installed font can draw.
    MissingGlyph {
        /// Each once, in order of appearance.
        characters: String,
        /// The words around the first of them.
        near: String,
    },
    /// The template is wrong, or does not fit its data.
    Template {
        /// File and line, as `f06.typ:12`.
        place: String,
        /// The compiler's own words.
        message: String,
    },
    /// The PDF could not be made to the archive standard.
    Pdf {
        /// The exporter's own words.
        message: String,
    },
    /// A code too long for a QR of this size.
    Code {
        /// The text that was to be encoded.
        text: String,
    },
}

impl PressError {
    /// A code that never changes, for logs, tests and the window.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoFont { .. } => "press.no_font",
            Self::MissingGlyph { .. } => "press.missing_glyph",
            Self::Template { .. } => "press.template",
            Self::Pdf { .. } => "press.pdf",
            Self::Code { .. } => "press.code",
        }
    }

    /// The sentence in Chinese: what happened and what to do.
    pub fn zh(&self) -> String {
        match self {
            Self::NoFont { role, wanted } => {
                format!("没有找到{}字体，不能打印。请安装其中一种：{}。", role.0, wanted.join("、"))
            }
            Self::MissingGlyph { characters, near } => format!(
                "本机没有一种字体含有“{}”（见“{near}”），没有打印。请安装含有该字的字体，或改写这个字。",
                spelt(characters)
            ),
            Self::Template { place, message } => {
                format!("表单模板有错（{place}：{message}），没有打印。请恢复原来的模板。")
            }
            Self::Pdf { message } => {
                format!("不能生成存档用的 PDF（{message}），没有打印。请重试；仍不行请把这句话告诉维护人员。")
            }
            Self::Code { text } => format!("“{text}”太长，放不进二维码。请用较短的编号。"),
        }
    }

    /// The sentence in English: what happened and what to do.
    pub fn en(&self) -> String {
        match self {
            Self::NoFont { role, wanted } => format!(
                "No font for {} was found, so nothing can be printed. Install one of: {}.",
                role.1,
                wanted.join(", ")
            ),
            Self::MissingGlyph { characters, near } => format!(
                "No font on this machine has “{}” (in “{near}”); nothing was printed. Install a font that has it, or write it differently.",
                spelt(characters)
            ),
            Self::Template { place, message } => format!(
                "The template of this form is wrong ({place}: {message}); nothing was printed. Restore the original template."
            ),
            Self::Pdf { message } => format!(
                "The archival PDF could not be made ({message}); nothing was printed. Try again, and pass this sentence on if it stays."
            ),
            Self::Code { text } => {
                format!("“{text}” is too long for a QR code. Use a shorter number.")
            }
        }
    }
}

/// The characters with their code points, for a font that lacks them shows nothing.
fn spelt(characters: &str) -> String {
    let each: Vec<String> = characters.chars().map(|c| format!("{c} U+{:04X}", u32::from(c))).collect();
    each.join(" ")
}

impl fmt::Display for PressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for PressError {}
