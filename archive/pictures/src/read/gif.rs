//! GIF: the first frame on its canvas. A file that is cut short shows as far as it goes.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use ::gif::{ColorOutput, DecodeOptions, Decoder, MemoryLimit};

use crate::raster::{Layout, Raster, Sink};
use crate::source::{Aim, Art, Source};
use crate::{Problem, budget, colour};

/// A GIF file.
pub(crate) struct Gif {
    path: PathBuf,
    size: (u32, u32),
}

impl Gif {
    pub(crate) fn open(path: &Path) -> Result<Self, Problem> {
        let decoder = start(path)?;
        Ok(Gif { path: path.to_owned(), size: (u32::from(decoder.width()), u32::from(decoder.height())) })
    }
}

impl Source for Gif {
    fn size(&self) -> (u32, u32) {
        self.size
    }

    fn art(&self) -> Art {
        Art::Flat
    }

    fn rows(&mut self, aim: Aim, sink: &mut dyn Sink) -> Result<bool, Problem> {
        let (width, height) = self.size;
        // The canvas and the frame before it is laid on the canvas.
        if u64::from(width) * u64::from(height) * 7 > budget::BYTES {
            return Err(Problem::TooLarge);
        }
        let mut decoder = start(&self.path)?;
        let frame = decoder.next_frame_info().map_err(|_| Problem::Broken)?.ok_or(Problem::Broken)?;
        let (left, top) = (u32::from(frame.left), u32::from(frame.top));
        let (frame_width, interlaced) = (usize::from(frame.width), frame.interlaced);
        if u64::from(frame.width) * u64::from(frame.height) * 4 > budget::BYTES / 2 {
            return Err(Problem::TooLarge);
        }
        let mut pixels = vec![0; frame_width * usize::from(frame.height) * 4];
        let damaged = if interlaced {
            decoder.read_into_buffer(&mut pixels).is_err()
        } else {
            pixels.chunks_exact_mut((frame_width * 4).max(4)).any(|row| !matches!(decoder.fill_buffer(row), Ok(true)))
        };
        let mut canvas: Vec<u8> = aim.background.repeat(width as usize * height as usize);
        for (y, row) in
            pixels.chunks_exact((frame_width * 4).max(4)).enumerate().take_while(|(y, _)| top + (*y as u32) < height)
        {
            let start = ((top as usize + y) * width as usize + left as usize) * 3;
            let room = (width.saturating_sub(left)) as usize;
            for (x, pixel) in row.chunks_exact(4).enumerate().take(room) {
                for channel in 0..3 {
                    canvas[start + x * 3 + channel] = colour::over(pixel[channel], pixel[3], aim.background[channel]);
                }
            }
        }
        Raster { width, height, layout: Layout::Rgb, pixels: canvas }.pour(sink)?;
        Ok(damaged)
    }
}

fn start(path: &Path) -> Result<Decoder<BufReader<File>>, Problem> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::RGBA);
    options.set_memory_limit(MemoryLimit::Bytes(
        std::num::NonZeroU64::new(budget::BYTES).unwrap_or(std::num::NonZeroU64::MIN),
    ));
    options.read_info(BufReader::new(File::open(path)?)).map_err(|_| Problem::Broken)
}
