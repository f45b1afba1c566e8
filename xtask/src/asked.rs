//! What was asked for on the command line.

use std::path::PathBuf;

/// What `cargo xtask` prints when it is not understood, or asked for help.
pub const USAGE: &str = "\
cargo xtask <command>: the commands of Kedang 客档

  run [--demo | --archive DIR]   Install what the system lacks, build, and open the window.
                                 --demo opens a believable archive, made on the first use
  test [FILTER]                  Check everything: format, lints, page, every test, the real window;
                                 with a filter only the tests whose name contains it
  bench [--size N] [--quick] [FILTER]
                                 Measure, print a table, write target/bench.json; the largest archive
                                 has N materials (100000). --quick only shows that it works
  bundle [--debug]               Make this system's installer. --debug: quick to make, not to give away
  shots [FILTER]                 Take the pictures of the README in docs/shots
  fixtures                       Write again what is generated and committed: types, schema, icons
  icons                          Draw every size of the icon from its two drawings in icons/
  setup [--tests]                Install what the system lacks and nothing more
";

/// One command, understood.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    Help,
    Run { demo: bool, archive: Option<PathBuf> },
    Test { filter: Option<String> },
    Bench { filter: Option<String>, size: Option<String>, quick: bool },
    Bundle { debug: bool },
    Shots { filter: Option<String> },
    Fixtures,
    Icons,
    Setup { tests: bool },
}

/// Reads the words after `cargo xtask`. The error is for the terminal.
pub fn read(words: impl Iterator<Item = String>) -> Result<Asked, String> {
    let mut words: Vec<String> = words.collect();
    if words.is_empty() || flag(&mut words, "--help") || flag(&mut words, "-h") {
        return Ok(Asked::Help);
    }
    let command = words.remove(0);
    let asked = match command.as_str() {
        "help" => Asked::Help,
        "run" => {
            Asked::Run { demo: flag(&mut words, "--demo"), archive: value(&mut words, "--archive")?.map(Into::into) }
        }
        "test" => Asked::Test { filter: word(&mut words) },
        "bench" => {
            let (quick, size) = (flag(&mut words, "--quick"), value(&mut words, "--size")?);
            Asked::Bench { filter: word(&mut words), size, quick }
        }
        "bundle" => Asked::Bundle { debug: flag(&mut words, "--debug") },
        "shots" => Asked::Shots { filter: word(&mut words) },
        "fixtures" => Asked::Fixtures,
        "icons" => Asked::Icons,
        "setup" => Asked::Setup { tests: flag(&mut words, "--tests") },
        _ => return Err(format!("There is no command {command}.\n\n{USAGE}")),
    };
    match (words.first(), &asked) {
        (Some(left), _) => Err(format!("{command} does not understand {left}.\n\n{USAGE}")),
        (None, Asked::Run { demo: true, archive: Some(_) }) => {
            Err(format!("run opens either the demonstration or an archive.\n\n{USAGE}"))
        }
        (None, _) => Ok(asked),
    }
}

fn flag(words: &mut Vec<String>, name: &str) -> bool {
    let before = words.len();
    words.retain(|word| word != name);
    words.len() < before
}

fn value(words: &mut Vec<String>, name: &str) -> Result<Option<String>, String> {
    let Some(place) = words.iter().position(|word| word == name) else { return Ok(None) };
    words.remove(place);
    if place < words.len() { Ok(Some(words.remove(place))) } else { Err(format!("{name} needs a value.\n\n{USAGE}")) }
}

/// The one free word, which is not an option.
fn word(words: &mut Vec<String>) -> Option<String> {
    let place = words.iter().position(|word| !word.starts_with('-'))?;
    Some(words.remove(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(line: &str) -> Result<Asked, String> {
        read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn every_command_is_understood() {
        assert_eq!(asked("run --demo"), Ok(Asked::Run { demo: true, archive: None }));
        assert_eq!(asked("run --archive a"), Ok(Asked::Run { demo: false, archive: Some("a".into()) }));
        assert_eq!(asked("test"), Ok(Asked::Test { filter: None }));
        assert_eq!(asked("test loans"), Ok(Asked::Test { filter: Some("loans".into()) }));
        let bench = |size: Option<&str>| {
            Ok(Asked::Bench { filter: Some("find".into()), size: size.map(Into::into), quick: size.is_none() })
        };
        assert_eq!(asked("bench find --quick"), bench(None));
        assert_eq!(asked("bench --size 1000000 find"), bench(Some("1000000")));
        assert_eq!(asked("setup --tests"), Ok(Asked::Setup { tests: true }));
        assert_eq!(asked(""), Ok(Asked::Help));
        assert_eq!(asked("test --help"), Ok(Asked::Help));
    }

    #[test]
    fn what_is_not_understood_is_refused_by_name() {
        for (line, named) in [
            ("fly", "fly"),
            ("test one two", "two"),
            ("test --fast", "--fast"),
            ("run --archive", "--archive"),
            ("run --demo --archive a", "either"),
        ] {
            let refusal = asked(line).expect_err(line);
            assert!(refusal.contains(named) && refusal.contains(USAGE), "{line}: {refusal}");
        }
    }
}
