//! Makes the whole index again, beside the work, in small transactions; goes on where it stopped.

use crate::archive::Archive;
use crate::error::{Error, Result};
use crate::storage;
use crate::storage::search::Phase;

use super::ThingKind;
use super::keep::{keep_seq, keep_stale, keep_thing};

/// Rows of one transaction.
const BATCH: u32 = 250;

/// Makes the index again. `progress` hears how many of how many rows are done and says whether to
/// go on; while it runs, what is not written yet is not found.
///
/// # Errors
/// [`Error::Cancelled`] when `progress` says no (the next call goes on there), and those of the
/// database.
pub fn rebuild(archive: &Archive, progress: &mut dyn FnMut(u32, u32) -> bool) -> Result<()> {
    let database = archive.database();
    let (all, mut at) = database.write(|tx| {
        let at = match storage::search::get_rebuild(tx)? {
            Some(at) => at,
            None => {
                storage::search::clear(tx)?;
                for (kind, id) in storage::search::list_things(tx)? {
                    keep_thing(tx, kind, id)?;
                }
                (Phase::Materials, 0)
            }
        };
        storage::search::set_rebuild(tx, Some(at))?;
        Ok((storage::search::last(tx)? + storage::search::last_loan(tx)?, at))
    })?;
    let mut done = 0;
    loop {
        let more = database.write(|tx| {
            let (phase, next) = at;
            let mut last = None;
            for (seq, id) in storage::search::list_after(tx, phase, next, BATCH)? {
                match phase {
                    Phase::Materials => keep_seq(tx, seq)?,
                    Phase::Loans => keep_thing(tx, ThingKind::Loan, id)?,
                }
                (last, done) = (Some(seq), done + 1);
            }
            at = match (phase, last) {
                (phase, Some(last)) => (phase, last),
                (Phase::Materials, None) => (Phase::Loans, 0),
                (Phase::Loans, None) => {
                    keep_stale(tx)?;
                    storage::search::set_rebuild(tx, None)?;
                    return Ok(false);
                }
            };
            storage::search::set_rebuild(tx, Some(at))?;
            Ok(true)
        })?;
        if !more {
            break;
        }
        if !progress(done, all.max(done)) {
            return Err(Error::Cancelled);
        }
    }
    // Small merges, each its own transaction, until the index is as tight as it gets.
    while database.write(storage::search::merge)? {
        if !progress(done, all.max(done)) {
            break;
        }
    }
    Ok(())
}
