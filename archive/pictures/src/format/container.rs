//! Formats that are a ZIP or an OLE compound file inside: told apart by the names they hold.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use super::Format;

/// The most of a ZIP directory that is read: names of the office formats come early.
const ZIP_DIRECTORY: u64 = 512 * 1024;

/// What a ZIP file is, by the names in its central directory; `None` when it has none that reads.
pub(super) fn in_zip(file: &mut File) -> Option<Format> {
    let length = file.seek(SeekFrom::End(0)).ok()?;
    let tail_start = length.saturating_sub(66 * 1024);
    let tail = read_at(file, tail_start, length - tail_start)?;
    let end = tail.windows(4).rposition(|w| w == b"PK\x05\x06")?;
    let size = u64::from(le32(&tail, end + 12)?);
    let start = u64::from(le32(&tail, end + 16)?);
    let directory = read_at(file, start, size.min(ZIP_DIRECTORY))?;

    let mut at = 0;
    while directory.get(at..at + 4) == Some(b"PK\x01\x02") {
        let (name, extra, comment) =
            (le16(&directory, at + 28)?, le16(&directory, at + 30)?, le16(&directory, at + 32)?);
        let name_bytes = directory.get(at + 46..at + 46 + name)?;
        let format = match name_bytes {
            b"OFD.xml" => Some(Format::Ofd),
            n if n.starts_with(b"word/") => Some(Format::Docx),
            n if n.starts_with(b"xl/") => Some(Format::Xlsx),
            n if n.starts_with(b"ppt/") => Some(Format::Pptx),
            _ => None,
        };
        if format.is_some() {
            return format;
        }
        at += 46 + name + extra + comment;
    }
    Some(Format::Zip)
}

/// What an OLE compound file is, by the names of its streams.
pub(super) fn in_ole(file: &mut File) -> Option<Format> {
    let names = ole_names(file)?;
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    Some(if has("WordDocument") {
        Format::Doc
    } else if has("Workbook") || has("Book") {
        Format::Xls
    } else if has("PowerPoint Document") {
        Format::Ppt
    } else if names.iter().any(|name| name.starts_with("__properties_version") || name.starts_with("__substg1.0_")) {
        Format::Msg
    } else if has("EncryptedPackage") {
        // A password-protected docx, xlsx or pptx: which of them only the password would tell.
        Format::Docx
    } else {
        Format::Unknown
    })
}

/// Whether an OLE file is an office file locked by a password.
pub(super) fn is_locked_office(file: &mut File) -> bool {
    ole_names(file).is_some_and(|names| names.iter().any(|name| name == "EncryptedPackage"))
}

/// The names in the directory of an OLE file, following its sector chain for a bounded while.
fn ole_names(file: &mut File) -> Option<Vec<String>> {
    let header = read_at(file, 0, 512)?;
    let shift = le16(&header, 30)?;
    if header.len() < 512 || !(9..=12).contains(&shift) {
        return None;
    }
    let sector = 1u64 << shift;
    let offset = |id: u32| (u64::from(id) + 1) * sector;
    let mut names = Vec::new();
    let mut id = le32(&header, 48)?;
    // 256 sectors hold a thousand names and more; the ones looked for come early.
    for _ in 0..256 {
        if id >= 0xFFFF_FFFA {
            break;
        }
        let entries = read_at(file, offset(id), sector)?;
        for entry in entries.chunks_exact(128) {
            let bytes = usize::from(u16::from_le_bytes([entry[64], entry[65]])).clamp(2, 64) - 2;
            let units: Vec<u16> = entry[..bytes].chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]])).collect();
            names.push(String::from_utf16_lossy(&units));
        }
        let per_sector = (sector / 4) as u32;
        // The first 109 sectors of the allocation table stand in the header; more is a file above 7 MB
        // whose directory still begins at the front, so what was found until here is enough.
        let Some(table) =
            usize::try_from(id / per_sector).ok().filter(|n| *n < 109).and_then(|n| le32(&header, 76 + 4 * n))
        else {
            break;
        };
        let Some(next) = read_at(file, offset(table) + 4 * u64::from(id % per_sector), 4) else { break };
        id = le32(&next, 0)?;
    }
    Some(names)
}

fn read_at(file: &mut File, start: u64, length: u64) -> Option<Vec<u8>> {
    file.seek(SeekFrom::Start(start)).ok()?;
    let mut bytes = Vec::new();
    file.by_ref().take(length).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn le16(bytes: &[u8], at: usize) -> Option<usize> {
    let b = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_le_bytes([b[0], b[1]])))
}

fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    let b = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}
