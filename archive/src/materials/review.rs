//! Reviews materials after receipt (审核, 第七条), line by line: 合格, 补正 or 拒收.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::coded;
use crate::error::{Error, Result, Why};
use crate::ids::{MaterialId, ReviewId};
use crate::journal::{Action, Event, Fact};
use crate::materials::{Category, Custody, Lifecycle};
use crate::numbers::{self, Slip};
use crate::receipts::ReviewResult;
use crate::{storage, text};

coded! {
    /// What is looked at in a review (审核内容, F-02); the code is the number on the form.
    pub enum ReviewPoint {
        Listed = "1", "与清单、合同相符", "Agrees with the list and the contract";
        Complete = "2", "数量、页数齐全", "Copies and pages complete";
        Latest = "3", "版次为最新有效版", "Latest valid revision";
        Legible = "4", "清晰可读，文件能打开", "Legible, files open";
        Signed = "5", "签章、日期齐全", "Signed, sealed and dated";
        Lawful = "6", "来源合法，有权提供", "Lawful source";
        Classified = "7", "密级、保密要求明确", "Secrecy is clear";
        Marked = "8", "个人信息、知识产权标识", "Personal data and property marks";
        Sample = "9", "样品外观及数量", "Samples: look and number";
        Other = "10", "其他", "Other";
    }
}

coded! {
    /// How a point was found.
    pub enum PointResult {
        Ok = "OK", "合格", "pass";
        NotOk = "NOT_OK", "不合格", "fail";
        NotApplicable = "NA", "不适用", "n/a";
    }
}

/// One point of the checklist (F-02) that was looked at.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Finding {
    /// The point, 1 to 10 of F-02.
    pub point: u32,
    /// How it was found.
    pub result: PointResult,
    /// What was seen.
    pub note: String,
}

/// The checklist as it usually comes out: everything in order, samples only where there are any. A proposal
/// that whoever reviews confirms or corrects.
///
/// # Errors
/// When one of the materials is not there.
pub fn usual_checklist(archive: &Archive, materials: &[MaterialId]) -> Result<Vec<Finding>> {
    let today = archive.today().to_string();
    let samples = archive.read(|tx| {
        materials.iter().try_fold(false, |samples, id| {
            Ok(samples || storage::materials::require(tx, *id, &today)?.category == Category::Sample)
        })
    })?;
    let usual = |(point, of): (u32, &ReviewPoint)| {
        let applies = match of {
            ReviewPoint::Sample => samples,
            ReviewPoint::Other => false,
            _ => true,
        };
        let result = if applies { PointResult::Ok } else { PointResult::NotApplicable };
        Finding { point, result, note: String::new() }
    };
    Ok((1..).zip(ReviewPoint::ALL).map(usual).collect())
}

/// The checklist of a request, each point once; nothing passes with a point that did not.
fn checked(request: &ReviewRequest) -> Result<Vec<Finding>> {
    let points = u32::try_from(ReviewPoint::ALL.len()).unwrap_or(u32::MAX);
    let mut seen = BTreeSet::new();
    let mut checklist = Vec::new();
    for finding in &request.checklist {
        if finding.point == 0 || finding.point > points || !seen.insert(finding.point) {
            return Err(Error::invalid("checklist", Why::OutOfRange { least: 1, most: points.into() }));
        }
        if request.result == ReviewResult::Pass && finding.result == PointResult::NotOk {
            return Err(Error::invalid("checklist", Why::FailedPoint(finding.point)));
        }
        checklist.push(Finding { note: text::line("note", &finding.note)?, ..finding.clone() });
    }
    if request.result != ReviewResult::Pass && !checklist.iter().any(|each| each.result == PointResult::NotOk) {
        // What did not pass has a point that did not: where none is named, it is the last, 其他.
        match checklist.iter_mut().find(|each| each.point == points) {
            Some(other) => other.result = PointResult::NotOk,
            None => checklist.push(Finding { point: points, result: PointResult::NotOk, note: String::new() }),
        }
    }
    Ok(checklist)
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
    let checklist = checked(request)?;
    let due_on = text::optional_date("due_on", request.due_on.as_deref())?.map(|d| d.to_string());
    if due_on.is_some() && request.result != ReviewResult::Supplement {
        return Err(Error::invalid("due_on", Why::OnlyForSupplement));
    }
    archive.act(actor, Right::Review, |act| {
        let today = act.day();
        if due_on.as_ref().is_some_and(|day| *day < today) {
            return Err(Error::invalid("due_on", Why::NoEarlierThan(today)));
        }
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
                checklist: checklist.clone(),
                due_on: due_on.clone(),
                reviewer: actor.person,
                at: act.at(),
            };
            storage::receipts::add_review(act.tx, &review)?;
            storage::materials::set_lifecycle(act.tx, id, lifecycle, &act.at())?;
            let mut event = Event::new(Action::MaterialReview, &review.number, id)
                .say(Fact::Review(request.result))
                .changed("lifecycle", material.lifecycle, lifecycle)
                .also(material.receipt);
            if lifecycle == Lifecycle::SentBack {
                super::move_to(act, &material, Custody::Gone)?;
                event = event.changed("custody", material.custody, Custody::Gone);
            }
            if !reason.is_empty() {
                event = event.say(Fact::Reason(reason.clone()));
            }
            act.record(event)?;
            let same_as_receiver = storage::receipts::receiver_of(act.tx, material.receipt)? == actor.person;
            done.push(Reviewed { number: review.number, material: id, lifecycle, same_as_receiver });
        }
        Ok(done)
    })
}
