//! Numbers people see: slip numbers, the short codes a scanner reads, and the 档号.
//!
//! A number is taken inside the transaction that uses it and is never given twice; a counter only
//! counts up, so a gap may stay and a repeat cannot (`domain/4-rules.md` 4.3, 4.4).

pub mod template;

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;

use crate::error::Result;
use crate::ids::AnyId;
use crate::storage;

/// The slips, by the prefix of their numbers (`domain/4-rules.md` 4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// 接收单.
    Receipt,
    /// 审核.
    Review,
    /// 归档批.
    Filing,
    /// 借阅单.
    Loan,
    /// 异常单.
    Incident,
}

impl Slip {
    /// The three letters, the last of them D for 单.
    pub fn prefix(self) -> &'static str {
        match self {
            Slip::Receipt => "JSD",
            Slip::Review => "SHD",
            Slip::Filing => "GDD",
            Slip::Loan => "JYD",
            Slip::Incident => "YCD",
        }
    }
}

/// Takes the next slip number of the day: `JYD20261123-003`.
///
/// # Errors
/// Those of the database.
pub fn next_slip(tx: &Connection, day: NaiveDate, slip: Slip) -> Result<String> {
    let scope = format!("{}{}", slip.prefix(), day.format("%Y%m%d"));
    let seq = storage::numbers::take(tx, &scope)?;
    Ok(format!("{scope}-{seq:03}"))
}

/// The number the next slip would get; another one may take it first.
///
/// # Errors
/// Those of the database.
pub fn preview_slip(tx: &Connection, day: NaiveDate, slip: Slip) -> Result<String> {
    let scope = format!("{}{}", slip.prefix(), day.format("%Y%m%d"));
    let seq = storage::numbers::last(tx, &scope)? + 1;
    Ok(format!("{scope}-{seq:03}"))
}

crate::coded! {
    /// What a scanned code can mean.
    pub enum CodeKind {
        Material = "KG", "资料", "material";
        Receipt = "KJ", "接收单", "receipt";
        Loan = "KL", "借阅单", "loan slip";
        Person = "KP", "人员", "person";
        Place = "KW", "存放位置", "place";
    }
}

/// Takes the next short code, `KG2600001234`: ASCII only, so that every scanner and every symbology
/// carries it, and registers what it means.
///
/// # Errors
/// Those of the database.
pub fn next_code(tx: &Connection, day: NaiveDate, kind: CodeKind, target: impl Into<AnyId>) -> Result<String> {
    let scope = format!("{}{:02}", kind.code(), day.year().rem_euclid(100));
    let seq = storage::numbers::take(tx, &scope)?;
    let code = format!("{scope}{seq:08}");
    storage::numbers::add_code(tx, &code, kind, target.into())?;
    Ok(code)
}

/// The code the next thing of a kind would get; another one may take it first.
///
/// # Errors
/// Those of the database.
pub fn preview_code(tx: &Connection, day: NaiveDate, kind: CodeKind) -> Result<String> {
    let scope = format!("{}{:02}", kind.code(), day.year().rem_euclid(100));
    let seq = storage::numbers::last(tx, &scope)? + 1;
    Ok(format!("{scope}{seq:08}"))
}
