//! PDF pages, painted by hayro: pure Rust, no unsafe code.
//!
//! Fonts that are not in the file come from the system, Chinese ones among them. A page is measured
//! at [`DPI`], so its size is in pixels as that of a scan is.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::vello_cpu::color::AlphaColor;
use hayro::{RenderCache, RenderSettings};

use crate::encode::encode;
use crate::fonts::Fonts;
use crate::picture::{Picture, Want, clip, fit};
use crate::raster::{Layout, Raster};
use crate::shrink::Shrink;
use crate::source::Art;
use crate::{Facts, Format, Problem, budget};

/// Pixels per inch of a page at full size.
pub const DPI: f32 = 144.0;

/// Counts the pages and measures the first.
pub(crate) fn facts(path: &Path, password: Option<&str>) -> Result<Facts, Problem> {
    let pdf = open(path, password)?;
    let first = pdf.pages().first().ok_or(Problem::Broken)?;
    let (width, height) = full_size(first);
    Ok(Facts {
        format: Format::Pdf,
        pages: Some(pdf.pages().len() as u32),
        width: Some(width),
        height: Some(height),
        dpi: Some(DPI),
        problem: None,
    })
}

/// Paints a whole page in the size that is wanted.
pub(crate) fn render(
    path: &Path,
    password: Option<&str>,
    page: u32,
    want: &Want,
    fonts: &Arc<Fonts>,
) -> Result<Picture, Problem> {
    let pdf = open(path, password)?;
    let page = numbered(&pdf, page)?;
    let full = full_size(page);
    let target = fit(full, (want.max_width, want.max_height), true);
    let (painted, damaged) = paint(page, budget::affordable(target), want.background, fonts)?;
    let mut shrink = Shrink::new(full, clip(None, full), target);
    painted.pour(&mut shrink)?;
    let (encoding, bytes) = encode(shrink.finish()?, Art::Photo)?;
    Ok(Picture { encoding, width: target.0, height: target.1, full_width: full.0, full_height: full.1, damaged, bytes })
}

/// A page to cut tiles from, as large as may be up to twice its full size; and that full size.
///
/// hayro 0.7 paints from the upper left corner only, so a tile cannot be painted alone. (0.9 can move
/// the page first; then a large drawing is sharp at any depth for the price of a tile.)
pub(crate) fn raster(
    path: &Path,
    password: Option<&str>,
    page: u32,
    background: [u8; 3],
    fonts: &Arc<Fonts>,
) -> Result<(Raster, (u32, u32), bool), Problem> {
    let pdf = open(path, password)?;
    let page = numbered(&pdf, page)?;
    let full = full_size(page);
    let (raster, damaged) =
        paint(page, budget::affordable((full.0.saturating_mul(2), full.1.saturating_mul(2))), background, fonts)?;
    Ok((raster, full, damaged))
}

fn numbered<'a>(pdf: &'a Pdf, page: u32) -> Result<&'a Page<'a>, Problem> {
    pdf.pages().get((page as usize).wrapping_sub(1)).ok_or(Problem::NoSuchPage)
}

fn paint(
    page: &Page<'_>,
    size: (u32, u32),
    background: [u8; 3],
    fonts: &Arc<Fonts>,
) -> Result<(Raster, bool), Problem> {
    let incomplete = Arc::new(AtomicBool::new(false));
    let settings = InterpreterSettings {
        font_resolver: {
            let fonts = fonts.clone();
            Arc::new(move |query| fonts.find(query))
        },
        warning_sink: {
            let incomplete = incomplete.clone();
            Arc::new(move |_| incomplete.store(true, Ordering::Relaxed))
        },
        ..Default::default()
    };
    let (width, height) = page.render_dimensions();
    let [r, g, b] = background;
    let render = RenderSettings {
        x_scale: size.0 as f32 / width,
        y_scale: size.1 as f32 / height,
        width: Some(u16::try_from(size.0).map_err(|_| Problem::TooLarge)?),
        height: Some(u16::try_from(size.1).map_err(|_| Problem::TooLarge)?),
        bg_color: AlphaColor::from_rgb8(r, g, b),
    };
    let pixmap = hayro::render(page, &RenderCache::new(), &settings, &render);
    let pixels = pixmap.data_as_u8_slice().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
    Ok((Raster { width: size.0, height: size.1, layout: Layout::Rgb, pixels }, incomplete.load(Ordering::Relaxed)))
}

fn full_size(page: &Page<'_>) -> (u32, u32) {
    let (width, height) = page.render_dimensions();
    let side = |points: f32| (points * DPI / 72.0).round().clamp(1.0, 1_000_000.0) as u32;
    (side(width), side(height))
}

/// Reads it, with a password where one is known. One that is not asked for does no harm.
fn open(path: &Path, password: Option<&str>) -> Result<Pdf, Problem> {
    if std::fs::metadata(path)?.len() > budget::COMPRESSED {
        return Err(Problem::TooLarge);
    }
    let pdf =
        Pdf::new_with_password(std::fs::read(path)?, password.unwrap_or_default()).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) if password.is_some() => {
                Problem::WrongPassword
            }
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Problem::Encrypted,
            LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => Problem::Unsupported(Format::Pdf),
            LoadPdfError::Decryption(DecryptionError::MissingIDEntry | DecryptionError::InvalidEncryption)
            | LoadPdfError::Invalid => Problem::Broken,
        })?;
    if pdf.pages().is_empty() { Err(Problem::Broken) } else { Ok(pdf) }
}
