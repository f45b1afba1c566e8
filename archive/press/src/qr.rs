//! QR codes as SVG, for paper, labels and the window.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

use crate::PressError;

/// Draws `text` as a QR code, one unit a module, without quiet zone.
///
/// Level M: a fold or a drop of ink on a slip does not cost the record.
/// Leave four modules of white around it on paper.
pub fn qr_svg(text: &str) -> Result<String, PressError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)
        .map_err(|_| PressError::Code { text: text.to_owned() })?;
    let side = code.width();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{side}\" height=\"{side}\" shape-rendering=\"crispEdges\"><path d=\""
    );
    for y in 0..side {
        let mut x = 0;
        while x < side {
            let run = (x..side).take_while(|&x| code[(x, y)] == Color::Dark).count();
            if run > 0 {
                // Writing into a String cannot fail.
                let _ = write!(svg, "M{x} {y}h{run}v1h-{run}z");
            }
            x += run + 1;
        }
    }
    svg.push_str("\"/></svg>");
    Ok(svg)
}
