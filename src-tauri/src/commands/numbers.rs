//! What a numbering rule gives before it is saved.

use archive::settings::{self, NumberRule};

use crate::table::Table;

pub(super) fn add(table: &mut Table) {
    table.verb("numbers.presets", |_, ()| Ok(settings::number_presets()));
    table.verb("numbers.preview", |call, rule: NumberRule| settings::preview_numbers(call.archive, &rule));
}
