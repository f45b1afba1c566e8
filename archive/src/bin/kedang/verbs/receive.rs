//! `kedang receive`: registers a receipt, from flags or from a JSON file.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use archive::Error;
use archive::attachments::{AttachmentRole, FileResult, Owner};
use archive::error::Act;
use archive::materials::{Carrier, Category, CopyKind, SecurityLevel};
use archive::receipts::{self, LineFields, Method, ReceiptFields};
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
        let receipt = receipts::register(archive, &actor, fields)?.value;
        let owners = receipt.lines.iter().map(|line| Owner::Material(line.id)).zip(&line_files);
        let mut reports = Vec::new();
        for (owner, files) in owners.chain([(Owner::Receipt(receipt.id), &written.files)]) {
            if !files.is_empty() {
                reports.extend(attach::attach(desk, owner, files, AttachmentRole::Document, true)?);
            }
        }
        let receipt = receipts::get(archive, receipt.id)?.unwrap_or(receipt);
        let all_in = reports.iter().all(|report| matches!(report.result, FileResult::Attached { .. }));
        desk.say().result(&json!({ "receipt": receipt, "files": reports }), |lang| {
            format!("{}{}", show::receipt(&receipt, lang), attach::words(&reports, lang))
        })?;
        Ok(if all_in { Ended::Well } else { Ended::WithFindings })
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

fn read(path: &Path) -> Done<String> {
    if path.as_os_str() == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map_err(Error::io(Act::Read, "stdin"))?;
        return Ok(text);
    }
    Ok(std::fs::read_to_string(path).map_err(Error::io(Act::Read, path))?)
}
