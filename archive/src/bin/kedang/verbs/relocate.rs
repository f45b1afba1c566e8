//! `kedang relocate NUMBER… --to PLACE`: 移位.

use archive::materials;
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::{find, show};

/// Moves materials to another place in the store; all of them or none.
#[derive(Args)]
pub struct Relocate {
    /// 档号 or label code; several
    #[arg(required = true)]
    numbers: Vec<String>,
    /// The new place: code or way
    #[arg(long)]
    to: String,
}

impl Relocate {
    /// Moves them.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let place = find::place(archive, &self.to)?;
        let ids =
            self.numbers.iter().map(|number| Ok(materials::require(archive, number)?.id)).collect::<Done<Vec<_>>>()?;
        let moved = materials::relocate(archive, &desk.actor()?, &ids, place.id)?.value;
        let line = |m: &materials::Material| vec![m.number(), m.title.clone(), m.place_path.clone()];
        desk.say().result(&moved, |_| show::table(&moved.iter().map(line).collect::<Vec<_>>()))?;
        Ok(Ended::Well)
    }
}
