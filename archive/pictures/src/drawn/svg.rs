//! SVG: one page, read by usvg with the doors shut: nothing outside the file is opened.

use std::path::Path;

use resvg::usvg::{Error, ImageHrefResolver, Options, Tree};

use super::{Content, Scene};
use crate::fonts::Fonts;
use crate::{Format, Problem};

pub(super) fn scene(path: &Path, page: u32, fonts: &Fonts) -> Result<Scene, Problem> {
    if page != 1 {
        return Err(Problem::NoSuchPage);
    }
    let bytes = std::fs::read(path)?;
    let mut options = options();
    // Looking for the fonts of the system costs more than most drawings.
    if bytes.windows(5).any(|word| word == b"<text" || word == b":text") {
        options.fontdb = fonts.database();
    }
    Ok(Scene { content: Content::Tree(tree(&bytes, &options)?.into()), pages: 1, incomplete: false })
}

/// Options under which a drawing sees no other file, whatever its links say.
pub(super) fn options<'a>() -> Options<'a> {
    Options {
        image_href_resolver: ImageHrefResolver {
            resolve_string: Box::new(|_, _| None),
            ..ImageHrefResolver::default()
        },
        font_family: "Noto Sans CJK SC".into(),
        languages: vec!["zh".into(), "en".into()],
        ..Options::default()
    }
}

/// Reads the text of a drawing.
pub(super) fn tree(bytes: &[u8], options: &Options<'_>) -> Result<Tree, Problem> {
    Tree::from_data(bytes, options).map_err(|error| match error {
        Error::ElementsLimitReached => Problem::TooLarge,
        Error::NotAnUtf8Str => Problem::Unsupported(Format::Svg),
        Error::MalformedGZip | Error::InvalidSize | Error::ParsingFailed(_) => Problem::Broken,
    })
}
