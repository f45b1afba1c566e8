//! Marks beside the pages of attached files.

use archive::ids::{AttachmentId, MarkId};
use archive::marks::{self, MarkFields};

use crate::table::Table;

pub(super) fn add(table: &mut Table) {
    table.verb("marks.list", |call, id: AttachmentId| marks::list(call.archive, id));
    table.verb("marks.add", |call, f: MarkFields| marks::add(call.archive, call.actor, &f));
    table.verb("marks.withdraw", |call, id: MarkId| marks::withdraw(call.archive, call.actor, id));
}
