//! A sheet sent with `lp` comes out of a printer as it was sent.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::Command;

use tests::Printer;
use tests::printer::NAME;

#[test]
fn a_pdf_comes_out_of_the_printer_page_by_page() {
    let printer = Printer::start();
    let folder = tempfile::tempdir().expect("a folder");
    let sheet = folder.path().join("借阅单 JYD20261118-001.pdf");
    fs::write(&sheet, pdf(&["JYD20261118-001 page 1 of 2", "page 2 of 2"])).expect("a sheet");

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
    assert_eq!(text_of(&jobs[0].pdf), text_of(&sheet), "page by page the same words");
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

fn text_of(pdf: &Path) -> Vec<String> {
    let output = Command::new("pdftotext").args(["-layout"]).arg(pdf).arg("-").output().expect("pdftotext starts");
    assert!(output.status.success(), "{} is a PDF", pdf.display());
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let pages = text.split('\u{c}').map(|page| page.trim().to_owned());
    pages.filter(|page| !page.is_empty()).collect()
}

/// A PDF with a line on each page.
fn pdf(pages: &[&str]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for (page, line) in pages.iter().enumerate() {
        let words = format!("BT /F1 14 Tf 40 500 Td ({line}) Tj ET");
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * page
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{words}\nendstream", words.len()));
    }
    let mut out = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", out.len());
        out += &format!("{} 0 obj\n{object}\nendobj\n", number + 1);
    }
    let start = out.len();
    out += &table;
    out += &format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    out.into_bytes()
}
