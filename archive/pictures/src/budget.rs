//! What a picture may cost, checked from its header before anything is decoded.
//!
//! On Linux the worker's memory is limited by the system besides. Windows offers no such limit to
//! safe code, so there these numbers are what holds: together with the rows of one page they keep
//! a worker below the 500 MB of [`crate::Limits`].

/// The most pixels of a page that is read row by row: A0 at 800 dpi, and then some.
pub(crate) const PIXELS: u64 = 1_200_000_000;

/// The most bytes a decoder may want in one piece, its own planes and the result together.
pub(crate) const BYTES: u64 = 400_000_000;

/// The most bytes of a page kept for the tiles of the viewer: A0 at 400 dpi in grey is 243 million.
pub(crate) const KEPT: usize = 260_000_000;

/// The most bytes of compressed data that have to be in memory at once.
pub(crate) const COMPRESSED: u64 = 192_000_000;

/// The most pixels of a page that is painted, each at eleven bytes and more: A0 at 144 dpi.
const PAINTED: f64 = 33_000_000.0;

/// The size, or the largest of its shape that may be painted.
pub(crate) fn affordable(size: (u32, u32)) -> (u32, u32) {
    let scale = (PAINTED / (f64::from(size.0) * f64::from(size.1))).sqrt().min(1.0);
    let side = |v: u32| ((f64::from(v) * scale) as u32).clamp(1, u32::from(u16::MAX));
    (side(size.0), side(size.1))
}
