//! The name of content: its SHA-256, as 64 lower-case hex digits.

use std::fmt;
use std::io::{self, Read};
use std::str::FromStr;

use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::files::{Flow, Progress};

/// The SHA-256 of a file's bytes; what `sha256sum` prints.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash([u8; 32]);

/// A megabyte at a time: memory stays flat whatever the file's size.
const BUFFER: u64 = 1 << 20;

impl ContentHash {
    /// The hash of bytes in memory.
    pub fn of(bytes: &[u8]) -> ContentHash {
        ContentHash(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for ContentHash {
    type Err = String;

    /// Takes exactly the form that [`fmt::Display`] writes, so that one content has one name.
    fn from_str(text: &str) -> Result<Self, String> {
        let digit = |c: u8| match c {
            b'0'..=b'9' => Some(c - b'0'),
            b'a'..=b'f' => Some(c - b'a' + 10),
            _ => None,
        };
        let mut hash = [0; 32];
        let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return Err(format!("{text} is no SHA-256")) };
        if pairs.len() != hash.len() {
            return Err(format!("{text} is no SHA-256"));
        }
        for (byte, [high, low]) in hash.iter_mut().zip(pairs) {
            match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => *byte = high << 4 | low,
                _ => return Err(format!("{text} is no SHA-256")),
            }
        }
        Ok(ContentHash(hash))
    }
}

impl Serialize for ContentHash {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// Reads to the end, hashing, and hands every piece to `sink`. Stops early only when there is more
/// than `total` bytes, so that a file that grows for ever comes to an end.
///
/// # Errors
/// Those of `sink`, [`Error::Cancelled`], and what `read_failed` makes of a failed read.
pub(super) fn pump(
    from: &mut impl Read,
    total: u64,
    read_failed: impl Fn(io::Error) -> Error,
    mut sink: impl FnMut(&[u8]) -> Result<()>,
    progress: &mut dyn FnMut(Progress) -> Flow,
) -> Result<(ContentHash, u64)> {
    let mut buffer = vec![0; usize::try_from(total.clamp(1, BUFFER)).unwrap_or(1)];
    let mut hash = Sha256::new();
    let mut done = 0_u64;
    loop {
        if progress(Progress { done: done.min(total), total }) == Flow::Cancel {
            return Err(Error::Cancelled);
        }
        let read = match from.read(&mut buffer) {
            Ok(read) => read,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(read_failed(e)),
        };
        hash.update(&buffer[..read]);
        sink(&buffer[..read])?;
        done += read as u64;
        if read == 0 || done > total {
            return Ok((ContentHash(hash.finalize().into()), done));
        }
    }
}
