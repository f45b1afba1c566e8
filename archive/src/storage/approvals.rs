//! Decisions on loans.

use rusqlite::{Connection, named_params};

use crate::error::Result;
use crate::ids::{ApprovalId, LoanId, PersonId};
use crate::loans::{Approval, ApprovalMode, Decision, Step};

/// A decision that is about to be written.
pub struct Row {
    /// Identity.
    pub id: ApprovalId,
    /// The slip.
    pub loan: LoanId,
    /// Which step.
    pub step: Step,
    /// What was decided.
    pub decision: Decision,
    /// In ink or by PIN.
    pub mode: ApprovalMode,
    /// Who decided.
    pub approver: PersonId,
    /// For whom, where a substitute decided.
    pub for_person: Option<PersonId>,
    /// 意见.
    pub opinion: String,
    /// The date on the paper.
    pub decided_on: String,
    /// When it was written down, UTC.
    pub recorded_at: String,
    /// By whom.
    pub recorded_by: PersonId,
}

/// Adds a decision; the database refuses the requester as approver.
pub fn add(tx: &Connection, row: &Row) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO approval (id, loan, step, decision, mode, approver, for_person, opinion, decided_on, recorded_at, recorded_by)
         VALUES (:id, :loan, :step, :decision, :mode, :approver, :for_person, :opinion, :decided_on, :recorded_at, :recorded_by)",
    )?
    .execute(named_params! {
        ":id": row.id, ":loan": row.loan, ":step": row.step, ":decision": row.decision, ":mode": row.mode,
        ":approver": row.approver, ":for_person": row.for_person, ":opinion": row.opinion,
        ":decided_on": row.decided_on, ":recorded_at": row.recorded_at, ":recorded_by": row.recorded_by,
    })?;
    Ok(())
}

/// The decisions on a slip, in the order they were written.
pub fn list(tx: &Connection, loan: LoanId) -> Result<Vec<Approval>> {
    let mut statement = tx.prepare_cached(
        "SELECT a.id, a.step, a.decision, a.mode, a.approver, p.name AS approver_name, coalesce(f.name, '') AS for_name,
                a.opinion, a.decided_on, r.name AS recorded_by, a.scan_due
         FROM approval a JOIN person p ON p.id = a.approver JOIN person r ON r.id = a.recorded_by
         LEFT JOIN person f ON f.id = a.for_person
         WHERE a.loan = ?1 ORDER BY a.id",
    )?;
    let rows = statement.query_map([loan], |row| {
        Ok(Approval {
            id: row.get("id")?,
            step: row.get("step")?,
            decision: row.get("decision")?,
            mode: row.get("mode")?,
            approver: row.get("approver")?,
            approver_name: row.get("approver_name")?,
            for_name: row.get("for_name")?,
            opinion: row.get("opinion")?,
            decided_on: row.get("decided_on")?,
            recorded_by: row.get("recorded_by")?,
            scan_due: row.get("scan_due")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
