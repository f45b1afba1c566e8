//! Registers a receipt (接收登记): its number, its lines as materials waiting for review.

use std::collections::HashSet;

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::attachments::{self, Owner};
use crate::error::{Error, Noun, Result, State, Verb, Why};
use crate::ids::{MaterialId, ReceiptId};
use crate::journal::{Action, Event, Fact};
use crate::materials::must_be_pages;
use crate::numbers::{self, CodeKind, Slip};
use crate::receipts::{LineFields, Receipt, ReceiptFields};
use crate::storage::materials::NewLine;
use crate::{drafts, storage, text};

/// The number the next receipt would get today.
///
/// # Errors
/// Those of the database.
pub fn preview_number(archive: &Archive) -> Result<String> {
    let today = archive.today();
    archive.read(|tx| numbers::preview_slip(tx, today, Slip::Receipt))
}

/// Registers a receipt; afterwards it can be voided with a reason, never deleted.
///
/// # Errors
/// The first field that is empty or wrong (R2-05, R2-06); nothing is written then.
pub fn register(archive: &Archive, actor: &Actor, fields: ReceiptFields) -> Result<Outcome<Receipt>> {
    let fields = fields.check()?;
    archive.act(actor, Right::Receive, |act| register_inner(act, &fields))
}

/// Registers a receipt inside an open act.
pub(crate) fn register_inner(act: &mut Act<'_>, fields: &ReceiptFields) -> Result<Receipt> {
    let received_on = text::date("received_on", &fields.received_on)?;
    if received_on > act.today {
        return Err(Error::invalid("received_on", Why::InTheFuture));
    }
    if fields.return_by.as_deref().is_some_and(|day| day < fields.received_on.as_str()) {
        return Err(Error::invalid("return_by", Why::NoEarlierThan(fields.received_on.clone())));
    }
    let customer = storage::customers::require(act.tx, fields.customer)?;
    if !customer.active {
        return Err(Error::WrongState { number: customer.name, state: State::Inactive, wanted: Verb::Register });
    }
    if let Some(handler) = fields.handler {
        storage::people::require(act.tx, handler)?;
    }
    if let Some(draft) = fields.draft {
        drafts::require_open(act.tx, draft)?;
    }
    // Nothing was said of secrecy: the slip says the highest level of its lines.
    let highest = fields.lines.iter().map(|line| line.security_level).max();
    let secrecy = match (fields.secrecy.as_str(), highest) {
        ("", Some(level)) => level.word(act.settings.lang).to_owned(),
        (said, _) => said.to_owned(),
    };
    let fields = &ReceiptFields { secrecy, ..fields.clone() };
    let id = ReceiptId::new();
    let number = numbers::next_slip(act.tx, act.today, Slip::Receipt)?;
    let code = numbers::next_code(act.tx, act.today, CodeKind::Receipt, id)?;
    storage::receipts::add(act.tx, id, &number, &code, fields, act.actor.person, &act.at())?;

    let mut given = HashSet::new();
    let mut materials = Vec::new();
    for (line_no, line) in (1_u32..).zip(&fields.lines) {
        if text::optional_date("doc_date", line.doc_date.as_deref())?.is_some_and(|d| d > received_on) {
            return Err(Error::invalid("doc_date", Why::InTheFuture));
        }
        let material = MaterialId::new();
        let code = numbers::next_code(act.tx, act.today, CodeKind::Material, material)?;
        // A trigger keeps the line as it is now, for ever (receipt_line).
        storage::materials::add(
            act.tx,
            &NewLine {
                id: material,
                code: &code,
                receipt: id,
                line_no,
                customer: customer.id,
                project: &fields.project,
                return_by: fields.return_by.as_deref(),
                received_on: &fields.received_on,
                at: &act.at(),
                fields: line,
            },
        )?;
        if !line.attachments.is_empty() {
            let draft = fields.draft.ok_or_else(|| Error::not_found(Noun::Draft, ""))?;
            if let Some(twice) = line.attachments.iter().find(|a| !given.insert(**a)) {
                return Err(Error::Taken { field: "file", value: twice.to_string() });
            }
            attachments::move_owner_inner(act, Owner::Draft(draft), Owner::Material(material), &line.attachments)?;
        }
        materials.push(material);
    }
    if let Some(draft) = fields.draft {
        // What was dropped and fits no line stays with the receipt as a whole.
        let rest = storage::attachments::ids_of(act.tx, Owner::Draft(draft))?;
        attachments::move_owner_inner(act, Owner::Draft(draft), Owner::Receipt(id), &rest)?;
        storage::drafts::end(act.tx, draft, &number)?;
    }
    let receipt = storage::receipts::require(act.tx, id, &act.day())?;
    let event = Event::new(Action::ReceiptRegister, &number, id)
        .say(Fact::Customer(customer.short().to_owned()))
        .say(Fact::Items(u32::try_from(materials.len()).unwrap_or(u32::MAX)))
        .made(&receipt)
        .also(customer.id)
        .also_all(materials);
    act.record(event)?;
    Ok(receipt)
}

impl ReceiptFields {
    fn check(self) -> Result<ReceiptFields> {
        if self.customer.is_nil() {
            return Err(Error::Missing("customer"));
        }
        if self.lines.is_empty() {
            return Err(Error::Missing("lines"));
        }
        if self.lines.len() > 1_000 {
            return Err(Error::invalid("lines", Why::OutOfRange { least: 1, most: 1_000 }));
        }
        Ok(ReceiptFields {
            received_on: text::date("received_on", &self.received_on)?.to_string(),
            provided_by: text::name("provided_by", &self.provided_by)?,
            provider_phone: text::line("provider_phone", &self.provider_phone)?,
            courier_no: text::line("courier_no", &self.courier_no)?,
            project: text::line("project", &self.project)?,
            return_by: text::optional_date("return_by", self.return_by.as_deref())?.map(|d| d.to_string()),
            secrecy: text::line("secrecy", &self.secrecy)?,
            note: text::note("note", &self.note)?,
            lines: self.lines.into_iter().map(LineFields::check).collect::<Result<_>>()?,
            ..self
        })
    }
}

impl LineFields {
    fn check(self) -> Result<LineFields> {
        if self.copies == 0 || self.copies > 9_999 {
            return Err(Error::invalid("copies", Why::OutOfRange { least: 1, most: 9_999 }));
        }
        must_be_pages("pages", self.pages)?;
        Ok(LineFields {
            extra: crate::materials::own::checked(&self.extra)?,
            title: text::name("title", &self.title)?,
            subtype: text::line("subtype", &self.subtype)?,
            drawing_no: text::line("drawing_no", &self.drawing_no)?,
            revision: text::line("revision", &self.revision)?,
            condition: text::line("condition", &self.condition)?,
            doc_date: text::optional_date("doc_date", self.doc_date.as_deref())?.map(|d| d.to_string()),
            creator: text::line("creator", &self.creator)?,
            note: text::note("note", &self.note)?,
            ..self
        })
    }
}
