//! A picture that is decoded already: formats read in one piece, and previews that files carry.

use image::DynamicImage;

use crate::raster::{Layout, Raster, Sink};
use crate::source::{Aim, Source};
use crate::{Problem, colour};

/// A picture in memory.
pub(crate) struct Decoded(pub(crate) DynamicImage);

impl Source for Decoded {
    fn size(&self) -> (u32, u32) {
        (self.0.width(), self.0.height())
    }

    fn rows(&mut self, aim: Aim, sink: &mut dyn Sink) -> Result<bool, Problem> {
        on_background(self.0.clone(), aim.background).pour(sink)?;
        Ok(false)
    }
}

/// The pixels as they are shown; where they are transparent, the background shows.
pub(crate) fn on_background(image: DynamicImage, background: [u8; 3]) -> Raster {
    let (width, height) = (image.width(), image.height());
    let (layout, pixels) = match image {
        DynamicImage::ImageLuma8(image) => (Layout::Gray, image.into_raw()),
        DynamicImage::ImageRgb8(image) => (Layout::Rgb, image.into_raw()),
        other if !other.color().has_alpha() => (Layout::Rgb, other.into_rgb8().into_raw()),
        other => {
            let rgba = other.into_rgba8();
            let over = |p: &[u8]| [0, 1, 2].map(|c| colour::over(p[c], p[3], background[c]));
            (Layout::Rgb, rgba.chunks_exact(4).flat_map(over).collect())
        }
    };
    Raster { width, height, layout, pixels }
}
