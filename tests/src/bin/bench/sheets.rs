//! A register as xlsx, beside openpyxl writing as many rows of the same text (write-only).

use std::path::Path;
use std::process::Command;

use archive::access;
use archive::ledgers::{RegisterName, export_xlsx};
use tests::measure::{Bench, Contender, Goal};

use crate::archives::{Archives, LEAST};

/// Reads the sheet that was written, and writes the same cells again, timing only that.
const OPENPYXL: &str = "
import sys, time, openpyxl
rows = [[c for c in row] for row in openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0].iter_rows(values_only=True)]
begun = time.perf_counter()
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet()
for row in rows: sheet.append(row)
book.save(sys.argv[2])
print((time.perf_counter() - begun) * 1000)
";

/// Measures the register of everything received in an archive of ten thousand.
pub fn measure(bench: &mut Bench, archives: &Archives) {
    let name = format!("xlsx: register of {LEAST} receipts' lines");
    if !bench.wants_some("xlsx") {
        return;
    }
    let archive = archives.open(LEAST);
    let actor = access::operator(&archive).expect("somebody sits there");
    let (ours, theirs) = (archives.beside("ours.xlsx"), archives.beside("theirs.xlsx"));
    let today = archive.today().to_string();
    let write = || {
        let register = RegisterName::Receipts;
        let written =
            export_xlsx(&archive, &actor, register, "2000-01-01", &today, &ours, true).expect("written").value;
        assert!(written.rows >= LEAST);
    };
    let contenders = vec![
        Contender::timed("kedang, read and written", write),
        Contender::reported("openpyxl, written", || openpyxl(&ours, &theirs)),
    ];
    bench.compare(&name, "ms", Goal::Ratio(1.0), contenders);
}

fn openpyxl(from: &Path, to: &Path) -> f64 {
    let mut python = Command::new("/usr/bin/python3");
    python.args(["-c", OPENPYXL]).arg(from).arg(to);
    let out = python.output().expect("python3 is installed");
    let said = String::from_utf8_lossy(&out.stdout);
    said.trim().parse().unwrap_or_else(|_| panic!("openpyxl: {}", String::from_utf8_lossy(&out.stderr)))
}
