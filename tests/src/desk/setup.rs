//! What a desk is set up with before its window opens.

use std::path::PathBuf;

use crate::Desk;

/// The smallest screen the window is made for.
pub const SMALL: (u32, u32) = (1366, 768);

/// The largest one that is looked at.
pub const LARGE: (u32, u32) = (1920, 1080);

/// How a desk is set up before its window opens.
#[derive(Clone, Debug)]
pub struct Setup {
    pub(super) program: &'static str,
    pub(super) archive: Option<PathBuf>,
    pub(super) size: (u32, u32),
    pub(super) env: Vec<(String, String)>,
}

impl Setup {
    /// The archive to open; without one it is a first start.
    pub fn archive(mut self, folder: impl Into<PathBuf>) -> Setup {
        self.archive = Some(folder.into());
        self
    }

    /// Another program than the product, by its path in the folder of built
    /// programs: something to compare with.
    pub fn program(mut self, name: &'static str) -> Setup {
        self.program = name;
        self
    }

    /// The size of the window's page.
    pub fn size(mut self, size: (u32, u32)) -> Setup {
        self.size = size;
        self
    }

    /// A variable of the window's environment, such as `CUPS_SERVER`.
    pub fn env(mut self, name: &str, value: impl Into<String>) -> Setup {
        self.env.push((name.to_owned(), value.into()));
        self
    }

    /// Opens the window and waits until its page is there.
    #[track_caller]
    pub fn open(self) -> Desk {
        Desk::start(self)
    }
}

impl Desk {
    /// A desk at first start, 1366 × 768.
    pub fn setup() -> Setup {
        Setup { program: "kedang-desktop", archive: None, size: SMALL, env: Vec::new() }
    }

    /// Opens the window on the archive in this folder.
    #[track_caller]
    pub fn open(archive: impl Into<PathBuf>) -> Desk {
        Desk::setup().archive(archive).open()
    }
}
