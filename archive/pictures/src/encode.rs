//! Writes finished pixels: JPEG, or PNG where that is smaller, grey where no pixel has a colour.

use image::ImageEncoder;
use image::codecs::jpeg::JpegEncoder;

use crate::Problem;
use crate::picture::Encoding;
use crate::shrink::Pixels;
use crate::source::Art;

/// JPEG quality of pictures for the screen: artefacts around lines stay invisible at 100 %.
const QUALITY: u8 = 84;

/// Writes pixels in the smaller of the two encodings; `art` says what may be expected.
pub(crate) fn encode(pixels: Pixels, art: Art) -> Result<(Encoding, Vec<u8>), Problem> {
    let pixels = without_false_colour(pixels);
    let flat = art != Art::Photo || is_flat(&pixels);
    let jpeg = jpeg(&pixels)?;
    if flat {
        let png = png(&pixels, art)?;
        if png.len() < jpeg.len() {
            return Ok((Encoding::Png, png));
        }
    }
    Ok((Encoding::Jpeg, jpeg))
}

/// Pixels whose three channels agree everywhere become grey.
fn without_false_colour(pixels: Pixels) -> Pixels {
    if pixels.channels != 3 || pixels.bytes.chunks_exact(3).any(|p| p[0] != p[1] || p[1] != p[2]) {
        return pixels;
    }
    let bytes = pixels.bytes.chunks_exact(3).map(|p| p[0]).collect();
    Pixels { channels: 1, bytes, ..pixels }
}

/// Most pixels equal their neighbour: text, drawings, screens; not photos.
fn is_flat(pixels: &Pixels) -> bool {
    let c = pixels.channels;
    let equal = pixels.bytes.chunks_exact(c).zip(pixels.bytes.chunks_exact(c).skip(1)).filter(|(a, b)| a == b).count();
    equal * 10 > pixels.bytes.len() / c * 6
}

fn jpeg(pixels: &Pixels) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let colour = if pixels.channels == 1 { image::ExtendedColorType::L8 } else { image::ExtendedColorType::Rgb8 };
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .write_image(&pixels.bytes, pixels.width, pixels.height, colour)
        .map_err(|_| Problem::TooLarge)?;
    Ok(bytes)
}

fn png(pixels: &Pixels, art: Art) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width, pixels.height);
    let sixteen_greys = art == Art::BlackAndWhite && pixels.channels == 1;
    encoder.set_color(if pixels.channels == 1 { png::ColorType::Grayscale } else { png::ColorType::Rgb });
    // The fast way finds only runs of zeros, which filters make of everything but packed greys.
    encoder.set_compression(if sixteen_greys { png::Compression::Balanced } else { png::Compression::Fast });
    if sixteen_greys {
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_filter(png::Filter::NoFilter);
    }
    let mut writer = encoder.write_header().map_err(|_| Problem::TooLarge)?;
    let written = if sixteen_greys {
        writer.write_image_data(&in_sixteen_greys(pixels))
    } else {
        writer.write_image_data(&pixels.bytes)
    };
    written.and_then(|()| writer.finish()).map_err(|_| Problem::TooLarge)?;
    Ok(bytes)
}

/// Two pixels a byte: the grey of an averaged black-and-white drawing needs no more than 16 steps.
fn in_sixteen_greys(pixels: &Pixels) -> Vec<u8> {
    let four = |value: u8| (u16::from(value) * 15 + 127) / 255;
    pixels
        .bytes
        .chunks_exact(pixels.width as usize)
        .flat_map(|row| row.chunks(2).map(|pair| (four(pair[0]) << 4 | pair.get(1).map_or(0, |v| four(*v))) as u8))
        .collect()
}
