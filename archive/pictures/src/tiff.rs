//! TIFF: what scanners and plotters write. An own reader, strip by strip.
//!
//! Why own: an A0 scan has to pass in the memory of a few rows, and the common crate refuses what
//! archives are full of (Group 3 fax, palettes, JPEG strips wider than 16,384 pixels, CIELab, files
//! whose byte counts are missing). Here a file that is damaged in the middle still shows the rest.
//!
//! Order of reading: [`directory`] finds pages and tags, [`plan`] makes sense of the tags of one
//! page, [`strips`] and [`tiles`] deliver raw rows by [`codec`], [`fax`] or JPEG, [`samples`] turns
//! raw rows into grey or colour.

mod codec;
mod directory;
mod fax;
mod old_jpeg;
mod plan;
mod samples;
mod strips;
mod tiles;

use std::path::Path;

use crate::orientation::Orientation;
use crate::raster::{Layout, Sink};
use crate::source::{Aim, Art, Source};
use crate::{Facts, Format, Problem, budget};

use directory::Tiff;
use plan::{Compression, Plan};

/// Pages and size without decoding anything.
pub(crate) fn facts(path: &Path) -> Result<Facts, Problem> {
    let tiff = Tiff::open(path)?;
    let pages = tiff.pages();
    let first = pages.first().ok_or(Problem::Broken)?;
    let (width, height) = Plan::size(&tiff, first)?;
    let (width, height) = Plan::orientation(&tiff, first).size((width, height));
    let problem = match Plan::of(&tiff, first) {
        Ok(_) if u64::from(width) * u64::from(height) > budget::PIXELS => Some(Problem::TooLarge),
        Ok(_) => None,
        Err(problem) => Some(problem),
    };
    Ok(Facts {
        format: Format::Tiff,
        pages: Some(pages.len() as u32),
        width: Some(width),
        height: Some(height),
        dpi: Plan::dpi(&tiff, first),
        problem,
    })
}

/// One page; pages count from 1.
pub(crate) fn open_page(path: &Path, page: u32) -> Result<Box<dyn Source>, Problem> {
    let tiff = Tiff::open(path)?;
    let pages = tiff.pages();
    let directory =
        pages.get(page as usize - 1).ok_or(if pages.is_empty() { Problem::Broken } else { Problem::NoSuchPage })?;
    let plan = Plan::of(&tiff, directory)?;
    Ok(Box::new(Page {
        orientation: Plan::orientation(&tiff, directory),
        dpi: Plan::dpi(&tiff, directory),
        plan,
        tiff,
    }))
}

struct Page {
    tiff: Tiff,
    plan: Plan,
    orientation: Orientation,
    dpi: Option<f32>,
}

impl Source for Page {
    fn size(&self) -> (u32, u32) {
        (self.plan.width, self.plan.height)
    }

    fn orientation(&self) -> Orientation {
        self.orientation
    }

    fn dpi(&self) -> Option<f32> {
        self.dpi
    }

    fn art(&self) -> Art {
        match self.plan.layout() {
            Layout::Bits => Art::BlackAndWhite,
            _ if self.plan.bits < 8 => Art::Flat,
            _ => Art::Photo,
        }
    }

    fn rows(&mut self, aim: Aim, sink: &mut dyn Sink) -> Result<bool, Problem> {
        let input = self.tiff.input();
        match (&self.plan.compression, self.plan.is_tiled()) {
            (Compression::OldJpeg(_), _) => old_jpeg::rows(input, &self.plan, aim, sink),
            (Compression::Jpeg(_), _) if self.plan.is_one_chunk() => tiles::one_jpeg(input, &self.plan, aim, sink),
            (Compression::Jpeg(_), _) | (_, true) => tiles::rows(input, &self.plan, aim, sink),
            (Compression::Fax(_), false) => strips::fax_rows(input, &self.plan, sink),
            (Compression::Bytes(_), false) => strips::rows(input, &self.plan, aim, sink),
        }
    }
}
