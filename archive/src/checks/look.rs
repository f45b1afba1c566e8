//! One check at work.

use chrono::NaiveDate;

use super::finding::Finding;
use super::{CheckId, Checking, MOST, Severity, Verdict};
use crate::archive::Archive;
use crate::error::Result;
use crate::files::{self, Depth, Flow};
use crate::storage::checks::{self, Question};
use crate::{clock, journal, search, storage};

/// An ink approval may wait so many days for its scan before it is a warning.
const SCAN_PATIENCE: i64 = 7;

/// Records asked for at once while the store is walked.
const BATCH: u32 = 1_000;

/// A check and what it found so far.
pub(super) struct Look<'a> {
    archive: &'a Archive,
    check: CheckId,
    pub findings: Vec<Finding>,
    pub count: u32,
    pub head: Option<String>,
    worst: Option<Severity>,
}

impl<'a> Look<'a> {
    pub fn new(archive: &'a Archive, check: CheckId) -> Look<'a> {
        Look { archive, check, findings: Vec::new(), count: 0, head: None, worst: None }
    }

    /// Notes a finding; beyond [`MOST`] they are only counted.
    pub fn find(&mut self, finding: Finding) {
        self.count += 1;
        self.worst = Some(self.worst.map_or(finding.severity, |worst| worst.min(finding.severity)));
        if self.findings.len() < MOST {
            self.findings.push(finding);
        }
    }

    /// What it comes to.
    pub fn verdict(&self) -> Verdict {
        match self.worst {
            Some(Severity::Error) => Verdict::Failed,
            Some(Severity::Warning) => Verdict::Warned,
            Some(Severity::Hint) | None => Verdict::Passed,
        }
    }

    /// Looks.
    pub fn take(&mut self, watch: &mut dyn FnMut(Checking) -> bool) -> Result<()> {
        match self.check {
            CheckId::Database => self.database(),
            CheckId::References => self.references(),
            CheckId::Schema => self.schema(),
            CheckId::Chain => self.chain(),
            CheckId::Scans => self.scans(),
            CheckId::Index => self.index(watch),
            CheckId::Store => self.store(Depth::Sizes, watch),
            CheckId::Fixity => self.store(Depth::Content, watch),
            CheckId::Custody => self.ask(checks::CUSTODY),
            CheckId::States => self.ask(checks::STATES),
            CheckId::Counters => self.ask(checks::COUNTERS),
            CheckId::Codes => self.ask(checks::CODES),
            CheckId::Numbers => self.ask(checks::NUMBERS),
            CheckId::Described => self.ask(checks::DESCRIBED),
            CheckId::Content => self.ask(checks::CONTENT),
            CheckId::Owners => self.ask(checks::OWNERS),
            CheckId::Gaps => self.ask(checks::GAPS),
            CheckId::Process => self.ask(checks::PROCESS),
            CheckId::Leavers => self.ask(checks::LEAVERS),
            CheckId::Malware => Ok(()),
        }
    }

    fn ask(&mut self, question: Question) -> Result<()> {
        let rows = self.archive.read(|tx| checks::ask(tx, question, 10_000))?;
        for (number, detail) in rows {
            self.find(Finding::of(self.check, number, detail));
        }
        Ok(())
    }

    fn database(&mut self) -> Result<()> {
        for said in self.archive.read(checks::integrity)? {
            self.find(Finding::of(self.check, "archive.db".to_owned(), said));
        }
        Ok(())
    }

    fn references(&mut self) -> Result<()> {
        for (table, to) in self.archive.read(checks::foreign_keys)? {
            self.find(Finding::of(self.check, table, to));
        }
        Ok(())
    }

    fn schema(&mut self) -> Result<()> {
        for name in self.archive.read(storage::upgrade::schema_differences)? {
            self.find(Finding::of(self.check, name, String::new()));
        }
        Ok(())
    }

    fn chain(&mut self) -> Result<()> {
        let chain = journal::verify(self.archive)?;
        if let Some(at) = chain.broken_at {
            self.find(Finding::of(self.check, at.to_string(), String::new()));
        }
        for (seq, was) in self.archive.read(|tx| checks::ask(tx, checks::CLOCK, 100))? {
            self.find(Finding::clock(self.check, seq, &was));
        }
        self.head = Some(chain.head);
        Ok(())
    }

    fn scans(&mut self) -> Result<()> {
        let today = self.archive.today();
        for (number, since) in self.archive.read(|tx| checks::ask(tx, checks::SCANS, 10_000))? {
            let waits = since.parse::<NaiveDate>().map_or(i64::MAX, |day| clock::days_between(day, today));
            let finding = Finding::of(self.check, number, since);
            let severity = if waits > SCAN_PATIENCE { Severity::Warning } else { Severity::Hint };
            self.find(Finding { severity, ..finding });
        }
        Ok(())
    }

    fn index(&mut self, watch: &mut dyn FnMut(Checking) -> bool) -> Result<()> {
        let check = self.check;
        let found =
            search::check(self.archive, &mut |done, of| watch(Checking { check, done: done.into(), of: of.into() }))?;
        for finding in found {
            let (zh, en) = (finding.wrong.zh(), finding.wrong.en());
            self.find(Finding::said(check, Severity::Error, finding.detail, zh.to_owned(), en.to_owned()));
        }
        Ok(())
    }

    fn store(&mut self, depth: Depth, watch: &mut dyn FnMut(Checking) -> bool) -> Result<()> {
        let archive = self.archive;
        let (files, bytes) = archive.read(storage::attachments::count_files)?;
        let total = if depth == Depth::Content { bytes } else { files };
        let mut found = Vec::new();
        let mut after = String::new();
        let mut batch = Vec::new().into_iter();
        let mut over = false;
        let records = std::iter::from_fn(|| {
            loop {
                if let Some((hash, size)) = batch.next() {
                    return Some(Ok((hash, size)));
                }
                if over {
                    return None;
                }
                match archive.read(|tx| storage::attachments::list_files(tx, &after, BATCH)) {
                    Ok(rows) => {
                        over = rows.len() < BATCH as usize;
                        after = rows.last().map(|(hash, _)| hash.to_string()).unwrap_or_default();
                        batch = rows.into_iter();
                    }
                    Err(error) => {
                        over = true;
                        return Some(Err(error));
                    }
                }
            }
        });
        let check = self.check;
        let mut progress = |at: files::Progress| match watch(Checking { check, done: at.done, of: at.total }) {
            true => Flow::Continue,
            false => Flow::Cancel,
        };
        archive.files().inspect(records, depth, total, &mut progress, &mut |finding| found.push(finding))?;
        for finding in found {
            // What a walk by names shows already is not said twice.
            let by_name = matches!(
                finding,
                files::Finding::Missing(_) | files::Finding::Extra { .. } | files::Finding::Stranger(_)
            );
            if depth == Depth::Content && by_name {
                continue;
            }
            let names = match &finding {
                files::Finding::Missing(hash)
                | files::Finding::Changed { hash, .. }
                | files::Finding::Unreadable { hash, .. } => archive.read(|tx| storage::checks::names_of(tx, *hash))?,
                _ => String::new(),
            };
            self.find(Finding::of_file(check, &finding, names));
        }
        Ok(())
    }
}
