//! What an OFD document consists of: its pages, what they are laid on, and what they draw with.

use std::collections::HashMap;

use roxmltree::Node;

use super::package::{Package, resolve};
use crate::Problem;

/// Left, top, width and height in millimetres.
pub(super) type Sheet = [f64; 4];

/// A document, with every part found that a page may need.
#[derive(Default)]
pub(super) struct Document {
    pub(super) pages: Vec<Page>,
    pub(super) templates: HashMap<String, String>,
    pub(super) fonts: HashMap<String, Font>,
    /// Pictures by their id: where they lie in the package.
    pub(super) media: HashMap<String, String>,
    pub(super) styles: HashMap<String, Style>,
    /// Whether seals or signatures lie on its pages.
    pub(super) is_signed: bool,
    sheet: Option<Sheet>,
}

/// A page and what was noted on it later.
pub(super) struct Page {
    id: String,
    pub(super) location: String,
    pub(super) annotations: Vec<String>,
}

/// A font as a page names it.
pub(super) struct Font {
    pub(super) name: String,
    pub(super) file: Option<String>,
}

/// Pens and inks, as far as they are said.
#[derive(Clone, Default)]
pub(super) struct Style {
    pub(super) parent: Option<String>,
    pub(super) line_width: Option<f64>,
    pub(super) fill: Option<String>,
    pub(super) stroke: Option<String>,
}

impl Document {
    pub(super) fn read(package: &mut Package) -> Result<Document, Problem> {
        let text = package.text("OFD.xml")?;
        let xml = roxmltree::Document::parse(&text).map_err(|_| Problem::Broken)?;
        let root = descendant(xml.root(), "DocRoot").and_then(|node| node.text()).ok_or(Problem::Broken)?;
        let root = resolve("OFD.xml", root);
        let is_signed = match descendant(xml.root(), "Signatures").and_then(|node| node.text()) {
            Some(list) => package.text(&resolve("OFD.xml", list)).is_ok_and(|list| list.contains("Signature ")),
            None => false,
        };

        let text = package.text(&root)?;
        let xml = roxmltree::Document::parse(&text).map_err(|_| Problem::Broken)?;
        let sheet = descendant(xml.root(), "PhysicalBox").and_then(|node| numbers(node.text()?));
        let mut document = Document { is_signed, sheet, ..Document::default() };
        for node in xml.descendants() {
            match node.tag_name().name() {
                "Page" => document.pages.extend(located(&node, "BaseLoc", &root).map(|(id, location)| Page {
                    id,
                    location,
                    annotations: Vec::new(),
                })),
                "TemplatePage" => document.templates.extend(located(&node, "BaseLoc", &root)),
                "PublicRes" | "DocumentRes" => {
                    if let Some(name) = node.text() {
                        document.resources(package, &resolve(&root, name));
                    }
                }
                "Annotations" => {
                    if let Some(name) = node.text() {
                        document.annotations(package, &resolve(&root, name));
                    }
                }
                _ => {}
            }
        }
        if document.pages.is_empty() { Err(Problem::Broken) } else { Ok(document) }
    }

    /// The paper of a page: its own, or that of the document.
    pub(super) fn sheet(&self, content: &str) -> Result<Sheet, Problem> {
        let xml = roxmltree::Document::parse(content).map_err(|_| Problem::Broken)?;
        let own = descendant(xml.root(), "PhysicalBox").and_then(|node| numbers(node.text()?));
        let sheet: Sheet = own.or(self.sheet).unwrap_or([0.0, 0.0, 210.0, 297.0]);
        let fits = |side: f64| side.is_finite() && side > 0.0 && side < 100_000.0;
        if fits(sheet[2]) && fits(sheet[3]) { Ok(sheet) } else { Err(Problem::Broken) }
    }

    /// Adds what a list of resources names; a list that does not read is one without entries.
    pub(super) fn resources(&mut self, package: &mut Package, list: &str) {
        let Ok(text) = package.text(list) else { return };
        let Ok(xml) = roxmltree::Document::parse(&text) else { return };
        let base = xml.root_element().attribute("BaseLoc").unwrap_or_default();
        // A file is named from the folder that the list gives.
        let beside = format!("{}/.", resolve(list, base));
        for node in xml.descendants() {
            let Some(id) = node.attribute("ID") else { continue };
            let file = |name: &str| descendant(node, name).and_then(|file| Some(resolve(&beside, file.text()?)));
            match node.tag_name().name() {
                "Font" => {
                    let name = node.attribute("FontName").or(node.attribute("FamilyName")).unwrap_or_default();
                    self.fonts.insert(id.into(), Font { name: name.into(), file: file("FontFile") });
                }
                "MultiMedia" => self.media.extend(file("MediaFile").map(|file| (id.to_owned(), file))),
                "DrawParam" => drop(self.styles.insert(id.into(), Style::read(node))),
                _ => {}
            }
        }
    }

    fn annotations(&mut self, package: &mut Package, list: &str) {
        let Ok(text) = package.text(list) else { return };
        let Ok(xml) = roxmltree::Document::parse(&text) else { return };
        for node in xml.descendants().filter(|node| node.tag_name().name() == "Page") {
            let id = node.attribute("PageID").unwrap_or_default();
            let file = descendant(node, "FileLoc").and_then(|file| file.text());
            if let (Some(file), Some(page)) = (file, self.pages.iter_mut().find(|page| page.id == id)) {
                page.annotations.push(resolve(list, file));
            }
        }
    }
}

impl Style {
    /// What an element says of itself.
    pub(super) fn read(node: Node<'_, '_>) -> Style {
        let colour = |name| child(node, name).and_then(colour);
        Style {
            parent: node.attribute("Relative").or(node.attribute("DrawParam")).map(str::to_owned),
            line_width: node.attribute("LineWidth").and_then(|width| width.parse().ok()),
            fill: colour("FillColor"),
            stroke: colour("StrokeColor"),
        }
    }
}

/// The colour of an element as SVG writes it; `None` for shadings and patterns.
fn colour(node: Node<'_, '_>) -> Option<String> {
    let value = node.attribute("Value")?;
    let parts: Vec<f64> = value
        .split_whitespace()
        .filter_map(|part| match part.strip_prefix('#') {
            Some(hex) => u8::from_str_radix(hex, 16).ok().map(f64::from),
            None => part.parse().ok(),
        })
        .collect();
    let byte = |v: f64| v.round().clamp(0.0, 255.0) as u8;
    let [r, g, b] = match parts[..] {
        [grey] => [byte(grey); 3],
        [r, g, b] => [r, g, b].map(byte),
        [c, m, y, k] => crate::colour::from_cmyk([c, m, y, k].map(byte)),
        _ => return None,
    };
    let alpha = node.attribute("Alpha").and_then(|alpha| alpha.parse::<f64>().ok()).unwrap_or(255.0);
    Some(format!("rgba({r},{g},{b},{:.3})", (alpha / 255.0).clamp(0.0, 1.0)))
}

/// The first element of that name below a node, or the node itself.
pub(super) fn descendant<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|node| node.tag_name().name() == name)
}

/// The first child of that name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|node| node.tag_name().name() == name)
}

/// So many numbers in a text; `None` when there are fewer.
pub(super) fn numbers<const N: usize>(text: &str) -> Option<[f64; N]> {
    let mut found = text.split_whitespace().map_while(|part| part.parse().ok());
    let mut out = [0.0; N];
    for place in &mut out {
        *place = found.next()?;
    }
    Some(out)
}

fn located(node: &Node<'_, '_>, attribute: &str, part: &str) -> Option<(String, String)> {
    Some((node.attribute("ID")?.to_owned(), resolve(part, node.attribute(attribute)?)))
}
