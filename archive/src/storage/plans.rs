//! Nothing grows with the archive: every statement any test runs through [`Database`] is traced, and
//! the planner is asked how it would be answered. A walk through a table that grows, and a sort of
//! rows of which there may be any number, fails the test that ran it. So a new query is covered by
//! the first test of its verb, and nobody has to put it on a list.
//!
//! What has to touch everything (checks, rebuilding the index) and what sorts only open work is
//! named below, each with its reason; a name that fits no statement any more fails too.
//!
//! [`Database`]: super::Database

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::{LazyLock, Mutex};

use rusqlite::trace::{TraceEvent, TraceEventCodes};
use rusqlite::types::Null;
use rusqlite::{Connection, params_from_iter};

use crate::attachments::{self, Owner};
use crate::drafts::{self, DraftKind};
use crate::fixture::Firm;
use crate::ledgers::{self, RegisterName};
use crate::loans::{self, LoanFilter, LoanList};
use crate::search::{self, Filters, Query, Sort};
use crate::{customers, journal, materials, people, places, receipts, today};

/// Tables that stay small whatever is archived: the firm, its rooms, its settings.
///
/// Two are lists of what is under way and empty after every act: what the search index does not hold
/// yet, and how far making it anew is.
const SMALL: [&str; 10] = [
    "setting",
    "counter",
    "department",
    "person",
    "customer",
    "place",
    "calendar",
    "sqlite_schema",
    "search_stale",
    "search_rebuild",
];

/// Indices that hold only open work, so that walking one of them whole is walking what waits.
const OPEN: [&str; 6] =
    ["attachment_tray", "draft_open", "approval_scan_due", "renewal_scan_due", "loan_due", "loan_line_out"];

/// Statements that touch everything, by a piece of them, and why they may.
const WHOLE: &[(&str, &str)] = &[
    ("AS linked", "verifying the chain reads the chain, beside the work"),
    ("SELECT count(*), coalesce(sum(size), 0) FROM file", "how much a full check has before it"),
    ("SELECT number, detail FROM (", "the questions of `kedang check`"),
    ("AS database_bytes", "the head of the report of `kedang check`"),
    ("DELETE FROM search_", "the index is made anew"),
    ("SELECT 'CUSTOMER', id FROM customer UNION ALL", "the index is made anew"),
];

/// Statements that sort, by a piece of them, and why what they sort is little.
const SORTS: &[(&str, &str)] = &[
    ("GROUP BY m.place", "what is out on loan, by its place: as many as the open loans have"),
    ("ORDER BY a.owner_kind IN ('TRAY', 'DRAFT'), a.seq LIMIT 1", "the places of one content"),
    ("WHERE v.material = m.id ORDER BY v.at DESC, v.number DESC LIMIT 1", "the reviews of one material"),
    ("WHERE m.receipt = ?1 ORDER BY m.line_no, v.at, v.number", "the reviews of one receipt"),
    ("WHERE a.loan = ?1 ORDER BY a.id", "the approvals of one slip"),
    ("AND a.decision = 'APPROVED' ORDER BY a.id", "the approvals of one slip"),
    ("WHERE ll.material = :material AND ll.state IN ('OUT', 'RETURNED', 'LOST')", "the stays of one material"),
    ("WHERE ll.material = ?1 AND ll.state IN ('OUT', 'REQUESTED')", "the slips of one material"),
    ("FROM (SELECT title, category, seq FROM material WHERE customer = ?1", "a customer's newest few"),
    ("SELECT max(seq) FROM receipt WHERE receipt.customer = customer.id", "customers, by their last receipt"),
    ("ORDER BY +r.seq DESC", "receipts with open work"),
    ("ORDER BY +l.seq", "slips with open work"),
    ("AS days FROM waiting", "what waits, by how long"),
    ("GROUP BY receipt) w", "receipts with open work"),
    ("GROUP BY d.id ORDER BY out DESC", "what is out, by department"),
    ("GROUP BY loan) a ON a.loan = l.id", "slips whose signed paper is waited for"),
];

thread_local! {
    static STRICT: Cell<bool> = const { Cell::new(false) };
    static RUN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Every statement judged so far, with what is wrong with it.
static JUDGED: LazyLock<Mutex<BTreeMap<String, Option<String>>>> = LazyLock::new(Mutex::default);

/// Makes a connection note what it runs.
pub(super) fn watched(mut connection: Connection) -> Connection {
    let noted = |event: TraceEvent<'_>| {
        if let TraceEvent::Stmt(statement, _) = event {
            RUN.with_borrow_mut(|run| run.push(statement.sql().into_owned()));
        }
    };
    connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(noted)).unwrap();
    connection
}

/// Asks the planner about everything this thread ran since the last time.
///
/// # Panics
/// When a statement walks or sorts what grows with the archive.
pub(super) fn judge(connection: &Connection) {
    let run: HashSet<String> = RUN.take().into_iter().collect();
    for sql in run {
        let known = JUDGED.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).get(&sql).cloned();
        let wrong = known.unwrap_or_else(|| {
            let wrong = wrong(connection, &sql);
            JUDGED.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).insert(sql.clone(), wrong.clone());
            wrong
        });
        if let Some(wrong) = wrong {
            RUN.take();
            panic!("this grows with the archive (storage/plans.rs says what may): {wrong}\n\n{sql}");
        }
    }
    RUN.take();
}

/// What is wrong with a statement, if anything.
fn wrong(connection: &Connection, sql: &str) -> Option<String> {
    let begins = |word: &str| {
        sql.trim_start_matches(['(', ' ', '\n']).get(..word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word))
    };
    let asks = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "REPLACE", "--"].iter().any(|word| begins(word));
    // FTS5 keeps its own tables by their keys.
    let inside = sql.contains("'search_material_") || sql.contains("'search_thing_gram_");
    if !asks || inside {
        return None;
    }
    let mut names = names_of(sql);
    let tables = connection.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1");
    let mut is_table = tables.unwrap();
    names.retain(|_, table| is_table.exists([&*table]).unwrap() || SMALL.contains(&table.as_str()));
    let little = names.values().all(|table| SMALL.contains(&table.as_str()));
    // One row from the end of a table, whatever its length.
    let end = sql.ends_with("ORDER BY seq DESC LIMIT 1") && !sql.contains("WHERE");
    // What a test asks to see what came of an act is its own affair; screens have no such statement.
    let asked_by_test = sql.starts_with("SELECT count(*) FROM ") && !sql.contains(['?', ':']) && !STRICT.get();
    if little || end || asked_by_test || named(WHOLE, sql) {
        return None;
    }
    let plan = plan_of(connection, sql);
    plan.iter().find_map(|step| {
        let walks = match step.strip_prefix("SCAN ").and_then(|rest| rest.split_whitespace().next()) {
            // A virtual table says SCAN also when it is asked by MATCH (M) or by rowid (=).
            Some(_) if step.contains("VIRTUAL TABLE INDEX") => {
                !(step.contains(":M") || step.contains(":=") || step.contains("json_each"))
            }
            // Names that are no table are subqueries: what they walk stands in lines of its own.
            Some(_) if OPEN.iter().any(|index| step.ends_with(index)) => false,
            Some(name) => names.get(name).is_some_and(|table| !SMALL.contains(&table.as_str())),
            None => step.contains("AUTOMATIC"),
        };
        // The states in which everything ends are no choice among many.
        let ended = ["material_lifecycle", "loan_state"].iter().any(|index| step.contains(index))
            && ["lifecycle = 'FILED'", "state = 'RETURNED'"].iter().any(|state| sql.contains(state));
        let wrong = walks || ended || step.contains("TEMP B-TREE") && !named(SORTS, sql);
        wrong.then(|| format!("{step}\nin {plan:#?}"))
    })
}

fn named(list: &[(&str, &str)], sql: &str) -> bool {
    list.iter().any(|(piece, _)| sql.contains(piece))
}

fn plan_of(connection: &Connection, sql: &str) -> Vec<String> {
    let mut explain = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let nothing = vec![Null; explain.parameter_count()];
    explain
        .query_map(params_from_iter(nothing), |row| row.get("detail"))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap()
}

/// What stands behind FROM and JOIN, by the names the statement gives it.
fn names_of(sql: &str) -> BTreeMap<String, String> {
    let words: Vec<&str> = sql.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|w| !w.is_empty()).collect();
    let mut names = BTreeMap::new();
    for at in 0..words.len() {
        if !["FROM", "JOIN"].iter().any(|word| words[at].eq_ignore_ascii_case(word)) {
            continue;
        }
        let mut after = words[at + 1..].iter().filter(|word| !word.eq_ignore_ascii_case("AS"));
        if let Some(table) = after.next() {
            names.insert((*table).to_owned(), (*table).to_owned());
            if let Some(alias) = after.next() {
                names.entry((*alias).to_owned()).or_insert_with(|| (*table).to_owned());
            }
        }
    }
    names
}

#[test]
fn every_screen_is_answered_by_an_index() {
    let firm = Firm::open();
    let (receipt, materials) = firm.shelved();
    firm.attach(Owner::Tray, "扫描.pdf", b"%PDF-1.4 in the tray");
    firm.attach(Owner::Material(materials[0].id), "图纸.pdf", b"%PDF-1.4 a drawing");
    let loan = firm.lend(&[materials[0].id]);
    firm.days_pass(30);
    let archive = &firm.archive;
    STRICT.set(true);

    today::list(archive).unwrap();
    today::counts(archive).unwrap();
    today::pictures(archive).unwrap();
    for open in [true, false] {
        receipts::list(archive, open, None, 50).unwrap();
    }
    receipts::get(archive, receipt.id).unwrap().unwrap();
    receipts::require(archive, &receipt.number).unwrap();
    for &list in LoanList::ALL {
        for borrower in [None, Some(firm.borrower)] {
            loans::list(archive, &LoanFilter { list, borrower }, Some(9), 50).unwrap();
        }
    }
    loans::require(archive, &loan.number).unwrap();
    loans::open_of_material(archive, materials[0].id).unwrap().unwrap();
    loans::approvers(archive, loan.id, None).unwrap();
    let material = materials::get(archive, materials[0].id).unwrap().unwrap();
    materials::require(archive, &material.number()).unwrap();
    materials::holders(archive, material.id, "2020-01-01").unwrap();
    materials::titles(archive, firm.customer, "", 9).unwrap();
    materials::list_recent_titles(archive, firm.customer).unwrap();
    journal::history(archive, material.id, None, 50).unwrap();
    journal::history(archive, loan.id, Some(99), 50).unwrap();
    for owner in [Owner::Tray, Owner::Material(material.id), Owner::Loan(loan.id), Owner::Receipt(receipt.id)] {
        attachments::list(archive, owner).unwrap();
        attachments::owner_name(archive, owner).unwrap();
    }
    attachments::list_tray(archive, None, 50).unwrap();
    people::list(archive).unwrap();
    people::suggest(archive, "chen", 9).unwrap();
    people::standing(archive, firm.borrower).unwrap();
    people::list_departments(archive).unwrap();
    customers::list(archive).unwrap();
    customers::suggest(archive, "恒", 9).unwrap();
    places::list(archive).unwrap();
    places::suggest(archive, "一号", 9).unwrap();
    for &kind in DraftKind::ALL {
        drafts::list(archive, kind).unwrap();
    }
    for &name in RegisterName::ALL {
        let page = ledgers::rows(archive, name, "2026-01-01", "2026-12-31", None, 1).unwrap();
        ledgers::rows(archive, name, "2026-01-01", "2026-12-31", page.next.as_ref(), 50).unwrap();
    }
    for text in ["", "定", "jiaju", "夹具 罗一鸣", "HD-JJ", "0420", "恒达"] {
        for &sort in Sort::ALL {
            search::find(archive, &Query { text: text.into(), sort, ..Query::default() }).unwrap();
        }
        search::anything(archive, text).unwrap();
    }
    let days = || Some("2026-06-01".to_owned());
    let late = Filters { overdue: true, customer: vec![firm.customer], received_from: days(), ..Filters::default() };
    let there = Filters { place: vec![firm.place], filed_to: days(), attached: Some(true), ..Filters::default() };
    for filters in [late, there] {
        search::find(archive, &Query { filters, ..Query::default() }).unwrap();
    }
    search::resolve_scan(archive, &material.code).unwrap().unwrap();
    STRICT.set(false);
}

#[test]
fn every_exception_still_names_a_statement() {
    fn read(folder: &Path, all: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, all);
            } else if !path.ends_with("plans.rs") {
                *all += &std::fs::read_to_string(&path).unwrap();
            }
        }
    }
    let mut all = String::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/storage"), &mut all);
    for (piece, why) in WHOLE.iter().chain(SORTS) {
        assert!(all.contains(piece), "no statement has {piece} ({why}) any more: take it off the list");
    }
}

#[test]
fn a_walk_and_a_sort_are_seen() {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch("CREATE TABLE heap (id INTEGER PRIMARY KEY, day TEXT); CREATE TABLE person (id)").unwrap();
    let wrong = |sql| wrong(&connection, sql);
    assert!(wrong("SELECT id FROM heap h WHERE h.day = ?1").unwrap().starts_with("SCAN h"));
    assert!(wrong("SELECT id FROM heap WHERE id > :after ORDER BY day").unwrap().starts_with("USE TEMP B-TREE"));
    assert!(wrong("SELECT p.id FROM person p JOIN heap h ON h.day = p.id").is_some());
    assert_eq!(wrong("SELECT id FROM heap WHERE id < ?1 ORDER BY id DESC"), None);
    assert_eq!(wrong("SELECT id FROM person ORDER BY id"), None);
}
