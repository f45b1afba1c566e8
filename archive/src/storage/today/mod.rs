//! What waits: one small query a reason, each over the index of the open work.

use chrono::{Datelike, Days, Months, NaiveDate};
use rusqlite::{Connection, named_params};

use crate::error::Result;
use crate::today::{Bar, Waiting, WaitingAt, WaitingItem};

/// The things that wait for one reason, longest first.
pub fn list(tx: &Connection, waiting: Waiting, today: &str, ahead: &str, limit: u32) -> Result<Vec<WaitingItem>> {
    let (at, sql) = query(waiting);
    let sql = format!(
        "WITH waiting AS ({sql})
         SELECT *, CAST(julianday(:today) - julianday(since) AS INTEGER) AS days FROM waiting
         WHERE :ahead = :ahead ORDER BY since LIMIT :limit"
    );
    let mut statement = tx.prepare_cached(&sql)?;
    let rows = statement.query_map(named_params! { ":today": today, ":ahead": ahead, ":limit": limit }, |row| {
        Ok(WaitingItem {
            waiting,
            at,
            id: row.get("id")?,
            number: row.get("number")?,
            since: row.get("since")?,
            days: row.get("days")?,
            who: row.get("who")?,
            department: row.get("department")?,
            title: row.get("title")?,
            items: row.get("items")?,
            reminders: row.get("reminders")?,
            late: false,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many things wait for one reason.
pub fn count(tx: &Connection, waiting: Waiting, today: &str, ahead: &str) -> Result<u32> {
    let (_, sql) = query(waiting);
    let sql = format!("SELECT count(*) FROM ({sql}) WHERE :today = :today AND :ahead = :ahead");
    Ok(tx.prepare_cached(&sql)?.query_row(named_params! { ":today": today, ":ahead": ahead }, |row| row.get(0))?)
}

fn query(waiting: Waiting) -> (WaitingAt, &'static str) {
    match waiting {
        Waiting::Overdue => (WaitingAt::Loan, include_str!("overdue.sql")),
        Waiting::ToReview => (WaitingAt::Receipt, include_str!("to_review.sql")),
        Waiting::Supplement => (WaitingAt::Receipt, include_str!("supplement.sql")),
        Waiting::ToFile => (WaitingAt::Receipt, include_str!("to_file.sql")),
        Waiting::ToApprove => (WaitingAt::Loan, include_str!("to_approve.sql")),
        Waiting::ToLend => (WaitingAt::Loan, include_str!("to_lend.sql")),
        Waiting::ScanMissing => (WaitingAt::Loan, include_str!("scan_missing.sql")),
        Waiting::Tray => (WaitingAt::Tray, include_str!("tray.sql")),
        Waiting::Incident => (WaitingAt::Material, include_str!("incident.sql")),
        Waiting::ReturnBy => (WaitingAt::Material, include_str!("return_by.sql")),
        Waiting::RetentionEnd => (WaitingAt::Material, include_str!("retention_end.sql")),
    }
}

/// Items out, and how many of them are late.
pub fn count_out(tx: &Connection, today: &str) -> Result<(u32, u32)> {
    Ok(tx
        .prepare_cached(
            "SELECT count(*), coalesce(sum(l.due_on < ?1), 0)
             FROM loan l JOIN loan_line ll ON ll.loan = l.id AND ll.state = 'OUT' WHERE l.state = 'OUT'",
        )?
        .query_row([today], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Files in the tray.
pub fn count_tray(tx: &Connection) -> Result<u32> {
    Ok(tx
        .prepare_cached("SELECT count(*) FROM attachment WHERE owner_kind = 'TRAY' AND withdrawn_at IS NULL")?
        .query_row([], |row| row.get(0))?)
}

/// Materials in all: rows are never deleted, so the last place in the order is the count.
pub fn count_materials(tx: &Connection) -> Result<u32> {
    Ok(tx.prepare_cached("SELECT coalesce(max(seq), 0) FROM material")?.query_row([], |row| row.get(0))?)
}

/// Items lent in each of the last twelve weeks, oldest first.
pub fn lent_by_week(tx: &Connection, today: NaiveDate) -> Result<Vec<Bar>> {
    let monday = today - Days::new(today.weekday().num_days_from_monday().into());
    let mut statement = tx.prepare_cached(
        "SELECT count(*) FROM loan l JOIN loan_line ll ON ll.loan = l.id
         WHERE l.issued_on >= ?1 AND l.issued_on < ?2 AND ll.state <> 'REVERSED'",
    )?;
    (0..12_u64)
        .rev()
        .map(|weeks| {
            let from = monday - Days::new(7 * weeks);
            let value = statement.query_row((from.to_string(), (from + Days::new(7)).to_string()), |row| row.get(0))?;
            Ok(Bar { name: from.to_string(), value, other: 0 })
        })
        .collect()
}

/// Items out by department, most first; `other` is late.
pub fn out_by_department(tx: &Connection, today: &str) -> Result<Vec<Bar>> {
    bars(tx, include_str!("out_by_department.sql"), named_params! { ":today": today })
}

/// Items and capacity by room.
pub fn fill_by_room(tx: &Connection) -> Result<Vec<Bar>> {
    bars(tx, include_str!("fill_by_room.sql"), &[])
}

/// Materials whose retention ends in each of the next twelve months.
pub fn ends_by_month(tx: &Connection, today: NaiveDate) -> Result<Vec<Bar>> {
    let first = today.with_day(1).unwrap_or(today);
    let mut statement = tx.prepare_cached(
        "SELECT count(*) FROM material INDEXED BY material_retention
         WHERE retention_until >= ?1 AND retention_until < ?2 AND lifecycle = 'FILED'",
    )?;
    (0..12_u32)
        .map(|n| {
            let from = first + Months::new(n);
            let value =
                statement.query_row((from.to_string(), (from + Months::new(1)).to_string()), |row| row.get(0))?;
            Ok(Bar { name: from.format("%Y-%m").to_string(), value, other: 0 })
        })
        .collect()
}

fn bars(tx: &Connection, sql: &str, params: &[(&str, &dyn rusqlite::ToSql)]) -> Result<Vec<Bar>> {
    let mut statement = tx.prepare_cached(sql)?;
    let rows =
        statement.query_map(params, |row| Ok(Bar { name: row.get(0)?, value: row.get(1)?, other: row.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
