//! Registers, laid out here: a year has ten thousand entries, and asking the
//! typesetter for the height of each of 250,000 cells takes minutes and gigabytes.
//!
//! Entries are wrapped with the widths of the very font, stand on a grid of half
//! lines, and each column of a page goes to the press as one text. Two facts stand
//! below each other in a cell, so that 25 columns stay readable on A4.

mod columns;
mod wrap;

use press::Press;
use serde_json::{Map, Value, json};

use columns::Column;
pub use columns::Columns;
use wrap::wrap;

/// Size of the type, in millimetres (8 pt).
const SIZE: f64 = 8.0 * 25.4 / 72.0;
/// Width between the margins of A4 landscape.
const WIDTH: f64 = 297.0 - 2.0 * 8.0;
/// White at each side of a cell.
const PAD: f64 = 0.8;
/// Half the distance of two lines; a row of k lines is 2k + 1 of them high.
const HALF_LINE: f64 = 1.74;
/// Half lines on a page: seventeen rows of two lines.
const PAGE: usize = 85;
/// Lines of an ordinary row.
const LINES: usize = 2;
/// Longest text of a field; the rest stands in the archive.
const LONGEST: usize = 200;

/// Replaces the `rows` of a register by `pages`, ready to be drawn.
pub fn rule(register: &mut Value, columns: &Columns, press: &Press, cut: &str) {
    let Some(Value::Array(rows)) = register.get_mut("rows").map(Value::take) else { return };
    let shares: f64 = columns.all.iter().map(|c| c.share).sum();
    let widths: Vec<f64> = columns.all.iter().map(|c| WIDTH * c.share / shares).collect();
    let rows: Vec<Row> = rows
        .iter()
        .enumerate()
        .filter_map(|(i, row)| Some(Row::new(i, row.as_object()?, columns, &widths, press, cut)))
        .collect();
    let mut so_far = Sums::new(columns);
    let pages: Vec<Value> = paginate(&rows)
        .into_iter()
        .map(|page| {
            let mut here = Sums::new(columns);
            page.iter().for_each(|row| here.add(row));
            so_far.join(&here);
            json!({
                "heights": heights(page),
                "columns": (0..columns.all.len()).map(|c| segments(page, c)).collect::<Vec<_>>(),
                "here": here.to_json(),
                "so_far": so_far.to_json(),
            })
        })
        .collect();
    *register = json!({
        "period": register["period"],
        "range": register["range"],
        "count": rows.len(),
        "half_line": HALF_LINE,
        "widths": widths,
        "heads": columns.all.iter().map(|c| c.head).collect::<Vec<_>>(),
        "starts": columns.all.iter().map(|c| c.start).collect::<Vec<_>>(),
        "sums": columns.sums.iter().map(|(_, words)| words).collect::<Vec<_>>(),
        "pages": pages,
    });
}

/// An entry: its cells as lines, and what it adds to the sums.
struct Row {
    cells: Vec<Vec<String>>,
    lines: usize,
    void: bool,
    adds: Vec<u64>,
}

impl Row {
    fn new(i: usize, row: &Map<String, Value>, columns: &Columns, widths: &[f64], press: &Press, cut: &str) -> Self {
        let mut cells: Vec<Vec<String>> = columns
            .all
            .iter()
            .zip(widths)
            .map(|(column, width)| {
                let room = (width - 2.0 * PAD) / SIZE;
                column.texts(i, row).flat_map(|text| wrap(&shortened(text, cut), room, &|c| press.advance(c))).collect()
            })
            .collect();
        // More than a page nobody can read in a register.
        let most = (PAGE - 1) / 2;
        for cell in &mut cells {
            if cell.len() > most {
                cell.truncate(most - 1);
                cell.push("……".to_owned());
            }
        }
        let lines = cells.iter().map(Vec::len).max().unwrap_or(0).max(LINES);
        let void = row.get("void").and_then(Value::as_bool).unwrap_or(false);
        let adds = columns
            .sums
            .iter()
            .map(|(name, _)| row.get(*name).and_then(Value::as_u64).filter(|_| !void).unwrap_or(0))
            .collect();
        Self { cells, lines, void, adds }
    }

    fn height(&self) -> usize {
        2 * self.lines + 1
    }
}

fn shortened(text: String, cut: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}{cut}", &text[..at]),
        None => text,
    }
}

/// Fills page after page; a register without entries is one empty page.
fn paginate(rows: &[Row]) -> Vec<&[Row]> {
    let mut pages = Vec::new();
    let (mut from, mut used) = (0, 0);
    for (i, row) in rows.iter().enumerate() {
        if used + row.height() > PAGE {
            pages.push(&rows[from..i]);
            (from, used) = (i, 0);
        }
        used += row.height();
    }
    pages.push(&rows[from..]);
    pages
}

/// Heights of the rows of a page in half lines, empty ones to its foot included.
fn heights(page: &[Row]) -> Vec<usize> {
    let mut heights: Vec<usize> = page.iter().map(Row::height).collect();
    let empty = 2 * LINES + 1;
    let left = PAGE - heights.iter().sum::<usize>();
    heights.extend(std::iter::repeat_n(empty, left / empty));
    heights
}

/// A column of a page as one text on the grid: pieces, and whether each is struck out.
fn segments(page: &[Row], column: usize) -> Vec<(bool, String)> {
    let mut segments: Vec<(bool, String)> = vec![(false, String::new())];
    let plain = |segments: &mut Vec<(bool, String)>, halves: usize| {
        let breaks = "\n".repeat(halves);
        match segments.last_mut() {
            Some((false, text)) => text.push_str(&breaks),
            _ => segments.push((false, breaks)),
        }
    };
    let columns = page.first().map_or(0, |row| row.cells.len());
    for row in page {
        let lines = &row.cells[column];
        // The middle line of the cell stands in the middle of the row.
        let above = if lines.is_empty() { 0 } else { row.lines + 1 - lines.len() };
        plain(&mut segments, above);
        let text = lines.join("\n\n");
        // The last column says why an entry is void: it stays readable.
        if row.void && column + 1 < columns && !text.is_empty() {
            segments.push((true, text));
        } else if let Some((false, last)) = segments.last_mut() {
            last.push_str(&text);
        } else {
            segments.push((false, text));
        }
        let drawn = above + 2 * lines.len().saturating_sub(1);
        plain(&mut segments, row.height() - drawn);
    }
    segments
}

/// Number of entries and sums, void ones counted as entries only.
struct Sums {
    rows: usize,
    sums: Vec<u64>,
}

impl Sums {
    fn new(columns: &Columns) -> Self {
        Self { rows: 0, sums: vec![0; columns.sums.len()] }
    }

    fn add(&mut self, row: &Row) {
        self.rows += 1;
        self.sums.iter_mut().zip(&row.adds).for_each(|(sum, add)| *sum += add);
    }

    fn join(&mut self, other: &Sums) {
        self.rows += other.rows;
        self.sums.iter_mut().zip(&other.sums).for_each(|(sum, add)| *sum += add);
    }

    fn to_json(&self) -> Value {
        json!({ "rows": self.rows, "sums": self.sums })
    }
}

impl Column {
    /// The texts of a cell, one below the other; the first column counts.
    fn texts(&self, i: usize, row: &Map<String, Value>) -> impl Iterator<Item = String> {
        let counter = self.names.is_empty().then(|| (i + 1).to_string());
        let fields = self.names.iter().filter_map(|name| match row.get(*name)? {
            Value::String(text) if !text.is_empty() => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        });
        counter.into_iter().chain(fields)
    }
}
