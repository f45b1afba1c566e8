//! Pages of lines and letters (SVG, OFD, DXF): read into a tree and painted at any size,
//! so that a part of a page is sharp at any depth.

mod dxf;
mod letters;
mod ofd;
mod svg;

use std::path::Path;
use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::Tree;

use crate::fonts::Fonts;
use crate::picture::Rect;
use crate::raster::{Layout, Raster};
use crate::{Facts, Format, Problem, budget, pdf};

/// One page, ready to be painted.
pub(crate) struct Scene {
    content: Content,
    /// How many pages the file has.
    pages: u32,
    /// Something on the page is not shown.
    pub(crate) incomplete: bool,
}

enum Content {
    /// Measured in pixels of CSS, 96 an inch.
    Tree(Box<Tree>),
    /// Measured in millimetres.
    Sheet(dxf::Sheet),
}

impl Content {
    /// Width and height in inches.
    fn inches(&self) -> (f32, f32) {
        match self {
            Content::Tree(tree) => (tree.size().width() / 96.0, tree.size().height() / 96.0),
            Content::Sheet(sheet) => ((sheet.width / 25.4) as f32, (sheet.height / 25.4) as f32),
        }
    }

    /// Width and height in its own measure.
    fn own_size(&self) -> (f32, f32) {
        match self {
            Content::Tree(tree) => (tree.size().width(), tree.size().height()),
            Content::Sheet(sheet) => (sheet.width as f32, sheet.height as f32),
        }
    }
}

/// Counts the pages and measures the first.
pub(crate) fn facts(path: &Path, format: Format) -> Result<Facts, Problem> {
    let scene = open(path, format, 1, &Arc::new(Fonts::new(None)))?;
    let (width, height) = scene.full();
    Ok(Facts {
        format,
        pages: Some(scene.pages),
        width: Some(width),
        height: Some(height),
        dpi: Some(pdf::DPI),
        problem: None,
    })
}

/// Reads a page (the first is 1).
pub(crate) fn open(path: &Path, format: Format, page: u32, fonts: &Fonts) -> Result<Scene, Problem> {
    if std::fs::metadata(path)?.len() > budget::COMPRESSED {
        return Err(Problem::TooLarge);
    }
    match format {
        Format::Svg => svg::scene(path, page, fonts),
        Format::Ofd => ofd::scene(path, page, fonts),
        Format::Dxf => {
            let (sheet, incomplete) = dxf::sheet(path, page, fonts)?;
            Ok(Scene { content: Content::Sheet(sheet), pages: 1, incomplete })
        }
        other => Err(Problem::Unsupported(other)),
    }
}

impl Scene {
    /// The size at [`pdf::DPI`], as a page of a PDF is measured.
    pub(crate) fn full(&self) -> (u32, u32) {
        let side = |inches: f32| (inches * pdf::DPI).round().clamp(1.0, 1_000_000.0) as u32;
        let (width, height) = self.content.inches();
        (side(width), side(height))
    }

    /// A part of the page, given in pixels of its full size; smaller than wanted where that would
    /// be more than may be painted.
    pub(crate) fn paint(&self, part: Rect, wanted: (u32, u32), background: [u8; 3]) -> Result<Raster, Problem> {
        let (width, height) = budget::affordable(wanted);
        let mut paper = Pixmap::new(width, height).ok_or(Problem::TooLarge)?;
        let [r, g, b] = background;
        paper.fill(Color::from_rgba8(r, g, b, 255));

        let (full, own) = (self.full(), self.content.own_size());
        let (x, y) = (width as f32 / part.width as f32, height as f32 / part.height as f32);
        let transform = Transform::from_row(
            full.0 as f32 / own.0 * x,
            0.0,
            0.0,
            full.1 as f32 / own.1 * y,
            -(part.x as f32) * x,
            -(part.y as f32) * y,
        );
        match &self.content {
            Content::Tree(tree) => resvg::render(tree, transform, &mut paper.as_mut()),
            Content::Sheet(sheet) => sheet.paint(transform, transform.sx, &mut paper),
        }
        let pixels = paper.data().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
        Ok(Raster { width, height, layout: Layout::Rgb, pixels })
    }
}
