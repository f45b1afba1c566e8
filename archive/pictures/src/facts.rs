//! What is known of a file without drawing it.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::format::Way;
use crate::{Format, Problem, drawn, pdf, source, tiff};

/// What a file is and how large its first page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// The format, by content.
    pub format: Format,
    /// How many pages it has; `None` where the format knows no pages or they cannot be counted.
    pub pages: Option<u32>,
    /// Width of page 1 as it is shown, in pixels at [`Facts::dpi`].
    pub width: Option<u32>,
    /// Height of page 1 as it is shown, in pixels at [`Facts::dpi`].
    pub height: Option<u32>,
    /// Pixels per inch as the file states them; a PDF page is measured at [`pdf::DPI`].
    pub dpi: Option<f32>,
    /// Why there will be no picture, where that is known already.
    pub problem: Option<Problem>,
}

impl Facts {
    /// The media type.
    pub fn mime(&self) -> &'static str {
        self.format.mime()
    }

    fn without_picture(format: Format, problem: Problem) -> Self {
        Facts { format, pages: None, width: None, height: None, dpi: None, problem: Some(problem) }
    }
}

/// Finds out what a file is. Reads heads and directories, never the picture itself (a PDF is read whole).
pub(crate) fn probe(path: &Path, password: Option<&str>) -> Facts {
    match look(path, password) {
        Ok(facts) => facts,
        Err(problem) => Facts::without_picture(Format::Unknown, problem),
    }
}

fn look(path: &Path, password: Option<&str>) -> Result<Facts, Problem> {
    let mut file = source::open(path)?;
    let format = Format::recognise(&mut file)?;
    let measured = match format.way() {
        Some(Way::Pages) => pdf::facts(path, password),
        Some(Way::Drawn) => drawn::facts(path, format),
        Some(Way::Rows) if format == Format::Tiff => tiff::facts(path),
        Some(Way::Rows | Way::Carried) => source::of_page(path, format, 1).map(|source| {
            let stored = source.size();
            let (width, height) = source.orientation().size(stored);
            Facts { format, pages: Some(1), width: Some(width), height: Some(height), dpi: source.dpi(), problem: None }
        }),
        None if crate::format::is_locked(&mut file) => Err(Problem::Encrypted),
        None => Err(Problem::Unsupported(format)),
    };
    Ok(measured.unwrap_or_else(|problem| Facts::without_picture(format, problem)))
}
