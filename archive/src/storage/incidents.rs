//! Incidents.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::Result;
use crate::ids::{IncidentId, MaterialId, PersonId};
use crate::incidents::{Incident, IncidentEnd, IncidentFields, IncidentState};

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

/// Writes how it ended.
pub fn close(tx: &Connection, id: IncidentId, end: &IncidentEnd, by: PersonId) -> Result<()> {
    tx.prepare_cached(
        "UPDATE incident SET state = :state, outcome = :outcome, closing = :closing, closed_on = :on, closed_by = :by
         WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id, ":state": IncidentState::Closed, ":outcome": end.outcome, ":closing": end.closing,
        ":on": end.closed_on, ":by": by,
    })?;
    Ok(())
}

const SELECT: &str = "SELECT i.id, i.number, i.kind, i.material, i.loan, i.person, i.facts, i.state, i.reported_on,
    i.outcome, i.closing, i.closed_on, coalesce(p.name, '') AS closed_by
    FROM incident i LEFT JOIN person p ON p.id = i.closed_by";

/// One incident.
pub fn get(tx: &Connection, id: IncidentId) -> Result<Option<Incident>> {
    Ok(tx.prepare_cached(&format!("{SELECT} WHERE i.id = ?1"))?.query_row([id], incident).optional()?)
}

/// The incident with a number.
pub fn get_by_number(tx: &Connection, number: &str) -> Result<Option<Incident>> {
    Ok(tx.prepare_cached(&format!("{SELECT} WHERE i.number = ?1"))?.query_row([number], incident).optional()?)
}

/// The incidents of a material, the newest first.
pub fn list_of_material(tx: &Connection, material: MaterialId) -> Result<Vec<Incident>> {
    let mut statement = tx.prepare_cached(&format!("{SELECT} WHERE i.material = ?1 ORDER BY i.number DESC"))?;
    Ok(statement.query_map([material], incident)?.collect::<rusqlite::Result<_>>()?)
}

fn incident(row: &rusqlite::Row<'_>) -> rusqlite::Result<Incident> {
    let closed: Option<String> = row.get("closed_on")?;
    Ok(Incident {
        id: row.get("id")?,
        number: row.get("number")?,
        fields: IncidentFields {
            kind: row.get("kind")?,
            material: row.get("material")?,
            loan: row.get("loan")?,
            person: row.get("person")?,
            facts: row.get("facts")?,
        },
        state: row.get("state")?,
        reported_on: row.get("reported_on")?,
        end: match closed {
            Some(closed_on) => Some(IncidentEnd {
                outcome: row.get("outcome")?,
                closing: row.get("closing")?,
                closed_on,
                closed_by: row.get("closed_by")?,
            }),
            None => None,
        },
    })
}
