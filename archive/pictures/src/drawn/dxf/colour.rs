//! The colours of CAD (AutoCAD Color Index) on white paper.

use dxf::Color;
use dxf::entities::EntityCommon;

/// The colour of an entity on paper; `block` is what a block was inserted with.
pub(super) fn of(common: &EntityCommon, layer: Option<u8>, block: [u8; 3]) -> [u8; 3] {
    if common.color_24_bit != 0 {
        let rgb = common.color_24_bit;
        return on_white([(rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8]);
    }
    if common.color.is_by_block() {
        return block;
    }
    index(&common.color).or(layer).map_or([0; 3], |index| on_white(of_index(index)))
}

/// The number of a colour that is one.
pub(super) fn index(colour: &Color) -> Option<u8> {
    if colour.is_index() { colour.index() } else { None }
}

/// What light colours are for a black screen would vanish on paper: they are darkened.
fn on_white(rgb: [u8; 3]) -> [u8; 3] {
    let [r, g, b] = rgb.map(f64::from);
    let luma = 0.299 * r + 0.587 * g + 0.114 * b;
    let share = if luma > 150.0 { 150.0 / luma } else { 1.0 };
    [r, g, b].map(|v| (v * share) as u8)
}

/// 1 to 9 have names; 10 to 249 go around the circle of hues in 24 steps, each in five brightnesses,
/// full and half saturated; the last are greys. 7 is black on white.
fn of_index(index: u8) -> [u8; 3] {
    match index {
        1 => [255, 0, 0],
        2 => [255, 255, 0],
        3 => [0, 255, 0],
        4 => [0, 255, 255],
        5 => [0, 0, 255],
        6 => [255, 0, 255],
        8 => [128; 3],
        9 => [192; 3],
        10..=249 => {
            let (hue, shade) = (f64::from(index / 10 - 1) * 15.0, index % 10);
            let value = [255.0, 204.0, 153.0, 127.0, 76.0][usize::from(shade / 2)];
            let least = if shade % 2 == 1 { value / 2.0 } else { 0.0 };
            // A hue is a distance from each of the three primaries, full up to 60 degrees.
            [0.0, 120.0, 240.0].map(|primary: f64| {
                let away = (hue - primary).abs();
                let away = away.min(360.0 - away);
                let share = ((120.0 - away) / 60.0).clamp(0.0, 1.0);
                (least + (value - least) * share) as u8
            })
        }
        250..=255 => [(index - 250) * 40 + 40; 3],
        _ => [0; 3],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_goes_around_the_circle() {
        assert_eq!(of_index(10), [255, 0, 0]);
        assert_eq!(of_index(50), [255, 255, 0], "60 degrees is yellow");
        assert_eq!(of_index(130), [0, 255, 255], "180 degrees is cyan");
        assert_eq!(of_index(11), [255, 127, 127]);
        assert_eq!(of_index(7), [0; 3]);
        assert_eq!(of_index(255), [240; 3]);
    }

    #[test]
    fn yellow_is_readable_on_paper() {
        assert_eq!(on_white([255, 0, 0]), [255, 0, 0]);
        assert_eq!(on_white([255, 255, 0]), [169, 169, 0]);
    }
}
