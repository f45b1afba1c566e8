//! Formats that are decoded in one piece (WebP, BMP), with their cost known from the header.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use image::{ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use crate::orientation::Orientation;
use crate::raster::{Raster, Sink};
use crate::read::decoded::on_background;
use crate::source::{Aim, Source};
use crate::{Format, Problem, budget, read};

/// A file that `image` reads.
pub(crate) struct Whole {
    path: PathBuf,
    format: ImageFormat,
    size: (u32, u32),
    orientation: Orientation,
    dpi: Option<f32>,
}

impl Whole {
    pub(crate) fn open(path: &Path, format: Format) -> Result<Self, Problem> {
        let format = match format {
            Format::Webp => ImageFormat::WebP,
            Format::Bmp => ImageFormat::Bmp,
            other => return Err(Problem::Unsupported(other)),
        };
        let mut decoder = reader(path, format)?.into_decoder().map_err(refusal)?;
        let size = decoder.dimensions();
        let exif = decoder.exif_metadata().ok().flatten();
        let (orientation, dpi) = exif.map(read::exif::read).unwrap_or_default();
        Ok(Whole { path: path.to_owned(), format, size, orientation, dpi })
    }
}

impl Source for Whole {
    fn size(&self) -> (u32, u32) {
        self.size
    }

    fn orientation(&self) -> Orientation {
        self.orientation
    }

    fn dpi(&self) -> Option<f32> {
        self.dpi
    }

    fn rows(&mut self, aim: Aim, sink: &mut dyn Sink) -> Result<bool, Problem> {
        // The decoder's own planes, its result, and the pixels laid on the background.
        if u64::from(self.size.0) * u64::from(self.size.1) * 8 > budget::BYTES {
            return Err(Problem::TooLarge);
        }
        decode(&self.path, self.format, aim.background)?.pour(sink)?;
        Ok(false)
    }
}

/// Decodes a file in one piece; the caller has checked what it costs.
pub(crate) fn decode(path: &Path, format: ImageFormat, background: [u8; 3]) -> Result<Raster, Problem> {
    Ok(on_background(reader(path, format)?.decode().map_err(refusal)?, background))
}

fn reader(path: &Path, format: ImageFormat) -> Result<ImageReader<BufReader<File>>, Problem> {
    let mut reader = ImageReader::with_format(BufReader::new(File::open(path)?), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(budget::BYTES);
    reader.limits(limits);
    Ok(reader)
}

fn refusal(error: ImageError) -> Problem {
    match error {
        ImageError::Limits(_) => Problem::TooLarge,
        ImageError::Unsupported(error) => match error.format_hint() {
            image::error::ImageFormatHint::Exact(ImageFormat::WebP) => Problem::Unsupported(Format::Webp),
            _ => Problem::Unsupported(Format::Bmp),
        },
        ImageError::IoError(error) => error.into(),
        _ => Problem::Broken,
    }
}
