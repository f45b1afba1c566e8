//! `kedang receive`: registers a receipt, from flags or from a JSON file.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use archive::Error;
use archive::attachments::{AttachmentRole, FileReport, FileResult, Owner};
use archive::drafts::{self, DraftFields, DraftKind};
use archive::error::Act;
use archive::ids::{AttachmentId, DraftId};
use archive::materials::{Carrier, Category, CopyKind, SecurityLevel};
use archive::receipts::{self, LineFields, Method, Receipt, ReceiptFields};
use clap::Args;
use serde::Deserialize;
use serde_json::json;

use super::attach;
use crate::desk::Desk;
use crate::say::{Done, Ended, Why};
use crate::{find, show};

/// A receipt with its lines and their files. `--from` takes everything from JSON (`-` reads the
/// standard input); the flags make a receipt of one line each `--title`.
#[derive(Args)]
pub struct Receive {
    /// The receipt as JSON, see docs/kedang.md
    #[arg(long, value_name = "FILE", conflicts_with_all = ["customer", "by", "title"])]
    from: Option<PathBuf>,
    /// Customer: code or name
    #[arg(long, required_unless_present = "from")]
    customer: Option<String>,
    /// Who handed it over
    #[arg(long, required_unless_present = "from")]
    by: Option<String>,
    /// Title of a line; again for each further line
    #[arg(long, required_unless_present = "from")]
    title: Vec<String>,
    /// Category of the lines
    #[arg(long, default_value = "DRAWING")]
    category: Category,
    /// Drawing number of a line, in the order of the titles
    #[arg(long)]
    drawing_no: Vec<String>,
    /// Revision of a line, in the order of the titles
    #[arg(long)]
    revision: Vec<String>,
    /// Carrier of the lines
    #[arg(long, default_value = "PAPER")]
    carrier: Carrier,
    /// Copies of a line, in the order of the titles
    #[arg(long)]
    copies: Vec<u32>,
    /// Pages of a line, in the order of the titles
    #[arg(long)]
    pages: Vec<u32>,
    /// Project or contract
    #[arg(long, default_value = "")]
    project: String,
    /// How it was handed over
    #[arg(long, default_value = "IN_PERSON")]
    method: Method,
    /// Day of receipt; otherwise today
    #[arg(long)]
    on: Option<String>,
    /// A file: to the line of its place, the rest to the receipt as a whole
    #[arg(long, value_name = "FILE")]
    attach: Vec<PathBuf>,
}

/// A receipt as it is written in JSON: names instead of identities, what is left out takes the usual.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    customer: String,
    provided_by: String,
    received_on: Option<String>,
    method: Option<Method>,
    #[serde(default)]
    provider_phone: String,
    #[serde(default)]
    courier_no: String,
    #[serde(default)]
    project: String,
    return_by: Option<String>,
    #[serde(default)]
    secrecy: String,
    handler: Option<String>,
    #[serde(default)]
    note: String,
    lines: Vec<WrittenLine>,
    /// Files of the receipt as a whole.
    #[serde(default)]
    files: Vec<PathBuf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLine {
    title: String,
    category: Option<Category>,
    #[serde(default)]
    subtype: String,
    #[serde(default)]
    drawing_no: String,
    #[serde(default)]
    revision: String,
    carrier: Option<Carrier>,
    copy_kind: Option<CopyKind>,
    copies: Option<u32>,
    #[serde(default)]
    pages: u32,
    #[serde(default)]
    condition: String,
    doc_date: Option<String>,
    #[serde(default)]
    creator: String,
    security_level: Option<SecurityLevel>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    extra: BTreeMap<String, String>,
    #[serde(default)]
    files: Vec<PathBuf>,
}

impl Receive {
    /// Registers it.
    pub fn run(&self, desk: &Desk) -> Done {
        let (archive, actor) = (desk.archive()?, desk.actor()?);
        let written = self.written()?;
        let mut line_files = Vec::new();
        let lines = written.lines.into_iter().map(|line| {
            line_files.push(line.files);
            LineFields {
                title: line.title,
                category: line.category.unwrap_or(Category::Drawing),
                subtype: line.subtype,
                drawing_no: line.drawing_no,
                revision: line.revision,
                carrier: line.carrier.unwrap_or(Carrier::Paper),
                copy_kind: line.copy_kind.unwrap_or(CopyKind::Original),
                copies: line.copies.unwrap_or(1),
                pages: line.pages,
                condition: line.condition,
                doc_date: line.doc_date,
                creator: line.creator,
                security_level: line.security_level.unwrap_or(SecurityLevel::Internal),
                note: line.note,
                extra: line.extra,
                attachments: Vec::new(),
            }
        });
        let fields = ReceiptFields {
            lines: lines.collect(),
            customer: find::customer(archive, &written.customer)?.id,
            received_on: written.received_on.unwrap_or_else(|| archive.today().to_string()),
            method: written.method.unwrap_or(Method::InPerson),
            provided_by: written.provided_by,
            provider_phone: written.provider_phone,
            courier_no: written.courier_no,
            project: written.project,
            return_by: written.return_by,
            secrecy: written.secrecy,
            handler: written.handler.map(|name| find::person(archive, &name)).transpose()?.map(|p| p.id),
            note: written.note,
            draft: None,
        };
        // A file that is not there is a mistake in the call: said before anything is registered.
        for path in line_files.iter().flatten().chain(&written.files) {
            if !path.exists() {
                return Err(Error::SourceGone(path.clone()).into());
            }
        }
        let (receipt, reports) = match line_files.iter().any(|files| !files.is_empty()) || !written.files.is_empty() {
            true => register_with(desk, fields, &line_files, &written.files)?,
            false => (receipts::register(archive, &actor, fields)?.value, Vec::new()),
        };
        let receipt = receipts::get(archive, receipt.id)?.unwrap_or(receipt);
        desk.say().result(&json!({ "receipt": receipt, "files": reports }), |lang| {
            format!("{}{}", show::receipt(&receipt, lang), attach::words(&reports, lang))
        })?;
        Ok(Ended::Well)
    }

    fn written(&self) -> Done<Written> {
        if let Some(path) = &self.from {
            let text = read(path)?;
            return serde_json::from_str(&text).map_err(|e| {
                Why::misuse(
                    format!("“{}”不是接收单的 JSON：{e}", path.display()),
                    format!("“{}” is no receipt in JSON: {e}", path.display()),
                )
            });
        }
        let longest = [self.drawing_no.len(), self.revision.len(), self.copies.len(), self.pages.len()];
        if longest.into_iter().max() > Some(self.title.len()) {
            return Err(Why::misuse(
                "图号、版次、份数或页数比资料名称（--title）多。",
                "There are more drawing numbers, revisions, copies or pages than titles.",
            ));
        }
        let nth = |values: &[String], n: usize| values.get(n).cloned().unwrap_or_default();
        let line = |(n, title): (usize, &String)| WrittenLine {
            title: title.clone(),
            category: Some(self.category),
            subtype: String::new(),
            drawing_no: nth(&self.drawing_no, n),
            revision: nth(&self.revision, n),
            carrier: Some(self.carrier),
            copy_kind: None,
            copies: self.copies.get(n).copied(),
            pages: self.pages.get(n).copied().unwrap_or(u32::from(self.carrier == Carrier::Paper)),
            condition: String::new(),
            doc_date: None,
            creator: String::new(),
            security_level: None,
            note: String::new(),
            extra: BTreeMap::new(),
            files: self.attach.get(n).cloned().into_iter().collect(),
        };
        Ok(Written {
            customer: self.customer.clone().unwrap_or_default(),
            provided_by: self.by.clone().unwrap_or_default(),
            received_on: self.on.clone(),
            method: Some(self.method),
            provider_phone: String::new(),
            courier_no: String::new(),
            project: self.project.clone(),
            return_by: None,
            secrecy: String::new(),
            handler: None,
            note: String::new(),
            lines: self.title.iter().enumerate().map(line).collect(),
            files: self.attach.iter().skip(self.title.len()).cloned().collect(),
        })
    }
}

/// Registers a receipt with its files, all or nothing, as the window does: the files are stored with a draft
/// first, and the act that registers the receipt moves them to their lines.
fn register_with(
    desk: &Desk,
    fields: ReceiptFields,
    of_lines: &[Vec<PathBuf>],
    of_receipt: &[PathBuf],
) -> Done<(Receipt, Vec<FileReport>)> {
    let (archive, actor) = (desk.archive()?, desk.actor()?);
    let draft = DraftFields {
        id: DraftId::new(),
        kind: DraftKind::Receipt,
        title: fields.lines.first().map(|line| line.title.clone()).unwrap_or_default(),
        body: json!({}),
    };
    let draft = drafts::save(archive, &actor, draft)?.value.id;
    let mut reports = Vec::new();
    // The same content again: a draft holds it once, so it is linked to its second record at the end.
    let mut again = Vec::new();
    let mut store = |line: Option<usize>, files: &[PathBuf]| -> Done<Vec<AttachmentId>> {
        let mut kept = Vec::new();
        for path in files {
            let one = std::slice::from_ref(path);
            for report in attach::attach(desk, Owner::Draft(draft), one, AttachmentRole::Document, true)? {
                match &report.result {
                    FileResult::Attached { attachment } => kept.push(attachment.id),
                    FileResult::Duplicate { .. } => {
                        again.push((line, path.clone()));
                        continue;
                    }
                    FileResult::Problem { problem } => return Err(Why::Problem(problem.clone())),
                }
                reports.push(report);
            }
        }
        Ok(kept)
    };
    let mut registered = || -> Done<Receipt> {
        let mut lines = fields.lines.clone();
        for (nth, (line, files)) in lines.iter_mut().zip(of_lines).enumerate() {
            line.attachments = store(Some(nth), files)?;
        }
        store(None, of_receipt)?;
        Ok(receipts::register(archive, &actor, ReceiptFields { lines, draft: Some(draft), ..fields.clone() })?.value)
    };
    let receipt = match registered() {
        Ok(receipt) => receipt,
        Err(why) => {
            // The draft is put aside; it and what was stored for it stay, as with one put aside in the window.
            drafts::discard(archive, &actor, draft)?;
            return Err(why);
        }
    };
    for (line, path) in again {
        let line = line.and_then(|nth| receipt.lines.get(nth));
        let owner = line.map_or(Owner::Receipt(receipt.id), |line| Owner::Material(line.id));
        reports.extend(attach::attach(desk, owner, &[path], AttachmentRole::Document, true)?);
    }
    Ok((receipt, reports))
}

/// The most bytes of a receipt in JSON: a thousand lines are far less.
const MOST: u64 = 16 << 20;

fn read(path: &Path) -> Done<String> {
    let source: Box<dyn Read> = match path.as_os_str() == "-" {
        true => Box::new(std::io::stdin()),
        false => Box::new(std::fs::File::open(path).map_err(Error::io(Act::Read, path))?),
    };
    let mut text = String::new();
    let read = source.take(MOST + 1).read_to_string(&mut text).map_err(Error::io(Act::Read, path))?;
    if read as u64 > MOST {
        return Err(Why::misuse(
            format!("“{}”超过 16 MiB，不是一张接收单。", path.display()),
            format!("“{}” is longer than 16 MiB: no receipt.", path.display()),
        ));
    }
    Ok(text)
}
