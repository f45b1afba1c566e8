//! The year as it goes: an agenda of jobs in the order of the clock, each one a verb of the archive,
//! most of them putting the next one on the agenda.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};
use fastrand::Rng;

use super::art::{Art, Made, SignedSlip, Studio};
use super::clock::StoryClock;
use super::firm::{self, COMPANY, Firm};
use super::papers::{self, Document, Project};
use super::words::{LOOKS, REASONS, REJECTIONS, SUPPLEMENTS};
use crate::access::Actor;
use crate::archive::Archive;
use crate::attachments::{self, AttachRequest, AttachmentRole, FileResult, FileToAttach, OnDuplicate, Owner};
use crate::calendar::{self, CalendarDay};
use crate::error::Result;
use crate::files::{ContentHash, Flow};
use crate::forms::Form;
use crate::ids::{LoanId, MaterialId, PersonId};
use crate::loans::{
    self, ApprovalMode, ApproveRequest, ConditionIn, Decision, DecisionFields, Decisions, LendRequest, LineBack,
    LineOut, LoanFields, LoanLineFields, LoanMode, RenewRequest, Step, TakeBackRequest,
};
use crate::materials::{self, Carrier, Category, FilingFields, PointResult, ReviewRequest, SecurityLevel, Supplement};
use crate::receipts::{self, LineFields, Method, ReceiptFields, ReviewResult};
use crate::storage::attachments::FileRow;

/// How many drawings of a customer may come again in a new revision.
const KNOWN: usize = 500;

/// What is done at a time.
pub(super) enum Job {
    Receive(Delivery),
    Review(Vec<Pending>, Verdict),
    Resubmit(Pending),
    File(Vec<Pending>),
    /// Somebody comes and borrows something.
    Borrow,
    Approve(LoanId, Wish),
    Scan(LoanId),
    Lend(LoanId, Wish),
    Return(LoanId, Back),
    Renew(LoanId),
    Remind(LoanId),
    Reverse(LoanId),
    Tray(Vec<Art>),
}

/// A delivery: whose, and what.
pub(super) struct Delivery {
    pub customer: usize,
    pub project: String,
    pub documents: Vec<Document>,
    /// How far it goes.
    pub until: Stage,
    /// Whether the customer wants it back, in so many days from the end of the story.
    pub return_in: Option<u64>,
}

/// How far a delivery goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Received,
    Supplement,
    Reviewed,
    Filed,
}

/// How a review ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// As it comes: most pass.
    AsItComes,
    Pass,
    Supplement,
}

/// A material on its way to the shelf.
pub(super) struct Pending {
    pub id: MaterialId,
    pub customer: usize,
    pub document: Document,
    pub until: Stage,
}

/// A material on the shelf.
pub(super) struct Shelved {
    pub id: MaterialId,
    pub customer: usize,
    pub product: String,
    pub category: Category,
    pub carrier: Carrier,
    pub photo: Option<Art>,
}

impl Shelved {
    /// A document that was filed.
    pub fn of(id: MaterialId, customer: usize, document: Document) -> Shelved {
        Shelved {
            id,
            customer,
            product: document.product,
            category: document.category,
            carrier: document.carrier,
            photo: document.art.into_iter().find(|art| matches!(art, Art::Photo { .. })),
        }
    }
}

/// A loan that will be asked for.
#[derive(Clone)]
pub(super) struct Wish {
    pub borrower: PersonId,
    pub lines: Vec<MaterialId>,
    pub product: String,
    pub days: u32,
    pub mode: LoanMode,
    pub destination: String,
    pub fate: Fate,
}

/// How a loan goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Out and, in so many days (may be later than due), back.
    Back(u32),
    /// Out, and not back before the story ends.
    StaysOut,
    /// Out without its signed paper.
    NoScan,
    /// Nobody has decided yet.
    Undecided,
    /// Approved and not fetched.
    Unfetched,
    Rejected,
    Withdrawn,
    Reversed,
    /// The first item comes back after so many days, the others stay out.
    Partly(u32),
    /// Back after so many days, and not as it went: an incident is opened. Nothing closes one yet,
    /// so only the scene makes them.
    Harmed(u32, ConditionIn),
}

/// What comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Back {
    All,
    First,
    /// Everything, the first item in this condition, with an incident.
    Harmed(ConditionIn),
}

/// The story so far.
pub(super) struct Story<'a> {
    pub archive: &'a Archive,
    pub clock: Arc<StoryClock>,
    pub studio: Studio,
    pub rng: Rng,
    pub firm: Firm,
    pub shelf: Vec<Shelved>,
    /// On a slip that is not over.
    pub busy: HashSet<MaterialId>,
    agenda: BTreeMap<(NaiveDateTime, u32), Job>,
    last: u32,
    projects: Vec<(Option<Project>, u32)>,
    given: Vec<Vec<Document>>,
    /// The last evening before the last day: what is routine is done by then.
    pub calm: NaiveDateTime,
    pub end: NaiveDateTime,
    facts: Vec<(String, Made)>,
    pins: u32,
    pub done: u32,
}

impl<'a> Story<'a> {
    pub fn new(
        archive: &'a Archive,
        clock: Arc<StoryClock>,
        studio: Studio,
        rng: Rng,
        firm: Firm,
        end: NaiveDateTime,
    ) -> Self {
        let customers = firm.customers.len();
        let calm = at(before(end.date(), 1), 17, 5);
        Story {
            archive,
            clock,
            studio,
            rng,
            firm,
            shelf: Vec::new(),
            busy: HashSet::new(),
            agenda: BTreeMap::new(),
            last: 0,
            projects: (0..customers).map(|_| (None, 0)).collect(),
            given: vec![Vec::new(); customers],
            calm,
            end,
            facts: Vec::new(),
            pins: 0,
            done: 0,
        }
    }

    /// Puts a job on the agenda.
    pub fn plan(&mut self, when: NaiveDateTime, job: Job) {
        self.last += 1;
        self.agenda.insert((when, self.last), job);
    }

    /// Does everything up to a time; `tell` hears the day.
    pub fn play(&mut self, until: NaiveDateTime, tell: &mut dyn FnMut(NaiveDate, u32) -> bool) -> Result<bool> {
        while let Some(((when, _), _)) = self.agenda.first_key_value() {
            let when = *when;
            if when > until {
                break;
            }
            if !tell(when.date(), self.done) {
                return Ok(false);
            }
            let Some((_, job)) = self.agenda.pop_first() else { break };
            self.clock.set(when);
            self.act(job, when)?;
        }
        self.clock.set(until);
        Ok(true)
    }

    /// What looking into the files would have told is written down, as a first look does.
    pub fn keep_facts(&mut self) -> Result<()> {
        let facts = std::mem::take(&mut self.facts);
        self.archive.database().write(|tx| {
            for (hash, made) in &facts {
                let Ok(hash) = hash.parse::<ContentHash>() else { continue };
                let Some(known) = crate::storage::attachments::get_file(tx, hash)? else { continue };
                let row = FileRow {
                    size: known.size,
                    mime: made.mime.to_owned(),
                    pages: made.pages,
                    width: made.size.map(|(w, _)| w),
                    height: made.size.map(|(_, h)| h),
                    problem: known.problem,
                };
                if made.size.is_some() {
                    crate::storage::attachments::set_facts(tx, hash, &row)?;
                }
            }
            Ok(())
        })
    }

    /// The holidays whose days the law itself fixes (全国年节及纪念日放假办法), of a year and the next;
    /// those of the moon and the 调休 days are announced a year at a time.
    pub fn keep_holidays(&mut self, year: i32) -> Result<()> {
        let fixed = [
            ("元旦", "01-01"),
            ("劳动节", "05-01"),
            ("劳动节", "05-02"),
            ("国庆节", "10-01"),
            ("国庆节", "10-02"),
            ("国庆节", "10-03"),
        ];
        let days: Vec<_> = [year, year + 1]
            .iter()
            .flat_map(|year| {
                fixed.map(|(name, day)| CalendarDay { day: format!("{year}-{day}"), working: false, name: name.into() })
            })
            .collect();
        calendar::mark(self.archive, &self.firm.archivist, &days)?;
        Ok(())
    }

    fn act(&mut self, job: Job, now: NaiveDateTime) -> Result<()> {
        match job {
            Job::Receive(delivery) => self.receive(delivery, now),
            Job::Review(lines, verdict) => self.review(lines, verdict, now),
            Job::Resubmit(line) => self.resubmit(line, now),
            Job::File(lines) => self.file(lines, now),
            Job::Borrow => match self.somebody(now) {
                Some(wish) => self.request(wish, now),
                None => Ok(()),
            },
            Job::Approve(loan, wish) => self.approve(loan, wish, now),
            Job::Scan(loan) => self.scan(loan, now),
            Job::Lend(loan, wish) => self.lend(loan, wish, now),
            Job::Return(loan, back) => self.take_back(loan, back, now),
            Job::Renew(loan) => self.renew(loan, now),
            Job::Remind(loan) => {
                let found = loans::get(self.archive, loan)?;
                if found.is_some_and(|l| l.state == loans::LoanState::Out && l.days_late > 0) {
                    loans::remind(self.archive, &self.firm.archivist, &[loan])?;
                }
                Ok(())
            }
            Job::Reverse(loan) => {
                let lines =
                    loans::reverse(self.archive, &self.firm.archivist, loan, "拿错了盒，借出的是旧版，当场换回")?
                        .value
                        .lines;
                self.release(lines.iter().map(|line| line.material));
                Ok(())
            }
            Job::Tray(art) => {
                for art in art {
                    self.attach(Owner::Tray, &art, AttachmentRole::Scan, "扫描仪", now.date())?;
                }
                Ok(())
            }
        }
    }

    // ---- what comes in ----

    /// The next documents of a customer: its project goes on, now and then something comes again in
    /// a new revision.
    pub fn documents(&mut self, customer: usize, most: usize, day: NaiveDate) -> (String, Vec<Document>) {
        let words = self.firm.customers[customer].1;
        let (project, nth) = &mut self.projects[customer];
        if project.as_ref().is_none_or(Project::is_empty) {
            *project = Some(papers::begin(words, *nth, day, &mut self.rng));
            *nth += 1;
        }
        let Some(project) = project.as_mut() else { return (String::new(), Vec::new()) };
        let mut documents = project.take(most);
        let again = self.rng.u8(0..100) < 12 && self.given[customer].len() > 6;
        if again && documents.len() == most {
            let at = self.rng.usize(0..self.given[customer].len());
            let newer = papers::revised(&self.given[customer][at]);
            self.given[customer][at] = newer.clone();
            documents.pop();
            documents.push(newer);
        }
        let given = &mut self.given[customer];
        for document in documents.iter().filter(|d| d.category == Category::Drawing) {
            match given.len() {
                // Of those, the ones that come again are among so many.
                KNOWN => given[(*nth as usize * 31 + documents.len()) % KNOWN] = document.clone(),
                _ => given.push(document.clone()),
            }
        }
        (project.code.clone(), documents)
    }

    fn receive(&mut self, delivery: Delivery, now: NaiveDateTime) -> Result<()> {
        let (customer, words) = self.firm.customers[delivery.customer];
        let today = now.date();
        let method = match self.rng.u8(0..10) {
            0..5 => Method::InPerson,
            5..8 => Method::Courier,
            8 => Method::Mail,
            _ => Method::CloudDrive,
        };
        let lines = delivery.documents.iter().map(|d| line(d, today)).collect();
        let fields = ReceiptFields {
            customer,
            received_on: today.to_string(),
            method,
            provided_by: words.contact.to_owned(),
            provider_phone: format!("88{:02}", self.rng.u8(0..100)),
            courier_no: if method == Method::Courier {
                format!("YD{:011}", self.rng.u64(0..99_999_999_999))
            } else {
                String::new()
            },
            project: delivery.project,
            return_by: delivery.return_in.map(|days| (self.end.date() + Days::new(days)).to_string()),
            secrecy: if self.rng.u8(0..4) == 0 { "按保密协议".to_owned() } else { String::new() },
            handler: Some(self.firm.people[self.rng.usize(5..30)].id),
            note: String::new(),
            lines,
            draft: None,
        };
        let actor = self.at_desk();
        let receipt = receipts::register(self.archive, &actor, fields)?.value;
        let mut pending = Vec::new();
        for (material, document) in receipt.lines.iter().zip(delivery.documents) {
            for art in &document.art {
                self.attach(Owner::Material(material.id), art, AttachmentRole::Document, "", today)?;
            }
            self.done += 1;
            pending.push(Pending { id: material.id, customer: delivery.customer, document, until: delivery.until });
        }
        match delivery.until {
            Stage::Received => {}
            Stage::Supplement => {
                self.plan(self.end.max(now).min(now + TimeDelta::days(1)), Job::Review(pending, Verdict::Supplement))
            }
            Stage::Reviewed => {
                let when = self.later(now, 1, 3);
                self.plan(when, Job::Review(pending, Verdict::Pass));
            }
            Stage::Filed => {
                let when = self.soon(now, 0, 3);
                self.plan(when, Job::Review(pending, Verdict::AsItComes));
            }
        }
        Ok(())
    }

    fn review(&mut self, mut lines: Vec<Pending>, verdict: Verdict, now: NaiveDateTime) -> Result<()> {
        let reviewer = self.firm.archivist.clone();
        let ask = |lines: &[&Pending], result, reason: &str, due_on| -> Result<()> {
            let ids: Vec<_> = lines.iter().map(|line| line.id).collect();
            let mut checklist = materials::usual_checklist(self.archive, &ids)?;
            if result != ReviewResult::Pass
                && let Some(complete) = checklist.get_mut(1)
            {
                complete.result = PointResult::NotOk;
            }
            let request = ReviewRequest { materials: ids, result, reason: reason.to_owned(), due_on, checklist };
            materials::review(self.archive, &reviewer, &request)?;
            Ok(())
        };
        let due = (now.date() + Days::new(7)).to_string();
        if verdict == Verdict::Supplement {
            let all: Vec<_> = lines.iter().collect();
            return ask(&all, ReviewResult::Supplement, SUPPLEMENTS[0], Some(due));
        }
        if verdict == Verdict::AsItComes {
            let fate = self.rng.u8(0..100);
            if fate < 6 {
                let held = lines.remove(0);
                let reason = SUPPLEMENTS[self.rng.usize(0..SUPPLEMENTS.len())];
                ask(&[&held], ReviewResult::Supplement, reason, Some(due))?;
                let when = self.soon(now, 2, 6);
                self.plan(when, Job::Resubmit(held));
            } else if fate < 9 {
                let sent = lines.remove(0);
                ask(&[&sent], ReviewResult::Reject, REJECTIONS[self.rng.usize(0..REJECTIONS.len())], None)?;
            }
        }
        if lines.is_empty() {
            return Ok(());
        }
        let all: Vec<_> = lines.iter().collect();
        ask(&all, ReviewResult::Pass, "", None)?;
        if lines[0].until == Stage::Filed {
            let when = self.soon(now, 0, 2);
            self.plan(when, Job::File(lines));
        }
        Ok(())
    }

    fn resubmit(&mut self, line: Pending, now: NaiveDateTime) -> Result<()> {
        let supplement =
            Supplement { material: line.id, note: "客户已补齐".to_owned(), pages: line.document.pages };
        materials::resubmit(self.archive, &self.firm.archivist, &supplement)?;
        let when = self.soon(now, 0, 1);
        self.plan(when, Job::Review(vec![line], Verdict::Pass));
        Ok(())
    }

    fn file(&mut self, lines: Vec<Pending>, now: NaiveDateTime) -> Result<()> {
        let mut request = Vec::new();
        for line in &lines {
            request.push(self.filing_fields(line.id, line.customer, &line.document, now.date()));
        }
        materials::file(self.archive, &self.firm.archivist, &request)?;
        self.shelf.extend(lines.into_iter().map(|line| Shelved::of(line.id, line.customer, line.document)));
        Ok(())
    }

    /// What filing says about a document, on a day.
    pub fn filing_fields(&mut self, id: MaterialId, customer: usize, d: &Document, day: NaiveDate) -> FilingFields {
        let (firm, rng) = (&mut self.firm, &mut self.rng);
        let place = match d.carrier {
            Carrier::Electronic => None,
            Carrier::Object => Some(firm.samples.put(firm.samples.anywhere(rng))),
            Carrier::Disc => Some(firm.discs.put(firm.discs.anywhere(rng))),
            Carrier::Paper => Some(firm.paper.put(firm.paper.near(customer, rng))),
        };
        let secret = matches!(d.level, SecurityLevel::Confidential | SecurityLevel::Core);
        let until = NaiveDate::from_ymd_opt(day.year() + 4, 12, 31);
        FilingFields {
            material: id,
            title: d.title.clone(),
            category: d.category,
            subtype: d.subtype.to_owned(),
            drawing_no: d.drawing_no.clone(),
            revision: d.revision.clone(),
            doc_date: Some(made_on(d, day).to_string()),
            creator: d.creator.clone(),
            nature: d.nature,
            purpose: d.purpose,
            retention_class: d.retention,
            security_level: d.level,
            level_reason: String::new(),
            secret_until: until.filter(|_| secret).map(|d| d.to_string()),
            owner: self.firm.archivist.person,
            place,
            pages: d.pages,
            extra: d.extra.clone(),
        }
    }

    // ---- what goes out ----

    /// Somebody who needs a few things of one product that are on the shelf.
    fn somebody(&mut self, now: NaiveDateTime) -> Option<Wish> {
        let mode = match self.rng.u8(0..100) {
            0..70 => LoanMode::OutOriginal,
            70..88 => LoanMode::InRoom,
            88..95 => LoanMode::Photocopy,
            _ => LoanMode::Electronic,
        };
        let borrowers: Vec<PersonId> = self.firm.borrowers().map(|p| p.id).collect();
        let borrower = borrowers[self.rng.usize(0..borrowers.len())];
        // What is newer is borrowed more.
        let newest = self.shelf.len();
        let first = (0..20).find_map(|_| {
            let back = (self.rng.f32().powi(2) * newest as f32) as usize;
            let at = newest.checked_sub(back + 1)?;
            self.can_go(&self.shelf[at], mode).then_some(at)
        })?;
        let (customer, product) = (self.shelf[first].customer, self.shelf[first].product.clone());
        let mut lines = vec![self.shelf[first].id];
        let more = [0, 0, 0, 1, 1, 2][self.rng.usize(0..6)];
        let others = self.shelf.iter().rev().take(400).filter(|s| s.customer == customer && !lines.contains(&s.id));
        let others: Vec<_> = others.filter(|s| self.can_go(s, mode)).take(more).map(|s| s.id).collect();
        lines.extend(others);
        let days = [3, 5, 7, 7, 10, 14, 14][self.rng.usize(0..7)];
        let back = match self.rng.u8(0..100) {
            0..14 => days + self.rng.u32(1..10),
            _ => self.rng.u32(1..=days),
        };
        let out_at_end = now.date() + Days::new(days.into()) > self.end.date() + Days::new(1);
        let fate = match self.rng.u8(0..100) {
            0..62 if out_at_end && mode == LoanMode::OutOriginal => Fate::StaysOut,
            98 => Fate::Rejected,
            99 => Fate::Withdrawn,
            _ => Fate::Back(back),
        };
        Some(Wish { borrower, lines, product, days, mode, destination: String::new(), fate })
    }

    /// Whether a material can be asked for in this way.
    pub fn can_go(&self, shelved: &Shelved, mode: LoanMode) -> bool {
        let touchable = shelved.carrier != Carrier::Electronic;
        (touchable || mode == LoanMode::Electronic) && !self.busy.contains(&shelved.id)
    }

    /// Asks for a loan at a time.
    pub fn ask(&mut self, wish: Wish, when: NaiveDateTime) -> Result<()> {
        self.clock.set(when);
        self.request(wish, when)
    }

    fn request(&mut self, wish: Wish, now: NaiveDateTime) -> Result<()> {
        let borrower = self.firm.people.iter().find(|p| p.id == wish.borrower);
        let department = borrower.map_or(0, |p| firm::department_index(&self.firm.people, p.department));
        let reasons = REASONS[department];
        let reason = reasons[self.rng.usize(0..reasons.len())].replace("{}", &wish.product);
        let lines = wish
            .lines
            .iter()
            .map(|&material| LoanLineFields {
                material,
                copies: None,
                condition_out: if self.rng.u8(0..8) == 0 { LOOKS[self.rng.usize(0..LOOKS.len())] } else { "完好" }
                    .to_owned(),
            })
            .collect();
        let mut fields = LoanFields {
            borrower: wish.borrower,
            use_reason: reason,
            project: wish.product.clone(),
            mode: wish.mode,
            destination: wish.destination.clone(),
            days: Some(wish.days),
            lines,
            draft: None,
        };
        let loan = match loans::request(self.archive, &self.firm.archivist, &fields) {
            Err(crate::error::Error::TooLong { .. }) => {
                fields.days = None;
                loans::request(self.archive, &self.firm.archivist, &fields)?
            }
            other => other?,
        }
        .value;
        self.busy.extend(wish.lines.iter().copied());
        match wish.fate {
            Fate::Undecided => {}
            Fate::Withdrawn => {
                loans::withdraw(self.archive, &self.firm.archivist, loan.id, "改用电子件，不再需要原件")?;
                self.release(wish.lines);
            }
            _ => {
                let when = now + TimeDelta::minutes(self.rng.i64(8..50));
                self.plan(when, Job::Approve(loan.id, wish));
            }
        }
        Ok(())
    }

    fn approve(&mut self, loan: LoanId, wish: Wish, now: NaiveDateTime) -> Result<()> {
        let steps = loans::approvers(self.archive, loan, None)?;
        let mut decisions = Vec::new();
        let mut ink = false;
        for (nth, step) in steps.iter().enumerate() {
            let Some(usual) = step.people.first() else { return Ok(()) };
            let by_pin = usual.has_pin && step.step == Step::Department && self.pins < 8 && self.rng.u8(0..6) == 0;
            self.pins += u32::from(by_pin);
            ink |= !by_pin;
            let rejected = wish.fate == Fate::Rejected && nth == 0;
            decisions.push(DecisionFields {
                step: step.step,
                decision: if rejected { Decision::Rejected } else { Decision::Approved },
                approver: usual.id,
                mode: if by_pin { ApprovalMode::Pin } else { ApprovalMode::Ink },
                pin: by_pin.then(|| firm::PIN.to_owned()),
                opinion: if rejected {
                    "样件在别的项目上用着，下周再借".to_owned()
                } else {
                    String::new()
                },
                decided_on: None,
            });
            if rejected {
                break;
            }
        }
        loans::approve(
            self.archive,
            &self.firm.archivist,
            &ApproveRequest { loan, decisions: Decisions::These(decisions) },
        )?;
        if wish.fate == Fate::Rejected {
            self.release(wish.lines);
            return Ok(());
        }
        if ink && wish.fate != Fate::NoScan {
            let when = self.soon(now, 0, 2);
            self.plan(when, Job::Scan(loan));
        }
        if wish.fate != Fate::Unfetched {
            let when = now + TimeDelta::minutes(self.rng.i64(2..15));
            self.plan(when, Job::Lend(loan, wish));
        }
        Ok(())
    }

    fn scan(&mut self, loan: LoanId, now: NaiveDateTime) -> Result<()> {
        let Some(loan) = loans::get(self.archive, loan)? else { return Ok(()) };
        // The paper of the renewal, once there is one.
        let renewal = loan.renewals.into_iter().next_back();
        let steps = match renewal {
            Some(_) => vec![Step::Department.zh()],
            None => loan.approvals.iter().filter(|a| a.mode == ApprovalMode::Ink).map(|a| a.step.zh()).collect(),
        };
        let slip = SignedSlip {
            form: if renewal.is_some() { Form::RenewalRequest } else { Form::LoanSlip },
            day: renewal.as_ref().map_or(loan.requested_on, |_| now.date().to_string()),
            reason: renewal.map_or(loan.use_reason, |renewal| renewal.reason),
            company: COMPANY.to_owned(),
            number: loan.number,
            borrower: loan.borrower_name,
            department: loan.department_name,
            lines: loan.lines.into_iter().map(|l| (l.number, l.title, l.copies, l.pages)).collect(),
            steps,
        };
        self.attach(Owner::Loan(loan.id), &Art::Signed(Box::new(slip)), AttachmentRole::Approval, "", now.date())
    }

    fn lend(&mut self, loan: LoanId, wish: Wish, now: NaiveDateTime) -> Result<()> {
        let issuer = self.at_desk();
        let lines = wish.lines.first().map(|&material| LineOut { material, condition_out: "完好".to_owned() });
        let lent = loans::lend(self.archive, &issuer, &LendRequest { loan, lines: lines.into_iter().collect() })?.value;
        if wish.mode == LoanMode::OutOriginal
            && let Some((id, photo)) = self.photo_of(&wish.lines)
        {
            self.attach(Owner::Material(id), &photo, AttachmentRole::IssuePhoto, "", now.date())?;
        }
        let due = lent.due_on.as_deref().and_then(|d| d.parse::<NaiveDate>().ok()).unwrap_or(now.date());
        match wish.fate {
            Fate::Back(days) => {
                let mut day = after(now.date(), u64::from(days));
                if wish.mode != LoanMode::OutOriginal {
                    day = now.date();
                }
                // Renewed where it would be late, once in a while; recalled where it is.
                if day > due && self.rng.u8(0..10) < 4 {
                    let when = at(before(due, 1), 15, self.rng.u32(0..50)).max(now + TimeDelta::hours(1));
                    self.plan(when, Job::Renew(loan));
                } else if day > due {
                    for days in [2, 6] {
                        let when = at(after(due, days), 9, self.rng.u32(0..40));
                        if when.date() < day {
                            self.plan(when, Job::Remind(loan));
                        }
                    }
                }
                let when =
                    if day == now.date() { now + TimeDelta::minutes(self.rng.i64(20..90)) } else { self.hour(day) };
                let when = when.min(self.calm.max(now + TimeDelta::minutes(15)));
                self.plan(when, Job::Return(loan, Back::All));
            }
            Fate::Harmed(days, condition) => {
                let when = self.hour(after(now.date(), u64::from(days)));
                self.plan(when, Job::Return(loan, Back::Harmed(condition)));
            }
            Fate::Partly(days) => {
                let when = self.hour(after(now.date(), u64::from(days)));
                self.plan(when, Job::Return(loan, Back::First));
            }
            Fate::Reversed => self.plan(now + TimeDelta::minutes(12), Job::Reverse(loan)),
            _ => {}
        }
        Ok(())
    }

    fn take_back(&mut self, loan: LoanId, back: Back, now: NaiveDateTime) -> Result<()> {
        let Some(loan) = loans::get(self.archive, loan)? else { return Ok(()) };
        let mut lines = Vec::new();
        for (nth, line) in loan.out().enumerate() {
            let (condition, note, incident) = match back {
                // Of a single page none can be missing.
                Back::Harmed(ConditionIn::Short) if nth == 0 && line.pages < 2 => {
                    (ConditionIn::Damaged, note_of(ConditionIn::Damaged).to_owned(), true)
                }
                Back::Harmed(condition) if nth == 0 => (condition, note_of(condition).to_owned(), true),
                _ => (ConditionIn::Good, String::new(), false),
            };
            let short = condition == ConditionIn::Short;
            let lost = condition == ConditionIn::Lost;
            lines.push(LineBack {
                loan: loan.id,
                material: line.material,
                copies: if lost { 0 } else { line.copies },
                pages: if lost { 0 } else { line.pages - u32::from(short) },
                condition,
                note,
                incident,
            });
            if back == Back::First {
                break;
            }
        }
        if lines.is_empty() {
            return Ok(());
        }
        let harmed = lines.iter().find(|line| line.condition == ConditionIn::Damaged).map(|line| line.material);
        self.release(lines.iter().filter(|l| l.condition != ConditionIn::Lost).map(|l| l.material));
        let actor = self.at_desk();
        loans::take_back(self.archive, &actor, &TakeBackRequest { lines })?;
        if let Some((id, Art::Photo { shape, seed, .. })) = harmed.and_then(|id| self.photo_of(&[id])) {
            let photo = Art::Photo { shape, seed, view: 0, damaged: true };
            self.attach(Owner::Material(id), &photo, AttachmentRole::ReturnPhoto, "", now.date())?;
        }
        Ok(())
    }

    fn renew(&mut self, loan: LoanId, now: NaiveDateTime) -> Result<()> {
        let Some(found) = loans::get(self.archive, loan)? else { return Ok(()) };
        let Some(approver) = found.approvals.first().map(|a| a.approver) else { return Ok(()) };
        if found.state != loans::LoanState::Out {
            return Ok(());
        }
        let request = RenewRequest {
            loan,
            due_on: None,
            reason: "项目延期，继续使用".to_owned(),
            seen: self.rng.bool(),
            approver,
        };
        loans::renew(self.archive, &self.firm.archivist, &request)?;
        self.plan(now + TimeDelta::minutes(25), Job::Scan(loan));
        Ok(())
    }

    // ---- helpers of the telling ----

    /// Makes a file and attaches it.
    fn attach(&mut self, owner: Owner, art: &Art, role: AttachmentRole, from: &str, day: NaiveDate) -> Result<()> {
        let made = self.studio.make(art, day)?;
        // A photo at issue or on return and a scan in the tray say what they are.
        let role = if matches!(role, AttachmentRole::Document) { made.role } else { role };
        let request = AttachRequest {
            owner,
            files: vec![FileToAttach { path: made.path.clone(), role }],
            on_duplicate: OnDuplicate::Link,
            note: String::new(),
            came_from: from.to_owned(),
        };
        let actor = self.firm.archivist.clone();
        let reports = attachments::attach(self.archive, &actor, &request, &mut |_| Flow::Continue)?.value;
        self.studio.clear(&made);
        if let Some(FileResult::Attached { attachment }) = reports.into_iter().next().map(|report| report.result) {
            self.facts.push((attachment.sha256, made));
        }
        Ok(())
    }

    fn photo_of(&self, materials: &[MaterialId]) -> Option<(MaterialId, Art)> {
        let found = self.shelf.iter().find(|s| s.photo.is_some() && materials.contains(&s.id))?;
        let Some(Art::Photo { shape, seed, .. }) = found.photo else { return None };
        Some((found.id, Art::Photo { shape, seed: seed.wrapping_add(2), view: 0, damaged: false }))
    }

    fn release(&mut self, materials: impl IntoIterator<Item = MaterialId>) {
        for id in materials {
            self.busy.remove(&id);
        }
    }

    /// Who sits at the desk: mostly the archivist.
    fn at_desk(&mut self) -> Actor {
        if self.rng.u8(0..8) == 0 { self.firm.second.clone() } else { self.firm.archivist.clone() }
    }

    /// Some working days later, at an hour people work.
    pub fn later(&mut self, from: NaiveDateTime, least: u32, most: u32) -> NaiveDateTime {
        let days = self.rng.u32(least..=most);
        if days == 0 {
            return from + TimeDelta::minutes(self.rng.i64(25..140));
        }
        let mut day = from.date();
        for _ in 0..days {
            day = after(day, 1);
        }
        self.hour(day)
    }

    /// [`Story::later`], but not after the last calm evening.
    fn soon(&mut self, from: NaiveDateTime, least: u32, most: u32) -> NaiveDateTime {
        let when = self.later(from, least, most);
        when.min(self.calm.max(from + TimeDelta::minutes(3)))
    }

    /// An hour of that day.
    pub fn hour(&mut self, day: NaiveDate) -> NaiveDateTime {
        let minute = [8 * 60 + 40..11 * 60 + 30, 13 * 60 + 10..17 * 60][self.rng.usize(0..2)].clone();
        let minute = self.rng.u32(minute);
        at(day, minute / 60, minute % 60)
    }
}

/// A receipt's line as a document becomes one.
pub(super) fn line(d: &Document, received_on: NaiveDate) -> LineFields {
    LineFields {
        title: d.title.clone(),
        category: d.category,
        subtype: d.subtype.to_owned(),
        drawing_no: d.drawing_no.clone(),
        revision: d.revision.clone(),
        carrier: d.carrier,
        copy_kind: d.copy_kind,
        copies: d.copies,
        pages: d.pages,
        condition: d.condition.clone(),
        doc_date: Some(made_on(d, received_on).to_string()),
        creator: d.creator.clone(),
        security_level: d.level,
        note: String::new(),
        extra: d.extra.clone(),
        attachments: Vec::new(),
    }
}

fn made_on(d: &Document, day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(d.age)).unwrap_or(day)
}

fn note_of(condition: ConditionIn) -> &'static str {
    match condition {
        ConditionIn::Short => "少末页，借阅人说评审时拆开过",
        ConditionIn::Lost => "多次查找未见，借阅人书面说明在搬线时遗失",
        _ => "右后角磕碰缺料约 3 mm；面板两道划痕，长约 12 mm。",
    }
}

/// A time of a day.
pub(super) fn at(day: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    day.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default())
}

/// Whether the firm works on that day.
pub(super) fn works(day: NaiveDate) -> bool {
    let holiday = matches!((day.month(), day.day()), (1, 1) | (5, 1..=3) | (10, 1..=6));
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !holiday
}

/// That many days on, moved on to a working day.
pub(super) fn after(day: NaiveDate, days: u64) -> NaiveDate {
    let mut day = day + Days::new(days);
    while !works(day) {
        day = day + Days::new(1);
    }
    day
}

/// That many days back, moved back to a working day.
pub(super) fn before(day: NaiveDate, days: u64) -> NaiveDate {
    let mut day = day - Days::new(days);
    while !works(day) {
        day = day - Days::new(1);
    }
    day
}
