//! Reviews materials after receipt (审核, 第七条), line by line: 合格, 补正 or 拒收.

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::{Error, Result};
use crate::ids::{MaterialId, ReviewId};
use crate::journal::{Action, Event, Fact};
use crate::materials::{Custody, Lifecycle};
use crate::numbers::{self, Slip};
use crate::receipts::ReviewResult;
use crate::{storage, text};

/// One point of the checklist (F-02) that was looked at.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Finding {
    /// The point, 1 to 10 of F-02.
    pub point: u32,
    /// `OK`, `NOT_OK` or `NA`.
    pub result: String,
    /// What was seen.
    pub note: String,
}

/// A review of one or several materials with the same result.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct ReviewRequest {
    /// Which materials.
    pub materials: Vec<MaterialId>,
    /// The result.
    pub result: ReviewResult,
    /// Why, compulsory unless it passed.
    pub reason: String,
    /// By when the customer should supplement; only with 补正.
    pub due_on: Option<String>,
    /// The points looked at.
    pub checklist: Vec<Finding>,
}

/// What a review did to one material.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Reviewed {
    /// The review's number.
    pub number: String,
    /// The material.
    pub material: MaterialId,
    /// The state it went to.
    pub lifecycle: Lifecycle,
    /// Whether the reviewer also received it: allowed in a small firm, but said (separation rule 3).
    pub same_as_receiver: bool,
}

/// Reviews materials; all of them or none.
///
/// # Errors
/// A state in which nothing is reviewed, or no reason where one is due.
pub fn review(archive: &Archive, actor: &Actor, request: &ReviewRequest) -> Result<Outcome<Vec<Reviewed>>> {
    let reason = text::note("reason", &request.reason)?;
    if request.result != ReviewResult::Pass && reason.is_empty() {
        return Err(Error::Missing("reason"));
    }
    if request.materials.is_empty() {
        return Err(Error::Missing("materials"));
    }
    let due_on = text::optional_date("due_on", request.due_on.as_deref())?.map(|d| d.to_string());
    archive.act(actor, Right::Review, |act| {
        let today = act.day();
        let mut done = Vec::new();
        for &id in &request.materials {
            let material = storage::materials::require(act.tx, id, &today)?;
            let lifecycle = material.lifecycle.reviewed(&material.number(), request.result)?;
            let review = storage::receipts::Review {
                id: ReviewId::new(),
                number: numbers::next_slip(act.tx, act.today, Slip::Review)?,
                material: id,
                result: request.result,
                reason: reason.clone(),
                checklist: request.checklist.clone(),
                due_on: due_on.clone(),
                reviewer: actor.person,
                at: act.at(),
            };
            storage::receipts::add_review(act.tx, &review)?;
            storage::materials::set_lifecycle(act.tx, id, lifecycle, &act.at())?;
            if lifecycle == Lifecycle::SentBack {
                storage::materials::set_custody(act.tx, id, Custody::Gone)?;
            }
            let mut event = Event::new(Action::MaterialReview, &review.number, id)
                .say(Fact::Review(request.result))
                .changed("lifecycle", material.lifecycle, lifecycle)
                .also(material.receipt);
            if !reason.is_empty() {
                event = event.say(Fact::Reason(reason.clone()));
            }
            act.record(event)?;
            crate::search::keep_material(act.tx, id)?;
            let same_as_receiver = storage::receipts::receiver_of(act.tx, material.receipt)? == actor.person;
            done.push(Reviewed { number: review.number, material: id, lifecycle, same_as_receiver });
        }
        Ok(done)
    })
}
