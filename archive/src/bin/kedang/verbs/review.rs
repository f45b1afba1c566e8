//! `kedang review NUMBER…`: 合格, 补正 or 拒收.

use archive::archive::Archive;
use archive::ids::MaterialId;
use archive::materials::{self, Lifecycle, PointResult, ReviewRequest};
use archive::receipts::{self, ReviewResult};
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::show;

/// Reviews a whole receipt (every line that waits) or single lines, `JSD20261123-001/2`.
#[derive(Args)]
pub struct Review {
    /// Numbers of receipts or of lines
    #[arg(required = true)]
    numbers: Vec<String>,
    /// PASS, SUPPLEMENT or REJECT
    #[arg(long, default_value = "PASS")]
    result: ReviewResult,
    /// Why, unless it passed
    #[arg(long, default_value = "")]
    reason: String,
    /// By when the customer should supplement
    #[arg(long)]
    due: Option<String>,
    /// A point of the checklist (1 to 10 of F-02) that is not in order; the others are, where they apply
    #[arg(long, value_name = "POINT")]
    not_ok: Vec<u32>,
}

impl Review {
    /// Reviews them.
    pub fn run(&self, desk: &Desk) -> Done {
        let (archive, actor) = (desk.archive()?, desk.actor()?);
        let ids = lines(archive, &self.numbers, Lifecycle::PendingReview)?;
        let mut checklist = materials::usual_checklist(archive, &ids)?;
        for finding in checklist.iter_mut().filter(|finding| self.not_ok.contains(&finding.point)) {
            finding.result = PointResult::NotOk;
        }
        let request = ReviewRequest {
            materials: ids,
            result: self.result,
            reason: self.reason.clone(),
            due_on: self.due.clone(),
            checklist,
        };
        let reviewed = materials::review(archive, &actor, &request)?.value;
        desk.say().result(&reviewed, |lang| {
            let rows: Vec<_> = reviewed
                .iter()
                .map(|r| {
                    let number = materials::get(archive, r.material).ok().flatten().map(|m| m.number());
                    let same = if r.same_as_receiver {
                        lang.pick("审核人也是接收人", "reviewer is the receiver")
                    } else {
                        ""
                    };
                    vec![
                        r.number.clone(),
                        number.unwrap_or_default(),
                        r.lifecycle.word(lang).to_owned(),
                        same.to_owned(),
                    ]
                })
                .collect();
            show::table(&rows)
        })?;
        Ok(Ended::Well)
    }
}

/// The materials of the numbers: a receipt means all its lines in this state.
pub fn lines(archive: &Archive, numbers: &[String], state: Lifecycle) -> Done<Vec<MaterialId>> {
    let mut all = Vec::new();
    for number in numbers {
        match receipts::require(archive, number) {
            Ok(receipt) => {
                let waiting: Vec<_> = receipt.lines.iter().filter(|l| l.lifecycle == state).map(|l| l.id).collect();
                // None in that state: the verb says so of the first one.
                all.extend(if waiting.is_empty() {
                    receipt.lines.iter().map(|l| l.id).take(1).collect()
                } else {
                    waiting
                });
            }
            Err(archive::Error::NotFound { .. }) => all.push(materials::require(archive, number)?.id),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(all)
}
