//! The PIN with which a head approves at this desk: set, and proved. Wrong ones are written down, and after
//! a few of them the next ones wait, so that nobody finds it out by trying (GB/T 22239, 身份鉴别 b).

use chrono::TimeDelta;
use serde::Deserialize;
use ts_rs::TS;

use crate::access::{self, Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::clock::stamp;
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::journal::{Action, Event, Fact};
use crate::people::Person;
use crate::{storage, text};

/// A new PIN of a person.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PinChange {
    /// Whose.
    pub id: PersonId,
    /// The new one.
    pub fresh: String,
    /// The one before, where there is one.
    pub pin: String,
    /// Why without the one before: it is forgotten. Stands in the person's history.
    pub reason: String,
}

impl PinChange {
    /// The first PIN of a person.
    pub fn first(id: PersonId, fresh: impl Into<String>) -> PinChange {
        PinChange { id, fresh: fresh.into(), pin: String::new(), reason: String::new() }
    }
}

/// Sets a person's PIN; the PIN itself is kept nowhere, also not in the journal. Whoever sits at the desk
/// cannot quietly put her own in its place: the one before is asked for, or a reason that stays in the history.
///
/// # Errors
/// A PIN that is too short, no such person, [`Error::WrongPin`], [`Error::PinLocked`], [`Error::PinBefore`].
pub fn set_pin(archive: &Archive, actor: &Actor, change: &PinChange) -> Result<Outcome<Person>> {
    actor.require(Right::MasterData)?;
    // Sealing takes a quarter of a second: before the transaction, not inside it.
    let sealed = access::seal_pin(&change.fresh)?;
    let reason = text::note("reason", &change.reason)?;
    let sealed_before = archive.read(|tx| {
        storage::people::require(tx, change.id)?;
        storage::people::get_pin(tx, change.id)
    })?;
    let has_pin = sealed_before.is_some();
    let forgotten = has_pin && change.pin.is_empty();
    if forgotten && reason.is_empty() {
        return Err(Error::PinBefore);
    }
    if has_pin && !forgotten {
        prove_pin(archive, actor, change.id, &change.pin)?;
    }
    archive.act(actor, Right::MasterData, |act| {
        let person = storage::people::require(act.tx, change.id)?;
        // Another program may have set one since this one was proved.
        if storage::people::get_pin(act.tx, change.id)? != sealed_before {
            return Err(Error::WrongPin);
        }
        storage::people::set_pin(act.tx, change.id, &sealed)?;
        let mut event = Event::new(Action::PinSet, &person.code, change.id).say(Fact::Name(person.name.clone()));
        if forgotten {
            event = event.say(Fact::Reason(reason.clone()));
        }
        act.record(event)?;
        Ok(Person { has_pin: true, ..person })
    })
}

/// So many wrong PINs of one person …
pub const WRONG_PINS: u32 = 5;

/// … within so many minutes, and no other is taken until the first of them is so old.
pub const PIN_WAIT_MINUTES: i64 = 15;

/// Proves a person's PIN; a wrong one is written down as an act of its own.
///
/// # Errors
/// [`Error::WrongPin`], [`Error::PinLocked`].
pub fn prove_pin(archive: &Archive, actor: &Actor, id: PersonId, pin: &str) -> Result<()> {
    let now = archive.clock().now();
    let since = stamp(now - TimeDelta::minutes(PIN_WAIT_MINUTES));
    let (person, sealed, wrong) = archive.read(|tx| {
        let wrong = storage::people::list_wrong_pins(tx, id, &since)?;
        Ok((storage::people::require(tx, id)?, storage::people::get_pin(tx, id)?, wrong))
    })?;
    if wrong.len() >= WRONG_PINS as usize {
        let passed = wrong.first().and_then(|at| at.parse::<chrono::DateTime<chrono::Utc>>().ok());
        let minutes = PIN_WAIT_MINUTES - passed.map_or(0, |at| (now - at).num_minutes());
        let minutes = u32::try_from(minutes.max(1)).unwrap_or(1);
        return Err(Error::PinLocked { name: person.name, minutes });
    }
    // Takes a quarter of a second on purpose: outside of any transaction.
    if sealed.is_some_and(|sealed| access::verify_pin(&sealed, pin)) {
        return Ok(());
    }
    archive.act(actor, Right::Lend, |act| {
        let nth = u32::try_from(wrong.len()).unwrap_or(u32::MAX).saturating_add(1);
        let event = Event::new(Action::PinRefused, &person.code, id).say(Fact::Name(person.name.clone()));
        act.record(event.say(Fact::Nth(nth)))
    })?;
    Err(Error::WrongPin)
}
