//! F-02 客户资料审核记录表（第二篇第七条）: how each line of a receipt was reviewed.

use super::desk::{Desk, Laid, Ticket};
use super::wording::{count, long_date, once};
use crate::error::Result;
use crate::forms::ReviewResult as Mark;
use crate::forms::{Body, ChangeDates, Conclusion, Form, Opinion, ReviewCheck, ReviewLine, ReviewRecord};
use crate::ids::ReceiptId;
use crate::materials::{Material, PointResult};
use crate::receipts::{Receipt, ReviewResult};
use crate::storage;
use crate::storage::reviews::Reviewed;

/// The points of the form.
const POINTS: u32 = 10;

/// Every review of every line; lines and points that were not looked at stay open.
pub(super) fn lay(desk: &Desk<'_>, id: ReceiptId) -> Result<Laid> {
    let (receipt, level) = super::receipt::signed(desk, id)?;
    let reviews = storage::reviews::list_of_receipt(desk.tx, id)?;
    let ticket = Ticket::new(Form::ReviewRecord, id, number(&reviews));
    desk.slip(Body::ReviewRecord(record(desk, &receipt, &reviews)), ticket, &receipt.code, level)
}

/// One number, or the first and the last: `SHD20261123-001～003`.
fn number(reviews: &[Reviewed]) -> String {
    let first = reviews.iter().map(|review| review.number.as_str()).min();
    let last = reviews.iter().map(|review| review.number.as_str()).max();
    match (first, last) {
        (Some(first), Some(last)) if first == last => first.to_owned(),
        (Some(first), Some(last)) => match (first.split_once('-'), last.split_once('-')) {
            (Some((day, _)), Some((same, n))) if day == same => format!("{first}～{n}"),
            _ => format!("{first}～{last}"),
        },
        _ => String::new(),
    }
}

fn record(desk: &Desk<'_>, receipt: &Receipt, reviews: &[Reviewed]) -> ReviewRecord {
    let lang = desk.lang;
    let of = |line: &Material| reviews.iter().filter(|review| review.material == line.id).collect::<Vec<_>>();
    let joined = |words: Vec<String>| words.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" → ");
    let first = receipt.lines.first().map_or("", |line| line.title.as_str());
    let lines = &receipt.lines;
    let reviewed_on = reviews.iter().map(|review| desk.wall_day(&review.at)).max().unwrap_or_default();
    ReviewRecord {
        receipt_no: receipt.number.clone(),
        customer: receipt.customer_name.clone(),
        received_on: receipt.received_on.clone(),
        title: match lines.len() {
            0 | 1 => first.to_owned(),
            n => desk.say(format!("{first}等 {n} 件"), format!("{first} and others, {n} items")),
        },
        reviewed_on: reviewed_on.clone(),
        lines: lines
            .iter()
            .map(|line| ReviewLine {
                title: line.title.clone(),
                drawing_no: line.drawing_no.clone(),
                revision: line.revision.clone(),
                copies: count(line.copies),
                pages: count(line.pages),
                result: joined(of(line).iter().map(|review| review.result.word(lang).to_owned()).collect()),
                reason: match of(line).as_slice() {
                    [only] => reason(desk, only),
                    several => by_number(desk, several),
                },
            })
            .collect(),
        checks: (1..=POINTS).map(|point| check(desk, receipt, reviews, point)).collect(),
        conclusions: conclusions(lines, reviews),
        clarify: None,
        supplement: said(desk, receipt, reviews, ReviewResult::Supplement),
        reject_reason: said(desk, receipt, reviews, ReviewResult::Reject),
        change: ChangeDates::default(),
        reviewer: if reviews.is_empty() {
            Opinion::blank()
        } else {
            let names = once(lang, reviews.iter().map(|review| review.reviewer.as_str()));
            Opinion::given("", &names, &long_date(lang, &reviewed_on))
        },
        countersign: Opinion::blank(),
        department_head: Opinion::blank(),
    }
}

/// The reasons of several reviews of one line, each with its result.
fn by_number(desk: &Desk<'_>, reviews: &[&Reviewed]) -> String {
    let said = reviews.iter().map(|review| (review.result.word(desk.lang), reason(desk, review)));
    let said = said
        .filter(|(_, why)| !why.is_empty())
        .map(|(result, why)| desk.say(format!("{result}：{why}"), format!("{result}: {why}")));
    said.collect::<Vec<_>>().join(desk.lang.pick("；", "; "))
}

/// Why, and by when.
fn reason(desk: &Desk<'_>, review: &Reviewed) -> String {
    match &review.due_on {
        Some(due) if !review.reason.is_empty() => {
            desk.say(format!("{}（{due} 前）", review.reason), format!("{} (by {due})", review.reason))
        }
        _ => review.reason.clone(),
    }
}

/// One point over all lines: not passed where one line did not pass.
fn check(desk: &Desk<'_>, receipt: &Receipt, reviews: &[Reviewed], point: u32) -> ReviewCheck {
    let mut result = None;
    let mut notes = Vec::new();
    for (line, material) in (1..).zip(&receipt.lines) {
        let Some(review) = latest(reviews, material) else { continue };
        for finding in review.checklist.iter().filter(|finding| finding.point == point) {
            result = match (finding.result, result) {
                (PointResult::NotOk, _) | (_, Some(Mark::Fail)) => Some(Mark::Fail),
                (PointResult::Ok, _) | (_, Some(Mark::Pass)) => Some(Mark::Pass),
                (PointResult::NotApplicable, _) => Some(Mark::NotApplicable),
            };
            if !finding.note.is_empty() {
                notes.push((line, finding.note.clone()));
            }
        }
    }
    ReviewCheck { item: String::new(), result, note: by_line(desk, receipt.lines.len(), notes) }
}

/// Remarks with their line, where there are several lines; the same remark once.
fn by_line(desk: &Desk<'_>, lines: usize, notes: Vec<(usize, String)>) -> String {
    let mut said: Vec<(String, Vec<usize>)> = Vec::new();
    for (line, note) in notes {
        match said.iter_mut().find(|(same, _)| *same == note) {
            Some((_, at)) => at.push(line),
            None => said.push((note, vec![line])),
        }
    }
    let parts = said.into_iter().map(|(note, at)| {
        if lines < 2 || at.len() == lines {
            return note;
        }
        let at: Vec<_> = at.iter().map(usize::to_string).collect();
        desk.say(format!("第 {} 件：{note}", at.join("、")), format!("item {}: {note}", at.join(", ")))
    });
    parts.collect::<Vec<_>>().join(desk.lang.pick("；", "; "))
}

/// The review of a line that counts.
fn latest<'r>(reviews: &'r [Reviewed], line: &Material) -> Option<&'r Reviewed> {
    reviews.iter().rfind(|review| review.material == line.id)
}

/// The reasons of the reviews with one result, those too that a later one followed.
fn said(desk: &Desk<'_>, receipt: &Receipt, reviews: &[Reviewed], result: ReviewResult) -> String {
    let notes = (1..).zip(&receipt.lines).flat_map(|(line, material)| {
        let of_line = reviews.iter().filter(move |review| review.material == material.id && review.result == result);
        of_line.map(move |review| (line, reason(desk, review)))
    });
    by_line(desk, receipt.lines.len(), notes.collect())
}

/// The conclusions on the receipt, once every line has one: each that a line has, since lines differ.
fn conclusions(lines: &[Material], reviews: &[Reviewed]) -> Vec<Conclusion> {
    let results: Vec<_> = lines.iter().filter_map(|line| latest(reviews, line)).map(|review| review.result).collect();
    if results.len() < lines.len() {
        return Vec::new();
    }
    let each = [
        (ReviewResult::Pass, Conclusion::Pass),
        (ReviewResult::Supplement, Conclusion::Supplement),
        (ReviewResult::Reject, Conclusion::Reject),
    ];
    each.into_iter().filter(|(result, _)| results.contains(result)).map(|(_, said)| said).collect()
}
