//! The letters of a drawing: where they stand, and what their codes mean.

use dxf::Point;
use dxf::entities::{Attribute, MText, Text};
use dxf::enums::{AttachmentPoint, HorizontalTextJustification, VerticalTextJustification};
use ttf_parser::Face;

use super::lines::Affine;
use crate::drawn::letters::{self, Lines, Place};

/// How high capitals are in an em, where the font does not say.
const CAPITAL: f64 = 0.72;

/// The distance of lines of a text to the height of its letters.
const LINE: f64 = 1.667;

/// A line of letters in the model.
pub(super) struct Word {
    text: String,
    /// The height of capitals, along `place`.
    height: f64,
    /// From the line (its start at the origin, along the first axis) to the model.
    place: Affine,
    /// How wide letters are to their usual width.
    stretch: f64,
    /// Which share of its length lies before the origin.
    before: f64,
    /// Which share of the height of its letters lies below the origin.
    below: f64,
    pub(super) colour: [u8; 3],
}

impl Word {
    /// Draws the outlines; `on_page` leads from a place in the model to one on the page. `false` when
    /// a letter is missing in the font.
    pub(super) fn draw(&self, face: &Face<'_>, on_page: impl Fn(Place) -> Place, lines: &mut impl Lines) -> bool {
        let em = self.em(Some(face));
        let mut x = -self.before * self.length(Some(face));
        let y = -self.below * self.height;
        let mut complete = true;
        for letter in self.text.chars() {
            let glyph = face.glyph_index(letter).unwrap_or_default();
            complete &= glyph.0 != 0 || letter.is_whitespace();
            let put = self.place.after(Affine([em * self.stretch, 0.0, 0.0, em, x, y]));
            letters::draw_glyph(face, glyph, on_page(Place(put.0)), lines);
            x += letters::advance(face, glyph) * em * self.stretch;
        }
        complete
    }

    /// The corners of the box around it in the model.
    pub(super) fn corners(&self, face: Option<&Face<'_>>) -> [[f64; 2]; 4] {
        let length = self.length(face);
        let (left, right) = (-self.before * length, (1.0 - self.before) * length);
        let (bottom, top) = (-self.below * self.height, (1.0 - self.below) * self.height);
        [[left, bottom], [right, bottom], [right, top], [left, top]].map(|corner| self.place.at(corner))
    }

    fn em(&self, face: Option<&Face<'_>>) -> f64 {
        let stated = face.and_then(|face| {
            let height = f64::from(face.capital_height()?) / f64::from(face.units_per_em().max(1));
            Some(height).filter(|height| *height > 0.2)
        });
        self.height / stated.unwrap_or(CAPITAL)
    }

    fn length(&self, face: Option<&Face<'_>>) -> f64 {
        let ems = match face {
            Some(face) => {
                let glyphs = self.text.chars().map(|letter| face.glyph_index(letter).unwrap_or_default());
                glyphs.map(|glyph| letters::advance(face, glyph)).sum()
            }
            None => self.text.chars().count() as f64,
        };
        ems * self.em(face) * self.stretch
    }
}

/// A line of its own.
pub(super) fn of_text(text: &Text, place: Affine, colour: [u8; 3]) -> Word {
    let line = Line {
        text: &text.value,
        at: [text.location.x, text.location.y],
        turn: text.rotation,
        height: text.text_height,
        stretch: text.relative_x_scale_factor,
        before: 0.0,
        below: 0.0,
        place,
        colour,
    };
    justified(line, text.horizontal_text_justification, text.vertical_text_justification, &text.second_alignment_point)
}

/// A text that a block carries along.
pub(super) fn of_attribute(text: &Attribute, place: Affine, colour: [u8; 3]) -> Word {
    let line = Line {
        text: &text.value,
        at: [text.location.x, text.location.y],
        turn: text.rotation,
        height: text.text_height,
        stretch: text.relative_x_scale_factor,
        before: 0.0,
        below: 0.0,
        place,
        colour,
    };
    justified(line, text.horizontal_text_justification, text.vertical_text_justification, &text.second_alignment_point)
}

/// A text of several lines.
pub(super) fn of_mtext(text: &MText, place: Affine, colour: [u8; 3]) -> Vec<Word> {
    let whole: String = text.extended_text.iter().map(String::as_str).chain([text.text.as_str()]).collect();
    let lines = plain_lines(&whole);
    let turn = if text.x_axis_direction.y != 0.0 || text.x_axis_direction.x < 0.0 {
        text.x_axis_direction.y.atan2(text.x_axis_direction.x).to_degrees()
    } else {
        text.rotation_angle
    };
    use AttachmentPoint as A;
    let before = match text.attachment_point {
        A::TopCenter | A::MiddleCenter | A::BottomCenter => 0.5,
        A::TopRight | A::MiddleRight | A::BottomRight => 1.0,
        _ => 0.0,
    };
    let height = text.initial_text_height;
    let step = height * LINE * text.line_spacing_factor;
    let block = height + step * (lines.len().saturating_sub(1)) as f64;
    let first = match text.attachment_point {
        A::MiddleLeft | A::MiddleCenter | A::MiddleRight => block / 2.0 - height,
        A::BottomLeft | A::BottomCenter | A::BottomRight => block - height,
        _ => -height,
    };
    let (sin, cos) = turn.to_radians().sin_cos();
    let at = &text.insertion_point;
    lines
        .iter()
        .enumerate()
        .map(|(n, words)| {
            let down = first - step * n as f64;
            line(Line {
                text: words,
                at: [at.x - sin * down, at.y + cos * down],
                turn,
                height,
                stretch: 1.0,
                before,
                below: 0.0,
                place,
                colour,
            })
        })
        .collect()
}

struct Line<'a> {
    text: &'a str,
    at: [f64; 2],
    turn: f64,
    height: f64,
    stretch: f64,
    before: f64,
    below: f64,
    place: Affine,
    colour: [u8; 3],
}

/// A line that is not simply left and on its line stands at its second point.
fn justified(
    line: Line<'_>,
    across: HorizontalTextJustification,
    up: VerticalTextJustification,
    second: &Point,
) -> Word {
    match shares(across, up) {
        (0.0, 0.0) => self::line(line),
        (before, below) => self::line(Line { before, below, at: [second.x, second.y], ..line }),
    }
}

fn line(line: Line<'_>) -> Word {
    let (sin, cos) = line.turn.to_radians().sin_cos();
    let put = Affine([cos, sin, -sin, cos, line.at[0], line.at[1]]);
    Word {
        text: signs(line.text),
        height: line.height,
        place: line.place.after(put),
        stretch: if line.stretch > 0.0 { line.stretch } else { 1.0 },
        before: line.before,
        below: line.below,
        colour: line.colour,
    }
}

fn shares(across: HorizontalTextJustification, up: VerticalTextJustification) -> (f64, f64) {
    use HorizontalTextJustification as H;
    use VerticalTextJustification as V;
    match (across, up) {
        (H::Middle, _) => (0.5, 0.5),
        // Aligned and fitted texts run from their first point.
        (H::Aligned | H::Fit, _) => (0.0, 0.0),
        (across, up) => (
            match across {
                H::Center => 0.5,
                H::Right => 1.0,
                _ => 0.0,
            },
            match up {
                V::Middle => 0.5,
                V::Top => 1.0,
                _ => 0.0,
            },
        ),
    }
}

/// `%%c`, `%%d`, `%%p` and `\U+XXXX` as the signs they stand for; `%%u` and `%%o` only draw lines.
fn signs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (sign, length) = if let Some(code) = rest.strip_prefix("%%").and_then(|after| after.chars().next()) {
            match code.to_ascii_lowercase() {
                'c' => ("Ø".to_owned(), 3),
                'd' => ("°".to_owned(), 3),
                'p' => ("±".to_owned(), 3),
                'u' | 'o' | 'k' => (String::new(), 3),
                '%' => ("%".to_owned(), 3),
                _ => ("%%".to_owned(), 2),
            }
        } else if let Some(sign) =
            rest.strip_prefix("\\U+").and_then(|hex| char::from_u32(u32::from_str_radix(hex.get(..4)?, 16).ok()?))
        {
            (sign.to_string(), 7)
        } else {
            (letter.to_string(), letter.len_utf8())
        };
        out.push_str(&sign);
        rest = &rest[length..];
    }
    out
}

/// The lines of a text of several lines, without the codes that only change how letters look.
fn plain_lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut rest = text.chars();
    while let Some(letter) = rest.next() {
        match letter {
            '{' | '}' | '\n' | '\r' => {}
            '\\' => match rest.next() {
                Some('P' | 'X' | 'N') => lines.push(std::mem::take(&mut line)),
                Some('~') => line.push(' '),
                Some(plain @ ('\\' | '{' | '}')) => line.push(plain),
                Some('U') => line.push_str("\\U"),
                // A fraction is written over its line: 1^2, 1/2, 1#2.
                Some('S') => {
                    let over: String = rest.by_ref().take_while(|letter| *letter != ';').collect();
                    line.push_str(&over.replace(['^', '#'], "/"));
                }
                // Codes with a value end with a semicolon.
                Some('A' | 'C' | 'c' | 'F' | 'f' | 'H' | 'Q' | 'T' | 'W' | 'p') => {
                    rest.by_ref().take_while(|letter| *letter != ';').for_each(drop);
                }
                // Underlines and the like are single letters.
                _ => {}
            },
            letter => line.push(letter),
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_signs() {
        assert_eq!(signs("%%c20%%p0.1 45%%d 100%%% \\U+2205 %%u主梁"), "Ø20±0.1 45° 100% ∅ 主梁");
        assert_eq!(signs("%%"), "%%");
    }

    #[test]
    fn a_text_of_several_lines_loses_its_looks() {
        assert_eq!(
            plain_lines(r"{\fSimSun|b0;\H2.5;技术要求：}\P1. 未注圆角 R\S1^2;\P2. \LA\l\~B \\ \{x\}"),
            ["技术要求：", "1. 未注圆角 R1/2", "2. A B \\ {x}"]
        );
    }
}
