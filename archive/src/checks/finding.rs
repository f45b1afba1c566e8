//! What a check found, in words.

use serde::Serialize;

use super::{CheckId, CheckResult, Scope, Severity, Verdict};
use crate::error::Error;
use crate::files;
use crate::journal;

/// One finding.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
#[ts(rename = "CheckFinding")]
pub struct Finding {
    /// Which check.
    pub check: CheckId,
    /// How bad it is.
    pub severity: Severity,
    /// What it is about: a number, a code, a hash, an event.
    pub place: String,
    /// What was seen, in the words of the database.
    pub detail: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Finding {
    /// What a question of the database found.
    pub(super) fn of(check: CheckId, place: String, detail: String) -> Finding {
        use CheckId::*;
        let (p, d) = (&place, &detail);
        let (severity, zh, en) = match check {
            Database => (
                Severity::Error,
                format!("数据库文件有损：{d}。请停止使用，复制一份并从备份恢复。"),
                format!("The database file is damaged: {d}. Stop working, copy it, and restore a backup."),
            ),
            References => (
                Severity::Error,
                format!("表 {p} 里有一行指向 {d} 中不存在的记录。请从备份核对。"),
                format!("A row of {p} names a record of {d} that is not there. Compare with a backup."),
            ),
            Custody => (
                Severity::Error,
                format!("{p} 的在库状态与借阅记录对不上（{d}）。请查实物后联系信息人员。"),
                format!("{p}: custody and loans disagree ({d}). Look at the shelf, then ask your IT person."),
            ),
            Schema => (
                Severity::Error,
                format!("数据库里的“{p}”不见了或被改过：客档靠它守住数据。请停止使用，与备份核对。"),
                format!(
                    "“{p}” of the database is gone or was changed: Kedang guards the data with it. Stop, and compare with a backup."
                ),
            ),
            States => (
                Severity::Error,
                format!("{p} 现在的状态不是日志里最后一次记下的（{d}）。有人绕过客档改过数据，请与备份核对。"),
                format!(
                    "{p}: its state is not what the journal told last ({d}). Someone changed it past Kedang; compare with a backup."
                ),
            ),
            Counters => (
                Severity::Error,
                format!("编号 {p} 的计数落后于已用号（{d}），下一个号可能重复。"),
                format!("The counter of {p} is behind the numbers in use ({d}); the next one could repeat."),
            ),
            Codes => (
                Severity::Error,
                format!("条码 {p}（{d}）没有指向它的记录。扫描它会找不到或找错。"),
                format!("The code {p} ({d}) does not lead to its record: a scan of it fails or errs."),
            ),
            Chain => (
                Severity::Error,
                format!("日志链在第 {p} 条断开：此条或它之前被改动过。请与打印单据上的校验码、备份核对。"),
                format!(
                    "The journal breaks at event {p}: it or one before it was changed. Compare with printed codes and backups."
                ),
            ),
            Numbers => (
                Severity::Error,
                format!("档号 {p} 与保存的号段不符（{d}）。"),
                format!("The reference code {p} does not agree with its segments ({d})."),
            ),
            Scans => (
                Severity::Warning,
                format!("{p} 是线下签批（{d}），签字扫描件还没补。请扫描后附到该单。"),
                format!("{p} was approved in ink on {d} and its signed paper is not scanned yet. Scan and attach it."),
            ),
            Described => (
                Severity::Error,
                format!("{p} 已归档，但缺必填项：{d}（第十一条）。"),
                format!("{p} is filed but lacks: {d} (article 11)."),
            ),
            Content => (
                Severity::Error,
                format!("{p}“{d}”已归档，但既没有存放位置也没有文件。"),
                format!("{p} “{d}” is filed but has neither a place nor a file."),
            ),
            Owners => (
                Severity::Error,
                format!("附件“{p}”所属的{d}不存在。"),
                format!("The attachment “{p}” belongs to a {d} that is not there."),
            ),
            Gaps => (
                Severity::Hint,
                format!("{p} 有 {d} 个断号（取号后未用，号不再发）。"),
                format!("{p}: {d} numbers were taken and not used; they are never given again."),
            ),
            Process => {
                (Severity::Warning, format!("{p} 缺过程记录（{d}）。"), format!("{p} lacks a step of its way ({d})."))
            }
            Leavers => (
                Severity::Warning,
                format!("{p}已离职停用，但 {d} 还在外。请追回。"),
                format!("{p} has left, but {d} is still out. Get it back."),
            ),
            Store | Index | Fixity | Malware => (Severity::Error, format!("{p} {d}"), format!("{p} {d}")),
        };
        Finding { check, severity, place, detail, zh, en }
    }

    /// A finding with its words.
    pub(super) fn said(check: CheckId, severity: Severity, place: String, zh: String, en: String) -> Finding {
        let (zh, en) = match place.as_str() {
            "" => (
                format!("{zh}。请重建索引（设置→检查，或 kedang reindex）。"),
                format!("{en}. Rebuild the index (settings, checks; or kedang reindex)."),
            ),
            place => (
                format!("{place}：{zh}。请重建索引（设置→检查，或 kedang reindex）。"),
                format!("{place}: {en}. Rebuild the index (settings, checks; or kedang reindex)."),
            ),
        };
        Finding { check, severity, place, detail: String::new(), zh, en }
    }

    /// What a walk through the store found; `names` are the attachments it concerns.
    pub(super) fn of_file(check: CheckId, finding: &files::Finding, names: String) -> Finding {
        let (severity, place, zh, en) = match finding {
            files::Finding::Missing(hash) => (
                Severity::Error,
                hash.to_string(),
                format!("原件不在库里：{names}。登记还在；请从备份找回 {hash}。"),
                format!("An original is missing: {names}. Its record is here; restore {hash} from a backup."),
            ),
            files::Finding::Changed { hash, was, is } => (
                Severity::Error,
                hash.to_string(),
                format!("原件内容变了：{names}（存入 {was} 字节，现在 {is} 字节）。请从备份找回 {hash}。"),
                format!(
                    "An original was changed: {names} ({was} bytes when stored, {is} now). Restore {hash} from a backup."
                ),
            ),
            files::Finding::Unreadable { hash, problem: [zh, en] } => (
                Severity::Error,
                hash.to_string(),
                format!("原件读不出来：{names}。{zh}"),
                format!("An original cannot be read: {names}. {en}"),
            ),
            files::Finding::Extra { hash, size } => (
                Severity::Hint,
                hash.to_string(),
                format!(
                    "文件 {hash}（{}）没有登记：多半是一次没有完成的附加留下的，不影响使用。",
                    journal::bytes(*size)
                ),
                format!(
                    "The file {hash} ({}) has no record: most likely left by an attach that was cut off; it harms nothing.",
                    journal::bytes(*size)
                ),
            ),
            files::Finding::Stranger(path) => (
                Severity::Warning,
                path.display().to_string(),
                format!("文件库里有不是客档放的东西：“{}”。请查明后移走。", path.display()),
                format!(
                    "Something in the store was not put there by Kedang: “{}”. Find out and move it away.",
                    path.display()
                ),
            ),
        };
        Finding { check, severity, place, detail: names, zh, en }
    }

    /// The clock of the PC went back between two events.
    pub(super) fn clock(check: CheckId, seq: String, times: &str) -> Finding {
        Finding {
            check,
            severity: Severity::Warning,
            zh: format!(
                "日志第 {seq} 条的时间早于前一条（{times}，UTC）：电脑的时钟倒退过。请核对时钟和这前后的日期。"
            ),
            en: format!(
                "Event {seq} is earlier than the one before ({times}, UTC): the clock of the PC went back. Check it, and the dates around."
            ),
            place: seq,
            detail: times.to_owned(),
        }
    }

    /// A check that could not go on.
    pub(super) fn stopped(check: CheckId, error: &Error) -> Finding {
        let problem = error.problem();
        Finding {
            check,
            severity: Severity::Error,
            place: problem.code.to_owned(),
            detail: String::new(),
            zh: format!("“{}”没有查完：{}", check.zh(), problem.zh),
            en: format!("“{}” could not be finished: {}", check.en(), problem.en),
        }
    }
}

/// A check in one line.
pub(super) fn summary(check: CheckId, result: Verdict, findings: u32, scope: Scope) -> CheckResult {
    let (zh, en) = match (result, findings) {
        (Verdict::NotChecked, _) if check == CheckId::Fixity && scope == Scope::Quick => (
            format!("{}：快速检测不读原件内容，请用全面检测", check.zh()),
            format!("{}: a quick check does not read the originals, run a full one", check.en()),
        ),
        (Verdict::NotChecked, _) => {
            (format!("{}：没有扫描程序，未扫描", check.zh()), format!("{}: no scanner, not scanned", check.en()))
        }
        (_, 0) => (check.zh().to_owned(), check.en().to_owned()),
        (_, n) => (format!("{}：{n} 处", check.zh()), format!("{}: {n}", check.en())),
    };
    CheckResult { check, quality: check.quality(), result, findings, zh, en }
}
