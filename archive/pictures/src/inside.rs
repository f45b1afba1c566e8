//! What a container holds: the files in a ZIP, the words of an e-mail and what is attached to it.
//!
//! Nothing is unpacked to look; one part at a time is taken out, to a place the caller names.

mod mail;
mod msg;
mod zipped;

use std::fs::File;
use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::{Format, Problem, source};

/// The most parts that are named; a container may hold any number.
const MOST_PARTS: usize = 2_000;

/// The most characters of a letter that are read.
const MOST_TEXT: usize = 200_000;

/// The longest name that is told in full, in characters.
const MOST_NAME: usize = 500;

/// What a container holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Inside {
    /// The letter, where the container is one.
    pub letter: Option<Letter>,
    /// The parts, in their order.
    pub parts: Vec<InnerFile>,
    /// How many more there are than are named.
    pub left_off: u32,
}

/// An e-mail as one reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Letter {
    /// Who sent it: name and address.
    pub from: String,
    /// To whom.
    pub to: String,
    /// To whom besides.
    pub cc: String,
    /// What it is about.
    pub subject: String,
    /// When it was sent (RFC 3339), as it says itself.
    pub sent_at: Option<String>,
    /// Its words.
    pub text: String,
}

/// One file inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct InnerFile {
    /// Which one it is, for taking it out.
    pub number: u32,
    /// Its name, with the folders it lies in; for showing, never for a path.
    pub name: String,
    /// Its size in bytes, where that is known before it is taken out.
    #[ts(type = "number | null")]
    pub size: Option<u64>,
    /// It wants a password.
    pub is_locked: bool,
}

/// Names what a container holds.
pub(crate) fn look(path: &Path) -> Result<Inside, Problem> {
    match format_of(path)? {
        Format::Zip => zipped::look(path),
        Format::Eml => mail::look(path),
        Format::Msg => msg::look(path),
        other => Err(Problem::Unsupported(other)),
    }
}

/// Writes one part to a new file and says how many bytes it has; more than `most` is refused.
pub(crate) fn take_out(path: &Path, number: u32, to: &Path, most: u64) -> Result<u64, Problem> {
    let format = format_of(path)?;
    let mut target = File::create_new(to).map_err(|_| Problem::NotWritten)?;
    let mut sink = Bounded { target: &mut target, written: 0, most };
    let taken = match format {
        Format::Zip => zipped::take_out(path, number, &mut sink),
        Format::Eml => mail::take_out(path, number, &mut sink),
        Format::Msg => msg::take_out(path, number, &mut sink),
        other => Err(Problem::Unsupported(other)),
    };
    let written = sink.written;
    // A full disk is noticed here at the latest.
    let taken = taken.and_then(|()| target.sync_all().map_err(|_| Problem::NotWritten));
    match taken {
        Ok(()) => Ok(written),
        Err(problem) => {
            drop(target);
            // Nothing half-written stays; who asked is told why either way.
            let _ = std::fs::remove_file(to);
            Err(problem)
        }
    }
}

fn format_of(path: &Path) -> Result<Format, Problem> {
    Ok(Format::recognise(&mut source::open(path)?)?)
}

/// A target that takes no more than it may.
struct Bounded<'a> {
    target: &'a mut File,
    written: u64,
    most: u64,
}

impl Bounded<'_> {
    fn add(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        self.written += bytes.len() as u64;
        if self.written > self.most {
            return Err(Problem::TooLarge);
        }
        self.target.write_all(bytes).map_err(|_| Problem::NotWritten)
    }
}

/// Parts with their numbers, as many as are named.
fn named(parts: impl Iterator<Item = InnerFile>) -> (Vec<InnerFile>, u32) {
    let mut kept = Vec::new();
    let mut left_off = 0;
    for part in parts {
        if kept.len() < MOST_PARTS {
            kept.push(InnerFile { name: cut(&part.name, MOST_NAME), ..part });
        } else {
            left_off += 1;
        }
    }
    (kept, left_off)
}

/// Letters whose code nobody states: UTF-8 or GB 18030. Two bytes of a Chinese character may look like
/// one Latin letter of UTF-8 (图 like ͼ), so that only what UTF-8 writes in three or more speaks for it.
fn letters(bytes: &[u8]) -> String {
    let chinese = || encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() || text.chars().any(|letter| letter >= '\u{800}') => text.to_owned(),
        Ok(text) => chinese().unwrap_or(text.into()).into_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// A text of no more than so many characters.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
