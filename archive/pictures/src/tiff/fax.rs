//! Fax compressions (ITU-T T.4 and T.6), which most scanned drawings use.

use hayro_ccitt::{DecodeSettings, Decoder, DecoderContext, EncodingMode};

use super::plan::{Colour, Plan};

/// The four ways of the fax in a TIFF.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mode {
    /// Compression 2: run lengths, each row from a new byte.
    RunLengths,
    Group3,
    Group3In2D,
    Group4,
}

/// Decodes the rows of one chunk, 1 is white; `true` when the data broke off.
pub(super) fn decode(
    mode: Mode,
    data: &mut [u8],
    plan: &Plan,
    width: u32,
    height: u32,
    mut row: impl FnMut(&[u8]),
) -> bool {
    if plan.lowest_first {
        for byte in data.iter_mut() {
            *byte = byte.reverse_bits();
        }
    }
    let zero_is_white = matches!(plan.colour, Colour::Gray { zero_is_white: true });
    let settings = DecodeSettings {
        columns: width,
        rows: height,
        end_of_block: mode != Mode::RunLengths,
        end_of_line: matches!(mode, Mode::Group3 | Mode::Group3In2D),
        rows_are_byte_aligned: mode == Mode::RunLengths,
        encoding: match mode {
            Mode::RunLengths | Mode::Group3 => EncodingMode::Group3_1D,
            Mode::Group3In2D => EncodingMode::Group3_2D { k: 4 },
            Mode::Group4 => EncodingMode::Group4,
        },
        invert_black: !zero_is_white,
    };
    let mut rows = Rows { bytes: Vec::new(), partial: 0, bits: 0, left: height, deliver: &mut row };
    let broke = hayro_ccitt::decode(data, &mut rows, &mut DecoderContext::new(settings)).is_err();
    broke || rows.left > 0
}

/// Packs the pixels that come into rows of bits.
struct Rows<'a> {
    bytes: Vec<u8>,
    partial: u8,
    bits: u8,
    left: u32,
    deliver: &'a mut dyn FnMut(&[u8]),
}

impl Decoder for Rows<'_> {
    fn push_pixel(&mut self, white: bool) {
        self.partial = self.partial << 1 | u8::from(white);
        self.bits += 1;
        if self.bits == 8 {
            self.bytes.push(self.partial);
            self.bits = 0;
        }
    }

    fn push_pixel_chunk(&mut self, white: bool, chunk_count: u32) {
        let bytes = self.bytes.len() + chunk_count as usize;
        self.bytes.resize(bytes, if white { 255 } else { 0 });
    }

    fn next_line(&mut self) {
        if self.bits > 0 {
            self.bytes.push(self.partial << (8 - self.bits));
            self.bits = 0;
        }
        if self.left > 0 {
            self.left -= 1;
            (self.deliver)(&self.bytes);
        }
        self.bytes.clear();
    }
}
