//! Registers.

use std::path::PathBuf;

use archive::ledgers::{self, ListExport, RegisterKey, RegisterName};
use serde::Deserialize;
use ts_rs::TS;

use crate::table::Table;

/// Which register, for which period, from which row.
#[derive(Deserialize, TS)]
struct RegisterOf {
    name: RegisterName,
    from: String,
    to: String,
    after: Option<RegisterKey>,
    limit: u32,
}

/// A register as a spreadsheet.
#[derive(Deserialize, TS)]
struct RegisterExport {
    name: RegisterName,
    from: String,
    to: String,
    #[ts(type = "string")]
    target: PathBuf,
    /// Whether the file dialog already asked about a file that is there.
    replace: bool,
}

pub(super) fn add(table: &mut Table) {
    table.verb("registers.rows", |call, r: RegisterOf| {
        ledgers::rows(call.archive, r.name, &r.from, &r.to, r.after.as_ref(), r.limit)
    });
    table.verb("registers.export", |call, r: RegisterExport| {
        ledgers::export_xlsx(call.archive, call.actor, r.name, &r.from, &r.to, &r.target, r.replace)
    });
    table.verb("materials.export", |call, r: ListExport| ledgers::export_list(call.archive, call.actor, &r));
}
