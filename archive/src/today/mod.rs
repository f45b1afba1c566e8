//! Today (今日): everything that waits for the archivist, oldest first, and a few small pictures.
//!
//! Nothing here is stored: what waits follows from the states. Its cost is that of the open work,
//! not of the archive.

use serde::Serialize;

use crate::archive::Archive;
use crate::coded;
use crate::error::Result;
use crate::ids::AnyId;
use crate::storage;

coded! {
    /// Why something waits.
    pub enum Waiting {
        Overdue = "OVERDUE", "逾期", "Overdue";
        ToReview = "TO_REVIEW", "待审核", "To review";
        Supplement = "SUPPLEMENT", "待补正", "To supplement";
        ToFile = "TO_FILE", "待归档", "To file";
        ToApprove = "TO_APPROVE", "待审批", "To approve";
        ToLend = "TO_LEND", "已批待取", "To hand out";
        ScanMissing = "SCAN_MISSING", "待补扫描件", "Scan missing";
        Tray = "TRAY", "待整理", "To sort";
        Incident = "INCIDENT", "异常", "Incident";
        ReturnBy = "RETURN_BY", "限期返还", "Due back to customer";
        RetentionEnd = "RETENTION_END", "到期", "Retention ends";
    }
}

coded! {
    /// What a waiting thing is.
    pub enum WaitingAt {
        Receipt = "RECEIPT", "接收单", "receipt";
        Loan = "LOAN", "借阅单", "loan slip";
        Material = "MATERIAL", "资料", "material";
        Tray = "TRAY", "待整理", "tray";
    }
}

/// One thing that waits.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct WaitingItem {
    /// Why.
    pub waiting: Waiting,
    /// What it is.
    pub at: WaitingAt,
    /// Which.
    pub id: Option<AnyId>,
    /// Its number.
    pub number: String,
    /// The day it began to wait, or will be due.
    pub since: String,
    /// Days it has waited; negative while it lies ahead.
    pub days: i32,
    /// The customer or the borrower.
    pub who: String,
    /// The borrower's department.
    pub department: String,
    /// The first title.
    pub title: String,
    /// How many items.
    pub items: u32,
    /// How often it was recalled, where it is late.
    pub reminders: u32,
    /// Whether it has waited longer than it may: past its due date, or longer in review than the
    /// settings allow.
    pub late: bool,
}

/// How many things wait, by reason, and in all.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Counts {
    /// By reason, in the order of the list, none left out.
    pub by: Vec<(Waiting, u32)>,
    /// Everything that waits.
    pub all: u32,
    /// Files in the tray (待整理).
    pub tray: u32,
    /// Items out now.
    pub out: u32,
    /// Of them, late.
    pub late: u32,
    /// Materials in all.
    pub materials: u32,
}

/// Everything that waits, longest first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Today {
    /// The date at the desk.
    pub date: String,
    /// The waiting things, at most [`MOST`] of each reason.
    pub items: Vec<WaitingItem>,
    /// The true counts.
    pub counts: Counts,
}

/// The most rows of one reason that the list shows.
pub const MOST: u32 = 200;

/// What waits today.
///
/// # Errors
/// Those of the database.
pub fn list(archive: &Archive) -> Result<Today> {
    let today = archive.today();
    archive.read(|tx| {
        let settings = storage::settings::load(tx)?;
        let ahead = today + chrono::Days::new(settings.retention_ahead_days.into());
        let day = today.to_string();
        let mut items = Vec::new();
        for waiting in Waiting::ALL {
            items.extend(storage::today::list(tx, *waiting, &day, &ahead.to_string(), MOST)?);
        }
        for item in &mut items {
            item.late = is_late(tx, item, settings.review_days, today)?;
        }
        items.sort_by(|a, b| b.days.cmp(&a.days).then_with(|| a.number.cmp(&b.number)));
        let counts = counts_inner(tx, &day, &ahead.to_string())?;
        Ok(Today { date: day, items, counts })
    })
}

fn is_late(tx: &rusqlite::Connection, item: &WaitingItem, review_days: u32, today: chrono::NaiveDate) -> Result<bool> {
    match (item.waiting, item.since.parse()) {
        (Waiting::Overdue, _) => Ok(true),
        (Waiting::ToReview, Ok(since)) => Ok(crate::calendar::after_working_days(tx, since, review_days)? < today),
        _ => Ok(false),
    }
}

/// How many things wait.
///
/// # Errors
/// Those of the database.
pub fn counts(archive: &Archive) -> Result<Counts> {
    let today = archive.today();
    archive.read(|tx| {
        let settings = storage::settings::load(tx)?;
        let ahead = today + chrono::Days::new(settings.retention_ahead_days.into());
        counts_inner(tx, &today.to_string(), &ahead.to_string())
    })
}

fn counts_inner(tx: &rusqlite::Connection, today: &str, ahead: &str) -> Result<Counts> {
    let mut by = Vec::new();
    for waiting in Waiting::ALL {
        by.push((*waiting, storage::today::count(tx, *waiting, today, ahead)?));
    }
    let (out, late) = storage::today::count_out(tx, today)?;
    Ok(Counts {
        all: by.iter().map(|(_, n)| n).sum(),
        tray: storage::today::count_tray(tx)?,
        by,
        out,
        late,
        materials: storage::today::count_materials(tx)?,
    })
}

/// A count with its name.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Bar {
    /// A week, a month, a department or a room.
    pub name: String,
    /// The count.
    pub value: u32,
    /// Of it late, or the capacity.
    pub other: u32,
}

/// The small pictures.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Pictures {
    /// Items lent in each of the last twelve weeks (`name`: the Monday), oldest first.
    pub lent: Vec<Bar>,
    /// Items out by department; `other` is late.
    pub out: Vec<Bar>,
    /// Items on the shelves by room; `other` is the capacity, zero where none was given.
    pub rooms: Vec<Bar>,
    /// Materials whose retention ends in each of the next twelve months (`name`: `2026-12`).
    pub ends: Vec<Bar>,
}

/// The small pictures of Today.
///
/// # Errors
/// Those of the database.
pub fn pictures(archive: &Archive) -> Result<Pictures> {
    let today = archive.today();
    archive.read(|tx| {
        Ok(Pictures {
            lent: storage::today::lent_by_week(tx, today)?,
            out: storage::today::out_by_department(tx, &today.to_string())?,
            rooms: storage::today::fill_by_room(tx)?,
            ends: storage::today::ends_by_month(tx, today)?,
        })
    })
}
