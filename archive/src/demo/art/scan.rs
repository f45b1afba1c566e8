//! A drawing as it comes from a large scanner: black and white, 150 dpi, a little askew, with dust;
//! a TIFF of several pages.

use fastrand::Rng;
use image::GrayImage;

/// Pixels per inch.
pub(super) const DPI: u32 = 150;

/// A page of one bit a pixel, black is 1.
pub(super) struct Bilevel {
    pub width: u32,
    pub height: u32,
    bits: Vec<u8>,
}

impl Bilevel {
    /// What the scanner sees of a painted page.
    pub fn scanned(painted: &GrayImage, rng: &mut Rng) -> Bilevel {
        let (width, height) = painted.dimensions();
        let stride = width.div_ceil(8) as usize;
        let mut page = Bilevel { width, height, bits: vec![0; stride * height as usize] };
        let turn = (rng.f32() - 0.5) * 0.012;
        let shift = (rng.f32() * 8.0, rng.f32() * 8.0);
        for y in 0..height {
            for x in 0..width {
                let u = x as f32 + (y as f32 - height as f32 / 2.0) * turn + shift.0;
                let v = y as f32 - (x as f32 - width as f32 / 2.0) * turn + shift.1;
                if u < 0.0 || v < 0.0 || u >= width as f32 || v >= height as f32 {
                    continue;
                }
                if painted.get_pixel(u as u32, v as u32).0[0] < 150 {
                    page.ink(x, y);
                }
            }
        }
        for _ in 0..width / 6 {
            page.ink(rng.u32(0..width), rng.u32(0..height));
        }
        page
    }

    fn ink(&mut self, x: u32, y: u32) {
        let stride = self.width.div_ceil(8) as usize;
        self.bits[y as usize * stride + x as usize / 8] |= 0x80 >> (x % 8);
    }

    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.bits.chunks_exact(self.width.div_ceil(8) as usize)
    }
}

/// The pages as one TIFF, runs of bytes packed (TIFF 6.0, section 9).
pub(super) fn tiff(pages: &[Bilevel]) -> Vec<u8> {
    let mut out = b"II*\0\0\0\0\0".to_vec();
    let mut link = 4;
    for page in pages {
        let data = out.len();
        for row in page.rows() {
            pack(row, &mut out);
        }
        let size = out.len() - data;
        if out.len() % 2 == 1 {
            out.push(0);
        }
        let resolution = out.len();
        out.extend(DPI.to_le_bytes());
        out.extend(1_u32.to_le_bytes());
        let at = u32::try_from(out.len()).unwrap_or(0);
        out[link..link + 4].copy_from_slice(&at.to_le_bytes());
        let long = |v: usize| u32::try_from(v).unwrap_or(0);
        let entries: [(u16, u16, u32); 12] = [
            (256, 4, page.width),
            (257, 4, page.height),
            (258, 3, 1),
            (259, 3, 32773),
            (262, 3, 0),
            (273, 4, long(data)),
            (277, 3, 1),
            (278, 4, page.height),
            (279, 4, long(size)),
            (282, 5, long(resolution)),
            (283, 5, long(resolution)),
            (296, 3, 2),
        ];
        out.extend(12_u16.to_le_bytes());
        for (tag, kind, value) in entries {
            out.extend(tag.to_le_bytes());
            out.extend(kind.to_le_bytes());
            out.extend(1_u32.to_le_bytes());
            out.extend(value.to_le_bytes());
        }
        link = out.len();
        out.extend(0_u32.to_le_bytes());
    }
    out
}

/// PackBits: a count below zero repeats one byte, one above copies.
fn pack(row: &[u8], out: &mut Vec<u8>) {
    let run = |at: usize| row[at..].iter().take(128).take_while(|b| **b == row[at]).count();
    let mut at = 0;
    while at < row.len() {
        let same = run(at);
        if same > 1 {
            out.push((257 - same) as u8);
            out.push(row[at]);
            at += same;
            continue;
        }
        let from = at;
        while at < row.len() && at - from < 128 && run(at) < 3 {
            at += 1;
        }
        out.push((at - from - 1) as u8);
        out.extend(&row[from..at]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpack(mut packed: &[u8]) -> Vec<u8> {
        let mut row = Vec::new();
        while let [n, rest @ ..] = packed {
            let n = *n as i8;
            if n >= 0 {
                let (copied, more) = rest.split_at(n as usize + 1);
                row.extend(copied);
                packed = more;
            } else {
                row.extend(std::iter::repeat_n(rest[0], (1 - isize::from(n)) as usize));
                packed = &rest[1..];
            }
        }
        row
    }

    #[test]
    fn packed_rows_come_back_as_they_were() {
        let mut rng = Rng::with_seed(4);
        for _ in 0..200 {
            let row: Vec<u8> = (0..rng.usize(1..600)).map(|_| if rng.bool() { 0 } else { rng.u8(0..3) }).collect();
            let mut packed = Vec::new();
            pack(&row, &mut packed);
            assert_eq!(unpack(&packed), row);
        }
    }
}
