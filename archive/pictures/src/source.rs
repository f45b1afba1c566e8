//! One page of a picture file as rows: the seam between readers of formats and the drawing.

use std::fs::File;
use std::path::Path;

use crate::orientation::Orientation;
use crate::raster::{Keep, Raster, Sink};
use crate::{Format, Problem, carried, read, tiff};

/// What the drawing tells the reader, so that it does no more than needed.
#[derive(Clone, Copy)]
pub(crate) struct Aim {
    /// The picture may come smaller by this factor (a power of two up to 8).
    pub(crate) reduce: u32,
    /// What shows through transparent pixels.
    pub(crate) background: [u8; 3],
}

/// What kind of picture a page is; decides how it is written and whether thin lines need help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Art {
    /// Anything may be in it.
    Photo,
    /// A few flat colours.
    Flat,
    /// A scanned drawing or text: ink or no ink.
    BlackAndWhite,
}

/// A page that can be read from top to bottom.
pub(crate) trait Source {
    /// Width and height as stored.
    fn size(&self) -> (u32, u32);

    /// How the stored picture has to be turned.
    fn orientation(&self) -> Orientation {
        Orientation::Upright
    }

    /// Pixels per inch, where the file says so.
    fn dpi(&self) -> Option<f32> {
        None
    }

    /// What kind of picture it is, as far as the file shows.
    fn art(&self) -> Art {
        Art::Photo
    }

    /// Sends the rows; `true` when some of them could not be read and are missing or guessed.
    fn rows(&mut self, aim: Aim, sink: &mut dyn Sink) -> Result<bool, Problem>;

    /// The whole page in at most so many bytes, reduced if the reader can.
    fn raster(&mut self, aim: Aim, most: usize) -> Result<(Raster, bool), Problem> {
        let mut keep = Keep { most, raster: None };
        let damaged = self.rows(aim, &mut keep)?;
        Ok((keep.finish()?, damaged))
    }
}

/// Opens a file for reading; an empty one is a problem of its own.
pub(crate) fn open(path: &Path) -> Result<File, Problem> {
    let file = File::open(path).map_err(|_| Problem::Unreadable)?;
    let about = file.metadata().map_err(|_| Problem::Unreadable)?;
    if !about.is_file() {
        return Err(Problem::Unreadable);
    }
    if about.len() == 0 {
        return Err(Problem::Empty);
    }
    Ok(file)
}

/// The page of a file whose format is read as rows; pages count from 1.
pub(crate) fn of_page(path: &Path, format: Format, page: u32) -> Result<Box<dyn Source>, Problem> {
    if page == 0 || (page > 1 && format != Format::Tiff) {
        return Err(Problem::NoSuchPage);
    }
    let source: Box<dyn Source> = match format {
        Format::Jpeg => Box::new(read::jpeg::Jpeg::open(path)?),
        Format::Png => Box::new(read::png::Png::open(path)?),
        Format::Gif => Box::new(read::gif::Gif::open(path)?),
        Format::Webp | Format::Bmp => Box::new(read::whole::Whole::open(path, format)?),
        Format::Heic => Box::new(read::heic::open(path)?),
        format if format.shows_only_a_preview() => Box::new(carried::open(path, format)?),
        Format::Tiff => tiff::open_page(path, page)?,
        other => return Err(Problem::Unsupported(other)),
    };
    let (width, height) = source.size();
    if width == 0 || height == 0 {
        return Err(Problem::Broken);
    }
    if u64::from(width) * u64::from(height) > crate::budget::PIXELS {
        return Err(Problem::TooLarge);
    }
    Ok(source)
}
