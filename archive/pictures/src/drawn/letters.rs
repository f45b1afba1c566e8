//! Letters as outlines, for formats that say where each of them stands.

use std::fmt::Write;

use resvg::tiny_skia::PathBuilder;
use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// From the square of a font (one unit an em, upwards) to the page: x' = a·x + c·y + e, y' = b·x + d·y + f.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place(pub(super) [f64; 6]);

impl Place {
    /// Where a point of the font's square lies on the page.
    pub(super) fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }
}

/// What outlines are drawn on: path data of an SVG, or a path of the painter.
pub(super) trait Lines {
    fn move_to(&mut self, to: (f64, f64));
    fn line_to(&mut self, to: (f64, f64));
    fn quad_to(&mut self, over: (f64, f64), to: (f64, f64));
    fn cubic_to(&mut self, over: (f64, f64), and: (f64, f64), to: (f64, f64));
    fn close(&mut self);
}

/// Draws a glyph; nothing where it has no outline, as a space has none.
pub(super) fn draw_glyph(face: &Face<'_>, glyph: GlyphId, place: Place, lines: &mut impl Lines) {
    let unit = 1.0 / f64::from(face.units_per_em().max(1));
    let _ = face.outline_glyph(glyph, &mut Pen { place, unit, lines });
}

/// How far the pen goes on after a glyph, in ems.
pub(super) fn advance(face: &Face<'_>, glyph: GlyphId) -> f64 {
    f64::from(face.glyph_hor_advance(glyph).unwrap_or(0)) / f64::from(face.units_per_em().max(1))
}

struct Pen<'a, L> {
    place: Place,
    unit: f64,
    lines: &'a mut L,
}

impl<L> Pen<'_, L> {
    fn at(&self, x: f32, y: f32) -> (f64, f64) {
        self.place.at(f64::from(x) * self.unit, f64::from(y) * self.unit)
    }
}

impl<L: Lines> OutlineBuilder for Pen<'_, L> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.lines.move_to(self.at(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.lines.line_to(self.at(x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.lines.quad_to(self.at(x1, y1), self.at(x, y));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.lines.cubic_to(self.at(x1, y1), self.at(x2, y2), self.at(x, y));
    }

    fn close(&mut self) {
        self.lines.close();
    }
}

// Writing to a string cannot fail.
impl Lines for String {
    fn move_to(&mut self, (x, y): (f64, f64)) {
        let _ = write!(self, "M{x:.4} {y:.4}");
    }

    fn line_to(&mut self, (x, y): (f64, f64)) {
        let _ = write!(self, "L{x:.4} {y:.4}");
    }

    fn quad_to(&mut self, (x1, y1): (f64, f64), (x, y): (f64, f64)) {
        let _ = write!(self, "Q{x1:.4} {y1:.4} {x:.4} {y:.4}");
    }

    fn cubic_to(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), (x, y): (f64, f64)) {
        let _ = write!(self, "C{x1:.4} {y1:.4} {x2:.4} {y2:.4} {x:.4} {y:.4}");
    }

    fn close(&mut self) {
        self.push('Z');
    }
}

impl Lines for PathBuilder {
    fn move_to(&mut self, (x, y): (f64, f64)) {
        PathBuilder::move_to(self, x as f32, y as f32);
    }

    fn line_to(&mut self, (x, y): (f64, f64)) {
        PathBuilder::line_to(self, x as f32, y as f32);
    }

    fn quad_to(&mut self, (x1, y1): (f64, f64), (x, y): (f64, f64)) {
        PathBuilder::quad_to(self, x1 as f32, y1 as f32, x as f32, y as f32);
    }

    fn cubic_to(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), (x, y): (f64, f64)) {
        PathBuilder::cubic_to(self, x1 as f32, y1 as f32, x2 as f32, y2 as f32, x as f32, y as f32);
    }

    fn close(&mut self) {
        PathBuilder::close(self);
    }
}
