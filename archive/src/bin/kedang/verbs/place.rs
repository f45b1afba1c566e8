//! `kedang place`: 存放位置.

use archive::places::{self, ManyPlaces, PlaceChange, PlaceFields, PlaceKind, PlaceRow};
use clap::Subcommand;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::{find, show};

/// Places in the store. PLACE is a code or a way, `一号库 B 柜 3 层`.
#[derive(Subcommand)]
pub enum Place {
    /// Add a place, or several that count on from its name
    Add {
        /// Its name within the parent
        name: String,
        /// ROOM, CABINET, SHELF or BOX
        #[arg(long, default_value = "BOX")]
        kind: PlaceKind,
        /// The place it is part of: code or way
        #[arg(long)]
        parent: Option<String>,
        /// What belongs there
        #[arg(long, default_value = "")]
        note: String,
        /// How many items fit
        #[arg(long)]
        capacity: Option<u32>,
        /// So many: `1 层` with 6 makes `1 层` to `6 层`
        #[arg(long)]
        count: Option<u32>,
    },
    /// Correct a place; what is not given stays
    Change {
        /// Code or way
        place: String,
        /// Its name within the parent
        #[arg(long)]
        name: Option<String>,
        /// What belongs there
        #[arg(long)]
        note: Option<String>,
        /// How many items fit; 0 for not known
        #[arg(long)]
        capacity: Option<u32>,
    },
    /// Put an empty place out of use
    Retire {
        /// Code or way
        place: String,
    },
    /// Put a place in use again
    Reopen {
        /// Code or way
        place: String,
    },
    /// List what stands in a place and its parts
    Contents {
        /// Code or way
        place: String,
    },
    /// List the places
    List,
}

impl Place {
    /// Adds, corrects or lists.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let lang = desk.say().lang();
        let row = |p: &places::Place| vec![p.code.clone(), p.kind.word(lang).to_owned(), p.path.clone()];
        let told = |place: &places::Place| desk.say().result(place, |_| show::table(&[row(place)]));
        let list = |all: &Vec<places::Place>| {
            desk.say().result(all, |_| show::table(&all.iter().map(row).collect::<Vec<_>>()))
        };
        match self {
            Place::Add { name, kind, parent, note, capacity, count } => {
                let parent = parent.as_deref().map(|place| find::place(archive, place)).transpose()?.map(|p| p.id);
                let (kind, capacity, note) = (*kind, *capacity, note.clone());
                match *count {
                    None => {
                        let fields = PlaceFields { parent, kind, name: name.clone(), note, capacity };
                        told(&places::add(archive, &desk.actor()?, fields)?.value)?;
                    }
                    Some(count) => {
                        let rows = vec![PlaceRow { kind, first: name.clone(), count, capacity, note }];
                        list(&places::add_many(archive, &desk.actor()?, &ManyPlaces { parent, rows })?.value)?;
                    }
                }
            }
            Place::Change { place, name, note, capacity } => {
                let now = find::place(archive, place)?;
                let fields = PlaceChange {
                    id: now.id,
                    name: name.clone().unwrap_or(now.name),
                    note: note.clone().unwrap_or(now.note),
                    capacity: match *capacity {
                        Some(0) => None,
                        given => given.or(now.capacity),
                    },
                };
                told(&places::change(archive, &desk.actor()?, &fields)?.value)?;
            }
            Place::Retire { place } => {
                told(&places::retire(archive, &desk.actor()?, find::place(archive, place)?.id)?.value)?;
            }
            Place::Reopen { place } => {
                told(&places::reopen(archive, &desk.actor()?, find::place(archive, place)?.id)?.value)?;
            }
            Place::Contents { place } => {
                let id = find::place(archive, place)?.id;
                let mut all = Vec::new();
                let mut after = None;
                loop {
                    let page = places::contents(archive, id, after.as_ref(), 500)?;
                    all.extend(page.rows);
                    after = page.next;
                    if after.is_none() {
                        break;
                    }
                }
                let line = |placed: &places::Placed| {
                    let row = &placed.row;
                    vec![row.number.clone(), row.title.clone(), row.custody.word(lang).to_owned(), row.place.clone()]
                };
                desk.say().result(&all, |_| show::table(&all.iter().map(line).collect::<Vec<_>>()))?;
            }
            Place::List => list(&places::list(archive)?)?,
        }
        Ok(Ended::Well)
    }
}
