//! Draws every size of the icon. Two drawings are the source: `kedang.svg`
//! for 64 px and more, `kedang-small.svg` on the pixel grid below that.
//!
//! Tauri's own command renders the SVG; the .ico and .icns containers are put
//! together here, because it would scale one drawing down to 16 px.

use std::fs;
use std::path::Path;

use crate::node;
use crate::shell::{self, Done};

const SMALL: &[u32] = &[16, 24, 32, 48];
const LARGE: &[u32] = &[64, 128, 256, 512, 1024];

/// The sizes inside the Windows icon.
const ICO: &[u32] = &[16, 24, 32, 48, 64, 256];

/// The sizes inside the macOS icon, by their four letters.
const ICNS: &[(&[u8; 4], u32)] = &[
    (b"icp4", 16),
    (b"icp5", 32),
    (b"icp6", 64),
    (b"ic07", 128),
    (b"ic08", 256),
    (b"ic09", 512),
    (b"ic10", 1024),
    (b"ic11", 32),
    (b"ic12", 64),
    (b"ic13", 256),
    (b"ic14", 512),
];

/// Writes all icons into `icons/`.
pub fn icons() -> Done {
    let drawn = shell::target().join("icons");
    render("icons/kedang-small.svg", SMALL, &drawn)?;
    render("icons/kedang.svg", LARGE, &drawn)?;
    let png = |size: u32| read(&drawn.join(format!("{size}x{size}.png")));
    let icons = shell::at("icons");
    write(&icons.join("32x32.png"), &png(32)?)?;
    write(&icons.join("128x128.png"), &png(128)?)?;
    write(&icons.join("128x128@2x.png"), &png(256)?)?;
    let ico = ICO.iter().map(|&size| Ok((size, png(size)?))).collect::<Done<Vec<_>>>()?;
    write(&icons.join("icon.ico"), &pack_ico(&ico))?;
    let icns = ICNS.iter().map(|&(kind, size)| Ok((*kind, png(size)?))).collect::<Done<Vec<_>>>()?;
    write(&icons.join("icon.icns"), &pack_icns(&icns))
}

fn render(drawing: &str, sizes: &[u32], into: &Path) -> Done {
    let sizes = sizes.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
    let mut tauri = node::script("@tauri-apps/cli/tauri.js");
    tauri.args(["icon", drawing, "--png", &sizes, "--output"]).arg(into);
    shell::run(&mut tauri)
}

/// ICO: a head of 6 bytes, 16 bytes a picture, then the PNGs.
fn pack_ico(pictures: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut out = vec![0, 0, 1, 0];
    out.extend((pictures.len() as u16).to_le_bytes());
    let mut offset = 6 + 16 * pictures.len() as u32;
    for (size, png) in pictures {
        // 256 is written as 0.
        out.extend([*size as u8, *size as u8, 0, 0, 1, 0, 32, 0]);
        out.extend((png.len() as u32).to_le_bytes());
        out.extend(offset.to_le_bytes());
        offset += png.len() as u32;
    }
    pictures.iter().for_each(|(_, png)| out.extend(png));
    out
}

/// ICNS: `icns`, the length of all, then each picture with its own.
fn pack_icns(pictures: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (kind, png) in pictures {
        body.extend(kind);
        body.extend((png.len() as u32 + 8).to_be_bytes());
        body.extend(png);
    }
    let mut out = b"icns".to_vec();
    out.extend((body.len() as u32 + 8).to_be_bytes());
    out.extend(body);
    out
}

fn read(path: &Path) -> Done<Vec<u8>> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Done {
    fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_windows_icon_points_at_each_picture() {
        let ico = pack_ico(&[(16, vec![1; 5]), (256, vec![2; 7])]);
        assert_eq!(ico[..6], [0, 0, 1, 0, 2, 0]);
        assert_eq!((ico[6], ico[22]), (16, 0), "256 is written as 0");
        let offset = u32::from_le_bytes([ico[34], ico[35], ico[36], ico[37]]) as usize;
        assert_eq!(ico[offset..], [2; 7]);
    }

    #[test]
    fn the_mac_icon_says_its_own_length() {
        let icns = pack_icns(&[(*b"ic07", vec![9; 10])]);
        assert_eq!(u32::from_be_bytes([icns[4], icns[5], icns[6], icns[7]]) as usize, icns.len());
    }
}
