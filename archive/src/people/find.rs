//! Looks people up.

use crate::archive::Archive;
use crate::error::Result;
use crate::ids::PersonId;
use crate::people::{Person, Standing};
use crate::search::{ThingKind, add_named, sort_key};
use crate::storage;

/// Everyone, by department and name, in pinyin order.
///
/// # Errors
/// Those of the database.
pub fn list(archive: &Archive) -> Result<Vec<Person>> {
    let mut all = archive.read(storage::people::list)?;
    all.sort_by_cached_key(|person| (!person.active, sort_key(&person.department_name), sort_key(&person.name)));
    Ok(all)
}

/// One person.
///
/// # Errors
/// Those of the database.
pub fn get(archive: &Archive, id: PersonId) -> Result<Option<Person>> {
    archive.read(|tx| storage::people::get(tx, id))
}

/// The people that typed initials, full pinyin, a piece of a name or a badge may mean.
///
/// # Errors
/// Those of the database.
pub fn suggest(archive: &Archive, typed: &str, limit: u32) -> Result<Vec<Person>> {
    archive.read(|tx| {
        let mut found = storage::people::suggest(tx, typed.trim(), limit)?;
        add_named(
            tx,
            ThingKind::Person,
            typed,
            limit,
            &mut found,
            |person| person.id.0,
            |id| Ok(storage::people::get(tx, PersonId(id))?.filter(|person| person.active)),
        )?;
        Ok(found)
    })
}

/// How a person stands as a borrower today.
///
/// # Errors
/// When there is no such person.
pub fn standing(archive: &Archive, id: PersonId) -> Result<Standing> {
    let today = archive.today().to_string();
    archive.read(|tx| {
        let person = storage::people::require(tx, id)?;
        let (out, overdue) = storage::loans::count_out(tx, id, &today)?;
        let undertaking_missing = person.undertaking_until.as_deref().is_none_or(|until| until < today.as_str());
        Ok(Standing { person, out, overdue, undertaking_missing })
    })
}
