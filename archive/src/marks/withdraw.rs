//! Takes a mark away (撤去标注): it stays in the record, out of sight.

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::attachments;
use crate::error::{Error, Result, State, Verb};
use crate::ids::MarkId;
use crate::journal::{Action, Event, Fact};
use crate::marks::Mark;
use crate::storage;

/// Takes a mark away.
///
/// # Errors
/// One that is not there, or was taken away before.
pub fn withdraw(archive: &Archive, actor: &Actor, id: MarkId) -> Result<Outcome<Mark>> {
    archive.act(actor, Right::Attach, |act| {
        let mark = storage::marks::require(act.tx, id)?;
        let file = storage::attachments::require(act.tx, mark.attachment)?;
        if mark.withdrawn_at.is_some() {
            let number = format!("{} #{}", file.name, mark.nth);
            return Err(Error::WrongState { number, state: State::Withdrawn, wanted: Verb::Withdraw });
        }
        storage::marks::withdraw(act.tx, id, &act.at(), actor.person)?;
        let owner = attachments::name_of(act.tx, file.owner)?;
        let event = Event::new(Action::MarkWithdraw, owner.number, id)
            .say(Fact::Name(file.name))
            .say(Fact::Page(mark.page))
            .say(Fact::Mark(mark.nth))
            .say(Fact::Reason(mark.note))
            .changed("withdrawn_at", (), act.at())
            .also(mark.attachment)
            .also_all(file.owner.id());
        act.record(event)?;
        storage::marks::require(act.tx, id)
    })
}
