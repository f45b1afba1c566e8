//! Pages in strips: rows as they come, the memory of a row or two.

use std::io::Read;
use std::ops::ControlFlow;

use super::codec::Codec;
use super::directory::Input;
use super::plan::{Colour, Compression, Plan};
use super::{fax, samples};
use crate::raster::{Layout, Sink};
use crate::source::Aim;
use crate::{Problem, budget};

/// Pages whose strips are streams of bytes. Strips that the file does not have are not waited for:
/// who asked fills up what is missing.
pub(super) fn rows(input: &Input, plan: &Plan, aim: Aim, sink: &mut dyn Sink) -> Result<bool, Problem> {
    let Compression::Bytes(codec) = plan.compression else { return Err(Problem::Broken) };
    sink.begin(plan.width, plan.height, plan.layout())?;
    if let Colour::YCbCr { share, .. } = plan.colour
        && share != (1, 1)
        && !plan.planar
    {
        return shared_colour_rows(input, plan, codec, share, aim, sink);
    }
    let mut lanes: Vec<Lane> =
        (0..plan.planes()).map(|plane| Lane::new(plane, plan.raw_row_bytes(plan.width))).collect();
    let (mut eight, mut mixed, mut finished) = (Vec::new(), Vec::new(), Vec::new());
    let mut readable = false;
    let mut damaged = false;
    for y in 0..plan.height {
        if plan.chunk(0, y / plan.chunk_height, 0).is_none() {
            damaged = true;
            break;
        }
        for lane in &mut lanes {
            let ok = lane.next_row(input, plan, codec, y);
            readable |= ok;
            damaged |= !ok;
        }
        if lanes.iter().all(Lane::is_over) && y / plan.chunk_height + 1 == plan.down() {
            // Nothing more comes; who asked fills up what is missing.
            break;
        }
        let flow = if plan.layout() == Layout::Bits {
            if matches!(plan.colour, Colour::Gray { zero_is_white: true }) && !lanes[0].lost {
                lanes[0].row.iter_mut().for_each(|byte| *byte = !*byte);
            }
            sink.row(&lanes[0].row)
        } else {
            if plan.planar {
                interleave(plan, &lanes, &mut eight, &mut mixed);
            } else {
                mixed.clear();
                samples::to_eight(plan, &lanes[0].row, plan.width as usize * plan.samples, &mut mixed);
            }
            finished.clear();
            if lanes.iter().any(|lane| lane.lost) {
                finished.resize(plan.layout().row_bytes(plan.width), 255);
            } else {
                samples::to_colour(plan, &mixed, aim.background, &mut finished);
            }
            sink.row(&finished)
        };
        if flow == ControlFlow::Break(()) {
            break;
        }
    }
    if readable { Ok(damaged) } else { Err(Problem::Broken) }
}

fn interleave(plan: &Plan, lanes: &[Lane], eight: &mut Vec<u8>, mixed: &mut Vec<u8>) {
    mixed.clear();
    mixed.resize(plan.width as usize * plan.samples, 0);
    for (plane, lane) in lanes.iter().enumerate() {
        eight.clear();
        samples::to_eight(plan, &lane.row, plan.width as usize, eight);
        for (pixel, value) in mixed.chunks_exact_mut(plan.samples).zip(eight.iter()) {
            pixel[plane] = *value;
        }
    }
}

/// The rows of one plane, strip after strip.
struct Lane {
    plane: usize,
    stream: Option<Box<dyn Read>>,
    row: Vec<u8>,
    /// The row could not be read and is white.
    lost: bool,
}

impl Lane {
    fn new(plane: usize, row_bytes: usize) -> Self {
        Lane { plane, stream: None, row: vec![0; row_bytes], lost: false }
    }

    /// The rest of this strip is lost.
    fn is_over(&self) -> bool {
        self.stream.is_none()
    }

    /// Reads the row `y`; `false` when the strip does not have it.
    fn next_row(&mut self, input: &Input, plan: &Plan, codec: Codec, y: u32) -> bool {
        if y.is_multiple_of(plan.chunk_height) {
            let chunk = plan.chunk(self.plane, y / plan.chunk_height, 0);
            self.stream = chunk.and_then(|chunk| codec.open(input, chunk, plan.lowest_first).ok());
        }
        let read = self.stream.as_mut().is_some_and(|stream| stream.read_exact(&mut self.row).is_ok());
        self.lost = !read;
        if read {
            samples::undo_predictor(plan, &mut self.row);
        } else {
            // What the next strip holds is not lost with this one.
            self.stream = None;
            self.row.fill(255);
        }
        read
    }
}

/// YCbCr where a block of pixels shares its colour: one unit is the block's Y values, then Cb and Cr.
fn shared_colour_rows(
    input: &Input,
    plan: &Plan,
    codec: Codec,
    share: (u32, u32),
    aim: Aim,
    sink: &mut dyn Sink,
) -> Result<bool, Problem> {
    let (wide, tall) = (share.0 as usize, share.1 as usize);
    let unit = wide * tall + 2;
    let width = plan.width as usize;
    let mut lane = Lane::new(0, width.div_ceil(wide) * unit);
    let (mut readable, mut damaged) = (false, false);
    let mut finished = Vec::new();
    let mut pixels = vec![0; width * plan.samples];
    for y in (0..plan.height).step_by(tall) {
        if plan.chunk(0, y / plan.chunk_height, 0).is_none() {
            damaged = true;
            break;
        }
        let ok = lane.next_row(input, plan, codec, y);
        readable |= ok;
        damaged |= !ok;
        for line in 0..tall.min((plan.height - y) as usize) {
            for (x, pixel) in pixels.chunks_exact_mut(plan.samples).enumerate() {
                let block = &lane.row[x / wide * unit..][..unit];
                pixel[0] = block[line * wide + x % wide];
                pixel[1] = block[unit - 2];
                pixel[2] = block[unit - 1];
            }
            finished.clear();
            if ok {
                samples::to_colour(plan, &pixels, aim.background, &mut finished);
            } else {
                finished.resize(width * 3, 255);
            }
            if sink.row(&finished).is_break() {
                return Ok(damaged);
            }
        }
    }
    if readable { Ok(damaged) } else { Err(Problem::Broken) }
}

/// Pages whose strips are faxes.
pub(super) fn fax_rows(input: &Input, plan: &Plan, sink: &mut dyn Sink) -> Result<bool, Problem> {
    let Compression::Fax(mode) = plan.compression else { return Err(Problem::Broken) };
    sink.begin(plan.width, plan.height, Layout::Bits)?;
    let white = vec![255; Layout::Bits.row_bytes(plan.width)];
    let (mut damaged, mut readable, mut enough) = (false, false, false);
    for strip in 0..plan.down() {
        let rows = plan.chunk_height.min(plan.height - strip * plan.chunk_height);
        let Some((offset, count)) = plan.chunk(0, strip, 0) else {
            damaged = true;
            break;
        };
        if count.min(input.length()) > budget::COMPRESSED {
            return Err(Problem::TooLarge);
        }
        let mut done = 0;
        let mut data = input.bytes(offset, count)?;
        damaged |= fax::decode(mode, &mut data, plan, plan.width, rows, |row| {
            done += 1;
            enough |= enough || sink.row(row).is_break();
        });
        readable |= done > 0;
        damaged |= done < rows;
        if enough || strip + 1 == plan.down() {
            break;
        }
        for _ in done..rows {
            enough |= enough || sink.row(&white).is_break();
        }
    }
    if readable { Ok(damaged) } else { Err(Problem::Broken) }
}
