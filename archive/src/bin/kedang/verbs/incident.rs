//! `kedang incident`: 异常.

use archive::incidents::{self, CloseRequest, IncidentFields, IncidentKind, IncidentOutcome};
use archive::materials;
use clap::Subcommand;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::show;

/// Loss, damage or leak of a customer's property (F-24).
#[derive(Subcommand)]
pub enum Incident {
    /// Report one
    Report {
        /// The material's number or label code
        material: String,
        /// LOSS, DAMAGE, LEAK, UNSUITABLE or NOT_RETURNED
        #[arg(long)]
        kind: IncidentKind,
        /// What was seen
        #[arg(long)]
        facts: String,
    },
    /// Close one; what was missing and is FOUND is in the store again
    Close {
        /// The incident's number
        incident: String,
        /// FOUND, REPAIRED, SETTLED or UNFOUNDED
        #[arg(long)]
        outcome: IncidentOutcome,
        /// In words: where it was, who agreed to what
        #[arg(long)]
        note: String,
    },
    /// List those of a material
    List {
        /// The material's number or label code
        material: String,
    },
}

impl Incident {
    /// Reports, closes or lists.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let say = desk.say();
        let found = match self {
            Incident::Report { material, kind, facts } => {
                let material = materials::require(archive, material)?.id;
                let fields = IncidentFields { kind: *kind, material, loan: None, person: None, facts: facts.clone() };
                vec![incidents::report(archive, &desk.actor()?, &fields)?.value]
            }
            Incident::Close { incident, outcome, note } => {
                let id = incidents::require(archive, incident)?.id;
                let request = CloseRequest { id, outcome: *outcome, closing: note.clone() };
                vec![incidents::close(archive, &desk.actor()?, &request)?.value]
            }
            Incident::List { material } => {
                incidents::list_of_material(archive, materials::require(archive, material)?.id)?
            }
        };
        say.result(&found, |lang| {
            let row = |incident: &incidents::Incident| {
                let end = incident.end.as_ref();
                let told = end.map_or(&incident.fields.facts, |end| &end.closing).clone();
                let came = end.map_or_else(|| incident.state.word(lang), |end| end.outcome.word(lang));
                let kind = incident.fields.kind.word(lang).to_owned();
                vec![incident.number.clone(), incident.reported_on.clone(), kind, came.to_owned(), told]
            };
            show::table(&found.iter().map(row).collect::<Vec<_>>())
        })?;
        Ok(Ended::Well)
    }
}
