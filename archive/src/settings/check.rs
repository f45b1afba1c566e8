//! Refuses settings that could not be kept: each refusal names its field.

use rusqlite::Connection;

use crate::access::Role;
use crate::error::{Error, Noun, Result, Why};
use crate::numbers::template;
use crate::settings::Settings;
use crate::{storage, text};

/// The codes of an organ's own archives (DA/T 13-2022): `{CLS}` must not be taken for one of them.
const ORGAN_CODES: [&str; 13] = ["WS", "KJ", "RS", "KU", "ZY", "ZP", "LY", "LX", "SJ", "YJ", "WY", "MT", "SW"];

/// The most characters of a code inside a number.
const MOST_CODE: usize = 8;

/// The themes of the window.
const THEMES: [&str; 3] = ["light", "dark", "system"];

/// The settings made clean, or what is wrong with them.
pub(super) fn checked(tx: &Connection, before: &Settings, settings: Settings) -> Result<Settings> {
    let mut settings = settings;
    settings.company = text::name("company", &settings.company)?;
    settings.fonds = code("company_code", &settings.fonds)?;
    settings.class = code("class", &settings.class)?;
    settings.archive_no = settings.archive_no.trim().to_owned();
    settings.slip_printer = text::line("slip_printer", &settings.slip_printer)?;
    settings.three_part_printer = text::line("three_part_printer", &settings.three_part_printer)?;
    settings.label_printer = text::line("label_printer", &settings.label_printer)?;
    if settings.class.is_empty() {
        return Err(Error::Missing("class"));
    }
    if ORGAN_CODES.contains(&settings.class.as_str()) {
        return Err(Error::invalid("class", Why::OrganCode(settings.class)));
    }
    if !THEMES.contains(&settings.theme.as_str()) {
        return Err(Error::invalid("theme", Why::NotInList(settings.theme)));
    }
    template::Template::parse(&settings.archive_no)?;
    for of_class in &settings.retention {
        range("retention_years", of_class.years.unwrap_or(1), 1, 100)?;
    }
    for rule in &settings.loan_rules {
        range("most_days", rule.most_days, 1, 365)?;
    }
    range("renewals", settings.renewals, 0, 12)?;
    range("renewal_days", settings.renewal_days, 1, 365)?;
    range("overdue_bars_at", settings.overdue_bars_at, 0, 99)?;
    range("reminder_days", settings.reminder_days, 1, 60)?;
    range("review_days", settings.review_days, 1, 60)?;
    range("retention_ahead_days", settings.retention_ahead_days, 0, 3_650)?;
    range("slip_copies", settings.slip_copies, 1, 9)?;
    range("label_copies", settings.label_copies, 1, 9)?;
    operator(tx, &settings)?;
    // What people changed elsewhere since (a head who left) does not bar the other settings.
    let owner_of = |settings: &Settings| (settings.owner_department, settings.owner_head_approves);
    if owner_of(before) != owner_of(&settings) {
        owner(tx, &settings)?;
    }
    Ok(settings)
}

/// Who sits at the desk has to be able to work there, and to change this again.
fn operator(tx: &Connection, settings: &Settings) -> Result<()> {
    let operator = settings.operator.ok_or(Error::Missing("operator"))?;
    let person = storage::people::require(tx, operator)?;
    if person.active && person.role == Role::Archivist {
        return Ok(());
    }
    Err(Error::invalid("operator", Why::NotArchivist(person.name)))
}

/// A department that decides has to be there.
fn owner(tx: &Connection, settings: &Settings) -> Result<()> {
    let Some(owner) = settings.owner_department else {
        return if settings.owner_head_approves { Err(Error::Missing("owner_department")) } else { Ok(()) };
    };
    match storage::people::list_departments(tx)?.iter().find(|department| department.id == owner) {
        Some(department) if settings.owner_head_approves && department.head.is_none() => {
            Err(Error::invalid("owner_department", Why::NoHead(department.name.clone())))
        }
        Some(_) => Ok(()),
        None => Err(Error::not_found(Noun::Department, owner)),
    }
}

fn code(field: &'static str, text: &str) -> Result<String> {
    let code = text.trim().to_ascii_uppercase();
    if code.len() > MOST_CODE {
        return Err(Error::invalid(field, Why::TooLong { most: MOST_CODE }));
    }
    if code.chars().all(|c| c.is_ascii_alphanumeric()) { Ok(code) } else { Err(Error::invalid(field, Why::Code)) }
}

fn range(field: &'static str, value: u32, least: u32, most: u32) -> Result<()> {
    let why = || Why::OutOfRange { least: least.into(), most: most.into() };
    if (least..=most).contains(&value) { Ok(()) } else { Err(Error::invalid(field, why())) }
}
