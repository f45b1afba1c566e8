//! Attachments: those that take a moment go through the table, the copying has its own command, for
//! it tells how far it is and can be stopped.

use std::path::PathBuf;

use archive::Outcome;
use archive::Page;
use archive::Problem;
use archive::attachments::{
    self, AttachRequest, AttachStep, Attachment, AttachmentRole, FileReport, FileResult, Owner, OwnerName,
    ReplaceRequest, SaveRequest, Survey, TakeOutRequest,
};
use archive::files::Flow;
use archive::ids::AttachmentId;
use archive::preview::{FileFacts, Inside};
use serde::Deserialize;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};
use ts_rs::TS;

use super::Reasoned;
use super::desk::off_thread;
use crate::Desk;
use crate::table::Table;

/// Files to a record.
#[derive(Deserialize, TS)]
struct Assignment {
    ids: Vec<AttachmentId>,
    to: Owner,
    role: Option<AttachmentRole>,
}

/// A page of the tray.
#[derive(Deserialize, TS)]
struct TrayPage {
    before: Option<u32>,
    limit: u32,
}

/// A page of an attached file, from 1.
#[derive(Deserialize, TS)]
struct PageOf {
    id: AttachmentId,
    page: u32,
}

/// The password of an attached file.
#[derive(Deserialize, TS)]
struct PasswordOf {
    id: AttachmentId,
    password: String,
}

/// Paths that hang over the window or were picked.
#[derive(Deserialize, TS)]
struct Paths {
    #[ts(type = "string[]")]
    paths: Vec<PathBuf>,
}

pub(super) fn add(table: &mut Table) {
    table.verb("attachments.list", |call, owner: Owner| attachments::list(call.archive, owner));
    table.verb("attachments.tray", |call, p: TrayPage| -> archive::Result<Page<Attachment>> {
        attachments::list_tray(call.archive, p.before, p.limit)
    });
    table.verb("attachments.owner_name", |call, owner: Owner| -> archive::Result<OwnerName> {
        attachments::owner_name(call.archive, owner)
    });
    table.verb("attachments.survey", |_, p: Paths| -> archive::Result<Survey> { Ok(attachments::survey(&p.paths)) });
    table.verb("attachments.facts", |call, id: AttachmentId| -> archive::Result<FileFacts> {
        call.previewer.facts(call.archive, id)
    });
    table.verb("attachments.unlock", |call, p: PasswordOf| -> archive::Result<FileFacts> {
        call.previewer.unlock(call.archive, call.actor, p.id, &p.password)
    });
    table.verb("attachments.is_incomplete", |call, p: PageOf| -> archive::Result<bool> {
        call.previewer.is_incomplete(call.archive, call.actor, p.id, p.page)
    });
    table.verb("attachments.look_inside", |call, id: AttachmentId| -> archive::Result<Inside> {
        call.previewer.look_inside(call.archive, call.actor, id)
    });
    table.verb("attachments.take_out", |call, r: TakeOutRequest| -> archive::Result<Outcome<Vec<FileReport>>> {
        attachments::take_out(call.archive, call.actor, call.previewer, &r)
    });
    table.verb("attachments.view", |call, id: AttachmentId| attachments::view(call.archive, call.actor, id));
    table.verb("attachments.assign", |call, a: Assignment| {
        attachments::assign(call.archive, call.actor, &a.ids, a.to, a.role)
    });
    table.verb("attachments.withdraw", |call, r: Reasoned<AttachmentId>| {
        attachments::withdraw(call.archive, call.actor, r.id, &r.reason)
    });
    table.verb("attachments.replace", |call, r: ReplaceRequest| -> archive::Result<Outcome<FileResult>> {
        attachments::replace(call.archive, call.actor, &r, &mut |_| Flow::Continue)
    });
    table.verb("attachments.save_as", |call, r: SaveRequest| {
        attachments::save_as(call.archive, call.actor, &r, &mut |_| Flow::Continue)
    });
    table.also::<AttachRequest>();
    table.also::<AttachStep>();
    table.also::<Outcome<Vec<FileReport>>>();
}

/// Attaches files one after the other, telling `steps` how far it is. `number` stops it.
#[tauri::command]
pub async fn attach(
    app: AppHandle,
    number: u32,
    request: AttachRequest,
    steps: Channel<AttachStep>,
) -> Result<Outcome<Vec<FileReport>>, Problem> {
    off_thread(move || {
        let desk = app.state::<Desk>();
        let open = desk.require()?;
        let work = desk.running.begin(number);
        attachments::attach(&open.archive, &open.actor, &request, &mut |step| {
            // The page may be gone; what is being stored is stored all the same.
            let _ = steps.send(step);
            if work.is_stopped() { Flow::Cancel } else { Flow::Continue }
        })
    })
    .await
}
