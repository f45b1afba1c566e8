//! PDFs as strangers send them, and the words of those that were printed.

use std::path::Path;
use std::process::Command;

/// A PDF with one line of words on each page, in the letters that Helvetica has; other words make another
/// file of it all the same.
pub fn with_pages(pages: &[&str]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for (page, line) in pages.iter().enumerate() {
        let said: String = line.bytes().map(|byte| format!("{byte:02X}")).collect();
        let words = format!("BT /F1 14 Tf 40 500 Td <{said}> Tj ET");
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

/// The text of each page that has any, as it stands there.
#[track_caller]
pub fn pages_of(pdf: &Path) -> Vec<String> {
    let output = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output().expect("pdftotext starts");
    assert!(output.status.success(), "{} is a PDF", pdf.display());
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let pages = text.split('\u{c}').map(|page| page.trim().to_owned());
    pages.filter(|page| !page.is_empty()).collect()
}

/// All its words, with single spaces.
#[track_caller]
pub fn words_of(pdf: &Path) -> String {
    pages_of(pdf).iter().flat_map(|page| page.split_whitespace()).collect::<Vec<_>>().join(" ")
}
