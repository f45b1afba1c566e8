//! F-01B 客户资料接收单（第二篇第六条）: the customer's receipt.

use super::desk::{Desk, Laid, Ticket};
use super::drafts::{ReceiptDraft, typed_day};
use super::wording::{count, highest, long_date, total};
use crate::error::Result;
use crate::forms::{Body, Form, FormSheet, Opinion, Paper, ReceiptLine, ReceiptSlip};
use crate::ids::ReceiptId;
use crate::journal::Action;
use crate::materials::{Carrier, CopyKind, SecurityLevel};
use crate::numbers::{self, CodeKind, Slip};
use crate::receipts::Receipt;
use crate::storage;

/// The receipt as it was signed.
pub(super) fn lay(desk: &Desk<'_>, id: ReceiptId) -> Result<Laid> {
    let (receipt, level) = signed(desk, id)?;
    let ticket = Ticket::new(Form::ReceiptSlip, id, &receipt.number);
    let mut laid = desk.slip(Body::ReceiptSlip(slip(desk, &receipt)), ticket, &receipt.code, level)?;
    if let Some(why) = &receipt.void_reason {
        laid.sheet.frame.void = desk.voided(id, Action::ReceiptVoid, why)?;
    }
    laid.sheet.frame = laid.sheet.frame.on(usual_paper(desk));
    Ok(laid)
}

/// The receipt as it was signed, and the mark of what leaves the printer: that of now, where it is higher than it was.
pub(super) fn signed(desk: &Desk<'_>, id: ReceiptId) -> Result<(Receipt, Option<SecurityLevel>)> {
    let level = |receipt: &Receipt| highest(receipt.lines.iter().map(|line| line.security_level));
    let now = storage::receipts::require(desk.tx, id, &desk.day())?;
    let level_now = level(&now);
    let receipt = storage::receipts::as_received(desk.tx, now)?;
    let mark = level_now.max(level(&receipt));
    Ok((receipt, mark))
}

/// The receipt that is being typed, with the number it would get.
pub(super) fn draft(desk: &Desk<'_>, draft: &ReceiptDraft) -> Result<FormSheet> {
    let customer = match draft.customer {
        Some(id) => storage::customers::get(desk.tx, id)?.map(|customer| customer.name),
        None => None,
    };
    let handler = match draft.handler {
        Some(id) => storage::people::get(desk.tx, id)?.map(|person| person.name),
        None => None,
    };
    let lines: Vec<_> = draft.lines.iter().filter(|line| line.is_begun()).collect();
    let level = highest(lines.iter().filter_map(|line| line.security_level));
    let return_by = draft.return_by.as_deref().map(str::trim).filter(|day| !day.is_empty());
    let body = ReceiptSlip {
        received_on: typed_day(&draft.received_on),
        customer: customer.unwrap_or_else(|| draft.customer_typed.clone()),
        customer_person: person(&draft.provided_by, &draft.provider_phone),
        contract: draft.project.clone(),
        way: draft.method.map_or("", |method| method.word(desk.lang)).to_owned(),
        courier_no: draft.courier_no.clone(),
        must_return: return_by.is_some(),
        return_by: return_by.map(typed_day).unwrap_or_default(),
        secrecy: secrecy(desk, &draft.secrecy, level),
        packing: draft.note.clone(),
        lines: lines
            .iter()
            .map(|line| ReceiptLine {
                title: line.title.clone(),
                category: line.category.map_or("", |category| category.word(desk.lang)).to_owned(),
                drawing_no: line.drawing_no.clone(),
                revision: line.revision.clone(),
                carrier: line.carrier.map_or("", |carrier| carrier.word(desk.lang)).to_owned(),
                copies: count(line.copies.unwrap_or_default()),
                pages: count(line.pages.unwrap_or_default()),
                condition: line.condition.clone(),
                note: note(desk, line.carrier, line.copy_kind, &line.note),
            })
            .collect(),
        total: total(
            desk.lang,
            lines.len(),
            lines.iter().filter_map(|line| line.copies).fold(0, u32::saturating_add),
            lines.iter().filter_map(|line| line.pages).fold(0, u32::saturating_add),
        ),
        handed_over: Opinion::blank(),
        received: Opinion::blank(),
        business: Opinion { words: handler.unwrap_or_default(), ..Opinion::blank() },
    };
    let mut frame = desk.frame(Form::ReceiptSlip)?.on(usual_paper(desk));
    frame.number = numbers::preview_slip(desk.tx, desk.today, Slip::Receipt)?;
    frame.code = numbers::preview_code(desk.tx, desk.today, CodeKind::Receipt)?;
    frame.security = desk.marked(level);
    Ok(FormSheet { frame, body: Body::ReceiptSlip(body) })
}

fn slip(desk: &Desk<'_>, receipt: &Receipt) -> ReceiptSlip {
    let lines = &receipt.lines;
    let level = highest(lines.iter().map(|line| line.security_level));
    ReceiptSlip {
        received_on: receipt.received_on.clone(),
        customer: receipt.customer_name.clone(),
        customer_person: person(&receipt.provided_by, &receipt.provider_phone),
        contract: receipt.project.clone(),
        way: receipt.method.word(desk.lang).to_owned(),
        courier_no: receipt.courier_no.clone(),
        must_return: receipt.return_by.is_some(),
        return_by: receipt.return_by.clone().unwrap_or_default(),
        secrecy: secrecy(desk, &receipt.secrecy, level),
        packing: receipt.note.clone(),
        lines: lines
            .iter()
            .map(|line| ReceiptLine {
                title: line.title.clone(),
                category: line.category.word(desk.lang).to_owned(),
                drawing_no: line.drawing_no.clone(),
                revision: line.revision.clone(),
                carrier: line.carrier.word(desk.lang).to_owned(),
                copies: count(line.copies),
                pages: count(line.pages),
                condition: line.condition.clone(),
                note: note(desk, Some(line.carrier), Some(line.copy_kind), &line.note),
            })
            .collect(),
        total: total(
            desk.lang,
            lines.len(),
            lines.iter().map(|line| line.copies).fold(0, u32::saturating_add),
            lines.iter().map(|line| line.pages).fold(0, u32::saturating_add),
        ),
        handed_over: Opinion::blank(),
        received: Opinion::given("", &receipt.received_by_name, &long_date(desk.lang, &receipt.received_on)),
        business: Opinion { words: receipt.handler_name.clone(), ..Opinion::blank() },
    }
}

fn usual_paper(desk: &Desk<'_>) -> Paper {
    if desk.settings.three_part_paper { Paper::Continuous241x140 } else { Paper::A5Landscape }
}

fn person(name: &str, phone: &str) -> String {
    format!("{name} {phone}").trim().to_owned()
}

/// What the customer demands, or the highest level of what was handed over.
fn secrecy(desk: &Desk<'_>, typed: &str, level: Option<SecurityLevel>) -> String {
    if typed.is_empty() { level.map_or("", |level| level.word(desk.lang)).to_owned() } else { typed.to_owned() }
}

/// A copy is named a copy; a file has no original.
fn note(desk: &Desk<'_>, carrier: Option<Carrier>, kind: Option<CopyKind>, note: &str) -> String {
    let kind = kind.filter(|_| carrier.is_some_and(|carrier| carrier == Carrier::Paper));
    match (kind.map(|kind| kind.word(desk.lang)), note) {
        (Some(kind), "") => kind.to_owned(),
        (Some(kind), note) => format!("{kind}{}{note}", desk.lang.pick("，", ", ")),
        (None, note) => note.to_owned(),
    }
}
