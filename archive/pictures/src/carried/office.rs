//! The picture of the first page that an office file (OOXML) may carry: `docProps/thumbnail.*`.

use std::fs::File;
use std::io::{BufReader, Read};

use image::DynamicImage;
use zip::ZipArchive;

use super::decode;
use crate::Problem;

/// A thumbnail is small; more is none.
const MOST: u64 = 32_000_000;

pub(super) fn thumbnail(file: File) -> Result<Option<DynamicImage>, Problem> {
    let mut package = ZipArchive::new(BufReader::new(file)).map_err(|_| Problem::Broken)?;
    let is_thumbnail = |name: &str| name.starts_with("docProps/thumbnail.");
    let Some(name) = package.file_names().flatten().find(|name| is_thumbnail(name)).map(|name| name.into_owned())
    else {
        return Ok(None);
    };
    let part = package.by_name(&name).map_err(|_| Problem::Broken)?;
    let mut bytes = Vec::new();
    part.take(MOST).read_to_end(&mut bytes).map_err(|_| Problem::Broken)?;
    Ok(decode(&bytes))
}
