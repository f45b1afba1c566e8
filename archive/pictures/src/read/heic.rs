//! HEIC, the photos of telephones: decoded in one piece by heifer (pure Rust), in sRGB and upright.

use std::path::Path;

use heifer::{Error, Options};
use image::{DynamicImage, RgbaImage};

use crate::read::decoded::Decoded;
use crate::{Format, Problem, budget};

/// What a pixel costs while it is decoded: the planes of the codec and the result.
const BYTES_PER_PIXEL: u64 = 8;

pub(crate) fn open(path: &Path) -> Result<Decoded, Problem> {
    if std::fs::metadata(path)?.len() > budget::COMPRESSED {
        return Err(Problem::TooLarge);
    }
    let bytes = std::fs::read(path)?;
    let options = Options { max_threads: 1, max_pixels: budget::BYTES / BYTES_PER_PIXEL };
    let image = match heifer::decode_srgb_rgba8(&bytes, &options) {
        // A colour space that cannot be converted: nearly right is better than nothing.
        Err(Error::Unsupported(_)) => heifer::decode_rgba8(&bytes, &options),
        other => other,
    };
    let image = image.map_err(|error| match error {
        Error::Unsupported(_) => Problem::Unsupported(Format::Heic),
        _ => Problem::Broken,
    })?;
    let opaque = !image.has_alpha;
    let pixels = RgbaImage::from_raw(image.width, image.height, image.data).ok_or(Problem::Broken)?;
    let image = DynamicImage::ImageRgba8(pixels);
    Ok(Decoded(if opaque { DynamicImage::ImageRgb8(image.into_rgb8()) } else { image }))
}
