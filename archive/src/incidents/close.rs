//! Closes an incident (结案): what came of it, in words; what is found is in the store again.

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::{Error, Noun, Result, State, Verb, Why};
use crate::ids::IncidentId;
use crate::incidents::{Incident, IncidentEnd, IncidentOutcome, IncidentState};
use crate::journal::{Action, Event, Fact};
use crate::materials::Custody;
use crate::{storage, text};

/// What came of an incident.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct CloseRequest {
    /// Which.
    pub id: IncidentId,
    /// What came of it.
    pub outcome: IncidentOutcome,
    /// In words: where it was, who agreed to what.
    pub closing: String,
}

/// Closes an incident. A material that was missing and is found is in its place again.
///
/// # Errors
/// No words, one that is closed, or a thing found that was not missing.
pub fn close(archive: &Archive, actor: &Actor, request: &CloseRequest) -> Result<Outcome<Incident>> {
    let closing = text::note("closing", &request.closing)?;
    if closing.is_empty() {
        return Err(Error::Missing("closing"));
    }
    archive.act(actor, Right::Report, |act| {
        let incident =
            storage::incidents::get(act.tx, request.id)?.ok_or_else(|| Error::not_found(Noun::Incident, request.id))?;
        if incident.state == IncidentState::Closed {
            return Err(Error::WrongState { number: incident.number, state: State::Closed, wanted: Verb::Close });
        }
        let material = storage::materials::require(act.tx, incident.fields.material, &act.day())?;
        let found = request.outcome == IncidentOutcome::Found;
        if found && material.custody != Custody::Missing {
            return Err(Error::invalid("outcome", Why::NotMissing(material.number())));
        }
        let end = IncidentEnd {
            outcome: request.outcome,
            closing: closing.clone(),
            closed_on: act.day(),
            closed_by: actor.name.clone(),
        };
        storage::incidents::close(act.tx, incident.id, &end, actor.person)?;
        let mut event = Event::new(Action::IncidentClose, &incident.number, incident.id)
            .say(Fact::Outcome(request.outcome))
            .say(Fact::Reason(closing.clone()))
            .changed("state", IncidentState::Reported, IncidentState::Closed)
            .changed("outcome", (), request.outcome)
            .also(material.id)
            .also_all(incident.fields.loan)
            .also_all(incident.fields.person);
        if found {
            crate::materials::move_to(act, &material, Custody::InStore)?;
            event = event.changed("custody", Custody::Missing, Custody::InStore);
        }
        act.record(event)?;
        Ok(Incident { state: IncidentState::Closed, end: Some(end), ..incident })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{self, Scope};
    use crate::fixture::Firm;
    use crate::incidents::list_of_material;
    use crate::loans::ConditionIn;
    use crate::today;

    #[test]
    fn what_was_lost_opens_an_incident_and_is_in_the_store_again_once_it_is_found() {
        let firm = Firm::open();
        let (_, shelved) = firm.shelved();
        let id = shelved[0].id;
        let loan = firm.lend(&[id]);
        // Nobody asked for an incident: a loss is one all the same.
        firm.take_back(&loan, ConditionIn::Lost, 9_999, "车间没有找到");
        assert_eq!(firm.material(id).custody, Custody::Missing);
        let waits = |firm: &Firm| {
            let counts = today::counts(&firm.archive).unwrap();
            counts.by.into_iter().find(|(why, _)| *why == today::Waiting::Incident).unwrap().1
        };
        let opened = list_of_material(&firm.archive, id).unwrap();
        assert_eq!((opened.len(), opened[0].state, waits(&firm)), (1, IncidentState::Reported, 1));

        let words = |closing: &str, outcome| CloseRequest { id: opened[0].id, outcome, closing: closing.into() };
        let close = |request: &CloseRequest| close(&firm.archive, &firm.actor, request);
        assert!(matches!(close(&words("  ", IncidentOutcome::Found)).unwrap_err(), Error::Missing("closing")));
        let closed = close(&words("在检验室柜顶找到", IncidentOutcome::Found)).unwrap().value;
        assert_eq!((closed.state, waits(&firm)), (IncidentState::Closed, 0));
        assert_eq!(firm.material(id).custody, Custody::InStore);
        assert_eq!(list_of_material(&firm.archive, id).unwrap()[0].end.as_ref().unwrap().closing, "在检验室柜顶找到");
        let again = close(&words("再来一次", IncidentOutcome::Settled)).unwrap_err();
        assert!(matches!(again, Error::WrongState { state: State::Closed, .. }), "{again:?}");
        let report = checks::run(&firm.archive, Scope::Quick, &mut |_| true).unwrap();
        assert!(report.passed(), "{:#?}", report.findings);
        // And it can go out again.
        firm.lend(&[id]);
    }

    #[test]
    fn what_is_reported_lost_in_the_store_cannot_be_lent_until_it_is_found() {
        let firm = Firm::open();
        let (_, shelved) = firm.shelved();
        let id = shelved[0].id;
        let fields = crate::incidents::IncidentFields {
            kind: crate::incidents::IncidentKind::Loss,
            material: id,
            loan: None,
            person: None,
            facts: "盘点没有找到".into(),
        };
        let report = || crate::incidents::report(&firm.archive, &firm.actor, &fields);
        let incident = report().unwrap().value;
        assert_eq!(firm.material(id).custody, Custody::Missing);
        assert!(matches!(report().unwrap_err(), Error::Lost { .. }), "it is lost once");
        let loan = firm.request(&[id]);
        firm.approve(loan.id);
        let lend = crate::loans::LendRequest { loan: loan.id, lines: Vec::new() };
        assert!(matches!(crate::loans::lend(&firm.archive, &firm.actor, &lend).unwrap_err(), Error::Lost { .. }));
        let passed = || checks::run(&firm.archive, Scope::Quick, &mut |_| true).unwrap().passed();
        assert!(passed());
        let request =
            CloseRequest { id: incident.id, outcome: IncidentOutcome::Found, closing: "在别的盒里".into() };
        close(&firm.archive, &firm.actor, &request).unwrap();
        assert!(passed());
        crate::loans::lend(&firm.archive, &firm.actor, &lend).unwrap();
    }

    #[test]
    fn only_what_is_missing_is_found() {
        let firm = Firm::open();
        let (_, shelved) = firm.shelved();
        let id = shelved[0].id;
        let fields = crate::incidents::IncidentFields {
            kind: crate::incidents::IncidentKind::Damage,
            material: id,
            loan: None,
            person: None,
            facts: "受潮".into(),
        };
        let incident = crate::incidents::report(&firm.archive, &firm.actor, &fields).unwrap().value;
        let request = CloseRequest { id: incident.id, outcome: IncidentOutcome::Found, closing: "找到".into() };
        let error = close(&firm.archive, &firm.actor, &request).unwrap_err();
        assert!(matches!(error, Error::Invalid { field: "outcome", .. }), "{error:?}");
    }
}
