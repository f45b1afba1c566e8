//! ZIP files. Names that are not said to be UTF-8 are mostly GB 18030, which Chinese systems write.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Bounded, InnerFile, Inside, letters, named};
use crate::{Format, Problem};

pub(super) fn look(path: &Path) -> Result<Inside, Problem> {
    let mut archive = open(path)?;
    let mut file = File::open(path)?;
    let count = archive.len();
    let parts = (0..count).filter_map(|index| {
        // Raw: what is packed in a way nobody here can unpack has a name all the same.
        let part = archive.by_index_raw(index).ok()?;
        (!part.is_dir()).then(|| InnerFile {
            number: index as u32,
            name: match std::str::from_utf8(part.name_raw()) {
                Ok(name) if says_utf8(&mut file, part.central_header_start()) => name.to_owned(),
                _ => letters(part.name_raw()),
            },
            size: Some(part.size()),
            is_locked: part.encrypted(),
        })
    });
    let (parts, left_off) = named(parts);
    Ok(Inside { letter: None, parts, left_off })
}

/// Bit 11 of the flags in the header of a part at that place of the file (APPNOTE 4.4.4); the reader
/// takes for UTF-8 whatever may be.
fn says_utf8(file: &mut File, header: u64) -> bool {
    let mut flags = [0; 2];
    let read = file.seek(SeekFrom::Start(header + 8)).and_then(|_| file.read_exact(&mut flags));
    read.is_ok() && u16::from_le_bytes(flags) & 1 << 11 != 0
}

pub(super) fn take_out(path: &Path, number: u32, sink: &mut Bounded<'_>) -> Result<(), Problem> {
    let mut archive = open(path)?;
    let mut part = archive.by_index(number as usize).map_err(refusal)?;
    if part.size() > sink.most {
        return Err(Problem::TooLarge);
    }
    let mut block = vec![0; 256 * 1024];
    loop {
        // The sum at the end is checked by the reader: a part that is damaged ends as an error here.
        match part.read(&mut block) {
            Ok(0) => return Ok(()),
            Ok(count) => sink.add(&block[..count])?,
            Err(_) => return Err(Problem::Broken),
        }
    }
}

fn open(path: &Path) -> Result<ZipArchive<BufReader<File>>, Problem> {
    ZipArchive::new(BufReader::new(File::open(path)?)).map_err(refusal)
}

fn refusal(error: ZipError) -> Problem {
    match error {
        ZipError::FileNotFound => Problem::NoSuchPage,
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Problem::Encrypted,
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            Problem::Unsupported(Format::Zip)
        }
        ZipError::Io(error) => error.into(),
        _ => Problem::Broken,
    }
}
