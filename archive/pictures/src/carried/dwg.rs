//! The preview that AutoCAD and its kin write into a DWG file, as PNG or as a bitmap without its file
//! header (Open Design Specification, section 14).

use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};

use image::DynamicImage;
use image::codecs::bmp::BmpDecoder;

use super::decode;
use crate::Problem;

/// What stands before the list of previews.
const SENTINEL: [u8; 16] =
    [0x1F, 0x25, 0x6D, 0x07, 0xD4, 0x36, 0x28, 0x28, 0x9D, 0x57, 0xCA, 0x3F, 0x9D, 0x44, 0x10, 0x2B];

/// A preview is small; more is none.
const MOST: u32 = 32_000_000;

const BITMAP: u8 = 2;
const PNG: u8 = 6;

pub(super) fn preview(file: &mut File) -> Result<Option<DynamicImage>, Problem> {
    let length = file.metadata()?.len();
    let Some(place) = number(&read(file, 0x0D, 4)?, 0).filter(|place| u64::from(*place) < length && *place > 0) else {
        return Ok(None);
    };
    let list = read(file, u64::from(place), 21 + 9 * 16)?;
    if !list.starts_with(&SENTINEL) {
        return Ok(None);
    }
    let count = usize::from(list.get(20).copied().unwrap_or(0));
    for entry in list.get(21..).unwrap_or_default().chunks_exact(9).take(count) {
        let (Some(start), Some(size)) = (number(entry, 1), number(entry, 5)) else { continue };
        if size == 0 || size > MOST {
            continue;
        }
        let image = match entry[0] {
            PNG => decode(&read(file, start.into(), size)?),
            BITMAP => BmpDecoder::new_without_file_header(Cursor::new(read(file, start.into(), size)?))
                .and_then(DynamicImage::from_decoder)
                .ok(),
            _ => None,
        };
        if image.is_some() {
            return Ok(image);
        }
    }
    Ok(None)
}

/// Up to so many bytes from a place.
fn read(file: &mut File, start: u64, size: u32) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(start))?;
    file.by_ref().take(size.into()).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
