//! What every sheet needs to know: the record's state, who prints, when, in which language.

use std::fmt::Display;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;

use crate::access::Actor;
use crate::archive::{Act, Archive};
use crate::clock::Clock;
use crate::error::Result;
use crate::forms::{Body, Form, FormSheet, Frame, Paper};
use crate::ids::AnyId;
use crate::journal::{self, Action, Fact};
use crate::materials::SecurityLevel;
use crate::settings::Settings;
use crate::storage;
use crate::words::Lang;

/// The desk at the moment of printing, on one consistent state of the archive.
pub(super) struct Desk<'a> {
    pub tx: &'a Connection,
    pub settings: Settings,
    pub lang: Lang,
    pub today: NaiveDate,
    actor: &'a Actor,
    clock: &'a dyn Clock,
    now: DateTime<Utc>,
}

/// What a print is counted and journaled under.
pub(super) struct Ticket {
    /// The form's number, with which time it was written where the same slip is written again.
    pub form: String,
    /// The record.
    pub subject: AnyId,
    /// The number people know it by.
    pub number: String,
    /// What more its event says.
    pub says: Vec<Fact>,
    /// What else it is about.
    pub also: Option<AnyId>,
}

/// A sheet with what it is counted under.
pub(super) struct Laid {
    pub sheet: FormSheet,
    pub tickets: Vec<Ticket>,
}

impl<'a> Desk<'a> {
    /// For a look.
    pub fn open(archive: &'a Archive, tx: &'a Connection, actor: &'a Actor) -> Result<Desk<'a>> {
        let settings = storage::settings::load(tx)?;
        let clock = archive.clock();
        Ok(Desk { tx, lang: settings.lang, settings, today: archive.today(), actor, clock, now: clock.now() })
    }

    /// For a print, inside its act.
    pub fn of(archive: &'a Archive, act: &Act<'a>) -> Desk<'a> {
        let settings = act.settings.clone();
        Desk {
            tx: act.tx,
            lang: settings.lang,
            settings,
            today: act.today,
            actor: act.actor,
            clock: archive.clock(),
            now: act.now,
        }
    }

    /// Who prints.
    pub fn actor(&self) -> &Actor {
        self.actor
    }

    /// Today as it is stored.
    pub fn day(&self) -> String {
        self.today.to_string()
    }

    /// One of two texts.
    pub fn say(&self, zh: impl Into<String>, en: impl Into<String>) -> String {
        match self.lang {
            Lang::Zh => zh.into(),
            Lang::En => en.into(),
        }
    }

    /// A stored instant as the clock at the desk showed it, `2026-11-23 10:41`.
    pub fn wall(&self, stamp: &str) -> String {
        match DateTime::parse_from_rfc3339(stamp) {
            Ok(instant) => self.clock.wall(instant.to_utc()).format("%Y-%m-%d %H:%M").to_string(),
            Err(_) => stamp.to_owned(),
        }
    }

    /// The day of a stored instant at the desk.
    pub fn wall_day(&self, stamp: &str) -> String {
        self.wall(stamp).chars().take(10).collect()
    }

    /// The usual frame of a form, with who prints it, when, and the journal's head before it.
    pub fn frame(&self, form: Form) -> Result<Frame> {
        let mut frame = Frame::new(form, &self.settings.company, self.lang);
        frame.printed_by = self.actor.name.clone();
        frame.printed_at = self.clock.wall(self.now).format("%Y-%m-%d %H:%M").to_string();
        frame.made = self.now.timestamp();
        frame.chain = journal::head_code_in(self.tx)?;
        frame.retention = match form {
            Form::ReceiptSlip | Form::ReviewRecord | Form::LoanSlip => self.say("3 年", "3 years"),
            Form::RecallNotice | Form::RenewalRequest => self.say("1 年", "1 year"),
            Form::ReceiptRegister | Form::FilingRegister | Form::UseRegister | Form::LoanRegister => {
                self.say("长期", "long term")
            }
            Form::HistoryCard | Form::PagePrint | Form::MaterialLabel | Form::PlaceLabel | Form::PersonBadge => {
                String::new()
            }
        };
        Ok(frame)
    }

    /// A sheet about one record: its number, its code, and which print of it this would be.
    pub fn slip(&self, body: Body, ticket: Ticket, code: &str, level: Option<SecurityLevel>) -> Result<Laid> {
        let mut frame = self.frame(body.form())?;
        frame.number = ticket.number.clone();
        frame.code = code.to_owned();
        frame.security = self.marked(level);
        frame.reprint = storage::printings::count(self.tx, &ticket.form, ticket.subject)?;
        Ok(Laid { sheet: FormSheet { frame, body }, tickets: vec![ticket] })
    }

    /// A level as it is marked on paper: 公开 is not.
    pub fn marked(&self, level: Option<SecurityLevel>) -> String {
        level.filter(|level| *level != SecurityLevel::Public).map_or("", |level| level.word(self.lang)).to_owned()
    }

    /// What stands under 作废: who, on which day, why.
    pub fn voided(&self, subject: impl Into<AnyId>, by: Action, why: &str) -> Result<String> {
        let (who, day) = self.last(subject.into(), by)?;
        Ok(self.say(format!("{}　{who}　{day}：{why}", by.zh()), format!("{} by {who} on {day}: {why}", by.en())))
    }

    /// Who did something to a subject last, and on which day.
    fn last(&self, subject: AnyId, action: Action) -> Result<(String, String)> {
        let mut before = None;
        loop {
            let rows = storage::journal::list_of(self.tx, subject, before, 100)?;
            if let Some(row) = rows.iter().find(|row| row.action == action.code()) {
                return Ok((row.actor_name.clone(), self.wall_day(&row.at)));
            }
            match rows.last() {
                Some(row) => before = u32::try_from(row.seq).ok(),
                None => return Ok(Default::default()),
            }
        }
    }
}

impl Laid {
    /// The sheet that was printed last, or would be first.
    pub fn lying_there(mut self) -> FormSheet {
        self.sheet.frame.reprint = self.sheet.frame.reprint.saturating_sub(1);
        self.sheet
    }

    /// The same on another paper of the form; one it is not made for is left alone.
    pub fn on(mut self, paper: Option<Paper>) -> Laid {
        if let Some(paper) = paper.filter(|paper| self.sheet.body.form().papers().contains(paper)) {
            self.sheet.frame = self.sheet.frame.on(paper);
        }
        self
    }
}

impl Ticket {
    /// Counted under the form itself.
    pub fn new(form: Form, subject: impl Into<AnyId>, number: impl Into<String>) -> Ticket {
        Ticket {
            form: form.number().to_owned(),
            subject: subject.into(),
            number: number.into(),
            says: Vec::new(),
            also: None,
        }
    }

    /// Also says this.
    pub fn saying(self, says: impl Into<Vec<Fact>>) -> Ticket {
        Ticket { says: says.into(), ..self }
    }

    /// Is also about this.
    pub fn also(self, subject: impl Into<AnyId>) -> Ticket {
        Ticket { also: Some(subject.into()), ..self }
    }

    /// Counted under a part of the form of its own for the same record: the nth notice, the stage of a
    /// slip that is printed again when it has gone further.
    pub fn part(form: Form, part: impl Display, subject: impl Into<AnyId>, number: impl Into<String>) -> Ticket {
        Ticket { form: format!("{}/{part}", form.number()), ..Ticket::new(form, subject, number) }
    }
}
