//! What lives as long as the window: the open archive, who sits at the desk, the verbs.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

use archive::access::{self, Actor};
use archive::preview::Previewer;
use archive::{Archive, Error};
use serde::Serialize;
use serde_json::Value;

use crate::Launch;
use crate::running::Running;
use crate::table::{Call, Table};

/// The state every command can reach (`tauri::State<Desk>`).
pub struct Desk {
    /// How this window was started.
    pub launch: Launch,
    /// Work that takes longer than a moment and can be stopped.
    pub running: Running,
    open: Mutex<Option<Open>>,
    press: OnceLock<press::Press>,
    table: Table,
}

/// An open archive and the person at the desk.
#[derive(Clone)]
pub struct Open {
    /// The archive.
    pub archive: Arc<Archive>,
    /// Who sits at the desk.
    pub actor: Actor,
    /// The one that has pictures made, in a process of its own.
    pub previewer: Arc<Previewer>,
}

/// What the page needs to know before anything else.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct DeskStatus {
    /// The folder of the open archive; `None` before the first start.
    pub folder: Option<String>,
    /// The folder that was wanted and could not be opened.
    pub wanted: Option<String>,
    /// Why not.
    pub problem: Option<archive::Problem>,
    /// Who sits at the desk.
    pub actor: Option<Actor>,
    /// The settings.
    pub settings: Option<archive::settings::Settings>,
    /// The date at the desk.
    pub today: Option<String>,
    /// The version of the program.
    pub version: &'static str,
    /// Where a first archive is suggested to live.
    pub suggested: String,
}

impl Desk {
    /// The desk as it is before any archive is open.
    pub fn new(launch: Launch) -> Desk {
        Desk {
            launch,
            running: Running::default(),
            open: Mutex::new(None),
            press: OnceLock::new(),
            table: crate::commands::table(),
        }
    }

    /// The open archive, where there is one.
    pub fn opened(&self) -> Option<Open> {
        self.lock().clone()
    }

    /// Opens an archive and closes the one before.
    pub fn open(&self, folder: &Path) -> Result<(), Error> {
        let archive = Archive::open(folder)?;
        self.take(archive)
    }

    /// Sits down at an archive.
    pub fn take(&self, archive: Archive) -> Result<(), Error> {
        let actor = access::operator(&archive)?;
        let previewer = Arc::new(Previewer::of_this_program(&archive)?);
        *self.lock() = Some(Open { archive: Arc::new(archive), actor, previewer });
        Ok(())
    }

    /// Runs a verb of the table.
    pub fn ask(&self, verb: &str, request: Value) -> Result<Value, Error> {
        let open = self.require()?;
        let call = Call { archive: &open.archive, actor: &open.actor, previewer: &open.previewer, desk: self };
        self.table.run(&call, verb, request)
    }

    /// The open archive, or the refusal to act without one.
    pub fn require(&self) -> Result<Open, Error> {
        self.opened().ok_or_else(|| Error::NotAnArchive(PathBuf::from("–")))
    }

    /// Where fonts shipped beside the program are; the system's come after them.
    fn fonts(&self) -> Vec<PathBuf> {
        let exe = std::env::current_exe().ok();
        exe.and_then(|exe| Some(exe.parent()?.join("fonts"))).into_iter().collect()
    }

    /// The press; its fonts are found at the first sheet.
    pub fn press(&self) -> Result<&press::Press, Error> {
        if let Some(press) = self.press.get() {
            return Ok(press);
        }
        let press = press::Press::new(&self.fonts())?;
        Ok(self.press.get_or_init(|| press))
    }

    fn lock(&self) -> MutexGuard<'_, Option<Open>> {
        self.open.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
