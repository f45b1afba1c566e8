//! Draws the objects of an OFD page.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

use hayro::hayro_interpret::font::FontData;
use roxmltree::Node;
use ttf_parser::{Face, GlyphId};

use super::document::{Document, Page, Style, child, descendant, numbers};
use super::package::{Package, resolve};
use crate::drawn::letters::{self, Place};
use crate::fonts::Fonts;
use crate::{Problem, budget};

/// Objects inside objects are followed so far.
const DEPTH: u32 = 32;

/// Pens and inks are inherited so far.
const ANCESTORS: usize = 16;

/// Width of a line where nothing is said, in millimetres (GB/T 33190, table 31).
const LINE_WIDTH: f64 = 0.353;

/// What came of a page.
pub(super) struct Drawn {
    pub(super) body: String,
    pub(super) images: HashMap<String, Arc<Vec<u8>>>,
    pub(super) incomplete: bool,
}

pub(super) struct Painter<'a> {
    package: &'a mut Package,
    document: &'a Document,
    fonts: &'a Fonts,
    faces: HashMap<String, Option<(FontData, u32)>>,
    own: Option<Document>,
    drawn: Drawn,
}

impl<'a> Painter<'a> {
    pub(super) fn new(package: &'a mut Package, document: &'a Document, fonts: &'a Fonts) -> Self {
        let drawn = Drawn { body: String::new(), images: HashMap::new(), incomplete: false };
        Painter { package, document, fonts, faces: HashMap::new(), own: None, drawn }
    }

    pub(super) fn finish(self) -> Drawn {
        self.drawn
    }

    /// A page: what it is laid on, itself, what lies over it, and what was noted on it.
    pub(super) fn page(&mut self, page: &Page, content: &str) -> Result<(), Problem> {
        let xml = roxmltree::Document::parse(content).map_err(|_| Problem::Broken)?;
        let root = xml.root_element();
        if let Some(list) = child(root, "PageRes").and_then(|node| node.text()) {
            let mut own = Document::default();
            own.resources(self.package, &resolve(&page.location, list));
            self.own = Some(own);
        }
        let templates = |front: bool| {
            root.children()
                .filter(|node| node.tag_name().name() == "Template")
                .filter(move |node| (node.attribute("ZOrder") == Some("Foreground")) == front)
                .filter_map(|node| node.attribute("TemplateID").map(str::to_owned))
                .collect::<Vec<_>>()
        };
        self.templates(&templates(false));
        self.layers(root);
        self.templates(&templates(true));
        for part in &page.annotations {
            self.notes(part);
        }
        Ok(())
    }

    fn templates(&mut self, ids: &[String]) {
        for id in ids {
            let text = self.document.templates.get(id).and_then(|part| self.package.text(part).ok());
            match text.as_deref().map(roxmltree::Document::parse) {
                Some(Ok(xml)) => self.layers(xml.root_element()),
                _ => self.drawn.incomplete = true,
            }
        }
    }

    fn layers(&mut self, page: Node<'_, '_>) {
        let Some(content) = child(page, "Content") else { return };
        for layer in content.children().filter(Node::is_element) {
            self.objects(layer, &Style::read(layer), 0);
        }
    }

    fn notes(&mut self, part: &str) {
        let Ok(text) = self.package.text(part) else { return };
        let Ok(xml) = roxmltree::Document::parse(&text) else { return };
        let shown = |node: &Node<'_, '_>| {
            node.tag_name().name() == "Annot" && node.attribute("Visible").is_none_or(|shown| shown != "false")
        };
        for appearance in xml.descendants().filter(shown).filter_map(|note| child(note, "Appearance")) {
            self.group(appearance, |painter| painter.objects(appearance, &Style::default(), 0));
        }
    }

    fn objects(&mut self, parent: Node<'_, '_>, style: &Style, depth: u32) {
        if depth > DEPTH {
            self.drawn.incomplete = true;
            return;
        }
        for object in parent.children().filter(Node::is_element) {
            if object.attribute("Visible") == Some("false") {
                continue;
            }
            match object.tag_name().name() {
                "PathObject" => self.group(object, |painter| painter.path(object, style)),
                "TextObject" => self.group(object, |painter| painter.text(object, style)),
                "ImageObject" => self.group(object, |painter| painter.image(object)),
                "PageBlock" => self.objects(object, style, depth + 1),
                "CompositeObject" => self.drawn.incomplete = true,
                _ => {}
            }
        }
    }

    /// Puts what is drawn where the object lies: its box, then its own transformation.
    fn group(&mut self, object: Node<'_, '_>, draw: impl FnOnce(&mut Self)) {
        let [x, y, ..] = object.attribute("Boundary").and_then(numbers::<4>).unwrap_or_default();
        let [a, b, c, d, e, f] = object.attribute("CTM").and_then(numbers).unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
        let alpha = object.attribute("Alpha").and_then(|alpha| alpha.parse::<f64>().ok()).unwrap_or(255.0);
        self.write(format_args!(
            r#"<g transform="translate({x} {y}) matrix({a} {b} {c} {d} {e} {f})" opacity="{:.3}">"#,
            (alpha / 255.0).clamp(0.0, 1.0)
        ));
        draw(self);
        self.drawn.body.push_str("</g>");
    }

    fn path(&mut self, object: Node<'_, '_>, outer: &Style) {
        let Some(data) = child(object, "AbbreviatedData").and_then(|node| node.text()).and_then(svg_path) else {
            self.drawn.incomplete = true;
            return;
        };
        let style = self.style(object, outer);
        let fills = object.attribute("Fill") == Some("true");
        let strokes = object.attribute("Stroke") != Some("false");
        // A shading is no single colour; what is filled with one is left out.
        let shaded = |name| child(object, name).is_some_and(|node| node.attribute("Value").is_none());
        self.drawn.incomplete |= (fills && shaded("FillColor")) || (strokes && shaded("StrokeColor"));
        let fill = match style.fill.as_deref() {
            _ if !fills || shaded("FillColor") => "none",
            fill => fill.unwrap_or("#000"),
        };
        let stroke = if strokes { style.stroke.as_deref().unwrap_or("#000") } else { "none" };

        let rule = if object.attribute("Rule") == Some("Even-Odd") { "evenodd" } else { "nonzero" };
        let join = match object.attribute("Join") {
            Some("Round") => "round",
            Some("Bevel") => "bevel",
            _ => "miter",
        };
        let cap = match object.attribute("Cap") {
            Some("Round") => "round",
            Some("Square") => "square",
            _ => "butt",
        };
        let dash: Vec<f64> = object
            .attribute("DashPattern")
            .map(|dash| dash.split_whitespace().filter_map(|part| part.parse().ok()).collect())
            .unwrap_or_default();
        let dash = dash.iter().map(f64::to_string).collect::<Vec<_>>().join(" ");
        let width = style.line_width.unwrap_or(LINE_WIDTH);
        self.write(format_args!(
            r#"<path d="{data}" fill="{fill}" fill-rule="{rule}" stroke="{stroke}" stroke-width="{width}" stroke-linejoin="{join}" stroke-linecap="{cap}""#
        ));
        if !dash.is_empty() {
            self.write(format_args!(r#" stroke-dasharray="{dash}""#));
        }
        self.drawn.body.push_str("/>");
    }

    fn image(&mut self, object: Node<'_, '_>) {
        let resource = object.attribute("ResourceID").unwrap_or_default();
        let Some(name) = self.picture(resource) else {
            self.drawn.incomplete = true;
            return;
        };
        // A picture fills the unit square, which the transformation of its object spreads out.
        self.write(format_args!(r#"<image href="{name}" width="1" height="1" preserveAspectRatio="none"/>"#));
    }

    /// Reads a picture of the package once and gives it a name of ours.
    fn picture(&mut self, resource: &str) -> Option<String> {
        let own = self.own.as_ref().and_then(|own| own.media.get(resource));
        let location = own.or_else(|| self.document.media.get(resource))?.clone();
        let name = format!("part-{}", self.drawn.images.len());
        let bytes = self.package.bytes(&location).ok()?;
        let plain = bytes.starts_with(b"\xFF\xD8") || bytes.starts_with(b"\x89PNG");
        let bytes = if plain { bytes } else { as_png(&bytes)? };
        self.drawn.images.insert(name.clone(), Arc::new(bytes));
        Some(name)
    }

    fn text(&mut self, object: Node<'_, '_>, outer: &Style) {
        let style = self.style(object, outer);
        let size: f64 = object.attribute("Size").and_then(|size| size.parse().ok()).unwrap_or(0.0);
        let stretch: f64 = object.attribute("HScale").and_then(|scale| scale.parse().ok()).unwrap_or(1.0);
        let turn: f64 = object.attribute("CharDirection").and_then(|turn| turn.parse().ok()).unwrap_or(0.0);
        let (sin, cos) = turn.to_radians().sin_cos();
        let font = object.attribute("Font").unwrap_or_default();
        let given = glyphs_of(object);

        let Some((carried, data, index)) = self.face(font) else {
            self.drawn.incomplete = true;
            return;
        };
        let Ok(face) = Face::parse((*data).as_ref(), index) else {
            self.drawn.incomplete = true;
            return;
        };
        let mut path = String::new();
        let mut position = 0;
        let mut missing = false;
        let (mut x, mut y) = (0.0, 0.0);
        for code in object.children().filter(|node| node.tag_name().name() == "TextCode") {
            let at = |name| code.attribute(name).and_then(|value| value.parse::<f64>().ok());
            (x, y) = (at("X").unwrap_or(x), at("Y").unwrap_or(y));
            let (dx, dy) = (deltas(code.attribute("DeltaX")), deltas(code.attribute("DeltaY")));
            for (n, letter) in code.text().unwrap_or_default().chars().enumerate() {
                // Numbers of glyphs mean something only in the font that the file carries.
                let numbered = given.get(&position).filter(|_| carried).copied();
                let glyph = numbered.or_else(|| face.glyph_index(letter)).unwrap_or_default();
                position += 1;
                let place = Place([size * stretch * cos, size * stretch * sin, size * sin, -size * cos, x, y]);
                letters::draw_glyph(&face, glyph, place, &mut path);
                missing |= glyph == GlyphId(0) && !letter.is_whitespace();
                match (dx.get(n), dy.get(n)) {
                    (None, None) => x += letters::advance(&face, glyph) * size * stretch,
                    (right, down) => {
                        x += right.copied().unwrap_or(0.0);
                        y += down.copied().unwrap_or(0.0);
                    }
                }
            }
        }
        self.drawn.incomplete |= missing;
        if path.is_empty() {
            return;
        }
        let fill = match object.attribute("Fill") {
            Some("false") => "none",
            _ => style.fill.as_deref().unwrap_or("#000"),
        };
        let stroke = match object.attribute("Stroke") {
            Some("true") => style.stroke.as_deref().unwrap_or("#000"),
            _ => "none",
        };
        let width = style.line_width.unwrap_or(LINE_WIDTH);
        self.write(format_args!(r#"<path d="{path}" fill="{fill}" stroke="{stroke}" stroke-width="{width}"/>"#));
    }

    /// The font of that number, and whether it is the one the file carries.
    fn face(&mut self, id: &str) -> Option<(bool, FontData, u32)> {
        let own = self.own.as_ref().and_then(|own| own.fonts.get(id));
        let font = own.or_else(|| self.document.fonts.get(id));
        let carried = match (self.faces.get(id), font.and_then(|font| font.file.as_deref())) {
            (Some(known), _) => known.clone(),
            (None, Some(file)) => {
                let bytes = self.package.bytes(file).ok().filter(|bytes| Face::parse(bytes, 0).is_ok());
                let read = bytes.map(|bytes| (Arc::new(bytes) as FontData, 0));
                self.faces.insert(id.to_owned(), read.clone());
                read
            }
            (None, None) => None,
        };
        match carried {
            Some((data, index)) => Some((true, data, index)),
            None => {
                let (data, index) = self.fonts.chinese(font.map_or("", |font| &font.name))?;
                Some((false, data, index))
            }
        }
    }

    /// What an object draws with: what it says itself, then its style and the styles that one names,
    /// then what the layer says.
    fn style(&self, object: Node<'_, '_>, outer: &Style) -> Style {
        let mut style = Style::read(object);
        let mut parents = vec![outer.parent.clone(), style.parent.clone()];
        for _ in 0..ANCESTORS {
            let Some(id) = parents.pop() else { break };
            let own = self.own.as_ref();
            let Some(parent) =
                id.and_then(|id| own.and_then(|own| own.styles.get(&id)).or_else(|| self.document.styles.get(&id)))
            else {
                continue;
            };
            style.line_width = style.line_width.or(parent.line_width);
            style.fill = style.fill.or_else(|| parent.fill.clone());
            style.stroke = style.stroke.or_else(|| parent.stroke.clone());
            parents.push(parent.parent.clone());
        }
        style
    }

    fn write(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.drawn.body.write_fmt(what);
    }
}

/// `S M L Q B A C` of OFD as `M L Q C A Z` of SVG; `None` when it is neither.
fn svg_path(data: &str) -> Option<String> {
    let mut out = String::with_capacity(data.len());
    for part in data.split_whitespace() {
        let word = match part {
            "S" | "M" => "M",
            "B" => "C",
            "C" => "Z",
            "L" | "Q" | "A" => part,
            number => {
                number.parse::<f64>().ok().filter(|number| number.is_finite())?;
                number
            }
        };
        out.push_str(word);
        out.push(' ');
    }
    Some(out)
}

/// Steps between letters; `g 3 2.5` stands for three of 2.5.
fn deltas(text: Option<&str>) -> Vec<f64> {
    /// A line has no more letters than this.
    const MOST: usize = 100_000;
    let mut out = Vec::new();
    let mut parts = text.unwrap_or_default().split_whitespace();
    while let Some(part) = parts.next() {
        if part == "g" {
            let count = parts.next().and_then(|count| count.parse::<usize>().ok()).unwrap_or(0);
            let step = parts.next().and_then(|step| step.parse().ok()).unwrap_or(0.0);
            out.extend(std::iter::repeat_n(step, count.min(MOST - out.len().min(MOST))));
        } else {
            out.push(part.parse().unwrap_or(0.0));
        }
    }
    out
}

/// The glyphs an object names by their numbers, by the place of their letter.
fn glyphs_of(object: Node<'_, '_>) -> HashMap<usize, GlyphId> {
    let mut given = HashMap::new();
    for node in object.children().filter(|node| node.tag_name().name() == "CGTransform") {
        let first: usize = node.attribute("CodePosition").and_then(|at| at.parse().ok()).unwrap_or(0);
        let glyphs = descendant(node, "Glyphs").and_then(|node| node.text()).unwrap_or_default();
        let glyphs = glyphs.split_whitespace().filter_map(|glyph| glyph.parse().ok()).map(GlyphId);
        given.extend(glyphs.enumerate().map(|(n, glyph)| (first + n, glyph)));
    }
    given
}

/// Pictures in other formats (BMP, TIFF, GIF), rewritten for the painter.
fn as_png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut reader = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = image::Limits::no_limits();
    limits.max_alloc = Some(budget::BYTES);
    reader.limits(limits);
    let mut png = std::io::Cursor::new(Vec::new());
    reader.decode().ok()?.write_to(&mut png, image::ImageFormat::Png).ok()?;
    Some(png.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_rewritten_and_nonsense_is_refused() {
        assert_eq!(svg_path("M 1 2 L 3 4 B 1 1 2 2 3 3 C").as_deref(), Some("M 1 2 L 3 4 C 1 1 2 2 3 3 Z "));
        assert_eq!(svg_path("M 1 2\"/><image"), None);
        assert_eq!(svg_path("M NaN 2"), None);
    }

    #[test]
    fn steps_are_spread_out_and_bounded() {
        assert_eq!(deltas(Some("1 g 3 2.5 4")), [1.0, 2.5, 2.5, 2.5, 4.0]);
        assert_eq!(deltas(Some("g 99999999999 1 g 5 2")).len(), 100_000);
        assert_eq!(deltas(None), [0.0; 0]);
    }
}
