//! Records in words, one line or a few; the JSON says everything.

use archive::loans::{Loan, LoanState};
use archive::materials::Material;
use archive::receipts::Receipt;
use archive::words::Lang;

/// A table with its columns in line; Chinese letters are two cells wide.
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> =
        (0..columns).map(|c| rows.iter().filter_map(|r| r.get(c)).map(|t| cells(t)).max().unwrap_or(0)).collect();
    let mut text = String::new();
    for row in rows {
        for (nth, cell) in row.iter().enumerate() {
            text.push_str(cell);
            if nth + 1 < row.len() {
                text.extend(std::iter::repeat_n(' ', widths[nth] - cells(cell) + 2));
            }
        }
        text.truncate(text.trim_end_matches(' ').len());
        text.push('\n');
    }
    text
}

fn cells(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{1100}' && !('\u{2010}'..='\u{201f}').contains(&c) { 2 } else { 1 }).sum()
}

/// A receipt with its lines.
pub fn receipt(receipt: &Receipt, lang: Lang) -> String {
    let mut rows = vec![vec![
        receipt.number.clone(),
        receipt.state.word(lang).to_owned(),
        receipt.customer_name.clone(),
        receipt.received_on.clone(),
    ]];
    rows.extend(receipt.lines.iter().map(|line| {
        vec![
            format!("  {}", line.number()),
            line.lifecycle.word(lang).to_owned(),
            line.title.clone(),
            counted(line.copies, line.pages, lang),
        ]
    }));
    table(&rows)
}

/// A material in one line.
pub fn material(material: &Material, lang: Lang) -> Vec<String> {
    vec![
        material.number(),
        material.lifecycle.word(lang).to_owned(),
        material.custody.word(lang).to_owned(),
        material.title.clone(),
        material.customer_short.clone(),
        material.place_path.clone(),
    ]
}

/// A loan slip with its items.
pub fn loan(loan: &Loan, lang: Lang) -> String {
    let due = match (&loan.due_on, loan.state) {
        (Some(due), LoanState::Out) => lang.pick(format!("应还 {due}"), format!("due {due}")),
        _ => String::new(),
    };
    let mut rows = vec![vec![
        loan.number.clone(),
        loan.state.word(lang).to_owned(),
        lang.pick(
            format!("{}，{}", loan.borrower_name, loan.department_name),
            format!("{}, {}", loan.borrower_name, loan.department_name),
        ),
        due,
    ]];
    rows.extend(loan.lines.iter().map(|line| {
        vec![
            format!("  {}", line.number),
            line.state.word(lang).to_owned(),
            line.title.clone(),
            counted(line.copies, line.pages, lang),
        ]
    }));
    table(&rows)
}

/// Copies and pages.
pub fn counted(copies: u32, pages: u32, lang: Lang) -> String {
    lang.pick(format!("{copies} 份 {pages} 页"), format!("{copies} × {pages} p."))
}

/// A size in bytes, in units of 1000.
pub fn bytes(n: u64) -> String {
    match n {
        0..1_000 => format!("{n} B"),
        1_000..1_000_000 => format!("{:.0} kB", n as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", n as f64 / 1e6),
        _ => format!("{:.2} GB", n as f64 / 1e9),
    }
}
