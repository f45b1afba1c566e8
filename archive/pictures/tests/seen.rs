//! What a test sees of a picture.

use std::path::{Path, PathBuf};

use pictures::{Cancel, Facts, Limits, Picture, Pictures, Problem, Want};

/// Pictures made by the worker that tests use.
pub fn pictures() -> Pictures {
    Pictures::new(worker(), Limits::default())
}

pub fn worker() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_picture-bench"))
}

/// A folder with one file in it.
pub struct Made {
    _folder: tempfile::TempDir,
    pub path: PathBuf,
}

pub fn file(name: &str, bytes: impl AsRef<[u8]>) -> Made {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    Made { _folder: folder, path }
}

pub fn facts(path: &Path) -> Facts {
    pictures().probe(path, &Cancel::default())
}

pub fn render(path: &Path, page: u32, want: Want) -> Result<Picture, Problem> {
    pictures().render(path, page, &want, &Cancel::default())
}

/// The picture of a file made of these bytes, 100 pixels at most.
pub fn picture_of(bytes: impl AsRef<[u8]>) -> Result<Picture, Problem> {
    render(&file("a file", bytes).path, 1, Want::fit(100, 100))
}

/// A decoded picture.
pub struct Seen {
    image: image::DynamicImage,
}

impl Seen {
    pub fn of(picture: &Picture) -> Self {
        let image = image::load_from_memory(&picture.bytes).expect("what comes out is a picture");
        assert_eq!(
            (image.width(), image.height()),
            (picture.width, picture.height),
            "the size that is said is the size that is"
        );
        Seen { image }
    }

    pub fn is_grey(&self) -> bool {
        !self.image.color().has_color()
    }

    /// The colour at a place given as fractions of width and height.
    pub fn at(&self, x: f64, y: f64) -> [u8; 3] {
        let rgb = self.image.to_rgb8();
        let place = |v: f64, size: u32| ((v * f64::from(size)) as u32).min(size - 1);
        rgb.get_pixel(place(x, rgb.width()), place(y, rgb.height())).0
    }

    /// The middles of the four quarters: upper left, upper right, lower left, lower right.
    pub fn quarters(&self) -> [[u8; 3]; 4] {
        [self.at(0.25, 0.25), self.at(0.75, 0.25), self.at(0.25, 0.75), self.at(0.75, 0.75)]
    }
}

pub const RED: [u8; 3] = [255, 0, 0];
pub const GREEN: [u8; 3] = [0, 255, 0];
pub const BLUE: [u8; 3] = [0, 0, 255];
pub const WHITE: [u8; 3] = [255; 3];
pub const BLACK: [u8; 3] = [0; 3];

/// Colours in the middles of the quarters are these, give or take what JPEG does to them.
#[track_caller]
pub fn assert_quarters(picture: &Picture, expected: [[u8; 3]; 4], what: &str) {
    assert_near(&Seen::of(picture).quarters(), &expected, 12, what);
}

#[track_caller]
pub fn assert_near(seen: &[[u8; 3]], expected: &[[u8; 3]], tolerance: u8, what: &str) {
    let near = seen.len() == expected.len()
        && seen.iter().flatten().zip(expected.iter().flatten()).all(|(a, b)| a.abs_diff(*b) <= tolerance);
    assert!(near, "{what}: saw {seen:?}, expected {expected:?}");
}
