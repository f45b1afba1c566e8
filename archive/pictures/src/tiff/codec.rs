//! Strips and tiles as streams of plain bytes: none, PackBits, LZW, Deflate.

use std::io::{self, BufRead, BufReader, Read};

use flate2::read::ZlibDecoder;
use weezl::{BitOrder, LzwStatus, decode::Decoder};

use super::directory::Input;

/// A compression that works on bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Codec {
    None,
    PackBits,
    Lzw,
    Deflate,
}

impl Codec {
    /// The uncompressed bytes of a chunk.
    pub(super) fn open(
        self,
        input: &Input,
        (offset, count): (u64, u64),
        lowest_first: bool,
    ) -> io::Result<Box<dyn Read>> {
        let stored = BufReader::with_capacity(32 * 1024, Part { input: input.clone(), offset, left: count });
        let mut stored = Turned { stored, lowest_first };
        Ok(match self {
            Codec::None => Box::new(stored),
            Codec::PackBits => Box::new(PackBits { stored, left: 0, repeat: None }),
            Codec::Deflate => Box::new(ZlibDecoder::new(stored)),
            Codec::Lzw => {
                // Before TIFF 6.0 the codes stood the other way round; such a strip begins with 0x00 0x01.
                let old = matches!(stored.fill_buf()?, [0, second, ..] if second & 1 == 1);
                let decoder =
                    if old { Decoder::new(BitOrder::Lsb, 8) } else { Decoder::with_tiff_size_switch(BitOrder::Msb, 8) };
                Box::new(Lzw { stored, decoder })
            }
        })
    }
}

/// A stretch of the file.
struct Part {
    input: Input,
    offset: u64,
    left: u64,
}

impl Read for Part {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = (buffer.len() as u64).min(self.left) as usize;
        let count = if most == 0 { 0 } else { self.input.read_at(self.offset, &mut buffer[..most])? };
        self.offset += count as u64;
        self.left -= count as u64;
        Ok(count)
    }
}

/// Stored bytes, their bits turned round where the file has them lowest first.
struct Turned {
    stored: BufReader<Part>,
    lowest_first: bool,
}

impl Turned {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.stored.fill_buf()
    }
}

impl Read for Turned {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.stored.read(buffer)?;
        if self.lowest_first {
            for byte in &mut buffer[..count] {
                *byte = byte.reverse_bits();
            }
        }
        Ok(count)
    }
}

struct Lzw {
    stored: Turned,
    decoder: Decoder,
}

impl Read for Lzw {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            // LZW codes are never stored lowest first, so the buffer is read as it is.
            let stored = self.stored.stored.fill_buf()?;
            let at_end = stored.is_empty();
            let result = self.decoder.decode_bytes(stored, buffer);
            self.stored.stored.consume(result.consumed_in);
            if result.consumed_out > 0 {
                return Ok(result.consumed_out);
            }
            match result.status {
                Err(error) => return Err(io::Error::new(io::ErrorKind::InvalidData, error)),
                Ok(LzwStatus::Done) => return Ok(0),
                Ok(LzwStatus::Ok | LzwStatus::NoProgress) if at_end => return Ok(0),
                Ok(_) if buffer.is_empty() => return Ok(0),
                Ok(_) => {}
            }
        }
    }
}

struct PackBits {
    stored: Turned,
    left: usize,
    repeat: Option<u8>,
}

impl Read for PackBits {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.left == 0 {
            let mut byte = [0];
            if self.stored.read(&mut byte)? == 0 {
                return Ok(0);
            }
            match byte[0] {
                128 => {}
                literal @ 0..=127 => (self.left, self.repeat) = (usize::from(literal) + 1, None),
                repeat => {
                    self.left = 257 - usize::from(repeat);
                    if self.stored.read(&mut byte)? == 0 {
                        return Ok(0);
                    }
                    self.repeat = Some(byte[0]);
                }
            }
        }
        let most = buffer.len().min(self.left);
        let count = match self.repeat {
            Some(value) => {
                buffer[..most].fill(value);
                most
            }
            None => self.stored.read(&mut buffer[..most])?,
        };
        self.left -= count;
        Ok(count)
    }
}
