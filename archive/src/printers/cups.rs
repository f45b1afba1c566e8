//! Linux and macOS: CUPS by its own commands, each argument by itself.

use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::Printer;
use crate::error::{Error, Result};
use crate::forms::Paper;

/// The commands; a test puts its own in their place.
struct Commands {
    lp: PathBuf,
    lpstat: PathBuf,
    lpoptions: PathBuf,
}

impl Default for Commands {
    fn default() -> Self {
        Commands { lp: "lp".into(), lpstat: "lpstat".into(), lpoptions: "lpoptions".into() }
    }
}

pub(super) fn list() -> Result<Vec<Printer>> {
    let commands = Commands::default();
    // Every queue, those the network offers too.
    let names = lpstat(&commands, &["-e"])?;
    if names.trim().is_empty() {
        return Ok(Vec::new());
    }
    // Neither is worth failing for: without them a printer is only not the default, and silent.
    let default = lpstat(&commands, &["-d"]).unwrap_or_default();
    let states = lpstat(&commands, &["-p"]).unwrap_or_default();
    Ok(read(&names, &default, &states))
}

pub(super) fn send(pdf: &[u8], printer: Option<&str>, copies: u32, paper: Paper, title: &str) -> Result<String> {
    send_by(&Commands::default(), pdf, printer, copies, paper, title)
}

fn send_by(
    commands: &Commands,
    pdf: &[u8],
    printer: Option<&str>,
    copies: u32,
    paper: Paper,
    title: &str,
) -> Result<String> {
    let refused = |detail: String| Error::Printer { name: printer.unwrap_or_default().to_owned(), detail };
    let media = media(paper, &offered(commands, printer));
    let mut lp = Command::new(&commands.lp);
    lp.args(arguments(printer, copies, &media, title));
    let mut child = spoken(&mut lp).stdin(Stdio::piped()).spawn().map_err(|e| refused(missing("lp", &e)))?;
    let written = match child.stdin.take() {
        Some(mut stdin) => stdin.write_all(pdf),
        None => Ok(()),
    };
    let done = child.wait_with_output().map_err(|e| refused(e.to_string()))?;
    if !done.status.success() {
        return Err(refused(words(&done.stderr, &done.stdout)));
    }
    // A queue that took only a part of it took nothing.
    written.map_err(|e| refused(e.to_string()))?;
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    Ok(job(&said).unwrap_or(said.trim()).to_owned())
}

/// What `lp` is told: the queue, the copies, the paper at its true size.
fn arguments(printer: Option<&str>, copies: u32, media: &str, title: &str) -> Vec<String> {
    let mut arguments = Vec::new();
    if let Some(name) = printer {
        arguments.extend(["-d".to_owned(), name.to_owned()]);
    }
    let title: String = title.chars().filter(|c| !c.is_control()).take(120).collect();
    arguments.extend(["-n".to_owned(), copies.to_string(), "-t".to_owned(), title]);
    for option in [format!("media={media}"), "print-scaling=none".to_owned()] {
        arguments.extend(["-o".to_owned(), option]);
    }
    // A label or a page is never turned to save paper.
    arguments.extend(["-o".to_owned(), "sides=one-sided".to_owned()]);
    arguments
}

/// How far a paper may be from the printer's own size of it, in millimetres.
const NEAR: f64 = 2.0;

/// The name of a paper in CUPS: the printer's own name where it has one of that size, else the
/// common name, else its measures. Landscape pages are turned by the filters.
fn media(paper: Paper, offered: &[String]) -> String {
    let (width, height) = paper.size_mm();
    let turned = |(w, h): (f64, f64)| (w.min(h), w.max(h));
    let (short, long) = turned((width, height));
    let is_near = |size: (f64, f64)| {
        let (s, l) = turned(size);
        (s - short).abs() <= NEAR && (l - long).abs() <= NEAR
    };
    // A name without borders is the same paper printed otherwise.
    let own = offered.iter().find(|name| !name.contains('.') && measures(name).is_some_and(is_near));
    match own {
        Some(name) => name.clone(),
        None if is_near((210.0, 297.0)) => "A4".to_owned(),
        None if is_near((148.0, 210.0)) => "A5".to_owned(),
        None => format!("Custom.{width}x{height}mm"),
    }
}

/// The measures a name of CUPS stands for: `A5`, `60x40mm`, `w170h113` (points).
fn measures(name: &str) -> Option<(f64, f64)> {
    match name {
        "A4" => return Some((210.0, 297.0)),
        "A5" => return Some((148.0, 210.0)),
        _ => {}
    }
    if let Some((width, height)) = name.strip_suffix("mm").and_then(|sides| sides.split_once('x')) {
        return Some((width.parse().ok()?, height.parse().ok()?));
    }
    let (width, height) = name.strip_prefix('w')?.split_once('h')?;
    let points = |text: &str| text.parse::<f64>().ok().map(|points| points / 72.0 * 25.4);
    Some((points(width)?, points(height)?))
}

/// The names of the papers a queue has; none where it does not say.
fn offered(commands: &Commands, printer: Option<&str>) -> Vec<String> {
    let mut lpoptions = Command::new(&commands.lpoptions);
    if let Some(name) = printer {
        lpoptions.args(["-p", name]);
    }
    // Not worth failing for: `lp` itself says what is wrong with the queue.
    let Ok(done) = spoken(lpoptions.arg("-l")).output() else { return Vec::new() };
    let said = String::from_utf8_lossy(&done.stdout);
    let line = said.lines().find(|line| line.starts_with("PageSize/") || line.starts_with("media/"));
    let names = line.and_then(|line| line.split_once(':')).map_or("", |(_, names)| names);
    names.split_whitespace().map(|name| name.trim_start_matches('*').to_owned()).collect()
}

/// The job in `request id is Office-12 (0 file(s))`.
fn job(said: &str) -> Option<&str> {
    said.split_whitespace().find(|word| {
        word.rsplit_once('-')
            .is_some_and(|(name, n)| !name.is_empty() && !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    })
}

fn lpstat(commands: &Commands, arguments: &[&str]) -> Result<String> {
    let refused = |detail| Error::Printer { name: String::new(), detail };
    let mut lpstat = Command::new(&commands.lpstat);
    let done = spoken(lpstat.args(arguments)).output().map_err(|e| refused(missing("lpstat", &e)))?;
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    let complaint = words(&done.stderr, b"");
    if done.status.success() || complaint.contains("No destinations added") {
        Ok(said)
    } else {
        Err(refused(if complaint.is_empty() { said } else { complaint }))
    }
}

/// In plain English, which is what is read here.
fn spoken(command: &mut Command) -> &mut Command {
    command.env("LC_ALL", "C").stdout(Stdio::piped()).stderr(Stdio::piped())
}

fn missing(command: &str, error: &std::io::Error) -> String {
    if error.kind() == ErrorKind::NotFound { format!("{command}: CUPS is not installed") } else { error.to_string() }
}

/// What a command complained about, on one line.
fn words(stderr: &[u8], stdout: &[u8]) -> String {
    let said = [stderr, stdout].map(|bytes| String::from_utf8_lossy(bytes).trim().replace('\n', " "));
    let said = said.into_iter().find(|text| !text.is_empty()).unwrap_or_else(|| "?".to_owned());
    // The sentence it goes into has its own full stop.
    said.trim_end_matches('.').to_owned()
}

/// Puts together what the three questions to `lpstat` gave.
fn read(names: &str, default: &str, states: &str) -> Vec<Printer> {
    let default = default.rsplit_once(": ").map_or("", |(_, name)| name.trim());
    let names = names.lines().map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| Printer { name: name.to_owned(), is_default: name == default, note: note(name, states) }).collect()
}

/// Why a printer is not ready: the words after `disabled since …`, and the line under it.
fn note(name: &str, states: &str) -> String {
    let mut lines = states.lines();
    let Some(line) = lines.by_ref().find(|line| {
        line.strip_prefix("printer ").and_then(|rest| rest.strip_prefix(name)).is_some_and(|rest| rest.starts_with(' '))
    }) else {
        return String::new();
    };
    if line.contains(" is idle") || line.contains("now printing") {
        return String::new();
    }
    let why = lines.next().filter(|next| next.starts_with(char::is_whitespace)).map_or("", str::trim);
    let state = line.trim_start_matches("printer ").trim_start_matches(name).trim().trim_end_matches(" -");
    [state, why].iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_printer_and_a_stopped_one_are_told_apart() {
        let printers = read(
            "Office_A4\nLabels\nFar-Away\n",
            "system default destination: Labels\n",
            "printer Office_A4 is idle.  enabled since Mon Nov 23 08:00:00 2026\n\
             printer Labels disabled since Mon Nov 23 09:12:00 2026 -\n\tOut of paper\n",
        );
        assert_eq!(printers.len(), 3);
        assert!(printers[1].is_default && !printers[0].is_default);
        assert_eq!(printers[0].note, "");
        assert!(
            printers[1].note.contains("disabled") && printers[1].note.ends_with("Out of paper"),
            "{:?}",
            printers[1]
        );
        assert_eq!(printers[2].note, "", "a queue without a state is simply there");
    }

    #[test]
    fn no_default_is_no_printer_called_destination() {
        let printers = read("Office\n", "no system default destination\n", "");
        assert!(!printers[0].is_default);
    }

    #[test]
    fn a_name_with_spaces_quotes_and_semicolons_stays_one_argument() {
        let name = "老打印机; rm -rf \"$HOME\"";
        let arguments = arguments(Some(name), 2, "A5", "-t JYD20261123-003\n借阅单");
        assert_eq!(arguments[..2], ["-d".to_owned(), name.to_owned()]);
        assert_eq!(arguments[2..6], ["-n", "2", "-t", "-t JYD20261123-003借阅单"]);
        assert!(arguments.contains(&"media=A5".to_owned()) && arguments.contains(&"print-scaling=none".to_owned()));
    }

    #[test]
    fn a_paper_goes_by_the_printers_own_name_or_by_its_measures() {
        let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let office = own(&["A4", "A5", "241x140mm", "60x40mm.Borderless", "60x40mm", "Custom.WIDTHxHEIGHT"]);
        assert_eq!(media(Paper::Label60x40, &office), "60x40mm");
        assert_eq!(media(Paper::Continuous241x140, &office), "241x140mm", "9.5 by 5.5 inches by another name");
        assert_eq!(media(Paper::A5Landscape, &office), "A5");
        assert_eq!(media(Paper::Label60x40, &own(&["w113h170", "w170h113"])), "w113h170", "the same label, turned");
        assert_eq!(media(Paper::Label60x40, &own(&["A4", "4x6"])), "Custom.60x40mm");
        assert_eq!(media(Paper::Continuous241x140, &[]), "Custom.241.3x139.7mm");
        assert_eq!(media(Paper::A4Landscape, &[]), "A4");
    }

    #[test]
    fn the_job_is_read_from_what_lp_says() {
        assert_eq!(job("request id is Office-A4-12 (0 file(s))\n"), Some("Office-A4-12"));
        assert_eq!(job("nothing"), None);
    }

    /// A stand-in for `lp` that keeps what it was told and given.
    fn stand_in(folder: &std::path::Path, ends: &str) -> Commands {
        use std::os::unix::fs::PermissionsExt;
        let lp = folder.join("lp");
        let kept = folder.display();
        let script = format!(
            "#!/bin/sh\nfor a in \"$@\"; do printf '%s\\n' \"$a\"; done > '{kept}/told'\ncat > '{kept}/given'\n{ends}\n"
        );
        std::fs::write(&lp, script).unwrap();
        std::fs::set_permissions(&lp, std::fs::Permissions::from_mode(0o755)).unwrap();
        let lpoptions = folder.join("lpoptions");
        std::fs::write(&lpoptions, "#!/bin/sh\necho 'PageSize/Media Size: *A4 60x40mm'\n").unwrap();
        std::fs::set_permissions(&lpoptions, std::fs::Permissions::from_mode(0o755)).unwrap();
        Commands { lp, lpoptions, ..Commands::default() }
    }

    #[test]
    fn the_pdf_reaches_the_queue_byte_for_byte() {
        let folder = tempfile::tempdir().unwrap();
        let commands = stand_in(folder.path(), "echo 'request id is 前台-7 (0 file(s))'");
        let pdf: Vec<u8> = (0..200_000_u32).map(|n| n as u8).collect();
        let job = send_by(&commands, &pdf, Some("前台"), 1, Paper::Label60x40, "资料标签").unwrap();
        assert_eq!(job, "前台-7");
        assert_eq!(std::fs::read(folder.path().join("given")).unwrap(), pdf);
        let told = std::fs::read_to_string(folder.path().join("told")).unwrap();
        assert_eq!(
            told.lines().collect::<Vec<_>>(),
            [
                "-d",
                "前台",
                "-n",
                "1",
                "-t",
                "资料标签",
                "-o",
                "media=60x40mm",
                "-o",
                "print-scaling=none",
                "-o",
                "sides=one-sided"
            ]
        );
    }

    #[test]
    fn a_refusal_comes_back_in_the_systems_words() {
        let folder = tempfile::tempdir().unwrap();
        let commands = stand_in(folder.path(), "echo 'lp: The printer or class does not exist.' >&2; exit 1");
        let error = send_by(&commands, b"%PDF", Some("gone"), 1, Paper::A4Portrait, "x").unwrap_err();
        let problem = error.problem();
        assert_eq!(problem.code, "printer");
        assert!(problem.zh.contains("gone") && problem.zh.contains("does not exist"), "{}", problem.zh);
    }

    #[test]
    fn a_machine_without_cups_says_so() {
        let commands = Commands { lp: "/nowhere/lp".into(), ..Commands::default() };
        let error = send_by(&commands, b"%PDF", None, 1, Paper::A4Portrait, "x").unwrap_err();
        assert!(error.problem().en.contains("CUPS is not installed"));
    }
}
