//! Turns a Typst template and JSON data into a PDF with every glyph embedded.
//!
//! Owns the fonts and the compiler. Promises: the same data gives the same
//! bytes; a family or a glyph nobody has is an error, never a box on paper;
//! a template reads nothing but what it was handed. Must not know the archive,
//! the disk (fonts aside), the network or the clock.

mod error;
mod fonts;
mod glyphs;
mod qr;
mod world;

use std::path::PathBuf;

use typst::comemo;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use error::PressError;
pub use qr::qr_svg;

use fonts::Fonts;
use world::{Desk, Shelf};

/// Everything one print needs: a template with its neighbours, data, a time.
pub struct Sheet<'a> {
    /// Name of the template to begin with, one of `files`.
    pub template: &'a str,
    /// Name and text of every template; each may import any other as `/name`.
    pub files: &'a [(&'a str, &'a str)],
    /// What stands on the sheet; the template reads it as `data` from `/press.typ`.
    pub data: &'a serde_json::Value,
    /// A picture a template may show as `/picture`, JPEG or PNG; empty for none.
    pub picture: &'a [u8],
    /// Title in the PDF's properties and the seed of its identifier.
    pub title: &'a str,
    /// When it was made, in seconds since 1970 UTC: goes into the PDF's properties.
    pub made: i64,
}

/// A finished PDF/A-2b.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// The file, byte for byte.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// The printer's workshop: fonts found once, then any number of sheets.
pub struct Press {
    fonts: Fonts,
    shelf: Shelf,
}

impl Press {
    /// Finds the fonts, those in `font_dirs` before the system's.
    ///
    /// Reads only what the first sheet needs; a complete look at the system's
    /// fonts happens when a character asks for it.
    pub fn new(font_dirs: &[PathBuf]) -> Result<Self, PressError> {
        Ok(Self { fonts: Fonts::find(font_dirs)?, shelf: Shelf::default() })
    }

    /// The families in use: first for text, then for heads.
    pub fn families(&self) -> (&str, &str) {
        (self.fonts.text(), self.fonts.head())
    }

    /// How far a character of the text font moves on, in em; for layouts made by the caller.
    pub fn advance(&self, c: char) -> f64 {
        self.fonts.advance(c)
    }

    /// Prints a sheet as PDF/A-2b.
    pub fn print(&self, sheet: &Sheet) -> Result<Pdf, PressError> {
        let result =
            self.lay(sheet).and_then(|laid| Ok(Pdf { bytes: export(&laid, sheet)?, pages: laid.pages().len() }));
        forget(&result);
        result
    }

    /// Draws each page of a sheet as SVG, the very lines and glyphs of its PDF.
    pub fn pages_svg(&self, sheet: &Sheet) -> Result<Vec<String>, PressError> {
        let options = typst_svg::SvgOptions::default();
        let result = self
            .lay(sheet)
            .map(|laid| laid.pages().iter().map(|page| typst_svg::svg(page, &options)).collect::<Vec<_>>());
        forget(&result);
        result
    }

    /// Lays a sheet out, with all fonts of the system where the near ones lack a character.
    fn lay(&self, sheet: &Sheet) -> Result<PagedDocument, PressError> {
        let with = |store| compile(&Desk::new(store, &self.fonts, &self.shelf, sheet)?);
        let near = with(self.fonts.near())?;
        if glyphs::missing(&near).is_none() {
            return Ok(near);
        }
        let far = with(self.fonts.all())?;
        match glyphs::missing(&far) {
            None => Ok(far),
            Some(missing) => Err(missing),
        }
    }
}

/// Compiles; a warning counts as an error, for paper has no margin for one.
fn compile(desk: &Desk) -> Result<PagedDocument, PressError> {
    let typst::diag::Warned { output, warnings } = typst::compile::<PagedDocument>(desk);
    let laid = output.map_err(|errors| desk.complain(&errors))?;
    if warnings.is_empty() { Ok(laid) } else { Err(desk.complain(&warnings)) }
}

fn export(laid: &PagedDocument, sheet: &Sheet) -> Result<Vec<u8>, PressError> {
    let wrong = |message: String| PressError::Pdf { message };
    let options = PdfOptions {
        ident: Smart::Custom(sheet.title.to_owned()),
        creator: Smart::Custom(Some("Kedang".to_owned())),
        timestamp: instant(sheet.made).map(Timestamp::new_utc),
        page_ranges: None,
        standards: PdfStandards::new(&[PdfStandard::A_2b]).map_err(|e| wrong(e.message().to_string()))?,
        tagged: false,
        pretty: false,
    };
    typst_pdf::pdf(laid, &options).map_err(|e| wrong(e.first().map(|d| d.message.to_string()).unwrap_or_default()))
}

/// Drops the compiler's memory of earlier sheets: a big one at once, of small
/// ones the last few stay, for the next slip of the same form reuses them.
fn forget<T>(result: &Result<T, PressError>)
where
    T: Size,
{
    let small = result.as_ref().is_ok_and(|r| r.pages() <= 4);
    comemo::evict(if small { 4 } else { 0 });
}

trait Size {
    fn pages(&self) -> usize;
}

impl Size for Pdf {
    fn pages(&self) -> usize {
        self.pages
    }
}

impl Size for Vec<String> {
    fn pages(&self) -> usize {
        self.len()
    }
}

/// The calendar's view of a Unix time; `None` outside of what a PDF can say.
pub(crate) fn instant(unix: i64) -> Option<Datetime> {
    let (days, seconds) = (unix.div_euclid(86_400), unix.rem_euclid(86_400));
    // Days to civil date, after H. Hinnant: years begin in March, eras of 400 years.
    let z = days.checked_add(719_468)?;
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = year_of_era + z.div_euclid(146_097) * 400 + i64::from(month <= 2);
    Datetime::from_ymd_hms(
        i32::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
        u8::try_from(seconds / 3_600).ok()?,
        u8::try_from(seconds / 60 % 60).ok()?,
        u8::try_from(seconds % 60).ok()?,
    )
}
