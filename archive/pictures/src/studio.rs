//! Where pictures are made: one file, one page, one picture at a time, inside the worker.
//!
//! The page last asked for by region is kept, so that the tiles of one drawing are decoded once.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::drawn::{self, Scene};
use crate::encode::encode;
use crate::fonts::Fonts;
use crate::format::Way;
use crate::pdf;
use crate::picture::{Picture, Want, clip, fit};
use crate::raster::Raster;
use crate::shrink::Shrink;
use crate::source::{self, Aim, Art, Source};
use crate::{Format, Problem, budget};

/// Makes pictures, and keeps what the next tile will need again.
pub(crate) struct Studio {
    fonts: Arc<Fonts>,
    kept: Option<Kept>,
    scene: Option<(Key, Scene)>,
}

/// A decoded page and what it was decoded from.
struct Kept {
    key: Key,
    raster: Raster,
    /// The full size it stands for, as stored.
    full: (u32, u32),
    damaged: bool,
}

#[derive(PartialEq)]
struct Key {
    path: PathBuf,
    password: Option<String>,
    page: u32,
    length: u64,
    changed: Option<SystemTime>,
    background: [u8; 3],
}

impl Studio {
    /// `font` is a Chinese font to fall back on, where the system has none.
    pub(crate) fn new(font: Option<PathBuf>) -> Self {
        Studio { fonts: Arc::new(Fonts::new(font)), kept: None, scene: None }
    }

    /// Draws a page (the first is 1) or a part of it.
    pub(crate) fn render(
        &mut self,
        path: &Path,
        password: Option<&str>,
        page: u32,
        want: &Want,
    ) -> Result<Picture, Problem> {
        let mut file = source::open(path)?;
        let about = file.metadata()?;
        let key = Key {
            path: path.to_owned(),
            password: password.map(str::to_owned),
            page,
            length: about.len(),
            changed: about.modified().ok(),
            background: want.background,
        };
        if self.kept.as_ref().is_some_and(|kept| kept.key != key) {
            self.kept = None;
        }
        let format = Format::recognise(&mut file)?;
        match format.way() {
            Some(Way::Pages) => self.render_pdf(key, want),
            Some(Way::Drawn) => self.render_drawn(format, key, want),
            Some(Way::Rows | Way::Carried) => {
                let source = source::of_page(path, format, page)?;
                self.draw(source, key, want)
            }
            None => Err(crate::facts::probe(path, password).problem.unwrap_or(Problem::Unsupported(format))),
        }
    }

    /// Gives back the memory of the kept page.
    pub(crate) fn forget(&mut self) {
        self.kept = None;
        self.scene = None;
    }

    /// Lines and letters are painted anew for each part; only what was read is kept.
    fn render_drawn(&mut self, format: Format, key: Key, want: &Want) -> Result<Picture, Problem> {
        let scene = match &mut self.scene {
            Some((kept, scene)) if *kept == key => scene,
            place => {
                *place = None;
                let scene = drawn::open(&key.path, format, key.page, &self.fonts)?;
                &mut place.insert((key, scene)).1
            }
        };
        let full = scene.full();
        let part = clip(want.region, full);
        let target = fit((part.width, part.height), (want.max_width, want.max_height), true);
        let painted = scene.paint(part, target, want.background)?;
        let size = (part.width, part.height);
        let mut shrink = Shrink::new(size, clip(None, size), target);
        painted.pour(&mut shrink)?;
        let (encoding, bytes) = encode(shrink.finish()?, Art::Photo)?;
        Ok(Picture {
            encoding,
            width: target.0,
            height: target.1,
            full_width: full.0,
            full_height: full.1,
            damaged: scene.incomplete,
            bytes,
        })
    }

    fn render_pdf(&mut self, key: Key, want: &Want) -> Result<Picture, Problem> {
        if want.region.is_none() {
            return pdf::render(&key.path, key.password.as_deref(), key.page, want, &self.fonts);
        }
        let kept = match &mut self.kept {
            Some(kept) => kept,
            empty => {
                let (raster, full, damaged) =
                    pdf::raster(&key.path, key.password.as_deref(), key.page, want.background, &self.fonts)?;
                empty.insert(Kept { key, raster, full, damaged })
            }
        };
        let region = clip(want.region, kept.full);
        let target = fit((region.width, region.height), (want.max_width, want.max_height), true);
        let mut shrink = Shrink::new(kept.full, region, target);
        kept.raster.pour(&mut shrink)?;
        let (encoding, bytes) = encode(shrink.finish()?, Art::Photo)?;
        Ok(Picture {
            encoding,
            width: target.0,
            height: target.1,
            full_width: kept.full.0,
            full_height: kept.full.1,
            damaged: kept.damaged,
            bytes,
        })
    }

    fn draw(&mut self, mut source: Box<dyn Source>, key: Key, want: &Want) -> Result<Picture, Problem> {
        let stored = source.size();
        let orientation = source.orientation();
        let full = orientation.size(stored);
        let region = clip(want.region, full);
        let shown = fit((region.width, region.height), (want.max_width, want.max_height), false);
        let target = orientation.size(shown);
        let mut shrink = Shrink::new(stored, orientation.stored_rect(region, stored), target);

        let background = want.background;
        let damaged = match want.region {
            None => source.rows(Aim { reduce: reduction(region.width, shown.0), background }, &mut shrink)?,
            Some(_) => self.draw_part(source.as_mut(), key, background, &mut shrink)?,
        };
        if shrink.is_empty() {
            return Err(Problem::Broken);
        }
        let damaged = damaged || !shrink.is_complete();
        let mut pixels = shrink.finish()?;
        if source.art() == Art::BlackAndWhite {
            pixels.strengthen(f64::from(region.width) / f64::from(shown.0));
        }
        pixels.bytes = orientation.apply(pixels.bytes, target, pixels.channels);
        (pixels.width, pixels.height) = shown;
        let (encoding, bytes) = encode(pixels, source.art())?;
        Ok(Picture {
            encoding,
            width: shown.0,
            height: shown.1,
            full_width: full.0,
            full_height: full.1,
            damaged,
            bytes,
        })
    }

    /// A part is cut from the kept page; a page too large to keep is read through once more.
    fn draw_part(
        &mut self,
        source: &mut dyn Source,
        key: Key,
        background: [u8; 3],
        shrink: &mut Shrink,
    ) -> Result<bool, Problem> {
        let aim = Aim { reduce: 1, background };
        if self.kept.is_none() {
            match source.raster(aim, budget::KEPT) {
                Ok((raster, damaged)) => self.kept = Some(Kept { key, raster, full: source.size(), damaged }),
                Err(Problem::TooLarge) => return source.rows(aim, shrink),
                Err(problem) => return Err(problem),
            }
        }
        let kept = self.kept.as_ref().ok_or(Problem::Broken)?;
        kept.raster.pour(shrink)?;
        Ok(kept.damaged)
    }
}

/// How much smaller a reader may deliver: the largest power of two that leaves at least the target.
fn reduction(full: u32, target: u32) -> u32 {
    match full / target.max(1) {
        0 | 1 => 1,
        2 | 3 => 2,
        4..=7 => 4,
        _ => 8,
    }
}
