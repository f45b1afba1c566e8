//! The desk of one command: which archive, who acts, how to speak.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use archive::access::{self, Actor};
use archive::archive::Archive;

use crate::find;
use crate::say::{Done, Say, Why};

/// Opens the archive when a verb asks for it.
pub struct Desk {
    folder: Option<PathBuf>,
    actor: Option<String>,
    say: Say,
    opened: OnceCell<Archive>,
}

impl Desk {
    /// A desk at an archive that is not open yet.
    pub fn new(folder: Option<PathBuf>, actor: Option<String>, say: Say) -> Desk {
        Desk { folder, actor, say, opened: OnceCell::new() }
    }

    /// The voice.
    pub fn say(&self) -> &Say {
        &self.say
    }

    /// The folder that was named, by `-a` or in the environment.
    pub fn folder(&self) -> Done<&Path> {
        self.folder.as_deref().ok_or_else(|| {
            Why::misuse(
                "没有说是哪个档案库：用 -a 文件夹，或设置 KEDANG_ARCHIVE。",
                "Which archive? Name its folder with -a DIR or in KEDANG_ARCHIVE.",
            )
        })
    }

    /// The archive.
    pub fn archive(&self) -> Done<&Archive> {
        if self.opened.get().is_none() {
            let archive = Archive::open(self.folder()?)?;
            self.say.tune(archive.lang()?);
            let _ = self.opened.set(archive);
        }
        self.opened.get().ok_or(Why::Unheard)
    }

    /// Who acts: the one who was named, otherwise the archivist.
    pub fn actor(&self) -> Done<Actor> {
        let archive = self.archive()?;
        Ok(match &self.actor {
            Some(name) => access::sign_in(archive, find::person(archive, name)?.id)?,
            None => access::operator(archive)?,
        })
    }
}
