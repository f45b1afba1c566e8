//! Incidents.

use rusqlite::{Connection, named_params};

use crate::error::Result;
use crate::ids::PersonId;
use crate::incidents::Incident;

/// Adds an incident.
pub fn add(tx: &Connection, incident: &Incident, at: &str, by: PersonId) -> Result<()> {
    let fields = &incident.fields;
    tx.prepare_cached(
        "INSERT INTO incident (id, number, kind, material, loan, person, facts, state, reported_on, at, by)
         VALUES (:id, :number, :kind, :material, :loan, :person, :facts, :state, :on, :at, :by)",
    )?
    .execute(named_params! {
        ":id": incident.id, ":number": incident.number, ":kind": fields.kind, ":material": fields.material,
        ":loan": fields.loan, ":person": fields.person, ":facts": fields.facts, ":state": incident.state,
        ":on": incident.reported_on, ":at": at, ":by": by,
    })?;
    Ok(())
}
