//! Receiving, reviewing and filing, row by row as the verbs do it.

use serde_json::json;

use super::{Day, Years};
use crate::demo::papers::Document;
use crate::demo::story::{Shelved, line};
use crate::error::Result;
use crate::ids::{MaterialId, ReceiptId, ReviewId};
use crate::journal::{Action, Event, Fact};
use crate::materials::{self, Lifecycle, Retention};
use crate::numbers::{self, CodeKind, Slip};
use crate::receipts::{Method, ReceiptFields, ReviewResult};
use crate::storage;
use crate::storage::materials::{Filed, NewLine};
use crate::storage::receipts::Review;

/// A line of a receipt on its way to the shelf.
pub(super) struct Handed {
    id: MaterialId,
    receipt: ReceiptId,
    customer: usize,
    project: String,
    document: Document,
}

impl Years<'_, '_> {
    /// A delivery of one customer.
    pub(super) fn receive(&mut self, day: &mut Day<'_>, customer: usize, most: usize) -> Result<()> {
        let (tx, at) = (day.tx, day.at(self.story));
        let (project, documents) = self.story.documents(customer, most, day.on);
        let (customer_id, words) = self.story.firm.customers[customer];
        let id = ReceiptId::new();
        let number = numbers::next_slip(tx, day.on, Slip::Receipt)?;
        let code = numbers::next_code(tx, day.on, CodeKind::Receipt, id)?;
        let rng = &mut self.story.rng;
        let courier = rng.u8(0..10) < 3;
        let fields = ReceiptFields {
            customer: customer_id,
            received_on: day.date(),
            method: if courier { Method::Courier } else { Method::InPerson },
            provided_by: words.contact.to_owned(),
            provider_phone: format!("88{:02}", rng.u8(0..100)),
            courier_no: if courier { format!("YD{:011}", rng.u64(0..99_999_999_999)) } else { String::new() },
            project,
            return_by: None,
            secrecy: if rng.u8(0..4) == 0 { "按保密协议".to_owned() } else { String::new() },
            handler: Some(self.story.firm.people[rng.usize(5..30)].id),
            note: String::new(),
            lines: Vec::new(),
            draft: None,
        };
        storage::receipts::add(tx, id, &number, &code, &fields, day.actor.person, &at)?;
        let titles: Vec<&str> = documents.iter().map(|document| document.title.as_str()).collect();
        let made =
            json!({ "number": number, "project": fields.project, "received_on": fields.received_on, "titles": titles });
        let mut event = Event::new(Action::ReceiptRegister, &number, id)
            .say(Fact::Customer(words.short.to_owned()))
            .say(Fact::Items(u32::try_from(documents.len()).unwrap_or(u32::MAX)))
            .made(&made)
            .also(customer_id);
        let mut handed = Vec::new();
        for (line_no, document) in (1_u32..).zip(documents) {
            let material = MaterialId::new();
            let code = numbers::next_code(tx, day.on, CodeKind::Material, material)?;
            let new = NewLine {
                id: material,
                code: &code,
                receipt: id,
                line_no,
                customer: customer_id,
                project: &fields.project,
                return_by: None,
                received_on: &fields.received_on,
                at: &at,
                fields: &line(&document, day.on),
            };
            storage::materials::add(tx, &new)?;
            event = event.also(material);
            handed.push(Handed { id: material, receipt: id, customer, project: fields.project.clone(), document });
        }
        day.record(&at, &event)?;
        for (line_no, line) in handed.iter().enumerate() {
            for art in &line.document.art {
                self.attach(day, line.id, &format!("{number}/{}", line_no + 1), art)?;
            }
        }
        self.story.done += u32::try_from(handed.len()).unwrap_or(u32::MAX);
        self.pending.push(handed);
        Ok(())
    }

    /// Reviews and files what came in before; answers how many.
    pub(super) fn file_pending(&mut self, day: &mut Day<'_>) -> Result<usize> {
        let mut filed = 0;
        for lines in std::mem::take(&mut self.pending) {
            for line in &lines {
                self.review(day, line)?;
            }
            let batch = numbers::next_slip(day.tx, day.on, Slip::Filing)?;
            filed += lines.len();
            for line in lines {
                self.file(day, &batch, line)?;
            }
        }
        Ok(filed)
    }

    fn review(&mut self, day: &mut Day<'_>, line: &Handed) -> Result<()> {
        let at = day.at(self.story);
        let review = Review {
            id: ReviewId::new(),
            number: numbers::next_slip(day.tx, day.on, Slip::Review)?,
            material: line.id,
            result: ReviewResult::Pass,
            reason: String::new(),
            checklist: Vec::new(),
            due_on: None,
            reviewer: day.actor.person,
            at,
        };
        storage::receipts::add_review(day.tx, &review)?;
        let event = Event::new(Action::MaterialReview, &review.number, line.id)
            .say(Fact::Review(ReviewResult::Pass))
            .changed("lifecycle", Lifecycle::PendingReview, Lifecycle::PendingFiling)
            .also(line.receipt);
        day.record(&review.at, &event)
    }

    fn file(&mut self, day: &mut Day<'_>, batch: &str, line: Handed) -> Result<()> {
        let at = day.at(self.story);
        let mut fields = self.story.filing_fields(line.id, line.customer, &line.document, day.on);
        fields.retention_class = self.still_kept(fields.retention_class, day);
        let customer = self.story.firm.customers[line.customer].1.code;
        let segments = materials::Segments::filing(&fields, &line.project, customer);
        let field = |token| segments.of(token, &self.settings, day.on);
        let seq = storage::numbers::take(day.tx, &self.template.scope(&field))?;
        let archive_no = self.template.fill(&field, seq);
        let until = materials::retention_until(&self.settings, fields.retention_class, day.on);
        let filed = Filed {
            fields: &fields,
            archive_no: &archive_no,
            segments: self.template.segments(&field, seq).to_string(),
            filing_no: batch,
            filed_on: day.date(),
            filed_by: day.actor.person,
            retention_until: until.map(|day| day.to_string()),
            at: at.clone(),
            lifecycle: Lifecycle::Filed,
        };
        storage::materials::file(day.tx, &filed)?;
        let event = Event::new(Action::MaterialFile, batch, line.id)
            .say(Fact::Number(archive_no))
            .changed("lifecycle", Lifecycle::PendingFiling, Lifecycle::Filed)
            .also(line.receipt);
        day.record(&at, &event)?;
        self.shelf.push(Shelved::of(line.id, line.customer, line.document));
        Ok(())
    }

    /// What would have ended by now was kept longer: nothing waits here that years of work had done.
    fn still_kept(&self, class: Retention, day: &Day<'_>) -> Retention {
        let from = Retention::ALL.iter().skip_while(|&&longer| longer != class);
        let ends = |class: Retention| materials::retention_until(&self.settings, class, day.on);
        let lasting = |&class: &Retention| ends(class).is_none_or(|end| end > self.story.end.date());
        from.copied().find(lasting).unwrap_or(Retention::Permanent)
    }
}
