//! Windows: the queues by CIM, the print by what Windows 10 and later bring along.
//!
//! Windows has no command that prints a PDF silently. `print.ps1` renders each page with the
//! system's own PDF reader (`Windows.Data.Pdf`, WinRT) and draws it at its true size through the
//! printer's driver (`System.Drawing.Printing`): no program of third parties, no association of
//! `.pdf`, no dialog. PowerShell 5.1, which is part of Windows, is asked for by name because the
//! newer one cannot reach WinRT.
//!
//! Not tried: none of this was run on Windows. To be looked at first there: that a page's size in
//! points is taken from the PDF (`PdfPage.Size` is in 1/96 inch), that continuous and label sizes
//! reach the driver as custom paper, and the speed of a long register at 300 dpi.

use std::io::Write;
use std::os::windows::process::CommandExt;
use std::process::{Command, Output, Stdio};

use serde::Deserialize;

use super::Printer;
use crate::error::{Act, Error, Result};
use crate::forms::Paper;

const SCRIPT: &str = include_str!("print.ps1");

/// No console window flashes up beside the desk.
const NO_WINDOW: u32 = 0x0800_0000;

const LIST: &str = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; \
    @(Get-CimInstance Win32_Printer | Select-Object Name, Default, WorkOffline) | ConvertTo-Json -Compress";

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Found {
    name: String,
    #[serde(default)]
    default: bool,
    #[serde(default)]
    work_offline: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Answer {
    Many(Vec<Found>),
    One(Found),
}

pub(super) fn list() -> Result<Vec<Printer>> {
    let refused = |detail: String| Error::Printer { name: String::new(), detail };
    let done = powershell().args(["-Command", LIST]).output().map_err(|e| refused(e.to_string()))?;
    if !done.status.success() {
        return Err(refused(words(&done)));
    }
    let said = String::from_utf8_lossy(&done.stdout);
    let said = said.trim().trim_start_matches('\u{feff}');
    if said.is_empty() {
        return Ok(Vec::new());
    }
    let found = match serde_json::from_str(said).map_err(|e| refused(e.to_string()))? {
        Answer::Many(found) => found,
        Answer::One(found) => vec![found],
    };
    let printer = |found: Found| Printer {
        name: found.name,
        is_default: found.default,
        note: if found.work_offline { "offline".to_owned() } else { String::new() },
    };
    Ok(found.into_iter().map(printer).collect())
}

pub(super) fn send(pdf: &[u8], printer: Option<&str>, copies: u32, paper: Paper, title: &str) -> Result<String> {
    let refused = |detail: String| Error::Printer { name: printer.unwrap_or_default().to_owned(), detail };
    let folder = std::env::temp_dir().join(format!("kedang-print-{}", uuid::Uuid::now_v7().simple()));
    std::fs::create_dir_all(&folder).map_err(Error::io(Act::Create, &folder))?;
    let _gone = Gone(folder.clone());
    let [script, file] = ["print.ps1", "sheet.pdf"].map(|name| folder.join(name));
    // PowerShell 5.1 takes a script for the system's code page unless a mark says that it is UTF-8.
    let mut text = std::fs::File::create(&script).map_err(Error::io(Act::Create, &script))?;
    text.write_all(b"\xef\xbb\xbf")
        .and_then(|()| text.write_all(SCRIPT.as_bytes()))
        .map_err(Error::io(Act::Write, &script))?;
    drop(text);
    std::fs::write(&file, pdf).map_err(Error::io(Act::Write, &file))?;
    let (width, height) = paper.size_mm();
    let title: String = title.chars().filter(|c| !c.is_control()).take(120).collect();
    let mut command = powershell();
    command.arg("-File").arg(&script);
    // By the environment: no quoting rule of PowerShell ever sees them.
    command.env("KEDANG_PDF", &file).env("KEDANG_PRINTER", printer.unwrap_or_default());
    command.env("KEDANG_COPIES", copies.to_string()).env("KEDANG_TITLE", &title);
    command.env("KEDANG_WIDTH_MM", width.to_string()).env("KEDANG_HEIGHT_MM", height.to_string());
    let done = command.output().map_err(|e| refused(e.to_string()))?;
    if done.status.success() { Ok(title) } else { Err(refused(words(&done))) }
}

fn powershell() -> Command {
    let mut command = Command::new("powershell.exe");
    command.args(["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass"]);
    command.stdin(Stdio::null()).creation_flags(NO_WINDOW);
    command
}

fn words(done: &Output) -> String {
    let said =
        [&done.stderr, &done.stdout].map(|bytes| String::from_utf8_lossy(bytes).trim().replace(['\r', '\n'], " "));
    said.into_iter().find(|text| !text.is_empty()).unwrap_or_else(|| done.status.to_string())
}

/// A folder that goes when it is done with.
struct Gone(std::path::PathBuf);

impl Drop for Gone {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
