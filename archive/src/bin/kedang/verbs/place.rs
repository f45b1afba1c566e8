//! `kedang place`: 存放位置.

use archive::places::{self, PlaceFields, PlaceKind};
use clap::Subcommand;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::{find, show};

/// Places in the store.
#[derive(Subcommand)]
pub enum Place {
    /// Add a place
    Add {
        /// Its name within the parent
        name: String,
        /// ROOM, CABINET, SHELF or BOX
        #[arg(long, default_value = "BOX")]
        kind: PlaceKind,
        /// The place it is part of: code or way
        #[arg(long)]
        parent: Option<String>,
        /// How many items fit
        #[arg(long)]
        capacity: Option<u32>,
    },
    /// List the places
    List,
}

impl Place {
    /// Adds or lists.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let lang = desk.say().lang();
        let row = |p: &places::Place| vec![p.code.clone(), p.kind.word(lang).to_owned(), p.path.clone()];
        match self {
            Place::Add { name, kind, parent, capacity } => {
                let parent = parent.as_deref().map(|place| find::place(archive, place)).transpose()?;
                let fields =
                    PlaceFields { parent: parent.map(|p| p.id), kind: *kind, name: name.clone(), capacity: *capacity };
                let place = places::add(archive, &desk.actor()?, fields)?.value;
                desk.say().result(&place, |_| show::table(&[row(&place)]))?;
            }
            Place::List => {
                let all = places::list(archive)?;
                desk.say().result(&all, |_| show::table(&all.iter().map(row).collect::<Vec<_>>()))?;
            }
        }
        Ok(Ended::Well)
    }
}
