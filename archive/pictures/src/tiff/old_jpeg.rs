//! JPEG in TIFF as the standard of 1992 first had it (compression 6), which old scanners wrote.
//!
//! Either a whole JPEG file lies inside (tag 513), or its tables lie about (519–521) and the strips
//! hold only the coded data. In the second case a JPEG file is put together from the parts.

use std::io::Cursor;

use super::directory::{Directory, Input, Tiff};
use super::plan::Plan;
use crate::raster::Sink;
use crate::read::jpeg::{self, ColorTransform, Header};
use crate::source::Aim;
use crate::{Format, Problem, budget};

/// Where the parts of the JPEG are.
pub(super) struct Parts {
    whole: Option<u64>,
    quantisation: Vec<u64>,
    dc: Vec<u64>,
    ac: Vec<u64>,
    share: (u8, u8),
    restart: u16,
}

impl Parts {
    pub(super) fn of(tiff: &Tiff, page: &Directory) -> Result<Self, Problem> {
        let list = |tag| tiff.numbers(page, tag).unwrap_or_default();
        // 14 is lossless JPEG, which no one wrote.
        if tiff.one(page, 512).unwrap_or(1) != 1 {
            return Err(Problem::Unsupported(Format::Tiff));
        }
        let share = tiff.numbers(page, 530).filter(|s| s.len() == 2).map_or((2, 2), |s| (s[0] as u8, s[1] as u8));
        Ok(Parts {
            whole: tiff.one(page, 513).filter(|offset| *offset > 0),
            quantisation: list(519),
            dc: list(520),
            ac: list(521),
            share,
            restart: tiff.one(page, 515).unwrap_or(0) as u16,
        })
    }
}

/// All rows of the page.
pub(super) fn rows(input: &Input, plan: &Plan, aim: Aim, sink: &mut dyn Sink) -> Result<bool, Problem> {
    let super::plan::Compression::OldJpeg(parts) = &plan.compression else { return Err(Problem::Broken) };
    if input.length() > budget::COMPRESSED {
        return Err(Problem::TooLarge);
    }
    let stream = match whole(input, parts)? {
        Some(stream) => stream,
        None => put_together(input, plan, parts)?,
    };
    let mut stream = Cursor::new(stream);
    let header = Header::read(&mut stream)?;
    if (header.width, header.height) != (plan.width, plan.height) {
        return Err(Problem::Broken);
    }
    stream.set_position(0);
    let transform = match plan.samples {
        1 => None,
        _ if plan.jpeg_is_rgb => Some(ColorTransform::RGB),
        _ => Some(ColorTransform::YCbCr),
    };
    let (raster, damaged) = jpeg::decode(stream, &header, aim.reduce, transform)?;
    if raster.layout != plan.layout() {
        return Err(Problem::Broken);
    }
    raster.pour(sink)?;
    Ok(damaged)
}

/// The JPEG file inside, when there is one with a scan in it.
fn whole(input: &Input, parts: &Parts) -> Result<Option<Vec<u8>>, Problem> {
    let Some(offset) = parts.whole else { return Ok(None) };
    let bytes = input.bytes(offset, u64::MAX)?;
    let has_scan = bytes.starts_with(&[0xFF, 0xD8]) && bytes.windows(2).any(|pair| pair == [0xFF, 0xDA]);
    Ok(has_scan.then_some(bytes))
}

fn put_together(input: &Input, plan: &Plan, parts: &Parts) -> Result<Vec<u8>, Problem> {
    let count = plan.samples;
    if parts.quantisation.len() < count || parts.dc.len() < count || parts.ac.len() < count || !matches!(count, 1 | 3) {
        return Err(Problem::Unsupported(Format::Tiff));
    }
    let mut file = vec![0xFF, 0xD8];
    for (index, offset) in parts.quantisation.iter().take(count).enumerate() {
        segment(&mut file, 0xDB, &[&[index as u8], input.bytes(*offset, 64)?.as_slice()]);
    }
    for (class, tables) in [(0x00, &parts.dc), (0x10, &parts.ac)] {
        for (index, offset) in tables.iter().take(count).enumerate() {
            let lengths = input.bytes(*offset, 16)?;
            let symbols = lengths.iter().map(|n| u64::from(*n)).sum();
            let values = input.bytes(*offset + 16, symbols)?;
            segment(&mut file, 0xC4, &[&[class | index as u8], &lengths, &values]);
        }
    }
    let [h1, h0] = (plan.height as u16).to_be_bytes();
    let [w1, w0] = (plan.width as u16).to_be_bytes();
    let (share_x, share_y) = if count == 1 { (1, 1) } else { parts.share };
    let component = |i: usize| [i as u8 + 1, if i == 0 { share_x << 4 | share_y } else { 0x11 }, i as u8];
    let components: Vec<u8> = (0..count).flat_map(component).collect();
    segment(&mut file, 0xC0, &[&[8, h1, h0, w1, w0, count as u8], &components]);

    // Every strip begins anew, as a restart interval does.
    let blocks_across = plan.width.div_ceil(8 * u32::from(share_x.max(1)));
    let blocks_down = plan.chunk_height.div_ceil(8 * u32::from(share_y.max(1)));
    let restart = if plan.offsets.len() > 1 {
        u16::try_from(blocks_across * blocks_down).map_err(|_| Problem::Unsupported(Format::Tiff))?
    } else {
        parts.restart
    };
    if restart > 0 {
        segment(&mut file, 0xDD, &[&restart.to_be_bytes()]);
    }
    let scan: Vec<u8> = (0..count).flat_map(|i| [i as u8 + 1, (i << 4 | i) as u8]).collect();
    segment(&mut file, 0xDA, &[&[count as u8], &scan, &[0, 63, 0]]);
    for (index, (offset, length)) in plan.offsets.iter().zip(&plan.counts).enumerate() {
        let data = input.bytes(*offset, *length)?;
        let data = match data.as_slice() {
            [rest @ .., 0xFF, 0xD0..=0xD9] => rest,
            all => all,
        };
        file.extend_from_slice(data);
        if index + 1 < plan.offsets.len() {
            file.extend_from_slice(&[0xFF, 0xD0 + (index % 8) as u8]);
        }
    }
    file.extend_from_slice(&[0xFF, 0xD9]);
    Ok(file)
}

fn segment(file: &mut Vec<u8>, marker: u8, parts: &[&[u8]]) {
    let length: usize = parts.iter().map(|part| part.len()).sum::<usize>() + 2;
    file.extend_from_slice(&[0xFF, marker]);
    file.extend_from_slice(&(length as u16).to_be_bytes());
    for part in parts {
        file.extend_from_slice(part);
    }
}
