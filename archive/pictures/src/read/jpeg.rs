//! JPEG: reduced while it is decoded (1/2, 1/4, 1/8 by the DCT), so an A0 scan costs a few MB.
//!
//! A file that is cut short gives the picture as far as it goes. The header is read by hand first,
//! because what a decode will cost has to be known before it starts.

use std::cell::Cell;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub(crate) use jpeg_decoder::ColorTransform;
use jpeg_decoder::{Decoder, PixelFormat};

use crate::orientation::Orientation;
use crate::raster::{Layout, Raster, Sink};
use crate::source::{Aim, Source};
use crate::{Format, Problem, budget, colour, read};

/// What stands in front of the picture data.
#[derive(Clone, Debug, Default)]
pub(crate) struct Header {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Horizontal and vertical sampling of each component.
    sampling: Vec<(u32, u32)>,
    progressive: bool,
    /// Adobe stores inks inverted and says so with a marker of its own.
    adobe: bool,
    orientation: Orientation,
    dpi: Option<f32>,
}

impl Header {
    /// Reads markers up to the frame header.
    pub(crate) fn read(input: &mut (impl Read + Seek)) -> Result<Header, Problem> {
        let mut header = Header::default();
        input.seek(SeekFrom::Start(0))?;
        let mut exif_dpi = None;
        if bytes::<2>(input)? != [0xFF, 0xD8] {
            return Err(Problem::Broken);
        }
        loop {
            let marker = next_marker(input)?;
            if matches!(marker, 0x01 | 0xD0..=0xD8) {
                continue;
            }
            let length = u64::from(u16::from_be_bytes(bytes(input)?)).checked_sub(2).ok_or(Problem::Broken)?;
            match marker {
                0xC4 | 0xC8 | 0xCC => drop(take(input, length)?),
                0xC0..=0xCF => {
                    header.frame(marker, &take(input, length)?)?;
                    header.dpi = header.dpi.or(exif_dpi);
                    return Ok(header);
                }
                0xD9 | 0xDA => return Err(Problem::Broken),
                0xE0 => header.dpi = jfif_dpi(&take(input, length)?).or(header.dpi),
                0xE1 => {
                    let block = take(input, length)?;
                    if let Some(block) = block.strip_prefix(b"Exif\0\0") {
                        (header.orientation, exif_dpi) = read::exif::read(block.to_vec());
                    }
                }
                0xEE => header.adobe = take(input, length)?.starts_with(b"Adobe"),
                _ => drop(take(input, length)?),
            }
        }
    }

    fn frame(&mut self, marker: u8, frame: &[u8]) -> Result<(), Problem> {
        let [precision, h1, h0, w1, w0, count, components @ ..] = frame else { return Err(Problem::Broken) };
        // Arithmetic coding, hierarchical frames and 12 bits a sample are read by no decoder here.
        if marker >= 0xC5 || (*precision != 8 && marker != 0xC3) {
            return Err(Problem::Unsupported(Format::Jpeg));
        }
        self.progressive = marker == 0xC2;
        self.height = u32::from(u16::from_be_bytes([*h1, *h0]));
        self.width = u32::from(u16::from_be_bytes([*w1, *w0]));
        self.sampling = components
            .chunks_exact(3)
            .take(usize::from(*count))
            .map(|c| (u32::from(c[1] >> 4), u32::from(c[1] & 15)))
            .collect();
        if self.sampling.len() != usize::from(*count) || self.sampling.iter().any(|(h, v)| *h == 0 || *v == 0) {
            return Err(Problem::Broken);
        }
        if self.height == 0 {
            // The number of lines stands after the picture (DNL); nothing that writes files does this today.
            return Err(Problem::Unsupported(Format::Jpeg));
        }
        Ok(())
    }

    /// Bytes a decode reduced by `reduce` wants at its peak.
    fn cost(&self, reduce: u32) -> u64 {
        let most_h = self.sampling.iter().map(|s| s.0).max().unwrap_or(1);
        let most_v = self.sampling.iter().map(|s| s.1).max().unwrap_or(1);
        let (w, h) =
            (u64::from(self.width.next_multiple_of(8 * most_h)), u64::from(self.height.next_multiple_of(8 * most_v)));
        let samples: u64 =
            self.sampling.iter().map(|(sh, sv)| w * h * u64::from(sh * sv) / u64::from(most_h * most_v)).sum();
        let small = u64::from(reduce * reduce);
        let result = if self.sampling.len() == 1 { 0 } else { w * h * self.sampling.len() as u64 / small };
        let coefficients = if self.progressive { samples * 2 } else { 0 };
        coefficients + samples / small + result
    }

    /// The smallest reduction, `wanted` or more, whose cost is allowed.
    fn affordable(&self, wanted: u32, most: u64) -> Result<u32, Problem> {
        [1, 2, 4, 8].into_iter().find(|reduce| *reduce >= wanted && self.cost(*reduce) <= most).ok_or(Problem::TooLarge)
    }
}

/// A JPEG file.
pub(crate) struct Jpeg {
    path: PathBuf,
    header: Header,
}

impl Jpeg {
    pub(crate) fn open(path: &Path) -> Result<Self, Problem> {
        let header = Header::read(&mut BufReader::new(File::open(path)?))?;
        Ok(Jpeg { path: path.to_owned(), header })
    }

    fn decode(&self, reduce: u32) -> Result<(Raster, bool), Problem> {
        match decode(BufReader::with_capacity(1 << 16, File::open(&self.path)?), &self.header, reduce, None) {
            Err(Problem::Broken) => self.decode_leniently(),
            other => other,
        }
    }

    /// A second reader for files the first one refuses; it forgives more and knows no reduction.
    fn decode_leniently(&self) -> Result<(Raster, bool), Problem> {
        let pixels = u64::from(self.header.width) * u64::from(self.header.height);
        let coefficients = if self.header.progressive { 6 } else { 0 };
        if pixels * (3 + coefficients) > budget::BYTES {
            return Err(Problem::Broken);
        }
        read::whole::decode(&self.path, image::ImageFormat::Jpeg, [255; 3]).map(|raster| (raster, true))
    }
}

impl Source for Jpeg {
    fn size(&self) -> (u32, u32) {
        (self.header.width, self.header.height)
    }

    fn orientation(&self) -> Orientation {
        self.header.orientation
    }

    fn dpi(&self) -> Option<f32> {
        self.header.dpi
    }

    fn rows(&mut self, aim: Aim, sink: &mut dyn Sink) -> Result<bool, Problem> {
        let (raster, damaged) = self.decode(self.header.affordable(aim.reduce, budget::BYTES)?)?;
        raster.pour(sink)?;
        Ok(damaged)
    }

    fn raster(&mut self, aim: Aim, most: usize) -> Result<(Raster, bool), Problem> {
        let channels = if self.header.sampling.len() == 1 { 1 } else { 3 };
        let fits = |reduce: u32| {
            u64::from(self.header.width / reduce) * u64::from(self.header.height / reduce) * channels <= most as u64
        };
        let reduce = [1, 2, 4, 8].into_iter().find(|r| *r >= aim.reduce && fits(*r)).ok_or(Problem::TooLarge)?;
        self.decode(self.header.affordable(reduce, budget::BYTES)?)
    }
}

/// Decodes a stream whose header is known; `true` when it ended too early.
pub(crate) fn decode(
    input: impl Read,
    header: &Header,
    reduce: u32,
    transform: Option<ColorTransform>,
) -> Result<(Raster, bool), Problem> {
    let reduce = header.affordable(reduce, budget::BYTES)?;
    let ran_out = Rc::new(Cell::new(false));
    let mut decoder = Decoder::new(Endless { input, ran_out: ran_out.clone(), next: 0xFF });
    decoder.set_max_decoding_buffer_size(budget::BYTES as usize);
    if let Some(transform) = transform {
        decoder.set_color_transform(transform);
    }
    let wanted = |full: u32| full.div_ceil(reduce) as u16;
    decoder.scale(wanted(header.width), wanted(header.height)).map_err(refusal)?;
    let mut pixels = decoder.decode().map_err(refusal)?;
    let info = decoder.info().ok_or(Problem::Broken)?;
    let layout = match info.pixel_format {
        PixelFormat::L8 => Layout::Gray,
        PixelFormat::RGB24 => Layout::Rgb,
        PixelFormat::L16 => {
            pixels =
                pixels.chunks_exact(2).map(|pair| u16::from_ne_bytes([pair[0], pair[1]]).to_be_bytes()[0]).collect();
            Layout::Gray
        }
        PixelFormat::CMYK32 => {
            // The decoder takes every picture of four inks for one of Adobe's.
            if !header.adobe {
                pixels.iter_mut().for_each(|ink| *ink = !*ink);
            }
            cmyk_in_place(&mut pixels);
            Layout::Rgb
        }
    };
    Ok((Raster { width: u32::from(info.width), height: u32::from(info.height), layout, pixels }, ran_out.get()))
}

/// Four ink bytes to three colour bytes without a second buffer: at A0 that buffer would be too much.
fn cmyk_in_place(pixels: &mut Vec<u8>) {
    let count = pixels.len() / 4;
    for index in 0..count {
        let [r, g, b] =
            colour::from_cmyk([pixels[4 * index], pixels[4 * index + 1], pixels[4 * index + 2], pixels[4 * index + 3]]);
        pixels[3 * index..3 * index + 3].copy_from_slice(&[r, g, b]);
    }
    pixels.truncate(count * 3);
}

fn refusal(error: jpeg_decoder::Error) -> Problem {
    match error {
        jpeg_decoder::Error::Unsupported(_) => Problem::Unsupported(Format::Jpeg),
        jpeg_decoder::Error::Io(error) => error.into(),
        _ => Problem::Broken,
    }
}

/// Goes on with end-of-image markers where the file stops, so that what is there gets decoded.
struct Endless<R> {
    input: R,
    ran_out: Rc<Cell<bool>>,
    next: u8,
}

impl<R: Read> Read for Endless<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = if self.ran_out.get() { 0 } else { self.input.read(buffer)? };
        if count == 0 && !buffer.is_empty() {
            self.ran_out.set(true);
            for byte in buffer.iter_mut() {
                *byte = self.next;
                self.next ^= 0xFF ^ 0xD9;
            }
            return Ok(buffer.len());
        }
        Ok(count)
    }
}

fn next_marker(input: &mut impl Read) -> Result<u8, Problem> {
    loop {
        while bytes::<1>(input)? != [0xFF] {}
        loop {
            match bytes::<1>(input)? {
                [0xFF] => continue,
                [0x00] => break,
                [marker] => return Ok(marker),
            }
        }
    }
}

/// JFIF density: units, then horizontal density; unit 0 is only a shape of pixels.
fn jfif_dpi(block: &[u8]) -> Option<f32> {
    let [b'J', b'F', b'I', b'F', 0, _, _, unit, x1, x0, ..] = block else { return None };
    let density = f32::from(u16::from_be_bytes([*x1, *x0]));
    match unit {
        1 if density > 1.0 => Some(density),
        2 if density > 1.0 => Some(density * 2.54),
        _ => None,
    }
}

fn bytes<const N: usize>(input: &mut impl Read) -> Result<[u8; N], Problem> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn take(input: &mut impl Read, length: u64) -> Result<Vec<u8>, Problem> {
    let mut block = Vec::new();
    input.take(length).read_to_end(&mut block)?;
    if block.len() as u64 == length { Ok(block) } else { Err(Problem::Broken) }
}
