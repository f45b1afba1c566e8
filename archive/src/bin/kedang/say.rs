//! What the command says: results on the standard output, errors on the standard error, each in
//! words or as JSON. A reader that has heard enough (`| head`) is no error.

use std::cell::Cell;
use std::io::{self, Write};
use std::process::ExitCode;

use archive::Error;
use archive::words::Lang;
use serde::Serialize;
use serde_json::json;

/// How a verb that was not refused ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Done, nothing to object.
    Well,
    /// Done, and something was found.
    WithFindings,
}

/// Why a verb did not happen.
pub enum Why {
    /// The archive refused it.
    Refused(Error),
    /// A file could not be taken, in the words of the archive.
    Problem(archive::Problem),
    /// The command was called wrongly.
    Misuse {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
    /// The reader of the output is gone.
    Unheard,
    /// It happened, and the answer could not be written out.
    Unsaid(io::Error),
}

impl From<Error> for Why {
    fn from(error: Error) -> Why {
        Why::Refused(error)
    }
}

impl From<io::Error> for Why {
    fn from(error: io::Error) -> Why {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Why::Unheard,
            _ => Why::Unsaid(error),
        }
    }
}

impl Why {
    /// A wrong call.
    pub fn misuse(zh: impl Into<String>, en: impl Into<String>) -> Why {
        Why::Misuse { zh: zh.into(), en: en.into() }
    }
}

/// What a verb of the command comes back with.
pub type Done<T = Ended> = Result<T, Why>;

/// The voice of the command.
pub struct Say {
    json: bool,
    asked: Option<Lang>,
    lang: Cell<Lang>,
}

impl Say {
    /// In JSON or words, in a language where one was asked for.
    pub fn new(json: bool, asked: Option<Lang>) -> Say {
        Say { json, asked, lang: Cell::new(asked.unwrap_or_default()) }
    }

    /// From here on in the archive's language, unless another one was asked for.
    pub fn tune(&self, archive: Lang) {
        self.lang.set(self.asked.unwrap_or(archive));
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang.get()
    }

    /// One of two words.
    pub fn pick<T>(&self, zh: T, en: T) -> T {
        self.lang().pick(zh, en)
    }

    /// The result: the thing itself as JSON, or words about it.
    pub fn result(&self, value: &impl Serialize, words: impl FnOnce(Lang) -> String) -> Done<()> {
        let text = if self.json {
            serde_json::to_string_pretty(value).map_err(|e| Why::Refused(Error::Spreadsheet(e.to_string())))?
        } else {
            words(self.lang()).trim_end().to_owned()
        };
        let mut out = io::stdout().lock();
        writeln!(out, "{text}")?;
        out.flush()?;
        Ok(())
    }

    /// A word on the way, for people only.
    pub fn remark(&self, words: &str) {
        if !self.json {
            let _ = writeln!(io::stderr(), "{words}");
        }
    }

    /// A line that is written over by the next one, where a person looks on.
    pub fn progress(&self, words: &str) {
        use std::io::IsTerminal;
        if !self.json && io::stderr().is_terminal() {
            let _ = write!(io::stderr(), "\r\x1b[K{words}");
        }
    }

    /// Ends the line of [`Say::progress`].
    pub fn progress_over(&self) {
        self.progress("");
    }

    /// The way out of a verb that happened.
    pub fn end(&self, ended: Ended) -> ExitCode {
        match ended {
            Ended::Well => ExitCode::SUCCESS,
            Ended::WithFindings => ExitCode::from(1),
        }
    }

    /// The way out of a verb that did not.
    pub fn fail(&self, why: &Why) -> ExitCode {
        match why {
            Why::Refused(error) => {
                let problem = error.problem();
                self.complain(&json!(problem), self.pick(&problem.zh, &problem.en));
                ExitCode::from(1)
            }
            Why::Misuse { zh, en } => {
                let problem = json!({ "code": "usage", "zh": zh, "en": en, "field": null });
                self.complain(&problem, self.pick(zh, en));
                ExitCode::from(2)
            }
            Why::Problem(problem) => {
                self.complain(&json!(problem), self.pick(&problem.zh, &problem.en));
                ExitCode::from(1)
            }
            // Said apart from a refusal: who tries again would do it twice.
            Why::Unsaid(error) => {
                let (zh, en) = (
                    format!("已经做了，只是结果没能写出来：{error}。请不要重做，查一下档案库。"),
                    format!("It was done, but the answer could not be written out: {error}. Do not repeat it; look."),
                );
                let problem = json!({ "code": "unsaid", "zh": zh, "en": en, "field": null });
                self.complain(&problem, self.pick(&zh, &en));
                ExitCode::from(1)
            }
            Why::Unheard => ExitCode::SUCCESS,
        }
    }

    fn complain(&self, problem: &serde_json::Value, words: &str) {
        let _ = if self.json { writeln!(io::stderr(), "{problem}") } else { writeln!(io::stderr(), "{words}") };
    }
}

/// A call that could not be read; help and version are results.
pub fn misuse(wrong: &clap::Error, json: bool) -> ExitCode {
    if !wrong.use_stderr() {
        let _ = wrong.print();
        return ExitCode::SUCCESS;
    }
    if json {
        let text = wrong.render().to_string();
        let first = text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        let problem = json!({ "code": "usage", "zh": format!("命令写得不对：{first}"), "en": first, "field": null });
        let _ = writeln!(io::stderr(), "{problem}");
    } else {
        let _ = wrong.print();
    }
    ExitCode::from(2)
}
