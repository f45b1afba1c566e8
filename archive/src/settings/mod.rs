//! The company's settings: what the rule leaves open and a firm decides once.
//!
//! One typed document, kept as JSON, changed only by [`change`] with its event. The periods, the terms of loans
//! and the templates live here and nowhere in code.

mod check;
mod preview_numbers;
mod setup;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::Result;
use crate::forms::Paper;
use crate::ids::{AnyId, PersonId};
use crate::journal::{Action, Event};
use crate::materials::{Retention, SecurityLevel};
use crate::numbers::template;
use crate::storage;
use crate::words::Lang;

pub use preview_numbers::{NumberExample, NumberPreset, NumberRule, number_presets, preview_numbers};
pub use setup::{Setup, start};

/// Everything a firm decides.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Settings {
    /// The company as it stands at the head of every form.
    pub company: String,
    /// Its code in numbers: 全宗号 (`{FONDS}`).
    pub fonds: String,
    /// The code of this archive in numbers: 门类代码 (`{CLS}`).
    pub class: String,
    /// Who sits at the desk.
    pub operator: Option<PersonId>,
    /// The language of the window.
    pub lang: Lang,
    /// `light`, `dark` or `system`.
    pub theme: String,
    /// The 档号 template (`domain/4-rules.md` 4.2, DA/T 13-2022).
    pub archive_no: String,
    /// Retention periods in years, by class.
    pub retention: Vec<RetentionYears>,
    /// Loan rules by security level.
    pub loan_rules: Vec<LoanRule>,
    /// How often a loan may be renewed.
    pub renewals: u32,
    /// Days a renewal adds.
    pub renewal_days: u32,
    /// A borrower with this many overdue items cannot borrow more; `0` never bars.
    pub overdue_bars_at: u32,
    /// Days after which a recall notice asks for the return.
    pub reminder_days: u32,
    /// Working days in which a receipt should be reviewed.
    pub review_days: u32,
    /// Days ahead at which retention ends are shown on Today.
    pub retention_ahead_days: u32,
    /// The department whose head approves as owner of the materials (资料归口部门).
    pub owner_department: Option<crate::ids::DepartmentId>,
    /// Whether that head must approve loans too, where it is not the borrower's own department.
    pub owner_head_approves: bool,
    /// The printer of slips; empty asks the system for its own.
    pub slip_printer: String,
    /// The printer of three-part paper; empty takes that of slips.
    pub three_part_printer: String,
    /// The printer of labels; empty asks the system for its own.
    pub label_printer: String,
    /// How many of each slip or register are printed; its parts (联次) are pages of one print.
    pub slip_copies: u32,
    /// How many of each label are printed.
    pub label_copies: u32,
    /// Whether receipts print on continuous three-part paper (241×140) instead of A5 sheets.
    pub three_part_paper: bool,
}

/// Years of one retention class.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct RetentionYears {
    /// The class.
    pub class: Retention,
    /// Its years; `None` keeps for ever.
    pub years: Option<u32>,
}

/// What may be lent at one security level, for how long, and who decides.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct LoanRule {
    /// The level.
    pub level: SecurityLevel,
    /// The most days of one loan.
    pub most_days: u32,
    /// Whether the executive (分管领导) must approve too.
    pub executive: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            company: String::new(),
            fonds: "Q001".to_owned(),
            class: "KG".to_owned(),
            operator: None,
            lang: Lang::Zh,
            theme: "system".to_owned(),
            archive_no: template::PRESETS[1].2.to_owned(),
            retention: vec![
                RetentionYears { class: Retention::Short, years: Some(5) },
                RetentionYears { class: Retention::Medium, years: Some(10) },
                RetentionYears { class: Retention::Long, years: Some(30) },
                RetentionYears { class: Retention::Permanent, years: None },
            ],
            loan_rules: vec![
                LoanRule { level: SecurityLevel::Public, most_days: 30, executive: false },
                LoanRule { level: SecurityLevel::Internal, most_days: 14, executive: false },
                LoanRule { level: SecurityLevel::Confidential, most_days: 14, executive: false },
                LoanRule { level: SecurityLevel::Core, most_days: 5, executive: true },
            ],
            renewals: 2,
            renewal_days: 14,
            overdue_bars_at: 0,
            reminder_days: 3,
            review_days: 3,
            retention_ahead_days: 30,
            owner_department: None,
            owner_head_approves: false,
            slip_printer: String::new(),
            three_part_printer: String::new(),
            label_printer: String::new(),
            slip_copies: 1,
            label_copies: 1,
            three_part_paper: false,
        }
    }
}

impl Settings {
    /// The loan rule of a level.
    pub fn loan_rule(&self, level: SecurityLevel) -> LoanRule {
        let found = self.loan_rules.iter().find(|rule| rule.level == level).copied();
        found.unwrap_or(LoanRule { level, most_days: 1, executive: true })
    }

    /// The years of a retention class; `None` keeps for ever.
    pub fn retention_years(&self, class: Retention) -> Option<u32> {
        self.retention.iter().find(|r| r.class == class).and_then(|r| r.years)
    }

    /// The printer of a paper; empty is the system's own choice.
    pub fn printer_of(&self, paper: Paper) -> &str {
        match paper {
            Paper::Label60x40 => &self.label_printer,
            Paper::Continuous241x140 if !self.three_part_printer.is_empty() => &self.three_part_printer,
            _ => &self.slip_printer,
        }
    }

    /// How many of a paper are printed.
    pub fn copies_of(&self, paper: Paper) -> u32 {
        if paper == Paper::Label60x40 { self.label_copies } else { self.slip_copies }
    }
}

/// Changes the settings. The event keeps what changed, field by field.
///
/// # Errors
/// [`crate::Error::NoRight`], and the first field that cannot be kept: an empty company, a code with
/// signs, a template that cannot be read, a period out of its range, someone who cannot sit here.
pub fn change(archive: &Archive, actor: &Actor, settings: Settings) -> Result<Outcome<Settings>> {
    archive.act(actor, Right::Configure, |act| {
        let settings = check::checked(act.tx, &act.settings, settings)?;
        let (before, after) = (serde_json::json!(act.settings), serde_json::json!(settings));
        let mut event = Event::new(Action::SettingsChange, "", AnyId(actor.person.0));
        let mut changed = false;
        for (field, value) in after.as_object().into_iter().flatten() {
            if before[field] != *value {
                event = event.changed(field, &before[field], value);
                changed = true;
            }
        }
        if changed {
            storage::settings::save(act.tx, &settings)?;
            act.record(event)?;
        }
        Ok(settings)
    })
}
