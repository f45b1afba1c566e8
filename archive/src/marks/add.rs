//! Marks a page (标注).

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::attachments;
use crate::error::{Error, Result, Verb, Why};
use crate::ids::MarkId;
use crate::journal::{Action, Event, Fact};
use crate::marks::{Mark, MarkFields, MarkKind, Spot};
use crate::{storage, text};

/// How far apart the ends of a box or an arrow are at least, in shares of the page: less is a slip of the hand.
const LEAST: f64 = 0.001;

/// Marks a page of a file.
///
/// # Errors
/// No words, a file that was withdrawn, a page it has not, a place beside the page, a box or an arrow without extent.
pub fn add(archive: &Archive, actor: &Actor, fields: &MarkFields) -> Result<Outcome<Mark>> {
    let note = text::note("note", &fields.note)?;
    if note.is_empty() {
        return Err(Error::Missing("note"));
    }
    let is_on_page = |spot: Spot| (0.0..=1.0).contains(&spot.x) && (0.0..=1.0).contains(&spot.y);
    if !is_on_page(fields.from) || !is_on_page(fields.to) {
        return Err(Error::invalid("mark", Why::BesidePage));
    }
    let apart = (fields.from.x - fields.to.x).abs().max((fields.from.y - fields.to.y).abs());
    if fields.kind != MarkKind::Pin && apart < LEAST {
        return Err(Error::invalid("mark", Why::NoExtent));
    }
    archive.act(actor, Right::Attach, |act| {
        let file = storage::attachments::require(act.tx, fields.attachment)?;
        attachments::require_valid(&file, Verb::Mark)?;
        if fields.page == 0 || file.pages.is_some_and(|pages| fields.page > pages) {
            return Err(Error::invalid(
                "page",
                Why::OutOfRange { least: 1, most: file.pages.unwrap_or(u32::MAX).into() },
            ));
        }
        let mark = Mark {
            id: MarkId::new(),
            attachment: fields.attachment,
            page: fields.page,
            nth: storage::marks::next(act.tx, fields.attachment)?,
            kind: fields.kind,
            from: fields.from,
            to: fields.to,
            note: note.clone(),
            at: act.at(),
            made_by: actor.name.clone(),
            withdrawn_at: None,
        };
        storage::marks::add(act.tx, &mark, actor.person)?;
        let owner = attachments::name_of(act.tx, file.owner)?;
        let event = Event::new(Action::MarkAdd, owner.number, mark.id)
            .say(Fact::Name(file.name))
            .say(Fact::Page(mark.page))
            .say(Fact::Mark(mark.nth))
            .say(Fact::Reason(note.clone()))
            .made(&mark)
            .also(mark.attachment)
            .also_all(file.owner.id());
        act.record(event)?;
        Ok(mark)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attachments::Owner;
    use crate::fixture::Firm;
    use crate::ids::AttachmentId;
    use crate::journal;
    use crate::marks::{list, withdraw};

    impl Firm {
        /// A file at a filed material, and the material's id.
        fn marked_file(&self) -> (AttachmentId, crate::materials::Material) {
            let (_, filed) = self.shelved();
            let material = filed[0].clone();
            self.attach(Owner::Material(material.id), "总装图.txt", b"drawn");
            let file = attachments::list(&self.archive, Owner::Material(material.id)).unwrap().remove(0);
            (file.id, material)
        }
    }

    fn fields(attachment: AttachmentId, note: &str) -> MarkFields {
        let (from, to) = (Spot { x: 0.2, y: 0.25 }, Spot { x: 0.4, y: 0.5 });
        MarkFields { attachment, page: 1, kind: MarkKind::Box, from, to, note: note.into() }
    }

    #[test]
    fn a_mark_lies_beside_its_file_and_is_told_in_the_history() {
        let firm = Firm::open();
        let (file, material) = firm.marked_file();
        let sha = |firm: &Firm| attachments::require(&firm.archive, file).unwrap().sha256;
        let before = sha(&firm);
        let first = add(&firm.archive, &firm.actor, &fields(file, "尺寸 12 与合同不符")).unwrap().value;
        let second = add(&firm.archive, &firm.actor, &fields(file, "漏了公差")).unwrap().value;
        assert_eq!((first.nth, second.nth), (1, 2));
        assert_eq!(list(&firm.archive, file).unwrap(), [first.clone(), second.clone()]);
        assert_eq!(sha(&firm), before, "the file is as it was");

        withdraw(&firm.archive, &firm.actor, first.id).unwrap();
        assert_eq!(list(&firm.archive, file).unwrap(), [second]);
        let again = withdraw(&firm.archive, &firm.actor, first.id).unwrap_err();
        assert!(matches!(again, Error::WrongState { .. }), "{again}");
        // Its number is not given again.
        assert_eq!(add(&firm.archive, &firm.actor, &fields(file, "再看一眼")).unwrap().value.nth, 3);
        let history = journal::history(&firm.archive, material.id, None, 9).unwrap();
        let said: Vec<_> = history.iter().map(|row| (row.action, row.zh.as_str())).collect();
        assert!(said.iter().any(|(action, zh)| *action == Action::MarkWithdraw && zh.contains("标注 1")), "{said:?}");
        assert!(said.iter().any(|(_, zh)| zh.contains("第 1 页") && zh.contains("漏了公差")), "{said:?}");
    }

    #[test]
    fn a_mark_that_says_or_shows_nothing_is_refused() {
        let firm = Firm::open();
        let (file, _) = firm.marked_file();
        let refused = |fields: MarkFields| add(&firm.archive, &firm.actor, &fields).unwrap_err();
        assert!(matches!(refused(fields(file, "  ")), Error::Missing("note")));
        for (x, y) in [(1.2, 0.5), (-0.1, 0.5), (f64::NAN, 0.5)] {
            let error = refused(MarkFields { to: Spot { x, y }, ..fields(file, "那里") });
            assert!(matches!(error, Error::Invalid { field: "mark", .. }), "{error}");
        }
        let same = fields(file, "这里");
        let error = refused(MarkFields { to: same.from, ..same.clone() });
        assert!(matches!(error, Error::Invalid { field: "mark", .. }), "{error}");
        // A pin has one place.
        add(&firm.archive, &firm.actor, &MarkFields { to: same.from, kind: MarkKind::Pin, ..same.clone() }).unwrap();
        assert!(matches!(refused(MarkFields { page: 0, ..same.clone() }), Error::Invalid { field: "page", .. }));
        attachments::withdraw(&firm.archive, &firm.actor, file, "拿错了").unwrap();
        assert!(matches!(refused(same), Error::WrongState { .. }));
        assert_eq!(list(&firm.archive, file).unwrap().len(), 1);
    }
}
