//! `kedang`, the archive as a command: for IT, schedules, scripts and tests.
//!
//! Does what the window does, through the same verbs of the crate `archive`, also beside an open
//! window. Results go to the standard output, errors to the standard error; with `--json` both are
//! JSON (`docs/kedang.md` lists the shapes). Ends with 0 when it is done, 1 when it was refused or
//! something was found, 2 when it was called wrongly.

mod desk;
mod find;
mod say;
mod show;
mod verbs;

use std::path::PathBuf;
use std::process::ExitCode;

use archive::words::Lang;
use clap::{CommandFactory, FromArgMatches, Parser};

use desk::Desk;
use say::Say;

/// The customer-material archive as a command.
#[derive(Parser)]
#[command(
    name = "kedang",
    version,
    about = "客档：客供资料档案库的命令行 / the archive of customer-supplied materials"
)]
#[command(propagate_version = true, arg_required_else_help = true)]
struct Asked {
    /// The folder of the archive
    #[arg(short = 'a', long, global = true, env = "KEDANG_ARCHIVE", value_name = "DIR")]
    archive: Option<PathBuf>,
    /// Results and errors as JSON
    #[arg(long, global = true)]
    json: bool,
    /// zh or en; otherwise the language of the archive
    #[arg(long, global = true, value_name = "LANG", value_parser = lang)]
    lang: Option<Lang>,
    /// Who acts: a name, badge or code; otherwise the archivist
    #[arg(long = "as", global = true, value_name = "PERSON")]
    actor: Option<String>,
    #[command(subcommand)]
    verb: verbs::Verb,
}

fn lang(text: &str) -> Result<Lang, String> {
    match text {
        "zh" => Ok(Lang::Zh),
        "en" => Ok(Lang::En),
        _ => Err("zh or en".to_owned()),
    }
}

fn main() -> ExitCode {
    // The makers of pictures are this program too.
    pictures::worker::enter_if_asked();
    let asked = match Asked::command().try_get_matches().and_then(|found| Asked::from_arg_matches(&found)) {
        Ok(asked) => asked,
        Err(wrong) => return say::misuse(&wrong, std::env::args_os().any(|word| word == "--json")),
    };
    let say = Say::new(asked.json, asked.lang);
    let desk = Desk::new(asked.archive, asked.actor, say);
    match asked.verb.run(&desk) {
        Ok(ended) => desk.say().end(ended),
        Err(why) => desk.say().fail(&why),
    }
}
