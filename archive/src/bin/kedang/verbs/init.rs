//! `kedang init DIR`: a new archive.

use std::path::PathBuf;

use archive::archive::Archive;
use archive::settings::Setup;
use clap::Args;
use serde_json::json;

use crate::desk::Desk;
use crate::say::{Done, Ended};

/// A new archive in an empty or new folder. What is not said here can be changed in the settings.
#[derive(Args)]
pub struct Init {
    /// The folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The company as it stands at the head of every form
    #[arg(long, default_value = "本单位")]
    company: String,
    /// Its code in numbers (全宗号): letters and digits
    #[arg(long, default_value = "Q001")]
    code: String,
    /// The archivist's name
    #[arg(long, default_value = "资料管理员")]
    operator: String,
    /// Her department
    #[arg(long, default_value = "资料室")]
    department: String,
}

impl Init {
    /// Makes it.
    pub fn run(&self, desk: &Desk) -> Done {
        let setup = Setup {
            company: self.company.clone(),
            company_code: self.code.clone(),
            operator: self.operator.clone(),
            department: self.department.clone(),
            lang: desk.say().lang(),
        };
        let archive = Archive::init(&self.folder, &setup)?;
        let made =
            json!({ "archive": archive.root().display().to_string(), "company": self.company, "code": self.code });
        desk.say().result(&made, |lang| {
            let at = archive.root().display();
            lang.pick(format!("已在“{at}”建好档案库。"), format!("A new archive is in “{at}”."))
        })?;
        Ok(Ended::Well)
    }
}
