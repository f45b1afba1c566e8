//! What the command says: results on the standard output, errors on the standard error, each in
//! words or as JSON. A reader that has heard enough (`| head`) is no error.

use std::cell::Cell;
use std::io::{self, Write};
use std::process::ExitCode;

use archive::Error;
use archive::words::Lang;
use clap::error::{ContextKind, ContextValue, ErrorKind};
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
        let (zh, en) = misused(wrong);
        let problem = json!({ "code": "usage", "zh": zh, "en": en, "field": null });
        let _ = writeln!(io::stderr(), "{problem}");
    } else {
        let _ = wrong.print();
    }
    ExitCode::from(2)
}

/// What was written wrongly, and where, in both languages.
fn misused(wrong: &clap::Error) -> (String, String) {
    let told = |kind| match wrong.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        _ => String::new(),
    };
    let (arg, value) = (told(ContextKind::InvalidArg), told(ContextKind::InvalidValue));
    match wrong.kind() {
        ErrorKind::MissingRequiredArgument => (format!("缺少参数：{arg}。"), format!("Missing: {arg}.")),
        ErrorKind::UnknownArgument => (format!("没有参数 {arg}。"), format!("There is no argument {arg}.")),
        ErrorKind::InvalidSubcommand => {
            let verb = told(ContextKind::InvalidSubcommand);
            (format!("没有命令 {verb}。"), format!("There is no command {verb}."))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            ("没有写要做什么。".to_owned(), "It does not say what to do.".to_owned())
        }
        ErrorKind::ArgumentConflict => {
            let other = told(ContextKind::PriorArg);
            (format!("{arg} 与 {other} 不能同时用。"), format!("{arg} cannot be used with {other}."))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            (format!("参数 {arg} 没有写值。"), format!("The argument {arg} has no value."))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let may = told(ContextKind::ValidValue);
            let (zh, en) = match may.as_str() {
                "" => (String::new(), String::new()),
                may => (format!("可以是 {may}。"), format!(" It may be {may}.")),
            };
            (format!("参数 {arg} 的值“{value}”不对。{zh}"), format!("The value “{value}” of {arg} is wrong.{en}"))
        }
        _ => {
            let text = wrong.render().to_string();
            let first = text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
            (format!("命令写得不对：{first}"), first)
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use clap::{Arg, ArgAction, Command};

    use super::*;

    #[test]
    fn a_wrong_call_is_told_in_both_languages_with_what_is_wrong() {
        let command = || {
            let what = Arg::new("WHAT").required(true);
            let form = Arg::new("form").long("form").value_parser(["F-06", "F-08"]);
            let all = Arg::new("all").long("all").action(ArgAction::SetTrue).conflicts_with("form");
            Command::new("kedang").subcommand(Command::new("print").args([what, form, all]))
        };
        for (call, zh, en) in [
            (&["kedang", "print"][..], "缺少参数：<WHAT>。", "Missing: <WHAT>."),
            (&["kedang", "print", "x", "--foo"], "没有参数 --foo。", "There is no argument --foo."),
            (&["kedang", "prnt"], "没有命令 prnt。", "There is no command prnt."),
            (
                &["kedang", "print", "x", "--form", "F-9"],
                "参数 --form <form> 的值“F-9”不对。可以是 F-06, F-08。",
                "The value “F-9” of --form <form> is wrong. It may be F-06, F-08.",
            ),
            (
                &["kedang", "print", "x", "--form"],
                "参数 --form <form> 没有写值。",
                "The argument --form <form> has no value.",
            ),
        ] {
            let wrong = command().try_get_matches_from(call).unwrap_err();
            assert_eq!(misused(&wrong), (zh.to_owned(), en.to_owned()), "{call:?}");
        }
        let both = command().try_get_matches_from(["kedang", "print", "x", "--all", "--form", "F-06"]).unwrap_err();
        assert!(misused(&both).0.contains("不能同时用"), "{both}");
    }
}
