//! Raw rows to grey or colour: predictors undone, any number of bits to eight, colours to RGB.

use super::plan::{Colour, Numbers, Plan, Predictor};
use crate::colour;
use crate::raster::Layout;

/// Undoes the predictor of one raw row of one plane, in place.
pub(super) fn undo_predictor(plan: &Plan, row: &mut [u8]) {
    let stride = plan.samples_in_plane();
    match (plan.predictor, plan.bits) {
        (Predictor::None, _) => {}
        (Predictor::Horizontal, 8) => {
            for i in stride..row.len() {
                row[i] = row[i].wrapping_add(row[i - stride]);
            }
        }
        (Predictor::Horizontal, 16 | 32 | 64) => add_wide(plan, row, stride),
        (Predictor::Horizontal, _) => {}
        (Predictor::Float, bits) => undo_float(plan, row, stride, bits as usize / 8),
    }
}

fn add_wide(plan: &Plan, row: &mut [u8], stride: usize) {
    let size = plan.bits as usize / 8;
    let read = |bytes: &[u8]| number(bytes, plan.big_endian);
    for i in stride..row.len() / size {
        let value =
            read(&row[i * size..(i + 1) * size]).wrapping_add(read(&row[(i - stride) * size..(i - stride + 1) * size]));
        let place = &mut row[i * size..(i + 1) * size];
        if plan.big_endian {
            place.copy_from_slice(&value.to_be_bytes()[8 - size..]);
        } else {
            place.copy_from_slice(&value.to_le_bytes()[..size]);
        }
    }
}

/// Floats are stored as planes of their bytes, the highest first, each the difference to its neighbour.
fn undo_float(plan: &Plan, row: &mut [u8], stride: usize, size: usize) {
    for i in stride..row.len() {
        row[i] = row[i].wrapping_add(row[i - stride]);
    }
    let planes = row.to_vec();
    let count = row.len() / size;
    for i in 0..count {
        for byte in 0..size {
            let place = if plan.big_endian { byte } else { size - 1 - byte };
            row[i * size + place] = planes[byte * count + i];
        }
    }
}

fn number(bytes: &[u8], big_endian: bool) -> u64 {
    let fold = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
    if big_endian { bytes.iter().fold(0, fold) } else { bytes.iter().rev().fold(0, fold) }
}

/// One raw row of one plane to eight bits a sample. Palette indexes stay what they are.
pub(super) fn to_eight(plan: &Plan, raw: &[u8], count: usize, out: &mut Vec<u8>) {
    let is_index = matches!(plan.colour, Colour::Palette(_));
    let signed_lab = matches!(plan.colour, Colour::Lab { .. });
    match (plan.bits, plan.numbers) {
        (8, Numbers::Signed) if !signed_lab => out.extend(raw.iter().take(count).map(|v| positive(*v))),
        (8, _) => out.extend_from_slice(&raw[..count.min(raw.len())]),
        (16, Numbers::Unsigned) if plan.largest.is_none_or(|v| !(256.0..65535.0).contains(&v)) => {
            let high = if plan.big_endian { 0 } else { 1 };
            out.extend(raw.chunks_exact(2).take(count).map(|v| v[high]));
        }
        (16 | 24 | 32 | 64, numbers) => {
            let size = plan.bits as usize / 8;
            out.extend(
                raw.chunks_exact(size)
                    .take(count)
                    .map(|bytes| wide(plan, numbers, number(bytes, plan.big_endian), signed_lab)),
            );
        }
        (bits, _) => {
            let most = (1u32 << bits) - 1;
            let mut held = 0u32;
            let mut have = 0;
            let mut bytes = raw.iter();
            for _ in 0..count {
                while have < bits {
                    held = held << 8 | u32::from(bytes.next().copied().unwrap_or(0));
                    have += 8;
                }
                let value = held >> (have - bits) & most;
                have -= bits;
                out.push(if is_index { value as u8 } else { (value * 255 / most) as u8 });
            }
        }
    }
}

/// A sample of more than eight bits; floats are taken as 0 to 1 unless the file names its largest.
fn wide(plan: &Plan, numbers: Numbers, value: u64, signed_lab: bool) -> u8 {
    let bits = plan.bits;
    match numbers {
        Numbers::Float => {
            let value = match bits {
                16 => half(value as u16),
                32 => f64::from(f32::from_bits(value as u32)),
                _ => f64::from_bits(value),
            };
            (value / plan.largest.unwrap_or(1.0) * 255.0).round().clamp(0.0, 255.0) as u8
        }
        Numbers::Signed if !signed_lab => positive((value >> (bits - 8)) as u8),
        _ => match plan.largest {
            Some(largest) if largest >= 256.0 && !signed_lab => (value as f64 / largest * 255.0).min(255.0) as u8,
            _ => (value >> (bits - 8)) as u8,
        },
    }
}

/// The positive half of a signed byte over the whole range: what measures below nothing is black.
fn positive(value: u8) -> u8 {
    (value as i8).max(0) as u8 * 2 + u8::from(value as i8 == i8::MAX)
}

fn half(bits: u16) -> f64 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f64::from(bits & 1023));
    match exponent {
        0 => sign * fraction * 2f64.powi(-24),
        31 => sign * f64::INFINITY,
        _ => sign * (1.0 + fraction / 1024.0) * 2f64.powi(exponent - 15),
    }
}

/// Turns the eight-bit samples of a row (all planes together) into the finished row.
pub(super) fn to_colour(plan: &Plan, eight: &[u8], background: [u8; 3], out: &mut Vec<u8>) {
    let n = plan.samples;
    let pixels = eight.chunks_exact(n);
    match (&plan.colour, plan.layout()) {
        (Colour::Gray { zero_is_white }, Layout::Gray) => {
            let invert = if *zero_is_white { 255 } else { 0 };
            if n == 1 && invert == 0 {
                out.extend_from_slice(eight);
            } else {
                out.extend(pixels.map(|p| p[0] ^ invert));
            }
        }
        (Colour::Rgb, _) if n == 3 => out.extend_from_slice(eight),
        (colour, _) => {
            for p in pixels {
                let rgb = match colour {
                    Colour::Gray { zero_is_white } => [p[0] ^ if *zero_is_white { 255 } else { 0 }; 3],
                    Colour::Rgb => [p[0], p[1], p[2]],
                    Colour::Palette(entries) => entries.get(usize::from(p[0])).copied().unwrap_or([0; 3]),
                    Colour::Cmyk => colour::from_cmyk([p[0], p[1], p[2], p[3]]),
                    Colour::YCbCr { red, blue, points, .. } => ycbcr(p, *red, *blue, points),
                    Colour::Lab { signed } => {
                        let axis = |v: u8| if *signed { f32::from(v as i8) } else { f32::from(v) - 128.0 };
                        colour::from_lab(f32::from(p[0]) / 2.55, axis(p[1]), axis(p[2]))
                    }
                };
                out.extend_from_slice(&match plan.alpha {
                    Some((at, premultiplied)) if at < p.len() => lay_over(rgb, p[at], premultiplied, background),
                    _ => rgb,
                });
            }
        }
    }
}

fn lay_over(rgb: [u8; 3], alpha: u8, premultiplied: bool, background: [u8; 3]) -> [u8; 3] {
    [0, 1, 2].map(|c| {
        if premultiplied {
            rgb[c].saturating_add(colour::over(0, alpha, background[c]))
        } else {
            colour::over(rgb[c], alpha, background[c])
        }
    })
}

fn ycbcr(p: &[u8], red: f32, blue: f32, points: &[f32; 6]) -> [u8; 3] {
    let span = |value: u8, black: f32, white: f32, range: f32| {
        if white == black { 0.0 } else { (f32::from(value) - black) * range / (white - black) }
    };
    let y = span(p[0], points[0], points[1], 255.0);
    let cb = span(p[1], points[2], points[3], 127.0);
    let cr = span(p[2], points[4], points[5], 127.0);
    colour::from_ycbcr(y, cb, cr, red, blue)
}
