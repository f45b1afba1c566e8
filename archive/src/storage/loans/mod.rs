//! Loan slips, their items, renewals and recall notices.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::{Error, Noun, Result};
use crate::ids::{DepartmentId, LoanId, MaterialId, PersonId, RenewalId};
use crate::loans::{
    ConditionIn, LineState, Loan, LoanFields, LoanFilter, LoanLine, LoanList, LoanRow, LoanState, Reminder, Renewal,
    Step,
};
use crate::storage::approvals;
use crate::storage::rows::{self, MOST, Page};

/// One slip as it is on a day.
pub fn get(tx: &Connection, id: LoanId, today: &str) -> Result<Option<Loan>> {
    let Some(loan) = tx
        .prepare_cached(include_str!("detail.sql"))?
        .query_row(named_params! { ":id": id, ":today": today }, detail)
        .optional()?
    else {
        return Ok(None);
    };
    let lines =
        tx.prepare_cached(include_str!("lines.sql"))?.query_map([id], line)?.collect::<rusqlite::Result<_>>()?;
    let approvals = approvals::list(tx, id)?;
    let renewals = list_renewals(tx, id)?;
    Ok(Some(Loan { lines, approvals, renewals, ..loan }))
}

/// One slip, or the not-found error.
pub fn require(tx: &Connection, id: LoanId, today: &str) -> Result<Loan> {
    get(tx, id, today)?.ok_or_else(|| Error::not_found(Noun::Loan, id))
}

fn detail(row: &rusqlite::Row<'_>) -> rusqlite::Result<Loan> {
    Ok(Loan {
        id: row.get("id")?,
        number: row.get("number")?,
        code: row.get("code")?,
        borrower: row.get("borrower")?,
        borrower_name: row.get("borrower_name")?,
        department: row.get("department")?,
        department_name: row.get("department_name")?,
        phone: row.get("phone")?,
        use_reason: row.get("use_reason")?,
        project: row.get("project")?,
        mode: row.get("mode")?,
        destination: row.get("destination")?,
        days: row.get("days")?,
        requested_on: row.get("requested_on")?,
        recorded_by: row.get("recorded_by")?,
        state: row.get("state")?,
        state_since: row.get("state_since")?,
        state_reason: row.get("state_reason")?,
        issued_by: row.get("issued_by")?,
        issued_on: row.get("issued_on")?,
        due_on: row.get("due_on")?,
        closed_on: row.get("closed_on")?,
        days_late: row.get("days_late")?,
        scan_missing: row.get("scan_missing")?,
        reminders: row.get("reminders")?,
        lines: Vec::new(),
        steps: rows::json(row, "steps")?,
        approvals: Vec::new(),
        renewals: Vec::new(),
    })
}

fn line(row: &rusqlite::Row<'_>) -> rusqlite::Result<LoanLine> {
    Ok(LoanLine {
        line_no: row.get("line_no")?,
        material: row.get("material")?,
        code: row.get("code")?,
        number: row.get("number")?,
        title: row.get("title")?,
        category: row.get("category")?,
        revision: row.get("revision")?,
        security_level: row.get("security_level")?,
        place: row.get("place")?,
        customer: row.get("customer")?,
        state: row.get("state")?,
        copies: row.get("copies")?,
        pages: row.get("pages")?,
        condition_out: row.get("condition_out")?,
        issued_at: row.get("issued_at")?,
        returned_on: row.get("returned_on")?,
        returned_by: row.get("returned_by")?,
        copies_back: row.get("copies_back")?,
        pages_back: row.get("pages_back")?,
        condition_in: row.get("condition_in")?,
        note_in: row.get("note_in")?,
    })
}

fn list_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<LoanRow> {
    Ok(LoanRow {
        id: row.get("id")?,
        seq: row.get("seq")?,
        number: row.get("number")?,
        borrower: row.get("borrower")?,
        department: row.get("department")?,
        title: row.get("title")?,
        items: row.get("items")?,
        out: row.get("out")?,
        state: row.get("state")?,
        requested_on: row.get("requested_on")?,
        issued_on: row.get("issued_on")?,
        due_on: row.get("due_on")?,
        days_late: row.get("days_late")?,
        reminders: row.get("reminders")?,
        reminded_at: row.get("reminded_at")?,
        scan_missing: row.get("scan_missing")?,
    })
}

/// Slips of a list, newest first.
pub fn list(
    tx: &Connection,
    filter: &LoanFilter,
    today: &str,
    before: Option<u32>,
    limit: u32,
) -> Result<Page<LoanRow>> {
    let limit = limit.clamp(1, MOST);
    // One index leads: that of the state, else that of the borrower, else the order itself. The +
    // keeps SQLite from walking down all slips for the few that wait.
    let wanted = match (filter.list, filter.borrower) {
        (LoanList::All, None) => "l.seq < :before AND :borrower IS NULL ORDER BY l.seq",
        (LoanList::All, Some(_)) => "l.borrower = :borrower AND l.seq < :before ORDER BY l.seq",
        (LoanList::ToApprove, _) => "l.state = 'PENDING' AND l.seq < :before AND IS_BORROWER ORDER BY l.seq",
        (LoanList::ToLend, _) => "l.state = 'APPROVED' AND l.seq < :before AND IS_BORROWER ORDER BY l.seq",
        // All that is open of one borrower is walked along her own slips, however many others there are.
        (LoanList::Open, Some(_)) => {
            "l.borrower = :borrower AND l.state IN ('PENDING', 'APPROVED', 'OUT') AND l.seq < :before ORDER BY l.seq"
        }
        (LoanList::Open, None) => {
            "l.state IN ('PENDING', 'APPROVED', 'OUT') AND +l.seq < :before AND :borrower IS NULL ORDER BY +l.seq"
        }
        (LoanList::Out, _) => "l.state = 'OUT' AND l.seq < :before AND IS_BORROWER ORDER BY l.seq",
        (LoanList::Overdue, _) => {
            "l.state = 'OUT' AND l.due_on < :today AND +l.seq < :before AND IS_BORROWER ORDER BY +l.seq"
        }
        (LoanList::ScanMissing, _) => {
            "l.id IN (SELECT loan FROM approval WHERE scan_due = 1 UNION ALL SELECT loan FROM renewal WHERE scan_due = 1)
             AND +l.seq < :before AND IS_BORROWER ORDER BY +l.seq"
        }
    };
    let wanted = wanted.replace("IS_BORROWER", "(:borrower IS NULL OR +l.borrower = :borrower)");
    let sql = format!("{} WHERE {wanted} DESC LIMIT :limit", include_str!("row.sql"));
    let before = before.map_or(i64::MAX, i64::from);
    let rows = tx
        .prepare_cached(&sql)?
        .query_map(
            named_params! { ":today": today, ":borrower": filter.borrower, ":before": before, ":limit": limit + 1 },
            list_row,
        )?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Page::cut(rows, limit, |row: &LoanRow| row.seq))
}

/// The slip with this number or code.
pub fn get_id_by_number(tx: &Connection, number: &str) -> Result<Option<LoanId>> {
    Ok(tx
        .prepare_cached("SELECT id FROM loan WHERE number = ?1 OR code = ?1")?
        .query_row([number.trim()], |row| row.get(0))
        .optional()?)
}

/// The open slip a material is on: out, approved or waiting, in that order.
pub fn open_of_material(tx: &Connection, material: MaterialId) -> Result<Option<LoanId>> {
    Ok(tx
        .prepare_cached(
            "SELECT l.id FROM loan_line ll JOIN loan l ON l.id = ll.loan
             WHERE ll.material = ?1 AND ll.state IN ('OUT', 'REQUESTED') AND l.state IN ('OUT', 'APPROVED', 'PENDING')
             ORDER BY ll.state = 'OUT' DESC, l.state = 'APPROVED' DESC, l.seq LIMIT 1",
        )?
        .query_row([material], |row| row.get(0))
        .optional()?)
}

/// How many items a person has out, and how many of them are late.
pub fn count_out(tx: &Connection, person: PersonId, today: &str) -> Result<(u32, u32)> {
    Ok(tx
        .prepare_cached(
            "SELECT count(*), coalesce(sum(l.due_on < :today), 0) FROM loan l JOIN loan_line ll ON ll.loan = l.id
             WHERE +l.borrower = :person AND l.state = 'OUT' AND ll.state = 'OUT'",
        )?
        .query_row(named_params! { ":person": person, ":today": today }, |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// How many slips of a person still wait for something: an approval, the hand-over, the return.
pub fn count_open(tx: &Connection, person: PersonId) -> Result<u32> {
    Ok(tx
        .prepare_cached("SELECT count(*) FROM loan WHERE borrower = ?1 AND state IN ('PENDING', 'APPROVED', 'OUT')")?
        .query_row([person], |row| row.get(0))?)
}

/// A slip that is about to be written.
pub struct NewLoan<'a> {
    /// Identity.
    pub id: LoanId,
    /// 借阅单号.
    pub number: &'a str,
    /// The code on the slip.
    pub code: &'a str,
    /// What was typed.
    pub fields: &'a LoanFields,
    /// The borrower's department now.
    pub department: DepartmentId,
    /// The approvals it needs.
    pub steps: &'a [Step],
    /// Days.
    pub days: u32,
    /// The day.
    pub on: String,
    /// The instant, UTC.
    pub at: String,
    /// Who wrote it.
    pub by: PersonId,
}

/// Adds a slip.
pub fn add(tx: &Connection, new: &NewLoan<'_>) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO loan (id, number, code, borrower, department, use_reason, project, mode, destination, days,
            requested_on, requested_at, recorded_by, state, state_since, steps)
         VALUES (:id, :number, :code, :borrower, :department, :use_reason, :project, :mode, :destination, :days,
            :on, :at, :by, :state, :at, :steps)",
    )?
    .execute(named_params! {
        ":id": new.id, ":number": new.number, ":code": new.code, ":borrower": new.fields.borrower,
        ":department": new.department, ":use_reason": new.fields.use_reason, ":project": new.fields.project,
        ":mode": new.fields.mode, ":destination": new.fields.destination, ":days": new.days,
        ":on": new.on, ":at": new.at, ":by": new.by, ":state": LoanState::Pending, ":steps": serde_json::json!(new.steps).to_string(),
    })?;
    Ok(())
}

/// Adds an item to a slip.
pub fn add_line(
    tx: &Connection,
    loan: LoanId,
    line_no: u32,
    material: MaterialId,
    copies: u32,
    pages: u32,
    condition: &str,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO loan_line (loan, line_no, material, state, copies, pages, condition_out)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute((loan, line_no, material, LineState::Requested, copies, pages, condition))?;
    Ok(())
}

/// Moves a slip on.
pub fn set_state(tx: &Connection, id: LoanId, to: LoanState, at: &str, reason: &str) -> Result<()> {
    tx.prepare_cached("UPDATE loan SET state = ?2, state_since = ?3, state_reason = ?4 WHERE id = ?1")?
        .execute((id, to, at, reason))?;
    Ok(())
}

/// Moves one item on.
pub fn set_line_state(tx: &Connection, id: LoanId, line_no: u32, to: LineState) -> Result<()> {
    tx.prepare_cached("UPDATE loan_line SET state = ?3 WHERE loan = ?1 AND line_no = ?2")?
        .execute((id, line_no, to))?;
    Ok(())
}

/// Ends the items of a slip that will never be lent.
pub fn end_lines(tx: &Connection, id: LoanId) -> Result<()> {
    tx.prepare_cached("UPDATE loan_line SET state = ?2 WHERE loan = ?1 AND state = ?3")?.execute((
        id,
        LineState::Ended,
        LineState::Requested,
    ))?;
    Ok(())
}

/// Writes how an item looks as it leaves.
pub fn set_condition_out(tx: &Connection, id: LoanId, line_no: u32, condition: &str) -> Result<()> {
    tx.prepare_cached("UPDATE loan_line SET condition_out = ?3 WHERE loan = ?1 AND line_no = ?2")?
        .execute((id, line_no, condition))?;
    Ok(())
}

/// Writes that an item left, or that its copy was given.
pub fn issue_line(tx: &Connection, id: LoanId, line_no: u32, issued: &IssuedLine<'_>) -> Result<()> {
    tx.prepare_cached(
        "UPDATE loan_line SET state = ?3, issued_at = ?4, copies = ?5, pages = ?6 WHERE loan = ?1 AND line_no = ?2",
    )?
    .execute((id, line_no, issued.to, issued.at, issued.copies, issued.pages))?;
    Ok(())
}

/// How one item left, counted then.
pub struct IssuedLine<'a> {
    /// The state it goes to.
    pub to: LineState,
    /// Copies that leave.
    pub copies: u32,
    /// Pages of one copy.
    pub pages: u32,
    /// The instant, UTC.
    pub at: &'a str,
}

/// How a slip was handed out.
pub struct Issue<'a> {
    /// The state it goes to.
    pub state: LoanState,
    /// Who handed it out.
    pub by: PersonId,
    /// The day.
    pub on: &'a str,
    /// When it has to be back; a copy has not.
    pub due_on: Option<&'a str>,
    /// The instant, UTC.
    pub at: &'a str,
}

/// Writes that a slip was handed out.
pub fn issue(tx: &Connection, id: LoanId, issue: &Issue<'_>) -> Result<()> {
    tx.prepare_cached(
        "UPDATE loan SET state = :state, state_since = :at, issued_by = :by, issued_on = :on, due_on = :due
         WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id, ":state": issue.state, ":by": issue.by, ":on": issue.on, ":due": issue.due_on, ":at": issue.at,
    })?;
    Ok(())
}

/// How an item came back.
pub struct Back<'a> {
    /// The state it goes to.
    pub state: LineState,
    /// 份数.
    pub copies: u32,
    /// 页数.
    pub pages: u32,
    /// How it looks.
    pub condition: ConditionIn,
    /// What was seen.
    pub note: &'a str,
    /// The day.
    pub on: &'a str,
    /// The instant, UTC.
    pub at: &'a str,
    /// Who took it back.
    pub by: PersonId,
}

/// Writes that an item came back.
pub fn return_line(tx: &Connection, id: LoanId, line_no: u32, back: &Back<'_>) -> Result<()> {
    tx.prepare_cached(
        "UPDATE loan_line SET state = :state, returned_at = :at, returned_on = :on, returned_by = :by,
            copies_back = :copies, pages_back = :pages, condition_in = :condition, note_in = :note
         WHERE loan = :loan AND line_no = :line_no",
    )?
    .execute(named_params! {
        ":loan": id, ":line_no": line_no, ":state": back.state, ":at": back.at, ":on": back.on, ":by": back.by,
        ":copies": back.copies, ":pages": back.pages, ":condition": back.condition, ":note": back.note,
    })?;
    Ok(())
}

/// Writes that the last item of a slip came back.
pub fn close(tx: &Connection, id: LoanId, to: LoanState, on: &str, at: &str) -> Result<()> {
    tx.prepare_cached("UPDATE loan SET state = ?2, state_since = ?4, closed_on = ?3 WHERE id = ?1")?
        .execute((id, to, on, at))?;
    Ok(())
}

/// A renewal that is about to be written.
pub struct NewRenewal<'a> {
    /// Identity.
    pub id: RenewalId,
    /// The slip.
    pub loan: LoanId,
    /// Which time.
    pub nth: u32,
    /// The due date before.
    pub was_due: &'a str,
    /// The due date after.
    pub due_on: &'a str,
    /// Why.
    pub reason: &'a str,
    /// Whether it was seen.
    pub seen: bool,
    /// Who allowed it.
    pub approver: PersonId,
    /// The instant, UTC.
    pub at: &'a str,
    /// Who wrote it.
    pub by: PersonId,
}

/// Adds a renewal and moves the due date.
pub fn renew(tx: &Connection, new: &NewRenewal<'_>) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO renewal (id, loan, nth, was_due, due_on, reason, seen, approver, at, by)
         VALUES (:id, :loan, :nth, :was, :due, :reason, :seen, :approver, :at, :by)",
    )?
    .execute(named_params! {
        ":id": new.id, ":loan": new.loan, ":nth": new.nth, ":was": new.was_due, ":due": new.due_on,
        ":reason": new.reason, ":seen": new.seen, ":approver": new.approver, ":at": new.at, ":by": new.by,
    })?;
    tx.prepare_cached("UPDATE loan SET due_on = ?2 WHERE id = ?1")?.execute((new.loan, new.due_on))?;
    Ok(())
}

fn list_renewals(tx: &Connection, id: LoanId) -> Result<Vec<Renewal>> {
    let mut statement = tx.prepare_cached(
        "SELECT r.nth, r.was_due, r.due_on, r.reason, r.seen, p.name, r.at, r.scan_due FROM renewal r
         JOIN person p ON p.id = r.approver WHERE r.loan = ?1 ORDER BY r.nth",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(Renewal {
            nth: row.get(0)?,
            was_due: row.get(1)?,
            due_on: row.get(2)?,
            reason: row.get(3)?,
            seen: row.get(4)?,
            approver_name: row.get(5)?,
            at: row.get(6)?,
            scan_due: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// When a slip was recalled last, UTC.
pub fn reminded_at(tx: &Connection, loan: LoanId) -> Result<Option<String>> {
    Ok(tx.prepare_cached("SELECT max(at) FROM reminder WHERE loan = ?1")?.query_row([loan], |row| row.get(0))?)
}

/// Adds a recall notice.
pub fn remind(tx: &Connection, reminder: &Reminder, at: &str, by: PersonId) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO reminder (id, loan, nth, days_late, until, at, by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute((reminder.id, reminder.loan.id, reminder.nth, reminder.days_late, &reminder.until, at, by))?;
    Ok(())
}
