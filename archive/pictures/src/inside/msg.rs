//! E-mail as Outlook saves it (MS-OXMSG): an OLE file in which every property is a stream.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use cfb::CompoundFile;
use mail_parser::decoders::html::html_to_text;

use super::{Bounded, InnerFile, Inside, Letter, MOST_TEXT, cut, letters, named};
use crate::{Format, Problem, budget};

type Ole = CompoundFile<BufReader<File>>;

/// The properties that are read, by their numbers (MS-OXPROPS).
mod property {
    pub(super) const SUBJECT: u16 = 0x0037;
    pub(super) const SENT_AT: u16 = 0x0039;
    pub(super) const SENDER_NAME: u16 = 0x0C1A;
    pub(super) const SENDER_ADDRESS: u16 = 0x0C1F;
    pub(super) const SENDER_SMTP: u16 = 0x5D01;
    pub(super) const DISPLAY_CC: u16 = 0x0E03;
    pub(super) const DISPLAY_TO: u16 = 0x0E04;
    pub(super) const RECEIVED_AT: u16 = 0x0E06;
    pub(super) const BODY: u16 = 0x1000;
    pub(super) const HTML: u16 = 0x1013;
    pub(super) const DATA: u16 = 0x3701;
    pub(super) const SHORT_NAME: u16 = 0x3704;
    pub(super) const LONG_NAME: u16 = 0x3707;
    pub(super) const DISPLAY_NAME: u16 = 0x3001;
}

pub(super) fn look(path: &Path) -> Result<Inside, Problem> {
    let mut file = open(path)?;
    let from = match (text(&mut file, "", property::SENDER_NAME), sender_address(&mut file)) {
        (Some(name), Some(address)) if name != address => format!("{name} <{address}>"),
        (name, address) => name.or(address).unwrap_or_default(),
    };
    let words = text(&mut file, "", property::BODY).filter(|words| !words.trim().is_empty());
    let words = words.or_else(|| {
        let html = bytes(&mut file, &stream("", property::HTML, "0102"))?;
        Some(html_to_text(&letters(&html)))
    });
    let letter = Letter {
        from,
        to: text(&mut file, "", property::DISPLAY_TO).unwrap_or_default(),
        cc: text(&mut file, "", property::DISPLAY_CC).unwrap_or_default(),
        subject: text(&mut file, "", property::SUBJECT).unwrap_or_default(),
        sent_at: time(&mut file),
        text: cut(words.unwrap_or_default().trim(), MOST_TEXT),
    };
    let attached = attached(&file);
    let parts = attached.iter().enumerate().map(|(n, folder)| InnerFile {
        number: n as u32,
        name: name(&mut file, folder, n),
        size: file.entry(stream(folder, property::DATA, "0102")).ok().map(|entry| entry.len()),
        is_locked: false,
    });
    let (parts, left_off) = named(parts);
    Ok(Inside { letter: Some(letter), parts, left_off })
}

pub(super) fn take_out(path: &Path, number: u32, sink: &mut Bounded<'_>) -> Result<(), Problem> {
    let mut file = open(path)?;
    let folder = attached(&file).into_iter().nth(number as usize).ok_or(Problem::NoSuchPage)?;
    // A letter inside a letter is a folder of properties and no file.
    let mut part =
        file.open_stream(stream(&folder, property::DATA, "0102")).map_err(|_| Problem::Unsupported(Format::Msg))?;
    let mut block = vec![0; 256 * 1024];
    loop {
        match part.read(&mut block) {
            Ok(0) => return Ok(()),
            Ok(count) => sink.add(&block[..count])?,
            Err(_) => return Err(Problem::Broken),
        }
    }
}

fn open(path: &Path) -> Result<Ole, Problem> {
    CompoundFile::open(BufReader::new(File::open(path)?)).map_err(|_| Problem::Broken)
}

/// The folders of what is attached, in their order.
fn attached(file: &Ole) -> Vec<String> {
    let mut folders: Vec<String> = file
        .read_root_storage()
        .filter(|entry| entry.is_storage() && entry.name().starts_with("__attach_version1.0_"))
        .map(|entry| format!("/{}", entry.name()))
        .collect();
    folders.sort();
    folders
}

fn name(file: &mut Ole, folder: &str, n: usize) -> String {
    [property::LONG_NAME, property::SHORT_NAME, property::DISPLAY_NAME]
        .into_iter()
        .find_map(|property| text(file, folder, property).filter(|name| !name.trim().is_empty()))
        .unwrap_or_else(|| format!("{}.bin", n + 1))
}

fn sender_address(file: &mut Ole) -> Option<String> {
    text(file, "", property::SENDER_SMTP)
        .or_else(|| text(file, "", property::SENDER_ADDRESS).filter(|address| address.contains('@')))
}

/// A property of letters: in UTF-16, or in the code page of its writer.
fn text(file: &mut Ole, folder: &str, property: u16) -> Option<String> {
    if let Some(wide) = bytes(file, &stream(folder, property, "001F")) {
        let units: Vec<u16> = wide.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        return Some(String::from_utf16_lossy(&units).trim_end_matches('\0').to_owned());
    }
    let narrow = bytes(file, &stream(folder, property, "001E"))?;
    Some(letters(&narrow).trim_end_matches('\0').to_owned())
}

fn stream(folder: &str, property: u16, kind: &str) -> String {
    format!("{folder}/__substg1.0_{property:04X}{kind}")
}

fn bytes(file: &mut Ole, stream: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.open_stream(stream).ok()?.take(budget::COMPRESSED).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// When it was sent, else received: properties of fixed size stand in one stream, sixteen bytes each
/// after a header of 32, times in tenths of microseconds since 1601.
fn time(file: &mut Ole) -> Option<String> {
    let all = bytes(file, "/__properties_version1.0")?;
    let of = |property: u16| {
        let entry = all
            .get(32..)?
            .chunks_exact(16)
            .find(|entry| entry[..2] == 0x0040u16.to_le_bytes() && entry[2..4] == property.to_le_bytes())?;
        let ticks = i64::from_le_bytes(entry[8..16].try_into().ok()?);
        let seconds = ticks / 10_000_000 - 11_644_473_600;
        let date = mail_parser::DateTime::from_timestamp(seconds);
        date.is_valid().then(|| date.to_rfc3339())
    };
    of(property::SENT_AT).or_else(|| of(property::RECEIVED_AT))
}
