//! Makes a page small while its rows pass by, so that an A0 scan needs the memory of a thumbnail.
//!
//! First whole boxes of pixels are averaged to between twice and four times the wanted size, then
//! Lanczos brings that to the exact size. Geometry is kept to fractions of a pixel.

use std::ops::ControlFlow;

use fast_image_resize as fir;
use fir::images::{Image, ImageRef};

use crate::Problem;
use crate::picture::Rect;
use crate::raster::{Layout, Sink};

/// Finished pixels: one or three bytes each.
pub(crate) struct Pixels {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) channels: usize,
    pub(crate) bytes: Vec<u8>,
}

impl Pixels {
    /// Makes the ink of a black-and-white drawing stronger the more it was shrunk: a line of 0.35 mm
    /// on A0 covers a seventh of a thumbnail's pixel and would be a breath of grey.
    pub(crate) fn strengthen(&mut self, scale: f64) {
        let gamma = 1.0 + 0.9 * (scale.log2() / 4.0).clamp(0.0, 1.0);
        let curve: Vec<u8> = (0..=255u8)
            .map(|paper| {
                let ink = 1.0 - f64::from(paper) / 255.0;
                (255.0 * (1.0 - ink.powf(1.0 / gamma))).round() as u8
            })
            .collect();
        self.bytes.iter_mut().for_each(|value| *value = curve[usize::from(*value)]);
    }
}

/// Averages boxes of `factor` × `factor` pixels as the rows come.
pub(crate) struct Shrink {
    full: (u32, u32),
    region: Rect,
    target: (u32, u32),
    layout: Layout,
    /// Pixels across and down that make one box.
    factor: [u32; 2],
    /// The part of the delivered picture that is needed, in its pixels: left, top, right, bottom.
    need: [u32; 4],
    /// The region in box coordinates: left, top, width, height.
    crop: [f64; 4],
    y: u32,
    sums: Vec<u32>,
    rows_in_sums: u32,
    boxes: Vec<u8>,
    box_width: u32,
    box_height: u32,
}

/// Boxes larger than this would overflow a sum; Lanczos does the rest.
const LARGEST_BOX: u32 = 2048;

impl Shrink {
    /// For a part of a page of the full size (as stored) that shall become `target`.
    pub(crate) fn new(full: (u32, u32), region: Rect, target: (u32, u32)) -> Self {
        Shrink {
            full,
            region,
            target,
            layout: Layout::Gray,
            factor: [1, 1],
            need: [0; 4],
            crop: [0.0; 4],
            y: 0,
            sums: Vec::new(),
            rows_in_sums: 0,
            boxes: Vec::new(),
            box_width: 0,
            box_height: 0,
        }
    }

    /// Whether every row that was needed has come.
    pub(crate) fn is_complete(&self) -> bool {
        self.y >= self.need[3]
    }

    /// Whether anything at all has come.
    pub(crate) fn is_empty(&self) -> bool {
        self.y <= self.need[1]
    }

    /// The picture in its wanted size; rows that never came are white.
    pub(crate) fn finish(mut self) -> Result<Pixels, Problem> {
        self.close_box_row();
        let channels = self.layout.channels();
        self.boxes.resize(self.box_width as usize * self.box_height as usize * channels, 255);
        let (width, height) = self.target;
        let [left, top, crop_width, crop_height] = self.crop;
        if (width, height) == (self.box_width, self.box_height) && left == 0.0 && top == 0.0 {
            return Ok(Pixels { width, height, channels, bytes: self.boxes });
        }
        let kind = if channels == 1 { fir::PixelType::U8 } else { fir::PixelType::U8x3 };
        let from = ImageRef::new(self.box_width, self.box_height, &self.boxes, kind).map_err(|_| Problem::Broken)?;
        let mut to = Image::new(width, height, kind);
        let options = fir::ResizeOptions::new().crop(
            left,
            top,
            crop_width.min(f64::from(self.box_width) - left),
            crop_height.min(f64::from(self.box_height) - top),
        );
        fir::Resizer::new().resize(&from, &mut to, &options).map_err(|_| Problem::Broken)?;
        Ok(Pixels { width, height, channels, bytes: to.into_vec() })
    }

    fn close_box_row(&mut self) {
        if self.rows_in_sums == 0 {
            return;
        }
        let channels = self.layout.channels();
        let columns = self.need[2] - self.need[0];
        let last = columns - (self.box_width - 1) * self.factor[0];
        let full_scale = if self.layout == Layout::Bits { 255 } else { 1 };
        for (index, sum) in self.sums.iter_mut().enumerate() {
            let wide = if index / channels + 1 == self.box_width as usize { last } else { self.factor[0] };
            let count = u64::from(wide * self.rows_in_sums);
            self.boxes.push(((u64::from(*sum) * full_scale + count / 2) / count) as u8);
            *sum = 0;
        }
        self.rows_in_sums = 0;
    }
}

impl Sink for Shrink {
    fn begin(&mut self, width: u32, height: u32, layout: Layout) -> Result<(), Problem> {
        if width == 0 || height == 0 {
            return Err(Problem::Broken);
        }
        self.layout = layout;
        let (sx, sy) = (f64::from(width) / f64::from(self.full.0), f64::from(height) / f64::from(self.full.1));
        let r = self.region;
        let (left, right) = (f64::from(r.x) * sx, f64::from(r.x + r.width) * sx);
        let (top, bottom) = (f64::from(r.y) * sy, f64::from(r.y + r.height) * sy);
        let edge = |value: f64, most: u32| (value.ceil() as u32).clamp(1, most);
        let [x0, y0] = [(left.floor() as u32).min(width - 1), (top.floor() as u32).min(height - 1)];
        self.need = [x0, y0, edge(right, width).max(x0 + 1), edge(bottom, height).max(y0 + 1)];
        // Each side by itself: a strip of one pixel by a million is not short in both.
        let scales = [(right - left) / f64::from(self.target.0), (bottom - top) / f64::from(self.target.1)];
        self.factor = scales.map(|scale| ((scale / 2.0) as u32).clamp(1, LARGEST_BOX));
        let [fx, fy] = self.factor.map(f64::from);
        self.crop = [(left - f64::from(x0)) / fx, (top - f64::from(y0)) / fy, (right - left) / fx, (bottom - top) / fy];
        self.box_width = (self.need[2] - x0).div_ceil(self.factor[0]);
        self.box_height = (self.need[3] - y0).div_ceil(self.factor[1]);
        let boxes = self.box_width as usize * self.box_height as usize * layout.channels();
        self.boxes = Vec::with_capacity(boxes);
        self.sums = vec![0; self.box_width as usize * layout.channels()];
        self.y = 0;
        self.rows_in_sums = 0;
        Ok(())
    }

    fn unneeded(&self) -> u32 {
        self.need[1]
    }

    fn skip(&mut self, rows: u32) {
        self.y += rows;
    }

    fn row(&mut self, row: &[u8]) -> ControlFlow<()> {
        let y = self.y;
        if y >= self.need[3] {
            return ControlFlow::Break(());
        }
        self.y += 1;
        if y < self.need[1] {
            return ControlFlow::Continue(());
        }
        let (x0, x1) = (self.need[0], self.need[2]);
        if self.factor == [1, 1] && self.layout != Layout::Bits {
            let channels = self.layout.channels();
            self.boxes.extend_from_slice(&row[x0 as usize * channels..x1 as usize * channels]);
        } else {
            match self.layout {
                Layout::Bits => add_bits(row, x0, x1, self.factor[0], &mut self.sums),
                Layout::Gray => add_gray(&row[x0 as usize..x1 as usize], self.factor[0] as usize, &mut self.sums),
                Layout::Rgb => add_rgb(&row[x0 as usize * 3..x1 as usize * 3], self.factor[0] as usize, &mut self.sums),
            }
            self.rows_in_sums += 1;
            if self.rows_in_sums == self.factor[1] {
                self.close_box_row();
            }
        }
        if self.y == self.need[3] { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

fn add_gray(row: &[u8], factor: usize, sums: &mut [u32]) {
    for (cell, sum) in row.chunks(factor).zip(sums) {
        let mut total = 0;
        for value in cell {
            total += u32::from(*value);
        }
        *sum += total;
    }
}

fn add_rgb(row: &[u8], factor: usize, sums: &mut [u32]) {
    for (cell, sum) in row.chunks(factor * 3).zip(sums.chunks_exact_mut(3)) {
        let mut total = [0u32; 3];
        for pixel in cell.chunks_exact(3) {
            total[0] += u32::from(pixel[0]);
            total[1] += u32::from(pixel[1]);
            total[2] += u32::from(pixel[2]);
        }
        for channel in 0..3 {
            sum[channel] += total[channel];
        }
    }
}

/// Counts the white pixels of each box, up to 56 of them with one load.
fn add_bits(row: &[u8], x0: u32, x1: u32, factor: u32, sums: &mut [u32]) {
    let mut bit = x0;
    for sum in sums {
        let end = (bit + factor).min(x1);
        while bit < end {
            let take = (end - bit).min(56);
            let at = (bit / 8) as usize;
            let window = match row.get(at..at + 8) {
                Some(bytes) => {
                    u64::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]])
                }
                None => {
                    row[at..].iter().chain([0; 8].iter()).take(8).fold(0, |word, byte| word << 8 | u64::from(*byte))
                }
            };
            *sum += (window << (bit % 8) >> (64 - take)).count_ones();
            bit += take;
        }
    }
}

#[cfg(test)]
mod tests;
