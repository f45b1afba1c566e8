//! DXF, the exchange form of CAD: lines, curves, letters and blocks of the model, flattened onto paper.
//!
//! The crate `dxf` reads it. What is left out (hatches, solids in space, pictures, external drawings)
//! marks the page as incomplete: it is a look at the drawing, not the drawing.

mod colour;
mod curves;
mod lines;
mod words;

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use ::dxf::{Drawing, DxfError};
use encoding_rs::Encoding;
use resvg::tiny_skia::{FillRule, LineCap, LineJoin, Paint, Path as SkiaPath, PathBuilder, Pixmap, Stroke, Transform};
use ttf_parser::Face;

use super::letters::{Lines, Place};
use crate::fonts::Fonts;
use crate::{Format, Problem};
use lines::{Flattened, Shape};
use words::Word;

/// The longer side of the paper in millimetres: an A1 sheet.
const LONGER_SIDE: f64 = 841.0;

/// The margin around the drawing in millimetres.
const MARGIN: f64 = 10.0;

/// The width of a line where the file states none, in millimetres on that sheet.
const HAIRLINE: f64 = 0.25;

/// A drawing laid on a sheet of paper, in millimetres.
pub(super) struct Sheet {
    pub(super) width: f64,
    pub(super) height: f64,
    marks: Vec<Mark>,
}

/// Something to be painted in one colour.
struct Mark {
    path: SkiaPath,
    colour: [u8; 3],
    /// The width of its line; filled where there is none.
    line: Option<f64>,
}

/// Reads the drawing; also whether something of it is left out.
pub(super) fn sheet(path: &Path, page: u32, fonts: &Fonts) -> Result<(Sheet, bool), Problem> {
    if page != 1 {
        return Err(Problem::NoSuchPage);
    }
    let flattened = lines::flatten(&read(path)?)?;
    let font = fonts.chinese("hei");
    let face = font.as_ref().and_then(|(data, index)| Face::parse((**data).as_ref(), *index).ok());
    let (sheet, incomplete) = lay(&flattened, face.as_ref()).ok_or(Problem::NoPreview(Format::Dxf))?;
    Ok((sheet, incomplete || names_what_is_not_read(&std::fs::read(path)?)))
}

/// Whether the file has entities that the reader passes over in silence.
fn names_what_is_not_read(bytes: &[u8]) -> bool {
    const PASSED_OVER: [&[u8]; 4] = [b"HATCH", b"MULTILEADER", b"ACAD_TABLE", b"MPOLYGON"];
    // An entity begins with the group code 0: a line of its own, or one or two bytes of a binary file.
    let is_entity = |at: usize, length: usize| {
        let ends = bytes.get(at + length).is_some_and(|end| matches!(end, b'\r' | b'\n' | 0));
        let before = &bytes[..at];
        let line = before.strip_suffix(b"\n").map(|before| before.strip_suffix(b"\r").unwrap_or(before));
        ends && (before.ends_with(&[0]) || line.is_some_and(|line| line.ends_with(b" 0") || line.ends_with(b"\n0")))
    };
    PASSED_OVER.iter().any(|name| memchr::memmem::find_iter(bytes, name).any(|at| is_entity(at, name.len())))
}

impl Sheet {
    /// Paints it; `scale` is how many pixels a millimetre has. A line is never thinner than a pixel, or
    /// a drawing seen from afar would fade away.
    pub(super) fn paint(&self, transform: Transform, scale: f32, paper: &mut Pixmap) {
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        for mark in &self.marks {
            let [r, g, b] = mark.colour;
            paint.set_color_rgba8(r, g, b, 255);
            match mark.line {
                None => paper.fill_path(&mark.path, &paint, FillRule::Winding, transform, None),
                Some(line) => {
                    // A width of nothing is one pixel, whatever the scale.
                    let width = if line as f32 * scale <= 1.0 { 0.0 } else { line as f32 };
                    let stroke =
                        Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
                    paper.stroke_path(&mark.path, &paint, &stroke, transform, None);
                }
            }
        }
    }
}

fn read(path: &Path) -> Result<Drawing, Problem> {
    let mut file = BufReader::new(File::open(path)?);
    let encoding = encoding(path)?;
    Drawing::load_with_encoding(&mut file, encoding).map_err(|error| match error {
        DxfError::IoError(error) => error.into(),
        _ => Problem::Broken,
    })
}

/// The code page a drawing says it was written in; later versions are UTF-8 whatever they say.
fn encoding(path: &Path) -> Result<&'static Encoding, Problem> {
    const HEAD: u64 = 64 * 1024;
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    let head = String::from_utf8_lossy(&head);
    let page = head.split_once("$DWGCODEPAGE").map(|(_, after)| after.lines().nth(2).unwrap_or_default().trim());
    Ok(match page.unwrap_or_default().to_ascii_uppercase().as_str() {
        "ANSI_1252" => encoding_rs::WINDOWS_1252,
        "ANSI_950" | "BIG5" => encoding_rs::BIG5,
        "ANSI_932" | "DOS932" => encoding_rs::SHIFT_JIS,
        "ANSI_949" => encoding_rs::EUC_KR,
        _ => encoding_rs::GB18030,
    })
}

/// Lays the drawing on a sheet, upright; `None` when there is nothing to see.
fn lay(flattened: &Flattened, face: Option<&Face<'_>>) -> Option<(Sheet, bool)> {
    let frame = flattened.frame(face)?;
    let scale = (LONGER_SIDE - 2.0 * MARGIN) / frame.width().max(frame.height()).max(f64::MIN_POSITIVE);
    let on_paper = |[x, y]: [f64; 2]| ((x - frame.left) * scale + MARGIN, (frame.top - y) * scale + MARGIN);
    let shape = |shape: &Shape| {
        let mut path = PathBuilder::new();
        for (n, point) in shape.points.iter().enumerate() {
            let at = on_paper(*point);
            if n == 0 { Lines::move_to(&mut path, at) } else { Lines::line_to(&mut path, at) }
        }
        if shape.is_closed {
            path.close();
        }
        let line = (!shape.is_filled).then(|| shape.width.unwrap_or(HAIRLINE));
        Some(Mark { path: path.finish()?, colour: shape.colour, line })
    };
    let mut complete = !flattened.incomplete;
    let mut word = |word: &Word| {
        let Some(face) = face else {
            complete = false;
            return None;
        };
        let mut path = PathBuilder::new();
        let on_page = |place: Place| {
            let [a, b, c, d, e, f] = place.0;
            let (x, y) = on_paper([e, f]);
            Place([a * scale, -b * scale, c * scale, -d * scale, x, y])
        };
        complete &= word.draw(face, on_page, &mut path);
        Some(Mark { path: path.finish()?, colour: word.colour, line: None })
    };
    let words: Vec<Mark> = flattened.words.iter().filter_map(&mut word).collect();
    let marks = flattened.shapes.iter().filter_map(shape).chain(words).collect();
    let side = |length: f64| length * scale + 2.0 * MARGIN;
    Some((Sheet { width: side(frame.width()), height: side(frame.height()), marks }, !complete))
}
