//! Pages in tiles, and strips of JPEG: one band of chunks at a time.

use std::io::{Cursor, Read};

use super::directory::Input;
use super::plan::{Colour, Compression, Plan};
use super::{fax, samples};
use crate::raster::{Layout, Raster, Sink};
use crate::read::jpeg::{self, ColorTransform, Header};
use crate::source::Aim;
use crate::{Problem, budget};

/// All rows, band by band.
pub(super) fn rows(input: &Input, plan: &Plan, aim: Aim, sink: &mut dyn Sink) -> Result<bool, Problem> {
    let layout = plan.layout();
    let row_bytes = layout.row_bytes(plan.width);
    let tile_bytes = plan.raw_row_bytes(plan.chunk_width) as u64 * u64::from(plan.chunk_height);
    let band_bytes = row_bytes as u64 * u64::from(plan.chunk_height.min(plan.height));
    if band_bytes + tile_bytes * 2 > budget::BYTES
        || (layout == Layout::Bits && plan.across() > 1 && !plan.chunk_width.is_multiple_of(8))
    {
        return Err(Problem::TooLarge);
    }
    sink.begin(plan.width, plan.height, layout)?;
    let mut band = vec![255; band_bytes as usize];
    let (mut damaged, mut readable) = (false, false);
    for down in 0..plan.down() {
        if plan.chunk(0, down, 0).is_none() {
            damaged = true;
            break;
        }
        let height = plan.chunk_height.min(plan.height - down * plan.chunk_height);
        band.fill(255);
        for across in 0..plan.across() {
            let left = across * plan.chunk_width;
            let width = plan.chunk_width.min(plan.width - left);
            match tile(input, plan, aim, down, across, (width, height)) {
                Ok((pixels, broke)) => {
                    readable |= !pixels.is_empty();
                    damaged |= broke;
                    let (from, at) = (layout.row_bytes(width), layout.row_bytes(left));
                    for (line, row) in band.chunks_exact_mut(row_bytes).zip(pixels.chunks_exact(from)) {
                        line[at..at + from].copy_from_slice(row);
                    }
                }
                Err(Problem::Broken) => damaged = true,
                Err(other) => return Err(other),
            }
        }
        for row in band.chunks_exact(row_bytes).take(height as usize) {
            if sink.row(row).is_break() {
                return Ok(damaged);
            }
        }
    }
    if readable { Ok(damaged) } else { Err(Problem::Broken) }
}

/// A page that is one JPEG: reduced while it is decoded, as a JPEG file is.
pub(super) fn one_jpeg(input: &Input, plan: &Plan, aim: Aim, sink: &mut dyn Sink) -> Result<bool, Problem> {
    let (raster, damaged) = jpeg_chunk(input, plan, 0, 0, 0, aim.reduce)?;
    finish_jpeg(plan, raster, aim).pour(sink)?;
    Ok(damaged)
}

/// The finished pixels of one tile, cut to the page; `true` when part of it could not be read.
fn tile(
    input: &Input,
    plan: &Plan,
    aim: Aim,
    down: u32,
    across: u32,
    cut: (u32, u32),
) -> Result<(Vec<u8>, bool), Problem> {
    match &plan.compression {
        Compression::Jpeg(_) if !plan.planar => {
            let (raster, damaged) = jpeg_chunk(input, plan, 0, down, across, 1)?;
            Ok((cut_to(finish_jpeg(plan, raster, aim), cut)?, damaged))
        }
        Compression::Jpeg(_) => jpeg_planes(input, plan, aim, down, across, cut),
        Compression::Fax(mode) => {
            let (offset, count) = plan.chunk(0, down, across).ok_or(Problem::Broken)?;
            let mut data = input.bytes(offset, count.min(budget::COMPRESSED))?;
            let mut pixels = Vec::new();
            let damaged = fax::decode(*mode, &mut data, plan, plan.chunk_width, cut.1, |row| {
                pixels.extend_from_slice(&row[..Layout::Bits.row_bytes(cut.0).min(row.len())]);
            });
            Ok((pixels, damaged))
        }
        Compression::Bytes(codec) => {
            if matches!(plan.colour, Colour::YCbCr { share, .. } if share != (1, 1)) {
                return Err(Problem::Unsupported(crate::Format::Tiff));
            }
            let mut streams = (0..plan.planes())
                .map(|plane| {
                    codec
                        .open(input, plan.chunk(plane, down, across).ok_or(Problem::Broken)?, plan.lowest_first)
                        .map_err(Problem::from)
                })
                .collect::<Result<Vec<_>, _>>()?;
            byte_rows(plan, aim, &mut streams, cut)
        }
        Compression::OldJpeg(_) => Err(Problem::Unsupported(crate::Format::Tiff)),
    }
}

fn byte_rows(
    plan: &Plan,
    aim: Aim,
    streams: &mut [Box<dyn Read>],
    (width, height): (u32, u32),
) -> Result<(Vec<u8>, bool), Problem> {
    let mut raw = vec![0; plan.raw_row_bytes(plan.chunk_width)];
    let mut pixels = Vec::new();
    let (mut eight, mut mixed) = (Vec::new(), Vec::new());
    for _ in 0..height {
        mixed.clear();
        mixed.resize(width as usize * plan.samples, 0);
        for (plane, stream) in streams.iter_mut().enumerate() {
            if stream.read_exact(&mut raw).is_err() {
                return Ok((pixels, true));
            }
            samples::undo_predictor(plan, &mut raw);
            if plan.layout() == Layout::Bits {
                let invert = if matches!(plan.colour, Colour::Gray { zero_is_white: true }) { 255 } else { 0 };
                pixels.extend(raw.iter().take(Layout::Bits.row_bytes(width)).map(|byte| byte ^ invert));
                continue;
            }
            eight.clear();
            samples::to_eight(plan, &raw, width as usize * plan.samples_in_plane(), &mut eight);
            if plan.planar {
                for (pixel, value) in mixed.chunks_exact_mut(plan.samples).zip(&eight) {
                    pixel[plane] = *value;
                }
            } else {
                std::mem::swap(&mut mixed, &mut eight);
            }
        }
        if plan.layout() != Layout::Bits {
            samples::to_colour(plan, &mixed, aim.background, &mut pixels);
        }
    }
    Ok((pixels, false))
}

/// One chunk of JPEG with the shared tables put in front of it.
fn jpeg_chunk(
    input: &Input,
    plan: &Plan,
    plane: usize,
    down: u32,
    across: u32,
    reduce: u32,
) -> Result<(Raster, bool), Problem> {
    let Compression::Jpeg(tables) = &plan.compression else { return Err(Problem::Broken) };
    let (offset, count) = plan.chunk(plane, down, across).ok_or(Problem::Broken)?;
    if count.min(input.length()) > budget::COMPRESSED {
        return Err(Problem::TooLarge);
    }
    let data = input.bytes(offset, count)?;
    let body = data.strip_prefix(&[0xFF, 0xD8]).ok_or(Problem::Broken)?;
    let head = tables.strip_suffix(&[0xFF, 0xD9]).unwrap_or(tables);
    let head = if head.starts_with(&[0xFF, 0xD8]) { head } else { &[0xFF, 0xD8] };
    // The frame header stands in the chunk itself; the tables cost nothing to skip.
    let mut stream = Cursor::new([head, body].concat());
    let header = Header::read(&mut stream)?;
    stream.set_position(0);
    let transform = match (&plan.colour, plan.samples) {
        (_, 1) => None,
        (Colour::Rgb, 3) if plan.jpeg_is_rgb => Some(ColorTransform::RGB),
        (Colour::Rgb, 3) => Some(ColorTransform::YCbCr),
        (Colour::Lab { .. }, 3) => Some(ColorTransform::RGB),
        _ => None,
    };
    let (raster, damaged) = jpeg::decode(stream, &header, reduce, if plan.planar { None } else { transform })?;
    let expected = if plan.planar { Layout::Gray } else { plan.layout() };
    if raster.layout == expected { Ok((raster, damaged)) } else { Err(Problem::Unsupported(crate::Format::Tiff)) }
}

/// What the JPEG reader brought, in the colours of the page.
fn finish_jpeg(plan: &Plan, mut raster: Raster, aim: Aim) -> Raster {
    match (&plan.colour, raster.layout) {
        (Colour::Gray { zero_is_white: true }, Layout::Gray) => raster.pixels.iter_mut().for_each(|v| *v = !*v),
        (Colour::Lab { .. }, Layout::Rgb) => {
            let mut pixels = Vec::with_capacity(raster.pixels.len());
            samples::to_colour(plan, &raster.pixels, aim.background, &mut pixels);
            raster.pixels = pixels;
        }
        _ => {}
    }
    raster
}

/// JPEG with each sample in its own plane.
fn jpeg_planes(
    input: &Input,
    plan: &Plan,
    aim: Aim,
    down: u32,
    across: u32,
    cut: (u32, u32),
) -> Result<(Vec<u8>, bool), Problem> {
    let mut mixed = vec![0; cut.0 as usize * cut.1 as usize * plan.samples];
    let mut damaged = false;
    for plane in 0..plan.samples {
        let (raster, broke) = jpeg_chunk(input, plan, plane, down, across, 1)?;
        damaged |= broke;
        for (pixel, value) in mixed.chunks_exact_mut(plan.samples).zip(cut_to(raster, cut)?) {
            pixel[plane] = value;
        }
    }
    let mut pixels = Vec::new();
    samples::to_colour(plan, &mixed, aim.background, &mut pixels);
    Ok((pixels, damaged))
}

/// The upper left part of a raster; one that is too narrow is no tile of this page.
fn cut_to(raster: Raster, (width, height): (u32, u32)) -> Result<Vec<u8>, Problem> {
    if raster.width < width {
        return Err(Problem::Broken);
    }
    if raster.width == width && raster.height <= height {
        return Ok(raster.pixels);
    }
    let (from, keep) = (raster.layout.row_bytes(raster.width), raster.layout.row_bytes(width));
    Ok(raster.pixels.chunks_exact(from).take(height as usize).flat_map(|row| row[..keep].iter().copied()).collect())
}
