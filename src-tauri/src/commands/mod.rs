//! What the page may ask: one file a noun, one entry a verb, one call each.

mod attachments;
mod calendar;
mod checks;
mod customers;
mod desk;
mod drafts;
mod journal;
mod leaving;
mod ledgers;
mod loans;
mod marks;
mod materials;
mod numbers;
mod paper;
mod people;
mod places;
mod receipts;
mod search;
mod settings;
mod today;
mod words;

use serde::Deserialize;
use tauri::{Builder, Wry};
use ts_rs::TS;

use crate::table::Table;

/// What was typed so far, for suggestions.
#[derive(Deserialize, TS)]
struct Typed {
    typed: String,
    limit: u32,
}

/// A number people read or scan.
#[derive(Deserialize, TS)]
struct Required {
    number: String,
}

/// An act that needs a reason.
#[derive(Deserialize, TS)]
struct Reasoned<Id> {
    id: Id,
    reason: String,
}

/// Every verb of the archive that the page may ask for.
pub fn table() -> Table {
    let mut table = Table::default();
    attachments::add(&mut table);
    calendar::add(&mut table);
    checks::declare(&mut table);
    customers::add(&mut table);
    drafts::add(&mut table);
    journal::add(&mut table);
    leaving::declare(&mut table);
    ledgers::add(&mut table);
    loans::add(&mut table);
    marks::add(&mut table);
    materials::add(&mut table);
    numbers::add(&mut table);
    paper::add(&mut table);
    people::add(&mut table);
    places::add(&mut table);
    receipts::add(&mut table);
    search::add(&mut table);
    settings::add(&mut table);
    today::add(&mut table);
    desk::declare(&mut table);
    table
}

/// The TypeScript the page is built with.
pub fn typescript() -> String {
    table().typescript(&words::lists()) + &words::categories()
}

/// Adds every command to the application.
pub fn register(builder: Builder<Wry>) -> Builder<Wry> {
    builder.invoke_handler(tauri::generate_handler![
        desk::ask,
        desk::status,
        desk::open,
        desk::init,
        desk::stop,
        desk::close,
        attachments::attach,
        checks::check,
        checks::rebuild_index,
        leaving::leave,
    ])
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// The page is built with the types of this very table. `UPDATE=1` writes them anew.
    #[test]
    fn generated_types_are_fresh() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/ipc/generated.ts");
        let fresh = super::typescript();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &fresh).expect("generated.ts is written");
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
        assert!(kept == fresh, "ui/src/lib/ipc/generated.ts is stale: run `cargo xtask fixtures`");
    }
}
