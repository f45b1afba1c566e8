//! What the tags of one page mean together, checked once so that the readers need not.

use std::rc::Rc;

use super::directory::{Directory, Tiff};
use crate::orientation::Orientation;
use crate::raster::Layout;
use crate::{Format, Problem};

/// How a page is laid out in the file and how its samples become colours.
pub(super) struct Plan {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Bits of one sample.
    pub(super) bits: u32,
    /// Samples of one pixel, those without colour included.
    pub(super) samples: usize,
    pub(super) numbers: Numbers,
    pub(super) colour: Colour,
    /// The sample that is opacity, and whether colours were multiplied with it.
    pub(super) alpha: Option<(usize, bool)>,
    /// Each sample in its own plane.
    pub(super) planar: bool,
    pub(super) predictor: Predictor,
    pub(super) compression: Compression,
    /// The JPEG inside holds RGB and not, as JPEG files do, YCbCr.
    pub(super) jpeg_is_rgb: bool,
    /// Bits of a byte come lowest first.
    pub(super) lowest_first: bool,
    pub(super) big_endian: bool,
    /// The largest value that occurs, where the file says so (12-bit pictures in 16 bits).
    pub(super) largest: Option<f64>,
    pub(super) chunk_width: u32,
    pub(super) chunk_height: u32,
    tiled: bool,
    pub(super) offsets: Vec<u64>,
    pub(super) counts: Vec<u64>,
}

/// What the bits of a sample are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Numbers {
    Unsigned,
    Signed,
    Float,
}

/// How samples are colours.
#[derive(Clone)]
pub(super) enum Colour {
    /// One sample, 0 is black (or white).
    Gray {
        zero_is_white: bool,
    },
    Rgb,
    Palette(Rc<Vec<[u8; 3]>>),
    Cmyk,
    /// Weights of red and blue, black and white points, and how many pixels share a colour.
    YCbCr {
        red: f32,
        blue: f32,
        points: [f32; 6],
        share: (u32, u32),
    },
    /// `a` and `b` as signed bytes, or with 128 as zero.
    Lab {
        signed: bool,
    },
}

/// What was done to samples before they were compressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Predictor {
    None,
    Horizontal,
    Float,
}

/// How a strip or tile is compressed.
pub(super) enum Compression {
    /// A stream of bytes.
    Bytes(super::codec::Codec),
    Fax(super::fax::Mode),
    /// JPEG with these shared tables in front.
    Jpeg(Vec<u8>),
    /// JPEG as TIFF 6.0 first had it.
    OldJpeg(super::old_jpeg::Parts),
}

/// The most bytes of one row: a million pixels of the widest kind that occurs.
const LONGEST_ROW: usize = 64 * 1024 * 1024;

const UNSUPPORTED: Problem = Problem::Unsupported(Format::Tiff);

impl Plan {
    /// Width and height as stored.
    pub(super) fn size(tiff: &Tiff, page: &Directory) -> Result<(u32, u32), Problem> {
        let side =
            |tag| tiff.one(page, tag).and_then(|v| u32::try_from(v).ok()).filter(|v| *v > 0).ok_or(Problem::Broken);
        Ok((side(256)?, side(257)?))
    }

    /// Tag 274.
    pub(super) fn orientation(tiff: &Tiff, page: &Directory) -> Orientation {
        Orientation::from_tag(tiff.one(page, 274).unwrap_or(1) as u32)
    }

    /// Tags 282 and 296; without a unit the number is only a shape of pixels.
    pub(super) fn dpi(tiff: &Tiff, page: &Directory) -> Option<f32> {
        let value = *tiff.fractions(page, 282)?.first()?;
        let per_inch = match tiff.one(page, 296).unwrap_or(2) {
            2 => 1.0,
            3 => 2.54,
            _ => return None,
        };
        Some(value * per_inch).filter(|dpi| dpi.is_finite() && *dpi > 1.0)
    }

    pub(super) fn of(tiff: &Tiff, page: &Directory) -> Result<Plan, Problem> {
        let (width, height) = Plan::size(tiff, page)?;
        let one = |tag, or| tiff.one(page, tag).unwrap_or(or);
        let samples = one(277, 1) as usize;
        let bits = all_equal(&tiff.numbers(page, 258).unwrap_or_else(|| vec![1]))? as u32;
        let numbers = match all_equal(&tiff.numbers(page, 339).unwrap_or_else(|| vec![1]))? {
            2 => Numbers::Signed,
            3 => Numbers::Float,
            1 | 4 => Numbers::Unsigned,
            _ => return Err(UNSUPPORTED),
        };
        let readable = match numbers {
            Numbers::Float => matches!(bits, 16 | 32 | 64),
            _ => matches!(bits, 1..=16 | 24 | 32 | 64),
        };
        if samples == 0 || samples > 256 || !readable {
            return Err(UNSUPPORTED);
        }
        let compression = Compression::of(tiff, page, one(259, 1))?;
        let is_fax = matches!(compression, Compression::Fax(_));
        let photometric = one(
            262,
            if is_fax {
                0
            } else if samples >= 3 {
                2
            } else {
                1
            },
        );
        let colour = Colour::of(tiff, page, photometric, samples, bits, &compression)?;
        if is_fax && (bits, samples) != (1, 1) {
            return Err(Problem::Broken);
        }
        let alpha = tiff.numbers(page, 338).and_then(|extras| {
            let first_extra = samples.checked_sub(extras.len())?;
            let at = extras.iter().position(|kind| matches!(kind, 1 | 2))?;
            Some((first_extra + at, extras[at] == 1))
        });
        let predictor = match one(317, 1) {
            2 => Predictor::Horizontal,
            3 => Predictor::Float,
            _ => Predictor::None,
        };
        let largest = tiff
            .fractions(page, 341)
            .or_else(|| tiff.fractions(page, 281))
            .and_then(|all| all.iter().copied().reduce(f32::max));
        let mut plan = Plan {
            width,
            height,
            bits,
            samples,
            numbers,
            colour,
            alpha,
            planar: one(284, 1) == 2 && samples > 1,
            predictor,
            compression,
            jpeg_is_rgb: photometric == 2,
            lowest_first: one(266, 1) == 2,
            big_endian: tiff.big_endian,
            largest: largest.map(f64::from).filter(|value| *value > 0.0),
            chunk_width: width,
            chunk_height: height,
            tiled: false,
            offsets: Vec::new(),
            counts: Vec::new(),
        };
        if plan.raw_row_bytes(width.max(plan.chunk_width)) > LONGEST_ROW {
            return Err(Problem::TooLarge);
        }
        plan.place_chunks(tiff, page)?;
        Ok(plan)
    }

    /// Where strips or tiles lie; byte counts that are missing reach to the next chunk.
    fn place_chunks(&mut self, tiff: &Tiff, page: &Directory) -> Result<(), Problem> {
        let list = |tag| tiff.numbers(page, tag);
        let side = |tag| tiff.one(page, tag).and_then(|v| u32::try_from(v).ok()).filter(|v| *v > 0);
        if let (Some(tile_width), Some(tile_height)) = (side(322), side(323)) {
            self.tiled = true;
            (self.chunk_width, self.chunk_height) = (tile_width, tile_height);
            self.offsets = list(324).or_else(|| list(273)).ok_or(Problem::Broken)?;
            self.counts = list(325).or_else(|| list(279)).unwrap_or_default();
        } else if matches!(self.compression, Compression::OldJpeg(_)) {
            self.chunk_height = side(278).unwrap_or(self.height).min(self.height);
            self.offsets = list(273).unwrap_or_default();
            self.counts = list(279).unwrap_or_default();
            return Ok(());
        } else {
            self.chunk_height = side(278).unwrap_or(self.height).min(self.height);
            self.offsets = list(273).ok_or(Problem::Broken)?;
            self.counts = list(279).unwrap_or_default();
        }
        let planes = if self.planar { self.samples as u64 } else { 1 };
        let wanted = u64::from(self.across()) * u64::from(self.down()) * planes;
        // A file may have fewer chunks than it needs (the rest is white), and more (they are not read).
        self.offsets.truncate(usize::try_from(wanted).unwrap_or(usize::MAX));
        if self.offsets.is_empty() {
            return Err(Problem::Broken);
        }
        let end = tiff.input().length();
        if self.counts.len() < self.offsets.len() || self.counts.iter().all(|count| *count == 0) {
            let mut sorted = self.offsets.clone();
            sorted.sort_unstable();
            let next =
                |offset: u64| sorted.get(sorted.partition_point(|other| *other <= offset)).copied().unwrap_or(end);
            self.counts = self.offsets.iter().map(|offset| next(*offset).saturating_sub(*offset)).collect();
        }
        Ok(())
    }

    pub(super) fn is_tiled(&self) -> bool {
        self.tiled
    }

    /// The whole page is one strip or tile.
    pub(super) fn is_one_chunk(&self) -> bool {
        self.across() == 1 && self.down() == 1 && !self.planar
    }

    /// Chunks beside each other.
    pub(super) fn across(&self) -> u32 {
        self.width.div_ceil(self.chunk_width)
    }

    /// Chunks below each other.
    pub(super) fn down(&self) -> u32 {
        self.height.div_ceil(self.chunk_height)
    }

    /// Where a chunk lies and how long it is; `None` when the file does not have it.
    pub(super) fn chunk(&self, plane: usize, row: u32, column: u32) -> Option<(u64, u64)> {
        let per_plane = u64::from(self.across()) * u64::from(self.down());
        let index = plane as u64 * per_plane + u64::from(row) * u64::from(self.across()) + u64::from(column);
        let index = usize::try_from(index).ok()?;
        Some((*self.offsets.get(index)?, *self.counts.get(index)?))
    }

    /// Planes in the file.
    pub(super) fn planes(&self) -> usize {
        if self.planar { self.samples } else { 1 }
    }

    /// Samples of one pixel within one plane.
    pub(super) fn samples_in_plane(&self) -> usize {
        if self.planar { 1 } else { self.samples }
    }

    /// Bytes of an uncompressed row of `width` pixels in one plane.
    pub(super) fn raw_row_bytes(&self, width: u32) -> usize {
        (width as usize * self.samples_in_plane() * self.bits as usize).div_ceil(8)
    }

    /// How finished rows lie.
    pub(super) fn layout(&self) -> Layout {
        match self.colour {
            Colour::Gray { .. } if self.bits == 1 && self.samples == 1 => Layout::Bits,
            Colour::Gray { .. } if self.alpha.is_none() => Layout::Gray,
            _ => Layout::Rgb,
        }
    }
}

impl Compression {
    fn of(tiff: &Tiff, page: &Directory, code: u64) -> Result<Self, Problem> {
        use super::codec::Codec;
        use super::fax::Mode;
        Ok(match code {
            1 => Compression::Bytes(Codec::None),
            2 => Compression::Fax(Mode::RunLengths),
            3 if tiff.one(page, 292).unwrap_or(0) & 1 == 1 => Compression::Fax(Mode::Group3In2D),
            3 => Compression::Fax(Mode::Group3),
            4 => Compression::Fax(Mode::Group4),
            5 => Compression::Bytes(Codec::Lzw),
            6 => Compression::OldJpeg(super::old_jpeg::Parts::of(tiff, page)?),
            7 => Compression::Jpeg(tiff.raw(page, 347).unwrap_or_default()),
            8 | 32946 => Compression::Bytes(Codec::Deflate),
            32773 => Compression::Bytes(Codec::PackBits),
            _ => return Err(UNSUPPORTED),
        })
    }
}

impl Colour {
    fn of(
        tiff: &Tiff,
        page: &Directory,
        photometric: u64,
        samples: usize,
        bits: u32,
        compression: &Compression,
    ) -> Result<Self, Problem> {
        let is_jpeg = matches!(compression, Compression::Jpeg(_) | Compression::OldJpeg(_));
        let colour = match photometric {
            0 => Colour::Gray { zero_is_white: true },
            // A mask (4) is a picture too when it is all there is.
            1 | 4 => Colour::Gray { zero_is_white: false },
            2 => Colour::Rgb,
            3 if bits <= 8 => Colour::Palette(Rc::new(palette(&tiff.numbers(page, 320).ok_or(Problem::Broken)?))),
            5 => Colour::Cmyk,
            // A JPEG reader brings these home as RGB.
            6 if is_jpeg && samples >= 3 => Colour::Rgb,
            6 if is_jpeg => Colour::Gray { zero_is_white: false },
            6 => {
                let weights = tiff
                    .fractions(page, 529)
                    .filter(|w| w.len() == 3 && (w.iter().sum::<f32>() - 1.0).abs() < 0.1)
                    .unwrap_or_else(|| vec![0.299, 0.587, 0.114]);
                let points = tiff
                    .fractions(page, 532)
                    .and_then(|p| p.try_into().ok())
                    .unwrap_or([0.0, 255.0, 128.0, 255.0, 128.0, 255.0]);
                let share = tiff.numbers(page, 530).filter(|s| s.len() == 2).unwrap_or_else(|| vec![2, 2]);
                let share = (share[0] as u32, share[1] as u32);
                if !matches!(share, (1 | 2 | 4, 1 | 2 | 4)) || bits != 8 {
                    return Err(UNSUPPORTED);
                }
                Colour::YCbCr { red: weights[0], blue: weights[2], points, share }
            }
            8 => Colour::Lab { signed: true },
            9 | 10 => Colour::Lab { signed: false },
            _ => return Err(UNSUPPORTED),
        };
        let needed = match colour {
            Colour::Gray { .. } | Colour::Palette(_) => 1,
            Colour::Cmyk => 4,
            _ => 3,
        };
        match (&colour, samples) {
            // One channel of ink or L* alone is still a picture in grey.
            (Colour::Cmyk, 1..=3) => Ok(Colour::Gray { zero_is_white: true }),
            (Colour::Lab { .. }, 1 | 2) => Ok(Colour::Gray { zero_is_white: false }),
            _ if samples < needed => Err(Problem::Broken),
            _ => Ok(colour),
        }
    }
}

/// Red, green and blue of each entry stand in three rows; old writers used 8 bits of the 16.
fn palette(map: &[u64]) -> Vec<[u8; 3]> {
    let shift = if map.iter().any(|value| *value > 255) { 8 } else { 0 };
    let size = map.len() / 3;
    (0..size).map(|i| [0, 1, 2].map(|channel| (map[channel * size + i] >> shift) as u8)).collect()
}

fn all_equal(values: &[u64]) -> Result<u64, Problem> {
    let first = *values.first().ok_or(Problem::Broken)?;
    if values.iter().all(|value| *value == first) { Ok(first) } else { Err(UNSUPPORTED) }
}
