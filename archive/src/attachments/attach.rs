//! Attaches files (附加文件): content into the store first, row and event after.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::attachments::gather::{Gathered, gather};
use crate::attachments::keep::{self, NewFile};
use crate::attachments::{AttachmentRole, FileResult, OnDuplicate, Owner, kept_name};
use crate::error::{Error, Result};
use crate::files::Flow;
use crate::text;

/// One dropped path: a file, or a folder that is walked.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct FileToAttach {
    /// Where it is.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// What it shows or proves.
    pub role: AttachmentRole,
}

/// What to attach, and to what.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct AttachRequest {
    /// What it will belong to.
    pub owner: Owner,
    /// The files and folders.
    pub files: Vec<FileToAttach>,
    /// What to do with content that is elsewhere already.
    pub on_duplicate: OnDuplicate,
    /// Remark, the same for all.
    pub note: String,
    /// Where they come from (a scanner, a watched folder); empty for a drop.
    pub came_from: String,
}

/// How far the whole is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AttachProgress {
    /// Which file, from 0.
    pub file: u32,
    /// Of how many.
    pub files: u32,
    /// Its name.
    pub name: String,
    /// Bytes of it that are done.
    #[ts(type = "number")]
    pub done: u64,
    /// Its bytes.
    #[ts(type = "number")]
    pub total: u64,
    /// Bytes of all files that are done.
    #[ts(type = "number")]
    pub all_done: u64,
    /// Bytes of all files.
    #[ts(type = "number")]
    pub all_total: u64,
}

/// What is told on the way.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum AttachStep {
    /// A file is being copied.
    Copying(AttachProgress),
    /// A file has ended, well or badly.
    Ended(FileReport),
}

/// How one file ended.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct FileReport {
    /// Which file, from 0.
    pub file: u32,
    /// Its name.
    pub name: String,
    /// Its way inside a dropped folder.
    pub came_from: String,
    /// How it ended.
    pub result: FileResult,
}

/// Attaches files one after the other, each an act of its own, and says how each ended. `watch` may
/// cancel at any time: what is attached stays, the rest leaves nothing.
///
/// # Errors
/// [`Error::NoRight`], an owner that is not there or has ended: then nothing was tried.
pub fn attach(
    archive: &Archive,
    actor: &Actor,
    request: &AttachRequest,
    watch: &mut dyn FnMut(AttachStep) -> Flow,
) -> Result<Outcome<Vec<FileReport>>> {
    actor.require(Right::Attach)?;
    let note = text::note("note", &request.note)?;
    let source = text::line("note", &request.came_from)?;
    archive.read(|tx| keep::require_open(tx, request.owner))?;
    let (files, _) = gather(&request.files);
    if files.is_empty() {
        return Err(Error::Missing("file"));
    }

    let all_total = files.iter().map(|file| file.size).sum();
    let mut all_before = 0;
    let mut flow = Flow::Continue;
    let mut outcome = Outcome { value: Vec::with_capacity(files.len()), changed: Vec::new() };
    let count = u32::try_from(files.len()).unwrap_or(u32::MAX);
    for (file, Gathered { path, role, came_from, size, problem }) in (0_u32..).zip(files) {
        let name = kept_name(&path);
        let new = NewFile {
            owner: request.owner,
            name: &name,
            role,
            note: &note,
            came_from: &joined(&source, &came_from),
            on_duplicate: request.on_duplicate,
        };
        let mut progress = |at: crate::files::Progress| {
            flow = watch(AttachStep::Copying(AttachProgress {
                file,
                files: count,
                name: name.clone(),
                done: at.done,
                total: at.total,
                all_done: all_before + at.done.min(size),
                all_total,
            }));
            flow
        };
        let result = match problem {
            Some(problem) => Err(problem),
            None => one(archive, actor, &path, &new, &mut progress),
        };
        let result = match result {
            Ok(Outcome { value, changed }) => {
                outcome.changed.extend(changed);
                value
            }
            Err(error) => FileResult::Problem { problem: error.problem() },
        };
        all_before += size;
        let report = FileReport { file, name, came_from, result };
        if watch(AttachStep::Ended(report.clone())) == Flow::Cancel {
            flow = Flow::Cancel;
        }
        outcome.value.push(report);
        if flow == Flow::Cancel {
            break;
        }
    }
    outcome.changed.sort_unstable();
    outcome.changed.dedup();
    Ok(outcome)
}

fn one(
    archive: &Archive,
    actor: &Actor,
    path: &Path,
    new: &NewFile<'_>,
    progress: &mut dyn FnMut(crate::files::Progress) -> Flow,
) -> Result<Outcome<FileResult>> {
    archive.require_foreign(path)?;
    keep::store_then(archive, actor, path, progress, |act, stored| keep::attach_inner(act, stored, new))
}

fn joined(source: &str, way: &str) -> String {
    match (source, way) {
        ("", way) => way.to_owned(),
        (source, "") => source.to_owned(),
        (source, way) => format!("{source}: {way}"),
    }
}
