//! A JPEG writer for pictures whose 8×8 blocks are each of one value: any number of components.

pub struct Jpeg {
    pub blocks_across: u32,
    pub blocks_down: u32,
    /// For each block, row by row, the value of each component.
    pub values: Vec<Vec<u8>>,
    /// Adobe's marker with this colour transform.
    pub adobe: Option<u8>,
    /// Put in front as APP1.
    pub exif: Option<Vec<u8>>,
    /// Pixels per inch in the JFIF header.
    pub dpi: Option<u16>,
}

impl Jpeg {
    pub fn new(blocks_across: u32, blocks_down: u32, value: impl Fn(u32, u32) -> Vec<u8>) -> Self {
        let values =
            (0..blocks_down).flat_map(|y| (0..blocks_across).map(move |x| (x, y))).map(|(x, y)| value(x, y)).collect();
        Jpeg { blocks_across, blocks_down, values, adobe: None, exif: None, dpi: None }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let count = self.values[0].len() as u8;
        let mut out = vec![0xFF, 0xD8];
        if let Some(dpi) = self.dpi {
            let [high, low] = dpi.to_be_bytes();
            segment(&mut out, 0xE0, &[&b"JFIF\0\x01\x02\x01"[..], &[high, low, high, low, 0, 0]].concat());
        }
        if let Some(exif) = &self.exif {
            segment(&mut out, 0xE1, &[b"Exif\0\0", exif.as_slice()].concat());
        }
        if let Some(transform) = self.adobe {
            segment(&mut out, 0xEE, &[b"Adobe\0\x64\0\0\0\0", &[transform][..]].concat());
        }
        segment(&mut out, 0xDB, &[&[0][..], &[1; 64]].concat());
        // DC: twelve categories with codes of four bits; AC: only the end of a block, one bit.
        segment(
            &mut out,
            0xC4,
            &[&[0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &(0..12).collect::<Vec<u8>>()].concat(),
        );
        segment(&mut out, 0xC4, &[&[0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &[0]].concat());
        let [h1, h0] = (self.blocks_down as u16 * 8).to_be_bytes();
        let [w1, w0] = (self.blocks_across as u16 * 8).to_be_bytes();
        let components: Vec<u8> = (0..count).flat_map(|i| [i + 1, 0x11, 0]).collect();
        segment(&mut out, 0xC0, &[&[8, h1, h0, w1, w0, count][..], &components].concat());
        let scan: Vec<u8> = (0..count).flat_map(|i| [i + 1, 0]).collect();
        segment(&mut out, 0xDA, &[&[count][..], &scan, &[0, 63, 0]].concat());
        out.extend(self.coded());
        out.extend([0xFF, 0xD9]);
        out
    }

    fn coded(&self) -> Vec<u8> {
        let mut bits = Vec::new();
        let mut before = vec![0i32; self.values[0].len()];
        for block in &self.values {
            for (last, value) in before.iter_mut().zip(block) {
                let dc = (i32::from(*value) - 128) * 8;
                let difference = dc - *last;
                *last = dc;
                let category = 32 - difference.unsigned_abs().leading_zeros();
                push(&mut bits, category, 4);
                let coded = if difference < 0 { difference - 1 } else { difference };
                push(&mut bits, coded as u32, category);
                push(&mut bits, 0, 1);
            }
        }
        while bits.len() % 8 != 0 {
            bits.push(true);
        }
        let bytes = bits.chunks(8).map(|eight| eight.iter().fold(0u8, |byte, bit| byte << 1 | u8::from(*bit)));
        bytes.flat_map(|byte| if byte == 0xFF { vec![0xFF, 0] } else { vec![byte] }).collect()
    }
}

/// An EXIF block that says only how the picture is turned.
pub fn exif_orientation(value: u16) -> Vec<u8> {
    let entry = [&[0x01, 0x12, 0, 3, 0, 0, 0, 1][..], &value.to_be_bytes(), &[0, 0]].concat();
    [&b"MM\0*\0\0\0\x08\0\x01"[..], &entry, &[0, 0, 0, 0]].concat()
}

fn segment(out: &mut Vec<u8>, marker: u8, body: &[u8]) {
    out.extend([0xFF, marker]);
    out.extend((body.len() as u16 + 2).to_be_bytes());
    out.extend(body);
}

fn push(bits: &mut Vec<bool>, value: u32, count: u32) {
    bits.extend((0..count).rev().map(|bit| value >> bit & 1 == 1));
}
