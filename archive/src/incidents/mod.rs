//! Incidents (异常, F-24): loss, damage or leak of a customer's property. Opened from a return or by hand,
//! closed with what came of it; what was lost and is found goes back to its place. The notice to the customer
//! (ISO 9001:2015, 8.5.3) is written by hand and said in the closing words.

mod close;

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::coded;
use crate::error::{Error, Noun, Result};
use crate::ids::{IncidentId, LoanId, MaterialId, PersonId};
use crate::journal::{Action, Event, Fact};
use crate::materials::Custody;
use crate::numbers::{self, Slip};
use crate::{storage, text};

pub use close::{CloseRequest, close};

coded! {
    /// What happened.
    pub enum IncidentKind {
        Loss = "LOSS", "丢失", "Loss";
        Damage = "DAMAGE", "损坏", "Damage";
        Leak = "LEAK", "泄密", "Leak";
        Unsuitable = "UNSUITABLE", "不适用", "Unsuitable";
        NotReturned = "NOT_RETURNED", "逾期不还", "Not returned";
    }
}

coded! {
    /// How far it is.
    pub enum IncidentState {
        Reported = "REPORTED", "已上报", "Reported";
        Closed = "CLOSED", "已结案", "Closed";
    }
}

coded! {
    /// What came of it.
    pub enum IncidentOutcome {
        Found = "FOUND", "已找到", "Found";
        Repaired = "REPAIRED", "已修复", "Repaired";
        Settled = "SETTLED", "已与客户了结", "Settled with the customer";
        Unfounded = "UNFOUNDED", "查无此事", "Unfounded";
    }
}

/// What is reported.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct IncidentFields {
    /// What happened.
    pub kind: IncidentKind,
    /// To which material.
    pub material: MaterialId,
    /// On which slip.
    pub loan: Option<LoanId>,
    /// Who had it.
    pub person: Option<PersonId>,
    /// What was seen.
    pub facts: String,
}

/// An incident.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Incident {
    /// Identity.
    pub id: IncidentId,
    /// 异常单号.
    pub number: String,
    /// What was reported.
    pub fields: IncidentFields,
    /// How far it is.
    pub state: IncidentState,
    /// The day.
    pub reported_on: String,
    /// The end of it, once it is closed.
    pub end: Option<IncidentEnd>,
}

/// The end of an incident.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct IncidentEnd {
    /// What came of it.
    pub outcome: IncidentOutcome,
    /// In words.
    pub closing: String,
    /// The day.
    pub closed_on: String,
    /// Who closed it.
    pub closed_by: String,
}

/// The incidents of a material, the newest first.
///
/// # Errors
/// Those of the database.
pub fn list_of_material(archive: &Archive, material: MaterialId) -> Result<Vec<Incident>> {
    archive.read(|tx| storage::incidents::list_of_material(tx, material))
}

/// The incident with this number (YCD…).
///
/// # Errors
/// [`Error::NotFound`].
pub fn require(archive: &Archive, number: &str) -> Result<Incident> {
    archive.read(|tx| {
        let found = storage::incidents::get_by_number(tx, number.trim())?;
        found.ok_or_else(|| Error::not_found(Noun::Incident, number))
    })
}

/// Reports an incident.
///
/// # Errors
/// No words about what was seen; a material, a slip or a person that is not there, a slip that lacks the material.
pub fn report(archive: &Archive, actor: &Actor, fields: &IncidentFields) -> Result<Outcome<Incident>> {
    archive.act(actor, Right::Report, |act| {
        let day = act.day();
        let material = storage::materials::require(act.tx, fields.material, &day)?;
        if fields.kind == IncidentKind::Loss && material.custody == Custody::Missing {
            return Err(Error::Lost { number: material.number() });
        }
        if let Some(loan) = fields.loan
            && storage::loans::require(act.tx, loan, &day)?.line_of(fields.material).is_none()
        {
            return Err(Error::not_found(Noun::LoanLine, fields.material));
        }
        if let Some(person) = fields.person {
            storage::people::require(act.tx, person)?;
        }
        // What is not there cannot be lent; closing its incident as found brings it back.
        let gone = fields.kind == IncidentKind::Loss && material.custody == Custody::InStore;
        report_inner(act, fields, gone)
    })
}

/// Reports an incident inside an open act; `gone` when it is what takes the material out of the store.
pub(crate) fn report_inner(act: &mut Act<'_>, fields: &IncidentFields, gone: bool) -> Result<Incident> {
    let facts = text::note("note", &fields.facts)?;
    if facts.is_empty() {
        return Err(Error::Missing("note"));
    }
    let incident = Incident {
        id: IncidentId::new(),
        number: numbers::next_slip(act.tx, act.today, Slip::Incident)?,
        fields: IncidentFields { facts, ..fields.clone() },
        state: IncidentState::Reported,
        reported_on: act.day(),
        end: None,
    };
    storage::incidents::add(act.tx, &incident, &act.at(), act.actor.person)?;
    let mut event = Event::new(Action::IncidentReport, &incident.number, incident.id)
        .say(Fact::Incident(fields.kind))
        .say(Fact::Reason(incident.fields.facts.clone()))
        .made(&incident)
        .also(fields.material)
        .also_all(fields.loan)
        .also_all(fields.person);
    if gone {
        let material = storage::materials::require(act.tx, fields.material, &act.day())?;
        crate::materials::move_to(act, &material, Custody::Missing)?;
        event = event.changed("custody", material.custody, Custody::Missing);
    }
    act.record(event)?;
    Ok(incident)
}
