//! Previews that files carry of themselves: of formats nobody here can draw, this is what there is.

mod dwg;
mod office;

use std::io::Cursor;
use std::path::Path;

use image::{DynamicImage, ImageFormat, ImageReader, Limits};

use crate::read::decoded::Decoded;
use crate::{Format, Problem, budget, source};

/// The preview in a file, or the sentence that it has none.
pub(crate) fn open(path: &Path, format: Format) -> Result<Decoded, Problem> {
    let mut file = source::open(path)?;
    if crate::format::is_locked(&mut file) {
        return Err(Problem::Encrypted);
    }
    let preview = match format {
        Format::Dwg => dwg::preview(&mut file)?,
        Format::Docx | Format::Xlsx | Format::Pptx => office::thumbnail(file)?,
        other => return Err(Problem::Unsupported(other)),
    };
    preview.map(Decoded).ok_or(Problem::NoPreview(format))
}

/// Decodes a picture that lay inside a file; `None` when it is none.
fn decode(bytes: &[u8]) -> Option<DynamicImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    if !matches!(reader.format(), Some(ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::Bmp | ImageFormat::Gif)) {
        return None;
    }
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(budget::BYTES);
    reader.limits(limits);
    reader.decode().ok()
}
