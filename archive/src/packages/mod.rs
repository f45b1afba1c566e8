//! The archive leaves (整库导出): one folder in open formats that other programs read and check without
//! Kedang, as a bag by RFC 8493 (BagIt 1.0).
//!
//! ```text
//! bagit.txt  bag-info.txt  manifest-sha256.txt  tagmanifest-sha256.txt
//! data/原件/<number>/<nn> <name>     every original as it was attached, also what was withdrawn
//! data/原件目录.csv                   which original is which, whose, by whom and when
//! data/登记簿/<register> <year>.xlsx  the four registers, year by year
//! data/数据/<table>.csv               every table of the database, and its schema
//! data/说明.txt                       what is what, and how to check it
//! ```
//!
//! Promises: the folder appears whole or not at all and over nothing; every original is verified on its way;
//! one that is damaged or gone is named and never stops the others; the act is in the journal. PINs stay.

mod bag;
mod fill;

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::Result;
use crate::files::{Flow, Progress};
use crate::ids::AnyId;
use crate::journal::{self, Action, Event, Fact};
use bag::Bag;

/// What left.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Package {
    /// The folder.
    #[ts(type = "string")]
    pub folder: PathBuf,
    /// Its files, those of the bag itself not counted.
    pub files: u32,
    /// Their bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// How many of them are originals.
    pub originals: u32,
    /// Originals that could not be taken along, with why: damaged or gone.
    pub missing: Vec<Missing>,
    /// The code of the newest event in it.
    pub head: String,
}

/// An original that could not be taken along.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Missing {
    /// The number of its owner.
    pub number: String,
    /// Its name.
    pub name: String,
    /// What is wrong with it, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

/// Exports the whole archive into a new folder.
///
/// # Errors
/// [`crate::Error::TargetInArchive`], [`crate::Error::TargetExists`], [`crate::Error::DiskFull`], [`crate::Error::ReadOnly`],
/// [`crate::Error::Cancelled`]: nothing is left.
pub fn export(
    archive: &Archive,
    actor: &Actor,
    target: &Path,
    progress: &mut dyn FnMut(Progress) -> Flow,
) -> Result<Outcome<Package>> {
    actor.require(Right::Export)?;
    archive.require_outside(target)?;
    let mut bag = Bag::begin(target)?;
    let (missing, head) =
        archive.read(|tx| Ok((fill::fill(archive, actor, tx, &mut bag, progress)?, journal::head_code_in(tx)?)))?;
    let settings = archive.settings()?;
    bag.seal(&[
        ("Source-Organization", &settings.company),
        ("External-Identifier", &settings.fonds),
        ("External-Description", "客供资料档案 (customer-supplied materials), Kedang"),
        ("Bagging-Date", &archive.today().to_string()),
        ("Bag-Software-Agent", concat!("Kedang ", env!("CARGO_PKG_VERSION"))),
        ("Internal-Sender-Identifier", &head),
    ])?;
    let (files, bytes, originals) = (bag.files(), bag.bytes(), bag.originals());
    let folder = bag.target().to_owned();
    archive.hand_out(actor, Right::Export, bag, |act, _| {
        let event = Event::new(Action::ArchiveExport, "", AnyId(actor.person.0))
            .say(Fact::Name(target.display().to_string()))
            .say(Fact::Items(files));
        act.record(event)?;
        Ok(Package { folder, files, bytes, originals, missing, head })
    })
}
