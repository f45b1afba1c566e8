//! Pixels on their way: rows from a reader into a [`Sink`], or a whole page kept for tiles.

use std::ops::ControlFlow;

use crate::Problem;

/// How the pixels of a row lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// One bit a pixel, the highest first, 1 is white.
    Bits,
    /// One byte a pixel.
    Gray,
    /// Three bytes a pixel.
    Rgb,
}

impl Layout {
    /// Bytes of a row of `width` pixels.
    pub(crate) fn row_bytes(self, width: u32) -> usize {
        match self {
            Layout::Bits => (width as usize).div_ceil(8),
            Layout::Gray => width as usize,
            Layout::Rgb => width as usize * 3,
        }
    }

    /// Channels once the pixels are bytes.
    pub(crate) fn channels(self) -> usize {
        match self {
            Layout::Bits | Layout::Gray => 1,
            Layout::Rgb => 3,
        }
    }
}

/// Takes the rows of a page from top to bottom.
pub(crate) trait Sink {
    /// Says what comes: the size may be smaller than the page where the reader could reduce it.
    fn begin(&mut self, width: u32, height: u32, layout: Layout) -> Result<(), Problem>;
    /// Takes one row; `Break` when no more are needed.
    fn row(&mut self, row: &[u8]) -> ControlFlow<()>;
    /// Rows at the top that are not needed; who has the rows at hand may leave them out with [`Sink::skip`].
    fn unneeded(&self) -> u32 {
        0
    }
    /// Says that so many rows were left out.
    fn skip(&mut self, _rows: u32) {}
}

/// A page in memory.
pub(crate) struct Raster {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) layout: Layout,
    pub(crate) pixels: Vec<u8>,
}

impl Raster {
    /// Hands the rows on.
    pub(crate) fn pour(&self, sink: &mut dyn Sink) -> Result<(), Problem> {
        sink.begin(self.width, self.height, self.layout)?;
        let unneeded = sink.unneeded().min(self.height);
        sink.skip(unneeded);
        for row in self.pixels.chunks_exact(self.layout.row_bytes(self.width)).skip(unneeded as usize) {
            if sink.row(row).is_break() {
                break;
            }
        }
        Ok(())
    }
}

/// A sink that keeps everything, up to a number of bytes.
pub(crate) struct Keep {
    pub(crate) most: usize,
    pub(crate) raster: Option<Raster>,
}

impl Sink for Keep {
    fn begin(&mut self, width: u32, height: u32, layout: Layout) -> Result<(), Problem> {
        let bytes = layout
            .row_bytes(width)
            .checked_mul(height as usize)
            .filter(|bytes| *bytes <= self.most)
            .ok_or(Problem::TooLarge)?;
        self.raster = Some(Raster { width, height, layout, pixels: Vec::with_capacity(bytes) });
        Ok(())
    }

    fn row(&mut self, row: &[u8]) -> ControlFlow<()> {
        match &mut self.raster {
            Some(raster) if raster.pixels.len() < raster.pixels.capacity() => {
                raster.pixels.extend_from_slice(row);
                ControlFlow::Continue(())
            }
            _ => ControlFlow::Break(()),
        }
    }
}

impl Keep {
    /// The page, white where the reader gave up.
    pub(crate) fn finish(self) -> Result<Raster, Problem> {
        let mut raster = self.raster.ok_or(Problem::Broken)?;
        let bytes = raster.layout.row_bytes(raster.width) * raster.height as usize;
        raster.pixels.resize(bytes, 255);
        Ok(raster)
    }
}
