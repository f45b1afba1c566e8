//! The commands of the project, the same on every system: `cargo xtask <command>`.
//!
//! Each command is one file and says plainly what it does before it does it.
//! Nothing here is part of the product, and nothing here depends on any crate:
//! on a fresh machine it must start before anything else can be built.

mod apt;
mod asked;
mod bench;
mod bundle;
mod fixtures;
mod icons;
mod node;
mod page;
mod run;
mod setup;
mod shell;
mod shots;
mod tally;
mod test;

use std::process::ExitCode;

use asked::Asked;
use setup::For;

fn main() -> ExitCode {
    let asked = match asked::read(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(usage) => {
            eprint!("{usage}");
            return ExitCode::from(2);
        }
    };
    let done = match asked {
        Asked::Help => {
            print!("{}", asked::USAGE);
            Ok(())
        }
        Asked::Run { demo, archive } => run::run(demo, archive),
        Asked::Test { filter } => test::test(filter.as_deref()),
        Asked::Bench { filter, size, quick } => bench::bench(filter.as_deref(), size.as_deref(), quick),
        Asked::Bundle { debug } => bundle::bundle(debug),
        Asked::Shots { filter } => shots::shots(filter.as_deref()),
        Asked::Fixtures => fixtures::fixtures(),
        Asked::Icons => icons::icons(),
        Asked::Setup { tests } => setup::setup(if tests { For::Tests } else { For::Window }),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            if !sentence.is_empty() {
                eprintln!("{sentence}");
            }
            ExitCode::FAILURE
        }
    }
}
