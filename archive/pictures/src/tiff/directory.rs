//! The skeleton of a TIFF or BigTIFF: byte order, chain of directories, tags and their values.
//!
//! Every offset and count is a stranger's word: nothing is read outside the file, no list is longer
//! than the file could hold, and a chain that bites its tail ends there.

use std::cell::RefCell;
use std::collections::HashSet;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::rc::Rc;

use crate::Problem;

/// More pages than this are not counted: a scanner's batch has hundreds.
const MOST_PAGES: usize = 20_000;
/// The longest list of values that is read, in bytes.
const LONGEST_LIST: u64 = 64 * 1024 * 1024;

/// A file that can be read at any place, shared by the readers of several strips.
#[derive(Clone)]
pub(super) struct Input {
    file: Rc<RefCell<File>>,
    length: u64,
}

impl Input {
    /// Reads up to `buffer.len()` bytes at `offset`.
    pub(super) fn read_at(&self, offset: u64, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut file = self.file.borrow_mut();
        file.seek(SeekFrom::Start(offset))?;
        file.read(buffer)
    }

    /// As many of `count` bytes at `offset` as the file has.
    pub(super) fn bytes(&self, offset: u64, count: u64) -> std::io::Result<Vec<u8>> {
        let count = count.min(self.length.saturating_sub(offset));
        let mut bytes = Vec::with_capacity(count as usize);
        let mut file = self.file.borrow_mut();
        file.seek(SeekFrom::Start(offset))?;
        file.by_ref().take(count).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    pub(super) fn length(&self) -> u64 {
        self.length
    }
}

/// An open TIFF.
pub(super) struct Tiff {
    input: Input,
    pub(super) big_endian: bool,
    big: bool,
    first: u64,
}

/// One tag as it stands in a directory.
#[derive(Clone, Copy)]
struct Entry {
    tag: u16,
    kind: u16,
    count: u64,
    offset: u64,
}

/// The tags of one page.
pub(super) struct Directory {
    entries: Vec<Entry>,
    next: u64,
}

impl Tiff {
    pub(super) fn open(path: &Path) -> Result<Self, Problem> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        let input = Input { file: Rc::new(RefCell::new(file)), length };
        let head = input.bytes(0, 16)?;
        let big_endian = head.starts_with(b"MM");
        let mut tiff = Tiff { input, big_endian, big: false, first: 0 };
        tiff.big = tiff.number(head.get(2..4).ok_or(Problem::Broken)?) == 43;
        tiff.first = tiff.number(head.get(if tiff.big { 8..16 } else { 4..8 }).ok_or(Problem::Broken)?);
        Ok(tiff)
    }

    pub(super) fn input(&self) -> &Input {
        &self.input
    }

    /// The directories that are pages: no previews, no masks.
    pub(super) fn pages(&self) -> Vec<Directory> {
        let mut seen = HashSet::new();
        let mut all = Vec::new();
        let mut offset = self.first;
        while offset != 0 && all.len() < MOST_PAGES && seen.insert(offset) {
            let Some(directory) = self.directory(offset) else { break };
            offset = directory.next;
            all.push(directory);
        }
        let is_page = |directory: &Directory| {
            let new_kind = self.one(directory, 254).unwrap_or(0);
            let old_kind = self.one(directory, 255).unwrap_or(1);
            new_kind & 0b101 == 0 && old_kind != 2
        };
        if all.iter().any(is_page) { all.into_iter().filter(|d| is_page(d)).collect() } else { all }
    }

    fn directory(&self, offset: u64) -> Option<Directory> {
        let (count_size, entry_size, inline) = if self.big { (8, 20, 8) } else { (2, 12, 4) };
        let count = self.number(self.exactly(offset, count_size)?.as_slice()).min(4096);
        let start = offset + count_size;
        let bytes = self.input.bytes(start, count * entry_size + inline).ok()?;
        let entries = bytes
            .chunks_exact(entry_size as usize)
            .take(count as usize)
            .enumerate()
            .filter_map(|(index, entry)| {
                let split = entry.len() - inline as usize;
                let (kind, count) = (self.number(&entry[2..4]) as u16, self.number(&entry[4..split]));
                let fits = count.checked_mul(size_of_kind(kind)?)? <= inline;
                let here = start + index as u64 * entry_size + split as u64;
                let offset = if fits { here } else { self.number(&entry[split..]) };
                Some(Entry { tag: self.number(&entry[..2]) as u16, kind, count, offset })
            })
            .collect();
        let next = bytes
            .get((count * entry_size) as usize..)
            .filter(|rest| rest.len() == inline as usize)
            .map_or(0, |rest| self.number(rest));
        Some(Directory { entries, next })
    }

    /// The whole numbers of a tag.
    pub(super) fn numbers(&self, directory: &Directory, tag: u16) -> Option<Vec<u64>> {
        let (entry, bytes) = self.value(directory, tag)?;
        let size = size_of_kind(entry.kind)? as usize;
        match entry.kind {
            1 | 2 | 3 | 4 | 6 | 7 | 8 | 9 | 13 | 16 | 17 | 18 => {
                Some(bytes.chunks_exact(size).map(|b| self.number(b)).collect())
            }
            _ => None,
        }
    }

    /// The first number of a tag.
    pub(super) fn one(&self, directory: &Directory, tag: u16) -> Option<u64> {
        self.numbers(directory, tag)?.first().copied()
    }

    /// The fractions or numbers of a tag.
    pub(super) fn fractions(&self, directory: &Directory, tag: u16) -> Option<Vec<f32>> {
        let (entry, bytes) = self.value(directory, tag)?;
        match entry.kind {
            5 | 10 => Some(
                bytes.chunks_exact(8).map(|b| self.number(&b[..4]) as f32 / (self.number(&b[4..]) as f32)).collect(),
            ),
            11 => Some(bytes.chunks_exact(4).map(|b| f32::from_bits(self.number(b) as u32)).collect()),
            12 => Some(bytes.chunks_exact(8).map(|b| f64::from_bits(self.number(b)) as f32).collect()),
            _ => self.numbers(directory, tag).map(|numbers| numbers.into_iter().map(|n| n as f32).collect()),
        }
    }

    /// The bytes of a tag as they stand.
    pub(super) fn raw(&self, directory: &Directory, tag: u16) -> Option<Vec<u8>> {
        self.value(directory, tag).map(|(_, bytes)| bytes)
    }

    fn value(&self, directory: &Directory, tag: u16) -> Option<(Entry, Vec<u8>)> {
        let entry = *directory.entries.iter().find(|entry| entry.tag == tag)?;
        let size =
            entry.count.checked_mul(size_of_kind(entry.kind)?).filter(|size| *size > 0 && *size <= LONGEST_LIST)?;
        let bytes = self.exactly(entry.offset, size)?;
        Some((entry, bytes))
    }

    fn exactly(&self, offset: u64, count: u64) -> Option<Vec<u8>> {
        self.input.bytes(offset, count).ok().filter(|bytes| bytes.len() as u64 == count)
    }

    fn number(&self, bytes: &[u8]) -> u64 {
        let fold = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        if self.big_endian { bytes.iter().fold(0, fold) } else { bytes.iter().rev().fold(0, fold) }
    }
}

fn size_of_kind(kind: u16) -> Option<u64> {
    match kind {
        1 | 2 | 6 | 7 => Some(1),
        3 | 8 => Some(2),
        4 | 9 | 11 | 13 => Some(4),
        5 | 10 | 12 | 16 | 17 | 18 => Some(8),
        _ => None,
    }
}
