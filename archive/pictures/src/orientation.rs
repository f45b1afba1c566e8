//! How a stored picture has to be turned to stand upright (EXIF and TIFF tag 274).

use crate::picture::Rect;

/// One of the eight orientations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Orientation {
    /// 1: as stored.
    #[default]
    Upright,
    /// 2: mirrored left to right.
    Mirrored,
    /// 3: half a turn.
    HalfTurn,
    /// 4: mirrored top to bottom.
    Flipped,
    /// 5: along the main diagonal.
    Transposed,
    /// 6: a quarter to the right brings it upright.
    QuarterRight,
    /// 7: along the other diagonal.
    Transverse,
    /// 8: a quarter to the left brings it upright.
    QuarterLeft,
}

use Orientation::*;

impl Orientation {
    /// From the number in the file; anything unheard of is upright.
    pub(crate) fn from_tag(value: u32) -> Self {
        [Upright, Mirrored, HalfTurn, Flipped, Transposed, QuarterRight, Transverse, QuarterLeft]
            .get((value as usize).wrapping_sub(1))
            .copied()
            .unwrap_or_default()
    }

    fn swaps(self) -> bool {
        matches!(self, Transposed | QuarterRight | Transverse | QuarterLeft)
    }

    /// The size as shown of a size as stored, and the other way round.
    pub(crate) fn size(self, (width, height): (u32, u32)) -> (u32, u32) {
        if self.swaps() { (height, width) } else { (width, height) }
    }

    /// Where the shown pixel (x, y) is stored in a picture of the stored size.
    fn stored(self, (x, y): (u32, u32), (w, h): (u32, u32)) -> (u32, u32) {
        match self {
            Upright => (x, y),
            Mirrored => (w - 1 - x, y),
            HalfTurn => (w - 1 - x, h - 1 - y),
            Flipped => (x, h - 1 - y),
            Transposed => (y, x),
            QuarterRight => (y, h - 1 - x),
            Transverse => (w - 1 - y, h - 1 - x),
            QuarterLeft => (w - 1 - y, x),
        }
    }

    /// The stored part that a shown part comes from.
    pub(crate) fn stored_rect(self, shown: Rect, stored_size: (u32, u32)) -> Rect {
        let a = self.stored((shown.x, shown.y), stored_size);
        let b = self.stored((shown.x + shown.width - 1, shown.y + shown.height - 1), stored_size);
        let (x, y) = (a.0.min(b.0), a.1.min(b.1));
        Rect { x, y, width: a.0.max(b.0) - x + 1, height: a.1.max(b.1) - y + 1 }
    }

    /// Turns finished pixels upright.
    pub(crate) fn apply(self, pixels: Vec<u8>, size: (u32, u32), channels: usize) -> Vec<u8> {
        if self == Upright {
            return pixels;
        }
        let (width, height) = self.size(size);
        let mut out = Vec::with_capacity(pixels.len());
        for y in 0..height {
            for x in 0..width {
                let (sx, sy) = self.stored((x, y), size);
                let at = (sy as usize * size.0 as usize + sx as usize) * channels;
                out.extend_from_slice(&pixels[at..at + channels]);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An F, the letter that looks different in all eight ways.
    const F: [&str; 4] = ["###", "#..", "##.", "#.."];

    fn shown(tag: u32, rows: &[&str]) -> Vec<String> {
        let size = (rows[0].len() as u32, rows.len() as u32);
        let orientation = Orientation::from_tag(tag);
        let pixels = orientation.apply(rows.concat().into_bytes(), size, 1);
        let width = orientation.size(size).0 as usize;
        pixels.chunks(width).map(|row| String::from_utf8_lossy(row).into_owned()).collect()
    }

    #[test]
    fn every_orientation_brings_the_f_upright() {
        // How a camera stores the upright F under each tag, drawn by hand from the TIFF 6.0 table.
        let stored: [&[&str]; 8] = [
            &["###", "#..", "##.", "#.."],
            &["###", "..#", ".##", "..#"],
            &["..#", ".##", "..#", "###"],
            &["#..", "##.", "#..", "###"],
            &["####", "#.#.", "#..."],
            &["#...", "#.#.", "####"],
            &["...#", ".#.#", "####"],
            &["####", ".#.#", "...#"],
        ];
        for (index, rows) in stored.iter().enumerate() {
            assert_eq!(shown(index as u32 + 1, rows), F, "tag {}", index + 1);
        }
        assert_eq!(shown(0, &F), F, "an unknown tag changes nothing");
        assert_eq!(shown(9, &F), F, "an unknown tag changes nothing");
    }

    #[test]
    fn a_shown_part_is_found_in_the_stored_picture() {
        let size = (4, 3);
        let pixels: Vec<u8> = (0..12).collect();
        for tag in 1..=8 {
            let orientation = Orientation::from_tag(tag);
            let (width, _) = orientation.size(size);
            let upright = orientation.apply(pixels.clone(), size, 1);
            let part = Rect { x: 1, y: 0, width: 2, height: 2 };
            let stored = orientation.stored_rect(part, size);
            let cut: Vec<u8> = (stored.y..stored.y + stored.height)
                .flat_map(|y| (stored.x..stored.x + stored.width).map(move |x| (y * size.0 + x) as u8))
                .collect();
            let turned = orientation.apply(cut, (stored.width, stored.height), 1);
            let direct: Vec<u8> = (0..2)
                .flat_map(|y| (1..3).map(move |x| (x, y)))
                .map(|(x, y)| upright[(y * width + x) as usize])
                .collect();
            assert_eq!(turned, direct, "tag {tag}");
        }
    }
}
