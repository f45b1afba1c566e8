//! PNG, row by row, so that a scan of any size needs one row; interlaced ones have to be whole.

use std::fs::File;
use std::io::BufReader;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use ::png::{BitDepth, ColorType, Decoder, DecodingError, Limits, Reader, Transformations};

use crate::orientation::Orientation;
use crate::raster::{Layout, Sink};
use crate::source::{Aim, Art, Source};
use crate::{Problem, budget, colour, read};

/// The most a decoder may put aside for texts, profiles and single rows.
const ASIDE: Limits = Limits { bytes: 64 * 1024 * 1024 };

/// A PNG file.
pub(crate) struct Png {
    path: PathBuf,
    size: (u32, u32),
    colour: ColorType,
    depth: BitDepth,
    interlaced: bool,
    orientation: Orientation,
    dpi: Option<f32>,
}

impl Png {
    pub(crate) fn open(path: &Path) -> Result<Self, Problem> {
        let reader = start(path, Transformations::IDENTITY)?;
        let info = reader.info();
        let (orientation, exif_dpi) =
            info.exif_metadata.as_ref().map(|block| read::exif::read(block.to_vec())).unwrap_or_default();
        let dpi = info
            .pixel_dims
            .filter(|dims| dims.unit == ::png::Unit::Meter && dims.xppu > 0)
            .map(|dims| (dims.xppu as f32 * 0.0254).round());
        Ok(Png {
            path: path.to_owned(),
            size: (info.width, info.height),
            colour: info.color_type,
            depth: info.bit_depth,
            interlaced: info.interlaced,
            orientation,
            dpi: dpi.or(exif_dpi),
        })
    }

    fn is_bilevel(&self) -> bool {
        self.colour == ColorType::Grayscale && self.depth == BitDepth::One
    }
}

impl Source for Png {
    fn size(&self) -> (u32, u32) {
        self.size
    }

    fn orientation(&self) -> Orientation {
        self.orientation
    }

    fn dpi(&self) -> Option<f32> {
        self.dpi
    }

    fn art(&self) -> Art {
        match self.depth {
            _ if self.is_bilevel() => Art::BlackAndWhite,
            BitDepth::One | BitDepth::Two | BitDepth::Four => Art::Flat,
            BitDepth::Eight | BitDepth::Sixteen => Art::Photo,
        }
    }

    fn rows(&mut self, aim: Aim, sink: &mut dyn Sink) -> Result<bool, Problem> {
        let (width, height) = self.size;
        // One-bit rows go through as they are; everything else comes as bytes.
        let bits = self.is_bilevel() && !self.interlaced;
        let transform = if bits { Transformations::IDENTITY } else { Transformations::normalize_to_color8() };
        let mut reader = start(&self.path, transform)?;
        let flatten = Flatten::of(if bits { None } else { Some(reader.output_color_type().0) }, aim.background);
        sink.begin(width, height, flatten.layout())?;

        if self.interlaced {
            let bytes =
                reader.output_buffer_size().filter(|bytes| *bytes as u64 <= budget::BYTES).ok_or(Problem::TooLarge)?;
            let mut whole = vec![255; bytes];
            let row_bytes = reader.output_line_size(width).ok_or(Problem::TooLarge)?;
            let damaged = match reader.next_frame(&mut whole) {
                Ok(_) => false,
                Err(DecodingError::LimitsExceeded) => return Err(Problem::TooLarge),
                Err(_) => true,
            };
            for row in whole.chunks_exact(row_bytes) {
                if sink.row(&flatten.row(row)).is_break() {
                    break;
                }
            }
            return Ok(damaged);
        }

        for done in 0..height {
            match reader.next_row() {
                Ok(Some(row)) => {
                    let flow = if bits { sink.row(row.data()) } else { sink.row(&flatten.row(row.data())) };
                    if flow == ControlFlow::Break(()) {
                        break;
                    }
                }
                Ok(None) => return Ok(true),
                Err(_) if done > 0 => return Ok(true),
                Err(error) => return Err(refusal(error)),
            }
        }
        Ok(false)
    }
}

fn start(path: &Path, transform: Transformations) -> Result<Reader<BufReader<File>>, Problem> {
    let mut decoder = Decoder::new_with_limits(BufReader::with_capacity(1 << 16, File::open(path)?), ASIDE);
    decoder.set_transformations(transform);
    // A wrong checksum in an old scan is no reason to show nothing.
    decoder.ignore_checksums(true);
    decoder.read_info().map_err(refusal)
}

fn refusal(error: DecodingError) -> Problem {
    match error {
        DecodingError::LimitsExceeded => Problem::TooLarge,
        DecodingError::IoError(error) => error.into(),
        _ => Problem::Broken,
    }
}

/// Lays transparent pixels on the background.
pub(crate) enum Flatten {
    Bits,
    Gray,
    Rgb,
    GrayAlpha([u8; 3]),
    Rgba([u8; 3]),
}

impl Flatten {
    fn of(colour: Option<ColorType>, background: [u8; 3]) -> Self {
        match colour {
            None => Flatten::Bits,
            Some(ColorType::Grayscale) => Flatten::Gray,
            Some(ColorType::GrayscaleAlpha) => Flatten::GrayAlpha(background),
            Some(ColorType::Rgba) => Flatten::Rgba(background),
            Some(ColorType::Rgb | ColorType::Indexed) => Flatten::Rgb,
        }
    }

    pub(crate) fn layout(&self) -> Layout {
        match self {
            Flatten::Bits => Layout::Bits,
            Flatten::Gray => Layout::Gray,
            Flatten::Rgb | Flatten::GrayAlpha(_) | Flatten::Rgba(_) => Layout::Rgb,
        }
    }

    pub(crate) fn row<'a>(&self, row: &'a [u8]) -> std::borrow::Cow<'a, [u8]> {
        match self {
            Flatten::Bits | Flatten::Gray | Flatten::Rgb => row.into(),
            Flatten::GrayAlpha(b) => {
                row.chunks_exact(2).flat_map(|p| [0, 1, 2].map(|c| colour::over(p[0], p[1], b[c]))).collect()
            }
            Flatten::Rgba(b) => {
                row.chunks_exact(4).flat_map(|p| [0, 1, 2].map(|c| colour::over(p[c], p[3], b[c]))).collect()
            }
        }
    }
}
