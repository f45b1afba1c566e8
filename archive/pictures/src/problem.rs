//! Why there is no picture: one closed list, each case with a stable code and a sentence in
//! Chinese and English. Whatever is wrong with a file, the original is kept as it came; every
//! sentence says so, because that is what the person asks first.

use serde::{Deserialize, Serialize};

use crate::Format;

/// Why a file has no picture. Never an error of the archive: the original is kept untouched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "problem", content = "of")]
pub enum Problem {
    /// The file has 0 bytes.
    Empty,
    /// The file wants a password.
    Encrypted,
    /// The password that was given does not open the file.
    WrongPassword,
    /// The content is damaged or cut short and nothing of it can be shown.
    Broken,
    /// The picture is larger than may be opened.
    TooLarge,
    /// The format is known, but there is no picture of it here.
    Unsupported(Format),
    /// The file holds nothing that can be shown: no preview of itself, or an empty drawing.
    NoPreview(Format),
    /// The file has fewer pages than the one asked for.
    NoSuchPage,
    /// Making the picture took longer than allowed and was cut off.
    TimedOut,
    /// Making the picture wanted more memory than allowed.
    OutOfMemory,
    /// The reader of the file crashed; nothing else was touched.
    Crashed,
    /// The system would not let the file be read.
    Unreadable,
    /// What was taken out of a file could not be written.
    NotWritten,
    /// The process that makes pictures could not be started.
    NoWorker,
    /// Whoever asked does not want the picture any more.
    Cancelled,
}

impl Problem {
    /// A stable code for logs, tests and the `--json` output.
    pub fn code(self) -> &'static str {
        match self {
            Problem::Empty => "picture.empty",
            Problem::Encrypted => "picture.encrypted",
            Problem::WrongPassword => "picture.wrong-password",
            Problem::Broken => "picture.broken",
            Problem::TooLarge => "picture.too-large",
            Problem::Unsupported(_) => "picture.unsupported",
            Problem::NoPreview(_) => "picture.no-preview",
            Problem::NoSuchPage => "picture.no-such-page",
            Problem::TimedOut => "picture.timed-out",
            Problem::OutOfMemory => "picture.out-of-memory",
            Problem::Crashed => "picture.crashed",
            Problem::Unreadable => "picture.unreadable",
            Problem::NotWritten => "picture.not-written",
            Problem::NoWorker => "picture.no-worker",
            Problem::Cancelled => "picture.cancelled",
        }
    }

    /// Whether the same bytes will always end the same way, so that the answer may be kept.
    ///
    /// The others depend on the moment (memory, load, a locked file) and are worth another try.
    pub fn is_final(self) -> bool {
        match self {
            Problem::Empty
            | Problem::Encrypted
            | Problem::Broken
            | Problem::TooLarge
            | Problem::Unsupported(_)
            | Problem::NoPreview(_)
            | Problem::NoSuchPage => true,
            Problem::WrongPassword
            | Problem::TimedOut
            | Problem::OutOfMemory
            | Problem::Crashed
            | Problem::Unreadable
            | Problem::NotWritten
            | Problem::NoWorker
            | Problem::Cancelled => false,
        }
    }

    /// What happened and what to do, in Chinese.
    pub fn zh(self) -> String {
        match self {
            Problem::Empty => "文件是空的（0 字节）。已按原样保存；请向提供人要一份完整的文件。".into(),
            Problem::Encrypted => {
                "文件设有密码，看不到预览。原件已原样保存；请向客户索取密码，另存原件后用密码打开。".into()
            }
            Problem::WrongPassword => {
                "密码不对，文件没有打开。请核对大小写和全角半角后重输；仍打不开时，请向客户核实密码。".into()
            }
            Problem::Broken => {
                "文件已损坏或不完整，看不到预览。原件已原样保存；请核对来源，必要时请客户重新提供。".into()
            }
            Problem::TooLarge => "图幅太大，没有生成预览。原件已原样保存；请另存原件，用专业软件查看。".into(),
            Problem::Unsupported(Format::Unknown) => {
                "认不出这种文件，看不到预览。原件已原样保存；请另存原件，用原来的软件打开。".into()
            }
            Problem::Unsupported(format) if format.is_container() => {
                format!(
                    "{}里装着别的文件，没有自己的图。看大图即可列出其中的文件，并取出为附件；原件已原样保存。",
                    format.zh()
                )
            }
            Problem::Unsupported(format) => {
                format!("{}暂不能预览。原件已原样保存；请另存原件，用相应的软件打开。", format.zh())
            }
            Problem::NoPreview(format) => format!(
                "这个{}里没有可以显示的图，看不到预览。原件已原样保存；可请客户存盘时带上预览图或另给一份 PDF，也可另存原件后用相应的软件打开。",
                format.zh()
            ),
            Problem::NoSuchPage => "文件没有这一页。请返回上一页查看。".into(),
            Problem::TimedOut => {
                "文件太复杂，限定时间内没有画完预览。原件已原样保存；可重试，或另存原件后用专业软件查看。".into()
            }
            Problem::OutOfMemory => {
                "画这张预览需要的内存过多，已停止，其他工作不受影响。原件已原样保存；请另存原件，用专业软件查看。"
                    .into()
            }
            Problem::Crashed => {
                "读取这个文件时预览程序出错退出，其他工作不受影响。原件已原样保存；可重试，或另存原件后用专业软件查看。"
                    .into()
            }
            Problem::Unreadable => "系统不让读取这个文件，看不到预览。请检查磁盘和权限后重试。".into(),
            Problem::NotWritten => "取出的文件没有写成，什么也没有留下。请检查磁盘空间后重试。".into(),
            Problem::NoWorker => {
                "预览程序启动不了，看不到预览。原件已原样保存；请检查安全软件是否拦截，重新启动客档后再试。".into()
            }
            Problem::Cancelled => "已取消预览。".into(),
        }
    }

    /// What happened and what to do, in English.
    pub fn en(self) -> String {
        match self {
            Problem::Empty => "The file is empty (0 bytes). It is kept as it came; ask whoever gave it for a complete one.".into(),
            Problem::Encrypted => "The file is protected by a password, so there is no preview. The original is kept unchanged; ask the customer for the password and open a saved copy with it.".into(),
            Problem::WrongPassword => "The password is wrong and the file stayed closed. Check capitals and try again; if it still does not open, ask the customer for the right one.".into(),
            Problem::Broken => "The file is damaged or incomplete, so there is no preview. The original is kept unchanged; check where it came from and ask the customer for it again if need be.".into(),
            Problem::TooLarge => "The picture is too large, so no preview was made. The original is kept unchanged; save a copy and open it in specialised software.".into(),
            Problem::Unsupported(Format::Unknown) => "This kind of file is not known, so there is no preview. The original is kept unchanged; save a copy and open it in the software it came from.".into(),
            Problem::Unsupported(format) if format.is_container() => format!("A file of this kind ({}) holds others and has no picture of its own. Look closely at it to see what is inside and to take it out as attachments; the original is kept unchanged.", format.en()),
            Problem::Unsupported(format) => format!("There is no preview of this kind of file yet ({}). The original is kept unchanged; save a copy and open it in the software for it.", format.en()),
            Problem::NoPreview(format) => format!("There is no picture to show in this {}. The original is kept unchanged; ask the customer to save it with a preview or to send a PDF as well, or save a copy and open it in the software for it.", format.en()),
            Problem::NoSuchPage => "The file has no such page. Go back to a page it has.".into(),
            Problem::TimedOut => "The file is so complex that its preview was not finished in the time allowed. The original is kept unchanged; try again, or save a copy and open it in specialised software.".into(),
            Problem::OutOfMemory => "The preview needed too much memory and was stopped; nothing else is affected. The original is kept unchanged; save a copy and open it in specialised software.".into(),
            Problem::Crashed => "The preview process failed on this file; nothing else is affected. The original is kept unchanged; try again, or save a copy and open it in specialised software.".into(),
            Problem::Unreadable => "The system did not allow the file to be read, so there is no preview. Check the disk and the permissions and try again.".into(),
            Problem::NotWritten => "What was taken out could not be written, and nothing was left behind. Check the room on the disk and try again.".into(),
            Problem::NoWorker => "The preview process could not be started, so there is no preview. The original is kept unchanged; check whether security software blocks it, restart Kedang and try again.".into(),
            Problem::Cancelled => "The preview was cancelled.".into(),
        }
    }
}

impl From<std::io::Error> for Problem {
    /// What a failed read means: a file that ends too early is broken, anything else is the system's no.
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        match error.kind() {
            K::NotFound
            | K::PermissionDenied
            | K::ResourceBusy
            | K::NetworkDown
            | K::TimedOut
            | K::StaleNetworkFileHandle => Problem::Unreadable,
            K::OutOfMemory => Problem::OutOfMemory,
            _ if error.raw_os_error().is_some() => Problem::Unreadable,
            _ => Problem::Broken,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Problem; 15] = [
        Problem::Empty,
        Problem::Encrypted,
        Problem::WrongPassword,
        Problem::Broken,
        Problem::TooLarge,
        Problem::Unsupported(Format::Step),
        Problem::NoPreview(Format::Dwg),
        Problem::NoSuchPage,
        Problem::TimedOut,
        Problem::OutOfMemory,
        Problem::Crashed,
        Problem::Unreadable,
        Problem::NotWritten,
        Problem::NoWorker,
        Problem::Cancelled,
    ];

    #[test]
    fn every_problem_has_its_own_code_and_whole_sentences_in_both_languages() {
        let codes: std::collections::HashSet<_> = ALL.iter().map(|p| p.code()).collect();
        assert_eq!(codes.len(), ALL.len(), "two problems share a code");
        for problem in ALL {
            assert!(problem.zh().ends_with('。'), "{problem:?}: {}", problem.zh());
            assert!(problem.en().ends_with('.'), "{problem:?}: {}", problem.en());
            assert!(problem.en().is_ascii(), "{problem:?} mixes languages: {}", problem.en());
        }
    }

    #[test]
    fn what_stays_true_of_the_bytes_says_that_the_original_is_kept() {
        for problem in ALL.into_iter().filter(|p| p.is_final() && *p != Problem::NoSuchPage) {
            assert!(problem.zh().contains("原样保存"), "{problem:?}");
            assert!(problem.en().contains("kept"), "{problem:?}");
        }
    }

    #[test]
    fn a_problem_survives_the_way_through_the_pipe() {
        for problem in ALL {
            let json = serde_json::to_string(&problem).expect("serialises");
            assert_eq!(serde_json::from_str::<Problem>(&json).expect("reads back"), problem, "{json}");
        }
    }
}
