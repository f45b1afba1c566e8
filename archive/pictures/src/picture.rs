//! What is asked for and what comes back.

use serde::{Deserialize, Serialize};

/// A part of a page, in its full pixels as it is shown (see [`Picture::full_width`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Rect {
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
}

/// How large a picture is wanted, and of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Want {
    /// The picture is made to fit into this width; pixels are never blown up, PDF pages are.
    pub max_width: u32,
    /// The picture is made to fit into this height.
    pub max_height: u32,
    /// Only this part of the page; what lies outside the page is cut off.
    pub region: Option<Rect>,
    /// What shows through where the file is transparent.
    pub background: [u8; 3],
}

impl Want {
    /// A whole page on white that fits into a box.
    pub fn fit(max_width: u32, max_height: u32) -> Self {
        Want { max_width, max_height, region: None, background: [255; 3] }
    }

    /// Only a part of the page: what a tile of the viewer asks for.
    pub fn of(self, region: Rect) -> Self {
        Want { region: Some(region), ..self }
    }
}

/// How the bytes of a picture are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Encoding {
    Jpeg,
    Png,
}

impl Encoding {
    /// The media type of the bytes.
    pub fn mime(self) -> &'static str {
        match self {
            Encoding::Jpeg => "image/jpeg",
            Encoding::Png => "image/png",
        }
    }
}

/// A picture of a page, upright.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// How [`Picture::bytes`] are written: JPEG, or PNG where that is smaller (line drawings).
    pub encoding: Encoding,
    /// Width of this picture in pixels.
    pub width: u32,
    /// Height of this picture in pixels.
    pub height: u32,
    /// Width of the whole page at full size, upright.
    pub full_width: u32,
    /// Height of the whole page at full size, upright.
    pub full_height: u32,
    /// Part of the file could not be read; the picture shows what could.
    pub damaged: bool,
    /// The picture itself.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// The largest size with the shape of `full` that fits into `want`, at least one pixel.
pub(crate) fn fit(full: (u32, u32), max: (u32, u32), may_grow: bool) -> (u32, u32) {
    let (w, h) = (f64::from(full.0.max(1)), f64::from(full.1.max(1)));
    let mut scale = (f64::from(max.0.max(1)) / w).min(f64::from(max.1.max(1)) / h);
    if !may_grow {
        scale = scale.min(1.0);
    }
    (((w * scale).round() as u32).max(1), ((h * scale).round() as u32).max(1))
}

/// `region` cut to the page; an empty rest becomes one pixel at the edge.
pub(crate) fn clip(region: Option<Rect>, full: (u32, u32)) -> Rect {
    let Some(region) = region else { return Rect { x: 0, y: 0, width: full.0, height: full.1 } };
    let x = region.x.min(full.0.saturating_sub(1));
    let y = region.y.min(full.1.saturating_sub(1));
    Rect {
        x,
        y,
        width: region.width.clamp(1, (full.0 - x).max(1)),
        height: region.height.clamp(1, (full.1 - y).max(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_fits_its_box_and_is_never_blown_up() {
        assert_eq!(fit((18700, 13000), (512, 512), false), (512, 356));
        assert_eq!(fit((100, 50), (512, 512), false), (100, 50));
        assert_eq!(fit((100, 50), (512, 512), true), (512, 256));
        assert_eq!(fit((100_000, 1), (100, 100), false), (100, 1), "a line keeps one pixel");
    }

    #[test]
    fn a_region_outside_the_page_is_cut() {
        let full = (100, 80);
        assert_eq!(
            clip(Some(Rect { x: 90, y: 70, width: 50, height: 50 }), full),
            Rect { x: 90, y: 70, width: 10, height: 10 }
        );
        assert_eq!(
            clip(Some(Rect { x: 500, y: 500, width: 5, height: 0 }), full),
            Rect { x: 99, y: 79, width: 1, height: 1 }
        );
        assert_eq!(clip(None, full), Rect { x: 0, y: 0, width: 100, height: 80 });
    }
}
