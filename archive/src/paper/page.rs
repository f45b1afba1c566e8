//! F-28 附件打印页: a page of an attached file as it is seen, or a part of it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Printable;
use super::desk::{Desk, Laid, Ticket};
use crate::access::{Actor, Right};
use crate::archive::Archive;
use crate::attachments::{self, Owner};
use crate::error::{Error, Noun, Result, Why};
use crate::forms::{Body, Form, PageMark, PagePrint, Paper};
use crate::ids::AttachmentId;
use crate::journal::Fact;
use crate::marks::MarkKind;
use crate::preview::{Cancel, PageWant, Part, Previewer};
use crate::storage;

/// The longest edge of the picture: 300 dots an inch on what A4 leaves for it.
const EDGE: u32 = 3_300;

/// What is seen of a page of an attached file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct PageView {
    /// Of which file.
    pub attachment: AttachmentId,
    /// The page, from 1.
    pub page: u32,
    /// Only this part of it; the whole page without it.
    #[serde(default)]
    #[ts(optional)]
    pub part: Option<Part>,
    /// Turned clockwise by 0, 90, 180 or 270 degrees.
    #[serde(default)]
    pub turn: u16,
}

/// The picture on a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    bytes: Arc<[u8]>,
    width: u32,
    height: u32,
}

/// Draws what a sheet shows of a file, before it is laid out: the look is written down by an act of its own. What
/// shows no file is left as it is.
///
/// # Errors
/// [`Error::NoRight`], a turn that is no quarter, and those of the picture.
pub fn draw(archive: &Archive, previewer: &Previewer, actor: &Actor, what: Printable) -> Result<Printable> {
    let Printable::Page { view, .. } = what else { return Ok(what) };
    actor.require(Right::Print)?;
    if view.turn % 90 != 0 || view.turn > 270 {
        return Err(Error::invalid("turn", Why::OutOfRange { least: 0, most: 270 }));
    }
    let want = PageWant { page: view.page, width: EDGE, height: EDGE, part: view.part };
    let picture = previewer.picture(archive, actor, view.attachment, &want, &Cancel::default())?;
    let drawn = Drawn { bytes: picture.bytes.into(), width: picture.width.max(1), height: picture.height.max(1) };
    Ok(Printable::Page { view, drawn: Some(drawn) })
}

pub(super) fn lay(desk: &Desk<'_>, view: &PageView, drawn: Option<&Drawn>) -> Result<Laid> {
    let file = storage::attachments::require(desk.tx, view.attachment)?;
    let drawn = drawn.ok_or_else(|| Error::not_found(Noun::Attachment, view.attachment))?;
    let owner = attachments::name_of(desk.tx, file.owner)?;
    let material = match file.owner {
        Owner::Material(id) => Some(storage::materials::require(desk.tx, id, &desk.day())?),
        _ => None,
    };
    let of = file.pages.unwrap_or(1).max(view.page);
    let page = desk.say(format!("第 {} 页，共 {of} 页", view.page), format!("page {} of {of}", view.page));
    let whole = match view.part {
        None => desk.say("整页", "whole"),
        Some(_) => desk.say("局部", "part"),
    };
    let drawing = material.as_ref().map_or_else(String::new, |m| {
        [m.drawing_no.as_str(), m.revision.as_str()]
            .into_iter()
            .filter(|s| !s.is_empty())
            .collect::<Vec<_>>()
            .join(" / ")
    });
    let body = PagePrint {
        title: owner.title.clone(),
        customer: material.as_ref().map_or_else(String::new, |m| m.customer_name.clone()),
        drawing,
        file: file.name.clone(),
        page: format!("{page}{}{whole}", desk.lang.pick("，", ", ")),
        hash: file.sha256.chars().take(16).collect(),
        turn: view.turn,
        ratio: f64::from(drawn.width) / f64::from(drawn.height),
        marks: marks(desk, view)?,
        picture: drawn.bytes.to_vec(),
    };
    let number = if owner.number.is_empty() { file.name.clone() } else { owner.number };
    let subject = file.owner.id().unwrap_or(file.id.into());
    // The very same cut again is a reprint; another one is not.
    let cut = view.part.map_or_else(String::new, |p| format!(" {:.3},{:.3},{:.3},{:.3}", p.x, p.y, p.width, p.height));
    let part = format!("{} {}{cut} {}", file.seq, view.page, view.turn);
    let ticket = Ticket::part(Form::PagePrint, part, subject, number)
        .saying([Fact::Name(file.name), Fact::Page(view.page)])
        .also(file.id);
    let code = material.as_ref().map_or("", |m| m.code.as_str());
    let level = material.as_ref().map(|m| m.security_level);
    let is_wide = (drawn.width > drawn.height) == view.turn.is_multiple_of(180);
    let paper = if is_wide { Paper::A4Landscape } else { Paper::A4Portrait };
    Ok(desk.slip(Body::PagePrint(body), ticket, code, level)?.on(Some(paper)))
}

/// The marks that reach into what is seen, in shares of it.
fn marks(desk: &Desk<'_>, view: &PageView) -> Result<Vec<PageMark>> {
    let part = view.part.unwrap_or(Part { x: 0.0, y: 0.0, width: 1.0, height: 1.0 });
    let seen =
        |x: f64, y: f64| [(x - part.x) / part.width.max(f64::EPSILON), (y - part.y) / part.height.max(f64::EPSILON)];
    let all = storage::marks::list(desk.tx, view.attachment)?.into_iter().filter(|mark| mark.page == view.page);
    Ok(all
        .map(|mark| PageMark {
            nth: mark.nth.to_string(),
            is_box: mark.kind == MarkKind::Box,
            is_arrow: mark.kind == MarkKind::Arrow,
            from: seen(mark.from.x, mark.from.y),
            to: seen(mark.to.x, mark.to.y),
            note: mark.note,
        })
        .filter(|mark| {
            (0..2).all(|axis| {
                let (low, high) = (mark.from[axis].min(mark.to[axis]), mark.from[axis].max(mark.to[axis]));
                high >= 0.0 && low <= 1.0
            })
        })
        .collect())
}
