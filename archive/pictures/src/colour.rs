//! Colours of paper and cameras to those of the screen. Plain formulas, no profiles.

/// Ink amounts (255 is full) to RGB.
pub(crate) fn from_cmyk([c, m, y, k]: [u8; 4]) -> [u8; 3] {
    let paper = 255 - u32::from(k);
    [c, m, y].map(|ink| ((255 - u32::from(ink)) * paper / 255) as u8)
}

/// Luma and colour differences with the weights of red and blue, after the black and white points were applied.
pub(crate) fn from_ycbcr(y: f32, cb: f32, cr: f32, red: f32, blue: f32) -> [u8; 3] {
    let green = 1.0 - red - blue;
    let r = y + cr * (2.0 - 2.0 * red);
    let b = y + cb * (2.0 - 2.0 * blue);
    let g = if green == 0.0 { y } else { (y - red * r - blue * b) / green };
    [r, g, b].map(|v| v.round().clamp(0.0, 255.0) as u8)
}

/// CIE L*a*b* (D50, L 0–100) to sRGB.
pub(crate) fn from_lab(l: f32, a: f32, b: f32) -> [u8; 3] {
    let fy = (l + 16.0) / 116.0;
    let [x, y, z] = [fy + a / 500.0, fy, fy - b / 200.0]
        .map(|f| if f > 6.0 / 29.0 { f * f * f } else { (f - 4.0 / 29.0) * 108.0 / 841.0 });
    let (x, z) = (x * 0.9642, z * 0.8249);
    // D50 XYZ to linear sRGB (Bradford-adapted).
    let linear = [
        3.133856 * x - 1.6168667 * y - 0.4906146 * z,
        -0.9787684 * x + 1.9161415 * y + 0.0334540 * z,
        0.0719453 * x - 0.2289914 * y + 1.4052427 * z,
    ];
    linear.map(|v| {
        let v = v.clamp(0.0, 1.0);
        let v = if v <= 0.0031308 { v * 12.92 } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 };
        (v * 255.0).round() as u8
    })
}

/// A pixel with opacity laid on a background.
pub(crate) fn over(colour: u8, alpha: u8, background: u8) -> u8 {
    let (alpha, colour, background) = (u32::from(alpha), u32::from(colour), u32::from(background));
    ((colour * alpha + background * (255 - alpha) + 127) / 255) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inks_become_colours() {
        assert_eq!(from_cmyk([0, 0, 0, 0]), [255, 255, 255]);
        assert_eq!(from_cmyk([0, 0, 0, 255]), [0, 0, 0]);
        assert_eq!(from_cmyk([0, 255, 255, 0]), [255, 0, 0], "magenta and yellow are red");
    }

    #[test]
    fn lab_white_red_and_black() {
        for channel in from_lab(100.0, 0.0, 0.0) {
            assert!(channel >= 253, "white is white, was {channel}");
        }
        assert_eq!(from_lab(0.0, 0.0, 0.0), [0, 0, 0]);
        let [r, g, b] = from_lab(54.3, 80.8, 69.9);
        assert!(r > 245 && g < 15 && b < 15, "sRGB red in D50 Lab came out as {r} {g} {b}");
    }

    #[test]
    fn the_background_shows_through() {
        assert_eq!(over(0, 0, 255), 255);
        assert_eq!(over(0, 255, 255), 0);
        assert_eq!(over(0, 128, 255), 127);
    }
}
