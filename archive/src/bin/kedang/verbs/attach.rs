//! `kedang attach OWNER FILE…`: 附加文件.

use std::path::PathBuf;

use archive::attachments::{
    self, AttachRequest, AttachStep, AttachmentRole, FileReport, FileResult, FileToAttach, OnDuplicate, Owner,
};
use archive::files::Flow;
use archive::words::Lang;
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::{find, show};

/// Attaches files and folders; each file is an act of its own.
#[derive(Args)]
pub struct Attach {
    /// Number or code of a material, receipt or loan slip, or `tray`
    owner: String,
    /// Files and folders
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// What they show
    #[arg(long, default_value = "DOCUMENT")]
    role: AttachmentRole,
    /// Attach what the archive has elsewhere already, too
    #[arg(long)]
    link: bool,
}

impl Attach {
    /// Attaches them.
    pub fn run(&self, desk: &Desk) -> Done {
        let owner = find::owner(desk.archive()?, &self.owner)?;
        let reports = attach(desk, owner, &self.files, self.role, self.link)?;
        desk.say().result(&reports, |lang| words(&reports, lang))?;
        let all_in = reports.iter().all(|report| matches!(report.result, FileResult::Attached { .. }));
        Ok(if all_in { Ended::Well } else { Ended::WithFindings })
    }
}

/// Attaches files, saying how far it is.
pub fn attach(desk: &Desk, owner: Owner, files: &[PathBuf], role: AttachmentRole, link: bool) -> Done<Vec<FileReport>> {
    let request = AttachRequest {
        owner,
        files: files.iter().map(|path| FileToAttach { path: path.clone(), role }).collect(),
        on_duplicate: if link { OnDuplicate::Link } else { OnDuplicate::Ask },
        note: String::new(),
        came_from: String::new(),
    };
    let say = desk.say();
    let reports = attachments::attach(desk.archive()?, &desk.actor()?, &request, &mut |step| {
        if let AttachStep::Copying(at) = step {
            let (done, total) = (show::bytes(at.all_done), show::bytes(at.all_total));
            say.progress(&format!("{} / {}  {}  {done} / {total}", at.file + 1, at.files, at.name));
        }
        Flow::Continue
    });
    say.progress_over();
    Ok(reports?.value)
}

/// How each file ended, in words.
pub fn words(reports: &[FileReport], lang: Lang) -> String {
    let line = |report: &FileReport| match &report.result {
        FileResult::Attached { attachment } => {
            format!("+ {}  {}  {}\n", attachment.name, show::bytes(attachment.size), attachment.sha256)
        }
        FileResult::Duplicate { problem, .. } | FileResult::Problem { problem } => {
            format!("- {}  {}\n", report.name, lang.pick(&problem.zh, &problem.en))
        }
    };
    reports.iter().map(line).collect()
}
