//! From a sheet to paper: words as they stand, codes as QR, the press does the rest.

use press::{Pdf, Press, PressError, Sheet, qr_svg};
use serde_json::Value;

use super::frame::FormSheet;
use super::ruled::{Columns, rule};
use super::templates::TEMPLATES;

/// Prints a sheet as a PDF; each copy (逐联打印) or label is a page of its own.
pub fn print(press: &Press, sheet: &FormSheet) -> Result<Pdf, PressError> {
    set(press, sheet, to_data(sheet)?, |sheet| press.print(sheet))
}

/// Draws the pages of a sheet as SVG for the window: the same lines as its PDF.
pub fn pages_svg(press: &Press, sheet: &FormSheet) -> Result<Vec<String>, PressError> {
    set(press, sheet, to_data(sheet)?, |sheet| press.pages_svg(sheet))
}

/// The sheet as the templates read it.
fn to_data(sheet: &FormSheet) -> Result<Value, PressError> {
    serde_json::to_value(sheet)
        .map_err(|e| PressError::Template { place: sheet.body.form().template().to_owned(), message: e.to_string() })
}

/// Hands the data of a sheet to the press.
pub(super) fn set<T>(
    press: &Press,
    sheet: &FormSheet,
    mut data: Value,
    print: impl Fn(&Sheet) -> Result<T, PressError>,
) -> Result<T, PressError> {
    let form = sheet.body.form();
    prepare(&mut data)?;
    // A slip is refused for a character no font has: it is signed as it stands.
    if !form.is_register() {
        return set_once(press, sheet, data, &print);
    }
    // One strange title must not keep a whole year from being printed.
    loop {
        match set_once(press, sheet, data.clone(), &print) {
            Err(PressError::MissingGlyph { characters, .. }) => geta(&mut data, &characters),
            set => return set,
        }
    }
}

/// 〓 (geta, JIS X 4051) stands for a character no font can draw.
fn geta(value: &mut Value, characters: &str) {
    match value {
        Value::String(text) => {
            // What only joins or varies a sign no font has goes with it.
            let gone = |c: &char| !matches!(c, '\u{200D}' | '\u{FE0E}' | '\u{FE0F}');
            if text.chars().any(|c| characters.contains(c)) {
                *text = text.chars().filter(gone).map(|c| if characters.contains(c) { '〓' } else { c }).collect();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| geta(value, characters)),
        Value::Object(fields) => fields.values_mut().for_each(|value| geta(value, characters)),
        _ => {}
    }
}

fn set_once<T>(
    press: &Press,
    sheet: &FormSheet,
    mut data: Value,
    print: impl Fn(&Sheet) -> Result<T, PressError>,
) -> Result<T, PressError> {
    let form = sheet.body.form();
    if let Some(columns) = Columns::of(form) {
        let cut = sheet.frame.lang.pick("……（全文见电子记录）", "… (full text in the record)");
        rule(&mut data["body"], columns, press, cut);
    }
    let title = format!("{} {}", sheet.frame.title, sheet.frame.number);
    print(&Sheet {
        template: form.template(),
        files: TEMPLATES,
        data: &data,
        picture: sheet.body.picture(),
        title: title.trim(),
        made: sheet.frame.made,
    })
}

/// Puts the QR beside each `code`, and makes one line of every text: a line
/// break or a control character in a name must not tear a form apart.
fn prepare(value: &mut Value) -> Result<(), PressError> {
    match value {
        Value::String(text) if text.contains(char::is_control) => {
            *text = text.split(char::is_control).filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ");
        }
        Value::Array(values) => values.iter_mut().try_for_each(prepare)?,
        Value::Object(fields) => {
            fields.values_mut().try_for_each(prepare)?;
            if let Some(Value::String(code)) = fields.get("code") {
                let qr = if code.is_empty() { String::new() } else { qr_svg(code)? };
                fields.insert("qr".to_owned(), Value::String(qr));
            }
        }
        _ => {}
    }
    Ok(())
}
