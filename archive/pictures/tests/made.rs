//! Files made by hand, so that tests know every byte of them.

mod jpeg;
mod pdf;
mod tiff;
mod zip;

pub use jpeg::{Jpeg, exif_orientation};
pub use pdf::Pdf;
pub use tiff::{Page, Tiff, Value};
pub use zip::zip;

/// A picture in four quarters: the colour at a pixel of a picture of this size.
pub fn quarter_at(x: u32, y: u32, size: u32, quarters: [[u8; 3]; 4]) -> [u8; 3] {
    quarters[usize::from(x >= size / 2) + 2 * usize::from(y >= size / 2)]
}

/// The rows of such a picture.
pub fn quarters(size: u32, colours: [[u8; 3]; 4]) -> Vec<u8> {
    (0..size).flat_map(|y| (0..size).flat_map(move |x| quarter_at(x, y, size, colours))).collect()
}

/// Such a picture as a PNG file.
pub fn png(size: u32, colours: [[u8; 3]; 4]) -> Vec<u8> {
    let image = image::RgbImage::from_raw(size, size, quarters(size, colours)).expect("the right number of bytes");
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).expect("encoded");
    bytes.into_inner()
}
