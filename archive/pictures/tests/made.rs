//! Files made by hand, so that tests know every byte of them.

mod jpeg;
mod pdf;
mod tiff;

pub use jpeg::{Jpeg, exif_orientation};
pub use pdf::Pdf;
pub use tiff::{Page, Tiff, Value};

/// A picture in four quarters: the colour at a pixel of a picture of this size.
pub fn quarter_at(x: u32, y: u32, size: u32, quarters: [[u8; 3]; 4]) -> [u8; 3] {
    quarters[usize::from(x >= size / 2) + 2 * usize::from(y >= size / 2)]
}

/// The rows of such a picture.
pub fn quarters(size: u32, colours: [[u8; 3]; 4]) -> Vec<u8> {
    (0..size).flat_map(|y| (0..size).flat_map(move |x| quarter_at(x, y, size, colours))).collect()
}
