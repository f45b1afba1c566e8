//! Settings.

use archive::settings;

use crate::table::Table;

pub(super) fn add(table: &mut Table) {
    table.verb("settings.get", |call, ()| call.archive.settings());
    table.verb("settings.change", |call, s| settings::change(call.archive, call.actor, s));
}
