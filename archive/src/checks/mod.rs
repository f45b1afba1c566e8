//! 四性检测: what the archive checks of itself (`domain/4-rules.md`, CK-…). Names are ours; no
//! conformity is claimed.
//!
//! Promises: changes nothing of the archive; a finding never stops it, and so does not a check that
//! cannot be done; what was not looked at is 未检测 and never 通过. What has to read everything says
//! how far it is and can be cancelled.

mod finding;
mod look;

use serde::Serialize;

use crate::archive::Archive;
use crate::clock::stamp;
use crate::coded;
use crate::error::{Error, Result};
use crate::storage;

pub use finding::Finding;
pub use storage::checks::Extent;

coded! {
    /// The checks, in the order they run.
    pub enum CheckId {
        /// SQLite's own look at the file.
        Database = "DB-1", "数据库完整性", "Database integrity";
        /// References inside the database.
        References = "DB-2", "数据库引用", "References in the database";
        /// Custody against open loans.
        Custody = "DB-3", "在库状态与借阅一致", "Custody agrees with loans";
        /// States against the journal.
        States = "DB-6", "状态与日志一致", "States agree with the journal";
        /// Tables and their guards against those of a new archive.
        Schema = "DB-7", "数据库的表与守卫齐全", "Tables and their guards are there";
        /// Counters against numbers used.
        Counters = "DB-4", "流水号不会重复", "No number can be given twice";
        /// Codes on labels.
        Codes = "DB-5", "条码指向正确", "Codes lead to their records";
        Chain = "CK-A11", "日志链未断", "Journal chain unbroken";
        Numbers = "CK-A6", "档号与著录项一致", "Reference codes agree with their segments";
        Scans = "CK-A12", "线下签批有扫描件", "Ink approvals have their scans";
        Described = "CK-I1", "必填著录项齐全", "Mandatory fields are there";
        Content = "CK-I2", "有内容或有位置", "Each has a file or a place";
        Owners = "CK-I4", "附件有所属", "Attachments have an owner";
        Gaps = "CK-I5", "档号连续（断号）", "Numbers without gaps";
        Store = "CK-I6", "登记与文件相符", "Records and files agree";
        Process = "CK-I8", "过程记录完整", "The way of each is complete";
        Index = "CK-U5", "检索索引相符", "The search index agrees";
        Leavers = "CK-S6", "离职人员无在借", "Leavers hold nothing";
        Fixity = "CK-A3", "原件校验值未变", "Originals unchanged (SHA-256)";
        Malware = "CK-S3", "病毒扫描", "Malware scan";
    }
}

coded! {
    /// The four qualities (四性) the checks are grouped by.
    pub enum Quality {
        Authenticity = "AUTHENTICITY", "真实性", "Authenticity";
        Integrity = "INTEGRITY", "完整性", "Integrity";
        Usability = "USABILITY", "可用性", "Usability";
        Security = "SECURITY", "安全性", "Security";
    }
}

impl CheckId {
    /// Which of the four qualities it looks at.
    pub fn quality(self) -> Quality {
        match self {
            CheckId::Custody
            | CheckId::States
            | CheckId::Counters
            | CheckId::Chain
            | CheckId::Numbers
            | CheckId::Scans
            | CheckId::Fixity => Quality::Authenticity,
            CheckId::Database
            | CheckId::Schema
            | CheckId::References
            | CheckId::Described
            | CheckId::Content
            | CheckId::Owners
            | CheckId::Gaps
            | CheckId::Store
            | CheckId::Process => Quality::Integrity,
            CheckId::Codes | CheckId::Index => Quality::Usability,
            CheckId::Leavers | CheckId::Malware => Quality::Security,
        }
    }
}

coded! {
    /// How bad a finding is (错误 wants a remedy, 警告 a look, 提示 nothing).
    pub enum Severity {
        Error = "ERROR", "错误", "Error";
        Warning = "WARNING", "警告", "Warning";
        Hint = "HINT", "提示", "Hint";
    }
}

coded! {
    /// What a check came to.
    pub enum Verdict {
        Passed = "PASSED", "通过", "passed";
        Failed = "FAILED", "不通过", "failed";
        Warned = "WARNED", "警告", "warning";
        NotChecked = "NOT_CHECKED", "未检测", "not checked";
    }
}

/// How much is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything but the bytes of the originals.
    Quick,
    /// Every original is read again, too.
    Full,
}

/// How far a check is.
#[derive(Clone, Copy, Debug, Serialize, ts_rs::TS)]
pub struct Checking {
    /// Which one.
    pub check: CheckId,
    /// So much of …
    #[ts(type = "number")]
    pub done: u64,
    /// … so much; in units of its own, bytes where the originals are read.
    #[ts(type = "number")]
    pub of: u64,
}

/// What one check came to.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct CheckResult {
    /// Which one.
    pub check: CheckId,
    /// Which of the four qualities it looks at.
    pub quality: Quality,
    /// What it came to.
    pub result: Verdict,
    /// How many findings, also those beyond the ones listed.
    pub findings: u32,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// What all checks came to.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
#[ts(rename = "CheckReport")]
pub struct Report {
    /// When, UTC.
    pub at: String,
    /// Whether the originals were read.
    pub full: bool,
    /// The checks in order.
    pub results: Vec<CheckResult>,
    /// What was found, at most [`MOST`] of each.
    pub findings: Vec<Finding>,
    /// The code of the newest event when it was looked at.
    pub head: String,
}

/// The most findings of one check that are listed.
pub const MOST: usize = 100;

impl Report {
    /// Whether nothing wants a remedy or a look.
    pub fn passed(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity == Severity::Hint)
    }
}

/// Runs the checks. `watch` hears how far they are and says whether to go on.
///
/// # Errors
/// [`Error::Cancelled`]. Everything else that goes wrong is a finding of the check it stopped.
pub fn run(archive: &Archive, scope: Scope, watch: &mut dyn FnMut(Checking) -> bool) -> Result<Report> {
    let mut report = Report {
        at: stamp(archive.clock().now()),
        full: scope == Scope::Full,
        results: Vec::new(),
        findings: Vec::new(),
        head: String::new(),
    };
    for &check in CheckId::ALL {
        if !watch(Checking { check, done: 0, of: 1 }) {
            return Err(Error::Cancelled);
        }
        let mut look = look::Look::new(archive, check);
        let looked = match (check, scope) {
            (CheckId::Malware, _) | (CheckId::Fixity, Scope::Quick) => None,
            _ => Some(look.take(watch)),
        };
        let verdict = match looked {
            None => Verdict::NotChecked,
            Some(Err(Error::Cancelled)) => return Err(Error::Cancelled),
            Some(Err(error)) => {
                look.find(Finding::stopped(check, &error));
                Verdict::Failed
            }
            Some(Ok(())) => look.verdict(),
        };
        if let Some(head) = look.head {
            report.head = head;
        }
        report.results.push(finding::summary(check, verdict, look.count, scope));
        report.findings.append(&mut look.findings);
    }
    Ok(report)
}

/// How much the archive holds.
///
/// # Errors
/// Those of the database.
pub fn extent(archive: &Archive) -> Result<Extent> {
    archive.read(storage::checks::extent)
}
