//! A sheet sent with `lp` comes out of a printer as it was sent.
#![cfg(target_os = "linux")]

use std::fs;

use tests::Printer;
use tests::pdf::{pages_of, with_pages};
use tests::printer::NAME;

#[test]
fn a_pdf_comes_out_of_the_printer_page_by_page() {
    let printer = Printer::start();
    let folder = tempfile::tempdir().expect("a folder");
    let sheet = folder.path().join("借阅单 JYD20261118-001.pdf");
    fs::write(&sheet, with_pages(&["JYD20261118-001 page 1 of 2", "page 2 of 2"])).expect("a sheet");

    let sent = printer
        .command("lp")
        .args(["-d", NAME, "-n", "2", "-o", "media=iso_a5_148x210mm", "-t", "借阅单 JYD20261118-001"])
        .arg(&sheet)
        .output()
        .expect("lp starts");
    assert!(sent.status.success(), "{}", String::from_utf8_lossy(&sent.stderr));

    let jobs = printer.wait_for_jobs(1);
    assert_eq!(jobs.len(), 1);
    assert_eq!(jobs[0].title, "借阅单 JYD20261118-001");
    assert_eq!(jobs[0].copies, 2, "the printer was asked for two of each");
    assert_eq!(jobs[0].paper, (14800, 21000), "on A5");
    assert_eq!(pages_of(&jobs[0].pdf), pages_of(&sheet), "page by page the same words");
}

#[test]
fn the_queue_names_its_papers() {
    let printer = Printer::start();
    let said = printer.command("lpoptions").args(["-p", NAME, "-l"]).output().expect("lpoptions starts");
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let sizes = said.lines().find(|line| line.starts_with("PageSize")).unwrap_or_default();
    for size in ["*A4", "A5", "241x140mm", "60x40mm"] {
        assert!(sizes.contains(size), "{size} in {sizes}");
    }
    let names = printer.command("lpstat").arg("-e").output().expect("lpstat starts");
    assert_eq!(String::from_utf8_lossy(&names.stdout).trim(), NAME);
}
