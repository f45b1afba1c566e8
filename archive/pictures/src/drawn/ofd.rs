//! OFD (GB/T 33190-2016), the fixed layout of Chinese offices: a ZIP of XML in millimetres.
//!
//! A page becomes an SVG that [`super::svg`] reads: paths and pictures as they are, letters as
//! outlines, because the file says where each of them stands. What is left out (seals of signatures,
//! shadings, patterns, JBIG2) marks the page as incomplete.

mod document;
mod package;
mod painter;

use std::path::Path;
use std::sync::Arc;

use resvg::usvg::{ImageHrefResolver, ImageKind, Options};

use super::{Content, Scene, svg};
use crate::Problem;
use crate::fonts::Fonts;
use document::Document;
use package::Package;
use painter::Painter;

pub(super) fn scene(path: &Path, page: u32, fonts: &Fonts) -> Result<Scene, Problem> {
    let mut package = Package::open(path)?;
    let document = Document::read(&mut package)?;
    let wanted = (page as usize).checked_sub(1).and_then(|index| document.pages.get(index));
    let wanted = wanted.ok_or(Problem::NoSuchPage)?;
    let content = package.text(&wanted.location)?;
    let sheet = document.sheet(&content)?;

    let mut painter = Painter::new(&mut package, &document, fonts);
    painter.page(wanted, &content)?;
    let drawn = painter.finish();

    let [x, y, width, height] = sheet;
    let text = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="{x} {y} {width} {height}">{}</svg>"#,
        drawn.body
    );
    let images = drawn.images;
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_string: Box::new(move |name, _| {
                let bytes: &Arc<Vec<u8>> = images.get(name)?;
                let jpeg = bytes.starts_with(b"\xFF\xD8");
                Some(if jpeg { ImageKind::JPEG(bytes.clone()) } else { ImageKind::PNG(bytes.clone()) })
            }),
            ..ImageHrefResolver::default()
        },
        ..svg::options()
    };
    Ok(Scene {
        content: Content::Tree(svg::tree(text.as_bytes(), &options)?.into()),
        pages: document.pages.len() as u32,
        incomplete: drawn.incomplete || document.is_signed,
    })
}
