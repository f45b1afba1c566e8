//! What lives as long as the window: the open archive, who sits at the desk, the verbs.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

use archive::access::{self, Actor};
use archive::preview::Previewer;
use archive::{Archive, Error};
use serde::Serialize;
use serde_json::Value;

use crate::Launch;
use crate::closing::Asked;
use crate::running::Running;
use crate::table::{Call, Table};

/// The state every command can reach (`tauri::State<Desk>`).
pub struct Desk {
    /// How this window was started.
    pub launch: Launch,
    /// Work that takes longer than a moment and can be stopped.
    pub running: Running,
    /// Whether she has been asked what becomes of it as the window closes.
    pub asked: Asked,
    open: Mutex<Option<Lying>>,
    press: OnceLock<press::Press>,
    table: Table,
}

/// The archive that lies open on the desk.
#[derive(Clone)]
struct Lying {
    archive: Arc<Archive>,
    previewer: Arc<Previewer>,
}

/// An open archive and the person at the desk, as the settings name her at this moment: the desk may be
/// taken over while the window is open, here or by another program.
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
            asked: Asked::default(),
            open: Mutex::new(None),
            press: OnceLock::new(),
            table: crate::commands::table(),
        }
    }

    /// The open archive, where there is one, and who sits at it now.
    pub fn opened(&self) -> Result<Option<Open>, Error> {
        let Some(Lying { archive, previewer }) = self.lock().clone() else { return Ok(None) };
        let actor = access::operator(&archive)?;
        Ok(Some(Open { archive, actor, previewer }))
    }

    /// Opens an archive and closes the one before.
    pub fn open(&self, folder: &Path) -> Result<(), Error> {
        let archive = Archive::open(folder)?;
        self.take(archive)
    }

    /// Sits down at an archive.
    pub fn take(&self, archive: Archive) -> Result<(), Error> {
        access::operator(&archive)?;
        let previewer = Arc::new(Previewer::of_this_program(&archive)?);
        *self.lock() = Some(Lying { archive: Arc::new(archive), previewer });
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
        self.opened()?.ok_or(Error::NoneOpen)
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

    fn lock(&self) -> MutexGuard<'_, Option<Lying>> {
        self.open.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use archive::access::Role;
    use archive::people::PersonFields;
    use archive::settings::Setup;
    use archive::words::Lang;
    use serde_json::json;

    use super::*;

    #[test]
    fn once_the_desk_is_taken_over_the_new_archivist_acts() {
        let folder = tempfile::tempdir().unwrap();
        let setup = Setup {
            company: "云砚精工有限公司".into(),
            company_code: "Q001".into(),
            operator: "周晓岚".into(),
            department: "行政部".into(),
            lang: Lang::Zh,
        };
        let desk = Desk::new(Launch::default());
        assert!(matches!(desk.ask("settings.get", Value::Null), Err(Error::NoneOpen)));
        desk.take(Archive::init(&folder.path().join("客档"), &setup).unwrap()).unwrap();
        let department = archive::people::list(&desk.require().unwrap().archive).unwrap()[0].department;
        let fields = PersonFields {
            name: "江一帆".into(),
            badge: String::new(),
            department,
            phone: String::new(),
            role: Role::Archivist,
            undertaking_until: String::new(),
        };
        let person = desk.ask("people.add", json!(fields)).unwrap()["value"]["id"].clone();
        let mut settings = desk.ask("settings.get", Value::Null).unwrap();
        settings["operator"] = person.clone();
        desk.ask("settings.change", settings).unwrap();
        let customer = json!({
            "code": "HX", "name": "华芯电子有限公司", "short_name": "", "former_names": "", "contact": "", "phone": "",
        });
        let added = desk.ask("customers.add", customer).unwrap()["value"]["id"].clone();
        let of = json!({ "subject": added, "before": null, "limit": 9 });
        assert_eq!(desk.ask("journal.history", of).unwrap()[0]["actor"], "江一帆");
        assert_eq!(json!(desk.require().unwrap().actor.person), person);
    }
}
