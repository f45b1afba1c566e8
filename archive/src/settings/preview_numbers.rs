//! What a numbering rule gives, before it is saved: the next 档号 of each category.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::archive::Archive;
use crate::error::Result;
use crate::materials::{self, Category, Nature, Purpose, Retention};
use crate::numbers::template::{self, Template, Token};
use crate::settings::Settings;
use crate::storage;

/// A customer and a project of the examples, while the archive has none of its own.
const CUSTOMER: &str = "HX";
const PROJECT: &str = "HX2601";

/// A rule to look at: what is on the screen, saved or not.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct NumberRule {
    /// The template.
    pub archive_no: String,
    /// 全宗号.
    pub fonds: String,
    /// 门类代码.
    pub class: String,
}

/// The number that the next material of a category would get.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct NumberExample {
    /// The category.
    pub category: Category,
    /// The 档号.
    pub archive_no: String,
    /// The running number in it; 1 where its row begins with it.
    #[ts(type = "number")]
    pub seq: u64,
}

/// A rule to begin from.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct NumberPreset {
    /// Its name in Chinese.
    pub zh: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// The template.
    pub archive_no: &'static str,
}

/// The rules a firm can begin from (`domain/4-rules.md` 4.2).
pub fn number_presets() -> Vec<NumberPreset> {
    template::PRESETS.iter().map(|&(zh, en, archive_no)| NumberPreset { zh, en, archive_no }).collect()
}

/// The next number of each category under a rule: filed today, kept for the medium period, for a
/// customer of this archive.
///
/// # Errors
/// A template that cannot be read.
pub fn preview_numbers(archive: &Archive, rule: &NumberRule) -> Result<Vec<NumberExample>> {
    let template = Template::parse(rule.archive_no.trim())?;
    let today = archive.today();
    archive.read(|tx| {
        let settings = Settings {
            archive_no: rule.archive_no.clone(),
            fonds: rule.fonds.trim().to_ascii_uppercase(),
            class: rule.class.trim().to_ascii_uppercase(),
            ..storage::settings::load(tx)?
        };
        let customers = storage::customers::list(tx)?;
        let customer = customers.first().map_or(CUSTOMER, |customer| customer.code.as_str());
        Category::ALL.iter().map(|&category| example(tx, &template, &settings, category, customer, today)).collect()
    })
}

fn example(
    tx: &Connection,
    template: &Template,
    settings: &Settings,
    category: Category,
    customer: &str,
    today: NaiveDate,
) -> Result<NumberExample> {
    let segments = materials::Segments {
        category,
        nature: Nature::Technical,
        purpose: Purpose::Project,
        retention: Retention::Medium,
        project: PROJECT,
        customer,
    };
    let field = |token: Token| segments.of(token, settings, today);
    let mut seq = storage::numbers::last(tx, &template.scope(&field))?;
    // As at filing: what another rule gave already is passed over.
    loop {
        seq += 1;
        let archive_no = template.fill(&field, seq);
        if storage::materials::get_id_by_number(tx, &archive_no)?.is_none() {
            return Ok(NumberExample { category, archive_no, seq });
        }
    }
}
