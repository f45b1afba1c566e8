//! ZIP files. Names that are not UTF-8 are read as GB 18030, which Chinese systems write.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Bounded, InnerFile, Inside, named};
use crate::{Format, Problem};

pub(super) fn look(path: &Path) -> Result<Inside, Problem> {
    let mut archive = open(path)?;
    let count = archive.len();
    let parts = (0..count).filter_map(|index| {
        // Raw: what is packed in a way nobody here can unpack has a name all the same.
        let part = archive.by_index_raw(index).ok()?;
        (!part.is_dir()).then(|| InnerFile {
            number: index as u32,
            name: name(part.name_raw()).into_owned(),
            size: Some(part.size()),
            is_locked: part.encrypted(),
        })
    });
    let (parts, left_off) = named(parts);
    Ok(Inside { letter: None, parts, left_off })
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

fn name(raw: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(raw) {
        Ok(name) => name.into(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(raw).0,
    }
}
